"""`python -m evals.train_cross --data …/train.jsonl`: makes the cross-encoder that comes with Saksvar
(`index/cross_model`).

Flows in: multilingual-e5-small (`evals.base_model`), the training questions of NorQuAD, the made-up municipal papers
that are not held out, the made-up cases and matters that may be learnt from. Flows out: all layers but the lowest two,
which are those of the sentence model as shipped, and the head, packed in 8 bits. It does not measure: `evals.retrieval`
and `saksvar eval` do. An hour on two cores.

What is trained: the log odds that a sentence answers, from the tokens it has when it is read together with the
question. A question is shown a passage with an answer in it, and two without: three times of four from the same paper
or matter, else from another that lies near. Of a long passage it is shown four to eight sentences. Among all sentences
shown the right ones are to be likeliest, and in each passage likelier than that none answers, which is the case where
none does. It starts from the model that the sentence model came from, not from that one: whose vectors already know
these questions, beside which there was nothing to learn. With `--on-from` it goes on from a cross-encoder made before,
for papers that came after it, and what is written is the mean of the two (Wortsman and others 2022, arXiv 2109.01903).
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.document import Span
from evals.base_model import base_model
from evals.groups import Group, Text, grouped, of_case
from evals.matters import to_learn_from
from evals.municipal import papers
from evals.retrieval import laid_out
from evals.train_model import alike_lengths
from evals.train_rerank import municipal
from index.cross_encoder import encoded_pair, pair_tokenizer, token_shares
from index.cross_weights import CROSS_PACKED, MADE_FOR, cross_module, shared_layers
from index.exported import TOKENIZER
from index.models import embedder_for_building
from index.shipped import PACKED, WEIGHTS, pack, packed_fingerprint, unpacked

_STEPS, _QUESTIONS, _RATE = 900, 16, 1e-4
_FURTHER_RATE, _FURTHER_COUNTS = 6e-5, 0.5
_FROZEN = 2
_SENTENCES = (4, 8)
_SAME_PAPER, _WITH_HEADING = 0.75, 0.85
_OTHERS = 2
_NEAR = 8
_DEPTH = 2.0
_EACH_WINDOW = 0.5
_OF_A_CASE = 5
"""Times that a question to a matter stands among the others, since it is told from sentences of the same matter."""
_TOKENS_AT_ONCE = 3000
_CLIP = 1.0
_WARM_UP, _FLOOR = 0.1, 0.03


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the passages of its paper and those that lie near it in other papers, the nearest first, and the
    (passage, sentence) positions that answer it."""

    text: str
    own: tuple[int, ...]
    near: tuple[int, ...]
    answers: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences of a passage, and which of them answer `question`."""

    question: str
    text: Text
    right: tuple[bool, ...]


def asked_of(groups: Sequence[Group]) -> tuple[list[Text], list[Asked]]:
    """All passages and questions; what lies near is told by the sentence model's vectors."""
    passages = [text for group in groups for text in group.texts]
    with TemporaryDirectory() as folder:
        model = embedder_for_building(None, Path(folder))
        vectors = model.passages([text.text for text in passages], lambda step, done, total: None)
        wanted = model.queries([pair.question for group in groups for pair in group.pairs])
    questions: list[Asked] = []
    first = 0
    for group in groups:
        for pair in group.pairs:
            nearness = vectors @ wanted[len(questions)]
            own = tuple((first + np.argsort(-nearness[first : first + len(group.texts)])).tolist())
            nearness[first : first + len(group.texts)] = -1.0
            near = tuple(np.argsort(-nearness)[:_NEAR].tolist())
            answers = frozenset((first + row, at) for row, at in pair.answers)
            questions.append(Asked(pair.question, own, near, answers))
        first += len(group.texts)
    return passages, questions


def window(question: str, text: Text, right: Sequence[int], rng: random.Random) -> Window:
    """Four to eight sentences of a passage, one of the `right` among them; the whole of one that has no more."""
    low, high = _SENTENCES
    count = len(text.sentences)
    if count <= high:
        return Window(question, text, tuple(at in right for at in range(count)))
    size = rng.randint(low, high)
    middle = rng.choice(sorted(right)) if right else rng.randrange(count)
    first = max(0, min(middle - rng.randrange(size), count - size))
    kept = text.sentences[first : first + size]
    heading = text.text[: text.sentences[0].start] if rng.random() < _WITH_HEADING else ""
    moved = len(heading) - kept[0].start
    shown = Text(
        heading + text.text[kept[0].start : kept[-1].end],
        tuple(Span(span.start + moved, span.end + moved) for span in kept),
    )
    return Window(question, shown, tuple(first + at in right for at in range(size)))


class Trainer:
    """The cross-encoder in training on two threads; the same seed draws the same windows."""

    def __init__(
        self, passages: Sequence[Text], questions: Sequence[Asked], start: dict[str, NDArray[np.float32]], seed: int
    ) -> None:
        import torch

        torch.manual_seed(seed)
        self.torch = torch
        self.rng = random.Random(seed)
        self.passages = passages
        self.questions = questions
        self.module = cross_module(start)
        if "out.bias" not in start:
            torch.nn.init.normal_(self.module.out.weight, std=0.02)
            torch.nn.init.constant_(self.module.out.bias, -2.0)
        for part in self.module.modules():
            if isinstance(part, torch.nn.Dropout):
                part.p = 0.0  # with it, attention takes the slow way on a processor
        self.tokenizer = pair_tokenizer(PACKED / TOKENIZER)

    def train(self, steps: int, rate: float) -> None:
        torch, module = self.torch, self.module
        for part in (module.model.embeddings, *module.model.encoder.layer[:_FROZEN]):
            part.requires_grad_(False)
        layers = [one for one in module.model.parameters() if one.requires_grad]
        head = [*module.inner.parameters(), *module.out.parameters()]
        optimizer = torch.optim.AdamW(
            [{"params": layers, "lr": rate, "weight_decay": 0.01}, {"params": head, "lr": rate * 5}]
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min((step + 1) / (_WARM_UP * steps), max(_FLOOR, 1.1 * (1 - step / steps)))
        )
        deck: list[Asked] = []
        for step in range(steps):
            while len(deck) < _QUESTIONS:
                deck += self.rng.sample(list(self.questions), len(self.questions))
            some, deck = deck[:_QUESTIONS], deck[_QUESTIONS:]
            with torch.autocast("cpu", dtype=torch.bfloat16):  # a quarter less time a step, the same losses
                loss = self._loss([self._shown(asked) for asked in some])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(layers, _CLIP)
            optimizer.step()
            schedule.step()
            print(f"{step + 1}/{steps} loss {loss.item():.3f}", flush=True)

    def _shown(self, asked: Asked) -> list[Window]:
        """A window with an answer, if there is one, and others without. Those are of passages that search would find:
        the nearer, the likelier to be shown; where nothing answers, all are of its own paper as far as it has more."""
        answering = {row for row, _ in asked.answers}
        rest = [row for row in asked.own if row not in answering]
        rows = [self.rng.choice(sorted(answering))] if answering else []
        while len(rows) <= _OTHERS:
            left = [row for row in rest if row not in rows]
            same = bool(left) and (not answering or self.rng.random() < _SAME_PAPER)
            rows.append(self._drawn(left) if same else self.rng.choice(asked.near))
        return [
            window(asked.text, self.passages[row], [at for other, at in asked.answers if other == row], self.rng)
            for row in rows
        ]

    def _drawn(self, rows: Sequence[int]) -> int:
        """One of `rows`, which come the nearest first."""
        return rows[min(int(self.rng.expovariate(1 / _DEPTH)), len(rows) - 1)]

    def _loss(self, shown: Sequence[Sequence[Window]]) -> Any:
        torch = self.torch
        odds = iter(self._odds([one for windows in shown for one in windows]))
        total = torch.zeros(())
        none = torch.zeros(1)
        for windows in shown:
            each = [next(odds) for _ in windows]
            right = [torch.tensor(one.right) for one in windows]
            together, answering = torch.cat(each), torch.cat(right)
            if answering.any():
                total = total + torch.logsumexp(together, 0) - torch.logsumexp(together[answering], 0)
            for one, answers in zip(each, right, strict=True):
                whole = torch.logsumexp(torch.cat([one, none]), 0)
                total = total + _EACH_WINDOW * (whole - (torch.logsumexp(one[answers], 0) if answers.any() else 0))
        return total / len(shown)

    def _odds(self, windows: Sequence[Window]) -> list[Any]:
        """The log odds of the sentences of each window; texts of alike lengths go in together."""
        torch = self.torch
        pairs = [encoded_pair(self.tokenizer, one.question, one.text.text) for one in windows]
        found: list[Any] = [None] * len(pairs)
        for places in alike_lengths([len(pair.ids) for pair in pairs], _TOKENS_AT_ONCE):
            long = max(len(pairs[place].ids) for place in places)
            many = max(len(windows[place].right) for place in places)
            ids = torch.ones(len(places), long, dtype=torch.long)
            mask = torch.zeros(len(places), long, dtype=torch.long)
            shares = torch.zeros(len(places), many, long)
            for at, place in enumerate(places):
                pair = pairs[place]
                own = token_shares(pair.offsets, pair.sequence_ids, windows[place].text.sentences)
                ids[at, : len(pair.ids)] = torch.tensor(pair.ids)
                mask[at, : len(pair.ids)] = 1
                shares[at, : own.shape[0], : own.shape[1]] = torch.from_numpy(own)
            told = self.module(ids, mask, shares)
            for at, place in enumerate(places):
                found[place] = told[at, : len(windows[place].right)]
        return found


def beginning(on_from: Path | None) -> dict[str, NDArray[np.float32]]:
    """The sentence model's embeddings and lowest layers, and the other layers as they were before it was trained, or
    with the head as they are in the folder `on_from`."""
    if on_from is not None:
        return {**shared_layers(), **unpacked(on_from / WEIGHTS)}
    base = {f"model.{name}": values for name, values in base_model().weights.items()}
    return {name: base[name] if is_kept(name) and name in base else values for name, values in shared_layers().items()}


def between(
    before: dict[str, NDArray[np.float32]], after: dict[str, NDArray[np.float32]], counts: float
) -> dict[str, NDArray[np.float32]]:
    """Each weight of `after`, moved back towards `before`; `counts` is the share of the way that is left."""
    return {name: before[name] + np.float32(counts) * (values - before[name]) for name, values in after.items()}


def write(weights: dict[str, NDArray[np.float32]], folder: Path) -> None:
    """What the sentence model has not: the layers that were trained, and the head."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {name: values for name, values in weights.items() if is_kept(name)}
    pack(kept, folder / WEIGHTS)
    (folder / MADE_FOR).write_text(json.dumps({"sentence_model": packed_fingerprint()}) + "\n", "utf-8")


def is_kept(name: str) -> bool:
    """Whether a weight is the cross-encoder's own, not one it shares with the sentence model."""
    parts = name.split(".")
    return parts[0] != "model" or (parts[1] == "encoder" and int(parts[3]) >= _FROZEN)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.train_cross", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON lines in NorQuAD's format, to train on")
    parser.add_argument("--to", type=Path, default=CROSS_PACKED, help="the folder that the model is written to")
    parser.add_argument("--on-from", type=Path, help="go on from the cross-encoder in this folder")
    parser.add_argument("--counts", type=float, default=_FURTHER_COUNTS, help="the share of what is new")
    parser.add_argument("--steps", type=int, default=_STEPS)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    own = [paper for paper in papers() if not paper.held_out]
    with laid_out(given.data) as (corpus, questions):
        groups = grouped(corpus.documents, questions, [])
    with municipal(own) as (corpus, questions):
        silent = [(f"{paper.id}.txt", one.text) for paper in own for one in paper.questions if not one.answers]
        groups += grouped(corpus.documents, questions, silent)
    groups += [of_case(folder, _OF_A_CASE) for folder in to_learn_from()]
    start = beginning(given.on_from)
    trainer = Trainer(*asked_of(groups), start, given.seed)
    trainer.train(given.steps, _FURTHER_RATE if given.on_from else _RATE)
    made = {name: values.numpy() for name, values in trainer.module.state_dict().items()}
    write(between(start, made, given.counts) if given.on_from else made, given.to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
