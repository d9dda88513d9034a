"""Keys in Chinese and English: what an editor wrote in, the one name of it out."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

TABLES: Final = Path(__file__).parent / "tables"
"""Facts of this room, as data."""

_ALIKE: Final = 0.6
"""How alike a key must be to be suggested, on difflib's scale."""

_ALIKE_SHORT: Final = 0.5
"""The same for words of two characters, one of which is wrong."""


@dataclass(frozen=True, slots=True)
class Keys:
    """One table of names with what else they may be called."""

    aliases: Mapping[str, str]
    """Any name, the canonical ones too, to its canonical name."""
    others: Mapping[str, Sequence[str]]
    """Canonical name to its other names, in order."""

    def canonical(self, key: str) -> str:
        """Give the one name of a key; an unknown key is given back."""
        return self.aliases.get(key, key)

    def nearest(self, key: str, allowed: Iterable[str]) -> str:
        """Give the allowed name that a mistyped key most likely means, or "".

        The names are compared in the language in which the key was typed.
        """
        names = [
            name for each in allowed for name in (each, *self.others.get(each, ()))
        ]
        return nearest(key, names)


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word most like a mistyped one, or "" where none is near."""
    cutoff = _ALIKE if len(word) > 2 else _ALIKE_SHORT
    found = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return found[0] if found else ""


def load_keys(table: str) -> Keys:
    """Give a table of ``keys.toml``: manifest, paper or values."""
    rows = tomllib.loads((TABLES / "keys.toml").read_text("utf-8"))[table]
    aliases = {name: name for name in rows}
    for name, others in rows.items():
        aliases.update(dict.fromkeys(others, name))
    return Keys(aliases, {name: tuple(others) for name, others in rows.items()})
