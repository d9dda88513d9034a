"""Search over sealed issues: a word in, the stories that hold it out, newest first.

A word is any part of a text, character by character: nothing is folded, so ``AI`` is
not ``ai`` and ３ is not 3. What the pairs of characters find is looked for again in the
story itself, so that every hit is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from layout.archive.entries import Entry, Passage
from layout.archive.grams import token, wanted
from layout.archive.index import Found
from layout.archive.shelf import Shelf

_AROUND: Final = 14
"""Characters of a snippet on each side of the word."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    word: str
    """Not empty."""
    first: date = date.min
    last: date = date.max
    page: str = ""
    """A page's number as it is printed; empty for any."""
    author: str = ""
    """A part of a byline, credit or dateline's bracket; empty for any."""

    def question(self) -> str:
        """Give the query in the language of the index."""
        parts = [f"text : {wanted(self.word)}"]
        if self.author:
            parts.append(f"author : {wanted(self.author)}")
        if self.page:
            parts.append(f'page : "{token(self.page)}"')
        return " AND ".join(parts)


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that holds the word."""

    issue: str
    revision: int
    package: str
    day: date
    page: str
    """Where the paragraph begins that holds the word first."""
    story: str
    headline: str
    role: str
    """Of that paragraph: headline, body, caption ..."""
    snippet: str
    """The word with the text round it."""
    at: int
    """Where the word begins in the snippet, in characters."""


def search(shelf: Shelf, query: Query) -> Iterator[Hit]:
    """Give the stories that hold a word, newest issue first, then in page order."""
    question = query.question()
    for year in sorted(shelf.years, reverse=True):
        if not query.first.year <= year <= query.last.year:
            continue
        first = max(query.first, date(year, 1, 1))
        last = min(query.last, date(year, 12, 31))
        for found in shelf.years[year].matching(question, (first, last)):
            hit = _hit(found, query)
            if hit is not None:
                yield hit


def _hit(found: Found, query: Query) -> Hit | None:
    entry = found.entry
    passage = _passage(entry, query)
    if passage is None:
        return None
    snippet, at = _snippet(passage.text, query.word)
    return Hit(
        issue=found.issue,
        revision=found.revision,
        package=found.name,
        day=found.day,
        page=passage.page,
        story=entry.story,
        headline=entry.headline,
        role=passage.role,
        snippet=snippet,
        at=at,
    )


def _passage(entry: Entry, query: Query) -> Passage | None:
    """Give the first paragraph that holds the word; None where none does after all.

    Of a story on several pages, one on the page that was asked for comes first.
    """
    if query.author and not any(query.author in each for each in entry.authors):
        return None
    if query.page and query.page not in entry.pages:
        return None
    holding = [each for each in entry.passages if query.word in each.text]
    there = [each for each in holding if each.page == query.page]
    return next(iter((*there, *holding)), None)


def _snippet(text: str, word: str) -> tuple[str, int]:
    """Give a word with what stands round it, and where it begins there."""
    start = text.index(word)
    first = max(0, start - _AROUND)
    last = min(len(text), start + len(word) + _AROUND)
    lead = "…" if first else ""
    tail = "…" if last < len(text) else ""
    return lead + text[first:last] + tail, len(lead) + start - first
