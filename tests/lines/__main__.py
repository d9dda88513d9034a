"""Print how good our lines are beside typst's: ``python -m tests.lines``.

Every specimen is set in every measure by both, same face and size, and measured by
the same code. ``--faults`` names the lines that are at fault, ``--json`` writes all
figures. ``--bound`` adds the best that any legal breaking attains under the same rules,
with ``--faults`` paragraph by paragraph: what cannot be cured but by other words.
Without typst (extra ``bench``) our lines are measured alone.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from tests.lines.bound import Bound, badness_of, bound_of
from tests.lines.quality import LOOSE, Quality, SetLine, quality_of
from tests.lines.setters import (
    MEASURES,
    Specimen,
    by_banxin,
    by_typst,
    galleys,
    has_typst,
    specimens,
)

VERY_LOOSE: Final = 0.10

_HEAD: Final = (
    f"{'specimen':12}{'em':>3} {'set by':7}{'lines':>6}{'kinsoku':>8}{'splits':>7}"
    f"{'torn':>5}{'runts':>6}{'short':>6}{'tight':>6}{'>.05':>7}{'>.10':>7}{'solid':>7}"
    f"{'badness':>8}{'edge':>8}{'ratio':>7}\n"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One specimen in one measure."""

    specimen: Specimen
    measure: int
    qualities: dict[str, Quality]
    """By the program that set it; ours is first."""

    @property
    def ratio(self) -> float | None:
        """Give our badness as a share of typst's, None where that is nothing."""
        theirs = self.qualities.get("typst")
        if theirs is None or not theirs.badness:
            return None
        return self.qualities["banxin"].badness / theirs.badness


def main(arguments: list[str], out: TextIO) -> int:
    """Measure what the command line asks for; give the exit code."""
    wanted = _parser().parse_args(arguments)
    if not has_typst():
        out.write("typst is not installed (extra: bench): our lines are alone\n")
    out.write(_HEAD)
    rows = []
    for row in _rows(wanted.measure):
        rows.append(row)
        out.writelines(_table(row))
        if wanted.bound:
            bound = bound_of(galleys(row.specimen), row.measure)
            out.writelines(_bound(row, bound))
            if wanted.faults:
                out.writelines(_stuck(bound))
        elif wanted.faults:
            out.writelines(_faults(row))
    if wanted.json is not None:
        wanted.json.parent.mkdir(parents=True, exist_ok=True)
        wanted.json.write_text(json.dumps(list(map(_as_json, rows)), indent=1) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.lines")
    parser.add_argument(
        "--measure", type=int, nargs="+", default=list(MEASURES), metavar="EM"
    )
    parser.add_argument(
        "--faults", action="store_true", help="name the lines that are at fault"
    )
    parser.add_argument(
        "--bound", action="store_true", help="add the best of all legal breakings"
    )
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser


def _rows(measures: list[int]) -> Iterator[Row]:
    setters: dict[str, Callable[[Specimen, int], bytes]] = {"banxin": by_banxin}
    if has_typst():
        setters["typst"] = by_typst
    for specimen in specimens():
        for measure in measures:
            yield Row(
                specimen,
                measure,
                {
                    name: quality_of(set_by(specimen, measure))
                    for name, set_by in setters.items()
                },
            )


def _table(row: Row) -> Iterator[str]:
    for name, each in row.qualities.items():
        ratio = row.ratio if name == "banxin" else None
        yield (
            f"{row.specimen.name:12}{row.measure:3} {name:7}{each.lines:6}"
            f"{each.kinsoku:8}{len(each.splits):7}{len(each.torn):5}{len(each.runts):6}"
            f"{len(each.short):6}{len(each.tight):6}{each.loose(LOOSE):7.2%}"
            f"{each.loose(VERY_LOOSE):7.2%}{each.solid:7.1%}{each.badness:8.2f}"
            f"{each.edge:8.4f}{'' if ratio is None else f'{ratio:7.2f}'}\n"
        )


def _faults(row: Row) -> Iterator[str]:
    """Give the lines of ours that are at fault, loosest last."""
    ours = row.qualities["banxin"]
    named = {
        "start": ours.starts,
        "end": ours.ends,
        "split": ours.splits,
        "torn": ours.torn,
        "runt": ours.runts,
        "short": ours.short,
        "tight": [line.text for line in ours.tight],
    }
    for fault, lines in named.items():
        yield from (f"    {fault:6} {line}\n" for line in lines)
    for line in sorted(ours.set_lines, key=lambda line: line.white):
        if line.white > LOOSE:
            yield f"    {line.white:6.3f} {line.text}\n"


def _bound(row: Row, bound: Bound) -> Iterator[str]:
    theirs = row.qualities.get("typst")
    least = badness_of(bound.least)
    ratio = f"{least / theirs.badness:7.2f}" if theirs and theirs.badness else ""
    loose = _share(bound.fewest, LOOSE), _share(bound.fewest, VERY_LOOSE)
    yield (
        f"{row.specimen.name:12}{row.measure:3} {'bound':7}{'':44}"
        f"{loose[0]:7.2%}{loose[1]:7.2%}{'':7}{least:8.2f}{'':8}{ratio}\n"
    )


def _share(lines: Sequence[SetLine], limit: float) -> float:
    return sum(line.white > limit for line in lines) / len(lines)


def _stuck(bound: Bound) -> Iterator[str]:
    """Give the paragraphs with loose lines: how many are loose at the very least."""
    for paragraph in bound.stuck:
        yield f"    loose {len(paragraph.loose)}, at the least {paragraph.fewest}\n"
        for line in paragraph.loose:
            text = paragraph.galley.text
            end = text.index(line) + len(line)
            yield f"        {line} | {text[end : end + 6]}\n"


def _as_json(row: Row) -> dict[str, object]:
    return {
        "specimen": row.specimen.name,
        "characters": row.specimen.characters,
        "measure": row.measure,
        "ratio": row.ratio,
        **{
            name: {
                "lines": each.lines,
                "kinsoku": each.kinsoku,
                "splits": len(each.splits),
                "torn": len(each.torn),
                "runts": len(each.runts),
                "short": len(each.short),
                "tight": len(each.tight),
                "loose_05": each.loose(LOOSE),
                "loose_10": each.loose(VERY_LOOSE),
                "solid": each.solid,
                "badness": each.badness,
                "edge": each.edge,
            }
            for name, each in row.qualities.items()
        },
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout))
