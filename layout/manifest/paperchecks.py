"""What a paper must be beyond its shape: files that exist, names that are known."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from layout.errors import ManifestError, Problem, Where, problem
from layout.manifest import nodes
from layout.manifest.keys import nearest
from layout.manifest.names import page_file_name
from layout.messages.table import load_table
from layout.model.finding import Severity
from layout.model.inks import RESERVED
from layout.model.paper import Paper
from layout.units import Mm, Pt, mm

LANGUAGES: Final = ("zh-Hans", "zh-Hant", "ja")

RANKS: Final = range(1, 6)

SMALLEST: Final = 1
"""Points of type that can be set at all."""

INK: Final = (100, 400)
"""Per cent in sum: less prints no black with another ink, more than four there are."""

PPI: Final = (36, 2400)
"""Resolutions that a press may ask for: a plate setter's own is the most."""
CMYK: Final = ("keep", "convert")
"""What may become of pictures that come as inks."""

BLEED: Final[Mm] = 25
"""Most bleed; a wish beyond it is a slip of the pen."""

RICHEST: Final = 0.4
"""Cyan under a full black: what solids may have, and no more. Source: press 1.4."""

LEAST_LINE: Final = 2
"""Characters that an indented line of the narrowest column must hold."""


def settled(paper: Paper, tree: nodes.Mapping, folder: Path) -> Paper:
    """Give the paper with its files found.

    Args:
        paper: The paper as it was built.
        tree: Where its values stand.
        folder: The folder of its ``paper.yaml``, from which its paths are counted.

    Raises:
        ManifestError: What it says cannot be so.
    """
    checks = _Checks(paper, tree, folder)
    icc = checks.file("press", "icc", paper.press.icc)
    fonts = checks.file("", "fonts", paper.fonts)
    checks.language()
    checks.names()
    checks.gate()
    checks.body()
    checks.sizes()
    checks.indent()
    checks.ladder()
    checks.rungs()
    checks.photo_stories()
    checks.press()
    checks.inks()
    checks.plates()
    if checks.problems:
        raise ManifestError(checks.problems)
    condition = checks.condition()
    press = replace(paper.press, icc=icc, condition=condition)
    return replace(paper, press=press, fonts=fonts)


class _Checks:
    """Looks a paper over and gathers what is wrong."""

    def __init__(self, paper: Paper, tree: nodes.Mapping, folder: Path) -> None:
        self.problems: list[Problem] = []
        self._paper = paper
        self._tree = tree
        self._folder = folder

    def file(self, group: str, key: str, name: str) -> str:
        """Give the absolute path of a file or folder that the paper names."""
        if not name:
            return ""
        path = (self._folder / name).resolve()
        if not path.exists():
            where = self._where(*filter(None, (group, key)))
            self.problems.append(problem("paper-file-missing", where, name=name))
        return str(path)

    def language(self) -> None:
        language = self._paper.language
        if language not in LANGUAGES:
            self._choice(self._where("language"), language, LANGUAGES)

    def names(self) -> None:
        paper = self._paper
        day = date(2026, 11, 23)  # any day shows whether the template works
        try:
            page_file_name(paper.names, paper.code, "x", day, "1")
        except (ValueError, IndexError, KeyError) as error:
            self.problems.append(
                problem(
                    "names-template",
                    self._where("names"),
                    template=paper.names,
                    fault=str(error),
                )
            )

    def gate(self) -> None:
        if not self._paper.gate:
            return
        codes = load_table().entries
        levels = [severity.value for severity in Severity]
        for code, level in self._paper.gate.items():
            where = self._where("gate", code)
            if code not in codes:
                hint = nearest(code, codes)
                self.problems.append(
                    problem("name-unknown", where, name=code, nearest=hint)
                )
            if level not in levels:
                self._choice(where, level, levels)

    def body(self) -> None:
        style = self._paper.styles.get("body")
        if style is not None and style.size != self._paper.grid.body:
            self.problems.append(
                problem(
                    "body-size",
                    self._where("styles", "body", "size"),
                    size=style.size,
                    grid=self._paper.grid.body,
                )
            )

    def sizes(self) -> None:
        """Type of no size cannot be set; how small it may be is for the press."""
        places: list[tuple[Pt, tuple[str, ...]]] = [
            (style.size, ("styles", name, "size"))
            for name, style in self._paper.styles.items()
        ]
        for rung in self._paper.ladder:
            below = ("ladder", rung.name)
            places += [(face.low, (*below, "faces")) for face in rung.faces]
            places += [(rung.kicker.size, (*below, "kicker", "size"))]
            places += [(rung.deck.size, (*below, "deck", "size"))]
        for size, keys in places:
            if size < SMALLEST:
                where = self._where(*keys)
                small = problem("value-small", where, value=size, least=SMALLEST)
                self.problems.append(small)

    def indent(self) -> None:
        """An indented line of the narrowest column must hold two characters."""
        style = self._paper.styles.get("body")
        most = self._paper.grid.measure - LEAST_LINE
        if most < 0:
            self.problems.append(problem("grid-impossible", self._where("grid")))
        elif style is not None and not 0 <= style.indent <= most:
            where = self._where("styles", "body", "indent")
            self.problems.append(problem("body-indent", where, most=most))

    def rungs(self) -> None:
        """A rung needs a face, and its bounds must not cross."""
        for rung in self._paper.ladder:
            where = self._where("ladder", rung.name, "faces")
            if not rung.faces:
                self.problems.append(problem("value-short", where, least=1))
            crossed = any(face.low > face.high for face in rung.faces)
            if not 1 <= rung.lines[0] <= rung.lines[1]:
                where = self._where("ladder", rung.name, "lines")
                crossed = True
            if crossed:
                self.problems.append(problem("ladder-crossed", where))

    def photo_stories(self) -> None:
        if not self._paper.look.photo_stories:
            where = self._where("look", "photo_stories")
            self.problems.append(problem("value-short", where, least=1))

    def press(self) -> None:
        """What no press asks for is a slip; a warning comes no later than the block."""
        press = self._paper.press
        for key in ("ppi", "ppi_cap", "ppi_warn", "ppi_block"):
            self._within(getattr(press, key), PPI, "press", key)
        self._within(press.ink_limit, INK, "press", "ink_limit")
        if press.cmyk not in CMYK:
            self._choice(self._where("press", "cmyk"), press.cmyk, CMYK)
        if press.ppi_warn < press.ppi_block:
            least = (press.ppi_block, PPI[1])
            self._within(press.ppi_warn, least, "press", "ppi_warn")
        self._within(round(mm(self._paper.bleed), 2), (0, BLEED), "bleed")

    def condition(self) -> str:
        """Give what the press prints by; a profile of the paper's own is its own."""
        press = self._paper.press
        own = self._where("press", "condition").file == self._tree.where.file
        return "" if press.icc and not own else press.condition

    def inks(self) -> None:
        for name, colour in self._paper.colours.items():
            for part in colour.cmyk:
                self._within(round(part * 100, 2), (0, 100), "colours", name, "cmyk")
            if colour.cmyk[3] >= 1 and not colour.spot:
                cyan, magenta, yellow, _ = colour.cmyk
                if cyan > RICHEST or magenta > 0 or yellow > 0:
                    where = self._where("colours", name, "cmyk")
                    rich = problem("rich-black", where, most=round(RICHEST * 100))
                    self.problems.append(rich)

    def plates(self) -> None:
        """Every ink beside the four has a name of its own, and something to show."""
        alternates: dict[str, tuple[float, ...]] = {}
        for name, colour in self._paper.colours.items():
            where = self._where("colours", name, "plate")
            if colour.plate and not colour.spot:
                self.problems.append(problem("plate-idle", where, name=name))
            if not colour.spot:
                continue
            if colour.ink in RESERVED:
                self.problems.append(problem("plate-reserved", where, name=colour.ink))
            if not any(colour.cmyk):
                self.problems.append(problem("plate-empty", where, name=name))
            if alternates.setdefault(colour.ink, colour.cmyk) != colour.cmyk:
                self.problems.append(problem("plate-double", where, name=colour.ink))

    def ladder(self) -> None:
        """Every rank needs a rung for every width, on front pages and inside."""
        widest = self._paper.grid.characters
        for rank in RANKS:
            for front in (True, False):
                rungs = [
                    rung
                    for rung in self._paper.ladder
                    if rung.rank == rank and rung.front is front
                ]
                gap = next(
                    (
                        measure
                        for measure in range(1, widest + 1)
                        if not any(
                            r.measure_low <= measure <= r.measure_high for r in rungs
                        )
                    ),
                    None,
                )
                if gap is not None:
                    where = self._where("ladder")
                    self.problems.append(
                        problem("ladder-gap", where, rank=rank, measure=gap)
                    )

    def _within(self, value: float, bounds: tuple[float, float], *keys: str) -> None:
        """Note a number, in the unit in which it is written, that is out of bounds."""
        least, most = bounds
        where = self._where(*keys)
        if value < least:
            small = problem("value-small", where, value=value, least=least)
            self.problems.append(small)
        elif value > most:
            large = problem("value-large", where, value=value, most=most)
            self.problems.append(large)

    def _choice(
        self, where: Where, value: str, choices: "list[str] | tuple[str, ...]"
    ) -> None:
        known = " ".join(choices)
        self.problems.append(problem("value-choice", where, value=value, choices=known))

    def _where(self, *keys: str) -> Where:
        """Give the place of a value, or of what would hold it."""
        node: nodes.Node = self._tree
        for key in keys:
            below = node.get(key) if isinstance(node, nodes.Mapping) else None
            if below is None:
                break
            node = below
        return node.where
