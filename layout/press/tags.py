"""What a reader hears of a page: its marks in, articles and their parts in order out.

Pages are painted leg by leg; they are read article by article: kicker, headline, deck,
byline, the copy with its subheads, then the pictures with their captions. An article
that goes on on another page stays one. What belongs to no article and says nothing new
(rules, tints, folio, bullets) is decoration, which readers pass over.

Source: ISO 32000-1, 14.7 and 14.8.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from typing import Final, TypeAlias

from layout.model.lines import is_parted
from layout.model.page import Foreign, GlyphRun, Mark, Picture, PlacedPage
from layout.model.text import Role


class Kind(StrEnum):
    """Structure types, under the names that the standard gives them."""

    ARTICLE = "Art"
    SECTION = "Sect"
    HEADLINE = "H1"
    SUBHEAD = "H2"
    PARAGRAPH = "P"
    FIGURE = "Figure"
    CAPTION = "Caption"


@dataclass(frozen=True, slots=True)
class Label:
    """What a mark is part of: a stretch of a page's operators with a number."""

    kind: Kind
    number: int
    """Counted from 0 on each page."""


Labels: TypeAlias = tuple[Label | None, ...]
"""One for each mark of a page; None for decoration."""


@dataclass(frozen=True, slots=True)
class Element:
    """A headline, a paragraph, a picture: wherever it stands on the pages."""

    kind: Kind
    pieces: tuple[tuple[int, int], ...]
    """Pages, counted from 0, and the numbers of the stretches on them, as read."""
    text: str
    figure: Picture | Foreign | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An article, or what stands on the pages beside the articles."""

    article: str
    """Its id; empty for what stands beside them."""
    elements: tuple[Element, ...]
    """In the order in which they are read."""

    @property
    def kind(self) -> Kind:
        """Give its structure type."""
        return Kind.ARTICLE if self.article else Kind.SECTION

    @property
    def title(self) -> str:
        """Give its headline; empty for none."""
        heads = (each for each in self.elements if each.kind is Kind.HEADLINE)
        return next((each.text for each in heads), "")


@dataclass(frozen=True, slots=True)
class Tags:
    """What the pages say, and which of their marks says it."""

    labels: tuple[Labels, ...]
    """Of each page."""
    parts: tuple[Part, ...]
    """In the order of their first marks."""


_HEADS: Final = (
    Role.KICKER,
    Role.HEADLINE,
    Role.DECK,
    Role.SUMMARY,
    Role.BYLINE,
)
"""What is read before the copy, in this order, wherever the head block has it."""

_COPY: Final = (Role.BODY, Role.SUBHEAD)

_KINDS: Final = {
    Role.HEADLINE: Kind.HEADLINE,
    Role.SUBHEAD: Kind.SUBHEAD,
    Role.CAPTION: Kind.CAPTION,
    Role.CREDIT: Kind.CAPTION,
}
"""Structure types of roles; all others are paragraphs."""


def read_tags(pages: Sequence[PlacedPage]) -> Tags:
    """Give the articles of some pages, and which mark belongs to which of their parts.

    A pure function of the pages; linear in their marks.
    """
    reader = _Reader()
    labels = tuple(reader.read(n, page) for n, page in enumerate(pages))
    return Tags(labels, tuple(_part(*each) for each in reader.found.items()))


_Key: TypeAlias = tuple[object, ...]
"""What makes two marks parts of the same element."""


@dataclass(slots=True)
class _Draft:
    """An element of which more may come."""

    kind: Kind
    rank: int
    pieces: list[tuple[int, int]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    last: GlyphRun | None = None
    """What it said last."""
    figure: Picture | Foreign | None = None


_Chunks: TypeAlias = dict[int, list[_Draft]]
"""What of an article stands on which page, in the order of the marks; an element that
goes on on another page stands with the first."""


@dataclass(slots=True)
class _Found:
    """What of an article was seen so far."""

    elements: dict[_Key, _Draft] = field(default_factory=dict)
    chunks: _Chunks = field(default_factory=dict)
    begins: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Where the copy begins on each page: paragraph and character."""


class _Reader:
    """Goes through the marks of the pages."""

    def __init__(self) -> None:
        self.found: dict[str, _Found] = {}

    def read(self, page: int, placed: PlacedPage) -> Labels:
        """Give the labels of a page's marks; keep what they say."""
        labels: list[Label | None] = []
        last: _Draft | None = None
        count = 0
        for mark in placed.marks:
            element = self._element(page, mark)
            if element is None:
                labels.append(None)
            else:
                if element is not last:
                    element.pieces.append((page, count))
                    count += 1
                labels.append(Label(element.kind, count - 1))
            last = element
        return tuple(labels)

    def _element(self, page: int, mark: Mark) -> _Draft | None:
        match mark:
            case GlyphRun(span=span) if span and mark.glyphs and _is_read(span.role):
                article = self.found.setdefault(span.article, _Found())
                copy = span.role in _COPY
                # Copy that goes on on another page is one paragraph; a headline there
                # is another headline.
                key = (span.role, span.paragraph, -1 if copy else page)
                if span.role is Role.BODY:
                    begin = (float(span.paragraph), float(span.start))
                    known = article.begins.get(page, (inf, inf))
                    article.begins[page] = min(known, begin)
                kind = _KINDS.get(span.role, Kind.PARAGRAPH)
                element = _known(article, page, key, _Draft(kind, _rank(span.role)))
                _say(element, mark)
                return element
            case Picture() | Foreign():
                story = mark.story if isinstance(mark, Picture) else ""
                article = self.found.setdefault(story, _Found())
                figure = _Draft(Kind.FIGURE, len(_HEADS) + 1, figure=mark)
                return _known(article, page, (page, id(mark)), figure)
            case _:
                return None


def _is_read(role: Role) -> bool:
    """Tell whether a role says something new: a pull quote's words are the copy's."""
    return role is not Role.QUOTE


def _say(element: _Draft, run: GlyphRun) -> None:
    """Add what a run says; a headline's lines are read as if parted by a blank."""
    heads = element.kind is Kind.HEADLINE
    if heads and element.last and is_parted(element.last, run):
        element.text.append(" ")
    element.text += run.texts
    element.last = run


def _known(article: _Found, page: int, key: _Key, new: _Draft) -> _Draft:
    chunk = article.chunks.setdefault(page, [])
    element = article.elements.setdefault(key, new)
    if element is new:
        chunk.append(new)
    return element


def _rank(role: Role) -> int:
    if role in _HEADS:
        return _HEADS.index(role)
    return len(_HEADS) if role in _COPY else len(_HEADS) + 1


def _part(article: str, found: _Found) -> Part:
    """Give an article in reading order: a page's share of it after that of another."""
    last = (inf, inf)
    order = sorted(found.chunks, key=lambda page: (found.begins.get(page, last), page))
    drafts: list[_Draft] = []
    for page in order:
        drafts += sorted(found.chunks[page], key=lambda draft: draft.rank)
    return Part(article, tuple(_settled(draft, order) for draft in drafts))


def _settled(draft: _Draft, order: Sequence[int]) -> Element:
    pieces = sorted(draft.pieces, key=lambda piece: (order.index(piece[0]), piece[1]))
    return Element(draft.kind, tuple(pieces), "".join(draft.text), draft.figure)
