"""An earlier question with what a follow-up names in the place of its like: «Hva koster alternativ B?», «og A?».

Flows in: the earlier question and the follow-up, both in their own letters. Flows out: the earlier question changed, or
as it was where nothing in it is of the same kind. It knows neither the sources nor what the words mean.
"""

import re

from assistant.deadlines.vocabulary import MONTH_NAMES
from assistant.reading.question_type import SUM

_MONTHS = "|".join(MONTH_NAMES)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_OR_CODE = (
    re.compile(
        rf"\b\d{{1,2}}\.\s*(?:{_MONTHS})(?:\s+\d{{4}})?\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"),
    re.compile(r"\b(?:[A-ZÆØÅ]{1,4}\s?\d{1,2}|[a-zæøå]{1,3}\d{1,2})\b"),
    _YEAR,
)
_KINDS = (*_DAY_OR_CODE, re.compile(r"\b\d+\s+(?:dag|uke|veke|måned|månad|mnd|år|virkedag)\w*", re.IGNORECASE))
_TIME = re.compile(
    r"\b(?:(?:hittil|så langt) )?(?:i år|i fjor|i dag|(?:(?:til )?neste|forrige) år|nå|no|året (?P<side>før|etter)"
    rf"|(?:i |for |fra )?(?:(?:{_MONTHS}|(?:vår|sommer|høst|haust|vinter)\w{{0,2}})(?: (?:19|20)\d\d)?"
    r"|(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(r"\s+\d{4}$")
_MONTH_LENGTH = re.compile(
    r"\b(?:(\d+)|et halvt|ett|et|en|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|halvannet)"
    r"\s+(dag|uke|veke|måned|månad|mnd|år|virkedag)\w*",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\b(\d+|ett|en|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|atten)\b", re.IGNORECASE)

_OPENS = re.compile(
    r"^\W*(?:(?:og|å|men|så|enn|ja|ok)\s+)*(?:(?:hva|kva|ka|hæ)\s+(?:så\s+)?(?:med|me|om)\s+)?(?:for\s+)?",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"(?:\s+(?:da|då|nå|no|også|óg))?[\s?!.]*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:(?P<noun>[^\W\d]{4,}) )?(?P<label>[A-ZÆØÅa-zæøå]|\d{1,2})")
_LABELLED = re.compile(
    r"\b(?P<noun>[^\W\d]{4,}) (?P<label>[A-ZÆØÅ]|\d{1,2})\b"
    r"(?![.,]?\d|\.\s*\w|\s+(?:dag|uke|veke|måned|månad|år|prosent|kroner|mill))"
)
_CODE = re.compile(r"\b[A-ZÆØÅa-zæøå]\d{1,2}\b")
_NAME = re.compile(r"(?<=\w )[A-ZÆØÅ][\w-]*(?: [A-ZÆØÅ][\w-]*)*")
_LONE_NAME = re.compile(r"[A-ZÆØÅ][\w-]*(?: [A-ZÆØÅ][\w-]*)*")
_GENITIVE = re.compile(r"(?:s|[’'])$")
_PREPOSITION = r"(?:i|på|for|til|ved|fra|frå|av|hos)"
_BODY = (
    r"(?:kommunestyret|formannskapet|formannskapen|bystyret|fylkestinget|fylkesutvalget|\w*utvalet|\w*utvalget"
    r"|\w*komiteen|\w*nemnda|\w*styret|\w*rådet)"
)
_IN_BODY = re.compile(rf"\b(?P<prep>i|av) (?P<body>{_BODY})\b", re.IGNORECASE)
_SAID_BY = re.compile(
    r"\b(?:mente|mener|meiner|meinte|sa|sier|seier|svarte|svarer|krevde|krever|krev|ønsket|ønsker|ønskjer|ba|ber"
    r"|bad|foreslo|foreslår|tror|trur|trodde|synes|syns|syntes|skrev|skriver|skriv|påpekte|etterlyste)"
    r" (?P<who>\w+(?: (?!(?:om|i|til|for|mot|at|selv|skal|ha|på|med|av)\b)\w+){0,2}?)"
    r"(?= (?:om|i|til|for|mot|at|selv|skal|ha)\b|\W*$)",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"\b\w*(?:lag|laget|råd|rådet|rådene|forening\w*|forum|forumet|utval\w*|parti\w*|kommunen|kommune|direktør\w*|ordfører\w*"
    r"|ordførar\w*|forbund\w*|nemnd\w*|styre|styret|selskap\w*|direktorat\w*|leder\w*|leiar\w*|ombud\w*|klubb\w*|velet"
    r"|vel|skole|skolen|statsforvalter\w*|fylket|konsulent\w*|rådgiver\w*|advokat\w*|bonde\w*|eier\w*|eigar\w*|ansatte"
    r"|tillitsvalgt\w*|foreldre\w*)\b|\b[A-ZÆØÅ]{2,}\b",
)
"""What may say or want something; «gågata» may not."""


_OF_ONE_THING = re.compile(
    r"^\W*(?P<asks>(?:når|kva tid|ka tid|hva|kva|ka|(?:hvor|kor) (?:mye|mykje|stor\w*|høy\w*)|hvem|kven|hvor|kor)"
    r" (?:er|var|blir|ble|blei|vart|koster|kostar|kosta|kostet|starter|startar|åpner|opnar|leder|leiar|eier|eig))"
    r" [^\W\d]",
    re.IGNORECASE,
)
_OF_NO_SUM = re.compile(r"når|kva tid|ka tid|hvem|kven|(?:hvor|kor) (?!mye|mykje|stor|høy)", re.IGNORECASE)
_SUM = re.compile(SUM, re.IGNORECASE)
_DEFINITE = re.compile(r"(?:den |det |de |dei )?(?:\w+e )?\w{2,}(?:en|et|a|ene|ane)", re.IGNORECASE)


def with_value(earlier: str, follow_up: str, rest: str) -> str:
    """`earlier` with the date, time, code or length of `follow_up` in the place of its own; `rest` is the follow-up
    without what connects it."""
    changed = _with_namesakes(earlier, follow_up)
    changed = changed if changed != earlier else _with_time(earlier, rest)
    return changed if changed != earlier else _with_other_length(earlier, follow_up, rest)


def with_like(earlier: str, follow_up: str) -> str:
    """`earlier` with the label, body, name or speaker of `follow_up` in the place of its own. Less sure: what a name
    stands in for is seen by its form alone."""
    swaps = (_with_label, _with_code, _with_body, _with_same_head, _with_name, _with_speaker)
    return next((changed for swap in swaps if (changed := swap(earlier, follow_up)) != earlier), earlier)


def with_subject(earlier: str, follow_up: str) -> str:
    """«Når er høringsfristen for planen?» → «Når er folkemøtet?»; what it said besides is left out of it. A sum is of
    what was asked before, and takes no place in a question of when, who or where: «Og prisen?»."""
    named, there = _named(follow_up), _OF_ONE_THING.match(earlier)
    if there is None or not _DEFINITE.fullmatch(named) or (_OF_NO_SUM.match(there["asks"]) and _SUM.fullmatch(named)):
        return earlier
    when = " ".join(match.group() for kind in _DAY_OR_CODE for match in kind.finditer(earlier[there.end() :]))
    return f"{there['asks']} {named}{f' {when}' if when else ''}?"


def _named(follow_up: str) -> str:
    """What the follow-up names, in its own letters: «C» of «enn C da?»."""
    return _CLOSES.sub("", _OPENS.sub("", follow_up)).strip()


def _with_namesakes(earlier: str, follow_up: str) -> str:
    changed = earlier
    for kind in _KINDS:
        now, there = kind.search(follow_up), kind.search(changed)
        if now and there and kind.search(earlier):
            # A day without a year is in the year of the day it replaces.
            year = _YEAR_AFTER.search(there.group()) if not _YEAR_AFTER.search(now.group()) else None
            named = now.group() + (year.group() if year and now.group()[-1].isalpha() else "")
            changed = changed[: there.start()] + named + changed[there.end() :]
    return changed


def _with_time(earlier: str, rest: str) -> str:
    """«… i 2026?» → «… neste år?», where just one time is named; «året før» is the year before one with a number."""
    now, there = _TIME.fullmatch(_CLOSES.sub("", rest).strip()), list(_TIME.finditer(earlier))
    if now is None or len(there) != 1:
        return earlier
    told, new = there[0].group(), now.group()
    if now["side"] and (year := _YEAR.search(told)):
        new = told.replace(year.group(), str(int(year.group()) + (1 if now["side"].casefold() == "etter" else -1)))
    return earlier[: there[0].start()] + new + earlier[there[0].end() :]


def _with_label(earlier: str, follow_up: str) -> str:
    """«alternativ B» → «alternativ A», where just one thing is labelled so."""
    now = _LABEL.fullmatch(_named(follow_up))
    there = [one for one in _LABELLED.finditer(earlier) if now and one["label"].isdigit() == now["label"].isdigit()]
    if now is None or len(there) != 1:
        return earlier
    if now["noun"] and now["noun"].casefold()[:4] != there[0]["noun"].casefold()[:4]:
        return earlier
    return earlier[: there[0].start("label")] + now["label"].upper() + earlier[there[0].end("label") :]


def _with_code(earlier: str, follow_up: str) -> str:
    """«etappe 1» → «E3», and «E1» → «etappe 3»: a number after a noun, or after the noun's first letter alone."""
    named = _named(follow_up)
    if now := _CODE.fullmatch(named) or _LABELLED.fullmatch(named):
        letter, other = named[0].casefold(), _LABELLED if now.re is _CODE else _CODE
        there = [one for one in other.finditer(earlier) if one[0][0].casefold() == letter and one[0][-1].isdigit()]
        if len(there) == 1 and named[-1].isdigit():
            return earlier[: there[0].start()] + named + earlier[there[0].end() :]
    return earlier


def _with_body(earlier: str, follow_up: str) -> str:
    """«i formannskapet» → «i kommunestyret»."""
    now = _IN_BODY.fullmatch(_named(follow_up))
    there = list(_IN_BODY.finditer(earlier))
    if now is None or len(there) != 1:
        return earlier
    return earlier[: there[0].start("body")] + now["body"] + earlier[there[0].end("body") :]


def _with_same_head(earlier: str, follow_up: str) -> str:
    """«FAU på Kvernsund» → «FAU på Eidsletta»."""
    now = re.fullmatch(rf"(?P<head>\w+ {_PREPOSITION}) (?P<of>\S+(?: [A-ZÆØÅ]\S*)*)", _named(follow_up))
    if now is None:
        return earlier
    there = re.search(rf"\b(?i:{re.escape(now['head'])}) (?P<of>\w[\w-]*(?: [A-ZÆØÅ][\w-]*)*)", earlier)
    return earlier if there is None else earlier[: there.start("of")] + now["of"] + earlier[there.end("of") :]


def _with_name(earlier: str, follow_up: str) -> str:
    """«Havrøys andel» → «Sandfjells andel», where just one is named."""
    bare = re.sub(rf"^{_PREPOSITION} ", "", _named(follow_up))
    there = list(_NAME.finditer(earlier))
    if not _LONE_NAME.fullmatch(bare) or len(there) != 1 or len(bare) == 1:
        return earlier
    place, given = there[0], re.match(rf"({_PREPOSITION}) ", _named(follow_up))
    if bare.isupper() != place.group().isupper() or len(bare.split()) != len(place.group().split()):
        return earlier
    if given and not earlier[: place.start()].endswith(given.group()):
        return earlier
    genitive = _owns(earlier, place.end()) and _GENITIVE.search(place.group())
    name = f"{bare}s" if genitive and not _GENITIVE.search(bare) else bare
    return earlier[: place.start()] + name + earlier[place.end() :]


def _owns(text: str, end: int) -> bool:
    """Whether a word follows that can be owned."""
    return re.match(rf" (?!{_PREPOSITION}\b|og\b|som\b|er\b|har\b|skal\b|vil\b)\w", text[end:]) is not None


def _with_speaker(earlier: str, follow_up: str) -> str:
    """«Hva mente handelsforeningen i høringen?» → «Hva mente borettslaget i høringen?»."""
    named = _named(follow_up)
    there = _SAID_BY.search(earlier)
    if there is None or not _ACTOR.search(named) or re.match(rf"{_PREPOSITION}\b", named, re.IGNORECASE):
        return earlier
    if not (_ACTOR.search(there["who"]) or there["who"][:1].isupper()):
        return earlier
    return earlier[: there.start("who")] + named + earlier[there.end("who") :]


def _with_other_length(earlier: str, follow_up: str, rest: str) -> str:
    """The earlier question with another length of time: «Og hvis det blir 12?» after «… seks måneder forsinket»."""
    length, amount = _MONTH_LENGTH.search(earlier), _AMOUNT.search(rest)
    if not length or not amount or any(kind.search(follow_up) for kind in _DAY_OR_CODE):
        return earlier
    now = _MONTH_LENGTH.search(rest)
    new = now.group() if now else f"{amount.group()} {length.group().split()[-1]}"
    return earlier[: length.start()] + new + earlier[length.end() :]
