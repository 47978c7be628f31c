"""The words of a question about time that the plan and the calendar do not account for.

Flows in: a question in plain bokmål, what it mentions, the names of the plan. Flows out: words left over, and whether
the question can be answered by a computation alone.
"""

import re
from functools import lru_cache

from assistant.deadlines.intent import Intent
from assistant.deadlines.mentions import Mentions, Names
from assistant.deadlines.time_words import DEADLINE, PAST_EVENT
from index.analyse import STOPWORDS, Word, stem_of, words
from index.lemma import lemma_stem

_TIME_WORDS = """
velge avgjøre avgjort passere mulighet oversitte oversittet grense signere få begynne bruke løper over døgn snart
ja nei melde svare svar påmelding delta margin behandling beslutning vente venter
frist fristen dato datoen dag dager siste sist senest seneste sein seint sent tidligst tidlig tid tidspunkt når
siden igjen uke måned mnd år kvartal halvår virkedag arbeidsdag hverdag yrkedag ukedag helg helligdag fridag rød
lørdag søndag mandag tirsdag onsdag torsdag fredag pluss minus mellom neste første kommende nærmeste gå gikk gått ut
løpe utløpe utløper utløpt ta tas kommer skje nøyaktig eksakt inngå inngått signere signert gjøre gjort gjelde
gjelder være satt sette bestemme regne regnes regnet telle telles pågå aktuell planlagt plan planen tidsplan
tidslinje antall hva hvilken kommune kommunen kommuner kommunestyret kommunestyre namdalen oss endelig egentlig nå
slutt utgang passert plass klar ferdig tidsfrist overholde haster fall faller treffe ligge havne system systemet ble
bruk politisk vedtak vedta tilbake gjenstå gjenstår oppgitt oppgi overskride hel hele si fortell vise vis list nevn
gjerne takk hei avtalt absolutt ytterst ytterste frem fram rekke rekker holde holder innen etter før fra til om fase
fasen fasene oversikt alle samtlige begge to forfalle forfall utgå utgått ennå fortsatt fremdeles lenge lang langt
kort god hvor mange passe få får gitt tidligere senere ute over viktig forholde behandle sak saken beslutte
beslutning avgjøre henge sammen motstrid motstridende konsistent realistisk gjennomføre gjennomførbar kollidere
motsi nok feil start starte begynne gang i morgen lovlig gyldig stemme planlegge bli regel
"""
_OF_TIME = frozenset(form for word in _TIME_WORDS.split() for form in (stem_of(word), lemma_stem(word)))
"""Words that a question about dates may have beside the names of the plan without asking for anything else."""

_STRONG = frozenset(
    {
        Intent.STATUTORY,
        Intent.DELAY,
        Intent.LATEST_START,
        Intent.FORWARD_PLAN,
        Intent.FITTING,
        Intent.FEASIBLE,
        Intent.CONSISTENCY,
        Intent.WORKDAY_BESIDE,
    }
)
"""Asked for in words that nothing but a computation answers, whatever meeting or person is told of beside."""

_NEAR = 24


def asks_nothing_else(intent: Intent, plain: str, mentions: Mentions, names: Names) -> bool:
    """Whether no word is left over that could be what is asked for.

    A sum may tell of things right beside its dates («møtet 17. september 2020»); a look-up may not, since the date of
    another thing would then be answered with one that the plan happens to know.
    """
    left = left_over(plain, mentions, names)
    if intent in (Intent.LOOK_UP, Intent.NEXT):
        text = plain.casefold()
        return not left and not (PAST_EVENT.search(text) and not DEADLINE.search(text))
    if not left:
        return True
    if intent in _STRONG:
        return bool(mentions.named or mentions.dates)
    written = [(d.start, d.end) for d in mentions.dates if any(c.isdigit() for c in plain[d.start : d.end])]
    places = [*written, *((m.start, m.end) for m in mentions.named)]
    return bool(places) and all(
        any(start - _NEAR <= word.start < end + _NEAR // 2 for start, end in places) for word in left
    )


def left_over(plain: str, mentions: Mentions, names: Names) -> tuple[Word, ...]:
    """The content words that are neither mentions, nor words of time, nor parts of the plan's own names."""
    known = _words_of(tuple(names))
    return tuple(
        word
        for word in words(plain)
        if word.form not in STOPWORDS
        and word.form != "å"
        and not re.fullmatch(r"\d+", word.form)
        and not {word.stem, lemma_stem(word.form)} & (_OF_TIME | known)
        and not any(start <= word.start < end for start, end in mentions.places)
    )


@lru_cache(maxsize=8)
def _words_of(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(stem for stems in names for stem in stems)
