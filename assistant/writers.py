"""Which papers a question asks of by who wrote them: «Hva krever fiskarlaget?», «konsulentens anslag».

Flows in: a question in plain bokmål with its terms, and the papers of a folder. Flows out: the papers whose writer
says, wants or reckons something in the question, and the words that name the writer. A paper seldom names its own
writer in the sentence that answers, while other papers do whenever they speak of it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from assistant.asked_standing import ADMINISTRATION, NOBODY, Named
from assistant.missing import MET
from assistant.terms import Term
from assistant.units import Bag
from corpus.document import Document
from corpus.paper_kind import PaperKind, kind_in, paper_kind, sender

_MADE_BY = re.compile(
    r"\b(?!hø(?:y)?ring)(\w{4,}?)s?(?:notat|rapport|utredning|utgreiing|evaluering|vurdering|analyse|uttal|fråsegn|innspill|innspel)"
)
_MADE_BY_LINE = re.compile(
    r"\b(?i:(?P<what>[\w-]+) (?:er|var|ble|blei|blir|vart|vert|har) (?:\w+ ){0,2})?"
    r"(?i:utarbeid(?:et|d|a)|utf[øy]rt|laga|laget|skrevet|skrive|levert|utgitt) (?i:av|for \w+ av)[^\w\n]+"
    r"(?P<name>[A-ZÆØÅ][\w&-]*(?![\w&-]*:)(?: [A-ZÆØÅ][\w&-]*(?![\w&-]*:))*)"
)
_NOT_ACTING = re.compile(
    r"er|var|blir|ble|blitt|vært|være|bli|heter|het|som|enn|og|eller|at|om|når|hvis|for|med|av|i|på|til|fra|hos|mot|ved"
    r"|over|under|mellom|uten|etter|en|ei|et|den|det|de|denne|dette|disse|hvilken|hvilket|hvilke|hvor|hva|hvem|hvorfor"
    r"|hvordan|vår|vårt|våre|ny|nye|gamle"
)
_MAY_OR_MUST = re.compile(r"\b(?:kan|kunne|må|måtte|skal|skulle|får|fikk|har|hadde|bør|burde|er|blir) kommun(?:en|a)\b")
"""«Kan kommunen heve avtalen?» is of what the municipality may do, and not of what it wrote."""
_ACCORDING = frozenset(("ifølge", "følge"))
_OWN = frozenset(("sitt", "sin", "sine"))
_ASKS_WHO = re.compile(r"^(?:og |men )?(?:hvem|hvilken person)\b")
_ADVISER = re.compile(r"(?:konsulent|rådgiver|utreder)(?:en|ene)?s?")
_FOR_SOMEBODY = re.compile(r"\b(?:oppdragsg[ij]e?v|bestilt av|på oppdrag|tinga av|etter oppdrag)\w*", re.IGNORECASE)
_NEAR_TOP = 1500
_GENITIVE = ("ens", "ets", "as")
_SHORTEST = 4


class Writers:
    """Who wrote each of the papers, as far as a paper says."""

    def __init__(self, documents: Sequence[Document], bag: Callable[[Iterable[str]], Bag]) -> None:
        self._documents = tuple(documents)
        self._bag = bag

    @cached_property
    def _called(self) -> dict[str, Bag]:
        of_a_kind = [one for one in self._documents if paper_kind(one) is not PaperKind.OTHER]
        return {one.id: self._bag((sender(one), *_makers(one), *made_by(one))) for one in of_a_kind}

    @cached_property
    def _by_advisers(self) -> list[str]:
        """The notes and reports that somebody has ordered."""
        kinds = (PaperKind.NOTE, PaperKind.REPORT)
        ordered = [one for one in self._documents if paper_kind(one) in kinds]
        return [one.id for one in ordered if _FOR_SOMEBODY.search(one.text[:_NEAR_TOP])]

    @cached_property
    def _calling(self) -> dict[str, list[str]]:
        """The papers by each stem that their writer is called by, so that a question does not go through them all."""
        found: dict[str, list[str]] = {}
        for name, called in self._called.items():
            for stem in called:
                found.setdefault(stem, []).append(name)
        return found

    def named(self, plain: str, terms: Sequence[Term]) -> Named:
        """The papers of the one writer who acts in the question; none when there is no such writer, or several."""
        words = re.findall(r"[\w-]+", plain.casefold())
        if _ASKS_WHO.match(plain.casefold()):
            return NOBODY
        found = [
            (papers, term.plain.casefold())
            for term in terms
            if len(term.plain) >= _SHORTEST and not term.leaned_on and acts(term.plain.casefold(), words)
            if not _MAY_OR_MUST.search(plain.casefold())
            if (papers := self._by(term))
        ]
        if len({papers for papers, _ in found}) != 1:
            return NOBODY
        (papers, _), *_ = found
        return Named(papers, frozenset(word for _, word in found))

    def _by(self, term: Term) -> tuple[str, ...]:
        if ADMINISTRATION.fullmatch(term.plain.casefold()):
            by = [one.id for one in self._documents if paper_kind(one) is PaperKind.CASE_PAPER]
        elif _ADVISER.fullmatch(term.plain.casefold()) and self._by_advisers:
            by = self._by_advisers
        else:
            stems = {stem for way in term.ways for stem in way.stems}
            near = sorted({name for stem in stems for name in self._calling.get(stem, ())})
            by = [name for name in near if term.closeness(self._called[name]) >= MET]
        return tuple(by) if len(by) < len(self._documents) else ()


def _makers(document: Document) -> list[str]:
    """«konsulent» of a «konsulentnotat»."""
    name = re.sub(r"[\W_]+", " ", document.id.casefold())
    return [
        match[1] for text in (document.title.casefold(), name) for match in _MADE_BY.finditer(text) if kind_in(match[0])
    ]


def made_by(document: Document) -> list[str]:
    """«Norveia Analyse AS» of the line «Utført av: Norveia Analyse AS ved Ragnhild Oftedal» near the top, or of
    «Rapporten er utarbeidet av …»; whoever made something else («Anlegget er levert av …») has not written it."""
    top = re.sub(r"[*_]", "", document.text[:_NEAR_TOP])
    return [one["name"] for one in _MADE_BY_LINE.finditer(top) if one["what"] is None or kind_in(one["what"])]


def acts(word: str, words: Sequence[str]) -> bool:
    """Whether `word` follows a finite verb, as a subject does in a Norwegian question, or owns what is asked of."""
    if word not in words:
        return False
    place = words.index(word)
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if word.endswith(_GENITIVE) or before in _ACCORDING or after in _OWN:
        return True
    return bool(before) and not _NOT_ACTING.fullmatch(before)
