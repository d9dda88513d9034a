"""The nameplate (报头) with its ear, and the strip of imprint under them."""

from dataclasses import replace

from layout.composition.display import draw, resized
from layout.makeup.artwork import fitted, show
from layout.makeup.dates import long_date, weekday
from layout.makeup.desk import Desk, spread
from layout.makeup.ear import draw_ear
from layout.makeup.frames import Box
from layout.makeup.grid import Region, inside, row_top
from layout.makeup.kinds.advert import AdvertSitter
from layout.makeup.kinds.story import StorySitter
from layout.makeup.seat import Placed, Seat
from layout.makeup.shapes import Shape, fixed
from layout.model.issue import Masthead
from layout.model.page import Mark
from layout.model.paper import EM_ASCENT
from layout.model.style import Align
from layout.units import EM, Pt

EAR_RANK = 4
"""Of a story in the ear that has none of its own: it does not vie with the lead."""

LATIN_MIDDLE = 0.365
"""Em over the baseline: the middle of capital letters, which the rules run into."""

LATIN_ROW = 0.5
"""Pt under the top of the last row at which the rules beside the Latin line run."""


class MastheadSitter:
    """A nameplate in its seat."""

    framed = False

    def __init__(self, item: Masthead, seat: Seat, desk: Desk) -> None:
        self.item = item
        self.seat = seat
        self.desk = desk

    def shape(self, limit: int) -> Shape:
        """Give the price of every number of rows up to a limit."""
        look = self.desk.look.masthead
        return fixed(look.rows + look.imprint_rows, limit)

    def place(self, region: Region) -> Placed:
        """Give the marks of nameplate, ear and imprint in their rectangle."""
        desk = self.desk
        look = desk.look.masthead
        columns = min(self.item.extent.w or look.columns, region.columns)
        if not _has_ear(self.item):
            columns = region.columns
        left, right = region.x, region.x + region.lattice.width(columns)
        top = region.top - look.rise
        rule = row_top(desk.grid, region.row + look.rows - 1) + LATIN_ROW
        marks: list[Mark] = []
        marks += self._name(left, right, top, rule)
        marks += self._latin(left, right, rule)
        held = Placed()
        if _has_ear(self.item) and columns < region.columns:
            first = region.column + columns
            ear = Region(
                region.lattice,
                first,
                region.columns - columns,
                region.row,
                look.rows,
            )
            baseline = rule + LATIN_MIDDLE * look.latin.size
            held = self._ear(ear, (ear.x, top, ear.right, baseline))
        marks += held.marks
        marks += self._imprint(region, region.row + look.rows)
        return replace(held, marks=tuple(marks))

    def _ear(self, ear: Region, box: Box) -> Placed:
        """Give what stands beside the nameplate: refers, a story or an ad."""
        desk, item = self.desk, self.item
        if item.ear_advert:
            seat = Seat(ear.lattice, ear.column, ear.columns, rank=0)
            return AdvertSitter(item.ear_advert, seat, desk).place(ear)
        if not item.ear_story:
            return Placed(tuple(draw_ear(item, box, desk)))
        # The frame ends beside the Latin line, in the last row: the text over it.
        lattice = inside(ear, round(desk.look.box.inset), ear.columns)
        rank = item.ear_story.rank or EAR_RANK
        seat = Seat(lattice, 0, ear.columns, rank=rank)
        story = replace(item.ear_story, box="")
        placed = StorySitter(story, seat, desk).place(
            seat.region(ear.row, ear.rows - 1)
        )
        frame = desk.frame(desk.look.ear.frame, box)
        return replace(placed, marks=(*frame, *placed.marks))

    def _name(self, left: Pt, right: Pt, top: Pt, rule: Pt) -> list[Mark]:
        """Give the name fitted by ink to its columns, as high as its room allows."""
        desk = self.desk
        look = desk.look.masthead
        room = rule - look.latin_gap - look.latin.size / 2 - top
        if self.item.art:
            box = fitted(self.item.art, (left, top, right, top + room))
            name = desk.house.paper.name
            return [show(self.item.art, box, name, grey=desk.grey)]
        line = desk.line(desk.house.paper.name, replace(look.name, size=100.0))
        size = 100.0 * (right - left) / line.width
        rise, fall = self._ink(line.galley.text, look.name.face)
        high = (rise + fall) / EM
        if size * high > room:
            # A long or tall name is bound by its height and spaced over its width.
            size = room / high
            gaps = max(1, len(line.text) - 1)
            spare = (right - left) - line.width * size / 100.0
            style = replace(look.name, size=size, tracking=spare / gaps / size)
            line = desk.line(desk.house.paper.name, style)
        else:
            line = resized(line, size)
        em_top = top - (EM_ASCENT - rise / EM) * size
        colour = desk.colour(look.name.colour)
        return list(draw(line, (left + right) / 2, em_top, colour, Align.CENTRE))

    def _ink(self, text: str, role: str) -> tuple[int, int]:
        """Give how far ink rises over the baseline and falls under it."""
        faces = self.desk.house.faces
        boxes = []
        for char in text:
            face = faces.for_char(role, char) or faces.face(role)
            boxes.append(face.ink(face.glyph(char)))
        return max(box[3] for box in boxes), -min(box[1] for box in boxes)

    def _latin(self, left: Pt, right: Pt, y: Pt) -> list[Mark]:
        desk = self.desk
        look = desk.look.masthead
        latin = desk.house.paper.latin
        if not latin:
            return list(desk.stroke(look.latin_rule, (left, y), (right, y)))
        line = desk.line(latin, look.latin)
        middle = (left + right) / 2
        half = line.width / 2 + look.latin_gap
        top = y + (LATIN_MIDDLE - EM_ASCENT) * look.latin.size
        colour = desk.colour(look.latin.colour)
        return [
            *draw(line, middle, top, colour, Align.CENTRE),
            *desk.stroke(look.latin_rule, (left, y), (middle - half, y)),
            *desk.stroke(look.latin_rule, (middle + half, y), (right, y)),
        ]

    def _imprint(self, region: Region, row: int) -> list[Mark]:
        desk = self.desk
        look = desk.look.masthead
        top = row_top(desk.grid, row) + look.top_offset
        foot = row_top(desk.grid, row + look.imprint_rows) - look.bottom_offset
        marks: list[Mark] = []
        texts = self._imprint_texts()
        styles = [look.date, *[look.item] * (len(texts) - 2), look.page]
        lines = [desk.line(t, s) for t, s in zip(texts, styles, strict=True)]
        starts = spread(lines, region.x, region.right)
        base = (top + foot) / 2 + IMPRINT_MIDDLE * look.item.size
        for line, x in zip(lines, starts, strict=True):
            colour = desk.colour(line.galley.style.colour)
            marks += draw(line, x, base - EM_ASCENT * line.size, colour)
        marks += desk.stroke(look.top_rule, (region.x, top), (region.right, top))
        marks += desk.stroke(look.bottom_rule, (region.x, foot), (region.right, foot))
        return marks

    def _imprint_texts(self) -> list[str]:
        issue = self.desk.issue
        imprint = issue.paper.imprint
        page = self.desk.page
        texts = [
            f"{long_date(issue.day)}　{weekday(issue.day)}",
            f"农历{issue.lunar}" if issue.lunar else "",
            f"国内统一连续出版物号 {imprint.serial}" if imprint.serial else "",
            f"邮发代号 {imprint.postal}" if imprint.postal else "",
            f"第{issue.number}期" if issue.number else "",
            f"今日{issue.page_count}版" if issue.page_count else "",
            imprint.organ,
            f"{page.number}版　{page.name}",
        ]
        return [text for text in texts if text]


def _has_ear(item: Masthead) -> bool:
    return bool(item.refers or item.weather or item.ear_story or item.ear_advert)


IMPRINT_MIDDLE = 0.38
"""Em under the middle of the strip at which its baseline stands."""
