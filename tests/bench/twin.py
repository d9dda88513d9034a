"""The same page for typst: same copy, faces and photographs, as near as typst goes.

Typst does not thread text round a picture inside columns, nor find out how many rows a
band needs, nor convert colour: a story with a picture is cut by hand into the columns
beside it and those under it, the plan gives the rows, and photographs go into the PDF
as they are. All of that is work that only Banxin does.
"""

import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Final

from tests.bench.issue import FIRST, seed_of
from tests.bench.newswire import Newswire, Tale
from tests.bench.plans import Band, Plan, Shot, Slot

ROOT: Final = Path(__file__).resolve().parents[2]
GRIDS: Final = ROOT / "layout" / "manifest" / "presets" / "grids.toml"

_FUNCTIONS: Final = """\
#let banner(name) = block(height: 6 * row, width: 100%, align(center + horizon,
  text(weight: 900, size: 56pt, tracking: 0.42em,
    fill: cmyk(0%, 100%, 100%, 0%), name)))
#let flow(count, body) = columns(count, gutter: em, body)
#let story(width, rows, body, head: none, kicker: none, deck: none, byline: none,
  size: 30pt, boxed: false) = box(width: width, height: rows * row,
  stroke: if boxed { 0.5pt } else { none }, inset: if boxed { (x: em) } else { 0pt }, {
    set par(first-line-indent: 0pt, justify: false)
    align(center, {
      v(7pt)
      if kicker != none { text(font: "Noto Sans SC", size: 13pt, kicker); v(5pt) }
      text(weight: 900, size: size, head)
      if deck != none { v(6pt); text(font: "LXGW WenKai", size: 14pt, deck) }
      if byline != none { v(6pt); text(font: "LXGW WenKai", size: 11pt, byline) }
      v(10pt)
    })
    set par(first-line-indent: (amount: 2em, all: true), justify: true)
    body
  })
#let shot(file, width, height, caption) = block(width: width, {
  image(file, width: width, height: height, fit: "cover")
  v(6pt)
  set par(first-line-indent: 0pt)
  text(font: "LXGW WenKai", size: 9.5pt, caption)
  v(row)
})
#let beside(count, left, right, under, body, picture, rest) = grid(
  columns: (left, right), column-gutter: em, flow(count, body),
  { picture; flow(under, rest) })
#let band(rows, stories) = block(height: rows * row, width: 100%,
  stack(dir: ltr, spacing: em, ..stories.map(make => make(rows - 1))))
#let lead(words) = text(font: "Noto Sans SC", weight: 700, words)
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of a grid the twin needs, in points."""

    width: float
    height: float
    side: float
    head: float
    body: float
    leading: float
    measure: int

    def across(self, columns: int) -> float:
        """Give the width of so many columns with their gutters."""
        return (columns * (self.measure + 1) - 1) * self.body

    def lines(self, text: str) -> int:
        """Estimate the lines of a paragraph: half-width digits make room for marks."""
        return ceil((len(text) + 2) / (self.measure + 0.1))


def read_sheet(name: str) -> Sheet:
    """Give a preset of the grids in points."""
    grid: dict[str, Any] = tomllib.loads(GRIDS.read_text("utf-8"))[name]
    point = 72 / 25.4
    width = grid["trim"][0] * point
    area = (grid["columns"] * (grid["measure"] + 1) - 1) * grid["body"]
    return Sheet(
        width=width,
        height=grid["trim"][1] * point,
        side=(width - area) / 2,
        head=grid["margins"]["head"] * point,
        body=grid["body"],
        leading=grid["leading"],
        measure=grid["measure"],
    )


def write_twin(folder: Path, plan: Plan, pages: int, photos: str) -> Path:
    """Write the document; give its file.

    ``photos`` is the photographs' folder as seen from the document's.
    """
    sheet = read_sheet(plan.grid)
    writer = _Writer(plan, sheet, photos)
    parts = [*_preamble(sheet)]
    for number in range(FIRST, FIRST + pages):
        parts += ["#pagebreak()\n"] if number > FIRST else []
        parts += [f"#banner({_quoted('城南旧事')})\n"] if plan.banner else []
        parts += [writer.band(band, number) for band in plan.bands]
    path = folder / "twin.typ"
    path.write_text("".join(parts), encoding="utf-8")
    return path


def _preamble(sheet: Sheet) -> Iterator[str]:
    white = sheet.leading - sheet.body
    yield (
        f"#set page(width: {sheet.width:.3f}pt, height: {sheet.height:.3f}pt, margin: ("
        f"left: {sheet.side:.3f}pt, right: {sheet.side:.3f}pt, top: {sheet.head:.3f}pt,"
        " bottom: 0pt))\n"
        f'#set text(font: "Noto Serif SC", size: {sheet.body}pt, lang: "zh",'
        ' region: "cn", cjk-latin-spacing: none, top-edge: 0.88em,'
        " bottom-edge: -0.12em)\n"
        f"#set par(justify: true, leading: {white}pt, spacing: {white}pt,"
        " first-line-indent: (amount: 2em, all: true))\n"
        "#set block(spacing: 0pt)\n"
        f"#let row = {sheet.leading}pt\n#let em = {sheet.body}pt\n"
    )
    yield _FUNCTIONS


class _Writer:
    """Writes the bands of a plan's pages."""

    def __init__(self, plan: Plan, sheet: Sheet, photos: str) -> None:
        self._plan = plan
        self._sheet = sheet
        self._photos = photos
        self._wire = Newswire()

    def band(self, band: Band, number: int) -> str:
        """Give the stories of a band side by side."""
        stories = ",\n".join(self._story(slot, band, number) for slot in band.slots)
        return f"#band({band.rows}, (\n{stories},\n))\n"

    def _story(self, slot: Slot, band: Band, number: int) -> str:
        tale = self._wire.tale(slot.wish, seed_of(self._plan, number))
        if slot.shot:
            head = ceil((slot.size * 1.2 + 50) / self._sheet.leading)
            body = self._beside(tale, slot.width, slot.shot, band.rows - 1 - head)
        else:
            body = f"flow({slot.width}, {_content(tale, 0, None)})"
        named = {
            "head": tale.headline.replace("|", "\n"),
            "kicker": tale.kicker,
            "deck": tale.deck,
            "byline": tale.byline,
        }
        fields = "".join(f", {key}: {_quoted(v)}" for key, v in named.items() if v)
        boxed = ", boxed: true" if slot.boxed else ""
        return (
            f"rows => story({self._sheet.across(slot.width):.3f}pt, rows, {body}"
            f"{fields}, size: {slot.size}pt{boxed})"
        )

    def _beside(self, tale: Tale, columns: int, shot: Shot, rows: int) -> str:
        """Give a story cut into the columns beside its picture and those under it."""
        sheet = self._sheet
        left = columns - shot.width
        room = left * rows
        cut = 0
        for text in tale.paragraphs:
            room -= sheet.lines(text)
            cut += room >= 0
        height = shot.rows * sheet.leading - (sheet.leading - sheet.body)
        picture = (
            f"shot({_quoted(f'{self._photos}/{shot.name}')},"
            f" {sheet.across(shot.width):.3f}pt, {height:.3f}pt,"
            f" {_quoted(self._wire.caption(tale.headline))})"
        )
        return (
            f"beside({left}, {sheet.across(left):.3f}pt,"
            f" {sheet.across(shot.width):.3f}pt, {shot.width},"
            f" {_content(tale, 0, cut)}, {picture}, {_content(tale, cut, None)})"
        )


def _content(tale: Tale, start: int, end: int | None) -> str:
    """Give some of a story's paragraphs as markup."""
    told = zip(tale.leads[start:end], tale.paragraphs[start:end], strict=True)
    paragraphs = (
        (f"#lead({_quoted(lead)})#h(1em)" if lead else "") + _escaped(text)
        for lead, text in told
    )
    return "[\n" + "\n\n".join(paragraphs) + "\n]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _escaped(text: str) -> str:
    """Give a text as markup in which no character means anything."""
    return "".join(f"\\{c}" if c in string.punctuation else c for c in text)
