import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import process_time
from unicodedata import category, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layout.composition.normalize import (
    CODE,
    Change,
    Normalised,
    change_notes,
    normalise,
    summary,
)
from layout.composition.normalize_doubts import doubts
from layout.composition.normalize_quotes import unpaired
from layout.composition.normalize_rules import KINDS, RULES, Normaliser, load_normaliser
from layout.errors import Where
from layout.manifest.copy import read_article
from layout.messages.table import Lang, load_table
from layout.model.finding import Severity
from layout.model.text import Anchor, Emphasis, Paragraph, Role, Stretch
from tests.houses import EXAMPLE, ROOT
from tests.strategies import pieces

CASES = tomllib.loads((ROOT / "tests/cases/normalise.toml").read_text("utf-8"))
TABLE = tomllib.loads((ROOT / "layout/cjk/data/normalise.toml").read_text("utf-8"))
SETS = ("newspaper-cn", "book-cn", "newspaper-hk", "newspaper-jp", "plain")


@cache
def rules(name: str = "newspaper-cn") -> Normaliser:
    return load_normaliser(name)


def paragraph(
    text: str, *stretches: Stretch, role: Role = Role.BODY, breaks: tuple[int, ...] = ()
) -> Paragraph:
    """Give a paragraph that stands at line 7, column 3 of its file."""
    anchors = (Anchor(0, 7, 3),)
    return Paragraph(
        "story", role, 0, text, "copy/a.md", stretches, anchors, breaks=breaks
    )


def normal(text: str, role: Role = Role.BODY) -> str:
    return normalise(paragraph(text, role=role), rules()).paragraph.text


# ---- cases --------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["rule"])
def test_the_rule_holds(case: dict[str, str]) -> None:
    typed = paragraph(case["copy"], role=Role(case.get("role", "body")))

    made = normalise(typed, rules()).paragraph

    assert case.get("expected", case["copy"]) == made.text
    assert case.get("left", []) == [f.code for f in doubts((made,), rules())]


# ---- the table ----------------------------------------------------------------------


def test_every_row_names_its_source() -> None:
    rows = [(kind, row) for kind in TABLE for row in TABLE[kind]]

    assert [row for _, row in rows if not row.get("source")] == []


def test_every_rule_is_a_rule_and_every_kind_a_kind() -> None:
    named = {row["rule"] for kind in ("letter", "run", "mark") for row in TABLE[kind]}
    of_sets = {rule for row in TABLE["set"] for rule in row["rules"]}

    assert set() == (named | of_sets) - set(RULES)
    assert set(RULES) == of_sets
    assert {row["name"] for row in TABLE["kind"]} <= set(KINDS)


def test_no_character_is_of_two_kinds() -> None:
    members = Counter(char for row in TABLE["kind"] for char in row.get("members", ""))

    assert [] == [char for char, count in members.items() if count > 1]


@pytest.mark.parametrize("name", SETS)
def test_every_composition_set_has_its_rules(name: str) -> None:
    assert name == load_normaliser(name).name


def test_an_unknown_set_or_rule_is_refused() -> None:
    with pytest.raises(KeyError):
        load_normaliser("newspaper-xx")
    with pytest.raises(KeyError):
        rules().without("mark")


def test_every_rule_and_finding_has_its_words() -> None:
    table = load_table()
    codes = ["quote-unpaired", "space-in-body", "stop-doubtful"]
    codes += [CODE + rule for rule in RULES]

    for code in codes:
        for lang in Lang:
            assert table.entries[code].templates[lang].message


# ---- switches -----------------------------------------------------------------------

ONE_OF_EACH = (
    "\u3000他\u200b说\u00a0caf"
    'e\u0301："是１号",列夫・托尔斯泰...断点--“好。”一一《书》(完).'
)


def test_each_rule_has_something_to_do() -> None:
    made = normalise(paragraph(ONE_OF_EACH), rules())

    assert list(RULES) == [rule for rule, _ in summary(made.changes)]


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_is_off_changes_nothing(rule: str) -> None:
    made = normalise(paragraph(ONE_OF_EACH), rules().without(rule))

    assert rule not in {change.rule for change in made.changes}
    assert made.changes


def test_everything_off_is_identity() -> None:
    typed = paragraph(ONE_OF_EACH)

    made = normalise(typed, rules().without(*RULES))

    assert Normalised(typed) == made
    assert typed is made.paragraph


def test_corner_brackets_are_the_quotes_of_hong_kong() -> None:
    made = normalise(paragraph("他說\"她喊'小心'\"。"), rules("newspaper-hk"))

    assert "他說「她喊『小心』」。" == made.paragraph.text


def test_a_typed_mark_decides_about_its_partner() -> None:
    made = normalise(paragraph('他說“小心"。'), rules("newspaper-hk"))

    assert "他說“小心”。" == made.paragraph.text


def test_japanese_marks_are_left_to_the_editor() -> None:
    typed = paragraph("「OK」(笑)と・カタカナ,です")

    assert typed is normalise(typed, rules("newspaper-jp")).paragraph


# ---- the record ---------------------------------------------------------------------


def test_a_change_says_rule_place_before_and_after() -> None:
    made = normalise(paragraph("你好, 世界"), rules())

    assert (Change("marks", 2, ", ", "，"),) == made.changes


def test_offsets_of_changes_count_in_the_text_before_all_of_them() -> None:
    typed = paragraph("\u200b他说...\u200b'好', 是１号.")

    made = normalise(typed, rules())

    assert made.changes
    for change in made.changes:
        assert typed.text[change.offset :].startswith(change.before)


def test_the_summary_counts_in_the_order_of_the_rules() -> None:
    made = normalise(paragraph('他说:"好"...走!'), rules())

    assert (("ellipsis", 1), ("quotes", 2), ("marks", 2)) == summary(made.changes)


def test_a_change_is_a_note_at_its_place_in_the_file() -> None:
    typed = paragraph("青\u200b澜, 好")

    notes = change_notes(typed, normalise(typed, rules()).changes)

    assert ["normalised-invisible", "normalised-marks"] == [n.code for n in notes]
    assert {Severity.NOTE} == {note.severity for note in notes}
    assert [Where("copy/a.md", 7, 4), Where("copy/a.md", 7, 6)] == [
        note.where for note in notes
    ]
    assert (("before", "U+200B"), ("after", "")) == notes[0].values


# ---- what points into the text ------------------------------------------------------


def test_stretches_go_with_their_characters() -> None:
    typed = paragraph(
        "\u3000有场地... 调查\u200b(A)后",
        Stretch(1, 7, Emphasis.BOLD),
        Stretch(8, 10, Emphasis.RUBY, "diào"),
        Stretch(11, 14, Emphasis.KEEP),
    )

    made = normalise(typed, rules()).paragraph

    assert "有场地……调查（A）后" == made.text
    assert ["有场地……", "调查", "（A）"] == [
        made.text[s.start : s.end] for s in made.stretches
    ]
    assert "diào" == made.stretches[1].note


def test_a_stretch_that_loses_its_text_is_gone() -> None:
    typed = paragraph("青\u200b澜", Stretch(1, 2, Emphasis.BOLD))

    assert () == normalise(typed, rules()).paragraph.stretches


def test_breaks_go_with_their_characters() -> None:
    typed = paragraph("先规划...后建设!再验收", role=Role.HEADLINE, breaks=(6, 10))

    made = normalise(typed, rules()).paragraph

    assert ("先规划……", "后建设！", "再验收") == (
        made.text[: made.breaks[0]],
        made.text[made.breaks[0] : made.breaks[1]],
        made.text[made.breaks[1] :],
    )


def test_places_go_on_pointing_into_the_file() -> None:
    typed = replace(
        paragraph("等...他\u200b说--好,啊…走"),
        anchors=(Anchor(0, 7, 3), Anchor(5, 8, 1)),
    )

    made = normalise(typed, rules()).paragraph

    assert "等……他说——好，啊……走" == made.text
    for char in "等他说好啊走，":
        assert typed.place(typed.text.index({"，": ","}.get(char, char))) == (
            made.place(made.text.index(char))
        )


def test_a_bracket_that_took_a_space_along_points_at_itself() -> None:
    made = normalise(paragraph("小明 (化名)"), rules()).paragraph

    assert "小明（化名）" == made.text
    assert Where("copy/a.md", 7, 6) == made.place(2)


def test_what_the_editor_asked_of_a_paragraph_stays() -> None:
    typed = replace(paragraph("好,的"), drop=2, lines_wish=-1, new_leg=True)

    made = normalise(typed, rules()).paragraph

    assert replace(typed, text="好，的") == replace(made, anchors=typed.anchors)


def test_a_paragraph_of_nothing_becomes_empty() -> None:
    assert "" == normal("\u3000\u200b")
    assert "" == normal("")


# ---- what is left to the editor -----------------------------------------------------


def test_an_unpaired_mark_is_found_at_its_offset() -> None:
    assert (2,) == unpaired(paragraph("他说“你好"), rules())
    assert (4,) == unpaired(paragraph("他说你好”"), rules())
    assert (0, 2) == unpaired(paragraph("‘好”“是”"), rules())
    assert () == unpaired(paragraph("他说“你‘好’”和「是」"), rules())


def test_apostrophes_are_no_unpaired_marks() -> None:
    assert () == unpaired(paragraph("it’s the students’ ‘own’, it's 90s'"), rules())


def test_pairs_do_not_cross() -> None:
    assert "“甲'乙”，“丙'丁”" == normal('"甲\'乙"，"丙\'丁"')
    assert "“甲“乙”'丙”丁'戊" == normal("“甲“乙”'丙”丁'戊")


def test_a_quotation_over_several_paragraphs_closes_once() -> None:
    story = tuple(map(paragraph, ("他说：“第一段。", "“第二段。", "“第三段。”")))

    assert () == doubts(story, rules())
    assert ["quote-unpaired"] == [f.code for f in doubts(story[:2], rules())]


def test_a_finding_points_at_the_column_of_the_typed_file() -> None:
    typed = paragraph("\u3000\u3000等...他 说“好")

    found = doubts((normalise(typed, rules()).paragraph,), rules())

    assert [("quote-unpaired", 12), ("space-in-body", 10)] == [
        (finding.code, finding.where.column) for finding in found
    ]


def test_spaces_of_a_paragraph_are_one_finding() -> None:
    (found,) = doubts((paragraph("字 字 字 字"),), rules())

    assert ("count", 3) == found.values[0]
    assert Where("copy/a.md", 7, 4) == found.where


def test_spaces_that_were_meant_are_not_reported() -> None:
    run_in = paragraph("讲政治 打造先锋队了", Stretch(0, 7, Emphasis.RUN_IN))
    dateline = paragraph(
        "本报讯 （记者 甲乙） 昨天",
        Stretch(0, 3, Emphasis.DATELINE),
        Stretch(4, 11, Emphasis.REPORTER),
    )

    assert () == doubts((run_in, dateline), rules())


# ---- properties ---------------------------------------------------------------------

TYPED = (
    ",", ", ", ".", ". ", ":", ";", "?", "!", "(", ")", " (", ") ", '"', "'", " ", "--",
    " -- ", "...", "…", "。。。", "—", "一一", "\u3000", "\u00a0", "\u200b", "・", "•",
    "１２", "ＡＢ", "％", "．", "：", "e\u0301", "a", "Mr.", "x.", "http://a.cn/b?c=1,2",
    "Hello, world. ", "It is (not) so! ", "1:1.1", "8:30", "1,200", "f(x)", "C++",
)  # fmt: skip


def typed_copy() -> st.SearchStrategy[str]:
    """Give copy as a hurried reporter types it."""
    piece = st.one_of(st.sampled_from(TYPED), pieces())
    return st.lists(piece, min_size=1, max_size=24).map("".join)


@given(copy=typed_copy(), role=st.sampled_from(Role), name=st.sampled_from(SETS))
@example(copy='A"(B)".好', role=Role.BODY, name="newspaper-cn")
@example(copy="（他毕业于MIT(abc).", role=Role.BODY, name="newspaper-cn")
def test_normal_copy_is_left_alone(copy: str, role: Role, name: str) -> None:
    once = normalise(paragraph(copy, role=role), rules(name)).paragraph

    twice = normalise(once, rules(name))

    assert Normalised(once) == twice
    assert once is twice.paragraph


@given(copy=typed_copy(), role=st.sampled_from(Role))
def test_no_letter_digit_or_han_is_lost_or_moved(copy: str, role: Role) -> None:
    made = normalise(paragraph(copy, role=role), rules().without("han-dash"))

    assert _letters(copy) == _letters(made.paragraph.text)


@given(copy=typed_copy())
def test_every_han_character_knows_its_place(copy: str) -> None:
    typed = paragraph(copy)

    made = normalise(typed, rules().without("han-dash")).paragraph

    before = [typed.place(i) for i, char in enumerate(copy) if _is_han(char)]
    after = [made.place(i) for i, char in enumerate(made.text) if _is_han(char)]
    assert before == after


@given(copy=typed_copy(), data=st.data())
def test_a_stretch_keeps_its_han(copy: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(copy) - 1))
    end = data.draw(st.integers(start + 1, len(copy)))
    breaks = (start,) if start else ()
    typed = paragraph(copy, Stretch(start, end, Emphasis.BOLD), breaks=breaks)

    made = normalise(typed, rules().without("han-dash")).paragraph

    assert [char for char in copy[start:end] if _is_han(char)] == [
        char
        for stretch in made.stretches
        for char in made.text[stretch.start : stretch.end]
        if _is_han(char)
    ]
    assert all(0 < at < len(made.text) for at in made.breaks)


HAN = st.text("的是了我不人在他有这中大来上国", min_size=1, max_size=8)


@st.composite
def tokens(draw: st.DrawFn) -> str:
    """Give what has to stay as it is typed, wherever it stands."""
    numbers = st.integers(0, 9999)
    word = st.text("abcdefghij", min_size=2, max_size=6)
    a, b = draw(numbers), draw(numbers)
    x, y = draw(word), draw(word)
    return draw(
        st.sampled_from(
            (
                f"{a}:{b}",
                f"{a}:{b}.{a}",
                f"{a % 24}:{b % 60:02}",
                f"{a % 999 + 1},{b % 1000:03}",
                f"{a}.{b}",
                f"https://{x}.cn/{y}?{x}={a},{b}&{y}=({a})",
                f"www.{x}.com/{y}:{a}",
                f"{x}.{y}@{x}.com.cn",
                f"“{x.title()}, {y}: is it {x}; or {y}? ({x})”",
                f"“{x.title()} said ’{y}’ to {x} (not {y}), {a}.”",
                f"p.{a % 100}",
                "C++",
            )
        )
    )


@given(before=HAN, token=tokens(), after=HAN)
def test_numbers_addresses_and_latin_sentences_are_protected(
    before: str, token: str, after: str
) -> None:
    made = normal(f"{before},{token},{after}.")

    assert f"{before}，{token}，{after}。" == made


MARKS = ("", "，", "。", "：", "“好”", "——", "……", "3.5%", "。”", "A", "PM2.5")


@given(copy=st.lists(st.tuples(HAN, st.sampled_from(MARKS)).map("".join)).map("".join))
def test_clean_copy_comes_back_as_the_same_object(copy: str) -> None:
    typed = paragraph(copy.replace("一一", "一"))

    made = normalise(typed, rules())

    assert typed is made.paragraph
    assert () == made.changes


def test_copy_as_a_reporter_sends_it_is_set_as_the_house_prints_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "lead.md"
    path.write_text(TYPED_COPY, "utf-8")
    (article,) = read_article(path, "copy/lead.md", "lead.md", "lead").articles

    first, second = (normalise(each, rules()).paragraph for each in article.body)

    assert "本报讯（记者 王小明）昨天8:30，“口袋公园”（一期）开放。" == first.text
    assert ["本报讯", "（记者 王小明）"] == [
        first.text[s.start : s.end] for s in first.stretches
    ]
    assert "有场地先调查……后“动工。" == second.text
    assert ["有场地"] == [second.text[s.start : s.end] for s in second.stretches]
    (found,) = doubts((first, second), rules())
    assert ("quote-unpaired", Where("copy/lead.md", 6, 26)) == (found.code, found.where)


TYPED_COPY = """---
headline: 口袋公园 开放!
---
　　本报讯 (记者 王小明) 昨天8:30,"口袋公园"(一期)开放.

**有场地** 先调查<!-- 核 -->...后“动工.
"""


def test_the_example_is_clean_but_for_what_reporters_type() -> None:
    for path in sorted((EXAMPLE / "copy").glob("*.md")):
        if path.stem == "briefs":
            continue
        (article,) = read_article(path, path.name, path.name, path.stem).articles
        for each in article.body:
            assert each is normalise(each, rules()).paragraph


# ---- size ---------------------------------------------------------------------------


def test_clean_copy_costs_less_than_reading_it_once_in_python() -> None:
    clean = paragraph("今年以来，新建“口袋公园”46个，增长3.5%，8:30开门。" * 330)
    text = clean.text

    assert clean is normalise(clean, rules()).paragraph
    assert len(text) > 10_000
    looking = _seconds(lambda: [ord(char) > 9 for char in text], 9)
    assert _seconds(lambda: normalise(clean, rules()), 9) < 4 * looking


@pytest.mark.parametrize(
    "piece", ["(好)", "(a)", "((", "!?", ", ", "a.", "'x ", '"好', "““", "A b ", "一一"]
)
def test_time_grows_no_faster_than_the_copy(piece: str) -> None:
    def taken(characters: int) -> float:
        typed = paragraph("好" + piece * (characters // len(piece)) + "好")
        made = normalise(typed, rules()).paragraph
        return _seconds(lambda: (normalise(typed, rules()), doubts((made,), rules())))

    assert taken(20_000) < 40 * taken(2_000)


def _seconds(work: Callable[[], object], times: int = 2) -> float:
    """Give the least CPU time of a few runs."""
    best = float("inf")
    for _ in range(times):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return best


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _letters(text: str) -> str:
    """Give a text without marks and white, its letters and digits half width."""
    kept = (char for char in normalize("NFC", text) if category(char)[0] in "LN")
    return normalize("NFKC", "".join(kept))
