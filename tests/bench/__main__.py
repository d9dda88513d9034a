"""Run the benchmark: ``python -m tests.bench [--pages N] [--repeat N] [--quick]``.

Banxin and typst set the same pages in turn, each run a process of its own, and what
counts is the ratio: seconds on a shared machine are noise. Two cases are measured:

* *cached*: a cold process that finds the photographs' derivatives of an earlier run;
* *uncached*: a cold process that finds nothing, in a cache folder of its own.

A resident process (an edit in one story, no change at all) is not measured here: the
program has none yet. Typst converts no colour and keeps no derivatives, so that its two
cases are the same work.

Needs typst of the extra ``bench``; without it Banxin is measured alone. No number fails
a run: it fails where a program does not come to its end.
"""

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.issue import DAY, write_issue
from tests.bench.measure import BreakdownError, Figures, Job, Run, medians, run
from tests.bench.plans import PLANS, Plan
from tests.bench.twin import write_twin

ROOT: Final = Path(__file__).resolve().parents[2]

BLOCKED: Final = 1
"""Exit code of a build whose pages were set, but not all of them let through."""

QUICK_SHARE: Final = 0.4
"""Sides of the photographs of a quick run, which judges nothing."""

TYPST: Final = (
    "import sys, typst\n"
    "typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3],"
    " font_paths=[sys.argv[4]], ignore_system_fonts=True)\n"
)


@dataclass(frozen=True, slots=True)
class Bench:
    """One plan and number of pages, written out and ready to be run."""

    plan: Plan
    pages: int
    folder: Path

    @property
    def issue(self) -> Path:
        """Give the issue's folder."""
        return self.folder / DAY

    def banxin(self, cache: Path) -> Job:
        """Give the build of the issue with a cache folder."""
        return Job(
            command=(sys.executable, "-m", "layout.cli", "build", str(self.issue)),
            folder=ROOT,
            pdf=self.issue / "build" / f"{DAY}.pdf",
            sign=self.issue / "build" / "report.json",
            environment={
                **self._python(),
                "XDG_CACHE_HOME": str(cache),
                "PYTHONPATH": str(ROOT),
            },
            codes=(0, BLOCKED),
        )

    def typst(self) -> Job:
        """Give the compilation of the twin."""
        pdf = self.folder / "twin.pdf"
        source = str(self.folder / "twin.typ")
        fonts = str(ROOT / "fonts")
        return Job(
            command=(
                *(sys.executable, "-c", TYPST),
                *(source, str(pdf), str(self.folder), fonts),
            ),
            folder=self.folder,
            pdf=pdf,
            sign=pdf,
            environment=self._python(),
        )

    def _python(self) -> dict[str, str]:
        """Let byte code be kept, as it is where a program is installed."""
        kept = str(self.folder / "bytecode")
        return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": kept}


def main(arguments: list[str]) -> int:
    """Run what the command line asks for; give the exit code."""
    wanted = _parser().parse_args(arguments)
    if wanted.quick:
        wanted.pages, wanted.repeat, wanted.grid = [1], 1, list(PLANS)[:1]
    twin = importlib.util.find_spec("typst") is not None
    if not twin:
        print("typst is not installed (extra: bench): Banxin is measured alone")
    results = []
    with tempfile.TemporaryDirectory(prefix="banxin-bench-") as folder:
        photos = Path(folder) / "photos"
        _draw(photos, QUICK_SHARE if wanted.quick else 1.0)
        for pages in wanted.pages:
            for name in wanted.grid:
                bench = _written(Path(folder), PLANS[name], pages, photos)
                try:
                    results += list(_cases(bench, wanted.repeat, twin=twin))
                except BreakdownError as error:
                    print(error)
                    return 1
    wanted.json.parent.mkdir(parents=True, exist_ok=True)
    wanted.json.write_text(json.dumps({"schema": 1, "cases": results}, indent=1) + "\n")
    print(f"written to {wanted.json}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--pages", type=int, nargs="+", default=[1], metavar="N")
    parser.add_argument("--repeat", type=int, default=5, metavar="N")
    parser.add_argument("--grid", nargs="+", default=list(PLANS), choices=list(PLANS))
    parser.add_argument(
        "--quick", action="store_true", help="one page, once: to see that it runs"
    )
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench.json")
    return parser


def _draw(folder: Path, share: float) -> None:
    folder.mkdir()
    command = (sys.executable, "-m", "tests.bench.photographs", str(folder), str(share))
    subprocess.run(command, cwd=ROOT, check=True)


def _written(folder: Path, plan: Plan, pages: int, photos: Path) -> Bench:
    bench = Bench(plan, pages, folder / f"{plan.grid}-{pages}")
    write_issue(bench.folder, plan, pages)
    for photo in sorted(photos.iterdir()):
        shutil.copy(photo, bench.issue / "photos")
    write_twin(bench.folder, plan, pages, f"{DAY}/photos")
    return bench


def _cases(bench: Bench, repeat: int, *, twin: bool) -> Iterator[dict[str, object]]:
    """Measure both cases, print them, and give them for the JSON document."""
    cache = bench.folder / "cache"
    run(bench.banxin(cache))  # byte code, derivatives, the files in memory
    if twin:
        run(bench.typst())
    for case in ("cached", "uncached"):
        ours: list[Run] = []
        theirs: list[Run] = []
        for turn in range(repeat):
            used = cache if case == "cached" else bench.folder / f"cache-{turn}"
            ours.append(run(bench.banxin(used)))
            if case == "uncached":
                shutil.rmtree(used, ignore_errors=True)
            if twin:
                theirs.append(run(bench.typst()))
        figures = {"banxin": medians(ours)}
        if theirs:
            figures["typst"] = medians(theirs)
        _print(bench, case, figures)
        yield {
            "grid": bench.plan.grid,
            "pages": bench.pages,
            "case": case,
            **{name: each.as_json() for name, each in figures.items()},
        }


def _print(bench: Bench, case: str, figures: dict[str, Figures]) -> None:
    blocked = any(each.code == BLOCKED for each in figures["banxin"].runs)
    print(
        f"\n{bench.plan.grid}, {bench.pages} page(s), {case}"
        f"{'; blocked by findings, no PDF of the issue' if blocked else ''}"
    )
    print(f"{'':8}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'PDF MB':>9}")
    for name, each in figures.items():
        print(
            f"{name:8}{each.wall:9.3f}{each.cpu:9.3f}"
            f"{each.peak / 1e6:9.1f}{each.size / 1e6:9.2f}"
        )
    if "typst" in figures:
        ours, theirs = figures["banxin"], figures["typst"]
        print(
            f"{'ratio':8}{ours.wall / theirs.wall:9.2f}{ours.cpu / theirs.cpu:9.2f}"
            f"{ours.peak / theirs.peak:9.2f}{ours.size / theirs.size:9.2f}"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
