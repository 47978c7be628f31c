"""What a long piece of work says of itself: the step, how far, how long is left."""

import pytest

from assistant import progress
from assistant.progress import left, progress_bar, when_slow


@pytest.mark.parametrize(
    ("done", "total", "seconds", "told"),
    [
        (1, 100, 1.0, ""),
        (0, 100, 60.0, ""),
        (98, 100, 98.0, ""),
        (50, 100, 20.0, "ca. 20 sek igjen"),
        (90, 100, 63.0, "ca. 10 sek igjen"),
        (40, 200, 180.0, "ca. 12 min igjen"),
        (50, 100, 61.0, "ca. 1 min igjen"),
        (10, 100, 500.0, "ca. 1 t 15 min igjen"),
        (100, 100, 500.0, ""),
    ],
)
def test_how_long_is_left_is_told_when_it_can_be_known(done: int, total: int, seconds: float, told: str) -> None:
    assert left(done, total, seconds) == told


def test_a_log_gets_a_line_a_step_and_then_one_now_and_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(float(second) for second in range(0, 1000, 10))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    show = progress_bar()
    for done in range(1, 9):
        show("Regner ut vektorer", done, 100)
    show("Teller ord", 0, 1)
    assert capsys.readouterr().err.splitlines() == [
        "Regner ut vektorer …",
        "Regner ut vektorer: 4 av 100, ca. 16 min igjen",
        "Regner ut vektorer: 7 av 100, ca. 16 min igjen",
        "Teller ord …",
    ]


def test_what_is_done_within_seconds_is_not_told_and_what_is_not_is_told_to_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    told: list[tuple[str, int, int]] = []
    for seconds_each in (0.1, 1.0):
        show = when_slow(lambda *step: told.append(step))
        for done in range(5):
            show("Leser dokumentene", done, 4)
            clock[0] += seconds_each
    assert told == [("Leser dokumentene", done, 4) for done in (2, 3, 4)]


def test_how_long_is_left_is_reckoned_from_where_the_telling_began(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(float(second) for second in range(0, 1000, 10))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    show = progress_bar()
    for done in range(500, 510):
        show("Leser dokumentene", done, 560)
    assert capsys.readouterr().err.splitlines()[1] == "Leser dokumentene: 503 av 560, ca. 10 min igjen"
