"""Copy files: every character of the text kept, every mark understood."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layout.errors import LayoutError, Where
from layout.manifest.copy import (
    Copy,
    ended,
    field_of,
    read_article,
    read_briefs,
    with_fields,
)
from layout.manifest.inline import BODY, paragraph_of
from layout.manifest.source import source_of
from layout.model.issue import Article
from layout.model.text import Emphasis, Paragraph, Role

SAMPLE = """\
---
kicker: 市园林局：
headline: 先规划 后建设| “四好”公园
副题：——A: B
byline: ● 本报记者 周一鸣 文/图
---
本报讯（记者 周一鸣）首段第一行，
接着第二行 word
word 完。

[可删2] [-1行] **有场地** 先调查<!-- 核实
 -->后动工。

## 把边角地用起来
{口袋公园}里有{行|háng}人，\\*不是\\*标记[换行]，换一行。

[换栏]

　　最后一段。（张三）
"""


def article(tmp_path: Path, text: str) -> Article:
    return copy(tmp_path, text).articles[0]


def copy(tmp_path: Path, text: str | bytes, *, briefs: bool = False) -> Copy:
    path = tmp_path / "x.md"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    reader = read_briefs if briefs else read_article
    return reader(path, "x.md", "copy/x.md", "x")


def problems(
    tmp_path: Path, text: str | bytes, *, briefs: bool = False
) -> list[tuple[str, str]]:
    with pytest.raises(LayoutError) as caught:
        copy(tmp_path, text, briefs=briefs)
    return [(str(each.where), each.code) for each in caught.value.problems]


def parts(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [
        (each.kind.value, paragraph.text[each.start : each.end])
        for each in paragraph.stretches
    ]


def text_of(paragraph: Paragraph | None) -> str:
    assert paragraph is not None
    return paragraph.text


def test_front_matter_is_taken_as_typed(tmp_path: Path) -> None:
    read = article(tmp_path, SAMPLE)

    assert "市园林局：" == text_of(read.kicker)
    assert "——A: B" == text_of(read.deck)


def test_a_bar_of_a_headline_is_a_break_and_no_text(tmp_path: Path) -> None:
    headline = article(tmp_path, SAMPLE).headline

    assert headline is not None
    assert ("先规划 后建设“四好”公园", (7,)) == (headline.text, headline.breaks)


def test_a_typed_bullet_of_a_byline_is_left_to_the_style(tmp_path: Path) -> None:
    assert "本报记者 周一鸣 文/图" == text_of(article(tmp_path, SAMPLE).byline)


def test_lines_of_a_paragraph_join_without_a_space_between_han(tmp_path: Path) -> None:
    body = article(tmp_path, SAMPLE).body

    assert "本报讯（记者 周一鸣）首段第一行，接着第二行 word word 完。" == body[0].text


def test_a_lead_in_is_a_run_in_subhead_and_its_white_no_text(tmp_path: Path) -> None:
    body = article(tmp_path, SAMPLE).body

    assert "有场地先调查后动工。" == body[1].text
    assert [("run-in", "有场地")] == parts(body[1])


def test_hand_corrections_are_read(tmp_path: Path) -> None:
    body = article(tmp_path, SAMPLE).body

    assert (2, -1, False) == (body[1].drop, body[1].lines_wish, body[1].new_leg)
    assert body[4].new_leg


def test_a_subhead_stands_in_the_body_in_its_place(tmp_path: Path) -> None:
    body = article(tmp_path, SAMPLE).body

    assert (Role.SUBHEAD, 0, "把边角地用起来") == (
        body[2].role,
        body[2].number,
        body[2].text,
    )
    assert [0, 1, 2, 3] == [p.number for p in body if p.role is Role.BODY]


def test_braces_keep_together_or_give_a_reading(tmp_path: Path) -> None:
    paragraph = article(tmp_path, SAMPLE).body[3]

    assert "口袋公园里有行人，*不是*标记，换一行。" == paragraph.text
    assert [("keep", "口袋公园"), ("ruby", "行")] == parts(paragraph)
    assert "háng" == paragraph.stretches[1].note
    assert (paragraph.text.index("，换"),) == paragraph.breaks


def test_an_end_byline_is_marked(tmp_path: Path) -> None:
    assert [("reporter", "（张三）")] == parts(article(tmp_path, SAMPLE).body[-1])


def test_ruby_parts_the_bold_round_it(tmp_path: Path) -> None:
    paragraph = article(tmp_path, "前**粗{体|tǐ}字**后").body[0]

    assert [("bold", "粗"), ("ruby", "体"), ("bold", "字")] == parts(paragraph)


@pytest.mark.parametrize(
    "mark", ["{", "}", "{}", "**", "[可删", "|", "\\", "<!-", "a\\b"]
)
def test_what_is_no_mark_is_text(tmp_path: Path, mark: str) -> None:
    assert f"一{mark}二" == article(tmp_path, f"一{mark}二").body[0].text


def test_a_lone_bold_mark_is_reported(tmp_path: Path) -> None:
    (finding,) = copy(tmp_path, "一\n\n二**三").findings

    assert ("copy-bold-open", "x.md:3:2") == (finding.code, str(finding.where))


def test_a_line_that_is_indented_by_hand_begins_a_paragraph(tmp_path: Path) -> None:
    body = article(tmp_path, "　　一。\n　　二。\n").body

    assert ["一。", "二。"] == [each.text for each in body]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        (
            "本报讯（记者 王小明 通讯员 李四）今天",
            [("dateline", "本报讯"), ("reporter", "（记者 王小明 通讯员 李四）")],
        ),
        ("本报讯 今天", [("dateline", "本报讯")]),
        (
            "新华社北京11月22日电（记者 王小明）今天",
            [("dateline", "新华社北京11月22日电"), ("reporter", "（记者 王小明）")],
        ),
        ("据新华社北京11月22日电 今天", [("dateline", "据新华社北京11月22日电")]),
        ("据新华社电 今天", [("dateline", "据新华社电")]),
        ("据新华社报道，今天", []),
        (
            "本报记者 陈砚秋 高漫",
            [("dateline", "本报记者"), ("reporter", "陈砚秋 高漫")],
        ),
        ("本报记者从市交通局获悉，今天", []),
        ("**本报讯**（记者 王小明）今天", [
            ("dateline", "本报讯"), ("reporter", "（记者 王小明）"),
        ]),
        ("本报讯（第一期）今天", [("dateline", "本报讯")]),
        ("今天通车。（完）", []),
        ("今天通车。（下同）", []),
        ("今天通车。（张三 李四）", [("reporter", "（张三 李四）")]),
        ("今天通车。（据新华社）", [("reporter", "（据新华社）")]),
        ("今天（张三）", []),
    ],
)  # fmt: skip
def test_datelines_and_end_bylines_are_known(
    tmp_path: Path, text: str, stretches: list[tuple[str, str]]
) -> None:
    assert stretches == parts(article(tmp_path, text).body[0])


def test_a_dateline_of_the_manifest_begins_the_story() -> None:
    body = ended([Paragraph("x", Role.BODY, 0, "今天通车。")])
    dateline, _ = field_of("dateline", "本报讯（记者 王小明）", Where("m", 3, 5), "x")

    made = with_fields(Article("x", "", Where("m"), body=body), {"dateline": dateline})

    assert "本报讯（记者 王小明）今天通车。" == made.body[0].text
    assert [("dateline", "本报讯"), ("reporter", "（记者 王小明）")] == parts(
        made.body[0]
    )


def test_briefs_are_an_article_under_each_headline(tmp_path: Path) -> None:
    read = copy(tmp_path, "## 甲|乙\n\n一。\n二。\n\n## 丙\n三。\n", briefs=True)

    assert [("x-1", "甲乙", ["一。二。"]), ("x-2", "丙", ["三。"])] == [
        (each.id, text_of(each.headline), [p.text for p in each.body])
        for each in read.articles
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("x.md", "copy-empty")]),
        ("---\nheadline: 题\n---\n\n", [("x.md", "copy-empty")]),
        ("---\nheadline: 题\n", [("x.md:1:4", "copy-front-open")]),
        (
            "---\nheadlin: 题\nkicker: 甲\n肩题: 乙\n没有冒号\n---\n文",
            [
                ("x.md:2:1", "key-unknown"),
                ("x.md:4:1", "key-duplicate"),
                ("x.md:5:1", "copy-front-line"),
            ],
        ),
        ("一\n二<!-- 三", [("x.md:2:2", "copy-note-open")]),
        ("一\ue001", [("x.md:1:2", "copy-private")]),
        (b"\xd6\xd0\xce\xc4\xff\xff", [("x.md:1:1", "copy-undecodable")]),
    ],
)
def test_what_is_wrong_with_copy_is_said_at_once(
    tmp_path: Path, text: str | bytes, found: list[tuple[str, str]]
) -> None:
    assert found == problems(tmp_path, text)


def test_what_is_wrong_with_briefs_is_said_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "乱\n\n## 甲\n\n## 乙\n二", briefs=True)

    assert [("x.md:1:1", "briefs-stray"), ("x.md:3:4", "copy-empty")] == found
    assert [("x.md", "briefs-empty")] == problems(tmp_path, "", briefs=True)


def test_an_older_encoding_is_reported_and_read(tmp_path: Path) -> None:
    read = copy(tmp_path, "本报讯 大桥昨天通车，过江只要六分钟。".encode("gb18030"))

    assert ["copy-encoding"] == [each.code for each in read.findings]
    assert read.articles[0].body[0].text.endswith("六分钟。")


# -- Nothing is lost ------------------------------------------------------------------

HAN = "青澜大桥过江的一二三"
MARKS = "，。！？“”（）《》——……、：；"
LATIN = "abcXY019.,-%"

plain = st.text(st.sampled_from(HAN + MARKS + LATIN), min_size=1, max_size=6)
spaced = st.tuples(plain, st.sampled_from([" ", "　", "\n", ""]), plain).map("".join)


WRITTEN = {
    "": "{}",
    "bold": "**{}**",
    "keep": "{{{}}}",
    "ruby": "{{{}|zì}}",
    "note": "{}<!-- 不印\n\n -->",
    "turn": "{}[换行]",
}
"""How a piece of text is written with a mark."""


def _written(kind: str, text: str) -> tuple[str, str]:
    """Give a piece of copy as it is written, and what of it is text."""
    if kind == "escape":
        return "\\*\\{\\|\\<", "*{|<"
    return WRITTEN[kind].format(text), text


piece = st.tuples(st.sampled_from([*WRITTEN, "escape"]), plain).map(
    lambda drawn: _written(*drawn)
)
pieces = st.lists(piece, min_size=1, max_size=8)


@given(pieces)
@example([("**一**", "一"), ("{二|èr}", "二"), ("三<!--\n\n-->", "三")])
def test_text_is_the_source_without_its_marks(drawn: list[tuple[str, str]]) -> None:
    written = "".join(source for source, _ in drawn)
    source, _ = source_of(written, Where("f", 1, 1))

    model = Paragraph("x", Role.BODY, 0, "")
    made, findings = paragraph_of(source, 0, len(written), BODY, model)

    assert "".join(text for _, text in drawn) == made.text
    assert not findings


@given(st.lists(st.one_of(spaced, piece.map(lambda drawn: drawn[0])), max_size=8))
def test_every_character_is_found_again_in_the_file(drawn: list[str]) -> None:
    written = "".join(drawn).replace("\n\n", "\n")
    source, _ = source_of(written, Where("f", 1, 1))
    lines = written.split("\n")

    model = Paragraph("x", Role.BODY, 0, "")
    made, _ = paragraph_of(source, 0, len(written), BODY, model)

    for offset, char in enumerate(made.text):
        where = made.place(offset)
        line = lines[where.line - 1]
        joined = char == " " and where.column > len(line)
        assert joined or char == line[where.column - 1]


@given(st.lists(spaced, min_size=1, max_size=6), st.data())
def test_no_character_of_a_file_is_lost(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[str], data: st.DataObject
) -> None:
    gap = data.draw(st.sampled_from(["\n\n", "\n \n", "\n\n\n", "\n　\n"]))
    folder = tmp_path_factory.mktemp("copy")

    body = article(folder, gap.join(drawn)).body

    wanted = "".join("".join(drawn).split())
    assert wanted == "".join("".join(p.text for p in body).split())


@given(pieces)
def test_stretches_are_ordered_and_do_not_overlap(drawn: list[tuple[str, str]]) -> None:
    written = "".join(source for source, _ in drawn)
    source, _ = source_of(written, Where("f", 1, 1))

    model = Paragraph("x", Role.BODY, 0, "")
    made, _ = paragraph_of(source, 0, len(written), BODY, model)

    solid = [each for each in made.stretches if each.kind is not Emphasis.KEEP]
    assert all(a.end <= b.start for a, b in pairwise(solid))
    assert all(0 <= each.start < each.end <= len(made.text) for each in made.stretches)
