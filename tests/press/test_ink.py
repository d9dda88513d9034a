"""Colours, overprint, rules, tints: what lies on which plate."""

import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from PIL import Image

from layout.model.issue import Photograph
from layout.model.page import GlyphRun, Mark, Picture, Rule, Tint
from layout.model.paper import Colour
from layout.press.pdf import make_pdf, write_pdf
from layout.press.policy import PRESS, Policy
from tests.pdfs.sheets import CMYK_BOX, sheet
from tests.press.pages import BLACK, RED, WHITE, edition, open_vendored, page, run
from tests.press.reading import operators, read
from tests.press.stories import advert, sample, shown

GREY = Colour("grey", (0, 0, 0, 0.5))
RICH = Colour("rich", (0.4, 0, 0, 1))
SPOT = Colour("大红", (0, 1, 1, 0), spot=True)


def make(*marks: Mark, policy: Policy = PRESS) -> bytes:
    return make_pdf([page(marks)], open_vendored(), edition(), policy)


def painted(pdf: bytes) -> list[tuple[str, bool]]:
    """Give each paint operator with whether it overprints."""
    with read(pdf) as opened:
        held = opened.pages[0].Resources.get("/ExtGState", pikepdf.Dictionary())
        states = {
            name: bool(state.op) and bool(state.OP) and state.OPM == 1
            for name, state in held.items()
        }
    found, overprints = [], False
    for name, operands in operators(pdf):
        if name == "gs":
            overprints = states[str(operands[0])]
        elif name in {"Tj", "TJ", "S", "f", "Do"}:
            found.append((name, overprints))
    return found


def inks(pdf: bytes, operator: str = "k") -> list[list[float]]:
    return [
        [float(part) for part in operands]
        for name, operands in operators(pdf)
        if name == operator
    ]


def test_black_type_on_a_picture_is_cut_out_of_it() -> None:
    plain = run("江")
    on_photo = replace(plain, knocks_out=True)

    assert PRESS.overprint(plain)
    assert not PRESS.overprint(on_photo)


def test_black_text_overprints() -> None:
    assert painted(make(run("黑字"))) == [("Tj", True)]


@pytest.mark.parametrize("colour", [RED, WHITE, GREY, SPOT])
def test_no_other_text_overprints(colour: Colour) -> None:
    assert painted(make(run("字", colour=colour))) == [("Tj", False)]


def test_rich_black_type_prints_in_black_alone_up_to_36_points() -> None:
    pdf = make(run("细", colour=RICH), run("粗", y=90, size=36.5, colour=RICH))

    assert painted(pdf) == [("Tj", True), ("Tj", False)]
    assert inks(pdf) == [[0, 0, 0, 1], [0.4, 0, 0, 1]]


def test_a_rule_of_rich_black_prints_in_black_alone() -> None:
    pdf = make(Rule(20, 50, 280, 50, 3, RICH))

    assert inks(pdf, "K") == [[0, 0, 0, 1]]


def test_a_solid_of_rich_black_keeps_its_inks() -> None:
    pdf = make(Tint(20, 50, 30, 30, RICH))

    assert (painted(pdf), inks(pdf)) == ([("f", False)], [[0.4, 0, 0, 1]])


def test_overprint_ends_with_the_black_text() -> None:
    marks = [run("黑"), run("红", y=60, colour=RED), run("黑", y=80)]

    assert painted(make(*marks)) == [("Tj", True), ("Tj", False), ("Tj", True)]


def test_thin_black_rules_overprint_and_thick_or_coloured_ones_do_not() -> None:
    marks = [
        Rule(20, 50, 280, 50, 0.25, BLACK),
        Rule(20, 60, 280, 60, 2.0, BLACK),
        Rule(20, 70, 280, 70, 0.5, RED),
    ]

    assert painted(make(*marks)) == [("S", True), ("S", False), ("S", False)]


def test_a_tint_knocks_out() -> None:
    assert painted(make(Tint(20, 50, 30, 30, BLACK, 0.1))) == [("f", False)]


@pytest.mark.parametrize(
    ("size", "x", "overprints"),
    [(11.9, 60, True), (12, 60, False), (48, 60, False), (48, 125, True)],
)
def test_large_black_type_knocks_out_over_a_picture_and_there_alone(
    tmp_path: Path, size: float, x: float, *, overprints: bool
) -> None:
    type_ = run("字", x=x, y=130, size=size)
    after = run("字", x=x, y=300, size=size)

    # the picture's right edge stands at 84
    assert painted(make(shown(tmp_path), type_, after)) == [
        ("Do", False),
        ("Tj", overprints),
        ("Tj", True),
    ]


def test_a_picture_s_edge_is_not_over_the_picture(tmp_path: Path) -> None:
    beside = run("字", x=84, y=130, size=24)

    assert painted(make(shown(tmp_path), beside)) == [("Do", False), ("Tj", True)]


def test_large_black_type_knocks_out_over_an_advertisement(tmp_path: Path) -> None:
    marks: list[Mark] = [
        advert(sheet(CMYK_BOX), tmp_path),
        run("字", x=60, y=330, size=24),
    ]

    assert painted(make(*marks)) == [("Do", False), ("Tj", False)]


def test_nothing_of_ours_is_transparent(tmp_path: Path) -> None:
    file = make(*sample(tmp_path)[:-1])

    assert not any(
        word in file for word in (b"/SMask", b"/ca ", b"/CA ", b"/BM ", b"/Group")
    )


def test_a_policy_can_forbid_overprint() -> None:
    assert painted(make(run("黑字"), policy=Policy(overprints=False))) == [
        ("Tj", False)
    ]


def test_text_is_set_in_process_inks() -> None:
    pdf = make(run("黑"), run("红", y=60, colour=RED))

    assert inks(pdf) == [[0, 0, 0, 1], [0, 1, 1, 0]]


def test_a_tint_takes_its_share_of_each_ink() -> None:
    pdf = make(Tint(20, 50, 30, 30, RED, 0.2), Tint(60, 50, 30, 30, BLACK, 0.08))

    assert inks(pdf) == [[0, 0.2, 0.2, 0], [0, 0, 0, 0.08]]


def test_nothing_is_painted_in_rgb_or_grey() -> None:
    marks: list[Mark] = [
        run("字"),
        run("字", y=60, colour=RED),
        Tint(20, 70, 9, 9, GREY),
        Rule(20, 90, 99, 90, 1, RED),
    ]

    used = {name for name, _ in operators(make(*marks))}

    assert used.isdisjoint({"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN"})


def test_a_rule_is_a_stroke_from_end_to_end() -> None:
    pdf = make(Rule(20, 50, 280, 50, 0.25, BLACK))

    found = {
        name: [float(x) for x in operands]
        for name, operands in operators(pdf)
        if name in {"w", "m", "l"}
    }
    assert found == {"w": [0.25], "m": [20, 350], "l": [280, 350]}


def test_a_tint_is_a_rectangle_from_its_top_left_corner() -> None:
    pdf = make(Tint(20, 50, 30, 40, BLACK, 0.1))

    (box,) = [
        [float(x) for x in operands]
        for name, operands in operators(pdf)
        if name == "re"
    ]
    assert box == [20, 310, 30, 40]


@pytest.mark.parametrize(
    ("value", "written"),
    [(12.3456789, b"12.346"), (0.1, b"0.1"), (3.0, b"3"), (-0.0001, b"0")],
)
def test_coordinates_are_written_short(value: float, written: bytes) -> None:
    pdf = make(Rule(value, 400, 30, 400, 1, BLACK))

    with read(pdf) as opened:
        content = opened.pages[0].Contents.read_bytes()
    assert b"\n%b 0 m 30 0 l S" % written in content


def test_only_one_colour_operator_for_a_hundred_lines() -> None:
    lines = [run(f"第{n}行", y=3 * n + 20) for n in range(100)]

    assert inks(make(*lines)) == [[0, 0, 0, 1]]


VIOLET = Tint(50, 50, 200, 300, Colour("violet", (0.5, 1, 0, 0)))


def plates(
    tmp_path: Path, overprint: Literal["enable", "disable"], ground: Mark = VIOLET
) -> list[int]:
    """Give cyan and magenta, 0-255, under black type on a violet ground."""
    target = tmp_path / "page.pdf"
    block = run("■", x=100, y=200, size=100)
    write_pdf(
        [page([ground, block])],
        target,
        open_vendored(),
        edition(),
    )
    subprocess.run(
        [
            "gs",
            "-q",
            "-sDEVICE=tiffsep",
            "-r36",
            f"-dOverprint=/{overprint}",
            f"-sOutputFile={tmp_path / 'plate%d.tif'}",
            "-dBATCH",
            "-dNOPAUSE",
            target,
        ],
        check=True,
    )
    found: list[int] = []
    for ink in ("Cyan", "Magenta"):
        with Image.open(tmp_path / f"plate1({ink}).tif") as plate:
            pixel = plate.convert("L").getpixel((75, 82))
            assert isinstance(pixel, int)
            found.append(255 - pixel)
    return found


@pytest.mark.gs
def test_colours_stay_on_their_plates_under_black_type(tmp_path: Path) -> None:
    cyan, magenta = plates(tmp_path, "enable")

    assert cyan == pytest.approx(128, abs=4)
    assert magenta == 255


@pytest.mark.gs
def test_colours_leave_their_plates_under_large_type_on_a_picture(
    tmp_path: Path,
) -> None:
    image = Image.new("CMYK", (60, 60), (127, 255, 0, 0))
    image.save(tmp_path / "violet.tif")
    photo = Photograph(
        tmp_path / "violet.tif",
        "violet.tif",
        hashlib.sha256((tmp_path / "violet.tif").read_bytes()).hexdigest(),
        60,
        60,
        "CMYK",
    )
    ground = Picture(50, 50, 200, 300, photo, (0, 0, 1, 1))

    assert plates(tmp_path, "enable", ground) == [0, 0]


@pytest.mark.gs
def test_the_plates_would_show_a_knockout(tmp_path: Path) -> None:
    # The same page with overprint turned off: the test above can fail.
    assert plates(tmp_path, "disable") == [0, 0]


def test_text_of_two_sizes_keeps_its_state_apart() -> None:
    big = replace(run("大"), size=24.0)
    pdf = make(run("小"), big, run("小", y=90))

    sizes = [float(operands[1]) for name, operands in operators(pdf) if name == "Tf"]
    assert sizes == [9, 24, 9]


def test_every_mark_is_painted_once() -> None:
    marks: list[Mark] = [run("字"), Rule(1, 1, 2, 2, 1, RED), Tint(1, 1, 2, 2, GREY)]
    assert sum(isinstance(mark, GlyphRun) for mark in marks) == 1

    shown = [name for name, _ in painted(make(*marks))]

    assert shown == ["Tj", "S", "f"]


def test_graphics_states_are_written_out_in_full() -> None:
    with read(make(run("字"))) as opened:
        states = opened.pages[0].Resources.ExtGState
        over, knock = states.Over, states.Knock
        assert [bool(over.OP), bool(over.op), int(over.OPM)] == [True, True, 1]
        assert [bool(knock.OP), bool(knock.op)] == [False, False]
