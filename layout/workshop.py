"""The folder in which a build comes together, and its way into place.

Whatever goes wrong before everything is made leaves the earlier build as it was: files
are written beside it and moved when all are there, whatever keys are pressed meanwhile.
"""

import os
import shutil
import signal
import threading
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layout.errors import FileError, Where, problem, reason_of


@dataclass(frozen=True, slots=True)
class Purpose:
    """What comes together on a workbench."""

    prefix: str
    """What the folder's name begins with; the process's number follows."""
    failure: str
    """Code of the error where something cannot be written."""


BUILDING: Final = Purpose(".build-", "build-unwritten")


@contextmanager
def workbench(folder: Path, purpose: Purpose = BUILDING) -> Iterator[Path]:
    """Give a new folder beside what is made, and take it away at the end."""
    place = folder / f"{purpose.prefix}{os.getpid()}"
    try:
        _sweep(folder, purpose.prefix)
        place.mkdir(parents=True)
        yield place
    except OSError as error:
        raise _unwritten(error, place, purpose.failure) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _sweep(folder: Path, prefix: str) -> None:
    """Take away what processes left that were killed."""
    if os.name != "posix":  # elsewhere a process cannot be asked without harm
        return
    for old in folder.glob(f"{prefix}*"):
        number = old.name.removeprefix(prefix)
        if number.isdecimal() and not _is_running(int(number)):
            shutil.rmtree(old, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def move(scratch: Path, target: Path, stale: Sequence[Path]) -> None:
    """Move a finished build into place, file by file, whatever keys are pressed."""
    alone = threading.current_thread() is threading.main_thread()
    stops = (signal.SIGINT, signal.SIGTERM) if alone else ()
    before = [(each, signal.signal(each, signal.SIG_IGN)) for each in stops]
    made = [path for path in sorted(scratch.rglob("*")) if path.is_file()]
    places = [target / path.relative_to(scratch) for path in made]
    try:
        # Folders first: where one cannot be made, nothing has been taken away yet.
        for place in places:
            place.parent.mkdir(parents=True, exist_ok=True)
        for path in stale:
            path.unlink(missing_ok=True)
        for path, place in zip(made, places, strict=True):
            path.replace(place)
    finally:
        for each, handler in before:
            signal.signal(each, handler)


def strays(folders: Iterable[Path], known: Container[str]) -> list[Path]:
    """Give the PDFs in some folders that go by no known name."""
    found = sorted(path for folder in folders for path in folder.glob("*.pdf"))
    return [path for path in found if path.name not in known]


def _unwritten(error: OSError, folder: Path, code: str) -> FileError:
    name = str(error.filename or folder)
    return FileError([problem(code, Where(name), reason=reason_of(error))])
