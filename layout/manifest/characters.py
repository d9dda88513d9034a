"""Characters that a newsroom's copy should not have: put right, or refused.

Everything here changes one character into one character, so that offsets stay; what is
dropped becomes a NUL, which the reader of copy passes over.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from layout.errors import Problem, problem
from layout.manifest.encoding import place
from layout.manifest.keys import TABLES
from layout.model.finding import Finding, Severity

DROPPED: Final = "\0"
"""Stands for a character that is not text."""

_ODD: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xa0\xad\ufeff"
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2e80-\u2fd5\ue000-\uf8ff\uf900-\ufaff"
    "\U0002f800-\U0002fa1f\U000f0000-\U0010fffd\t]"
)
"""What has to be looked at; nearly no copy has any."""

_SILENT: Final = {
    "\t": " ",
    "\xa0": " ",
    "\x0b": "\n",  # a soft line break of word processors
    "\x0c": "\n",
    "\xad": DROPPED,
    "\ufeff": DROPPED,
    **{
        # what web pages and chat programs put between characters: joiners, marks and
        # embeddings of direction. No face shows them and nobody sees them in the copy.
        chr(point): DROPPED
        for first, last in ((0x61C, 0x61C), (0x200B, 0x200F), (0x202A, 0x202E))
        for point in range(first, last + 1)
    },
    **{chr(point): DROPPED for point in range(0x2060, 0x2070)},
}
"""Changed without a word. Source: composition 2.9."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text put right, with what there is to say of it."""

    text: str
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def clean(text: str, file: str) -> Cleaned:
    """Give a text with legacy, compatibility and control characters put right.

    CJK radicals and compatibility ideographs become the characters that they look like,
    private code points of old encodings their Unicode homes. Other private characters
    are problems: no one can say what they show.
    """
    if not _ODD.search(text):
        return Cleaned(text)
    homes = _homes()
    changes: dict[str, str | int | None] = dict(_SILENT)
    findings: list[Finding] = []
    problems: list[Problem] = []
    for char in dict.fromkeys(_ODD.findall(text)):
        if char in _SILENT:
            continue
        where = place(text, text.index(char), file)
        count = text.count(char)
        values = (("char", char), ("point", f"U+{ord(char):04X}"), ("count", count))
        home = homes.get(char) or normalize("NFC", char)
        if home != char:
            changes[char] = home
            findings.append(
                Finding(
                    "copy-unified",
                    Severity.WARNING,
                    where,
                    values=(*values, ("home", home)),
                )
            )
        elif _is_private(char):
            problems.append(problem("copy-private", where, **dict(values)))
        elif char < " " or "\x7f" <= char <= "\x9f":
            changes[char] = DROPPED
            findings.append(
                Finding("copy-control", Severity.WARNING, where, values=values)
            )
    return Cleaned(
        text.translate(str.maketrans(changes)), tuple(findings), tuple(problems)
    )


def _homes() -> Mapping[str, str]:
    table = tomllib.loads((TABLES / "characters.toml").read_text("utf-8"))
    radicals = dict(map(_pair, table["radicals"]))
    homes = dict(map(_pair, table["private"]))
    return radicals | {char: radicals.get(home, home) for char, home in homes.items()}


def _pair(entry: str) -> tuple[str, str]:
    char, home = entry.split(":")
    return chr(int(char, 16)), chr(int(home, 16))


def _is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"
