"""What search knows of a package: its stories, read from ``edition.json``."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from layout.archive import bag
from layout.archive.revisions import ArchiveError, Package
from layout.archive.seal import EDITION
from layout.errors import Where, problem


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, headline or caption of a story."""

    role: str
    page: str
    """The page that it begins on."""
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of a sealed issue."""

    story: str
    headline: str
    authors: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """Give the pages that it stands on, the first first."""
        return tuple(dict.fromkeys(each.page for each in self.passages))


@dataclass(frozen=True, slots=True)
class Volume:
    """The stories of one package, in reading order."""

    name: str
    """The package's, such as 2026-11-23-r1."""
    fingerprint: str
    issue: str
    revision: int
    day: date
    entries: Sequence[Entry]


def read_volume(package: Package) -> Volume:
    """Give the stories of a package.

    Raises:
        ArchiveError: Its ``edition.json`` is not what was sealed.
    """
    name = f"{bag.DATA}/{EDITION}"
    where = Where(f"{package.where}/{name}")
    try:
        fixity = bag.fixity_of(package.path / name)
        lists = package.path / bag.list_name("manifest", "sha256")
        known = bag.read_list(lists.read_bytes(), "sha256")
        if known.get(name) != fixity.digests[0]:
            raise ArchiveError([problem("archive-changed", where)])
        content = json.loads((package.path / name).read_text("utf-8"))
        return Volume(
            package.name,
            package.fingerprint(),
            package.issue,
            package.revision,
            date.fromisoformat(content["date"]),
            tuple(_entry(each) for each in content["stories"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = str(error)
        wrong = problem("archive-unreadable", where, reason=reason)
        raise ArchiveError([wrong]) from error


def _entry(story: Any) -> Entry:  # noqa: ANN401 - values of JSON
    return Entry(
        story["id"],
        story["headline"],
        tuple(story["authors"]),
        tuple(
            Passage(each["role"], next(iter(each["pages"]), ""), each["text"])
            for each in story["text"]
        ),
    )
