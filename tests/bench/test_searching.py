"""The benchmark of search runs to its end, and finds what a plain scan finds."""

from pathlib import Path

from tests.bench.searching import LENGTHS, main, measure


def test_a_short_run_finds_all_and_nothing_else(tmp_path: Path) -> None:
    read = measure(300, 20, tmp_path)

    assert (1.0, 0) == (read["recall"], read["false_hits"])
    assert read["checked"] == 20 * len(LENGTHS)


def test_the_same_seed_gives_the_same_stories_and_words(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = (measure(100, 10, tmp_path / each) for each in ("one", "two"))

    assert one["characters"] == two["characters"]


def test_it_writes_its_figures(tmp_path: Path) -> None:
    code = main(
        ["--stories", "80", "--words", "4", "--json", str(tmp_path / "out.json")]
    )

    assert 0 == code
    assert (tmp_path / "out.json").is_file()
