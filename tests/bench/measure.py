"""Processes, measured from outside: wall, CPU, peak memory, and what they left behind.

A child's peak is read from ``wait4``. The kernel counts into it the pages of the
program that forked it, until its own is loaded: so the runner that calls this stays
small, and imports neither Pillow nor typst.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Final

KIB: Final = 1024

# ru_maxrss is kibibytes, on macOS bytes.
_MAXRSS: Final = 1 if sys.platform == "darwin" else KIB


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of user and system time, of the process and of all that it waited for."""
    peak: int
    """Bytes of the largest process."""
    size: int
    """Bytes of the PDF."""
    code: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Several runs of one program, as medians."""

    wall: float
    cpu: float
    peak: float
    size: float
    runs: tuple[Run, ...]

    def as_json(self) -> dict[str, object]:
        """Give them for a JSON document."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Job:
    """A program to be run in a fresh process."""

    command: Sequence[str]
    folder: Path
    """Working directory."""
    pdf: Path
    sign: Path
    """What a run writes only when it comes to its end; it begins without it."""
    environment: Mapping[str, str]
    codes: tuple[int, ...] = (0,)
    """Exit codes that are no breakdown."""


class BreakdownError(Exception):
    """A program that was to be measured did not run to its end."""


def run(job: Job) -> Run:
    """Run a job and wait for it; give what it took.

    Raises:
        BreakdownError: It ended with a code that it must not end with, or left no sign
            of having come to its end.
    """
    job.sign.unlink(missing_ok=True)
    start = time.perf_counter()
    with subprocess.Popen(
        job.command,
        cwd=job.folder,
        env={**os.environ, **job.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as child:
        said = child.stdout.read() if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in job.codes or not job.sign.exists():
        message = f"{' '.join(job.command[:4])} ended with {child.returncode}:\n{said}"
        raise BreakdownError(message)
    return Run(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss * _MAXRSS,
        size=job.pdf.stat().st_size if job.pdf.exists() else 0,
        code=child.returncode,
    )


def medians(runs: Sequence[Run]) -> Figures:
    """Give the medians of some runs, of which there is one at least."""
    return Figures(
        wall=median(r.wall for r in runs),
        cpu=median(r.cpu for r in runs),
        peak=median(r.peak for r in runs),
        size=median(r.size for r in runs),
        runs=tuple(runs),
    )
