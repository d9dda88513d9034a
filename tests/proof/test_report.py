"""The table of stories and the report."""

from layout.errors import Where, problem
from layout.messages.table import Lang, load_table
from layout.model.finding import Finding, Severity, Waiver
from layout.proof.report import aligned, cells
from layout.proof.speech import Speaker


def test_a_han_character_takes_two_cells() -> None:
    assert 6 == cells("版a，b")


def test_columns_stand_under_one_another_and_numbers_to_the_right() -> None:
    text = aligned([["稿件", "字数"], ["lead.md", "7"]], numbers=(1,))

    assert "稿件     字数\nlead.md     7" == text


def speaker(line: str | None) -> Speaker:
    return Speaker(load_table(), Lang.EN, lambda _: line, lambda file: file)


def test_a_problem_without_a_line_is_said_without_a_caret() -> None:
    said = speaker(None).say(problem("yaml-empty", Where("issue.yaml")))

    first, hint = said.split("\n")
    assert first.startswith("issue.yaml: yaml-empty ")
    assert hint.startswith("  hint: ")


def test_a_caret_past_the_end_of_its_line_still_stands() -> None:
    said = speaker("题").say(problem("yaml-indent", Where("p.yaml", 2, 3)))

    assert ["    题", "       ^"] == said.split("\n")[1:3]


def test_the_middle_of_a_long_line_is_shown_cut_on_both_sides() -> None:
    line = "江" * 100 + "x" + "水" * 100
    said = speaker(line).say(problem("copy-private", Where("c.md", 1, 101)))

    _, shown, caret, _ = said.split("\n")
    assert shown.strip().startswith("...")
    assert shown.endswith("...")
    before = shown[4 : shown.index("x")]
    assert cells(before) == caret.index("^") - 4


def test_a_waived_finding_says_who_let_it_go_in_place_of_its_cure() -> None:
    waiver = Waiver("underset", "lead", "赵一", "明天补")
    values = (("rows", 3), ("characters", 45))
    finding = Finding(
        "underset", Severity.NOTE, Where("p01.yaml"), values=values, waiver=waiver
    )

    said = speaker(None).say(finding).splitlines()

    assert 2 == len(said)
    assert "赵一" in said[1]
    assert "明天补" in said[1]
