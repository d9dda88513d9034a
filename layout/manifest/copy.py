"""Copy files (稿件): front matter and paragraphs in, articles out.

A reporter writes them in any editor. Front matter is one line a field, taken as typed;
what follows is paragraphs between blank lines. Everything that is wrong with a file is
said at once, each thing at its line and column.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from layout.errors import ManifestError, Problem, Where, problem
from layout.manifest.datelines import dated, signed, without_bullet
from layout.manifest.encoding import UTF_8, read_text
from layout.manifest.inline import (
    BODY,
    FIELD,
    PLAIN,
    WHITE,
    Hand,
    Markup,
    hand_of,
    paragraph_of,
)
from layout.manifest.keys import Keys, load_keys
from layout.manifest.source import Source, source_of
from layout.model.finding import Finding, Severity
from layout.model.issue import Article
from layout.model.text import Paragraph, Role

FIELDS: Final[Mapping[str, tuple[Role, Markup]]] = {
    "kicker": (Role.KICKER, FIELD),
    "headline": (Role.HEADLINE, FIELD),
    "deck": (Role.DECK, FIELD),
    "summary": (Role.SUMMARY, FIELD),
    "byline": (Role.BYLINE, PLAIN),
    "credit": (Role.CREDIT, PLAIN),
    "caption": (Role.CAPTION, PLAIN),
    "dateline": (Role.BODY, PLAIN),
}
"""Fields of the front matter, which a manifest may override."""

DATELINE: Final = "dateline"
"""The one field that is no paragraph of its own: it begins the story's first."""

_FENCE: Final = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|$)")
_FIELD: Final = re.compile(r"[ \t]*(?P<key>[^:：\n]{1,24}?)[ \t]*[:：][ \u3000\t]*")
_SUBHEAD: Final = re.compile(r" {0,3}##[ \u3000]+")
_BULLETED: Final = frozenset({Role.BYLINE, Role.CREDIT})


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy file holds."""

    articles: tuple[Article, ...]
    """One, or the items of a briefs file."""
    findings: tuple[Finding, ...]


def read_article(path: Path, file: str, name: str, article: str) -> Copy:
    """Give the one article of a copy file.

    Args:
        path: The file.
        file: Its name in messages.
        name: Its path as reports name it, from the issue folder.
        article: The article's id.

    Raises:
        ManifestError: Whatever is wrong with it, all at once.
        FileError: It cannot be read as text.
    """
    reader = _read(path, file, article)
    fields = reader.fields()
    body = reader.paragraphs(reader.blocks(), article)
    if not body and not reader.problems:
        reader.problems.append(problem("copy-empty", Where(file)))
    reader.check()
    made = Article(id=article, file=name, where=Where(file), body=ended(body))
    return Copy((with_fields(made, fields),), tuple(reader.findings))


def read_briefs(path: Path, file: str, name: str, article: str) -> Copy:
    """Give the items of a briefs file: an article under each ``## ``.

    Arguments and errors are those of :func:`read_article`.
    """
    reader = _read(path, file, article)
    fields = reader.fields()
    for each in fields.values():
        reader.problems.append(problem("briefs-field", each.place(0)))
    articles = []
    items = _items(reader.blocks())
    for number, (head, blocks) in enumerate(items, start=1):
        own = f"{article}-{number}"
        where = reader.source.where((head or blocks[0]).start)
        if head is None:
            reader.problems.append(problem("briefs-stray", where))
            continue
        headline = reader.paragraph(head, Role.HEADLINE, own, 0)
        body = reader.paragraphs(blocks, own)
        if not body:
            reader.problems.append(problem("copy-empty", where))
        articles.append(
            Article(id=own, file=name, where=where, headline=headline, body=ended(body))
        )
    if not items:
        reader.problems.append(problem("briefs-empty", Where(file)))
    reader.check()
    return Copy(tuple(articles), tuple(reader.findings))


def field_of(
    key: str, text: str, where: Where, article: str, number: int = 0
) -> tuple[Paragraph, tuple[Finding, ...]]:
    """Give a copy field that a manifest writes.

    Args:
        key: Its canonical name.
        text: Its text.
        where: The place of its first character.
        article: Id of the story.
        number: Its number among the story's fields of that name.

    Raises:
        ManifestError: It has characters that mean nothing.
    """
    source, findings = source_of(text, where)
    paragraph, more = _field(source, 0, len(text), key, article)
    return replace(paragraph, number=number), (*findings, *more)


def with_fields(article: Article, fields: Mapping[str, Paragraph]) -> Article:
    """Give an article with fields put in or put in place of its own."""
    changed = replace(
        article,
        kicker=fields.get("kicker", article.kicker),
        headline=fields.get("headline", article.headline),
        deck=fields.get("deck", article.deck),
        summary=fields.get("summary", article.summary),
        byline=fields.get("byline", article.byline),
        credit=fields.get("credit", article.credit),
        caption=fields.get("caption", article.caption),
    )
    dateline = fields.get(DATELINE)
    if dateline is None or not changed.body:
        return changed
    first = _prefixed(changed.body[0], dateline)
    return replace(changed, body=(dated(first), *changed.body[1:]))


def ended(body: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give a story's paragraphs with dateline and end byline marked."""
    texts = [i for i, each in enumerate(body) if each.role is Role.BODY]
    changed = list(body)
    if texts:
        first, last = texts[0], texts[-1]
        changed[first] = dated(changed[first])
        changed[last] = signed(changed[last])
    return tuple(changed)


def _read(path: Path, file: str, article: str) -> "_Reader":
    read = read_text(path, Where(file))
    findings: tuple[Finding, ...] = ()
    if read.encoding != UTF_8:
        values = (("encoding", read.encoding),)
        findings = (
            Finding("copy-encoding", Severity.NOTE, Where(file), values=values),
        )
    source, more = source_of(read.text, Where(file, 1, 1))
    return _Reader(source, article, [*findings, *more])


@dataclass(frozen=True, slots=True)
class _Block:
    """A range of a source that is one paragraph."""

    start: int
    end: int
    subhead: bool = False


class _Reader:
    """Takes a copy file apart and gathers what is wrong."""

    def __init__(self, source: Source, article: str, findings: list[Finding]) -> None:
        self.source = source
        self.findings = findings
        self.problems: list[Problem] = []
        self._article = article
        self._body = 0
        """Where the front matter ends."""

    def check(self) -> None:
        if self.problems:
            raise ManifestError(self.problems)

    def fields(self) -> dict[str, Paragraph]:
        """Give the front matter."""
        text = self.source.text
        fence = _FENCE.match(text)
        if fence is None:
            return {}
        end = re.compile(r"^---[ \t]*$", re.MULTILINE).search(text, fence.end())
        if end is None:
            where = self.source.where(fence.end() - 1)
            self.problems.append(problem("copy-front-open", where))
            self._body = len(text)
            return {}
        self._body = end.end()
        fields: dict[str, Paragraph] = {}
        for start, stop in _lines(text, fence.end(), end.start()):
            if not text[start:stop].strip(WHITE + "\0"):
                continue
            self._field_line(start, stop, fields)
        return fields

    def _field_line(self, start: int, stop: int, fields: dict[str, Paragraph]) -> None:
        keys = _field_keys()
        match = _FIELD.match(self.source.text, start, stop)
        where = self.source.where(start)
        if match is None:
            self.problems.append(problem("copy-front-line", where))
            return
        written = match["key"]
        key = keys.canonical(written)
        if key not in FIELDS:
            hint = keys.nearest(written, FIELDS)
            self.problems.append(
                problem("key-unknown", where, key=written, nearest=hint)
            )
        elif key in fields:
            line = fields[key].place(0).line
            self.problems.append(
                problem("key-duplicate", where, key=written, line=line)
            )
        else:
            paragraph, findings = _field(
                self.source, match.end(), stop, key, self._article
            )
            self.findings += findings
            if paragraph.text:
                fields[key] = paragraph

    def blocks(self) -> tuple[_Block, ...]:
        """Give the paragraphs after the front matter, as ranges."""
        blocks: list[_Block] = []
        text = self.source.text
        start = stop = -1
        for begin, end in _lines(text, self._body, len(text)):
            line = text[begin:end]
            subhead = _SUBHEAD.match(line)
            blank = not line.strip(WHITE)
            # A line that begins with a full-width blank begins a paragraph: reporters
            # type the indent.
            if start >= 0 and (blank or subhead or line[0] == "\u3000"):
                blocks.append(_Block(start, stop))
                start = -1
            if subhead:
                blocks.append(_Block(begin + subhead.end(), end, subhead=True))
            elif not blank:
                start, stop = (begin if start < 0 else start), end
        if start >= 0:
            blocks.append(_Block(start, stop))
        return tuple(blocks)

    def paragraphs(
        self, blocks: Sequence[_Block], article: str
    ) -> tuple[Paragraph, ...]:
        """Give the paragraphs of a story's text."""
        made: list[Paragraph] = []
        counts = {Role.BODY: 0, Role.SUBHEAD: 0}
        carried = Hand()
        for block in blocks:
            role = Role.SUBHEAD if block.subhead else Role.BODY
            hand, start = hand_of(self.source, block.start, block.end)
            carried = carried.joined(hand)
            bare = replace(block, start=start)
            paragraph = self.paragraph(bare, role, article, counts[role])
            if not paragraph.text:  # hand corrections alone speak of what follows
                continue
            made.append(
                replace(
                    paragraph,
                    drop=carried.drop,
                    lines_wish=carried.lines,
                    new_leg=carried.leg,
                )
            )
            counts[role] += 1
            carried = Hand()
        return tuple(made)

    def paragraph(
        self, block: _Block, role: Role, article: str, number: int
    ) -> Paragraph:
        model = Paragraph(article, role, number, "")
        markup = BODY if role is Role.BODY else FIELD
        paragraph, findings = paragraph_of(
            self.source, block.start, block.end, markup, model
        )
        self.findings += findings
        return paragraph


def _items(
    blocks: Sequence[_Block],
) -> list[tuple[_Block | None, list[_Block]]]:
    """Give the blocks under each subhead; those before the first have none."""
    items: list[tuple[_Block | None, list[_Block]]] = []
    for block in blocks:
        if block.subhead:
            items.append((block, []))
        elif items:
            items[-1][1].append(block)
        else:
            items.append((None, [block]))
    return items


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the ranges of the lines between two offsets."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _field(
    source: Source, start: int, end: int, key: str, article: str
) -> tuple[Paragraph, tuple[Finding, ...]]:
    role, markup = FIELDS[key]
    if role in _BULLETED:
        start += without_bullet(source.text[start:end])
    model = Paragraph(article, role, 0, "")
    return paragraph_of(source, start, end, markup, model)


def _prefixed(first: Paragraph, dateline: Paragraph) -> Paragraph:
    """Give a story's first paragraph with a dateline from elsewhere before it."""
    shift = len(dateline.text)
    return replace(
        first,
        text=dateline.text + first.text,
        stretches=tuple(
            replace(s, start=s.start + shift, end=s.end + shift)
            for s in first.stretches
        ),
        anchors=(
            *dateline.anchors,
            *(replace(a, offset=a.offset + shift) for a in first.anchors),
        ),
        breaks=tuple(at + shift for at in first.breaks),
    )


@cache  # the table is part of the program
def _field_keys() -> Keys:
    return load_keys("manifest")
