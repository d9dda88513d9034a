"""How still a page stands when one character of one story changes.

The plan of the unedited page is given, not locked; then a character is put in, taken
out or exchanged at places drawn by seed, until a hundred edits have left a story that
still fills its box. In each of those every other story must have each of its lines
where it was. Run as ``python -m tests.bench.stability [edits]``.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from layout.edition import house_of, inspect
from layout.makeup.auto.planned import apply_plan
from layout.makeup.jumps import in_jump_order
from layout.makeup.page import make_up
from layout.manifest.planfile import read_plan
from layout.model.page import GlyphRun, Outflow, PlacedPage
from layout.planning import pick
from layout.pressroom import Request

ISSUES = Path(__file__).resolve().parents[2] / "issues"
ISSUE = "2026-11-23"

Line = tuple[float, float, str]
"""Where a run of glyphs stands, and its text."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a number of edits did."""

    trials: int
    absorbed: int
    """Edits after which the edited story still fills its box."""
    still: int
    """Those of them after which all other stories stand where they stood."""


MOST_TRIALS = 4
"""Edits at the most for each that its story can absorb."""


def run(wanted: int) -> Outcome:
    """Edit the example issue until so many edits are absorbed.

    Each edit is made on the unedited copy.
    """
    draw = random.Random(1)  # noqa: S311 - a seed, not a secret
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "issues" / ISSUE
        away = shutil.ignore_patterns("build", "plans")
        shutil.copytree(ISSUES, folder.parent, ignore=away)
        written = pick(Request(folder), 1, 1, locked=False)
        plans = {each.page: folder / each.file for each in written}
        before = _built(folder, plans, locked=False)
        trials = absorbed = still = 0
        files = sorted((folder / "copy").glob("*.md"))
        while absorbed < wanted and trials < MOST_TRIALS * wanted:
            trials += 1
            file = draw.choice(files)
            copy = file.read_text("utf-8")
            file.write_text(_edited(copy, draw), "utf-8")
            if not _misfits(_built(folder, plans, locked=True), file.name):
                absorbed += 1
                after = _built(folder, plans, locked=False)
                still += _others(before, file.stem) == _others(after, file.stem)
            file.write_text(copy, "utf-8")
    return Outcome(trials, absorbed, still)


def _edited(copy: str, draw: random.Random) -> str:
    """Give a copy file with one Han character of its body changed."""
    start = copy.find("---", 3) + 3 if copy.startswith("---") else 1
    places = [
        i
        for i in range(start, len(copy) - 1)
        if all("一" <= char <= "鿿" for char in copy[i - 1 : i + 2])
    ]
    place = draw.choice(places)
    new = draw.choice(("", "的", copy[place] + "新"))
    return copy[:place] + new + copy[place + 1 :]


def _built(
    folder: Path, plans: dict[str, Path], *, locked: bool
) -> tuple[PlacedPage, ...]:
    checked = inspect(Request(folder))
    house = house_of(checked)
    placed: list[PlacedPage] = []
    inflow: tuple[Outflow, ...] = ()
    for page in in_jump_order(checked.issue.pages):
        plan = replace(read_plan(plans[page.number]), locked=locked)
        made = make_up(apply_plan(page, plan), checked.issue, house, inflow)
        inflow += made.outflow
        placed.append(made)
    return tuple(placed)


def _misfits(pages: tuple[PlacedPage, ...], file: str) -> bool:
    stories = [story for page in pages for story in page.stories]
    return any(
        story.overset or story.open_rows
        for story in stories
        if story.copy.endswith(file)
    )


def _others(pages: tuple[PlacedPage, ...], story: str) -> set[tuple[str, str, Line]]:
    """Give the lines of all stories but one."""
    return set(_lines(pages, story))


def _lines(
    pages: tuple[PlacedPage, ...], story: str
) -> Iterator[tuple[str, str, Line]]:
    for page in pages:
        for mark in page.marks:
            if not isinstance(mark, GlyphRun) or mark.span is None:
                continue
            article = mark.span.article
            own = article == story or article.removeprefix(f"{story}-").isdigit()
            if not own:  # a file of briefs holds briefs-1, briefs-2 ...
                yield page.number, article, (mark.x, mark.y, mark.text)


def main() -> int:
    """Print what became of the edits; fail where a story moved that need not."""
    outcome = run(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    print(
        f"{outcome.still} of {outcome.absorbed} edits that their story absorbs moved"
        f" no other story ({outcome.trials} edits drawn)"
    )
    return 0 if outcome.still == outcome.absorbed else 1


if __name__ == "__main__":
    sys.exit(main())
