"""An issue folder in, a build folder out; what fails leaves the earlier build alone."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from layout import pressroom
from layout.edition import inspect, publish
from layout.errors import FileError, LayoutError, ManifestError
from layout.model.finding import Severity
from layout.pressroom import Request
from tests.manifest.folders import page, write_issue

ROOT = Path(__file__).resolve().parent.parent
TWO = "issue: 2026-11-23\nnumber: 1\npages: [p02.yaml, p03.yaml]\n"
PAPER = "name: 青澜日报\ncode: QL\nimprint: {organ: 报社主办, serial: CN 00-0000}\n"

COPY = "---\nkicker: 肩题\nheadline: 一座桥的二十年\n---\n" + (
    "\n\n".join(["大桥昨天清晨通车，两岸的人步行过江，走了六分钟，江水平静。"] * 4)
    + "\n"
)


def sound(tmp_path: Path, **changes: str | bytes | None) -> Path:
    """Give an issue of two inside pages."""
    pages: dict[str, str | bytes | None] = {
        "issue_yaml": TWO,
        "p01_yaml": None,
        "p02_yaml": "page: 2\nname: 民生\nrows: [a.md]\n",
        "p03_yaml": "page: 3\nname: 综合\nrows: [b.md]\n",
        "copy__lead_md": None,
        "copy__a_md": COPY,
        "copy__b_md": COPY,
    }
    folder = write_issue(tmp_path, **{**pages, **changes})
    (tmp_path / "paper.yaml").write_text(PAPER)
    return folder


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def left(folder: Path) -> dict[str, bytes]:
    """Give the files of a build."""
    build = folder / "build"
    return {
        path.relative_to(build).as_posix(): path.read_bytes()
        for path in sorted(build.rglob("*"))
        if path.is_file()
    }


def report(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "build" / "report.json").read_text())
    return read


def test_a_build_leaves_a_pdf_a_page_one_of_all_and_a_report(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    publish(Request(folder))

    assert [
        "2026-11-23.pdf",
        "press/QL2026112302.pdf",
        "press/QL2026112303.pdf",
        "report.json",
    ] == list(left(folder))
    assert not list(folder.glob(".build-*"))


def test_the_report_has_the_shape_that_others_read(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    publish(Request(folder))

    read = report(folder)
    parts = {"schema", "issue", "version", "pages", "form", "budget", "findings"}
    assert parts == set(read)
    assert {"points": 0, "limit": 3, "errors": []} == read["form"]
    assert {"characters": 2 * 6 * 15 * 99, "errors": 5.3} == read["budget"]
    (first, _) = read["pages"]
    assert ("2", "民生", "press/QL2026112302.pdf", 6, 99) == tuple(
        first[key] for key in ("page", "name", "pdf", "columns", "rows")
    )
    (story,) = first["stories"]
    assert ("a", "copy/a.md", [[1, 6, 1, 99]]) == tuple(
        story[key] for key in ("id", "copy", "boxes")
    )
    assert {"lines", "size", "rows"} == set(story["headline"])
    for finding in read["findings"]:
        assert {"file", "line", "column"} == set(finding["where"])
        assert finding["message"]


def test_the_same_input_gives_the_same_files(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    publish(Request(folder))
    first = left(folder)
    publish(Request(folder))

    assert first == left(folder)


def test_an_error_on_a_page_stops_that_page_and_the_issue_alone(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder))
    (folder / "copy" / "a.md").write_text(COPY + "\n\n【待补】\n")

    built = publish(Request(folder))

    assert ("2",) == built.blocked
    assert [
        "press/QL2026112303.pdf",
        "proof/QL2026112302.pdf",
        "report.json",
    ] == list(left(folder))
    assert [None, "press/QL2026112303.pdf"] == [
        each["pdf"] for each in report(folder)["pages"]
    ]


def test_a_page_that_was_put_right_loses_its_proof(tmp_path: Path) -> None:
    folder = sound(tmp_path, copy__a_md=COPY + "\n\n【待补】\n")
    publish(Request(folder))
    (folder / "copy" / "a.md").write_text(COPY)

    publish(Request(folder))

    assert "proof/QL2026112302.pdf" not in left(folder)
    assert "2026-11-23.pdf" in left(folder)


def test_a_page_that_is_gone_takes_its_pdf_along(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder))
    (folder / "issue.yaml").write_text(TWO.replace(", p03.yaml", ""))

    publish(Request(folder))

    assert ["2026-11-23.pdf", "press/QL2026112302.pdf", "report.json"] == list(
        left(folder)
    )


def test_one_page_is_built_without_touching_the_others(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder))
    before = left(folder)
    (folder / "copy" / "a.md").write_text(COPY.replace("六分钟", "七分钟"))
    (folder / "p03.yaml").write_text("page: 3\nname: [半张")

    publish(Request(folder, pages=("2",)))

    after = left(folder)
    assert before["press/QL2026112303.pdf"] == after["press/QL2026112303.pdf"]
    assert before["press/QL2026112302.pdf"] != after["press/QL2026112302.pdf"]
    assert "2026-11-23.pdf" not in after  # it no longer shows the copy


def test_a_page_that_continues_another_is_built_alone(tmp_path: Path) -> None:
    long = COPY + "\n" + "大桥昨天清晨通车，两岸的人步行过江，走了六分钟。" * 400
    folder = sound(
        tmp_path,
        p02_yaml="page: 2\nname: 民生\nrows: [{article: a.md, h: 40, jump: 3}, c.md]\n",
        p03_yaml="page: 3\nname: 综合\nrows: [b.md, {from: a.md, headline: 续题}]\n",
        copy__a_md=long,
        copy__c_md=COPY,
    )

    built = publish(Request(folder, pages=("3",)))

    assert ["3"] == [page.number for page in built.pages]
    (rest,) = [s for s in built.pages[0].stories if s.copy == "copy/a.md"]
    assert rest.characters > 0
    assert "press/QL2026112302.pdf" not in left(folder)


def test_a_wrong_manifest_leaves_the_earlier_build(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    publish(Request(folder))
    before = left(folder)
    (folder / "p02.yaml").write_text(page("- gone.md\n"))

    with pytest.raises(ManifestError):
        publish(Request(folder))

    assert before == left(folder)
    assert not list(folder.glob(".build-*"))


def test_a_file_that_cannot_be_written_leaves_the_earlier_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sound(tmp_path)
    publish(Request(folder))
    before = left(folder)
    full = OSError(28, "No space left on device")

    def write_text(self: Path, *_: object) -> int:
        raise full if self.name == "report.json" else AssertionError

    monkeypatch.setattr(Path, "write_text", write_text)
    with pytest.raises(FileError) as caught:
        publish(Request(folder))

    assert ["build-unwritten"] == [each.code for each in caught.value.problems]
    assert before == left(folder)
    assert not list(folder.glob(".build-*"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    folder.chmod(0o555)

    with pytest.raises(FileError):
        publish(Request(folder))


def test_what_a_killed_build_left_is_swept_away(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (folder / ".build-999999").mkdir()

    publish(Request(folder))

    assert not list(folder.glob(".build-*"))


def test_a_missing_glyph_names_article_place_character_and_code_point(
    tmp_path: Path,
) -> None:
    folder = sound(tmp_path, copy__a_md=COPY.replace("步行", "步\U000323af行", 1))

    (found,) = [
        each
        for each in inspect(Request(folder)).findings
        if each.code == "glyph-missing"
    ]

    assert (Severity.ERROR, "2", "a") == (found.severity, found.page, found.story)
    assert "2026-11-23/copy/a.md:5:15" == str(found.where)
    assert ("a", "\U000323af", "U+323AF") == tuple(value for _, value in found.values)


def test_a_page_with_a_missing_glyph_does_not_go_to_press(tmp_path: Path) -> None:
    folder = sound(tmp_path, copy__a_md=COPY.replace("大桥", "大\U000323af桥", 1))

    assert ("2",) == publish(Request(folder)).blocked
    assert "press/QL2026112302.pdf" not in left(folder)


def test_faces_of_the_paper_come_first(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (tmp_path / "paper.yaml").write_text(
        PAPER + "faces: {body: noto-sans-sc/NotoSansSC_400Regular.ttf}\n"
    )

    faces = inspect(Request(folder)).faces

    assert "NotoSansSC_400Regular" == faces.face("body").id


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("faces: {bodi: a.ttf}", "face-role"),
        ("composition: newspaper-xx", "composition-unknown"),
        ("composition_changes: {foo: 1}", "composition-change"),
        ("composition_changes: {stretch.latin_first: 宽}", "composition-change"),
        ("composition_changes: {name.x.y: 1}", "composition-change"),
        ("composition_changes: {stretch: 3}", "composition-change"),
        ("composition_changes: {stretch.emergency: 0}", "composition-change"),
        ("composition_changes: {lines.level: strictest}", "composition-change"),
        ("composition_changes: {class.m.align: middle}", "composition-change"),
        ("composition_changes: {tiers.m: colon}", "composition-change"),
    ],
)
def test_what_the_paper_names_and_nobody_has_is_an_error_before_a_page_is_made(
    tmp_path: Path, line: str, code: str
) -> None:
    folder = sound(tmp_path)
    (tmp_path / "paper.yaml").write_text(f"{PAPER}{line}\n")

    with pytest.raises(LayoutError) as caught:
        inspect(Request(folder))
    assert [code] == [each.code for each in caught.value.problems]


def test_the_gate_of_the_paper_stops_a_page(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (tmp_path / "paper.yaml").write_text(PAPER + "gate: {underset: error}\n")

    assert ("2", "3") == publish(Request(folder)).blocked


def test_copy_that_is_kept_back_may_be_waived_on_any_page(tmp_path: Path) -> None:
    last = "page: 3\nname: 综合\nrows: [b.md]\n"
    waiver = "waive: [{code: copy-unused, by: 赵一, why: 明天用}]\n"
    folder = sound(tmp_path, copy__later_md=COPY, p03_yaml=last)

    before = {f.code: f.severity for f in publish(Request(folder)).findings}
    (folder / "p03.yaml").write_text(last + waiver)
    after = {f.code: f.severity for f in publish(Request(folder)).findings}

    assert Severity.WARNING is before["copy-unused"]
    assert Severity.NOTE is after["copy-unused"]
    report = json.loads((folder / "build" / "report.json").read_text("utf-8"))
    (told,) = (f for f in report["findings"] if f["code"] == "copy-unused")
    assert {"by": "赵一", "why": "明天用"} == told["waived"]


# -- Interrupts -----------------------------------------------------------------------


@contextmanager
def _no_handler() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def test_an_interrupt_leaves_the_earlier_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = sound(tmp_path)
    publish(Request(folder))
    before = left(folder)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pressroom, "report", interrupted)
    with _no_handler(), pytest.raises(KeyboardInterrupt):
        publish(Request(folder))

    assert before == left(folder)
    assert not list(folder.glob(".build-*"))


@pytest.fixture
def hearing() -> Iterator[None]:
    """Let children hear SIGINT, to which a shell's background jobs are born deaf."""
    with _no_handler():
        signal.signal(signal.SIGINT, signal.default_int_handler)
        yield


@pytest.mark.usefixtures("hearing")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_process_that_is_interrupted_leaves_with_130(
    tmp_path: Path, stop: signal.Signals
) -> None:
    folder = sound(tmp_path)
    # A build that waits where its pages are made up, so that the signal finds it there.
    program = (
        "import sys, time\n"
        "from layout import __main__, edition\n"
        "def wait(*_):\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(30)\n"
        "edition.make_up = wait\n"
        "sys.argv = ['banxin', 'build', sys.argv[1]]\n"
        "__main__.main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert "ready" in process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(stop)
    _, errors = process.communicate(timeout=20)

    assert 130 == process.returncode
    assert "Traceback" not in errors
    assert not (folder / "build").exists()
    assert not list(folder.glob(".build-*"))


@pytest.mark.usefixtures("hearing")
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_program_that_is_stopped_while_it_loads_says_nothing(
    stop: signal.Signals,
) -> None:
    program = (
        "import builtins, os, sys\n"
        "from layout import __main__\n"
        "load = builtins.__import__\n"
        "def stopped(name, *rest):\n"
        "    if name == 'typer':\n"
        "        os.kill(os.getpid(), int(sys.argv[1]))\n"
        "    return load(name, *rest)\n"
        "builtins.__import__ = stopped\n"
        "__main__.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(int(stop))],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )

    assert (130, b"") == (done.returncode, done.stderr)
