"""What a finished PDF says of itself: facts of the file, its fonts, tags and pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from layout.model.box import Box
from layout.model.printed import Kind, Painted
from layout.units import Pt

Edges: TypeAlias = tuple[Pt, Pt, Pt, Pt]
"""Left, foot, right, top in the page's own space, y up."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font of the file."""

    name: str
    subtype: str
    """Type0, TrueType, Type1, Type3 ..."""
    embedded: bool
    subset: bool
    readable: bool
    """Whether its codes can be turned into text without guessing."""
    mapped: bool
    """Whether a CIDFontType2 says which glyph a code is (CIDToGIDMap)."""


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent."""

    subtype: str
    """GTS_PDFX, GTS_PDFA1 ..."""
    identifier: str
    profile: bytes = b""
    """The head of its ICC profile; empty for none."""
    components: int = 0
    """N of the profile's stream."""
    referenced: bool = False
    """Whether the profile is named instead of embedded."""


@dataclass(frozen=True, slots=True)
class Tags:
    """The structure tree."""

    roles: tuple[str, ...]
    """Standard roles in the tree's order."""
    bare_figures: int = 0
    """Figures without a text that stands for them."""
    parented: bool = False
    """Whether there is a ParentTree."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """XMP and Info."""

    xmp: Mapping[str, str] | None
    """Properties by ``prefix:name``; None where there is no XMP that can be read."""
    info: Mapping[str, str]
    schemas: frozenset[str] = frozenset()
    """Namespaces that extension schemas describe."""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation."""

    subtype: str
    box: Box
    action: bool = False
    """Whether it does something but lead to a page of this file or an address."""


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page of a finished PDF."""

    number: int
    """Counted from 1."""
    media: Edges
    trim: Edges | None
    """None for a box that the page does not have."""
    art: Edges | None
    bleed: Edges | None
    crop: Edges | None
    rotation: int
    unit: float
    width: Pt
    """Of what is kept of the sheet: the trim, or what stands in for it."""
    height: Pt
    group: Kind | None = None
    """Colour of its transparency group."""
    struct_parents: bool = False
    notes: tuple[Note, ...] = ()
    painted: tuple[Painted, ...] = ()
    damage: tuple[str, ...] = ()
    """What of its operators could not be understood."""

    @property
    def sheet(self) -> Box:
        """Give the trim as a box on the page."""
        return Box(0.0, 0.0, self.width, self.height)

    @property
    def bled(self) -> Box:
        """Give the trim with the bleed round it; as wide on all sides as on one."""
        kept, bleed = self.trim or self.art, self.bleed
        if kept is None or bleed is None:
            return self.sheet
        sides = zip(kept, bleed, (1, 1, -1, -1), strict=True)
        most = max(0.0, *((near - far) * turn for near, far, turn in sides)) * self.unit
        return Box(-most, -most, self.width + most, self.height + most)


@dataclass(frozen=True, slots=True)
class Syntax:
    """What only the bytes of a file tell."""

    version: str
    """Of the header, or of the catalogue where that is higher: ``1.6``."""
    complaints: tuple[str, ...] = ()
    """What a strict reader says of the file."""
    bare_ends: int = 0
    """Streams whose ``endstream`` does not begin a line."""


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A finished PDF."""

    syntax: Syntax
    metadata: Metadata
    pages: tuple[FinishedPage, ...]
    typefaces: tuple[Typeface, ...] = ()
    intents: tuple[Intent, ...] = ()
    encrypted: bool = False
    identified: bool = False
    """Whether the trailer has an ID of two parts."""
    actions: tuple[str, ...] = ()
    """JavaScript, forms, actions: by their names in the file."""
    layers: tuple[str, ...] = ()
    language: str = ""
    marked: bool = False
    titled: bool = False
    """Whether a reader shows the title instead of the file's name."""
    tags: Tags | None = None
    faults: tuple["ArchiveFault", ...] | None = None
    """What a validator of PDF/A finds; None where none was asked or none is there."""


@dataclass(frozen=True, slots=True)
class ArchiveFault:
    """What a validator of PDF/A holds against a file."""

    clause: str
    message: str
    certain: bool
    """False for what the validator does not know."""
