"""Small languages of manifest values: cells, ranges, shares, column ratios, dates."""

import re
from datetime import date
from typing import Final

from layout.model.issue import Cells

_CELLS: Final = re.compile(
    r"c(?P<c0>\d+)(?:-(?P<c1>\d+))?[\s,]*r(?P<r0>\d+)(?:-(?P<r1>\d+))?", re.IGNORECASE
)
_NUMBER: Final = r"[+-]?(?:\d+\.?\d*|\.\d+)"
_RANGE: Final = re.compile(
    rf"(?P<low>{_NUMBER}|[^\s\d.%-]+)\s*%?\s*"
    rf"(?:(?:\.\.|-|–|～|~|至)\s*(?P<high>{_NUMBER}|[^\s\d.%-]+)\s*%?)?"
)
_DIVISION: Final = re.compile(r"(?:(?P<over>[1-9]\d?)\s*/\s*)?(?P<into>[1-9]\d?)")
_DAY: Final = re.compile(
    r"(?P<y>\d{4})(?:-|/|\.|年)?(?P<m>\d{1,2})(?:-|/|\.|月)?(?P<d>\d{1,2})日?(?:[-_].*)?"
)
_PAGE: Final = re.compile(r"(?P<section>[A-Za-z]{0,2})0*(?P<number>[1-9]\d{0,2})")


def cells(text: str) -> Cells:
    """Give the rectangle of ``c1-8 r13-40``.

    Raises:
        ValueError: It is none, or runs backwards.
    """
    match = _CELLS.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    first_column, first_row = int(match["c0"]), int(match["r0"])
    last_column = int(match["c1"] or first_column)
    last_row = int(match["r1"] or first_row)
    if not (1 <= first_column <= last_column and 1 <= first_row <= last_row):
        raise ValueError(text)
    return Cells(first_column, last_column, first_row, last_row)


def ends(text: str) -> tuple[str, str]:
    """Give the two ends of ``54-63`` or ``-1..2``; of a single value, it twice.

    Raises:
        ValueError: It is no range.
    """
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    low = match["low"]
    return low, match["high"] or low


def number(text: str) -> float:
    """Give a number; full-width digits count.

    Raises:
        ValueError: It is none.
    """
    if not re.fullmatch(_NUMBER, text.strip()):
        raise ValueError(text)
    return float(text)


def share(text: str) -> float:
    """Give ``60%`` or ``0.6`` as 0.6.

    Raises:
        ValueError: It is not between nothing and all.
    """
    bare = text.strip().removesuffix("%").removesuffix("％")
    value = number(bare)
    if bare != text.strip() or value > 1:
        value /= 100
    if not 0 <= value <= 1:
        raise ValueError(text)
    return value


def portion(text: str) -> float:
    """Give ``60%`` or ``0.6`` as 0.6, and never ``60``: beside a 1 it would be none.

    Raises:
        ValueError: It is not between nothing and all.
    """
    value = share(text)
    if "%" not in text and "％" not in text and number(text) > 1:
        raise ValueError(text)
    return value


def division(text: str) -> tuple[int, int]:
    """Give ``5/4`` as (5, 4): five columns set as four; ``4`` as (0, 4).

    Raises:
        ValueError: It is none.
    """
    match = _DIVISION.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return int(match["over"] or 0), int(match["into"])


def day(text: str) -> date | None:
    """Give the date that an issue's id begins with, or None."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def is_bare_day(text: str) -> bool:
    """Tell whether a text is a date and nothing more."""
    match = _DAY.fullmatch(text.strip())
    return match is not None and match.end("d") >= len(text.strip().rstrip("日"))


def page_number(text: str) -> str:
    """Give a page's number as it is printed: 3 for 03, A3 for a03.

    Raises:
        ValueError: It is none.
    """
    match = _PAGE.fullmatch(text.strip().removesuffix("版"))
    if match is None:
        raise ValueError(text)
    return match["section"].upper() + match["number"]
