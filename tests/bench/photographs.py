"""Two photographs of twelve megapixels, drawn: a river at dusk, a street with lights.

``python -m tests.bench.photographs FOLDER [SHARE]`` writes both. They have what makes a
camera's file dear to decode, resize and convert: smooth sky, hard edges, fine pattern,
grain. Run as a process of its own, so that the runner stays small.
"""

import random
import sys
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.bench.newswire import chance
from tests.bench.plans import RIVER, STREET

SIZE: Final = (4000, 3000)
QUALITY: Final = 92

Ink: TypeAlias = tuple[int, int, int]


def draw_all(folder: Path, share: float = 1.0) -> None:
    """Write both photographs into a folder, their sides by a share of the full size."""
    size = (int(SIZE[0] * share), int(SIZE[1] * share))
    for name, scene in zip((RIVER, STREET), (_river, _street), strict=True):
        picture = _grained(scene(size, chance(name)), chance(name))
        picture.save(folder / name, quality=QUALITY, subsampling=0)


def _river(size: tuple[int, int], draw: random.Random) -> Image.Image:
    wide, high = size
    picture = _graded(size, (38, 52, 92), (248, 176, 104))
    pen = ImageDraw.Draw(picture)
    shore = int(high * 0.55)
    for depth in range(4):
        ink = (60 - 12 * depth, 66 - 12 * depth, 96 - 16 * depth)
        pen.polygon(_ridge(wide, shore - high * (4 - depth) // 40, shore, draw), ink)
    for _ in range(160):
        x = draw.randrange(wide)
        tall = draw.randrange(high // 60, high // 9)
        block = draw.randrange(wide // 120, wide // 45)
        pen.rectangle((x, shore - tall, x + block, shore), (24, 27, 46))
        for y in range(shore - tall + 8, shore - 8, max(9, high // 220)):
            if draw.random() < 0.5:
                pen.rectangle((x + 4, y, x + block // 2, y + 4), (252, 214, 140))
    mirrored = picture.crop((0, 0, wide, shore)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    water = mirrored.resize((wide, high - shore)).filter(ImageFilter.GaussianBlur(5))
    picture.paste(
        Image.blend(water, Image.new("RGB", water.size, (30, 44, 70)), 0.35), (0, shore)
    )
    pen = ImageDraw.Draw(picture)
    for _ in range(2600):
        x, y = draw.randrange(wide), draw.randrange(shore, high)
        pen.line((x, y, x + draw.randrange(20, 160), y), (236, 190, 132), 2)
    return picture


def _street(size: tuple[int, int], draw: random.Random) -> Image.Image:
    wide, high = size
    picture = _graded(size, (26, 24, 46), (92, 66, 84))
    pen = ImageDraw.Draw(picture)
    for x in range(0, wide, wide // 14):
        top = draw.randrange(high // 8, high // 3)
        shade = draw.randrange(28, 74)
        pen.rectangle(
            (x, top, x + wide // 15, int(high * 0.72)), (shade, shade - 8, shade)
        )
        for y in range(top + 30, int(high * 0.6), high // 30):
            for left in range(x + 20, x + wide // 16, wide // 80):
                ink = (240, 196, 120) if draw.random() < 0.4 else (50, 48, 60)
                pen.rectangle((left, y, left + wide // 130, y + high // 60), ink)
    pen.rectangle((0, int(high * 0.72), wide, high), (58, 50, 52))
    for _ in range(900):
        x, y = draw.randrange(wide), draw.randrange(int(high * 0.72), high)
        shade = draw.randrange(40, 120)
        pen.ellipse(
            (x, y, x + wide // 40, y + high // 160), (shade, shade - 10, shade - 14)
        )
    glow = Image.new("RGB", size)
    lights = ImageDraw.Draw(glow)
    for _ in range(420):
        x, y = draw.randrange(wide), draw.randrange(high // 3, int(high * 0.72))
        r = draw.randrange(6, high // 90)
        lights.ellipse((x - r, y - r, x + r, y + r), (255, 206, 130))
    return ImageChops.screen(
        picture, glow.filter(ImageFilter.GaussianBlur(high // 200))
    )


def _graded(size: tuple[int, int], top: Ink, foot: Ink) -> Image.Image:
    """Give a picture that goes from one ink at its head to another at its foot."""
    mask = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    return Image.composite(
        Image.new("RGB", size, foot), Image.new("RGB", size, top), mask
    )


def _ridge(
    wide: int, top: int, foot: int, draw: random.Random
) -> list[tuple[int, int]]:
    points = [(0, foot)]
    y = float(top)
    for x in range(0, wide + 1, max(1, wide // 90)):
        y += draw.uniform(-1, 1) * (foot - top) / 4
        y = min(max(y, top - (foot - top)), foot)
        points.append((x, int(y)))
    return [*points, (wide, foot)]


def _grained(picture: Image.Image, draw: random.Random) -> Image.Image:
    """Lay a sensor's grain over a picture."""
    half = (picture.width // 2, picture.height // 2)
    grain = Image.frombytes("L", half, draw.randbytes(half[0] * half[1]))
    fine = grain.resize(picture.size, Image.Resampling.BILINEAR).convert("RGB")
    return Image.blend(picture, fine, 0.06)


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
