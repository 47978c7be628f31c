"""Whether what looks like a date in running text is one: «i 2020», but not «2020 kroner», «sak 2020/123» or «§ 11-3».

Flows in: tokens and the place of something that reads as a date. Flows out: yes or no. When in doubt, no.
"""

from assistant.deadlines.date_phrases import Phrase
from assistant.deadlines.date_scan import Scan
from assistant.deadlines.date_tokens import NUMBER, WORD, Tokens
from assistant.deadlines.durations import DURATION_WORDS
from assistant.deadlines.vocabulary import MONTH_ABBREVIATIONS, MONTHS, SEASONS_DEFINITE, WEEKDAYS, word_set

# After these a number is a label: a case, a section, a version, a telephone.
_LABELS = word_set(
    "sak saka saken saksnr saknr arkivsak arkivsaksnr ps fs ks fsk kst utv ref referanse nr nummer § §§ kapittel "
    "kap punkt pkt avsnitt versjon ver v side s tlf telefon telefonnr telefax faks mobil rom gnr bnr gårdsnr "
    "bruksnr kontonr konto org orgnr organisasjonsnr iso postnr postboks boks tabell figur vedlegg tittel lov lova "
    "loven ip"
)
# Beside these a number of four digits is an amount.
_COUNTED = DURATION_WORDS | word_set(
    "kr kroner kronar krone mill millioner millionar mrd milliarder prosent promille innbyggere innbyggjarar "
    "innbyggarar personer personar ansatte tilsette stk stykk meter m km cm mm kvm m2 kg gram tonn liter timer "
    "timar time minutter minutt brukere brukarar plasser plassar elever elevar pasienter pasientar stillinger "
    "stillingar årsverk tilfeller tilfelle saker boliger bustader barn menn kvinner deltakere deltakarar ganger "
    "gonger poeng stemmer røyster sider kommuner kommunar land euro eur nok usd dollar enheter einingar husstander "
    "hushald % ‰ °"
)
_AMOUNT_WORDS = word_set(
    "er var ca cirka omtrent rundt over under nesten minst maks maksimalt inntil koster kostar på har hadde enn vel "
    "drøyt snaut hele omlag lag opptil tilsvarer utgjør utgjer får fikk fekk trenger treng bruker brukar med av "
    "blir ble vart totalt samlet kroner kr pluss minus"
)
_BEFORE_A_YEAR = word_set(
    "i år året siden sidan innen innan før etter fra frå til og eller mellom årene åra senest seinast tidligst "
    "tidlegast per pr for ut våren sommeren høsten hausten vinteren"
)
_FUNCTION_WORDS = word_set(
    "og eller til er var ble blir vart skal skulle vil må kan kunne har hadde med men som at i på av for fra frå da "
    "når om ved etter før mot uten utan over under samt der det de den ikke ikkje bare berre også kom kommer gjorde "
    "sluttet viser vedtok"
)
_REPEATED = word_set("hver kvar hvert kvart annenhver annankvar annakvar noen nokon en ein per flere fleire")


def stands_alone(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether nothing is glued to either side that makes it part of a longer code, number or word."""
    before = tokens[start - 1]
    if tokens.glued(start) and start > 0:
        if before.kind in (NUMBER, WORD) or before.norm in "§#@&_+=*":
            return False
        far = tokens[start - 2]
        if tokens.glued(start - 1) and before.norm in "-/.:,~" and (far.kind == NUMBER or before.norm not in ":,"):
            return False
    if tokens.glued(stop):
        after = tokens[stop]
        if after.kind in (NUMBER, WORD) or after.norm in "%‰°§@_=":
            return False
        if tokens.glued(stop + 1) and tokens[stop + 1].kind in (NUMBER, WORD):
            far_is_number = tokens[stop + 1].kind == NUMBER
            return after.norm not in ("-/.:_@," if far_is_number else "-_@")
    return True


def is_date_here(scan: Scan, phrase: Phrase, start: int, stop: int) -> bool:
    """Whether the words around let these tokens be a date."""
    tokens, core = scan.tokens, phrase.core
    first, last = tokens[core], tokens[stop - 1]
    if (
        first.kind == NUMBER
        and tokens[core + 1].norm in ".-/"
        and tokens[core + 2].kind == NUMBER
        and _labelled(tokens, core)
    ):
        return False
    if last.kind == NUMBER and _counts_something(tokens, stop):
        return False
    if last.capital and tokens[stop].capital and (last.norm in MONTHS or last.norm in MONTH_ABBREVIATIONS):
        return False  # «kl. 12 Jan Olsen», «Mai Britt»
    if first.digits == 4 and tokens.norm(core + 1) == "/" and tokens.norm(core - 1).endswith(("året", "sesongen")):
        return tokens.norm(core - 1) == "året"  # a school year is not two calendar years
    if stop == core + 1 and last.digits == 4:
        return _is_year(tokens, start, core)
    if phrase.second is not None:
        both_weekdays = first.norm in WEEKDAYS and last.norm in WEEKDAYS and stop - core <= 4
        return not both_weekdays and not (first.digits == 4 and _labelled(tokens, core))
    if first.norm == "q" and stop == core + 2:
        return not (tokens[core - 1].capital and start == core) and tokens[core - 1].kind != NUMBER
    if stop != core + 1:
        return True
    if first.norm in MONTHS:
        return not first.capital or (start < core and not tokens[stop].capital) or len(tokens) == 1
    if first.norm in WEEKDAYS:
        return not (tokens.norm(core - 1) in _REPEATED or _beside_weekday(tokens, start, stop))
    if first.norm in SEASONS_DEFINITE:
        return tokens.norm(core - 1) not in ("om", "hver", "kvar")
    return True


def _labelled(tokens: Tokens, core: int) -> bool:
    before = tokens[core - 1]
    word = tokens[core - 2] if before.norm in (".", ":") else before
    return word.norm in _LABELS


def _counts_something(tokens: Tokens, stop: int) -> bool:
    """Whether what follows the number is what it counts, also across «til 2500 kroner»."""
    if tokens.norm(stop) in _COUNTED:
        return True
    # «31.10.2022 - 6 mnd» takes away from a date; «20–25 dager» counts.
    joined = tokens.norm(stop) in ("til", "og", "eller") or (tokens.norm(stop) == "-" and tokens.glued(stop))
    further = tokens[stop + 1].kind == NUMBER and joined
    return further and tokens.norm(stop + 2) in _COUNTED


def _is_year(tokens: Tokens, start: int, core: int) -> bool:
    """Whether a bare number of four digits is a year: after «i», «etter», «(» and such, or last in its clause."""
    before, after = tokens[core - 1], tokens[core + 1]
    if before.kind == NUMBER or after.kind == NUMBER or _labelled(tokens, core):
        return False
    if before.norm == "(" and after.norm in (")", ",", "-"):
        return True
    if start < core or before.norm in _BEFORE_A_YEAR:
        return before.norm in ("i", "år", "året") or not _looks_counted(after.norm, after.kind)
    if before.kind != WORD or before.norm in _AMOUNT_WORDS or tokens[core].value % 100 == 0:
        return False
    return after.kind != WORD or after.norm in _FUNCTION_WORDS


def _looks_counted(word: str, kind: str) -> bool:
    """Whether the word has the ending of a plural noun («oppgaver», «stolar») and is no small word."""
    return kind == WORD and len(word) > 4 and word.endswith(("er", "ar", "ene", "ane")) and word not in _FUNCTION_WORDS


def _beside_weekday(tokens: Tokens, start: int, stop: int) -> bool:
    after = tokens.norm(stop) in ("til", "-") and tokens.norm(stop + 1) in WEEKDAYS
    before = tokens.norm(start - 1) in ("til", "-") and tokens.norm(start - 2) in WEEKDAYS
    return after or before or (tokens.norm(start) == "til" and tokens.norm(start - 1) in WEEKDAYS)
