"""ASCII marks beside Chinese made full width, and the full stop of a Chinese sentence.

A mark decides by what stands beside it, and a mark that has become full width is
Chinese itself, so the marks of a paragraph are gone through to and fro until no more of
them change. Brackets decide in pairs, also by what they hold. A full stop is changed
only where it can be nothing else: 史蒂夫.乔布斯 and 一.加强 are left, and reported.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from layout.composition.normalize_context import Context, context_of
from layout.composition.normalize_edits import Edit
from layout.composition.normalize_rules import Normaliser
from layout.model.text import Paragraph

_BRACKETS: Final = re.compile("[()（）]")


def mark_edits(context: Context, rules: Normaliser) -> list[Edit]:
    """Give the edits that make marks full width, in order."""
    marks = {
        mark: (rule, after)
        for mark, (rule, after) in rules.marks.items()
        if rule in rules.rules
    }
    hits = [
        match.start()
        for match in rules.narrow.finditer(context.text)
        if match.group() in marks and not context.kept[match.start()]
    ]
    if not hits:
        return []
    widener = _Widener(context, rules, _brackets(context))
    widener.run(hits)
    found = ((at, *marks[context.text[at]]) for at in sorted(widener.wide))
    return [Edit(rule, at, at + 1, after, takes="<>") for at, rule, after in found]


def doubtful_stops(paragraph: Paragraph, rules: Normaliser) -> tuple[int, ...]:
    """Give the offsets of full stops after Chinese that were not changed.

    The dot between the parts of a name, that after the number of a list, or the stop of
    a sentence: only the editor knows.
    """
    text = paragraph.text
    if "stop" not in rules.rules or "." not in text:
        return ()
    context = context_of(text, rules)
    return tuple(
        match.start()
        for match in rules.narrow.finditer(text)
        if match.group() == "."
        and _stop(context, match.start(), rules) is _Stop.DOUBTFUL
    )


def _brackets(context: Context) -> dict[int, int]:
    """Give the partner of each bracket that has one, either way, of both widths."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for match in _BRACKETS.finditer(context.text):
        at = match.start()
        if context.kept[at]:
            continue
        if match.group() in "(（":
            waiting.append(at)
        elif waiting:
            partners[at] = waiting.pop()
            partners[partners[at]] = at
    return partners


@dataclass(slots=True)
class _Widener:
    """Decides which marks of a text become full width."""

    context: Context
    rules: Normaliser
    partners: Mapping[int, int]
    wide: set[int] = field(default_factory=set)

    def run(self, hits: list[int]) -> None:
        """Go through the marks to and fro until nothing more changes."""
        before = -1
        while len(self.wide) > before:
            before = len(self.wide)
            for at in (*hits, *reversed(hits)):
                if at not in self.wide and self._widens(at):
                    self.wide.add(at)

    def _widens(self, at: int) -> bool:
        context = self.context
        match context.kinds[at]:
            case "(" | ")":
                return self._bracket_widens(at)
            case "d":
                return _stop(context, at, self.rules) is _Stop.STOP
            case _:
                between = context.kind(at - 1) == "u" and context.kind(at + 1) == "q"
                return between or context.stands_in_chinese(at, at + 1, self.wide)

    def _bracket_widens(self, at: int) -> bool:
        context, partner = self.context, self.partners.get(at)
        if partner is None:
            return context.stands_in_chinese(at, at + 1, self.wide)
        if partner in self.wide or context.kinds[partner] in "oc":
            return True
        start, end = sorted((at, partner))
        return context.shows_chinese(start + 1, end) or context.stands_in_chinese(
            start, end + 1, self.wide
        )


class _Stop(Enum):
    """What a full stop in ASCII may be."""

    STOP = "the end of a Chinese sentence"
    DOUBTFUL = "that, or something else"
    OTHER = "something else"


def _stop(context: Context, at: int, rules: Normaliser) -> _Stop:
    """Tell what a full stop is, by the word before it and by what follows."""
    base = at - 1
    while context.kind(base) in "cu)":
        base -= 1
    kind, follows = context.kind(base), _follows(context, at + 1)
    if kind not in "hkl0p" or context.kind(at + 1) == "d":
        return _Stop.OTHER
    if kind in "hk":
        return _after_han(context, at, follows)
    if base < at - 1 or kind == "p":
        found = _after_mark(context, at, follows)
    elif kind == "l" and not context.kept[base]:
        found = _after_word(context, base, rules) if follows.ends else _Stop.OTHER
    else:
        # A number before a space may be that of a list: 1. 打开
        ends = follows.closes or (context.kept[base] and follows.ends)
        found = _Stop.STOP if ends else _Stop.OTHER
    if found is _Stop.OTHER or not context.clause_is_chinese(at):
        return _Stop.OTHER
    return found


def _after_han(context: Context, at: int, follows: "_Follows") -> _Stop:
    if context.kept[at]:
        return _Stop.DOUBTFUL
    if follows.ends or follows.white or context.kind(at - 1) == "u":
        return _Stop.STOP
    return _Stop.DOUBTFUL if follows.kind in "hk" else _Stop.OTHER


def _after_mark(context: Context, at: int, follows: "_Follows") -> _Stop:
    """Tell what a full stop after a sign or a closing mark is, such as % or )."""
    if follows.kind in "hk" and not follows.white and context.kind(at - 1) in "c)":
        return _Stop.DOUBTFUL  # (A).加强
    return _Stop.STOP if follows.ends or follows.kind in "hk" else _Stop.OTHER


def _after_word(context: Context, last: int, rules: Normaliser) -> _Stop:
    """Tell what a full stop after a Latin word at a sentence's end is."""
    start = last
    while context.kind(start - 1) == "l":
        start -= 1
    word = context.text[start : last + 1]
    is_short = len(word) == 1 or word in rules.abbreviations
    dotted = context.kind(start - 1) == "d"
    return _Stop.DOUBTFUL if is_short or dotted else _Stop.STOP


@dataclass(frozen=True, slots=True)
class _Follows:
    """What comes after a full stop."""

    kind: str
    """Of the first character that is no space."""
    white: bool
    """Whether spaces come before it."""

    @property
    def closes(self) -> bool:
        """Tell whether the text, a quotation or a bracket ends."""
        return self.kind in "cu)se"

    @property
    def ends(self) -> bool:
        """Tell whether a sentence ends, or another plainly begins."""
        return self.closes or self.kind in "qo" or (self.white and self.kind in "hkm")


def _follows(context: Context, at: int) -> _Follows:
    start = at
    while context.kind(at) == "w":
        at += 1
    return _Follows(context.kind(at), white=at > start)
