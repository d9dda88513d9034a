"""The form errors (出版形式差错) of an issue, counted as an inspection counts them.

What a reader has to find in fixed places is looked for in the furniture as it was set.
The sum is printed and stands in the report; it refuses nothing, since parts of it are
stopped by checks of their own and a paper may print the rest where the program does not
look (a gutter strip). Source: 报纸出版形式差错数计算方法 (2020): four points for the
name of the paper. What the annex gives for the other items was not at hand: they count
one each, the CN number two.

The budget of text errors is that of 报纸编校差错率计算方法: three in ten thousand of
版面字数, which are characters a line times lines of the whole type area; of a news
photograph four fifths count.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from layout.model.box import filled
from layout.model.figures import FORM_LIMIT, Figures, FormError
from layout.model.finding import Finding
from layout.model.ground import type_area
from layout.model.issue import Advert
from layout.model.text import bare
from layout.preflight.boxes import shared_height, shared_width
from layout.preflight.furniture import check_furniture
from layout.preflight.sheet import Sheet, warning

POINTS: Final[Mapping[str, int]] = {
    "nameplate-missing": 4,
    "nameplate-not-largest": 4,
    "serial-missing": 2,
    "issue-number-missing": 1,
    "page-count-missing": 1,
    "date-missing": 1,
    "date-wrong": 1,
    "page-number-missing": 1,
}
"""Points of what the checks of the furniture find, a page each."""

WANTED: Final[Mapping[str, str]] = {
    "form-supervisor": "主管",
    "form-sponsor": "主办",
    "form-publisher": "出版(?!物|日期)",
    "form-address": "社址|地址",
    "form-contact": "电话|热线|邮箱|联系",
    "form-printer": "印刷|印务|印制|承印|印厂",
    "form-distribution": "发行|邮发代号",
    "form-price": "定价|零售|元／份|免费赠阅",
}
"""What a front page says besides, by the words that say it; a point each."""

PHOTO_SHARE: Final = 0.8
"""Of the characters that a news photograph stands on."""

ALLOWED: Final = 3 / 10_000
"""Errors a character."""


def figures_of(sheets: Sequence[Sheet]) -> Figures:
    """Give what an inspection would count of some pages of an issue."""
    form = tuple(error for sheet in sheets for error in _form(sheet))
    characters = sum(map(_characters, sheets))
    return Figures(form, characters, round(characters * ALLOWED, 1))


def check_form(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Give the sum of the form errors as one finding, where there are any."""
    points = figures_of(sheets).points
    if points:
        sheet = next((s for s in sheets if s.page.front), sheets[0])
        where = sheet.page.where
        yield warning(sheet, "form-errors", where, points=points, limit=FORM_LIMIT)


def _form(sheet: Sheet) -> Iterator[FormError]:
    number = sheet.placed.number
    for finding in check_furniture(sheet):
        if finding.code in POINTS:
            points = POINTS[finding.code]
            yield FormError(finding.code, points, number, finding.values)
    if sheet.page.front:
        said = bare("".join(run.text for run in sheet.furniture))
        for code, words in WANTED.items():
            if not re.search(words, said):
                yield FormError(code, 1, number)
    for item in sheet.items:
        if isinstance(item, Advert) and "广告" not in item.label:
            values = (("file", item.file.name),)
            yield FormError("advert-unmarked", 1, number, values)


def _characters(sheet: Sheet) -> int:
    """Give the characters of a page: the grid's cells, photographs at four fifths."""
    grid = sheet.placed.grid
    cells = grid.columns * grid.measure * grid.rows
    area = type_area(grid)
    photos = [filled(picture) for picture in sheet.pictures if picture.story]
    shown = sum(
        max(0.0, shared_width(box, area)) * max(0.0, shared_height(box, area))
        for box in photos
    )
    share = shown / (area.width * area.height)
    return round(cells * (1 - (1 - PHOTO_SHARE) * share))
