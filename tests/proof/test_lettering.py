"""Labels of proofs."""

from hypothesis import given
from hypothesis import strategies as st

from layout.model.paper import Colour
from layout.proof.lettering import Lettering, label, width, wrapped
from tests.proof.proofs import faces

INK = Colour("ink", (0.0, 0.0, 0.0, 1.0))


def lettering(size: float = 10.0) -> Lettering:
    return Lettering(faces(), size, INK)


def test_a_label_stands_at_natural_advances() -> None:
    (run,) = label("多12字", 5.0, 9.0, lettering())

    face = faces().face("hei")
    advances = [face.advance(face.glyph(char)) for char in "多12字"]
    assert (0, *(sum(advances[:n]) for n in range(1, 4))) == run.offsets
    assert sum(advances) / 100 == width("多12字", lettering())
    assert (5.0, 9.0) == (run.x, run.y)


def test_a_character_without_a_face_shows_as_the_upturned_sort() -> None:
    (run,) = label("在\U000f0000里", 0.0, 9.0, lettering())

    assert "在〓里" == run.text
    assert 0 not in run.glyphs


def test_no_line_of_a_label_begins_with_a_closing_mark() -> None:
    lines = wrapped("一二三四，五六七八。九十", 40.0, lettering())

    assert "一二三四，五六七八。九十" == "".join(lines)
    assert all(line[0] not in "，。" for line in lines)


def test_a_latin_word_is_not_cut_unless_it_is_wider_than_the_line() -> None:
    assert ("see the", "hint") == wrapped("see the hint", 36.0, lettering())
    assert 1 < len(wrapped("x" * 40, 50.0, lettering()))


@given(st.text("版心一二，。“”（）ab- 12/。", max_size=40), st.floats(20.0, 200.0))
def test_wrapping_loses_no_character_but_white(text: str, measure: float) -> None:
    lines = wrapped(text, measure, lettering())

    assert "".join(text.split()) == "".join("".join(lines).split())
    assert all(line.strip() for line in lines)


@given(st.text("版心一二，。“”ab 12", max_size=40), st.floats(45.0, 200.0))
def test_no_line_is_wider_than_its_measure(text: str, measure: float) -> None:
    for line in wrapped(text, measure, lettering()):
        assert width(line, lettering()) <= measure + 0.01
