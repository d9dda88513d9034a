"""A new issue folder, from the paper's template or from the one that is shipped."""

import shutil
from pathlib import Path
from typing import Final

from layout.errors import FileError, ManifestError, Where, problem, reason_of
from layout.manifest import values
from layout.manifest.files import COPY, PHOTOS
from layout.manifest.paper import PAPER, find_paper
from layout.model.folders import MANIFEST

TEMPLATE: Final = "template"
"""Folder beside ``paper.yaml`` that a paper's issues start from."""

ISSUES: Final = Path("issues")
"""Where a newsroom's issues stand."""

_SHIPPED: Final = Path(__file__).parent / TEMPLATE

_NEW_PAPER: Final = """\
name: 新报
code: XB
grid: broadsheet-6x15
imprint: {organ: 新报社主管主办, serial: CN 00-0000}
"""

_FILLED: Final = frozenset({".yaml", ".md", ".txt"})
"""Files of a template in which ``{issue}`` is filled in."""


def place_for(issue: Path) -> Path:
    """Give where an issue's folder is made: among the others, if it has no path.

    Inside an issue that is beside it; where ``issues/`` holds the paper, in there.
    """
    if issue.is_absolute() or len(issue.parts) > 1:
        return issue
    if Path(MANIFEST).is_file():
        return Path("..") / issue
    if (ISSUES / PAPER).is_file() and not Path(PAPER).is_file():
        return ISSUES / issue
    return issue


def start_issue(folder: Path) -> tuple[Path, ...]:
    """Make an issue folder and give the files that were written.

    Where no folder above has a ``paper.yaml``, one of four lines is written beside the
    issue.

    Args:
        folder: The folder to make; its name is the issue's id and begins with a date.

    Raises:
        ManifestError: It is there already, or its name has no date.
        FileError: It cannot be written.
    """
    where = Where(str(folder))
    if values.day(folder.name) is None:
        raise ManifestError([problem("issue-date", where, value=folder.name)])
    if folder.exists():
        raise ManifestError([problem("issue-exists", where)])
    try:
        return tuple(_made(folder))
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        name = str(error.filename or folder)
        raise FileError(
            [problem("folder-unwritten", Where(name), reason=reason_of(error))]
        ) from error


def _made(folder: Path) -> list[Path]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    paper = find_paper(folder.parent)
    own = paper.parent / TEMPLATE if paper else _SHIPPED
    template = own if own.is_dir() else _SHIPPED
    shutil.copytree(template, folder)
    for below in (COPY, PHOTOS):
        (folder / below).mkdir(exist_ok=True)
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in written:
        if path.suffix in _FILLED:
            text = path.read_text("utf-8")
            path.write_text(text.replace("{issue}", folder.name), "utf-8")
    if paper is None:
        paper = folder.parent / PAPER
        paper.write_text(_NEW_PAPER, "utf-8")
        written.append(paper)
    return written
