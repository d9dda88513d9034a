"""The label over a section (栏头): a block with a rule flush with its foot."""

from layout.composition.display import draw
from layout.makeup.desk import Desk
from layout.makeup.frames import frame_box, framed_marks
from layout.makeup.grid import Region
from layout.makeup.seat import Seat
from layout.model.issue import Section
from layout.model.page import Mark
from layout.model.style import Align

BLOCK_PADDING = 1.4
"""Em of the title that its block is wider than the title."""


def draw_label(
    item: Section, region: Region, seat: Seat, desk: Desk
) -> tuple[Mark, ...]:
    """Give the marks of a section's label, and of its frame, in its rectangle."""
    look = desk.look.section
    frame: tuple[Mark, ...] = ()
    if item.box:
        frame = framed_marks(item.box, 0, frame_box(region, seat, desk), desk)
    line = desk.line(item.title, look.text)
    width = max(look.block_width, line.width + BLOCK_PADDING * look.text.size)
    top = region.top + look.block_top
    foot = top + look.block_height
    middle = (top + foot) / 2
    name = item.rule or look.rule
    rules = desk.house.paper.rules[name]
    # The rule's lower edge is the block's foot.
    y = foot - max((s.offset + s.width / 2 for s in rules), default=0.0)
    marks: list[Mark] = [
        *frame,
        desk.tint(look.colour, 1.0, (region.x, top, region.x + width, foot)),
        *desk.stroke(name, (region.x + width, y), (region.right, y)),
        *draw(
            line,
            region.x + width / 2,
            middle - line.size / 2,
            desk.colour(look.text.colour),
            Align.CENTRE,
        ),
    ]
    if item.aside:
        at = (region.right, middle - look.aside.size / 2)
        marks += desk.put(item.aside, look.aside, at, Align.RIGHT)
    return tuple(marks)
