"""Sealing joined to building: an issue folder in, its next sealed revision out.

What is sealed is built anew, and only sealed where ``build/`` holds the same bytes: the
pages that the editors have looked at are those that the copy, the photographs and the
faces of this moment give. Source: press, section 2; manifest, section 6.
"""

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version
from typing import Any, Final

from layout import __version__
from layout.archive import bag
from layout.archive.digital import edition_json
from layout.archive.export import Exported, check_export, unpack
from layout.archive.revisions import ArchiveError, Package
from layout.archive.seal import (
    EDITION,
    Succession,
    check_news,
    check_originals,
    close,
    keep_originals,
    succession,
)
from layout.archive.sources import House, originals
from layout.edition import build_into, inspect
from layout.errors import Where, problem
from layout.fonts.check import digest
from layout.inspection import inspect_page
from layout.manifest.paper import find_paper
from layout.model.finding import Finding, Severity
from layout.model.folders import BUILD, KEPT, PRESS, REPORT, SEALED
from layout.model.page import GlyphRun
from layout.pdfs.raster import raster
from layout.pictures.cache import ENGINES
from layout.pictures.profile import output_profile
from layout.preflight.judge import judge_all
from layout.pressroom import Built, Checked, Pressroom, Request
from layout.proof.report import as_json
from layout.workshop import Purpose, workbench

THUMBNAILS: Final = "thumbnails"

_SEALING: Final = Purpose(".seal-", "archive-unwritten")
_UNPACKING: Final = Purpose(".export-", "archive-unwritten")
_DPI: Final = 40
"""Resolution of thumbnails: a broadsheet page is 614 pixels wide."""

_LIBRARIES: Final = ("pikepdf", "pypdfium2", "PyYAML", "reportlab", "uharfbuzz")
"""Whose version may change the bytes of a package."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What came of sealing."""

    package: Package | None
    """None where findings stop a page: nothing is sealed then."""
    replaces: Package | None
    findings: tuple[Finding, ...]


def seal_issue(request: Request) -> Sealed:
    """Seal an issue as its next revision.

    Raises:
        ArchiveError: ``build/`` is not what the input gives, nothing has changed since
            the last revision, or a file changed meanwhile.
        LayoutError: The manifest is wrong, or a file cannot be read or written. In each
            case nothing has been sealed and earlier revisions are as they were.
    """
    checked = inspect(replace(request, pages=()))
    issue = checked.issue
    path = find_paper(issue.folder)
    assert path is not None  # noqa: S101 - no issue is read without its paper
    following = succession(issue.folder, issue.id)
    sources = originals(issue.folder, House(path, issue.paper))
    with _archive(issue.folder) as bench:
        package = bench / following.name
        payload = package / bag.DATA
        payload.mkdir(parents=True)
        keep_originals(sources, payload)
        built = build_into(checked, payload)
        findings = (*built.findings, *_of_plates(built, payload))
        if any(each.severity is Severity.ERROR for each in findings):
            return Sealed(None, following.replaces, findings)
        _check_build(built, payload)
        _add_views(checked, built, payload, following)
        if following.replaces is not None:
            check_news(package, following.replaces)
        check_originals(sources, payload)
        place = issue.folder / SEALED / following.name
        sealed = close(package, _card(checked, built, following), place)
    return Sealed(sealed, following.replaces, findings)


def export(package: Package, target: Path) -> Exported:
    """Unpack a revision into a folder that is not there yet, whole or not at all.

    Raises:
        ArchiveError: The package is damaged, or the folder is there already.
        FileError: A file cannot be read or written.
    """
    check_export(package, target)
    with workbench(target.parent, _UNPACKING) as bench:
        return unpack(package, bench, target)


@contextmanager
def _archive(folder: Path) -> Iterator[Path]:
    """Give a workbench in ``archive/``, which goes where nothing is sealed."""
    archive = folder / SEALED
    try:
        with workbench(archive, _SEALING) as bench:
            yield bench
    finally:
        with suppress(OSError):  # it holds packages, or was not made
            archive.rmdir()


def _of_plates(built: Built, payload: Path) -> Iterator[Finding]:
    """Give what is wrong with the finished press PDFs. Source: press 0.8."""
    issue = built.issue
    for page in built.pages:
        if page.number not in built.pdfs:
            continue
        file = built.pdfs[page.number]
        name = f"{issue.folder.name}/{BUILD}/{file}"
        found = inspect_page(payload / file, name, page, issue.paper)
        yield from judge_all(found, issue)


def _check_build(built: Built, payload: Path) -> None:
    """Make sure that ``build/`` is what has just been built.

    The report may have been written in another language; its words do not count.
    """
    folder = built.issue.folder
    problems = []
    for name in sorted(_finished(payload) | _finished(folder / BUILD)):
        code = _difference(payload / name, folder / BUILD / name)
        if code:
            where = Where(f"{folder.name}/{BUILD}/{name}")
            problems.append(problem(code, where))
    if problems:
        raise ArchiveError(problems)


def _finished(build: Path) -> set[str]:
    """Give the names of what a build leaves for the press, and its report."""
    files = [*build.glob("*.pdf"), *build.glob(f"{PRESS}/*.pdf"), build / REPORT]
    return {path.relative_to(build).as_posix() for path in files if path.is_file()}


def _difference(made: Path, left: Path) -> str:
    """Give the code of how a file of ``build/`` differs; "" where it does not."""
    if not left.is_file():
        return "archive-unbuilt"
    if not made.is_file():
        return "archive-stray"
    if made.name == REPORT:
        return "" if _facts(made) == _facts(left) else "archive-dirty"
    return "" if bag.fixity_of(made) == bag.fixity_of(left) else "archive-dirty"


def _facts(report: Path) -> Any:  # noqa: ANN401 - values of JSON
    """Give a report without its words and what was found in finished PDFs.

    These are looked through in any case, whether the build did so or not. What cannot
    be read equals nothing.
    """
    try:
        content = json.loads(report.read_text("utf-8"))
        content["findings"] = [f for f in content["findings"] if "place" not in f]
        for finding in content["findings"]:
            finding.pop("message")
            finding.pop("hint")
    except (ValueError, KeyError, TypeError, AttributeError):
        return object()
    return content


def _add_views(
    checked: Checked, built: Built, payload: Path, following: Succession
) -> None:
    """Write what the package holds besides the build: PDF/A, thumbnails, the data."""
    kept = Pressroom(checked).archive(built, payload / KEPT)
    files: dict[str, dict[str, str]] = {}
    for number, pdf in built.pdfs.items():
        files[number] = {"pdf": pdf}
        if number in kept:
            files[number]["archive"] = f"{KEPT}/{kept[number]}"
        picture = Path(THUMBNAILS) / Path(pdf).with_suffix(".png").name
        # the file for readers, where there is one, has no marks round the page
        shown = payload / files[number].get("archive", pdf)
        (payload / picture).parent.mkdir(exist_ok=True)
        (payload / picture).write_bytes(raster(shown, 0, _DPI))
        files[number]["thumbnail"] = picture.as_posix()
    replaces = following.replaces.name if following.replaces else ""
    document = {
        **edition_json(checked.issue, built.pages, files),
        "revision": following.revision,
        "replaces": replaces,
        "waived": list(_waived(built)),
        "made": _made(checked, built),
    }
    (payload / EDITION).write_text(as_json(document), "utf-8")


def _waived(built: Built) -> Iterator[dict[str, Any]]:
    """Give what was let go to press (放行), by whom and why."""
    for each in built.findings:
        if each.waiver:
            yield {
                "code": each.code,
                "page": each.page,
                "story": each.story,
                "by": each.waiver.by,
                "why": each.waiver.why,
            }


def _made(checked: Checked, built: Built) -> dict[str, Any]:
    """Give what the bytes of a package depend on besides its sources."""
    used = {
        mark.face
        for page in built.pages
        for mark in page.marks
        if isinstance(mark, GlyphRun)
    }
    faces = [checked.faces.by_id(each) for each in sorted(used)]
    profile = output_profile(checked.issue.paper.press)
    return {
        "program": __version__,
        "normalised": checked.request.normalise,
        "libraries": _libraries(),
        "faces": [
            {"id": face.id, "file": face.path.name, "sha256": digest(face.path)}
            for face in faces
        ],
        "profile": {"file": Path(profile.path).name, "sha256": profile.key},
    }


def _libraries() -> dict[str, str]:
    """Give the versions of what makes bytes."""
    pillow, colours, jpeg = ENGINES.split("/")
    found = {
        "Python": python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "Pillow": pillow,
        "littlecms": colours,
        "libjpeg": jpeg,
    }
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return dict(sorted(found.items()))


def _card(checked: Checked, built: Built, following: Succession) -> dict[str, str]:
    """Give the labels of ``bag-info.txt``.

    There is no Bagging-Date, which the RFC leaves open: it would make two packages of
    the same issue differ.
    """
    issue = checked.issue
    number = f" 第{issue.number}期" if issue.number else ""
    return {
        "Source-Organization": issue.paper.name,
        "External-Description": f"{issue.paper.name} {issue.day.isoformat()}{number}",
        "External-Identifier": following.name,
        "Bag-Group-Identifier": issue.id,
        "Issue-Date": issue.day.isoformat(),
        "Issue-Pages": str(len(built.pages)),
        **following.labels(),
        "Bag-Software-Agent": f"Banxin {__version__}",
        **{f"Made-With-{name}": text for name, text in _libraries().items()},
    }
