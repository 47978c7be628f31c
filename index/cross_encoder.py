"""How likely each sentence of a passage is to answer a question, by a model that reads question and passage together.

Flows in: a question, hits, their documents' titles. Flows out: the same hits with log odds for each sentence. It does
not know which sentence is quoted in the end, nor how the model was trained: `index/cross_model/README.md` says so.

Vectors are made without knowing the question, so they miss what only the two together show: «Hvem leder rådet?» lies as
near «Rådet har tolv medlemmer» as near «Leder av rådet er …». Reading a passage takes some 60 ms, so only the first few
hits are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.document import Span
from index.exported import GRAPH, TOKENIZER, session_of, whole
from index.retriever import Hit
from index.searched import searched_text, within

LONGEST = 256
"""Tokens of question and passage together; what comes after is not read."""

_QUERY = "query: "
_PASSAGE = 1
"""The second of the two texts that are read."""


class Judge(Protocol):
    """What reads a question with a passage."""

    def odds(self, question: str, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[NDArray[np.float32]]:
        """For each text, the log odds that the sentence at each span answers; a sentence past what can be read has
        those of the text's least likely one, and a text whose heading alone fills it has none."""
        ...


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """The model as ONNX, on one thread."""

    session: Any  # onnxruntime and tokenizers ship no types that say more
    tokenizer: Any

    def odds(self, question: str, texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[NDArray[np.float32]]:
        found = []
        for text, places in zip(texts, spans, strict=True):
            pair = encoded_pair(self.tokenizer, question, text)
            shares = token_shares(pair.offsets, pair.sequence_ids, places)
            given = {
                "input_ids": np.array([pair.ids], np.int64),
                "attention_mask": np.ones((1, len(pair.ids)), np.int64),
                "shares": shares[None],
            }
            odds = np.asarray(self.session.run(["odds"], given)[0][0], np.float32)
            was_read = shares.any(axis=1)
            found.append(np.where(was_read, odds, odds[was_read].min()) if was_read.any() else odds[:0])
        return found


def open_cross_encoder(folder: Path, threads: int = 1) -> CrossEncoder | None:
    """The export in `folder`; None when there is none, or its files are damaged."""
    if whole(folder) is None:
        return None
    try:
        return CrossEncoder(session_of(folder / GRAPH, threads), pair_tokenizer(folder / TOKENIZER))
    except Exception:  # both raise what their C++ and Rust sides raise; a file that cannot be read is no model
        return None


def pair_tokenizer(path: Path) -> Any:
    """What cuts a question and a text into the tokens that the model reads."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.enable_truncation(LONGEST)
    tokenizer.no_padding()
    return tokenizer


def encoded_pair(tokenizer: Any, question: str, text: str) -> Any:
    """A question and a text as they are read together, in training too."""
    return tokenizer.encode(_QUERY + question, text)


def token_shares(
    offsets: Sequence[tuple[int, int]], sequence: Sequence[int | None], spans: Sequence[Span]
) -> NDArray[np.float32]:
    """(sentences, tokens): what each token counts in the mean of a sentence's, those whose middle lies in it counting
    alike; a row of zeros for a sentence that none of them is of."""
    middles = np.array(
        [
            (start + end - 1) / 2 if place == _PASSAGE and start < end else -1.0
            for (start, end), place in zip(offsets, sequence, strict=True)
        ]
    )
    inside = np.array([(span.start <= middles) & (middles < span.end) for span in spans], np.float32)
    return np.asarray(inside / np.maximum(inside.sum(axis=1, keepdims=True), 1), np.float32)


def judged(judge: Judge, question: str, hits: Sequence[Hit], titles: Mapping[str, str], most: int) -> tuple[Hit, ...]:
    """`hits` with what `judge` says of the sentences of the first `most`, as far as their meaning was measured; what
    was read before is as it was."""
    chosen = [hit for hit in hits[:most] if hit.meanings and not hit.odds]
    texts = [searched_text(titles[hit.passage.document_id], hit.passage) for hit in chosen]
    spans = [[span for span, _ in hit.meanings] for hit in chosen]
    inside = [within(text, hit.passage, own) for text, hit, own in zip(texts, chosen, spans, strict=True)]
    told = judge.odds(question, texts, inside)
    odds_of = {hit.passage.id: tuple(odds.tolist()) for hit, odds in zip(chosen, told, strict=True)}
    return tuple(replace(hit, odds=odds_of.get(hit.passage.id, hit.odds)) for hit in hits)
