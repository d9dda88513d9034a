"""Every character that is drawn is read back, at its place, in order."""

import random
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.fonts.catalogue import find_folders
from layout.fonts.faces import Faces, open_faces
from layout.model.page import GlyphRun, PlacedPage
from layout.press.pdf import make_pdf, write_pdf
from layout.units import EM
from tests.fonts.folders import own_faces
from tests.press.pages import GRID, edition, glyphs, open_vendored, page, run
from tests.press.reading import (
    bare,
    drawn,
    operators,
    origins,
    pdfium_text,
    read,
    spoken,
)

ROLES = ("body", "head-minor", "head", "hei", "hei-bold", "hei-black", "kai")

COPY = (
    "国务院——办公厅……“通知”‘好’①②③，·。",
    "𬭸𠅤𫓧是化学元素；㎡℃％",
    "《青澜日报》（第03版）：第１期",
)
LATIN = "AVATAR Typography, office; WTO 12.5%"


def make(faces: Faces, *runs: GlyphRun) -> bytes:
    return make_pdf([page(runs)], faces, edition())


def test_chinese_is_read_back_exactly_in_content_order() -> None:
    runs = [run(text, y=40 + 20 * n) for n, text in enumerate(COPY)]

    assert "\n".join([*COPY, ""]) == spoken(make(open_vendored(), *runs))


def test_pdfium_reads_what_was_set() -> None:
    runs = [run(text, y=40 + 20 * n) for n, text in enumerate(COPY)]

    assert bare("".join(COPY)) == bare(pdfium_text(make(open_vendored(), *runs)))


@pytest.mark.poppler
def test_poppler_reads_what_was_set(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    runs = [run(text, y=40 + 20 * n) for n, text in enumerate([*COPY, LATIN])]

    write_pdf([page(runs)], target, open_vendored(), edition())

    said = subprocess.run(
        ["pdftotext", "-raw", target, "-"], capture_output=True, check=True
    ).stdout.decode()
    assert bare("".join(COPY) + LATIN) == bare(said)


@pytest.mark.parametrize("role", ROLES)
def test_every_vendored_face_reads_back(role: str) -> None:
    faces = open_vendored()

    pdf = make(faces, run("版心𬭸，" + LATIN, role=role, language="zh-hans"))

    assert bare("版心𬭸，" + LATIN) == bare(spoken(pdf)) == bare(pdfium_text(pdf))


def test_ligatures_and_kerned_latin_read_as_letters() -> None:
    pdf = make(open_vendored(), run(LATIN, role="hei", language="en"))

    assert spoken(pdf).strip() == LATIN
    assert pdfium_text(pdf) == LATIN


def test_half_width_digits_read_as_plain_digits() -> None:
    faces = open_vendored()
    body = faces.face("body")
    halves = [(body.half(digit), digit) for digit in "20261123"]

    pdf = make(faces, glyphs(body.id, halves, advance=500))

    assert spoken(pdf).strip() == pdfium_text(pdf) == "20261123"


def test_a_glyph_shared_by_two_characters_reads_as_each() -> None:
    faces = open_vendored()
    body = faces.face("body")
    # One glyph for bullet and hyphenation point, one for both ellipses.
    assert body.glyph("•") == body.glyph("‧")
    assert body.glyph("…") == body.glyph("⋯")
    text = "甲•‧•乙…⋯…⋯丙"

    pdf = make(faces, glyphs(body.id, [(body.glyph(char), char) for char in text]))

    assert spoken(pdf).strip() == pdfium_text(pdf) == text


def test_a_shared_glyph_of_a_cff_face_reads_as_each_too(tmp_path: Path) -> None:
    faces = own_faces(tmp_path, '[roles.own]\ncandidates = ["tiny.otf"]\n')
    tiny = faces.face("own")
    text = "A•‧一‧•"

    pdf = make(faces, glyphs(tiny.id, [(tiny.glyph(char), char) for char in text]))

    # The letter's cell is wider than the letter, which pdfium takes for a blank.
    assert spoken(pdf).strip() == bare(pdfium_text(pdf)) == text


def test_glyphs_of_one_cluster_read_once() -> None:
    faces = open_vendored()
    body = faces.face("body")
    n, hyphen, han = (body.glyph(char) for char in "n-版")
    shown = [(n, "n"), (hyphen, ""), (han, "版"), (hyphen, "-"), (n, "n")]

    pdf = make(faces, glyphs(body.id, shown))

    assert spoken(pdf).strip() == "n版-n"
    assert bare(pdfium_text(pdf)) == "n版-n"


def test_a_glyph_that_only_ever_shows_nothing_is_not_read() -> None:
    faces = open_vendored()
    body = faces.face("body")
    shown = [(body.glyph("甲"), "甲"), (body.glyph("乙"), ""), (body.glyph("丙"), "")]

    pdf = make(faces, glyphs(body.id, shown))

    assert spoken(pdf).strip() == pdfium_text(pdf) == "甲"
    # An archive wants a reading for each code even so.
    with read(pdf) as opened:
        (font,) = opened.pages[0].Resources.Font.values()
        told = font.ToUnicode.read_bytes().decode("ascii")
    assert all(f"<{code:04X}> <" in told for code in drawn(pdf))


def test_a_run_that_begins_with_nothing_reads_as_white_space() -> None:
    faces = open_vendored()
    body = faces.face("body")
    han, hyphen = body.glyph("版"), body.glyph("-")

    pdf = make(
        faces,
        glyphs(body.id, [(hyphen, ""), (han, ""), (han, "版"), (hyphen, "-")]),
    )

    assert bare(spoken(pdf)) == bare(pdfium_text(pdf)) == "版-"


def test_text_reads_in_the_order_of_the_marks() -> None:
    faces = open_vendored()

    pdf = make(faces, run("后面的", y=300), run("上面的", y=30), run("中间的", y=150))

    assert spoken(pdf).split() == ["后面的", "上面的", "中间的"]


@pytest.mark.parametrize("scale", [1.0, 0.85, 1.1])
@pytest.mark.parametrize("bleed", [0, 8.504])
def test_every_glyph_stands_where_its_offset_puts_it(
    scale: float, bleed: float
) -> None:
    # Odd gaps, as justification makes them, and a punctuation mark drawn to the left.
    dice = random.Random(7)  # noqa: S311 - dice, no secret
    text = "今年以来，全市上下“一盘棋”推进，成效显著。12个项目"
    plain = run(text, x=21.3, y=77.1, size=9.75, scale=scale)
    offsets, pen = [], -250
    for offset, after in zip(plain.offsets, [*plain.offsets[1:], 0], strict=True):
        offsets.append(pen)
        pen += after - offset + dice.choice([0, 0, 7, -500, 133])
    placed = replace(plain, offsets=tuple(offsets))

    pdf = make_pdf([page([placed], bleed=bleed)], open_vendored(), edition())

    found = list(origins(pdf))
    assert [char for char, _, _ in found] == list(text)
    for (_, x, y), offset in zip(found, offsets, strict=True):
        assert x == pytest.approx(
            bleed + 21.3 + offset * 9.75 * scale / EM, rel=0, abs=0.01
        )
        assert y == pytest.approx(bleed + GRID.trim_height - 77.1, rel=0, abs=0.01)


def test_squeeze_does_not_leak_into_the_next_run() -> None:
    pdf = make(open_vendored(), run("扁的", scale=0.8), run("正的", y=80, size=10))

    found = {char: x for char, x, _ in origins(pdf)}
    assert found["的"] - found["正"] == pytest.approx(10, abs=0.01)


def test_gaps_are_written_only_where_there_are_any() -> None:
    pdf = make(open_vendored(), run("没有空隙的一行"), run("有空隙", y=60, gap=40))

    shown = [operands for name, operands in operators(pdf) if name in {"Tj", "TJ"}]
    assert isinstance(shown[0][0], pikepdf.String)
    assert [-40, -40] == [
        int(x) for x in shown[1][0] if not isinstance(x, pikepdf.String)
    ]


def test_no_character_of_a_page_is_lost_or_moved() -> None:
    # 10 000 glyphs, as many as a broadsheet page holds.
    dice = random.Random(3)  # noqa: S311 - dice, no secret
    chars = [chr(0x4E00 + 11 * n) for n in range(700)]
    lines = ["".join(dice.choices(chars, k=20)) for _ in range(500)]
    faces = open_vendored()
    body = faces.face("body")
    runs = [
        glyphs(body.id, [(body.glyph(char), char) for char in line], y=n)
        for n, line in enumerate(lines)
    ]

    assert "\n".join([*lines, ""]) == spoken(make(faces, *runs))


_TEXTS = st.text("国版—…•‧⋯“”。a1 -", min_size=1, max_size=2) | st.just("")
_SHOWN = st.lists(st.tuples(st.sampled_from("国版—…•a1-"), _TEXTS), min_size=1)

_HYPHENS = str.maketrans("", "", "-\ufffe")
"""pdfium takes the hyphen of an ActualText for one at a line's end: it reads U+FFFE, or
swallows it before another. What it reads is compared without them."""


@given(_SHOWN)
def test_whatever_glyphs_show_is_what_is_read(shown: list[tuple[str, str]]) -> None:
    faces = open_faces(find_folders(None))
    body = faces.face("body")
    placed = glyphs(body.id, [(body.glyph(char), text) for char, text in shown])

    pdf = make(faces, placed)

    said = bare("".join(text for _, text in shown))
    assert said == bare(spoken(pdf))
    assert said.translate(_HYPHENS) == bare(pdfium_text(pdf)).translate(_HYPHENS)
    assert len(drawn(pdf)) == len(shown)


def test_a_run_without_glyphs_draws_nothing() -> None:
    empty = replace(run("空"), glyphs=(), offsets=(), texts=())

    assert operators(make(open_vendored(), empty)) == []


@pytest.mark.parametrize("role", ROLES)
def test_faces_are_embedded_as_subsets_and_described(role: str) -> None:
    with read(make(open_vendored(), run("版心，12", role=role))) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        (descendant,) = font.DescendantFonts
        descriptor = descendant.FontDescriptor
        tag, _, name = str(font.BaseFont).lstrip("/").partition("+")

        assert (str(font.Subtype), str(font.Encoding)) == ("/Type0", "/Identity-H")
        assert len(tag) == 6
        assert tag.isupper()
        assert name == str(descriptor.FontName).partition("+")[2]
        assert str(descendant.CIDToGIDMap) == "/Identity"
        assert len(descriptor.FontFile2.read_bytes()) == descriptor.FontFile2.Length1
        assert [int(descriptor.Ascent), int(descriptor.Descent)] == [880, -120]


def test_a_cff_face_is_embedded_as_a_cid_font(tmp_path: Path) -> None:
    faces = own_faces(tmp_path, '[roles.own]\ncandidates = ["tiny.otf"]\n')
    tiny = faces.face("own")

    pdf = make(faces, glyphs(tiny.id, [(tiny.glyph("A"), "A")]))

    with read(pdf) as opened:
        (font,) = opened.pages[0].Resources.Font.values()
        (descendant,) = font.DescendantFonts
        program = descendant.FontDescriptor.FontFile3
        assert str(descendant.Subtype) == "/CIDFontType0"
        assert str(program.Subtype) == "/CIDFontType0C"
        assert "/CIDToGIDMap" not in descendant


def test_pages_share_one_subset_of_a_face() -> None:
    faces = open_vendored()
    pages: list[PlacedPage] = [page([run("第一版")]), page([run("第二版")])]

    pdf = make_pdf(pages, faces, edition())

    with read(pdf) as opened:
        programs = [
            one
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and "/Length1" in one
        ]
        assert len(opened.pages) == 2
        assert len(programs) == 1
    assert spoken(pdf, 1).strip() == "第二版"


@pytest.mark.poppler
def test_pdffonts_finds_every_face_embedded_subset_and_readable(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    runs = [run("版心，12", role=role, y=30 + 30 * n) for n, role in enumerate(ROLES)]

    write_pdf([page(runs)], target, open_vendored(), edition())

    listed = subprocess.run(
        ["pdffonts", target], capture_output=True, check=True, text=True
    ).stdout.splitlines()[2:]
    assert len(listed) == len(ROLES)
    assert all("yes yes yes" in line and "CID" in line for line in listed)
    assert not any("Helvetica" in line for line in listed)


@pytest.mark.parametrize("role", ROLES)
def test_pdfium_draws_ink_where_the_text_stands(role: str) -> None:
    pdf = make(open_vendored(), run("国国国", role=role, x=100, y=200, size=60))

    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=0.5, grayscale=True).to_pil()
    document.close()
    assert image.crop((52, 74, 138, 104)).getextrema()[0] < 60
    assert image.crop((0, 0, 150, 60)).getextrema() == (255, 255)
