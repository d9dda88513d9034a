"""``banxin preflight``: what is printed, as what document, with which exit code."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from layout.cli import app
from tests.preflight.pdf.sheets import archive_page, press_page

runner = CliRunner()


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder with a sound file, a broken one and one that is none."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)
    # Plates have tests of their own; the verb says that there are none.
    monkeypatch.setenv("PATH", "")
    press_page().save("good.pdf", force_version="1.6", deterministic_id=True)
    broken = press_page()
    del broken.pages[0].obj.TrimBox
    broken.save("bad.pdf", force_version="1.6", deterministic_id=True)
    Path("none.pdf").write_text("no PDF", "utf-8")


def run(*arguments: str) -> Result:
    return runner.invoke(app, ["preflight", *arguments])


def test_exit_codes_tell_the_worst_of_several_files() -> None:
    assert 0 == run("good.pdf").exit_code
    assert 1 == run("good.pdf", "bad.pdf").exit_code
    assert 2 == run("good.pdf", "--standard", "x5").exit_code
    assert 2 == run().exit_code
    assert 3 == run("none.pdf", "bad.pdf").exit_code
    assert 3 == run("missing.pdf").exit_code


def test_a_finding_is_a_line_with_its_file_page_and_place() -> None:
    lines = run("bad.pdf").stderr.splitlines()

    assert "bad.pdf p1: bx01-no-trim 【停】页面没有 TrimBox（成品尺寸）" in lines
    assert "TrimBox" in run("bad.pdf", "--lang", "en").stderr
    assert "hint: " in lines[lines.index(next(x for x in lines if "bx01" in x)) + 1]


def test_the_other_files_are_looked_at_though_one_cannot_be_read() -> None:
    said = run("none.pdf", "bad.pdf").stderr

    assert "pdf-unreadable" in said
    assert "bx01-no-trim" in said


def test_json_is_one_document_that_names_what_was_not_run() -> None:
    result = run("good.pdf", "bad.pdf", "--json")
    document: dict[str, Any] = json.loads(result.stdout)

    assert "" == result.stderr
    good, bad = document["files"]
    assert {"file": "good.pdf", "pages": 1, "standards": ["x4"]}.items() <= good.items()
    assert ["TA01", "OP04", "CO04"] == bad["not_run"]
    (found,) = (e for e in document["findings"] if e["code"] == "bx01-no-trim")
    assert {"page": 1, "box": None, "count": 1} == found["place"]
    assert ("bad.pdf", "error") == (found["where"]["file"], found["severity"])


def test_rules_that_were_not_run_are_said_to_everybody() -> None:
    result = run("good.pdf")

    assert "plates-not-run" in result.stderr
    assert "未检项 TA01 OP04 CO04" in result.stdout


def test_a_standard_may_be_asked_for() -> None:
    archive_page().save("kept.pdf", deterministic_id=True)

    claimed = json.loads(run("kept.pdf", "--json").stdout)
    asked = json.loads(run("kept.pdf", "--standard", "x4", "--json").stdout)

    assert ["a2u", "ua1"] == claimed["files"][0]["standards"]
    assert "px12-intent-count" in {each["code"] for each in asked["findings"]}


def test_an_issue_stands_for_what_it_sends_to_press(tmp_path: Path) -> None:
    press = tmp_path / "2026-11-23" / "build" / "press"
    press.mkdir(parents=True)
    for name in ("good.pdf", "bad.pdf"):
        Path(name).rename(press / name)

    files = json.loads(run("2026-11-23", "--json").stdout)["files"]

    assert ["bad.pdf", "good.pdf"] == [Path(each["file"]).name for each in files]
    assert 3 == run("elsewhere").exit_code


def test_a_paper_that_is_named_gives_the_ticket() -> None:
    Path("paper.yaml").write_text("name: 青澜日报\ncode: QL\n", "utf-8")

    assert "bx05-trim-size" not in run("good.pdf").stderr
    assert "bx05-trim-size" in run("good.pdf", "--paper", "paper.yaml").stderr
    assert 3 == run("good.pdf", "--paper", "nowhere.yaml").exit_code
