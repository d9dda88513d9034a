"""Proofs of pages built by hand, and what stands on them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from layout.fonts.faces import Faces
from layout.messages.table import Lang, load_table
from layout.model.finding import Finding
from layout.model.page import GlyphRun, Mark, PlacedPage, PlacedStory, Tint
from layout.proof.areas import area_of
from layout.proof.overlay import overlay
from layout.proof.words import Proofing, Words
from tests.houses import example_house
from tests.preflight.pages import Proof, Tale


@cache
def words(lang: Lang = Lang.ZH) -> Words:
    """Give the program's words."""
    return Words(load_table(), lang)


def faces() -> Faces:
    """Give the shipped faces."""
    return example_house().faces


def tale(id_: str = "lead", row: int = 6, column: int = 0) -> Tale:
    """Give a story of three legs over half the page's width."""
    return Tale(id=id_, column=column, columns=3, row=row, rows=20)


def proofed(page: Proof, findings: Sequence[Finding] = ()) -> PlacedPage:
    """Give a page's proof."""
    return overlay(page.placed, findings, Proofing(faces(), words(), page.page))


def added(page: Proof, proof: PlacedPage) -> list[Mark]:
    """Give the marks of a proof that the page has not."""
    own = {id(mark) for mark in page.placed.marks}
    return [mark for mark in proof.marks if id(mark) not in own]


def on_page(page: Proof, proof: PlacedPage) -> list[Mark]:
    """Give what a proof adds within the trim of the page."""
    edge = page.placed.grid.trim_width
    return [mark for mark in added(page, proof) if area_of(mark).right < edge]


def labels(page: Proof, proof: PlacedPage) -> list[GlyphRun]:
    """Give the type that a proof adds."""
    return [mark for mark in added(page, proof) if isinstance(mark, GlyphRun)]


def plates(marks: Sequence[Mark]) -> dict[str, list[Tint]]:
    """Give the plates of a proof by what stands on them."""
    found: dict[str, list[Tint]] = {}
    for ground, mark in pairwise(marks):
        if isinstance(ground, Tint) and isinstance(mark, GlyphRun):
            found.setdefault(mark.text, []).append(ground)
    return found


def changed(page: Proof, **changes: object) -> Proof:
    """Give the page with its first story told otherwise."""
    first, *others = page.placed.stories
    told: PlacedStory = replace(first, **changes)  # type: ignore[arg-type]  # by name
    return replace(page, placed=replace(page.placed, stories=(told, *others)))
