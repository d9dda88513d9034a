"""Checks of the furniture: folio, nameplate, imprint, page credits.

Read from the glyphs that stand on the page, not from what was asked for: a folio that
was not drawn is missed however right the manifest is. Source: makeup 6.1, "Regulation
block" (报纸出版形式差错数计算方法, 2020).
"""

import re
from collections.abc import Iterator
from typing import Final

from layout.model.finding import Finding
from layout.model.issue import Masthead, Refers
from layout.model.text import bare
from layout.preflight.sheet import Sheet, error, warning
from layout.units import fits

WEEKDAYS: Final = "一二三四五六日"

_DATE = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:[（(]?星期([一二三四五六日天]))?"
)

# A number that is neither part of a date, an issue number nor an address or a price.
_NUMBER = re.compile(
    r"(?<![\dA-Za-z.\-第日])([A-Za-z]?\d+)(?![\d.\-年月日期号楼室元路])"
)


def check_furniture(sheet: Sheet) -> Iterator[Finding]:
    """Give what the law or the house wants on a page and does not find there."""
    text = _furniture_text(sheet)
    yield from _number(sheet)
    yield from _date(sheet, text)
    yield from _credits(sheet, text)
    yield from _refers(sheet)
    if sheet.page.front:
        yield from _nameplate(sheet, text)
        yield from _imprint(sheet, text)


def _furniture_text(sheet: Sheet) -> str:
    return bare("".join(run.text for run in sheet.furniture))


def _refers(sheet: Sheet) -> Iterator[Finding]:
    """Ask of every pointer to another page whether there is one.

    Pages beyond those of the manifest are believed up to 今日N版: others may make them.
    """
    issue = sheet.issue
    known = {page.number.lstrip("0").upper() for page in issue.pages}
    for item in sheet.items:
        refers = item.refers if isinstance(item, Masthead) else ()
        if isinstance(item, Refers):
            refers = item.items
        for refer in refers:
            number = refer.page.lstrip("0").upper()
            within = number.isdigit() and int(number) <= issue.page_count
            if number not in known and not within:
                where = item.where
                text, page = refer.text, refer.page
                yield error(sheet, "refer-nowhere", where, page=page, text=text)


def _number(sheet: Sheet) -> Iterator[Finding]:
    """Ask for the page's number in one run: 03, 3版 or A3, however it is filled up."""
    wanted = sheet.page.number.lstrip("0").upper()
    shown = {
        hit.lstrip("0").upper()
        for run in sheet.furniture
        for hit in _NUMBER.findall(bare(run.text))
    }
    if wanted not in shown:
        yield error(
            sheet, "page-number-missing", sheet.page.where, number=sheet.page.number
        )


def _date(sheet: Sheet, text: str) -> Iterator[Finding]:
    """Ask for the issue's date, and for its weekday behind it or elsewhere."""
    day = sheet.issue.day
    where = sheet.page.where
    wanted = f"{day.year}年{day.month}月{day.day}日"
    dates = {tuple(map(int, hit[:3])): hit[3] for hit in _DATE.findall(text)}
    if (day.year, day.month, day.day) not in dates:
        if not dates:
            yield error(sheet, "date-missing", where, wanted=wanted)
            return
        found = "{}年{}月{}日".format(*next(iter(dates)))
        yield error(sheet, "date-wrong", where, wanted=wanted, found=found)
    weekday = WEEKDAYS[day.weekday()]
    names = [name.replace("天", "日") for name in dates.values() if name]
    if names != [weekday] * len(names):
        found = f"星期{next(n for n in names if n != weekday)}"
        yield error(sheet, "weekday-wrong", where, wanted=f"星期{weekday}", found=found)
    elif not names and f"星期{weekday}" not in text:
        yield error(sheet, "weekday-missing", where, wanted=f"星期{weekday}")


def _credits(sheet: Sheet, text: str) -> Iterator[Finding]:
    """Ask for the page credits in the manifest, and for each name on the page."""
    if not sheet.page.credits:
        yield warning(sheet, "credits-missing", sheet.page.where)
    for credit in sheet.page.credits:
        for name in credit.names:
            if bare(name) not in text:
                yield error(
                    sheet,
                    "credits-not-placed",
                    sheet.page.where,
                    office=credit.office,
                    name=name,
                )


def _nameplate(sheet: Sheet, text: str) -> Iterator[Finding]:
    """Ask for the paper's name as the largest type of its front page.

    A nameplate of art is a picture; its size is the masthead's and is not measured.
    """
    if any(isinstance(item, Masthead) and item.art for item in sheet.items):
        return
    name = bare(sheet.issue.paper.name)
    where = sheet.page.where
    if name not in text:
        yield error(sheet, "nameplate-missing", where, name=name)
        return
    pieces = [
        run
        for run in sheet.furniture
        if bare(run.text) and (bare(run.text) in name or name in bare(run.text))
    ]
    largest = max((run.size for run in pieces), default=0.0)
    others = [run for run in sheet.runs if run not in pieces and run.text.strip()]
    rival = max(others, key=lambda run: run.size, default=None)
    if rival and fits(largest, rival.size):
        yield error(
            sheet,
            "nameplate-not-largest",
            where,
            name=name,
            size=round(largest, 1),
            text=rival.text,
            rival=round(rival.size, 1),
        )


def _imprint(sheet: Sheet, text: str) -> Iterator[Finding]:
    """Ask for what every front page prints: CN, 总期号, 版数, 主管主办."""
    imprint = sheet.issue.paper.imprint
    number = sheet.issue.number
    count = sheet.issue.page_count or len(sheet.issue.pages)
    wanted = {
        "serial-missing": imprint.serial,
        "issue-number-missing": "" if number is None else str(number),
        "page-count-missing": f"{count}版",
        "organ-missing": imprint.organ,
    }
    for code, value in wanted.items():
        if not value or bare(value) not in text:
            yield error(sheet, code, sheet.page.where, wanted=value or "—")
