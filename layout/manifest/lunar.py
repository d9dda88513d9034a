"""The lunar date (农历) of a day, from a table."""

import tomllib
from datetime import date, timedelta
from typing import Final

from layout.manifest.keys import TABLES

_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_NUMERALS: Final = "〇一二三四五六七八九十"
_FIRST_OF_CYCLE: Final = 4
"""A year of the common era that is 甲子."""


def lunar_date(day: date) -> str:
    """Give a day as 丙午年十月十五, or "" where the table does not reach."""
    table = tomllib.loads((TABLES / "lunar.toml").read_text("utf-8"))
    for year in (day.year, day.year - 1):  # before its New Year a day is last year's
        row = table.get(str(year))
        if row is None:
            continue
        start, leap, months = row.split()
        first = date.fromisoformat(start)
        if day >= first:
            return _spelt(year, day - first, int(leap), months)
    return ""


def _spelt(year: int, since: timedelta, leap: int, months: str) -> str:
    left = since.days
    for index, long in enumerate(months):
        length = 30 if long == "1" else 29
        if left < length:
            after_leap = bool(leap) and index >= leap
            name = _month(index + 1 - after_leap)
            mark = "闰" if after_leap and index == leap else ""
            return f"{_year(year)}年{mark}{name}月{_day(left + 1)}"
        left -= length
    return ""


def _year(year: int) -> str:
    place = year - _FIRST_OF_CYCLE
    return _STEMS[place % 10] + _BRANCHES[place % 12]


def _month(number: int) -> str:
    return "正" if number == 1 else _numeral(number)


def _day(number: int) -> str:
    if number <= 10:
        return f"初{_numeral(number)}"
    if number in {20, 30}:
        return f"{_NUMERALS[number // 10]}十"
    return f"{'十廿'[number // 20]}{_NUMERALS[number % 10]}"


def _numeral(number: int) -> str:
    if number <= 10:
        return _NUMERALS[number]
    return f"十{_NUMERALS[number - 10]}"
