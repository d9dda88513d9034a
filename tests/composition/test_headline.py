import tomllib
from dataclasses import replace

import pytest

from layout.composition.display import set_line
from layout.composition.headline import Headline, fit_headline
from layout.model.style import HeadlineFace, TextStyle
from layout.model.text import Role
from layout.model.wishes import HeadWish
from tests.houses import ROOT, example_house, paragraph

FACE = HeadlineFace("head", 27.0, 29.0, 5.0)


CASES = tomllib.loads((ROOT / "tests/cases/headlines.toml").read_text("utf-8"))


def fit(
    text: str,
    measure: float,
    *,
    breaks: tuple[int, ...] = (),
    wish: HeadWish | None = None,
) -> Headline:
    house = example_house()
    style = replace(house.paper.ladder[0], lines=(1, 3))
    words = replace(paragraph(text, role=Role.HEADLINE), breaks=breaks)
    return fit_headline(words, measure, (style, FACE, wish or HeadWish()), house)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["rule"])
def test_a_headline_is_broken_as_an_editor_would(case: dict[str, object]) -> None:
    text, *rest = str(case["headline"]).split("|")
    breaks = (len(text),) if rest else ()

    headline = fit(text + "".join(rest), float(str(case["measure"])), breaks=breaks)

    assert case["lines"] == [line.text for line in headline.lines]


def test_a_headline_is_spread_only_as_far_as_the_editor_allows() -> None:
    natural = fit("江水没有停", 300)

    spread = fit("江水没有停", 300, wish=HeadWish(tracking=(0, 6)))
    filled = fit("江水没有停", 150, wish=HeadWish(tracking=(0, 6)))

    gaps = 4 * 0.06 * 29
    assert round(natural.lines[0].width + gaps, 3) == round(spread.lines[0].width, 3)
    assert filled.lines[0].width <= 150
    assert spread.size == natural.size == filled.size


def test_a_headline_is_tightened_where_squeezing_does_not_hold_it() -> None:
    text = "江水没有停下来的一天又一天"
    one = HeadWish(lines=1)
    plain = fit(text, 307, wish=one)

    tight = fit(text, 307, wish=replace(one, tracking=(-3, 0)))

    assert not plain.fits
    assert tight.fits
    assert tight.lines[0].width <= 307


def test_an_editor_may_squeeze_further_than_the_fitter() -> None:
    text = "江水没有停下来的一天又一天"

    wish = HeadWish(lines=1, squeeze=(85, 100))

    assert not fit(text, 302, wish=HeadWish(lines=1)).fits
    assert fit(text, 302, wish=wish).fits
    assert fit(text, 302, wish=wish).lines[0].scale >= 0.85


def test_a_short_headline_stands_in_one_line_at_its_largest() -> None:
    headline = fit("江水没有停", 300)

    assert (29.0, 1) == (headline.size, len(headline.lines))


def test_a_headline_breaks_at_the_authors_space() -> None:
    headline = fit("早餐车开进地铁口 出站三分钟吃上热饭", 325.5)

    lines = [line.text for line in headline.lines]

    assert ["早餐车开进地铁口", "出站三分钟吃上热饭"] == lines


def test_a_forced_break_holds() -> None:
    headline = fit("江水没有停下来", 600, breaks=(4,))

    assert ["江水没有", "停下来"] == [line.text for line in headline.lines]


def test_no_line_of_a_headline_is_one_character() -> None:
    headline = fit("江水没有停下来的一天", 280)

    assert all(len(line.text) > 1 for line in headline.lines)


def test_a_headline_is_never_broken_inside_a_quotation_or_number() -> None:
    headline = fit("全市推行“静读时间”一百四十二所学校1126人读书", 325.5)

    starts = {line.text[:1] for line in headline.lines}
    text = "|".join(line.text for line in headline.lines)

    assert "静读时间”" in text
    assert "1126" in text
    assert not starts & set("，。”人的")


def test_a_headline_that_cannot_fit_says_so() -> None:
    assert not fit("江水没有停下来" * 6, 157.5).fits


def test_a_headline_that_cannot_fit_stays_in_its_measure_all_the_same() -> None:
    text = "江水没有停下来" * 6

    headline = fit(text, 157.5)

    assert text == "".join(line.text for line in headline.lines)
    assert max(line.width for line in headline.lines) <= 157.5
    assert min(len(line.text) for line in headline.lines) > 1


def test_a_display_line_is_measured_by_its_ink() -> None:
    house = example_house()

    closed = set_line("江水：", TextStyle("hei", 20), house)
    open_ = set_line("江水", TextStyle("hei", 20), house)

    assert open_.width < closed.width < open_.width + 0.5 * 20


def test_without_a_space_a_line_begins_where_a_word_does() -> None:
    headline = fit("早餐车开进地铁口出站三分钟吃上热饭", 325.5)

    lines = [line.text for line in headline.lines]

    assert ["早餐车开进地铁口", "出站三分钟吃上热饭"] == lines


def test_a_headline_in_many_lines_is_broken_in_good_time() -> None:
    house = example_house()
    words = paragraph("城市更新让生活更美好江水没有停下来" * 4, role=Role.HEADLINE)
    wish = HeadWish(lines=8)

    headline = fit_headline(words, 300, (house.paper.ladder[0], FACE, wish), house)

    assert 8 == len(headline.lines)


def test_a_headline_too_long_by_a_little_stays_in_its_measure_too() -> None:
    headline = fit("城市更新让生活更美好幸福人民向着明天前进", 150)

    assert not headline.fits
    assert max(line.width for line in headline.lines) <= 150


def test_a_headline_is_widened_only_where_the_editor_lets_it() -> None:
    natural = fit("江水没有停", 300)

    wide = fit("江水没有停", 300, wish=HeadWish(squeeze=(100, 110)))
    filled = fit("江水没有停", 150, wish=HeadWish(squeeze=(100, 115)))

    assert 1.0 == natural.lines[0].scale
    assert 1.1 == wide.lines[0].scale
    assert filled.lines[0].width <= 150
    assert 1.0 <= filled.lines[0].scale < 1.1
