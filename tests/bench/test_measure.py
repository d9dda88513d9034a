"""What is measured of a process, and what counts as a breakdown."""

import sys
from pathlib import Path

import pytest

from tests.bench.measure import BreakdownError, Job, medians, run


def job(folder: Path, program: str) -> Job:
    """Give a job that runs some Python in a folder."""
    return Job(
        command=(sys.executable, "-c", program),
        folder=folder,
        pdf=folder / "page.pdf",
        sign=folder / "page.pdf",
        environment={},
        codes=(0, 1),
    )


def test_a_run_is_measured_from_outside(tmp_path: Path) -> None:
    taken = run(
        job(
            tmp_path,
            "ballast = b'x' * (48 << 20)\n"
            "n = sum(i * i for i in range(300_000))\n"
            "open('page.pdf', 'wb').write(b'1234')\n",
        )
    )

    assert 4 == taken.size
    assert 0 == taken.code
    assert taken.peak > 48 << 20
    assert taken.cpu > 0
    assert taken.wall > 0


def test_a_run_that_leaves_no_sign_is_a_breakdown(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"of an earlier run")

    with pytest.raises(BreakdownError, match="no page"):
        run(job(tmp_path, "raise SystemExit('no page')"))


def test_medians_are_of_each_figure(tmp_path: Path) -> None:
    runs = [run(job(tmp_path, "open('page.pdf', 'wb').write(b'12')"))] * 3

    assert runs[0].wall == medians(runs).wall
    assert 2 == medians(runs).size
