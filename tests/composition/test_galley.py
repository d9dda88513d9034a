from layout.composition.galley import set_galley
from layout.model.style import TextStyle
from layout.model.text import Emphasis, Stretch
from tests.houses import example_house, paragraph

PLAIN = TextStyle("body", 10.5)


def widths(text: str, *stretches: Stretch) -> list[int]:
    galley = set_galley(paragraph(text, *stretches), PLAIN, example_house())
    return [b - a for a, b in zip(galley.starts, galley.starts[1:], strict=False)]


def test_han_take_one_em_and_digits_half() -> None:
    assert [1000, 500, 500, 1000] == widths("共12件")


def test_a_stop_is_half_an_em_and_half_an_em_of_white() -> None:
    assert [1000, 1000, 1000] == widths("灯，灭")


def test_two_marks_together_share_half_an_em() -> None:
    assert 3500 == sum(widths("灭。“灯"))


def test_three_closing_marks_are_solid() -> None:
    assert [1000, 500, 500, 1000, 1000] == widths("灭。”）灯")


def test_a_quotation_begins_with_its_ink_after_the_indent() -> None:
    galley = set_galley(
        paragraph("“灯灭了"), TextStyle("body", 10.5, indent=2.0), example_house()
    )

    assert 2000 == galley.indent
    assert -500 == galley.cells[0].shift


def test_a_run_in_subhead_is_followed_by_one_em() -> None:
    stretch = Stretch(0, 2, Emphasis.RUN_IN)

    assert [1000, 2000, 1000, 1000] == widths("有灯江岸", stretch)


def test_a_run_in_subhead_takes_another_face() -> None:
    stretch = Stretch(0, 2, Emphasis.RUN_IN)

    galley = set_galley(paragraph("有灯江岸", stretch), PLAIN, example_house())

    assert ["NotoSansSC_700Bold"] * 2 == [cell.face for cell in galley.cells[:2]]
    assert ["NotoSerifSC_400Regular"] * 2 == [cell.face for cell in galley.cells[2:]]


def test_a_two_em_dash_is_two_em_in_every_face() -> None:
    for role in ("body", "hei", "kai"):
        galley = set_galley(paragraph("灯——灭"), TextStyle(role, 10.5), example_house())
        assert 4000 == galley.starts[-1]


def test_latin_letters_keep_their_own_width() -> None:
    wide = sum(widths("WWW"))
    narrow = sum(widths("iii"))

    assert narrow < wide


def test_the_interpunct_stands_in_the_middle_of_half_an_em() -> None:
    house = example_house()
    for role in ("body", "hei", "kai"):
        galley = set_galley(paragraph("约·史"), TextStyle(role, 10.5), house)
        cell = galley.cells[1]
        left, _, right, _ = house.faces.by_id(cell.face).ink(cell.glyph)
        assert 500 == cell.body
        assert abs(cell.shift + (left + right) / 2 - 250) <= 1


def test_a_space_in_chinese_is_a_quarter_em() -> None:
    assert [1000, 250, 1000] == widths("甲 乙")
