"""A placed page beside its manifest, with what more than one check asks of it.

In come an issue and one of its placed pages, out goes a :class:`Sheet`: the items of
the page without their tree, the paragraphs by the key that spans name them with, and
the lines of type. It is made once a page, so that no check walks the marks again for
what another has found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from layout.errors import Value, Where
from layout.model.box import Box, around
from layout.model.finding import Finding, Severity
from layout.model.issue import (
    Briefs,
    Continuation,
    Issue,
    Item,
    Page,
    PhotoStory,
    Story,
)
from layout.model.lines import Key, Line, lines_in, paragraph_of, text_of
from layout.model.page import (
    GlyphRun,
    Mark,
    Picture,
    PlacedPage,
    Rule,
    Tint,
)
from layout.model.text import Paragraph, Role
from layout.model.walk import articles_in, items_of, paragraphs_in
from layout.preflight.boxes import box_of, em_box

TextItem: TypeAlias = Story | PhotoStory | Briefs
"""Items whose copy is set."""

BODY_STREAM = (Role.BODY, Role.SUBHEAD)
"""Roles that run through the legs of a story."""


class TextLine(NamedTuple):
    """A line of copy as the checks see it; a tuple, for a page has hundreds."""

    key: Key
    runs: Line
    text: str
    box: Box
    """Em boxes, from first to last ink."""
    first: bool
    """Whether the paragraph begins with it."""
    last: bool

    @property
    def start(self) -> int:
        """Give the offset of its first character in the paragraph."""
        span = self.runs[0].span
        return span.start if span else 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as the checks see it."""

    issue: Issue
    page: Page
    placed: PlacedPage
    items: tuple[Item, ...]
    """Items of the page's tree and its pinned ones, groups too, in reading order."""
    paragraphs: Mapping[Key, Paragraph]
    wheres: Mapping[str, Where]
    """Where the manifest names a story, by the story's id."""
    runs: tuple[GlyphRun, ...]
    rules: tuple[Rule, ...]
    tints: tuple[Tint, ...]
    pictures: tuple[Picture, ...]
    lines: tuple[TextLine, ...]
    """Lines of copy in reading order."""
    by_article: Mapping[str, tuple[TextLine, ...]]
    """The same lines, by the article whose copy they show."""
    boxes: tuple[tuple[Box, Mark], ...]
    """Each mark with its rectangle, in the order of the display list."""

    @property
    def furniture(self) -> tuple[GlyphRun, ...]:
        """Give the runs that no copy stands behind."""
        return tuple(run for run in self.runs if _is_furniture(run))

    def lines_of(self, article: str, *roles: Role) -> tuple[TextLine, ...]:
        """Give the lines of some roles of an article, in reading order."""
        lines = self.by_article.get(article, ())
        return tuple(line for line in lines if line.key[1] in roles)


def read_sheet(issue: Issue, placed: PlacedPage) -> Sheet:
    """Lay a placed page beside the page of the manifest that it was made from.

    Raises LookupError where the issue has no page of that number.
    """
    page = _page_of(issue, placed.number)
    items = tuple(items_of(page))
    boxes = tuple((box_of(mark), mark) for mark in placed.marks)
    runs = tuple(m for m in placed.marks if isinstance(m, GlyphRun))
    begun = {
        item.where: story
        for item in items
        if isinstance(item, Continuation)
        for story in beginnings(issue, item)
    }
    paragraphs = {
        key_of(p): p for item in (*items, *begun.values()) for p in paragraphs_in(item)
    }
    wheres = {story: item.where for item in items for story in _stories_of(item)}
    wheres |= {story.article.id: where for where, story in begun.items()}
    lines = tuple(_line(line, paragraphs) for line in lines_in(placed))
    return Sheet(
        issue=issue,
        page=page,
        placed=placed,
        items=items,
        paragraphs=paragraphs,
        wheres=wheres,
        runs=runs,
        rules=tuple(m for m in placed.marks if isinstance(m, Rule)),
        tints=tuple(m for m in placed.marks if isinstance(m, Tint)),
        pictures=tuple(m for m in placed.marks if isinstance(m, Picture)),
        lines=lines,
        by_article=_by_article(lines),
        boxes=boxes,
    )


def key_of(paragraph: Paragraph) -> Key:
    """Give what spans name a paragraph with."""
    return (paragraph.article, paragraph.role, paragraph.number)


def text_items(sheet: Sheet) -> tuple[TextItem, ...]:
    """Give the items of a page whose copy is set on it."""
    return tuple(i for i in sheet.items if isinstance(i, Story | PhotoStory | Briefs))


def beginnings(issue: Issue, rest: Continuation) -> tuple[Story, ...]:
    """Give the story of another page that an item continues: one, or none."""
    return tuple(
        item
        for page in issue.pages
        for item in items_of(page)
        if isinstance(item, Story) and item.jump and item.article.file == rest.source
    )[:1]


def copy_place(sheet: Sheet, line: TextLine) -> Where:
    """Give where in the copy a line begins, or where the manifest names its story."""
    paragraph = sheet.paragraphs.get(line.key)
    if paragraph and paragraph.file:
        return paragraph.place(line.start)
    return story_place(sheet, line.key[0])


def story_place(sheet: Sheet, story: str) -> Where:
    """Give where the manifest names a story, or its page."""
    return sheet.wheres.get(story, sheet.page.where)


def error(
    sheet: Sheet, code: str, where: Where, story: str = "", **values: Value
) -> Finding:
    """Give a finding that stops the page."""
    return _finding(sheet, code, where, story, (Severity.ERROR, values))


def warning(
    sheet: Sheet, code: str, where: Where, story: str = "", **values: Value
) -> Finding:
    """Give a finding that an editor should look at, or let go to press."""
    return _finding(sheet, code, where, story, (Severity.WARNING, values))


def note(
    sheet: Sheet, code: str, where: Where, story: str = "", **values: Value
) -> Finding:
    """Give a finding that is worth knowing."""
    return _finding(sheet, code, where, story, (Severity.NOTE, values))


def _finding(
    sheet: Sheet,
    code: str,
    where: Where,
    story: str,
    what: tuple[Severity, Mapping[str, Value]],
) -> Finding:
    severity, values = what
    number = sheet.placed.number
    return Finding(code, severity, where, number, story, tuple(values.items()))


def _page_of(issue: Issue, number: str) -> Page:
    for page in issue.pages:
        if page.number == number:
            return page
    message = f"the issue has no page {number}"
    raise LookupError(message)


def _stories_of(item: Item) -> tuple[str, ...]:
    """Give the ids under which an item's copy is spoken of."""
    if not isinstance(item, Story | PhotoStory | Briefs):
        return ()
    ids = tuple(article.id for article in articles_in(item))
    if isinstance(item, Story):
        insets = (p.article for inset in item.insets for p in inset.text)
        return (*ids, *dict.fromkeys(insets))
    return (item.article, *ids) if isinstance(item, Briefs) else ids


def _is_furniture(run: GlyphRun) -> bool:
    return run.span is None or run.span.role is Role.FURNITURE


def _line(runs: Line, paragraphs: Mapping[Key, Paragraph]) -> TextLine:
    key = paragraph_of(runs)
    return TextLine(
        key=key,
        runs=runs,
        text=text_of(runs),
        box=around(map(em_box, runs)),
        first=_begins(runs[0]),
        last=_ends(runs[-1], paragraphs.get(key)),
    )


def _begins(run: GlyphRun) -> bool:
    return run.span is not None and run.span.start == 0


def _ends(run: GlyphRun, paragraph: Paragraph | None) -> bool:
    if paragraph is None or run.span is None:
        return False
    return not paragraph.text[run.span.end :].strip()


def _by_article(lines: tuple[TextLine, ...]) -> Mapping[str, tuple[TextLine, ...]]:
    found: dict[str, list[TextLine]] = {}
    for line in lines:
        found.setdefault(line.key[0], []).append(line)
    return {article: tuple(own) for article, own in found.items()}
