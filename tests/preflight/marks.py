"""The grid of the default paper by hand: where columns and rows are, and single marks.

Every character is one em wide.
"""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from layout.errors import Where
from layout.manifest.paper import read_paper
from layout.model.page import GlyphRun, Rule
from layout.model.paper import Colour, Imprint, Paper
from layout.model.text import Paragraph, Span

BLACK = Colour("black", (0.0, 0.0, 0.0, 1.0))
RED = Colour("套红", (0.0, 1.0, 1.0, 0.0))
WHITE = Colour("white", (0.0, 0.0, 0.0, 0.0))

MANIFEST = Where("issue.yaml", 7, 3)

_TEXT = "江风吹过老码头今天又有新船来到渡口灯火照着归人慢慢走过石板路说起从前的雨"


@cache
def paper() -> Paper:
    """Give the default paper with an imprint."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.yaml"
        path.write_text("name: 青澜日报\ncode: qlrb\n", encoding="utf-8")
        plain = read_paper(path, "paper.yaml")
    return replace(plain, imprint=Imprint(organ="青澜日报社", serial="CN 00-0000"))


def x_of(column: int) -> float:
    """Give the left edge of a basic column, counted from 0."""
    grid = paper().grid
    return grid.side_margin + column * (grid.measure + grid.gutter) * grid.body


def width_of(columns: int) -> float:
    """Give the width of so many basic columns."""
    grid = paper().grid
    return (columns * (grid.measure + grid.gutter) - grid.gutter) * grid.body


def row_top(row: float) -> float:
    """Give the top of a row, counted from 0."""
    return paper().grid.head_margin + row * paper().grid.leading


def baseline(row: float) -> float:
    """Give the baseline of a row."""
    return row_top(row) + paper().grid.ascent


def words(count: int) -> str:
    """Give so many Han characters."""
    return (_TEXT * (count // len(_TEXT) + 1))[:count]


def run(text: str, x: float, y: float, size: float = 10.5) -> GlyphRun:
    """Give a run of furniture whose characters are one em wide."""
    return GlyphRun(
        face="song",
        size=size,
        x=x,
        y=y,
        glyphs=tuple(range(1, len(text) + 1)),
        offsets=tuple(range(0, 1000 * len(text), 1000)),
        texts=tuple(text),
        colour=BLACK,
    )


def copy_run(run_: GlyphRun, paragraph: Paragraph, start: int = 0) -> GlyphRun:
    """Give a run that shows a paragraph's characters from an offset on."""
    span = Span(
        paragraph.article,
        paragraph.role,
        paragraph.number,
        start,
        start + len(run_.text),
    )
    return replace(run_, span=span)


def rule(x0: float, y0: float, x1: float, y1: float) -> Rule:
    """Give a hairline."""
    return Rule(x0, y0, x1, y1, 0.3, BLACK)
