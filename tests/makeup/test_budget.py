from dataclasses import replace

import pytest

from layout.errors import Where
from layout.makeup.page import make_up
from layout.model.issue import Article, Extent, Rows, Story
from layout.model.text import Paragraph, Role
from tests.houses import example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)
SENTENCE = "江水没有停，两岸的人来来往往，灯一盏盏亮起来。"


def budget(*paragraphs: int, rows: int | None = None) -> int:
    """Give the budget of a page of stories of so many paragraphs."""
    issue = example_issue()
    items = tuple(tale(n, count, rows) for n, count in enumerate(paragraphs))
    page = replace(issue.pages[2], root=Rows(items, WHERE), boxes=())
    return make_up(page, issue, example_house()).budget


def tale(number: int, paragraphs: int, rows: int | None) -> Story:
    name = f"s{number}"
    body = tuple(
        Paragraph(name, Role.BODY, i, SENTENCE * 4, f"copy/{name}.md")
        for i in range(paragraphs)
    )
    article = Article(name, f"copy/{name}.md", WHERE, body=body)
    return Story(article, WHERE, extent=Extent(None, None if number else rows))


@pytest.mark.parametrize("more", [5, 20])
def test_copy_that_no_rows_hold_is_counted(more: int) -> None:
    full, over = budget(50, 50 + 20), budget(50, 50 + 20 + more)

    assert 0 < full
    paragraph = len(SENTENCE) * 4
    assert over - full == pytest.approx(more * paragraph, rel=0.15)


def test_a_page_with_too_little_copy_is_short() -> None:
    assert budget(10, 10) < budget(20, 20) < 0


def test_rows_that_an_editor_fixed_change_no_budget() -> None:
    assert budget(10, 10) == budget(10, 10, rows=40)
