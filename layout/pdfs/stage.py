"""Where operators are run: one content stream with its resources and its state.

A content stream is run as a printer would run it, but for the ink: what an operator
paints is noted as a thing with its box, colour and state. What cannot be understood is
noted too and left out; nothing in a file makes the walk endless or raises.
"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

import pikepdf

from layout.model.box import Box
from layout.model.printed import Paint, Painted, Raster, ShadingPainted
from layout.pdfs.graphics import EVERYWHERE, Marks, Path, State
from layout.pdfs.lettering import Letters
from layout.pdfs.matrices import IDENTITY, Matrix, joined, shared
from layout.pdfs.page import BROKEN
from layout.pdfs.spaces import space_of

Operands: TypeAlias = list[Any]
"""What stands before an operator: anything that a PDF can hold."""

Action: TypeAlias = Callable[["Stage", Operands], None]

_DEEPEST: Final = 16
"""Forms inside forms."""
_MOST_OPERATORS: Final = 1_000_000
_MOST_FORMS: Final = 20_000
"""Forms and cells of patterns that are run for a page: each is read anew."""
_MOST_BYTES: Final = 24_000_000
"""Of one content stream, unpacked: a full page of type has a hundredth of it, the
heaviest drawings a half."""
_MOST_DAMAGE: Final = 20
"""Faults that are told of a page."""


@dataclass(slots=True)
class Painting:
    """What was painted so far, and what all streams of a file share."""

    things: list[Painted] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)
    letters: dict[tuple[int, int], Letters] = field(default_factory=dict)
    """Fonts that were read, by their objects."""
    rasters: dict[tuple[int, int], Raster] = field(default_factory=dict)
    operators: int = 0
    forms: int = 0
    running: set[tuple[int, int]] = field(default_factory=set)
    """Forms that are being run: one inside itself is a circle."""

    @property
    def is_full(self) -> bool:
        """Tell whether no more of a page is looked through."""
        return self.operators > _MOST_OPERATORS or self.forms > _MOST_FORMS

    def fault(self, what: str) -> None:
        """Note what could not be understood."""
        if len(self.damage) < _MOST_DAMAGE and what not in self.damage:
            self.damage.append(what)


class Stage:
    """A stream that is being run."""

    def __init__(
        self,
        painting: Painting,
        resources: pikepdf.Object,
        state: State,
        actions: Mapping[str, Action],
    ) -> None:
        self.painting = painting
        self.state = state
        self.marks = Marks()
        self.path = Path()
        self.kept: list[State] = []
        self.place = self.line = IDENTITY
        """The matrices of text and of its line."""
        self._resources = resources
        self._actions = actions
        self._base = state.ctm
        self._pin: Box | None = None
        """Where everything is painted, as a pattern's cell is."""
        self._depth = 0

    def run(self, stream: pikepdf.Object | pikepdf.Page) -> None:
        """Run a stream to its end, or to the end of what is run of a page."""
        painting = self.painting
        try:
            steps = pikepdf.parse_content_stream(stream)
        except BROKEN:
            painting.fault("content stream")
            return
        for step in steps:
            painting.operators += 1
            if painting.is_full:
                painting.fault("too many operators")
                return
            word = str(step.operator)
            action = self._actions.get(word)
            if action is None:
                continue
            try:
                action(self, list(step.operands))
            except BROKEN:
                painting.fault(word)
        if self.kept:
            painting.fault("q without Q")

    def lay(self, thing: Painted, pattern: pikepdf.Object | None = None) -> None:
        """Note a thing where it can be seen; what a pattern paints comes with it."""
        clip = self.state.clip
        seen = self._pin or (clip and shared(thing.box, clip))
        if seen is None:
            return
        if isinstance(pattern, pikepdf.Stream):
            ctm = joined(matrix_of(pattern), self._base)
            self.inside(pattern, ctm, pin=seen)
        elif pattern is not None and "/Shading" in pattern:
            self.shaded(seen, pattern.Shading)
        self.painting.things.append(replace(thing, box=seen))

    def shaded(self, box: Box, shading: pikepdf.Object) -> None:
        """Note a gradient in a box."""
        space = space_of(shading.get("/ColorSpace"), self.named)
        paint = Paint(space.kind, (), space.names, space.calibrated)
        self.lay(ShadingPainted(box, paint, self.state.laying, self.marks.tag))

    def inside(
        self,
        stream: pikepdf.Object,
        ctm: Matrix,
        *,
        clip: Box | None = EVERYWHERE,
        pin: Box | None = None,
    ) -> None:
        """Run a stream that this one names; nothing of its state comes back."""
        running, key = self.painting.running, stream.objgen
        self.painting.forms += 1
        if self.painting.is_full:  # a form of ten forms of ten forms
            self.painting.fault("too many operators")
            return
        if self._depth >= _DEEPEST or key in running or not is_small(stream):
            self.painting.fault("form in a circle, too deep or too large")
            return
        state = self.state.kept()
        state.ctm, state.clip = ctm, clip
        resources = stream.get("/Resources", self._resources)
        stage = Stage(self.painting, resources, state, self._actions)
        stage.marks = self.marks
        stage._base, stage._depth = self._base, self._depth + 1
        stage._pin = self._pin or pin
        running.add(key)
        stage.run(stream)
        running.discard(key)

    def named(self, kind: str, name: str) -> pikepdf.Object | None:
        """Give an entry of the resources."""
        held = self._resources.get(kind)
        return held.get(name) if held is not None else None

    def demand(self, kind: str, name: pikepdf.Object) -> pikepdf.Object:
        """Give an entry of the resources. Raises KeyError where there is none."""
        found = self.named(kind, str(name))
        if found is None:
            raise KeyError(name)
        return found


def is_small(stream: pikepdf.Object) -> bool:
    """Tell whether a stream unpacks to what can be looked through."""
    if stream.get("/Filter") != pikepdf.Name.FlateDecode:
        return True
    unpacker = zlib.decompressobj()
    try:
        held = unpacker.decompress(stream.read_raw_bytes(), _MOST_BYTES)
    except zlib.error:  # the reader says so itself
        return True
    return len(held) < _MOST_BYTES


def is_small_page(page: pikepdf.Page) -> bool:
    """Tell whether the content of a page can be looked through."""
    pieces = page.obj.get("/Contents")
    streams = [pieces] if isinstance(pieces, pikepdf.Stream) else list(pieces or ())
    return all(is_small(each) for each in streams)


def matrix_of(stream: pikepdf.Object) -> Matrix:
    """Give the matrix of a form or pattern. Raises ValueError where it is none."""
    a, b, c, d, e, f = (float(part) for part in stream.get("/Matrix", IDENTITY))
    return a, b, c, d, e, f
