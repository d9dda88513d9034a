"""What a finished PDF says, asked with other programs' libraries."""

import ctypes
import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


def read(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def operators(pdf: bytes, page: int = 0) -> list[tuple[str, list[pikepdf.Object]]]:
    """Give the operators of a page's content, each with its operands."""
    with read(pdf) as opened:
        parsed = pikepdf.parse_content_stream(opened.pages[page])
        return [(str(one.operator), list(one.operands)) for one in parsed]


def spoken(pdf: bytes, page: int = 0) -> str:
    """Give the text in the order of the content stream, ActualText in its place.

    Codes are read through ToUnicode alone, so that nothing is guessed.
    """
    with read(pdf) as opened:
        maps = maps_of(opened.pages[page])
        spoken, reads, inside = [], dict[int, str](), False
        for one in pikepdf.parse_content_stream(opened.pages[page]):
            match str(one.operator):
                case "Tf":
                    reads = maps[str(one.operands[0])]
                case "BDC":
                    spoken.append(str(one.operands[1]["/ActualText"]))
                    inside = True
                case "EMC":
                    inside = False
                case "Tj" | "TJ" if not inside:
                    spoken.append(said(one.operands[0], reads))
                case "ET":
                    spoken.append("\n")
        return "".join(spoken)


def maps_of(page: pikepdf.Page) -> dict[str, dict[int, str]]:
    """Give what each font of a page reads its codes as."""
    return {name: _map(font) for name, font in page.Resources.Font.items()}


def said(shown: pikepdf.Object, reads: dict[int, str]) -> str:
    """Give what an operand of Tj or TJ says."""
    return "".join(reads[code] for code in _codes(shown))


def drawn(pdf: bytes, page: int = 0) -> list[int]:
    """Give the codes that a page shows, one for each glyph, in order."""
    shown = [
        operands[0] for name, operands in operators(pdf, page) if name in {"Tj", "TJ"}
    ]
    return [code for each in shown for code in _codes(each)]


def origins(pdf: bytes, page: int = 0) -> Iterator[tuple[str, float, float]]:
    """Give each character with the pen position that pdfium draws it at, y up."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for n in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text.raw, n):
            continue
        pdfium.FPDFText_GetCharOrigin(text.raw, n, x, y)
        yield chr(pdfium.FPDFText_GetUnicode(text.raw, n)), x.value, y.value
    document.close()


def pdfium_text(pdf: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text: str = document[page].get_textpage().get_text_range()
    document.close()
    return text


def bare(text: str) -> str:
    """Give a text without white space, as copy and PDF are compared."""
    return "".join(text.split())


def _codes(shown: pikepdf.Object) -> Iterator[int]:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    for string in strings:
        if isinstance(string, pikepdf.String):
            codes = bytes(string)
            for at in range(0, len(codes), 2):
                yield int.from_bytes(codes[at : at + 2], "big")


def _map(font: pikepdf.Object) -> dict[int, str]:
    lines = font.ToUnicode.read_bytes().decode("ascii").splitlines()
    pairs = (line.split() for line in lines if line.startswith("<"))
    return {
        int(code.strip("<>"), 16): bytes.fromhex(text.strip("<>")).decode("utf-16-be")
        for code, text in pairs
        if (code, text) != ("<0000>", "<FFFF>")
    }
