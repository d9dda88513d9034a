"""The example issue: its two pages must be full, in order, on the grid, and the same
in every process."""

import os
import subprocess
import sys
from collections import defaultdict
from functools import cache
from typing import assert_never

import pytest

from layout.makeup.grid import baseline
from layout.makeup.page import make_up
from layout.manifest.reader import read_issue
from layout.model.issue import Issue
from layout.model.page import Foreign, GlyphRun, Mark, Picture, PlacedPage, Rule, Tint
from layout.model.text import Role
from layout.proof.display import display_list
from tests.goldens import Goldens
from tests.houses import EXAMPLE, ROOT, example_house

PAGES = ("1", "2", "3", "4")


@cache
def example_issue() -> Issue:
    return read_issue(EXAMPLE)


@cache
def placed(number: str) -> PlacedPage:
    issue = example_issue()
    page = next(page for page in issue.pages if page.number == number)
    inflow = placed("1").outflow if number == "4" else ()
    return make_up(page, issue, example_house(), inflow)


def runs(page: PlacedPage) -> list[GlyphRun]:
    return [mark for mark in page.marks if isinstance(mark, GlyphRun)]


@pytest.mark.parametrize("number", PAGES)
def test_every_leg_is_full(number: str) -> None:
    for story in placed(number).stories:
        assert (0, 0) == (story.overset, story.open_rows), story.id
        for leg in story.legs:
            assert leg.last_row - leg.first_row + 1 == leg.filled, story.id


@pytest.mark.parametrize("number", PAGES)
def test_every_body_line_stands_on_a_row(number: str) -> None:
    page = placed(number)
    rows = {round(baseline(page.grid, row), 3) for row in range(page.grid.rows)}

    for run in runs(page):
        if run.span and run.span.role is Role.BODY:
            assert round(run.y, 3) in rows, run.text


@pytest.mark.parametrize("number", PAGES)
def test_every_character_of_the_copy_is_there_once_and_in_order(number: str) -> None:
    shown: dict[str, str] = defaultdict(str)
    for page in example_issue().pages:  # a story may go on on a later one
        for run in runs(placed(page.number)):
            if run.span and run.span.role in {Role.BODY, Role.SUBHEAD}:
                shown[run.span.article] += run.text
    kinds = {story.kind for story in placed(number).stories}

    assert kinds & {"story", "rest"}
    for story in placed(number).stories:
        if story.kind == "briefs":
            continue
        copy = (EXAMPLE / story.copy).read_text("utf-8").split("---\n")[-1]
        plain = copy.replace("## ", "").replace("**", "")
        assert "".join(plain.split()) == "".join(shown[story.id].split())


@pytest.mark.parametrize("number", PAGES)
def test_all_marks_stand_inside_the_trim(number: str) -> None:
    page = placed(number)

    for x, y in (corner for mark in page.marks for corner in corners(mark)):
        assert 0 <= x <= page.grid.trim_width
        assert 0 <= y <= page.grid.trim_height


def corners(mark: Mark) -> list[tuple[float, float]]:
    match mark:
        case GlyphRun():
            return [(mark.x, mark.y)]
        case Rule():
            return [(mark.x0, mark.y0), (mark.x1, mark.y1)]
        case Tint() | Picture() | Foreign():
            right, foot = mark.x + mark.width, mark.y + mark.height
            return [(mark.x, mark.y), (right, foot)]
        case _:
            assert_never(mark)


def test_the_ladder_of_the_front_page_is_steep() -> None:
    sizes = [story.head.size for story in placed("1").stories if story.head]

    assert 63.0 == sizes[0]
    assert 42.0 == sizes[1]
    assert max(sizes[2:]) <= 42.0 / 1.35


def test_the_nameplate_is_the_largest_type_of_the_front_page() -> None:
    page = placed("1")
    largest = max(runs(page), key=lambda run: run.size)

    assert "青" == largest.text[0]
    assert largest.size > 150


def test_heads_of_a_section_share_their_rows() -> None:
    section = [s for s in placed("3").stories if s.boxes[0][2] == 51]

    assert {7} == {story.head.rows for story in section if story.head}
    assert 4 == len(section)


@pytest.mark.parametrize("number", PAGES)
def test_the_page_is_set_as_it_was(number: str, goldens: Goldens) -> None:
    goldens.check(f"example-p{int(number):02}.txt", display_list(placed(number)))


SCRIPT = """
import hashlib, sys
from tests.makeup.test_example import placed
from layout.proof.display import display_list
text = "".join(display_list(placed(n)) for n in ("1", "3"))
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_the_same_input_gives_the_same_page_in_every_process() -> None:
    seen = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai")):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout)

    assert 1 == len(seen)
