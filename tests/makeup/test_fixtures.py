"""Items that are no stories: lists of refers, fillers, advertisements."""

from dataclasses import replace
from math import inf
from pathlib import Path

import pytest
from PIL import Image

from layout.errors import MakeupError, Where
from layout.makeup.desk import Desk
from layout.makeup.grid import basic, row_top
from layout.makeup.kinds.advert import AdvertSitter
from layout.makeup.kinds.filler import FillerSitter
from layout.makeup.kinds.refers import RefersSitter
from layout.makeup.seat import Seat
from layout.model.foreign import Artwork
from layout.model.issue import Advert, Extent, Furniture, Refer, Refers
from layout.model.page import Foreign, GlyphRun, Mark, Picture, Rule
from layout.pictures.probe import probe
from tests.houses import example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)
TITLES = ("检查费用一张纸写明白", "口袋公园建在哪、谁来管", "一座桥的二十年")
LINE = "三家医院试行明细单，项目、次数、单价逐条列出"


def desk() -> Desk:
    issue = example_issue()
    return Desk(issue.pages[2], issue, example_house())


def seat(columns: int, *, rule_above: bool = False) -> Seat:
    return Seat(basic(desk().grid), 0, columns, rank=4, rule_above=rule_above)


def refers(line: str = "", *, columns: int = 2, box: str = "") -> RefersSitter:
    items = tuple(Refer(str(n + 2), text, line) for n, text in enumerate(TITLES))
    return RefersSitter(Refers(items, WHERE, box=box), seat(columns), desk())


def fewest(shape: tuple[float, ...]) -> int:
    return next(rows for rows, price in enumerate(shape) if price < inf)


def best(shape: tuple[float, ...]) -> int:
    return shape.index(min(shape))


def said(marks: tuple[Mark, ...]) -> list[str]:
    return [mark.text for mark in marks if isinstance(mark, GlyphRun)]


def tops(marks: tuple[Mark, ...]) -> list[float]:
    found = [mark.y for mark in marks if isinstance(mark, GlyphRun)]
    return sorted(set(found))


def filler(text: str, columns: int = 1, rows: int | None = None) -> FillerSitter:
    item = Furniture("filler", WHERE, text, Extent(h=rows))
    return FillerSitter(item, seat(columns), desk())


def test_an_item_takes_a_row_for_its_title_and_one_for_its_line() -> None:
    label = desk().look.briefs.top_rows

    assert label + 3 == fewest(refers().shape(40))
    assert label + 6 == fewest(refers(LINE).shape(40))


def test_a_list_stands_best_with_a_row_between_its_items() -> None:
    label = desk().look.briefs.top_rows

    assert label + 6 + 2 == best(refers(LINE).shape(40))


def test_a_boxed_list_keeps_a_row_over_its_frame() -> None:
    plain, boxed = refers(columns=1), refers(columns=1, box="正线")

    assert boxed.framed
    assert fewest(boxed.shape(60)) > fewest(plain.shape(60))


def test_every_title_stands_with_its_page_in_its_order() -> None:
    sitter = refers(LINE)
    placed = sitter.place(sitter.seat.region(10, 12))
    text = "".join(said(placed.marks))

    assert "导　读" in text
    places = [text.index(title) for title in TITLES]
    assert sorted(places) == places
    assert [text.index(f"▶{page}版") for page in (2, 3, 4)] == sorted(
        text.index(f"▶{page}版") for page in (2, 3, 4)
    )


@pytest.mark.parametrize("rows", [8, 10, 14])
def test_no_pointer_leaves_the_rows_of_its_list(rows: int) -> None:
    sitter = refers(LINE)
    region = sitter.seat.region(10, rows)
    runs = [m for m in sitter.place(region).marks if isinstance(m, GlyphRun)]

    for run in runs:
        assert region.top <= run.y <= region.foot
        assert region.x <= run.x <= region.right


def test_a_long_title_takes_another_line_and_never_the_page_number() -> None:
    sitter = refers(columns=1, box="正线")
    marks = sitter.place(sitter.seat.region(0, fewest(sitter.shape(60)))).marks

    assert fewest(sitter.shape(60)) > desk().look.briefs.top_rows + 4
    runs = [mark for mark in marks if isinstance(mark, GlyphRun)]
    pages = [run for run in runs if "版" in run.text]
    for page in pages:
        level = [r for r in runs if abs(r.y - page.y) < 1 and r is not page]
        for run in level:
            assert run.x + run.offsets[-1] * run.size / 1000 + run.size <= page.x


def test_a_title_that_no_line_holds_stops_the_page() -> None:
    item = Refers((Refer("2", "一座桥的二十年" * 12),), WHERE)
    sitter = RefersSitter(item, seat(1), desk())
    placed = sitter.place(sitter.seat.region(0, 3))

    assert ["refer-too-long"] == [finding.code for finding in placed.findings]


def test_a_wide_list_stands_in_columns_on_the_grid() -> None:
    sitter = refers(LINE, columns=6)
    region = sitter.seat.region(0, fewest(sitter.shape(40)))
    marks = sitter.place(region).marks
    starts = {run.x for run in marks if isinstance(run, GlyphRun)}

    lattice = basic(desk().grid)
    for column in (0, 2, 4):
        assert any(abs(lattice.x(column) - x) < 1 for x in starts)
    assert desk().look.briefs.top_rows + 2 == region.rows


def test_a_tab_under_a_rule_hangs_from_that_rule() -> None:
    item = Refers((Refer("2", TITLES[0]),), WHERE)
    plain = RefersSitter(item, seat(2), desk())
    ruled = RefersSitter(item, seat(2, rule_above=True), desk())
    drawn = [
        [m for m in s.place(s.seat.region(5, 6)).marks if isinstance(m, Rule)]
        for s in (plain, ruled)
    ]

    assert 1 == len(drawn[0]) - len(drawn[1])


def test_rows_that_nobody_can_use_are_told() -> None:
    sitter = refers()

    assert () == sitter.place(sitter.seat.region(0, 8)).findings
    (finding,) = sitter.place(sitter.seat.region(0, 30)).findings
    assert "rows-to-spare" == finding.code


def test_fewer_rows_than_a_list_needs_are_an_error() -> None:
    short = RefersSitter(
        replace(refers(LINE).item, extent=Extent(h=4)), seat(2), desk()
    )

    with pytest.raises(MakeupError) as caught:
        short.shape(99)
    assert "rows-too-few" == caught.value.problems[0].code


def test_a_filler_stands_between_two_rules_in_the_middle_of_its_rows() -> None:
    sitter = filler("省一度电，多一盏灯")
    region = sitter.seat.region(20, 4)
    marks = sitter.place(region).marks
    upper, lower = (mark.y0 for mark in marks if isinstance(mark, Rule))
    (run,) = (mark for mark in marks if isinstance(mark, GlyphRun))

    assert row_top(desk().grid, 20) < upper < run.y < lower < region.foot
    em_top, em_foot = run.y - 0.88 * run.size, run.y + 0.12 * run.size
    assert em_top - upper == pytest.approx(lower - em_foot, abs=0.01)


def test_a_filler_takes_two_rows_at_least_and_spare_ones_cheaply() -> None:
    shape = filler("省一度电，多一盏灯").shape(20)

    assert 2 == fewest(shape) == best(shape)
    assert shape[4] - shape[2] < 30 < shape[9] - shape[8]


def test_a_filler_keeps_to_the_rows_that_the_editor_fixed() -> None:
    shape = filler("省一度电，多一盏灯", rows=5).shape(20)

    assert [5] == [rows for rows, price in enumerate(shape) if price < inf]


def test_a_long_filler_is_a_paragraph() -> None:
    sitter = filler("分类桶前，志愿者小贺已经站了三年，她愿意一遍一遍讲下去。" * 3)
    rows = fewest(sitter.shape(60))
    marks = sitter.place(sitter.seat.region(0, rows)).marks

    assert rows - 1 == len(tops(marks)) > 4


def advert(
    folder: Path, size: tuple[int, int], ppi: int = 0, rows: int | None = None
) -> AdvertSitter:
    """Give a dark advertisement over two columns, as it comes from its file."""
    path = folder / "ad.png"
    image = Image.new("RGB", size, (20, 60, 140))
    if ppi:
        image.info["dpi"] = (ppi, ppi)
    image.save(path, dpi=image.info.get("dpi"))
    art = probe(path, path.name, WHERE)
    item = Advert(path, WHERE, Extent(h=rows), art=art)
    return AdvertSitter(item, seat(2), desk())


def artwork(marks: tuple[Mark, ...]) -> Picture:
    (found,) = (mark for mark in marks if isinstance(mark, Picture))
    return found


def test_an_advertisement_is_shown_whole_in_its_own_shape(tmp_path: Path) -> None:
    sitter = advert(tmp_path, (1600, 900))
    region = sitter.seat.region(30, fewest(sitter.shape(99)))
    shown = artwork(sitter.place(region).marks)

    assert (0.0, 0.0, 1.0, 1.0) == shown.crop
    assert 1600 / 900 == pytest.approx(shown.width / shown.height, rel=1e-4)
    assert shown.width == pytest.approx(region.width)
    assert region.top <= shown.y
    assert shown.y + shown.height <= region.foot


def test_its_rows_are_the_fewest_that_hold_it(tmp_path: Path) -> None:
    sitter = advert(tmp_path, (1600, 900))
    rows = fewest(sitter.shape(99))
    shown = artwork(sitter.place(sitter.seat.region(0, rows)).marks)

    less = artwork(sitter.place(sitter.seat.region(0, rows - 1)).marks)
    assert less.width < shown.width


def test_an_advertisement_is_not_larger_than_it_was_made(tmp_path: Path) -> None:
    sitter = advert(tmp_path, (600, 300), ppi=300)
    region = sitter.seat.region(0, fewest(sitter.shape(99)))
    shown = artwork(sitter.place(region).marks)

    assert (144.0, 72.0) == (shown.width, shown.height)
    middle = shown.x + shown.width / 2
    assert region.x + region.width / 2 == pytest.approx(middle, abs=0.01)


def test_an_advertisement_is_drawn_smaller_where_its_rows_are_fixed(
    tmp_path: Path,
) -> None:
    sitter = advert(tmp_path, (1600, 900), rows=8)
    region = sitter.seat.region(0, fewest(sitter.shape(99)))
    shown = artwork(sitter.place(region).marks)

    assert 8 == region.rows
    assert region.top < shown.y
    assert shown.y + shown.height <= region.foot
    assert 1600 / 900 == pytest.approx(shown.width / shown.height, rel=1e-4)


def test_the_word_stands_over_its_top_right_corner(tmp_path: Path) -> None:
    sitter = advert(tmp_path, (1600, 900))
    region = sitter.seat.region(30, fewest(sitter.shape(99)))
    marks = sitter.place(region).marks
    shown = artwork(marks)
    (word,) = (mark for mark in marks if isinstance(mark, GlyphRun))

    assert ("广告", 7.0) == (word.text, word.size)
    assert region.top <= word.y - 0.88 * word.size
    assert word.y + 0.12 * word.size <= shown.y
    assert word.x + 2 * word.size == pytest.approx(shown.x + shown.width, abs=0.1)


def test_only_a_pale_advertisement_has_a_frame(tmp_path: Path) -> None:
    dark = advert(tmp_path, (1600, 900))
    rows = fewest(dark.shape(99))
    path = tmp_path / "pale.png"
    image = Image.new("RGB", (1600, 900), (20, 60, 140))
    image.paste((255, 255, 255), (0, 800, 1600, 900))  # pale at its foot alone
    image.save(path)
    art = probe(path, path.name, WHERE)
    pale = AdvertSitter(Advert(path, WHERE, art=art), seat(2), desk())

    drawn = [
        sum(isinstance(m, Rule) for m in s.place(s.seat.region(0, rows)).marks)
        for s in (dark, pale)
    ]
    assert [0, 4] == drawn


def test_a_page_of_a_pdf_is_placed_by_its_trim() -> None:
    art = Artwork(Path("ad.pdf"), "ad.pdf", "0", 1, 200.0, 90.0, pale=True)
    item = Advert(art.path, WHERE, art=art)
    sitter = AdvertSitter(item, seat(2), desk())
    region = sitter.seat.region(30, fewest(sitter.shape(99)))
    marks = sitter.place(region).marks
    (shown,) = (mark for mark in marks if isinstance(mark, Foreign))

    assert (200.0, 90.0, art) == (shown.width, shown.height, shown.art)
    assert 4 == sum(isinstance(mark, Rule) for mark in marks)


def test_a_page_of_a_pdf_that_is_too_wide_is_drawn_smaller() -> None:
    art = Artwork(Path("ad.pdf"), "ad.pdf", "0", 1, 2000.0, 900.0)
    sitter = AdvertSitter(Advert(art.path, WHERE, art=art), seat(2), desk())
    region = sitter.seat.region(0, fewest(sitter.shape(99)))
    marks = sitter.place(region).marks
    (shown,) = (mark for mark in marks if isinstance(mark, Foreign))

    assert shown.width == pytest.approx(region.width)
    assert 2000 / 900 == pytest.approx(shown.width / shown.height, rel=1e-4)
