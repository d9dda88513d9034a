"""The small languages of manifest values."""

from datetime import date

import pytest

from layout.manifest import values
from layout.manifest.lunar import lunar_date
from layout.manifest.names import page_file_name
from layout.model.issue import Cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("c1-8 r13-40", Cells(1, 8, 13, 40)),
        ("C2 R3", Cells(2, 2, 3, 3)),
        ("c1-2, r3-4", Cells(1, 2, 3, 4)),
    ],
)
def test_cells_are_whole_and_inclusive(text: str, cells: Cells) -> None:
    assert cells == values.cells(text)


@pytest.mark.parametrize("text", ["", "c1-8", "c0 r1", "c8-1 r1", "r1 c1", "1-8 13-40"])
def test_what_is_no_rectangle_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        values.cells(text)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("48-52", ("48", "52")),
        ("-1..2", ("-1", "2")),
        ("-2-0", ("-2", "0")),
        ("95%-100%", ("95", "100")),
        ("54", ("54", "54")),
        ("小初-初号", ("小初", "初号")),
        ("9.5～10.5", ("9.5", "10.5")),
    ],
)
def test_a_range_has_two_ends(text: str, ends: tuple[str, str]) -> None:
    assert ends == values.ends(text)


@pytest.mark.parametrize(
    ("text", "share"), [("60%", 0.6), ("0.6", 0.6), ("15", 0.15), ("1", 1.0), ("0", 0)]
)
def test_a_share_is_of_one(text: str, share: float) -> None:
    assert share == pytest.approx(values.share(text))


@pytest.mark.parametrize(
    ("text", "number"), [("3", "3"), ("03", "3"), ("a3", "A3"), ("A03", "A3")]
)
def test_a_page_number_is_as_printed(text: str, number: str) -> None:
    assert number == values.page_number(text)


@pytest.mark.parametrize("text", ["", "0", "三", "3a", "1234", "-1"])
def test_what_is_no_page_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        values.page_number(text)


@pytest.mark.parametrize(
    "text", ["2026-11-23", "20261123", "2026/11/23", "2026年11月23日", "2026-11-23-B"]
)
def test_an_issue_begins_with_its_date(text: str) -> None:
    assert date(2026, 11, 23) == values.day(text)


def test_a_day_that_is_none_is_no_date() -> None:
    assert values.day("2026-02-30") is None


@pytest.mark.parametrize(
    ("template", "number", "name"),
    [
        ("{code}{date:%Y%m%d}{page:02}", "3", "QL2026112303"),
        ("{code}{date:%Y%m%d}{page:02}", "A3", "QL20261123A03"),
        ("{issue}_{page}", "12", "x_12"),
    ],
)
def test_a_page_has_the_file_name_of_its_paper(
    template: str, number: str, name: str
) -> None:
    assert name == page_file_name(template, "QL", "x", date(2026, 11, 23), number)


@pytest.mark.parametrize(
    "template", ["{code}", "{page}/{code}", ".{page}", "{when}{page}"]
)
def test_a_template_that_makes_no_file_name_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        page_file_name(template, "QL", "x", date(2026, 11, 23), "3")


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2026, 11, 23), "丙午年十月十五"),
        (date(2026, 2, 17), "丙午年正月初一"),
        (date(2026, 2, 16), "乙巳年十二月廿九"),
        (date(2033, 12, 25), "癸丑年闰十一月初四"),
        (date(2025, 7, 25), "乙巳年闰六月初一"),
        (date(2020, 1, 1), "己亥年十二月初七"),
        (date(2070, 1, 1), ""),
    ],
)
def test_the_lunar_date_is_that_of_the_calendar(day: date, lunar: str) -> None:
    assert lunar == lunar_date(day)
