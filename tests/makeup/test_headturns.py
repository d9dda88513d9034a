from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.heads import HeadBlock
from layout.makeup.headturns import Heading, other_heads
from layout.makeup.seat import Seat
from layout.model.issue import Article
from layout.model.text import Paragraph, Role
from layout.model.wishes import HeadWish
from tests.houses import example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)


def turned(
    headline: str, *, wish: HeadWish | None = None, level: bool = False, most: int = 4
) -> tuple[HeadBlock, tuple[HeadBlock, ...], Desk]:
    issue = example_issue()
    desk = Desk(issue.pages[2], issue, example_house())
    seat = Seat(basic(desk.grid), 0, 3, rank=2, level=level)
    article = Article(
        "story",
        "copy/story.md",
        WHERE,
        headline=Paragraph("story", Role.HEADLINE, 0, headline),
    )
    width = seat.lattice.width(3)
    heading = Heading(article, wish or HeadWish(), seat, width)
    own = heading.set(heading.wish, desk)
    return own, other_heads(heading, own, most, desk), desk


def sizes(block: HeadBlock) -> tuple[int, float]:
    assert block.headline is not None
    return len(block.headline.lines), block.headline.size


def test_other_heads_differ_in_rows_and_keep_their_rung() -> None:
    own, others, _ = turned("江上新桥今晨通车")

    assert others
    assert own.rows not in {other.rows for other in others}
    assert {own.rung} == {other.rung for other in others}


def test_a_smaller_headline_wins_a_row_and_is_not_squeezed() -> None:
    own, others, desk = turned("江上新桥今晨通车")

    lines, size = sizes(own)
    ladder = {style.name: style for style in desk.house.paper.ladder}
    for other in others:
        count, other_size = sizes(other)
        assert other_size >= ladder[own.rung].faces[0].low
        if other.rows < own.rows:
            assert (lines, True) == (count, other_size < size)
        else:
            assert lines < count


def test_a_headline_gets_a_line_more_at_its_authors_blank_alone() -> None:
    own, others, _ = turned("江上新桥 今晨通车")
    plain = turned("江上新桥今晨通车")[1]

    two = [other.headline for other in others if sizes(other)[0] > sizes(own)[0]]
    assert [("江上新桥", "今晨通车")] * len(two) == [
        tuple(line.text for line in headline.lines) for headline in two if headline
    ]
    assert two
    assert {1} == {sizes(other)[0] for other in plain}


def test_no_head_changes_by_more_rows_than_is_allowed() -> None:
    own, others, _ = turned("江上新桥今晨通车", most=1)

    assert all(abs(other.rows - own.rows) == 1 for other in others)


def test_heads_that_stand_level_with_their_neighbours_keep_their_size() -> None:
    assert () == turned("江上新桥今晨通车", level=True)[1]


def test_the_editors_lines_are_kept() -> None:
    own, others, _ = turned("江上新桥今晨通车", wish=HeadWish(lines=1))

    assert {1} == {sizes(block)[0] for block in (own, *others)}


def test_white_goes_over_a_head_first_and_then_under_it() -> None:
    own, _, desk = turned("江上新桥今晨通车")

    one = own.aired(own.rows + 1, desk.grid.leading)
    two = own.aired(own.rows + 2, desk.grid.leading)

    assert one.white_above > own.white_above
    assert one.white_above == two.white_above
    assert own.rows + 2 == two.rows
