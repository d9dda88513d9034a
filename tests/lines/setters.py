"""Set a specimen in one column, by Banxin and by typst: same text, face and measure.

The column runs down one tall page, so that no page's foot cuts a paragraph; what is
looked at are lines, not pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from layout.composition.breaking import settings
from layout.composition.galley import Galley, set_galley
from layout.composition.house import House
from layout.composition.justify import justify
from layout.composition.runs import Pen, runs_of
from layout.manifest.copy import read_article
from layout.model.page import GlyphRun, PlacedPage
from layout.model.paper import EM_ASCENT, Colour, Grid
from layout.model.style import TextStyle
from layout.model.text import Paragraph
from layout.press.pdf import Edition, make_pdf
from layout.units import EM, Pt
from tests.houses import ROOT, example_house

SPECIMENS: Final = ROOT / "tests" / "specimens"
MEASURES: Final = (13, 15, 16, 20, 27)
"""Em; from a narrow broadsheet column to a broad one."""

SIZE: Final[Pt] = 9.0
ROW: Final[Pt] = 14.0
MARGIN: Final[Pt] = 36.0
BLACK: Final = Colour("black", (0, 0, 0, 1))
DAY: Final = date(2026, 11, 23)

_ONE_FACE: Final = ("dateline", "reporter", "run-in", "bold")


@dataclass(frozen=True, slots=True)
class Specimen:
    """Copy to be set: the body of a copy file, as the program reads it."""

    name: str
    characters: int
    """As a newsroom counts: with marks, without white."""
    paragraphs: tuple[Paragraph, ...]


@cache
def specimens() -> tuple[Specimen, ...]:
    """Give the specimens by name."""
    return tuple(map(_specimen, sorted(SPECIMENS.glob("*.md"))))


def galleys(specimen: Specimen) -> tuple[Galley, ...]:
    """Give the paragraphs of a specimen, set but not broken."""
    style = TextStyle("body", SIZE, leading=ROW, indent=2.0)
    return tuple(
        set_galley(paragraph, style, _house()) for paragraph in specimen.paragraphs
    )


def by_banxin(specimen: Specimen, measure: int) -> bytes:
    """Give the PDF of a specimen set by our composer in a measure in em."""
    house = _house()
    runs: list[GlyphRun] = []
    y = MARGIN + EM_ASCENT * SIZE
    for galley in galleys(specimen):
        best = min(settings(galley, (measure * EM,)), key=lambda setting: setting.cost)
        for line in justify(galley, best, (measure * EM,)):
            runs += runs_of(galley, line, Pen(MARGIN, y, BLACK))
            y += ROW
    page = PlacedPage(
        issue=specimen.name,
        day=DAY,
        number="1",
        name=specimen.name,
        paper=house.paper.name,
        grid=_grid(measure, y),
        bleed=0,
        marks=tuple(runs),
    )
    edition = Edition(house.paper, specimen.name, specimen.name, DAY)
    return make_pdf([page], house.faces, edition)


def has_typst() -> bool:
    """Tell whether typst can be asked."""
    return find_spec("typst") is not None


def by_typst(specimen: Specimen, measure: int) -> bytes:
    """Give the PDF of a specimen set by typst, as good as it can, in a measure in em.

    Raises ImportError where typst is not installed.
    """
    typst = import_module("typst")  # no part of the program: only where it is wanted
    pdf: bytes = typst.compile(
        "".join(_document(specimen, measure)).encode(),
        font_paths=[str(ROOT / "fonts")],
        ignore_system_fonts=True,
    )
    return pdf


@cache
def _house() -> House:
    """Give the example's house with one face for all running text."""
    house = example_house()
    styles = {
        name: replace(style, face="body") if name in _ONE_FACE else style
        for name, style in house.paper.styles.items()
    }
    return replace(house, paper=replace(house.paper, styles=styles))


def _specimen(path: Path) -> Specimen:
    file = f"tests/specimens/{path.name}"
    article = read_article(path, file, file, path.stem).articles[0]
    return Specimen(path.stem, article.characters, article.body)


def _grid(measure: int, foot: Pt) -> Grid:
    return Grid(
        name="column",
        trim_width=measure * SIZE + 2 * MARGIN,
        trim_height=foot + MARGIN,
        head_margin=MARGIN,
        side_margin=MARGIN,
        body=SIZE,
        leading=ROW,
        columns=1,
        measure=measure,
        rows=round((foot - MARGIN) / ROW),
    )


def _document(specimen: Specimen, measure: int) -> Iterator[str]:
    white = ROW - SIZE
    yield (
        f"#set page(width: {measure * SIZE + 2 * MARGIN}pt, height: auto,"
        f" margin: {MARGIN}pt)\n"
        f'#set text(font: "Noto Serif SC", weight: 400, size: {SIZE}pt, lang: "zh",'
        f' region: "cn", top-edge: {EM_ASCENT}em, bottom-edge: {EM_ASCENT - 1:.2f}em)\n'
        f"#set par(justify: true, leading: {white}pt, spacing: {white}pt,"
        ' first-line-indent: (amount: 2em, all: true), linebreaks: "optimized")\n'
    )
    for paragraph in specimen.paragraphs:
        yield f"#{_quoted(paragraph.text)}\n\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
