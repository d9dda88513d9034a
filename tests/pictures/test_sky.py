from pathlib import Path

import pytest
from PIL import Image

from layout.pictures.sky import pale_edge
from tests.pictures.samples import WHOLE, code_of, exif, probed, saved

DARK, PALE, DULL = (60, 70, 80), (235, 238, 240), (205, 208, 210)


def view(edge: tuple[int, int, int], side: str) -> Image.Image:
    image = Image.new("RGB", (1200, 800), DARK)
    box = {
        "top": (0, 0, 1200, 200),
        "left": (0, 0, 200, 800),
        "right": (1000, 0, 1200, 800),
        "foot": (0, 600, 1200, 800),
    }[side]
    image.paste(edge, box)
    return image


@pytest.mark.parametrize("side", ["top", "left", "right"])
def test_a_pale_edge_wants_a_frame(tmp_path: Path, side: str) -> None:
    photo = probed(saved(view(PALE, side), tmp_path / "a.jpg"))

    assert pale_edge(photo, WHOLE)


def test_a_pale_foot_wants_none(tmp_path: Path) -> None:
    photo = probed(saved(view(PALE, "foot"), tmp_path / "a.jpg"))

    assert not pale_edge(photo, WHOLE)


def test_a_dull_sky_wants_none(tmp_path: Path) -> None:
    photo = probed(saved(view(DULL, "top"), tmp_path / "a.jpg"))

    assert not pale_edge(photo, WHOLE)


def test_it_is_the_edge_of_the_crop_that_counts(tmp_path: Path) -> None:
    photo = probed(saved(view(PALE, "top"), tmp_path / "a.jpg"))

    assert pale_edge(photo, (0.1, 0.05, 0.9, 1.0))
    assert not pale_edge(photo, (0.0, 0.3, 1.0, 1.0))


def test_a_turned_picture_is_looked_at_upright(tmp_path: Path) -> None:
    stored = view(PALE, "foot").transpose(Image.Transpose.ROTATE_180)
    photo = probed(saved(stored, tmp_path / "a.jpg", exif=exif(3)))

    assert not pale_edge(photo, WHOLE)


def test_a_transparent_edge_is_pale(tmp_path: Path) -> None:
    image = view(DARK, "top").convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 1200, 200))

    assert pale_edge(probed(saved(image, tmp_path / "a.png")), WHOLE)


def test_a_cmyk_picture_is_looked_at_as_light(tmp_path: Path) -> None:
    image = Image.new("CMYK", (300, 200), (80, 70, 60, 40))
    image.paste((4, 2, 2, 0), (0, 0, 300, 40))

    assert pale_edge(probed(saved(image, tmp_path / "a.jpg")), WHOLE)


def test_the_file_is_unpacked_once(tmp_path: Path) -> None:
    photo = probed(saved(view(PALE, "top"), tmp_path / "a.jpg"))
    cache = tmp_path / "cache"
    pale_edge(photo, WHOLE, cache)
    photo.path.unlink()

    assert pale_edge(photo, WHOLE, cache)
    assert not pale_edge(photo, (0.0, 0.3, 1.0, 1.0), cache)
    assert code_of(lambda: pale_edge(photo, WHOLE)) == "photo-missing"
