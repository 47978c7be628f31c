"""Lengths that a computation adds or takes away, and the chains of rules that lead from one event to another.

Flows in: the plan's rules, or a length from the question. Flows out: lengths with their place, and for two events the
longest way from one to the other. It computes no dates.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.answer import Input
from assistant.deadlines.arithmetic import Amount
from assistant.deadlines.wording import listed, say_amount
from corpus.document import Evidence
from corpus.interval import Grain, Interval
from corpus.timeline import Rule, Timeline


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes. `text` says it as a sentence without its full stop; `sources` are the rules' evidence.

    `estimate`: the sources call it an estimate of work, not a limit that must be kept.
    """

    amount: Amount
    text: str
    place: str = ""
    sources: tuple[tuple[str, Evidence], ...] = ()
    estimate: bool = False
    rules: tuple[Rule, ...] = ()

    def inputs(self, start: date, end: date) -> tuple[Input, ...]:
        """Each rule as an input: the stretch it spans in this computation, worded as the source words its length."""
        first, last = min(start, end), max(start, end)
        return tuple(
            Input(text, Interval(first, last, Grain.SPAN, rule.wording), evidence)
            for rule, (text, evidence) in zip(self.rules, self.sources, strict=True)
        )


def of_amount(amount: Amount) -> Length:
    """A length from the question."""
    return Length(amount, say_amount(amount))


def of_rules(timeline: Timeline, rules: tuple[Rule, ...]) -> Length:
    """The rules laid end to end, as one length from the anchor."""
    places = tuple(dict.fromkeys(timeline.place(rule.evidence) for rule in rules))
    months = sum(rule.months for rule in rules)
    wording = " + ".join(str(rule.months) for rule in rules) if len(rules) > 1 else ""
    texts = [rule.text.rstrip(".") for rule in rules]
    text = ", og ".join([texts[0], *(text[:1].lower() + text[1:] for text in texts[1:])])
    sources = tuple((rule.text.rstrip("."), rule.evidence) for rule in rules)
    amount = Amount(months, wording=f"{months} måneder ({wording})" if wording else "")
    return Length(amount, text, listed(places), sources, any(not rule.at_least for rule in rules), rules)


def longest_chain(timeline: Timeline, start: str, end: str) -> Length | None:
    """The rules that together need the most months from one event to the other; None where no rules connect them."""
    chains = list(_chains(timeline, start, end, ()))
    if not chains:
        return None
    return of_rules(timeline, max(chains, key=lambda chain: (sum(rule.months for rule in chain), -len(chain))))


def chains_between(timeline: Timeline, start: str, end: str) -> tuple[tuple[Rule, ...], ...]:
    """Every way of rules from one event to the other, in the order of the file."""
    return tuple(_chains(timeline, start, end, ()))


def _chains(timeline: Timeline, start: str, end: str, passed: tuple[Rule, ...]) -> Iterator[tuple[Rule, ...]]:
    for rule in timeline.rules:
        # A rule that is passed already would close a circle.
        if rule.start != start or rule in passed:
            continue
        if rule.end == end:
            yield (*passed, rule)
        else:
            yield from _chains(timeline, rule.end, end, (*passed, rule))
