"""New issues: from the paper's template, or from the one that is shipped."""

from pathlib import Path

import pytest

from layout.errors import FileError, ManifestError
from layout.manifest.reader import read_issue
from layout.manifest.start import place_for, start_issue


def test_a_new_issue_can_be_read(tmp_path: Path) -> None:
    start_issue(tmp_path / "2026-11-24")

    issue = read_issue(tmp_path / "2026-11-24")
    assert ("2026-11-24", ["1", "2"]) == (issue.id, [p.number for p in issue.pages])
    assert not issue.findings


def test_a_paper_of_four_lines_is_written_where_there_is_none(tmp_path: Path) -> None:
    start_issue(tmp_path / "2026-11-24")

    assert 4 == len((tmp_path / "paper.yaml").read_text().splitlines())


def test_the_paper_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text("name: 晚报\ncode: WB\n")
    start_issue(tmp_path / "sub" / "2026-11-24")

    assert "晚报" == read_issue(tmp_path / "sub" / "2026-11-24").paper.name
    assert not (tmp_path / "sub" / "paper.yaml").exists()


def test_a_template_of_the_paper_wins(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text("name: 晚报\ncode: WB\n")
    (tmp_path / "template").mkdir()
    (tmp_path / "template" / "issue.yaml").write_text("issue: {issue}\npages: []\n")

    start_issue(tmp_path / "2026-11-24")

    written = (tmp_path / "2026-11-24" / "issue.yaml").read_text()
    assert "issue: 2026-11-24\npages: []\n" == written


def test_a_folder_that_is_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2026-11-24").mkdir()

    with pytest.raises(ManifestError) as caught:
        start_issue(tmp_path / "2026-11-24")
    assert ["issue-exists"] == [each.code for each in caught.value.problems]


def test_a_name_without_a_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ManifestError) as caught:
        start_issue(tmp_path / "特刊")
    assert ["issue-date"] == [each.code for each in caught.value.problems]


def test_a_folder_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(FileError):
        start_issue(tmp_path / "file" / "2026-11-24")


def test_an_issue_is_made_among_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Path("2026-11-24") == place_for(Path("2026-11-24"))

    (tmp_path / "issues").mkdir()
    (tmp_path / "issues" / "paper.yaml").write_text("")
    assert Path("issues/2026-11-24") == place_for(Path("2026-11-24"))
    assert Path("there/2026-11-24") == place_for(Path("there/2026-11-24"))
