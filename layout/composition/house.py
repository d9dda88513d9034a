"""What every stage of composition is given: the paper, its faces, its tables."""

from collections.abc import Hashable, MutableMapping
from dataclasses import dataclass
from pathlib import Path

from layout.cjk.profile import Profile, load_profile
from layout.composition.cells import CellBook
from layout.fonts.faces import Faces
from layout.model.paper import Paper
from layout.units import Pt


@dataclass(frozen=True, slots=True)
class House:
    """A paper at work: its house style with faces and composition sets opened."""

    paper: Paper
    faces: Faces
    body: CellBook
    """Cells of running text."""
    large: CellBook
    """Cells of headlines, banners and labels."""
    small: CellBook
    """Cells of kickers, decks, captions and refers."""
    memo: MutableMapping[Hashable, object] | None = None
    """Composed paragraphs of a resident process, by content; None keeps none."""
    cache: Path | None = None
    """Where what was found in photographs is kept; None keeps nothing."""

    @property
    def profile(self) -> Profile:
        """Give the composition set of running text."""
        return self.body.profile

    def book(self, size: Pt) -> CellBook:
        """Give the display cells of a type size: small marks keep some white."""
        return self.small if size <= SMALL_DISPLAY else self.large


SMALL_DISPLAY: Pt = 23.0
"""Up to here an inner comma takes 0.75 em. Source: look, Headlines."""


def open_house(paper: Paper, faces: Faces, cache: Path | None = None) -> House:
    """Give the house of a paper; raises KeyError for an unknown composition set."""
    return House(
        paper=paper,
        faces=faces,
        body=CellBook(
            load_profile(paper.composition, paper.composition_changes, paper.lexicon),
            faces,
        ),
        large=CellBook(load_profile("display-large"), faces),
        small=CellBook(load_profile("display-small"), faces),
        cache=cache,
    )
