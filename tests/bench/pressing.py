"""Measure what the standards cost: ``python -m tests.bench.pressing [--repeat N]``.

The example issue is read and made up, and its pages are written in three ways: bare
(a file that claims nothing), for the press (PDF/X-4) and for the archive (PDF/A-2u with
tags). The share of a standard is what its file takes beyond the bare one, against the
whole build in one process that has everything loaded: a cold build takes longer, and
the share is smaller there. Photographs come from the cache, so they cost nothing here;
the profile is compressed once in a process, in the round that is not counted.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from layout.edition import house_of, inspect
from layout.makeup.jumps import in_jump_order
from layout.makeup.page import make_up
from layout.model.page import Outflow, PlacedPage
from layout.pictures.cache import default_folder
from layout.press.pdf import Edition, make_pdf
from layout.press.policy import ARCHIVE, PRESS, Policy
from layout.press.xmp import Standard
from layout.pressroom import Checked, Request
from tests.houses import EXAMPLE

BARE: Final = Policy(Standard.NONE)
WAYS: Final = {"bare": BARE, "press": PRESS, "archive": ARCHIVE}


@dataclass(frozen=True, slots=True)
class Cost:
    """What the example's files take, written one way."""

    seconds: float
    """Median of the page files and that of the issue, all together."""
    sizes: tuple[int, ...]
    """Bytes of each page file, and of the issue's."""


@dataclass(frozen=True, slots=True)
class Result:
    """The three ways, and what comes before them."""

    made: float
    """Seconds from the manifest to the placed pages."""
    ways: dict[str, Cost]

    def share(self, way: str) -> float:
        """Give the share of a build that a standard takes."""
        bare, cost = self.ways["bare"].seconds, self.ways[way].seconds
        return (cost - bare) / (self.made + cost)


def measure(folder: Path = EXAMPLE, repeat: int = 5) -> Result:
    """Give what an issue's files cost, as medians over some turns."""
    checked, pages = _made(folder)
    made = median(_timed(lambda: _made(folder)) for _ in range(repeat))
    seconds: dict[str, list[float]] = {name: [] for name in WAYS}
    sizes: dict[str, tuple[int, ...]] = {}
    for _ in range(repeat + 1):  # in turn, so that a busy moment strikes all alike
        for name, policy in WAYS.items():
            begin = time.process_time()
            files = _written(checked, pages, policy)
            seconds[name].append(time.process_time() - begin)
            sizes[name] = tuple(map(len, files))
    ways = {name: Cost(median(seconds[name][1:]), sizes[name]) for name in WAYS}
    return Result(made, ways)


def _made(folder: Path) -> tuple[Checked, list[PlacedPage]]:
    checked = inspect(Request(folder))
    house = house_of(checked)
    pages: list[PlacedPage] = []
    inflow: tuple[Outflow, ...] = ()
    for page in in_jump_order(checked.issue.pages):
        placed = make_up(page, checked.issue, house, inflow)
        inflow += placed.outflow
        pages.append(placed)
    return checked, pages


def _written(checked: Checked, pages: list[PlacedPage], policy: Policy) -> list[bytes]:
    issue = checked.issue
    edition = Edition(issue.paper, issue.id, "x", issue.day, default_folder())
    wholes = [[page] for page in pages] + [pages]
    return [make_pdf(each, checked.faces, edition, policy) for each in wholes]


def _timed(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main(arguments: list[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pressing")
    parser.add_argument("--repeat", type=int, default=9)
    result = measure(repeat=parser.parse_args(arguments).repeat)
    print(f"read and made up  {result.made * 1000:6.0f} ms")
    for name, cost in result.ways.items():
        sizes = " ".join(f"{size / 1024:8.0f}" for size in cost.sizes)
        share = f"{result.share(name):6.1%}"
        print(
            f"{name:8} {cost.seconds * 1000:6.0f} ms  {share} of a build  {sizes} KiB"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
