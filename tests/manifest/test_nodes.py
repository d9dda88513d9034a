"""YAML trees: what an editor wrote stays, what is broken is placed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.errors import ManifestError
from layout.manifest.nodes import Listing, Mapping, Node, Scalar, parse


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(ManifestError) as caught:
        parse(text, "f")
    return [(str(each.where), each.code) for each in caught.value.problems]


def bare(node: Node) -> object:
    match node:
        case Scalar():
            return node.text
        case Listing():
            return [bare(item) for item in node.items]
        case Mapping():
            return {key.text: bare(value) for key, value in node.entries}


@pytest.mark.parametrize("text", ["03", "08", "no", "on", "1:30", "2026-11-23", "1e3"])
def test_a_scalar_keeps_what_the_editor_wrote(text: str) -> None:
    assert {"page": text} == bare(parse(f"page: {text}", "f"))


def test_a_value_knows_its_line_and_column_in_characters() -> None:
    tree = parse("版序: 3\n题: [甲, “乙”]\n", "f")

    assert isinstance(tree, Mapping)
    listing = tree.get("题")
    assert isinstance(listing, Listing)
    assert "f:2:8" == str(listing.items[1].where)


def test_chinese_text_over_two_lines_is_joined_without_a_space() -> None:
    text = "a: 一条渔船从\n  大桥下驶过 in\n  two words\nb: x"

    assert {"a": "一条渔船从大桥下驶过 in two words", "b": "x"} == bare(
        parse(text, "f")
    )


def test_an_alias_repeats_its_value() -> None:
    assert {"a": ["x"], "b": ["x"]} == bare(parse("a: &n [x]\nb: *n", "f"))


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: 1\na: 2", "f:2:1", "key-duplicate"),
        ("a: !!python/object:os.system x", "f:1:4", "yaml-tag"),
        ("a: *b", "f:1:4", "yaml-alias"),
        ("a: &a [*a]", "f:1:8", "yaml-alias"),
        ("? [a]\n: b", "f:1:3", "yaml-key"),
        ("a: 1\n---\nb: 2", "f:2:1", "yaml-documents"),
        ("", "f", "yaml-empty"),
        ("# nothing\n", "f", "yaml-empty"),
        ("a: \x07", "f:1:4", "yaml-character"),
        ("a: 1\n\tb: 2", "f:2:1", "yaml-tab"),
        ("a:\n-\tb\n", "f:2:2", "yaml-tab"),
        ("- a: 1\n　b: 2", "f:2:1", "yaml-wide-indent"),
        ("issue: 1\npage：3\nname: x", "f:2:5", "yaml-wide-colon"),
        ("a: {b: 1，c: 2}", "f:1:9", "yaml-wide-comma"),
        ("a: [1, 2", "f:1:4", "yaml-unclosed"),
        ("a: {b: 1 c: 2}", "f:1:11", "yaml-unclosed"),
        ("a: 'x", "f:1:4", "yaml-quote"),
        ("a: 1\nb\nc: 2", "f:2:1", "yaml-colon"),
        ("a: @x", "f:1:4", "yaml-start"),
        ("a: b: c", "f:1:5", "yaml-indent"),
        ("[" * 50, "f:1:41", "yaml-deep"),
    ],
)
def test_what_is_no_yaml_is_placed_and_named(text: str, place: str, code: str) -> None:
    assert [(place, code)] == problems(text)


def test_an_alias_bomb_is_refused() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]

    assert ["yaml-bomb"] == [code for _, code in problems("\n".join(levels))]


def test_a_manifest_of_more_than_five_megabytes_is_refused() -> None:
    assert [("f", "yaml-large")] == problems("a: " + "x" * 5_000_001)


def test_every_duplicate_and_tag_is_named_at_once() -> None:
    found = problems("a: 1\na: 2\nb: !x 1\nc: {d: 1, d: 2}")

    wanted = [
        ("f:2:1", "key-duplicate"),
        ("f:3:4", "yaml-tag"),
        ("f:4:11", "key-duplicate"),
    ]
    assert wanted == sorted(found)


@given(st.text(st.sampled_from("ab:- \n\t\"'[]{},，：　&*!#|>?@"), max_size=40))
def test_any_text_is_a_tree_or_a_problem(text: str) -> None:
    found: Node | None = None
    with suppress(ManifestError):
        found = parse(text, "f")

    assert found is None or found.where.file == "f"
