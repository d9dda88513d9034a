"""The items of a page one after another, groups before what they hold."""

from collections.abc import Iterator
from typing import assert_never

from layout.model.issue import (
    Advert,
    Article,
    Auto,
    Banner,
    Briefs,
    Cols,
    Continuation,
    Furniture,
    Item,
    Masthead,
    Page,
    PhotoStory,
    Refers,
    Rows,
    Section,
    Story,
)


def items_of(page: Page) -> Iterator[Item]:
    """Give every item of a page, in reading order."""
    if page.root is not None:
        yield from _below(page.root)
    for box in page.boxes:
        yield from _below(box)


def articles_of(page: Page) -> Iterator[Article]:
    """Give every article of a page, in reading order."""
    for item in items_of(page):
        match item:
            case Story() | PhotoStory():
                yield item.article
            case Briefs():
                yield from item.items
            case _:
                pass


def _below(item: Item) -> Iterator[Item]:
    yield item
    match item:
        case Rows() | Cols() | Auto():
            for each in item.items:
                yield from _below(each)
        case Section():
            yield from _below(item.child)
        case Masthead():
            for held in (item.ear_story, item.ear_advert):
                if held is not None:
                    yield held
        case (
            Story()
            | PhotoStory()
            | Banner()
            | Briefs()
            | Refers()
            | Advert()
            | Furniture()
            | Continuation()
        ):
            pass
        case _:
            assert_never(item)
