"""What the tutorial chain and BM25 find on the same cases, beside ours, and what each costs: `python -m evals.peers`.

Flows in: the cases that name a place in the sources and lean on no earlier question. Flows out, per set: Success@k and
R@4 over the sections that the first k passages touch, RR, the characters handed on at k = 4, and times. It judges
finding only: neither peer composes an answer.

The tutorial is what a first guide to questions over documents builds: RecursiveCharacterTextSplitter with 1000
characters and 200 of overlap, all-MiniLM-L6-v2, Chroma, k = 4. A chunk of 1000 characters touches several sections,
and each counts as found: that favours it. BM25 has Norwegian stems over the bare text of our passages, k1 1.5, b .75.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from assistant.settings import read_settings
from corpus.document import Document, Span
from corpus.errors import SaksvarError
from corpus.folder import load
from evals.asking import relevant_places
from evals.case_sets import SHIPPED_SETS, CaseSet, load_sets
from evals.cases import Case
from evals.measures.interval import bootstrap_interval
from evals.measures.latency import percentile
from evals.opening import borrow_models, opened
from evals.retrieval import minilm_folder, stems
from index.embed import sentence_transformer
from index.serve import Index, open_index

HANDED_ON = 4
DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a document that was found."""

    document: Document
    span: Span

    @property
    def sections(self) -> frozenset[str]:
        """Every section it touches, as `document#number`."""
        return frozenset(
            f"{self.document.id}#{section.number}"
            for section in self.document.sections
            if section.span.start < self.span.end and self.span.start < section.span.end
        )


Finder = Callable[[str, int], Sequence[Stretch]]


@dataclass(frozen=True, slots=True)
class Peer:
    """A way of finding, the stretches it chooses from, and the seconds it took to make ready."""

    name: str
    find: Finder
    stretches: int
    made_in: float


HEAD = (
    f"{'':<34}{'S@1':>7}{'S@4':>7}  {'95 %':<15}{'S@10':>7}{'R@4':>7}{'RR':>7}"
    f"{'tegn':>7}{'ms':>7}{'bygg s':>8}{'biter':>7}"
)


def line(peer: Peer, asked: Sequence[tuple[Case, frozenset[str]]]) -> str:
    """One row of the table."""
    found: list[Sequence[Stretch]] = []
    seconds: list[float] = []
    for case, _ in asked:
        started = time.perf_counter()
        found.append(peer.find(case.question, DEEPEST))
        seconds.append(time.perf_counter() - started)
    right = [places for _, places in asked]
    first = [_rank(stretches, places) for stretches, places in zip(found, right, strict=True)]
    s1, s4, s10 = ([float(0 < rank <= k) for rank in first] for k in (1, HANDED_ON, DEEPEST))
    recalls = [
        len(places & frozenset[str]().union(*(one.sections for one in stretches[:HANDED_ON]))) / len(places)
        for stretches, places in zip(found, right, strict=True)
    ]
    rr = [1 / rank if rank else 0.0 for rank in first]
    length = [sum(len(one.span.of(one.document.text)) for one in stretches[:HANDED_ON]) for stretches in found]
    low, high = bootstrap_interval(s4)
    return (
        f"{peer.name:<34}{_mean(s1):>7.3f}{_mean(s4):>7.3f}  {f'[{low:.3f}, {high:.3f}]':<15}{_mean(s10):>7.3f}"
        f"{_mean(recalls):>7.3f}{_mean(rr):>7.3f}{_mean(length):>7.0f}{percentile(seconds, 0.5) * 1000:>7.1f}"
        f"{peer.made_in:>8.1f}{peer.stretches:>7}"
    )


def _rank(stretches: Sequence[Stretch], right: frozenset[str]) -> int:
    """The rank of the first stretch that touches a right section; 0 for none."""
    return next((rank for rank, one in enumerate(stretches, start=1) if one.sections & right), 0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def tutorial(documents: Sequence[Document], folder: str) -> Peer:
    """The chain of the tutorials over the documents' canonical text."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document as Page
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    by_id = {document.id: document for document in documents}
    started = time.perf_counter()
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    chunks = splitter.split_documents([Page(one.text, metadata={"document": one.id}) for one in documents])
    store = Chroma.from_documents(
        chunks, sentence_transformer(str(minilm_folder())).langchain, persist_directory=folder
    )

    def find(query: str, k: int) -> Sequence[Stretch]:
        return [
            Stretch(
                by_id[page.metadata["document"]],
                Span(page.metadata["start_index"], page.metadata["start_index"] + len(page.page_content)),
            )
            for page in store.similarity_search(query, k=min(k, len(chunks)))
        ]

    return Peer("lærebok: MiniLM, Chroma, 1000/200", find, len(chunks), time.perf_counter() - started)


def word_match(index: Index, documents: Sequence[Document]) -> Peer:
    """BM25 over our passages."""
    by_id = {document.id: document for document in documents}
    started = time.perf_counter()
    order = stems(index)

    def find(query: str, k: int) -> Sequence[Stretch]:
        passages = [index.passages[row] for row in order(query)[:k]]
        return [Stretch(by_id[passage.document_id], passage.span) for passage in passages]

    return Peer("BM25, norske stammer", find, len(index.passages), time.perf_counter() - started)


def ours(index: Index, documents: Sequence[Document], made_in: float) -> Peer:
    """The search of the program as it stands."""
    by_id = {document.id: document for document in documents}

    def find(query: str, k: int) -> Sequence[Stretch]:
        return [Stretch(by_id[hit.passage.document_id], hit.passage.span) for hit in index.search(query, k)]

    return Peer("Saksvar", find, len(index.passages), made_in)


def table(one: CaseSet) -> list[str]:
    """The rows of one set of cases."""
    corpus = load(one.settings.corpus)
    named = [(case, relevant_places(case, corpus.documents)) for case in one.cases if not case.history]
    asked = [(case, places) for case, places in named if places]
    started = time.perf_counter()
    opened(one.settings)
    index = open_index(one.settings.index_folder, corpus, one.settings.embedding)
    made_in = time.perf_counter() - started
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        peers = (
            tutorial(corpus.documents, folder),
            word_match(index, corpus.documents),
            ours(index, corpus.documents, made_in),
        )
        return [f"{one.name}: {len(asked)} spørsmål", HEAD, *(line(peer, asked) for peer in peers), ""]


def main() -> int:
    """Prints a table per set; 2 when a set or its index cannot be used."""
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    settings = read_settings({})
    try:
        for one in load_sets(SHIPPED_SETS, settings):
            borrow_models(settings.index_folder, one.settings.index_folder)
            print("\n".join(table(one)), flush=True)
    except SaksvarError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
