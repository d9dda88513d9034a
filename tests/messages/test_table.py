"""The table of messages: complete, in both languages, and true to the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from layout.messages.table import Lang, load_table

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "layout").rglob("*.py"))

MAKERS = {
    "problem": 0, "Finding": 0, "note": 0, "_stop": 0, "refuse": 0, "_parsed": 0,
    "error": 1, "warning": 1, "_finding": 1, "_wrong": 0,
}  # fmt: skip
"""Functions that take a code, and which argument it is."""

GIVEN = {"code", "where", "story", "page", "severity"}
"""Arguments that are no values of a message."""

TABLE = load_table()


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            code = code_of(node, name)
            if code:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", code, node


def code_of(node: ast.Call, name: str) -> str:
    if name not in MAKERS:
        return ""
    arguments = [*node.args, *(k.value for k in node.keywords if k.arg == "code")]
    for argument in arguments[: MAKERS[name] + 1]:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            text = argument.value
            if text and text == text.lower() and " " not in text and "-" in text:
                return text
    return ""


USED = list(calls())


def test_there_are_codes_to_look_at() -> None:
    assert len({code for _, code, _ in USED}) > 100


@pytest.mark.parametrize("code", sorted({code for _, code, _ in USED}))
def test_every_code_has_words(code: str) -> None:
    places = [place for place, each, _ in USED if each == code]
    assert code in TABLE.entries, places
    assert TABLE.entries[code].severity, places


@pytest.mark.parametrize("code", sorted(TABLE.entries))
def test_every_code_has_a_message_in_both_languages(code: str) -> None:
    entry = TABLE.entries[code]

    assert all(entry.templates[lang].message for lang in Lang)


SAID = {code for _, code, _ in USED}
WRONG = {c for c, e in TABLE.entries.items() if e.severity in {"error", "warning"}}


@pytest.mark.parametrize("code", sorted((SAID & set(TABLE.entries)) | WRONG))
def test_whatever_is_wrong_has_a_hint_in_both_languages(code: str) -> None:
    entry = TABLE.entries[code]

    assert entry.severity in {"error", "warning", "note"}
    for lang in Lang:
        hints = entry.templates[lang].hints
        assert hints
        assert all(hints)


def test_a_message_names_only_what_the_code_gives() -> None:
    faults = []
    for place, code, node in USED:
        given = {k.arg for k in node.keywords if k.arg}
        if code not in TABLE.entries or None in {k.arg for k in node.keywords}:
            continue  # values that are put together elsewhere
        if "values" in given or (given <= GIVEN and len(node.args) > 2):
            continue
        missing = TABLE.entries[code].fields() - given
        if missing:
            faults.append(f"{place}: {code} lacks {sorted(missing)}")
    assert not faults


def test_an_unknown_code_shows_what_is_known() -> None:
    assert "no-such x=1" == TABLE.text("no-such", [("x", 1)], Lang.EN).message


def test_a_hint_that_names_nothing_is_left_out() -> None:
    with_near = TABLE.text("key-unknown", [("key", "a"), ("nearest", "b")], Lang.EN)
    without = TABLE.text("key-unknown", [("key", "a"), ("nearest", "")], Lang.EN)

    assert "“b”" in with_near.hint
    assert "did you mean" not in without.hint
    assert without.hint


def test_a_code_may_stand_in_one_file_only(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text('[x-y]\nzh = "甲"\nen = "a"\n')

    with pytest.raises(ValueError, match="x-y"):
        load_table(tmp_path)
