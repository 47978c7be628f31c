"""What can come of a question about time: a computation, what the sources do not state, or a question back.

Flows in: what operations made. Flows out: one outcome, several computations merged, problems of the plan added.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Computation
from assistant.deadlines.consistency import problem_texts, problems
from assistant.deadlines.mentions import Mentions
from assistant.deadlines.operand import NotStated
from assistant.deadlines.plan_operands import Anchors
from corpus.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date in the question that cannot exist; `reasons` say why, a sentence each."""

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unclear:
    """What must be known before anything can be computed, as a question back."""

    sentence: str
    suggestions: tuple[str, ...] = ()


Outcome = Computation | NotStated | Impossible | Unclear


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its handler sees it, in lower case: its own words, and with the topic it leans on after them, which
    the places of the mentions point into; what it mentions, and the operands that stand for it."""

    text: str
    full: str
    mentions: Mentions
    found: Anchors
    timeline: Timeline | None
    today: date


def merged(outcomes: Sequence[Outcome], operation: str) -> Outcome:
    """Several computations as one; what is not stated is told only when nothing was computed, else as a warning."""
    made = [outcome for outcome in outcomes if isinstance(outcome, Computation)]
    lacking = tuple(dict.fromkeys(outcome.sentence for outcome in outcomes if isinstance(outcome, NotStated)))
    if not made:
        return outcomes[0]
    if len(made) == 1:
        return replace(made[0], sentences=_as_of_last((*made[0].sentences, *lacking))) if lacking else made[0]
    told = tuple(dict.fromkeys(said for one in made for said in one.sentences))
    forms = {one.result.get("form") for one in made}
    result = {"items": [item for one in made for item in one.result.get("items", [dict(one.result)])]}
    return Computation(
        operation,
        tuple(dict.fromkeys(given for one in made for given in one.inputs)),
        tuple(dict.fromkeys(step for one in made for step in one.steps)),
        {"form": forms.pop(), **result} if len(forms) == 1 and None not in forms else result,
        _as_of_last((*told, *lacking)),
        tuple(dict.fromkeys(note for one in made for note in one.warnings)),
    )


def _as_of_last(sentences: Sequence[str]) -> tuple[str, ...]:
    """The sentences with the one on the plan's date at the end."""
    dated = [text for text in sentences if text.startswith("Dette er planen per ")]
    return (*(text for text in sentences if text not in dated), *dict.fromkeys(dated))


def warned(outcome: Outcome, notes: Sequence[str], timeline: Timeline | None) -> Outcome:
    """The outcome with the doubts about the reading, and with what does not agree in the phases it speaks of."""
    if not isinstance(outcome, Computation):
        return outcome
    found = tuple(notes)
    if timeline is not None and outcome.operation in _CONCERNED:
        bases = {given.evidence for given in outcome.inputs}
        spoken_of = {deadline.phase for deadline in timeline.deadlines if deadline.evidence in bases}
        troubled = {problem.phase for problem in problems(timeline) if problem.phase in spoken_of}
        phases = [phase.id for phase in timeline.phases if phase.id in troubled]
        found += problem_texts(timeline, phases) if phases else ()
    new = [note for note in dict.fromkeys(found) if note not in outcome.warnings]
    return replace(outcome, warnings=(*outcome.warnings, *new)) if new else outcome


_CONCERNED = frozenset({"look_up", "days_left", "between", "feasible", "latest_start", "forward_plan"})
"""The operations whose answers somebody plans by; a weekday is right whatever the plan says."""
