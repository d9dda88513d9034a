"""Inks beside the four: names and process alternates in, separations out.

Source: ISO 32000-1, 8.6.6.4. Where a device has no such ink, the tint function gives
what the four lay for it, so that a screen and a press of four inks show the same.
"""

from collections.abc import Iterable, Mapping

from layout.model.inks import ALL
from layout.model.page import GlyphRun, PlacedPage, Rule, Tint
from layout.press import objects
from layout.press.objects import Document, Object
from layout.press.policy import Policy

Plates = Mapping[str, tuple[str, Object]]
"""For the name of each plate its name on the pages and the reference to it."""


def embed(document: Document, pages: Iterable[PlacedPage], policy: Policy) -> Plates:
    """Put the inks that the pages print from beside the four into the file."""
    alternates: dict[str, tuple[float, ...]] = {}
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun | Rule | Tint):
                plate = policy.plate(mark.colour)
                if plate:
                    alternates.setdefault(plate, mark.colour.cmyk)
    return {
        plate: (f"Ink{n}", document.add(f"Ink{n}", _separation(plate, parts)))
        for n, (plate, parts) in enumerate(alternates.items(), 1)
    }


def register(document: Document) -> tuple[str, Object]:
    """Put the ink into the file that goes on every plate."""
    ink = _separation(ALL, (1.0, 1.0, 1.0, 1.0))
    return "InkAll", document.add("InkAll", ink)


def _separation(plate: str, parts: tuple[float, ...]) -> Object:
    tint = {
        "FunctionType": 2,
        "Domain": objects.array([0, 1]),
        "C0": objects.array([0, 0, 0, 0]),
        "C1": objects.array(parts),
        "N": 1,
    }
    space = [
        objects.name("Separation"),
        objects.name(plate),
        objects.name("DeviceCMYK"),
        objects.dictionary(tint),
    ]
    return objects.array(space)
