"""The paper's gate, the editor's waivers, and the words of every finding."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import layout.preflight
from layout.messages.table import Lang, load_table
from layout.model.finding import Severity, Waiver
from layout.model.page import Tint
from tests.preflight.marks import BLACK, row_top, width_of, x_of
from tests.preflight.pages import Proof, Tale, front, proof
from tests.preflight.test_ranks import LEAD, OTHER, beside, over

WAIVER = Waiver(code="gutter-through", story="", by="赵一", why="版式如此")


def cut() -> Proof:
    """Give a page with a gutter from head to foot, which is a warning."""
    left = Tale(columns=3, lines=("水清了白鹭回来",), size=40.0)
    return proof(left, replace(left, id="right", column=3, size=55.0))


def leaning(side: str) -> Proof:
    """Give a full page with a dark field in one half."""
    x, y = {"right": (4, 20), "foot": (0, 60)}.get(side, (0, 0))
    across = side in {"head", "foot"}
    width, height = (width_of(6), 500.0) if across else (width_of(2), 900.0)
    field = Tint(x_of(x), row_top(y), width, height, BLACK, share=0.9)
    return proof(Tale(row=0, rows=90)).marked(field)


def waived(page: Proof, *waivers: Waiver) -> Proof:
    """Give a page with waivers."""
    return page.paged(replace(page.page, waivers=waivers))


def test_a_warning_that_is_waived_becomes_a_note_that_says_by_whom() -> None:
    finding = waived(cut(), WAIVER).only("gutter-through")

    assert Severity.WARNING is cut().only("gutter-through").severity
    assert Severity.NOTE is finding.severity
    assert WAIVER == finding.waiver


def test_a_waiver_for_one_story_leaves_the_others() -> None:
    other = replace(WAIVER, code="headlines-butt", story="left")
    own = replace(other, story="right")

    butting = "headlines-butt"
    assert Severity.WARNING is waived(cut(), other).only(butting).severity
    assert Severity.NOTE is waived(cut(), own).only(butting).severity


def test_what_stops_a_page_is_not_waived() -> None:
    page = waived(
        front().without("第8123期"), replace(WAIVER, code="issue-number-missing")
    )

    assert Severity.ERROR is page.only("issue-number-missing").severity
    assert ("code", "issue-number-missing") in page.only("waiver-refused").values


@pytest.mark.parametrize(
    ("asked", "severity"),
    [
        ("error", Severity.ERROR),
        ("note", Severity.WARNING),
        ("nonsense", Severity.WARNING),
    ],
)
def test_the_gate_raises_and_never_lowers(asked: str, severity: Severity) -> None:
    page = cut()
    strict = page.papered(replace(page.issue.paper, gate={"gutter-through": asked}))

    assert severity is strict.only("gutter-through").severity


def test_what_the_gate_has_raised_may_still_be_waived() -> None:
    page = waived(cut(), WAIVER)
    strict = page.papered(replace(page.issue.paper, gate={"gutter-through": "error"}))

    assert Severity.NOTE is strict.only("gutter-through").severity


def test_a_note_that_the_gate_has_raised_may_be_waived_too() -> None:
    note = replace(WAIVER, code="art-scarce")
    page = waived(proof(Tale()), note)
    strict = page.papered(replace(page.issue.paper, gate={"art-scarce": "error"}))
    plain = strict.paged(replace(page.page, waivers=()))

    assert Severity.ERROR is plain.only("art-scarce").severity
    assert Severity.NOTE is strict.only("art-scarce").severity


def test_the_table_has_the_words_and_severity_of_every_check() -> None:
    table = load_table()
    folder = Path(layout.preflight.__file__).parent
    source = "".join(p.read_text("utf-8") for p in sorted(folder.glob("*.py")))
    given = re.findall(r'\b(error|warning|note)\(\s*sheet,\s*"([a-z-]+)"', source)

    assert len(given) > 40
    for severity, code in given:
        entry = table.entries[code]
        assert severity == entry.severity, code
        for lang in Lang:
            assert entry.templates[lang].message, code
            assert entry.templates[lang].hints, code


def test_no_message_asks_for_a_value_that_its_finding_lacks() -> None:
    table = load_table()
    pages = (
        cut(),
        front().without("第8123期"),
        proof(Tale(size=20.0)).without("03"),
        over(OTHER, LEAD),
        beside(OTHER, LEAD),
        leaning("left"),
        leaning("right"),
        leaning("head"),
        leaning("foot"),
    )
    found = [finding for page in pages for finding in page.findings()]
    leant = {"ink-left", "ink-right", "ink-head", "ink-foot"}

    assert leant | {"rank-below", "rank-right"} <= {f.code for f in found}
    for finding in found:
        names = {name for name, _ in finding.values}
        assert table.entries[finding.code].fields() <= names, finding.code


def test_a_page_that_the_issue_lacks_is_a_fault_of_the_program() -> None:
    page = proof()

    with pytest.raises(LookupError):
        replace(page, placed=replace(page.placed, number="9")).findings()
