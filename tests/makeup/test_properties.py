"""What holds on every page, whatever its stories, widths and pictures are."""

from dataclasses import replace
from functools import partial
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.errors import Where
from layout.makeup.auto.planned import apply_plan, plan_of
from layout.makeup.auto.propose import propose
from layout.makeup.grid import baseline
from layout.makeup.page import make_up
from layout.model.issue import (
    Article,
    Auto,
    Cols,
    Extent,
    Fit,
    Item,
    Page,
    Photo,
    Photograph,
    Rows,
    Story,
)
from layout.model.page import GlyphRun, PlacedPage
from layout.model.text import Paragraph, Role, bare
from layout.model.walk import articles_in, items_of
from layout.units import EM
from tests.houses import EXAMPLE, example_house
from tests.makeup.test_example import example_issue

WHERE = Where("p03.yaml", 4)
HOUSE = example_house()
ISSUE = example_issue()
COPY = (
    "江水没有停，两岸的人来来往往，灯一盏盏亮起来；船家说：“今晚风大，早些收网。”"
    "12月3日起，夜班渡船添开两班，票价3.5元不变（节日除外）。"
)
FEW = settings(max_examples=max(5, settings().max_examples // 40))
"""A page takes as long as hundreds of lines."""

OPENING = 10.5 / 2 + 0.01
"""Points by which the empty half of a trimmed opening mark may stand outside."""

TIGHT = 0.01
"""Points within which two places are one."""


@st.composite
def stories(draw: st.DrawFn, number: int, width: int) -> Story:
    """Give a story of one to nine paragraphs, with a head and a picture or not."""
    name = f"s{number}"
    lengths = draw(st.lists(st.integers(1, 170), min_size=1, max_size=9))
    body = tuple(
        Paragraph(
            name,
            Role.BODY,
            i,
            (COPY * 4)[number * 3 + i : number * 3 + i + length],
            f"copy/{name}.md",
            drop=draw(st.sampled_from((0, 0, 0, 1))),
        )
        for i, length in enumerate(lengths)
    )
    headline = Paragraph(name, Role.HEADLINE, 0, f"灯火沿江亮起第{number}夜")
    article = Article(name, f"copy/{name}.md", WHERE, body=body)
    if draw(st.booleans()):
        article = replace(article, headline=headline)
    photos: tuple[Photo, ...] = ()
    if width > 1 and draw(st.integers(0, 3)) == 0:
        high = draw(st.integers(1500, 4000))
        path = EXAMPLE / "photos" / "bridge.jpg"
        image = Photograph(path, "bridge.jpg", name, 3000, high, "RGB")
        photos = (Photo(image, WHERE, w=1, frame=False),)
    box = draw(st.sampled_from(("", "", "正线")))
    fit = Fit(tracking=draw(st.sampled_from((None, (0.0, 3.0)))))
    return Story(article, WHERE, Extent(w=width), photos=photos, box=box, fit=fit)


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Give a page of bands of one to three stories, or the same without an order."""
    bands: list[Item] = []
    number = 0
    for _ in range(draw(st.integers(1, 3))):
        widths = draw(st.sampled_from(((6,), (3, 3), (4, 2), (2, 2, 2), (1, 2, 3))))
        band = []
        for width in widths:
            band.append(draw(stories(number, width)))
            number += 1
        bands.append(Cols(tuple(band), WHERE) if len(band) > 1 else band[0])
    return replace(ISSUE.pages[1], root=Rows(tuple(bands), WHERE), boxes=(), waivers=())


def made(page: Page) -> PlacedPage:
    return make_up(page, ISSUE, HOUSE)


def body_runs(placed: PlacedPage) -> list[GlyphRun]:
    return [
        mark
        for mark in placed.marks
        if isinstance(mark, GlyphRun) and mark.span and mark.span.role is Role.BODY
    ]


def _apart(y: float, row: float) -> float:
    return abs(y - row)


@FEW
@given(page=pages())
def test_stories_stand_apart_and_inside_the_page(page: Page) -> None:
    placed = made(page)

    boxes = [box for story in placed.stories for box in story.boxes]
    for first, last, top, foot in boxes:
        assert 1 <= first <= last <= placed.grid.columns
        assert 1 <= top <= foot <= placed.grid.rows
    for one, two in combinations(boxes, 2):
        beside = one[1] < two[0] or two[1] < one[0]
        assert beside or one[3] < two[2] or two[3] < one[2]


@FEW
@given(page=pages())
def test_body_text_stands_on_rows_inside_its_legs(page: Page) -> None:
    placed = made(page)
    rows = [baseline(placed.grid, row) for row in range(placed.grid.rows)]
    legs = {story.id: story.legs for story in placed.stories}

    for run in body_runs(placed):
        assert run.span
        row = rows.index(min(rows, key=partial(_apart, run.y)))
        assert abs(rows[row] - run.y) < TIGHT
        # The narrowest that ends a line, a decimal point, takes a quarter of an em.
        right = run.x + run.offsets[-1] * run.size / EM + run.size / 4
        around = [
            leg
            for leg in legs[run.span.article]
            if leg.first_row <= row <= leg.last_row and leg.x - OPENING <= run.x
        ]
        assert around, run
        assert right <= around[-1].x + around[-1].width + TIGHT, run


@FEW
@given(page=pages())
def test_every_character_is_placed_once_or_counted(page: Page) -> None:
    placed = made(page)

    shown: dict[str, str] = {}
    for run in body_runs(placed):
        assert run.span
        shown[run.span.article] = shown.get(run.span.article, "") + run.text
    records = {story.id: story for story in placed.stories}
    for item in items_of(page):
        for article in articles_in(item):
            record = records[article.id]
            dropped = max(
                (s.after for s in record.steps if s.knob == "drop"), default=0
            )
            kept = [p.text for p in article.body if not 0 < p.drop <= dropped]
            placed_text = bare(shown.get(article.id, "")) + record.overset_text
            assert bare("".join(kept)) == placed_text
            assert len(record.overset_text) == record.overset


@FEW
@given(page=pages())
def test_the_same_page_is_made_up_the_same_twice(page: Page) -> None:
    assert made(page) == made(page)


@FEW
@given(page=pages(), more=st.integers(-120, 240), free=st.booleans())
def test_a_locked_plan_never_moves(page: Page, more: int, free: bool) -> None:  # noqa: FBT001 - drawn
    if free and page.root:
        auto = Auto(tuple(_unsized(page.root)), WHERE)
        page = replace(page, root=Rows((auto,), WHERE))
    root = propose(page, ISSUE, HOUSE, 1)[0].root
    before = made(replace(page, root=root))
    plan = plan_of(root, before, locked=True)

    after = made(apply_plan(replace(page, root=_edited(page.root, more)), plan))

    assert {s.id: s.boxes for s in before.stories} == {
        s.id: s.boxes for s in after.stories
    }


def _unsized(item: Item) -> list[Item]:
    if isinstance(item, Rows | Cols):
        return [each for child in item.items for each in _unsized(child)]
    return [replace(item, extent=Extent())]


def _edited(item: Item | None, more: int) -> Item | None:
    """Give a tree whose first story is longer or shorter by some characters."""
    if isinstance(item, Rows | Cols | Auto):
        first = _edited(item.items[0], more)
        return replace(item, items=(first, *item.items[1:])) if first else item
    if not isinstance(item, Story):
        return item
    last = item.article.body[-1]
    text = last.text + COPY * 4
    text = text[: max(1, len(last.text) + more)]
    body = (*item.article.body[:-1], replace(last, text=text))
    return replace(item, article=replace(item.article, body=body))
