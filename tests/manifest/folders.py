"""Issue folders for tests: a small sound one, changed file by file."""

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from layout.errors import LayoutError
from layout.manifest.reader import read_issue
from layout.model.issue import Issue

ISSUE: Final = "2026-11-23"

STORY: Final = (
    "---\nheadline: 一座桥的二十年\n---\n大桥昨天通车。\n\n过江只要六分钟。\n"
)

SOUND: Final[dict[str, str | bytes]] = {
    "../paper.yaml": "name: 青澜日报\ncode: QL\ngrid: broadsheet-6x15\n",
    "issue.yaml": "issue: 2026-11-23\npages: [p01.yaml]\n",
    "p01.yaml": "page: 1\nname: 要闻\nrows:\n- lead.md\n",
    "copy/lead.md": STORY,
}


def jpeg(width: int = 64, height: int = 48) -> bytes:
    """Give a small photograph."""
    stream = BytesIO()
    Image.new("RGB", (width, height), (200, 40, 30)).save(stream, "JPEG")
    return stream.getvalue()


def write_issue(base: Path, **changes: str | bytes | None) -> Path:
    """Write the sound issue with files changed, or left out where they are None.

    Names of files stand with ``__`` for the slash and ``_`` for the dot.
    """
    named = {_file(name): content for name, content in changes.items()}
    return write_files(base, {**SOUND, **named})


def write_files(base: Path, files: dict[str, str | bytes | None]) -> Path:
    """Write files of an issue by their names."""
    folder = base / ISSUE
    for name, content in files.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = content.encode() if isinstance(content, str) else content
        path.write_bytes(written)
    return folder


def problems_of(folder: Path) -> list[tuple[str, str]]:
    """Give place and code of everything that is wrong with an issue."""
    try:
        read_issue(folder)
    except LayoutError as error:
        return [(_short(str(each.where)), each.code) for each in error.problems]
    return []


def codes_of(folder: Path) -> list[str]:
    """Give the codes of everything that is wrong with an issue."""
    return [code for _, code in problems_of(folder)]


def page(rows: str) -> str:
    """Give a page file with these items."""
    return f"page: 1\nname: 要闻\nrows:\n{rows}"


def read(folder: Path) -> Issue:
    """Give the issue of a folder that is sound."""
    return read_issue(folder)


def _file(name: str) -> str:
    stem, _, suffix = name.replace("__", "/").rpartition("_")
    return f"{stem}.{suffix}"


def _short(place: str) -> str:
    return place.removeprefix(f"{ISSUE}/")
