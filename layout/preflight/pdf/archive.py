"""Checks of files that claim to be PDF/A, and of what readers with a voice need.

Source: press 5, PA01 to PA20 and UA01 to UA09; ISO 19005-2, ISO 14289-1.
"""

from collections.abc import Iterator
from typing import Final

from layout.model.finished import FinishedPage, Tags
from layout.model.printed import TextShown
from layout.model.xmp import SPACES
from layout.preflight.pdf.case import Case, Flaw, error, warning

PARTS: Final = ("2", "3")
LEVELS: Final = ("U", "A")

DESCRIBED: Final = ("pdfuaid", "pdfxid")
"""Prefixes that are not predefined in XMP: an extension schema describes them."""

_SECTIONS: Final = frozenset({"Art", "Sect", "Part"})
_HEADINGS: Final = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})

_PRIVATE: Final = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))
_REPLACEMENT: Final = "\ufffd"


def check_archive(case: Case) -> Iterator[Flaw]:
    """Give what keeps a file from being kept."""
    xmp = case.file.metadata.xmp or {}
    part, level = xmp.get("pdfaid:part", ""), xmp.get("pdfaid:conformance", "")
    if not part:
        yield error(0, "pa01-claim")
    elif part not in PARTS:
        yield error(0, "pa02-part", found=part)
    if part and level not in LEVELS:
        yield error(0, "pa03-level", found=level or "–")
    yield from _validated(case)
    for prefix in DESCRIBED:
        used = any(name.startswith(f"{prefix}:") for name in xmp)
        if used and SPACES[prefix] not in case.file.metadata.schemas:
            yield error(0, "pa11-schema", prefix=prefix)
    if xmp.get("pdf:Trapped") and _lacks_trapped(case):
        yield error(0, "pa11-schema", prefix="pdf:Trapped")
    for page, text in case.things(TextShown):
        strange = sorted({char for char in text.text if _is_unreadable(char)})
        if strange:
            points = " ".join(f"U+{ord(char):04X}" for char in strange)
            yield error(page.number, "pa20-text", text.box, points=points)


def check_access(case: Case) -> Iterator[Flaw]:
    """Give what keeps a file from being read aloud."""
    file = case.file
    wanted = case.ticket.language.split("-")[0] or "zh"
    spoken = file.language.lower().split("-")[0]
    if not spoken or (case.ticket.language and spoken != wanted):
        yield error(0, "ua01-language", found=file.language or "–", wanted=wanted)
    if not file.marked or file.tags is None:
        yield error(0, "ua02-untagged")
    if file.tags is not None:
        yield from _tree(file.tags)
    for page in file.pages:
        yield from _tagging(page)
    if not file.titled:
        yield warning(0, "ua08-title")
    if not (file.metadata.xmp or {}).get("pdfuaid:part"):
        yield warning(0, "ua09-claim")


def _tree(tags: Tags) -> Iterator[Flaw]:
    if tags.bare_figures:
        yield error(0, "ua03-figure", figures=tags.bare_figures)
    if not _SECTIONS.intersection(tags.roles):
        yield warning(0, "ua04-articles")
    if not _HEADINGS.intersection(tags.roles):
        yield warning(0, "ua05-headings")
    if not tags.parented:
        yield error(0, "ua06-parents")


def _validated(case: Case) -> Iterator[Flaw]:
    faults = case.file.faults
    if faults is None:
        yield warning(0, "pa10-not-run")
        return
    for fault in faults:
        say, code = (
            (error, "pa10-violation")
            if fault.certain
            else (warning, "pa10-unsupported")
        )
        yield say(0, code, clause=fault.clause, found=fault.message)


def _lacks_trapped(case: Case) -> bool:
    return SPACES["pdf"] not in case.file.metadata.schemas


def _is_unreadable(char: str) -> bool:
    point = ord(char)
    private = any(low <= point <= high for low, high in _PRIVATE)
    return private or char == _REPLACEMENT


def _tagging(page: FinishedPage) -> Iterator[Flaw]:
    marked = False
    for thing in page.painted:
        marked |= thing.tag.marked
        if not thing.tag.marked and not thing.tag.artifact:
            yield error(page.number, "ua07-untagged", thing.box)
    if marked and not page.struct_parents:
        yield error(page.number, "ua06-parents")
