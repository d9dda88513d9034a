"""A benchmark page as Banxin's editor would write it: paper, manifest, copy files.

Pages are numbered from 2 on: a front page is another kind of page.
"""

from pathlib import Path
from typing import Final

from tests.bench.newswire import Newswire, Tale
from tests.bench.plans import Plan, Slot

DAY: Final = "2026-11-23"
FIRST: Final = 2
"""Number of the first page."""


def write_issue(folder: Path, plan: Plan, pages: int) -> Path:
    """Write paper and issue of so many pages; give the issue's folder.

    The photographs are expected in ``photos`` of that folder, or put there later.
    """
    issue = folder / DAY
    (issue / "copy").mkdir(parents=True, exist_ok=True)
    (issue / "photos").mkdir(exist_ok=True)
    paper = f"name: 云汀晚报\ncode: ytwb\ngrid: {plan.grid}\n"
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    wire = Newswire()
    sheets = []
    for number in range(FIRST, FIRST + pages):
        for slot in plan.slots:
            tale = wire.tale(slot.wish, seed_of(plan, number))
            path = issue / "copy" / copy_file(number, slot)
            path.write_text(copy_text(tale), encoding="utf-8")
        sheets.append(_page(plan, number, wire))
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


def _page(plan: Plan, number: int, wire: Newswire) -> str:
    names = [wire.name(f"{number}/{office}") for office in ("编辑", "校对")]
    lines = [
        f"- page: {number}",
        "  name: 民生",
        f"  credits: {{责任编辑: {names[0]}, 校对: {names[1]}}}",
        "  rows:",
    ]
    if plan.banner:
        lines.append("  - {banner: 城南旧事, label: 民生周刊, motto: 一城烟火 半城江}")
    for band in plan.bands:
        items = [_item(plan, number, slot, wire) for slot in band.slots]
        if len(items) == 1:
            lines.append(f"  - {items[0]}")
        else:
            lines.append("  - cols:")
            lines += [f"    - {item}" for item in items]
    return "\n".join(lines) + "\n"


def _item(plan: Plan, number: int, slot: Slot, wire: Newswire) -> str:
    parts = [f"article: {copy_file(number, slot)}", f"w: {slot.width}"]
    if slot.rank:
        parts.append(f"rank: {slot.rank}")
    if slot.boxed:
        parts.append("box: 正线")
    if slot.shot:
        seed = f"{seed_of(plan, number)}/{slot.shot.name}"
        parts.append(
            f"photo: {{file: {slot.shot.name}, w: {slot.shot.width},"
            f" caption: '{wire.caption(seed)}', credit: {wire.name(seed)} 摄}}"
        )
    return "{" + ", ".join(parts) + "}"
