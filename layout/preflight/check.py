"""The checks of a placed page, joined: an issue and a page in, findings out.

Each family of checks is a function from a :class:`Sheet` to findings and knows nothing
of the others. A new check is written into its family and gets its words in the table of
messages, and two pages in the tests: one that trips it and one that does not.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from layout.model.finding import Finding
from layout.model.issue import Issue
from layout.model.page import PlacedPage
from layout.preflight.adverts import check_adverts
from layout.preflight.art import check_art
from layout.preflight.copy import check_copy
from layout.preflight.cuts import check_cuts
from layout.preflight.echoes import check_echoes
from layout.preflight.flow import check_flow
from layout.preflight.furniture import check_furniture
from layout.preflight.grid import check_grid
from layout.preflight.heads import check_heads
from layout.preflight.ink import check_ink
from layout.preflight.judge import judge
from layout.preflight.lines import check_lines
from layout.preflight.pictures import check_pictures
from layout.preflight.ranks import check_ranks
from layout.preflight.rules import check_rules
from layout.preflight.sheet import Sheet, read_sheet

Check: TypeAlias = Callable[[Sheet], Iterator[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    check_copy,
    check_furniture,
    check_grid,
    check_cuts,
    check_heads,
    check_ranks,
    check_echoes,
    check_lines,
    check_flow,
    check_pictures,
    check_art,
    check_adverts,
    check_rules,
    check_ink,
)
"""In the order in which an editor would want to hear of them."""


def check(issue: Issue, page: PlacedPage) -> tuple[Finding, ...]:
    """Give what is wrong with a placed page, judged by the paper's gate and waivers.

    The findings that make-up left on the page are its own and are not repeated here;
    ``judge`` does for them what it does for these. Raises LookupError where the issue
    has no such page.
    """
    sheet = read_sheet(issue, page)
    found = [finding for family in CHECKS for finding in family(sheet)]
    return judge(found, issue.paper, sheet.page)
