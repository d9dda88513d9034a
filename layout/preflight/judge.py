"""What a finding does to the page: the paper's gate and the editor's waivers (放行).

The gate of a paper makes findings graver, never milder. A waiver lets a finding go to
press that a check gives as a warning or a note, also where the gate has raised it; what
stops a page by the rules of the trade is not waived by anybody. So what is waivable is
what a check does not give as an error: the messages' table holds the list.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layout.errors import Where
from layout.model.finding import Finding, Severity, Waiver
from layout.model.issue import Issue, Page
from layout.model.paper import Paper

_GRAVITY = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


def judge(findings: Iterable[Finding], paper: Paper, page: Page) -> tuple[Finding, ...]:
    """Give findings with the severity that paper and page lend them, in order.

    A waived finding becomes a note that says by whom and why. A waiver of something
    that may not be waived is answered by a finding of its own.
    """
    return tuple(_judged(findings, paper, page))


def judge_all(findings: Iterable[Finding], issue: Issue) -> tuple[Finding, ...]:
    """Give findings judged; of what is said of no page any page's waiver speaks."""
    pages = {page.number: page for page in issue.pages}
    waivers = tuple(waiver for page in issue.pages for waiver in page.waivers)
    where = issue.pages[0].where if issue.pages else Where("")
    nowhere = Page("", "", where, waivers=waivers)
    judged: list[Finding] = []
    for each in findings:
        judged += judge([each], issue.paper, pages.get(each.page, nowhere))
    return tuple(judged)


def is_waivable(finding: Finding) -> bool:
    """Tell whether an editor may let a finding go, as a check gave it."""
    return finding.severity is not Severity.ERROR


def _judged(findings: Iterable[Finding], paper: Paper, page: Page) -> Iterator[Finding]:
    for finding in findings:
        waiver = next((w for w in page.waivers if _names(w, finding)), None)
        if waiver is None:
            yield _gated(finding, paper)
        elif is_waivable(finding):
            yield replace(finding, severity=Severity.NOTE, waiver=waiver)
        else:
            yield finding
            yield Finding(
                code="waiver-refused",
                severity=Severity.WARNING,
                where=page.where,
                page=finding.page,
                story=finding.story,
                values=(("code", finding.code), ("by", waiver.by)),
            )


def _names(waiver: Waiver, finding: Finding) -> bool:
    return waiver.code == finding.code and waiver.story in ("", finding.story)


def _gated(finding: Finding, paper: Paper) -> Finding:
    """Raise a finding to what the paper asks for; an unknown word changes nothing."""
    asked = paper.gate.get(finding.code, "")
    if asked not in _GRAVITY:
        return finding
    gravest = max(finding.severity, Severity(asked), key=_GRAVITY.index)
    return replace(finding, severity=gravest)
