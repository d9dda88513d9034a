"""Photographs in the file."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from layout.model.page import Picture
from layout.press.pdf import make_pdf
from tests.press.pages import edition, open_vendored, page, photograph
from tests.press.reading import operators, read

ALL = (0.0, 0.0, 1.0, 1.0)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Give a picture, left half red, right half white."""
    path = tmp_path / "photo.png"
    image = Image.new("RGB", (64, 48), "white")
    image.paste((230, 0, 18), (0, 0, 32, 48))
    image.save(path)
    return path


def picture(path: Path, *, y: float = 50, grey: bool = False) -> Picture:
    return Picture(20, y, 160, 120, photograph(path), ALL, grey)


def make(*marks: Picture) -> bytes:
    return make_pdf([page(marks)], open_vendored(), edition())


def test_a_colour_picture_is_a_cmyk_jpeg_that_is_read_upside_up(photo: Path) -> None:
    with read(make(picture(photo))) as opened:
        (image,) = opened.pages[0].Resources.XObject.values()
        data = image.read_raw_bytes()

        assert str(image.ColorSpace) == "/DeviceCMYK"
        assert [int(x) for x in image.Decode] == [1, 0] * 4
        assert str(image.Filter) == "/DCTDecode"
        assert image.BitsPerComponent == 8
    with Image.open(io.BytesIO(data)) as jpeg:
        assert (jpeg.format, jpeg.mode, jpeg.size) == ("JPEG", "CMYK", (64, 48))


def test_a_grey_picture_is_black_ink_alone(photo: Path) -> None:
    with read(make(picture(photo, grey=True))) as opened:
        (image,) = opened.pages[0].Resources.XObject.values()

        assert str(image.ColorSpace) == "/DeviceGray"
        assert "/Decode" not in image


def test_a_picture_fills_its_rectangle_and_no_more(photo: Path) -> None:
    document = pypdfium2.PdfDocument(make(picture(photo)))
    image = document[0].render().to_pil().convert("RGB")
    document.close()

    red, green, _ = image.getpixel((60, 110))
    assert red > 150
    assert green < 100
    assert min(image.getpixel((140, 110))) > 240
    assert image.getpixel((10, 110)) == image.getpixel((60, 40)) == (255, 255, 255)
    assert image.getpixel((60, 180)) == (255, 255, 255)


def test_of_a_cut_out_nothing_is_seen_beyond_its_outline(photo: Path) -> None:
    corners = ((20.0, 50.0), (100.0, 50.0), (20.0, 170.0))
    cut = replace(picture(photo), outline=corners)
    document = pypdfium2.PdfDocument(make(cut, picture(photo, y=200)))
    image = document[0].render().to_pil().convert("RGB")
    document.close()

    red, green, _ = image.getpixel((40, 80))
    assert red > 150
    assert green < 100
    assert image.getpixel((80, 150)) == (255, 255, 255)
    # What is drawn after it is not cut.
    assert image.getpixel((90, 310))[1] < 100


def test_a_picture_does_not_overprint(photo: Path) -> None:
    names = [
        (name, [str(x) for x in operands])
        for name, operands in operators(make(picture(photo)))
    ]

    assert names[0] == ("gs", ["/Knock"])
    assert ("Do", ["/Im1"]) in names


def test_a_picture_shown_twice_stands_in_the_file_once(photo: Path) -> None:
    pages = [page([picture(photo), picture(photo, y=200)]), page([picture(photo)])]

    pdf = make_pdf(pages, open_vendored(), edition())

    with read(pdf) as opened:
        images = [
            one
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        assert len(images) == 1
    assert [name for name, _ in operators(pdf)].count("Do") == 2
    assert [name for name, _ in operators(pdf, 1)].count("Do") == 1


def test_a_page_lists_only_its_own_pictures(photo: Path) -> None:
    pages = [page([picture(photo)]), page([picture(photo, grey=True)]), page([])]

    with read(make_pdf(pages, open_vendored(), edition())) as opened:
        listed = [list(one.Resources.get("/XObject", {})) for one in opened.pages]

    assert listed == [["/Im1"], ["/Im2"], []]


def test_the_cache_changes_no_byte(photo: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    marks = [picture(photo)]
    faces = open_vendored()

    without = make_pdf([page(marks)], faces, edition())
    first = make_pdf([page(marks)], faces, edition(cache))
    again = make_pdf([page(marks)], faces, edition(cache))

    assert without == first == again
