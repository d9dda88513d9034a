"""Pages drawn: a display list in, the operators of a content stream out.

The only place where y is turned over: on a placed page it grows downward from the top
of the trim, in a PDF upward from the foot of the sheet. Marks are drawn in the order in
which they stand, so the text of a page reads in that order too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, assert_never

from layout.model.box import Box, filled
from layout.model.cutout import Point
from layout.model.foreign import Artwork
from layout.model.page import (
    Foreign,
    GlyphRun,
    Mark,
    Picture,
    PlacedPage,
    Rule,
    Tint,
)
from layout.model.paper import EM_ASCENT
from layout.press.fonts import EmbeddedFace, readings
from layout.press.images import Print, print_of
from layout.press.policy import Policy
from layout.press.slug import Edges, draw_slug
from layout.press.syntax import number, parts_of
from layout.press.tags import Label, Labels
from layout.units import EM, Mil, Pt, fits

OVERPRINT: Final = "Over"
"""Name of the graphics state in which black leaves the other plates alone."""

PLAIN: Final = "Plain"
"""Name of the graphics state in which a page begins: what other PDFs count on."""

KNOCKOUT: Final = "Knock"
"""Name of the graphics state in which a mark is cut out of all plates."""


@dataclass(frozen=True, slots=True)
class Stock:
    """What the file holds that pages draw with."""

    faces: Mapping[str, EmbeddedFace] = field(default_factory=dict)
    """By their ids."""
    images: Mapping[Print, str] = field(default_factory=dict)
    """Names of the images."""
    forms: Mapping[Artwork, str] = field(default_factory=dict)
    """Names of the pages of other PDFs."""
    inks: Mapping[str, str] = field(default_factory=dict)
    """Names of the inks beside the four, by their plates."""
    register: str = ""
    """Name of the ink that goes on every plate; empty where nothing is drawn in it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with what the file knows of it beyond its marks."""

    page: PlacedPage
    edges: Edges
    labels: Labels = ()
    """What each mark is part of; empty for a file without tags."""


def draw(leaf: Leaf, stock: Stock, policy: Policy) -> bytes:
    """Give the operators that paint a page, not compressed."""
    pen = _Pen(leaf.edges.trim.top, leaf.edges.trim.left, stock, policy)
    if leaf.labels:
        for mark, label in zip(leaf.page.marks, leaf.labels, strict=True):
            pen.label(label)
            pen.mark(mark)
        pen.unlabelled()
    else:
        for mark in leaf.page.marks:
            pen.mark(mark)
    if stock.register:
        pen.slug(leaf.edges)
    return "\n".join(pen.operators).encode("ascii")


@dataclass(slots=True)
class _Pen:
    """What is drawn so far, and the state in which the next mark finds the page."""

    top: Pt
    """Height of the trim's upper edge over the foot of the sheet."""
    left: Pt
    """Trim's left edge from the sheet's."""
    stock: Stock
    policy: Policy
    operators: list[str] = field(default_factory=list)
    _overprints: bool | None = None
    _fill: str = ""
    _stroke: str = ""
    _width: str = ""
    _font: str = ""
    _scale: str = "100"
    _pictures: list[Box] = field(default_factory=list)
    _labelled: bool = False
    """Whether it is being said what is drawn: part of the text, or an artifact."""
    _label: Label | None = None
    """None for an artifact."""

    def mark(self, mark: Mark) -> None:
        """Draw a mark."""
        stock = self.stock
        match mark:
            case GlyphRun():
                if mark.glyphs:
                    self.text(mark, stock.faces[mark.face])
            case Rule():
                self.rule(mark)
            case Tint():
                self.tint(mark)
            case Picture():
                self.picture(mark, stock.images[print_of(mark)])
            case Foreign() if self.policy.flattens:
                self.picture(mark, stock.images[print_of(mark)])
            case Foreign():
                self.foreign(mark, stock.forms[mark.art])
            case _:
                assert_never(mark)

    def label(self, label: Label | None) -> None:
        """Say what is drawn next, where it is not part of what was drawn last."""
        if self._labelled and label == self._label:
            return
        self.unlabelled()
        if label is None:
            self.operators.append("/Artifact BMC")
        else:
            self.operators.append(f"/{label.kind} <</MCID {label.number}>> BDC")
        self._labelled, self._label = True, label

    def unlabelled(self) -> None:
        """Say that what was drawn last is drawn."""
        if self._labelled:
            self.operators.append("EMC")
            self._labelled = False

    def slug(self, edges: Edges) -> None:
        """Draw the marks round the page."""
        self._plates(overprint=False)
        stock = self.stock
        self.operators += draw_slug(edges, stock.register, stock.inks.values())

    def text(self, run: GlyphRun, face: EmbeddedFace) -> None:
        """Draw glyphs, each exactly where its offset puts it."""
        over = self.policy.overprint(run)
        if over and self._pictures and fits(self.policy.display, run.size):
            box = _em_boxes(run, face)
            on_picture = any(box.meets(picture) for picture in self._pictures)
            over = self.policy.overprint(run, on_picture=on_picture)
        self._plates(overprint=over)
        self._colour(run)
        scale = number(run.scale * 100, _FINE)
        if scale != self._scale:
            self.operators.append(f"{scale} Tz")
            self._scale = scale
        x = run.x + run.offsets[0] * run.size * run.scale / EM
        self.operators.append(f"BT {self._at(x, run.y)} Td")
        size = number(run.size, _FINE)
        pen = run.offsets[0]
        for piece in _pieces(run, face):
            font = f"/{face.resources[piece.font]} {size} Tf"
            if font != self._font:
                self.operators.append(font)
                self._font = font
            show, pen = _show(run, face, piece, pen)
            if piece.reads is not None:
                text = piece.reads.encode("utf-16-be").hex().upper()
                show = f"/Span <</ActualText <FEFF{text}>>> BDC {show} EMC"
            self.operators.append(show)
        self.operators.append("ET")

    def rule(self, rule: Rule) -> None:
        """Draw a line that ends where it is told to: butt caps, the default."""
        self._plates(overprint=self.policy.overprint(rule))
        plate = self.policy.plate(rule.colour)
        if plate:
            colour = f"/{self.stock.inks[plate]} CS 1 SCN"
        else:
            colour = f"{parts_of(self.policy.parts(rule))} K"
        if colour != self._stroke:
            self.operators.append(colour)
            self._stroke = colour
        width = f"{number(rule.width)} w"
        if width != self._width:
            self.operators.append(width)
            self._width = width
        start, end = self._at(rule.x0, rule.y0), self._at(rule.x1, rule.y1)
        self.operators.append(f"{start} m {end} l S")

    def tint(self, tint: Tint) -> None:
        """Fill a rectangle."""
        self._plates(overprint=self.policy.overprint(tint))
        self._colour(tint)
        foot = self._at(tint.x, tint.y + tint.height)
        size = f"{number(tint.width)} {number(tint.height)}"
        self.operators.append(f"{foot} {size} re f")

    def picture(self, picture: Picture | Foreign, image: str) -> None:
        """Draw an image into its rectangle."""
        self._pictures.append(filled(picture))
        self._plates(overprint=self.policy.overprint(picture))
        foot = self._at(picture.x, picture.y + picture.height)
        width, height = number(picture.width), number(picture.height)
        clip = self._clip(picture.outline if isinstance(picture, Picture) else ())
        self.operators.append(f"q {clip}{width} 0 0 {height} {foot} cm /{image} Do Q")

    def foreign(self, mark: Foreign, form: str) -> None:
        """Draw a page of another PDF, which begins in the state of a new page."""
        self._pictures.append(filled(mark))
        foot = self._at(mark.x, mark.y + mark.height)
        width, height = number(mark.width), number(mark.height)
        fresh = "0 g 0 G 1 w 100 Tz"
        if self.policy.overprints:
            fresh = f"/{PLAIN} gs {fresh}"
        self.operators.append(f"q {fresh} {width} 0 0 {height} {foot} cm /{form} Do Q")

    def _clip(self, outline: tuple[Point, ...]) -> str:
        """Give the operators that show nothing beyond an outline, or none."""
        if not outline:
            return ""
        first, *others = (self._at(x, y) for x, y in outline)
        sides = " ".join(f"{corner} l" for corner in others)
        return f"{first} m {sides} h W n "

    def _at(self, x: Pt, y: Pt) -> str:
        return f"{number(self.left + x)} {number(self.top - y)}"

    def _plates(self, *, overprint: bool) -> None:
        if not self.policy.overprints:  # as every page begins
            return
        if overprint is not self._overprints:
            self.operators.append(f"/{OVERPRINT if overprint else KNOCKOUT} gs")
            self._overprints = overprint

    def _colour(self, mark: GlyphRun | Tint) -> None:
        plate = self.policy.plate(mark.colour)
        if plate:
            share = mark.share if isinstance(mark, Tint) else 1.0
            fill = f"/{self.stock.inks[plate]} cs {number(share)} scn"
        else:
            fill = f"{parts_of(self.policy.parts(mark))} k"
        if fill != self._fill:
            self.operators.append(fill)
            self._fill = fill


def _em_boxes(run: GlyphRun, face: EmbeddedFace) -> Box:
    """Give the rectangle of a run's em boxes on the page."""
    em = run.size * run.scale / EM
    end = run.offsets[-1] + face.advances[run.glyphs[-1]]
    top = run.y - EM_ASCENT * run.size
    return Box(run.x + run.offsets[0] * em, top, run.x + end * em, top + run.size)


_FINE: Final = 6
"""Digits of type sizes and scales: they are multiplied along a line."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Glyphs of a run that are shown with one font."""

    start: int
    end: int
    font: int = 0
    reads: str | None = None
    """What the glyphs say together; None where each speaks for itself."""


def _pieces(run: GlyphRun, face: EmbeddedFace) -> Iterator[_Piece]:
    """Cut a run where the font that reads the glyphs right changes.

    Glyphs that show nothing of their own, a mark over a letter or a hyphen at a line's
    end, are read together with the one before.
    """
    told = face.others.keys().isdisjoint(zip(run.glyphs, run.texts, strict=True))
    if told and "" not in run.texts:
        yield _Piece(0, len(run.glyphs))
        return
    held: _Piece | None = None
    for piece in _clusters(run, face):
        if held is None:
            held = piece
        elif held.font == piece.font and held.reads is piece.reads is None:
            held = _Piece(held.start, piece.end, held.font)
        else:
            yield held
            held = piece
    if held is not None:
        yield held


def _clusters(run: GlyphRun, face: EmbeddedFace) -> Iterator[_Piece]:
    """Give each glyph with those after it that show nothing of their own."""
    texts = readings(run)
    starts = [n for n, text in enumerate(texts) if text]
    for start, end in pairwise([*starts, len(texts)]):
        font = face.others.get((run.glyphs[start], texts[start]), 0)
        yield _Piece(start, end, font, texts[start] if end > start + 1 else None)


def _show(
    run: GlyphRun, face: EmbeddedFace, piece: _Piece, pen: Mil
) -> tuple[str, Mil]:
    """Give the operator that shows a piece, and where it leaves the pen.

    A gap is written only where a glyph stands elsewhere than the one before leaves the
    pen. Both are whole thousandths of an em, so no error adds up along a line.
    """
    codes, advances = face.codes, face.advances
    parts: list[str] = []
    shown: list[str] = []
    chosen = slice(piece.start, piece.end)
    for glyph, offset in zip(run.glyphs[chosen], run.offsets[chosen], strict=True):
        if offset != pen:
            if shown:
                parts.append(f"<{''.join(shown)}>")
                shown.clear()
            parts.append(str(pen - offset))
        shown.append(codes[glyph])
        pen = offset + advances[glyph]
    parts.append(f"<{''.join(shown)}>")
    if len(parts) == 1:
        return f"{parts[0]} Tj", pen
    return f"[{''.join(parts)}] TJ", pen
