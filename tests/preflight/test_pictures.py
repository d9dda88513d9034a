"""Photographs: sharpness, shape, names, and white under them."""

from dataclasses import replace

import pytest

from layout.model.finding import Severity
from layout.model.issue import Rows, Story
from layout.model.page import GlyphRun, Picture
from layout.model.text import Paragraph, Role
from tests.preflight.marks import MANIFEST
from tests.preflight.pages import Proof, Tale, article, paragraph, photo, proof

TALE = Tale(photo=photo(), photo_rows=30)


def placed(page: Proof) -> Picture:
    """Give the picture of a page."""
    return next(m for m in page.placed.marks if isinstance(m, Picture))


def with_picture(page: Proof, picture: Picture) -> Proof:
    """Give a page with another picture."""
    marks = tuple(picture if isinstance(m, Picture) else m for m in page.placed.marks)
    return replace(page, placed=replace(page.placed, marks=marks))


def at_ppi(ppi: float, mode: str = "RGB") -> Proof:
    """Give a page whose picture has so many pixels to the inch."""
    high = placed(proof()).height
    pixels = round(high / 72 * ppi)
    shot = photo(2 * pixels, pixels)
    shot = replace(shot, image=replace(shot.image, mode=mode))
    return proof(replace(TALE, photo=shot))


@pytest.mark.parametrize(
    ("ppi", "code"),
    [(90, "photo-too-coarse"), (101, "photo-coarse"), (149, "photo-coarse"), (151, "")],
)
def test_a_photograph_has_pixels_enough_for_its_size(ppi: float, code: str) -> None:
    codes = {"photo-too-coarse", "photo-coarse"}.intersection(at_ppi(ppi).codes())

    assert ({code} if code else set()) == codes


def test_the_finding_says_how_wide_the_photograph_may_be() -> None:
    page = at_ppi(75)
    finding = page.only("photo-too-coarse")
    values = dict(finding.values)

    assert Severity.ERROR is finding.severity
    assert ("issue.yaml", 9) == (finding.where.file, finding.where.line)
    assert abs(int(values["width"]) / 2 - int(values["width_fit"])) <= 1


def test_a_crop_costs_pixels() -> None:
    page = at_ppi(160)
    cropped = replace(placed(page), crop=(0.0, 0.0, 0.6, 0.6))
    half = with_picture(page, cropped)

    assert "photo-coarse" not in page.codes()
    assert "photo-too-coarse" in half.codes()


def test_art_of_one_bit_wants_more_pixels() -> None:
    assert "photo-too-coarse" in at_ppi(540, "1").codes()
    assert "photo-coarse" in at_ppi(790, "1").codes()


@pytest.mark.parametrize(("share", "told"), [(1.005, False), (1.02, True)])
def test_a_photograph_keeps_its_shape(share: float, *, told: bool) -> None:
    picture = placed(proof())
    page = with_picture(proof(), replace(picture, width=picture.width * share))

    assert told == ("photo-distorted" in page.codes())


@pytest.mark.parametrize(("bottom", "told"), [(0.86, False), (0.80, True)])
def test_a_deep_crop_is_told(bottom: float, *, told: bool) -> None:
    picture = placed(proof())
    cropped = replace(
        picture, crop=(0.0, 0.0, 1.0, bottom), height=picture.height * bottom
    )
    page = with_picture(proof(), cropped)

    assert told == ("photo-cropped" in page.codes())


def test_a_crop_that_the_editor_allows_needs_no_word() -> None:
    allowed = proof(replace(TALE, photo=replace(photo(), crop=0.3)))
    cropped = replace(placed(allowed), crop=(0.0, 0.0, 1.0, 0.75))

    assert "photo-cropped" not in with_picture(allowed, cropped).codes()
    assert "photo-cropped" in with_picture(proof(), cropped).codes()


def test_a_photograph_of_the_manifest_is_on_the_page() -> None:
    page = proof(Tale())
    items = (Story(article(Tale()), MANIFEST, photos=(photo(),)),)
    asked = page.paged(replace(page.page, root=Rows(items, MANIFEST)))

    assert "photo-not-placed" in asked.codes()
    assert "photo-not-placed" not in proof().codes()


def named(caption: Paragraph | None = None) -> list[str]:
    """Give what is found on a page whose photograph has no credit of its own."""
    shot = replace(photo(named=False), caption=caption)
    return proof(replace(TALE, photo=shot)).codes()


def test_a_photograph_wants_caption_and_credit() -> None:
    caption = paragraph("lead", Role.CAPTION, "江岸的灯火映入水中")

    assert {"caption-missing", "credit-missing"} <= set(named())
    assert "caption-missing" not in named(caption)


def test_a_caption_that_names_the_photographer_is_credit_enough() -> None:
    caption = paragraph("lead", Role.CAPTION, "江岸灯火（顾小满摄）")

    assert "credit-missing" not in named(caption)


@pytest.mark.parametrize(
    ("byline", "told"), [("周一鸣 文/图", False), ("周一鸣", True)]
)
def test_a_byline_for_text_and_pictures_is_credit_enough(
    byline: str, *, told: bool
) -> None:
    tale = replace(TALE, photo=photo(named=False))
    own = replace(article(tale), byline=paragraph("lead", Role.BYLINE, byline))
    page = proof(tale)
    items = (Story(own, MANIFEST, photos=(photo(named=False),)),)
    page = page.paged(replace(page.page, root=Rows(items, MANIFEST)))

    assert told == ("credit-missing" in page.codes())


@pytest.mark.parametrize(("up", "told"), [(3.0, False), (5.5, True), (6.4, True)])
def test_a_caption_does_not_touch_its_picture(up: float, *, told: bool) -> None:
    page = proof()
    marks = tuple(
        replace(m, y=m.y - up)
        if isinstance(m, GlyphRun) and m.span and m.span.role is Role.CAPTION
        else m
        for m in page.placed.marks
    )
    page = replace(page, placed=replace(page.placed, marks=marks))

    assert told == ("caption-touches" in page.codes())


def test_a_page_almost_without_pictures_is_noted() -> None:
    assert Severity.NOTE is proof(Tale()).only("art-scarce").severity
