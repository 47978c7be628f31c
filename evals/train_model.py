"""`python -m evals.train_model --data …/train.jsonl`: makes the sentence model that comes with Saksvar (`index/model`).

Flows in: multilingual-e5-small (`evals.base_model`), the training questions of NorQuAD, the made-up municipal papers.
Flows out: `index/model`, packed in 8 bits. It does not measure: `evals.retrieval` does. Three hours on two cores.

What is trained: a question's vector (the mean of its tokens) is to lie near that of the sentence that answers it, and
of the passage that sentence stands in; a sentence's vector is the mean of its tokens where it stands, in the whole
passage. Papers go in whole, with up to a dozen questions each, so that the other sentences of the same paper are what
the right one is told from: first news alone, then municipal papers with some news. A question that its paper does not
answer is to lie nearer to a learnt bound than to any sentence. With `--on-from` it goes on from a model made before,
on made-up matters and some municipal papers: of a matter, passages of its papers go in with what is asked of them.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evals.base_model import Base, base_model, needed_pieces, pruned
from evals.groups import Group, Pair, Text, grouped, of_case
from evals.matters import to_learn_from
from evals.municipal import papers
from evals.packed_model import PASSAGE, QUERY, bert_settings, read, write
from evals.retrieval import laid_out
from evals.train_rerank import municipal
from index.shipped import PACKED

_LONGEST = 224
_TOKENS_AT_ONCE = 2500
_TEMPERATURE = 0.03
_BOUND = 0.8
_WITH_BOUND, _WITH_PASSAGE, _UNANSWERED = 0.3, 0.4, 0.5
_QUESTIONS_OF_A_PAPER = 12
_PASSAGES_OF_A_PAPER = 6
_QUESTIONS_OF_A_MATTER = 24
_PASSAGES_OF_A_MATTER = 16
_BESIDE = 3
"""Passages of a matter that hold no answer to what is asked at a step, at least."""


@dataclass(frozen=True, slots=True)
class Stage:
    """So many `steps` at a learning rate, a step being so many papers of each kind and so many made-up matters; the
    lowest layers stay frozen. `counts` is the share of the weights after the stage in the mean with those before it
    (Wortsman and others 2022, arXiv 2109.01903)."""

    steps: int
    rate: float
    news: int
    local: int
    frozen: int
    counts: float = 1.0
    matters: int = 0


STAGES: tuple[Stage, ...] = (Stage(103, 2e-5, 8, 0, 2), Stage(75, 3e-5, 2, 5, 3), Stage(488, 3e-5, 2, 5, 3, counts=0.7))
FURTHER: tuple[Stage, ...] = (Stage(280, 4e-5, 0, 2, 3, matters=3), Stage(260, 4e-5, 0, 2, 3, matters=3))


class Trainer:
    """A model in training on two threads; `rng` draws, so that the same seed gives the same model."""

    def __init__(self, base: Base, seed: int) -> None:
        import torch
        from tokenizers import Tokenizer
        from transformers import BertConfig, BertModel

        torch.manual_seed(seed)
        self.rng = random.Random(seed)
        self.torch = torch
        self.tokenizer = Tokenizer.from_str(json.dumps(base.tokenizer))
        self.model = BertModel(BertConfig(**bert_settings(base)), add_pooling_layer=False)
        given = {name: torch.from_numpy(values) for name, values in base.weights.items()}
        self.model.load_state_dict(given, strict=False)
        for module in self.model.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0  # with it, attention takes the slow way on a processor
        self.bound = torch.nn.Parameter(torch.tensor(_BOUND))

    def train(self, stage: Stage, news: Sequence[Group], local: Sequence[Group], cases: Sequence[Group] = ()) -> None:
        torch = self.torch
        before = {name: values.clone() for name, values in self.model.state_dict().items()}
        frozen = [self.model.embeddings, *self.model.encoder.layer[: stage.frozen]]
        for part in frozen:
            part.requires_grad_(False)
        learnt = [one for one in self.model.parameters() if one.requires_grad]
        optimizer = torch.optim.AdamW(
            [
                {"params": learnt, "lr": stage.rate, "weight_decay": 0.01},
                {"params": [self.bound], "lr": stage.rate * 70, "weight_decay": 0.0},
            ]
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min((step + 1) / (0.1 * stage.steps), max(0.05, 1.1 * (1 - step / stage.steps)))
        )
        whole = self._deck(cases)
        decks = [(self._deck(news), stage.news), (self._deck(local), stage.local)]
        for step in range(stage.steps):
            some = [self._some_of(next(deck)) for deck, count in decks for _ in range(count)]
            some += [some_of_matter(next(whole), self.rng) for _ in range(stage.matters)]
            loss = self._loss(some)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            schedule.step()
            print(f"{step + 1}/{stage.steps} loss {loss.item():.3f} bound {self.bound.item():.3f}", flush=True)
        for part in frozen:
            part.requires_grad_(True)
        after = self.model.state_dict()
        self.model.load_state_dict({name: torch.lerp(old, after[name], stage.counts) for name, old in before.items()})

    def _deck(self, groups: Sequence[Group]) -> Iterator[Group]:
        while groups:
            yield from self.rng.sample(list(groups), len(groups))

    def _some_of(self, group: Group) -> Group:
        """A group no larger than one step bears."""
        pairs = self.rng.sample(group.pairs, min(len(group.pairs), _QUESTIONS_OF_A_PAPER))
        if len(group.texts) <= _PASSAGES_OF_A_PAPER:
            return replace(group, pairs=tuple(pairs))
        kept = sorted({row for pair in pairs for row, _ in pair.answers})[:_PASSAGES_OF_A_PAPER]
        moved = {old: new for new, old in enumerate(kept)}
        pairs = [
            replace(pair, answers=tuple((moved[row], at) for row, at in pair.answers if row in moved)) for pair in pairs
        ]
        return Group(tuple(group.texts[row] for row in kept), tuple(pair for pair in pairs if pair.answers))

    def _loss(self, groups: Sequence[Group]) -> Any:
        torch = self.torch
        texts = [text for group in groups for text in group.texts]
        whole, said = self._encoded(texts)
        first = [0]
        for text in texts:
            first.append(first[-1] + len(text.sentences))
        asked: list[Pair] = []
        before = 0
        for group in groups:
            asked += [
                Pair(pair.question, tuple((before + row, at) for row, at in pair.answers)) for pair in group.pairs
            ]
            before += len(group.texts)
        vectors = self._queries([pair.question for pair in asked])
        by_sentence, by_passage = vectors @ said.T / _TEMPERATURE, vectors @ whole.T / _TEMPERATURE
        bound = self.bound / _TEMPERATURE
        total = torch.zeros(())
        for pair, sentences, passages in zip(asked, by_sentence, by_passage, strict=True):
            bounded = torch.logsumexp(torch.cat([sentences, bound[None]]), 0)
            if not pair.answers:
                total = total + _UNANSWERED * (bounded - bound)
                continue
            right = torch.logsumexp(sentences[[first[row] + at for row, at in pair.answers]], 0)
            total = total + torch.logsumexp(sentences, 0) - right + _WITH_BOUND * (bounded - right)
            held = torch.logsumexp(passages[sorted({row for row, _ in pair.answers})], 0)
            total = total + _WITH_PASSAGE * (torch.logsumexp(passages, 0) - held)
        return total / len(asked)

    def _encoded(self, texts: Sequence[Text]) -> tuple[Any, Any]:
        """Vectors of the passages, and of their sentences, one passage after another."""
        torch = self.torch
        whole: list[Any] = [None] * len(texts)
        said: list[Any] = [None] * len(texts)
        for rows, encoded, states, mask in self._run([PASSAGE + text.text for text in texts]):
            means = self._means(states, mask)
            for row, one, state, mean in zip(rows, encoded, states, means, strict=True):
                whole[row] = mean
                inside = torch.tensor(
                    [
                        [
                            float(a < b and span.start <= (a + b - 1) / 2 - len(PASSAGE) < span.end)
                            for a, b in one.offsets[: len(state)]
                        ]
                        for span in texts[row].sentences
                    ]
                )
                said[row] = inside @ state[: inside.shape[1]] / inside.sum(1, keepdim=True).clamp(min=1)
        normal = torch.nn.functional.normalize
        return normal(torch.stack(whole), dim=-1), normal(torch.cat(said), dim=-1)

    def _queries(self, questions: Sequence[str]) -> Any:
        torch = self.torch
        found: list[Any] = [None] * len(questions)
        for rows, _, states, mask in self._run([QUERY + question for question in questions]):
            for row, mean in zip(rows, self._means(states, mask), strict=True):
                found[row] = mean
        return torch.nn.functional.normalize(torch.stack(found), dim=-1)

    def _means(self, states: Any, mask: Any) -> Any:
        weights = mask[:, :, None].float()
        return (states * weights).sum(1) / weights.sum(1)

    def _run(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[Any], Any, Any]]:
        """Rows of texts of alike lengths, their encodings, the states of their tokens, and which are no padding."""
        torch = self.torch
        self.tokenizer.enable_truncation(_LONGEST)
        encoded = self.tokenizer.encode_batch(list(texts))
        for rows in alike_lengths([len(one.ids) for one in encoded], _TOKENS_AT_ONCE):
            length = max(len(encoded[row].ids) for row in rows)
            ids = torch.ones(len(rows), length, dtype=torch.long)
            mask = torch.zeros(len(rows), length, dtype=torch.long)
            for place, row in enumerate(rows):
                ids[place, : len(encoded[row].ids)] = torch.tensor(encoded[row].ids)
                mask[place, : len(encoded[row].ids)] = 1
            states = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
            yield rows, [encoded[row] for row in rows], states, mask


def some_of_matter(group: Group, rng: random.Random) -> Group:
    """Some questions to a matter, passages that answer them, and others to tell those from; a question whose answers
    are not among them is left out."""
    asked = rng.sample(group.pairs, min(len(group.pairs), _QUESTIONS_OF_A_MATTER))
    answering = dict.fromkeys(row for pair in asked for row, _ in pair.answers)
    kept = list(answering)[: _PASSAGES_OF_A_MATTER - _BESIDE]
    others = [row for row in range(len(group.texts)) if row not in answering]
    kept = sorted(kept + rng.sample(others, min(len(others), _PASSAGES_OF_A_MATTER - len(kept))))
    moved = {old: new for new, old in enumerate(kept)}
    pairs = []
    for pair in asked:
        held = tuple((moved[row], at) for row, at in pair.answers if row in moved)
        if held or not pair.answers:
            pairs.append(replace(pair, answers=held))
    return Group(tuple(group.texts[row] for row in kept), tuple(pairs))


def alike_lengths(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Rows of texts with so many tokens, in batches of alike lengths that hold `most` tokens with their padding, at
    least one text in each."""
    order = sorted(range(len(lengths)), key=lambda row: lengths[row])
    while order:
        rows = order[:1]
        while len(rows) < len(order) and (len(rows) + 1) * lengths[order[len(rows)]] <= most:
            rows.append(order[len(rows)])
        order = order[len(rows) :]
        yield rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.train_model", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="JSON lines in NorQuAD's format, to train on")
    parser.add_argument("--to", type=Path, default=PACKED, help="the folder that the model is written to")
    parser.add_argument("--on-from", type=Path, help="go on from the model in this folder, with made-up matters")
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the steps: .01 shows in minutes that all of it runs"
    )
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    own = [paper for paper in papers() if not paper.held_out]
    with laid_out(given.data) as (corpus, questions):
        news = grouped(corpus.documents, questions, [])
        texts = [*(document.text for document in corpus.documents), *(question.text for question in questions)]
    with municipal(own) as (corpus, questions):
        silent = [(f"{paper.id}.txt", one.text) for paper in own for one in paper.questions if not one.answers]
        local = grouped(corpus.documents, questions, silent)
    if given.on_from:
        base, stages = read(given.on_from), FURTHER
        cases = [of_case(folder) for folder in to_learn_from()]
    else:
        base, stages, cases = base_model(), STAGES, []
        base = pruned(base, needed_pieces(base, texts))
    trainer = Trainer(base, given.seed)
    for stage in stages:
        trainer.train(replace(stage, steps=max(1, round(stage.steps * given.share))), news, local, cases)
    weights = {name: values.numpy() for name, values in trainer.model.state_dict().items()}
    write(base, weights, given.to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
