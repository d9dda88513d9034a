"""What stands inside a story, as the manifest has it: insets and pull quotes.

In come the values of a story's ``inset`` and ``quote``, out come the model's; a text is
written in the manifest or is the name of a copy file.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from layout.errors import Where
from layout.manifest.desk import Desk
from layout.manifest.parts import BerthShape, InsetShape, QuoteShape
from layout.manifest.schema import ArticleItem
from layout.model.inset import Berth, Inset, Quote
from layout.model.issue import Article
from layout.model.text import Paragraph, Role

ACROSS: Final = ("left", "middle", "right")
DOWN: Final = ("top", "middle", "bottom")

_COPY_SUFFIXES: Final = frozenset({".md", ".txt"})

_NOT_IN_INSET: Final = ("kicker", "deck", "summary", "byline", "credit", "caption")
"""Fields of a copy file for which an inset has no place."""


def insets(item: ArticleItem, article: str, desk: Desk) -> Iterable[Inset]:
    """Give the insets of a story; one whose copy is not there is left out."""
    for index, each in enumerate(item.inset or ()):
        where = item.marks.element("inset", index)
        own = f"{article}-inset-{index + 1}"
        if isinstance(each, InsetShape):
            found = _inset(each.text, each.marks.text("text"), own, desk)
            found = replace(
                found,
                label=each.label,
                box=desk.known("rule", each.box, each.marks.value("box")),
                tint=each.tint,
                berth=_berth(each, desk),
            )
        else:
            found = _inset(each, where, own, desk)
        if found.text:
            yield replace(found, where=where)


def quotes(item: ArticleItem, article: str, desk: Desk) -> Iterable[Quote]:
    """Give the pull quotes of a story."""
    for index, each in enumerate(item.quote or ()):
        where = item.marks.element("quote", index)
        shape = each if isinstance(each, QuoteShape) else None
        words = shape.text if shape else str(each)
        place = shape.marks.text("text") if shape else where
        text = desk.text("summary", words, place, article, index)
        berth = _berth(shape, desk) if shape else Berth()
        if text is not None:
            yield Quote(replace(text, role=Role.QUOTE), where, berth)


def side(
    text: str | None, words: Sequence[str], where: Where, desk: Desk
) -> str | int | None:
    """Give a word, or the number of a column or row."""
    if text is None or text in words:
        return text
    if text.isdecimal() and int(text):
        return int(text)
    desk.note("value-choice", where, value=text, choices=f"{' '.join(words)} 1 2 3 …")
    return None


def _berth(shape: BerthShape, desk: Desk) -> Berth:
    marks = shape.marks
    return Berth(
        shape.w,
        side(shape.x, ACROSS, marks.value("x"), desk),
        side(shape.y, DOWN, marks.value("y"), desk),
    )


def _inset(text: str, where: Where, own: str, desk: Desk) -> Inset:
    """Give an inset's copy, from a copy file or written in the manifest."""
    if PurePath(text).suffix in _COPY_SUFFIXES and "\n" not in text:
        found = desk.article(text, where)
        if found is None:
            return Inset((), where)
        _refuse_fields(found, desk)
        return Inset(found.body, where, title=found.headline)
    lines = [line for line in re.split(r"\n+", text) if line.strip()]
    made = (
        desk.text("summary", line, where, own, number)
        for number, line in enumerate(lines)
    )
    paragraphs: list[Paragraph] = [each for each in made if each is not None]
    return Inset(tuple(replace(each, role=Role.BODY) for each in paragraphs), where)


def _refuse_fields(article: Article, desk: Desk) -> None:
    """Note fields of a copy file that an inset would leave out."""
    for key in _NOT_IN_INSET:
        field: Paragraph | None = getattr(article, key)
        if field is not None:
            desk.note("inset-field", field.place(0), key=key)
