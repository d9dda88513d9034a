"""The operators of state, colour, paths and marked content, each a function.

Source: ISO 32000-1, tables 57, 59, 60, 61, 74 and 320.
"""

import pikepdf

from layout.model.box import Box
from layout.model.printed import Kind, Paint, PathPainted
from layout.pdfs.graphics import Path, Side, changed
from layout.pdfs.lettering import letters_of
from layout.pdfs.matrices import joined, reach, shared
from layout.pdfs.spaces import device, space_of
from layout.pdfs.stage import Operands, Stage

# -- State ----------------------------------------------------------------------------


def save(stage: Stage, _: Operands) -> None:
    """Keep the state."""
    stage.kept.append(stage.state.kept())


def restore(stage: Stage, _: Operands) -> None:
    """Bring back the state that was kept last."""
    stage.state = stage.kept.pop()


def concatenate(stage: Stage, operands: Operands) -> None:
    """Move, turn or scale what comes after."""
    a, b, c, d, e, f = map(float, operands)
    stage.state.ctm = joined((a, b, c, d, e, f), stage.state.ctm)


def set_state(stage: Stage, operands: Operands) -> None:
    """Take what an ExtGState says."""
    wanted = stage.demand("/ExtGState", operands[0])
    stage.state.laying = changed(stage.state.laying, wanted)
    if "/LW" in wanted:
        stage.state.width = float(wanted.LW)
    if "/Font" in wanted:
        use_font(stage, wanted.Font[0], float(wanted.Font[1]))


def set_width(stage: Stage, operands: Operands) -> None:
    """Set how thick lines are."""
    stage.state.width = float(operands[0])


def use_font(stage: Stage, font: pikepdf.Object, size: float) -> None:
    """Take a font; each is read once a file."""
    known = stage.painting.letters
    letters = known.get(font.objgen) if font.is_indirect else None
    if letters is None:
        letters = letters_of(font)
        known[font.objgen if font.is_indirect else (-len(known) - 1, 0)] = letters
    stage.state.letters, stage.state.size = letters, size


# -- Colour ---------------------------------------------------------------------------


def set_device(stage: Stage, operands: Operands, kind: Kind, side: Side) -> None:
    """Set a colour of a device's space."""
    space, colouring = device(kind, stage.named), side(stage.state)
    colouring.take(space.paint([float(part) for part in operands]))
    colouring.space = space


def set_space(stage: Stage, operands: Operands, side: Side) -> None:
    """Set a colour space, and with it the colour that it begins with."""
    space, colouring = space_of(operands[0], stage.named), side(stage.state)
    colouring.space = space
    colouring.take(space.first)


def set_colour(stage: Stage, operands: Operands, side: Side) -> None:
    """Set a colour of the space that was set, or a pattern."""
    colouring = side(stage.state)
    space = colouring.space
    if not operands or not isinstance(operands[-1], pikepdf.Name):
        colouring.take(space.paint([float(part) for part in operands]))
        return
    pattern = stage.demand("/Pattern", operands[-1])
    paint = Paint(Kind.PATTERN)
    if space.under is not None and len(operands) > 1:
        paint = space.under.paint([float(part) for part in operands[:-1]])
    colouring.take(paint, pattern)


# -- Paths ----------------------------------------------------------------------------


def move_to(stage: Stage, operands: Operands) -> None:
    """Begin a part of the path."""
    stage.path.move(stage.state.ctm, float(operands[0]), float(operands[1]))


def line_to(stage: Stage, operands: Operands) -> None:
    """Go on with the path."""
    stage.path.line(stage.state.ctm, [float(part) for part in operands])


def rectangle(stage: Stage, operands: Operands) -> None:
    """Add a rectangle to the path."""
    x, y, width, height = map(float, operands)
    stage.path.move(stage.state.ctm, x, y)
    around = (x + width, y, x + width, y + height, x, y + height)
    stage.path.line(stage.state.ctm, around)


def clip(stage: Stage, _: Operands) -> None:
    """Let the path bound what comes after it."""
    stage.path.clips = True


def paint_path(stage: Stage, _: Operands, how: str) -> None:
    """Fill (``f``), stroke (``s``), both or neither, and let the path go."""
    state, path = stage.state, stage.path
    stage.path = Path()
    if not path:
        return
    if "f" in how:
        for box, is_rectangle in path.pieces():
            _fill(stage, box, is_rectangle=is_rectangle)
    if "s" in how:
        _stroke(stage, path.box())
    if path.clips:
        state.clip = state.clip and shared(state.clip, path.box())


def _fill(stage: Stage, box: Box, *, is_rectangle: bool) -> None:
    state, colouring = stage.state, stage.state.fill
    thing = PathPainted(
        box, colouring.paint, state.laying, stage.marks.tag, rectangle=is_rectangle
    )
    stage.lay(thing, colouring.pattern)


def _stroke(stage: Stage, box: Box) -> None:
    state, colouring = stage.state, stage.state.stroke
    width = state.width * reach(state.ctm)
    half = width / 2
    wide = Box(box.left - half, box.top - half, box.right + half, box.bottom + half)
    thing = PathPainted(
        wide, colouring.paint, state.laying, stage.marks.tag, width=width
    )
    stage.lay(thing, colouring.pattern)


# -- Marked content -------------------------------------------------------------------


def begin_marked(stage: Stage, operands: Operands) -> None:
    """Go into marked content."""
    told = operands[1] if len(operands) > 1 else None
    if isinstance(told, pikepdf.Name):
        told = stage.named("/Properties", str(told))
    marked = isinstance(told, pikepdf.Dictionary) and "/MCID" in told
    stage.marks.begin(str(operands[0]), marked=marked)


def end_marked(stage: Stage, _: Operands) -> None:
    """Come out of marked content."""
    stage.marks.end()
