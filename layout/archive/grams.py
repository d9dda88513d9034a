"""Text as pairs of characters, so that an index of words finds any part of a text.

Chinese has no blanks to cut words at. Every character opens a pair with the one after
it; a word is found where its pairs follow one another. That is exact substring search:
no dictionary cuts a name in two, nothing is folded, and what a pair cannot tell (a text
that itself holds the signs used here) the caller settles by looking at the text.
"""

from collections.abc import Iterable
from typing import Final

_END: Final = "\ue0ff"
"""Closes a text, so that its last character opens a pair, too."""

_SHIFT: Final = 0xE000
_SAFE: Final = {code: _SHIFT + code for code in range(0x80)}
"""ASCII is moved where the index takes every sign for a letter and folds none."""


def indexed(texts: Iterable[str]) -> str:
    """Give texts as the index takes them: pairs parted by blanks."""
    return " ".join(pair for text in texts for pair in _pairs(text + _END))


def wanted(word: str) -> str:
    """Give the question whether a text holds a word, in the index's language.

    A word of one character is the beginning of a pair.
    """
    if len(word) == 1:
        return f'"{word.translate(_SAFE)}" *'
    return f'"{" ".join(_pairs(word))}"'


def token(text: str) -> str:
    """Give a whole text as one sign for the index, such as a page's number."""
    return text.translate(_SAFE)


def _pairs(text: str) -> Iterable[str]:
    safe = text.translate(_SAFE)
    return (safe[i : i + 2] for i in range(len(safe) - 1))
