"""Faces in the file: the glyphs of all pages in, font objects and character codes out.

Each face is cut down once for the whole file and stands there as one Type 0 font with
Identity-H: two bytes a glyph, the glyph's number in the subset. Codes exist only after
the subset does, so pages are drawn after all of them have been looked through.

What a glyph reads as (ToUnicode) is taken from the copy. Where one glyph shows two
different texts, as the ellipsis and the midline ellipsis do, the face gets a second
Type 0 font over the same program that reads the glyph the other way. That works for
TrueType and CFF alike and in every reader; a second code for the glyph would need a map
that CFF has not, and ActualText is not looked at by all readers.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from layout.fonts.faces import Face, Faces
from layout.fonts.subset import Subset, subset
from layout.model.page import GlyphRun, PlacedPage
from layout.model.paper import MIL_ASCENT
from layout.press import objects
from layout.press.objects import Document, Object
from layout.units import EM, Mil

_Uses: TypeAlias = dict[tuple[int, str], None]
"""Glyphs with what they show, in order of appearance."""

_SYMBOLIC: Final = 4
"""Font flag: codes are not those of a Latin alphabet (ISO 32000-1, table 123)."""

_PER_BLOCK: Final = 100
"""Most entries in one block of a ToUnicode map (Adobe technical note 5411)."""


@dataclass(frozen=True, slots=True)
class EmbeddedFace:
    """A face as it stands in the file."""

    resources: tuple[str, ...]
    """Names of its fonts; more than one where glyphs show several texts."""
    codes: Mapping[int, str]
    """Four hexadecimal digits for each glyph of the face."""
    advances: Mapping[int, Mil]
    """What the file says of each glyph's width, by the glyph's id in the face."""
    others: Mapping[tuple[int, str], int]
    """Which font reads a glyph as a text, where it is not the first one."""


def embed(
    document: Document, pages: Sequence[PlacedPage], faces: Faces
) -> Mapping[str, EmbeddedFace]:
    """Put every face that the pages use into the file; give them by their ids.

    Raises:
        FontError: A page uses a face that is not there, or one cannot be embedded.
    """
    return {
        face: _embed(document, faces.by_id(face), uses, f"F{number}")
        for number, (face, uses) in enumerate(_collect(pages).items(), 1)
    }


def readings(run: GlyphRun) -> tuple[str, ...]:
    """Give what each glyph of a run reads as.

    A glyph without a text of its own is read together with the one before (ActualText,
    see ``canvas``). Where none is before it, it reads as white space: no code can read
    as nothing in every reader, and some print the bare code where it is not told.
    """
    texts = run.texts
    if not texts or texts[0]:
        return texts
    count = next((n for n, text in enumerate(texts) if text), len(texts))
    return (" ",) * count + texts[count:]


def _collect(pages: Iterable[PlacedPage]) -> dict[str, _Uses]:
    """Give what each face shows on the pages, in order of first appearance."""
    faces: dict[str, _Uses] = {}
    for page in pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.glyphs:
                uses = faces.setdefault(mark.face, {})
                shown = zip(mark.glyphs, readings(mark), strict=True)
                uses.update(dict.fromkeys(shown))
    return faces


def _embed(document: Document, face: Face, uses: _Uses, name: str) -> EmbeddedFace:
    cut = subset(face, [glyph for glyph, _ in uses])
    meanings: dict[int, list[str]] = {}
    for glyph, text in uses:
        if text:
            meanings.setdefault(glyph, []).append(text)
    for glyph, _ in uses:
        meanings.setdefault(glyph, [" "])
    count = max(len(texts) for texts in meanings.values())
    resources = tuple(name if not n else f"{name}.{n}" for n in range(count))
    font_name = f"{_tag(cut.program)}+{cut.name}"
    descendant = _descendant(document, cut, font_name, name)
    for n, resource in enumerate(resources):
        reads = {
            cut.glyph_map[glyph]: texts[n]
            for glyph, texts in meanings.items()
            if n < len(texts)
        }
        to_unicode = objects.deflated(_to_unicode(reads))
        font = {
            "Type": objects.name("Font"),
            "Subtype": objects.name("Type0"),
            "BaseFont": objects.name(
                f"{font_name}-Identity-H" if cut.cff else font_name
            ),
            "Encoding": objects.name("Identity-H"),
            "DescendantFonts": objects.array([descendant]),
            "ToUnicode": document.add(f"{resource}.ToUnicode", to_unicode),
        }
        reference = document.add(resource, objects.dictionary(font))
        document.add_font(resource, reference)
    return EmbeddedFace(
        resources=resources,
        codes={old: f"{new:04X}" for old, new in cut.glyph_map.items()},
        advances={old: cut.widths[new] for old, new in cut.glyph_map.items()},
        others={
            (glyph, text): n
            for glyph, texts in meanings.items()
            for n, text in enumerate(texts)
            if n
        },
    )


def _tag(program: bytes) -> str:
    """Give the six letters that tell one subset from another, from its content."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)


def _descendant(document: Document, cut: Subset, font_name: str, name: str) -> Object:
    """Put the font program and what describes it into the file."""
    if cut.cff:
        file_key, kind = "FontFile3", "CIDFontType0"
        said: dict[str, Object] = {"Subtype": objects.name("CIDFontType0C")}
    else:
        file_key, kind = "FontFile2", "CIDFontType2"
        said = {"Length1": len(cut.program)}
    program = document.add(f"{name}.Program", objects.deflated(cut.program, said))
    descriptor = {
        "Type": objects.name("FontDescriptor"),
        "FontName": objects.name(font_name),
        "Flags": _SYMBOLIC,
        "FontBBox": objects.array(cut.bbox),
        "ItalicAngle": 0,
        "Ascent": MIL_ASCENT,
        "Descent": MIL_ASCENT - EM,
        "CapHeight": cut.cap_height or MIL_ASCENT,
        # A guess; it is looked at only where the program is not.
        "StemV": cut.weight // 5,
        file_key: program,
    }
    system = {
        "Registry": objects.text("Adobe"),
        "Ordering": objects.text("Identity"),
        "Supplement": 0,
    }
    font = {
        "Type": objects.name("Font"),
        "Subtype": objects.name(kind),
        "BaseFont": objects.name(font_name),
        "CIDSystemInfo": objects.dictionary(system),
        "FontDescriptor": document.add(
            f"{name}.Descriptor", objects.dictionary(descriptor)
        ),
        "DW": EM,
        "W": objects.raw(_widths(cut.widths)),
    }
    if not cut.cff:
        font["CIDToGIDMap"] = objects.name("Identity")
    return document.add(f"{name}.Descendant", objects.dictionary(font))


def _widths(widths: Mapping[int, Mil]) -> str:
    """Give the advances that are not one em, as runs of glyphs one after another."""
    parts: list[str] = []
    last = -1
    for glyph, width in sorted(widths.items()):
        if width == EM:
            continue
        if glyph == last + 1 and parts:
            parts.append(f" {width}")
        else:
            parts.append(f"{']' if parts else ''} {glyph} [{width}")
        last = glyph
    return f"[{''.join(parts)}{']' if parts else ''} ]"


def _to_unicode(reads: Mapping[int, str]) -> bytes:
    """Give the map from codes to the text of the copy.

    Source: Adobe technical note 5411, ToUnicode mapping file tutorial.
    """
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(reads.items())
    ]
    for at in range(0, len(entries), _PER_BLOCK):
        block = entries[at : at + _PER_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
