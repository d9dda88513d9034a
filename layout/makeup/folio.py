"""Furniture that every page has: the folio (报眉) over it, the foot line under a front.

In comes the desk; out come marks in the head and foot margins.
"""

from layout.composition.display import DisplayLine, draw
from layout.makeup.dates import long_date, weekday
from layout.makeup.desk import Desk
from layout.makeup.grid import row_top
from layout.model.issue import Banner, Credit, Item, Page, Rows
from layout.model.page import Mark
from layout.model.paper import EM_ASCENT
from layout.units import Pt

FOLIO_GAP: Pt = 10.0
"""White between the parts of the folio's outer end."""

RULE_DROP: Pt = 8.0
"""From the folio's baseline to the rule under it."""

UPRIGHT_RISE, UPRIGHT_FALL = 1.05, 0.12
"""Em of the page name over and under the baseline that the upright covers."""


def draw_folio(desk: Desk) -> list[Mark]:
    """Give the folio of an inside page; on left pages it is mirrored."""
    look = desk.look.folio
    grid = desk.grid
    page = desk.page
    base = row_top(grid, 0) - look.rise
    left, right = grid.side_margin, grid.side_margin + grid.width
    outer = [
        desk.line(_number(page, look.digits), look.number),
        desk.line(page.name, look.name),
        desk.line(f"{long_date(desk.issue.day)} {weekday(desk.issue.day)}", look.date),
    ]
    marks: list[Mark] = []
    mirrored = page.sequence % 2 == 0
    x = left if mirrored else right
    step = 1 if mirrored else -1
    for number, line in enumerate(outer):
        if number == len(outer) - 1 and page.name:
            high = base - UPRIGHT_RISE * look.name.size
            low = base + UPRIGHT_FALL * look.name.size
            marks += desk.stroke(look.upright, (x, high), (x, low))
            x += step * FOLIO_GAP
        start = x if mirrored else x - line.width
        marks += _on(line, start, base, desk)
        x += step * (line.width + FOLIO_GAP)
    paper = desk.line(desk.house.paper.name, look.paper)
    marks += _on(paper, right - paper.width if mirrored else left, base, desk)
    credit = credits_text(page.credits)
    if credit:
        line = desk.line(credit, look.credits)
        marks += _on(line, (left + right - line.width) / 2, base, desk)
    if not _begins_with_banner(page):
        y = base + RULE_DROP
        marks += desk.stroke(look.rule, (left, y), (right, y))
    return marks


def draw_foot(desk: Desk) -> list[Mark]:
    """Give the foot line of a front page: imprint at the left, credits at the right."""
    look = desk.look.foot
    grid = desk.grid
    left, right = grid.side_margin, grid.side_margin + grid.width
    y = row_top(grid, grid.rows) + look.drop
    marks: list[Mark] = list(desk.stroke(look.rule, (left, y), (right, y)))
    top = y + look.text_drop
    base = top + EM_ASCENT * look.text.size
    imprint = desk.house.paper.imprint
    parts = [
        f"出版：{imprint.publisher}" if imprint.publisher else "",
        f"社址：{imprint.address}" if imprint.address else "",
        f"邮政编码：{imprint.postcode}" if imprint.postcode else "",
        f"新闻热线：{imprint.phone}" if imprint.phone else "",
        imprint.printer,
        f"定价：{imprint.price}" if imprint.price else "",
    ]
    text = "　".join(part for part in parts if part)
    if text:
        marks += _on(desk.line(text, look.text), left, base, desk)
    credit = credits_text(desk.page.credits)
    if credit:
        line = desk.line(credit, look.text)
        marks += _on(line, right - line.width, base, desk)
    return marks


def credits_text(credits_: tuple[Credit, ...]) -> str:
    """Give the page credits: 责任编辑 周砚秋　校对 许闻笛."""
    return "　".join(f"{c.office} {' '.join(c.names)}" for c in credits_)


def _on(line: DisplayLine, x: Pt, base: Pt, desk: Desk) -> list[Mark]:
    colour = desk.colour(line.galley.style.colour)
    return list(draw(line, x, base - EM_ASCENT * line.size, colour))


def _number(page: Page, digits: int) -> str:
    return page.number.zfill(digits) if page.number.isdigit() else page.number


def _begins_with_banner(page: Page) -> bool:
    item: Item | None = page.root
    while isinstance(item, Rows) and item.items:
        item = item.items[0]
    return isinstance(item, Banner)
