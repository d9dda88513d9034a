"""A placed page as text: the display list, and the format of the goldens.

In comes a page, out goes one line a mark in the order in which they are drawn, lengths
in points with two decimals. It is made to be read in a diff: what an eye would see on
paper stands in the line, what it would not is left out. After the marks come the
stories, as the report counts them, and the findings.
"""

import zlib
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import assert_never

from layout.errors import Value
from layout.model.finding import Finding
from layout.model.page import (
    Foreign,
    GlyphRun,
    Mark,
    Picture,
    PlacedHead,
    PlacedPage,
    PlacedStory,
    Rule,
    Tint,
)
from layout.model.paper import Colour
from layout.units import EM, Mil, Pt, mil_to_pt


def display_list(page: PlacedPage) -> str:
    """Give a page as text: a head, a line for each mark, stories, findings."""
    lines = [
        *_head(page),
        *(_mark(mark) for mark in page.marks),
        *(line for story in page.stories for line in _story(story)),
        *(_finding(finding) for finding in page.findings),
    ]
    return "\n".join(lines) + "\n"


def _head(page: PlacedPage) -> Iterator[str]:
    grid = page.grid
    yield f"page {page.number} {page.name} | {page.paper} {page.day} {page.issue}"
    yield (
        f"grid {grid.name} {grid.columns}x{grid.measure} rows {grid.rows}"
        f" body {_pt(grid.body)}/{_pt(grid.leading)}"
        f" trim {_pt(grid.trim_width)}x{_pt(grid.trim_height)} bleed {_pt(page.bleed)}"
    )


def _mark(mark: Mark) -> str:
    match mark:
        case GlyphRun():
            return _run(mark)
        case Rule():
            return (
                f"rule {_pt(mark.x0)},{_pt(mark.y0)} {_pt(mark.x1)},{_pt(mark.y1)}"
                f" {_pt(mark.width)} {_ink(mark.colour)}"
            )
        case Tint():
            share = f" {mark.share:.0%}" if mark.share != 1 else ""
            return f"tint {_rectangle(mark)} {_ink(mark.colour)}{share}"
        case Picture():
            crop = " ".join(f"{part:.4f}" for part in mark.crop)
            parts = [f"pict {_rectangle(mark)} {mark.image.name} crop {crop}"]
            parts += ["grey"] * mark.grey + [mark.story] * bool(mark.story)
            if mark.outline:
                corners = " ".join(f"{_pt(x)},{_pt(y)}" for x, y in mark.outline)
                parts.append(f"cut {corners}")
            return " ".join(parts) + (f" 「{mark.alt}」" if mark.alt else "")
        case Foreign():
            art = mark.art
            parts = [f"page {_rectangle(mark)} {art.name} {art.page}"]
            return " ".join(parts) + (f" 「{mark.alt}」" if mark.alt else "")
        case _:
            assert_never(mark)


def _run(run: GlyphRun) -> str:
    """Give a run: place, face, steps from glyph to glyph in em, and what it says.

    Glyphs are named by a checksum, for their numbers say nothing to a reader; steps of
    one width are counted, so that a squeezed mark or a loose line stands out.
    """
    last = run.offsets[-1] if run.offsets else 0
    reach = mil_to_pt(last, run.size) * run.scale
    parts = [f"text {_pt(run.x)},{_pt(run.y)} +{_pt(reach)} {run.face} {_pt(run.size)}"]
    if run.scale != 1:
        parts.append(f"x{run.scale:.3f}")
    parts.append(_ink(run.colour))
    if run.span:
        span = run.span
        parts.append(
            f"{span.article}/{span.role}{span.paragraph}[{span.start}:{span.end}]"
        )
    if steps := _steps(run.offsets):
        parts.append(steps)
    parts.append(f"#{_checksum(run.glyphs)} 「{run.text}」")
    return " ".join(parts)


def _steps(offsets: tuple[Mil, ...]) -> str:
    steps = (f"{(there - here) / EM:.2f}" for here, there in pairwise(offsets))
    counted = ((step, sum(1 for _ in same)) for step, same in groupby(steps))
    return ",".join(f"{step}*{n}" if n > 1 else step for step, n in counted)


def _checksum(glyphs: tuple[int, ...]) -> str:
    return f"{zlib.crc32(repr(glyphs).encode()):08x}"[:6]


def _rectangle(mark: Tint | Picture | Foreign) -> str:
    return f"{_pt(mark.x)},{_pt(mark.y)} {_pt(mark.width)}x{_pt(mark.height)}"


def _ink(colour: Colour) -> str:
    return f"{colour.name}*" if colour.spot else colour.name


def _pt(length: Pt) -> str:
    return f"{round(length, 2) + 0.0:.2f}"


def _story(story: PlacedStory) -> Iterator[str]:
    boxes = " ".join(f"c{a}-{b} r{c}-{d}" for a, b, c, d in story.boxes)
    framed = " framed" if story.framed else ""
    yield (
        f"story {story.id} {story.kind} {story.copy} {boxes}"
        f" {story.columns}x{story.rows} {story.characters}字"
        f" over {story.overset} under {story.underset} open {story.open_rows}"
        f" gap {story.worst_gap / EM:.3f}{framed}"
    )
    if story.head:
        yield _head_block(story.head)
    for leg in story.legs:
        yield (
            f"  leg {_pt(leg.x)}+{_pt(leg.width)}"
            f" r{leg.first_row + 1}-{leg.last_row + 1} filled {leg.filled}"
        )
    for step in story.steps:
        yield f"  step {step.knob} {step.before:g} -> {step.after:g}"
    if story.overset_text:
        yield f"  overset 「{story.overset_text}」"
    if story.jumped_text:
        yield f"  jumped 「{story.jumped_text}」"


def _head_block(head: PlacedHead) -> str:
    return (
        f"  head {head.kind} rank {head.rank} {_pt(head.size)} rows {head.rows}"
        f" {_pt(head.top)}-{_pt(head.bottom)} above {_pt(head.white_above)}"
        f" kicker {_pt(head.kicker_gap)} 「{'/'.join(head.lines)}」"
    )


def _finding(finding: Finding) -> str:
    values = " ".join(f"{name}={_value(value)}" for name, value in finding.values)
    story = f" {finding.story}" if finding.story else ""
    return f"{finding.severity} {finding.code} {finding.where}{story} {values}".rstrip()


def _value(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
