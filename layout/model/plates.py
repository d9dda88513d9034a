"""What was measured on the plates of a page: ink, and what lies under black type."""

from dataclasses import dataclass

from layout.model.box import Box


@dataclass(frozen=True, slots=True)
class Patch:
    """A place where much ink lies together."""

    box: Box
    """Points from the top left corner of the trim."""
    area: float
    """Square millimetres that are over the limit; the box may be larger."""
    ink: float
    """The most of it in per cent, all plates taken together."""


@dataclass(frozen=True, slots=True)
class Under:
    """Black type on colour, as the plates show it."""

    box: Box
    ground: float
    """Cyan, magenta and yellow beside the type, in per cent."""
    under: float
    """The same under the type: nothing where it is cut out of their plates."""


@dataclass(frozen=True, slots=True)
class PlatePage:
    """The plates of a page, inside its trim."""

    inks: tuple[str, ...]
    """Names of the plates with ink on them."""
    over: tuple[Patch, ...] = ()
    """Places over the limit, the largest first; small ones too."""
    high: tuple[Patch, ...] = ()
    """Places that come near it."""
    under: tuple[Under, ...] = ()
