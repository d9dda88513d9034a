"""What a build says of its pages: the report as JSON, the table of stories as text.

Both are pure functions of the placed pages and findings and have no time in them: the
same input gives the same report.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final
from unicodedata import east_asian_width

from layout.errors import Where
from layout.messages.table import Lang, Table
from layout.model.figures import FORM_LIMIT, Estimate, Figures
from layout.model.finding import Finding
from layout.model.issue import Page
from layout.model.page import Cure, PlacedPage, PlacedStory
from layout.units import EM

SCHEMA: Final = 1
"""Version of the report's shape; a change that breaks a reader raises it."""

_WORDS: Final[Mapping[Lang, Mapping[str, str]]] = {
    Lang.ZH: {
        "page": "版", "story": "稿件", "extent": "栏×行", "head": "题", "count": "字数",
        "over": "多 {} 字", "under": "欠 {} 字", "exact": "正好", "total": "合计",
        "fit": "多欠", "unmade": "未排", "page_over": "全版多 {} 字",
        "page_under": "全版欠 {} 字", "page_exact": "全版正好",
        "about_over": "全版约多 {} 字", "about_under": "全版约欠 {} 字",
        "about_exact": "全版大致正好",
        "figures": "检查总字数 {characters:,}，容文字差错 {allowed:g} 处；"
                   "形式差错 {points} 个（{limit} 个以内合格）",
        "form": "  第{page}版 {points} 个：{message}",
    },
    Lang.EN: {
        "page": "page", "story": "story", "extent": "col×row", "head": "head",
        "count": "chars", "over": "over {}", "under": "short {}", "exact": "fits",
        "total": "total", "fit": "fit", "unmade": "not set",
        "page_over": "page over {}", "page_under": "page short {}",
        "page_exact": "page fits",
        "about_over": "page over by about {}", "about_under": "page short by about {}",
        "about_exact": "page about fits",
        "figures": "{characters:,} characters to inspect allow {allowed:g} errors;"
                   " form errors: {points} (up to {limit} pass)",
        "form": "  page {page}, {points}: {message}",
    },
}  # fmt: skip


_CURES: Final[Mapping[Lang, Mapping[str, str]]] = {
    Lang.ZH: {
        "cut": "第{number}段删{change}字 {lines}行",
        "add": "第{number}段加{change}字 {lines}行",
        "photo": "图{number}改{change}行 {lines}行",
        "drop": "第{number}段不排 {lines}行",
        "head": "题改{number}行{change}磅 {lines}行",
    },
    Lang.EN: {
        "cut": "cut {change} in paragraph {number} ({lines})",
        "add": "add {change} to paragraph {number} ({lines})",
        "photo": "picture {number} by {change} row ({lines})",
        "drop": "leave out paragraph {number} ({lines})",
        "head": "headline of {number} at {change} pt ({lines})",
    },
}


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report speaks of."""

    issue: str
    version: str
    pages: Sequence[PlacedPage]
    pdfs: Mapping[str, str]
    """Page number to its press PDF, below ``build/``; none for a blocked page."""
    findings: Sequence[Finding]
    figures: Figures


def report(reported: Reported, table: Table, lang: Lang) -> str:
    """Give a build's report as JSON. Source: manifest, section 6."""
    return as_json(
        {
            "schema": SCHEMA,
            "issue": reported.issue,
            "version": reported.version,
            "pages": [_page(page, reported.pdfs) for page in reported.pages],
            "form": {
                "points": reported.figures.points,
                "limit": FORM_LIMIT,
                "errors": [
                    {
                        "code": error.code,
                        "points": error.points,
                        "page": error.page,
                        "message": table.text(error.code, error.values, lang).message,
                    }
                    for error in reported.figures.form
                ],
            },
            "budget": {
                "characters": reported.figures.characters,
                "errors": reported.figures.allowed,
            },
            "findings": findings_of(reported.findings, table, lang),
        }
    )


def findings_of(
    findings: Iterable[Finding], table: Table, lang: Lang
) -> list[dict[str, Any]]:
    """Give findings with their words, as the report lists them."""
    return [_finding(each, table, lang) for each in findings]


def as_json(content: Mapping[str, Any]) -> str:
    """Give a document as JSON that a person can read, with a newline at its end."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def story_table(
    pages: Sequence[PlacedPage], lang: Lang, unmade: Sequence[Page] = ()
) -> str:
    """Give the stories of pages as a table: place, headline, characters, 多 or 欠.

    Columns are aligned for a terminal, where a Han character takes two cells. Pages
    that could not be made up stand at the end.
    """
    words = _WORDS[lang]
    rows = [[words[key] for key in ("page", "story", "extent", "head", "count", "fit")]]
    for page in pages:
        label = f"{page.number} {page.name}"
        for story in page.stories:
            rows.append([label, *_row(story, words)])
            label = ""
            if story.cures:
                cure = "；".join(map(partial(_cure, lang=lang), story.cures[:3]))
                rows.append(["", "", "", "", "", cure])
        if page.stories:
            rows.append(["", "", "", "", *_budget(page, words)])
    rows += [[f"{p.number} {p.name}", *[""] * 4, words["unmade"]] for p in unmade]
    stories = [story for page in pages for story in page.stories]
    count = sum(story.characters for story in stories)
    rows.append([words["total"], str(len(stories)), "", "", f"{count:,}", ""])
    return aligned(rows, numbers=(2, 3, 4))


def figures_told(figures: Figures, table: Table, lang: Lang) -> str:
    """Give the budget of text errors and the form errors as lines of text."""
    words = _WORDS[lang]
    lines = [
        words["figures"].format(
            characters=figures.characters,
            allowed=figures.allowed,
            points=figures.points,
            limit=FORM_LIMIT,
        )
    ]
    lines += [
        words["form"].format(
            page=error.page,
            points=error.points,
            message=table.text(error.code, error.values, lang).message,
        )
        for error in figures.form
    ]
    return "\n".join(lines)


def aligned(rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """Give rows as lines with their columns aligned, those of numbers to the right."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        fields = []
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - cells(text))
            fields.append(blank + text if index in numbers else text + blank)
        lines.append("  ".join(fields).rstrip())
    return "\n".join(lines)


def cells(text: str) -> int:
    """Give how many cells of a terminal a text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _page(page: PlacedPage, pdfs: Mapping[str, str]) -> dict[str, Any]:
    return {
        "page": page.number,
        "name": page.name,
        "pdf": pdfs.get(page.number),
        "columns": page.grid.columns,
        "rows": page.grid.rows,
        "budget": page.budget,
        "stories": [_story(story) for story in page.stories],
    }


def _story(story: PlacedStory) -> dict[str, Any]:
    head = story.head
    return {
        "id": story.id,
        "copy": story.copy,
        "boxes": [list(box) for box in story.boxes],
        "characters": story.characters,
        "overset": story.overset,
        "underset": story.underset,
        "open_rows": story.open_rows,
        "headline": head
        and {"lines": len(head.lines), "size": head.size, "rows": head.rows},
        "steps": [
            {"knob": step.knob, "from": step.before, "to": step.after}
            for step in story.steps
        ],
        "cures": [
            {
                "what": cure.what,
                "number": cure.number,
                "change": cure.change,
                "lines": cure.lines,
            }
            for cure in story.cures
        ],
        "worst_line": round(story.worst_gap / EM, 3),
    }


def _finding(finding: Finding, table: Table, lang: Lang) -> dict[str, Any]:
    wording = table.text(finding.code, finding.values, lang)
    more: dict[str, Any] = {}
    if finding.place:
        more["place"] = asdict(finding.place)
    if finding.waiver:
        more["waived"] = {"by": finding.waiver.by, "why": finding.waiver.why}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": _where(finding.where),
        "page": finding.page,
        "story": finding.story,
        "message": wording.message,
        "hint": wording.hint,
        **more,
    }


def _where(where: Where) -> dict[str, str | int]:
    return {"file": where.file, "line": where.line, "column": where.column}


def _cure(cure: Cure, lang: Lang) -> str:
    """Say in a few words what would make a story fit, and by how many lines."""
    form = _CURES[lang][cure.what]
    change, lines = abs(cure.change), f"{cure.lines:+d}"
    return form.format(number=cure.number, change=change, lines=lines)


def estimate_table(
    pages: Sequence[Page], estimates: Sequence[Estimate], lang: Lang
) -> str:
    """Give what pages will be too long or too short by, told before they are set."""
    words = _WORDS[lang]
    names = {page.number: page.name for page in pages}
    rows = [
        [f"{each.page} {names[each.page]}", _about(each, words)] for each in estimates
    ]
    return aligned(rows)


def _about(each: Estimate, words: Mapping[str, str]) -> str:
    if each.fits:
        return words["about_exact"]
    key = "about_over" if each.characters > 0 else "about_under"
    return words[key].format(abs(each.characters))


def _budget(page: PlacedPage, words: Mapping[str, str]) -> list[str]:
    """Say how all copy of a page compares with its room."""
    key = "page_over" if page.budget > 0 else "page_under"
    count = sum(story.characters for story in page.stories)
    fit = words[key].format(abs(page.budget)) if page.budget else words["page_exact"]
    return [f"{count:,}", fit]


def _row(story: PlacedStory, words: Mapping[str, str]) -> list[str]:
    head = ""
    if story.head is not None:
        head = f"{story.head.size:g}"
        if len(story.head.lines) > 1:
            head = f"{len(story.head.lines)}×{head}"
    if story.overset:
        fit = words["over"].format(story.overset)
    elif story.underset:
        fit = words["under"].format(story.underset)
    else:
        fit = words["exact"]
    name = PurePosixPath(story.copy).name or story.id
    extent = f"{story.columns}×{story.rows}"
    return [name, extent, head, f"{story.characters:,}", fit]
