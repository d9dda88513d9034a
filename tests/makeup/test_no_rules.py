"""A paper may want no lines at all: every rule may be an empty set."""

from dataclasses import replace

from layout.makeup.page import make_up
from layout.model.page import GlyphRun, Rule
from tests.houses import example_house
from tests.makeup.test_example import example_issue, placed


def test_a_page_without_rules_is_the_same_page_without_them() -> None:
    issue, house = example_issue(), example_house()
    bare = replace(house.paper, rules=dict.fromkeys(house.paper.rules, ()))

    page = make_up(issue.pages[2], issue, replace(house, paper=bare))

    with_rules = placed("3").marks
    assert not [mark for mark in page.marks if isinstance(mark, Rule)]
    assert [m.text for m in with_rules if isinstance(m, GlyphRun)] == [
        m.text for m in page.marks if isinstance(m, GlyphRun)
    ]
