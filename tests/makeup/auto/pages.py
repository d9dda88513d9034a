"""Pages of the example's stories that leave the placing to the program."""

from dataclasses import replace
from functools import cache

from layout.errors import Where
from layout.manifest.reader import read_issue
from layout.model.issue import (
    Auto,
    Briefs,
    Cols,
    Extent,
    Issue,
    Item,
    Page,
    PhotoStory,
    Rows,
    Section,
    Story,
)
from layout.model.walk import items_of
from tests.houses import EXAMPLE

HERE = Where("issues/2026-11-23/p03.yaml", 4, 1)


@cache
def issue() -> Issue:
    return read_issue(EXAMPLE)


def theme_page() -> Page:
    return next(page for page in issue().pages if page.number == "3")


@cache
def pool() -> dict[str, Item]:
    found: dict[str, Item] = {}
    for page in issue().pages:
        for item in items_of(page):
            match item:
                case Story() | PhotoStory():
                    found[item.article.id] = replace(item, extent=Extent())
                case Briefs():
                    found["briefs"] = replace(item, extent=Extent())
                case Section():
                    found["section"] = item
                case _:
                    pass
    return found


def auto_page(*names: str, banner: bool = True) -> Page:
    """Give a page whose items, under its banner, are placed by the program."""
    page = theme_page()
    assert isinstance(page.root, Rows)
    auto = Auto(tuple(pool()[name] for name in names), HERE)
    items: tuple[Item, ...] = (page.root.items[0], auto) if banner else (auto,)
    return replace(page, root=Rows(items, HERE))


def names_of(item: Item) -> list[str]:
    """Give the stories of a tree, in its order."""
    match item:
        case Rows() | Cols() | Auto():
            return [name for each in item.items for name in names_of(each)]
        case Section():
            return names_of(item.child)
        case Story() | PhotoStory():
            return [item.article.id]
        case Briefs():
            return ["briefs"]
        case _:
            return []


SIX = ("riverside", "alley", "reading", "market", "breakfast-metro", "briefs")
THEME = ("riverside", "section", "alley", "wetland")
