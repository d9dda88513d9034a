"""Checks over two pages: what leaves one of them arrives on the other (下转, 上接).

A page by itself cannot tell whether the rest of a story is printed anywhere; the pages
of an issue together can. Source: makeup 0.1 and 6.1.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from layout.model.finding import Finding
from layout.model.issue import Issue
from layout.model.page import Outflow, PlacedPage
from layout.model.text import bare
from layout.preflight.copy import compare, left_out, told, without
from layout.preflight.judge import judge
from layout.preflight.sheet import (
    BODY_STREAM,
    Sheet,
    error,
    read_sheet,
    story_place,
    warning,
)

JUMP_AFTER: Final = 18
"""Rows of text for which a reader turns the page."""


def check_jumps(issue: Issue, pages: Sequence[PlacedPage]) -> tuple[Finding, ...]:
    """Give what is lost or wrongly signed between pages, judged like all findings.

    Pages that are not among those given are not asked for: a build of some pages says
    nothing of the others.
    """
    sheets = {page.number: read_sheet(issue, page) for page in pages}
    found: list[Finding] = []
    for source in sheets.values():
        for flow in source.placed.outflow:
            target = sheets.get(flow.page)
            if target:
                faults = (
                    *_text(target, flow),
                    *_lines(source, target, flow),
                    *_length(target, flow),
                )
                found += judge(faults, issue.paper, target.page)
    return tuple(found)


def _text(target: Sheet, flow: Outflow) -> Iterator[Finding]:
    """Compare what the other page shows with what was left for it."""
    story = flow.article.id
    lines = target.lines_of(story, *BODY_STREAM)
    spilt = "".join(s.overset_text for s in target.placed.stories if s.id == story)
    placed = "".join(line.text for line in lines) + spilt
    shown = {line.key for line in lines}
    body = flow.article.body
    gone = tuple(p for p in body if left_out(p, shown, spilt))
    yield from compare(target, without(body, gone), placed, story)
    yield from told(target, gone)


def _lines(source: Sheet, target: Sheet, flow: Outflow) -> Iterator[Finding]:
    """Ask both pages for the line that names the other."""
    story = flow.article.id
    for sheet, word, number in (
        (source, "下转", flow.page),
        (target, "上接", flow.source),
    ):
        wanted = f"{word}第{number.lstrip('0') or number}版"
        said = bare("".join(run.text for run in sheet.furniture))
        if wanted not in said:
            where = story_place(sheet, story)
            yield error(sheet, "jump-line-missing", where, story, wanted=wanted)


def _length(target: Sheet, flow: Outflow) -> Iterator[Finding]:
    """Ask the other page for enough of the story to have been worth the turning."""
    story = flow.article.id
    rows = len(target.lines_of(story, *BODY_STREAM))
    if 0 < rows < JUMP_AFTER:
        where = story_place(target, story)
        least = JUMP_AFTER
        yield warning(target, "jump-short-after", where, story, rows=rows, least=least)
