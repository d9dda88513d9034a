"""What is read of advertisements: their size, their fonts, their inks."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.errors import FileError, Where
from layout.model.foreign import Artwork
from layout.pdfs.artwork import look_at
from tests.pdfs.sheets import bare_font, resources, saved, sheet

WHERE = Where("p03.yaml", 4)


def read(pdf: pikepdf.Pdf, folder: Path, page: int = 1) -> Artwork:
    return look_at(saved(pdf, folder), "ad.pdf", WHERE, page)


def code_of(path: Path, page: int = 1) -> str:
    with pytest.raises(FileError) as caught:
        look_at(path, "ad.pdf", WHERE, page)
    (fault,) = caught.value.problems
    assert WHERE == fault.where
    return fault.code


def test_a_page_is_as_large_as_its_trim_box(tmp_path: Path) -> None:
    art = read(sheet(), tmp_path)

    assert (100.0, 50.0) == (art.width, art.height)


@pytest.mark.parametrize("turn", [90, 270, -90])
def test_a_page_that_lies_on_its_side_is_stood_up(tmp_path: Path, turn: int) -> None:
    pdf = sheet()
    pdf.pages[0].Rotate = turn
    art = read(pdf, tmp_path)

    assert (50.0, 100.0) == (art.width, art.height)


def test_the_unit_of_a_page_is_heeded(tmp_path: Path) -> None:
    pdf = sheet()
    pdf.pages[0].UserUnit = 2

    assert 200.0 == read(pdf, tmp_path).width


def test_without_a_trim_box_the_crop_box_counts(tmp_path: Path) -> None:
    pdf = sheet()
    del pdf.pages[0].TrimBox
    pdf.pages[0].CropBox = Array([0, 0, 60, 70])

    assert (60.0, 70.0) == (read(pdf, tmp_path).width, read(pdf, tmp_path).height)


def test_four_inks_are_all_right(tmp_path: Path) -> None:
    art = read(sheet(), tmp_path)

    assert (False, True) == (art.rgb, art.coloured)
    assert () == art.unembedded == art.spots


@pytest.mark.parametrize(
    ("content", "rgb", "coloured"),
    [
        (b"0 0 0 1 k 0 0 9 9 re f", False, False),
        (b"0.5 g 0 0 9 9 re f", False, False),
        (b"1 0 0 rg 0 0 9 9 re f", True, True),
        (b"0 0 1 RG 0 0 9 9 re S", True, True),
        (b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f", True, True),
        (b"/DeviceCMYK cs 0 0 0 1 sc 0 0 9 9 re f", False, False),
        (b"/DeviceCMYK cs 0 1 0 0 sc 0 0 9 9 re f", False, True),
        (b"BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", True, True),
        (b"BI /W 1 /H 1 /BPC 8 /CS /G ID a EI", False, False),
    ],
)
def test_the_colours_of_a_page_are_seen(
    tmp_path: Path, content: bytes, *, rgb: bool, coloured: bool
) -> None:
    art = read(sheet(content), tmp_path)

    assert (rgb, coloured) == (art.rgb, art.coloured)


def form(pdf: pikepdf.Pdf, content: bytes, **held: pikepdf.Object) -> pikepdf.Object:
    made = pdf.make_stream(content)
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, 9, 9])
    made.Resources = Dictionary()
    for key, value in held.items():
        made.Resources[f"/{key}"] = value
    return made


def test_a_form_inside_a_form_is_looked_through(tmp_path: Path) -> None:
    pdf = sheet(b"/A Do")
    inner = form(pdf, b"1 0 0 rg 0 0 9 9 re f")
    outer = form(pdf, b"/B Do", XObject=Dictionary(B=inner))
    resources(pdf, XObject=Dictionary(A=outer))

    assert read(pdf, tmp_path).rgb


def test_forms_in_a_circle_end(tmp_path: Path) -> None:
    pdf = sheet(b"/A Do")
    outer = form(pdf, b"/A Do")
    outer.Resources.XObject = Dictionary(A=outer)
    resources(pdf, XObject=Dictionary(A=outer))

    assert not read(pdf, tmp_path).rgb


@pytest.mark.parametrize(("components", "rgb"), [(3, True), (4, False), (1, False)])
def test_pictures_with_a_profile_are_told_apart(
    tmp_path: Path, components: int, *, rgb: bool
) -> None:
    pdf = sheet(b"/Im Do")
    profile = pdf.make_stream(b"profile", N=components)
    image = pdf.make_stream(b"\0" * components)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width = image.Height = 1
    image.BitsPerComponent = 8
    image.ColorSpace = Array([Name.ICCBased, profile])
    resources(pdf, XObject=Dictionary(Im=image))
    art = read(pdf, tmp_path)

    assert (rgb, components > 1) == (art.rgb, art.coloured)


def test_a_spot_colour_is_named(tmp_path: Path) -> None:
    pdf = sheet(b"/S cs 1 scn 0 0 9 9 re f")
    tint = Dictionary(
        FunctionType=2, N=1, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0]
    )
    space = Array([Name.Separation, Name("/PANTONE 185 C"), Name.DeviceCMYK, tint])
    resources(pdf, ColorSpace=Dictionary(S=space))

    assert ("PANTONE 185 C",) == read(pdf, tmp_path).spots


def test_type_without_its_font_is_named(tmp_path: Path) -> None:
    pdf = sheet(b"BT /F 9 Tf (ad) Tj ET")
    resources(pdf, Font=Dictionary(F=bare_font()))

    assert ("Helvetica",) == read(pdf, tmp_path).unembedded


@pytest.mark.parametrize("content", [b"", b"BT 3 Tr /F 9 Tf (ad) Tj ET"])
def test_a_font_that_is_not_seen_need_not_be_there(
    tmp_path: Path, content: bytes
) -> None:
    pdf = resources(sheet(content), Font=Dictionary(F=bare_font()))

    assert () == read(pdf, tmp_path).unembedded


def test_a_pale_side_is_seen_inside_the_trim(tmp_path: Path) -> None:
    # The bleed is black all round; the rectangle leaves the trim's foot white.
    ink = b"0 0 0 1 k 0 0 120 70 re f 0 0 0 0 k 10 10 100 20 re f"
    dark = b"0 0 0 1 k 10 10 100 50 re f"

    assert read(sheet(ink), tmp_path).pale
    assert not read(sheet(dark), tmp_path).pale


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_trim_is_found_on_a_turned_page(tmp_path: Path, turn: int) -> None:
    pdf = sheet(b"0 0 0 1 k 20 5 60 50 re f")
    pdf.pages[0].TrimBox = Array([20, 5, 80, 55])
    pdf.pages[0].Rotate = turn

    assert not read(pdf, tmp_path).pale


def test_what_is_no_pdf_is_an_error_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "ad.pdf"
    path.write_bytes(b"%PDF-1.6\nrubbish")

    assert "pdf-unreadable" == code_of(path)
    assert "pdf-unreadable" == code_of(tmp_path / "missing.pdf")


def test_a_page_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert "pdf-page-missing" == code_of(saved(sheet(), tmp_path), 2)


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_file_is_refused(tmp_path: Path, user: str) -> None:
    path = tmp_path / "ad.pdf"
    sheet().save(path, encryption=pikepdf.Encryption(owner="owner", user=user))

    assert "pdf-encrypted" == code_of(path)


def test_hidden_layers_are_refused(tmp_path: Path) -> None:
    pdf = sheet()
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="draft"))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]))
    )

    assert "pdf-layers" == code_of(saved(pdf, tmp_path))


@pytest.mark.parametrize("box", [[0, 0, 0, 0], [5], ["a", "b", "c", "d"]])
def test_a_page_without_room_is_an_error(
    tmp_path: Path, box: list[float | str]
) -> None:
    pdf = sheet()
    pdf.pages[0].TrimBox = Array(box)

    assert "pdf-unreadable" == code_of(saved(pdf, tmp_path))
