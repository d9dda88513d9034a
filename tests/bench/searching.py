"""Measure search: ``python -m tests.bench.searching [--stories N] [--words N]``.

Stories of the benchmark's newswire, sixty-four to an issue, are put on a shelf of years
as if they had been sealed; then words of 1, 2, 4 and 8 characters that stand in them,
and as many that may not, are looked for. Told are the median and the worst time to the
first twenty hits with their snippets, and the recall of the same words against a plain
scan of a share of the stories. No number fails a run but a recall under 100 %.

The seeds are fixed: the same stories and words on every machine.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from layout.archive.entries import Entry, Passage, Volume
from layout.archive.index import YearIndex
from layout.archive.search import Query, search
from layout.archive.shelf import Shelf
from tests.bench.newswire import Newswire, Tale, Wish, chance

FIRST: Final = date(2022, 1, 1)
ISSUE: Final = 64
"""Stories of an issue: eight pages of eight."""
LENGTH: Final = 600
"""Characters of a story."""
LENGTHS: Final = (1, 2, 4, 8)
"""Characters of a word."""
HITS: Final = 20
CHECKED: Final = 40
"""Words of a length whose every hit is held against a plain scan."""


@dataclass(slots=True)
class Figures:
    """What was measured for words of one length."""

    length: int
    times: list[float] = field(default_factory=list)
    """Milliseconds to the first hits."""
    found: int = 0
    """Words that were found at all."""

    def as_json(self) -> dict[str, float]:
        """Give the figures as a row of a JSON document."""
        return {
            "length": self.length,
            "words": len(self.times),
            "found": self.found,
            "median_ms": round(statistics.median(self.times), 3),
            "worst_ms": round(max(self.times), 3),
        }


def main(arguments: list[str]) -> int:
    """Run what the command line asks for; give the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.searching")
    parser.add_argument("--stories", type=int, default=100_000, metavar="N")
    parser.add_argument("--words", type=int, default=300, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="banxin-search-") as folder:
        document = measure(wanted.stories, wanted.words, Path(folder))
    text = json.dumps(document, ensure_ascii=False, indent=1)
    print(text)
    if wanted.json:
        wanted.json.write_text(text + "\n", "utf-8")
    return 0 if document["recall"] == 1 else 1


def measure(count: int, words: int, folder: Path) -> dict[str, object]:
    """Measure search over so many stories; give a JSON document."""
    bodies: list[tuple[str, ...]] = []
    started = time.perf_counter()
    files = _shelved(_volumes(count, bodies), folder)
    filled = time.perf_counter() - started
    shelf = Shelf({int(p.stem): YearIndex.opened(p) for p in files})
    try:
        asked = {each: list(_words(bodies, each, words)) for each in LENGTHS}
        rows = [_timed(shelf, each, asked[each]) for each in LENGTHS]
        checked = [word for each in LENGTHS for word in asked[each][:CHECKED]]
        recall, false = _held(shelf, bodies, checked)
    finally:
        shelf.close()
    return {
        "stories": count,
        "characters": sum(len(text) for body in bodies for text in body),
        "years": len(files),
        "fill_s": round(filled, 1),
        "octets": sum(path.stat().st_size for path in files),
        "lengths": [each.as_json() for each in rows],
        "checked": len(checked),
        "recall": recall,
        "false_hits": false,
    }


def _volumes(count: int, bodies: list[tuple[str, ...]]) -> Iterator[Volume]:
    """Give issues of stories, one a day, and keep their texts for the plain scan."""
    wire = Newswire()
    for issue in range(-(-count // ISSUE)):
        entries = []
        for number in range(issue * ISSUE, min(count, (issue + 1) * ISSUE)):
            wish = Wish(str(number), LENGTH, byline=True)
            entries.append(_entry(wire.tale(wish, "search"), number))
            bodies.append(tuple(each.text for each in entries[-1].passages))
        day = FIRST + timedelta(issue)
        name = day.isoformat()
        yield Volume(f"{name}-r1", name, name, 1, day, entries)


def _entry(tale: Tale, number: int) -> Entry:
    page = str(number % ISSUE // 8 + 1)
    texts = (
        ("kicker", tale.kicker),
        ("headline", tale.headline),
        ("byline", tale.byline),
        *(("body", each) for each in tale.paragraphs),
    )
    passages = tuple(Passage(role, page, text) for role, text in texts)
    return Entry(str(number), tale.headline, (tale.byline,), passages)


def _shelved(volumes: Iterator[Volume], folder: Path) -> list[Path]:
    """Fill an index a year, as a shelf does that is made anew."""
    indexes: dict[Path, YearIndex] = {}
    for volume in volumes:
        path = folder / f"{volume.day.year}.sqlite"
        if path not in indexes:
            indexes[path] = YearIndex.new(path)
        indexes[path].change([], [volume])
    for index in indexes.values():
        index.pack()
        index.close()
    return list(indexes)


def _words(bodies: Sequence[tuple[str, ...]], length: int, count: int) -> Iterator[str]:
    """Give parts of texts, and in turn two halves of different texts."""
    draw = chance(f"words/{length}")
    for turn in range(count):
        if turn % 2 or length == 1:
            yield _part(bodies, length, draw)
        else:
            half = length // 2
            halves = (_part(bodies, half, draw), _part(bodies, length - half, draw))
            yield "".join(halves)


def _part(bodies: Sequence[tuple[str, ...]], length: int, draw: random.Random) -> str:
    text = draw.choice(draw.choice(bodies))
    if len(text) < length:
        return _part(bodies, length, draw)
    start = draw.randrange(len(text) - length + 1)
    return text[start : start + length]


def _timed(shelf: Shelf, length: int, words: Sequence[str]) -> Figures:
    figures = Figures(length)
    for word in words:
        started = time.perf_counter()
        hits = list(islice(search(shelf, Query(word)), HITS))
        figures.times.append((time.perf_counter() - started) * 1000)
        figures.found += bool(hits)
    return figures


def _held(
    shelf: Shelf, bodies: Sequence[tuple[str, ...]], words: Sequence[str]
) -> tuple[float, int]:
    """Give the share of a plain scan's stories that are found, and false hits."""
    wanted = there = false = 0
    for word in words:
        found = {int(hit.story) for hit in search(shelf, Query(word))}
        scanned = {
            number
            for number, body in enumerate(bodies)
            if any(word in text for text in body)
        }
        wanted += len(scanned)
        there += len(scanned & found)
        false += len(found - scanned)
    return (there / wanted if wanted else 1.0), false


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
