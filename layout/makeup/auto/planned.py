"""Plans and pages: what a made-up page decided, and a page bound by a plan.

In come a page's tree with its sizes and the placed page, out comes a plan; in come a
page and a plan, out comes the page with the plan's tree in place of its own. A plan
that no longer matches its page says so and is not applied.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from layout.makeup.auto.parts import flattened
from layout.model.finding import Finding, Severity
from layout.model.issue import (
    Advert,
    Auto,
    Banner,
    Briefs,
    Cols,
    Continuation,
    Extent,
    Furniture,
    Item,
    Masthead,
    Page,
    PhotoStory,
    Refers,
    Rows,
    Section,
    Story,
)
from layout.model.page import GlyphRun, Picture, PlacedPage, PlacedStory
from layout.model.plan import Plan, PlannedGroup, PlannedItem, PlannedNode
from layout.model.text import Role
from layout.units import TOLERANCE


def plan_of(root: Item, placed: PlacedPage, *, locked: bool = False) -> Plan:
    """Give the plan of a page.

    Args:
        root: Its tree with the sizes that every item was dealt.
        placed: The page that was made up of it.
        locked: Whether the plan binds from now on.
    """
    return Plan(placed.number, _Writer(placed).node(root), locked)


def apply_plan(page: Page, plan: Plan) -> Page:
    """Give a page with the tree of its plan, rows and all where the plan is locked.

    A plan that does not match is not applied: the page is returned as it is, and
    ``plan_findings`` says why.
    """
    if page.root is None or plan_findings(page, plan):
        return page
    return replace(page, root=_Binder(page, plan).node(plan.root))


def plan_findings(page: Page, plan: Plan) -> tuple[Finding, ...]:
    """Give what keeps a plan from its page: items that came or went since."""
    own = Counter(_keys(page.root)) if page.root else Counter[str]()
    planned = Counter(_planned_keys(plan.root))
    if own == planned and page.number == plan.page:
        return ()
    new, gone = own - planned, planned - own
    values = (("new", "、".join(new)), ("gone", "、".join(gone)))
    finding = Finding(
        "plan-stale", Severity.WARNING, page.where, page.number, values=values
    )
    return (finding,)


# -- names -------------------------------------------------------------------------


@dataclass(slots=True)
class _Namer:
    """Gives every item its kind and name; a second of the same name is numbered."""

    seen: Counter[tuple[str, str]]

    def name(self, item: Item) -> tuple[str, str]:
        kind, name = _kind_and_name(item)
        self.seen[kind, name] += 1
        count = self.seen[kind, name]
        return kind, name if count == 1 else f"{name}#{count}"


def _kind_and_name(item: Item) -> tuple[str, str]:
    found = _of_copy(item) or _of_fixture(item)
    return found or ("group", "")


def _of_copy(item: Item) -> tuple[str, str] | None:
    """Name what shows copy."""
    match item:
        case Story():
            return "article", item.article.id
        case PhotoStory():
            return "photo", item.article.id or item.photos[0].image.name
        case Briefs():
            return "briefs", item.article
        case Section():
            return "section", item.title
        case Continuation():
            return "from", item.source
        case _:
            return None


def _of_fixture(item: Item) -> tuple[str, str] | None:
    """Name what is no story."""
    match item:
        case Banner():
            return "banner", item.text
        case Masthead():
            return "masthead", "报头"
        case Refers():
            return "refer", item.label or "导读"
        case Advert():
            return "ad", item.file.name
        case Furniture():
            return item.kind, item.text or item.kind
        case _:
            return None


def _named(item: Item, namer: _Namer) -> Iterator[tuple[str, str, Item]]:
    """Give the single items and sections below an item with their names."""
    match item:
        case Rows() | Cols():
            for each in item.items:
                yield from _named(each, namer)
        case Auto():
            for each in flattened(item.items):
                yield from _named(each, namer)
        case Section():
            yield *namer.name(item), item
            yield from _named(item.child, namer)
        case _:
            yield *namer.name(item), item


def _keys(root: Item) -> Iterator[str]:
    for kind, name, _ in _named(root, _Namer(Counter())):
        yield f"{kind} {name}"


def _planned_keys(node: PlannedNode) -> Iterator[str]:
    if isinstance(node, PlannedItem):
        yield f"{node.kind} {node.name}"
        return
    if node.section:
        yield f"section {node.section}"
    for each in node.items:
        yield from _planned_keys(each)


# -- from a page -------------------------------------------------------------------


class _Writer:
    """Turns a tree into what was planned, with the knobs of the placed page."""

    def __init__(self, placed: PlacedPage) -> None:
        self._placed = placed
        self._stories = {story.id: story for story in placed.stories}
        self._namer = _Namer(Counter())

    def node(self, item: Item) -> PlannedNode:
        match item:
            case Rows() | Cols():
                return self._group(item, item.extent, "")
            case Section():
                _, name = self._namer.name(item)
                return self._group(item.child, item.extent, name)
            case _:
                return self._item(item)

    def _group(self, group: Rows | Cols, extent: Extent, section: str) -> PlannedGroup:
        kind = "rows" if isinstance(group, Rows) else "cols"
        items = tuple(self.node(each) for each in group.items)
        return PlannedGroup(kind, items, extent.w, extent.h, section)

    def _item(self, item: Item) -> PlannedItem:
        kind, name = self._namer.name(item)
        extent = Extent() if isinstance(item, Masthead) else item.extent
        planned = PlannedItem(kind, name, extent.w, extent.h)
        match item:
            case Story() | PhotoStory():
                ids = [item.article.id]
                story = self._stories.get(item.article.id)
                head = story.head.rows if story and story.head else 0
                photos = self._photos(ids[0])
                if isinstance(item, PhotoStory) or item.group_caption:
                    photos = self._block(ids[0])
                planned = replace(planned, head=head, photos=photos)
            case Briefs():
                ids = [article.id for article in item.items]
            case _:
                return planned
        rank = item.rank if isinstance(item, Story) else None
        story = self._stories.get(name)
        lines = tuple(n for each in ids for n in self._lines(each, story))
        return replace(planned, rank=rank, lines=lines)

    def _photos(self, story: str) -> tuple[int, ...]:
        grid = self._placed.grid
        return tuple(
            round((mark.height + 2 * grid.em_top) / grid.leading)
            for mark in self._placed.marks
            if isinstance(mark, Picture) and mark.story == story
        )

    def _block(self, story: str) -> tuple[int, ...]:
        """Give the rows of the block that a group of pictures makes."""
        grid = self._placed.grid
        own = [
            (mark.y, mark.y + mark.height)
            for mark in self._placed.marks
            if isinstance(mark, Picture) and mark.story == story
        ]
        if not own:
            return ()
        height = max(foot for _, foot in own) - min(top for top, _ in own)
        return (round((height + 2 * grid.em_top) / grid.leading),)

    def _lines(self, article: str, story: PlacedStory | None) -> list[int]:
        """Count the lines of each paragraph that stands on the page."""
        lines: dict[int, set[tuple[int, float]]] = {}
        legs = story.legs if story else ()
        for mark in self._placed.marks:
            if not isinstance(mark, GlyphRun) or mark.span is None:
                continue
            span = mark.span
            body = span.article == article and span.role is Role.BODY
            if not body or not self._on_row(mark.y):
                continue  # a reading or a dot stands off the rows
            leg = next(
                (i for i, leg in enumerate(legs) if mark.x < leg.x + leg.width), -1
            )
            lines.setdefault(span.paragraph, set()).add((leg, mark.y))
        return [len(lines[number]) for number in sorted(lines)]

    def _on_row(self, y: float) -> bool:
        grid = self._placed.grid
        rows = (y - grid.head_margin - grid.ascent) / grid.leading
        return abs(rows - round(rows)) * grid.leading < 10 * TOLERANCE


# -- to a page ---------------------------------------------------------------------


class _Binder:
    """Puts the items of a page into the tree of its plan."""

    def __init__(self, page: Page, plan: Plan) -> None:
        self._page = page
        self._locked = plan.locked
        self._items: dict[tuple[str, str], Item] = {}
        if page.root is not None:
            for kind, name, item in _named(page.root, _Namer(Counter())):
                self._items[kind, name] = item

    def node(self, node: PlannedNode) -> Item:
        if isinstance(node, PlannedItem):
            return self._item(node)
        items = tuple(self.node(each) for each in node.items)
        extent = Extent(node.w, node.h if self._locked else None)
        kind = Rows if node.kind == "rows" else Cols
        section = self._items.get(("section", node.section))
        if node.section and isinstance(section, Section):
            child = kind(items, section.child.where)
            return replace(section, child=child, extent=extent)
        return kind(items, self._page.where, extent)

    def _item(self, planned: PlannedItem) -> Item:
        item = self._items[planned.kind, planned.name]
        if isinstance(item, Masthead):
            return item  # its w is the nameplate's
        extent = Extent(planned.w, planned.h if self._locked else item.extent.h)
        match item:
            case Story():
                return self._story(replace(item, extent=extent), planned)
            case PhotoStory() if self._locked and len(planned.photos) == 1:
                photos = (
                    replace(item.photos[0], h=planned.photos[0]),
                    *item.photos[1:],
                )
                return replace(item, extent=extent, photos=photos)
            case _:
                return replace(item, extent=extent)

    def _story(self, item: Story, planned: PlannedItem) -> Story:
        rank = planned.rank if item.rank is None else item.rank
        photos = item.photos
        if item.group_caption and self._locked and photos and planned.photos:
            photos = (replace(photos[0], h=planned.photos[0]), *photos[1:])
        elif self._locked and len(photos) == len(planned.photos):
            both = zip(photos, planned.photos, strict=True)
            photos = tuple(replace(photo, h=rows) for photo, rows in both)
        return replace(
            item,
            rank=rank,
            photos=photos,
            planned=planned.lines,
            planned_rows=planned.h or 0,
        )
