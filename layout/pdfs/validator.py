"""What a validator of PDF/A holds against a file, where one is installed."""

import logging
import re
from typing import TYPE_CHECKING, Final

import pikepdf

from layout.model.finished import ArchiveFault

if TYPE_CHECKING:
    from pikepdf import pdfa as validation

# It opens fonts with a library that remarks on their dates.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

_FLAVOURS: Final = {"2": "2b", "3": "3b"}

_LEVEL: Final = re.compile(rb"(pdfaid:conformance(?:\s*=\s*[\"']|[^>]*>\s*))[UA]")
"""A claim of a level above B, as an attribute or an element."""

_PERMITTED: Final = ":6.6.2.3.1-1"
"""The rule that XMP holds nothing but what is predefined or described."""
_OWN: Final = "pikepdf:"
"""What the names of rules begin with that are no clause of the standard."""
_EXTENSIONS: Final = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid")


def archive_faults(pdf: pikepdf.Pdf, part: str) -> tuple[ArchiveFault, ...] | None:
    """Give what keeps a file from being PDF/A; None where no validator is there.

    The validator knows level B. A file that claims more claims that too, and its claim
    is rewritten in memory before it is asked; nothing is written.

    Args:
        pdf: The file.
        part: The part of the standard, 2 or 3; any other has no validator.
    """
    flavour = _FLAVOURS.get(part)
    if flavour is None:
        return None
    try:
        from pikepdf import pdfa  # its own requirements are optional
    except ImportError:
        return None
    held = pdf.Root.get("/Metadata")
    if isinstance(held, pikepdf.Stream):
        held.write(_as_level_b(held.read_bytes()))
    report = pdfa.check(pdf, flavour)
    return tuple(
        ArchiveFault(each.rule, f"{each.where}: {each.message}", _is_certain(each))
        for each in report.findings
        if not _is_described(each.rule, each.message)
    )


def _is_certain(fault: "validation.Finding") -> bool:
    """Tell whether a fault breaks the standard and not only the validator's own lists.

    It knows fewer properties of XMP than are predefined.
    """
    own = fault.rule.startswith(_OWN) or fault.rule.endswith(_PERMITTED)
    return fault.kind == "violation" and not own


def _is_described(rule: str, message: str) -> bool:
    """Tell whether a fault is one of extension schemas, which have a rule of their own.

    The validator knows none of them and forbids what they describe.
    """
    return rule.endswith(_PERMITTED) and any(name in message for name in _EXTENSIONS)


def _as_level_b(xmp: bytes) -> bytes:
    return _LEVEL.sub(rb"\g<1>B", xmp)
