"""The paper: its few lines of house style over the preset they start from.

``newspaper.toml`` says how a newspaper looks, ``grids.toml`` which pages there are; a
``paper.yaml`` changes what it names and leaves the rest. All three become one tree, and
the tree becomes a :class:`Paper`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, TypeAlias

from layout.errors import ManifestError, Where, problem
from layout.manifest import nodes
from layout.manifest.encoding import read_text
from layout.manifest.frozen import Builder
from layout.manifest.keys import Keys, load_keys, nearest
from layout.manifest.nodes import Listing, Node, Scalar, parse
from layout.manifest.paperchecks import settled
from layout.model.paper import Grid, Paper
from layout.units import Mm, Pt, mm, pt

PAPER: Final = "paper.yaml"

PRESETS: Final = Path(__file__).parent / "presets"
HOUSE: Final = PRESETS / "newspaper.toml"
GRIDS: Final = PRESETS / "grids.toml"

Table: TypeAlias = dict[str, Any]
"""A table of a preset, as tomllib gives it."""

_HOISTED: Final = ("folio", "masthead", "ear", "banner", "foot", "box", "briefs")
"""Parts of the look that a paper may write without saying ``look``."""

_PAGE: Final = ("trim", "margins")
"""Keys of a grid that a paper may write beside the grid's name."""

_FREE: Final = frozenset(
    {"styles", "ladder", "colours", "rules", "gate", "sizes", "faces"}
)
"""Mappings whose keys are the paper's own names."""

_COLOURS: Final = ("colour", "label_colour", "tint")
_RULES: Final = (
    "rule", "frame", "edge", "upright", "latin_rule", "top_rule", "bottom_rule",
    "item_rule", "story_rule", "gutter_rule",
)  # fmt: skip
"""Fields that name a colour or a rule."""

_SLACK: Final[Mm] = 0.5
"""Rounding of margins and trim that nobody means."""


def find_paper(folder: Path) -> Path | None:
    """Give the ``paper.yaml`` that governs a folder: the nearest one walking up."""
    start = folder.resolve()
    for each in (start, *start.parents):
        path = each / PAPER
        if path.is_file():
            return path
    return None


def read_paper(path: Path, file: str) -> Paper:
    """Give the paper that a ``paper.yaml`` describes.

    Args:
        path: The file.
        file: Its name in messages.

    Raises:
        ManifestError: Every key and value that cannot be, each with its place.
        FileError: The file cannot be read.
    """
    keys = load_keys("paper")
    builder = Builder(keys)
    own = _canonical(parse(read_text(path, Where(file)).text, file), keys)
    if not isinstance(own, nodes.Mapping):
        raise ManifestError([problem("value-mapping", own.where)])
    own = _known(own, builder)
    preset = tomllib.loads(HOUSE.read_text("utf-8"))
    default = str(preset.pop("grid"))
    try:
        grid = _grid(own, default, Builder(keys))
    except ManifestError as error:  # the rest is looked at all the same
        builder.problems += error.problems
        grid = _grid(nodes.Mapping((), own.where), default, Builder(keys))
    tree = _merged(_tree(_adapted(preset, grid), HOUSE.name), _styled(own))
    if not isinstance(tree, nodes.Mapping):
        raise ManifestError([problem("value-mapping", tree.where)])
    return settled(_paper(tree, grid, builder), tree, path.parent)


@dataclass(frozen=True, slots=True)
class Margins:
    """White round the type area, in millimetres; what is None follows from the grid."""

    head: Mm
    foot: Mm | None = None
    sides: Mm | None = None


@dataclass(frozen=True, slots=True)
class PageShape:
    """A grid as it is written."""

    trim: tuple[Mm, Mm]
    margins: Margins
    body: Pt
    leading: Pt
    columns: int
    measure: int
    rows: int | None
    gutter: int = 1


def _canonical(node: Node, keys: Keys, *, free: bool = False) -> Node:
    """Give the tree with every key under its one name."""
    match node:
        case nodes.Mapping():
            entries = []
            for key, value in node.entries:
                name = key.text if free else keys.canonical(key.text)
                within = not free and name in _FREE
                entries.append(
                    (
                        Scalar(name, key.where),
                        _canonical(value, keys, free=within),
                    )
                )
            return nodes.Mapping(tuple(entries), node.where)
        case Listing():
            items = tuple(_canonical(item, keys) for item in node.items)
            return Listing(items, node.where)
        case _:
            return node


def _known(own: nodes.Mapping, builder: Builder) -> nodes.Mapping:
    """Give the paper's tree without the keys that no paper has."""
    allowed = [each.name for each in fields(Paper)]
    allowed += [*_HOISTED, *_PAGE]
    entries = []
    for key, value in own.entries:
        if key.text in allowed:
            entries.append((key, value))
        else:
            hint = builder.keys.nearest(key.text, allowed)
            builder.note("key-unknown", key.where, key=key.text, nearest=hint)
    return nodes.Mapping(tuple(entries), own.where)


def _grid(own: nodes.Mapping, name: str, builder: Builder) -> Grid:
    """Give the paper's grid: a preset's, changed where the paper says so."""
    wanted = own.get("grid")
    changes = [(key, node) for key, node in own.entries if key.text in _PAGE]
    where = own.where
    if isinstance(wanted, Scalar):
        name, where = wanted.text, wanted.where
    elif isinstance(wanted, nodes.Mapping):
        changes = [*wanted.entries, *changes]
        where = wanted.where
    presets = tomllib.loads(GRIDS.read_text("utf-8"))
    if name not in presets:
        hint = nearest(name, presets)
        known = " ".join(presets)
        raise ManifestError(
            [problem("grid-unknown", where, name=name, nearest=hint, grids=known)]
        )
    base: Table = presets[name]
    if changes and all(key.text != "rows" for key, _ in changes):
        base = {key: value for key, value in base.items() if key != "rows"}
    tree = _merged(_tree(base, GRIDS.name), nodes.Mapping(tuple(changes), where))
    shape = builder.build(PageShape, tree)
    own_grid = isinstance(wanted, nodes.Mapping)
    return _placed(
        f"{shape.columns}x{shape.measure}" if own_grid else name, shape, where
    )


def _placed(name: str, shape: PageShape, where: Where) -> Grid:
    """Give the grid in points, once it is sure to stand on the paper."""
    width, height = map(pt, shape.trim)
    head, foot = pt(shape.margins.head), pt(shape.margins.foot or 0)
    room = height - head - foot + pt(_SLACK)
    most = int(room / shape.leading) if shape.leading > 0 else 0
    grid = Grid(
        name=name,
        trim_width=width,
        trim_height=height,
        head_margin=head,
        side_margin=0,
        body=shape.body,
        leading=shape.leading,
        columns=shape.columns,
        measure=shape.measure,
        rows=most if shape.rows is None else shape.rows,
        gutter=shape.gutter,
    )
    side = (width - grid.width) / 2
    if min(grid.columns, grid.measure, grid.rows) < 1 or grid.leading < grid.body:
        raise ManifestError([problem("grid-impossible", where)])
    if side < 0 or grid.rows > most:
        raise ManifestError(
            [
                problem(
                    "grid-large",
                    where,
                    width=round(mm(grid.width), 1),
                    height=round(mm(grid.height), 1),
                    room_width=round(shape.trim[0], 1),
                    room_height=round(mm(room), 1),
                )
            ]
        )
    wished = shape.margins.sides
    if wished is not None and abs(pt(wished) - side) > pt(_SLACK):
        fitting = round(mm(side), 2)
        raise ManifestError(
            [problem("grid-sides", where, sides=wished, fitting=fitting)]
        )
    return replace(grid, side_margin=side)


def _adapted(preset: Table, grid: Grid) -> Table:
    """Give the preset for a grid: text sizes, ladder and nameplate as wide as there.

    The ladder's widths count body characters, so they are converted with the body size;
    the nameplate takes the same share of the page.
    """
    judged = float(preset.pop("judged_at"))
    scale = grid.body / judged
    for name in preset.pop("scaled"):
        style = preset["styles"][name]
        style["size"] = _scaled(float(style["size"]), scale, judged, grid.body)
    rungs: Table = {}
    for name, rung in preset["ladder"].items():
        for end in ("measure_low", "measure_high"):
            rung[end] = max(1, round(rung[end] / scale))
        if "front" in rung:
            rungs[name] = rung
        else:
            for side in ("front", "inside"):
                rungs[f"{side}-{name}"] = rung | {"front": side == "front"}
    preset["ladder"] = rungs
    masthead = preset["look"]["masthead"]
    judged_columns = int(preset.pop("judged_columns"))
    masthead["columns"] = round(masthead["columns"] * grid.columns / judged_columns)
    return preset


def _scaled(size: Pt, scale: float, judged: Pt, body: Pt) -> Pt:
    """Give a size for another body; quarters of a point, but the body's own exactly."""
    return body if size == judged else round(size * scale * 4) / 4


def _styled(own: nodes.Mapping) -> nodes.Mapping:
    """Give the paper's tree with the parts of the look under ``look``."""
    look = own.get("look")
    parts = list(look.entries) if isinstance(look, nodes.Mapping) else []
    rest = []
    for key, node in own.entries:
        if key.text in _HOISTED:
            parts.append((key, node))
        elif key.text not in {"look", "grid", *_PAGE}:
            rest.append((key, node))
    if parts:
        key = Scalar("look", own.where)
        rest.append((key, nodes.Mapping(tuple(parts), own.where)))
    return nodes.Mapping(tuple(rest), own.where)


def _tree(value: object, file: str) -> Node:
    """Give a value of a preset as a tree; a fault of a preset is ours, so no lines."""
    where = Where(file)
    match value:
        case dict():
            entries = [(Scalar(k, where), _tree(v, file)) for k, v in value.items()]
            return nodes.Mapping(tuple(entries), where)
        case list():
            return Listing(tuple(_tree(each, file) for each in value), where)
        case bool():
            return Scalar("true" if value else "false", where)
        case _:
            return Scalar(str(value), where, quoted=True)


def _merged(base: Node, change: Node) -> Node:
    """Give a tree with another laid over it: mappings grow, all else is replaced."""
    if not (isinstance(base, nodes.Mapping) and isinstance(change, nodes.Mapping)):
        return change
    entries = {key.text: (key, node) for key, node in base.entries}
    for key, node in change.entries:
        known = entries.get(key.text)
        entries[key.text] = (key, _merged(known[1], node) if known else node)
    return nodes.Mapping(tuple(entries.values()), change.where)


def _paper(tree: nodes.Mapping, grid: Grid, builder: Builder) -> Paper:
    builder.sizes = _sizes(tree.get("sizes"), builder)
    builder.factors = {
        "tracking": 0.01,  # per cent of an em
        "tint_share": 0.01,
        "cmyk": 0.01,
        "leading": grid.leading,  # rows
        "bleed": pt(1),  # millimetres
    }
    builder.known = {
        **dict.fromkeys(_COLOURS, _names(tree.get("colours"))),
        **dict.fromkeys(_RULES, _names(tree.get("rules"))),
    }
    return builder.build(Paper, tree, {"grid": grid})


def _sizes(node: Node | None, builder: Builder) -> Mapping[str, Pt]:
    sizes: dict[str, Pt] = {}
    for key, value in node.entries if isinstance(node, nodes.Mapping) else ():
        size = builder.number(value) if isinstance(value, Scalar) else None
        if isinstance(size, float):
            sizes[key.text] = size
    return sizes


def _names(node: Node | None) -> frozenset[str]:
    entries = node.entries if isinstance(node, nodes.Mapping) else ()
    return frozenset(key.text for key, _ in entries)
