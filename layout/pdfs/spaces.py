"""Colour spaces: an object of the file in, what a colour in it means out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import pikepdf

from layout.model.printed import Kind, Paint

Named: TypeAlias = Callable[[str, str], pikepdf.Object | None]
"""Gives an entry of the resources by its kind and name."""

_DEVICES: Final = {
    "/DeviceGray": (Kind.GRAY, 1, False),
    "/G": (Kind.GRAY, 1, False),
    "/CalGray": (Kind.GRAY, 1, True),
    "/DeviceRGB": (Kind.RGB, 3, False),
    "/RGB": (Kind.RGB, 3, False),
    "/CalRGB": (Kind.RGB, 3, True),
    "/DeviceCMYK": (Kind.CMYK, 4, False),
    "/CMYK": (Kind.CMYK, 4, False),
    "/CalCMYK": (Kind.CMYK, 4, False),
    "/Lab": (Kind.LAB, 3, True),
    "/Pattern": (Kind.PATTERN, 0, False),
}
_BY_PARTS: Final = {1: Kind.GRAY, 3: Kind.RGB, 4: Kind.CMYK}

_DEFAULTS: Final = {
    Kind.GRAY: "/DefaultGray",
    Kind.RGB: "/DefaultRGB",
    Kind.CMYK: "/DefaultCMYK",
}
"""Spaces of the resources that stand in for a device's."""

_DEEPEST: Final = 4
"""Spaces inside spaces: a pattern of an index of inks is three."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space."""

    kind: Kind
    count: int
    """Parts of a colour."""
    names: tuple[str, ...] = ()
    calibrated: bool = False
    table: bytes | None = None
    """Of an indexed space: the parts of each colour, a byte each."""
    under: "Space | None" = None
    """What an uncoloured pattern is coloured in."""

    def paint(self, parts: Sequence[float]) -> Paint:
        """Give a colour of the space."""
        if self.table is not None:
            start = int(parts[0]) * self.count if parts else 0
            bytes_ = self.table[start : start + self.count]
            parts = [byte / 255 for byte in bytes_]
        return Paint(self.kind, tuple(parts), self.names, self.calibrated)

    @property
    def first(self) -> Paint:
        """Give the colour that the space begins with: black, or its inks in full."""
        match self.kind:
            case Kind.CMYK:
                return self.paint((0.0, 0.0, 0.0, 1.0))
            case Kind.INKS:
                return self.paint((1.0,) * self.count)
            case _:
                return self.paint((0.0,) * self.count)


GRAY: Final = Space(Kind.GRAY, 1)
UNKNOWN: Final = Space(Kind.UNKNOWN, 0)


def device(kind: Kind, named: Named) -> Space:
    """Give the space of the operators ``g``, ``rg`` and ``k``."""
    count = {Kind.GRAY: 1, Kind.RGB: 3, Kind.CMYK: 4}[kind]
    stands_in = named("/ColorSpace", _DEFAULTS[kind]) is not None
    return Space(kind, count, calibrated=stands_in)


def space_of(told: object, named: Named, depth: int = 0) -> Space:
    """Give the space that an object tells, or a name of the resources."""
    if depth > _DEEPEST:
        return UNKNOWN
    if isinstance(told, pikepdf.Name):
        name = str(told)
        if name in _DEVICES:
            kind, count, calibrated = _DEVICES[name]
            stand_in = _DEFAULTS.get(kind)
            calibrated |= (
                stand_in is not None and named("/ColorSpace", stand_in) is not None
            )
            return Space(kind, count, calibrated=calibrated)
        found = named("/ColorSpace", name)
        return UNKNOWN if found is None else space_of(found, named, depth + 1)
    if isinstance(told, pikepdf.Array) and len(told):
        return _of_array(told, named, depth)
    return UNKNOWN


def _of_array(told: pikepdf.Array, named: Named, depth: int) -> Space:
    family = str(told[0])
    match family:
        case "/ICCBased":
            count = int(told[1].get("/N", 0))
            lab = bytes(told[1].read_bytes()[16:20]) == b"Lab "
            kind = Kind.LAB if lab else _BY_PARTS.get(count, Kind.UNKNOWN)
            return Space(kind, count, calibrated=True)
        case "/Separation":
            return Space(Kind.INKS, 1, (_ink(told[1]),))
        case "/DeviceN":
            names = tuple(_ink(each) for each in told[1])
            return Space(Kind.INKS, len(names), names)
        case "/Indexed" | "/I":
            base = space_of(told[1], named, depth + 1)
            table = told[3]
            is_stream = isinstance(table, pikepdf.Stream)
            held = table.read_bytes() if is_stream else bytes(table)
            return replace(base, table=held)
        case "/Pattern":
            under = space_of(told[1], named, depth + 1) if len(told) > 1 else None
            return Space(Kind.PATTERN, 0, under=under)
        case _:
            kind, count, calibrated = _DEVICES.get(family, (Kind.UNKNOWN, 0, False))
            return Space(kind, count, calibrated=calibrated)


def _ink(name: pikepdf.Object) -> str:
    return str(name).removeprefix("/")
