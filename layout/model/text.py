"""Copy as the composer sees it: normalised text that knows where it came from."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum

from layout.errors import Where


class Role(StrEnum):
    """What a piece of text is for; a style of the paper is named after each."""

    KICKER = "kicker"  # 肩题 引题
    HEADLINE = "headline"  # 题
    DECK = "deck"  # 副题
    SUMMARY = "summary"  # 提要
    BYLINE = "byline"  # 署名
    BODY = "body"  # 正文
    SUBHEAD = "subhead"  # 小标题
    CAPTION = "caption"  # 图说
    CREDIT = "credit"  # 摄影署名
    LABEL = "label"  # 栏头 刊头
    MOTTO = "motto"
    ASIDE = "aside"
    REFER = "refer"  # 导读
    QUOTE = "quote"  # 引语: words of the body once more
    FURNITURE = "furniture"  # 报眉 报头 报尾: set by the program


class Emphasis(StrEnum):
    """How a stretch of a paragraph differs from the rest of it."""

    RUN_IN = "run-in"  # 段内小标题: bold lead-in, followed by one em
    BOLD = "bold"
    DATELINE = "dateline"  # 电头: 本报讯, 新华社北京11月22日电
    REPORTER = "reporter"  # the bracket of a dateline, or an end byline
    KEEP = "keep"  # {文字}: not broken
    RUBY = "ruby"


EMPHASIS_NOTE = "·"
"""What is written as a reading to put a dot under every character: ``{重点|·}``."""


def bare(text: str) -> str:
    """Give a text without white: what a newsroom counts (字数) and a page must show."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a paragraph set differently."""

    start: int
    end: int
    kind: Emphasis
    note: str = ""
    """The reading, for ruby."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in the file the character at an offset of the paragraph stands."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of one role, normalised, without markup."""

    article: str
    """Id of the story, unique in the issue."""
    role: Role
    number: int
    """0-based within its role and article."""
    text: str
    file: str = ""
    stretches: tuple[Stretch, ...] = ()
    """Ordered, not overlapping, KEEP apart, which may lie over others."""
    anchors: tuple[Anchor, ...] = ()
    """Ascending by offset; from one anchor to the next columns count characters."""
    breaks: tuple[int, ...] = ()
    """Offsets before which the editor breaks the line: ``|``, ``[换行]``."""
    drop: int = 0
    """Order in which the paragraph may be left out ([可删] 1, [可删2] 2); 0 never."""
    lines_wish: int = 0
    """``[-1行]`` -1, ``[+1行]`` +1."""
    new_leg: bool = False
    """``[换栏]``: begins a new leg."""
    offset: int = 0
    """Characters of the paragraph that were set on an earlier page (转版)."""

    def after(self, start: int) -> "Paragraph":
        """Give the rest of the paragraph from an offset on, to be set elsewhere."""
        stretches = (
            replace(s, start=max(0, s.start - start), end=s.end - start)
            for s in self.stretches
            if s.end > start
        )
        where = self.place(start)
        anchors = [
            replace(a, offset=a.offset - start)
            for a in self.anchors
            if a.offset > start
        ]
        if where.line:
            anchors.insert(0, Anchor(0, where.line, where.column))
        return replace(
            self,
            text=self.text[start:],
            stretches=tuple(stretches),
            anchors=tuple(anchors),
            breaks=tuple(b - start for b in self.breaks if b > start),
            new_leg=False,
            offset=self.offset + start,
        )

    def place(self, offset: int) -> Where:
        """Give the place in the file of the character at an offset."""
        i = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset)
        if not i:
            return Where(self.file)
        anchor = self.anchors[i - 1]
        return Where(self.file, anchor.line, anchor.column + offset - anchor.offset)


@dataclass(frozen=True, slots=True)
class Span:
    """A range of a paragraph: what a mark on the page shows of the copy."""

    article: str
    role: Role
    paragraph: int
    start: int
    end: int
