"""The index of one year: an SQLite file with the stories of the year's issues.

Rows are numbered so that later issues have higher numbers and, within an issue, earlier
stories: read downward they come newest first in page order. A story's text is kept with
it, packed: what the pairs of characters find is looked at again before it is told.

Source: SQLite, FTS5 extension: contentless tables, the ``ascii`` tokenizer, which takes
every character beyond ASCII for a letter and folds none.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from layout.archive.entries import Entry, Passage, Volume
from layout.archive.grams import indexed, token

VERSION: Final = 1
"""Of the tables and the pairs; an index of another one is made anew."""

_TABLES: Final = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE volume (
  id INTEGER PRIMARY KEY, name TEXT, fingerprint TEXT, issue TEXT, revision INTEGER,
  day TEXT
);
CREATE TABLE story (
  id INTEGER PRIMARY KEY, volume INTEGER REFERENCES volume, content BLOB
);
CREATE VIRTUAL TABLE pairs USING fts5(
  text, author, page, content='', columnsize=0, tokenize='ascii'
);
"""

_PLACES: Final = 10_000
"""Stories that an issue may have."""
_SAME_DAY: Final = 1_000
"""Issues that a day may have."""
_MAPPED: Final = 1 << 30
"""Octets of a file that are read through memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """A story of the index, and the issue that it stands in."""

    name: str
    """The package's."""
    issue: str
    revision: int
    day: date
    entry: Entry


class YearIndex:
    """An index of one year, opened."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        rows = base.execute("SELECT id, name, fingerprint FROM volume").fetchall()
        self.known = {(name, seal): number for number, name, seal in rows}
        """Name and fingerprint of the packages that it holds, to their number here."""

    @classmethod
    def new(cls, path: Path | None = None) -> "YearIndex":
        """Make an empty index in a new file; in memory where none is given.

        Raises:
            sqlite3.Error: It cannot be written.
        """
        base = sqlite3.connect(path or ":memory:")
        base.executescript(_TABLES)
        return cls(base)

    @classmethod
    def opened(cls, path: Path, *, writing: bool = False) -> "YearIndex":
        """Open an index, to be read unless it is said otherwise.

        Raises:
            sqlite3.Error: It is none, or one of another version.
        """
        # immutable: nobody changes a file in place, so nothing has to be locked
        mode = "rw" if writing else "ro&immutable=1"
        base = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True)
        try:
            base.execute(f"PRAGMA mmap_size = {_MAPPED}")
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                message = f"version {version}"
                raise sqlite3.DatabaseError(message)
            return cls(base)
        except sqlite3.Error:
            base.close()
            raise

    @classmethod
    def copied(cls, path: Path) -> "YearIndex":
        """Copy an index into memory, to be changed there.

        Raises:
            sqlite3.Error: It cannot be read.
        """
        source, base = cls.opened(path), sqlite3.connect(":memory:")
        with closing(source):
            source._base.backup(base)  # noqa: SLF001 - another of the same kind
        return cls(base)

    def close(self) -> None:
        """Close the file."""
        self._base.close()

    def change(self, gone: Iterable[tuple[str, str]], new: Iterable[Volume]) -> None:
        """Take packages out and put others in, by name and fingerprint."""
        with self._base:
            # all in one transaction, whose undoing nobody needs: it is a copy
            for key in gone:
                self._remove(self.known.pop(key))
            for volume in new:
                self._add(volume)

    def pack(self) -> None:
        """Bring the index into its quickest form; takes a while."""
        with self._base:
            self._base.execute("INSERT INTO pairs(pairs) VALUES ('optimize')")

    def matching(self, question: str, days: tuple[date, date]) -> Iterator[Found]:
        """Give the stories that match a question, newest first.

        Args:
            question: In the language of FTS5.
            days: First and last day.
        """
        first, last = (day.timetuple().tm_yday for day in days)
        span = _SAME_DAY * _PLACES
        rows = self._base.execute(
            "SELECT rowid FROM pairs WHERE pairs MATCH ? AND rowid BETWEEN ? AND ?"
            " ORDER BY rowid DESC",
            (question, first * span, (last + 1) * span - 1),
        )
        for (number,) in rows:
            yield self._found(number)

    def _found(self, number: int) -> Found:
        row = self._base.execute(
            "SELECT name, issue, revision, day, content FROM story"
            " JOIN volume ON volume.id = story.volume WHERE story.id = ?",
            (number,),
        ).fetchone()
        name, issue, revision, day, content = row
        entry = _unpacked(content)
        return Found(name, issue, revision, date.fromisoformat(day), entry)

    def _add(self, volume: Volume) -> None:
        day = volume.day.isoformat()
        row = (volume.name, volume.fingerprint, volume.issue, volume.revision, day)
        number = self._base.execute(
            "INSERT INTO volume (name, fingerprint, issue, revision, day)"
            " VALUES (?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        start = self._start(volume.day)
        for place, entry in enumerate(volume.entries):
            at = start + _PLACES - 1 - place
            content = _packed(entry)
            self._base.execute(
                "INSERT INTO story VALUES (?, ?, ?)", (at, number, content)
            )
            self._base.execute(
                "INSERT INTO pairs (rowid, text, author, page) VALUES (?, ?, ?, ?)",
                (at, *_columns(entry)),
            )
        self.known[volume.name, volume.fingerprint] = number or 0

    def _start(self, day: date) -> int:
        """Give the first number of a further issue of a day."""
        yday = day.timetuple().tm_yday
        first = yday * _SAME_DAY * _PLACES
        (last,) = self._base.execute(
            "SELECT max(id) FROM story WHERE id BETWEEN ? AND ?",
            (first, first + _SAME_DAY * _PLACES - 1),
        ).fetchone()
        return first if last is None else (last // _PLACES + 1) * _PLACES

    def _remove(self, volume: int) -> None:
        rows = self._base.execute(
            "SELECT id, content FROM story WHERE volume = ?", (volume,)
        ).fetchall()
        for number, content in rows:
            self._base.execute(
                "INSERT INTO pairs (pairs, rowid, text, author, page)"
                " VALUES ('delete', ?, ?, ?, ?)",
                (number, *_columns(_unpacked(content))),
            )
        self._base.execute("DELETE FROM story WHERE volume = ?", (volume,))
        self._base.execute("DELETE FROM volume WHERE id = ?", (volume,))


def _columns(entry: Entry) -> tuple[str, str, str]:
    return (
        indexed(each.text for each in entry.passages),
        indexed(entry.authors),
        " ".join(map(token, entry.pages)),
    )


def _packed(entry: Entry) -> bytes:
    passages = [[each.role, each.page, each.text] for each in entry.passages]
    told = [entry.story, entry.headline, entry.authors, passages]
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode())


def _unpacked(content: bytes) -> Entry:
    story, headline, authors, passages = json.loads(zlib.decompress(content))
    told = tuple(Passage(*each) for each in passages)
    return Entry(story, headline, tuple(authors), told)
