"""The state in which a content stream paints, the path it draws and the text it shows.

Source: ISO 32000-1, 8.4 (graphics state), 8.5 (paths), 9.3 and 9.4 (text).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

import pikepdf

from layout.model.box import Box
from layout.model.printed import FIRST, Laying, Paint, Tag
from layout.pdfs.lettering import Letters
from layout.pdfs.matrices import IDENTITY, Matrix, box_of, joined, moved, upright
from layout.pdfs.spaces import GRAY, Space

Points: TypeAlias = list[tuple[float, float]]

EVERYWHERE: Final = Box(-1e7, -1e7, 1e7, 1e7)

_FLAT: Final = 0.01
"""Points; corners this far from a rectangle's are its corners."""


@dataclass(slots=True)
class Colouring:
    """What is painted with: a colour of a space, or a pattern."""

    paint: Paint = FIRST
    space: Space = GRAY
    pattern: pikepdf.Object | None = None

    def take(self, paint: Paint, pattern: pikepdf.Object | None = None) -> None:
        """Change the colour; without a pattern it is a plain one."""
        self.paint, self.pattern = paint, pattern


@dataclass(slots=True)
class State:
    """What ``q`` keeps and ``Q`` brings back."""

    ctm: Matrix
    clip: Box | None = EVERYWHERE
    """What can be painted on; None for nothing."""
    fill: Colouring = field(default_factory=Colouring)
    stroke: Colouring = field(default_factory=Colouring)
    width: float = 1.0
    laying: Laying = field(default_factory=Laying)
    letters: Letters | None = None
    size: float = 0.0
    gap: float = 0.0
    """Tc: after each glyph."""
    blank: float = 0.0
    """Tw: after each blank."""
    stretch: float = 1.0
    """Tz as a part of 1."""
    leading: float = 0.0
    rise: float = 0.0
    render: int = 0

    def kept(self) -> "State":
        """Give a state that is the same and that no later operator changes."""
        return replace(self, fill=replace(self.fill), stroke=replace(self.stroke))


Side: TypeAlias = Callable[[State], Colouring]
"""Which of the two colourings of a state is meant."""


def filling(state: State) -> Colouring:
    """Give what is filled with."""
    return state.fill


def stroking(state: State) -> Colouring:
    """Give what is stroked with."""
    return state.stroke


def changed(laying: Laying, wanted: pikepdf.Object) -> Laying:
    """Give a way of laying ink as an ExtGState changes it.

    ``OP`` alone speaks of fills too. Source: ISO 32000-1, table 58.
    """
    if "/OP" in wanted:
        over = bool(wanted.OP)
        laying = replace(laying, strokes_over=over, fills_over=over)
    if "/op" in wanted:
        laying = replace(laying, fills_over=bool(wanted["/op"]))
    if "/OPM" in wanted:
        laying = replace(laying, mode=int(wanted.OPM))
    if "/CA" in wanted:
        laying = replace(laying, stroke_alpha=float(wanted["/CA"]))
    if "/ca" in wanted:
        laying = replace(laying, fill_alpha=float(wanted["/ca"]))
    if "/BM" in wanted:
        blend = wanted.BM
        first = blend[0] if isinstance(blend, pikepdf.Array) and len(blend) else blend
        laying = replace(laying, blend=str(first).removeprefix("/"))
    if "/SMask" in wanted:
        masked = isinstance(wanted.SMask, pikepdf.Dictionary)
        laying = replace(laying, masked=masked)
    return laying


class Path:
    """The path that is being drawn, moved onto the page as it is drawn."""

    def __init__(self) -> None:
        self._parts: list[Points] = []
        self.clips = False
        """Whether ``W`` was said: the path bounds what comes after it."""

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self._parts)

    def move(self, ctm: Matrix, x: float, y: float) -> None:
        """Begin a part."""
        self._parts.append([moved(ctm, x, y)])

    def line(self, ctm: Matrix, points: Sequence[float]) -> None:
        """Go on through points; a curve lies inside the box of its points."""
        if not self._parts:
            self._parts.append([])
        pairs = zip(points[::2], points[1::2], strict=True)
        self._parts[-1] += [moved(ctm, x, y) for x, y in pairs]

    def box(self) -> Box:
        """Give the box round the whole path."""
        return box_of(IDENTITY, [point for part in self._parts for point in part])

    def pieces(self) -> Iterator[tuple[Box, bool]]:
        """Give the boxes to fill, and whether each is an upright rectangle.

        Rectangles drawn together are given one by one: rules often are.
        """
        boxes = [box_of(IDENTITY, part) for part in self._parts if part]
        if all(
            _is_rectangle(part, box)
            for part, box in zip(filter(None, self._parts), boxes, strict=True)
        ):
            yield from ((box, True) for box in boxes)
        elif boxes:
            yield self.box(), False


def _is_rectangle(points: Points, box: Box) -> bool:
    if len(points) not in {4, 5}:
        return False
    return all(
        min(abs(x - box.left), abs(x - box.right)) < _FLAT
        and min(abs(y - box.top), abs(y - box.bottom)) < _FLAT
        for x, y in points
    )


class Marks:
    """The marked content that a thing stands in."""

    def __init__(self) -> None:
        self._open: list[Tag] = []

    @property
    def tag(self) -> Tag:
        """Give what is said of a thing that is painted now."""
        return self._open[-1] if self._open else Tag()

    def begin(self, name: str, *, marked: bool = False) -> None:
        """Go into marked content; what is around it holds on."""
        outer = self.tag
        self._open.append(
            Tag(
                marked=outer.marked or marked,
                artifact=outer.artifact or name == "/Artifact",
                optional=outer.optional or name == "/OC",
            )
        )

    def end(self) -> None:
        """Come out of it. Raises IndexError where none was begun."""
        self._open.pop()


@dataclass(frozen=True, slots=True)
class Shown:
    """Text that was shown, and how far it moved the pen."""

    box: Box
    size: float
    text: str
    notdefs: int
    codes: frozenset[int]
    dx: float
    dy: float


def show(state: State, place: Matrix, items: Sequence[object]) -> Shown | None:
    """Give what strings, and the numbers between them, show; None without a font.

    Args:
        state: The state, with font and size.
        place: The text matrix.
        items: Bytes to show and numbers to go back by, in thousandths of the size.
    """
    letters = state.letters
    if letters is None:
        return None
    pen, start = 0.0, None
    texts: list[str] = []
    notdefs, codes = 0, set()
    grows = 1.0 if letters.upright else state.stretch
    for item in items:
        if not isinstance(item, bytes):
            pen -= float(item) / 1000 * state.size * grows  # type: ignore[arg-type] # a number of the file
            continue
        start = pen if start is None else start
        for code in letters.codes(item):
            width = 1000.0 if letters.upright else code.width
            blank = state.blank if code.space else 0.0
            pen += (width * letters.unit * state.size + state.gap + blank) * grows
            texts.append(code.text)
            notdefs += code.notdef
            codes.add(code.number)
    start = pen if start is None else start
    whole = joined(place, state.ctm)
    if letters.upright:
        half = state.size / 2
        room = [(-half, -start), (half, -start), (half, -pen), (-half, -pen)]
    else:
        foot = letters.descent * state.size + state.rise
        top = letters.ascent * state.size + state.rise
        room = [(start, foot), (pen, foot), (pen, top), (start, top)]
    return Shown(
        box=box_of(whole, room),
        size=abs(state.size) * upright(whole),
        text="".join(texts),
        notdefs=notdefs,
        codes=frozenset(codes),
        dx=0.0 if letters.upright else pen,
        dy=-pen if letters.upright else 0.0,
    )
