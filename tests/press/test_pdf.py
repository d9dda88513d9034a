"""The file as a whole: boxes, what it says of itself, its bytes, how it is written."""

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from layout import __version__
from layout.errors import FileError, FontError
from layout.model.page import PlacedPage, Rule, Tint
from layout.press.pdf import Edition, make_pdf, write_pdf
from tests.press.pages import (
    BLACK,
    GRID,
    RED,
    edition,
    glyphs,
    open_vendored,
    page,
    paper,
    run,
)
from tests.press.reading import read


def sample(bleed: float = 0) -> PlacedPage:
    return page(
        [
            Tint(20, 20, 260, 60, RED, 0.15),
            run("青澜日报", role="head", x=30, y=60, size=30, colour=RED, scale=0.9),
            Rule(20, 90, 280, 90, 0.5, BLACK),
            *(run(f"第{n}行：本报讯——“通知”2026", y=110 + 13 * n) for n in range(9)),
            run("LATIN office", role="kai", y=260, language="en"),
        ],
        bleed,
    )


def made(bleed: float = 0) -> bytes:
    return make_pdf([sample(bleed)], open_vendored(), edition())


@pytest.mark.parametrize("bleed", [0, 8.504])
def test_trim_lies_in_bleed_in_media(bleed: float) -> None:
    with read(made(bleed)) as pdf:
        boxes = [
            [float(edge) for edge in pdf.pages[0].obj[key]]
            for key in ("/MediaBox", "/BleedBox", "/TrimBox")
        ]

    far = [GRID.trim_width + 2 * bleed, GRID.trim_height + 2 * bleed]
    assert boxes[0] == boxes[1] == pytest.approx([0, 0, *far])
    trim = [bleed, bleed, GRID.trim_width + bleed, GRID.trim_height + bleed]
    assert boxes[2] == pytest.approx(trim)


def test_the_file_is_pdf_1_6_and_says_whose_it_is() -> None:
    with read(made()) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert pdf.pdf_version == "1.6"
        assert str(pdf.Root.Lang) == "zh-Hans"

    assert info == {
        "/Title": "青澜日报 2026年11月23日 第1版",
        "/Author": "青澜日报",
        "/Creator": f"Banxin {__version__}",
        "/Producer": f"Banxin {__version__}",
        "/CreationDate": "D:20261123000000+08'00'",
        "/ModDate": "D:20261123000000+08'00'",
        "/Trapped": "/False",
    }


def test_no_face_but_our_own_gets_into_the_file() -> None:
    assert b"Helvetica" not in made()
    with read(made()) as pdf:
        fonts = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary)
            and one.get("/Type") == "/Font"
            and one.Subtype == "/Type0"
        ]
        assert all("+" in str(font.BaseFont) for font in fonts)
        assert len(fonts) == 3


def test_every_object_is_used() -> None:
    again = io.BytesIO()
    with read(made()) as pdf:
        before = len(pdf.objects)
        # Only what the trailer leads to is saved.
        pdf.save(again, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    with read(again.getvalue()) as pdf:
        assert len(pdf.objects) == before


def test_streams_end_on_a_line_of_their_own() -> None:
    pdf = made()

    ends = [found.start() for found in re.finditer(rb"endstream", pdf)]
    assert len(ends) > 5
    assert all(pdf[end - 1 : end] == b"\n" for end in ends)
    assert b"/Filter [" not in pdf


def test_no_comment_gives_away_how_it_was_made() -> None:
    comments = re.findall(rb"^%.*$", made().split(b"stream")[0], re.MULTILINE)

    assert comments[0] == b"%PDF-1.6"
    assert len(comments) == 2


@pytest.mark.qpdf
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    target = tmp_path / "issue.pdf"
    write_pdf([sample(), sample(8.504)], target, open_vendored(), edition())

    checked = subprocess.run(
        ["qpdf", "--check", target], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.poppler
def test_poppler_draws_the_page_without_a_complaint(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    write_pdf([sample()], target, open_vendored(), edition())

    drawn = subprocess.run(
        ["pdftoppm", "-r", "36", "-gray", target, tmp_path / "page"],
        capture_output=True,
        check=True,
    )
    assert drawn.stderr == b""
    assert_ink(tmp_path / "page-1.pgm")


@pytest.mark.gs
def test_ghostscript_draws_the_page_without_a_complaint(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    write_pdf([sample()], target, open_vendored(), edition())

    drawn = subprocess.run(
        ["gs", "-q", "-sDEVICE=pgmraw", "-r36", "-o", tmp_path / "page.pgm", target],
        capture_output=True,
        check=True,
    )
    assert drawn.stderr + drawn.stdout == b""
    assert_ink(tmp_path / "page.pgm")


def assert_ink(raster: Path) -> None:
    """Ink in the headline and in the text, none in the margins."""
    with Image.open(raster) as image:
        assert image.size == (150, 200)
        assert darkest(image, (15, 20, 80, 32)) < 160
        assert darkest(image, (10, 52, 90, 105)) < 160
        assert darkest(image, (0, 0, 9, 200)) == 255
        assert darkest(image, (0, 140, 150, 200)) == 255


def darkest(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Give the darkest grey in a part of an image."""
    found = image.crop(box).histogram()
    return next(grey for grey, count in enumerate(found) if count)


_SCRIPT = """
import hashlib, sys
from layout.press.pdf import make_pdf
from tests.press.pages import edition, open_vendored
from tests.press.test_pdf import sample
pdf = make_pdf([sample(), sample(8.504)], open_vendored(), edition())
print(hashlib.sha256(pdf).hexdigest())
"""


def test_the_same_page_gives_the_same_bytes_in_any_process() -> None:
    settings = [("1", "UTC", "2026-11-23"), ("2", "Asia/Shanghai", "")]
    root = Path(__file__).parents[2]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _SCRIPT],
            cwd=root,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "PYTHONPATH": ".",
                "SOURCE_DATE_EPOCH": "1" if day else "2",
            },
            stdout=subprocess.PIPE,
        )
        for seed, zone, day in settings
    ]

    one, two = (process.communicate()[0] for process in running)

    assert one == two
    assert len(one.strip()) == 64


def test_the_identifier_follows_the_content() -> None:
    faces = open_vendored()

    def identifier(text: str, day: date) -> bytes:
        made_on = Edition(paper(), "x", "x", day)
        with read(make_pdf([page([run(text)])], faces, made_on)) as pdf:
            first, second = pdf.trailer.ID
            assert bytes(first) == bytes(second)
            return bytes(first)

    day = date(2026, 11, 23)
    found = [
        identifier("一版", day),
        identifier("二版", day),
        identifier("一版", date(2026, 11, 24)),
    ]
    assert len({*found}) == 3
    assert all(len(each) == 16 and any(each) for each in found)


def test_a_page_without_marks_is_a_blank_page() -> None:
    with read(make_pdf([page([])], open_vendored(), edition())) as pdf:
        assert len(pdf.pages) == 1
        assert "/XObject" not in pdf.pages[0].Resources


def test_a_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "build" / "page.pdf"

    write_pdf([sample()], target, open_vendored(), edition())
    write_pdf([page([])], target, open_vendored(), edition())

    assert target.read_bytes() == make_pdf([page([])], open_vendored(), edition())
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_in_the_way_is_told_with_its_place(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    target.mkdir()

    with pytest.raises(FileError) as caught:
        write_pdf([page([])], target, open_vendored(), edition())

    (problem,) = caught.value.problems
    assert (problem.code, problem.where.file) == ("pdf-unwritten", str(target))
    assert list(tmp_path.iterdir()) == [target]


def test_a_page_that_fails_leaves_the_earlier_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "page.pdf"
    write_pdf([sample()], target, open_vendored(), edition())
    before = target.read_bytes()
    lost = glyphs("NoSuchFace", [(1, "字")])

    with pytest.raises(FontError):
        write_pdf([page([lost])], target, open_vendored(), edition())

    assert target.read_bytes() == before
