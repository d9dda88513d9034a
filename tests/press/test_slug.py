"""Marks round the page: all there, and none of them where the paper is cut."""

from dataclasses import replace
from pathlib import Path

import pytest

from layout.model.page import PlacedPage, Tint
from layout.model.paper import Colour
from layout.press.pdf import Edition, make_pdf
from layout.press.policy import ARCHIVE, PRESS, PROOF, Policy
from layout.units import mm, pt
from tests.press.pages import GRID, edition, open_vendored, page, run
from tests.press.reading import operators, read
from tests.press.test_spots import ink, plates

RED = Colour("套红", (0, 1, 1, 0), spot=True)
BLEEDS = [0.0, pt(3), pt(25)]


def asking() -> Edition:
    plain = edition()
    press = replace(plain.paper.press, marks=True)
    return replace(plain, paper=replace(plain.paper, press=press))


def made(policy: Policy = PRESS, bleed: float = 0, *pages: PlacedPage) -> bytes:
    wanted = pages or (page([run("字"), run("红", y=90, colour=RED)], bleed),)
    return make_pdf(wanted, open_vendored(), asking(), policy)


def boxes(pdf: bytes) -> dict[str, list[float]]:
    with read(pdf) as opened:
        return {
            key: [float(edge) for edge in opened.pages[0].obj[f"/{key}"]]
            for key in ("MediaBox", "BleedBox", "TrimBox")
        }


@pytest.mark.parametrize("bleed", BLEEDS)
def test_trim_lies_in_bleed_in_media_with_ten_millimetres_round_it(
    bleed: float,
) -> None:
    found = boxes(made(bleed=bleed))

    far = pt(10) + bleed
    width, height = GRID.trim_width + 2 * far, GRID.trim_height + 2 * far
    assert [0, 0, width, height] == pytest.approx(found["MediaBox"], abs=0.001)
    slug = pt(10)
    assert [slug, slug, width - slug, height - slug] == pytest.approx(
        found["BleedBox"], abs=0.001
    )
    assert [far, far, width - far, height - far] == pytest.approx(
        found["TrimBox"], abs=0.001
    )


def strokes(pdf: bytes) -> list[list[float]]:
    """Give the ends and handles of every stroke in the ink of all plates."""
    found, inked = [], False
    for name, operands in operators(pdf):
        if name == "CS":
            inked = str(operands[0]) == "/InkAll"
        elif inked and name in {"m", "l", "c"}:
            found.append([float(each) for each in operands])
    return found


def patches(pdf: bytes) -> list[list[float]]:
    found = [
        [float(each) for each in operands]
        for name, operands in operators(pdf)
        if name == "re"
    ]
    return [[x, y, x + width, y + height] for x, y, width, height in found]


@pytest.mark.parametrize("bleed", BLEEDS)
def test_no_mark_touches_the_bleed_or_leaves_the_sheet(bleed: float) -> None:
    pdf = made(bleed=bleed)
    found = boxes(pdf)
    left, foot, right, top = found["BleedBox"]
    _, _, width, height = found["MediaBox"]

    points = [
        (x, y)
        for each in [*strokes(pdf), *patches(pdf)]
        for x, y in zip(each[::2], each[1::2], strict=True)
    ]
    assert len(points) > 50
    for x, y in points:
        half = 0.125  # of the line's width
        assert not (left - half < x < right + half and foot - half < y < top + half)
        assert half <= x <= width - half
        assert half <= y <= height - half


def test_crop_marks_point_at_every_edge_of_the_trim() -> None:
    pdf = made(bleed=pt(3))
    left, foot, right, top = boxes(pdf)["TrimBox"]

    ends = [(x, y) for x, y, *more in strokes(pdf) if not more]
    for x in (left, right):
        assert 4 == sum(abs(each - x) < 0.001 for each, _ in ends)
    for y in (foot, top):
        assert 4 == sum(abs(each - y) < 0.001 for _, each in ends)


def test_the_colour_bar_shows_the_four_and_every_ink_beside_them() -> None:
    with_red, without = made(), made(PRESS, 0, page([run("字")]))

    assert (7, 6) == (len(patches(with_red)), len(patches(without)))


@pytest.mark.gs
def test_register_marks_are_on_every_plate(tmp_path: Path) -> None:
    found = plates(made(), tmp_path)

    assert 5 == len(found)
    middle = pt(10) + GRID.trim_width / 2
    for plate in found.values():
        assert max(ink(plate, middle + dx, pt(5)) for dx in (-9, 0, 9)) > 0.2


@pytest.mark.parametrize("policy", [ARCHIVE, PROOF])
def test_the_archive_and_a_proof_have_no_marks(policy: Policy) -> None:
    pdf = made(policy, pt(3))

    assert not strokes(pdf)
    found = boxes(pdf)
    assert found["MediaBox"] == found["BleedBox"]


def test_a_paper_that_does_not_ask_has_none() -> None:
    pdf = make_pdf([page([Tint(1, 1, 9, 9, RED)])], open_vendored(), edition())

    assert not strokes(pdf)
    assert mm(GRID.trim_width) == pytest.approx(mm(boxes(pdf)["MediaBox"][2]))


def test_the_marks_are_drawn_in_the_state_that_knocks_out() -> None:
    states = [str(each[0]) for name, each in operators(made()) if name == "gs"]

    assert "/Knock" == states[-1]
