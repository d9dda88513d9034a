"""Words: where a Latin word may be hyphenated, where a Chinese word begins.

The only room for the libraries that know words. They are loaded when the first long
Latin word is met, or the first headline that has to be broken where its author put no
space: most pages have neither, and the Chinese dictionary takes a second to read. What
it said of a text is kept by the text, so that it is asked once.
"""

import warnings
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

LEAST_WORD: Final = 6
"""Letters; a shorter word is not hyphenated."""

LEAST_BEFORE, LEAST_AFTER = 2, 3
"""Letters kept on the line and taken to the next one."""

DICTIONARY: Final = "en_GB"

FOLDER: Final = "words"
"""Where the cache folder keeps what was said of a text."""


@cache
def hyphens(word: str) -> tuple[int, ...]:
    """Give the offsets of a word before which it may be broken with a hyphen."""
    if len(word) < LEAST_WORD or not word.isascii() or word.isupper():
        return ()
    import pyphen

    dictionary = pyphen.Pyphen(lang=DICTIONARY, left=LEAST_BEFORE, right=LEAST_AFTER)
    return tuple(int(position) for position in dictionary.positions(word))


def word_starts(text: str, folder: Path | None = None) -> frozenset[int]:
    """Give the offsets at which words of a Chinese text begin.

    Args:
        text: One line of copy.
        folder: A cache folder; what stands there is believed, since its name is the
            hash of the text. None asks the dictionary every time.
    """
    kept = folder / FOLDER / sha256(text.encode()).hexdigest() if folder else None
    if kept:
        try:
            return frozenset(map(int, kept.read_text("ascii").split()))
        except (OSError, ValueError):
            pass  # not there, or spoilt: only time is lost
    starts = frozenset(start for _, start, _ in _tokenizer().tokenize(text, HMM=False))
    if kept:
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            beside = kept.with_suffix(".new")
            beside.write_text(" ".join(map(str, sorted(starts))), "ascii")
            beside.replace(kept)
        except OSError:
            pass  # a cache that cannot be written is no cache
    return starts


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - jieba has no types
    """Give the tokenizer with its dictionary read, without a file left anywhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of old escapes in its source
        from jieba import Tokenizer

    tokenizer = Tokenizer()
    # initialize() would leave a cache in the system's temporary folder.
    found = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.FREQ, tokenizer.total = found
    tokenizer.initialized = True
    return tokenizer
