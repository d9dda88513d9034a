"""The page map: a page in the terminal, its stories as boxes with 多 and 欠.

Rows are scaled by four, so that a broadsheet goes into a screen. Han characters take
two cells and the strokes of boxes one; a terminal that gives strokes two cells, as some
in East Asia do, is served with plain characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import combining

from layout.model.box import Box
from layout.model.ground import type_area
from layout.model.page import Foreign, Picture, PlacedPage, PlacedStory
from layout.model.paper import Grid
from layout.proof.areas import area_of, story_areas
from layout.proof.report import cells
from layout.proof.sheet import column_letter
from layout.proof.words import Words

ROWS_A_LINE: Final = 4
WIDTH: Final = 78
"""Cells of a terminal's line that a map keeps to."""

_WIDEST: Final = 13
"""Cells of a basic column, where there is room."""
_SIDE: Final = 4
"""Cells for the numbers of rows, left of the map."""
_NUMBER_EACH: Final = 5
"""Lines from one row number to the next: 20 rows."""

_UP, _RIGHT, _DOWN, _LEFT = 1, 2, 4, 8
_STROKES: Final = (" ╵╶└╷│┌├╴┘─┴┐┤┬┼", "░")
"""Strokes by the sum of the directions in which they leave a cell; a picture."""
_PLAIN: Final = (" |-+||++-+-+++++", ":")


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle in cells, edges inclusive."""

    left: int
    top: int
    right: int
    foot: int
    story: PlacedStory | None = None


def page_map(placed: PlacedPage, words: Words, *, plain: bool = False) -> str:
    """Give a page as lines of text: every story's box with its name, 多 or 欠.

    Row numbers stand at the left, column letters on top. Stories whose box is too small
    for a word are named under the map.

    Args:
        placed: The page.
        words: The language.
        plain: Draw with ``+-|`` alone.
    """
    chart = _Chart(placed.grid)
    chart.outline(chart.edge())
    for mark in placed.marks:
        if isinstance(mark, Picture | Foreign):
            chart.shade(area_of(mark))
    boxes = [
        box
        for story in placed.stories
        for area in story_areas(placed, story)
        if (box := chart.box(area, story))
    ]
    for box in boxes:
        chart.outline(box)
    named: set[str] = set()
    for box in boxes:
        if box.story and box.story.id not in named:
            told = chart.write(box, _said(box.story, words))
            named |= {box.story.id} if told else set()
    untold = [story for story in placed.stories if story.id not in named]
    title = words.say("proof-page", number=placed.number, name=placed.name)
    lines = [
        f"{title}  {page_state(placed, words)}",
        *chart.lines(*(_PLAIN if plain else _STROKES)),
        *(f"{' ' * _SIDE}{'  '.join(_said(story, words)[:2])}" for story in untold),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def page_state(placed: PlacedPage, words: Words) -> str:
    """Give how far a page is: 空 without a story, 多 or 欠 with the sum, else 排."""
    over = sum(story.overset for story in placed.stories)
    short = sum(story.underset for story in placed.stories)
    if over:
        return words.say("proof-over", characters=over)
    if short:
        return words.say("proof-short", characters=short)
    return words.say("proof-set" if placed.stories else "proof-empty")


class _Chart:
    """Cells of a map while it is drawn."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        room = (WIDTH - _SIDE - 1) // grid.columns
        self._step = min(_WIDEST, room)
        self._columns = self._step * grid.columns + 1
        self._rows = -(-grid.rows // ROWS_A_LINE) + 1
        self._strokes = [[0] * self._columns for _ in range(self._rows)]
        self._text: dict[tuple[int, int], str] = {}
        self._shaded: set[tuple[int, int]] = set()

    def edge(self) -> _Box:
        """Give the page as a box."""
        return _Box(0, 0, self._columns - 1, self._rows - 1)

    def box(self, area: Box, story: PlacedStory | None = None) -> _Box | None:
        """Give the cells of an area; None where nothing is left of it."""
        grid = self._grid
        whole = type_area(grid)
        gutter = grid.gutter * grid.body
        across = (self._columns - 1) / (whole.width + gutter)
        down = 1 / (grid.leading * ROWS_A_LINE)
        box = _Box(
            left=round((area.left - whole.left) * across),
            top=round((area.top - whole.top) * down),
            right=round((area.right + gutter - whole.left) * across),
            foot=round((area.bottom - whole.top) * down),
            story=story,
        )
        inside = 0 <= box.left < box.right < self._columns
        return box if inside and 0 <= box.top < box.foot < self._rows else None

    def shade(self, area: Box) -> None:
        """Fill the cells of a picture."""
        box = self.box(area)
        if box is None:
            return
        for y in range(box.top + 1, box.foot):
            self._shaded.update((x, y) for x in range(box.left + 1, box.right))

    def outline(self, box: _Box) -> None:
        """Draw the edges of a box; edges that it shares become one."""
        for x in range(box.left, box.right):
            for y in (box.top, box.foot):
                self._strokes[y][x] |= _RIGHT
                self._strokes[y][x + 1] |= _LEFT
        for y in range(box.top, box.foot):
            for x in (box.left, box.right):
                self._strokes[y][x] |= _DOWN
                self._strokes[y + 1][x] |= _UP

    def write(self, box: _Box, said: tuple[str, ...]) -> bool:
        """Write into a box as much as it holds; tell whether its name went in."""
        room = box.right - box.left - 1
        height = box.foot - box.top - 1
        if height < 1 or room < _LEAST:
            return False
        name, fit, *head = said
        both = f"{name} {fit}"
        if cells(both) <= room:
            said = (both, *head)
        elif height < 2:
            said = (f"{_clipped(name, room - cells(fit) - 1)} {fit}",)
        for number, text in enumerate(said[:height]):
            x = box.left + 1
            for char in _clipped(text, room):
                self._text[x, box.top + 1 + number] = char
                x += cells(char)
        return True

    def lines(self, strokes: str, shade: str) -> Iterator[str]:
        """Give the lines of the map, column letters first."""
        letters = (column_letter(n) for n in range(self._grid.columns))
        middle = "".join(f"{letter:^{self._step}}" for letter in letters)
        yield " " * (_SIDE + 1) + middle.rstrip()
        for y in range(self._rows):
            numbered = y % _NUMBER_EACH == 0
            number = str(min(y * ROWS_A_LINE, self._grid.rows)) if numbered else ""
            yield f"{number:>{_SIDE - 1}} {self._line(y, strokes, shade)}"

    def _line(self, y: int, strokes: str, shade: str) -> str:
        line = ""
        x = 0
        while x < self._columns:
            stroke = self._strokes[y][x]
            blank = shade if (x, y) in self._shaded else " "
            char = self._text.get((x, y), strokes[stroke] if stroke else blank)
            line += char
            x += max(1, cells(char))
        return line


_LEAST: Final = 4
"""Cells across in which a name can still be guessed."""


def _said(story: PlacedStory, words: Words) -> tuple[str, ...]:
    """Give what stands in a story's box: its name, 多 or 欠, its headline."""
    if story.overset:
        fit = words.say("proof-over", characters=story.overset)
    elif story.underset:
        fit = words.say("proof-short", characters=story.underset)
    else:
        fit = words.say("proof-exact")
    return story.id, fit, *(story.head.lines if story.head else ())


def _clipped(text: str, room: int) -> str:
    """Give as much of a text as goes into so many cells."""
    taken = ""
    for char in text:
        if combining(char):
            continue  # takes no cell of its own, and would shift the rest
        room -= cells(char)
        if room < 0:
            break
        taken += char
    return taken
