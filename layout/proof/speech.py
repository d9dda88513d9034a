"""Findings and problems in words, for a terminal: the place, the line, a caret, a hint.

A line of copy is a whole paragraph, so only the part round the place is shown. Carets
stand under their character in a terminal that gives Han characters two cells.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from layout.errors import Problem, Where
from layout.messages.table import Lang, Table
from layout.model.finding import Finding, Place, Severity
from layout.proof.report import cells

Lines: TypeAlias = Callable[[Where], str | None]
"""Gives the line that a place is in, or None where it cannot be shown."""

Shown: TypeAlias = Callable[[str], str]
"""Gives a file's name as the editor would type it here."""

_BEFORE, _AFTER = 36, 36
"""Cells of a line that are shown on either side of a place."""

_CUT: Final = "..."


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is needed to put a problem into words."""

    table: Table
    lang: Lang
    lines: Lines
    shown: Shown

    def say(self, said: Problem | Finding) -> str:
        """Give a problem or finding as lines of text.

        ``file:line:column: CODE message``, the line with a caret, then the hint.
        """
        return "\n".join(self._lines(said))

    def _gravely(self, said: Problem | Finding) -> str:
        """Give the word that sets off what stops a page from what does not.

        Faults of a manifest belong to no page: they stop all there is.
        """
        if not isinstance(said, Finding) or not said.page:
            return ""
        stops = said.severity is Severity.ERROR
        return self.table.text("speech-stops", (), self.lang).message if stops else ""

    def _lines(self, said: Problem | Finding) -> Iterator[str]:
        where = said.where
        wording = self.table.text(said.code, said.values, self.lang)
        place = str(Where(self.shown(where.file), where.line, where.column))
        if isinstance(said, Finding) and said.place is not None:
            place += _spoken(said.place)
        yield f"{place}: {said.code} {self._gravely(said)}{wording.message}"
        line = self.lines(where) if where.line else None
        if line is not None:
            yield from _pointed(line, where.column)
        if isinstance(said, Finding) and said.waiver:
            let = (("by", said.waiver.by), ("why", said.waiver.why))
            yield f"  {self.table.text('proof-waiver', let, self.lang).message}"
        elif wording.hint:
            yield f"  hint: {wording.hint}"


def _spoken(place: Place) -> str:
    """Give a place on a finished page: its number, millimetres, how often."""
    said = f" p{place.page}"
    if place.box is not None:
        said += f" ({place.box[0]:g}, {place.box[1]:g} mm)"
    return said + (f" ×{place.count}" if place.count > 1 else "")


def _pointed(line: str, column: int) -> Iterator[str]:
    """Give a line, or what stands round a column of it, with a caret below."""
    line = line.replace("\t", " ")
    if not column:
        start, end = 0, _reach(line, 0, _BEFORE + _AFTER)
    else:
        at = min(column - 1, len(line))
        start = at - _reach(line[:at][::-1], 0, _BEFORE)
        end = at + _reach(line, at, _AFTER)
    before = _CUT if start else ""
    after = _CUT if end < len(line) else ""
    yield f"    {before}{line[start:end]}{after}".rstrip()
    if column:
        ahead = cells(before) + cells(line[start : column - 1])
        ahead += max(column - 1 - len(line), 0)
        yield f"    {' ' * ahead}^"


def _reach(text: str, start: int, room: int) -> int:
    """Give how many characters from a place on go into so many cells."""
    count = 0
    for char in text[start:]:
        room -= cells(char)
        if room < 0:
            break
        count += 1
    return count
