"""The galley (小样): a paragraph set and spaced, not yet cut into lines.

In come a paragraph and its style; out goes flat parallel data: one class letter, one
glyph, one body width a character, the white after it, and prefix sums of position and
of the room to shrink and stretch, so that a line from one character to another is
measured by a few subtractions. Everything is counted in thousandths of an em. The
natural advance of a character is never changed; room stands beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from layout.cjk.profile import NEVER, Pattern, Profile
from layout.cjk.tables import TIERS
from layout.cjk.words import hyphens
from layout.composition.cells import Cell, CellBook
from layout.composition.house import House
from layout.model.style import TextStyle
from layout.model.text import EMPHASIS_NOTE, Emphasis, Paragraph
from layout.units import EM, Mil

STYLED = {
    Emphasis.RUN_IN: "run-in",
    Emphasis.BOLD: "bold",
    Emphasis.DATELINE: "dateline",
    Emphasis.REPORTER: "reporter",
}
"""Which style of the paper sets a stretch; only its face is taken."""

LONG_WORD = re.compile(r"(?<![0-9A-Za-z_@./-])[A-Za-z][a-z]{5,}(?![0-9A-Za-z_@./-])")
"""A Latin word that may be hyphenated: not a part of an address or a compound."""

OFFICES = ("记者", "通讯员", "实习生", "本报记者", "特约记者", "见习记者")
"""Words that name the next person of a dateline."""

SPACE = TIERS.index("space")

WORD_LETTERS = frozenset("l-")


@dataclass(frozen=True, slots=True)
class Galley:
    """A paragraph as flat data; index i speaks of character i unless said otherwise."""

    paragraph: Paragraph
    style: TextStyle
    profile: Profile
    letters: str
    cells: Sequence[Cell]
    gaps: Sequence[Mil]
    """White after each character; one entry less than there are characters."""
    starts: Sequence[Mil]
    """Where the body of each character begins; one entry more, the whole width."""
    ends: Sequence[Mil]
    """Entry i: where the body of the last visible character before i ends."""
    rooms: tuple[Sequence[Mil], ...]
    """For each tier, sums of what the gaps before entry i can give."""
    gives: Sequence[Mil]
    """The same for all tiers together."""
    stretches: Sequence[int]
    """Entry i: gaps before character i that can take white."""
    firsts: Sequence[Mil]
    """Entry i: white that gaps before character i take before all share the rest."""
    mosts: Sequence[Mil]
    """Entry i: white that they take before the others have more than is good."""
    breaks: Sequence[int]
    """Entry i: cost of a line that begins with character i, in hundredths, or NEVER."""
    solid: Sequence[int]
    """Entry i: characters before i that are neither marks nor white."""
    indent: Mil
    hyphens: Mapping[int, Cell]
    """Places inside words where a line may end, with the hyphen drawn there."""

    @property
    def turns(self) -> tuple[int, ...]:
        """Give where lines end by the editor's will, the end of the text among them."""
        return (*self.paragraph.breaks, len(self.letters))

    @property
    def text(self) -> str:
        """Give the paragraph's text."""
        return self.paragraph.text

    def stretch(self, first: int, last: int) -> list[int]:
        """Give 1 for each gap from first to last that can take white, else 0."""
        sums = self.stretches
        return [sums[i + 1] - sums[i] for i in range(first, last)]


def set_galley(
    paragraph: Paragraph, style: TextStyle, house: House, book: CellBook | None = None
) -> Galley:
    """Give the galley of a paragraph.

    ``book`` takes other cells than those of running text, for captions and decks.
    """
    book = book or house.body
    profile = book.profile
    text = paragraph.text
    letters = text.translate(profile.letters)
    cells = _cells(paragraph, style, house, book)
    pairs = list(map(add, letters, letters[1:]))
    gaps = list(map(profile.naturals.__getitem__, pairs))
    stretches = list(map(profile.stretches.__getitem__, pairs))
    _open_after_run_in(paragraph, gaps, stretches)
    rooms = [list(map(room.__getitem__, pairs)) for room in profile.rooms]
    for i in _han_spaces(letters):
        if i < len(gaps):
            gaps[i] += profile.han_space_give
            rooms[SPACE][i] += profile.han_space_give
    tracking = round(style.tracking * EM)
    if tracking:
        gaps = [gap + tracking for gap in gaps]
    firsts = list(map(profile.firsts.__getitem__, pairs))
    mosts = list(map(profile.mosts.__getitem__, pairs))
    for i in _beside_bracket(text, profile):
        firsts[i] = mosts[i] = profile.dateline.white
    breaks = _breaks(paragraph, letters, pairs, profile)
    hyphenated = _hyphens(text, breaks, style, book)
    for i in hyphenated:
        breaks[i] = profile.costs.hyphen
    bodies = [cell.body for cell in cells]
    starts = [0, *accumulate(map(add, bodies, [*gaps, 0]))]
    sums = tuple([0, *accumulate(room)] for room in rooms)
    return Galley(
        paragraph=paragraph,
        style=style,
        profile=profile,
        letters=letters,
        cells=cells,
        gaps=gaps,
        starts=starts,
        ends=_ends(letters, starts, bodies, hyphenated),
        rooms=sums,
        gives=list(map(sum, zip(*sums, strict=True))),
        stretches=[0, *accumulate(stretches)],
        firsts=[0, *accumulate(firsts)],
        mosts=[0, *accumulate(mosts)],
        breaks=breaks,
        solid=[0, *accumulate(letter not in "ocmfdi " for letter in letters)],
        indent=round(style.indent * EM),
        hyphens=hyphenated,
    )


def _cells(
    paragraph: Paragraph, style: TextStyle, house: House, book: CellBook
) -> list[Cell]:
    text = paragraph.text
    cells = list(map(book.table(style.face).__getitem__, text))
    roles = [(0, len(text), style.face)]
    for stretch in paragraph.stretches:
        if stretch.kind in STYLED:
            face = house.paper.styles[STYLED[stretch.kind]].face
            part = slice(stretch.start, stretch.end)
            cells[part] = map(book.table(face).__getitem__, text[part])
            roles.append((stretch.start, stretch.end, face))
    letters = text.translate(book.profile.letters)
    for i in _han_spaces(letters):
        cells[i] = cells[i]._replace(body=book.profile.han_space)
    for start, end in _shaped_runs(text, letters):
        role = next(r for a, b, r in reversed(roles) if a <= start < b)
        cells[start:end] = book.word(role, text[start:end])
    return cells


def _han_spaces(letters: str) -> Iterator[int]:
    """Give the spaces that stand in Chinese, as in a dateline's bracket."""
    i = letters.find(" ")
    while i >= 0:
        if "l" not in letters[max(0, i - 1) : i + 2]:
            yield i
        i = letters.find(" ", i + 1)


def _shaped_runs(text: str, letters: str) -> list[tuple[int, int]]:
    """Give the runs that the face's own tables set: Latin words, two-em dashes."""
    runs = []
    i = letters.find("l")
    while i >= 0:
        end = i + 1
        while end < len(letters) and letters[end] in WORD_LETTERS:
            end += 1
        if end - i > 1:
            runs.append((i, end))
        i = letters.find("l", end)
    i = text.find("——")
    while i >= 0:
        runs.append((i, i + 2))
        i = text.find("——", i + 2)
    return runs


def _open_after_run_in(
    paragraph: Paragraph, gaps: list[Mil], stretches: list[int]
) -> None:
    """Put the fixed em after a run-in subhead. Source: CLREQ, run-in headings."""
    for stretch in paragraph.stretches:
        if stretch.kind is Emphasis.RUN_IN and stretch.end <= len(gaps):
            gaps[stretch.end - 1] = EM
            stretches[stretch.end - 1] = 0


def _beside_bracket(text: str, profile: Profile) -> Iterator[int]:
    """Give the gaps before and after the bracket of a dateline."""
    found = profile.dateline.expression.match(text)
    if found:
        yield found.start("bracket") - 1
        if found.end("bracket") < len(text):
            yield found.end("bracket") - 1


def _ends(
    letters: str,
    starts: Sequence[Mil],
    bodies: Sequence[Mil],
    hyphens: Mapping[int, Cell],
) -> list[Mil]:
    ends = [0]
    for letter, start, body in zip(letters, starts, bodies, strict=False):
        # White at a line's end is dropped.
        ends.append(ends[-1] if letter in " i" else start + body)
    for i, hyphen in hyphens.items():
        ends[i] += hyphen.body
    return ends


def _hyphens(
    text: str, breaks: Sequence[int], style: TextStyle, book: CellBook
) -> dict[int, Cell]:
    """Give the places where a Latin word may be broken with a hyphen.

    Not in addresses, which break after marks of their own, nor in capitals.
    """
    if not LONG_WORD.search(text):
        return {}
    found = {}
    hyphen = book.table(style.face)["-"]
    for match in LONG_WORD.finditer(text):
        start, end = match.span()
        if all(breaks[i] >= NEVER for i in range(start + 1, end)):
            for offset in hyphens(match.group()):
                found[start + offset] = hyphen
    return found


def _breaks(
    paragraph: Paragraph, letters: str, pairs: list[str], profile: Profile
) -> list[int]:
    text = paragraph.text
    breaks = [NEVER, *map(profile.breaks.__getitem__, pairs), 0]
    for pattern in profile.patterns:
        for i, cost in _patterned(pattern, text):
            # An address may break after its own marks, whatever they are elsewhere.
            breaks[i] = cost if pattern.after else max(breaks[i], cost)
    for i in _kept_together(paragraph, letters):
        breaks[i] = NEVER
    breaks[len(letters)] = 0
    return breaks


def _patterned(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Give the places that a pattern speaks of, and what it says of each."""
    for match in pattern.expression.finditer(text):
        if "tie" in match.re.groupindex:
            yield match.start("tie"), pattern.cost
        elif pattern.after:
            start, end = match.span("url")
            for i in range(start + 1, end):
                marked = text[i - 1] in pattern.after and text[i] not in pattern.after
                yield i, pattern.cost if marked else NEVER
        else:
            start, end = match.span("keep")
            for i in range(start + 1, end):
                yield i, pattern.cost


def _kept_together(paragraph: Paragraph, letters: str) -> Iterator[int]:
    """Give the characters that may not begin a line because of how they are marked."""
    for stretch in paragraph.stretches:
        inside = range(stretch.start + 1, stretch.end)
        read = stretch.kind is Emphasis.RUBY and stretch.note != EMPHASIS_NOTE
        if read or stretch.kind is Emphasis.KEEP:
            yield from inside
        elif stretch.kind is Emphasis.REPORTER:
            # The half em in a dateline's bracket ends a line only between two persons.
            text = paragraph.text
            yield from (
                i
                for i in inside
                if letters[i - 1] in " i" and not text.startswith(OFFICES, i)
            )
