"""A benchmark page as Banxin's editor would write it: paper, manifest, copy files.

Pages are numbered from 2 on: a front page is another kind of page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.newswire import Newswire, Tale, Wish
from tests.bench.plans import Band, Plan, Slot

DAY: Final = "2026-11-23"
FIRST: Final = 2
"""Number of the first page."""


def write_issue(folder: Path, plan: Plan, pages: int) -> Path:
    """Write paper and issue of so many pages of one plan; give the issue's folder.

    The photographs are expected in ``photos`` of that folder, or put there later.
    """
    return write_pages(folder, [plan] * pages)


def write_pages(folder: Path, plans: Sequence[Plan], *, auto: bool = False) -> Path:
    """Write paper and issue of a page of each plan; give the issue's folder.

    Args:
        folder: Where the paper's file and the issue's folder are put.
        plans: What is on each page, all of them on the first one's grid.
        auto: Whether items are left to the program to place, without widths.
    """
    issue = folder / DAY
    (issue / "copy").mkdir(parents=True, exist_ok=True)
    (issue / "photos").mkdir(exist_ok=True)
    paper = f"name: 云汀晚报\ncode: ytwb\ngrid: {plans[0].grid}\n"
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    wire = Newswire()
    sheets = []
    for number, plan in enumerate(plans, FIRST):
        for slot in plan.slots:
            text = _briefs(plan, number, slot, wire)
            if not slot.briefs:
                text = copy_text(wire.tale(slot.wish, seed_of(plan, number)))
            path = issue / "copy" / copy_file(number, slot)
            path.write_text(text, encoding="utf-8")
        sheets.append(_Sheet(plan, number, wire, auto).text())
    text = f"issue: {DAY}\nnumber: 8123\npages:\n" + "".join(sheets)
    (issue / "issue.yaml").write_text(text, encoding="utf-8")
    return issue


def seed_of(plan: Plan, number: int) -> str:
    """Give the seed of a page's copy."""
    return f"{plan.grid}/{number}"


def copy_file(number: int, slot: Slot) -> str:
    """Give the name of a story's file."""
    return f"p{number:02}-{slot.wish.name}.md"


def copy_text(tale: Tale) -> str:
    """Give a story as a copy file."""
    fields = {
        "kicker": tale.kicker,
        "headline": tale.headline,
        "deck": tale.deck,
        "byline": tale.byline,
    }
    front = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    paragraphs = (
        f"**{lead}** {text}" if lead else text
        for lead, text in zip(tale.leads, tale.paragraphs, strict=True)
    )
    return f"---\n{front}---\n" + "\n\n".join(paragraphs) + "\n"


def _briefs(plan: Plan, number: int, slot: Slot, wire: Newswire) -> str:
    """Give a file of short items of equal length."""
    items = []
    for n in range(slot.briefs):
        wish = Wish(f"{slot.wish.name}-{n}", slot.wish.characters // slot.briefs)
        tale = wire.tale(wish, seed_of(plan, number))
        headline = tale.headline.split()[0]
        items.append(f"## {headline}\n\n{''.join(tale.paragraphs)}\n")
    return "\n".join(items)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page of the manifest."""

    plan: Plan
    number: int
    wire: Newswire
    auto: bool

    def text(self) -> str:
        """Give the page in YAML."""
        names = [self.wire.name(f"{self.number}/{office}") for office in OFFICES]
        both = zip(OFFICES, names, strict=True)
        credits_ = ", ".join(f"{office}: {name}" for office, name in both)
        lines = [
            f"- page: {self.number}",
            "  name: 民生",
            f"  credits: {{{credits_}}}",
            "  rows:",
        ]
        if self.plan.banner:
            banner = "{banner: 城南旧事, label: 民生周刊, motto: 一城烟火 半城江}"
            lines.append(f"  - {banner}")
        if self.auto:
            bands = [self._band(band, wide=False) for band in self.plan.bands]
            lines.append(f"  - auto: [{', '.join(bands)}]")
        else:
            lines += [f"  - {self._band(band, wide=True)}" for band in self.plan.bands]
        return "\n".join(lines) + "\n"

    def _band(self, band: Band, *, wide: bool) -> str:
        items = [self._item(slot, wide=wide) for slot in band.slots]
        if band.label:
            # side by side in a section, whoever places it
            items = [self._item(slot, wide=True) for slot in band.slots]
            return f"{{section: {band.label}, cols: [{', '.join(items)}]}}"
        if len(items) == 1 or not wide:
            return ", ".join(items)
        return f"{{cols: [{', '.join(items)}]}}"

    def _item(self, slot: Slot, *, wide: bool) -> str:
        kind = "briefs" if slot.briefs else "article"
        parts = [f"{kind}: {copy_file(self.number, slot)}"]
        if slot.briefs:
            parts.append("label: 简讯")
        if wide:
            parts.append(f"w: {slot.width}")
        if slot.rank:
            parts.append(f"rank: {slot.rank}")
        if slot.boxed:
            parts.append("box: 正线")
        if slot.shot:
            seed = f"{seed_of(self.plan, self.number)}/{slot.shot.name}"
            parts.append(
                f"photo: {{file: {slot.shot.name}, w: {slot.shot.width},"
                f" caption: '{self.wire.caption(seed)}',"
                f" credit: {self.wire.name(seed)} 摄}}"
            )
        return "{" + ", ".join(parts) + "}"


OFFICES: Final = ("编辑", "校对")
"""Whose names stand in the page's credits."""
