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
    Photo,
    PhotoStory,
    Refers,
    Rows,
    Section,
    Story,
)
from layout.model.text import Paragraph


def items_of(page: Page) -> Iterator[Item]:
    """Give every item of a page, in reading order."""
    if page.root is not None:
        yield from below(page.root)
    for box in page.boxes:
        yield from below(box)


def below(item: Item) -> Iterator[Item]:
    """Give an item and every item that it holds, in reading order."""
    yield item
    match item:
        case Rows() | Cols() | Auto():
            for each in item.items:
                yield from below(each)
        case Section():
            yield from below(item.child)
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


def articles_in(item: Item) -> tuple[Article, ...]:
    """Give the articles of an item itself, not of what it holds: one a brief."""
    match item:
        case Story() | PhotoStory():
            return (item.article,)
        case Briefs():
            return item.items
        case _:
            return ()


def photos_in(item: Item) -> tuple[Photo, ...]:
    """Give the photographs of an item itself."""
    match item:
        case Story() | PhotoStory():
            return item.photos
        case _:
            return ()


def paragraphs_in(item: Item) -> tuple[Paragraph, ...]:
    """Give every paragraph of an item's copy, without regard to where it is set."""
    found: list[Paragraph | None] = []
    for article in articles_in(item):
        heads = (article.kicker, article.headline, article.deck, article.summary)
        tails = (article.byline, article.credit, article.caption)
        found += [*heads, *article.body, *tails]
    for photo in photos_in(item):
        found += [photo.caption, photo.credit]
    if isinstance(item, Story | PhotoStory):
        found.append(item.group_caption)
    if isinstance(item, Story):
        found += [p for inset in item.insets for p in inset.paragraphs]
        found += [quote.text for quote in item.quotes]
    if isinstance(item, Continuation):
        found.append(item.headline)
    return tuple(paragraph for paragraph in found if paragraph)
