"""What stands beside a place in copy: Chinese, Latin, or nothing that tells.

A mark is full width where Chinese stands beside it. What that means is decided here
once, for marks, dashes, ellipses and quotation marks alike, over one letter a character
(its kind), so that no rule names characters.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from layout.composition.normalize_rules import Normaliser

CHINESE: Final = "chinese"
LATIN: Final = "latin"
NOTHING: Final = "nothing"

EDGE: Final = "e"
"""The kind of what is not there: before the text and after it."""

_REACH: Final = 12
"""How many blanks and undecided marks are looked through; more is no sentence."""

_CLAUSE: Final = 200
"""How far back the beginning of a sentence is looked for."""

_GOES_ON: Final = "，、；"
"""Marks of a Chinese sentence that goes on after them."""

_BEGINS: Final = "。！？：!?:"
"""After these another sentence begins, or one that is quoted."""

_SEEN: Final = re.compile("[hkmoc]")


@dataclass(frozen=True, slots=True)
class Context:
    """A text with the kinds of its characters."""

    text: str
    kinds: str
    """A letter for each character, as in KINDS."""
    kept: bytes
    """1 for each character that stays as it was typed: addresses, numbers ..."""

    @property
    def has_chinese(self) -> bool:
        """Tell whether any of the text is Chinese."""
        return self.shows_chinese(0, len(self.text))

    def shows_chinese(self, start: int, end: int) -> bool:
        """Tell whether a range of the text holds Chinese."""
        return _SEEN.search(self.kinds, start, end) is not None

    def stands_in_chinese(
        self, start: int, end: int, wide: AbstractSet[int] = frozenset()
    ) -> bool:
        """Tell whether Chinese stands beside a range.

        Args:
            start: Where the range begins.
            end: Where it ends.
            wide: Offsets of ASCII marks that are to become full width.
        """
        if self.before(start, wide) == CHINESE:
            return True
        beside = self.after(end, wide)
        return beside == CHINESE or (
            beside == NOTHING and self.clause_is_chinese(start)
        )

    def before(self, at: int, wide: AbstractSet[int] = frozenset()) -> str:
        """Give what stands before an offset: what closes there is looked through."""
        for i in range(at - 1, max(at - 1 - _REACH, -1), -1):
            kind = self.kinds[i]
            if kind in "hkmc" or (kind in "ad)" and i in wide):
                return CHINESE
            if kind in "l0p":
                return LATIN
            if kind in "oqx(":
                return NOTHING
        return NOTHING

    def after(self, at: int, wide: AbstractSet[int] = frozenset()) -> str:
        """Give what stands from an offset on: what opens there is looked through.

        A closing mark ends the look: what follows it is outside.
        """
        for i in range(at, min(at + _REACH, len(self.kinds))):
            kind = self.kinds[i]
            if kind in "hkmo" or (kind in "ad(" and i in wide):
                return CHINESE
            if kind in "l0p":
                return LATIN
            if kind in "cuxs)":
                return NOTHING
        return NOTHING

    def clause_is_chinese(self, at: int) -> bool:
        """Tell whether the sentence that ends before an offset began in Chinese.

        It is read backwards to its beginning, or to the mark that opened a quotation or
        bracket; those that are closed again are passed over.
        """
        depth = 0
        for i in range(at - 1, max(at - 1 - _CLAUSE, -1), -1):
            kind = self.kinds[i]
            if kind in "cu)":
                depth += 1
            elif kind in "oq(":
                if not depth:
                    return False
                depth -= 1
            elif not depth and (began := self._began_in_chinese(i)) is not None:
                return began
        return False

    def kind(self, at: int) -> str:
        """Give the kind of the character at an offset; EDGE outside the text."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else EDGE

    def _began_in_chinese(self, at: int) -> bool | None:
        """Tell what a character says of the sentence it stands in; None for nothing."""
        if self.kept[at]:
            return None
        kind, char = self.kinds[at], self.text[at]
        if kind in "hk" or char in _GOES_ON:
            return True
        is_stop = kind == "d" and self.kind(at + 1) == "w"
        if kind == "x" or is_stop or char in _BEGINS:
            return False
        return None


def context_of(text: str, rules: Normaliser) -> Context:
    """Give a text with the kinds of its characters, and what of it is protected."""
    kept = bytearray(len(text))
    for match in rules.protected.finditer(text):
        start, end = match.span()
        kept[start:end] = b"\1" * (end - start)
    return Context(text, text.translate(rules.kinds), bytes(kept))
