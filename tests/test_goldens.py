"""The goldens themselves: what differs is shown, what is blessed is kept."""

from pathlib import Path

import pytest

from tests.goldens import Goldens


def test_a_difference_is_shown_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("rule 1\nrule 2\nrule 3\n", encoding="utf-8")

    with pytest.raises(pytest.fail.Exception) as failure:
        Goldens(tmp_path).check("page.txt", "rule 1\nrule 5\nrule 3\n")

    assert "-rule 2\n+rule 5" in str(failure.value)


def test_a_missing_golden_is_not_taken_for_a_good_one(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception):
        Goldens(tmp_path).check("page.txt", "rule 1\n")


def test_blessing_writes_what_differs_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "same.txt").write_text("rule 1\n", encoding="utf-8")
    goldens = Goldens(tmp_path, bless=True)
    goldens.check("same.txt", "rule 1\n")
    goldens.check("new/page.txt", "rule 2\n")

    assert ["new/page.txt"] == goldens.renewed
    Goldens(tmp_path).check("new/page.txt", "rule 2\n")


def test_goldens_that_no_test_asked_for_are_listed(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("rule 1\n", encoding="utf-8")
    (tmp_path / "page.txt").write_text("rule 1\n", encoding="utf-8")
    goldens = Goldens(tmp_path)
    goldens.check("page.txt", "rule 1\n")

    assert ["old.txt"] == goldens.unused()
