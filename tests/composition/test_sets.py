from dataclasses import replace

from layout.composition.breaking import settings
from layout.composition.galley import Galley, set_galley
from layout.composition.house import open_house
from layout.composition.justify import Line, justify
from layout.model.style import TextStyle
from tests.houses import example_house, paragraph

STYLE = TextStyle("body", 10.5)

HANT = (
    "清晨六點一刻，瀾江南岸的路燈剛滅，退休船工沿著步道慢跑。「從前走到這兒就得掉頭，"
    "」他指著腳下的地標說：「線外是江，線裡是『倉庫』，中間一堵磚牆。」三年來，"
    "這裡遷走貨場11家，拆除圍牆4.3公里，碼頭前沿後退30米；約翰・史密斯也來看過。"
)
JAPANESE = (
    "朝六時十五分、澜江の南岸では街灯が消えたばかりだった。"
    "「以前はここで引き返した」と彼は足元の標識を指して言う。"
    "「外は川、内は『倉庫』、間に煉瓦の塀」。三年間で貨物場11カ所が移り、"
    "塀4.3キロが取り払われた。本当に？　本当だ！　ジョン・スミスさんも来た。"
)


def galley_in(name: str, text: str) -> Galley:
    house = example_house()
    paper = replace(house.paper, composition=name)
    return set_galley(paragraph(text), STYLE, open_house(paper, house.faces))


def lines_of(galley: Galley, characters: int) -> tuple[Line, ...]:
    measure = (characters * 1000,)
    best = min(settings(galley, measure), key=lambda setting: setting.cost)
    return justify(galley, best, measure)


def test_traditional_marks_stand_in_the_middle_of_a_whole_cell() -> None:
    galley = galley_in("newspaper-hk", "燈，滅。")
    faces = example_house().faces

    for i in (1, 3):
        cell = galley.cells[i]
        left, _, right, _ = faces.by_id(cell.face).ink(cell.glyph)
        assert 1000 == cell.body
        assert abs(cell.shift + (left + right) / 2 - 500) <= 1


def test_traditional_pairs_of_marks_are_not_compressed() -> None:
    galley = galley_in("newspaper-hk", "滅，「燈」。亮")

    # Two Han, a comma of one em, 「 with its blank, 」 with its own, a stop of one em.
    assert 7000 == galley.starts[-1]


def test_a_traditional_specimen_keeps_the_basic_prohibitions() -> None:
    galley = galley_in("newspaper-hk", HANT)

    for characters in (11, 13, 15, 20):
        lines = lines_of(galley, characters)
        starts = {HANT[line.start] for line in lines}
        ends = {HANT[line.end - 1] for line in lines}
        assert not starts & set("，。、；：」』・")
        assert not ends & set("「『")
        assert HANT == "".join(HANT[line.start : line.end] for line in lines)


def test_a_japanese_question_mark_may_begin_a_line_in_a_newspaper() -> None:
    galley = galley_in("newspaper-jp", "本当に？本当だ")

    assert galley.breaks[3] == 0


def test_a_japanese_specimen_keeps_its_prohibitions() -> None:
    galley = galley_in("newspaper-jp", JAPANESE)

    for characters in (11, 13, 15, 20):
        lines = lines_of(galley, characters)
        starts = {JAPANESE[line.start] for line in lines}
        assert not starts & set("、。」』・")
        assert not {JAPANESE[line.end - 1] for line in lines} & set("「『")


def test_japanese_numbers_stand_a_quarter_em_from_kanji() -> None:
    galley = galley_in("newspaper-jp", "場11カ所")

    assert 250 == galley.gaps[0]
    assert 250 == galley.gaps[2]


def test_books_leave_an_eighth_of_an_em_round_numbers() -> None:
    galley = galley_in("book-cn", "场11家")

    assert [125, 0, 125] == list(galley.gaps)


def test_plain_setting_gives_every_mark_a_whole_cell() -> None:
    galley = galley_in("plain", "说：“灯灭了。”他")

    assert 9000 == galley.starts[-1]


def test_a_word_of_the_papers_lexicon_is_broken_at_a_cost() -> None:
    house = example_house()
    paper = replace(house.paper, lexicon=("望津大桥",))
    own = open_house(paper, house.faces)

    galley = set_galley(paragraph("昨晨望津大桥通车"), STYLE, own)

    assert [60, 60, 60] == galley.breaks[3:6]
    assert 0 == galley.breaks[2]
