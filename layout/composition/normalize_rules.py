"""What copy is normalised by: the rows of ``cjk/data/normalise.toml``, ready for use.

In comes the name of a composition set; out goes a frozen :class:`Normaliser` with the
set's rules and the tables that they read. It is a module of its own so that a rule is
changed in a table, and so that the rules themselves hold no list of characters.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, Final
from unicodedata import category

from layout.model.text import Emphasis, Paragraph, Role

RULES: Final = (
    "invisible",  # zero width characters and soft hyphens are taken out
    "no-break-space",  # becomes a space
    "composed",  # NFC
    "latin-width",  # full-width letters and digits become half width
    "interpunct",  # the dots that are typed for ·
    "ellipsis",
    "dash",
    "han-dash",  # 一一 typed for ——
    "quotes",  # straight ones become paired
    "marks",  # , ; : ? ! ( ) beside Chinese become full width
    "stop",  # . becomes 。
    "indent",  # white at the paragraph's start
)
"""Every rule there is, in the order of reports."""

_NARROW: Final = r"[\"',;:?!().](?:(?<![,:.])|(?<![0-9].)|(?![0-9]))"
"""A set first, so that the search runs from hit to hit."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that together become one mark."""

    rule: str
    expression: re.Pattern[str]
    after: str
    always: bool
    """Wherever they stand; otherwise only beside Chinese."""
    white: bool
    """The spaces beside them go with them, where none was meant."""
    roles: frozenset[Role]
    """Only in these; empty for all."""


@dataclass(frozen=True, slots=True)
class Spaced:
    """Where a space between Han was meant."""

    roles: frozenset[Role]
    beside_marks: frozenset[Role]
    """Roles in which one beside an ASCII mark was meant too."""
    kinds: frozenset[Emphasis]
    expressions: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks that straight quotation marks become."""

    double: str
    """Opening and closing."""
    single: str


@dataclass(frozen=True, slots=True)
class Normaliser:
    """The rules of one composition set, with the tables that they read."""

    name: str
    rules: tuple[str, ...]
    """Those that are switched on, in the order of RULES."""
    letters: Mapping[str, tuple[str, str]]
    """Character to its rule and what it becomes, by the letter tables."""
    runs: tuple[Run, ...]
    marks: Mapping[str, tuple[str, str]]
    """ASCII mark to its rule and its full-width twin."""
    quotes: Quotes
    kinds: Mapping[int, str]
    """For ``str.translate``: code point to the letter of its kind, as in KINDS."""
    protected: re.Pattern[str]
    """What stays as it was typed."""
    abbreviations: frozenset[str]
    spaced: Spaced
    odd: re.Pattern[str]
    """Finds the characters of ``letters``."""
    narrow: re.Pattern[str]
    """Finds straight quotation marks and ``marks``, but for those inside numbers."""

    def without(self, *rules: str) -> "Normaliser":
        """Give the normaliser with rules switched off.

        Raises:
            KeyError: There is no rule of such a name.
        """
        for rule in rules:
            if rule not in RULES:
                raise KeyError(rule)
        return replace(
            self, rules=tuple(rule for rule in self.rules if rule not in rules)
        )


KINDS: Final = {
    "han": "h",
    "kana": "k",
    "mark": "m",  # that only Chinese copy has
    "opener": "o",
    "closer": "c",
    "quote-open": "q",
    "quote-close": "u",
    "straight": "s",
    "ascii": "a",
    "dot": "d",
    "left": "(",
    "right": ")",
    "neutral": "x",
    "space": "w",
    "letter": "l",  # by Unicode: no row names them
    "digit": "0",
    "symbol": "p",
}
"""Kinds of character, and the letters that stand for them."""


def load_normaliser(name: str = "newspaper-cn") -> Normaliser:
    """Give the normaliser of a composition set.

    Raises:
        KeyError: The table has no such set.
    """
    table = files("layout.cjk") / "data" / "normalise.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    chosen = {row["name"]: row for row in rows["set"]}[name]
    letters = {
        before: (str(row["rule"]), after)
        for row in rows["letter"]
        for before, after in _pairs(row["from"], row["to"])
    }
    runs = tuple(map(_run, rows["run"]))
    return Normaliser(
        name=name,
        rules=tuple(rule for rule in RULES if rule in chosen["rules"]),
        letters=letters,
        runs=runs,
        marks={
            before: (str(row["rule"]), after)
            for row in rows["mark"]
            for before, after in _pairs(row["from"], row["to"])
        },
        quotes=Quotes(chosen["double"], chosen["single"]),
        kinds=_Kinds(rows["kind"]),
        protected=re.compile(
            f"(?=[!-~])(?:{'|'.join(map(_expression, rows['protected']))})"
        ),
        abbreviations=frozenset(
            word for row in rows["abbreviation"] for word in row["words"]
        ),
        spaced=_spaced(rows["spaced"]),
        odd=re.compile(f"[{re.escape(''.join(letters))}]"),
        narrow=re.compile(_NARROW),
    )


def meant_spaces(paragraph: Paragraph, rules: Normaliser) -> bytes:
    """Give a byte for each character: 1 where a space between Han was meant."""
    length = len(paragraph.text)
    if paragraph.role in rules.spaced.roles:
        return b"\1" * length
    mask = bytearray(length)
    for stretch in paragraph.stretches:
        if stretch.kind in rules.spaced.kinds:
            # The space before and after it too: 本报讯 （记者 某某） 昨天
            start, end = max(stretch.start - 1, 0), min(stretch.end + 1, length)
            mask[start:end] = b"\1" * (end - start)
    for expression in rules.spaced.expressions:
        for match in expression.finditer(paragraph.text):
            mask[match.start() : match.end()] = b"\1" * len(match.group())
    return bytes(mask)


class _Kinds(dict[int, str]):
    """Code point to kind, found out when it is first asked for."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()
        self._ranges: list[tuple[int, int, str]] = []
        for row in rows:
            letter = KINDS[row["name"]]
            for bounds in row.get("ranges", ()):
                self._ranges.append((ord(bounds[0]), ord(bounds[-1]), letter))
            self.update(dict.fromkeys(map(ord, row.get("members", "")), letter))

    def __missing__(self, code: int) -> str:
        for first, last, letter in self._ranges:
            if first <= code <= last:
                self[code] = letter
                return letter
        self[code] = KINDS[_kind(category(chr(code)))]
        return self[code]


def _kind(group: str) -> str:
    """Give the kind of a character that no row names, by its general category."""
    if group == "Nd":
        return "digit"
    return {"L": "letter", "M": "letter", "Z": "space"}.get(group[0], "symbol")


def _pairs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Give the characters of two lists or ranges in pairs."""
    if not after:
        yield from ((char, "") for char in before)
        return
    yield from zip(_listed(before), _listed(after), strict=True)


def _listed(written: str) -> Iterable[str]:
    if len(written) == 3 and written[1] == "-":
        return map(chr, range(ord(written[0]), ord(written[2]) + 1))
    return written


def _run(row: Mapping[str, Any]) -> Run:
    return Run(
        rule=row["rule"],
        expression=re.compile(row["expression"]),
        after=row["to"],
        always=row.get("always", False),
        white=row.get("white", False),
        roles=frozenset(map(Role, row.get("roles", ()))),
    )


def _expression(row: Mapping[str, Any]) -> str:
    """Give an expression that a row writes as one text or as several."""
    return "".join(row["expression"])


def _spaced(rows: Sequence[Mapping[str, Any]]) -> Spaced:
    return Spaced(
        roles=frozenset(Role(role) for row in rows for role in row.get("roles", ())),
        beside_marks=frozenset(
            Role(role)
            for row in rows
            if row.get("beside_marks", False)
            for role in row["roles"]
        ),
        kinds=frozenset(
            Emphasis(kind) for row in rows for kind in row.get("stretches", ())
        ),
        expressions=tuple(
            re.compile(row["expression"]) for row in rows if "expression" in row
        ),
    )
