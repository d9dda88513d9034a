"""Short texts that are no copy, set in lines: pointers to other pages, fillers.

In comes a text of the manifest with its style and width; out comes a passage that knows
its lines and, given a place, its glyph runs. Its runs carry no span, since no file of
copy stands behind them.
"""

from dataclasses import dataclass, replace

from layout.composition.breaking import Setting
from layout.composition.compose import compose
from layout.composition.display import furniture
from layout.composition.galley import Galley
from layout.composition.headline import Headline, fit_headline
from layout.composition.justify import justify
from layout.composition.runs import Pen, runs_of
from layout.errors import MakeupError, Where, problem
from layout.makeup.desk import Desk
from layout.makeup.shapes import Shape, only
from layout.model.finding import Finding, Severity
from layout.model.page import GlyphRun
from layout.model.paper import EM_ASCENT
from layout.model.style import HeadlineFace, TextStyle
from layout.model.wishes import HeadWish
from layout.units import Pt, pt_to_mil


@dataclass(frozen=True, slots=True)
class Passage:
    """A short text set for a width."""

    galley: Galley
    setting: Setting
    width: Pt

    @property
    def lines(self) -> int:
        """Count the lines."""
        return self.setting.lines


def set_passage(text: str, style: TextStyle, width: Pt, desk: Desk) -> Passage:
    """Give a text in as many lines of a width as look best."""
    measure = pt_to_mil(width, style.size)
    book = desk.house.book(style.size)
    composed = compose(furniture(text), style, (measure,), desk.house, book)
    return Passage(composed.galley, composed.best(), width)


def draw_passage(
    passage: Passage, at: tuple[Pt, Pt], leading: Pt, desk: Desk
) -> tuple[GlyphRun, ...]:
    """Give the runs of a passage whose first em box begins at a point."""
    galley = passage.galley
    style = galley.style
    colour = desk.colour(style.colour)
    x, y = at[0], at[1] + EM_ASCENT * style.size
    measure = pt_to_mil(passage.width, style.size)
    runs: list[GlyphRun] = []
    for line in justify(galley, passage.setting, (measure,)):
        runs += runs_of(galley, line, Pen(x, y, colour))
        y += leading
    return tuple(replace(run, span=None) for run in runs)


def break_title(
    text: str, face: HeadlineFace, room: Pt, most: int, desk: Desk
) -> Headline:
    """Give a text in at most so many lines, broken as a headline is.

    The largest size of the face that holds the fewest lines is taken.
    """
    # Of the rung the fitter asks for the number of lines alone.
    rung = replace(desk.house.paper.ladder[0], lines=(1, most))
    lines = (rung, face, HeadWish())
    return fit_headline(furniture(text), room, lines, desk.house)


def wished(shape: Shape, rows: int | None, fewest: int, where: Where) -> Shape:
    """Give a shape held to the rows that the editor fixed, if any.

    Raises MakeupError where these are fewer than the item needs.
    """
    if not rows:
        return shape
    if rows < fewest:
        raise MakeupError([problem("rows-too-few", where, rows=rows, fewest=fewest)])
    return only(shape, rows)


def to_spare(rows: int, where: Where, desk: Desk) -> tuple[Finding, ...]:
    """Give the finding on rows that an item was dealt beyond what it can use."""
    if rows <= 0:
        return ()
    number, values = desk.page.number, (("rows", rows),)
    code = "rows-to-spare"
    return (Finding(code, Severity.WARNING, where, number, values=values),)
