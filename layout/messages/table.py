"""The table of codes: a code and its values in, the words an editor reads out.

Every other room names what is wrong by a code; only here do codes become sentences, so
that a wording is changed, or a language added, without touching Python.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Final, TypeAlias

Values: TypeAlias = Iterable[tuple[str, str | int | float]]
"""What a message names, as problems and findings carry it."""

FOLDER: Final = Path(__file__).parent
"""Where the tables stand."""


class Lang(StrEnum):
    """A language of the messages."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a code says in one language."""

    message: str
    hint: str
    """What the editor can do; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Template:
    """The texts of a code in one language, with the values that they name in braces."""

    message: str
    hints: tuple[str, ...]
    """Sentences; one that names a value which is empty is left out."""

    def filled(self, values: Mapping[str, str | int | float]) -> Wording:
        """Give the texts with the values put in."""
        hints = [
            hint.format_map(values)
            for hint in self.hints
            if all(values[name] != "" for name in _fields(hint))
        ]
        return Wording(self.message.format_map(values), " ".join(hints))


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the table."""

    code: str
    severity: str
    """error, warning or note: what the code is unless the paper's gate raises it.

    Empty for words that say nothing is wrong, such as labels of a proof.
    """
    templates: Mapping[Lang, Template]

    def fields(self) -> frozenset[str]:
        """Give the names of the values that the texts ask for."""
        return frozenset(
            name
            for template in self.templates.values()
            for text in (template.message, *template.hints)
            for name in _fields(text)
        )


@dataclass(frozen=True, slots=True)
class Table:
    """All codes with their words."""

    entries: Mapping[str, Entry]

    def text(self, code: str, values: Values, lang: Lang) -> Wording:
        """Give message and hint of a code with its values filled in.

        A code that is not in the table, or a value that was not given, is a fault of
        the program that must not hide the fault of the page: what is known is shown.
        """
        known = _Known(values)
        entry = self.entries.get(code)
        if entry is None:
            said = [code, *(f"{name}={value}" for name, value in known.items())]
            return Wording(" ".join(said), "")
        return entry.templates[lang].filled(known)


def load_table(folder: Path = FOLDER) -> Table:
    """Give the table put together from the TOML files of a folder.

    Raises:
        ValueError: A file is no TOML, or two files explain one code.
    """
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.toml")):
        for entry in _entries(path):
            if entry.code in entries:
                message = f"{path.name}: {entry.code} stands in another file too"
                raise ValueError(message)
            entries[entry.code] = entry
    return Table(entries)


class _Known(dict[str, str | int | float]):
    """Values by name; a missing one shows its name."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _entries(path: Path) -> Iterator[Entry]:
    for code, row in tomllib.loads(path.read_text("utf-8")).items():
        yield Entry(
            code=code,
            severity=str(row.get("severity", "")),
            templates={lang: _template(row, lang) for lang in Lang},
        )


def _template(row: Mapping[str, str | list[str]], lang: Lang) -> Template:
    hints = row.get(f"hint_{lang}", [])
    return Template(
        message=str(row.get(lang.value, "")),
        hints=(hints,) if isinstance(hints, str) else tuple(hints),
    )


def _fields(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name]
