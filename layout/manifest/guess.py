"""The encoding of Chinese text that is not UTF-8 and has no byte order mark.

A room apart, because charset-normalizer takes as long to import as a page to set, and
is asked only for files of older programs.
"""

from typing import Final

from charset_normalizer import from_bytes

CANDIDATES: Final = ("gb18030", "big5", "utf_16_le", "utf_16_be")
"""What newsrooms have; GB 18030 contains GBK and GB 2312."""

_LEAST: Final = 0.5
"""Share of everyday characters under which a guess is none."""

_EVERYDAY: Final = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
"""Lead bytes of the frequent characters (level 1) of two sets.

Source: GB/T 2312, Big5.
"""


def guess(content: bytes) -> str | None:
    """Give the encoding that makes the most everyday Chinese of the bytes, or None.

    charset-normalizer says what the bytes can be, likeliest first; a short text can be
    anything, so the share of frequent characters decides between its answers.
    """
    matches = from_bytes(content, cp_isolation=list(CANDIDATES), threshold=1.0)
    ranked = [match.encoding for match in matches]
    ranked += [each for each in CANDIDATES if each not in ranked]
    best, most = None, _LEAST
    for encoding in ranked:
        try:
            share = _everyday(content.decode(encoding))
        except UnicodeDecodeError:
            continue
        if share > most:
            best, most = encoding, share
    return best


def _everyday(text: str) -> float:
    """Give the share of what is not ASCII that is a frequent character or mark."""
    rest = [char for char in text if char > "\x7f"]
    if not rest or "\0" in text:
        return 0.0
    return sum(map(_is_everyday, rest)) / len(rest)


def _is_everyday(char: str) -> bool:
    if "\u3000" <= char <= "\u301f" or "\uff01" <= char <= "\uff5e":
        return True
    if char in "“”‘’—…·":
        return True
    for charset, low, high in _EVERYDAY:
        try:
            lead = char.encode(charset)[0]
        except UnicodeEncodeError:
            continue
        if low <= lead <= high:
            return True
    return False
