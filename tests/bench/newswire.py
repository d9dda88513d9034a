"""Invented news copy of any length: the same seed gives the same story, ever.

Stories are made of the patterns and words of ``seeds.toml``. The text is as awkward for
a composer as a newsroom's: quotations, figures with units, Latin words, names, marks in
runs. No two stories of an issue share a sentence's figures, so that nothing composed
for one page can be taken for another.
"""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SEEDS: Final = Path(__file__).with_name("seeds.toml")

PARAGRAPH: Final = (70, 150)
"""Characters of a paragraph: newspapers break early."""


SHORTEST: Final = 25
"""Characters of the shortest sentence: what is left after another must hold it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a story is to be like."""

    name: str
    characters: int
    kicker: bool = True
    deck: bool = False
    byline: bool = False
    run_ins: int = 0
    """Paragraphs that begin with a bold lead-in."""
    lines: int = 1
    """Lines of the headline: of two, each clause takes one."""


@dataclass(frozen=True, slots=True)
class Tale:
    """A story as its reporter would file it."""

    name: str
    kicker: str
    headline: str
    """Its two clauses parted by a space, or by ``|`` where each is a line."""
    deck: str
    byline: str
    paragraphs: tuple[str, ...]
    leads: tuple[str, ...]
    """The lead-in of each paragraph, mostly empty."""

    @property
    def characters(self) -> int:
        """Count the body with its lead-ins, without white."""
        text = "".join((*self.leads, *self.paragraphs))
        return len("".join(text.split()))


class Newswire:
    """The words and patterns of the seeds."""

    def __init__(self) -> None:
        self._lists: dict[str, list[str]] = tomllib.loads(SEEDS.read_text("utf-8"))

    def tale(self, wish: Wish, seed: str) -> Tale:
        """Give a story of the wished length, to within half a short sentence."""
        drawer = _Drawer(self._lists, chance(f"{seed}/{wish.name}"))
        paragraphs = drawer.body(wish.characters)
        leads = [""] * len(paragraphs)
        step = max(2, len(paragraphs) // (wish.run_ins + 1))
        for i, lead in zip(
            range(step, len(paragraphs), step),
            drawer.sample("run_in", wish.run_ins),
            strict=False,
        ):
            leads[i] = lead
        clauses = (drawer.line("head_left"), drawer.line("head_right"))
        return Tale(
            name=wish.name,
            kicker=drawer.line("kicker") if wish.kicker else "",
            headline=("|" if wish.lines > 1 else " ").join(clauses),
            deck=drawer.line("deck") if wish.deck else "",
            byline=f"本报记者 {drawer['person']} {drawer['person']}"
            if wish.byline
            else "",
            paragraphs=tuple(paragraphs),
            leads=tuple(leads),
        )

    def caption(self, seed: str) -> str:
        """Give the caption of a photograph."""
        return _Drawer(self._lists, chance(seed)).line("caption")

    def name(self, seed: str) -> str:
        """Give an invented person's name."""
        return _Drawer(self._lists, chance(seed))["person"]


def chance(seed: str) -> random.Random:
    """Give a generator that draws the same for the same seed on every machine."""
    return random.Random(seed)  # noqa: S311 - it draws words and pixels, not secrets


class _Drawer(dict[str, str]):
    """Fills slots: every look-up draws anew."""

    def __init__(self, lists: dict[str, list[str]], draw: random.Random) -> None:
        super().__init__()
        self._lists = lists
        self._draw = draw

    def __missing__(self, slot: str) -> str:
        pick = self._draw.randint
        match slot:
            case "n":
                text = str(pick(11, 99) if pick(0, 1) else pick(100, 4999))
            case "few":
                text = str(pick(2, 9))
            case "share":
                text = f"{pick(1, 98)}.{pick(1, 9)}"
            case "year":
                text = str(pick(2019, 2026))
            case "date":
                text = f"{pick(9, 11)}月{pick(1, 28)}日"
            case "clock":
                text = f"{pick(5, 21)}时{pick(1, 5)}0分"
            case "money":
                text = f"{pick(3, 96)}.{pick(1, 9)}万元"
            case "person":
                text = self._word("surname") + self._word("given")
            case _:
                text = self._word(slot)
        return text

    def line(self, name: str) -> str:
        """Give a filled pattern of a list."""
        return self._word(name).format_map(self)

    def sample(self, name: str, count: int) -> list[str]:
        """Give different words of a list."""
        words = self._lists[name]
        return self._draw.sample(words, min(count, len(words)))

    def body(self, characters: int) -> list[str]:
        """Give paragraphs of so many characters in all."""
        end = self.line("closing")
        room = characters - len(end)
        paragraphs = [self.line("opening")]
        room -= len(paragraphs[0])
        patterns: list[str] = []
        while room > 0:
            if not patterns:  # all patterns are told before one comes again
                patterns = self.sample("middle", len(self._lists["middle"]))
            sentence = patterns.pop().format_map(self)
            if len(sentence) > room - SHORTEST:
                sentence = self._closest(room)
                room = 0
            room -= len(sentence)
            long_enough = len(paragraphs[-1]) >= self._draw.randint(*PARAGRAPH)
            if long_enough:
                paragraphs.append(sentence)
            else:
                paragraphs[-1] += sentence
        return [*paragraphs, end]

    def _closest(self, characters: int) -> str:
        """Give a filled pattern that comes nearest to a length."""
        told = (pattern.format_map(self) for pattern in self._lists["middle"])
        return min(told, key=lambda sentence: abs(len(sentence) - characters))

    def _word(self, name: str) -> str:
        return self._draw.choice(self._lists[name])
