"""Changing a paragraph's text so that everything that points into it still does.

In come a paragraph and edits; out comes the paragraph with its stretches, breaks and
anchors moved along, and the map from its characters back to those it had.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from layout.model.text import Anchor, Paragraph, Stretch


@dataclass(frozen=True, slots=True)
class Edit:
    """A range of a text that becomes something else."""

    rule: str
    start: int
    end: int
    after: str
    takes: str = ""
    """``<`` and ``>``: sides on which spaces beside it go with it."""
    lead: int = 0
    """Spaces at the beginning of the range, before what is changed."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A paragraph with another text."""

    paragraph: Paragraph
    origins: Sequence[int]
    """For each of its characters the offset it had, or that of what it stands for."""


def edited(paragraph: Paragraph, edits: Sequence[Edit]) -> Edited:
    """Give a paragraph after edits, which are in order and do not overlap."""
    parts: list[str] = []
    origins: list[int] = []
    turns = [0]
    """Where text and origins may fall out of step."""
    at = 0
    for edit in edits:
        parts += [paragraph.text[at : edit.start], edit.after]
        origins.extend(range(at, edit.start))
        turns += range(len(origins), len(origins) + len(edit.after) + 1)
        core = edit.start + edit.lead
        origins.extend(min(core + k, edit.end - 1) for k in range(len(edit.after)))
        at = edit.end
    parts.append(paragraph.text[at:])
    origins.extend(range(at, len(paragraph.text)))

    def moved(offset: int) -> int:
        return bisect_left(origins, offset)

    text = "".join(parts)
    turns += (moved(anchor.offset) for anchor in paragraph.anchors)
    changed = replace(
        paragraph,
        text=text,
        stretches=_stretches(paragraph.stretches, moved),
        anchors=_anchors(paragraph, origins, sorted(set(turns))),
        breaks=tuple(
            sorted({b for b in map(moved, paragraph.breaks) if 0 < b < len(text)})
        ),
    )
    return Edited(changed, origins)


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Give edits by place, without those that lie over an earlier one."""
    ordered: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        if not ordered or ordered[-1].end <= edit.start:
            ordered.append(edit)
    return ordered


def with_white(edits: Sequence[Edit], text: str) -> list[Edit]:
    """Give edits, in order, with the spaces beside them that go with them.

    A Latin mark is typed with a space beside it; its full-width twin has the blank
    within.
    """
    grown: list[Edit] = []
    for i, edit in enumerate(edits):
        floor = grown[-1].end if grown else 0
        roof = edits[i + 1].start if i + 1 < len(edits) else len(text)
        start, end = edit.start, edit.end
        if "<" in edit.takes:
            while start > floor and text[start - 1] == " ":
                start -= 1
        if ">" in edit.takes:
            while end < roof and text[end] == " ":
                end += 1
        grown.append(replace(edit, start=start, end=end, lead=edit.start - start))
    return grown


def _stretches(
    stretches: Iterable[Stretch], moved: Callable[[int], int]
) -> tuple[Stretch, ...]:
    """Give stretches over the new text, without those that lost all theirs."""
    new = (
        replace(stretch, start=moved(stretch.start), end=moved(stretch.end))
        for stretch in stretches
    )
    return tuple(stretch for stretch in new if stretch.start < stretch.end)


def _anchors(
    paragraph: Paragraph, origins: Sequence[int], turns: Sequence[int]
) -> tuple[Anchor, ...]:
    """Give an anchor wherever the new text and the file fall out of step."""
    if not origins:
        return paragraph.anchors[:1]
    anchors: list[Anchor] = []
    for offset in turns:
        if offset >= len(origins):
            break
        where = paragraph.place(origins[offset])
        if not where.line:
            continue
        if anchors:
            last = anchors[-1]
            expected = last.column + offset - last.offset
            if (where.line, where.column) == (last.line, expected):
                continue
        anchors.append(Anchor(offset, where.line, where.column))
    return tuple(anchors)
