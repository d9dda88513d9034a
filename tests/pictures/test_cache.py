from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.pictures.cache import Entry, default_folder, keep, name_of, recall

ENTRY = Entry((3, 2, 4), b"plates of a picture")


def test_what_was_kept_is_given_back(tmp_path: Path) -> None:
    keep(tmp_path / "new" / "folder", "one", ENTRY)

    assert recall(tmp_path / "new" / "folder", "one") == ENTRY


def test_what_was_never_kept_is_not_there(tmp_path: Path) -> None:
    assert recall(tmp_path, "one") is None
    assert recall(None, "one") is None


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    keep(tmp_path, "one", ENTRY)

    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_folder_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    keep(tmp_path / "file" / "folder", "one", ENTRY)
    keep(None, "one", ENTRY)

    assert recall(tmp_path / "file" / "folder", "one") is None


@given(place=st.integers(0, 70), value=st.integers(0, 255), length=st.integers(0, 80))
def test_a_damaged_entry_is_as_good_as_none(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int, length: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    keep(folder, "one", ENTRY)
    content = bytearray((folder / "one").read_bytes())
    content[place % len(content)] = value
    (folder / "one").write_bytes(content[:length] if length else content)

    assert recall(folder, "one") in (None, ENTRY)


def test_names_tell_apart_what_differs_and_nothing_else() -> None:
    assert name_of("a", 1, (0.5, 1.0)) == name_of("a", 1, (0.5, 1.0))
    assert name_of("a", 1) != name_of("a", 1.0)
    assert name_of("ab", "c") != name_of("a", "bc")


def test_the_folder_is_the_users_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "banxin" / "pictures"

    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == tmp_path / ".cache" / "banxin" / "pictures"
