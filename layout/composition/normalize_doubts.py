"""What normalising left because only the editor knows: unpaired quotes, odd spaces.

In come the paragraphs of a story in order, normalised; out come findings that point at
the place in the copy.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from layout.composition.normalize_marks import doubtful_stops
from layout.composition.normalize_quotes import unpaired
from layout.composition.normalize_rules import Normaliser, meant_spaces
from layout.errors import Value
from layout.model.finding import Finding, Severity
from layout.model.text import Paragraph

_AROUND: Final = 6
"""Characters shown on each side of a place."""

_SPACES: Final = re.compile(" +")
_CHINESE: Final = "hkm"
_BEFORE: Final = "hkmcu"
_AFTER: Final = "hkmoq"


def doubts(paragraphs: Sequence[Paragraph], rules: Normaliser) -> tuple[Finding, ...]:
    """Give findings for what was left in a story's paragraphs, in order.

    Quotation marks without a partner, spaces between Han where a text has none, full
    stops that may be something else. A quotation over several paragraphs opens anew at
    each and closes once: its opening marks are no findings.

    Source: composition, 2.9.
    """
    found: list[Finding] = []
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        found += _quotes(paragraph, after, rules)
        found += _spaces(paragraph, rules)
        found += [
            _doubt("stop-doubtful", paragraph, at)
            for at in doubtful_stops(paragraph, rules)
        ]
    return tuple(found)


def _quotes(
    paragraph: Paragraph, after: Paragraph | None, rules: Normaliser
) -> Iterator[Finding]:
    text = paragraph.text
    loose = unpaired(paragraph, rules)
    opened = rules.quotes.double[0] + "“"
    goes_on = (
        after is not None
        and len(loose) == 1
        and text[loose[0]] in opened
        and after.text[:1] == text[loose[0]]
    )
    if not goes_on:
        for at in loose:
            yield _doubt("quote-unpaired", paragraph, at, mark=text[at])


def _spaces(paragraph: Paragraph, rules: Normaliser) -> Iterator[Finding]:
    """Give one finding for all the spaces of a paragraph: a bad scan has hundreds."""
    text = paragraph.text
    if " " not in text:
        return
    meant = meant_spaces(paragraph, rules)
    kinds = text.translate(rules.kinds)
    places = [
        match.start()
        for match in _SPACES.finditer(text)
        if not meant[match.start()] and _is_between_han(kinds, *match.span())
    ]
    if places:
        yield _doubt("space-in-body", paragraph, places[0], count=len(places))


def _is_between_han(kinds: str, start: int, end: int) -> bool:
    if start == 0 or end == len(kinds):
        return False
    before, after = kinds[start - 1], kinds[end]
    beside = before in _BEFORE and after in _AFTER
    return beside and (before in _CHINESE or after in _CHINESE)


def _doubt(code: str, paragraph: Paragraph, at: int, **values: Value) -> Finding:
    text = paragraph.text[max(0, at - _AROUND) : at + _AROUND + 1]
    return Finding(
        code,
        Severity.WARNING,
        paragraph.place(at),
        story=paragraph.article,
        values=(*values.items(), ("text", text)),
    )
