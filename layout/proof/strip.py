"""The strip beside a proof: what is wrong in words, what found no room, each story.

It stands right of the trim, so that nothing of the page is covered, and grows by a
column where the page has much to say. The proof's paper is so much wider.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from layout.model.box import Box
from layout.model.finding import Severity
from layout.model.page import Mark, PlacedPage, PlacedStory, Rule
from layout.model.paper import Colour
from layout.proof.flags import BADGE, badge, fill
from layout.proof.lettering import Lettering, label, width, wrapped
from layout.proof.notes import LOOSE_GAP, Note
from layout.proof.palette import (
    ERROR,
    FLOW,
    GRID,
    LOOSE,
    LOOSE_SHARE,
    NOTE,
    OPEN,
    OPEN_SHARE,
    QUIET,
    TEXT,
    WAIVED,
    WARNING,
)
from layout.proof.words import Proofing
from layout.units import EM, Pt, settle

COLUMN: Final[Pt] = 250.0
"""Measure of a column of the strip."""

_APART: Final[Pt] = 18.0
"""Between the trim, or one column of the strip, and the next."""
_MARGIN: Final[Pt] = 30.0
"""Head and foot of the strip."""
_HANGING: Final[Pt] = 19.0
"""What stands right of a finding's number."""
_LEADING: Final = 1.4
_TITLE: Final[Pt] = 16.0
_VERDICT: Final[Pt] = 16.0
_HEADING: Final[Pt] = 11.0
_SAID: Final[Pt] = 10.0
_ASIDE: Final[Pt] = 8.5


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip with what it needs of the proof's paper."""

    marks: tuple[Mark, ...]
    width: Pt
    """What the strip adds to the width of the trim."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of an entry."""

    text: str
    lettering: Lettering
    indent: Pt = 0.0

    @property
    def height(self) -> Pt:
        return self.lettering.size * _LEADING


def strip(placed: PlacedPage, notes: Sequence[Note], proof: Proofing) -> Strip:
    """Give the strip of a page: verdict, findings, overset text, stories, key."""
    column = _Column(placed, proof)
    _verdict(column, placed, notes)
    _findings(column, [note for note in notes if not note.waiver])
    _overset(column, placed)
    _waived(column, [note for note in notes if note.waiver])
    _stories(column, placed)
    _key(column, placed)
    return column.finished()


class _Column:
    """The strip while it is filled, from the top down and then to the right."""

    def __init__(self, placed: PlacedPage, proof: Proofing) -> None:
        self.proof = proof
        self.marks: list[Mark] = []
        self.left = placed.grid.trim_width + _APART
        self._start = placed.grid.trim_width
        self._foot = placed.grid.trim_height - _MARGIN
        self.y = _MARGIN

    def lettering(self, size: Pt, colour: Colour, role: str = "hei") -> Lettering:
        """Give what a line is set in."""
        return Lettering(self.proof.faces, size, colour, role)

    def lines(
        self, text: str, lettering: Lettering, indent: Pt = 0.0
    ) -> tuple[_Line, ...]:
        """Give a text broken for the column."""
        broken = wrapped(text, COLUMN - indent, lettering)
        return tuple(_Line(line, lettering, indent) for line in broken)

    def heading(self, code: str, **values: str | float) -> None:
        """Begin a part of the strip."""
        bold = self.lettering(_HEADING, TEXT, "hei-bold")
        text = self.proof.words.say(code, **values)
        # A heading goes to the next column with the first lines of its part.
        self._make_room(8 * _SAID * _LEADING)
        self.y += _HEADING
        self.put(self.lines(text, bold))
        x1 = settle(self.left + COLUMN)
        y = settle(self.y + 1)
        self.marks.append(Rule(settle(self.left), y, x1, y, 0.5, TEXT))
        self.y += 5

    def put(self, lines: Sequence[_Line]) -> None:
        """Set lines, going on in the next column where one is full."""
        for line in lines:
            self._make_room(line.height)
            self.y += line.height
            baseline = self.y - 0.3 * line.lettering.size
            x = self.left + line.indent
            self.marks += label(line.text, x, baseline, line.lettering)

    def keep(self, lines: Sequence[_Line]) -> None:
        """Set lines that stay together, if a column holds them."""
        height = sum(line.height for line in lines)
        if height < self._foot - _MARGIN:
            self._make_room(height)
        self.put(lines)

    def finished(self) -> Strip:
        """Give the strip, with a line where the page ends."""
        x = settle(self._start)
        line = Rule(x, 0.0, x, settle(self._foot + _MARGIN), 0.5, QUIET)
        return Strip((line, *self.marks), self.left + COLUMN + _APART - self._start)

    def _make_room(self, height: Pt) -> None:
        if self.y + height > self._foot and self.y > _MARGIN:
            self.left += COLUMN + _APART
            self.y = _MARGIN


def _verdict(column: _Column, placed: PlacedPage, notes: Sequence[Note]) -> None:
    words = column.proof.words
    day = placed.day.isoformat()
    issue = words.say("proof-issue", paper=placed.paper, day=day)
    title = words.say("proof-page", number=placed.number, name=placed.name)
    column.put(column.lines(issue, column.lettering(_SAID, QUIET)))
    column.put(column.lines(title, column.lettering(_TITLE, TEXT, "hei-bold")))
    counts = dict.fromkeys(Severity, 0)
    for note in notes:
        counts[note.finding.severity] += not note.waiver
    errors = counts[Severity.ERROR]
    code = "proof-blocked" if errors else "proof-passed"
    colour = ERROR if errors else OPEN
    column.y += 3
    verdict = column.lettering(_VERDICT, colour, "hei-bold")
    column.put(column.lines(words.say(code, errors=errors), verdict))
    said = words.say(
        "proof-counts",
        errors=errors,
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        waived=sum(1 for note in notes if note.waiver),
    )
    column.put(column.lines(said, column.lettering(_SAID, TEXT)))


def _findings(column: _Column, notes: Sequence[Note]) -> None:
    if notes:
        column.heading("proof-findings")
    for note in notes:
        wording = column.proof.words.finding(note.finding)
        said = column.lettering(_SAID, TEXT)
        aside = column.lettering(_ASIDE, QUIET)
        lines = column.lines(wording.message, said, _HANGING)
        lines += column.lines(wording.hint, aside, _HANGING)
        lines += column.lines(_address(note), aside, _HANGING)
        _entry(column, note, lines)


def _waived(column: _Column, notes: Sequence[Note]) -> None:
    if notes:
        column.heading("proof-waived")
    for note in notes:
        words = column.proof.words
        if not note.waiver:
            continue
        said = column.lettering(_SAID, TEXT)
        aside = column.lettering(_ASIDE, TEXT, "hei-bold")
        message = words.finding(note.finding).message
        lines = column.lines(message, said, _HANGING)
        text = words.say("proof-waiver", by=note.waiver.by, why=note.waiver.why)
        lines += column.lines(text, aside, _HANGING)
        place = column.lettering(_ASIDE, QUIET)
        lines += column.lines(_address(note), place, _HANGING)
        _entry(column, note, lines)


def _entry(column: _Column, note: Note, lines: Sequence[_Line]) -> None:
    """Set a finding with its number hung before it."""
    column.keep(lines)
    height = sum(line.height for line in lines)
    plate = badge(note.number, note.colour, column.proof.faces)
    top = column.y - height + (lines[0].height - BADGE) / 2 if lines else column.y
    column.marks += plate.draw(plate.at(column.left, top))
    column.y += 5


def _address(note: Note) -> str:
    where = str(note.finding.where)
    story = note.finding.story
    return f"{story}　{where}" if story else where


def _overset(column: _Column, placed: PlacedPage) -> None:
    """Set the text that found no room, in red under its story's name."""
    over = [story for story in placed.stories if story.overset_text]
    if over:
        column.heading("proof-overset")
    for story in over:
        words = column.proof.words
        text = words.say("proof-over", characters=story.overset)
        bold = column.lettering(_SAID, ERROR, "hei-bold")
        column.put(column.lines(f"{story.id}　{text}", bold))
        body = column.lettering(_SAID, ERROR, "body")
        column.put(column.lines(story.overset_text, body))
        column.y += 5


def _stories(column: _Column, placed: PlacedPage) -> None:
    """List the stories: columns and rows, characters, over or short."""
    if placed.stories:
        column.heading("proof-stories")
    words = column.proof.words
    for story in placed.stories:
        size = words.say("proof-size", columns=story.columns, rows=story.rows)
        count = words.say("proof-characters", characters=story.characters)
        said = column.lettering(_SAID, TEXT)
        fit, colour = _fit(column, story)
        bold = column.lettering(_SAID, colour, "hei-bold")
        name = wrapped(story.id, COLUMN - sum(_TABS), said)
        column.keep([_Line(line, said) for line in name])
        baseline = column.y - 0.3 * _SAID
        right = column.left + COLUMN
        cells = ((fit, bold), (count, said), (size, said))
        for (text, lettering), tab in zip(cells, _TABS, strict=True):
            x = right - width(text, lettering)
            column.marks += label(text, x, baseline, lettering)
            right -= tab


_TABS: Final[tuple[Pt, ...]] = (58.0, 46.0, 54.0)
"""Widths of 多欠, 字数 and 栏×行 in the list of stories, from the right."""


def _fit(column: _Column, story: PlacedStory) -> tuple[str, Colour]:
    words = column.proof.words
    if story.overset:
        return words.say("proof-over", characters=story.overset), ERROR
    if story.underset:
        return words.say("proof-short", characters=story.underset), OPEN
    return words.say("proof-exact"), QUIET


def _key(column: _Column, placed: PlacedPage) -> None:
    """Explain the colours."""
    column.heading("proof-key")
    grid, words = placed.grid, column.proof.words
    share = LOOSE_GAP * 100 // EM
    rows: tuple[tuple[Colour, float, str], ...] = (
        (ERROR, 1.0, words.say("proof-key-error")),
        (WARNING, 1.0, words.say("proof-key-warning")),
        (NOTE, 1.0, words.say("proof-key-note")),
        (WAIVED, 1.0, words.say("proof-waived")),
        (LOOSE, LOOSE_SHARE, words.say("proof-key-loose", share=share)),
        (OPEN, OPEN_SHARE, words.say("proof-key-open")),
        (FLOW, 1.0, words.say("proof-key-flow")),
        (
            GRID,
            1.0,
            words.say(
                "proof-key-grid",
                columns=grid.columns,
                measure=grid.measure,
                rows=grid.rows,
            ),
        ),
    )
    said = column.lettering(_ASIDE, TEXT)
    for colour, strength, text in rows:
        column.keep(column.lines(text, said, _HANGING)[:1])
        top = column.y - said.size * _LEADING + 1.5
        sample = Box(column.left, top, column.left + 12, top + 8)
        column.marks.append(replace(fill(sample, colour), share=strength))
        column.y += 1
