"""Pages made by hand, for the tests of the press."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from layout.fonts.catalogue import find_folders
from layout.fonts.faces import Faces, open_faces
from layout.model.issue import Photograph
from layout.model.page import GlyphRun, Mark, PlacedPage
from layout.model.paper import Colour, Grid, Imprint, Paper, Press
from layout.press.pdf import Edition
from layout.units import Mil, Pt

BLACK = Colour("black", (0, 0, 0, 1))
RED = Colour("red", (0, 1, 1, 0))
WHITE = Colour("white", (0, 0, 0, 0))
DAY = date(2026, 11, 23)

GRID = Grid(
    name="tiny",
    trim_width=300,
    trim_height=400,
    head_margin=20,
    side_margin=20,
    body=9,
    leading=13,
    columns=2,
    measure=13,
    rows=27,
)


def open_vendored() -> Faces:
    return open_faces(find_folders(None))


def paper() -> Paper:
    return Paper(
        name="青澜日报",
        code="qlrb",
        latin="QINGLAN DAILY",
        language="zh-Hans",
        grid=GRID,
        bleed=0,
        styles={},
        ladder=(),
        colours={},
        rules={},
        look=None,  # type: ignore[arg-type] # the press does not look at it
        imprint=Imprint(),
        press=Press("", "FOGRA39", 240, 220, 300, 150, 100),
        composition="",
        names="",
    )


def edition(cache: Path | None = None) -> Edition:
    return Edition(paper(), "2026-11-23", "青澜日报 2026年11月23日 第1版", DAY, cache)


def page(marks: Iterable[Mark], bleed: Pt = 0) -> PlacedPage:
    return PlacedPage(
        issue="2026-11-23",
        day=DAY,
        number="1",
        name="要闻",
        paper="青澜日报",
        grid=GRID,
        bleed=bleed,
        marks=tuple(marks),
    )


def run(  # noqa: PLR0913 - one keyword for each thing that a test varies
    text: str,
    *,
    role: str = "body",
    x: Pt = 20,
    y: Pt = 40,
    size: Pt = 9,
    colour: Colour = BLACK,
    scale: float = 1.0,
    language: str = "zh-hans",
    gap: Mil = 0,
) -> GlyphRun:
    """Shape a text into a run, with so much white after each glyph."""
    face = open_vendored().face(role)
    shaped = face.shape(text, language)
    starts = [glyph.cluster for glyph in shaped] + [len(text)]
    offsets, pen = [], 0
    for glyph in shaped:
        offsets.append(pen + glyph.dx)
        pen += glyph.advance + gap
    return GlyphRun(
        face=face.id,
        size=size,
        x=x,
        y=y,
        glyphs=tuple(glyph.glyph for glyph in shaped),
        offsets=tuple(offsets),
        texts=tuple(text[starts[n] : starts[n + 1]] for n in range(len(shaped))),
        colour=colour,
        scale=scale,
    )


def glyphs(
    face: str, shown: Sequence[tuple[int, str]], *, y: Pt = 40, advance: Mil = 1000
) -> GlyphRun:
    """Set glyphs side by side that show what a test says they show."""
    return GlyphRun(
        face=face,
        size=9,
        x=20,
        y=y,
        glyphs=tuple(glyph for glyph, _ in shown),
        offsets=tuple(n * advance for n in range(len(shown))),
        texts=tuple(text for _, text in shown),
        colour=BLACK,
    )


def photograph(path: Path) -> Photograph:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Photograph(path, path.name, sha256, 64, 48, "RGB")
