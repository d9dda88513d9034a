"""The plates of a page, made by Ghostscript: a PDF in, a file for each ink out.

What a press will print is not read from the operators of a file but from plates, for
overprint, profiles and transparency all end there. Ghostscript is a program of the
system; where it is missing, nothing is measured and that is said.
"""

import math
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from layout.model.finished import FinishedPage
from layout.units import PT_PER_INCH

DPI: Final = 150
"""Of the plates: a cell of four dots is 0.7 mm, the register of a newspaper press."""

_MOST_PIXELS: Final = 40_000_000
"""Of one plate; larger sheets are looked at more coarsely."""
_SECONDS: Final = 120
_INK: Final = re.compile(r"plate\((.*)\)\.tif")


def plate_dpi(page: FinishedPage) -> float:
    """Give the dots to the inch at which a page's plates are made."""
    square = max(1.0, page.width * page.height) / PT_PER_INCH**2
    return min(DPI, math.sqrt(_MOST_PIXELS / square))


@contextmanager
def plates_of(path: Path, page: FinishedPage) -> Iterator[Mapping[str, Path]]:
    """Give a page's plates inside its trim, by the names of their inks.

    TIFF, white where no ink lies; they are gone when they have been looked at. Nothing
    is given where Ghostscript is missing or cannot draw the page.
    """
    kept = "Trim" if page.trim else "Art" if page.art else "Crop" if page.crop else ""
    with tempfile.TemporaryDirectory(prefix="banxin-plates-") as folder:
        command = [
            "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep",
            f"-r{plate_dpi(page):g}", "-sCompression=none", "-dOverprint=/enable",
            f"-dFirstPage={page.number}", f"-dLastPage={page.number}",
            *([f"-dUse{kept}Box"] if kept else []),
            f"-sOutputFile={folder}/plate.tif", "--", str(path),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.SubprocessError):
            yield {}
            return
        found = {}
        for file in sorted(Path(folder).iterdir()):
            named = _INK.fullmatch(file.name)
            if named:
                found[named[1]] = file
        yield found
