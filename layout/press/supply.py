"""What pages draw with besides type: put into the file once, given by name.

Pictures, pages of other PDFs, inks beside the four, and the ways of laying ink over
ink. Every page lists the inks and the ways; it lists only its own pictures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layout.model.page import Foreign, Picture, PlacedPage
from layout.press import canvas, foreign, images, objects, spots
from layout.press.canvas import Stock
from layout.press.foreign import Forms
from layout.press.images import Derive, Prints
from layout.press.objects import Document, Object
from layout.press.policy import Policy


@dataclass(frozen=True, slots=True)
class Supply:
    """What stands in the file for pages to draw with."""

    stock: Stock
    """The names; without faces."""
    states: Mapping[str, Object]
    """The ways of laying ink over ink, by name."""
    spaces: Mapping[str, Object]
    """The inks beside the four, by name."""
    prints: Prints
    forms: Forms
    policy: Policy

    def xobjects(self, page: PlacedPage) -> Mapping[str, Object]:
        """Give the images and forms that a page shows, by name."""
        return dict(
            self.forms[mark.art]
            if isinstance(mark, Foreign) and not self.policy.flattens
            else self.prints[images.print_of(mark)]
            for mark in page.marks
            if isinstance(mark, Picture | Foreign)
        )


def supply(
    document: Document, pages: Sequence[PlacedPage], derive: Derive, policy: Policy
) -> Supply:
    """Put what some pages draw with into the file.

    Raises:
        FileError: A PDF is missing, damaged, or not the one that was looked at.
        PictureError: A photograph cannot be used.
    """
    shown = [
        mark
        for page in pages
        for mark in page.marks
        if isinstance(mark, Picture | Foreign)
    ]
    placed: list[Foreign] = []
    if not policy.flattens:
        placed = [mark for mark in shown if isinstance(mark, Foreign)]
    prints = images.embed(document, [m for m in shown if m not in placed], derive)
    forms = foreign.embed(document, placed)
    plates = spots.embed(document, pages, policy)
    spaces = dict(plates.values())
    register = ""
    if policy.marks:
        register, ink = spots.register(document)
        spaces[register] = ink
    return Supply(
        stock=Stock(
            images={shown: name for shown, (name, _) in prints.items()},
            forms={art: name for art, (name, _) in forms.items()},
            inks={plate: name for plate, (name, _) in plates.items()},
            register=register,
        ),
        states=_states(document, policy, plain=bool(forms)),
        spaces=spaces,
        prints=prints,
        forms=forms,
        policy=policy,
    )


def _states(document: Document, policy: Policy, *, plain: bool) -> Mapping[str, Object]:
    """Put the ways of laying ink over ink into the file.

    With mode 1 a part of 0 leaves its plate alone; with mode 0, black type would erase
    the colours under it (ISO 32000-1, 8.6.7). Where nothing overprints, nothing is said
    of it: what a page begins with is what is wanted.
    """
    if not policy.overprints:
        return {}
    states = {}
    ways = [(canvas.OVERPRINT, "true", 1), (canvas.KNOCKOUT, "false", 1)]
    if plain:  # pages of other PDFs count on the state in which a page begins
        ways.append((canvas.PLAIN, "false", 0))
    for name, on, mode in ways:
        state = {"Type": objects.name("ExtGState"), "OP": on, "op": on, "OPM": mode}
        states[name] = document.add(f"State.{name}", objects.dictionary(state))
    return states
