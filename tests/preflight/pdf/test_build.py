"""``build --preflight``: what the plates of a page show stops it, or is let go."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from layout.edition import publish
from layout.model.finding import Finding, Severity
from layout.pressroom import Request
from tests.test_edition import PAPER, sound

PAGE = (
    "page: 2\nname: 民生\nrows:\n"
    "- article: a.md\n"
    "  photo: {file: night.jpg, w: 3, h: 30, caption: 夜, credit: 甲}\n"
)
"""A page whose picture is as dark as the press allows: 230 % of ink."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def night() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (1200, 800), (24, 4, 40)).save(held, "JPEG", quality=95)
    return held.getvalue()


def issue(tmp_path: Path, page: str = PAGE, paper: str = "") -> Path:
    folder = sound(tmp_path, p02_yaml=page, photos__night_jpg=night())
    (tmp_path / "paper.yaml").write_text(PAPER + paper, "utf-8")
    return folder


def dark(folder: Path) -> Finding:
    """Build page 2 and give what its plates show."""
    built = publish(Request(folder, pages=("2",), preflight=True))
    (found,) = (each for each in built.findings if each.code == "ta01-high")
    return found


@pytest.mark.gs
def test_a_finding_names_the_page_the_story_and_the_place(tmp_path: Path) -> None:
    found = dark(issue(tmp_path))

    assert ("2", "a", Severity.WARNING) == (found.page, found.story, found.severity)
    assert "2026-11-23/build/press/QL2026112302.pdf" == found.where.file
    assert found.place is not None
    assert found.place.box is not None
    left, top, width, height = found.place.box
    assert width > 100
    assert height > 50
    assert 0 < left < 390
    assert 0 < top < 550


@pytest.mark.gs
def test_a_page_that_its_plates_stop_has_a_proof_and_no_press_pdf(
    tmp_path: Path,
) -> None:
    folder = issue(tmp_path, paper="gate: {ta01-high: error}\n")

    found = dark(folder)

    assert Severity.ERROR is found.severity
    assert not (folder / "build/press/QL2026112302.pdf").exists()
    assert (folder / "build/proof/QL2026112302.pdf").is_file()
    report: dict[str, Any] = json.loads((folder / "build/report.json").read_text())
    (told,) = (e for e in report["findings"] if e["code"] == "ta01-high")
    assert 1 == told["place"]["page"]
    assert None is report["pages"][0]["pdf"]


@pytest.mark.gs
def test_a_waiver_lets_a_finding_of_the_plates_go(tmp_path: Path) -> None:
    waiver = "waive: [{code: ta01-high, story: a, by: 赵一, why: 夜景}]\n"

    found = dark(issue(tmp_path, PAGE + waiver, "gate: {ta01-high: error}\n"))

    assert Severity.NOTE is found.severity
    assert found.waiver is not None
    assert "赵一" == found.waiver.by


def test_a_build_does_not_look_at_finished_pdfs_unasked(tmp_path: Path) -> None:
    built = publish(Request(issue(tmp_path), pages=("2",)))

    assert not [each for each in built.findings if each.place is not None]


def test_what_the_plates_show_stands_with_the_other_findings_of_its_page(
    tmp_path: Path,
) -> None:
    folder = issue(tmp_path)
    (folder / "copy/b.md").write_text("---\nheadline: 桥\n---\n【待补】\n", "utf-8")

    publish(Request(folder, preflight=True))

    report: dict[str, Any] = json.loads((folder / "build/report.json").read_text())
    numbers = [each["page"] for each in report["findings"]]
    assert {"2", "3"} <= set(numbers)
    assert sorted(numbers) == numbers
    # of the finished file, which is looked at when every page is made up
    assert "2" in {e["page"] for e in report["findings"] if e.get("place")}
