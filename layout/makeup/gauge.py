"""How many rows copy takes, told from its characters: an editor's sums, not a setting.

In come paragraphs, fields of a head and the shapes of pictures; out come rows. A Han
character is one em, a figure or a Latin letter half of one; what marks give back at
line ends and what long words leave open is in :data:`FILL`. The last line of a
paragraph counts whole, since nothing else stands on it.
Source: makeup 5.3, "Rule for estimates before composition"; that rule speaks of long
paragraphs of Han, and newspapers' are short and full of figures.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from layout.makeup.desk import Desk
from layout.makeup.heads import ROUNDING
from layout.makeup.photos import natural_rows
from layout.model.issue import Article, Photo
from layout.model.style import HeadStyle
from layout.model.text import Paragraph, Role
from layout.model.wishes import HeadWish
from layout.units import Em, Pt

FILL = 0.98
"""Ems that an em of copy takes in a full line."""

HALF = "·"
"""Marks beside the ASCII ones that take half an em."""

SUBHEAD_ROWS = 2


def ems(text: str) -> Em:
    """Give the width of a text in ems of its size."""
    narrow = sum(char.isascii() or char in HALF for char in text)
    return len(text) - narrow / 2


def lines(paragraph: Paragraph, measure: float, indent: Em) -> int:
    """Give the lines of a paragraph in a measure of so many ems."""
    return ceil((ems(paragraph.text) * FILL + indent) / measure)


def body_lines(body: Sequence[Paragraph], measure: int, indent: Em) -> int:
    """Give the lines of a story's body in columns of so many characters."""
    return sum(
        SUBHEAD_ROWS if p.role is Role.SUBHEAD else lines(p, measure, indent)
        for p in body
    )


def head_rows(
    article: Article, style: HeadStyle, wish: HeadWish, width: Pt, desk: Desk
) -> int:
    """Give the rows of a head block that stands over its text."""
    if article.headline is None:
        return 0
    count, size, gap = _headline(article.headline, style, wish, width)
    total = style.above + count * size + (count - 1) * gap + style.below
    if article.kicker:
        total += style.kicker.size + style.kicker_gap
    if article.deck:
        total += style.deck_gap + style.deck.size
    if article.summary:
        summary = desk.style("summary")
        rows = ceil(ems(article.summary.text) * summary.size / width)
        total += style.deck_gap + rows * desk.grid.leading
    if article.byline and style.byline:
        total += style.byline_gap + style.byline.size
    return ceil((total - desk.grid.em_top - ROUNDING) / desk.grid.leading)


def _headline(
    headline: Paragraph, style: HeadStyle, wish: HeadWish, width: Pt
) -> tuple[int, Pt, Pt]:
    """Give the lines of a headline, their size, and the white between two."""
    face = style.faces[0]
    low, high = wish.size or (face.low, face.high)
    fewest, most = style.lines
    if wish.lines:
        fewest = most = wish.lines
    if headline.breaks:
        fewest = most = len(headline.breaks) + 1
    size = high
    for count in range(fewest, most + 1):
        size = min(high, width / max(1.0, _longest(headline, count)))
        if size >= low:
            return count, size, face.line_gap
    return most, max(size, low), face.line_gap


def _longest(headline: Paragraph, count: int) -> Em:
    """Give the ems of the longest of so many lines."""
    turns = [0, *headline.breaks, len(headline.text)]
    if headline.breaks:
        parts = pairwise(turns)
        return max(ems(headline.text[start:end]) for start, end in parts)
    return ems(headline.text) / count


def picture_rows(photo: Photo, width: Pt, desk: Desk) -> int:
    """Give the rows of a picture with its caption and the white under it."""
    shape = photo.image.height / photo.image.width
    rows = photo.h or natural_rows(width * shape, desk.grid)
    return rows + caption_rows(photo.caption, photo.credit, width, desk)


def caption_rows(
    caption: Paragraph | None, credit: Paragraph | None, width: Pt, desk: Desk
) -> int:
    """Give the rows of a caption, its credit on the last line, over text."""
    style = desk.style("caption")
    words = "　　".join(p.text for p in (caption, credit) if p)
    if not words:
        return desk.look.picture.caption_gap_rows
    count = ceil(ems(words) * style.size / width)
    depth = desk.look.picture.caption_gap + (count - 1) * style.leading + style.size
    return max(1, ceil((depth + CAPTION_WHITE) / desk.grid.leading))


CAPTION_WHITE: Pt = 3.5
"""White that a caption needs under it beyond what its rows leave."""
