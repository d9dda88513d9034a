"""``edition.json``: an issue as data, the base of digital editions, ALTO and IIIF.

In come the issue and its placed pages; out comes one JSON document with every story's
text by role, the pages it stands on with the polygons it takes in millimetres, and the
lines of each page with their boxes, in reading order. Article, role and number name a
paragraph in both; what stands inside a story or over its rest is an article of its own.
The origin is the top left corner of the trimmed page, y grows downward.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from layout.archive.places import Part, lines_of, parts_of, polygons_of
from layout.model.box import Box, filled
from layout.model.issue import (
    Article,
    Banner,
    Briefs,
    Continuation,
    Furniture,
    Issue,
    Masthead,
    Page,
    Photo,
    PhotoStory,
    Refer,
    Refers,
    Section,
    Story,
)
from layout.model.lines import Key
from layout.model.page import Picture, PlacedPage
from layout.model.text import Emphasis, Paragraph, Role
from layout.model.walk import items_of
from layout.units import mm

SCHEMA: Final = 1
"""Version of the document's shape; a change that breaks a reader raises it."""

Document: TypeAlias = dict[str, Any]

_DIGITS: Final = 2
"""Decimals of a millimetre: well under what a press holds."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as the document tells it, wherever its parts stand."""

    article: Article
    kind: str
    """story, photo or brief."""
    photos: tuple[Photo, ...] = ()
    more: tuple[Paragraph, ...] = ()
    """Captions of a group, insets, quotes: some with an id of their own."""
    group: str = ""
    """The list of briefs that it belongs to."""
    rests: tuple[Paragraph, ...] = ()
    """Headlines over what goes on on other pages, each with an id of its own."""

    @property
    def names(self) -> frozenset[str]:
        """Give the ids by which spans name it."""
        others = (each.article for each in (*self.more, *self.rests))
        return frozenset({self.article.id, *others})


def edition_json(
    issue: Issue, pages: tuple[PlacedPage, ...], files: Mapping[str, Mapping[str, str]]
) -> Document:
    """Give the document.

    Args:
        issue: As it was set: normalised.
        pages: Its pages, in order.
        files: Page number to the page's files by kind: press, thumbnail ...
    """
    paper = issue.paper
    stood = _stood(pages)
    tellings = tuple(_tellings(issue))
    named = {name: each.article.id for each in tellings for name in each.names}
    labels = {page.number: list(_labels(page)) for page in issue.pages}
    return {
        "schema": SCHEMA,
        "paper": {"name": paper.name, "code": paper.code, "language": paper.language},
        "issue": issue.id,
        "date": issue.day.isoformat(),
        "number": issue.number,
        "lunar": issue.lunar,
        "unit": "mm",
        "pages": [
            _page(page, files.get(page.number, {}), named)
            | {"labels": labels[page.number]}
            for page in pages
        ],
        "stories": [_story(each, stood, pages) for each in tellings],
    }


def _tellings(issue: Issue) -> Iterator[Telling]:
    items = [item for page in issue.pages for item in items_of(page)]
    rests: dict[str, list[Paragraph]] = {}
    for item in items:
        if isinstance(item, Continuation) and item.headline:
            rests.setdefault(item.source, []).append(item.headline)
    for item in items:
        match item:
            case Story():
                captions = (item.group_caption,) if item.group_caption else ()
                insets = [p for inset in item.insets for p in inset.paragraphs]
                quotes = [quote.text for quote in item.quotes]
                goes_on = rests.get(item.article.file, []) if item.jump else []
                yield Telling(
                    item.article,
                    "story",
                    item.photos,
                    (*captions, *insets, *quotes),
                    rests=tuple(goes_on),
                )
            case PhotoStory():
                shared = (item.group_caption,) if item.group_caption else ()
                yield Telling(item.article, "photo", item.photos, shared)
            case Briefs():
                for each in item.items:
                    yield Telling(each, "brief", group=item.article)
            case _:  # no copy of its own; what goes on was told where it began
                continue


def _stood(pages: Iterable[PlacedPage]) -> dict[Key, list[str]]:
    """Give the pages that each paragraph stands on."""
    stood: dict[Key, list[str]] = {}
    for page in pages:
        for line in lines_of(page):
            numbers = stood.setdefault(line.key, [])
            if page.number not in numbers:
                numbers.append(page.number)
    return stood


def _story(
    telling: Telling, stood: Mapping[Key, list[str]], pages: Iterable[PlacedPage]
) -> Document:
    article = telling.article
    places = [place for page in pages for place in _places(telling, page)]
    numbers = [str(place["page"]) for place in places]
    text = []
    for each in _paragraphs(telling):
        on = stood.get((each.article, each.role, each.number), [])
        if each.drop and not on:  # left out to make the story fit: never printed
            continue
        text.append(
            {
                "article": each.article,
                "role": each.role.value,
                "number": each.number,
                "pages": on or numbers[:1],
                "text": each.text,
            }
        )
    return {
        "id": article.id,
        "kind": telling.kind,
        "group": telling.group,
        "copy": article.file,
        "headline": article.headline.text if article.headline else "",
        "authors": _authors(telling),
        "text": text,
        "photos": [_photo(each, pages) for each in telling.photos],
        "places": places,
    }


def _paragraphs(telling: Telling) -> Iterator[Paragraph]:
    """Give a story's paragraphs in the order in which they are read."""
    article = telling.article
    heads = (article.kicker, article.headline, article.deck, article.byline)
    captions = [p for photo in telling.photos for p in (photo.caption, photo.credit)]
    tails = (*captions, article.caption, article.credit, *telling.more, *telling.rests)
    told: set[tuple[Role, int, str]] = set()
    for each in (*heads, article.summary, *article.body, *tails):
        if each is None or (each.role, each.number, each.text) in told:
            continue  # a picture story's caption is its photograph's too
        told.add((each.role, each.number, each.text))
        yield each


def _authors(telling: Telling) -> list[str]:
    """Give who is named for a story: byline, credits, brackets of datelines."""
    article = telling.article
    lines = [article.byline, article.credit, *(each.credit for each in telling.photos)]
    named = [each.text for each in lines if each]
    for each in article.body:
        named += [
            each.text[stretch.start : stretch.end]
            for stretch in each.stretches
            if stretch.kind is Emphasis.REPORTER
        ]
    return list(dict.fromkeys(named))


def _photo(photo: Photo, pages: Iterable[PlacedPage]) -> Document:
    shown = [
        {"page": page.number, "box": _box(filled(mark))}
        for page in pages
        for mark in page.marks
        if isinstance(mark, Picture) and mark.image == photo.image
    ]
    return {
        "file": photo.image.name,
        "sha256": photo.image.sha256,
        "caption": photo.caption.text if photo.caption else "",
        "credit": photo.credit.text if photo.credit else "",
        "places": shown,
    }


def _places(telling: Telling, page: PlacedPage) -> Iterator[Document]:
    """Give where a story stands on a page: its polygons and what is in them."""
    for order, placed in enumerate(page.stories, 1):
        whole = placed.id == telling.article.id
        if not whole and placed.id != telling.group:
            continue
        parts = parts_of(page, placed, telling.names)
        if not parts:
            continue
        polygons = polygons_of(page, placed, parts) if whole else [_around(parts)]
        yield {
            "page": page.number,
            "order": order,
            "continued": placed.kind == "rest",
            "polygons": [_polygon(each) for each in polygons],
            "parts": [{"kind": each.kind, "box": _box(each.box)} for each in parts],
        }


def _labels(page: Page) -> Iterator[Document]:
    """Give the words of a page that belong to no story: 刊头, 栏头, 导读."""
    for item in items_of(page):
        match item:
            case Banner():
                told = (item.text, item.label, item.line, *item.motto)
                yield from _said("banner", told)
            case Section():
                yield from _said("section", (item.title, item.aside))
            case Refers():
                yield from _said("refer", (item.label, *_pointers(item.items)))
            case Masthead():
                told = (item.ear_label, *_pointers(item.refers), item.weather)
                yield from _said("ear", told)
            case Briefs():
                yield from _said("briefs", (item.label,))
            case Furniture():
                yield from _said(item.kind, (item.text,))
            case _:
                continue


def _pointers(refers: Iterable[Refer]) -> tuple[str, ...]:
    return tuple(text for each in refers for text in (each.text, each.line))


def _said(role: str, texts: Iterable[str]) -> Iterator[Document]:
    return ({"role": role, "text": text} for text in texts if text)


def _page(
    page: PlacedPage, files: Mapping[str, str], named: Mapping[str, str]
) -> Document:
    grid = page.grid
    blocks: list[Document] = []
    key: Key | None = None
    for line in lines_of(page):
        if line.key != key:
            key = line.key
            article, role, number = key
            blocks.append(
                {
                    "story": named.get(article, article),
                    "article": article,
                    "role": role.value,
                    "number": number,
                    "lines": [],
                }
            )
        blocks[-1]["lines"].append({"box": _box(line.box), "text": line.text})
    return {
        "page": page.number,
        "name": page.name,
        "width": round(mm(grid.trim_width), _DIGITS),
        "height": round(mm(grid.trim_height), _DIGITS),
        **files,
        "stories": [story.id for story in page.stories],
        "blocks": blocks,
    }


def _around(parts: Iterable[Part]) -> Box:
    lefts, tops, rights, bottoms = zip(*(each.box for each in parts), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _polygon(box: Box) -> list[list[float]]:
    """Give the corners of a rectangle, clockwise from the top left."""
    left, top, right, bottom = (round(mm(each), _DIGITS) for each in box)
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


def _box(box: Box) -> list[float]:
    """Give left, top, width and height."""
    lengths = (box.left, box.top, box.width, box.height)
    return [round(mm(each), _DIGITS) for each in lengths]
