import math
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from layout.pictures.derive import Derivative, derive
from layout.pictures.profile import SHIPPED
from tests.pictures.samples import (
    BLUE,
    GREEN,
    PRESS,
    RED,
    YELLOW,
    code_of,
    corners,
    derived,
    exif,
    ink,
    near,
    packed,
    placed,
    plates,
    quarters,
    ramp,
    saved,
    seen,
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return saved(quarters((640, 480)), tmp_path / "photo.jpg", quality=95)


def test_a_colour_photograph_comes_in_four_inks(photo: Path) -> None:
    derivative = derived(photo)

    assert (640, 480, 4) == (derivative.width, derivative.height, derivative.components)
    assert ("CMYK", (640, 480)) == (plates(derivative).mode, plates(derivative).size)


def test_colours_look_as_they_were(photo: Path) -> None:
    found = corners(seen(derived(photo)))

    # Four inks on paper show a smaller world than a screen: saturated blue moves most.
    for colour, expected in zip(found, (RED, GREEN, BLUE, YELLOW), strict=True):
        assert near(colour, expected, 30)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((0.0, 0.0, 0.5, 0.5), RED),
        ((0.5, 0.0, 1.0, 0.5), GREEN),
        ((0.0, 0.5, 0.5, 1.0), BLUE),
        ((0.5, 0.5, 1.0, 1.0), YELLOW),
    ],
)
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_crop_is_of_the_upright_picture(
    tmp_path: Path,
    turn: int,
    place: tuple[float, float, float, float],
    expected: tuple[int, int, int],
) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = quarters((192, 96))
    stored = image.transpose(undo[turn]) if turn in undo else image
    path = saved(stored, tmp_path / "a.jpg", exif=exif(turn), quality=95)
    picture = replace(placed(path), width=48, height=24, crop=place)

    derivative = derive(picture, replace(PRESS, ppi=72), None)

    assert (48, 24) == (derivative.width, derivative.height)
    assert all(near(colour, expected, 30) for colour in corners(seen(derivative)))


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_whole_picture_is_turned_upright(tmp_path: Path, turn: int) -> None:
    path = saved(quarters((96, 64)), tmp_path / "a.jpg", exif=exif(turn), quality=95)
    with Image.open(path) as image:
        image.load()
        upright = {
            1: image,
            2: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
            3: image.transpose(Image.Transpose.ROTATE_180),
            4: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
            5: image.transpose(Image.Transpose.TRANSPOSE),
            6: image.transpose(Image.Transpose.ROTATE_270),
            7: image.transpose(Image.Transpose.TRANSVERSE),
            8: image.transpose(Image.Transpose.ROTATE_90),
        }[turn]
    pairs = zip(corners(seen(derived(path))), corners(upright), strict=True)

    assert all(near(found, expected, 30) for found, expected in pairs)


def test_pixels_beyond_the_resolution_of_the_press_are_taken_away(photo: Path) -> None:
    derivative = derived(photo, width=72)  # one inch

    assert (220, 165) == (derivative.width, derivative.height)


def test_no_pixels_are_invented(photo: Path) -> None:
    derivative = derived(photo, width=720)

    assert (640, 480) == (derivative.width, derivative.height)


def test_an_edge_carried_over_by_rounding_does_no_harm(photo: Path) -> None:
    hair = 1e-9
    picture = placed(photo, crop=(-hair, -hair, 1 + hair, 1 + hair))

    for width in (72, 640):
        shrunk = derive(replace(picture, width=width, height=width), PRESS, None)
        assert min(ink(plates(shrunk))) > 50  # no edge of paper


@given(left=st.integers(0, 30), width=st.integers(1, 91), shift=st.floats(0, 1))
@example(left=1, width=91, shift=0.5)
def test_no_crop_reaches_over_the_edge(
    tmp_path_factory: pytest.TempPathFactory, left: int, width: int, shift: float
) -> None:
    path = tmp_path_factory.getbasetemp() / "edge.png"
    if not path.exists():
        saved(Image.new("L", (91, 91), 255), path)
    start, end = (left + shift) / 91, min(1.0, (left + shift + width) / 91)
    picture = placed(path, crop=(start, start, end, end))

    found = plates(derive(picture, PRESS, None))

    assert found.getextrema() == (255, 255)


def test_the_cap_holds_where_a_paper_asks_for_more(photo: Path) -> None:
    derivative = derive(placed(photo, 72), replace(PRESS, ppi=600), None)

    assert derivative.width == 300


def test_a_fine_pattern_shrinks_to_grey_and_not_to_moire(tmp_path: Path) -> None:
    lines = Image.new("L", (2000, 400), 255)
    draw = ImageDraw.Draw(lines)
    for x in range(0, 2000, 2):
        draw.line((x, 0, x, 400), fill=0)
    path = saved(lines, tmp_path / "lines.png")

    low, high = plates(derived(path, width=100)).crop((20, 10, 280, 50)).getextrema()

    assert isinstance(low, int)
    assert isinstance(high, int)
    assert high - low <= 8


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_black_and_white_photograph_comes_in_black_alone(
    tmp_path: Path, mode: str
) -> None:
    path = saved(ramp().convert(mode), tmp_path / "a.jpg")

    derivative = derived(path)

    assert derivative.components == 1
    assert plates(derivative).mode == "L"


def test_a_little_red_makes_it_a_colour_photograph(tmp_path: Path) -> None:
    image = ramp((600, 400)).convert("RGB")
    image.paste(RED, (300, 200, 330, 230))

    assert derived(saved(image, tmp_path / "a.jpg")).components == 4


def test_in_black_alone_paper_is_255_and_solid_black_is_0(tmp_path: Path) -> None:
    image = Image.new("L", (64, 32), 0)
    image.paste(255, (32, 0, 64, 32))

    found = plates(derived(saved(image, tmp_path / "a.png")))

    assert (0, 255) == (found.getpixel((8, 16)), found.getpixel((56, 16)))


def test_greys_in_black_alone_look_as_light_as_they_were(tmp_path: Path) -> None:
    path = saved(ramp(), tmp_path / "a.png")
    printed = seen(derived(path)).convert("L")

    levels = [printed.getpixel((x, 32)) for x in range(256)]

    middle = levels[128]
    assert isinstance(middle, int)
    # Solid black on paper is no darker than a dark grey: the scale begins there.
    assert 120 <= middle <= 145
    assert levels == sorted(levels, key=lambda level: level or 0)


def test_a_page_without_coloured_ink_gets_no_colour(photo: Path) -> None:
    derivative = derived(photo, grey=True)

    assert derivative.components == 1
    levels = [colour[0] for colour in corners(seen(derivative))]
    red, green, blue, yellow = levels
    assert blue < red < green < yellow


def test_transparent_parts_are_paper(tmp_path: Path) -> None:
    image = quarters((64, 64)).convert("RGBA")
    image.putalpha(Image.new("L", (64, 64), 0))
    image.paste((*RED, 255), (0, 0, 32, 64))

    found = plates(derived(saved(image, tmp_path / "a.png"))).split()

    assert all(max(band.crop((44, 0, 64, 64)).tobytes()) <= 2 for band in found)
    assert near(corners(Image.merge("CMYK", found))[0], (29, 246, 214, 16), 60)


@pytest.mark.parametrize("kind", ["GIF", "PNG"])
def test_a_palette_is_looked_up(tmp_path: Path, kind: str) -> None:
    image = quarters().quantize(8)
    path = saved(image, tmp_path / "a", format=kind)

    found = corners(seen(derived(path)))

    for colour, expected in zip(found, (RED, GREEN, BLUE, YELLOW), strict=True):
        assert near(colour, expected, 30)


def test_a_transparent_colour_of_a_palette_is_paper(tmp_path: Path) -> None:
    image = Image.new("P", (32, 32), 1)
    image.putpalette([*RED, *BLUE])
    path = saved(image, tmp_path / "a.png", transparency=1)

    assert max(ink(plates(derived(path)).convert("CMYK"))) <= 1


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_are_not_cut_to_white(tmp_path: Path, kind: str) -> None:
    deep = Image.new("I;16", (32, 32), 0x8080)
    plain = Image.new("L", (32, 32), 0x80)

    found = derived(saved(deep, tmp_path / "deep", format=kind))

    assert found.data == derived(saved(plain, tmp_path / "plain", format=kind)).data


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_inks_of_a_cmyk_original_are_kept(tmp_path: Path, kind: str) -> None:
    image = Image.new("CMYK", (64, 64), (200, 20, 40, 10))
    image.paste((0, 180, 160, 30), (32, 0, 64, 64))
    path = saved(image, tmp_path / "a", format=kind, quality=95)

    found = corners(plates(derived(path)))

    assert near(found[0], (200, 20, 40, 10), 4)
    assert near(found[1], (0, 180, 160, 30), 4)


def test_a_cmyk_original_keeps_under_the_ink_limit(tmp_path: Path) -> None:
    image = Image.new("CMYK", (64, 64), (255, 255, 255, 255))
    path = saved(image, tmp_path / "a.tif")

    assert max(ink(plates(derived(path)))) <= 240


def test_a_cmyk_original_of_black_alone_stays_so(tmp_path: Path) -> None:
    image = Image.new("CMYK", (64, 64), (0, 0, 0, 90))
    derivative = derived(saved(image, tmp_path / "a.tif"))

    assert derivative.components == 1
    assert plates(derivative).getpixel((9, 9)) == 255 - 90


def test_a_cmyk_original_turns_grey_on_a_page_without_coloured_ink(
    tmp_path: Path,
) -> None:
    image = Image.new("CMYK", (64, 64), (0, 0, 0, 0))
    image.paste((255, 200, 0, 0), (0, 0, 32, 64))
    path = saved(image, tmp_path / "a.tif")

    found = plates(derived(path, grey=True))

    assert found.mode == "L"
    dark, light = found.getpixel((9, 9)), found.getpixel((60, 9))
    assert isinstance(dark, int)
    assert (True, 255) == (20 < dark < 120, light)


def test_no_spot_takes_more_ink_than_the_press_allows(tmp_path: Path) -> None:
    image = Image.new("RGB", (512, 256), "black")
    for band, colour in enumerate([(0, 0, 90), (90, 0, 0), (0, 60, 0), (30, 20, 10)]):
        image.paste(colour, (128 * band, 64, 128 * band + 128, 256))
    image.paste(quarters((128, 64)), (0, 192))

    found = ink(plates(derived(saved(image, tmp_path / "a.png"))))

    assert 225 <= max(found) <= 240


def test_a_paper_may_allow_less_ink(tmp_path: Path) -> None:
    path = saved(Image.new("RGB", (64, 64), (20, 10, 0)), tmp_path / "a.png")

    found = derive(placed(path), replace(PRESS, ink_limit=200), None)

    assert max(ink(plates(found))) <= 200


def test_shadows_do_not_run_into_one_black(tmp_path: Path) -> None:
    image = Image.new("RGB", (256, 64))
    for step in range(8):
        level = 8 * step
        image.paste((level + 8, level, level), (32 * step, 0, 32 * step + 32, 64))

    shown = seen(derived(saved(image, tmp_path / "a.png"))).convert("L")
    levels = [shown.getpixel((32 * step + 16, 32)) for step in range(8)]

    assert len(set(levels[1:])) == 7
    assert levels == sorted(levels, key=lambda level: level or 0)


def test_an_embedded_profile_says_what_the_numbers_mean(tmp_path: Path) -> None:
    # sRGB with the columns of red and green changed over: its red is our green.
    other = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = (
        other.replace(b"rXYZ", b"tmp!", 1)
        .replace(b"gXYZ", b"rXYZ", 1)
        .replace(b"tmp!", b"gXYZ", 1)
    )
    path = saved(quarters(), tmp_path / "a.png", icc_profile=swapped)

    found = corners(seen(derived(path)))

    assert found[0][1] > found[0][0] + 60


@pytest.mark.parametrize("profile", [b"nonsense", b"\x00" * 200])
def test_a_damaged_profile_of_a_picture_is_passed_over(
    tmp_path: Path, profile: bytes
) -> None:
    plain = saved(quarters(), tmp_path / "a.png")
    path = saved(quarters(), tmp_path / "b.png", icc_profile=profile)

    assert derived(path).data == derived(plain).data


def test_nothing_of_the_original_but_pixels_gets_into_the_file(tmp_path: Path) -> None:
    path = saved(quarters(), tmp_path / "a.jpg", exif=exif(1), comment=b"home address")

    assert b"home address" not in derived(path).data
    assert b"Exif" not in derived(path).data


def test_a_picture_changed_since_it_was_read_is_an_error(photo: Path) -> None:
    picture = placed(photo)
    saved(ramp(), photo)

    assert code_of(lambda: derive(picture, PRESS, None)) == "photo-changed"


def test_a_picture_that_cannot_be_unpacked_is_an_error(tmp_path: Path) -> None:
    content = packed(ramp((200, 200)), "TIFF", compression="tiff_deflate")
    path = tmp_path / "a.tif"
    path.write_bytes(content.replace(content[8:60], b"\xff" * 52, 1))

    assert code_of(lambda: derived(path)) == "photo-broken"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "profile-missing"),
        (b"not a profile", "profile-broken"),
        (
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
            "profile-kind",
        ),
    ],
)
def test_a_press_profile_that_does_not_serve_is_an_error(
    photo: Path, content: bytes | None, code: str
) -> None:
    path = photo.parent / "press.icc"
    if content is not None:
        path.write_bytes(content)
    press = replace(PRESS, icc=str(path))

    assert code_of(lambda: derive(placed(photo), press, None)) == code


def test_a_hit_gives_the_same_bytes_and_needs_no_original(photo: Path) -> None:
    cache = photo.parent / "cache"
    picture = placed(photo, 200)

    first = derive(picture, PRESS, cache)
    photo.unlink()

    assert derive(picture, PRESS, cache) == first


def test_whatever_changes_the_plates_is_another_entry(photo: Path) -> None:
    cache = photo.parent / "cache"
    picture = placed(photo, 100)
    one = derive(picture, PRESS, cache)

    others = [
        derive(replace(picture, crop=(0.0, 0.0, 0.5, 0.5)), PRESS, cache),
        derive(replace(picture, grey=True), PRESS, cache),
        derive(replace(picture, width=90), PRESS, cache),
        derive(picture, replace(PRESS, ink_limit=200), cache),
    ]

    assert len({one.data, *(other.data for other in others)}) == 5


def test_a_corrupt_entry_is_made_again(photo: Path) -> None:
    cache = photo.parent / "cache"
    picture = placed(photo, 100)
    first = derive(picture, PRESS, cache)
    for entry in cache.iterdir():
        content = bytearray(entry.read_bytes())
        content[-1] ^= 1
        entry.write_bytes(content)

    assert derive(picture, PRESS, cache) == first


def test_without_a_writable_cache_the_work_is_done_all_the_same(photo: Path) -> None:
    nowhere = photo / "cache"  # a file is in the way

    assert derive(placed(photo), PRESS, nowhere) == derive(placed(photo), PRESS, None)


def test_two_processes_give_the_same_bytes(photo: Path) -> None:
    program = (
        "import sys, hashlib; from pathlib import Path;"
        "from tests.pictures.samples import derived;"
        "made = derived(Path(sys.argv[1]), 150);"
        "print(hashlib.sha256(made.data).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]

    runs = [
        subprocess.run(
            [sys.executable, "-c", program, str(photo)],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "UTC"))
    ]

    assert runs[0] == runs[1]


def test_the_picture_on_the_plate_is_the_one_in_the_file(photo: Path) -> None:
    # Against an exact conversion of every pixel the table may round, not err.
    with Image.open(photo) as image:
        exact = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            ImageCms.getOpenProfile(str(SHIPPED)),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="CMYK",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    assert exact is not None
    found = plates(derived(photo))

    for one, other in zip(corners(found), corners(exact), strict=True):
        assert math.dist(one, other) <= 8


def bits(derivative: Derivative) -> Image.Image:
    """Give line art unpacked as a press would read it."""
    size = (derivative.width, derivative.height)
    return Image.frombytes("1", size, zlib.decompress(derivative.data))


def test_line_art_stays_black_and_white_alone(tmp_path: Path) -> None:
    image = Image.new("1", (900, 300), 1)
    ImageDraw.Draw(image).line((0, 0, 899, 299), fill=0, width=9)
    path = saved(image, tmp_path / "stamp.png")

    derivative = derived(path, width=72.0)  # an inch: 900 pixels are too many

    assert (600, 200, 1, 1) == (
        derivative.width,
        derivative.height,
        derivative.components,
        derivative.bits,
    )
    found = bits(derivative)
    assert 0 == found.getpixel((300, 100))
    assert 255 == found.getpixel((500, 40))


def test_line_art_is_not_enlarged(tmp_path: Path) -> None:
    path = saved(Image.new("1", (90, 30), 1), tmp_path / "stamp.png")

    derivative = derived(path, width=72.0)

    assert (90, 30) == (derivative.width, derivative.height)


@pytest.mark.parametrize(("rule", "kept"), [("keep", True), ("convert", False)])
def test_inks_are_kept_or_converted_as_the_paper_says(
    tmp_path: Path, rule: str, *, kept: bool
) -> None:
    # The press's own profile under another identity: the way there and back is not
    # without loss, since the profile makes its own black of the lightness it finds.
    other = bytearray(SHIPPED.read_bytes())
    other[84:100] = bytes(range(16))
    inks = (200, 10, 10, 60)
    image = Image.new("CMYK", (64, 64), inks)
    path = saved(image, tmp_path / "inks.jpg", quality=100, icc_profile=bytes(other))

    derivative = derive(placed(path), replace(PRESS, cmyk=rule), None)

    pixel = plates(derivative).getpixel((32, 32))
    assert isinstance(pixel, tuple)
    moved = max(abs(a - b) for a, b in zip(pixel, inks, strict=True))
    assert kept is (moved <= 2)
