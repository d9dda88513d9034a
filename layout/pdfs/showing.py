"""The operators of text and of objects, each a function.

Source: ISO 32000-1, tables 77, 87, 107, 108, 109 and 113.
"""

from collections.abc import Sequence
from typing import Final

import pikepdf

from layout.model.printed import INVISIBLE, ImagePainted, Raster, TextShown
from layout.pdfs.graphics import Shown, show
from layout.pdfs.imagery import raster_of
from layout.pdfs.lettering import Letters
from layout.pdfs.matrices import (
    IDENTITY,
    across,
    box_of,
    corners,
    joined,
    shared,
    upright,
)
from layout.pdfs.operators import use_font
from layout.pdfs.stage import Operands, Stage, matrix_of
from layout.units import PT_PER_INCH

_UNIT: Final = corners((0.0, 0.0, 1.0, 1.0))
_OUTLINED: Final = (1, 5)
"""Render modes in which text is stroked and not filled."""

# -- Text -----------------------------------------------------------------------------


def begin_text(stage: Stage, _: Operands) -> None:
    """Begin at the origin."""
    stage.place = stage.line = IDENTITY


def set_font(stage: Stage, operands: Operands) -> None:
    """Take a font of the resources at a size."""
    use_font(stage, stage.demand("/Font", operands[0]), float(operands[1]))


def set_place(stage: Stage, operands: Operands) -> None:
    """Set the text matrix."""
    a, b, c, d, e, f = map(float, operands)
    stage.place = stage.line = (a, b, c, d, e, f)


def set_gap(stage: Stage, operands: Operands) -> None:
    """Set the space after each glyph."""
    stage.state.gap = float(operands[0])


def set_blank(stage: Stage, operands: Operands) -> None:
    """Set the space after each blank."""
    stage.state.blank = float(operands[0])


def set_stretch(stage: Stage, operands: Operands) -> None:
    """Set how wide text is drawn; it is told in per cent."""
    stage.state.stretch = float(operands[0]) / 100


def set_leading(stage: Stage, operands: Operands) -> None:
    """Set how far down the next line is."""
    stage.state.leading = float(operands[0])


def set_rise(stage: Stage, operands: Operands) -> None:
    """Set how far text stands over its baseline."""
    stage.state.rise = float(operands[0])


def set_render(stage: Stage, operands: Operands) -> None:
    """Set how text is rendered."""
    stage.state.render = int(operands[0])


def next_line(stage: Stage, operands: Operands, *, leads: bool = False) -> None:
    """Go to the start of the next line; ``TD`` sets the leading by it."""
    x, y = map(float, operands or (0, -stage.state.leading))
    if leads:
        stage.state.leading = -y
    stage.place = stage.line = joined((1, 0, 0, 1, x, y), stage.line)


def show_text(stage: Stage, operands: Operands) -> None:
    """Show strings, with or without numbers between them."""
    told = operands[0]
    items = list(told) if isinstance(told, pikepdf.Array) else [told]
    _show(stage, [bytes(i) if isinstance(i, pikepdf.String) else i for i in items])


def show_on_next(stage: Stage, operands: Operands) -> None:
    """Show a string on the next line, after setting the spacing where it is told."""
    if len(operands) == 3:
        stage.state.blank, stage.state.gap = map(float, operands[:2])
    next_line(stage, [])
    show_text(stage, operands[-1:])


def _show(stage: Stage, items: Sequence[object]) -> None:
    state = stage.state
    shown = show(state, stage.place, items)
    if shown is None or state.letters is None:
        message = "text without a font"
        raise ValueError(message)
    if shown.codes:
        _drawn_glyphs(stage, shown, state.letters)
        outlined = state.render in _OUTLINED
        colouring = state.stroke if outlined else state.fill
        thing = TextShown(
            box=shown.box,
            paint=colouring.paint,
            laying=state.laying,
            tag=stage.marks.tag,
            font=state.letters.facts.name,
            size=shown.size,
            text=shown.text,
            notdefs=shown.notdefs,
            serif=state.letters.serif,
            visible=state.render not in INVISIBLE,
            stroked=outlined,
        )
        stage.lay(thing, colouring.pattern)
    stage.place = joined((1, 0, 0, 1, shown.dx, shown.dy), stage.place)


def _drawn_glyphs(stage: Stage, shown: Shown, letters: Letters) -> None:
    """Run the streams of a Type 3 font's glyphs where the text stands."""
    for code in sorted(shown.codes & letters.procs.keys()):
        stage.inside(letters.procs[code], stage.state.ctm, pin=shown.box)


# -- Objects --------------------------------------------------------------------------


def draw_object(stage: Stage, operands: Operands) -> None:
    """Draw a form or an image of the resources."""
    found = stage.demand("/XObject", operands[0])
    if str(found.get("/Subtype")) == "/Form":
        _form(stage, found)
        return
    rasters = stage.painting.rasters
    raster = rasters.get(found.objgen)
    if raster is None:
        name = str(operands[0]).removeprefix("/")
        raster = rasters[found.objgen] = raster_of(found, name, stage.named)
    _image(stage, raster)


def draw_inline(stage: Stage, operands: Operands) -> None:
    """Draw an image that stands among the operators."""
    _image(stage, raster_of(operands[0].obj, "", stage.named))


def shade(stage: Stage, operands: Operands) -> None:
    """Fill what can be painted on with a gradient."""
    shading = stage.demand("/Shading", operands[0])
    if stage.state.clip is not None:
        stage.shaded(stage.state.clip, shading)


def _image(stage: Stage, raster: Raster) -> None:
    state = stage.state
    wide, high = across(state.ctm), upright(state.ctm)
    ppi = PT_PER_INCH * min(
        raster.width / wide if wide else 0.0, raster.height / high if high else 0.0
    )
    thing = ImagePainted(
        box=box_of(state.ctm, _UNIT),
        raster=raster,
        paint=state.fill.paint,
        laying=state.laying,
        tag=stage.marks.tag,
        ppi=ppi,
    )
    stage.lay(thing, state.fill.pattern if raster.stencil else None)


def _form(stage: Stage, form: pikepdf.Object) -> None:
    ctm = joined(matrix_of(form), stage.state.ctm)
    box = box_of(ctm, corners([float(edge) for edge in form.BBox]))
    clip = stage.state.clip and shared(stage.state.clip, box)
    if clip is None:
        return
    on_layer = "/OC" in form
    if on_layer:
        stage.marks.begin("/OC")
    stage.inside(form, ctm, clip=clip)
    if on_layer:
        stage.marks.end()
