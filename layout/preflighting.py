"""The verb ``banxin preflight``: finished PDFs in, findings and an exit code out.

As in the command line itself, what the verb needs is imported when it runs.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from layout.errors import LayoutError
from layout.model.finding import finding_of
from layout.model.folders import BUILD, PRESS
from layout.options import (
    DONE,
    AsJson,
    Language,
    Quiet,
    Verbose,
    exit_with,
    level_of,
    voice_of,
)


def preflight(  # noqa: PLR0913 - a verb's options are its parameters
    files: Annotated[
        list[Path],
        typer.Argument(
            help="PDF 文件，或排好的一期 finished PDFs, or the folder of an issue",
            show_default=False,
        ),
    ],
    *,
    paper: Annotated[
        Path | None,
        typer.Option(
            "--paper", help="按这份 paper.yaml 的整版要求 a page of this paper"
        ),
    ] = None,
    standard: Annotated[
        list[str] | None,
        typer.Option(
            "--standard", help="x4 x1a a2u ua1；不写就按文件自己的声明 as claimed"
        ),
    ] = None,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Language = None,
) -> None:
    """成品 PDF 预检，自家外来都行 check finished PDFs, plates included."""
    # Files are named from where one stands, so that is the folder of the voice's place.
    with voice_of(Path("-"), level_of(quiet, verbose), lang, json=json) as voice:
        from layout.inspection import demand_of, inspect_file

        found, wrong, code = [], [], DONE
        for path in _pdfs(files):
            try:
                demand = demand_of(path, paper, standard or ())
                found.append(inspect_file(path, str(path), demand))
            except LayoutError as error:  # the other files are looked at all the same
                wrong += [finding_of(each) for each in error.problems]
                code = max(code, error.exit_code)
        findings = [*wrong, *(each for one in found for each in one.findings)]
        if voice.json:
            judged = [
                {
                    "file": one.name,
                    "pages": one.pages,
                    "standards": list(one.standards),
                    "not_run": list(one.not_run),
                }
                for one in found
            ]
            voice.document({"files": judged, **voice.findings_document(findings)})
        else:
            voice.findings(findings)
        for one in found:
            standards = " ".join(one.standards)
            missed = " ".join(one.not_run) or "–"
            voice.tell(
                f"{one.name}：{one.pages} 页，按 {standards} 预检，未检项 {missed}",
                f"{one.name}: {one.pages} pages, by {standards}, not run: {missed}",
            )
        if code:
            raise typer.Exit(code)
        exit_with(findings)


def _pdfs(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files that are meant; of an issue's folder what it sends to press."""
    for path in paths:
        built = sorted((path / BUILD / PRESS).glob("*.pdf"))
        yield from built or [path]
