from pathlib import Path

import pytest
import uharfbuzz as hb

from layout.fonts.faces import Face
from layout.fonts.subset import subset
from tests.fonts.folders import TINY, vendored


@pytest.mark.parametrize("role", ["body", "head", "hei-bold", "kai"])
def test_a_subset_holds_the_glyphs_asked_for_and_no_more(role: str) -> None:
    face = vendored().face(role)
    glyphs = [face.glyph(char) for char in "国务院，"]

    made = subset(face, glyphs)

    program = hb.Face(hb.Blob(made.program))
    assert set(glyphs) <= made.glyph_map.keys()
    assert program.glyph_count == len(made.glyph_map) <= len(glyphs) + 8  # components
    assert not made.cff
    assert len(made.program) < 12_000


def test_outlines_are_those_of_the_face() -> None:
    face = vendored().face("head")
    glyph = face.glyph("国")

    made = subset(face, [glyph])

    font = hb.Font(hb.Face(hb.Blob(made.program)))
    extents = font.get_glyph_extents(made.glyph_map[glyph])
    ink = face.ink(glyph)
    assert extents is not None
    assert (extents.x_bearing, extents.y_bearing) == (ink[0], ink[3])
    assert extents.width == ink[2] - ink[0]


def test_tables_that_a_pdf_does_not_want_are_gone() -> None:
    face = vendored().face("body")

    program = hb.Face(hb.Blob(subset(face, [face.glyph("国")]).program))

    assert set(program.table_tags) == {
        "glyf",
        "head",
        "hhea",
        "hmtx",
        "loca",
        "maxp",
    }


def test_widths_are_the_advances_of_the_face() -> None:
    face = vendored().face("body")
    glyph, half = face.glyph("国"), face.half("2")

    made = subset(face, [glyph, half])

    assert made.widths[made.glyph_map[glyph]] == 1000
    assert made.widths[made.glyph_map[half]] == 500


def test_the_order_of_glyphs_does_not_matter() -> None:
    face = vendored().face("kai")
    glyphs = [face.glyph(char) for char in "一二三四五"]

    assert subset(face, glyphs) == subset(face, [*reversed(glyphs), glyphs[0]])


def test_a_cff_face_becomes_a_bare_cff_table() -> None:
    face = Face("tiny", TINY)

    made = subset(face, [face.glyph("A"), face.glyph("一")])

    assert made.cff
    assert made.program[:2] == b"\x01\x00"  # CFF version 1.0
    assert made.name == "TinyCFF"
    assert list(made.glyph_map.values()) == [0, 1, 2]


def test_a_face_is_described_for_the_pdf() -> None:
    made = subset(vendored().face("hei-bold"), [1])

    assert (made.name, made.weight, made.cap_height) == (
        "NotoSansSC-Bold",
        700,
        733,
    )
    assert made.bbox[0] <= 0
    assert made.bbox[3] >= 880


def test_missing_glyphs_cannot_grow_the_font(tmp_path: Path) -> None:
    path = tmp_path / "tiny.otf"
    path.write_bytes(TINY.read_bytes())

    assert list(subset(Face("tiny", path), []).glyph_map) == [0]
