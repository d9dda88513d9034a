"""The order of stories: nothing over the lead, and written ranks in their order."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from layout.model.issue import Item, Rows, Section, Story
from tests.preflight.marks import MANIFEST
from tests.preflight.pages import Proof, Tale, proof

LEAD = Tale(columns=3, rows=20, lines=("老码头退后",))
OTHER = replace(LEAD, id="other", lines=("江岸还给散步人",), rank=3, size=27.0)


def written(page: Proof, ranks: Mapping[str, int]) -> Proof:
    """Give the page with ranks that the editor wrote."""
    root = page.page.root
    items: list[Item] = []
    for item in root.items if isinstance(root, Rows) else ():
        own = isinstance(item, Story) and item.article.id in ranks
        items.append(
            replace(item, rank=ranks[item.article.id])
            if own and isinstance(item, Story)
            else item
        )
    return page.paged(replace(page.page, root=Rows(tuple(items), MANIFEST)))


def over(upper: Tale, lower: Tale) -> Proof:
    """Give two stories over one another."""
    return proof(replace(upper, row=6), replace(lower, row=40))


def beside(left: Tale, right: Tale) -> Proof:
    """Give two stories side by side."""
    return proof(replace(left, column=0), replace(right, column=3))


def test_nothing_of_a_lower_rank_stands_over_the_lead() -> None:
    finding = over(OTHER, LEAD).only("rank-below")

    assert "lead" == finding.story
    assert ("other", "other") in finding.values
    assert "rank-below" not in over(LEAD, OTHER).codes()


def test_nothing_of_a_lower_rank_stands_left_of_the_lead() -> None:
    assert "lead" == beside(OTHER, LEAD).only("rank-right").story
    assert "rank-right" not in beside(LEAD, OTHER).codes()


def test_a_double_lead_is_in_order() -> None:
    twin = replace(LEAD, id="twin")

    assert not {"rank-below", "rank-right"} & set(beside(twin, LEAD).codes())


@pytest.mark.parametrize(
    ("ranks", "told"),
    [({}, False), ({"other": 3}, False), ({"second": 2, "other": 3}, True)],
)
def test_below_the_lead_only_written_ranks_have_an_order(
    ranks: Mapping[str, int], *, told: bool
) -> None:
    second = replace(LEAD, id="second", rank=2, size=37.0)
    page = written(over(OTHER, second), ranks)

    assert told == ("rank-below" in page.codes())


def test_a_framed_story_stands_where_it_likes() -> None:
    page = over(OTHER, LEAD)
    stories = tuple(
        replace(story, framed=story.id == "other") for story in page.placed.stories
    )
    page = replace(page, placed=replace(page.placed, stories=stories))

    assert "rank-below" not in page.codes()


def test_a_story_of_a_section_stands_where_its_section_does() -> None:
    page = over(OTHER, LEAD)
    root = page.page.root
    first, second = root.items if isinstance(root, Rows) else ()
    section = Section("社区", MANIFEST, Rows((first,), MANIFEST))
    grouped = page.paged(replace(page.page, root=Rows((section, second), MANIFEST)))

    assert "rank-below" not in grouped.codes()
