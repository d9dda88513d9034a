"""Sealing on machines that fail: killed at any moment, a full disk, no leave to write.

Each moment is one at which the process is about to open, make, rename or wait for a
file: what it leaves between two of them is what it has left before the second. Moments
are drawn with a seed; ``--kills 50`` draws more of them.
"""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from layout.archive.revisions import Package, revisions_in
from layout.archive.verify import broken_links, damages
from layout.edition import publish
from layout.errors import FileError
from layout.pressroom import Request
from layout.sealing import seal_issue
from tests.archive.packages import CHANGED, built, content, sealed

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import os, sys
from layout import __main__
import layout.sealing
folder, moment, stop = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
seen = 0
def count(event, arguments):
    global seen
    if event.split('.')[0] not in {'open', 'os', 'shutil'}:
        return
    if not any('archive' in str(each) for each in arguments):
        return
    seen += 1
    if seen == moment:
        os.kill(os.getpid(), stop)
sys.addaudithook(count)
sys.argv = ['banxin', 'archive', 'seal', folder, '-q']
try:
    __main__.main()
finally:
    print(seen, flush=True)
"""
"""Seals and kills itself at a moment; without one, tells how many there were."""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def corrected_issue(base: Path) -> tuple[Path, Package]:
    """Give an issue that was sealed once and built again with a correction."""
    folder = built(base)
    first = sealed(folder)
    (folder / "copy" / "a.md").write_text(CHANGED, "utf-8")
    publish(Request(folder))
    return folder, first


def run(folder: Path, moment: int, stop: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), str(moment), str(stop)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def forget(package: Package) -> None:
    """Take a revision away, so that it can be sealed once more."""
    package.path.rename(package.path.parents[2] / f"forgotten-{random.random()}")  # noqa: S311 - a name


def test_a_process_killed_at_any_moment_leaves_whole_packages_only(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder, first = corrected_issue(tmp_path / "issue")
    before = content(first.path)
    whole = run(folder, 0, 0)
    moments = int(whole.stdout)
    second = revisions_in(folder)[-1]
    wanted = content(second.path)
    forget(second)
    draw = random.Random("kills")  # noqa: S311 - it draws moments, not secrets
    kills = request.config.getoption("--kills")
    assert moments > 100

    for turn in range(kills):
        stop = (signal.SIGKILL, signal.SIGTERM)[turn % 2]
        # the end, where the package gets its name, as often as all the rest
        late = draw.randint(moments - 60, moments)
        moment = late if turn % 4 < 2 else draw.randint(1, moments)
        done = run(folder, moment, stop)

        assert "Traceback" not in done.stderr
        assert done.returncode in {0, 130, -signal.SIGKILL}
        packages = revisions_in(folder)
        assert before == content(first.path)
        assert [()] * len(packages) == [damages(each) for each in packages]
        assert () == broken_links(packages)
        # the next run seals, or says that the killed one had come to its end
        assert len(packages) - 1 == run(folder, 0, 0).returncode
        assert wanted == content(second.path)
        assert not list((folder / "archive").glob(".seal-*"))
        forget(second)


@contextmanager
def disk(place: Path, size: str) -> Iterator[Path]:
    """Give a small disk; skips where none may be mounted."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"wants mount ({error})")
    if done.returncode:
        pytest.skip(f"may not mount a small disk ({done.stderr.strip()})")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("room", [0, 20_000, 100_000])
def test_a_full_disk_leaves_the_earlier_revision_and_nothing_half(
    tmp_path: Path, room: int
) -> None:
    with disk(tmp_path / "disk", "8m") as place:
        folder, first = corrected_issue(place)
        before = content(folder / "archive")
        with (place / "filler").open("wb", buffering=0) as filler:
            for size in (1 << 16, 1 << 10, 1):
                _fill(filler.fileno(), size)
            filler.truncate(filler.tell() - room)

        with pytest.raises(FileError):
            seal_issue(Request(folder))

        assert before == content(folder / "archive")
        assert [first] == list(revisions_in(folder))
        (place / "filler").unlink()
        assert seal_issue(Request(folder)).package is not None


def test_a_disk_that_may_only_be_read_is_an_error(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "8m") as place:
        folder, _ = corrected_issue(place)
        before = content(folder)
        remount = ["mount", "-o", "remount,ro", str(place)]
        subprocess.run(remount, check=True, capture_output=True)

        with pytest.raises(FileError) as caught:
            seal_issue(Request(folder))

        assert ["archive-unwritten"] == [e.code for e in caught.value.problems]
        assert before == content(folder)


def _fill(handle: int, size: int) -> None:
    block = bytes(size)
    try:
        while os.write(handle, block):
            pass
    except OSError:
        return
