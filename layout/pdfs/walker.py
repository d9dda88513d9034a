"""What a page paints: its operators in, things out."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import pikepdf

from layout.model.printed import Kind
from layout.pdfs import operators, showing
from layout.pdfs.graphics import State, filling, stroking
from layout.pdfs.matrices import Matrix, box_of, corners
from layout.pdfs.stage import Action, Painting, Stage, is_small_page

_PAINTS: Final = {
    "f": "f", "F": "f", "f*": "f", "S": "s", "s": "s", "n": "",
    "B": "fs", "B*": "fs", "b": "fs", "b*": "fs",
}  # fmt: skip
"""What the operators that end a path do: fill, stroke, both, neither."""

_ACTIONS: Final[Mapping[str, Action]] = {
    "q": operators.save,
    "Q": operators.restore,
    "cm": operators.concatenate,
    "gs": operators.set_state,
    "w": operators.set_width,
    "g": partial(operators.set_device, kind=Kind.GRAY, side=filling),
    "G": partial(operators.set_device, kind=Kind.GRAY, side=stroking),
    "rg": partial(operators.set_device, kind=Kind.RGB, side=filling),
    "RG": partial(operators.set_device, kind=Kind.RGB, side=stroking),
    "k": partial(operators.set_device, kind=Kind.CMYK, side=filling),
    "K": partial(operators.set_device, kind=Kind.CMYK, side=stroking),
    "cs": partial(operators.set_space, side=filling),
    "CS": partial(operators.set_space, side=stroking),
    "sc": partial(operators.set_colour, side=filling),
    "scn": partial(operators.set_colour, side=filling),
    "SC": partial(operators.set_colour, side=stroking),
    "SCN": partial(operators.set_colour, side=stroking),
    "m": operators.move_to,
    "l": operators.line_to,
    "c": operators.line_to,
    "v": operators.line_to,
    "y": operators.line_to,
    "re": operators.rectangle,
    "W": operators.clip,
    "W*": operators.clip,
    **{word: partial(operators.paint_path, how=how) for word, how in _PAINTS.items()},
    "BT": showing.begin_text,
    "Tf": showing.set_font,
    "Tc": showing.set_gap,
    "Tw": showing.set_blank,
    "Tz": showing.set_stretch,
    "TL": showing.set_leading,
    "Ts": showing.set_rise,
    "Tr": showing.set_render,
    "Td": showing.next_line,
    "TD": partial(showing.next_line, leads=True),
    "T*": showing.next_line,
    "Tm": showing.set_place,
    "Tj": showing.show_text,
    "TJ": showing.show_text,
    "'": showing.show_on_next,
    '"': showing.show_on_next,
    "Do": showing.draw_object,
    "INLINE IMAGE": showing.draw_inline,
    "sh": showing.shade,
    "BMC": operators.begin_marked,
    "BDC": operators.begin_marked,
    "EMC": operators.end_marked,
}
"""Operators that change what is painted; the others set dashes, joins and hints."""


def paint(page: pikepdf.Page, frame: Matrix, painting: Painting) -> None:
    """Note what a page paints.

    Args:
        page: The page.
        frame: What takes its own space to points from the top left of the trim.
        painting: Where things are noted; fonts and images may be known from before.
    """
    media = box_of(frame, corners([float(edge) for edge in page.mediabox]))
    stage = Stage(painting, page.resources, State(frame, media), _ACTIONS)
    if is_small_page(page):
        stage.run(page)
    else:
        painting.fault("content too large")
