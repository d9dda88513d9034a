from hypothesis import example, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from layout.cjk.profile import NEVER
from layout.composition.breaking import OVERLONG, Edges, Setting, settings
from layout.composition.galley import Galley, set_galley
from layout.composition.justify import justify, justify_line
from layout.composition.runs import SOFT_HYPHEN, Pen, runs_of
from layout.model.paper import Colour
from layout.model.style import TextStyle
from tests.houses import example_house, paragraph
from tests.strategies import copy_, measures

STYLE = TextStyle("body", 10.5, indent=2.0)
BLACK = Colour("black", (0, 0, 0, 1))

often = profile(max_examples=10 * profile().max_examples)
"""Lines are what everything stands on: ten times the examples of other properties."""


def galley_of(text: str) -> Galley:
    return set_galley(paragraph(text), STYLE, example_house())


def best_of(galley: Galley, characters: int) -> Setting:
    found = settings(galley, (characters * 1000,))
    return min(found, key=lambda setting: setting.cost)


@often
@given(text=copy_(), characters=measures())
@example(text="”。，，", characters=9)
@example(text="——————", characters=6)
def test_no_character_is_lost_or_moved(text: str, characters: int) -> None:
    galley = galley_of(text)
    for setting in settings(galley, (characters * 1000,)):
        lines = justify(galley, setting, (characters * 1000,))
        pen = Pen(0, 0, BLACK)

        runs = [run for line in lines for run in runs_of(galley, line, pen)]

        assert text == "".join(run.text for run in runs).replace(SOFT_HYPHEN, "")


@often
@given(text=copy_(), characters=measures())
def test_lines_break_where_they_may_unless_none_fits(
    text: str, characters: int
) -> None:
    galley = galley_of(text)

    best = best_of(galley, characters)

    if best.cost < OVERLONG:
        assert all(galley.breaks[i] < NEVER for i in best.breaks)


@often
@given(text=copy_(), characters=measures())
def test_every_line_but_the_last_fills_its_measure(text: str, characters: int) -> None:
    galley = galley_of(text)
    best = best_of(galley, characters)
    measure = characters * 1000

    lines = justify(galley, best, (measure,))

    if best.cost < OVERLONG:
        for line in lines[:-1]:
            natural = galley.ends[line.end] - galley.starts[line.start]
            assert measure == line.left + natural + sum(line.extra)


@often
@given(text=copy_(), characters=measures())
def test_a_last_line_never_leaves_its_measure(text: str, characters: int) -> None:
    galley = galley_of(text)
    best = best_of(galley, characters)
    measure = characters * 1000

    last = justify(galley, best, (measure,))[-1]

    if best.cost < OVERLONG:
        natural = galley.ends[last.end] - galley.starts[last.start]
        assert measure >= last.left + natural + sum(last.extra)


@often
@given(text=copy_(), characters=measures())
def test_a_setting_for_n_lines_has_n_lines(text: str, characters: int) -> None:
    found = settings(galley_of(text), (characters * 1000,))

    counts = [setting.lines for setting in found]

    assert sorted(set(counts)) == counts
    assert all(setting.breaks[-1] == len(text) for setting in found)


@often
@given(text=copy_(), characters=measures())
def test_equal_measures_one_by_one_give_the_same_setting(
    text: str, characters: int
) -> None:
    galley = galley_of(text)

    one = settings(galley, (characters * 1000,))
    many = settings(galley, (characters * 1000,) * 30)

    assert one == many


def test_lines_take_measures_of_their_own() -> None:
    text = "江水没有停" * 8
    galley = set_galley(paragraph(text), TextStyle("body", 10.5), example_house())

    found = settings(galley, (10_000, 6_000, 12_000))

    best = min(found, key=lambda setting: setting.cost)
    assert (10, 16, 28, 40) == best.breaks


def test_a_lone_last_character_is_drawn_in() -> None:
    text = "江岸的路灯刚灭，退休船工沿着步道慢跑，过了码头，再往前，便是江" + "了"
    galley = set_galley(paragraph(text), TextStyle("body", 10.5), example_house())

    best = best_of(galley, 15)

    assert len(text) - best.breaks[-2] > 1


def test_an_unbreakable_run_longer_than_the_measure_is_cut_all_the_same() -> None:
    text = "见https://example.invalid/averylongaddresswithoutanyplacetobreak一文"
    galley = galley_of(text)

    best = best_of(galley, 9)

    assert best.cost >= OVERLONG
    assert len(text) == best.breaks[-1]


def test_a_mark_at_a_lines_end_gives_up_its_blank() -> None:
    galley = set_galley(
        paragraph("清晨六点一刻江岸的路灯刚灭，退休"),
        TextStyle("body", 10.5),
        example_house(),
    )

    line = justify(galley, Setting(0, (14, 16)), (13_500,))[0]

    assert (0,) * 13 == line.extra
    assert line.full


def test_white_is_shared_evenly_to_the_thousandth() -> None:
    galley = set_galley(
        paragraph("江水没有停江水没有停江水"), TextStyle("body", 10.5), example_house()
    )

    line = justify(galley, Setting(0, (10, 12)), (10_100,))[0]

    assert 100 == sum(line.extra)
    assert max(line.extra) - min(line.extra) <= 1


def test_a_galley_of_a_hundred_thousand_characters_is_set_in_linear_time() -> None:
    short = galley_of("江水没有停，两岸的人来来往往。" * 20)
    long = galley_of("江水没有停，两岸的人来来往往。" * 6700)

    assert 1 <= best_of(short, 15).lines
    assert 100_500 == best_of(long, 15).breaks[-1]


@often
@given(text=copy_(), characters=measures())
def test_total_fit_never_costs_more_than_line_by_line(
    text: str, characters: int
) -> None:
    galley = galley_of(text)
    measure = characters * 1000
    edges = Edges(galley, galley.profile.costs.limit)
    start, cost = 0, 0.0
    while start < len(text):
        room = measure - (0 if start else galley.indent)
        start, price = min(edges.of(start, room), key=lambda edge: (edge[1], -edge[0]))
        cost += price

    best = best_of(galley, characters)

    assert best.cost <= cost + 1e-9


@often
@given(text=copy_(), characters=measures())
def test_no_line_is_wider_than_its_limit_but_at_its_price(
    text: str, characters: int
) -> None:
    galley = galley_of(text)
    best = best_of(galley, characters)

    worst = max(line.worst for line in justify(galley, best, (characters * 1000,)))

    # A thousandth over is what sharing out whole thousandths leaves to some gaps.
    if worst > galley.profile.costs.emergency + 1:
        assert best.cost >= OVERLONG
    elif worst > galley.profile.costs.limit + 1:
        assert best.cost >= galley.profile.stretch_prices[galley.profile.costs.limit]


@often
@given(text=copy_(), characters=measures())
def test_no_mark_begins_or_ends_a_line_against_the_set(
    text: str, characters: int
) -> None:
    galley = galley_of(text)
    best = best_of(galley, characters)

    if best.cost < OVERLONG:
        for stop in best.breaks[:-1]:
            assert text[stop] not in "，。、；：？！”’）》」·%℃"
            assert text[stop - 1] not in "“‘（《「"


@often
@given(text=copy_(), characters=measures(), place=st.floats(0, 1))
@example(text="当于减少二氧化碳排放7300余吨；水", characters=16, place=0)
def test_every_line_that_can_be_filled_is_weighed(
    text: str, characters: int, place: float
) -> None:
    galley = set_galley(paragraph(text), TextStyle("body", 10.5), example_house())
    measure = characters * 1000
    limit = galley.profile.costs.limit
    start = int(place * (len(text) - 1))

    weighed = {stop for stop, _ in Edges(galley, limit).of(start, measure)}

    for stop in range(start + 1, len(text)):
        line = justify_line(galley, (start, stop), measure)
        if galley.breaks[stop] < NEVER and line.full and line.worst <= limit:
            assert stop in weighed
