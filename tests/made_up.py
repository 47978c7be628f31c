"""A small made-up case for tests of reading, evidence and answers: papers about a swimming hall, found by words alone.

The passages are searched by `Lexical` without vectors, so a case opens in milliseconds and no model is needed.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from assistant.ask import Assistant
from assistant.cite import Citations
from assistant.deadlines.mentions import names_of
from assistant.definitions import entries_for
from assistant.evidence import Evidence
from assistant.gatherer import Gatherer
from assistant.reading.bokmal import Plain, plain
from assistant.reading.question_type import QuestionType
from assistant.source_answer import Composed, compose
from assistant.terms import Term, terms
from assistant.units import Outlines
from corpus.document import Document, Passage
from corpus.folder import load
from corpus.read import read
from corpus.split import split
from index.analyse import Vocabulary
from index.count import lexical_index
from index.derivation import Derivations
from index.lexical import Lexical
from index.lexicon import lexicon
from index.retriever import Hit, ranked
from index.searched import searched_text
from index.serve import Index

HALL = """\
# Saksframlegg: Ny svømmehall på Nesøya

Dato: 4. februar 2024

## Bakgrunn

Den gamle svømmehallen ble stengt i mars 2022. Lekkasjen i taket ble oppdaget av vaktmester Torbjørn Lie. Hallen hadde
41 200 besøkende det siste hele året. Ungdomsrådet mener at hallen bør ligge ved skolen.

## Hvorfor saken haster

Saken haster av disse grunnene:

- Skolene mangler svømmeundervisning.
- Spillemidlene faller bort dersom søknaden ikke er levert i tide.
- Prisen på betong stiger fordi etterspørselen er stor.

## Alternativer

Kommunedirektøren har vurdert disse alternativene:

1. Den gamle hallen pusses opp.
2. Ny hall bygges ved skolen.
3. Kommunen leier bassengtid hos nabokommunen.

## Byggetrinn

Badet bygges i to trinn. Nordbygg AS har ansvaret for grunnarbeidet i B1.

B1 omfatter bassenget, og B1 skal stå ferdig i august 2025.

B2 omfatter badstuen.

## Kostnader

Rammen er 86 millioner kroner. Kostnaden til drift er ikke tallfestet. FDV (forvaltning, drift og vedlikehold) betales
av kommunen.

## Vilkår

Kommunen kan kreve dagmulkt dersom bassenget blir forsinket, men ikke når forsinkelsen skyldes grunneieren. Leder for
byggekomiteen er Ingrid Moen.
"""

NOTE = """\
Notat om støy ved svømmehallen

Støyen ved bassenget ble målt til 58 desibel i april 2023. Målingen ble utført av Akustikk Vest.
"""

GLOSSARY = """\
- term: FDV
  expansion: forvaltning, drift og vedlikehold
  evidence: {document: hall.md, section: 6, quote: "FDV (forvaltning, drift og vedlikehold)"}
"""

FILES = {"hall.md": HALL, "notat.txt": NOTE, "glossary.yaml": GLOSSARY}


def document(text: str, name: str = "sak.md") -> Document:
    """The document that a file with that text is read as."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8")
        return read(path, Path(folder))


def question(text: str) -> Plain:
    """The question in plain bokmål."""
    return plain(text, lexicon())


def vocabulary_of(documents: Sequence[Document]) -> Vocabulary:
    return Vocabulary.of(searched_text(one.title, passage) for one in documents for passage in split(one))


def terms_in(text: str, documents: Sequence[Document]) -> tuple[Term, ...]:
    """The terms of a question as those documents know its words."""
    vocabulary = vocabulary_of(documents)
    return terms(question(text), vocabulary, Derivations(vocabulary.document_frequency), lexicon())


@dataclass(frozen=True)
class WordIndex:
    """An index of words alone, with the three things that an `Assistant` asks of one."""

    passages: Sequence[Passage]
    vocabulary: Vocabulary
    lexical: Lexical

    def search(
        self, query: str, k: int, extra: Mapping[str, float] | None = None, meant: Sequence[str] = ()
    ) -> tuple[Hit, ...]:
        scores = self.lexical.scores(query, extra or {}).tolist()
        return ranked([Hit(one, score) for one, score in zip(self.passages, scores, strict=True) if score > 0], k)

    def read(self, question: str, hits: Sequence[Hit], titles: Mapping[str, str], most: int) -> tuple[Hit, ...]:
        return tuple(hits)


@dataclass(frozen=True)
class Case:
    """An open case and what is asked of it in tests."""

    assistant: Assistant

    def evidence(self, asked: str, *history: str) -> Evidence:
        return self.assistant.evidence_for(asked, history)[1]

    def kind(self, asked: str) -> QuestionType:
        return self.assistant.evidence_for(asked)[0]

    def composed(self, asked: str) -> tuple[Composed, Citations]:
        """What the sources answer, before any reckoning of dates."""
        kind, evidence = self.assistant.evidence_for(asked)
        corpus = self.assistant.corpus
        entries = entries_for(kind, evidence.terms, corpus.glossary)
        defined = [(corpus.document(entry.evidence.document_id), entry) for entry in entries]
        citations = Citations()
        return compose(kind, evidence, citations, defined), citations


def case_of(files: Mapping[str, str]) -> Case:
    """The case in those files, indexed by words."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8")
        return case_in(Path(folder))


def case_in(folder: Path) -> Case:
    """The case in that folder, indexed by words."""
    corpus = load(folder)
    documents = {one.id: one for one in corpus.documents}
    passages = [(number, passage) for number, one in enumerate(corpus.documents) for passage in split(one)]
    texts = [searched_text(documents[passage.document_id].title, passage) for _, passage in passages]
    vocabulary = Vocabulary.of(texts)
    lexical = lexical_index(texts, [number for number, _ in passages], vocabulary)
    index = cast(Index, WordIndex([passage for _, passage in passages], vocabulary, lexical))
    gatherer = Gatherer(documents, Outlines(vocabulary, documents))
    derivations = Derivations(vocabulary.document_frequency)
    return Case(Assistant(corpus, None, index, gatherer, names_of(None), derivations))


@cache
def hall() -> Case:
    """The case of the swimming hall."""
    return case_of(FILES)
