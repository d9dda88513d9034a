"""What a PDF says of itself: XMP, the document information, the bytes of its head."""

import logging
import re
from collections.abc import Mapping
from typing import Final

import pikepdf

from layout.model.finished import Metadata, Syntax
from layout.model.xmp import SPACES
from layout.pdfs.page import BROKEN
from layout.pdfs.stage import is_small_page

_PREFIXES: Final = {space: prefix for prefix, space in SPACES.items()}

_NAME: Final = re.compile(r"\{(.*)\}(.*)")
_SCHEMA: Final = re.compile(
    rb"pdfaSchema:namespaceURI(?:\s*=\s*[\"']|[^>]*>)\s*([^<\"']+)"
)
_HEADER: Final = re.compile(rb"%PDF-(\d\.\d)")
_HEADER_ROOM: Final = 1024
"""Bytes among which the header may stand."""
_BARE_END: Final = re.compile(rb"[^\r\n]endstream")

_LARGEST_XMP: Final = 4_000_000

# What it says of damaged XMP is said by a rule of ours; nobody should read it twice.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


def metadata_of(pdf: pikepdf.Pdf) -> Metadata:
    """Give what a file says of itself, twice: in XMP and in its Info."""
    info = {}
    held = pdf.trailer.get("/Info")
    if isinstance(held, pikepdf.Dictionary):
        info = {
            key.removeprefix("/"): str(value).removeprefix("/")
            for key, value in held.items()
            if isinstance(value, pikepdf.String | pikepdf.Name)
        }
    xmp = pdf.Root.get("/Metadata")
    if not isinstance(xmp, pikepdf.Stream):
        return Metadata(None, info)
    try:
        raw = xmp.read_bytes()
        found = _properties(pdf) if len(raw) < _LARGEST_XMP else None
    except (SyntaxError, *BROKEN):  # XML's errors are those of a syntax
        return Metadata(None, info)
    schemas = frozenset(uri.decode("utf-8", "replace") for uri in _SCHEMA.findall(raw))
    # XMP that cannot be read comes back as empty, or not at all.
    return Metadata(found or None, info, schemas)


def syntax_of(content: bytes, pdf: pikepdf.Pdf) -> Syntax:
    """Give what only the bytes of a file tell."""
    found = _HEADER.search(content[:_HEADER_ROOM])
    versions = [found[1].decode("ascii")] if found else []
    own = pdf.Root.get("/Version")
    versions += [str(own).removeprefix("/")] if own is not None else []
    # The check runs through all content; what is too large for us is for it too.
    small = all(is_small_page(page) for page in pdf.pages)
    complaints = pdf.check_pdf_syntax() if small else []
    complaints = [*complaints, *map(str, pdf.get_warnings())]
    return Syntax(
        version=max(versions, default=""),
        complaints=tuple(dict.fromkeys(map(_plain, complaints))),
        bare_ends=len(_BARE_END.findall(content)),
    )


def _properties(pdf: pikepdf.Pdf) -> Mapping[str, str]:
    found = {}
    with pdf.open_metadata(
        set_pikepdf_as_editor=False, update_docinfo=False, strict=True
    ) as held:
        for key, value in held.items():
            parts = _NAME.fullmatch(key)
            space, name = parts.groups() if parts else ("", key)
            several = isinstance(value, list | set | tuple)
            text = "; ".join(map(str, value)) if several else str(value)
            found[f"{_PREFIXES.get(space, space)}:{name}"] = text
    return found


def _plain(complaint: str) -> str:
    """Give a complaint without the file's name, which the finding has already."""
    return complaint.split("): ", 1)[-1] if "): " in complaint else complaint
