"""What a PDF says of itself: one record in, the Info dictionary's twin in XMP out.

Info and XMP must tell the same, so both are written from one ``Record``; the dates are
those of the issue, never the clock's. The file's own identifiers cannot be known before
the file is: room is left for them, and ``objects.Document.finish`` fills it.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from layout.model.xmp import SPACES


class Standard(StrEnum):
    """What a file claims to be."""

    NONE = ""  # a proof: nobody may make plates from it
    PRESS = "PDF/X-4"
    ARCHIVE = "PDF/A-2u"


@dataclass(frozen=True, slots=True)
class Record:
    """What a PDF says of itself: the one source of Info and XMP."""

    title: str
    author: str
    language: str
    """BCP 47, such as zh-Hans."""
    day: date
    producer: str
    issue: str = ""
    """Names the issue among all of all papers."""
    standard: Standard = Standard.PRESS

    @property
    def document(self) -> str:
        """Give the identifier that all versions of the document share."""
        key = f"{self.issue}\n{self.title}\n{self.standard}"
        return uuid_of(hashlib.sha256(key.encode("utf-8")).digest())


NO_INSTANCE: Final = f"uuid:{'0' * 8}-{'0' * 4}-{'0' * 4}-{'0' * 4}-{'0' * 12}"
"""Room for the identifier of these very bytes."""

_BEGIN: Final = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
"""Source: ISO 16684-1, 7.3.2: the packet wrapper's fixed words."""


def uuid_of(digest: bytes) -> str:
    """Give an identifier made from a hash.

    Source: RFC 9562, 5.8: version 8, whose bits are the maker's own.
    """
    number = bytearray(digest[:16])
    number[6] = number[6] & 0x0F | 0x80
    number[8] = number[8] & 0x3F | 0x80
    text = number.hex()
    return f"uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def packet(record: Record) -> bytes:
    """Give the XMP packet of a file, its instance's identifier left open.

    Source: ISO 15930-7, 6.5 and 6.16 for what PDF/X-4 asks for; ISO 19005-2, 6.6.2 and
    6.6.4 for PDF/A, which knows no ``pdf:Trapped``.
    """
    # Newspapers come out in China: midnight there.
    moment = f"{record.day:%Y-%m-%d}T00:00:00+08:00"
    said = [
        ("dc:format", "application/pdf"),
        ("dc:title", _listed("Alt", record.title, ' xml:lang="x-default"')),
        ("dc:creator", _listed("Seq", record.author)),
        ("dc:language", _listed("Bag", record.language)),
        ("xmp:CreateDate", moment),
        ("xmp:ModifyDate", moment),
        ("xmp:MetadataDate", moment),
        ("xmp:CreatorTool", _escaped(record.producer)),
        ("pdf:Producer", _escaped(record.producer)),
        ("xmpMM:DocumentID", record.document),
        ("xmpMM:InstanceID", NO_INSTANCE),
        ("xmpMM:VersionID", "1"),
        ("xmpMM:RenditionClass", "default"),
    ]
    match record.standard:
        case Standard.PRESS:
            said += [("pdfxid:GTS_PDFXVersion", "PDF/X-4"), ("pdf:Trapped", "False")]
        case Standard.ARCHIVE:
            said += [("pdfaid:part", "2"), ("pdfaid:conformance", "U")]
        case Standard.NONE:
            pass
    # A name space that is declared and not used is one too many for PDF/A.
    used = {"rdf", *(name.split(":")[0] for name, _ in said)}
    spaces = "".join(
        f' xmlns:{name}="{uri}"' for name, uri in SPACES.items() if name in used
    )
    lines = [
        _BEGIN,
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        f"<rdf:RDF{spaces}>",
        '<rdf:Description rdf:about="">',
        *(f"<{name}>{value}</{name}>" for name, value in said),
        "</rdf:Description>",
        "</rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="r"?>',
    ]
    return "\n".join(lines).encode("utf-8")


def _listed(kind: str, value: str, said: str = "") -> str:
    item = f"<rdf:li{said}>{_escaped(value)}</rdf:li>"
    return f"<rdf:{kind}>{item}</rdf:{kind}>"


def told(text: str) -> str:
    """Give a text without the control characters that XML cannot hold (1.0, 2.2)."""
    return text.translate(_UNTOLD)


_UNTOLD: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def _escaped(value: str) -> str:
    return told(value).translate(_ENTITIES)


_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
