"""Composition sets: what the tables of ``cjk/data`` say, ready to be looked up.

In come the rows of a set, each with its source; out goes a frozen :class:`Profile`
that maps characters to class letters and pairs of letters to gaps
and break costs. It is a module of its own so that a rule is changed in a table.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from layout.cjk.tables import TIERS, merged_rows
from layout.units import Mil

NEVER: Final = 1 << 30
"""Break cost of a place where a line may not be broken."""

OVER_LIMIT: Final = 10.0
"""How much dearer white is over the limit."""


@dataclass(frozen=True, slots=True)
class CharClass:
    """Characters that behave alike."""

    name: str
    letter: str
    body: Mil | None
    """Width of the mark itself; None takes the glyph's own advance."""
    before: Mil
    after: Mil
    align: str
    """start, end, centre or natural: where the glyph stands in its body."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A run of text whose inside is not broken, or at a cost."""

    expression: re.Pattern[str]
    """Has a group ``keep`` (not broken inside), ``tie`` (not before) or ``url``."""
    cost: int
    """In hundredths; NEVER forbids."""
    after: str = ""
    """Characters of a ``url`` after which it may break at the cost."""


@dataclass(frozen=True, slots=True)
class ShrinkStage:
    """A step of shrinking: a tier's blanks from one share of their room to another."""

    tier: int
    share: float
    """How much of the tier's room this stage may take."""
    weight: float


@dataclass(frozen=True, slots=True)
class Costs:
    """What a line may give and what it costs; in units of one line's cost."""

    line: float
    stretch_unit: float
    early: float
    """Cost of each em of white that a line's gaps take before all share the rest."""
    runt: float
    under_two: float
    under_three: float
    under_four: float
    good: Mil
    limit: Mil
    emergency: Mil
    hyphen: int
    """Cost of ending a line inside a word, in hundredths."""
    lexicon: int
    """Cost of breaking a word of the paper's lexicon, in hundredths."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The bracket of a dateline, which may be set off like a run-in head."""

    expression: re.Pattern[str]
    """Has a group ``bracket``; tried at a paragraph's start."""
    white: Mil
    """White that the gaps outside the bracket take before the others."""


class _Letters(dict[int, str]):
    """Code point to class letter; what no row names is Han."""

    def __missing__(self, code: int) -> str:
        self[code] = "h"
        return "h"


@dataclass(frozen=True, slots=True)
class Profile:
    """One composition set."""

    name: str
    language: str
    letters: Mapping[int, str]
    """For ``str.translate``: code point to class letter."""
    classes: Mapping[str, CharClass]
    """By letter."""
    naturals: Mapping[str, Mil]
    """White between two bodies, by pair of letters."""
    rooms: tuple[Mapping[str, Mil], ...]
    """What may be taken from it, by pair of letters; one mapping for each of TIERS."""
    stretches: Mapping[str, int]
    """1 where white may be added between a pair of letters, else 0."""
    firsts: Mapping[str, Mil]
    """White that a gap takes before all gaps share the rest, by pair of letters."""
    mosts: Mapping[str, Mil]
    """White that it takes before the others have more than is good, firsts included."""
    dateline: Dateline
    breaks: Mapping[str, int]
    """Cost of a line break between a pair of letters, in hundredths; NEVER forbids."""
    patterns: tuple[Pattern, ...]
    han_space: Mil
    """What a space that stands in Chinese keeps, as in a dateline's bracket."""
    han_space_give: Mil
    """What it has beyond that and gives when a line must shrink."""
    stages: tuple[ShrinkStage, ...]
    costs: Costs
    stretch_prices: tuple[float, ...]
    """Cost of a line by the white added to each gap, up to the emergency limit."""


def load_profile(
    name: str,
    changes: Mapping[str, str] | None = None,
    lexicon: Sequence[str] = (),
) -> Profile:
    """Give the composition set of a name.

    A set may name a ``base``: its rows come first, and a row of the same class, pair
    or table replaces the base's.

    Args:
        name: A table of ``cjk/data``.
        changes: Single values of a paper's own, such as ``stretch.latin_first: 125``
            or ``class.m.after: 250``.
        lexicon: Words of the paper that are not broken if it can be helped.

    Raises:
        KeyError: No table of that name is shipped, or a change names nothing in it.
    """
    rows = merged_rows(name, changes)
    classes = {c.letter: c for c in map(_class, rows["class"])}
    letters = _Letters()
    for row in rows["class"]:
        letters.update(dict.fromkeys(map(ord, _members(row)), row["letter"]))
    stages = tuple(
        ShrinkStage(TIERS.index(row["tier"]), row["end"] - row["start"], row["weight"])
        for row in rows["shrink"]
    )
    naturals, rooms = _gaps(rows, classes)
    for tier, room in enumerate(rooms):
        # Blanks that no stage takes from have no room.
        if tier not in {stage.tier for stage in stages}:
            room.update(dict.fromkeys(room, 0))
    stretches = _stretches(rows, classes)
    if any(TIERS[stage.tier] == "solid" for stage in stages):
        give = rows["solid"]["room"]
        rooms[-1].update({pair: give for pair, can in stretches.items() if can})
    costs = _costs(rows)
    return Profile(
        name=rows["name"],
        language=rows["language"],
        letters=letters,
        classes=classes,
        naturals=naturals,
        rooms=rooms,
        stretches=stretches,
        firsts=_early(rows, stretches, "latin_first"),
        mosts=_early(rows, stretches, "latin_most") | _spaces(rows, stretches),
        dateline=Dateline(
            re.compile(rows["dateline"]["expression"]), rows["dateline"]["white"]
        ),
        breaks=_breaks(rows, classes),
        patterns=tuple(
            Pattern(
                re.compile(row["expression"]), _cost(row["cost"]), row.get("after", "")
            )
            for row in [*rows["pattern"], *_lexical(lexicon, costs)]
        ),
        han_space=rows["han_space"]["least"],
        han_space_give=rows["han_space"]["natural"] - rows["han_space"]["least"],
        stages=stages,
        costs=costs,
        stretch_prices=tuple(
            _stretch_price(white, costs) for white in range(costs.emergency + 1)
        ),
    )


def early_white(room: Mil, shared: Mil, first: Mil, most: Mil) -> Mil:
    """Give how much of a line's room some of its gaps take before all share the rest.

    ``first`` and ``most`` are the sums of what the line's gaps may take early. They
    take ``first``; where that leaves more than ``shared``, which is what all gaps may
    have together, they take up to ``most``, since a hole at a word space or beside a
    number is seen less than a line that falls apart. Source: CLREQ #line_adjustment.
    """
    if room <= first:
        return room
    over = room - shared
    if over <= first:
        return first
    return min(over, most)


def _lexical(lexicon: Sequence[str], costs: Costs) -> list[dict[str, Any]]:
    if not lexicon:
        return []
    words = "|".join(map(re.escape, sorted(lexicon, key=len, reverse=True)))
    return [{"expression": f"(?P<keep>{words})", "cost": costs.lexicon}]


def _stretch_price(white: Mil, costs: Costs) -> float:
    """Price white added to a gap: (t / 0.04)³, ten times that over the limit.

    Source: composition, 3.1.
    """
    price = (white / costs.stretch_unit) ** 3
    return price * OVER_LIMIT if white > costs.limit else price


def _han_latin() -> Iterator[tuple[str, str]]:
    """Give the pairs of letters of which one is Han and the other Latin or a digit."""
    for western in "0l":
        yield "h", western
        yield western, "h"


def _early(
    rows: Mapping[str, Any], stretches: Mapping[str, int], key: str
) -> dict[str, Mil]:
    """Give what Han-Latin gaps take early; ``latin_most`` counts their own white."""
    white = rows["stretch"][key]
    if key == "latin_most":
        white = max(
            rows["stretch"]["latin_first"], white - rows["han_latin"]["natural"]
        )
    pairs = set(map("".join, _han_latin()))
    return {
        pair: white if can and pair in pairs else 0 for pair, can in stretches.items()
    }


def _spaces(rows: Mapping[str, Any], stretches: Mapping[str, int]) -> dict[str, Mil]:
    """Give what a word space takes early, at the gap before it."""
    white = rows["stretch"]["space_most"]
    return {pair: white for pair, can in stretches.items() if can and pair[1] == " "}


def _class(row: Mapping[str, Any]) -> CharClass:
    body = row.get("body")
    return CharClass(
        name=row["name"],
        letter=row["letter"],
        # -1 undoes the base's width: the glyph's own advance is taken again.
        body=None if body is None or body < 0 else body,
        before=row.get("before", 0),
        after=row.get("after", 0),
        align=row.get("align", "natural"),
    )


def _members(row: Mapping[str, Any]) -> Iterator[str]:
    yield from row.get("members", "")
    for bounds in row.get("ranges", []):
        first, last = bounds.split("-")
        yield from map(chr, range(ord(first), ord(last) + 1))


def _gaps(
    rows: Mapping[str, Any], classes: Mapping[str, CharClass]
) -> tuple[dict[str, Mil], tuple[dict[str, Mil], ...]]:
    tiers = rows["tiers"]
    naturals: dict[str, Mil] = {}
    rooms: tuple[dict[str, Mil], ...] = tuple({} for _ in TIERS)
    for first in classes.values():
        for second in classes.values():
            pair = first.letter + second.letter
            natural = first.after + second.before
            naturals[pair] = natural
            owner = first.letter if first.after else second.letter
            for tier, room in zip(TIERS, rooms, strict=True):
                room[pair] = natural if natural and tiers[owner] == tier else 0
    western = rows["han_latin"]
    for pair in (a + b for a, b in _han_latin()):
        naturals[pair] = western["natural"]
        for tier, room in zip(TIERS, rooms, strict=True):
            room[pair] = western["room"] if tier == "latin" else 0
    for row in rows["gap"]:
        for pair in (a + b for a in row["first"] for b in row["second"]):
            naturals[pair] = row["natural"]
            for tier, room in zip(TIERS, rooms, strict=True):
                room[pair] = row["natural"] - row["floor"] if row["tier"] == tier else 0
    return naturals, rooms


def _breaks(
    rows: Mapping[str, Any], classes: Mapping[str, CharClass]
) -> dict[str, int]:
    starts, ends = _edges(rows)
    breaks = {}
    for a in classes:
        for b in classes:
            forbidden = b in starts or a in ends
            # A line never begins with white: the break stands after it.
            breaks[a + b] = NEVER if forbidden or b in " i" else 0
    for row in rows["break"]:
        for a in row["first"]:
            for b in row["second"]:
                breaks[a + b] = _cost(row["cost"])
    return breaks


def _edges(rows: Mapping[str, Any]) -> tuple[str, str]:
    """Give the letters that may not start a line, and those that may not end one."""
    lines = rows["lines"]
    levels = {row["name"]: row for row in rows["level"]}
    level = levels[lines["level"]]
    starts = level["not_at_start"] + lines["also_at_start"]
    return starts, level["not_at_end"] + lines["also_at_end"]


def _stretches(
    rows: Mapping[str, Any], classes: Mapping[str, CharClass]
) -> dict[str, int]:
    beside = rows["stretch"]["not_beside"]
    inside = {"ww", *(a + b for a in "0l.-pr" for b in "0l.-pr")}
    return {
        a + b: int(a not in beside and b not in beside and a + b not in inside)
        for a in classes
        for b in classes
    }


def _cost(written: str | int) -> int:
    return NEVER if written == "never" else int(written)


def _costs(rows: Mapping[str, Any]) -> Costs:
    cost, stretch = rows["cost"], rows["stretch"]
    return Costs(
        line=cost["line"],
        stretch_unit=cost["stretch_unit"],
        early=cost["early"],
        runt=cost["runt"],
        under_two=cost["under_two"],
        under_three=cost["under_three"],
        under_four=cost["under_four"],
        good=int(stretch["good"]),
        limit=int(stretch["limit"]),
        emergency=int(stretch["emergency"]),
        hyphen=int(cost["hyphen"]),
        lexicon=int(cost["lexicon"]),
    )
