"""The objects of a PDF file: reportlab's, and every place where it is overridden.

Nothing else in Banxin knows how reportlab works inside. It numbers, formats and
cross-references objects; here stand the few that it writes otherwise than a press or an
archive wants, each with the reason. No canvas is ever made: a canvas selects Helvetica
on every page, which no press file may hold.
"""

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from layout.press.xmp import NO_INSTANCE, Record, Standard, packet, told, uuid_of

Object: TypeAlias = Any
"""Whatever reportlab can format: its own objects, numbers, strings of PDF syntax."""

PDF_VERSION: Final = (1, 6)
"""What PDF/X-4 asks for at most.

Source: ISO 15930-7, 6.1.
"""

_DEFLATE_LEVEL: Final = 6
"""9 takes a sixth longer and saves nothing that a press would notice."""

_REGULAR: Final = frozenset(b"-+.,:;_*!?@$&='\"^`|~") | frozenset(
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
"""Bytes that stand for themselves in a name. Source: ISO 32000-1, 7.3.5."""

_NO_IDENTIFIER: Final = b"[<%b><%b>]" % (b"0" * 32, b"0" * 32)


class Stream(pdfdoc.PDFStream):
    """A stream that ends as the standards ask.

    reportlab writes no line end before ``endstream``, and ``/Filter [ ]`` where there
    is no filter; PDF/A forbids the first (ISO 19005-2, 6.1.7.1) and a filter on XMP.
    Content comes compressed or not, as the dictionary's ``Filter`` says.
    """

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Give the stream as it stands in the file."""
        entries = pdfdoc.PDFDictionary({**self.dictionary.dict})
        entries["Length"] = len(self.content)
        head = entries.format(document)
        return b"%b\nstream\n%b\nendstream\n" % (head, self.content)


class Raw(pdfdoc.PDFObject):
    """PDF syntax that is put together already, such as an array of 800 widths."""

    def __init__(self, syntax: bytes) -> None:
        self.syntax = syntax

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 - its shape is reportlab's
        """Give the syntax."""
        return self.syntax


class Pieced(pdfdoc.PDFObject):
    """PDF syntax of another file, with references where that file had its own.

    reportlab numbers objects when it writes them, so the numbers are put in then.
    """

    def __init__(
        self, parts: Sequence[bytes | str], stream: bytes | None = None
    ) -> None:
        """Take bytes of syntax and names of objects; of a stream, also its bytes."""
        self.parts = tuple(parts)
        self.stream = stream

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Give the syntax with the numbers of this file."""
        syntax = b"".join(
            part
            if isinstance(part, bytes)
            else pdfdoc.PDFObjectReference(part).format(document)
            for part in self.parts
        )
        if self.stream is None:
            return syntax
        head = syntax.removesuffix(b">>") + b"/Length %d>>" % len(self.stream)
        return b"%b\nstream\n%b\nendstream\n" % (head, self.stream)


class Info(pdfdoc.PDFInfo):
    """The document information, of the day of the issue and without empty entries.

    reportlab's own takes its dates from the clock or from the year 2000, and writes
    empty keywords and the subject ``unspecified``.
    """

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Give the dictionary."""
        # Newspapers come out in China: midnight there.
        day = pdfdoc.PDFString(f"D:{self.record.day:%Y%m%d}000000+08'00'")
        entries = {
            "Title": pdfdoc.PDFString(told(self.record.title)),
            "Author": pdfdoc.PDFString(told(self.record.author)),
            "Creator": pdfdoc.PDFString(self.record.producer),
            "Producer": pdfdoc.PDFString(self.record.producer),
            "CreationDate": day,
            "ModDate": day,
        }
        if self.record.standard is Standard.PRESS:
            entries["Trapped"] = pdfdoc.PDFName("False")
        formatted: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return formatted


class Catalog(pdfdoc.PDFCatalog):
    """The root of the file, with keys of the standards that reportlab does not know.

    It writes the attributes that it has a list of, and no others.
    """

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class Page(pdfdoc.PDFPage):
    """A page, with the key by which tags find what they stand for."""

    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents")


class Document(pdfdoc.PDFDocument):
    """A PDF file whose bytes follow from its pages and its record alone."""

    def __init__(self, record: Record) -> None:
        super().__init__(pdfVersion=PDF_VERSION, lang=record.language)
        self.record = record
        self.info = Info(record)
        pages, outlines = self.Pages, self.Outlines
        self.Catalog = self._catalog = Catalog()
        self.declare("Pages", pages)
        self.declare("Outlines", outlines)
        self.declare("Lang", text(record.language))

    def declare(self, key: str, value: Object) -> None:
        """Put an entry into the root of the file."""
        setattr(self.Catalog, key, value)

    def add(self, name: str, made: Object) -> Object:
        """Give a reference to an object that is put into the file under a name."""
        return self.Reference(made, name)

    def add_font(self, name: str, font: Object) -> None:
        """Put a font into the dictionary that all pages share."""
        self.idToObject[pdfdoc.BasicFonts].dict[name] = font

    @property
    def fonts(self) -> Object:
        """Give the reference to the dictionary of fonts."""
        return pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)

    def ID(self) -> bytes:  # noqa: N802 - reportlab's name
        """Give the file identifier's room, which ``finish`` fills.

        reportlab's hashes the title and the clock and adds a comment; a re-plated page
        would go by the identifier of the one that it replaces.
        """
        return _NO_IDENTIFIER

    def page(self, index: int) -> Object:
        """Give the reference to a page, counted from 0, that may still be to come."""
        return pdfdoc.PDFObjectReference(f"Page{index + 1}")

    def finish(self) -> bytes:
        """Give the whole file, identified by the hash of all that is in it.

        Nothing can be added afterwards.
        """
        # Last, so that the last identifier's room before the trailer is the packet's.
        said = {"Type": name("Metadata"), "Subtype": name("XML")}
        self.declare(
            "Metadata", self.add("Metadata", stream(packet(self.record), said))
        )
        with _plain_syntax():
            file: bytes = self.GetPDFData(None)
        digest = hashlib.sha256(file).digest()
        before, _, after = file.rpartition(NO_INSTANCE.encode("ascii"))
        file = before + uuid_of(digest).encode("ascii") + after
        half = digest.hex()[:32].upper().encode("ascii")
        before, _, after = file.rpartition(_NO_IDENTIFIER)
        return b"%b[<%b><%b>]%b" % (before, half, half, after)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a page in points: left, bottom, right, top; y up."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file, ready to be put into it."""

    media: Box
    trim: Box
    content: bytes
    """The page's operators, not compressed."""
    xobjects: Mapping[str, Object]
    states: Mapping[str, Object]
    bleed: Box | None = None
    """None where the sheet ends with it."""
    spaces: Mapping[str, Object] = field(default_factory=dict)
    """Inks beside the four, by the names that the operators use."""
    tags: int | None = None
    """The page's number in the tree of tags; None for a file without tags."""


def reference(name: str) -> Object:
    """Give a reference to an object that is put into the file under a name."""
    return pdfdoc.PDFObjectReference(name)


def dictionary(entries: Mapping[str, Object]) -> Object:
    """Give a dictionary; its keys are written in alphabetical order."""
    return pdfdoc.PDFDictionary(dict(entries))


def array(items: Sequence[Object]) -> Object:
    """Give an array."""
    return pdfdoc.PDFArrayCompact(items)


def name(word: str) -> str:
    """Give a name, escaped where it must be.

    reportlab writes a character's code point; PDF/A wants UTF-8 (ISO 19005-2, 6.1.8).
    """
    plain = _REGULAR
    return "/" + "".join(
        chr(byte) if byte in plain else f"#{byte:02X}" for byte in word.encode("utf-8")
    )


def text(words: str) -> Object:
    """Give a text string."""
    return pdfdoc.PDFString(words)


def raw(syntax: str) -> Object:
    """Give syntax that is put together already."""
    return Raw(syntax.encode("ascii"))


def pieced(parts: Sequence[bytes | int], prefix: str) -> Pieced:
    """Give syntax of another file, its numbers standing for names with a prefix."""
    named = (p if isinstance(p, bytes) else f"{prefix}{p}" for p in parts)
    return Pieced(tuple(named))


def streamed(head: Pieced, content: bytes) -> Pieced:
    """Give a stream of another file as it stands there, under its dictionary."""
    return Pieced(head.parts, content)


def stream(content: bytes, entries: Mapping[str, Object]) -> Stream:
    """Give a stream of what is compressed already; ``Filter`` is among the entries."""
    return Stream(dictionary(entries), content)


def deflated(content: bytes, entries: Mapping[str, Object] | None = None) -> Stream:
    """Give a stream of what is to be compressed."""
    return inflatable(pack(content), entries)


def pack(content: bytes) -> bytes:
    """Give bytes compressed as streams are."""
    return zlib.compress(content, _DEFLATE_LEVEL)


def inflatable(packed: bytes, entries: Mapping[str, Object] | None = None) -> Stream:
    """Give a stream of what ``pack`` has compressed."""
    return stream(packed, {**(entries or {}), "Filter": name("FlateDecode")})


def add_page(document: Document, sheet: Sheet) -> None:
    """Put a page into a file, with its boxes and its own resources."""
    page = Page()
    page.MediaBox = _box(sheet.media)
    page.BleedBox = _box(sheet.bleed or sheet.media)
    page.TrimBox = _box(sheet.trim)
    page.Contents = deflated(sheet.content)
    resources = {"Font": document.fonts}
    if sheet.xobjects:
        resources["XObject"] = dictionary(sheet.xobjects)
    if sheet.states:
        resources["ExtGState"] = dictionary(sheet.states)
    if sheet.spaces:
        resources["ColorSpace"] = dictionary(sheet.spaces)
    page.StructParents = sheet.tags
    page.Resources = dictionary(resources)
    document.addPage(page)


def _box(box: Box) -> Object:
    edges = (box.left, box.bottom, box.right, box.top)
    return pdfdoc.PDFArrayCompact([round(edge, 3) for edge in edges])


@contextmanager
def _plain_syntax() -> Iterator[None]:
    """Keep reportlab from writing comments, whatever its user settings say.

    It has these settings for the whole process alone; they are put back.
    """
    ours = {"pdfComments": 0, "pdfMultiLine": 0}
    before = {setting: getattr(rl_config, setting) for setting in ours}
    try:
        for setting, wanted in ours.items():
            setattr(rl_config, setting, wanted)
        yield
    finally:
        for setting, value in before.items():
            setattr(rl_config, setting, value)
