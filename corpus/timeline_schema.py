"""What `timeline.yaml` may hold: its entries and fields, and what is said when they are wrong.

Flows in: the parsed file. Flows out: checked entries, or a Norwegian clause that names the field. It opens no files and
does not know the documents.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

NAME = "timeline.yaml"
Text = Annotated[str, Field(min_length=1)]


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class QuoteEntry(Entry):
    document: Text | None = None
    section: int = Field(ge=1)
    quote: Text


class NamedEntry(Entry):
    id: Text
    also: list[Text] = []

    def names(self) -> set[str]:
        """Every name the entry goes by, casefolded."""
        named = (getattr(self, field, "") for field in ("id", "name", "todo"))
        return {name.casefold() for name in (*named, *self.also) if name}


class WhenEntry(Entry):
    when: Text
    wording: Text


class EventEntry(NamedEntry):
    name: Text
    todo: Text
    go_live: bool = False


class PhaseEntry(NamedEntry):
    name: Text
    note: str = ""
    go_live: WhenEntry | None = None
    evidence: QuoteEntry


class DeadlineEntry(WhenEntry):
    id: Text
    phase: Text | None = None
    event: Text
    label: str = ""
    evidence: QuoteEntry


class MilestoneEntry(NamedEntry, WhenEntry):
    name: Text
    evidence: QuoteEntry


class RuleEntry(Entry):
    id: Text
    name: Text
    start: Text
    end: Text
    months: int = Field(ge=1, le=600)
    wording: Text
    at_least: bool = False
    against: tuple[Text, Text] | None = None
    text: Text
    evidence: QuoteEntry


class DelayEntry(NamedEntry):
    cause: Text
    moves: list[Text] = Field(min_length=1)
    text: Text
    evidence: QuoteEntry


class TimelineFile(Entry):
    document: Text | None = None
    events: list[EventEntry] = []
    phases: list[PhaseEntry] = []
    deadlines: list[DeadlineEntry] = []
    milestones: list[MilestoneEntry] = []
    rules: list[RuleEntry] = []
    delays: list[DelayEntry] = []


ENTRIES: dict[str, type[Entry]] = {
    "events": EventEntry,
    "phases": PhaseEntry,
    "deadlines": DeadlineEntry,
    "milestones": MilestoneEntry,
    "rules": RuleEntry,
    "delays": DelayEntry,
}


class RepeatedKeyError(yaml.MarkedYAMLError):
    """A key that stands twice in one place; YAML would silently take the last."""


class StrictLoader(yaml.BaseLoader):
    """Reads every scalar as text, so that dates and years stay as written, and refuses a key given twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = Counter(key.value for key, _ in node.value if isinstance(key.value, str))
        for key, _ in node.value:
            if isinstance(key.value, str) and keys[key.value] > 1:
                problem = f"nøkkelen «{key.value}» står to ganger"
                raise RepeatedKeyError(None, None, problem, key.start_mark)
        result: dict[Any, Any] = super().construct_mapping(node, deep)
        return result


def complaint(content: Any, error: ValidationError) -> str:
    """The first thing pydantic found wrong, in Norwegian, with the item's id where it has one."""
    first = error.errors()[0]
    place = [str(part) for part in first["loc"]]
    where = _item(content, first["loc"])
    match first["type"]:
        case "missing":
            what = f"feltet «{place[-1]}» mangler"
        case "extra_forbidden":
            what = f"feltet «{place[-1]}» er ukjent; godtatt er {', '.join(_fields_at(place))}"
        case "int_parsing" | "int_type":
            what = f"feltet «{place[-1]}» må være et helt tall, men er «{first['input']}»"
        case "greater_than_equal" | "less_than_equal":
            limits = first.get("ctx", {})
            bound = f"minst {limits['ge']}" if "ge" in limits else f"høyst {limits['le']}"
            what = f"feltet «{place[-1]}» må være {bound}, men er {first['input']}"
        case "bool_parsing" | "bool_type":
            what = f"feltet «{place[-1]}» må være true eller false, men er «{first['input']}»"
        case "list_type" | "tuple_type":
            what = f"«{place[-1]}» må være en liste"
        case "model_type" if not place:
            what = f"filen må ha felt under hverandre; godtatt er {', '.join(TimelineFile.model_fields)}"
        case "model_type":
            what = f"«{place[-1]}» må ha felt under seg; godtatt er {', '.join(_fields_at([*place, '']))}"
        case "string_too_short" | "string_type":
            what = f"feltet «{place[-1]}» må være tekst og kan ikke være tomt"
        case _:
            what = f"feltet «{place[-1] if place else NAME}» har en verdi som ikke kan brukes"
    return f"{where}{what}"


def _fields_at(place: list[str]) -> Iterable[str]:
    if "evidence" in place:
        return QuoteEntry.model_fields
    if len(place) > 3:
        return WhenEntry.model_fields
    return (ENTRIES[place[0]] if len(place) > 1 else TimelineFile).model_fields


def _item(content: Any, loc: tuple[int | str, ...]) -> str:
    if len(loc) < 2 or not isinstance(loc[1], int):
        return f"{loc[0]}: " if len(loc) > 1 else ""
    entry = content[loc[0]][loc[1]]
    name = entry.get("id") if isinstance(entry, dict) else None
    return f"{loc[0]} «{name}»: " if name else f"{loc[0]} nr. {loc[1] + 1}: "
