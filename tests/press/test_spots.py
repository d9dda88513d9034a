"""Inks beside the four: a plate of their own in the press file, the four elsewhere."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout.model.page import Mark, Rule, Tint
from layout.model.paper import Colour
from layout.press.pdf import make_pdf
from layout.press.policy import ARCHIVE, PRESS, PROOF, Policy
from tests.press.pages import BLACK, edition, open_vendored, page, run
from tests.press.reading import operators, read

RED = Colour("套红", (0, 1, 1, 0), spot=True, plate="PANTONE 485 C")
NAMELESS = Colour("套红", (0, 1, 1, 0), spot=True)
MARKS: Sequence[Mark] = (
    Tint(20, 20, 100, 100, RED, 0.4),
    Rule(20, 150, 280, 150, 4, RED),
    run("■", x=150, y=120, size=100, colour=RED),
    run("■", x=20, y=300, size=100),
)


def made(policy: Policy = PRESS, marks: Sequence[Mark] = MARKS) -> bytes:
    return make_pdf([page(marks)], open_vendored(), edition(), policy)


def test_a_spot_colour_is_a_separation_with_its_process_alternate() -> None:
    with read(made()) as pdf:
        ((name, space),) = pdf.pages[0].Resources.ColorSpace.items()
        family, ink, alternate, tint = list(space)
        ends = [[float(part) for part in tint[key]] for key in ("/C0", "/C1")]

    assert ("/Ink1", "/Separation", "/PANTONE 485 C", "/DeviceCMYK") == (
        name,
        str(family),
        str(ink),
        str(alternate),
    )
    assert ends == [[0, 0, 0, 0], [0, 1, 1, 0]]


def test_an_ink_with_a_chinese_name_is_written_in_utf_8() -> None:
    pdf = made(marks=[run("字", colour=NAMELESS)])

    assert b"/#E5#A5#97#E7#BA#A2" in pdf
    with read(pdf) as opened:
        assert "/套红" == str(opened.pages[0].Resources.ColorSpace.Ink1[1])


def test_marks_in_it_say_how_much_of_it_they_lay() -> None:
    found = [
        (name, float(operands[0]))
        for name, operands in operators(made())
        if name in {"scn", "SCN"}
    ]

    assert [("scn", 0.4), ("SCN", 1.0), ("scn", 1.0)] == found


def test_it_stands_in_the_file_once_for_all_pages() -> None:
    twice = make_pdf([page(MARKS), page(MARKS)], open_vendored(), edition())

    assert 1 == twice.count(b"/Separation")


@pytest.mark.parametrize("policy", [ARCHIVE, PROOF])
def test_the_archive_and_a_proof_have_no_spot_colour(policy: Policy) -> None:
    pdf = made(policy)

    assert b"/Separation" not in pdf
    found = [
        [float(part) for part in operands]
        for name, operands in operators(pdf)
        if name == "k"
    ]
    assert [0, 1, 1, 0] in found
    assert [0, 0.4, 0.4, 0] in found


def test_a_paper_without_spot_colours_has_no_colour_space() -> None:
    with read(made(marks=[run("字", colour=BLACK)])) as pdf:
        assert "/ColorSpace" not in pdf.pages[0].Resources


def plates(pdf: bytes, folder: Path) -> dict[str, Image.Image]:
    """Give every plate by its ink; 0 is full ink."""
    target = folder / "page.pdf"
    target.write_bytes(pdf)
    output = f"-sOutputFile={folder / 'plate%d.tif'}"
    device = ("-sDEVICE=tiffsep", "-r36", "-dOverprint=/enable")
    subprocess.run(
        ["gs", "-q", *device, output, "-dBATCH", "-dNOPAUSE", target], check=True
    )
    found = {}
    for path in folder.glob("plate1(*).tif"):
        with Image.open(path) as image:
            found[path.stem[7:-1]] = image.convert("L")
    return found


def ink(plate: Image.Image, x: float, y: float) -> float:
    """Give the share of ink at a point of the page, from its top left."""
    pixel = plate.getpixel((int(x / 2), int(y / 2)))
    assert isinstance(pixel, int)
    return round((255 - pixel) / 255, 2)


@pytest.mark.gs
def test_the_spot_plate_carries_the_headline_and_nothing_else(tmp_path: Path) -> None:
    found = plates(made(), tmp_path)

    assert {"Cyan", "Magenta", "Yellow", "Black", "PANTONE 485 C"} == set(found)
    red = found["PANTONE 485 C"]
    at = {"tint": (70, 70), "rule": (250, 150), "type": (200, 85), "black": (70, 265)}
    assert {"tint": 0.4, "rule": 1.0, "type": 1.0, "black": 0.0} == {
        what: pytest.approx(ink(red, *place), abs=0.02) for what, place in at.items()
    }
    for process in ("Cyan", "Magenta", "Yellow", "Black"):
        assert 0 == ink(found[process], *at["type"])


@pytest.mark.gs
def test_the_archive_lays_magenta_and_yellow_instead(tmp_path: Path) -> None:
    found = plates(made(ARCHIVE), tmp_path)

    assert {"Cyan", "Magenta", "Yellow", "Black"} == set(found)
    assert (0, 1, 1) == tuple(
        ink(found[name], 200, 85) for name in ("Cyan", "Magenta", "Yellow")
    )


def test_an_ink_s_name_is_read_back_as_it_was_written() -> None:
    strange = Colour("红(1)/#", (0, 1, 1, 0), spot=True)

    with read(made(marks=[run("字", colour=strange)])) as pdf:
        space = pdf.pages[0].Resources.ColorSpace.Ink1
        assert space[1] == pikepdf.Name("/红(1)/#")
