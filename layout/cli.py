"""The command line: arguments in, words and exit codes out.

Each verb is a function; what it needs is imported when it runs, so that ``--help`` and
the quick verbs do not wait for the stages that they do not use.
"""

import gc
import sys
from dataclasses import asdict, replace
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from layout import __version__
from layout.archiving import archive
from layout.messages.table import Table, load_table
from layout.model.finding import finding_of
from layout.model.folders import BUILD
from layout.model.walk import articles_in, items_of
from layout.options import (
    INTERRUPTED,
    UNREADABLE,
    AsJson,
    AsTyped,
    Folder,
    Fonts,
    ForReaders,
    Language,
    Pages,
    Quiet,
    Verbose,
    exit_with,
    issue_folder,
    level_of,
    request_of,
    voice_of,
)
from layout.preflighting import preflight as preflight_verb
from layout.proof.report import (
    aligned,
    as_json,
    estimate_table,
    figures_told,
    story_table,
)

app: Final = typer.Typer(
    name="banxin",
    help="版心：从文字稿和图片到报纸版面。 Newspaper pages from plain text.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(archive, name="archive")
app.command("preflight")(preflight_verb)


@app.command()
def new(
    issue: Annotated[Path, typer.Argument(help="期号，如 2026-11-23 the issue's id")],
    *,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Language = None,
) -> None:
    """建一期新的 start an issue from the paper's template."""
    with voice_of(issue, level_of(quiet, verbose), lang, json=json) as voice:
        from layout.manifest.start import place_for, start_issue

        folder = place_for(issue)
        files = [path.as_posix() for path in start_issue(folder)]
        if voice.json:
            voice.document({"folder": folder.as_posix(), "files": files})
        voice.tell(
            f"建好了 {folder}，共 {len(files)} 个文件；下一步：banxin build {folder}",
            f"made {folder} with {len(files)} files; next: banxin build {folder}",
        )


@app.command()
def check(  # noqa: PLR0913 - a verb's options are its parameters
    folder: Folder = Path(),
    *,
    page: Pages = None,
    fonts: Fonts = None,
    no_normalise: AsTyped = False,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Language = None,
) -> None:
    """读全部稿件图片字体，不排版 read everything, set nothing."""
    folder = issue_folder(folder)
    with voice_of(folder, level_of(quiet, verbose), lang, json=json) as voice:
        from layout.budgeting import estimates
        from layout.edition import inspect

        request = request_of(folder, page, fonts, voice)
        checked = inspect(replace(request, normalise=not no_normalise))
        told = estimates(checked)
        if voice.json:
            voice.document(
                {
                    "issue": checked.issue.id,
                    "version": __version__,
                    "pages": [
                        {"page": each.page, "budget": each.characters} for each in told
                    ],
                    **voice.findings_document(checked.findings),
                }
            )
        else:
            voice.findings(checked.findings)
            if voice.level >= 0:
                table = estimate_table(checked.issue.pages, told, voice.lang)
                voice.show(table)
        pages = checked.issue.pages
        stories = sum(bool(articles_in(item)) for p in pages for item in items_of(p))
        voice.tell(
            f"读过 {len(pages)} 版、{stories} 篇稿件",
            f"read {len(pages)} pages, {stories} stories",
        )
        exit_with(checked.findings)


@app.command()
def build(  # noqa: PLR0913 - a verb's options are its parameters
    folder: Folder = Path(),
    *,
    page: Pages = None,
    maps: Annotated[
        bool, typer.Option("--map", help="各版的版面图 the pages as maps")
    ] = False,
    fonts: Fonts = None,
    no_normalise: AsTyped = False,
    archive: ForReaders = False,
    preflight: Annotated[
        bool, typer.Option("--preflight", help="成品也预检 check the finished PDFs too")
    ] = False,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Language = None,
) -> None:
    """排版并写出 build/ set the pages and write build/."""
    folder = issue_folder(folder)
    with voice_of(folder, level_of(quiet, verbose), lang, json=json) as voice:
        from layout.edition import publish

        request = request_of(folder, page, fonts, voice)
        normalise = not no_normalise
        wanted = replace(request, normalise=normalise, preflight=preflight)
        built = publish(replace(wanted, archive=archive))
        if voice.json:
            typer.echo(built.report, nl=False)
        else:
            if voice.level >= 0:
                typer.echo(story_table(built.pages, voice.lang, built.unmade))
                table = load_table() if built.figures.form else Table({})
                typer.echo(figures_told(built.figures, table, voice.lang))
            if maps:
                from layout.proof.map import page_map
                from layout.proof.words import Words

                words = Words(load_table(), voice.lang)
                voice.show("\n".join(page_map(each, words) for each in built.pages))
            voice.findings(built.findings, headed=True)
        made = sum(page.number not in built.blocked for page in built.pages)
        stopped = " ".join(built.blocked)
        voice.tell(
            f"{made} 版写入 {voice.folder / BUILD}"
            + (f"；第 {stopped} 版有错误，不能付印" if stopped else ""),
            f"{made} pages written to {voice.folder / BUILD}"
            + (f"; page {stopped} is stopped by errors" if stopped else ""),
        )
        exit_with(built.findings)


@app.command()
def fonts(  # noqa: PLR0913 - a verb's options are its parameters
    folder: Folder = Path(),
    *,
    check: Annotated[
        bool, typer.Option("--check", help="核对哈希 verify the hashes")
    ] = False,
    fonts: Fonts = None,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Language = None,
) -> None:
    """各角色的字体与覆盖 the face of each role and what it covers."""
    with voice_of(folder, level_of(quiet, verbose), lang, json=json) as voice:
        from layout.fonts.check import rows, verify
        from layout.proof.faces import face_rows, face_table
        from layout.typecase import type_of

        case = type_of(folder, fonts)
        listed = rows(case.faces)
        wrong = [row.problem for row in listed if row.problem is not None]
        if check:
            wrong += verify(case.folders)
        if voice.json:
            found = map(finding_of, wrong)
            voice.document(
                {
                    "roles": face_rows(listed),
                    **voice.findings_document(found),
                }
            )
        else:
            if voice.level >= 0:
                typer.echo(face_table(listed, voice.lang))
            voice.problems(wrong)
        if wrong:
            raise typer.Exit(UNREADABLE)
        if check:
            voice.tell("字体与 LOCK 一致", "the faces are those of LOCK")


@app.command()
def schema(
    of: Annotated[
        Literal["issue", "page"],
        typer.Argument(help="issue.yaml 或一版的文件 the manifest, or a page's file"),
    ] = "issue",
) -> None:
    """清单的 JSON Schema the JSON Schema of manifests."""
    from layout.manifest.jsonschema import json_schema

    typer.echo(as_json(json_schema(of)), nl=False)


@app.command()
def plan(  # noqa: PLR0913 - a verb's options are its parameters
    folder: Folder = Path(),
    *,
    page: Pages = None,
    tries: Annotated[
        int, typer.Option("--try", min=1, max=3, help="看几个方案 proposals to see")
    ] = 3,
    choice: Annotated[
        int, typer.Option("--pick", min=0, max=3, help="写下第几个 which to write")
    ] = 0,
    lock: Annotated[
        bool, typer.Option("--lock", help="写下并锁定 write it, binding")
    ] = False,
    json: AsJson = False,
    lang: Language = None,
) -> None:
    """版面方案：提出、比较、写下 propose placements, pick and lock one."""
    folder = issue_folder(folder)
    with voice_of(folder, 0, lang, json=json) as voice:
        from layout.planning import as_rows, described, pick, propose_pages
        from layout.proof.words import Words

        request = request_of(folder, page, None, voice)
        if choice or lock:
            found = pick(request, tries, choice or 1, locked=lock)
        else:
            found = propose_pages(request, tries)
        words = Words(load_table(), voice.lang)
        if voice.json:
            voice.document({"proposals": as_rows(found, words)})
        else:
            voice.show(described(found, words))


@app.command()
def proof(  # noqa: PLR0913 - a verb's options are its parameters
    folder: Folder = Path(),
    *,
    page: Pages = None,
    png: Annotated[
        bool, typer.Option("--png", help="出图片，不出 PDF pictures, not PDF")
    ] = False,
    dpi: Annotated[
        float, typer.Option("--dpi", min=30, max=600, help="图片的分辨率 resolution")
    ] = 100,
    fonts: Fonts = None,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Language = None,
) -> None:
    """大样：网格、走文、多字和问题画在版上 proofs with grid, legs and findings."""
    folder = issue_folder(folder)
    with voice_of(folder, level_of(quiet, verbose), lang, json=json) as voice:
        from layout.edition import prove

        request = request_of(folder, page, fonts, voice)
        files = [str(path) for path in prove(request, dpi if png else 0)]
        if voice.json:
            voice.document({"files": files})
        for file in files:
            path = str(voice.folder / BUILD / file)
            voice.tell(path, path)


@app.command()
def rules(
    folder: Folder = Path(),
    *,
    json: AsJson = False,
    lang: Language = None,
) -> None:
    """排版规则总表，每条有出处 the merged composition table with its sources."""
    with voice_of(folder, 0, lang, json=json) as voice:
        from layout.typecase import rules_of

        name, rows = rules_of(issue_folder(folder))
        if voice.json:
            listed = [asdict(row) for row in rows]
            voice.document({"set": name, "rules": listed})
        else:
            lines = [(row.kind, row.what, row.value, row.source) for row in rows]
            voice.show(aligned(lines))


def main() -> None:
    """Run the command line."""
    # What a build makes it keeps to its end: looking for garbage finds none and costs
    # a twentieth of the run.
    gc.set_threshold(100_000, 50, 50)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a terminal that cannot show a character shows its code; nothing breaks
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
