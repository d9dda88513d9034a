"""The benchmark's two programs are given the same page."""

import re
import string
from pathlib import Path

import pytest

from tests.bench.issue import FIRST, copy_file, seed_of, write_issue
from tests.bench.newswire import Newswire
from tests.bench.plans import PLANS, Plan
from tests.bench.twin import read_sheet, write_twin

PLAN_LIST = list(PLANS.values())


@pytest.mark.parametrize("plan", PLAN_LIST, ids=list(PLANS))
def test_bands_fill_the_columns_of_the_grid(plan: Plan) -> None:
    sheet = read_sheet(plan.grid)
    widths = {sum(slot.width for slot in band.slots) for band in plan.bands}
    columns = {round(sheet.width - 2 * sheet.side) / sheet.body}

    assert 8 == len(plan.slots)
    assert 1 == len(widths)
    assert [sheet.across(width) / sheet.body for width in widths] == pytest.approx(
        list(columns), abs=1
    )


@pytest.mark.parametrize("plan", PLAN_LIST, ids=list(PLANS))
def test_both_are_given_every_story_of_every_page(plan: Plan, tmp_path: Path) -> None:
    issue = write_issue(tmp_path, plan, 2)
    twin = write_twin(tmp_path, plan, 2, "photos").read_text("utf-8")
    plain = re.sub(rf"\\([{re.escape(string.punctuation)}])", r"\1", twin)
    wire = Newswire()

    for number in (FIRST, FIRST + 1):
        for slot in plan.slots:
            copy = (issue / "copy" / copy_file(number, slot)).read_text("utf-8")
            tale = wire.tale(slot.wish, seed_of(plan, number))
            for text in (*tale.paragraphs, *tale.leads):
                assert text in copy
                assert text in plain


def test_what_is_markup_to_the_twin_is_escaped(tmp_path: Path) -> None:
    twin = write_twin(tmp_path, PLAN_LIST[0], 1, "photos").read_text("utf-8")

    assert re.search(r"\d\\\.\d", twin)
    assert not re.search(r"\d%", twin.split("#banner(", 1)[1])
