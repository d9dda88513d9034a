"""What a page of somebody else's PDF is, without its objects: for the manifest.

In comes a file, out comes an :class:`Artwork`: how large it is, and what a press would
hold against it: type without its fonts, RGB, spot colours, colour at all. Only what the
page draws is counted, not what lies unused in its resources, so every stream of
operators is read: the page's, its forms', its patterns', its soft masks'.
"""

from pathlib import Path
from typing import Final

import pikepdf

from layout.errors import Where
from layout.model.foreign import Artwork
from layout.model.inks import BLACK, NONE, PROCESS
from layout.pdfs.edges import has_pale_edge
from layout.pdfs.page import open_page, rotation_of, trim_of, unit_of

_RGB_OPERATORS: Final = frozenset({"rg", "RG"})
_CMYK_OPERATORS: Final = frozenset({"k", "K"})
_SPACE_OPERATORS: Final = frozenset({"cs", "CS"})
_COLOUR_OPERATORS: Final = frozenset({"sc", "SC", "scn", "SCN"})

_RGB: Final = frozenset({"/DeviceRGB", "/RGB", "/CalRGB", "/Lab"})
_CMYK: Final = frozenset({"/DeviceCMYK", "/CMYK"})
_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")

_INVISIBLE: Final = 3
"""The render mode of text that is only there to be searched."""


def look_at(path: Path, name: str, where: Where, page: int = 1) -> Artwork:
    """Give what a page of a PDF holds.

    Args:
        path: The file.
        name: The file as the manifest names it.
        where: The place in the manifest, for errors.
        page: The page, counted from 1.

    Raises:
        FileError: As ``layout.pdfs.page.read_page`` does.
    """
    with open_page(path, where, page) as (digest, found):
        survey = _Survey()
        survey.page(found)
        left, foot, right, top = trim_of(found)
        unit = unit_of(found)
        size = ((right - left) * unit, (top - foot) * unit)
        turned = rotation_of(found) % 180
        width, height = reversed(size) if turned else size
    return Artwork(
        path=path,
        name=name,
        sha256=digest,
        page=page,
        width=width,
        height=height,
        unembedded=tuple(sorted(survey.unembedded)),
        rgb=survey.rgb,
        coloured=survey.coloured,
        spots=tuple(sorted(survey.spots)),
        pale=has_pale_edge(path, where, page),
    )


class _Survey:
    """What was seen so far on the way through a page's streams."""

    def __init__(self) -> None:
        self.unembedded: set[str] = set()
        self.spots: set[str] = set()
        self.rgb = False
        self.coloured = False
        self._seen: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page) -> None:
        """Look through a page."""
        group = page.obj.get("/Group")
        if group is not None:
            self._space(group.get("/CS"), page.resources, paints=False)
        self._operators(page, page.resources)

    def _operators(
        self, stream: pikepdf.Object | pikepdf.Page, resources: pikepdf.Object
    ) -> None:
        mode, font = 0, None
        for each in pikepdf.parse_content_stream(stream):
            operands, word = list(each.operands), str(each.operator)
            if word in _RGB_OPERATORS:
                self.rgb = self.coloured = True
            elif word in _CMYK_OPERATORS:
                self.coloured |= any(float(part) > 0 for part in operands[:3])
            elif word in _SPACE_OPERATORS:
                self._space(operands[0], resources)
            elif word in _COLOUR_OPERATORS:
                self._colour(operands, resources)
            elif word == "Tr":
                mode = int(operands[0])
            elif word == "Tf":
                font = _named(resources, "/Font", operands[0])
            elif word in {"Tj", "TJ", "'", '"'} and mode != _INVISIBLE:
                self._font(font, resources)
            elif word == "INLINE IMAGE":
                self._inline(operands[0], resources)
            else:
                self._named_object(word, operands, resources)

    def _named_object(
        self, word: str, operands: list[pikepdf.Object], resources: pikepdf.Object
    ) -> None:
        match word:
            case "Do":
                self._xobject(_named(resources, "/XObject", operands[0]), resources)
            case "sh":
                shading = _named(resources, "/Shading", operands[0])
                if shading is not None:
                    self._space(shading.get("/ColorSpace"), resources)
            case "gs":
                state = _named(resources, "/ExtGState", operands[0])
                mask = state.get("/SMask") if state is not None else None
                if isinstance(mask, pikepdf.Dictionary):
                    # A mask lays no ink; its RGB is still a space without a profile.
                    self._form(mask.get("/G"), resources)
            case _:
                pass

    def _colour(
        self, operands: list[pikepdf.Object], resources: pikepdf.Object
    ) -> None:
        last = operands[-1] if operands else None
        if isinstance(last, pikepdf.Name):
            self._pattern(_named(resources, "/Pattern", last), resources)
        elif len(operands) == 4:
            self.coloured |= any(float(part) > 0 for part in operands[:3])

    def _pattern(
        self, pattern: pikepdf.Object | None, resources: pikepdf.Object
    ) -> None:
        if pattern is None:
            return
        if isinstance(pattern, pikepdf.Stream):
            self._form(pattern, resources)
        elif "/Shading" in pattern:
            self._space(pattern.Shading.get("/ColorSpace"), resources)

    def _xobject(self, found: pikepdf.Object | None, resources: pikepdf.Object) -> None:
        if found is None:
            return
        if str(found.get("/Subtype")) == "/Form":
            self._form(found, resources)
        elif not found.get("/ImageMask", False):
            self._image(found.get("/ColorSpace"), resources)

    def _inline(self, image: object, resources: pikepdf.Object) -> None:
        held = getattr(image, "obj", None)
        if not isinstance(held, pikepdf.Object):
            return
        mask = held.get("/IM", held.get("/ImageMask", False))
        if not mask:
            self._image(held.get("/CS", held.get("/ColorSpace")), resources)

    def _image(self, space: pikepdf.Object | None, resources: pikepdf.Object) -> None:
        self._space(space, resources)
        if _components(_resolved(space, resources)) == 4:
            self.coloured = True

    def _form(self, form: pikepdf.Object | None, outer: pikepdf.Object) -> None:
        if form is None or form.objgen in self._seen:
            return
        if form.objgen != (0, 0):
            self._seen.add(form.objgen)
        group = form.get("/Group")
        if group is not None:
            self._space(group.get("/CS"), outer, paints=False)
        self._operators(form, form.get("/Resources", outer))

    def _font(self, font: pikepdf.Object | None, resources: pikepdf.Object) -> None:
        if font is None or font.objgen in self._seen:
            return
        if font.objgen != (0, 0):
            self._seen.add(font.objgen)
        if str(font.get("/Subtype")) == "/Type3":
            own = font.get("/Resources", resources)
            for glyph in font.get("/CharProcs", pikepdf.Dictionary()).values():
                self._operators(glyph, own)
            return
        below = font.get("/DescendantFonts")
        described = below[0] if below is not None and len(below) else font
        descriptor = described.get("/FontDescriptor")
        if descriptor is None or not any(file in descriptor for file in _FILES):
            self.unembedded.add(str(font.get("/BaseFont", "?")).removeprefix("/"))

    def _space(
        self,
        space: pikepdf.Object | None,
        resources: pikepdf.Object,
        *,
        paints: bool = True,
    ) -> None:
        """Note what a colour space is; one that only blends lays no colour itself."""
        space = _resolved(space, resources)
        if space is None:
            return
        name = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
        if name in _RGB or (name == "/ICCBased" and _components(space) == 3):
            self.rgb = True
            self.coloured |= paints
        elif name in {"/Indexed", "/I", "/Pattern"}:
            if isinstance(space, pikepdf.Array) and len(space) > 1:
                self._space(space[1], resources, paints=paints)
                self.coloured |= (
                    paints and _components(_resolved(space[1], resources)) == 4
                )
        elif name in {"/Separation", "/DeviceN"}:
            inks = [space[1]] if name == "/Separation" else list(space[1])
            named = {str(ink).removeprefix("/") for ink in inks}
            # The ink of all plates is told as well: it is not for what is printed.
            self.spots |= named - {*PROCESS, NONE}
            self.coloured |= paints and bool(named - {BLACK, NONE})


def _named(
    resources: pikepdf.Object, kind: str, name: pikepdf.Object
) -> pikepdf.Object | None:
    held = resources.get(kind)
    return held.get(str(name)) if held is not None else None


def _resolved(
    space: pikepdf.Object | None, resources: pikepdf.Object
) -> pikepdf.Object | None:
    """Give a colour space that may go by a name of the resources."""
    if isinstance(space, pikepdf.Name):
        return _named(resources, "/ColorSpace", space) or space
    return space


def _components(space: pikepdf.Object | None) -> int:
    """Give the components of a device or ICC space, 0 for others."""
    if space is None:
        return 0
    if isinstance(space, pikepdf.Array):
        if str(space[0]) == "/ICCBased":
            return int(space[1].get("/N", 0))
        return 0
    name = str(space)
    return 4 if name in _CMYK else 3 if name in _RGB else 0
