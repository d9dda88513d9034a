"""The desk at which one page is made up: its issue, its house, its inks.

What every placement kind needs is here, and nothing that one of them decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from layout.composition.display import DisplayLine, draw, set_line
from layout.composition.house import House
from layout.model.issue import Issue, Page
from layout.model.page import GlyphRun, Mark, Outflow, Rule, Tint
from layout.model.paper import Colour, Grid, Look
from layout.model.style import Align, TextStyle
from layout.model.text import Paragraph
from layout.units import Pt, settle

BLACK_AND_WHITE = "黑白"
BLACK_AND_RED = "套红"


@dataclass(frozen=True, slots=True)
class Desk:
    """A page being made up."""

    page: Page
    issue: Issue
    house: House
    inflow: tuple[Outflow, ...] = ()
    """What stories of other pages leave over for this one."""

    @property
    def grid(self) -> Grid:
        """Give the page's grid."""
        return self.house.paper.grid

    @property
    def look(self) -> Look:
        """Give the paper's look."""
        return self.house.paper.look

    @property
    def grey(self) -> bool:
        """Tell whether photographs are printed in black alone."""
        return self.page.ink in {BLACK_AND_WHITE, BLACK_AND_RED}

    def style(self, name: str) -> TextStyle:
        """Give a style of the paper."""
        return self.house.paper.styles[name]

    def colour(self, name: str) -> Colour:
        """Give an ink of the paper; on a black-and-white page every ink is black."""
        colour = self.house.paper.colours[name]
        if self.page.ink == BLACK_AND_WHITE and any(colour.cmyk[:3]):
            return self.house.paper.colours["black"]
        return colour

    def stroke(
        self, name: str, start: tuple[Pt, Pt], end: tuple[Pt, Pt], mirror: int = 1
    ) -> tuple[Mark, ...]:
        """Give the lines of a named rule from start to end.

        A rule of several lines lies below (or right of) its position; ``mirror`` -1
        puts them above (or left).
        """
        (x0, y0), (x1, y1) = start, end
        down = y0 == y1
        lines: list[Mark] = []
        for stroke in self.house.paper.rules[name]:
            shift = stroke.offset * mirror
            dx, dy = (0.0, shift) if down else (shift, 0.0)
            lines.append(
                Rule(
                    settle(x0 + dx),
                    settle(y0 + dy),
                    settle(x1 + dx),
                    settle(y1 + dy),
                    stroke.width,
                    self.colour(stroke.colour),
                )
            )
        return tuple(lines)

    def frame(self, name: str, box: tuple[Pt, Pt, Pt, Pt]) -> tuple[Mark, ...]:
        """Give a frame whose lines run along a box (left, top, right, foot)."""
        left, top, right, foot = box
        strokes = self.house.paper.rules[name]  # none where the paper wants no line
        half = max((s.width for s in strokes), default=0.0) / 2
        # The level lines reach over the uprights, so that the corners are square.
        return (
            *self.stroke(name, (left - half, top), (right + half, top)),
            *self.stroke(name, (left - half, foot), (right + half, foot), -1),
            *self.stroke(name, (left, top), (left, foot)),
            *self.stroke(name, (right, top), (right, foot), -1),
        )

    def tint(self, name: str, share: float, box: tuple[Pt, Pt, Pt, Pt]) -> Tint:
        """Give a filled box (left, top, right, foot)."""
        left, top, right, foot = box
        return Tint(
            settle(left),
            settle(top),
            settle(right - left),
            settle(foot - top),
            self.colour(name),
            share,
        )

    def line(self, text: str | Paragraph, style: TextStyle) -> DisplayLine:
        """Give a text as one display line."""
        return set_line(text, style, self.house)

    def put(
        self,
        text: str | Paragraph,
        style: TextStyle,
        at: tuple[Pt, Pt],
        align: Align | None = None,
    ) -> tuple[GlyphRun, ...]:
        """Give a text as one display line with its em box's top at a point."""
        line = self.line(text, style)
        chosen = style.align if align is None else align
        return draw(line, at[0], at[1], self.colour(style.colour), chosen)


def spread(lines: Sequence[DisplayLine], left: Pt, right: Pt) -> tuple[Pt, ...]:
    """Give where each of several lines begins so that the white between is equal."""
    if len(lines) < 2:  # nothing to spread
        return (left,) * len(lines)
    white = (right - left - sum(line.width for line in lines)) / (len(lines) - 1)
    starts = []
    x = left
    for line in lines:
        starts.append(x)
        x += line.width + white
    return tuple(starts)
