"""Datelines and end bylines (电头, 署名) as reporters type them, found and marked."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from layout.manifest.keys import TABLES
from layout.model.text import Emphasis, Paragraph, Stretch

_HAN: Final = "[\u3400-\u9fff\U00020000-\U0003ffff·]"
_NAME: Final = f"{_HAN}{{2,5}}"
_WHITE: Final = "[ \u3000]"
_LONGEST_BRACKET: Final = 48
"""Characters between the brackets of a dateline; longer is a sentence."""

_BULLETS: Final = re.compile("^[●■◆▲○□•·★☆※\u3000 ]+")


def without_bullet(text: str) -> int:
    """Give how many characters of typed bullet and white a byline begins with.

    The style draws the bullet itself. Source: manifest, section 4.
    """
    match = _BULLETS.match(text)
    return match.end() if match else 0


def dated(paragraph: Paragraph) -> Paragraph:
    """Give a story's first paragraph with its dateline marked, if it has one."""
    for head in _heads():
        match = head.match(paragraph.text)
        if match is None:
            continue
        found = [Stretch(match.start("head"), match.end("head"), Emphasis.DATELINE)]
        if match["bracket"]:
            start, end = match.span("bracket")
            found.append(Stretch(start, end, Emphasis.REPORTER))
        return _marked(paragraph, found)
    return paragraph


def signed(paragraph: Paragraph) -> Paragraph:
    """Give a story's last paragraph with the byline at its end marked, if any."""
    if not paragraph.text.endswith(("）", ")")):
        return paragraph
    match = _end().search(paragraph.text)
    if match is None or match["inner"] in _table()["not_names"]:
        return paragraph
    bracket = Stretch(match.start("bracket"), match.end("bracket"), Emphasis.REPORTER)
    return _marked(paragraph, [bracket])


@cache  # the table is part of the program
def _table() -> dict[str, Any]:
    return tomllib.loads((TABLES / "datelines.toml").read_text("utf-8"))


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    """Give the expressions of datelines: of a house, and of a reporter of our own."""
    table = _table()
    house, office = _any(table["houses"]), _any(table["offices"])
    plain, wire = _any(table["plain"]), _any(table["wires"])
    inner = f"[^（）()]{{0,{_LONGEST_BRACKET}}}"
    return (
        re.compile(
            f"(?P<head>据?{house}(?:{plain}|{wire}(?![，。；：]))"
            f"|据?{house}[^，。；：！？“”（）()]{{0,16}}?[0-9]{{1,2}}日(?:{wire}|{plain})"
            f"|据{house}(?={_WHITE}|[（(]))"
            f"(?:{_WHITE}*(?P<bracket>[（(]{inner}?{office}{inner}[）)]))?"
        ),
        re.compile(
            f"(?P<head>本[报网刊台]{office})"
            f"{_WHITE}+(?P<bracket>{_NAME}(?:{_WHITE}+{_NAME})*)(?={_WHITE}|$)"
        ),
    )


@cache
def _end() -> re.Pattern[str]:
    """Give the expression of a bracket with names, or a house, at a story's end."""
    table = _table()
    house, office = _any(table["houses"]), _any(table["offices"])
    surname = f"[{''.join(table['surnames'].split())}]"
    names = (
        f"(?:{office}{_WHITE}*)?{surname}{_HAN}{{1,3}}"
        f"(?:[ \u3000、]+(?:{office}{_WHITE}*)?{_NAME})*"
    )
    return re.compile(
        f"(?:^|(?<=[。！？”…）])){_WHITE}*"
        f"(?P<bracket>[（(](?P<inner>{names}|据?{house}[^（）()]{{0,12}})[）)])$"
    )


def _any(words: Sequence[str]) -> str:
    """Give an expression for any of the words, the longest first."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def _marked(paragraph: Paragraph, found: Sequence[Stretch]) -> Paragraph:
    """Give the paragraph with stretches added, where the editor set none himself.

    A bold lead-in that is just the dateline was meant as one.
    """
    kept = [
        stretch
        for stretch in paragraph.stretches
        if not (
            stretch.kind in {Emphasis.RUN_IN, Emphasis.BOLD}
            and any(f.start <= stretch.start and stretch.end <= f.end for f in found)
        )
    ]
    solid = [stretch for stretch in kept if stretch.kind is not Emphasis.KEEP]
    new = [
        f for f in found if not any(s.start < f.end and f.start < s.end for s in solid)
    ]
    stretches = sorted([*kept, *new], key=lambda s: (s.start, -s.end))
    return replace(paragraph, stretches=tuple(stretches))
