"""The budgets of pages before anything is set: an issue in, estimates out."""

from layout.edition import house_of
from layout.makeup.desk import Desk
from layout.makeup.estimate import estimate
from layout.model.figures import Estimate
from layout.pressroom import Checked


def estimates(checked: Checked) -> tuple[Estimate, ...]:
    """Give what the copy of each page that is wanted will take."""
    issue, wanted = checked.issue, checked.request.pages
    house = house_of(checked)
    return tuple(
        estimate(Desk(page, issue, house))
        for page in issue.pages
        if not wanted or page.number in wanted
    )
