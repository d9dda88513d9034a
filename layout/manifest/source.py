"""A text that remembers where it was written: in a file or as a manifest's value."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from layout.errors import ManifestError, Where, problem
from layout.manifest.characters import DROPPED, clean
from layout.model.finding import Finding

_COMMENTS = re.compile(r"\\.|(?P<note><!--.*?-->)|(?P<open><!--)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """Cleaned text, as long as what was written, with the places of its lines."""

    text: str
    """Characters that are not text stand as ``DROPPED``."""
    first: Where
    """Where its first character stands."""
    starts: tuple[int, ...]
    """Offsets at which lines begin."""

    def where(self, at: int) -> Where:
        """Give the place of an offset."""
        row = bisect_right(self.starts, at) - 1
        column = at - self.starts[row] + 1
        if row == 0:
            column += self.first.column - 1
        return Where(self.first.file, self.first.line + row, column)


def source_of(text: str, first: Where) -> tuple[Source, tuple[Finding, ...]]:
    """Give a text cleaned of odd characters and notes, and what there is to say of it.

    Args:
        text: The text as it was written.
        first: The place of its first character.

    Raises:
        ManifestError: A note is not closed, or a character can mean nothing.
    """
    starts = (0, *(match.end() for match in re.finditer("\n", text)))
    raw = Source(text, first, starts)
    cleaned = clean(text, first.file)
    masked, unclosed = _without_notes(cleaned.text)
    problems = list(cleaned.problems)
    if unclosed is not None:
        problems.append(problem("copy-note-open", raw.where(unclosed)))
    if problems:
        raise ManifestError(problems)
    return Source(masked, first, starts), cleaned.findings


def _without_notes(text: str) -> tuple[str, int | None]:
    """Give the text with ``<!-- -->`` blanked out, and where a note stays open."""
    if "<!--" not in text:
        return text, None
    pieces = []
    end = 0
    for match in _COMMENTS.finditer(text):
        if match["open"]:
            return text, match.start()
        if match["note"]:
            pieces += [text[end : match.start()], DROPPED * len(match.group())]
            end = match.end()
    return "".join([*pieces, text[end:]]), None
