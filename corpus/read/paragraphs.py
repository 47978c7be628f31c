"""Lines of a plain text gathered to headings, paragraphs, items and rows.

Flows in: the lines of one section. Flows out: blocks in order, without parents. It does not know of sections or files.
"""

from dataclasses import dataclass, replace

from corpus.document import Block, BlockKind, Span
from corpus.read.lines import (
    Line,
    carries_on,
    carries_on_below_a_gap,
    could_head,
    could_open,
    ends_sentence,
    heading_level,
    is_dialogue,
    is_row,
    is_rule,
    numbered,
    ordinal,
)

# A heading that only its place shows, below all that show it by form; in running newspaper text lowest of all.
STANDING, RUNNING = 5, 6


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that make one block."""

    kind: BlockKind
    lines: tuple[Line, ...]
    after_gap: bool
    level: int = 0

    @property
    def is_prose(self) -> bool:
        last = self.lines[-1].words
        return self.kind is BlockKind.ITEM or (
            self.kind is BlockKind.PARAGRAPH and (ends_sentence(last) or last.endswith(":"))
        )


def blocks_of(
    text: str,
    lines: list[Line],
    width: int | None,
    body: int,
    *,
    alone: bool,
    later: bool = False,
    inside: bool = False,
) -> list[Block]:
    """The blocks of one section, in order, without parents.

    `width`: the measure its lines are broken at, None where each line is a paragraph. `body`: where the labelled facts
    that open the file end. `alone`: the file has no other section. `later`: it is a page after the first, where a
    heading that its form shows keeps its level. `inside`: it opens inside a paragraph, whose first line is no heading.
    """
    groups = _gather(_without_speech(text, lines), width)
    groups = _with_headings(groups, width, body, alone=alone, later=later, inside=inside)
    depths: list[tuple[int, str]] = []
    blocks: list[Block] = []
    for group in groups:
        span = Span(group.lines[0].start, group.lines[-1].end)
        level = group.level
        if group.kind is BlockKind.ITEM:
            level = _depth(depths, group.lines[0])
        else:
            depths.clear()
        blocks.append(Block(group.kind, span, level))
    return blocks


def _depth(depths: list[tuple[int, str]], line: Line) -> int:
    """The depth of an item: a deeper indent or a marker not seen yet opens a list inside the one that is open."""
    form = ordinal(line.marker)[0]
    for depth, (indent, seen) in enumerate(depths):
        if seen == form and abs(indent - line.indent) < 2:
            del depths[depth + 1 :]
            return depth
    while depths and depths[-1][0] > line.indent + 1:
        depths.pop()
    depths.append((line.indent, form))
    return len(depths) - 1


def _gather(lines: list[Line], width: int | None) -> list[_Group]:
    groups: list[_Group] = []
    last: dict[str, int] = {}
    headed: dict[str, int] = {}
    here, after_gap = 0, True
    while here < len(lines):
        line = lines[here]
        if line.is_blank or is_rule(line.words):
            here, after_gap = here + 1, True
            continue
        below = lines[here + 1] if here + 1 < len(lines) else None
        item = numbered(line, last)
        level = heading_level(line, below)
        underlined = below is not None and is_rule(below.words)
        if level and not underlined and (not after_gap or (below is not None and carries_on(line, below, width))):
            level = 0
        if item.marker and not line.marker:
            form, number = ordinal(item.marker)
            listed = bool(groups) and groups[-1].kind is BlockKind.ITEM and number > 1
            if after_gap and listed and headed.get(form) == number - 1 and _form(groups[-1]) != form:
                # The next of the numbered headings, below a list of dashes or letters that the one before it had.
                listed = False
            if level and (listed or _followed(lines, here, form, number)):
                level = 0
            if level:
                headed[form] = number
            last[form] = number
        if level or is_row(line):
            kind = BlockKind.HEADING if level else BlockKind.ROW
            groups.append(_Group(kind, (line,), after_gap, level))
            here, after_gap = here + 1, False
            continue
        first = item if item.marker else line
        taken, here = _continued(lines, here, first, width, last)
        groups.append(_Group(BlockKind.ITEM if first.marker else BlockKind.PARAGRAPH, taken, after_gap))
        after_gap = False
    return groups


def _form(group: _Group) -> str:
    return ordinal(group.lines[0].marker)[0]


def _followed(lines: list[Line], here: int, form: str, number: int) -> bool:
    """Whether the next line with words is the next number of the same list."""
    following = next((line for line in lines[here + 1 :] if not line.is_blank), None)
    return (
        following is not None
        and numbered(following, {form: number}).marker != ""
        and (ordinal(numbered(following, {form: number}).marker) == (form, number + 1))
    )


def _continued(
    lines: list[Line], here: int, first: Line, width: int | None, last: dict[str, int]
) -> tuple[tuple[Line, ...], int]:
    """The lines of the block that `first` opens, and where the next one begins."""
    taken = [first]
    here += 1
    while here < len(lines):
        line = lines[here]
        step = 1
        if line.is_blank and here + 1 < len(lines):
            line, step = lines[here + 1], 2
        if line.is_blank or line.marker or is_rule(line.words) or numbered(line, last).marker:
            break
        if here + step < len(lines) and is_rule(lines[here + step].words) and could_head(line):
            break
        if step == 2:
            runs_on = width is not None and carries_on_below_a_gap(taken[-1], line)
        else:
            inside = first.marker != "" and line.indent > first.indent and not is_row(line)
            runs_on = inside or carries_on(taken[-1], line, width)
        if not runs_on:
            break
        taken.append(line)
        here += step
    return tuple(taken), here


def _with_headings(
    groups: list[_Group], width: int | None, body: int, *, alone: bool, later: bool, inside: bool
) -> list[_Group]:
    """The groups with those lines made headings that only their place shows to be so."""
    first = None if inside else next((i for i, group in enumerate(groups) if group.lines[0].start >= body), None)
    headed = list(groups)
    for i, group in enumerate(groups):
        following = groups[i + 1] if i + 1 < len(groups) else None
        if group.lines[0].start < body or len(group.lines) > 1 or (inside and i == 0):
            continue
        if i == first:
            opens = group.kind is BlockKind.HEADING or (
                group.kind is BlockKind.PARAGRAPH
                and could_open(group.lines[0], following.lines[0] if following else None)
            )
            if opens and (following is not None or not alone) and not (alone and _letterhead(group, following)):
                headed[i] = replace(group, kind=BlockKind.HEADING, level=(later and group.level) or 1)
        elif group.kind is BlockKind.PARAGRAPH and could_head(group.lines[0]) and following is not None:
            level = _standing(groups[i - 1], group, following, width)
            headed[i] = replace(group, kind=BlockKind.HEADING, level=level) if level else group
    return headed


def _letterhead(group: _Group, following: _Group | None) -> bool:
    """Whether the first line goes on in short lines right below, as a sender's name does over the address."""
    if group.kind is BlockKind.HEADING or following is None or following.after_gap:
        return False
    return following.kind is BlockKind.PARAGRAPH and not following.is_prose and len(following.lines[0].words) < 60


def _standing(above: _Group, group: _Group, below: _Group, width: int | None) -> int:
    if above.lines[-1].words.endswith((":", ",")) or not below.is_prose:
        return 0
    if group.after_gap and below.after_gap:
        return STANDING
    return RUNNING if width is None and above.is_prose else 0


def _without_speech(text: str, lines: list[Line]) -> list[Line]:
    """The lines, with a leading dash given back to its words where it opens speech or a lone remark, not a list.

    A run of dashes is a list when a colon or another item introduces it, or when it has two lines and nobody speaks.
    """
    told = list(lines)
    run: list[int] = []
    before = ""
    introduced = False
    for i, line in enumerate([*lines, Line(0, 0, 0, "end")]):
        if line.is_blank:
            continue
        if line.marker in ("-", "–", "—"):
            if not run:
                introduced = before.endswith(":") or (i > 0 and before == "item")
            run.append(i)
            continue
        if (
            run
            and not line.marker
            and (line.words[0].islower() or line.indent > lines[run[0]].indent)
            and i < len(lines)
        ):
            continue
        if run and not introduced and (len(run) < 2 or any(is_dialogue(lines[at].words) for at in run)):
            for at in run:
                told[at] = _with_marker(text, lines[at])
        run = []
        before = "item" if line.marker else line.words
    return told


def _with_marker(text: str, line: Line) -> Line:
    start = text.rindex(line.marker, 0, line.start)
    return Line(start, line.end, line.indent, text[start : line.end])
