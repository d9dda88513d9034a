"""Search: all that a plain scan finds and nothing else, newest first, in step."""

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.archive.entries import Entry
from layout.archive.index import YearIndex
from layout.archive.search import Hit, Query, search
from layout.archive.shelf import Shelf, open_shelf
from tests.archive.packages import (
    built,
    corrected,
    sealed,
    shelve,
    story,
    tiny_package,
    volume,
)

FIRST = date(2026, 1, 1)

LETTERS = "望津大桥通车，。“”ＡaA1１ \"*'%—㐀𠀀\ue041\ue0ff{}"
"""Few, so that words come again: marks, widths, rare characters, the index's own."""

texts = st.text(LETTERS, min_size=1, max_size=12)


def hits(shelf: Path, word: str, **filters: object) -> list[Hit]:
    with open_shelf(shelf) as opened:
        return list(search(opened, Query(word, **filters)))  # type: ignore[arg-type]  # values of a test


def names(found: Iterable[Hit]) -> list[tuple[str, str]]:
    return [(each.issue, each.story) for each in found]


def kept(shelf: Path) -> set[str]:
    return {path.name for path in (shelf / ".banxin").iterdir()}


def in_memory(stories: Sequence[Entry], day: date = FIRST) -> Shelf:
    index = YearIndex.new()
    index.change([], [volume(day, stories)])
    return Shelf({day.year: index})


@given(st.lists(st.lists(texts, min_size=1, max_size=4), max_size=8), texts)
def test_search_finds_what_a_plain_scan_finds(
    bodies: list[list[str]], word: str
) -> None:
    stories = [story(str(n), *body) for n, body in enumerate(bodies)]
    shelf = in_memory(stories)
    # words that are there, too: any part of any text
    parts = [text[:3] for body in bodies for text in body]

    for each in (word, *parts, *LETTERS):
        found = [hit.story for hit in search(shelf, Query(each))]
        scanned = [
            str(n) for n, body in enumerate(bodies) if any(each in t for t in body)
        ]
        assert scanned == found
    shelf.close()


@given(
    st.lists(st.integers(0, 700), min_size=1, max_size=6, unique=True),
    st.integers(0, 700),
    st.integers(0, 700),
)
def test_issues_come_newest_first_within_the_days_asked_for(
    days: list[int], first: int, last: int
) -> None:
    shelf = Shelf()
    for each in days:
        day = FIRST + timedelta(each)
        index = shelf.years.setdefault(day.year, YearIndex.new())
        index.change([], [volume(day, [story("a", "通车"), story("b", "通车")])])
    span = (FIRST + timedelta(first), FIRST + timedelta(last))

    found = list(search(shelf, Query("通车", *span)))

    wanted = sorted((d for d in days if first <= d <= last), reverse=True)
    assert [(FIRST + timedelta(d), name) for d in wanted for name in "ab"] == [
        (hit.day, hit.story) for hit in found
    ]
    shelf.close()


@pytest.mark.parametrize("word", ["AI", "ＡＩ", "3.5", "臺灣", "“四好”", "NEAR(", "OR"])
def test_latin_digits_marks_and_old_forms_are_found_as_they_stand(word: str) -> None:
    shelf = in_memory([story("a", f"前{word}后"), story("b", "ai ｡ 3,5 台湾")])

    assert ["a"] == [hit.story for hit in search(shelf, Query(word))]


def test_a_word_is_not_found_across_paragraphs() -> None:
    shelf = in_memory([story("a", "大桥", "通车")])

    assert [] == list(search(shelf, Query("桥通")))
    assert ["a"] == [hit.story for hit in search(shelf, Query("桥"))]


def test_pages_and_authors_narrow_a_search() -> None:
    shelf = in_memory(
        [
            story("a", "大桥通车", page="1", by="本报记者 周一鸣"),
            story("b", "大桥夜景", page="A3", by="钱二 摄"),
            story("c", "大桥夜话", page="13", by="本报记者 周一"),
        ]
    )

    def found(**filters: str) -> list[str]:
        return [hit.story for hit in search(shelf, Query("大桥", **filters))]  # type: ignore[arg-type]  # as above

    assert ["b"] == found(page="A3")
    assert ["a"] == found(page="1")
    assert ["a"] == found(author="周一鸣")
    assert ["a", "c"] == found(author="周一")
    assert ["b"] == found(author="钱")
    assert [] == found(author="周一", page="A3")


def test_a_snippet_shows_the_word_in_its_place() -> None:
    text = "此前" * 20 + "望津大桥" + "此后" * 20
    (hit,) = search(in_memory([story("a", text)]), Query("望津大桥"))

    assert "望津大桥" == hit.snippet[hit.at : hit.at + 4]
    assert hit.snippet.startswith("…此前")
    assert hit.snippet.endswith("此后…")
    assert ("body", "1", "题a") == (hit.role, hit.page, hit.headline)


def test_a_sealed_issue_is_found_with_its_place(tmp_path: Path) -> None:
    folder = built(tmp_path)
    package = sealed(folder)

    (first, _) = hits(tmp_path, "步行过江")

    assert ("2026-11-23", 1, "2", "a") == (
        first.issue,
        first.revision,
        first.page,
        first.story,
    )
    assert package.name == first.package
    assert ["a", "b"] == [hit.story for hit in hits(tmp_path, "一座桥的二十年")]


def test_only_the_last_revision_of_an_issue_is_found(tmp_path: Path) -> None:
    folder = built(tmp_path)
    sealed(folder)
    assert [] == hits(tmp_path, "夜班公交")
    corrected(folder)

    assert [2] == [hit.revision for hit in hits(tmp_path, "夜班公交")]
    assert {2} == {hit.revision for hit in hits(tmp_path, "步行过江")}


def test_issues_that_come_go_and_change_are_followed(tmp_path: Path) -> None:
    shelve(tmp_path, "2025-12-31", [story("a", "大桥合龙")])
    shelve(tmp_path, "2026-01-01", [story("b", "大桥通车")])
    assert [("2026-01-01", "b"), ("2025-12-31", "a")] == names(hits(tmp_path, "大桥"))
    assert {"2025.sqlite", "2025.sha256", "2026.sqlite", "2026.sha256"} == kept(
        tmp_path
    )

    shelve(tmp_path, "2026-01-01-B", [story("c", "大桥夜景")])
    shelve(tmp_path, "2025-12-31", [story("a", "合龙之后")], revision=2)
    assert {("2026-01-01", "b"), ("2026-01-01-B", "c")} == set(
        names(hits(tmp_path, "大桥"))
    )
    assert [("2025-12-31", "a")] == names(hits(tmp_path, "合龙"))

    shutil.rmtree(tmp_path / "2026-01-01")
    assert [("2026-01-01-B", "c")] == names(hits(tmp_path, "大桥"))


def test_an_index_that_was_deleted_is_made_again(tmp_path: Path) -> None:
    shelve(tmp_path, "2026-01-01", [story("b", "大桥通车")])
    before = hits(tmp_path, "大桥")
    shutil.rmtree(tmp_path / ".banxin")

    assert before == hits(tmp_path, "大桥")


@pytest.mark.parametrize("damage", ["short", "flipped", "empty", "foreign", "folder"])
def test_a_damaged_index_is_noticed_and_made_again(tmp_path: Path, damage: str) -> None:
    shelve(tmp_path, "2026-01-01", [story(str(n), "大桥通车") for n in range(50)])
    before = hits(tmp_path, "大桥")
    path = tmp_path / ".banxin" / "2026.sqlite"
    content = bytearray(path.read_bytes())
    match damage:
        case "short":
            path.write_bytes(content[:-4096])
        case "flipped":
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
        case "empty":
            path.write_bytes(b"")
        case "foreign":
            path.unlink()
            with sqlite3.connect(path) as base:
                base.execute("CREATE TABLE story (id)")
            base.close()
        case _:
            path.unlink()
            path.mkdir()

    assert before == hits(tmp_path, "大桥")


def test_an_index_of_another_version_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(tmp_path, "2026-01-01", [story("b", "大桥通车")])
    hits(tmp_path, "大桥")
    monkeypatch.setattr("layout.archive.index.VERSION", 999)
    made = []
    make = YearIndex.new.__func__  # type: ignore[attr-defined]  # a class method's function

    def new(cls: type[YearIndex], path: Path | None = None) -> YearIndex:
        made.append(path)
        index: YearIndex = make(cls, path)
        return index

    monkeypatch.setattr(YearIndex, "new", classmethod(new))

    assert 1 == len(hits(tmp_path, "大桥"))
    assert made


def test_a_folder_that_cannot_be_written_is_searched_all_the_same(
    tmp_path: Path,
) -> None:
    shelve(tmp_path, "2026-01-01", [story("b", "大桥通车")])
    (tmp_path / ".banxin").write_text("a file where the folder should be")

    assert [("2026-01-01", "b")] == names(hits(tmp_path, "大桥"))


def test_a_change_that_cannot_be_written_is_searched_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(tmp_path, "2026-01-01", [story("b", "大桥通车")])
    hits(tmp_path, "大桥")
    shelve(tmp_path, "2026-01-02", [story("c", "大桥夜景")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)

    assert ["c", "b"] == [hit.story for hit in hits(tmp_path, "大桥")]
    assert {"2026.sqlite", "2026.sha256"} == kept(tmp_path)


def test_a_damaged_package_is_told_and_the_others_are_searched(tmp_path: Path) -> None:
    shelve(tmp_path, "2026-01-01", [story("b", "大桥通车")])
    path = shelve(tmp_path, "2026-01-02", [story("c", "大桥夜景")])
    data = path / "data" / "edition.json"
    data.write_bytes(data.read_bytes().replace("夜景".encode(), "夜色".encode()))

    with open_shelf(tmp_path) as shelf:
        found = [hit.story for hit in search(shelf, Query("大桥"))]

    assert ["b"] == found
    assert ["archive-changed"] == [each.code for each in shelf.problems]


@pytest.mark.parametrize("card", [None, "Issue-Date: gestern\n", "?\n"])
def test_a_package_that_does_not_tell_its_day_is_told(
    tmp_path: Path, card: str | None
) -> None:
    shelve(tmp_path, "2026-01-01", [story("b", "大桥通车")])
    path = shelve(tmp_path, "2026-01-02", [story("c", "大桥夜景")]) / "bag-info.txt"
    path.unlink()
    if card is not None:
        path.write_text(card)

    with open_shelf(tmp_path) as shelf:
        assert ["b"] == [hit.story for hit in search(shelf, Query("大桥"))]

    assert 1 == len(shelf.problems)


def test_a_package_without_data_is_told(tmp_path: Path) -> None:
    tiny_package(tmp_path / "2026-01-01" / "archive", "2026-01-01-r1", {"a": b""})

    with open_shelf(tmp_path) as shelf:
        assert [] == list(search(shelf, Query("大桥")))

    assert ["archive-unreadable"] == [each.code for each in shelf.problems]
