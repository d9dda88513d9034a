"""Marks inside a paragraph of copy: bold, ruby, kept words, hand corrections, breaks.

A range of a source goes in; text without marks goes out, with the stretches that the
marks made and an anchor wherever text and source fall out of step, so that any
character can be found again in the file. What is not a mark is text: nothing is ever
lost because it looked like one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from unicodedata import combining, is_normalized, normalize

from layout.manifest.source import Source
from layout.model.finding import Finding, Severity
from layout.model.text import Anchor, Emphasis, Paragraph, Stretch

WHITE: Final = " \u3000"

_TOKEN: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<bold>\*\*)"
    r"|(?P<brace>\{)"
    r"|(?P<bar>\|)"
    r"|(?P<turn>\[换行\])"
    r"|(?P<gone>\0+)"
    r"|(?P<join>[ \u3000\0]*\n[ \u3000\0]*)"
)
_BRACE: Final = re.compile(
    r"\{(?P<base>(?:\\.|[^{}\\|\n\0])+)(?:\|(?P<note>(?:\\.|[^{}\\|\n\0])+))?\}"
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")

_HAND: Final = re.compile(
    r"[ \u3000\0\n]*\[(?:(?P<drop>可删|optional)(?P<order>[1-9]?)"
    r"|(?P<lines>[-+][1-9])行|(?P<leg>换栏))\]"
)
"""Hand corrections at the start of a paragraph."""

_ALONE: Final = re.compile(r"[!-~\u00a1-\u2e7f]")
"""Characters of scripts that put a space between words."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What an editor's brackets at the start of a paragraph ask for."""

    drop: int = 0
    lines: int = 0
    leg: bool = False

    def joined(self, other: "Hand") -> "Hand":
        """Give both corrections as one; the other wins where both speak."""
        return Hand(
            other.drop or self.drop, other.lines or self.lines, other.leg or self.leg
        )


@dataclass(frozen=True, slots=True)
class Markup:
    """Which marks count in a text."""

    bold: bool = True
    bars: bool = False
    """``|`` breaks the line."""


BODY: Final = Markup()
FIELD: Final = Markup(bold=False, bars=True)
"""Kicker, headline, deck: taken as typed but for breaks and kept words."""
PLAIN: Final = Markup(bold=False)
"""Byline, caption, credit."""


def hand_of(source: Source, start: int, end: int) -> tuple[Hand, int]:
    """Give the hand corrections at the start of a range, and where its text begins."""
    hand = Hand()
    while match := _HAND.match(source.text, start, end):
        start = match.end()
        drop = int(match["order"] or 1) if match["drop"] else 0
        hand = hand.joined(Hand(drop, int(match["lines"] or 0), leg=bool(match["leg"])))
    return hand, start


def paragraph_of(
    source: Source, start: int, end: int, markup: Markup, model: Paragraph
) -> tuple[Paragraph, tuple[Finding, ...]]:
    """Give the paragraph that a range of a source holds.

    Args:
        source: The text.
        start: Where the range begins.
        end: Where it ends.
        markup: Which marks count.
        model: Article, role and number of the paragraph; the rest is filled in.
    """
    setter = _Setter(source, start, end)
    setter.run(markup)
    return setter.paragraph(model), tuple(setter.findings)


@dataclass(slots=True)
class _Setter:
    """Takes a range apart, mark by mark."""

    source: Source
    start: int
    end: int
    findings: list[Finding] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _anchors: list[Anchor] = field(default_factory=list)
    _stretches: list[Stretch] = field(default_factory=list)
    _breaks: list[int] = field(default_factory=list)
    _bold: int | None = None
    """Where the open bold began."""
    _joining: int | None = None
    """Offset of a newline that the next text decides upon."""
    _skips_white: bool = True
    """At the start, and after a run-in subhead: the white there is the composer's."""

    def run(self, markup: Markup) -> None:
        at = self.start
        text = self.source.text
        while match := _TOKEN.search(text, at, self.end):
            self._put(at, match.start())
            at = self._mark(match, markup)
        self._put(at, self.end)
        if self._bold is not None:
            self._close_bold()

    def paragraph(self, model: Paragraph) -> Paragraph:
        text = "".join(self._parts)
        text = text.rstrip(WHITE)
        length = len(text)
        stretches = [
            Stretch(s.start, min(s.end, length), s.kind, s.note)
            for s in self._untangled()
            if s.start < min(s.end, length)
        ]
        return Paragraph(
            article=model.article,
            role=model.role,
            number=model.number,
            text=text,
            file=self.source.first.file,
            stretches=tuple(sorted(stretches, key=lambda s: (s.start, -s.end))),
            anchors=tuple(a for a in self._anchors if a.offset < max(length, 1)),
            breaks=tuple(sorted({b for b in self._breaks if 0 < b < length})),
            drop=model.drop,
            lines_wish=model.lines_wish,
            new_leg=model.new_leg,
        )

    def _mark(self, match: re.Match[str], markup: Markup) -> int:
        """Take one mark and give where the text goes on."""
        start, end = match.span()
        match match.lastgroup:
            case "escaped":
                self._put(end - 1, end)
            case "bold" if markup.bold and self._bold is not None:
                self._close_bold()
            case "bold" if markup.bold and self._has_bold(end):
                self._settle_join(start)
                self._bold = self._length
            case "bold" if markup.bold:
                where = self.source.where(start)
                self.findings.append(Finding("copy-bold-open", Severity.WARNING, where))
                self._put(start, end)
            case "brace":
                return self._brace(start)
            case "bar" if markup.bars:
                self._turn()
            case "turn":
                self._turn()
            case "gone":
                # white on both sides of a note is one blank, not two
                self._skips_white |= bool(self._parts) and self._parts[-1][-1] in WHITE
            case "join":
                self._joining = self.source.text.index("\n", start)
            case _:
                self._put(start, end)
        return end

    def _put(self, start: int, end: int) -> None:
        """Add a range of the source as text."""
        if start >= end:
            return
        piece = self.source.text[start:end]
        if self._skips_white or self._joining is not None:
            bare = piece.lstrip(WHITE)
            start += len(piece) - len(bare)
            piece = bare
            if not piece:
                return
            self._settle_join(start)
            self._skips_white = False
        for text, at in _normal(piece, start):
            self._anchor(at)
            self._parts.append(text)
            self._length += len(text)

    def _settle_join(self, start: int) -> None:
        """Decide on a newline: a space between words, nothing between Han."""
        at, self._joining = self._joining, None
        if at is None or self._skips_white or not self._parts:
            return
        if _ALONE.match(self._parts[-1][-1]) and _ALONE.match(self.source.text[start]):
            self._anchor(at)
            self._parts.append(" ")
            self._length += 1

    def _anchor(self, at: int) -> None:
        where = self.source.where(at)
        if self._anchors:
            last = self._anchors[-1]
            ahead = self._length - last.offset
            if where.line == last.line and where.column == last.column + ahead:
                return
        self._anchors.append(Anchor(self._length, where.line, where.column))

    def _turn(self) -> None:
        """Break the line here; the white round a break is nobody's."""
        self._joining = None
        while self._parts and self._parts[-1][-1:] in WHITE and self._bold is None:
            bare = self._parts[-1].rstrip(WHITE)
            self._length -= len(self._parts[-1]) - len(bare)
            self._parts[-1:] = [bare] if bare else []
        self._breaks.append(self._length)
        self._skips_white = True

    def _has_bold(self, at: int) -> bool:
        return any(
            match["bold"] for match in _TOKEN.finditer(self.source.text, at, self.end)
        )

    def _close_bold(self) -> None:
        start, self._bold = self._bold or 0, None
        end = self._length
        if start == end:
            return
        kind = Emphasis.BOLD if start else Emphasis.RUN_IN
        if kind is Emphasis.RUN_IN:
            while self._parts[-1][-1] in WHITE:
                bare = self._parts[-1].rstrip(WHITE)
                end = self._length = end - len(self._parts[-1]) + len(bare)
                self._parts[-1:] = [bare] if bare else []
            self._skips_white = True
        self._stretches.append(Stretch(start, end, kind))

    def _brace(self, at: int) -> int:
        """Take ``{字|zì}`` or ``{文字}``; a brace of another kind is text."""
        match = _BRACE.match(self.source.text, at, self.end)
        if match is None:
            self._put(at, at + 1)
            return at + 1
        first, last = match.span("base")
        self._settle_join(first)
        start = self._length
        position = first
        for escape in _ESCAPE.finditer(self.source.text, first, last):
            self._put(position, escape.start())
            self._put(escape.end() - 1, escape.end())
            position = escape.end()
        self._put(position, last)
        note = _ESCAPE.sub(r"\1", match["note"] or "")
        kind = Emphasis.RUBY if note else Emphasis.KEEP
        if start < self._length:
            self._stretches.append(Stretch(start, self._length, kind, note))
        return match.end()

    def _untangled(self) -> Iterator[Stretch]:
        """Give the stretches with holes in the bold where ruby stands."""
        rubies = [s for s in self._stretches if s.kind is Emphasis.RUBY]
        for stretch in self._stretches:
            if stretch.kind not in {Emphasis.BOLD, Emphasis.RUN_IN}:
                yield stretch
                continue
            start = stretch.start
            for ruby in rubies:
                if start <= ruby.start < stretch.end:
                    yield Stretch(start, ruby.start, stretch.kind)
                    start = ruby.end
            yield Stretch(start, stretch.end, stretch.kind)


def _normal(piece: str, at: int) -> Iterator[tuple[str, int]]:
    """Give a piece in NFC, in parts that are as long as their source but for the last.

    Nearly all copy is in NFC already. Where a letter and its accent are two characters,
    they become a part of their own, so that what follows is found again.
    """
    if is_normalized("NFC", piece):
        yield piece, at
        return
    start = 0
    for i in range(1, len(piece) + 1):
        if i < len(piece) and combining(piece[i]):
            continue
        part = normalize("NFC", piece[start:i])
        yield part, at + start
        start = i
