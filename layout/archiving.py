"""The verbs of ``banxin archive``: seal, verify, list, search, export.

As in the command line itself, what a verb needs is imported when it runs.
"""

from dataclasses import asdict, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from layout.errors import LayoutError, ManifestError, Problem, Where, problem
from layout.messages.table import Lang
from layout.model.finding import finding_of
from layout.options import (
    FINDINGS,
    AsJson,
    AsTyped,
    Fonts,
    Language,
    Quiet,
    Verbose,
    exit_with,
    issue_folder,
    level_of,
    request_of,
    voice_of,
)
from layout.proof.report import aligned

if TYPE_CHECKING:
    from layout.archive.search import Hit

archive: Final = typer.Typer(
    help="封存与检索 the sealed archive of the paper's issues.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Folder = Annotated[
    Path,
    typer.Argument(
        help="一期、一个封存包或各期所在 an issue, a package or all issues' folder",
        show_default=False,
    ),
]

_MEGABYTE: Final = 1_000_000


@archive.command()
def seal(  # noqa: PLR0913 - a verb's options are its parameters
    folder: Folder = Path(),
    *,
    fonts: Fonts = None,
    no_normalise: AsTyped = False,
    json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Language = None,
) -> None:
    """封存这一期 seal the issue as its next revision."""
    folder = issue_folder(folder)
    with voice_of(folder, level_of(quiet, verbose), lang, json=json) as voice:
        from layout.sealing import seal_issue

        request = request_of(folder, None, fonts, voice)
        sealed = seal_issue(replace(request, normalise=not no_normalise))
        package, earlier = sealed.package, sealed.replaces
        if voice.json:
            voice.document(
                {
                    "package": package and str(package.path),
                    "issue": package and package.issue,
                    "revision": package and package.revision,
                    "replaces": earlier and earlier.name,
                    **voice.findings_document(sealed.findings),
                }
            )
        else:
            voice.findings(sealed.findings)
        if package is None:
            voice.tell("有错误，没有封存", "not sealed: errors stop a page")
        else:
            zh = f"，取代 {earlier.name}" if earlier else ""
            en = f", in place of {earlier.name}" if earlier else ""
            voice.tell(f"已封存 {package.path}{zh}", f"sealed {package.path}{en}")
        exit_with(sealed.findings)


@archive.command()
def verify(
    folder: Folder = Path(),
    *,
    json: AsJson = False,
    quiet: Quiet = False,
    lang: Language = None,
) -> None:
    """逐字节核对封存包 check every byte of sealed packages."""
    from layout.archive.revisions import package_at, packages_at, shelf_of
    from layout.archive.verify import verdicts

    folder = issue_folder(folder)
    own = package_at(folder.absolute())
    home = own.path.parents[1] if own else shelf_of(folder) / "issue"
    with voice_of(home, level_of(quiet, verbose=False), lang, json=json) as voice:
        found = verdicts(packages_at(folder), alone=own is not None)
        wrong = [each for verdict in found for each in verdict.problems]
        if voice.json:
            voice.document(
                {
                    "packages": [
                        {
                            "name": each.package.name,
                            "path": str(each.package.path),
                            "whole": not each.problems,
                        }
                        for each in found
                    ],
                    **voice.findings_document(map(finding_of, wrong)),
                }
            )
        elif wrong:
            voice.problems(wrong)
        if wrong:
            raise typer.Exit(FINDINGS)
        voice.tell(
            f"{len(found)} 个封存包，完好",
            f"{_counted(len(found), 'package')}, whole",
        )


@archive.command("list")
def list_sealed(
    folder: Folder = Path(),
    *,
    json: AsJson = False,
    quiet: Quiet = False,
    lang: Language = None,
) -> None:
    """列出封存的各期 list the sealed issues of the paper."""
    from layout.archive.revisions import latest, sealed_on, shelf_of

    shelf = shelf_of(folder)
    level = level_of(quiet, verbose=False)
    with voice_of(shelf / "issue", level, lang, json=json) as voice:
        packages = sealed_on(shelf)
        last = {each.issue: each for each in latest(packages)}
        rows: list[dict[str, Any]] = []
        problems: list[Problem] = []
        for each in packages:
            by = last[each.issue]
            row = {"issue": each.issue, "revision": each.revision}
            try:
                card = each.card()
                row |= {"pages": card.pages, "octets": card.octets}
            except LayoutError as error:
                problems += error.problems
                row |= {"pages": 0, "octets": 0}
            replaced = by.name if by is not each else ""
            rows.append(row | {"replaced_by": replaced, "path": str(each.path)})
        if voice.json:
            found = voice.findings_document(map(finding_of, problems))
            voice.document({"packages": rows, **found})
        else:
            if rows:
                voice.show(_table(rows, voice.lang))
            if problems:
                voice.problems(problems)
        voice.tell(f"{len(rows)} 个封存包", _counted(len(rows), "package"))
        if problems:
            raise typer.Exit(FINDINGS)


@archive.command()
def search(  # noqa: PLR0913 - a verb's options are its parameters
    word: Annotated[str, typer.Argument(help="要找的词 what to look for")],
    folder: Folder = Path(),
    *,
    first: Annotated[
        str, typer.Option("--from", help="从这一天起 from this day on")
    ] = "",
    last: Annotated[str, typer.Option("--to", help="到这一天止 up to this day")] = "",
    page: Annotated[str, typer.Option("--page", help="版序 page number")] = "",
    author: Annotated[str, typer.Option("--author", help="署名 byline")] = "",
    limit: Annotated[
        int, typer.Option("--limit", min=1, help="最多几条 hits at most")
    ] = 20,
    json: AsJson = False,
    quiet: Quiet = False,
    lang: Language = None,
) -> None:
    """在封存的各期中找词 find a word in all sealed issues, newest first."""
    from layout.archive.revisions import shelf_of

    shelf = shelf_of(folder)
    level = level_of(quiet, verbose=False)
    with voice_of(shelf / "issue", level, lang, json=json) as voice:
        from layout.archive.search import Query
        from layout.archive.search import search as hits_of
        from layout.archive.shelf import open_shelf

        # Bytes of a terminal that are no text arrive as lone surrogates.
        if not word or word.encode("utf-8", "ignore") != word.encode(
            "utf-8", "replace"
        ):
            raise ManifestError([problem("archive-word", Where("--word"))])
        query = Query(
            word,
            _day(first, "--from", date.min),
            _day(last, "--to", date.max),
            page,
            author,
        )
        with open_shelf(shelf) as opened:
            hits = list(islice(hits_of(opened, query), limit + 1))
        more, hits = len(hits) > limit, hits[:limit]
        if voice.json:
            voice.document(
                {
                    "word": word,
                    "hits": [_row(each) for each in hits],
                    "more": more,
                    **voice.findings_document(map(finding_of, opened.problems)),
                }
            )
        else:
            for each in hits:
                voice.show(_lines(each, voice.lang))
            if opened.problems:
                voice.problems(opened.problems)
        voice.tell(
            f"{len(hits)} 篇" + ("，还有更多（--limit）" if more else ""),
            f"{len(hits)} found" + (", and more (see --limit)" if more else ""),
        )
        if opened.problems:
            raise typer.Exit(FINDINGS)


@archive.command()
def export(  # noqa: PLR0913 - a verb's options are its parameters
    folder: Folder = Path(),
    *,
    revision: Annotated[
        int, typer.Option("--revision", min=0, help="第几次封存，0 为最后 0 the last")
    ] = 0,
    target: Annotated[
        Path | None, typer.Option("--to", help="放到哪里 where to put it")
    ] = None,
    json: AsJson = False,
    quiet: Quiet = False,
    lang: Language = None,
) -> None:
    """取出一次封存 unpack a revision, ready to be built again."""
    folder = issue_folder(folder)
    with voice_of(folder, level_of(quiet, verbose=False), lang, json=json) as voice:
        from layout.archive.revisions import revision_of
        from layout.sealing import export as unpack

        package = revision_of(folder, revision)
        done = unpack(package, target or Path(package.name))
        issues = [str(each) for each in done.issues]
        if voice.json:
            files = {"folder": str(done.folder), "files": done.files}
            voice.document({"package": package.name, **files, "issues": issues})
        voice.tell(
            f"{package.name} 取出到 {done.folder}，共 {done.files} 个文件；"
            f"重排：banxin build {' '.join(issues)}",
            f"{package.name} unpacked to {done.folder}, {done.files} files; "
            f"build it again: banxin build {' '.join(issues)}",
        )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _day(written: str, option: str, default: date) -> date:
    if not written:
        return default
    try:
        return date.fromisoformat(written)
    except ValueError:
        wrong = problem("archive-date", Where(option), value=written)
        raise ManifestError([wrong]) from None


def _row(hit: "Hit") -> dict[str, Any]:
    return asdict(hit) | {"day": hit.day.isoformat()}


def _lines(hit: "Hit", lang: Lang) -> str:
    """Give a hit as text: where it stands, and the word with its neighbours."""
    page = f"第{hit.page}版" if lang is Lang.ZH else f"page {hit.page}"
    head = "  ".join((f"{hit.issue} r{hit.revision}", page, hit.story, hit.headline))
    return f"{head}\n    {hit.snippet}"


def _table(rows: list[dict[str, Any]], lang: Lang) -> str:
    """Give packages as a table with one row each."""
    zh = lang is Lang.ZH
    lines = [
        ("期", "封存", "版数", "MB", "") if zh else ("issue", "rev", "pages", "MB", "")
    ]
    for row in rows:
        by = row["replaced_by"]
        state = (f"已由 {by} 取代" if zh else f"replaced by {by}") if by else ""
        size = f"{row['octets'] / _MEGABYTE:.1f}"
        revision, pages = f"r{row['revision']}", str(row["pages"] or "?")
        lines.append((row["issue"], revision, pages, size, state))
    return aligned(lines, numbers=(2, 3))
