"""Pages built by hand for the checks: clean as they come, spoilt one thing at a time.

A :class:`Tale` is set on the grid of the default paper by :func:`proof`, with folio and
credits round it; what no argument spoils trips no check. Characters are one em wide.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from layout.errors import Where
from layout.model.finding import Finding
from layout.model.issue import (
    Article,
    Credit,
    Extent,
    Issue,
    Masthead,
    Page,
    Photo,
    Photograph,
    Rows,
    Story,
)
from layout.model.page import (
    GlyphRun,
    Mark,
    Picture,
    PlacedHead,
    PlacedLeg,
    PlacedPage,
    PlacedStory,
)
from layout.model.paper import EM_ASCENT, Paper
from layout.model.text import Anchor, Paragraph, Role
from layout.preflight.check import check
from tests.preflight.marks import (
    MANIFEST,
    baseline,
    copy_run,
    paper,
    row_top,
    run,
    width_of,
    words,
    x_of,
)


@dataclass(frozen=True, slots=True)
class Tale:
    """A story to be set: where it stands, and what is said of it."""

    id: str = "lead"
    column: int = 0
    columns: int = 6
    row: int = 6
    rows: int = 12
    """Rows of text."""
    head_rows: int = 9
    rank: int = 1
    size: float = 50.0
    lines: tuple[str, ...] = ("老码头退后三十米好江岸还给散步人",)
    kicker: str = "滨江岸线三年贯通"
    kicker_gap: float = 8.0
    deck: str = ""
    paragraphs: tuple[str, ...] = ()
    """Where there are none, as much text as the legs hold."""
    photo: Photo | None = None
    photo_rows: int = 0
    """The picture stands over the text, as wide as the story."""

    @property
    def first_row(self) -> int:
        """Give the first row of text."""
        return self.row + self.head_rows + self.photo_rows

    @property
    def texts(self) -> tuple[str, ...]:
        """Give the paragraphs."""
        return self.paragraphs or (words(self.rows * self.columns * 15),)


def article(tale: Tale) -> Article:
    """Give the copy of a tale."""
    body = tuple(
        paragraph(tale.id, Role.BODY, text, number)
        for number, text in enumerate(tale.texts)
    )
    return Article(
        id=tale.id,
        file=f"copy/{tale.id}.md",
        where=MANIFEST,
        kicker=paragraph(tale.id, Role.KICKER, tale.kicker) if tale.kicker else None,
        headline=paragraph(tale.id, Role.HEADLINE, "".join(tale.lines)),
        deck=paragraph(tale.id, Role.DECK, tale.deck) if tale.deck else None,
        body=body,
    )


def paragraph(id_: str, role: Role, text: str, number: int = 0) -> Paragraph:
    """Give a paragraph that knows its place: each stands on a line of its own."""
    anchor = Anchor(0, 10 + number, 1)
    file = f"copy/{id_}.md"
    return Paragraph(id_, role, number, text, file=file, anchors=(anchor,))


def photo(width: int = 6000, height: int = 3000, *, named: bool = True) -> Photo:
    """Give a photograph with caption and credit, or without."""
    image = Photograph(
        Path("a.jpg"), "a.jpg", f"{width}x{height}", width, height, "RGB"
    )
    bare = Photo(image, Where("issue.yaml", 9, 5))
    if not named:
        return bare
    return replace(
        bare,
        caption=paragraph("lead", Role.CAPTION, "江岸的灯火映入水中"),
        credit=paragraph("lead", Role.CREDIT, "顾小满摄"),
    )


def set_head(tale: Tale) -> tuple[PlacedHead, tuple[Mark, ...]]:
    """Set the head block, its lines centred, what the rows leave above them."""
    parts: list[tuple[Paragraph, str, float, float]] = []
    own = article(tale)
    if own.kicker:
        parts.append((own.kicker, tale.kicker, 20.0, 0.0))
    if own.headline:
        at = 0
        for number, line in enumerate(tale.lines):
            gap = 5.0 if number else tale.kicker_gap * bool(tale.kicker)
            parts.append((own.headline, line, tale.size, gap))
            at += len(line)
    if own.deck:
        parts.append((own.deck, tale.deck, 14.0, 6.0))
    high = sum(size + gap for _, _, size, gap in parts)
    below = 8.0
    white = tale.head_rows * 14.0 - high - below
    middle = x_of(tale.column) + width_of(tale.columns) / 2
    y = row_top(tale.row) + white
    marks: list[Mark] = []
    starts = {Role.KICKER: 0, Role.HEADLINE: 0, Role.DECK: 0}
    for para, text, size, gap in parts:
        y += gap
        x = middle - len(text) * size / 2
        base = run(text, x, y + EM_ASCENT * size, size)
        marks.append(copy_run(base, para, starts[para.role]))
        starts[para.role] += len(text)
        y += size
    head = PlacedHead(
        kind="inside-1",
        rank=tale.rank,
        lines=tale.lines,
        size=tale.size,
        rows=tale.head_rows,
        white_above=white,
        kicker_gap=tale.kicker_gap if tale.kicker else 0.0,
        top=y,
        bottom=y,
    )
    return head, tuple(marks)


def set_legs(tale: Tale) -> Iterator[GlyphRun]:
    """Set the text solid, fifteen characters a line, leg by leg."""
    row = 0
    for para in article(tale).body:
        for start in range(0, len(para.text), 15):
            leg, down = divmod(row, tale.rows)
            line = run(
                para.text[start : start + 15],
                x_of(tale.column + leg),
                baseline(tale.first_row + down),
            )
            yield copy_run(line, para, start)
            row += 1


def placed_story(tale: Tale) -> PlacedStory:
    """Give what became of a tale."""
    used = sum(-(-len(text) // 15) for text in tale.texts)
    legs = []
    for number in range(tale.columns):
        filled = min(max(used - number * tale.rows, 0), tale.rows)
        last = tale.first_row + tale.rows - 1
        x, width = x_of(tale.column + number), width_of(1)
        legs.append(PlacedLeg(x, width, tale.first_row, last, filled))
    return PlacedStory(
        id=tale.id,
        copy=f"copy/{tale.id}.md",
        kind="story",
        boxes=((tale.column + 1, tale.column + tale.columns, 1, 1),),
        characters=sum(map(len, tale.texts)),
        columns=tale.columns,
        rows=tale.rows,
        head=set_head(tale)[0],
        legs=tuple(legs),
    )


def set_photo(tale: Tale) -> tuple[Mark, ...]:
    """Set the picture over the text, uncropped, its caption under it."""
    if tale.photo is None:
        return ()
    shot = tale.photo
    top = row_top(tale.row + tale.head_rows) + 1.75
    foot = row_top(tale.first_row - 2) - 1.75
    x, width = x_of(tale.column), width_of(tale.columns)
    shape = shot.image.width / shot.image.height
    high = foot - top
    marks: list[Mark] = [
        Picture(
            x=x,
            y=top,
            width=min(width, high * shape),
            height=min(width, high * shape) / shape,
            image=shot.image,
            crop=(0.0, 0.0, 1.0, 1.0),
            story=tale.id,
        )
    ]
    for para, at in ((shot.caption, x), (shot.credit, x + 12 * 9.5)):
        if para:
            base = run(para.text, at, foot + 6.5 + EM_ASCENT * 9.5, 9.5)
            marks.append(copy_run(base, para))
    return tuple(marks)


@dataclass(frozen=True, slots=True)
class Proof:
    """A page of the manifest and how it was set."""

    issue: Issue
    placed: PlacedPage

    @property
    def page(self) -> Page:
        """Give the manifest's page."""
        return self.issue.pages[0]

    def findings(self) -> tuple[Finding, ...]:
        """Give what the checks find."""
        return check(self.issue, self.placed)

    def codes(self) -> list[str]:
        """Give the codes of what the checks find, in order, each once."""
        return list(dict.fromkeys(f.code for f in self.findings()))

    def only(self, code: str) -> Finding:
        """Give the one finding of a code."""
        (found,) = (f for f in self.findings() if f.code == code)
        return found

    def marked(self, *marks: Mark) -> "Proof":
        """Give the page with marks added."""
        placed = replace(self.placed, marks=(*self.placed.marks, *marks))
        return replace(self, placed=placed)

    def moved(self, dx: float = 0.0, dy: float = 0.0, *, run_: int = -1) -> "Proof":
        """Give the page with the n-th run of copy moved."""
        marks = list(self.placed.marks)
        at = [i for i, m in enumerate(marks) if isinstance(m, GlyphRun) and m.span][
            run_
        ]
        mark = marks[at]
        if not isinstance(mark, GlyphRun):
            raise TypeError(mark)
        marks[at] = replace(mark, x=mark.x + dx, y=mark.y + dy)
        return replace(self, placed=replace(self.placed, marks=tuple(marks)))

    def without(self, text: str) -> "Proof":
        """Give the page without the runs that hold a text."""
        marks = tuple(
            m
            for m in self.placed.marks
            if not (isinstance(m, GlyphRun) and text in m.text)
        )
        return replace(self, placed=replace(self.placed, marks=marks))

    def paged(self, page: Page) -> "Proof":
        """Give the page with another manifest."""
        return replace(self, issue=replace(self.issue, pages=(page,)))

    def papered(self, other: Paper) -> "Proof":
        """Give the page in another paper."""
        return replace(self, issue=replace(self.issue, paper=other))


def folio() -> tuple[Mark, ...]:
    """Give the folio of page 3."""
    y = row_top(0) - 13
    right = x_of(0) + width_of(6)
    return (
        run("青澜日报", x_of(0), y, 14),
        run("责任编辑周砚秋", x_of(2), y, 8.5),
        run("2026年11月23日星期一", right - 200, y, 9),
        run("03", right - 40, y, 20),
    )


def proof(*tales: Tale) -> Proof:
    """Give an inside page of some stories; of none, of one that fills it well."""
    chosen = tales or (Tale(photo=photo(), photo_rows=30),)
    items = []
    marks: list[Mark] = []
    for tale in chosen:
        photos = (tale.photo,) if tale.photo else ()
        items.append(Story(article(tale), MANIFEST, Extent(), photos=photos))
        marks += [*set_head(tale)[1], *set_legs(tale), *set_photo(tale)]
    page = Page(
        number="3",
        name="民生",
        where=Where("issue.yaml", 5, 3),
        credits=(Credit("责任编辑", ("周砚秋",)),),
        root=Rows(tuple(items), MANIFEST),
    )
    return _proof(page, (*marks, *folio()), tuple(map(placed_story, chosen)))


def front() -> Proof:
    """Give a front page: nameplate, imprint, and a lead."""
    tale = Tale(row=14, photo=photo(), photo_rows=30)
    size = width_of(4) / 4
    strip = baseline(13)
    items = (
        Masthead(MANIFEST),
        Story(article(tale), MANIFEST, photos=(photo(),)),
    )
    texts = (
        "2026年11月23日星期一",
        "国内统一连续出版物号CN00-0000",
        "第8123期",
        "今日4版",
        "青澜日报社主管主办",
        "1版要闻",
    )
    strip_runs = []
    x = x_of(0)
    for text in texts:
        strip_runs.append(run(text, x, strip, 9.5))
        x += 9.5 * (len(text) + 1)
    marks = (
        run("青澜日报", x_of(0), row_top(0) + 0.8 * size, size),
        *strip_runs,
        *set_head(tale)[1],
        *set_legs(tale),
        *set_photo(tale),
        run("责任编辑周砚秋", x_of(0), row_top(101), 8.5),
    )
    page = Page(
        number="1",
        name="要闻",
        where=Where("issue.yaml", 5, 3),
        credits=(Credit("责任编辑", ("周砚秋",)),),
        root=Rows(items, MANIFEST),
    )
    return _proof(page, marks, (placed_story(tale),))


def _proof(
    page: Page, marks: tuple[Mark, ...], stories: tuple[PlacedStory, ...]
) -> Proof:
    issue = Issue(
        id="2026-11-23",
        day=date(2026, 11, 23),
        folder=Path("2026-11-23"),
        paper=paper(),
        pages=(page,),
        number=8123,
        page_count=4,
    )
    placed = PlacedPage(
        issue=issue.id,
        day=issue.day,
        number=page.number,
        name=page.name,
        paper="青澜日报",
        grid=paper().grid,
        bleed=0.0,
        marks=marks,
        stories=stories,
    )
    return Proof(issue, placed)
