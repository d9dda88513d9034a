"""Normalisation: typed copy put right before it is set, each change on the record.

In come a paragraph as the reader of copy gives it and the rules of a composition set;
out come the paragraph as it is composed and the changes that were made. It is a step of
its own so that the composer never adds or takes a character, and so that it can be
switched off. The copy file stays as it is; places go on pointing into it.

Signs are put right first (widths, dashes, ellipses), then marks and quotation marks by
what stands beside them, again and again until nothing more changes: what one change
brings to light the next pass sees. Every change makes less of what the rules look for,
so it ends, and what it ends with is in normal form by construction. Clean copy is
looked through once.

Source: composition, 2.9.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from layout.composition.normalize_context import context_of
from layout.composition.normalize_edits import Edit, edited, in_order, with_white
from layout.composition.normalize_marks import mark_edits
from layout.composition.normalize_quotes import quote_edits
from layout.composition.normalize_rules import RULES, Normaliser
from layout.composition.normalize_signs import sign_edits
from layout.model.finding import Finding, Severity
from layout.model.text import Paragraph

CODE: Final = "normalised-"
"""The code of a change's finding is this and the name of its rule."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule changed."""

    rule: str
    offset: int
    """In the paragraph as it was before."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """A paragraph ready to be composed."""

    paragraph: Paragraph
    """The one that came in, where nothing was changed."""
    changes: tuple[Change, ...] = ()
    """By offset."""


def normalise(paragraph: Paragraph, rules: Normaliser) -> Normalised:
    """Give a paragraph in normal form, with every change that this took.

    No letter, digit or Han character is added, taken or moved. Stretches, breaks and
    anchors of the paragraph go with their characters.
    """
    now = paragraph
    origins: Sequence[int] = range(len(paragraph.text))
    changes: list[Change] = []
    while edits := _edits(now, rules):
        changes += [
            Change(
                edit.rule,
                origins[edit.start],
                now.text[edit.start : edit.end],
                edit.after,
            )
            for edit in edits
        ]
        step = edited(now, edits)
        now = step.paragraph
        origins = [origins[at] for at in step.origins]
    changes.sort(key=lambda change: change.offset)
    return Normalised(now, tuple(changes))


def summary(changes: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    """Give how often each rule changed something, in the order of RULES."""
    counts = Counter(change.rule for change in changes)
    return tuple((rule, counts[rule]) for rule in RULES if rule in counts)


def change_notes(
    paragraph: Paragraph, changes: Iterable[Change]
) -> tuple[Finding, ...]:
    """Give a note for each change, at its place in the copy.

    Args:
        paragraph: The paragraph as it was before.
        changes: What was changed.
    """
    return tuple(
        Finding(
            CODE + change.rule,
            Severity.NOTE,
            paragraph.place(change.offset),
            story=paragraph.article,
            values=(("before", _shown(change.before)), ("after", _shown(change.after))),
        )
        for change in changes
    )


def _edits(paragraph: Paragraph, rules: Normaliser) -> list[Edit]:
    edits = sign_edits(paragraph, rules)
    if not edits and rules.narrow.search(paragraph.text):
        context = context_of(paragraph.text, rules)
        if context.has_chinese:
            edits = in_order(
                (*mark_edits(context, rules), *quote_edits(context, rules))
            )
    if paragraph.role in rules.spaced.beside_marks:
        return edits
    return with_white(edits, paragraph.text)


def _shown(text: str) -> str:
    """Give a text as a message can show it: what cannot be seen by its code point."""
    if text.isprintable() and not text.isspace():
        return text
    return " ".join(f"U+{ord(char):04X}" for char in text)
