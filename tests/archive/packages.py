"""Sealed issues for tests: small ones, built and sealed by the program itself."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from layout.archive import bag
from layout.archive.entries import Entry, Passage, Volume
from layout.archive.revisions import Package, package_at, package_name
from layout.edition import publish
from layout.pressroom import Request
from layout.proof.report import as_json
from layout.sealing import Sealed, seal_issue
from tests.test_edition import COPY, sound

DAY = "2026-11-23"
CHANGED = COPY + "\n另据了解，夜班公交今晚加开。\n"


def built(base: Path, **changes: str | bytes | None) -> Path:
    """Give an issue of two pages with its build."""
    folder = sound(base, **changes)
    publish(Request(folder))
    return folder


def sealed(folder: Path) -> Package:
    """Build an issue and seal it."""
    publish(Request(folder))
    package = seal_issue(Request(folder)).package
    assert package is not None
    return package


def corrected(folder: Path, text: str = CHANGED) -> Package:
    """Change a story, build, and seal the correction."""
    (folder / "copy" / "a.md").write_text(text, "utf-8")
    return sealed(folder)


def content(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def tiny_package(base: Path, name: str, files: Mapping[str, bytes]) -> Package:
    """Give a package of any payload, without an issue behind it."""
    place = base / name
    for each, written in files.items():
        path = place / bag.DATA / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    labels = {"External-Identifier": name, "Issue-Date": name[:10]}
    bag.write_bag(place, labels)
    package = package_at(place)
    assert package is not None
    return package


def shelve(shelf: Path, day: str, stories: Sequence[Entry], revision: int = 1) -> Path:
    """Put a package with stories on a shelf as if the issue had been sealed."""
    document = {
        "date": day[:10],
        "stories": [
            {
                "id": each.story,
                "headline": each.headline,
                "authors": list(each.authors),
                "text": [
                    {"role": p.role, "pages": [p.page], "text": p.text}
                    for p in each.passages
                ],
            }
            for each in stories
        ],
    }
    base = shelf / day / "archive"
    name = package_name(day, revision)
    written = as_json(document).encode()
    return tiny_package(base, name, {"edition.json": written}).path


def story(name: str, *texts: str, page: str = "1", by: str = "") -> Entry:
    """Give a story of paragraphs on one page."""
    passages = tuple(Passage("body", page, text) for text in texts)
    return Entry(name, f"题{name}", (by,) if by else (), passages)


def volume(day: date, stories: Sequence[Entry], name: str = "") -> Volume:
    """Give a package's stories as the index takes them."""
    issue = name or day.isoformat()
    return Volume(f"{issue}-r1", issue, issue, 1, day, stories)


__all__ = ["COPY", "Sealed", "sound"]
