from dataclasses import replace
from itertools import pairwise

import pytest

from layout.errors import MakeupError, Where
from layout.makeup.jumps import in_jump_order
from layout.makeup.page import make_up
from layout.model.issue import (
    Article,
    Continuation,
    Extent,
    Issue,
    Jump,
    Page,
    Rows,
    Story,
)
from layout.model.page import GlyphRun, PlacedPage
from layout.model.text import Anchor, Emphasis, Paragraph, Role, Stretch
from layout.preflight.check import check
from tests.houses import example_house, paragraph
from tests.makeup.test_example import example_issue

WHERE = Where("p01.yaml", 3)
SENTENCES = (
    "江水没有停，两岸的人来来往往，灯一盏盏亮起来。",
    "他说：“桥修了三年，船还在走。”",
    "全长2.86公里，设计时速60公里。",
)


def article(story: str = "lead") -> Article:
    body = tuple(
        Paragraph(
            story, Role.BODY, i, "".join(SENTENCES) * (1 + i % 3), f"copy/{story}.md"
        )
        for i in range(14)
    )
    return Article(
        story,
        f"copy/{story}.md",
        WHERE,
        headline=Paragraph(story, Role.HEADLINE, 0, "江上的桥"),
        body=body,
    )


def issue_of(rows: int) -> Issue:
    first = Story(article(), WHERE, Extent(h=rows), jump=Jump("4"))
    rest = Continuation(
        "copy/lead.md", WHERE, Paragraph("rest", Role.HEADLINE, 0, "桥的二十年")
    )
    other = Story(article("other"), WHERE)
    pages = (
        Page("4", "综合", WHERE, root=Rows((rest, other), WHERE)),
        Page("1", "要闻", WHERE, root=Rows((first, other), WHERE)),
    )
    return replace(example_issue(), pages=pages)


def both(rows: int) -> tuple[PlacedPage, PlacedPage]:
    issue = issue_of(rows)
    one = make_up(issue.pages[1], issue, example_house())
    four = make_up(issue.pages[0], issue, example_house(), one.outflow)
    return one, four


def text_of(page: PlacedPage, story: str) -> str:
    return "".join(
        mark.text
        for mark in page.marks
        if isinstance(mark, GlyphRun)
        and mark.span
        and (mark.span.article, mark.span.role) == (story, Role.BODY)
    )


def test_the_two_parts_are_the_copy_in_order() -> None:
    one, four = both(20)

    copy = "".join(p.text for p in article().body)

    assert copy == text_of(one, "lead") + text_of(four, "lead")
    assert text_of(four, "lead")


def test_spans_go_on_where_the_first_page_left_off() -> None:
    one, four = both(20)
    last = [m for m in one.marks if isinstance(m, GlyphRun) and m.span][-1]
    lead = [
        m.span
        for page in (one, four)
        for m in page.marks
        if isinstance(m, GlyphRun) and m.span and m.span.role is Role.BODY
        if m.span.article == "lead"
    ]

    assert last.span
    for before, after in pairwise(lead):
        same = before.paragraph == after.paragraph
        assert after.start == before.end if same else after.start == 0


def test_jump_lines_name_the_pages() -> None:
    one, four = both(20)

    shown = [
        "".join(m.text for m in p.marks if isinstance(m, GlyphRun)) for p in both(20)
    ]

    assert "（下转第4版）" in shown[0]
    assert "（上接第1版）" in shown[1]
    assert (one.number, four.number) == ("1", "4")


def test_what_goes_on_elsewhere_is_not_overset() -> None:
    one, _ = both(20)
    lead = next(story for story in one.stories if story.id == "lead")

    assert 0 == lead.overset
    assert len(lead.jumped_text) > 100
    assert [] == [f.code for f in check(issue_of(20), one) if f.code == "overset"]
    assert [] == [f.code for f in check(issue_of(20), one) if f.code == "text-lost"]


def test_a_page_is_made_after_those_that_it_continues() -> None:
    pages = in_jump_order(issue_of(20).pages)

    assert ["1", "4"] == [page.number for page in pages]


def test_a_continuation_of_nothing_is_an_error() -> None:
    issue = issue_of(20)

    with pytest.raises(MakeupError) as caught:
        make_up(issue.pages[0], issue, example_house())

    assert "jump-empty" == caught.value.problems[0].code


def test_the_rest_of_a_paragraph_still_knows_its_place() -> None:
    whole = replace(
        paragraph("江水没有停", Stretch(1, 4, Emphasis.BOLD)),
        file="copy/lead.md",
        anchors=(Anchor(0, 7, 1),),
        breaks=(1, 4),
    )

    rest = whole.after(2)

    assert "没有停" == rest.text
    assert (Stretch(0, 2, Emphasis.BOLD),) == rest.stretches
    assert Where("copy/lead.md", 7, 3) == rest.place(0)
    assert (2,) == rest.breaks
