"""Bytes of a text file to text, whatever editor wrote it; never a replacement mark.

Recognised in this order: a byte order mark, strict UTF-8, then a guess between
GB 18030, Big5 and UTF-16. A file that is UTF-8 but for a few bytes is broken, not
Chinese of an older encoding, and is refused at the first of them.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layout.errors import FileError, Where, problem, reason_of

UTF_8: Final = "utf-8"

_MARKS: Final = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NEWLINES: Final = re.compile("\r\n?|[\x85\u2028\u2029]")

REPLACEMENT: Final = "\ufffd"


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text with newlines as U+000A."""

    text: str
    encoding: str
    """As Python calls it; ``utf-8`` with or without a mark."""


def read_text(path: Path, where: Where) -> Text:
    """Give the text of a file.

    Args:
        path: The file.
        where: Its name in messages.

    Raises:
        FileError: It cannot be read, is no text, or has bytes of no encoding that a
            newsroom uses; the place is named.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise FileError(
            [problem("file-unreadable", where, reason=reason_of(error))]
        ) from error
    return decode(content, where.file)


def decode(content: bytes, file: str) -> Text:
    """Give the text that the bytes of a file mean.

    Raises:
        FileError: They are no text in any encoding that a newsroom uses.
    """
    mark, encoding = next(
        ((m, e) for m, e in _MARKS if content.startswith(m)), (b"", UTF_8)
    )
    content = content[len(mark) :]
    try:
        text = content.decode(encoding)
        if not mark and "\0" in text:  # UTF-16 without a mark, or no text at all
            return _guessed(content, file, 0)
    except UnicodeDecodeError as error:
        if mark or _is_nearly_utf_8(content):
            raise _undecodable(content, error.start, encoding, file) from error
        return _guessed(content, file, error.start)
    return _whole(text, encoding, file)


def place(text: str, at: int, file: str) -> Where:
    """Give line and column of an offset in a text."""
    return Where(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _whole(text: str, encoding: str, file: str) -> Text:
    text = _NEWLINES.sub("\n", text)
    at = text.find(REPLACEMENT)
    if at >= 0:
        raise FileError([problem("copy-replacement", place(text, at, file))])
    return Text(text, encoding)


def _is_nearly_utf_8(content: bytes) -> bool:
    """Tell whether most of what is not ASCII is sound UTF-8.

    In GB 18030 or Big5 two bytes are a UTF-8 character only by rare accident.
    """
    text = content.decode(UTF_8, errors="replace")
    broken = text.count(REPLACEMENT)
    return sum(char > "\x7f" for char in text) - broken > broken


def _guessed(content: bytes, file: str, bad: int) -> Text:
    # charset-normalizer costs an interpreter start, and nearly all copy is UTF-8.
    from layout.manifest.guess import guess

    encoding = guess(content)
    if encoding is None:
        if b"\0" in content:
            raise FileError([problem("copy-binary", Where(file))])
        raise _undecodable(content, bad, UTF_8, file)
    return _whole(content.decode(encoding), encoding, file)


def _undecodable(content: bytes, bad: int, encoding: str, file: str) -> FileError:
    before = _NEWLINES.sub("\n", content[:bad].decode(encoding, errors="replace"))
    where = place(before, len(before), file)
    code = "copy-undecodable"
    return FileError(
        [problem(code, where, byte=f"{content[bad]:02X}", encoding=encoding)]
    )
