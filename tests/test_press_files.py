"""The files of a build: for plates, for readers, as proofs, and always the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layout.edition import inspect, publish
from layout.errors import LayoutError
from layout.pressroom import Request
from tests.test_edition import COPY, PAPER, ROOT, left, sound


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_build_for_the_archive_leaves_a_file_a_page_and_one_of_all(
    tmp_path: Path,
) -> None:
    folder = sound(tmp_path)

    publish(Request(folder, archive=True))

    files = left(folder)
    kept = [name for name in files if name.startswith("archive/")]
    assert ["2026-11-23.pdf", "QL2026112302.pdf", "QL2026112303.pdf"] == [
        name.removeprefix("archive/") for name in kept
    ]
    assert all(b"pdfaid:part" in files[name] for name in kept)
    press = [content for name, content in files.items() if name not in kept]
    assert not any(b"pdfaid:part" in content for content in press)


def test_a_page_that_is_stopped_has_no_file_in_the_archive(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder, archive=True))
    (folder / "copy" / "a.md").write_text(COPY + "\n\n【待补】\n")

    publish(Request(folder, archive=True))

    kept = [name for name in left(folder) if name.startswith("archive/")]
    assert ["archive/QL2026112303.pdf"] == kept


def test_archive_files_go_when_they_no_longer_show_the_copy(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder, archive=True))

    publish(Request(folder, pages=("2",)))
    kept = [name for name in left(folder) if name.startswith("archive/")]
    assert ["archive/QL2026112303.pdf"] == kept
    publish(Request(folder))

    assert not [name for name in left(folder) if name.startswith("archive/")]


def test_a_proof_cannot_be_taken_for_a_press_file(tmp_path: Path) -> None:
    folder = sound(tmp_path, copy__a_md=COPY + "\n\n【待补】\n")

    publish(Request(folder))

    files = left(folder)
    assert b"GTS_PDFX" in files["press/QL2026112303.pdf"]
    assert b"GTS_PDFX" not in files["proof/QL2026112302.pdf"]


def test_a_profile_that_no_press_prints_by_is_told_before_a_page_is_made(
    tmp_path: Path,
) -> None:
    folder = sound(tmp_path)
    (tmp_path / "own.icc").write_bytes(b"no profile")
    (tmp_path / "paper.yaml").write_text(PAPER + "press: {icc: own.icc}\n")

    with pytest.raises(LayoutError) as caught:
        inspect(Request(folder))
    assert ["profile-broken"] == [each.code for each in caught.value.problems]


def test_the_same_input_gives_the_same_files_from_any_folder_and_clock(
    tmp_path: Path,
) -> None:
    first, second = (tmp_path / name for name in ("one", "two"))
    found = []
    for home, seed, zone in ((first, "1", "UTC"), (second, "2", "Asia/Shanghai")):
        home.mkdir()
        folder = sound(home)
        inside = "." if home is second else str(folder)
        subprocess.run(
            [sys.executable, "-m", "layout", "build", inside, "--archive", "-q"],
            cwd=folder if home is second else ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "XDG_CACHE_HOME": str(home / "cache"),
            },
            check=True,
            capture_output=True,
        )
        found.append(left(folder))

    assert 7 == len(found[0])
    assert found[0] == found[1]
