"""Reads `timeline.yaml` and checks it: names, dates, references, and every quote against its document.

Flows in: the case's folder and its documents. Flows out: a Timeline whose evidence slices back to the quotes, or None
where the folder has no such file. It computes nothing.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from corpus.document import Document, Evidence
from corpus.errors import SaksvarError
from corpus.interval import Interval
from corpus.quote import locate_quote
from corpus.timeline import Deadline, Delay, Event, Milestone, Phase, Rule, Timeline
from corpus.timeline_notation import read_notation
from corpus.timeline_schema import (
    ENTRIES,
    NAME,
    DeadlineEntry,
    DelayEntry,
    MilestoneEntry,
    PhaseEntry,
    QuoteEntry,
    RepeatedKeyError,
    RuleEntry,
    StrictLoader,
    TimelineFile,
    WhenEntry,
    complaint,
)


def load_timeline(folder: Path, documents: Sequence[Document]) -> Timeline | None:
    """The plan in the folder's `timeline.yaml`, each item located in the documents; None where there is no such file.

    Raises SaksvarError that names the file, the item and what is accepted.
    """
    path = folder / NAME
    if not path.exists():
        return None
    return _Reader(str(path), {document.id: document for document in documents}).timeline(_parse(path))


def _parse(path: Path) -> TimelineFile:
    try:
        # Quotes and names are compared with canonical text, which is NFC.
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        content = yaml.load(text, Loader=StrictLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise SaksvarError(
            f"{path}: filen kan ikke leses som UTF-8-tekst. Lagre den på nytt, eller fjern den."
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" på linje {mark.line + 1}" if mark else ""
        repeated = isinstance(error, RepeatedKeyError) and error.problem
        reason = repeated or "se etter innrykk, kolon og anførselstegn"
        raise SaksvarError(f"{path}: filen er ikke gyldig YAML{line} ({reason}). Rett filen og prøv igjen.") from error
    try:
        return TimelineFile.model_validate(content or {})
    except ValidationError as error:
        raise SaksvarError(f"{path}: {complaint(content, error)}. Rett filen og prøv igjen.") from error


class _Reader:
    """Turns entries into values; each failure names the file and the entry."""

    def __init__(self, path: str, documents: dict[str, Document]) -> None:
        self.path = path
        self.documents = documents
        self.default: str | None = None
        self.used: dict[str, Document] = {}

    def timeline(self, file: TimelineFile) -> Timeline:
        self.default = file.document
        self._check_references(file)
        phases = tuple(self._phase(entry) for entry in file.phases)
        deadlines = tuple(self._deadline(entry, file) for entry in file.deadlines)
        milestones = tuple(self._milestone(entry) for entry in file.milestones)
        rules = tuple(self._rule(entry) for entry in file.rules)
        delays = tuple(self._delay(entry) for entry in file.delays)
        events = tuple(Event(e.id, e.name, e.todo, e.go_live, tuple(e.also)) for e in file.events)
        return Timeline(phases, events, deadlines, milestones, rules, delays, tuple(self.used.values()))

    def _fail(self, where: str, what: str) -> SaksvarError:
        return SaksvarError(f"{self.path}: {where}: {what}. Rett filen og prøv igjen.")

    def _check_references(self, file: TimelineFile) -> None:
        phases = [entry.id for entry in file.phases]
        events = [entry.id for entry in file.events]
        for kind in ENTRIES:
            self._check_unique(kind, "id-en", [entry.id for entry in getattr(file, kind)])
        for kind in ("events", "phases", "milestones"):
            self._check_unique(kind, "navnet", [name for entry in getattr(file, kind) for name in entry.names()])
        if sum(event.go_live for event in file.events) > 1:
            raise self._fail("events", "«go_live: true» kan stå på én hendelse, men står på flere")
        if any(phase.go_live for phase in file.phases) and not any(event.go_live for event in file.events):
            raise self._fail("phases", "en fase har «go_live», men ingen hendelse under events har «go_live: true»")
        for deadline in file.deadlines:
            where = f"deadlines «{deadline.id}»"
            self._check_known(where, "fasen", [deadline.phase] if deadline.phase else [], phases)
            self._check_known(where, "hendelsen", [deadline.event], events)
        for rule in file.rules:
            self._check_known(f"rules «{rule.id}»", "hendelsen", [rule.start, rule.end, *(rule.against or ())], events)
        for delay in file.delays:
            self._check_known(f"delays «{delay.id}»", "fasen", delay.moves, phases)

    def _check_unique(self, kind: str, what: str, names: Iterable[str]) -> None:
        for name, count in Counter(names).items():
            if count > 1:
                raise self._fail(kind, f"{what} «{name}» står {count} ganger; hver må være sin egen")

    def _check_known(self, where: str, what: str, names: Iterable[str], known: Sequence[str]) -> None:
        for name in names:
            if name not in known:
                raise self._fail(where, f"{what} «{name}» finnes ikke; godtatt er {', '.join(known) or 'ingen'}")

    def _evidence(self, where: str, given: QuoteEntry, wording: str = "") -> Evidence:
        name = given.document or self.default
        if name is None:
            raise self._fail(where, "feltet «document» mangler, både her og øverst i filen")
        if name not in self.documents:
            choices = ", ".join(self.documents) or "ingen"
            raise self._fail(where, f"dokumentet «{name}» finnes ikke blant kildene; der er {choices}")
        document = self.documents[name]
        try:
            span = locate_quote(document, given.section, given.quote)
        except SaksvarError as error:
            raise SaksvarError(f"{self.path}: {where}: {error}") from error
        if _folded(wording) not in _folded(span.of(document.text)):
            raise self._fail(where, f"ordlyden «{wording}» står ikke i sitatet «{given.quote}»")
        self.used[name] = document
        return Evidence(document.id, span)

    def _interval(self, where: str, given: WhenEntry) -> Interval:
        try:
            return read_notation(given.when, given.wording)
        except SaksvarError as error:
            raise self._fail(where, f"feltet «when»: {error}") from error

    def _phase(self, entry: PhaseEntry) -> Phase:
        where = f"phases «{entry.id}»"
        evidence = self._evidence(where, entry.evidence, entry.go_live.wording if entry.go_live else "")
        go_live = self._interval(where, entry.go_live) if entry.go_live else None
        return Phase(entry.id, entry.name, go_live, evidence, entry.note, tuple(entry.also))

    def _deadline(self, entry: DeadlineEntry, file: TimelineFile) -> Deadline:
        where = f"deadlines «{entry.id}»"
        event = next(event for event in file.events if event.id == entry.event)
        phase = next((phase.name for phase in file.phases if phase.id == entry.phase), None)
        label = entry.label or (f"{phase}: {event.name}" if phase else event.name)
        evidence = self._evidence(where, entry.evidence, entry.wording)
        return Deadline(entry.id, entry.phase, entry.event, label, self._interval(where, entry), evidence)

    def _milestone(self, entry: MilestoneEntry) -> Milestone:
        where = f"milestones «{entry.id}»"
        evidence = self._evidence(where, entry.evidence, entry.wording)
        return Milestone(entry.id, entry.name, self._interval(where, entry), evidence, tuple(entry.also))

    def _rule(self, entry: RuleEntry) -> Rule:
        evidence = self._evidence(f"rules «{entry.id}»", entry.evidence, entry.wording)
        return Rule(**entry.model_dump(exclude={"evidence"}), evidence=evidence)

    def _delay(self, entry: DelayEntry) -> Delay:
        evidence = self._evidence(f"delays «{entry.id}»", entry.evidence)
        return Delay(entry.id, entry.cause, tuple(entry.moves), entry.text, evidence, tuple(entry.also))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
