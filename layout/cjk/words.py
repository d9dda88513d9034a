"""Words: where a Latin word may be hyphenated.

The only room for the libraries that know words; they are loaded when the first long
word is met, since most pages have none.
"""

from functools import cache
from typing import Final

LEAST_WORD: Final = 6
"""Letters; a shorter word is not hyphenated."""

LEAST_BEFORE, LEAST_AFTER = 2, 3
"""Letters kept on the line and taken to the next one."""

DICTIONARY: Final = "en_GB"


@cache
def hyphens(word: str) -> tuple[int, ...]:
    """Give the offsets of a word before which it may be broken with a hyphen."""
    if len(word) < LEAST_WORD or not word.isascii() or word.isupper():
        return ()
    import pyphen

    dictionary = pyphen.Pyphen(lang=DICTIONARY, left=LEAST_BEFORE, right=LEAST_AFTER)
    return tuple(int(position) for position in dictionary.positions(word))
