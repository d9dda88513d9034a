"""Text of a story set for one measure, and put on the rows that the legs give it.

In come paragraphs and a measure in characters; out come :class:`SetText` with the
numbers of rows each can take, and, once the rows are chosen, the glyph runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layout.cjk.profile import NEVER
from layout.composition.annotations import annotations
from layout.composition.breaking import Setting, last_width
from layout.composition.compose import Composed, compose
from layout.composition.display import DisplayLine, draw
from layout.composition.galley import Galley
from layout.composition.justify import justify
from layout.composition.runs import Pen, runs_of
from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import baseline, row_top
from layout.makeup.legs import Choice, Filling, Kind, Unit
from layout.model.page import GlyphRun
from layout.model.paper import EM_ASCENT
from layout.model.style import Align, TextStyle
from layout.model.text import Paragraph, Role, bare
from layout.units import EM, Em, Mil, Pt, pt_to_mil

LEG_UNIT = 100
"""The leg programme counts in hundredths of a line's cost. Source: makeup 0.1."""

DEAREST_SPARE = 18.0
"""A setting that costs so much more than the best, in lines, is no choice at all: a
line with a tenth of an em between its characters costs nearly as much."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for one line (行位)."""

    x: Pt
    characters: int


@dataclass(frozen=True, slots=True)
class Leg:
    """A column of rows for text (一栏正文); rows count from 0 on the page."""

    x: Pt
    characters: int
    row: int
    rows: int
    slots: tuple[Slot, ...] = ()
    """Of each row, and of that of a jump line; none where all are the leg's own."""

    @property
    def foot(self) -> int:
        """Give the first row under it."""
        return self.row + self.rows

    def at(self, row: int) -> Slot:
        """Give the slot of one of its rows, from 0."""
        return self.slots[row] if self.slots else Slot(self.x, self.characters)


@dataclass(frozen=True, slots=True)
class SetText:
    """A paragraph set for a measure, or a line that stands among paragraphs."""

    unit: Unit
    galley: Galley | None = None
    settings: tuple[Setting, ...] = ()
    measure: Mil = 0
    measures: tuple[Mil, ...] = ()
    """Of each line, where they are unequal; the last one goes on."""
    indent: Pt = 0.0
    """White left of the measure inside the leg."""
    line: DisplayLine | None = None
    drop: Pt = 0.0
    """From the top of the unit's first row to the em box of a line that is not body."""
    bullet: DisplayLine | None = None
    """Hung before the first line, or before ``line``."""
    bullet_gap: Pt = 0.0
    leave: int = 0
    """Order in which it may be left out; 0 never."""

    @property
    def characters(self) -> int:
        """Count the characters without white."""
        return len(bare(self.galley.text)) if self.galley else 0


def set_body(
    paragraphs: Sequence[Paragraph], characters: int, desk: Desk, tracking: Em = 0.0
) -> tuple[SetText, ...]:
    """Give a story's paragraphs and subheads for a measure in body characters."""
    body = replace(desk.style("body"), tracking=tracking + desk.style("body").tracking)
    return tuple(
        set_subhead(p, characters, desk)
        if p.role is Role.SUBHEAD
        else set_paragraph(p, characters, desk, body)
        for p in paragraphs
    )


def set_paragraph(
    paragraph: Paragraph, characters: int, desk: Desk, style: TextStyle | None = None
) -> SetText:
    """Give one paragraph of running text with the numbers of lines it can take."""
    measure = characters * EM
    style = style or desk.style("body")
    if paragraph.offset:
        style = replace(style, indent=0.0)  # it goes on from another page
    composed = compose(paragraph, style, (measure,), desk.house)
    galley = composed.galley
    kept = _kept(composed, paragraph.lines_wish)
    choices = tuple(_choice(galley, setting, (measure,)) for setting in kept)
    unit = Unit(Kind.TEXT, choices, new_leg=paragraph.new_leg)
    return SetText(unit, galley, kept, measure, leave=paragraph.drop)


def set_choices(
    composed: Composed, measures: Sequence[Mil]
) -> tuple[tuple[Setting, ...], tuple[Choice, ...]]:
    """Give the settings of a composed paragraph, with their rows and costs."""
    kept = _kept(composed, composed.galley.paragraph.lines_wish)
    return kept, tuple(_choice(composed.galley, one, measures) for one in kept)


def _kept(composed: Composed, wish: int) -> tuple[Setting, ...]:
    """Give the settings worth choosing from; an editor's wish leaves one.

    ``[-1行]`` and ``[+1行]`` ask for a line less or more than the best setting has;
    where the paragraph cannot be set so, the nearest it can.
    """
    found, best = composed.settings, composed.best()
    if wish:
        wanted = best.lines + wish
        return (min(found, key=lambda s: (abs(s.lines - wanted), s.cost)),)
    return tuple(s for s in found if s.cost <= best.cost + DEAREST_SPARE)


def _choice(galley: Galley, setting: Setting, measures: Sequence[Mil]) -> Choice:
    lone = galley.solid[-1] - galley.solid[setting.last] <= 3  # look: short widow
    measure = measures[min(setting.lines, len(measures)) - 1]
    share = min(1.0, last_width(galley, setting) / measure)
    return Choice(setting.lines, setting.cost * LEG_UNIT, share, lone)


def set_subhead(paragraph: Paragraph, characters: int, desk: Desk) -> SetText:
    """Give a subhead in whole rows: one line in two, centred in its measure.

    Source: look, subhead: 9 pt above and 7 below at 12 pt.
    """
    style = desk.style("subhead")
    book = desk.house.book(style.size)
    room = characters * desk.grid.body
    measure = pt_to_mil(room, style.size)
    composed = compose(paragraph, style, (measure,), desk.house, book)
    galley, setting = composed.galley, composed.best()
    rows = setting.lines + 1
    white = rows * desk.grid.leading - setting.lines * style.size
    white -= (setting.lines - 1) * (desk.grid.leading - style.size)
    return SetText(
        Unit(Kind.SUBHEAD, (Choice(rows, 0.0),)),
        galley,
        (setting,),
        measure,
        drop=white * SUBHEAD_ABOVE,
    )


SUBHEAD_ABOVE = 9 / 16
"""Share of a subhead's white that stands over it: it belongs to what follows."""


@dataclass(frozen=True, slots=True)
class SetLegs:
    """Text on its rows."""

    runs: tuple[GlyphRun, ...]
    rest: tuple[Paragraph, ...]
    """What found no room, from the first character on that did not."""
    worst: Mil
    """Widest white added to a gap."""
    legs: tuple[Leg, ...]
    open_rows: int
    """Rows of the last leg that are left open."""
    last_used: tuple[int, ...]
    """For each leg the rows of it that are used."""
    cuts: tuple[tuple[Where, str], ...]
    """Lines that end where none may, because nothing fitted: their end and text."""

    @property
    def open_characters(self) -> int:
        """Count the characters that would go in where rows are left open."""
        slots = [leg.at(row) for leg in self.legs for row in range(leg.rows)]
        left = slots[len(slots) - self.open_rows :]
        return sum(slot.characters for slot in left)

    @property
    def overset(self) -> str:
        """Give the text that found no room, without white."""
        return "".join(bare(paragraph.text) for paragraph in self.rest)


def place_text(
    texts: Sequence[SetText], filling: Filling, legs: Sequence[Leg], desk: Desk
) -> SetLegs:
    """Give the runs of texts whose rows the leg programme has chosen."""
    rows = _Rows(legs)
    runs: list[GlyphRun] = []
    beside: list[GlyphRun] = []
    rest: list[Paragraph] = []
    cuts: list[tuple[Where, str]] = []
    worst = 0
    for text, index, start in zip(texts, filling.chosen, filling.starts, strict=True):
        if text.unit.kind is Kind.TEXT and text.galley:
            setting = text.settings[index]
            lines = justify(text.galley, setting, text.measures or (text.measure,))
            for number, line in enumerate(lines):
                cell = rows.at(start + number)
                if cell is None:
                    rest.append(text.galley.paragraph.after(line.start))
                    break
                worst = max(worst, line.worst)
                if text.galley.breaks[line.end] >= NEVER:
                    where = text.galley.paragraph.place(line.end)
                    cuts.append((where, text.galley.text[line.start : line.end]))
                x = cell[0] + text.indent
                if text.bullet and not number:
                    runs += _hang(text, x, baseline(desk.grid, cell[1]), desk)
                colour = desk.colour(text.galley.style.colour)
                y = baseline(desk.grid, cell[1])
                pen = Pen(x, y, colour)
                runs += runs_of(text.galley, line, pen)
                beside += annotations(text.galley, line, pen, desk.house)
            continue
        if text.unit.kind is Kind.WHITE:
            continue
        cell = rows.at(start)
        last = rows.at(start + text.unit.choices[index].rows - 1)
        if cell is None or last is None:
            if text.galley:
                rest.append(text.galley.paragraph)
            continue
        runs += _whole(text, cell[0] + text.indent, row_top(desk.grid, cell[1]), desk)
    return SetLegs(
        runs=(*runs, *beside),
        rest=tuple(rest),
        worst=worst,
        legs=tuple(legs),
        open_rows=filling.open_rows,
        last_used=rows.used(filling.rows),
        cuts=tuple(cuts),
    )


def _whole(text: SetText, x: Pt, top: Pt, desk: Desk) -> list[GlyphRun]:
    """Draw a subhead centred in its measure, or a byline at its left."""
    runs: list[GlyphRun] = []
    if text.line:
        style = text.line.galley.style
        if text.bullet:
            middle = top + text.drop + style.size / 2
            size = text.bullet.size
            runs += draw(text.bullet, x, middle - size / 2, desk.colour(style.colour))
            x += text.bullet.width + text.bullet_gap
        runs += draw(text.line, x, top + text.drop, desk.colour(style.colour))
        return runs
    galley = text.galley
    if galley is None:
        return runs
    for number, line in enumerate(justify(galley, text.settings[0], (text.measure,))):
        # what a full line takes off is kept, what it adds is not: it stands solid
        natural = replace(line, extra=tuple(min(0, more) for more in line.extra))
        width = galley.ends[line.end] - galley.starts[line.start] + sum(natural.extra)
        shift = (text.measure - width) // 2 if galley.style.align is Align.CENTRE else 0
        y = top + text.drop + EM_ASCENT * galley.style.size + number * desk.grid.leading
        pen = Pen(
            x + shift * galley.style.size / EM, y, desk.colour(galley.style.colour)
        )
        runs += runs_of(galley, natural, pen)
    return runs


def _hang(text: SetText, x: Pt, y: Pt, desk: Desk) -> list[GlyphRun]:
    """Draw the bullet of a brief in the indent of its first line."""
    bullet = text.bullet
    if bullet is None or text.galley is None:
        return []
    middle = y - BULLET_MIDDLE * text.galley.style.size
    colour = desk.colour(bullet.galley.style.colour)
    return list(draw(bullet, x, middle - bullet.size / 2, colour))


BULLET_MIDDLE = 0.38
"""Em over the baseline on which a bullet is centred: the middle of the Han face."""


class _Rows:
    """Positions counted through all legs, turned into columns and rows of the page."""

    def __init__(self, legs: Sequence[Leg]) -> None:
        self._legs = legs
        self._cells = [
            (leg.at(row).x, leg.row + row) for leg in legs for row in range(leg.rows)
        ]

    def at(self, position: int) -> tuple[Pt, int] | None:
        return self._cells[position] if position < len(self._cells) else None

    def used(self, rows: int) -> tuple[int, ...]:
        used = []
        for leg in self._legs:
            used.append(max(0, min(leg.rows, rows)))
            rows -= leg.rows
        return tuple(used)
