"""What the verbs of the command line share: options, exit codes, a voice to speak with.

A module of its own so that a group of verbs can be a file.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from layout.errors import LayoutError, ManifestError, Where, problem, reason_of
from layout.messages.table import Lang
from layout.model.finding import Finding, Severity
from layout.voice import Voice

if TYPE_CHECKING:
    from layout.pressroom import Request

DONE, FINDINGS, WRONG, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes. Source: manifest, section 6."""

Folder = Annotated[
    Path, typer.Argument(help="一期的文件夹 the issue's folder", show_default=False)
]
Pages = Annotated[
    list[str] | None,
    typer.Option("--page", help="只要这一版，可写多次 only this page; may be repeated"),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="结果写成一份 JSON one JSON document on stdout")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="只说错误 errors only")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="连备注也说 notes as well")
]
Language = Annotated[
    Lang | None, typer.Option("--lang", help="提示的语言 language of messages")
]
Fonts = Annotated[
    Path | None, typer.Option("--fonts", help="先用这里的字体 faces that come first")
]


ForReaders = Annotated[
    bool, typer.Option("--archive", help="也写存档 PDF/A for readers, too")
]
AsTyped = Annotated[
    bool, typer.Option("--no-normalise", help="稿件不规整 set the copy as it was typed")
]


@contextmanager
def voice_of(
    folder: Path, level: int, lang: Lang | None, *, json: bool
) -> Iterator[Voice]:
    """Give a voice to a verb, and turn what it raises into words and an exit code."""
    voice = Voice(folder, json, level, lang or _locale_lang(), chosen=lang is not None)
    try:
        yield voice
    except LayoutError as error:
        voice.problems(error.problems)
        raise typer.Exit(error.exit_code) from error
    except OSError as error:
        where = Where(str(error.filename or folder))
        voice.problems([problem("file-unusable", where, reason=reason_of(error))])
        raise typer.Exit(UNREADABLE) from error
    except KeyboardInterrupt as error:
        raise typer.Exit(INTERRUPTED) from error


def _locale_lang() -> Lang:
    """Give the language of the locale; the trade's own, Chinese, where none is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(name, "")
        if locale:
            plain = locale.split(".")[0] in {"C", "POSIX"}
            return Lang.ZH if plain or locale.lower().startswith("zh") else Lang.EN
    return Lang.ZH


def level_of(quiet: bool, verbose: bool) -> int:  # noqa: FBT001 - two flags of every verb
    """Give how much a verb says: -1 errors, 0 warnings too, 1 notes too."""
    return verbose - quiet


def issue_folder(folder: Path) -> Path:
    """Give the folder of an issue that was named by its manifest, too."""
    return folder.parent if folder.is_file() else folder


def request_of(
    folder: Path, pages: list[str] | None, fonts: Path | None, voice: Voice
) -> "Request":
    """Give what an editor asks for.

    Raises:
        ManifestError: A page's number is none.
    """
    from layout.manifest.values import page_number
    from layout.pressroom import Request

    numbers = []
    for text in pages or ():
        try:
            numbers.append(page_number(text))
        except ValueError:
            wrong = problem("page-number", Where("--page"), value=text)
            raise ManifestError([wrong]) from None
    # The report is in the paper's language unless another was asked for, so that the
    # same input gives the same report on every machine.
    lang = voice.lang if voice.chosen else Lang.ZH
    return Request(folder, tuple(dict.fromkeys(numbers)), fonts, lang)


def exit_with(findings: Iterable[Finding]) -> None:
    """Leave with the exit code of findings that stop a page, where there are any."""
    if any(each.severity is Severity.ERROR for each in findings):
        raise typer.Exit(FINDINGS)
