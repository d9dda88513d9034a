import hashlib
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from layout.errors import PictureError
from layout.pictures.probe import probe
from tests.pictures.samples import (
    WHERE,
    code_of,
    exif,
    packed,
    probed,
    quarters,
    ramp,
    saved,
)

JPEG = packed(quarters())


def test_a_photograph_is_known_by_its_header(tmp_path: Path) -> None:
    path = saved(quarters((96, 64)), tmp_path / "market.jpg")

    photo = probe(path, "market.jpg", WHERE)

    assert (96, 64, "RGB") == (photo.width, photo.height, photo.mode)
    assert (path, "market.jpg") == (photo.path, photo.name)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == photo.sha256


@pytest.mark.parametrize(
    ("claimed", "told"),
    [((300, 300), 300), (None, 0), ((1, 1), 0), ((204, 98), 0)],
)
def test_a_picture_is_as_fine_as_it_says(
    tmp_path: Path, claimed: tuple[int, int] | None, told: float
) -> None:
    path = tmp_path / "ad.tif"
    quarters((96, 64)).save(path, dpi=claimed)

    assert told == probe(path, "ad.tif", WHERE).ppi


@pytest.mark.parametrize("turn", range(1, 9))
def test_width_and_height_are_upright(tmp_path: Path, turn: int) -> None:
    path = saved(quarters((96, 64)), tmp_path / "turned.jpg", exif=exif(turn))

    photo = probed(path)

    assert ((96, 64) if turn < 5 else (64, 96)) == (photo.width, photo.height)


@pytest.mark.parametrize("turn", [0, 9, 700])
def test_nonsense_in_exif_does_not_turn(tmp_path: Path, turn: int) -> None:
    path = saved(quarters((96, 64)), tmp_path / "odd.jpg", exif=exif(turn))

    assert (96, 64) == (probed(path).width, probed(path).height)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_other_formats_are_upright_too(tmp_path: Path, kind: str) -> None:
    path = saved(quarters((96, 64)), tmp_path / f"t.{kind.lower()}", exif=exif(6))

    assert (64, 96) == (probed(path).width, probed(path).height)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("L", "JPEG"),
        ("RGB", "JPEG"),
        ("CMYK", "JPEG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("P", "GIF"),
        ("LA", "PNG"),
        ("RGBA", "PNG"),
        ("I;16", "PNG"),
        ("I;16", "TIFF"),
        ("CMYK", "TIFF"),
        ("RGB", "TIFF"),
        ("RGB", "BMP"),
        ("RGBA", "WEBP"),
        ("RGB", "AVIF"),
    ],
)
def test_every_mode_of_a_newsroom_is_read(tmp_path: Path, mode: str, kind: str) -> None:
    path = saved(Image.new(mode, (20, 10)), tmp_path / "picture", format=kind)

    assert (20, 10, mode) == (
        probed(path).width,
        probed(path).height,
        probed(path).mode,
    )


def test_a_missing_picture_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(PictureError) as caught:
        probe(tmp_path / "bridge.jpg", "bridge.jpg", WHERE)

    (found,) = caught.value.problems
    assert ("photo-missing", WHERE) == (found.code, found.where)
    assert ("name", "bridge.jpg") in found.values


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    assert code_of(lambda: probed(tmp_path)) == "photo-unreadable"


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()

    assert code_of(lambda: probed(tmp_path / "a.jpg")) == "photo-empty"


@pytest.mark.parametrize(
    "content", ["一篇稿件".encode(), b"%PDF-1.6\n", b"\x00\x00\x00\x18ftypheic" * 4]
)
def test_what_is_no_picture_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)

    assert code_of(lambda: probed(path)) == "photo-kind"


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_jpeg_is_found(
    tmp_path: Path, share: float, *, progressive: bool
) -> None:
    content = packed(quarters((640, 480)), progressive=progressive)
    path = tmp_path / "a.jpg"
    path.write_bytes(content[: int(len(content) * share)])

    assert code_of(lambda: probed(path)) == "photo-broken"


def test_the_end_of_a_thumbnail_is_not_the_end_of_the_picture(tmp_path: Path) -> None:
    thumbnail = packed(quarters((16, 16)))
    tag = b"Exif\x00\x00" + thumbnail
    segment = b"\xff\xe1" + struct.pack(">H", len(tag) + 2) + tag
    whole = JPEG[:2] + segment + JPEG[2:]
    path = tmp_path / "a.jpg"

    path.write_bytes(whole)
    assert probed(path).width == 96
    path.write_bytes(whole[: len(segment) + 400])
    assert code_of(lambda: probed(path)) == "photo-broken"


def test_what_a_camera_appends_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(JPEG + b"\x00" * 100 + b"maker's note \xff\xda")

    assert probed(path).width == 96


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "GIF", "WEBP", "BMP", "AVIF"])
def test_other_truncated_pictures_are_found(tmp_path: Path, kind: str) -> None:
    content = packed(ramp((300, 200)), kind)
    path = tmp_path / "a"
    path.write_bytes(content[: len(content) * 2 // 3])

    assert code_of(lambda: probed(path)) == "photo-broken"


def test_a_png_with_a_flipped_bit_is_found(tmp_path: Path) -> None:
    content = bytearray(packed(quarters(), "PNG"))
    content[len(content) // 2] ^= 1
    path = tmp_path / "a.png"
    path.write_bytes(content)

    assert code_of(lambda: probed(path)) == "photo-broken"


def test_a_header_of_huge_dimensions_is_refused_unopened(tmp_path: Path) -> None:
    header = b"IHDR" + struct.pack(">2I5B", 40_000, 20_000, 8, 2, 0, 0, 0)
    path = tmp_path / "a.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + header
        + struct.pack(">I", zlib.crc32(header))
        + struct.pack(">I", 0)
        + b"IDAT"
        + struct.pack(">I", zlib.crc32(b"IDAT"))
    )

    assert code_of(lambda: probed(path)) == "photo-large"


def test_numbers_without_a_meaning_in_print_are_refused(tmp_path: Path) -> None:
    path = saved(Image.new("F", (8, 8), 0.5), tmp_path / "a.tif")

    assert code_of(lambda: probed(path)) == "photo-mode"


def test_pillow_does_not_mutter_into_the_terminal(tmp_path: Path) -> None:
    content = packed(quarters(), "TIFF")
    path = tmp_path / "a.tif"
    path.write_bytes(content[:-40])  # its list of tags stands at the end
    program = (
        "import sys; from pathlib import Path;"
        "from layout.errors import PictureError, Where;"
        "from layout.pictures.probe import probe\n"
        "try: probe(Path(sys.argv[1]), 'a', Where('a'))\n"
        "except PictureError: print('refused')"
    )

    run = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        check=True,
        text=True,
    )

    assert (run.stdout, run.stderr) == ("refused\n", "")


DAMAGED = [packed(quarters((48, 32)), kind) for kind in ("JPEG", "PNG", "TIFF", "GIF")]


@given(
    content=st.sampled_from(DAMAGED),
    flips=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8),
    length=st.integers(0, 4000),
)
def test_damage_never_ends_in_anything_but_an_error_of_ours(
    tmp_path_factory: pytest.TempPathFactory,
    content: bytes,
    flips: list[tuple[int, int]],
    length: int,
) -> None:
    damaged = bytearray(content)
    for place, value in flips:
        damaged[place % len(damaged)] = value
    path = tmp_path_factory.getbasetemp() / "damaged"
    path.write_bytes(damaged[:length] if length else damaged)

    try:
        photo = probed(path)
    except PictureError as error:
        assert len(error.problems) == 1  # noqa: PT017 - either outcome is right
    else:
        assert photo.width > 0
