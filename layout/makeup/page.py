"""One page made up: the tree dealt out, the furniture round it.

In come a page of the issue and the house; out comes the finished display list, with
what was noticed on the way. A page is a pure function of its manifest, copy,
photographs, fonts and the program's version.
"""

from layout.composition.house import House
from layout.makeup.borders import borders
from layout.makeup.budget import budget_of
from layout.makeup.desk import Desk
from layout.makeup.folio import draw_folio, draw_foot
from layout.makeup.nodes import place_node
from layout.makeup.plots import lay_out
from layout.model.finding import Finding, Severity
from layout.model.issue import Auto, Issue, Page
from layout.model.page import Mark, Outflow, PlacedPage, PlacedStory
from layout.model.walk import items_of


def make_up(
    page: Page, issue: Issue, house: House, inflow: tuple[Outflow, ...] = ()
) -> PlacedPage:
    """Give the finished page.

    ``inflow`` is what stories of other pages leave over for this one: a page that
    continues a story is made up after the page that the story comes from.

    Raises MakeupError where the manifest asks for what no page can hold: columns that
    do not divide, rows that do not sum, an item that this version cannot set.
    """
    page, budget = _settled(Desk(page, issue, house, inflow))
    desk = Desk(page, issue, house, inflow)
    marks: list[Mark] = []
    stories: list[PlacedStory] = []
    findings: list[Finding] = [*budget]
    outflow: list[Outflow] = []
    plots = lay_out(desk, page.root)
    for plot in sorted(plots, key=lambda plot: (plot.row, plot.seat.column)):
        for placed in place_node(plot.node, plot.row, plot.rows, desk):
            marks += placed.marks
            stories += placed.stories
            findings += placed.findings
            outflow += placed.outflow
    marks += borders(plots, desk)
    if not plots:
        findings.append(Finding("page-empty", Severity.ERROR, page.where, page.number))
    marks += draw_foot(desk) if page.front else draw_folio(desk)
    return PlacedPage(
        issue=issue.id,
        day=issue.day,
        number=page.number,
        name=page.name,
        paper=house.paper.name,
        grid=desk.grid,
        bleed=house.paper.bleed,
        marks=tuple(marks),
        stories=tuple(stories),
        findings=tuple(findings),
        outflow=tuple(outflow),
        budget=budget_of(plots, desk),
    )


def _settled(desk: Desk) -> tuple[Page, tuple[Finding, ...]]:
    """Give the page with the items placed that it leaves to the program."""
    page = desk.page
    if not any(isinstance(item, Auto) for item in items_of(page)):
        return page, ()
    # Here, not at the top: a seventh of what a cold build imports, for few pages.
    from layout.makeup.auto.propose import without_auto

    return without_auto(desk)
