"""Text in slots of unequal measure: each paragraph set for the rows that it meets.

In come the texts of a story, set for whole columns, and legs with slots; out come the
texts set anew where they stand beside a cut-out, and how they fill the legs. The leg
programme asks what a paragraph can take from a row on; total fit answers with the
measures of the rows from there, so that every line fills its own slot.

A paragraph is set once for each place at which it may begin, a few dozen times in all,
and only where a slot is near: elsewhere its settings for whole columns hold. What a
story costs in slots is too dear to ask for every number of rows it could have; those
are priced by what the slots hold (``layout.makeup.wrap.alike``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from layout.composition.breaking import Setting, settings
from layout.composition.compose import Composed
from layout.makeup.desk import Desk
from layout.makeup.legs import Choice, Filling, Kind, fill
from layout.makeup.matter import towards
from layout.makeup.typeset import (
    DEAREST_SPARE,
    LEG_UNIT,
    Leg,
    SetText,
    Slot,
    set_choices,
    set_subhead,
)
from layout.makeup.wrap import held
from layout.units import EM, TOLERANCE, Mil, Pt

SPARE_SLOTS = 4
"""Slots beyond those that a paragraph needs at its natural width; more are asked for
where it turns out to take more."""


LEAST_YIELD, MOST_YIELD = 0.6, 1.5
"""Beyond these it is a few lines by chance that make slots hold more or less."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Texts as they fill their legs."""

    texts: tuple[SetText, ...]
    filling: Filling


@dataclass(frozen=True, slots=True)
class _Set:
    """What a unit can be from one row on."""

    settings: tuple[Setting, ...]
    choices: tuple[Choice, ...]
    measures: tuple[Mil, ...]


class Slots:
    """The texts of a story, asked what they take in slots."""

    def __init__(
        self, texts: Sequence[SetText], planned: tuple[int, ...], desk: Desk
    ) -> None:
        """Take texts set for whole columns, and the lines that a plan gave each."""
        self._texts = tuple(texts)
        self._planned = planned
        self._desk = desk
        self._known: dict[tuple[int, tuple[Mil, ...]], _Set] = {}
        self._subheads: dict[tuple[int, int], SetText] = {}

    def fill(self, legs: Sequence[Leg], *, flows_on: bool) -> Filled:
        """Give the texts set for the slots of legs, and the best filling of them."""
        offers = _Offers(self, legs)
        heights = [leg.rows for leg in legs]
        units = [text.unit for text in self._texts]
        filling = fill(units, heights, offers, flows_on=flows_on)
        both = zip(filling.chosen, filling.starts, strict=True)
        texts = tuple(
            offers.text(number, index, start)
            for number, (index, start) in enumerate(both)
        )
        return Filled(texts, replace(filling, chosen=(0,) * len(texts)))

    def yields(self, legs: Sequence[Leg]) -> float:
        """Give what the slots of legs hold as a share of what their widths promise.

        The text is set as is best for each paragraph, wherever it ends: a setting that
        was pressed to fill its legs would not tell.
        """
        offers = _Offers(self, legs)
        position = whole = 0
        for number, text in enumerate(self._texts):
            whole += min(text.unit.choices, key=_cost).rows
            position, _ = offers.begin(number, position)
            position += min(offers.choices(number, position), key=_cost).rows
        slotted = [leg for leg in legs if leg.slots]
        promised = sum(map(held, slotted))
        last = sum(leg.rows for leg in legs[: 1 + legs.index(slotted[-1])])
        if position < last:
            return 1.0  # the text ends beside the picture
        taken = sum(leg.rows for leg in slotted)
        found = whole - (position - taken)
        return min(max(found / promised, LEAST_YIELD), MOST_YIELD)

    @property
    def texts(self) -> tuple[SetText, ...]:
        """Give the texts as they are in whole columns."""
        return self._texts

    @property
    def body(self) -> Pt:
        """Give the width of a character."""
        return self._desk.grid.body

    def paragraph(self, number: int, measures: tuple[Mil, ...]) -> _Set:
        """Give what a paragraph can be whose lines meet these measures.

        The last measure goes on for ever.
        """
        text = self._texts[number]
        galley = text.galley
        if galley is None or all(measure == text.measure for measure in measures):
            return _Set(text.settings, text.unit.choices, (text.measure,))
        enough = _enough(measures, galley.ends[-1] + galley.indent)
        key = number, measures[:enough]
        found = self._known.get(key)
        if found is None:
            composed = Composed(galley, settings(galley, key[1]))
            kept, choices = set_choices(composed, key[1])
            if max(setting.lines for setting in kept) > enough:
                key = number, measures
                composed = Composed(galley, settings(galley, measures))
                kept, choices = set_choices(composed, measures)
            choices = tuple(replace(one, cost=_eased(one.cost)) for one in choices)
            choices = towards(choices, galley.paragraph.number, self._planned)
            found = self._known[key] = _Set(kept, choices, key[1])
        return found

    def subhead(self, number: int, characters: int) -> SetText:
        """Give a subhead set for so many characters."""
        key = number, characters
        galley = self._texts[number].galley
        if key not in self._subheads and galley is not None:
            made = set_subhead(galley.paragraph, characters, self._desk)
            self._subheads[key] = made
        return self._subheads[key]


def _eased(cost: float) -> float:
    """Give the cost of a setting, eased where a line in it is loose.

    In a slot of five or six characters hardly any line is even. At its full cost one
    loose line would be dearer than rows that are left open at the story's end, or than
    a line that is over; the most even of loose lines is still the cheapest.
    """
    return cost if cost <= EVEN else EVEN + (cost - EVEN) * EASED


EVEN = DEAREST_SPARE * LEG_UNIT
"""Cost up to which no line of a setting is loose."""

EASED = 1 / 40
"""Share of the cost beyond that counts. At it a line beyond every limit (OVERLONG) is
dearer than one that is over, and one with an eighth of an em between its characters
cheaper than three open rows."""


def _cost(choice: Choice) -> float:
    return choice.cost


def _enough(measures: tuple[Mil, ...], width: Mil) -> int:
    """Give the number of measures that a text of a width needs, with some to spare."""
    for count, measure in enumerate(measures, 1):
        width -= measure
        if width <= 0:
            return min(len(measures), count + SPARE_SLOTS)
    return len(measures)


class _Offers:
    """What the texts of a story can take in certain legs."""

    def __init__(self, slots: Slots, legs: Sequence[Leg]) -> None:
        self._texts = slots
        self._whole = legs[0].characters if legs else 0
        self._slots = [leg.at(row) for leg in legs for row in range(leg.rows)]
        self._rooms = [leg.rows - row for leg in legs for row in range(leg.rows)]
        """Rows of its leg from each row on."""

    def begin(self, number: int, position: int) -> tuple[int, int]:
        """Give where a unit may begin from a position on, and the rows it leaves."""
        text = self._texts.texts[number]
        if text.unit.new_leg and not self._heads_leg(position):
            position += self._rooms[position]
        if text.unit.kind is Kind.TEXT:
            return position, 0
        start = position
        while start < len(self._slots) and self._block(number, start) is None:
            start += 1
        return start, start - position

    def choices(self, number: int, start: int) -> Sequence[Choice]:
        """Give the numbers of rows that a unit can take from a row on."""
        text = self._texts.texts[number]
        if text.unit.kind is Kind.TEXT:
            return self._texts.paragraph(number, self._measures(start)).choices
        block = self._block(number, start)
        return block.unit.choices if block else text.unit.choices

    def text(self, number: int, index: int, start: int) -> SetText:
        """Give a text with the one choice that was made for it."""
        text = self._texts.texts[number]
        if text.unit.kind is not Kind.TEXT:
            return self._block(number, start) or text
        found = self._texts.paragraph(number, self._measures(start))
        unit = replace(text.unit, choices=(found.choices[index],))
        return replace(
            text,
            unit=unit,
            settings=(found.settings[index],) if found.settings else (),
            measures=found.measures,
        )

    def _heads_leg(self, position: int) -> bool:
        beyond = position >= len(self._slots)
        return beyond or not position or self._rooms[position - 1] == 1

    def _measures(self, start: int) -> tuple[Mil, ...]:
        """Give the measures from a row on; beyond the slots columns are whole."""
        end = len(self._slots)
        while end > start and self._slots[end - 1].characters == self._whole:
            end -= 1
        found = (slot.characters * EM for slot in self._slots[start:end])
        return (*found, self._whole * EM)

    def _block(self, number: int, start: int) -> SetText | None:
        """Give a line or subhead that stands whole from a row on; None if it cannot."""
        text = self._texts.texts[number]
        rows = text.unit.choices[0].rows
        while start < len(self._slots) and rows <= self._rooms[start]:
            slots = self._slots[start : start + rows]
            if all(slot.characters == self._whole for slot in slots):
                return text
            room = self._shared(slots)
            indent = room.x - slots[0].x
            if text.line:
                spare = room.characters * self._texts.body - _width(text)
                if text.indent:  # it stands flush right
                    indent += spare
                return replace(text, indent=indent) if spare >= 0 else None
            if room.characters < LEAST_SUBHEAD:
                return None
            made = self._texts.subhead(number, room.characters)
            if made.unit.choices[0].rows == rows:
                return replace(made, indent=indent)
            rows = made.unit.choices[0].rows
        return None

    def _shared(self, slots: Sequence[Slot]) -> Slot:
        """Give the room that slots under one another have in common."""
        body = self._texts.body
        left = max(slot.x for slot in slots)
        right = min(slot.x + slot.characters * body for slot in slots)
        return Slot(left, int((right - left + TOLERANCE) / body))


LEAST_SUBHEAD = 5
"""Characters of body text in which a subhead is set."""


def _width(text: SetText) -> Pt:
    if text.line is None:
        return 0.0
    bullet = text.bullet.width + text.bullet_gap if text.bullet else 0.0
    return text.line.width + bullet
