"""Plan files: ``plans/p03.yaml``, written and read; nothing else touches them.

One plan has one text: keys stand in one order, sizes are left out where there are none,
groups take a line each and an item one line. An editor can read it, and could write it.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from layout.errors import FileError, ManifestError, Where, problem, reason_of
from layout.manifest.names import PageNumber
from layout.manifest.nodes import Listing, Mapping, Node, Scalar, parse
from layout.model.plan import Plan, PlannedGroup, PlannedItem, PlannedNode

FOLDER: Final = "plans"
VERSION: Final = "1"
"""Of the file's form."""

LARGEST: Final = 1000
"""No page has more columns, rows or lines of a paragraph."""

HEADING: Final = "# 版面方案：banxin plan 写，banxin build 读；锁定后不再变动\n"

KINDS: Final = (
    "article",
    "photo",
    "briefs",
    "banner",
    "masthead",
    "refer",
    "ad",
    "from",
    "rule",
    "filler",
    "credits",
)
"""What names an item; the first key of its line."""

_NUMBERS: Final = ("rank", "w", "h", "head")
_LISTS: Final = ("photos", "lines")
_PLAIN: Final = re.compile(r"[A-Za-z\u4e00-\u9fff][\w./\u4e00-\u9fff-]*")
"""Names that YAML takes without quotes, wherever they stand."""


def plan_path(folder: Path, page: str) -> Path:
    """Give where the plan of a page of an issue folder stands."""
    return folder / FOLDER / f"p{PageNumber(page):02}.yaml"


def read_plan(path: Path, shown: str = "") -> Plan:
    """Give the plan of a file.

    Args:
        path: The file.
        shown: Its name in messages; empty takes the path.

    Raises:
        FileError: It cannot be read.
        ManifestError: It is no plan; the place is named.
    """
    name = shown or str(path)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        found = problem("plan-unreadable", Where(name), reason=reason_of(error))
        raise FileError([found]) from error
    return _plan(parse(text, name))


def write_plan(plan: Plan, path: Path) -> None:
    """Write a plan beside its file and move it into place.

    Raises:
        FileError: It cannot be written; an earlier plan is then as it was.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(plan_text(plan), "utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        found = problem("plan-unwritten", Where(str(path)), reason=reason_of(error))
        raise FileError([found]) from error


def plan_text(plan: Plan) -> str:
    """Give a plan as the one text that it has."""
    root = plan.root
    if not isinstance(root, PlannedGroup):
        root = PlannedGroup("rows", (root,))
    lines = [
        f"plan: {VERSION}",
        f"page: {_scalar(plan.page)}",
        f"locked: {'true' if plan.locked else 'false'}",
        *_group(root),
    ]
    return HEADING + "".join(f"{line}\n" for line in lines)


def _group(group: PlannedGroup) -> Iterator[str]:
    """Give the lines of a mapping that holds a group."""
    if group.section:
        yield f"section: {_scalar(group.section)}"
    for key, size in (("w", group.w), ("h", group.h)):
        if size is not None:
            yield f"{key}: {size}"
    yield f"{group.kind}:"
    for item in group.items:
        if isinstance(item, PlannedItem):
            yield f"- {_item(item)}"
            continue
        first, *rest = _group(item)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)


def _item(item: PlannedItem) -> str:
    parts = [f"{item.kind}: {_scalar(item.name)}"]
    numbers = (item.rank, item.w, item.h, item.head or None)
    for key, number in zip(_NUMBERS, numbers, strict=True):
        if number is not None:
            parts.append(f"{key}: {number}")
    for key, numbers_of in zip(_LISTS, (item.photos, item.lines), strict=True):
        if numbers_of:
            parts.append(f"{key}: [{', '.join(map(str, numbers_of))}]")
    return f"{{{', '.join(parts)}}}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _plan(node: Node) -> Plan:
    if not isinstance(node, Mapping):
        raise _wrong(node, "plan")
    head = ("plan", "page", "locked")
    values = {key.text: value for key, value in node.entries}
    texts = []
    for key, usual in zip(head, ("", "", "false"), strict=True):
        value = values.get(key, Scalar(usual, node.where))
        if not isinstance(value, Scalar) or value.empty:
            raise _wrong(value, key)
        texts.append(value.text)
    version, page, locked = texts
    if version != VERSION or locked not in {"true", "false"}:
        raise _wrong(node, "plan" if version != VERSION else "locked")
    rest = tuple((k, v) for k, v in node.entries if k.text not in head)
    root = _planned(Mapping(rest, node.where))
    return Plan(page, root, locked == "true")


def _planned(node: Node) -> PlannedNode:
    if not isinstance(node, Mapping):
        raise _wrong(node, "rows")
    if any(key.text in {"rows", "cols"} for key, _ in node.entries):
        return _planned_group(node)
    return _planned_item(node)


def _planned_group(node: Mapping) -> PlannedGroup:
    section, kind = "", ""
    sizes: dict[str, int] = {}
    items: tuple[PlannedNode, ...] = ()
    for key, value in node.entries:
        match key.text, value:
            case "w" | "h", _:
                sizes[key.text] = _number(value, key.text)
            case "section", Scalar():
                section = value.text
            case (("rows" | "cols"), Listing()) if not kind and value.items:
                kind = key.text
                items = tuple(_planned(each) for each in value.items)
            case _:
                raise _wrong(value, key.text)
    return PlannedGroup(kind, items, sizes.get("w"), sizes.get("h"), section)


def _planned_item(node: Mapping) -> PlannedItem:
    kind, name = "", ""
    numbers: dict[str, int] = {}
    lists: dict[str, tuple[int, ...]] = {}
    for key, value in node.entries:
        if key.text in KINDS and not kind and isinstance(value, Scalar):
            kind, name = key.text, value.text
        elif key.text in _NUMBERS:
            numbers[key.text] = _number(value, key.text)
        elif key.text in _LISTS and isinstance(value, Listing):
            lists[key.text] = tuple(_number(each, key.text) for each in value.items)
        else:
            raise _wrong(value, key.text)
    if not kind:
        raise _wrong(node, KINDS[0])
    return PlannedItem(
        kind=kind,
        name=name,
        w=numbers.get("w"),
        h=numbers.get("h"),
        rank=numbers.get("rank"),
        head=numbers.get("head", 0),
        photos=lists.get("photos", ()),
        lines=lists.get("lines", ()),
    )


def _number(node: Node, key: str) -> int:
    if isinstance(node, Scalar) and re.fullmatch(r"[0-9]{1,4}", node.text):
        number = int(node.text)
        if number <= LARGEST:
            return number
    raise _wrong(node, key)


def _wrong(node: Node, key: str) -> ManifestError:
    return ManifestError([problem("plan-broken", node.where, key=key)])
