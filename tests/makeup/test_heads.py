from itertools import pairwise

from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.heads import HeadBlock, set_head
from layout.makeup.seat import Seat
from layout.model.issue import Article
from layout.model.text import Paragraph, Role
from layout.model.wishes import HeadWish
from tests.houses import example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)


def text(role: Role, words: str) -> Paragraph:
    return Paragraph("story", role, 0, words)


def head(columns: int, rank: int, **fields: str) -> HeadBlock:
    issue = example_issue()
    desk = Desk(issue.pages[2], issue, example_house())
    seat = Seat(basic(desk.grid), 0, columns, rank=rank)
    parts = {name: text(Role(name), words) for name, words in fields.items()}
    article = Article(
        "story",
        "copy/story.md",
        WHERE,
        kicker=parts.get("kicker"),
        headline=parts.get("headline"),
        summary=parts.get("summary"),
    )
    return set_head(article, HeadWish(), seat, seat.lattice.width(columns), desk)


def test_a_head_takes_whole_rows_and_the_rest_goes_above() -> None:
    block = head(
        4, 2, kicker="古井巷更新改造一年间", headline="先修看不见的管 再补看得见的墙"
    )

    last = block.lines[-1]
    below = block.rows * 14 + 1.75 - last.top - last.line.size
    assert 6 == block.rows
    assert 15 == round(below, 3)
    assert block.white_above >= 7


def test_a_kicker_stands_nearer_to_its_headline_than_to_anything_else() -> None:
    block = head(2, 3, kicker="社区报表全市推开", headline="填表的工夫省下来")

    assert block.kicker_gap < block.white_above


def test_a_story_without_a_headline_has_no_head() -> None:
    assert 0 == head(2, 3).rows


def test_a_summary_stands_line_by_line_under_the_headline() -> None:
    words = "江水没有停，两岸的人来来往往，灯一盏盏亮起来。" * 3
    without = head(3, 2, headline="江上的桥")
    block = head(3, 2, headline="江上的桥", summary=words)

    shown = "".join(part.line.text for part in block.lines[1:])
    assert words == shown
    assert block.rows > without.rows
    tops = [part.top for part in block.lines[1:]]
    steps = {round(below - above, 3) for above, below in pairwise(tops)}
    assert {14.0} == steps


def test_a_headline_that_its_rung_cannot_hold_is_set_a_rank_lower() -> None:
    block = head(2, 3, headline="江水没有停两岸的人来来往往灯一盏盏亮起来" * 2)

    assert block.dropped
    assert block.rank > 3
