"""Marks that belong to a story, and pages with every kind of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
from PIL import Image

from layout.errors import Where
from layout.model.page import Foreign, GlyphRun, Mark, Picture, Rule, Tint
from layout.model.paper import Colour
from layout.model.text import Role, Span
from layout.pdfs.artwork import look_at
from layout.press.pdf import make_pdf
from layout.press.policy import ARCHIVE, Policy
from tests.pdfs.sheets import CMYK_BOX, saved, sheet
from tests.press.pages import (
    BLACK,
    edition,
    glyphs,
    open_vendored,
    page,
    photograph,
    run,
)

FACES = open_vendored()
SPOT = Colour("套红", (0, 1, 1, 0), spot=True)
FOLIO = replace(run("03"), colour=SPOT)


def says(
    text: str, role: Role = Role.BODY, number: int = 0, *, start: int = 0, y: float = 40
) -> GlyphRun:
    """Set a text of the story ``a`` as a run."""
    span = Span("a", role, number, start, start + len(text))
    return replace(run(text, y=y), span=span)


def shown(folder: Path) -> Picture:
    """Place a picture of the story ``a``."""
    image = photograph(sky(folder))
    return Picture(20, 100, 64, 48, image, (0, 0, 1, 1), alt="图", story="a")


def sky(folder: Path) -> Path:
    path = folder / "sky.png"
    if not path.exists():
        Image.linear_gradient("L").resize((64, 48)).convert("RGB").save(path)
    return path


def advert(file: pikepdf.Pdf, folder: Path) -> Foreign:
    """Place a page of another PDF."""
    art = look_at(saved(file, folder), "ad.pdf", Where("p03.yaml"))
    return Foreign(50, 300, 100, 50, art, "广告")


def sample(folder: Path) -> list[Mark]:
    """Give marks of every kind, with a glyph that reads in two ways."""
    face = FACES.face("body")
    dots = next(glyph.glyph for glyph in face.shape("…", "zh-hans"))
    two = glyphs(face.id, [(dots, "…"), (dots, "⋯")], y=200)
    picture = shown(folder)
    return [
        says("大题 Banxin", Role.HEADLINE),
        says("本报讯——“通知”2026，office。"),
        replace(two, span=Span("a", Role.BODY, 1, 0, 2)),
        picture,
        replace(picture, x=90, grey=True, alt=""),
        Rule(20, 160, 280, 160, 0.5, BLACK),
        Tint(20, 170, 50, 10, SPOT, 0.3),
        FOLIO,
        advert(sheet(CMYK_BOX), folder),
    ]


def made(marks: Sequence[Mark], policy: Policy = ARCHIVE) -> bytes:
    """Give a file of two pages; the second holds the first two marks alone."""
    pages = [page(marks), page(marks[:2], 8.5)]
    return make_pdf(pages, FACES, edition(), policy)
