"""Frames and tints: one system with the rules between stories.

A frame stands on the column edges. Where a rule's row lies over or under the item, the
frame reaches to the middle of that row and carries the rule on; elsewhere it stands on
the em boxes of the item's first and last row. Source: look, "Rules and frames".
"""

from typing import TypeAlias

from layout.makeup.desk import Desk
from layout.makeup.grid import Region, em_foot, em_top, row_top
from layout.makeup.seat import Seat
from layout.model.page import Mark
from layout.units import Pt

Box: TypeAlias = tuple[Pt, Pt, Pt, Pt]
"""Left, top, right, foot."""


def frame_box(region: Region, seat: Seat, desk: Desk) -> Box:
    """Give where the frame of an item stands."""
    grid = desk.grid
    half = grid.leading / 2
    top = em_top(grid, region.row)
    foot = em_foot(grid, region.last_row)
    if seat.rule_above:
        top = row_top(grid, region.row) - half
    if seat.rule_below:
        foot = row_top(grid, region.row + region.rows) + half
    return (region.x, top, region.right, foot)


def frame_inset(rule: str, desk: Desk) -> int:
    """Give the characters that a frame of a rule keeps free at each side."""
    return round(desk.look.box.inset) if rule else 0


def frame_foot(rule: str, seat: Seat) -> int:
    """Give the rows under the text of a frame: one that meets no rule needs one."""
    return 1 if rule and not seat.rule_below else 0


def framed_marks(
    name: str, tint: float | None, box: Box, desk: Desk
) -> tuple[Mark, ...]:
    """Give the tint of a frame, if any, and its lines."""
    look = desk.look.box
    share = look.tint_share if tint is None else tint / 100
    ground = (desk.tint(look.tint, share, box),) if share else ()
    rule = name if name in desk.house.paper.rules else look.frame
    return (*ground, *desk.frame(rule, box))


def rule_over(name: str, region: Region, seat: Seat, desk: Desk) -> tuple[Mark, ...]:
    """Give the rule that an item wants over it, in place of the hairline.

    In the middle of the rule's row; under a title, where there is none, on its top.
    """
    y = row_top(desk.grid, region.row)
    if seat.rule_above:
        y -= desk.grid.leading / 2
    return desk.stroke(name, (region.x, y), (region.right, y))
