import re
from collections import Counter
from importlib.resources import files

import pytest

from layout.cjk.profile import NEVER, load_profile
from layout.cjk.tables import merged_rows

SETS = (
    "newspaper-cn", "book-cn", "newspaper-hk", "newspaper-jp", "plain",
    "display-large", "display-small",
)  # fmt: skip


def test_every_set_that_is_shipped_loads() -> None:
    shipped = {
        entry.name.removesuffix(".toml")
        for entry in (files("layout.cjk") / "data").iterdir()
        if "[[class]]" in entry.read_text("utf-8")
        and "[lines]" in entry.read_text("utf-8")
    }

    assert shipped <= set(SETS)
    assert [name for name in SETS if load_profile(name).name != name] == []


@pytest.mark.parametrize("name", SETS)
def test_every_row_names_its_source(name: str) -> None:
    rows = merged_rows(name)

    for kind in ("class", "level", "gap", "break", "pattern", "shrink"):
        assert [row for row in rows[kind] if not row.get("source")] == []
    for kind in ("lines", "stretch", "cost", "han_latin"):
        assert rows[kind]["source"]


@pytest.mark.parametrize("name", SETS)
def test_no_character_is_in_two_classes(name: str) -> None:
    members = Counter(
        char for row in merged_rows(name)["class"] for char in row.get("members", "")
    )

    assert [char for char, count in members.items() if count > 1] == []


def test_no_mark_of_the_standard_begins_a_line() -> None:
    profile = load_profile("newspaper-cn")

    for char in "。，、；：？！”’）》」』】·～":
        pair = "h" + profile.letters[ord(char)]
        assert NEVER == profile.breaks[pair]


def test_no_opening_mark_ends_a_line() -> None:
    profile = load_profile("newspaper-cn")

    for char in "“‘（《「『【":
        assert NEVER == profile.breaks[profile.letters[ord(char)] + "h"]


def test_a_paper_changes_a_single_value() -> None:
    profile = load_profile(
        "newspaper-cn", {"stretch.latin_first": "125", "class.m.after": "250"}
    )

    assert 125 == profile.firsts["h0"] == profile.firsts["lh"]
    assert 250 == profile.naturals["mh"]


def test_a_change_that_names_nothing_is_refused() -> None:
    with pytest.raises(KeyError, match=re.escape("stretch.latin_frist")):
        load_profile("newspaper-cn", {"stretch.latin_frist": "125"})


def test_a_set_that_is_not_shipped_is_refused() -> None:
    with pytest.raises(KeyError, match="newspaper-xx"):
        load_profile("newspaper-xx")


@pytest.mark.parametrize(
    ("level", "at_start", "at_end"),
    [
        ("none", "", ""),
        ("basic", "，。”·～/", "“（"),
        ("gb", "，。”·～/", "“（/"),
        ("strict", "，。”·～/—…", "“（/"),
    ],
)
def test_a_paper_chooses_how_strict_line_edges_are(
    level: str, at_start: str, at_end: str
) -> None:
    profile = load_profile("newspaper-cn", {"lines.level": level})

    for char in "，。”·～/—…":
        free = profile.breaks["h" + profile.letters[ord(char)]] < NEVER
        assert free == (char not in at_start)
    for char in "“（/":
        free = profile.breaks[profile.letters[ord(char)] + "h"] < NEVER
        assert free == (char not in at_end)


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        load_profile("newspaper-cn", {"lines.level": "stern"})


def test_a_class_may_be_aligned_where_its_row_is_silent() -> None:
    changed = load_profile("newspaper-cn", {"class.h.align": "end"})

    assert "natural" == load_profile("newspaper-cn").classes["h"].align
    assert "end" == changed.classes["h"].align
