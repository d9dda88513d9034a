"""What a press would hold against an advertisement is told at its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from layout.model.finding import Finding
from layout.model.foreign import Artwork
from layout.model.issue import Advert, Rows
from layout.model.page import Foreign
from layout.model.paper import Colour
from layout.preflight.adverts import check_adverts
from layout.preflight.sheet import read_sheet
from tests.preflight.marks import MANIFEST
from tests.preflight.pages import Tale, proof

SOUND = Artwork(Path("ad.pdf"), "ad.pdf", "0", 1, 300, 100, coloured=True)


def found(
    art: Artwork, ink: str = "彩色", width: float = 300, plate: str = ""
) -> list[Finding]:
    page = proof(Tale())
    advert = Advert(art.path, MANIFEST, art=art)
    wanted = replace(page.issue.pages[0], root=Rows((advert,), MANIFEST), ink=ink)
    colours = {"套红": Colour("套红", (0, 1, 1, 0), bool(plate), plate)}
    paper = replace(page.issue.paper, colours=colours)
    issue = replace(page.issue, pages=(wanted,), paper=paper)
    marks = (*page.placed.marks, Foreign(60, 900, width, width / 3, art))
    placed = replace(page.placed, marks=marks)
    return list(check_adverts(read_sheet(issue, placed)))


def test_a_sound_advertisement_is_let_pass() -> None:
    assert [] == found(SOUND)


@pytest.mark.parametrize(
    ("art", "code", "severity"),
    [
        (replace(SOUND, unembedded=("Helvetica",)), "ad-font", "error"),
        (replace(SOUND, rgb=True), "ad-rgb", "error"),
        (replace(SOUND, spots=("PANTONE 185 C",)), "ad-spot", "warning"),
    ],
)
def test_what_is_wrong_with_it_is_told(art: Artwork, code: str, severity: str) -> None:
    (finding,) = found(art)

    assert (code, severity, MANIFEST) == (
        finding.code,
        finding.severity,
        finding.where,
    )


def test_an_ink_that_the_paper_has_a_plate_for_is_let_pass() -> None:
    art = replace(SOUND, spots=("P485", "P286"))

    assert [("inks", "P286")] == [
        value for finding in found(art, plate="P485") for value in finding.values[1:]
    ]


@pytest.mark.parametrize("ink", ["黑白", "套红"])
def test_a_coloured_advertisement_needs_a_coloured_page(ink: str) -> None:
    (finding,) = found(SOUND, ink)

    assert "ad-ink" == finding.code
    assert [] == found(replace(SOUND, coloured=False), ink)


def test_an_advertisement_much_smaller_than_it_was_made_is_told() -> None:
    assert [] == found(SOUND, width=290)
    (finding,) = found(SOUND, width=240)

    assert "ad-smaller" == finding.code
    assert ("share", 80) in finding.values
