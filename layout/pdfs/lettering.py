"""Fonts of a PDF: strings of codes in, glyphs with their widths and readings out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import pikepdf

from layout.model.finished import Typeface
from layout.model.paper import EM_ASCENT

FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")

_SERIF: Final = 2
"""Font flag. Source: ISO 32000-1, table 123."""
_SERIFS: Final = ("song", "sung", "ming", "serif", "fang", "times", "宋", "明")
_SANS: Final = ("sans", "hei", "gothic", "helvetica", "arial", "黑")

_ADOBE_SETS: Final = frozenset({"GB1", "CNS1", "Japan1", "Korea1", "KR"})
"""Sets of characters that every reader can turn into text."""

_STANDARD: Final = frozenset(
    {"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"}
)

_RANGE: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*")
_BLOCKS: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_SPACES: Final = re.compile(
    rb"begincodespacerange\s*<([0-9A-Fa-f]+)>.*?endcodespacerange", re.DOTALL
)
_ROW: Final = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<([0-9A-Fa-f\s]*)>|\[(.*?)\])",
    re.DOTALL,
)
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")

_LONGEST_RANGE: Final = 0x10000
_MOST_CODES: Final = 200_000
"""Codes of a font that are looked at; a file may claim any number."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a string."""

    number: int
    width: float
    """Thousandths of the size."""
    text: str
    notdef: bool
    space: bool
    """Whether word spacing is added to it."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A font as a content stream shows text with it."""

    facts: Typeface
    bytes_: int
    """Of a code; 0 where one or two bytes are told apart by the first."""
    widths: Mapping[int, float]
    usual: float
    """Width of codes that ``widths`` does not name."""
    reads: Mapping[int, str]
    upright: bool
    """Whether it is set down the page."""
    ascent: float
    descent: float
    serif: bool | None
    unit: float = 0.001
    """Size of a unit of width; a Type 3 font has its own."""
    missing: frozenset[int] = frozenset()
    """Codes that show the box for a missing glyph."""
    procs: Mapping[int, pikepdf.Object] = field(default_factory=dict)
    """Streams of a Type 3 font's glyphs, by code."""

    def codes(self, string: bytes) -> Iterator[Code]:
        """Give the codes of a string."""
        at = 0
        while at < len(string):
            size = self.bytes_ or (2 if string[at] >= 0x80 else 1)
            number = int.from_bytes(string[at : at + size], "big")
            at += size
            yield Code(
                number,
                self.widths.get(number, self.usual),
                self.reads.get(number, "" if size > 1 else chr(number)),
                number in self.missing,
                size == 1 and number == 0x20,
            )


def letters_of(font: pikepdf.Object) -> Letters:
    """Give a font of the resources."""
    composite = str(font.get("/Subtype")) == "/Type0"
    return _composite(font) if composite else _simple(font)


def _composite(font: pikepdf.Object) -> Letters:
    below = font.DescendantFonts[0]
    encoding = font.get("/Encoding")
    name = str(encoding).removeprefix("/") if isinstance(encoding, pikepdf.Name) else ""
    identity = name.startswith("Identity")
    ascent, descent = _extent(below)
    return Letters(
        facts=_facts(font, below),
        bytes_=_code_size(encoding, name),
        widths=_cid_widths(below.get("/W")) if identity else {},
        usual=float(below.get("/DW", 1000)),
        reads=_readings(font),
        upright=name.endswith("V"),
        ascent=ascent,
        descent=descent,
        serif=_serif(below, str(font.get("/BaseFont", ""))),
        missing=frozenset({0}) if identity else frozenset(),
    )


def _simple(font: pikepdf.Object) -> Letters:
    first = int(font.get("/FirstChar", 0))
    told = list(font.get("/Widths", ()))[:256]
    widths = {first + n: float(width) for n, width in enumerate(told)}
    encoding = font.get("/Encoding")
    by_code = _differences(encoding)
    drawn = str(font.get("/Subtype")) == "/Type3"
    procs = font.get("/CharProcs", pikepdf.Dictionary()) if drawn else None
    ascent, descent = _extent(font)
    return Letters(
        facts=_facts(font, font),
        bytes_=1,
        widths=widths,
        usual=500.0,
        reads=_readings(font),
        upright=False,
        ascent=ascent,
        descent=descent,
        serif=_serif(font, str(font.get("/BaseFont", ""))),
        unit=float(font.FontMatrix[0]) if drawn and "/FontMatrix" in font else 0.001,
        missing=frozenset(code for code, name in by_code.items() if name == "/.notdef"),
        procs={c: procs[n] for c, n in by_code.items() if n in procs} if procs else {},
    )


def _facts(font: pikepdf.Object, below: pikepdf.Object) -> Typeface:
    subtype = str(font.get("/Subtype", "/?"))[1:]
    name = str(font.get("/BaseFont", font.get("/Name", "/?"))).removeprefix("/")
    descriptor = below.get("/FontDescriptor")
    embedded = subtype == "Type3" or (
        descriptor is not None and any(file in descriptor for file in FILES)
    )
    mapped = str(below.get("/Subtype")) != "/CIDFontType2" or "/CIDToGIDMap" in below
    return Typeface(
        name=name,
        subtype=subtype,
        embedded=embedded,
        subset=subtype == "Type3" or re.match(r"[A-Z]{6}\+", name) is not None,
        readable="/ToUnicode" in font or _is_known(font, below),
        mapped=mapped,
    )


def _is_known(font: pikepdf.Object, below: pikepdf.Object) -> bool:
    """Tell whether codes can be read without a ToUnicode map.

    Source: ISO 19005-2, 6.2.11.7.2: the standard encodings and names, and the
    character collections of Adobe under an encoding that is not Identity.
    """
    encoding = font.get("/Encoding")
    if str(font.get("/Subtype")) == "/Type0":
        system = below.get("/CIDSystemInfo", pikepdf.Dictionary())
        known = str(system.get("/Ordering", "")) in _ADOBE_SETS
        return known and isinstance(encoding, pikepdf.Name)
    if isinstance(encoding, pikepdf.Name):
        return str(encoding) in _STANDARD
    if isinstance(encoding, pikepdf.Dictionary):
        names = set(_differences(encoding).values())
        return all(_is_agl(name) for name in names)
    flags = int(below.get("/FontDescriptor", pikepdf.Dictionary()).get("/Flags", 32))
    return str(font.get("/Subtype")) == "/Type1" and not flags & 4


def _is_agl(name: str) -> bool:
    """Tell whether a glyph's name is a letter's, as far as its form says.

    Names that subsetters make up are a letter and digits: g12, cid34, glyph5.
    """
    return not re.fullmatch(r"/(?:g|c|G|C|cid|glyph|index|f)\d+", name)


def _differences(encoding: pikepdf.Object | None) -> dict[int, str]:
    if not isinstance(encoding, pikepdf.Dictionary):
        return {}
    found: dict[int, str] = {}
    code = 0
    for each in list(encoding.get("/Differences", ()))[:1024]:
        if isinstance(each, pikepdf.Name):
            found[code] = str(each)
            code += 1
        else:
            code = int(each)
    return found


def _extent(font: pikepdf.Object) -> tuple[float, float]:
    """Give ascent and descent in parts of the size; of the em box where none is told.

    What cannot be is not believed: boxes would cover the page.
    """
    descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
    ascent = float(descriptor.get("/Ascent", 0)) / 1000
    descent = float(descriptor.get("/Descent", 0)) / 1000
    sound = 0.3 < ascent < 1.3 and -0.6 < descent <= 0
    return (ascent, descent) if sound else (EM_ASCENT, EM_ASCENT - 1)


def _serif(font: pikepdf.Object, name: str) -> bool | None:
    plain = name.lower()
    if any(word in plain for word in _SANS):
        return False
    if any(word in plain for word in _SERIFS):
        return True
    descriptor = font.get("/FontDescriptor")
    flags = int(descriptor.get("/Flags", 0)) if descriptor is not None else 0
    return True if flags & _SERIF else None


def _code_size(encoding: pikepdf.Object | None, name: str) -> int:
    if isinstance(encoding, pikepdf.Stream):
        found = _SPACES.search(encoding.read_bytes())
        return len(found[1]) // 2 if found else 2
    return 2 if name.startswith("Identity") or "UCS2" in name or "UTF16" in name else 0


def _cid_widths(told: pikepdf.Object | None) -> dict[int, float]:
    """Give the widths of a CID font. Source: ISO 32000-1, 9.7.4.3."""
    widths: dict[int, float] = {}
    items = list(told) if isinstance(told, pikepdf.Array) else []
    at = 0
    while at + 1 < len(items) and len(widths) < _MOST_CODES:
        start, then = int(items[at]), items[at + 1]
        if isinstance(then, pikepdf.Array):
            widths.update({start + n: float(width) for n, width in enumerate(then)})
            at += 2
        elif at + 2 < len(items):
            last = min(int(then), start + _LONGEST_RANGE)
            widths.update(dict.fromkeys(range(start, last + 1), float(items[at + 2])))
            at += 3
        else:
            break
    return widths


def _readings(font: pikepdf.Object) -> Mapping[int, str]:
    held = font.get("/ToUnicode")
    return _mapped(held.read_bytes()) if isinstance(held, pikepdf.Stream) else {}


def _mapped(cmap: bytes) -> Mapping[int, str]:
    """Give what the codes of a ToUnicode map read as."""
    reads: dict[int, str] = {}
    for kind, body in _BLOCKS.findall(cmap):
        if kind == b"bfchar":
            for code, text in _RANGE.findall(body):
                reads[_number(code)] = _text(text)
            continue
        for first, last, text, texts in _ROW.findall(body):
            low = _number(first)
            high = min(_number(last), low + _LONGEST_RANGE, low + _MOST_CODES)
            listed = _HEX.findall(texts)
            for n, code in enumerate(range(low, high + 1)):
                if listed:
                    reads[code] = _text(listed[n]) if n < len(listed) else ""
                else:
                    start = _text(text)
                    reads[code] = start[:-1] + _after(start[-1:], n)
    return reads


def _after(char: str, count: int) -> str:
    place = ord(char) + count if char else 0
    return chr(place) if 0 < place < 0x110000 else ""


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    plain = b"".join(digits.split()).decode("ascii")
    even = plain + "0" * (len(plain) % 2)
    return bytes.fromhex(even).decode("utf-16-be", "replace")
