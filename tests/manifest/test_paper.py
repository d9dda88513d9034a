"""Papers: four lines are enough, and every wrong one is placed."""

from pathlib import Path

import pytest

from layout.errors import LayoutError
from layout.manifest.paper import find_paper, read_paper
from layout.model.paper import Paper
from layout.model.style import Align
from layout.units import mm, pt

FOUR = "name: 青澜日报\ncode: QL\nlatin: QINGLAN DAILY\ngrid: broadsheet-6x15\n"


def paper(tmp_path: Path, text: str) -> Paper:
    path = tmp_path / "paper.yaml"
    path.write_text(text)
    return read_paper(path, "paper.yaml")


def problems(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    with pytest.raises(LayoutError) as caught:
        paper(tmp_path, text)
    return [(str(each.where), each.code) for each in caught.value.problems]


def test_a_paper_of_four_lines_works(tmp_path: Path) -> None:
    made = paper(tmp_path, FOUR)

    assert ("青澜日报", "QL", "zh-Hans", 95) == (
        made.name,
        made.code,
        made.language,
        made.grid.characters,
    )


@pytest.mark.parametrize(
    ("name", "cells", "area"),
    [
        ("broadsheet-6x15", (95, 99), (351.9, 489.0, 19.05)),
        ("broadsheet-8x11", (95, 99), (351.9, 489.0, 19.05)),
        ("broadsheet-7x14", (104, 115), (348.5, 486.8, 20.7)),
        ("broadsheet-8x13", (111, 123), (352.4, 488.2, 18.8)),
        ("tabloid-6x11", (71, 81), (238, 342.9, 18.5)),
    ],
)
def test_the_presets_are_those_of_the_trade(
    tmp_path: Path, name: str, cells: tuple[int, int], area: tuple[float, ...]
) -> None:
    grid = paper(tmp_path, f"name: 报\ncode: B\ngrid: {name}\n").grid

    assert cells == (grid.characters, grid.rows)
    measured = (mm(grid.width), mm(grid.height), mm(grid.side_margin))
    assert area == pytest.approx(measured, abs=0.1)


@pytest.mark.parametrize(
    "name", ["broadsheet-6x15", "broadsheet-7x14", "broadsheet-8x13", "tabloid-6x11"]
)
def test_text_sizes_grow_with_the_body_and_headlines_do_not(
    tmp_path: Path, name: str
) -> None:
    made = paper(tmp_path, f"name: 报\ncode: B\ngrid: {name}\n")
    broadsheet = paper(tmp_path, FOUR)

    assert made.grid.body == made.styles["body"].size == made.styles["run-in"].size
    assert {rung.name: rung.faces for rung in broadsheet.ladder} == {
        rung.name: rung.faces for rung in made.ladder
    }


def test_a_paper_changes_what_it_names_and_leaves_the_rest(tmp_path: Path) -> None:
    text = FOUR + (
        "colors: {套红: {cmyk: [0, 90, 85, 0]}}\n"
        "样式: {caption: {字号: 小五, 行距: 1, 对齐: centre, 字距: 2}}\n"
        "folio: {rise: 10}\n"
        "ladder:\n"
        "  front-1: {faces: [{face: hei-black, low: 一号, high: 50, line_gap: 1}]}\n"
        "bleed: 3\n"
    )
    made, plain = paper(tmp_path, text), paper(tmp_path, FOUR)

    assert (0, 0.9, 0.85, 0) == made.colours["套红"].cmyk
    caption = made.styles["caption"]
    assert (9, 14, Align.CENTRE) == (caption.size, caption.leading, caption.align)
    assert 0.02 == pytest.approx(caption.tracking)
    assert "kai" == caption.face
    assert 10 == made.look.folio.rise
    assert plain.look.folio.number == made.look.folio.number
    assert pt(3) == pytest.approx(made.bleed)
    rungs = {rung.name: rung for rung in made.ladder}
    assert [("hei-black", 26, 50)] == [
        (each.face, each.low, each.high) for each in rungs["front-1"].faces
    ]
    assert len(plain.ladder) == len(made.ladder)


def test_a_paper_may_have_a_grid_of_its_own(tmp_path: Path) -> None:
    text = "name: 报\ncode: B\ntrim: [280, 400]\nmargins: {head: 25, foot: 20}\n"
    text += "grid: {columns: 5, measure: 13, body: 小五, leading: 12}\n"

    with pytest.raises(LayoutError):  # sizes are the paper's, but a grid counts points
        paper(tmp_path, text)
    grid = paper(tmp_path, text.replace("小五", "9.5")).grid

    assert 69 == grid.characters
    assert pt(280) == pytest.approx(grid.trim_width)
    assert grid.rows == int((pt(400 - 25 - 20) + pt(0.5)) / 12)
    assert grid.trim_width == pytest.approx(grid.width + 2 * grid.side_margin)


def test_every_rank_and_width_has_a_rung(tmp_path: Path) -> None:
    made = paper(tmp_path, FOUR)

    for rank in range(1, 6):
        for measure in range(1, made.grid.characters + 1):
            for front in (True, False):
                assert any(
                    rung.rank == rank
                    and rung.front is front
                    and rung.measure_low <= measure <= rung.measure_high
                    for rung in made.ladder
                )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("gird: x", [("paper.yaml:5:1", "key-unknown")]),
        ("grid: broadsheet-6x16", [("paper.yaml:5:1", "key-duplicate")]),
        ("trim: [390]", [("paper.yaml:5:7", "value-count")]),
        ("trim: [300, 550]", [("paper.yaml:4:7", "grid-large")]),
        ("margins: {sides: 5, head: 30}", [("paper.yaml:4:7", "grid-sides")]),
        ("bleed: 3mm", [("paper.yaml:5:8", "value-number")]),
        ("language: cn", [("paper.yaml:5:11", "value-choice")]),
        ("names: '{code}{date}'", [("paper.yaml:5:8", "names-template")]),
        ("names: 'a/{page}'", [("paper.yaml:5:8", "names-template")]),
        ("press: {icc: no.icc}", [("paper.yaml:5:14", "paper-file-missing")]),
        ("fonts: nowhere", [("paper.yaml:5:8", "paper-file-missing")]),
        ("gate: {overst: error}", [("paper.yaml:5:16", "name-unknown")]),
        ("gate: {overset: fatal}", [("paper.yaml:5:17", "value-choice")]),
        ("styles: {body: {size: 11}}", [("paper.yaml:5:23", "body-size")]),
        ("styles: {body: {colour: 兰}}", [("paper.yaml:5:25", "name-unknown")]),
        ("styles: {body: {align: 左}}", [("paper.yaml:5:24", "value-choice")]),
        ("look: {banner: {rows: 六}}", [("paper.yaml:5:23", "value-whole")]),
        ("ladder: {front-4: {measure_high: 9}}", [("paper.yaml:5:9", "ladder-gap")]),
        ("ladder: {inside-1: {faces: []}}", [("paper.yaml:5:28", "value-short")]),
        (
            "ladder: {inside-1: {lines: [2, 1]}}",
            [("paper.yaml:5:28", "ladder-crossed")],
        ),
        ("styles: {caption: {size: 0}}", [("paper.yaml:5:26", "value-small")]),
        ("styles: {caption: {size: -4}}", [("paper.yaml:5:26", "value-small")]),
        (
            "ladder: {inside-1: {kicker: {size: 0}}}",
            [("paper.yaml:5:36", "value-small")],
        ),
        ("look: {photo_stories: []}", [("paper.yaml:5:23", "value-short")]),
        ("styles: {body: {indent: 14}}", [("paper.yaml:5:25", "body-indent")]),
        ("styles: {body: {indent: -1}}", [("paper.yaml:5:25", "body-indent")]),
        ("rules: {正线: 0.5}", [("paper.yaml:5:13", "value-list")]),
        ("bleed: -3", [("paper.yaml:5:8", "value-small")]),
        ("bleed: 300", [("paper.yaml:5:8", "value-large")]),
        ("press: {ppi: -1}", [("paper.yaml:5:14", "value-small")]),
        ("press: {ppi_cap: 30000}", [("paper.yaml:5:18", "value-large")]),
        ("press: {ink_limit: 24}", [("paper.yaml:5:20", "value-small")]),
        ("press: {ink_limit: 401}", [("paper.yaml:5:20", "value-large")]),
        ("press: {ppi_warn: 99}", [("paper.yaml:5:19", "value-small")]),
        (
            "colours: {红: {cmyk: [0, 101, 90, 0]}}",
            [("paper.yaml:5:21", "value-large")],
        ),
        ("imprint: 青澜", [("paper.yaml:5:10", "value-mapping")]),
        ("imprint: {lunar: 或许}", [("paper.yaml:5:18", "value-truth")]),
    ],
)
def test_a_wrong_line_is_placed(
    tmp_path: Path, lines: str, found: list[tuple[str, str]]
) -> None:
    assert found == problems(tmp_path, FOUR + lines)


def test_everything_that_is_wrong_with_a_paper_is_said_at_once(tmp_path: Path) -> None:
    text = "nam: 报\ncode: B\ntrim: [300, 550]\nbleed: x\nstyles: {body: {sise: 3}}\n"

    assert [
        ("paper.yaml:1:1", "key-unknown"),
        ("paper.yaml:1:1", "grid-large"),
        ("paper.yaml:1:1", "key-missing"),
        ("paper.yaml:4:8", "value-number"),
        ("paper.yaml:5:17", "key-unknown"),
    ] == problems(tmp_path, text)


def test_the_paper_is_found_walking_up(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "paper.yaml").write_text(FOUR)

    assert (tmp_path / "paper.yaml").resolve() == find_paper(deep)


# -- What the press prints with -------------------------------------------------------

RED_SPOT = "colours: {套红: {spot: 是, plate: PANTONE 485 C}}\n"


def test_a_spot_colour_has_a_plate_of_its_own_and_keeps_its_alternate(
    tmp_path: Path,
) -> None:
    english = paper(tmp_path, FOUR + RED_SPOT)
    chinese = paper(
        tmp_path, FOUR + "颜色: {套红: {专色: 是, 专色版: PANTONE 485 C}}\n"
    )

    red = english.colours["套红"]
    assert ("PANTONE 485 C", (0, 1, 1, 0)) == (red.ink, red.cmyk)
    assert red == chinese.colours["套红"]


def test_a_spot_colour_without_a_plate_goes_by_its_own_name(tmp_path: Path) -> None:
    made = paper(tmp_path, FOUR + "colours: {套红: {spot: 是}}\n")

    assert ("套红", "") == (made.colours["套红"].ink, made.colours["black"].ink)


@pytest.mark.parametrize(
    ("colours", "code"),
    [
        ("{套红: {plate: P485}}", "plate-idle"),
        ("{套红: {spot: 是, plate: Magenta}}", "plate-reserved"),
        ("{套红: {spot: 是, plate: All}}", "plate-reserved"),
        ("{套红: {spot: 是, cmyk: [0, 0, 0, 0]}}", "plate-empty"),
        (
            "{套红: {spot: 是, plate: P}, 金: {cmyk: [0, 9, 9, 0], spot: 1, plate: P}}",
            "plate-double",
        ),
        ("{black: {cmyk: [40, 40, 0, 100]}}", "rich-black"),
        ("{black: {cmyk: [41, 0, 0, 100]}}", "rich-black"),
    ],
)
def test_a_colour_that_no_plate_can_carry_is_named(
    tmp_path: Path, colours: str, code: str
) -> None:
    assert [code] == [
        found for _, found in problems(tmp_path, f"{FOUR}colours: {colours}\n")
    ]


def test_black_with_cyan_under_it_is_allowed(tmp_path: Path) -> None:
    made = paper(tmp_path, FOUR + "colours: {浓黑: {cmyk: [40, 0, 0, 100]}}\n")

    assert (0.4, 0, 0, 1) == made.colours["浓黑"].cmyk


def test_marks_are_drawn_where_the_paper_asks(tmp_path: Path) -> None:
    asked = paper(tmp_path, FOUR + "press: {marks: 是}\n")

    assert (False, True) == (paper(tmp_path, FOUR).press.marks, asked.press.marks)
    assert [("paper.yaml:5:16", "value-truth")] == problems(
        tmp_path, FOUR + "press: {marks: 也许}\n"
    )


@pytest.mark.parametrize(
    ("press", "condition"),
    [
        ("{}", "FOGRA39"),
        ("{condition: IFRA26}", "IFRA26"),
        ("{icc: own.icc}", ""),
        ("{icc: own.icc, condition: FOGRA39}", "FOGRA39"),
        ("{icc: own.icc, condition: 青澜印务新闻纸}", "青澜印务新闻纸"),
    ],
)
def test_a_profile_of_the_paper_s_own_does_not_go_by_the_preset_s_condition(
    tmp_path: Path, press: str, condition: str
) -> None:
    (tmp_path / "own.icc").touch()

    assert condition == paper(tmp_path, f"{FOUR}press: {press}\n").press.condition
