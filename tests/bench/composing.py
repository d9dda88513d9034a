"""How long composition takes: galleys, and lines from galleys, in CPU time.

The text is that of the dense benchmark page, set in its own measure; then the same
wire's copy up to a million characters, to show that time grows in step with text. Run
as ``python -m tests.bench.composing``.
"""

import sys
import time
from collections.abc import Sequence
from statistics import median

from layout.composition.breaking import settings
from layout.composition.galley import Galley, set_galley
from layout.composition.justify import justify
from layout.model.text import Paragraph, Role
from tests.bench.issue import seed_of
from tests.bench.newswire import Newswire
from tests.bench.plans import DENSE
from tests.houses import example_house

MEASURE = 13_000
"""Thousandths of an em: the column of ``broadsheet-8x13``."""

ROUNDS = 7
LONGEST = 1_000_000


def main() -> int:
    """Print the figures of the page, then those of longer texts."""
    page = [
        text
        for slot in DENSE.slots
        for text in Newswire().tale(slot.wish, seed_of(DENSE, 2)).paragraphs
    ]
    _measured(page)  # cells of the faces are looked up once
    rounds = [_measured(page) for _ in range(ROUNDS)]
    print(f"page: {sum(map(len, page))} characters, {len(page)} paragraphs")
    for name, values in zip(
        ("galleys", "lines"), zip(*rounds, strict=True), strict=True
    ):
        print(f"  {name:8} {1000 * median(values):6.1f} ms CPU")
    length = 10_000
    while length <= LONGEST:
        texts = (page * (length // sum(map(len, page)) + 1))[: length // 90]
        galleys, lines = _measured(texts)
        count = sum(map(len, texts))
        print(f"{count:9,} characters: {1e6 * (galleys + lines) / count:5.2f} us each")
        length *= 10
    return 0


def _measured(texts: Sequence[str]) -> tuple[float, float]:
    """Give the CPU seconds of setting galleys and of breaking and justifying them."""
    house = example_house()
    style = house.paper.styles["body"]
    start = time.process_time()
    galleys = [
        set_galley(Paragraph("page", Role.BODY, n, text), style, house)
        for n, text in enumerate(texts)
    ]
    middle = time.process_time()
    for galley in galleys:
        _lines(galley)
    return middle - start, time.process_time() - middle


def _lines(galley: Galley) -> int:
    best = min(settings(galley, (MEASURE,)), key=lambda setting: setting.cost)
    return len(justify(galley, best, (MEASURE,)))


if __name__ == "__main__":
    sys.exit(main())
