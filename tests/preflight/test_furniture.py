"""Folio, nameplate, imprint, page credits."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from layout.model.issue import Credit, Masthead, Photograph, Refer, Refers, Rows
from layout.model.page import GlyphRun
from layout.model.paper import Imprint
from tests.preflight.marks import MANIFEST, row_top, run, x_of
from tests.preflight.pages import Proof, front, proof


def test_a_front_page_without_a_fault_trips_nothing() -> None:
    assert [] == front().codes()


def saying(page: Proof, old: str, new: str) -> Proof:
    """Give a page on which a piece of furniture reads otherwise."""
    marks = tuple(
        run(m.text.replace(old, new), m.x, m.y, m.size)
        if isinstance(m, GlyphRun) and m.span is None and old in m.text
        else m
        for m in page.placed.marks
    )
    return replace(page, placed=replace(page.placed, marks=marks))


@pytest.mark.parametrize(
    ("shown", "told"),
    [("03", False), ("3", False), ("第三", True), ("04", True), ("第3期", True)],
)
def test_a_page_shows_its_number(shown: str, *, told: bool) -> None:
    assert told == ("page-number-missing" in saying(proof(), "03", shown).codes())


def test_a_day_of_the_date_is_no_page_number() -> None:
    page = proof().without("03")
    of_23 = page.paged(replace(page.page, number="23"))
    placed = replace(of_23.placed, number="23")

    assert "page-number-missing" in replace(of_23, placed=placed).codes()


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ("2026年11月22日星期一", "date-wrong"),
        ("十一月廿三 星期一", "date-missing"),
        ("2026年11月23日星期二", "weekday-wrong"),
        ("2026年11月23日", "weekday-missing"),
        ("2026年11月23日 星期一", ""),
    ],
)
def test_a_page_shows_the_day_of_its_issue(shown: str, code: str) -> None:
    page = saying(proof(), "2026年11月23日星期一", shown)
    found = {c for c in page.codes() if c.startswith(("date", "weekday"))}

    assert ({code} if code else set()) == found


def test_the_weekday_follows_from_the_date() -> None:
    sunday = date(2026, 11, 22)
    page = saying(proof(), "2026年11月23日星期一", "2026年11月22日星期天")
    page = replace(page, issue=replace(page.issue, day=sunday))

    assert [] == page.codes()


def test_a_page_names_its_editors() -> None:
    page = proof()
    bare = page.paged(replace(page.page, credits=()))
    other = page.paged(replace(page.page, credits=(Credit("校对", ("李四",)),)))

    assert "credits-missing" in bare.codes()
    assert ("name", "李四") in other.only("credits-not-placed").values


def test_a_front_page_shows_the_papers_name() -> None:
    page = saying(front(), "青澜日报", "青澜晚报")
    page = saying(page, "青澜晚报社主管主办", "青澜日")

    assert "nameplate-missing" in page.codes()


def test_the_papers_name_is_the_largest_type_of_its_front_page() -> None:
    rival = run("号外", x_of(0), row_top(80), 170.0)
    finding = front().marked(rival).only("nameplate-not-largest")

    assert ("text", "号外") in finding.values


def test_a_nameplate_of_art_is_not_measured() -> None:
    page = front().without("青澜日报")
    art = Photograph(Path("n.png"), "n.png", "0", 900, 300, "RGB")
    root = page.page.root
    items = root.items[1:] if isinstance(root, Rows) else ()
    drawn = Rows((Masthead(MANIFEST, art=art), *items), MANIFEST)

    assert "nameplate-missing" in page.codes()
    assert "nameplate-missing" not in page.paged(replace(page.page, root=drawn)).codes()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("国内统一", "serial-missing"),
        ("第8123期", "issue-number-missing"),
        ("今日4版", "page-count-missing"),
        ("主管主办", "organ-missing"),
        ("1版要闻", "page-number-missing"),
    ],
)
def test_a_front_page_prints_what_the_law_wants(text: str, code: str) -> None:
    assert [code] == front().without(text).codes()


def test_what_the_paper_does_not_know_is_missed() -> None:
    page = front()
    silent = page.papered(replace(page.issue.paper, imprint=Imprint()))
    unnumbered = replace(page, issue=replace(page.issue, number=None))

    assert ["serial-missing", "organ-missing"] == silent.codes()
    assert ["issue-number-missing"] == unnumbered.codes()


def test_inside_pages_need_no_imprint() -> None:
    page = proof()

    assert [] == page.papered(replace(page.issue.paper, imprint=Imprint())).codes()


@pytest.mark.parametrize(
    ("to", "told"),
    [("1", False), ("01", False), ("4", False), ("9", True), ("A3", True)],
)
def test_a_pointer_leads_to_a_page_of_the_issue(to: str, *, told: bool) -> None:
    page = front()
    refers = Refers((Refer(to, "题"),), page.page.where)
    root = Rows((*page.page.root.items, refers), page.page.where)  # type: ignore[union-attr]  # a tree of rows
    pointed = page.paged(replace(page.page, root=root))
    issue = replace(pointed.issue, page_count=4)

    assert told is ("refer-nowhere" in replace(pointed, issue=issue).codes())
