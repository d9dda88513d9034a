"""What is to be said of items as they were set, beyond what the page itself shows.

In come a story with its head block and its text, or a page; out come findings: lines
that had to be cut anywhere, headlines that do not fit or were set lower.
"""

from collections.abc import Iterator

from layout.errors import Value, Where
from layout.makeup.desk import Desk
from layout.makeup.headplace import HeadPlace
from layout.makeup.typeset import SetLegs
from layout.model.finding import Finding, Severity
from layout.model.issue import Story


def remarks(
    story: Story, stood: HeadPlace, text: SetLegs, desk: Desk
) -> Iterator[Finding]:
    """Give the findings of a story."""

    def found(code: str, severity: Severity, where: Where, **values: Value) -> Finding:
        number, story_id = desk.page.number, story.article.id
        return Finding(code, severity, where, number, story_id, tuple(values.items()))

    where = story.article.where
    for place, line in text.cuts:
        yield found("run-cut", Severity.WARNING, place, text=line)
    code, wanted = stood.refused
    if code:
        values: dict[str, Value] = {}
        if wanted:
            pos, count = story.head.pos, len(stood.text)
            values = {"pos": pos, "wanted": wanted, "columns": count}
        yield found(code, Severity.ERROR, story.where, **values)
    head = stood.block
    headline = head.headline
    if headline and not headline.fits and story.article.headline:
        place = story.article.headline.place(0)
        yield found("headline-too-long", Severity.ERROR, place, size=headline.size)
    if head.dropped:
        yield found("headline-dropped", Severity.NOTE, where, rank=head.rank)
