"""A house to set copy in: the shipped faces, the default paper."""

from functools import cache
from pathlib import Path

from layout.composition.house import House, open_house
from layout.fonts.catalogue import find_folders
from layout.fonts.faces import open_faces
from layout.manifest.paper import read_paper
from layout.model.text import Paragraph, Role, Stretch

ROOT = Path(__file__).resolve().parent.parent
ISSUES = ROOT / "issues"
EXAMPLE = ISSUES / "2026-11-23"


@cache
def example_house() -> House:
    """Give the house of the example's paper, opened once for all tests."""
    paper = read_paper(ISSUES / "paper.yaml", "issues/paper.yaml")
    return open_house(paper, open_faces(find_folders(None)))


def paragraph(text: str, *stretches: Stretch, role: Role = Role.BODY) -> Paragraph:
    """Give a paragraph of a story that no file holds."""
    return Paragraph("story", role, 0, text, stretches=stretches)
