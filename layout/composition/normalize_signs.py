"""Characters and runs of characters that were typed for others.

Zero width characters, full-width letters and digits, decomposed letters, dots for an
ellipsis, hyphens for a dash, white where the style indents: each gives edits by its own
rule. Marks and quotation marks, which need to know their partners, have modules of
their own.
"""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import category, combining, is_normalized, normalize

from layout.composition.normalize_context import Context, context_of
from layout.composition.normalize_edits import Edit, in_order
from layout.composition.normalize_rules import Normaliser, Run
from layout.model.text import Paragraph

_INDENT: Final = re.compile("[ \u3000]+")


def sign_edits(paragraph: Paragraph, rules: Normaliser) -> list[Edit]:
    """Give the edits of all rules but those of marks and quotation marks, in order."""
    text = paragraph.text
    edits = [*_letters(text, rules)]
    if "composed" in rules.rules and not is_normalized("NFC", text):
        edits += _composed(text)
    if "indent" in rules.rules and (white := _INDENT.match(text)):
        edits.append(Edit("indent", 0, white.end(), ""))
    edits += _runs(paragraph, rules)
    return in_order(edits)


def _letters(text: str, rules: Normaliser) -> Iterator[Edit]:
    for match in rules.odd.finditer(text):
        rule, after = rules.letters[match.group()]
        if rule in rules.rules:
            yield Edit(rule, match.start(), match.end(), after)


def _runs(paragraph: Paragraph, rules: Normaliser) -> Iterator[Edit]:
    text = paragraph.text
    context: Context | None = None
    for run in rules.runs:
        if run.rule not in rules.rules or (
            run.roles and paragraph.role not in run.roles
        ):
            continue
        for match in run.expression.finditer(text):
            context = context or context_of(text, rules)
            start, end = match.span()
            if _is_meant(run, context, start, end):
                takes = "<>" if run.white else ""
                yield Edit(run.rule, start, end, run.after, takes)


def _is_meant(run: Run, context: Context, start: int, end: int) -> bool:
    if any(context.kept[start:end]):
        return False
    return run.always or (context.has_chinese and context.stands_in_chinese(start, end))


def _composed(text: str) -> Iterator[Edit]:
    """Compose piece by piece, so that the change is where the accent is."""
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _joins(text[end]):
            continue
        piece = text[start:end]
        composed = normalize("NFC", piece)
        if composed != piece:
            yield Edit("composed", start, end, composed)
        start = end


def _joins(char: str) -> bool:
    """Tell whether a character may be composed with the one before it."""
    return bool(
        combining(char)
        or category(char) in {"Mn", "Mc"}
        or "\u1161" <= char <= "\u1175"  # vowels and finals of Hangul
        or "\u11a8" <= char <= "\u11c2"
    )
