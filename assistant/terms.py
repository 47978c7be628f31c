"""The things a question asks of, each with every way the sources may say it.

Flows in: the question in plain bokmål, the corpus' vocabulary, the general lexicon. Flows out: weighted terms. It
does not know which passage answers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log10, sqrt

from assistant.abbreviated import Abbreviation, spelled_out
from assistant.deadlines.durations import UNIT_OF
from assistant.particle_verbs import joined, taken_apart
from assistant.reading.bokmal import Plain, Token, begins_sentence
from assistant.reading.nynorsk_forms import nynorsk_stems
from corpus.glossary import GlossaryEntry
from index.analyse import STOPWORDS, Vocabulary, stem_of, words
from index.derivation import Derivations
from index.lemma import lemma_stem
from index.lexicon import Lexicon, Said, Stems, shortest_forms
from index.norwegian import frequency

FRAME_WORDS = frozenset(
    "å si sier fortelle forteller vite vet lure lurer spørre spør forklare forklar beskrive beskriv nevne nevn liste "
    "list gi finne finnes egentlig gjerne greit ok hei takk please fins fantes kort mener mene menes betyr betyde "
    "innebærer heter hete kalles slags type form hvordan sånn noe greie greier ting ja nei dato vennligst litt helt "
    "man fram frem ta tar tok tatt tas komme kommer kom kommet skje skjer skjedde gjort ute inne oppe nede borte "
    "hjemme etterpå akkurat faktisk selve selv vel altså nemlig visst sikkert kanskje heller liksom enda nettopp "
    "rett sant ulike forskjellige måte slik vil stå står lang lenge stor stort høy høyt".split()
)
"""Words that frame a question in any matter; what it asks *of* are the others."""

_OTHER_MEANING = 0.9
_CORRECTED = 0.95
_IN_NYNORSK = 0.95
_WITH_PARTICLE = 0.9
_ALL_PARTS = 0.85
_DERIVED = 0.8
_BEGINS_WITH = 0.5
_NAMES_ITS_OWN = ("er", "els")
"""Stems of agents and of those who do something together: in a compound they name somebody else («grunneier» does not
own the hall), while «byggestart» and «dokumentasjonspraksis» still tell of starting and documenting."""
_OF_AGENTS = ("er", "ere", "eren", "erne")
_OF_COMPOUND = 0.6
"""The word is the last part of a compound that only the papers have: «pelene» are their «kalksementpelene»."""
_PEOPLE, _OF_PEOPLE = frozenset({"folk", "gjeng", "mennesk", "jent", "gutt"}), 0.7
"""What people call those of a thing: «trelastfolkene» are the papers' «Trelast»."""
_HEAD_PART = 0.35
_FIRST_PART = 0.35
_ALL_OF_IT = re.compile(
    r"(?:total|samle|hoved|full|slutt)((?:sum|pris|kostn|beløp|regning|budsjett|utgift|ramme)[^\W\d_]*)"
)
"""A sum whose first part says no more than that it is all of it: «totalprisen»."""
_SYNONYM = 0.7
_EVERYDAY, _WRITTEN = 0.6, 0.4
_EVERYDAY_OF_KNOWN, _WRITTEN_OF_KNOWN = 0.4, 0.3
"""What people's own word means nearly, and what papers write instead; less where the papers have the word itself."""
_SHORTEST_PART = 3
_SHORTEST_LABELLED = 4
_NAMED_WEIGHT = 1.3
_COMMON_WORD = -3.3
_RARE_WORD = -6.0
_LEAST = 0.35


@dataclass(frozen=True, slots=True)
class Way:
    """One way of saying a term: all `stems` must stand there; `closeness` 1.0 is the word itself. `whole`: it must be a
    word there, not part of a compound («eie» is said by «eieren», and not by «grunneieren»)."""

    stems: Stems
    closeness: float
    whole: bool = False


@dataclass(frozen=True)
class Term:
    """`text` as the user wrote it, `plain` in bokmål. `weight` is how much it tells one passage from another.

    `named`: written as a name, code or year. `known`: the sources have it in its own or a corrected form. `leaned_on`:
    it comes from an earlier question. `focus`: it is what the question wants to know of. `subject`: it is who
    or what does it. `end` is where the word ends.
    """

    text: str
    plain: str
    start: int
    end: int
    ways: tuple[Way, ...]
    weight: float
    named: bool
    known: bool
    leaned_on: bool = False
    focus: bool = False
    subject: bool = False

    def closeness(self, bag: Mapping[str, float]) -> float:
        """How well `bag` (stem → 1.0, or less for a part of a compound) says this term, 0 to 1."""
        alone, together, whole = self._by_stem
        best = max(
            (alone[stem] * bag[stem] for stem in alone.keys() & bag.keys() if bag[stem] == 1.0 or stem not in whole),
            default=0.0,
        )
        for way in together:
            if way.closeness <= best:
                break
            best = max(best, way.closeness * min(bag.get(stem, 0.0) for stem in way.stems))
        return best

    @cached_property
    def _by_stem(self) -> tuple[dict[str, float], tuple[Way, ...], frozenset[str]]:
        """Ways of one stem as a table, as almost all are; the others closest first; the stems that must stand whole. A
        term is held against every sentence found: looking at the ways one by one took most of an answer's time."""
        alone: dict[str, float] = {}
        whole: set[str] = set()
        for way in self.ways:
            if len(way.stems) == 1 and way.stems[0] not in alone:
                alone[way.stems[0]] = way.closeness
                if way.whole:
                    whole.add(way.stems[0])
        return alone, tuple(way for way in self.ways if len(way.stems) > 1), frozenset(whole)


def terms(
    question: Plain,
    vocabulary: Vocabulary,
    derivations: Derivations,
    lexicon: Lexicon,
    glossary: Sequence[GlossaryEntry] = (),
    abbreviations: Sequence[Abbreviation] = (),
) -> tuple[Term, ...]:
    """The question's content words as terms, in order, each once."""
    content = [token for token in question.tokens if carries_matter(token) or _is_label(token, question)]
    stems = [lemma_stem(words(token.plain)[0].form) for token in content]
    synonyms: dict[int, list[Way]] = {}
    for related in lexicon.related(stems):
        ways = [Way(other, _SYNONYM) for other in related.others]
        for place in range(related.start, related.end):
            synonyms.setdefault(place, []).extend(
                way for way in ways if related.end > related.start + 1 or not _is_a_kind_of(way, stems[place])
            )
    for place, other, closeness in spelled_out(stems, glossary, abbreviations):
        synonyms.setdefault(place, []).append(Way(other, closeness))
    everyday = _everyday(question, lexicon)
    found: dict[tuple[Stems, ...], Term] = {}
    for place, token in enumerate(content):
        term = _term(token, question, vocabulary, derivations, lexicon)
        if _is_done_by_whom(token, question):
            term = replace(term, ways=tuple(map(_as_done, term.ways)))
        others = [*synonyms.get(place, ()), *_said_otherwise(term, stems[place], everyday.get(token.start, ()))]
        held = (*term.ways, *others, *_in_nynorsk(others, vocabulary, lexicon))
        ways = sorted(held, key=lambda way: (-way.closeness, way.stems))
        term = replace(term, ways=tuple(dict.fromkeys(ways)))
        found.setdefault(tuple(way.stems for way in term.ways if way.closeness == 1.0), term)
    return tuple(found.values())


def _everyday(question: Plain, lexicon: Lexicon) -> dict[int, list[Said]]:
    """What people's own words and phrases lead to, by where each word of theirs begins."""
    found: dict[int, list[Said]] = {}
    forms = ["" if _is_named(token, question) else words(token.plain)[0].form for token in question.tokens]
    for said in lexicon.everyday.found(forms):
        for place in said.places:
            found.setdefault(question.tokens[place].start, []).append(said)
    return found


def _said_otherwise(term: Term, stem: str, everyday: Iterable[Said]) -> Iterator[Way]:
    near, written = (_EVERYDAY_OF_KNOWN, _WRITTEN_OF_KNOWN) if term.known else (_EVERYDAY, _WRITTEN)
    for said in everyday:
        ways = (*(Way(stems, near) for stems in said.near), *(Way(stems, written) for stems in said.written))
        yield from (way for way in ways if not (term.plain.endswith(_OF_AGENTS) and _is_a_kind_of(way, stem)))


def _in_nynorsk(ways: Iterable[Way], vocabulary: Vocabulary, lexicon: Lexicon) -> Iterator[Way]:
    """Ways of one word as a corpus in nynorsk writes them: «vannrør» → ledning → vassleidning."""
    among = vocabulary.nynorsk_stems
    if not among:
        return
    for way in ways:
        if len(way.stems) == 1 and (form := shortest_forms().get(way.stems[0])):
            for stem in nynorsk_stems(form, vocabulary.halves(form), lexicon, among):
                yield Way((stem,), _IN_NYNORSK * way.closeness)


def _is_a_kind_of(way: Way, stem: str) -> bool:
    """Whether a synonym is a compound that ends in the word itself: a «grunneier» is one kind of «eier» only."""
    root = stem.removesuffix("er")
    return len(way.stems) == 1 and way.stems[0].endswith(root) and len(way.stems[0]) >= len(root) + _SHORTEST_PART


def carries_matter(token: Token) -> bool:
    """Whether a token says what a question is of, rather than how it asks."""
    forms = [word.form for word in words(token.plain)]
    if all(form in UNIT_OF for form in forms):
        return False
    return any(form not in STOPWORDS and form not in FRAME_WORDS for form in forms)


def _term(token: Token, question: Plain, vocabulary: Vocabulary, derivations: Derivations, lexicon: Lexicon) -> Term:
    ways: list[Way] = []
    without = frozenset[str]() if _is_label(token, question) else STOPWORDS
    for rank, meaning in enumerate((token.plain, *token.others)):
        stems = tuple(word.stem for word in words(meaning) if word.form not in without)
        if stems:
            ways.append(Way(stems, 1.0 if rank == 0 else _OTHER_MEANING))
    form = words(token.plain)[0].form
    ways.append(Way((lemma_stem(form),), 1.0))
    if corrected := vocabulary.correct(form):
        ways += [Way((stem_of(corrected),), _CORRECTED), Way((lemma_stem(corrected),), _CORRECTED)]
        form = corrected
    unread = token.others if stem_of(form) not in vocabulary.document_frequency else ()
    for meant in filter(None, map(vocabulary.correct, unread)):
        ways += [Way((stem,), _OTHER_MEANING) for stem in dict.fromkeys((stem_of(meant), lemma_stem(meant)))]
    in_nynorsk = nynorsk_stems(form, vocabulary.halves(form), lexicon, vocabulary.nynorsk_stems)
    ways += [Way((stem,), _IN_NYNORSK) for stem in in_nynorsk]
    for stem in _with_particle(token, question):
        ways += [Way((one,), _WITH_PARTICLE) for one in (stem, *derivations.of(stem))]
    ways += [Way((one,), _WITH_PARTICLE) for one in taken_apart(form) if one not in vocabulary.document_frequency]
    roots = dict.fromkeys(stem for way in ways for stem in way.stems if len(way.stems) == 1)
    ways += [Way((other,), _BEGINS_WITH) for root in roots for other in derivations.beginning_with(root)]
    ways += [
        Way((other,), _DERIVED, whole=other.endswith(_NAMES_ITS_OWN))
        for root in roots
        for other in derivations.of(root)
    ]
    if parts := vocabulary.parts(form):
        ways.append(Way(parts, _ALL_PARTS))
        if len(parts) > 1:
            if parts[-1] in _PEOPLE:
                ways.append(Way(parts[:-1], _OF_PEOPLE))
            ways += [Way((parts[-1],), _HEAD_PART), Way((parts[0],), _FIRST_PART)]
    if (whole := _ALL_OF_IT.fullmatch(form)) and stem_of(form) not in vocabulary.document_frequency:
        ways += [Way((stem,), _ALL_PARTS) for stem in dict.fromkeys((stem_of(whole[1]), lemma_stem(whole[1])))]
    own = [way for way in ways if way.closeness >= _ALL_PARTS]
    seen = [way for way in own if all(stem in vocabulary.document_frequency for stem in way.stems)]
    named = _is_named(token, question)
    if not (seen or named):
        ways += [Way((other,), _OF_COMPOUND) for root in roots for other in derivations.ending_with(root)]
    return Term(
        text=token.text,
        plain=token.plain,
        start=token.start,
        end=token.end,
        ways=tuple(ways),
        weight=_weight(form, seen, vocabulary) * (_NAMED_WEIGHT if named else 1.0),
        named=named,
        known=bool(seen),
    )


def _with_particle(token: Token, question: Plain) -> Iterator[str]:
    """The verb at `token` and its particle in one: «legge ned» → nedlegg."""
    forms = [words(one.plain)[0].form for one in question.tokens]
    return joined(forms, question.tokens.index(token))


def _is_label(token: Token, question: Plain) -> bool:
    """The «A» of «alternativ A», which is a function word elsewhere."""
    if len(token.text) != 1 or not token.text.isupper() or token.plain != token.text.casefold():
        return False
    place = question.tokens.index(token)
    return place > 0 and len(question.tokens[place - 1].text) >= _SHORTEST_LABELLED


def _is_done_by_whom(token: Token, question: Plain) -> bool:
    """A verb in the present right after «hvem»: «Hvem *eier* hallen?»"""
    place = question.tokens.index(token)
    return place > 0 and question.tokens[place - 1].plain == "hvem" and token.plain.endswith("er")


def _as_done(way: Way) -> Way:
    """The same way, but the verb is not said by an agent of the same letters within a compound («grunneier»)."""
    return replace(way, whole=True) if way.stems[-1].endswith(_NAMES_ITS_OWN) else way


def _weight(form: str, seen: list[Way], vocabulary: Vocabulary) -> float:
    """Rarity among the passages, less for words that are common in all Norwegian; the passages' own words rule."""
    rarest = vocabulary.idf("\0")
    rare = min((max(vocabulary.idf(stem) for stem in way.stems) for way in seen), default=rarest)
    share = frequency(form)
    general = 1.0 if share <= 0 else (_COMMON_WORD - log10(share)) / (_COMMON_WORD - _RARE_WORD)
    return sqrt(rare / rarest) * max(_LEAST, min(1.0, general))


def _is_named(token: Token, question: Plain) -> bool:
    text = token.text
    if any(char.isdigit() for char in text):
        return not text.isdigit() or len(text) == 4
    if len(text) > 1 and text.isupper():
        return True
    if "-" in text and any(part.islower() for part in text.split("-")[1:]):
        return False
    begins = token.start == question.tokens[0].start or begins_sentence(question.text[: token.start])
    return text[:1].isupper() and not begins
