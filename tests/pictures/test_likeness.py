from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from layout.errors import PictureError
from layout.model.issue import Photograph
from layout.pictures.likeness import likeness_of
from tests.houses import EXAMPLE
from tests.pictures.samples import probed, saved


def scene(seed: int) -> Image.Image:
    """Give a sky, a ground and some buildings, others for each seed."""
    image = Image.new("RGB", (1200, 800), (225, 230, 235))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 500, 1200, 800), fill=(90, 95, 90))
    for number in range(6):
        left = (number * 211 + seed * 137) % 1000
        high = 120 + (number * 73 + seed * 191) % 330
        grey = 30 + (number * 53 + seed * 29) % 120
        draw.rectangle((left, 520 - high, left + 150, 560), fill=(grey, grey, grey))
    return image


def shot(image: Image.Image, path: Path) -> Photograph:
    return probed(saved(image, path))


def test_a_photograph_is_like_itself_at_another_size(tmp_path: Path) -> None:
    large = likeness_of(shot(scene(1), tmp_path / "a.jpg"))
    small = likeness_of(shot(scene(1).resize((600, 400)), tmp_path / "b.jpg"))

    assert large.is_like(small)
    assert small.is_like(large)


def test_a_photograph_is_like_its_brighter_or_slightly_cropped_self(
    tmp_path: Path,
) -> None:
    first = likeness_of(shot(scene(1), tmp_path / "a.jpg"))
    bright = ImageEnhance.Brightness(scene(1)).enhance(1.1)
    cropped = scene(1).crop((12, 8, 1200, 800))

    assert first.is_like(likeness_of(shot(bright, tmp_path / "b.jpg")))
    assert first.is_like(likeness_of(shot(cropped, tmp_path / "c.jpg")))


@pytest.mark.parametrize("seed", [2, 3, 4, 5])
def test_two_scenes_under_one_sky_are_not_alike(tmp_path: Path, seed: int) -> None:
    first = likeness_of(shot(scene(1), tmp_path / "a.jpg"))
    other = likeness_of(shot(scene(seed), tmp_path / "b.jpg"))

    assert not first.is_like(other)


def test_two_plain_pictures_are_alike_only_as_one_file(tmp_path: Path) -> None:
    plain = Image.new("RGB", (300, 200), (90, 90, 90))
    first = likeness_of(shot(plain, tmp_path / "a.jpg"))
    other = likeness_of(shot(plain.resize((600, 400)), tmp_path / "b.jpg"))

    assert first.is_like(first)
    assert not first.is_like(other)


def test_the_example_has_no_picture_twice() -> None:
    photos = sorted((EXAMPLE / "photos").glob("*.jpg"))
    seen = [likeness_of(probed(path)) for path in photos]

    assert len(seen) == 7
    assert not any(a.is_like(b) for a in seen for b in seen if a is not b)


def test_a_file_that_is_gone_cannot_be_compared(tmp_path: Path) -> None:
    photo = shot(scene(1), tmp_path / "a.jpg")

    with pytest.raises(PictureError):
        likeness_of(replace(photo, path=tmp_path / "b.jpg"))
