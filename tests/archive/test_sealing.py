"""An issue sealed: what is in the package, what is refused, what stays as it was."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import bagit
import pytest

from layout.archive.digital import edition_json
from layout.archive.revisions import ArchiveError, revision_of, revisions_in
from layout.archive.verify import damages
from layout.edition import publish
from layout.errors import FileError, LayoutError, ManifestError
from layout.messages.table import Lang
from layout.model.issue import Issue
from layout.pressroom import Request
from layout.sealing import export, seal_issue
from tests.archive.packages import (
    CHANGED,
    COPY,
    DAY,
    built,
    content,
    corrected,
    sealed,
    sound,
)
from tests.manifest.folders import jpeg

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def refusal(folder: Path) -> list[str]:
    with pytest.raises(LayoutError) as caught:
        seal_issue(Request(folder))
    return [each.code for each in caught.value.problems]


def edition(folder: Path) -> dict[str, Any]:
    path = revision_of(folder).path / "data" / "edition.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


# -- What is in a package -------------------------------------------------------------


def test_a_package_holds_the_build_and_everything_it_was_made_from(
    tmp_path: Path,
) -> None:
    folder = built(tmp_path, photos__x_jpg=jpeg())
    (folder / ".notes").write_text("nobody's business")
    before = content(folder)

    package = sealed(folder)

    files = content(package.path / "data")
    for name, written in before.items():
        if name.startswith("build/"):
            assert written == files[name.removeprefix("build/")]
        elif name != ".notes":
            assert written == files[f"source/{DAY}/{name}"]
    assert (tmp_path / "paper.yaml").read_bytes() == files["source/paper.yaml"]
    assert files["thumbnails/QL2026112302.png"].startswith(b"\x89PNG")
    assert not [name for name in files if ".notes" in name or "/build/" in name]
    assert () == damages(package)
    assert bagit.Bag(str(package.path)).is_valid()


def test_the_card_tells_title_day_and_revision_but_no_time(tmp_path: Path) -> None:
    labels = sealed(built(tmp_path)).card().labels

    assert "青澜日报" == labels["Source-Organization"]
    assert DAY == labels["Issue-Date"]
    assert ("1", "2") == (labels["Issue-Revision"], labels["Issue-Pages"])
    assert "Replaces" not in labels
    assert "Bagging-Date" not in labels
    assert {"Made-With-Pillow", "Made-With-reportlab"} <= set(labels)


def test_the_same_input_gives_the_same_package(tmp_path: Path) -> None:
    one, other = (sealed(built(tmp_path / name)) for name in ("one", "other"))

    assert content(one.path) == content(other.path)


def test_another_process_seals_the_same_bytes(tmp_path: Path) -> None:
    one, other = (built(tmp_path / name) for name in ("one", "other"))
    package = sealed(one)

    subprocess.run(
        [sys.executable, "-m", "layout", "archive", "seal", str(other), "-q"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C"},
        check=True,
    )

    assert content(package.path) == content(revision_of(other).path)


def test_the_data_tell_every_story_with_its_text_and_place(tmp_path: Path) -> None:
    folder = built(tmp_path)
    sealed(folder)

    read = edition(folder)

    assert ["2", "3"] == [page["page"] for page in read["pages"]]
    assert [390.0, 550.0] == [read["pages"][0][key] for key in ("width", "height")]
    first = read["stories"][0]
    assert ("a", "story", "copy/a.md") == tuple(
        first[key] for key in ("id", "kind", "copy")
    )
    assert ["kicker", "headline", *["body"] * 4] == [e["role"] for e in first["text"]]
    assert all(["2"] == each["pages"] for each in first["text"])
    (place,) = first["places"]
    ((corners),) = place["polygons"]
    assert ("2", 1) == (place["page"], place["order"])
    assert all(0 < x < 390 and 0 < y < 550 for x, y in corners)
    head = next(each for each in place["parts"] if each["kind"] == "head")
    assert head["box"][1] == min(y for _, y in corners)


def test_lines_of_the_data_are_the_copy_in_reading_order(tmp_path: Path) -> None:
    folder = built(tmp_path)
    sealed(folder)

    page = edition(folder)["pages"][0]

    body = [block for block in page["blocks"] if block["role"] == "body"]
    shown = ["".join(line["text"] for line in block["lines"]) for block in body]
    assert COPY.split("---\n")[2].split() == shown
    for block in page["blocks"]:
        for line in block["lines"]:
            left, top, width, height = line["box"]
            assert 0 < left < left + width < 390
            assert 0 < top < top + height < 550


def test_what_was_let_go_to_press_is_sealed_with_who_and_why(tmp_path: Path) -> None:
    page = (
        "page: 2\nname: 民生\nrows: [a.md]\n"
        "waive: [{code: underset, by: 赵一, why: 等广告}]\n"
    )
    folder = built(tmp_path, p02_yaml=page)
    sealed(folder)

    assert [
        {
            "code": "underset",
            "page": "2",
            "story": "a",
            "by": "赵一",
            "why": "等广告",
        }
    ] == edition(folder)["waived"]


# -- What is refused ------------------------------------------------------------------


def test_an_issue_that_was_not_built_is_not_sealed(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    assert {"archive-unbuilt"} == set(refusal(folder))
    assert not (folder / "archive").exists()


def test_copy_that_changed_after_the_build_is_not_sealed(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (folder / "copy" / "a.md").write_text(CHANGED)

    assert {"archive-dirty"} == set(refusal(folder))
    assert not (folder / "archive").exists()


def test_a_press_file_that_was_changed_by_hand_is_not_sealed(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (folder / "build" / "press" / "QL2026112302.pdf").write_bytes(b"%PDF-1.6")

    assert ["archive-dirty"] == refusal(folder)


def test_a_press_file_that_no_build_left_is_not_sealed(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (folder / "build" / "press" / "QL2026112399.pdf").write_bytes(b"%PDF-1.6")

    assert ["archive-stray"] == refusal(folder)


def test_a_build_of_one_page_is_not_sealed(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder, ("2",)))

    assert "archive-unbuilt" in refusal(folder)


def test_a_report_in_another_language_is_the_same_report(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder, lang=Lang.EN))

    assert seal_issue(Request(folder)).package is not None


def test_findings_that_stop_a_page_stop_the_seal(tmp_path: Path) -> None:
    folder = built(tmp_path, copy__a_md=COPY + "\n\n【待补】\n")

    done = seal_issue(Request(folder))

    assert done.package is None
    assert "error" in {each.severity.value for each in done.findings}
    assert not (folder / "archive").exists()


def test_what_is_sealed_is_not_sealed_again_without_a_change(tmp_path: Path) -> None:
    folder = built(tmp_path)
    sealed(folder)

    assert ["archive-same"] == refusal(folder)
    assert ["2026-11-23-r1"] == [p.name for p in (folder / "archive").iterdir()]


def test_a_correction_leaves_the_earlier_revision_as_it_was(tmp_path: Path) -> None:
    folder = built(tmp_path)
    first = sealed(folder)
    before = content(first.path)

    second = corrected(folder)

    assert before == content(first.path)
    assert "2026-11-23-r2" == second.name
    assert [2, "2026-11-23-r1"] == [
        edition(folder)[k] for k in ("revision", "replaces")
    ]


def test_a_correction_that_is_taken_back_is_a_revision_too(tmp_path: Path) -> None:
    folder = built(tmp_path)
    sealed(folder)
    corrected(folder)

    assert 3 == corrected(folder, COPY).revision


def test_a_link_that_leads_out_of_the_issue_is_not_sealed(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (tmp_path / "secret.txt").write_text("x")
    (folder / "copy" / "notes").symlink_to(tmp_path / "secret.txt")

    assert ["archive-outside"] == refusal(folder)


def test_a_file_that_changes_while_it_is_sealed_stops_the_seal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = built(tmp_path)

    def meanwhile(issue: Issue, *rest: Any) -> dict[str, Any]:  # noqa: ANN401 - handed on as they come
        (folder / "copy" / "a.md").write_text(CHANGED)
        return edition_json(issue, *rest)

    monkeypatch.setattr("layout.sealing.edition_json", meanwhile)

    assert ["archive-moving"] == refusal(folder)
    assert not (folder / "archive").exists()


def test_a_revision_that_somebody_else_sealed_meanwhile_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = built(tmp_path)
    theirs = folder / "archive" / "2026-11-23-r1"

    def meanwhile(issue: Issue, *rest: Any) -> dict[str, Any]:  # noqa: ANN401 - handed on as they come
        theirs.mkdir()
        (theirs / "bagit.txt").write_text("theirs")
        return edition_json(issue, *rest)

    monkeypatch.setattr("layout.sealing.edition_json", meanwhile)

    assert ["archive-taken"] == refusal(folder)
    assert {"bagit.txt": b"theirs"} == content(theirs)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    folder = built(tmp_path)
    folder.chmod(0o500)
    try:
        assert ["archive-unwritten"] == refusal(folder)
    finally:
        folder.chmod(0o700)


def test_a_file_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = built(tmp_path)
    first = sealed(folder)
    before = content(folder / "archive")
    (folder / "copy" / "a.md").write_text(CHANGED)
    publish(Request(folder))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("layout.archive.bag.info_text", full)
    with pytest.raises(FileError) as caught:
        seal_issue(Request(folder))

    assert ["archive-unwritten"] == [each.code for each in caught.value.problems]
    assert before == content(folder / "archive")
    assert [first] == list(revisions_in(folder))


# -- Unpacked again -------------------------------------------------------------------


def test_an_issue_built_from_its_own_package_has_the_same_bytes(tmp_path: Path) -> None:
    package = sealed(built(tmp_path / "newsroom"))
    (issue,) = export(package, tmp_path / "elsewhere" / "out").issues

    publish(Request(issue))

    build = content(issue / "build")
    kept = content(package.path / "data")
    assert {"2026-11-23.pdf", "report.json"} < set(build)
    assert build == {name: kept[name] for name in build}


def test_the_papers_own_profile_is_unpacked_where_the_paper_looks_for_it(
    tmp_path: Path,
) -> None:
    newsroom = tmp_path / "newsroom"
    folder = sound(newsroom)
    shipped = ROOT / "layout/pictures/profiles/FOGRA39L_coated.icc"
    (newsroom / "colour").mkdir()
    (newsroom / "colour" / "ours.icc").write_bytes(shipped.read_bytes())
    with (newsroom / "paper.yaml").open("a") as paper:
        paper.write("press: {icc: colour/ours.icc}\n")
    package = sealed(folder)

    (issue,) = export(package, tmp_path / "out").issues
    publish(Request(issue))

    used = edition(folder)["made"]["profile"]
    digest = hashlib.sha256(shipped.read_bytes()).hexdigest()
    assert {"file": "ours.icc", "sha256": digest} == used
    assert (package.path / "data/2026-11-23.pdf").read_bytes() == (
        issue / "build" / "2026-11-23.pdf"
    ).read_bytes()


def test_an_export_overwrites_nothing(tmp_path: Path) -> None:
    package = sealed(built(tmp_path / "newsroom"))
    (tmp_path / "out").mkdir()

    with pytest.raises(ArchiveError) as caught:
        export(package, tmp_path / "out")

    assert ["archive-exists"] == [each.code for each in caught.value.problems]
    assert [] == list((tmp_path / "out").iterdir())


def test_a_damaged_package_is_not_unpacked(tmp_path: Path) -> None:
    package = sealed(built(tmp_path / "newsroom"))
    path = package.path / "data" / "source" / "paper.yaml"
    path.chmod(0o644)
    path.write_text("name: 别的报\n")

    with pytest.raises(ArchiveError) as caught:
        export(package, tmp_path / "out")

    assert "archive-changed" in [each.code for each in caught.value.problems]
    assert not (tmp_path / "out").exists()


def test_an_export_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    package = sealed(built(tmp_path / "newsroom"))
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(FileError) as caught:
        export(package, tmp_path / "file" / "out")

    assert ["archive-unwritten"] == [each.code for each in caught.value.problems]
    assert {"cache", "file", "newsroom"} >= {path.name for path in tmp_path.iterdir()}


def test_a_revision_that_there_is_not_is_an_error(tmp_path: Path) -> None:
    folder = built(tmp_path)
    with pytest.raises(ManifestError, match="archive-none"):
        revision_of(folder)
    sealed(folder)

    with pytest.raises(ManifestError, match="archive-revision"):
        revision_of(folder, 2)
