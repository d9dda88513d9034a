"""Pages of other PDFs on ours: drawn whole, upright, once, and as they are."""

import re
import zlib
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.errors import FileError, Where
from layout.model.page import Foreign, Tint
from layout.pdfs.artwork import look_at
from layout.pdfs.raster import raster
from layout.press.pdf import make_pdf
from tests.pdfs.sheets import resources, saved, sheet
from tests.press import pages
from tests.press.reading import operators, read

FACES = pages.open_vendored()


def foreign(path: Path, width: float = 100, height: float = 50) -> Foreign:
    art = look_at(path, path.name, Where("p03.yaml"))
    return Foreign(50, 100, width, height, art, "广告")


def printed(*marks: Foreign | Tint) -> bytes:
    return make_pdf([pages.page(marks)], FACES, pages.edition())


def pixel(pdf: bytes, x: int, y: int) -> tuple[int, int, int]:
    """Give the colour at a point of the page, from its top left."""
    png = raster(pdf, 0, 72)
    width = int.from_bytes(png[16:20], "big")
    start = png.index(b"IDAT") + 4
    rows = zlib.decompress(png[start : png.index(b"IEND") - 8])
    at = y * (3 * width + 1) + 1 + 3 * x
    red, green, blue = rows[at : at + 3]
    return red, green, blue


def is_red(pdf: bytes, x: int, y: int) -> bool:
    red, green, _ = pixel(pdf, x, y)
    return red > 180 and green < 120


def test_the_trim_fills_its_place_and_the_bleed_is_cut_off(tmp_path: Path) -> None:
    whole = sheet(b"0 1 1 0 k 0 0 120 70 re f")
    pdf = printed(foreign(saved(whole, tmp_path)))

    for x, y in ((52, 102), (148, 102), (52, 148), (148, 148)):
        assert is_red(pdf, x, y)
    for x, y in ((47, 120), (153, 120), (100, 97), (100, 153)):
        assert not is_red(pdf, x, y)


@pytest.mark.parametrize(
    ("turn", "corner"),
    [(0, (0, 1)), (90, (0, 0)), (180, (1, 0)), (270, (1, 1))],
)
def test_a_turned_page_stands_as_its_reader_sees_it(
    tmp_path: Path, turn: int, corner: tuple[int, int]
) -> None:
    # A red corner at the left foot of the trim, as it lies in the file.
    pdf = sheet(b"0 1 1 0 k 10 10 20 10 re f")
    pdf.pages[0].Rotate = turn
    size = (50, 100) if turn % 180 else (100, 50)
    made = printed(foreign(saved(pdf, tmp_path), *size))

    found = {
        (right, down)
        for right in (0, 1)
        for down in (0, 1)
        if is_red(made, 53 + right * (size[0] - 6), 103 + down * (size[1] - 6))
    }
    assert {corner} == found


def test_it_begins_in_the_state_of_a_new_page(tmp_path: Path) -> None:
    # It sets no colour: what is filled is black, whatever was drawn before it.
    path = saved(sheet(b"10 10 100 50 re f"), tmp_path)
    before = Tint(0, 0, 20, 20, pages.RED)
    pdf = printed(before, foreign(path))

    assert max(pixel(pdf, 100, 125)) < 90
    opened = read(pdf)
    state = opened.pages[0].Resources.ExtGState.Plain
    assert (False, 0) == (bool(state.op), int(state.OPM))


def test_what_comes_after_it_is_drawn_as_without_it(tmp_path: Path) -> None:
    path = saved(sheet(b"3 w 0 1 0 0 k 50 Tz 10 10 9 9 re f"), tmp_path)
    after = Tint(0, 0, 20, 20, pages.RED)
    names = [word for word, _ in operators(printed(foreign(path), after))]

    assert names.count("q") == names.count("Q") == 1
    assert is_red(printed(foreign(path), after), 10, 10)


def shared(tmp_path: Path) -> Path:
    pdf = sheet(b"/A Do /B Do")
    image = pdf.make_stream(b"\x40\x80\xc0\x00")
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width = image.Height = 1
    image.ColorSpace, image.BitsPerComponent = Name.DeviceCMYK, 8
    image.Metadata = pdf.make_stream(b"private")
    resources(pdf, XObject=Dictionary(A=image, B=image))
    pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 1, 1])])
    return saved(pdf, tmp_path)


def test_its_objects_come_with_it_and_nothing_else(tmp_path: Path) -> None:
    pdf = read(printed(foreign(shared(tmp_path))))
    form = pdf.pages[0].Resources.XObject.Ad1

    held = form.Resources.XObject
    assert held.A.objgen == held.B.objgen
    assert b"\x40\x80\xc0\x00" == held.A.read_bytes()
    assert "/Metadata" not in held.A
    kinds = [str(one.get("/Type")) for one in pdf.objects if hasattr(one, "get")]
    assert 1 == kinds.count("/Page")
    assert not any("/Annots" in one for one in pdf.objects if hasattr(one, "keys"))


def test_a_page_shown_twice_stands_in_the_file_once(tmp_path: Path) -> None:
    mark = foreign(shared(tmp_path))
    both = make_pdf([pages.page([mark]), pages.page([mark])], FACES, pages.edition())

    assert 1 == len(re.findall(rb"/Subtype\s*/Form", both))


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    mark = foreign(shared(tmp_path))

    assert printed(mark) == printed(mark)


def test_names_and_strings_of_any_kind_survive(tmp_path: Path) -> None:
    pdf = sheet()
    odd = Dictionary({"/A B#": pikepdf.String("(\\)"), "/数": Array([1, -0.5, True])})
    resources(pdf, Properties=Dictionary(P=odd))
    opened = read(printed(foreign(saved(pdf, tmp_path))))
    form = opened.pages[0].Resources.XObject.Ad1
    held = form.Resources.Properties.P

    assert "(\\)" == str(held["/A B#"])
    assert [1.0, -0.5, 1.0] == [float(each) for each in held["/数"]]
    assert "true" in held["/数"].unparse().decode("ascii")


def test_its_transparency_group_is_kept(tmp_path: Path) -> None:
    pdf = sheet()
    pdf.pages[0].Group = Dictionary(
        Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True
    )
    opened = read(printed(foreign(saved(pdf, tmp_path))))
    form = opened.pages[0].Resources.XObject.Ad1

    assert Name.DeviceCMYK == form.Group.CS


def test_a_file_that_changed_meanwhile_is_an_error(tmp_path: Path) -> None:
    mark = foreign(saved(sheet(), tmp_path))
    saved(sheet(b"0 0 1 0 k 0 0 9 9 re f"), tmp_path)

    with pytest.raises(FileError) as caught:
        printed(mark)
    assert "pdf-changed" == caught.value.problems[0].code


def test_what_a_press_file_may_not_hold_stays_behind(tmp_path: Path) -> None:
    pdf = sheet(b"/S gs /M gs /F Do 10 10 9 9 re f")
    curve = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=Decimal("0.5"))
    mask = Dictionary(S=Name.Luminosity, G=_form(pdf), TR=curve)
    proxy = _form(pdf)
    proxy.Ref = Dictionary(F=pikepdf.String("other.pdf"), Page=0)
    proxy.OPI = Dictionary()
    states = Dictionary(
        S=Dictionary(TR=curve, TR2=curve, HTP=Array([0, 0])), M=Dictionary(SMask=mask)
    )
    resources(pdf, ExtGState=states, XObject=Dictionary(F=proxy))
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.alert(1)"))
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")

    made = read(printed(foreign(saved(pdf, tmp_path))))

    held = made.pages[0].Resources.XObject.Ad1.Resources
    assert [] == list(held.ExtGState.S.keys())
    assert "/TR" in held.ExtGState.M.SMask  # its own, not the device's
    assert not {"/Ref", "/OPI"} & set(held.XObject.F.keys())
    whole = b"".join(each.unparse() for each in made.objects)
    assert b"JavaScript" not in whole
    assert {"/AA", "/OpenAction", "/Names"}.isdisjoint(made.Root.keys())


def _form(pdf: pikepdf.Pdf) -> pikepdf.Object:
    form = pdf.make_stream(b"0 0 9 9 re f")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, 9, 9])
    return form
