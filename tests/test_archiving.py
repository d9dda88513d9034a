"""The verbs of the archive: what is printed where, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from layout.archive.revisions import revisions_in
from layout.cli import app
from tests.archive.packages import CHANGED, COPY, built
from tests.test_edition import sound

runner = CliRunner()


@pytest.fixture(autouse=True)
def _plain_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str | Path) -> Result:
    return runner.invoke(app, ["archive", *(str(each) for each in arguments)])


def document(*arguments: str | Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return read


def damage(package: Path) -> None:
    path = package / "data" / "report.json"
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b" ")


def test_seal_says_where_the_package_is_and_what_it_replaces(tmp_path: Path) -> None:
    folder = built(tmp_path)

    first = run("seal", folder)
    (folder / "copy" / "a.md").write_text(CHANGED)
    runner.invoke(app, ["build", str(folder)])
    second = document("seal", folder)

    assert 0 == first.exit_code
    assert "2026-11-23-r1" in first.output
    assert (2, "2026-11-23-r1") == (second["revision"], second["replaces"])
    assert Path(second["package"]).is_dir()


def test_a_seal_that_is_refused_is_exit_code_1_with_a_hint(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    result = run("seal", folder)

    assert 1 == result.exit_code
    assert "2026-11-23/build/report.json" in result.stderr
    assert "archive-unbuilt" in result.stderr
    assert "hint: " in result.stderr


def test_findings_that_stop_a_page_are_exit_code_1(tmp_path: Path) -> None:
    folder = built(tmp_path, copy__a_md=COPY + "\n\n【待补】\n")

    result = run("seal", folder)

    assert 1 == result.exit_code
    assert "没有封存" in result.output
    assert [] == list(revisions_in(folder))


def test_verify_takes_a_package_an_issue_or_all(tmp_path: Path) -> None:
    folder = built(tmp_path)
    run("seal", folder)
    package = folder / "archive" / "2026-11-23-r1"

    for place in (package, folder, tmp_path, folder / "issue.yaml"):
        assert 0 == run("verify", place).exit_code

    damage(package)
    for place in (package, folder, tmp_path):
        result = run("verify", place)
        assert 1 == result.exit_code
        assert "2026-11-23/archive/2026-11-23-r1/data/report.json" in result.stderr
        read = document("verify", place)
        assert [False] == [each["whole"] for each in read["packages"]]
        assert "archive-changed" in [each["code"] for each in read["findings"]]


@pytest.mark.parametrize(
    ("verb", "codes"),
    [
        (("verify",), ["archive-none"]),
        (("export",), ["archive-none"]),
        (("export", "--revision", "3"), ["archive-none"]),
    ],
)
def test_what_is_not_sealed_is_exit_code_2(
    tmp_path: Path, verb: tuple[str, ...], codes: list[str]
) -> None:
    folder = sound(tmp_path)
    name, *rest = verb

    result = run(name, folder, *rest, "--json")

    assert 2 == result.exit_code
    read = json.loads(result.stdout)
    assert codes == [each["code"] for each in read["findings"]]


def test_list_shows_what_is_sealed_and_replaced(tmp_path: Path) -> None:
    folder = built(tmp_path)
    run("seal", folder)
    (folder / "copy" / "a.md").write_text(CHANGED)
    runner.invoke(app, ["build", str(folder)])
    run("seal", folder)

    text = run("list", folder).output
    rows = document("list", tmp_path)["packages"]

    assert "已由 2026-11-23-r2 取代" in text
    assert [(1, "2026-11-23-r2"), (2, "")] == [
        (row["revision"], row["replaced_by"]) for row in rows
    ]
    assert {2} == {row["pages"] for row in rows}
    assert all(row["octets"] > 10_000 for row in rows)


def test_search_gives_the_place_of_a_word(tmp_path: Path) -> None:
    folder = built(tmp_path)
    run("seal", folder)

    text = run("search", "步行过江", tmp_path).output
    read = document("search", "步行过江", tmp_path, "--limit", "1")

    assert "2026-11-23 r1  第2版  a  一座桥的二十年" in text
    assert "两岸的人步行过江" in text
    assert read["more"]
    (hit,) = read["hits"]
    assert ("2026-11-23", "2026-11-23", "2", "a", "body") == tuple(
        hit[key] for key in ("issue", "day", "page", "story", "role")
    )


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (("--page", "3"), 1),
        (("--page", "4"), 0),
        (("--from", "2026-11-24"), 0),
        (("--to", "2026-11-23"), 2),
        (("--author", "周一鸣"), 0),
    ],
)
def test_search_is_narrowed(
    tmp_path: Path, filters: tuple[str, ...], count: int
) -> None:
    run("seal", built(tmp_path))

    assert count == len(document("search", "步行过江", tmp_path, *filters)["hits"])


def test_nothing_found_is_no_error(tmp_path: Path) -> None:
    run("seal", built(tmp_path))

    result = run("search", "夜班公交", tmp_path)

    assert (0, "") == (result.exit_code, result.stderr)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("",), "archive-word"),
        (("a\udcff",), "archive-word"),
        (("桥", "--from", "昨天"), "archive-date"),
        (("桥", "nowhere"), "archive-nowhere"),
    ],
)
def test_a_search_that_asks_for_nothing_is_exit_code_2(
    arguments: tuple[str, ...], code: str
) -> None:
    result = run("search", *arguments)

    assert 2 == result.exit_code
    assert code in result.stderr


def test_an_export_says_how_to_build_it_again(tmp_path: Path) -> None:
    folder = built(tmp_path)
    run("seal", folder)

    result = run("export", folder, "--lang", "en")
    again = runner.invoke(
        app, ["build", "2026-11-23-r1/source/2026-11-23", "--lang", "en"]
    )

    assert "banxin build 2026-11-23-r1/source/2026-11-23" in result.output
    assert 0 == again.exit_code
    assert 1 == run("export", folder).exit_code  # it is there now


def test_the_archive_loads_no_database_where_it_needs_none(tmp_path: Path) -> None:
    folder = built(tmp_path)
    program = (
        "import sys\n"
        "from layout.cli import app\n"
        "try:\n"
        "    app(['archive', 'seal', sys.argv[1], '-q'])\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(sorted({'sqlite3', 'numpy', 'rich'} & set(sys.modules)))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        cwd=Path(__file__).resolve().parents[1],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "[]" == done.stdout.splitlines()[-1]
