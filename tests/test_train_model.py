"""What the sentence model is shown of a matter at one step, and that a model read back is the one written."""

import random
from pathlib import Path

import numpy as np

from corpus.document import Span
from evals.groups import Group, Pair, Text
from evals.packed_model import read, write
from evals.train_model import some_of_matter
from index.shipped import PACKED

TEXTS = tuple(Text(f"Avsnitt {row}.", (Span(0, 10),)) for row in range(60))


def _matter(answers: range) -> Group:
    pairs = [Pair(f"Spørsmål {row}?", ((row, 0),)) for row in answers]
    return Group(TEXTS, (*pairs, *(Pair(f"Uten svar {at}?", ()) for at in range(5))))


def test_a_step_sees_passages_with_answers_and_others_and_every_answer_points_at_its_own() -> None:
    group = _matter(range(30))
    for seed in range(20):
        some = some_of_matter(group, random.Random(seed))
        held = {some.texts[row].text for pair in some.pairs for row, _ in pair.answers}
        assert len(some.texts) == 16 and len(some.texts) - len(held) >= 3
        for pair in some.pairs:
            row = int(pair.question.strip("?").split()[-1])
            assert not pair.answers or [some.texts[at].text for at, _ in pair.answers] == [f"Avsnitt {row}."]


def test_questions_without_an_answer_stay_and_those_whose_passages_are_not_shown_go() -> None:
    some = some_of_matter(_matter(range(50)), random.Random(1))
    assert any(not pair.answers for pair in some.pairs)
    assert len([pair for pair in some.pairs if pair.answers]) == 13


def test_a_matter_of_few_passages_is_shown_whole() -> None:
    group = Group(TEXTS[:4], (Pair("Hva?", ((2, 0),)), Pair("Hvem?", ())))
    some = some_of_matter(group, random.Random(1))
    assert some.texts == group.texts and set(some.pairs) == set(group.pairs)


def test_a_model_written_and_read_is_the_same(tmp_path: Path) -> None:
    base = read(PACKED)
    write(base, base.weights, tmp_path)
    again = read(tmp_path)
    assert again.shape == base.shape and again.tokenizer == base.tokenizer
    assert all(np.array_equal(again.weights[name], values) for name, values in base.weights.items())
