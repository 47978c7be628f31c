"""Made-up municipal papers with questions, to train on: `evals/municipal/*.jsonl`, and how they are read.

Flows in: JSON lines `{"id", "title", "held_out", "sentences", "questions": [{"q", "lang", "kind", "answers"}]}`, where
`answers` are positions in `sentences`. Flows out: papers. It does not know what is trained.

A paper that is held out is kept from the sentence model, so that what rests on the model's cosines is fitted and
measured on papers that the model has not seen.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evals.cases import Case, Expected

FOLDER = Path(__file__).parent / "municipal"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the positions of the sentences that answer it, none when the paper does not say."""

    text: str
    language: str
    kind: str
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper and what is asked of it; `held_out`: the sentence model never sees it."""

    id: str
    title: str
    sentences: tuple[str, ...]
    questions: tuple[Asked, ...]
    held_out: bool

    @property
    def text(self) -> str:
        """The paper as a plain text file: its title, then a paragraph of four sentences at a time, list items on lines
        of their own."""
        lines = [self.title, ""]
        in_paragraph = 0
        for sentence in self.sentences:
            if sentence[:1] in "•-–*":
                lines.append(f"- {sentence[1:].strip()}")
                in_paragraph = _PARAGRAPH
            elif in_paragraph in (0, _PARAGRAPH):
                lines += ["", sentence]
                in_paragraph = 1
            else:
                lines[-1] += f" {sentence}"
                in_paragraph += 1
        return "\n".join(lines) + "\n"


_PARAGRAPH = 4


def papers(folder: Path = FOLDER) -> Iterator[Paper]:
    """Every paper, file by file."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            told = json.loads(line)
            asked = (Asked(one["q"], one["lang"], one["kind"], tuple(one["answers"])) for one in told["questions"])
            yield Paper(
                told["id"],
                told["title"],
                tuple(told["sentences"]),
                tuple(asked),
                told["held_out"],
            )


def as_cases(some: Sequence[Paper], today: date) -> tuple[Case, ...]:
    """The questions as known pairs, for a folder that `write_folder` laid out."""
    return tuple(
        Case(
            id=f"{paper.id.lower()}-{number}",
            question=asked.text,
            history=(),
            today=today,
            expected=Expected(
                "answered" if asked.answers else "abstained",
                documents=(f"{paper.id}.txt",) if asked.answers else (),
                quotes=tuple(paper.sentences[at].lstrip("•-–* ") for at in asked.answers),
            ),
            kind=asked.kind,
            lang=asked.language,
        )
        for paper in some
        for number, asked in enumerate(paper.questions)
    )


def write_folder(folder: Path, some: Sequence[Paper]) -> None:
    """Lays the papers out as a folder of case papers."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper in some:
        (folder / f"{paper.id}.txt").write_text(paper.text, "utf-8")
