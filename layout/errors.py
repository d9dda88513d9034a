"""The one family of errors, and the place that each of them names.

An error carries a code and values; its words stand in ``layout/messages`` and are
put together where they are shown. Bugs are not part of the family.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | float
"""What a message may name."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file that an editor can open."""

    file: str
    """Path as the editor would type it, relative to the folder that holds the issue."""
    line: int = 0
    """1-based; 0 where the file as a whole is meant."""
    column: int = 0
    """1-based, counted in characters; 0 where the line as a whole is meant."""

    def __str__(self) -> str:
        """Give ``file:line:column`` without the parts that are not known."""
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a code of the message table, its place, its values."""

    code: str
    where: Where
    values: tuple[tuple[str, Value], ...] = ()
    """What the message names, in the order in which it was given."""


def problem(code: str, where: Where, **values: Value) -> Problem:
    """Give a problem with its values in the order in which they are written."""
    return Problem(code, where, tuple(values.items()))


def reason_of(error: OSError | ValueError) -> str:
    """Give why a file could not be read or written, in the system's words."""
    return str(getattr(error, "strerror", None) or error)


class LayoutError(Exception):
    """Something that the editor can put right; carries every problem found."""

    exit_code = 2
    """What the command line returns: 2 what was written, 3 what cannot be read."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.where}: {p.code}" for p in self.problems))


class ManifestError(LayoutError):
    """The manifest, the paper or a copy file says what cannot be done."""


class FileError(LayoutError):
    """A file or font could not be read or written."""

    exit_code = 3


class FontError(FileError):
    """A face is missing, changed or may not be embedded."""


class PictureError(FileError):
    """A photograph or profile cannot be used."""


class MakeupError(LayoutError):
    """A page cannot be made up as the manifest asks."""
