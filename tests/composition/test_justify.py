from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from layout.cjk.profile import early_white, load_profile
from layout.composition.breaking import Setting
from layout.composition.galley import set_galley
from layout.composition.justify import justify
from layout.model.style import TextStyle
from tests.houses import example_house, paragraph

STYLE = TextStyle("body", 10.5)
GOOD = 20
"""Thousandths of an em that every gap may take before word spaces and numbers do."""

whites = st.integers(0, 5000)


def gaps_of(line: str, room: int) -> dict[str, int]:
    """Give the white added between two characters of a line that lacks some."""
    galley = set_galley(paragraph(line + "江水流"), STYLE, example_house())
    setting = Setting(0, (len(line), len(line) + 3))

    first = justify(galley, setting, (galley.ends[len(line)] + room,))[0]

    assert room == sum(first.extra)
    return {a + b: w for (a, b), w in zip(pairwise(line), first.extra, strict=True)}


def test_white_beside_a_dateline_goes_first() -> None:
    gaps = gaps_of("本报讯（记者 温如许）昨起", 600)

    assert {"讯（": 300, "）昨": 300} == {pair: w for pair, w in gaps.items() if w}


def test_a_datelines_bracket_is_set_off_by_no_more_than_an_em() -> None:
    gaps = gaps_of("本报江城11月22日电（记者 温如许）昨起", 2600)

    assert 500 <= min(gaps["电（"], gaps["）昨"]) <= 500 + GOOD


def test_a_bracket_that_is_no_datelines_takes_what_others_take() -> None:
    gaps = gaps_of("江水（记者见过）昨起", 180)

    assert {20} == set(gaps.values())


def test_a_dateline_inside_a_paragraph_is_a_bracket_like_others() -> None:
    gaps = gaps_of("见昨。本报讯（记者 温如许）昨", 140)

    assert max(gaps.values()) <= 11


def test_gaps_beside_numbers_go_before_those_between_han() -> None:
    gaps = gaps_of("江上有92人在船上", 120)

    assert {"有9": 60, "2人": 60} == {pair: w for pair, w in gaps.items() if w}


def test_gaps_beside_numbers_give_a_third_of_an_em_and_then_all_give_the_same() -> None:
    full = gaps_of("江上有92人在船上", 2 * 333 + 7 * GOOD)
    over = gaps_of("江上有92人在船上", 2 * 333 + 7 * (GOOD + 30))

    assert (333 + GOOD, GOOD) == (full["有9"], full["江上"])
    assert (333 + GOOD + 30, GOOD + 30) == (over["有9"], over["江上"])


def test_a_word_space_gives_a_quarter_of_an_em_before_words_are_letterspaced() -> None:
    gaps = gaps_of("（记者 温如许 实习生", 500 + 10 * GOOD)

    assert 250 + GOOD == gaps["者 "] == gaps["许 "]
    assert GOOD == gaps["温如"]


@given(room=whites, shared=whites, first=whites, more=whites)
def test_what_goes_early_is_never_more_than_there_is(
    room: int, shared: int, first: int, more: int
) -> None:
    early = early_white(room, shared, first, first + more)

    assert 0 <= early <= min(room, first + more)
    assert early == room or early >= first


@given(room=whites, shared=whites, first=whites, more=whites)
def test_more_room_never_leaves_less_for_any_gap(
    room: int, shared: int, first: int, more: int
) -> None:
    early = early_white(room, shared, first, first + more)
    wider = early_white(room + 1, shared, first, first + more)

    assert early <= wider <= early + 1


def test_a_paper_may_keep_its_datelines_closed() -> None:
    house = example_house()
    closed = load_profile("newspaper-cn", {"dateline.white": "0"})
    book = replace(house.body, profile=closed)
    galley = set_galley(
        paragraph("本报讯（记者 温如许）昨起有船"), STYLE, house, book=book
    )

    line = justify(galley, Setting(0, (13, 15)), (galley.ends[13] + 600,))[0]

    assert max(line.extra[2], line.extra[10]) <= 60
