from pathlib import Path

import pytest

from layout.cjk import words
from layout.cjk.words import FOLDER, hyphens, word_starts


def test_words_are_hyphenated_by_the_dictionary() -> None:
    assert (5, 7) == tuple(i for i in hyphens("international") if i in {5, 7})
    assert () == hyphens("bridge"[:5])
    assert () == hyphens("UNESCO")


def test_words_begin_where_the_dictionary_says() -> None:
    starts = word_starts("地铁口早餐车")

    assert 3 in starts
    assert 1 not in starts


def test_what_was_said_of_a_text_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = word_starts("地铁口早餐车", tmp_path)

    monkeypatch.setattr(words, "_tokenizer", lambda: pytest.fail("asked again"))

    assert first == word_starts("地铁口早餐车", tmp_path)


def test_a_spoilt_cache_costs_only_time(tmp_path: Path) -> None:
    first = word_starts("地铁口早餐车", tmp_path)
    (kept,) = (tmp_path / FOLDER).iterdir()
    kept.write_text("three", "ascii")

    assert first == word_starts("地铁口早餐车", tmp_path)
