"""Checks of rules and frames: no rule ends in the air, no text touches a line.

What an end may meet, decided for :func:`check_rules`. Everything is measured with one
reach, which is wide enough for a rule that stops at another's far side:

* another rule, lying or standing, anywhere along it;
* the side of a tint or a picture that stands across its way;
* for a lying rule, a side of the type area or of a column of any exact division of it
  (T + 1), since a section may use another one than the page;
* for a standing rule, a line of the rows: top, em box top, middle, em box foot, foot;
* the text beside it on its own line, as the rules left and right of a nameplate's
  Latin name have;
* a mirror: a lying rule that ends as far from a frame's left side as from its right
  one stands in the middle of the frame on purpose, as the rules between refers do.

In the head and foot margins rules are furniture, drawn by the look, and are not asked.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from layout.model.box import Box
from layout.model.finding import Finding
from layout.model.ground import column_step, type_area
from layout.model.page import GlyphRun, Picture, Rule, Tint
from layout.model.paper import Grid
from layout.model.text import Role
from layout.preflight.boxes import box_of, em_box, shared_height, shared_width
from layout.preflight.sheet import Sheet, copy_place, warning
from layout.units import TOLERANCE, Em, Pt, fits

REACH: Final[Pt] = 1.0
"""What an end may fall short by: a hairline's corner, a rule's half width."""

SIDE_WHITE: Final[Em] = 0.3
"""Least white, in body em, from an em box to a standing rule; half a gutter is 0.5."""

FOOT_WHITE: Final[Pt] = 1.0
"""Least white from an em box to a lying rule."""

_TEXT_REACH: Final[Em] = 2.0
"""A rule beside text on one line ends no further from it, in em of the body."""

_TEXT_MIDDLE: Final[Em] = 0.25
"""And runs into the middle of it, no further off than this."""

_BEARING: Final[Em] = 0.1
"""White between a Han glyph's ink and the side of its em box, as a rule."""

_COPY = frozenset(
    {
        Role.KICKER,
        Role.HEADLINE,
        Role.DECK,
        Role.SUMMARY,
        Role.BYLINE,
        Role.BODY,
        Role.SUBHEAD,
        Role.CAPTION,
        Role.CREDIT,
    }
)


def check_rules(sheet: Sheet) -> Iterator[Finding]:
    """Give the rules that end in the air and the text that touches one."""
    yield from _loose_ends(sheet)
    yield from _touching(sheet)


def _loose_ends(sheet: Sheet) -> Iterator[Finding]:
    grid = sheet.placed.grid
    columns = column_edges(grid)
    for rule in sheet.rules:
        if not _in_rows(rule, grid):
            continue
        lying = _lies(rule)
        if not lying and rule.x0 != rule.x1:
            continue  # a slanting line is a drawing, not a rule
        for x, y in ((rule.x0, rule.y0), (rule.x1, rule.y1)):
            on_grid = _near(x, columns) if lying else _near(y, _row_lines(grid, y))
            if on_grid or _meets(sheet, rule, x, y):
                continue
            if lying and (_mirrored(sheet, rule) or _at_leg(sheet, x, y)):
                continue
            yield warning(
                sheet,
                "rule-loose",
                sheet.page.where,
                column=_column(grid, x),
                row=_row(grid, y),
                length=round(abs(rule.x1 - rule.x0) + abs(rule.y1 - rule.y0), 1),
            )


def column_edges(grid: Grid) -> tuple[Pt, ...]:
    """Give the sides of the columns of every exact division, ascending.

    Source: makeup 1.1, the T+1 rule.
    """
    total = grid.characters + grid.gutter
    edges = {0, grid.characters}
    for count in grid.divisions:
        step = total // count
        for column in range(count):
            edges |= {column * step, (column + 1) * step - grid.gutter}
    return tuple(grid.side_margin + edge * grid.body for edge in sorted(edges))


def _in_rows(rule: Rule, grid: Grid) -> bool:
    area = type_area(grid)
    middle = (rule.y0 + rule.y1) / 2
    return fits(area.top, middle) and fits(middle, area.bottom)


def _lies(rule: Rule) -> bool:
    return rule.y0 == rule.y1


def _row_lines(grid: Grid, y: Pt) -> tuple[Pt, ...]:
    """Give the lines of the row that a height lies in."""
    top = grid.head_margin
    row = top + (y - top) // grid.leading * grid.leading
    em_top, em_foot = row + grid.em_top, row + grid.em_top + grid.body
    return (row, em_top, row + grid.leading / 2, em_foot, row + grid.leading)


def _near(place: Pt, places: Sequence[Pt]) -> bool:
    return any(abs(place - other) <= REACH for other in places)


def _meets(sheet: Sheet, rule: Rule, x: Pt, y: Pt) -> bool:
    """Tell whether another rule, a tint, a picture or text stands at a rule's end."""
    end = Box(x - REACH, y - REACH, x + REACH, y + REACH)
    for other in sheet.rules:
        if other is not rule and not _alongside(rule, other) and _hits(other, end):
            return True
    areas: tuple[Tint | Picture, ...] = (*sheet.tints, *sheet.pictures)
    if any(_at_side(rule, area, x, y) for area in areas):
        return True
    near = _TEXT_REACH * sheet.placed.grid.body
    return _lies(rule) and any(_beside_text(run, x, y, near) for run in sheet.furniture)


def _alongside(rule: Rule, other: Rule) -> bool:
    """Tell whether two rules are lines of one: the thick and the thin of 文武线.

    They end together, so that neither holds the other; lines that follow one another
    end to end do meet.
    """
    if _lies(rule) != _lies(other):
        return False
    one, two = box_of(rule), box_of(other)
    along = shared_width(one, two) if _lies(rule) else shared_height(one, two)
    return along > REACH


def _at_leg(sheet: Sheet, x: Pt, y: Pt) -> bool:
    """Tell whether an end stands at the side of text, a row at most over or under it.

    Inside a frame columns of text stand on no column of the page.
    """
    grid = sheet.placed.grid
    row = (y - grid.head_margin) / grid.leading
    return any(
        leg.first_row - 1 <= row <= leg.last_row + 2
        and _near(x, (leg.x, leg.x + leg.width))
        for story in sheet.placed.stories
        for leg in story.legs
    )


def _hits(rule: Rule, end: Box) -> bool:
    box = box_of(rule)
    return shared_width(box, end) >= 0 and shared_height(box, end) >= 0


def _at_side(rule: Rule, area: Tint | Picture, x: Pt, y: Pt) -> bool:
    """Tell whether an end meets the side of an area that stands across its way.

    A rule along the foot of a tint does not end there: it runs by.
    """
    box = box_of(area)
    if _lies(rule):
        beside = box.top - REACH <= y <= box.bottom + REACH
        return beside and _near(x, (box.left, box.right))
    beside = box.left - REACH <= x <= box.right + REACH
    return beside and _near(y, (box.top, box.bottom))


def _beside_text(run: GlyphRun, x: Pt, y: Pt, near: Pt) -> bool:
    """Tell whether a rule runs into the middle of a line of text."""
    text = em_box(run)
    middle = (text.top + text.bottom) / 2
    if abs(middle - y) > _TEXT_MIDDLE * run.size:
        return False
    return min(abs(x - text.left), abs(x - text.right)) <= near


def _mirrored(sheet: Sheet, rule: Rule) -> bool:
    """Tell whether a lying rule stands in the middle of a frame."""
    left = [r.x0 for r in sheet.rules if _stands_beside(r, rule) and r.x0 < rule.x0]
    right = [r.x0 for r in sheet.rules if _stands_beside(r, rule) and r.x0 > rule.x1]
    if not left or not right:
        return False
    return abs((rule.x0 - max(left)) - (min(right) - rule.x1)) <= REACH


def _stands_beside(upright: Rule, rule: Rule) -> bool:
    top, foot = sorted((upright.y0, upright.y1))
    return upright.x0 == upright.x1 and top < rule.y0 < foot


def _touching(sheet: Sheet) -> Iterator[Finding]:
    """Find copy that a rule touches or crosses; one finding a story and direction."""
    told: set[tuple[str, bool]] = set()
    copy = [
        (_inner(line.box, line.runs[0].size, sheet.placed.grid), line)
        for line in sheet.lines
        if line.key[1] in _COPY
    ]
    for box, mark in sheet.boxes:
        if not isinstance(mark, Rule):
            continue
        across = 0.0 if _lies(mark) else SIDE_WHITE * sheet.placed.grid.body
        down = FOOT_WHITE if _lies(mark) else 0.0
        near = Box(
            box.left - across + TOLERANCE,
            box.top - down + TOLERANCE,
            box.right + across - TOLERANCE,
            box.bottom + down - TOLERANCE,
        )
        for inner, line in copy:
            if not _lies_over(inner, near):
                continue
            key = (line.key[0], _lies(mark))
            if key not in told:
                told.add(key)
                yield warning(
                    sheet,
                    "text-touches-rule",
                    copy_place(sheet, line),
                    line.key[0],
                    text=line.text,
                    row=_row(sheet.placed.grid, line.box.bottom),
                )


def _inner(box: Box, size: Pt, grid: Grid) -> Box:
    """Give where a line has ink: display type is set flush by it, not by em boxes."""
    bearing = 0.0 if size == grid.body else _BEARING * size
    return box._replace(left=box.left + bearing, right=box.right - bearing)


def _lies_over(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and one.right > other.left
        and one.top < other.bottom
        and one.bottom > other.top
    )


def _column(grid: Grid, x: Pt) -> int:
    column = int((x - grid.side_margin) // column_step(grid))
    return max(1, min(grid.columns, column + 1))


def _row(grid: Grid, y: Pt) -> int:
    return max(1, min(grid.rows, int((y - grid.head_margin) // grid.leading) + 1))
