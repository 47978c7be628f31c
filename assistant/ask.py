"""The one use case: a question, earlier questions and a day in; an answer with citations out.

Wires the rooms together: reading → deadline engine, interface or sources → answer. It reads no clock and keeps no turn.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from assistant.abbreviated import Abbreviation, abbreviations
from assistant.anchored_day import anchored_day
from assistant.answer import Abstained, Answer, Answered, Computation
from assistant.carries import carries
from assistant.case_folder import read_folder
from assistant.cite import Citations
from assistant.day_answer import days_answer, states_a_length, states_neither, undated
from assistant.deadlines.day_question import DayQuestion, day_question
from assistant.deadlines.length_bound import held_against, length_bound
from assistant.deadlines.mentions import Names, names_of
from assistant.deadlines.plan_question import Planned, answer_from_plan
from assistant.deadlines.supposed_day import supposed_day
from assistant.deadlines.wording import say_day
from assistant.definitions import entries_for
from assistant.evidence import Evidence
from assistant.examples import examples
from assistant.finder import Finder
from assistant.gatherer import Gatherer
from assistant.interface_answer import talk_answer, unclear
from assistant.joined import joined
from assistant.papers import Papers
from assistant.parties import with_letters
from assistant.phrases import as_of
from assistant.plan_answer import agrees, deadlines_read, lacks_an_end, plan_answer
from assistant.premises import sets_right
from assistant.question import clean
from assistant.reading.addressed import addressed, speaks_to_program
from assistant.reading.bokmal import Plain, plain
from assistant.reading.parts import of_each, parts
from assistant.reading.question_type import QuestionType, question_type
from assistant.reading.smalltalk import Talk, smalltalk
from assistant.reading.standalone import Standalone, standalone
from assistant.ruled_day import ruled_day
from assistant.settings import Settings
from assistant.supposed_value import SUPPOSING, set_right, supposed_value
from assistant.terms import Term, terms
from assistant.told import Told
from assistant.units import Outlines
from assistant.weighed_terms import weighed_terms
from corpus.document import Document
from corpus.errors import SaksvarError
from corpus.folder import Corpus
from corpus.timeline import Timeline
from corpus.timeline_file import load_timeline
from index.build import build
from index.derivation import Derivations
from index.lexicon import lexicon
from index.retriever import Hit
from index.serve import Index, open_index

Progress = Callable[[str, int, int], None]

_NAMED_PASSAGES = 120


@dataclass(frozen=True)
class Assistant:
    """Answers from one folder of documents. Safe to share between threads: nothing in it changes."""

    corpus: Corpus
    timeline: Timeline | None
    index: Index
    gatherer: Gatherer
    plan_names: Names
    derivations: Derivations

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None) -> "Assistant":
        """Loads the documents and opens their index, which is built first when there is none.

        Raises: SaksvarError when the folder, the timeline or the index cannot be used.
        """
        corpus = read_folder(settings, progress)
        timeline = load_timeline(settings.corpus, corpus.documents)
        if not index_exists(settings):
            build(corpus, settings.index_folder, settings.embedding, progress or _silent, store=settings.store)
        index = open_index(settings.index_folder, corpus, settings.embedding, store=settings.store)
        return cls.over(corpus, timeline, index)

    @classmethod
    def over(cls, corpus: Corpus, timeline: Timeline | None, index: Index) -> "Assistant":
        """An assistant on documents, their timeline and their index, all open."""
        derivations = Derivations(index.vocabulary.document_frequency)
        documents = {document.id: document for document in corpus.documents}
        gatherer = Gatherer(documents, Outlines(index.vocabulary, documents))
        return cls(corpus, timeline, index, gatherer, names_of(timeline), derivations)

    @cached_property
    def finder(self) -> Finder:
        return Finder(self.index, self.gatherer)

    @cached_property
    def abbreviations(self) -> tuple[Abbreviation, ...]:
        return abbreviations(self.documents)

    @cached_property
    def papers(self) -> Papers:
        return Papers(self.documents, self.gatherer.bag)

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.corpus.documents

    def examples(self) -> tuple[str, ...]:
        """Questions that this folder can answer, made from its own headings and timeline."""
        return examples(self.documents, self.timeline)

    def search(self, query: str, k: int = 10) -> tuple[Hit, ...]:
        """The `k` passages nearest the query, best first."""
        asked = clean(query)
        return self.index.search(asked, k, meant=standalone(asked, (), lexicon()).wordings)

    def ask(self, question: str, *, history: Sequence[str] = (), today: date) -> Answer:
        """The answer to `question`, read in the light of the questions asked before it.

        Raises: SaksvarError when the question is empty, endless or has control characters.
        """
        asked = clean(question)
        if supposed := supposed_day(asked, today):
            answer = self.ask(supposed.question, history=history, today=supposed.day)
            if answer.computation:
                told = (as_of(say_day(supposed.day)), *answer.warnings)
                return replace(answer, question=asked, today=today.isoformat(), warnings=told)
        asked_before = (clean(one) for one in history)
        without_day = ((supposed.question if (supposed := supposed_day(one, today)) else one) for one in asked_before)
        earlier = tuple(part for one in without_day for part in _parts(one))
        asks = _parts(asked)
        each = [(part, (*earlier, *asks[:place])) for place, part in enumerate(asks)]
        if len(each) == 1 or all(self._is_computed(*one, today) for one in [(asked, earlier), *each]):
            return self._ask_one_or_each(asked, earlier, today)
        return joined(asked, [self._ask_one_or_each(part, before, today) for part, before in each])

    def _ask_one_or_each(self, asked: str, history: tuple[str, ...], today: date) -> Answer:
        """The answer; where none covers all the names that are asked of together, one for each of them."""
        answer = self._ask_one(asked, history, today)
        if not isinstance(answer, Abstained) or not (names := of_each(answer.reading)):
            return answer
        each = [self._ask_one(one, (), today) for one in names]
        return joined(asked, each) if any(isinstance(one, Answered) for one in each) else answer

    def _is_computed(self, asked: str, history: tuple[str, ...], today: date) -> bool:
        """Whether the deadline engine answers all of it: «Når må vi starte, og når må opsjonen utløses?»"""
        reading = standalone(asked, history, lexicon())
        topic = reading.topic.text if reading.topic else ""
        planned = answer_from_plan(reading.focus.text, topic, self.plan_names, self.timeline, today)
        return planned is not None and planned.whole

    def _ask_one(self, asked: str, history: tuple[str, ...], today: date) -> Answer:
        reading = standalone(asked, history, lexicon())
        answer = self._ask_as_read(asked, reading, history, today)
        if isinstance(answer, Abstained) and reading.otherwise is not None:
            other = self._ask_as_read(asked, reading.otherwise, history, today)
            answer = other if isinstance(other, Answered) else answer
        if not isinstance(answer, Abstained) or reading.leaned_on:
            return answer
        supposed = supposed_value(reading.asked) if question_type(reading.focus.text) in SUPPOSING else None
        return set_right(supposed, answer, self._told(supposed.question, today)) if supposed else answer

    def _ask_as_read(self, asked: str, reading: Standalone, history: tuple[str, ...], today: date) -> Answer:
        plainly = plain(asked, lexicon()).text
        talk = smalltalk(plainly)
        if talk is not None and (not history or talk in (Talk.GREETING, Talk.THANKS) or speaks_to_program(asked)):
            return talk_answer(talk, asked, today, self.documents, self.examples())
        bound = length_bound(plainly)
        if bound is not None and (length := self._ask_one(bound.question, history, today).computation) is not None:
            return plan_answer(held_against(bound, length), asked, reading.text, today, self.gatherer.documents)
        kind = question_type(reading.focus.text)
        wanted = self._terms(reading, kind)

        @cache
        def evidence() -> Evidence:
            return self._gathered(reading, kind, wanted)

        topic = reading.topic.text if reading.topic else ""
        planned = answer_from_plan(
            reading.focus.text, topic, self.plan_names, self.timeline, today, lambda: deadlines_read(evidence(), today)
        )
        if planned is None and (meant := addressed(reading.focus.text, [term.known for term in wanted])):
            return talk_answer(meant, asked, today, self.documents, self.examples())
        days = day_question(reading.asked, reading.leaned_on)
        if planned is not None and planned.whole and not lacks_an_end(planned, days):
            return plan_answer(planned.outcome, asked, reading.text, today, self.gatherer.documents)
        if all(term.plain.isdigit() for term in wanted):
            return unclear(asked, reading.text, today, self.examples())
        answer = self._from_sources(asked, reading, kind, evidence(), today)
        agreed = planned is not None and isinstance(answer, Answered) and agrees(planned, evidence())
        if planned is not None and agreed and not lacks_an_end(planned, days):
            return plan_answer(planned.outcome, asked, reading.text, today, self.gatherer.documents)
        if (counted := self._counted(days, reading, Told(answer, evidence()), planned, today)) is not None:
            return plan_answer(counted, asked, reading.text, today, self.gatherer.documents)
        if days is not None and days.names_unit and planned is None and states_neither(answer):
            return undated(answer)
        return answer

    def _counted(
        self, days: DayQuestion | None, reading: Standalone, told: Told, planned: Planned | None, today: date
    ) -> Computation | None:
        """A sum of days from what the papers state; None where they state no date, or the length itself."""

        def asking(question: str) -> Told:
            return self._told(question, today)

        # A date in a year whose holidays nobody knows is left to the sentence that has it.
        with suppress(SaksvarError):
            ruled = ruled_day(reading.asked, told.answer, asking, today) if planned is None else None
            if ruled is None and days is None and planned is None and not reading.leaned_on:
                return anchored_day(reading.asked, told, asking, today)
            if ruled is not None or days is None:
                return ruled
            return None if states_a_length(days, told.answer) else days_answer(days, asking, today, told)
        return None

    def _told(self, asked: str, today: date) -> Told:
        """What the papers, not the plan, answer to a question that stands alone."""
        reading = standalone(asked, (), lexicon())
        kind, evidence = self._evidence(reading)
        return Told(self._from_sources(asked, reading, kind, evidence, today), evidence)

    def evidence_for(self, question: str, history: Sequence[str] = ()) -> tuple[QuestionType, Evidence]:
        """The type of a question and all the evidence found for it, before anything is decided."""
        return self._evidence(standalone(clean(question), tuple(clean(earlier) for earlier in history), lexicon()))

    def _evidence(self, reading: Standalone) -> tuple[QuestionType, Evidence]:
        kind = question_type(reading.focus.text)
        return kind, self._gathered(reading, kind, self._terms(reading, kind))

    def _gathered(self, reading: Standalone, kind: QuestionType, wanted: Sequence[Term]) -> Evidence:
        asked = self.papers.read(reading.focus.text, wanted)
        if asked.named.documents:
            # The papers that the question names are asked first, without the words that name them.
            sought = self.papers.sought(asked, in_named=True)
            inside = [
                hit
                for hit in self.finder.find(reading, sought, _NAMED_PASSAGES)
                if asked.holds(hit.passage.document_id)
            ]
            found = self.finder.evidence(reading, asked.without_name(reading.text), kind, sought, inside)
            found = self.papers.understood(asked, found)
            if found.units and (carries(kind, found) or sets_right(kind, found)):
                return found
        sought = self.papers.sought(asked, in_named=False)
        found = self.finder.evidence(reading, reading.text, kind, sought, self.finder.find(reading, sought))
        return self.papers.understood(asked, found)

    def _from_sources(
        self, asked: str, reading: Standalone, kind: QuestionType, evidence: Evidence, today: date
    ) -> Answer:
        citations = Citations()
        entries = entries_for(kind, evidence.terms, self.corpus.glossary)
        defined = [(self.gatherer.documents[entry.evidence.document_id], entry) for entry in entries]
        read = self.papers.read(reading.focus.text, self._terms(reading, kind))
        composed = self.papers.compose(kind, read, evidence, citations, defined)
        made = Answered if composed.carries else Abstained
        return made(asked, reading.text, composed.statements, citations.all(), today.isoformat())

    def _terms(self, reading: Standalone, kind: QuestionType) -> tuple[Term, ...]:
        vocabulary, glossary = self.index.vocabulary, self.corpus.glossary

        def in_question(question: Plain) -> tuple[Term, ...]:
            return terms(question, vocabulary, self.derivations, lexicon(), glossary, self.abbreviations)

        return with_letters(weighed_terms(reading, kind, in_question), f"{reading.asked} {reading.leaned_on}")


def _parts(question: str) -> tuple[str, ...]:
    return parts(question, plain(question, lexicon()))


def index_exists(settings: Settings) -> bool:
    return (settings.index_folder / "current").exists()


def _silent(what: str, done: int, total: int) -> None:
    """Nobody is watching."""
