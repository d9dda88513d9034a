"""Finished PDFs read: what is painted, where, how, and files that are damaged."""

import io
import random
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Stream
from PIL import Image

from layout.errors import FileError, Where
from layout.model.finished import FinishedPage
from layout.model.printed import (
    ImagePainted,
    Kind,
    Painted,
    PathPainted,
    ShadingPainted,
    TextShown,
)
from layout.pdfs.finished import read_finished
from layout.pdfs.imagery import quality_of
from tests.preflight.pdf.sheets import (
    archive_page,
    font,
    image,
    judge,
    press_page,
    read,
)


def page(content: bytes, change: object = None, **entries: object) -> FinishedPage:
    """Give what is read of a page whose trim begins at (30, 30) and is 150 high."""
    pdf = press_page(content)
    for key, value in entries.items():
        pdf.pages[0].obj[f"/{key}"] = value
    if callable(change):
        change(pdf)
    return read(pdf).pages[0]


def only(content: bytes, change: object = None) -> Painted:
    (thing,) = page(content, change).painted
    return thing


def box(thing: Painted) -> tuple[float, ...]:
    return tuple(round(edge, 2) for edge in thing.box)


def test_boxes_are_measured_from_the_top_left_of_the_trim() -> None:
    assert (10, 130, 30, 140) == box(only(b"40 40 20 10 re f"))


def test_matrices_are_applied_in_order_and_brought_back() -> None:
    content = b"q 2 0 0 2 40 40 cm 0 0 10 5 re f Q 40 40 20 10 re f"

    first, second = page(content).painted

    assert box(first) == box(second) == (10, 130, 30, 140)


@pytest.mark.parametrize(
    ("turn", "wanted"),
    [
        (0, (10, 130, 30, 140)),
        (90, (10, 10, 20, 30)),
        (180, (170, 10, 190, 20)),
        (270, (130, 170, 140, 190)),
    ],
)
def test_a_turned_page_is_measured_as_it_is_seen(
    turn: int, wanted: tuple[float, ...]
) -> None:
    turned = page(b"40 40 20 10 re f", Rotate=turn)

    assert wanted == box(turned.painted[0])
    assert ((200, 150) if turn % 180 == 0 else (150, 200)) == (
        turned.width,
        turned.height,
    )


def test_a_clip_bounds_what_is_seen() -> None:
    content = b"40 40 10 10 re W n 30 30 100 100 re f"

    assert (10, 130, 20, 140) == box(only(content))


def test_lines_are_as_thick_as_they_are_seen() -> None:
    thing = only(b"0.5 0 0 0.5 0 0 cm 1 w 80 80 m 160 80 l S")

    assert isinstance(thing, PathPainted)
    assert 0.5 == thing.width


def test_type_has_its_size_its_text_and_its_box() -> None:
    thing = only(b"BT /F1 1 Tf 12 0 0 12 40 100 Tm [<0001> -500 <0002>] TJ ET")

    assert isinstance(thing, TextShown)
    assert ("版心", 12.0) == (thing.text, round(thing.size, 3))
    # Two glyphs of one em and a gap of half an em.
    assert (10, 40) == (round(thing.box.left, 2), round(thing.box.right, 2))


def test_one_operator_of_type_begins_where_the_last_one_ended() -> None:
    first, second = page(b"BT /F1 10 Tf 40 100 Td <0001> Tj <0002> Tj ET").painted

    assert round(first.box.right, 3) == round(second.box.left, 3)


def test_spacing_and_stretch_move_the_pen() -> None:
    wide = only(b"BT /F1 10 Tf 200 Tz 1 Tc 40 100 Td <00010002> Tj ET")

    assert 44 == round(wide.box.right - wide.box.left, 3)


def test_type_set_down_the_page_goes_down() -> None:
    def upright(pdf: Pdf) -> None:
        made = font(pdf)
        made.Encoding = Name("/Identity-V")
        pdf.pages[0].obj.Resources.Font.F1 = made

    thing = only(b"BT /F1 10 Tf 60 150 Td <00010002> Tj ET", upright)

    assert (25, 30, 35, 50) == box(thing)


def test_an_image_has_its_pixels_to_the_inch() -> None:
    thing = only(b"q 100 0 0 72 40 40 cm /Im1 Do Q")

    assert isinstance(thing, ImagePainted)
    assert 144 == round(thing.ppi)
    assert (Kind.CMYK, 200, 8) == (
        thing.raster.kind,
        thing.raster.width,
        thing.raster.bits,
    )


def test_an_image_among_the_operators_is_an_image() -> None:
    thing = only(b"q 36 0 0 36 40 40 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q")

    assert isinstance(thing, ImagePainted)
    assert (Kind.GRAY, 4) == (thing.raster.kind, round(thing.ppi))


def form(pdf: Pdf, content: bytes, **entries: object) -> Stream:
    made = pdf.make_stream(
        content, Subtype=Name.Form, BBox=Array([0, 0, 50, 50]), **entries
    )
    pdf.pages[0].obj.Resources.XObject.Fm = made
    return made


def test_forms_are_run_with_their_matrix_and_their_box() -> None:
    def add(pdf: Pdf) -> None:
        form(pdf, b"1 0 0 rg 40 40 90 90 re f", Matrix=Array([1, 0, 0, 1, 30, 30]))

    thing = only(b"/Fm Do", add)

    assert (40, 100, 50, 110) == box(thing)
    assert isinstance(thing, PathPainted)
    assert Kind.RGB is thing.paint.kind


def test_a_form_inside_itself_is_told_and_left() -> None:
    def add(pdf: Pdf) -> None:
        made = pdf.make_indirect(form(pdf, b"/Fm Do 0 0 9 9 re f"))
        made.Resources = Dictionary(XObject=Dictionary(Fm=made))
        pdf.pages[0].obj.Resources.XObject.Fm = made

    circle = page(b"/Fm Do", add)

    assert 1 == len(circle.painted)
    assert circle.damage


def test_forms_of_ten_forms_of_ten_forms_come_to_an_end() -> None:
    def nested(pdf: Pdf) -> None:
        inner = pdf.make_indirect(form(pdf, b"0 0 10 10 re f"))
        for _ in range(8):
            own = Dictionary(XObject=Dictionary(F=inner))
            inner = pdf.make_indirect(form(pdf, b"/F Do " * 10, Resources=own))
        pdf.pages[0].Resources.XObject = Dictionary(F=inner)

    told = page(b"/F Do", nested)

    assert ("too many operators",) == told.damage


def test_patterns_and_gradients_bring_their_colours() -> None:
    def add(pdf: Pdf) -> None:
        cell = pdf.make_stream(
            b"1 0 0 rg 0 0 5 5 re f",
            PatternType=1, PaintType=1, TilingType=1, XStep=9, YStep=9,
            BBox=Array([0, 0, 9, 9]), Resources=Dictionary(),
        )  # fmt: skip
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)
        pdf.pages[0].obj.Resources.Pattern = Dictionary(
            P1=cell, P2=Dictionary(PatternType=2, Shading=shading)
        )
        pdf.pages[0].obj.Resources.Shading = Dictionary(S1=shading)

    content = (
        b"/Pattern cs /P1 scn 40 40 20 10 re f /P2 scn 80 40 20 10 re f "
        b"q 120 40 20 10 re W n /S1 sh Q"
    )
    painted = page(content, add).painted

    told = [box(each) for each in painted if each.paint.kind is Kind.RGB]
    assert [(10, 130, 30, 140), (50, 130, 70, 140), (90, 130, 110, 140)] == told
    assert 2 == sum(isinstance(each, ShadingPainted) for each in painted)


def test_a_colour_set_between_q_and_capital_q_ends_there() -> None:
    content = (
        b"0 0 0 1 k 0 0 0 1 K q 1 0 0 rg 0 1 0 RG 40 40 9 9 re B Q 60 40 9 9 re B "
        b"1 0 0 0 sc 80 40 9 9 re f"
    )
    painted = page(content).painted

    kinds = [Kind.RGB, Kind.RGB, Kind.CMYK, Kind.CMYK, Kind.CMYK]
    assert kinds == [each.paint.kind for each in painted]
    assert all(each.paint.is_black for each in painted[2:4])
    assert {"Cyan"} == painted[4].paint.plates.keys()


def test_a_pattern_set_between_q_and_capital_q_ends_there() -> None:
    def add(pdf: Pdf) -> None:
        shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)
        pattern = Dictionary(PatternType=2, Shading=shading)
        pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=pattern)

    content = b"q /Pattern cs /P1 scn 40 40 9 9 re f Q 60 40 9 9 re f"
    shading, _, plain = page(content, add).painted

    assert isinstance(shading, ShadingPainted)
    assert plain.paint.is_black


def test_a_colour_set_inside_a_form_ends_with_it() -> None:
    def add(pdf: Pdf) -> None:
        form = pdf.make_stream(
            b"1 0 0 rg 40 40 9 9 re f",
            Subtype=Name.Form, BBox=Array([0, 0, 200, 200]),
        )  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = Dictionary(F1=form)

    inside, after = page(b"/F1 Do 60 40 9 9 re f", add).painted

    assert Kind.RGB is inside.paint.kind
    assert after.paint.is_black


def test_strokes_and_fills_have_colours_of_their_own() -> None:
    filled, stroked = page(b"1 0 0 0 k 0 1 0 0 K 40 40 9 9 re B").painted

    assert {"Cyan"} == filled.paint.plates.keys()
    assert {"Magenta"} == stroked.paint.plates.keys()


def test_indexed_and_profiled_colours_are_what_they_stand_for() -> None:
    def add(pdf: Pdf) -> None:
        profile = pdf.make_stream(bytes(20), N=4)
        pdf.pages[0].obj.Resources.ColorSpace = Dictionary(
            I=Array([Name.Indexed, Name.DeviceCMYK, 1, b"\0\0\0\0\0\0\0\xff"]),
            P=Array([Name.ICCBased, profile]),
        )

    content = b"/I cs 1 sc 40 40 9 9 re f /P cs 0 0 0 1 sc 60 40 9 9 re f"
    indexed, profiled = page(content, add).painted

    assert indexed.paint.is_black
    assert not indexed.paint.calibrated
    assert profiled.paint.is_black
    assert profiled.paint.calibrated


def test_marked_content_is_known_by_its_number() -> None:
    pdf = archive_page()

    told = [(each.tag.marked, each.tag.artifact) for each in read(pdf).pages[0].painted]

    assert [(True, False), (True, False), (False, True)] == told


@pytest.mark.parametrize("quality", [30, 60, 79, 80, 90, 95])
def test_the_quality_of_a_jpeg_is_read_from_its_tables(quality: int) -> None:
    held = io.BytesIO()
    Image.effect_noise((32, 32), 60).save(held, "JPEG", quality=quality)

    assert quality == pytest.approx(quality_of(held.getvalue()), abs=1)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.6", b"hello", bytes(2000)])
def test_what_is_no_pdf_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)

    with pytest.raises(FileError, match="pdf-unreadable"):
        read_finished(path, Where("x.pdf"))


def test_a_file_that_is_not_there_and_one_with_a_password_are_refused(
    tmp_path: Path,
) -> None:

    with pytest.raises(FileError, match="pdf-unopened"):
        read_finished(tmp_path / "none.pdf", Where("none.pdf"))
    locked = tmp_path / "locked.pdf"
    press_page().save(locked, encryption=Encryption(user="u", owner="o"))
    with pytest.raises(FileError, match="pdf-encrypted"):
        read_finished(locked, Where("locked.pdf"))


def test_a_stream_that_unpacks_without_end_is_not_unpacked() -> None:
    bomb = b"0 0 m " * 4_200_000

    told = page(bomb)

    assert ("content too large",) == told.damage
    assert () == told.painted


def test_damaged_files_are_refused_or_judged_and_nothing_else() -> None:
    held = io.BytesIO()
    press_page().save(held, qdf=True, static_id=True)
    sound = held.getvalue()
    dice = random.Random(20261123)  # noqa: S311 - damage, the same each time
    refused = 0

    for _ in range(100):
        torn = bytearray(sound)
        for _ in range(dice.choice((1, 4, 20))):
            at = dice.randrange(len(torn))
            if dice.random() < 0.5:
                torn[at] = dice.choice(b"0123456789 /[]<>()-qQTjRobj")
            else:
                del torn[at : at + dice.randrange(1, 12)]
        try:
            judge(read(press_page(), raw=bytes(torn)))
        except FileError:
            refused += 1

    assert refused < 50  # most damage is told by its place, not by a refusal


def test_an_image_of_ink_by_name_has_its_names() -> None:
    def add(pdf: Pdf) -> None:
        space = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])
        made = image(pdf, b"\x80", (20, 20), ColorSpace=space)
        pdf.pages[0].obj.Resources.XObject.Im1 = made

    thing = only(b"q 36 0 0 36 40 40 cm /Im1 Do Q", add)

    assert isinstance(thing, ImagePainted)
    assert ("Gold",) == thing.raster.names
