"""Straight quotation marks made into pairs, and marks without a partner.

Chinese puts no spaces between words, so a straight mark does not show which way it
faces; only its neighbours rule some ways out (nothing opens before a comma, nothing
closes after a colon). Every way of reading a paragraph's marks as pairs is a path
through two states, in or out of a quotation, at each mark: it opens, closes, or is left
out as unpaired. Of all paths that leave out the fewest, only the pairs on which all of
them agree are made; whatever is left could be guessed and is reported instead. Counting
the paths forward and backward takes time linear in the marks.

Inner marks are read by themselves in each quotation of outer ones, so that no pair
crosses another.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from layout.composition.normalize_context import CHINESE, Context, context_of
from layout.composition.normalize_edits import Edit
from layout.composition.normalize_rules import Normaliser
from layout.model.text import Paragraph

STRAIGHT: Final = "\"'"

_QUOTES: Final = re.compile("[\"'“”‘’「」『』]")
_PLAIN: Final = re.compile("(?:“(?:‘’)*”|‘’|「(?:『』)*」|『』)*")
"""The marks of a text in which all is well, one after the other: nearly all copy."""

_MOST_UNPAIRED: Final = 4
"""A text that wants more left out cannot be read at all."""

_CLOSES_NOTHING: Final = "：:、"
"""After these no quotation ends. Source: GB/T 15834-2011, 4.5, 4.7."""


@dataclass(frozen=True, slots=True)
class _Level:
    """Marks of one rank: outer or inner."""

    straight: str
    opens: str
    closes: str
    pair: str
    """What a straight pair becomes."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark with the ways it may face."""

    at: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of the marks of one level."""

    pairs: tuple[tuple[int, int], ...]
    loose: tuple[int, ...]


def quote_edits(context: Context, rules: Normaliser) -> list[Edit]:
    """Give the edits that make straight quotation marks into pairs."""
    if "quotes" not in rules.rules or not any(m in context.text for m in STRAIGHT):
        return []
    edits: list[Edit] = []
    levels = _levels(rules)
    for level, reading in zip(levels, _readings(context, levels), strict=True):
        for pair in reading.pairs:
            if _is_chinese(context, *pair):
                edits += _curled(context, pair, level)
    return edits


def unpaired(paragraph: Paragraph, rules: Normaliser) -> tuple[int, ...]:
    """Give the offsets of quotation marks without a partner, straight or not.

    Neither apostrophes nor straight marks of Latin text that pair are among them.
    """
    text = paragraph.text
    levels = _levels(rules)
    if _PLAIN.fullmatch("".join(_QUOTES.findall(text))):
        return ()
    context = context_of(text, rules)
    outer, inner = _readings(context, levels)
    loose = set(outer.loose)
    loose.update(at for at in inner.loose if not _is_apostrophe(context, at))
    return tuple(sorted(loose))


def _levels(rules: Normaliser) -> tuple[_Level, _Level]:
    """Give outer and inner marks: those of both traditions count, in any set."""
    return (
        _Level('"', "“「", "”」", rules.quotes.double),
        _Level("'", "‘『", "’』", rules.quotes.single),
    )


def _readings(
    context: Context, levels: tuple[_Level, _Level]
) -> tuple[_Reading, _Reading]:
    outer = _read(_marks(context, levels[0]), levels[0], context.text)
    groups = _by_quotation(_marks(context, levels[1]), outer.pairs)
    inner = [_read(marks, levels[1], context.text) for marks in groups]
    return outer, _Reading(
        tuple(pair for reading in inner for pair in reading.pairs),
        tuple(at for reading in inner for at in reading.loose),
    )


def _by_quotation(
    marks: Iterable[_Mark], pairs: Iterable[tuple[int, int]]
) -> list[list[_Mark]]:
    """Give inner marks in groups, one for each quotation that they stand in."""
    ends = dict(pairs)
    edges = sorted([*ends, *ends.values()])
    groups: dict[int, list[_Mark]] = {}
    within = [-1]
    passed = 0
    for mark in marks:
        while passed < len(edges) and edges[passed] < mark.at:
            if edges[passed] in ends:
                within.append(edges[passed])
            else:
                within.pop()
            passed += 1
        groups.setdefault(within[-1], []).append(mark)
    return list(groups.values())


def _marks(context: Context, level: _Level) -> list[_Mark]:
    """Give the marks of a level in order, without apostrophes."""
    marks: list[_Mark] = []
    members = level.straight + level.opens + level.closes
    for match in _QUOTES.finditer(context.text):
        at, char = match.start(), match.group()
        if char not in members or context.kept[at] or _is_in_word(context, at):
            continue
        if char == level.straight:
            marks.append(_Mark(at, _may_open(context, at), _may_close(context, at)))
        else:
            marks.append(_Mark(at, char in level.opens, char in level.closes))
    return marks


def _may_open(context: Context, at: int) -> bool:
    return context.kind(at + 1) not in "wcu)mae"


def _may_close(context: Context, at: int) -> bool:
    return (
        context.kind(at - 1) not in "woq(e"
        and context.text[at - 1] not in _CLOSES_NOTHING
    )


def _is_in_word(context: Context, at: int) -> bool:
    """Tell the apostrophe of a Latin word (it's) from a quotation mark."""
    if context.text[at] not in "'’‘":
        return False
    return context.kind(at - 1) in "l0" and context.kind(at + 1) == "l"


def _is_apostrophe(context: Context, at: int) -> bool:
    """Tell an apostrophe at a Latin word's edge: students', '90s."""
    before, after = context.kind(at - 1), context.kind(at + 1)
    ends_word = before in "l0" and context.text[at] in "'’"
    return ends_word or (before in "we" and after in "l0")


def _read(marks: Sequence[_Mark], level: _Level, text: str) -> _Reading:
    """Give what is certain of the marks of a level."""
    straight = any(text[mark.at] == level.straight for mark in marks)
    pairs = _agreed(marks) if straight else _nested(marks)
    paired = {at for pair in pairs for at in pair}
    return _Reading(pairs, tuple(m.at for m in marks if m.at not in paired))


def _nested(marks: Iterable[_Mark]) -> tuple[tuple[int, int], ...]:
    """Pair marks that show which way they face."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    for mark in marks:
        if mark.opens:
            waiting.append(mark.at)
        elif waiting:
            pairs.append((waiting.pop(), mark.at))
    return tuple(sorted(pairs))


def _agreed(marks: Sequence[_Mark]) -> tuple[tuple[int, int], ...]:
    """Give the pairs on which all readings agree that leave out the fewest marks."""
    ahead = _paths(marks)
    back = _paths([_Mark(m.at, m.closes, m.opens) for m in reversed(marks)])[::-1]
    left_out = next((n for n, ways in enumerate(ahead[-1].out) if ways), None)
    if left_out is None:
        return ()
    ways = ahead[-1].out[left_out]
    pairs: list[tuple[int, int]] = []
    for i, first in enumerate(marks):
        if not first.opens:
            continue
        for j in range(i + 1, min(i + 2 + left_out, len(marks))):
            rest = left_out - (j - i - 1)
            through = sum(
                ahead[i].out[n] * back[j + 1].out[rest - n] for n in range(rest + 1)
            )
            if marks[j].closes and through == ways:
                pairs.append((first.at, marks[j].at))
    return tuple(pairs)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How many readings lead to a place, by how many marks they leave out."""

    out: tuple[int, ...]
    """Those that stand outside a quotation there."""
    within: tuple[int, ...]


def _paths(marks: Iterable[_Mark]) -> list[_Ways]:
    """Count the readings of the marks before each place, and of all of them."""
    none = (0,) * (_MOST_UNPAIRED + 1)
    ways = [_Ways((1, *none[1:]), none)]
    for mark in marks:
        last = ways[-1]
        out = [0, *last.out[:-1]]  # the mark is left out
        within = [0, *last.within[:-1]]
        for n in range(_MOST_UNPAIRED + 1):
            if mark.opens:
                within[n] += last.out[n]
            if mark.closes:
                out[n] += last.within[n]
        ways.append(_Ways(tuple(out), tuple(within)))
    return ways


def _is_chinese(context: Context, start: int, end: int) -> bool:
    """Tell whether a pair is Chinese, by what it holds and what stands beside it.

    A pair without either is Latin only where it is spaced as Latin is.
    """
    if context.shows_chinese(start + 1, end):
        return True
    if CHINESE in (context.before(start), context.after(end + 1)):
        return True
    return not _is_spaced(context, start, end)


def _is_spaced(context: Context, start: int, end: int) -> bool:
    before, after = context.kind(start - 1), context.kind(end + 1)
    if after in "ad":
        after = context.kind(end + 2)
    return before in "w(qoe" and after in "w)uce"


def _curled(context: Context, pair: tuple[int, int], level: _Level) -> list[Edit]:
    """Give the edits of a pair; the spaces towards Chinese go with them."""
    edits = []
    for at, mark, side in zip(pair, _becomes(context, pair, level), "<>", strict=True):
        if context.text[at] == mark:
            continue
        takes = side if _nears_han(context, at, -1 if side == "<" else 1) else ""
        edits.append(Edit("quotes", at, at + 1, mark, takes))
    return edits


def _becomes(context: Context, pair: tuple[int, int], level: _Level) -> str:
    """Give the marks of a pair; one that was typed decides about the other."""
    first, last = (context.text[at] for at in pair)
    if first != level.straight:
        match = level.closes[level.opens.index(first)]
        return first + (match if last == level.straight else last)
    if last != level.straight:
        return level.opens[level.closes.index(last)] + last
    return level.pair


def _nears_han(context: Context, at: int, step: int) -> bool:
    """Tell whether Chinese stands behind the spaces beside a mark."""
    at += step
    while context.kind(at) == "w":
        at += step
    return context.kind(at) in "hkm"
