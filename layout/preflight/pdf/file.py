"""Checks of the file as such: syntax, identity, metadata, output intent.

Source: press 5, PX01 to PX16 and MD01, MD02; ISO 15930-7 for PDF/X-4, ISO 15930-1 and
-4 for PDF/X-1a, ISO 19005-2 for PDF/A-2.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Final

from layout.model.finished import FinishedFile, Intent
from layout.preflight.pdf.case import Case, Flaw, Standard, error, warning

HIGHEST: Final = {
    Standard.X4: "1.6",
    Standard.X1A: "1.4",
    Standard.A2U: "1.7",
    Standard.UA1: "1.7",
}
"""The latest version of PDF that each standard knows."""

PROPERTIES: Final = (
    "dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
    "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass", "pdf:Trapped",
)  # fmt: skip
"""What the XMP of a PDF/X-4 file holds."""

SAME: Final = (
    ("Title", "dc:title"), ("Author", "dc:creator"), ("Producer", "pdf:Producer"),
    ("Creator", "xmp:CreatorTool"), ("CreationDate", "xmp:CreateDate"),
    ("ModDate", "xmp:ModifyDate"),
)  # fmt: skip
"""Entries of Info and what says the same in XMP."""

CLAIMS: Final = {
    Standard.X4: ("PDF/X-4", "PDF/X-4p"),
    Standard.X1A: ("PDF/X-1a:2001", "PDF/X-1:2001", "PDF/X-1a:2003"),
}
"""What files call themselves."""

_DATE: Final = re.compile(
    r"(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?"
    r"(?:([+-]|Z)(\d\d)?[:']?(\d\d)?)?"
)
"""A date in Info (``D:20261123000000+08'00'``) or in XMP."""
_EARLIEST: Final = (1, 1, 1, 0, 0, 0)

_PRINTER: Final = b"prtr"
_SHOWN: Final = 3
"""Complaints of the syntax that are told one by one."""


def check_file(case: Case) -> Iterator[Flaw]:
    """Give what is wrong with the file as a whole."""
    yield from _syntax(case)
    yield from _actions(case)
    yield from _metadata(case)
    if case.is_press:
        yield from _press(case)
        yield from _intents(case)


def claimed(file: FinishedFile) -> frozenset[Standard]:
    """Give the standards that a file says it keeps; none where it says nothing."""
    xmp = file.metadata.xmp or {}
    named = {_version(file), xmp.get("pdfx:GTS_PDFXConformance", "")}
    named.add(file.metadata.info.get("GTS_PDFXConformance", ""))
    found = {standard for standard, names in CLAIMS.items() if named & set(names)}
    if xmp.get("pdfaid:part"):
        found.add(Standard.A2U)
    if xmp.get("pdfuaid:part"):
        found.add(Standard.UA1)
    return frozenset(found)


def _version(file: FinishedFile) -> str:
    xmp, info = file.metadata.xmp or {}, file.metadata.info
    keys = ("pdfxid:GTS_PDFXVersion", "pdfx:GTS_PDFXVersion")
    told = [xmp.get(key, "") for key in keys] + [info.get("GTS_PDFXVersion", "")]
    return next(filter(None, told), "")


def _syntax(case: Case) -> Iterator[Flaw]:
    file = case.file
    for complaint in file.syntax.complaints[:_SHOWN]:
        yield error(0, "px01-syntax", complaint=complaint)
    for page in file.pages:
        for damage in page.damage:
            yield error(page.number, "px01-syntax", complaint=damage)
    if file.encrypted:
        yield error(0, "px02-encrypted")
    if not file.identified:
        yield error(0, "px04-id")
    if file.syntax.bare_ends and case.standards & {Standard.X4, Standard.A2U}:
        yield error(0, "px05-endstream", count=file.syntax.bare_ends)
    highest = min((HIGHEST[each] for each in case.standards), default="")
    if highest and file.syntax.version > highest:
        yield error(0, "px06-version", version=file.syntax.version, highest=highest)


def _actions(case: Case) -> Iterator[Flaw]:
    for action in case.file.actions:
        yield error(0, "px03-action", action=action)
    for page in case.file.pages:
        for note in page.notes:
            if note.action:
                yield error(page.number, "px03-action", note.box, action=note.subtype)


def _metadata(case: Case) -> Iterator[Flaw]:
    metadata = case.file.metadata
    if metadata.xmp is None:
        if case.standards != {Standard.X1A}:  # older than XMP's use in PDF/X
            yield error(0, "md01-xmp")
        return
    for entry, name in SAME:
        told, said = metadata.info.get(entry, ""), metadata.xmp.get(name, "")
        if told and not _says_the_same(entry, told, said):
            yield error(0, "md02-mismatch", entry=entry, info=told, xmp=said)


def _says_the_same(entry: str, info: str, xmp: str) -> bool:
    if not entry.endswith("Date"):
        return info.strip() == xmp.strip()
    one, other = _moment(info), _moment(xmp)
    if one is None or other is None:
        return False
    if one.tzinfo and other.tzinfo:
        return one == other
    return one.replace(tzinfo=None) == other.replace(tzinfo=None)


def _moment(text: str) -> datetime | None:
    """Give a date of Info or XMP; without its zone where none is told."""
    found = _DATE.search(text)
    if found is None:
        return None
    *parts, zone, hours, minutes = found.groups()
    told = None
    if zone is not None:
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        told = timezone(-offset if zone == "-" else offset)
    numbers = [int(p or least) for p, least in zip(parts, _EARLIEST, strict=True)]
    year, month, day, hour, minute, second = numbers
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=told)
    except ValueError:  # the 31st of February
        return None


def _press(case: Case) -> Iterator[Flaw]:
    file = case.file
    xmp, info = file.metadata.xmp or {}, file.metadata.info
    version = _version(file)
    wanted = Standard.X1A if Standard.X1A in case.standards else Standard.X4
    if version not in CLAIMS[wanted]:
        told = version or "–"
        yield error(0, "px10-xmp-version", found=told, wanted=CLAIMS[wanted][0])
    trapped = info.get("Trapped", xmp.get("pdf:Trapped", ""))
    if trapped not in {"True", "False"}:
        yield error(0, "px11-trapped", found=trapped or "–")
    if wanted is Standard.X4 and file.metadata.xmp is not None:
        for name in PROPERTIES:
            if not xmp.get(name):
                yield error(0, "px16-xmp-property", name=name)
    for page in file.pages:
        for note in page.notes:
            if page.bled.meets(note.box):
                kind = note.subtype
                yield warning(page.number, "px15-annotation", note.box, kind=kind)


def _intents(case: Case) -> Iterator[Flaw]:
    ours = [each for each in case.file.intents if each.subtype == "GTS_PDFX"]
    if len(ours) != 1:
        yield error(0, "px12-intent-count", count=len(ours))
    for intent in ours:
        if not intent.identifier.strip():
            yield error(0, "px13-intent-identifier")
        fault = _profile_fault(intent, case)
        if fault:
            yield error(0, "px14-intent-profile", found=fault)


def _profile_fault(intent: Intent, case: Case) -> str:
    """Say what is wrong with the profile of an intent; nothing where it is sound.

    A PDF/X-1a file may name a registered condition and leave its profile out.
    """
    head = intent.profile
    if not head:
        may_lack = Standard.X1A in case.standards or intent.referenced
        return "" if may_lack else "–"
    device = head[12:16].decode("latin-1")
    space = head[16:20].decode("latin-1")
    sound = head[12:16] == _PRINTER and space == "CMYK" and intent.components == 4
    return "" if sound else f"{device} {space} N={intent.components}"
