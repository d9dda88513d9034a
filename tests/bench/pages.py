"""How well whole pages close: 40 generated pages, as trees and placed by the program.

Each page of ``sheets`` is made up by the real ``make_up`` twice: with the bands and
widths that its editor drew, and with all its items under ``auto``. Run as
``python -m tests.bench.pages [pages] [--keep FOLDER]``; what is kept can be built and
looked at.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, pstdev
from typing import Final

from layout.edition import house_of, inspect
from layout.errors import MakeupError
from layout.makeup.budget import natural_of
from layout.makeup.desk import Desk
from layout.makeup.estimate import estimate
from layout.makeup.page import make_up
from layout.makeup.plots import lay_out
from layout.model.finding import Severity
from layout.model.issue import Auto, Issue
from layout.model.page import PlacedPage
from layout.model.walk import items_of
from layout.preflight.check import check
from layout.pressroom import Request
from tests.bench.issue import write_pages
from tests.bench.sheets import GROUNDS, SEEDS, sheet

ROOT: Final = Path(__file__).resolve().parents[2]

PHOTO_SHARE: Final = 0.5
"""Sides of the photographs: two thousand dots are enough for three columns."""

MOST_OPEN: Final = 2
"""Rows at the end of a last leg that makeup 0.1 allows."""


@dataclass(slots=True)
class Tally:
    """What became of pages that were made up in one way."""

    pages: int = 0
    failed: int = 0
    """Pages that could not be made up at all."""
    closed: int = 0
    """Pages on which nothing is overset."""
    tight: int = 0
    """Those of them on which no last leg is open by more than two rows."""
    exact: int = 0
    """Pages on which every story fills its box to the last row (正好)."""
    stories: int = 0
    stories_exact: int = 0
    overset: int = 0
    """Characters, all pages together."""
    open_rows: int = 0
    seconds: list[float] = field(default_factory=list)
    """CPU of making up and checking, a page."""
    missed: list[float] = field(default_factory=list)
    """Of trees: by what share of the room the estimate missed what is then set."""
    findings: Counter[str] = field(default_factory=Counter)
    """By code, notes left out."""

    def add(self, page: PlacedPage) -> None:
        """Count a page."""
        over = sum(story.overset for story in page.stories)
        most_open = max((story.open_rows for story in page.stories), default=0)
        full = [not story.overset and not story.open_rows for story in page.stories]
        self.closed += not over
        self.tight += not over and most_open <= MOST_OPEN
        self.exact += all(full)
        self.stories += len(full)
        self.stories_exact += sum(full)
        self.overset += over
        self.open_rows += sum(story.open_rows for story in page.stories)

    def told(self) -> str:
        """Give the tally in words."""
        pages = max(1, self.pages)
        cpu = sorted(self.seconds) or [0.0]
        found = sum(self.findings.values())
        most = ", ".join(f"{code} {n}" for code, n in self.findings.most_common(9))
        told = ""
        if self.missed:
            worst = max(map(abs, self.missed))
            told = (
                f"; estimate misses by {mean(self.missed):+.1%} on the average,"
                f" {pstdev(self.missed):.1%} up or down, {worst:.1%} at the worst"
            )
        return (
            f"{self.pages} pages, {self.failed} not made up; without overset"
            f" {self.closed / pages:.0%}, and at most two rows open"
            f" {self.tight / pages:.0%}, all exact {self.exact / pages:.0%};"
            f" stories exact {self.stories_exact / max(1, self.stories):.0%}"
            f" of {self.stories}; overset {self.overset} characters, open"
            f" {self.open_rows} rows; CPU s a page: mean {sum(cpu) / pages:.2f},"
            f" worst {cpu[-1]:.2f}; findings a page {found / pages:.1f} ({most}){told}"
        )


def run(seeds: Sequence[int], folder: Path) -> dict[str, Tally]:
    """Make up the pages of seeds both ways, in a folder that holds photographs."""
    tallies = {"tree": Tally(), "auto": Tally()}
    for ground in GROUNDS:
        plans = [p for p in map(sheet, seeds) if p.grid == ground.grid]
        for way, tally in tallies.items():
            if not plans:
                continue
            own = folder / f"{ground.grid}-{way}"
            own.mkdir(exist_ok=True)
            issue = write_pages(own, plans, auto=way == "auto")
            for photo in sorted((folder / "photos").iterdir()):
                (issue / "photos" / photo.name).write_bytes(photo.read_bytes())
            _tally(issue, tally)
    return tallies


def draw_photographs(folder: Path, share: float = PHOTO_SHARE) -> None:
    """Write the two photographs into a folder's ``photos``."""
    photos = folder / "photos"
    photos.mkdir(exist_ok=True)
    command = (sys.executable, "-m", "tests.bench.photographs", str(photos), str(share))
    subprocess.run(command, cwd=ROOT, check=True)


def _tally(folder: Path, tally: Tally) -> None:
    checked = inspect(Request(folder))
    house = house_of(checked)
    for page in checked.issue.pages:
        tally.pages += 1
        start = time.process_time()
        try:
            placed = make_up(page, checked.issue, house)
        except MakeupError as error:
            tally.failed += 1
            tally.findings.update(each.code for each in error.problems)
            continue
        tally.findings.update(_codes(checked.issue, placed))
        tally.seconds.append(time.process_time() - start)
        tally.add(placed)
        if not any(isinstance(item, Auto) for item in items_of(page)):
            desk = Desk(page, checked.issue, house)
            told = estimate(desk)
            natural = natural_of(lay_out(desk, page.root), desk)
            tally.missed.append((told.cells - natural) / told.room)


def _codes(issue: Issue, placed: PlacedPage) -> Iterator[str]:
    for found in (*placed.findings, *check(issue, placed)):
        if found.severity is not Severity.NOTE:
            yield found.code


def main() -> int:
    """Print what became of the pages."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages")
    parser.add_argument("pages", nargs="?", type=int, default=len(SEEDS))
    parser.add_argument("--keep", type=Path, help="a folder for the issues")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="banxin-pages-") as scratch:
        folder = wanted.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        draw_photographs(folder)
        for way, tally in run(SEEDS[: wanted.pages], folder).items():
            print(f"{way}: {tally.told()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
