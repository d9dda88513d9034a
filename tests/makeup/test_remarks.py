from dataclasses import replace

from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.kinds.story import StorySitter
from layout.makeup.seat import Seat
from layout.model.inset import Inset
from layout.model.issue import Story
from layout.model.text import Paragraph, Role
from tests.houses import example_house
from tests.makeup.test_example import example_issue
from tests.makeup.test_knobs import story


def codes_of(item: Story) -> list[str]:
    issue = example_issue()
    desk = Desk(issue.pages[2], issue, example_house())
    sitter = StorySitter(item, Seat(basic(desk.grid), 0, 1, rank=4), desk)
    placed = sitter.place(sitter.seat.region(0, 60))
    return [finding.code for finding in placed.findings]


def test_a_plain_story_needs_no_remark() -> None:
    assert [] == codes_of(story(0, 0))


def test_a_run_wider_than_its_line_is_told_where_it_was_cut() -> None:
    long = Paragraph("story", Role.BODY, 0, "见" + "a1b2c3d4" * 20, "copy/story.md")
    item = story(0)
    item = replace(item, article=replace(item.article, body=(long,)))

    assert "run-cut" in codes_of(item)


def test_a_headline_wider_than_its_measure_is_an_error() -> None:
    item = story(0)
    headline = Paragraph("story", Role.HEADLINE, 0, "江水没有停下来" * 9)
    item = replace(item, article=replace(item.article, headline=headline))

    assert "headline-too-long" in codes_of(item)


def test_an_inset_longer_than_its_story_stops_the_page() -> None:
    text = Paragraph("inset", Role.BODY, 0, "相关链接的内容很长。" * 120)
    inset = Inset((text,), story(0).where, "链接")

    assert "inset-beyond-story" in codes_of(replace(story(0), insets=(inset,)))
    assert [] == codes_of(replace(story(0), insets=(replace(inset, text=()),)[:0]))
