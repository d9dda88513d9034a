"""Proofs of the example's pages: dense, and still legible."""

from dataclasses import replace

import pytest

from layout.makeup.page import make_up
from layout.manifest.reader import read_issue
from layout.model.box import Box
from layout.model.page import GlyphRun, PlacedPage, Tint
from layout.preflight.check import check
from layout.proof.areas import area_of, story_areas
from layout.proof.map import page_map
from layout.proof.overlay import overlay
from layout.proof.palette import FLOW
from layout.proof.words import Proofing
from tests.houses import EXAMPLE, example_house
from tests.preflight.pages import Proof
from tests.proof.proofs import faces, on_page, plates, words


@pytest.fixture(scope="module", params=["1", "3"])
def page(request: pytest.FixtureRequest) -> Proof:
    """Make up a page of the example."""
    issue = read_issue(EXAMPLE)
    (wanted,) = (page for page in issue.pages if page.number == request.param)
    made = make_up(wanted, issue, example_house())
    first = (wanted, *(p for p in issue.pages if p is not wanted))
    return Proof(replace(issue, pages=first), made)


def proofed(page: Proof) -> PlacedPage:
    proofing = Proofing(faces(), words(), page.page)
    return overlay(page.placed, page.findings(), proofing)


def ink(run: GlyphRun) -> Box:
    """Give where the ink of Han type may be: bodies less a twentieth of an em."""
    area, white = area_of(run), run.size / 20
    return Box(area.left, area.top + white, area.right, area.bottom - white)


def test_no_plate_covers_type(page: Proof) -> None:
    type_ = [ink(m) for m in page.placed.marks if isinstance(m, GlyphRun)]
    solid = [
        mark
        for mark in on_page(page, proofed(page))
        if isinstance(mark, Tint) and mark.share == 1
    ]

    assert solid
    for plate in solid:
        assert not [run for run in type_ if area_of(plate).meets(run)], plate


def test_every_story_has_its_legs_numbered(page: Proof) -> None:
    flow = [
        (text, tint)
        for text, tints in plates(on_page(page, proofed(page))).items()
        for tint in tints
        if tint.colour is FLOW
    ]

    for story in page.placed.stories:
        wanted = [str(n) for n in range(1, len(story.legs) + 1)]
        for text, leg in zip(wanted, story.legs, strict=True):
            if len(wanted) > 1:
                beside = (t for n, t in flow if n == text and 0 < leg.x - t.x < 11)
                assert next(beside, None), (story.id, text)


def test_every_story_is_where_its_type_is(page: Proof) -> None:
    for story in page.placed.stories:
        areas = story_areas(page.placed, story)
        for leg in story.legs:
            assert any(
                area.left - 0.01 <= leg.x and leg.x + leg.width <= area.right + 0.01
                for area in areas
            ), story.id


def test_the_map_names_every_story_with_its_fit(page: Proof) -> None:
    text = page_map(page.placed, words())

    for story in page.placed.stories:
        assert story.id in text
    assert text.count("正好") == sum(
        not story.overset and not story.underset for story in page.placed.stories
    )


def test_findings_of_the_checks_have_their_words_on_the_proof(page: Proof) -> None:
    shown = "".join(
        mark.text for mark in proofed(page).marks if isinstance(mark, GlyphRun)
    )

    for finding in check(page.issue, page.placed):
        said = words().finding(finding).message
        assert "".join(said.split()) in "".join(shown.split())
