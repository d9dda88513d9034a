"""A finished PDF, read for preflight: a file in, facts and painted things out."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pikepdf

from layout.errors import FileError, Where, problem, reason_of
from layout.model.box import Box
from layout.model.finished import (
    Edges,
    FinishedFile,
    FinishedPage,
    Intent,
    Note,
)
from layout.model.printed import Kind
from layout.pdfs.matrices import Matrix, box_of, corners
from layout.pdfs.metadata import metadata_of, syntax_of
from layout.pdfs.page import BROKEN, rotation_of, unit_of
from layout.pdfs.spaces import space_of
from layout.pdfs.stage import Painting
from layout.pdfs.structure import tags_of
from layout.pdfs.validator import archive_faults
from layout.pdfs.walker import paint

_HARMLESS: Final = frozenset({"/GoTo", "/URI", "/Named"})
"""Actions of links that do nothing to the file."""

_PROFILE_HEAD: Final = 128
"""Bytes of an ICC profile's header."""

_MOST_PAGES: Final = 500


def read_finished(path: Path, where: Where) -> FinishedFile:
    """Give what a PDF holds, every page of it walked through.

    Raises:
        FileError: The file is missing, is no PDF, or wants a password.
    """
    try:
        content = path.read_bytes()
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return _read(content, pdf)
    except pikepdf.PasswordError as error:
        raise FileError([problem("pdf-encrypted", where)]) from error
    except OSError as error:
        reason = reason_of(error)
        raise FileError([problem("pdf-unopened", where, reason=reason)]) from error
    except BROKEN as error:
        raise FileError([problem("pdf-unreadable", where)]) from error


def _read(content: bytes, pdf: pikepdf.Pdf) -> FinishedFile:
    syntax, metadata = syntax_of(content, pdf), metadata_of(pdf)
    shared = Painting()
    pages = tuple(
        _page(page, number, shared)
        for number, page in enumerate(pdf.pages[:_MOST_PAGES], 1)
    )
    root = pdf.Root
    view = root.get("/ViewerPreferences", pikepdf.Dictionary())
    marks = root.get("/MarkInfo", pikepdf.Dictionary())
    identifier = pdf.trailer.get("/ID")
    part = (metadata.xmp or {}).get("pdfaid:part", "")
    facts = {letters.facts: None for letters in shared.letters.values()}
    return FinishedFile(
        syntax=syntax,
        metadata=metadata,
        pages=pages,
        typefaces=tuple(facts),
        intents=tuple(_intents(root)),
        encrypted=pdf.is_encrypted,
        identified=isinstance(identifier, pikepdf.Array) and len(identifier) == 2,
        actions=tuple(dict.fromkeys(_actions(pdf))),
        layers=tuple(_layers(root)),
        language=str(root.get("/Lang", "")),
        marked=bool(marks.get("/Marked", False)),
        titled=bool(view.get("/DisplayDocTitle", False)),
        tags=tags_of(root),
        faults=archive_faults(pdf, part) if part else None,
    )


def _page(page: pikepdf.Page, number: int, shared: Painting) -> FinishedPage:
    crop = _edges(page.obj, "/CropBox")
    media = _sorted([float(edge) for edge in page.mediabox])
    trim, art = _edges(page.obj, "/TrimBox"), _edges(page.obj, "/ArtBox")
    kept = trim or art or crop or media
    turn, unit = rotation_of(page), unit_of(page)
    frame = _frame(kept, turn, unit)
    painting = Painting(letters=shared.letters, rasters=shared.rasters)
    try:
        paint(page, frame, painting)
    except BROKEN:
        painting.fault("resources")
    width, height = (kept[2] - kept[0]) * unit, (kept[3] - kept[1]) * unit
    if turn % 180:
        width, height = height, width
    return FinishedPage(
        number=number,
        media=media,
        trim=trim,
        art=art,
        bleed=_edges(page.obj, "/BleedBox"),
        crop=crop,
        rotation=turn,
        unit=unit,
        width=width,
        height=height,
        group=_group(page),
        struct_parents="/StructParents" in page.obj,
        notes=tuple(_notes(page, frame)),
        painted=tuple(painting.things),
        damage=tuple(painting.damage),
    )


def _frame(kept: Edges, turn: int, unit: float) -> Matrix:
    """Give what takes a page's own space to points from the top left of its trim.

    A page that is turned is measured as it is seen.
    """
    left, foot, right, top = kept
    match turn:
        case 90:
            return 0.0, unit, unit, 0.0, -foot * unit, -left * unit
        case 180:
            return -unit, 0.0, 0.0, unit, right * unit, -foot * unit
        case 270:
            return 0.0, -unit, -unit, 0.0, top * unit, right * unit
        case _:
            return unit, 0.0, 0.0, -unit, -left * unit, top * unit


def _edges(page: pikepdf.Object, key: str) -> Edges | None:
    """Give a box of a page; None for one that is not there or is no box."""
    held = page.get(key)
    if key == "/CropBox" and held is None:
        held = page.get("/Parent", pikepdf.Dictionary()).get(key)
    if not isinstance(held, pikepdf.Array) or len(held) != 4:
        return None
    try:
        return _sorted([float(edge) for edge in held])
    except BROKEN:
        return None


def _sorted(box: list[float]) -> Edges:
    left, right = sorted((box[0], box[2]))
    foot, top = sorted((box[1], box[3]))
    return left, foot, right, top


def _group(page: pikepdf.Page) -> Kind | None:
    group = page.obj.get("/Group")
    if not isinstance(group, pikepdf.Dictionary) or "/CS" not in group:
        return None
    return space_of(group.CS, lambda kind, name: _resource(page, kind, name)).kind


def _resource(page: pikepdf.Page, kind: str, name: str) -> pikepdf.Object | None:
    held = page.resources.get(kind)
    return held.get(name) if held is not None else None


def _notes(page: pikepdf.Page, frame: Matrix) -> Iterator[Note]:
    for each in page.obj.get("/Annots", ()):
        try:
            box = box_of(frame, corners([float(edge) for edge in each.Rect]))
        except BROKEN:
            box = Box(0.0, 0.0, 0.0, 0.0)
        action = each.get("/A", pikepdf.Dictionary())
        acts = str(action.get("/S", "/GoTo")) not in _HARMLESS or "/AA" in each
        yield Note(str(each.get("/Subtype", "/?"))[1:], box, acts)


def _intents(root: pikepdf.Object) -> Iterator[Intent]:
    for each in root.get("/OutputIntents", ()):
        held = each.get("/DestOutputProfile")
        profile = held if isinstance(held, pikepdf.Stream) else None
        yield Intent(
            subtype=str(each.get("/S", "")).removeprefix("/"),
            identifier=str(each.get("/OutputConditionIdentifier", "")),
            profile=profile.read_bytes()[:_PROFILE_HEAD] if profile else b"",
            components=int(profile.get("/N", 0)) if profile else 0,
            referenced="/DestOutputProfileRef" in each,
        )


def _actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    opened = root.get("/OpenAction")
    if isinstance(opened, pikepdf.Dictionary):
        kind = str(opened.get("/S", "/GoTo"))
        if kind not in _HARMLESS:
            yield f"OpenAction {kind}"
    if "/AA" in root or any("/AA" in page.obj for page in pdf.pages[:_MOST_PAGES]):
        yield "AA"
    if "/JavaScript" in root.get("/Names", pikepdf.Dictionary()):
        yield "JavaScript"
    form = root.get("/AcroForm")
    if form is not None and (len(form.get("/Fields", ())) or "/XFA" in form):
        yield "AcroForm"


def _layers(root: pikepdf.Object) -> Iterator[str]:
    held = root.get("/OCProperties", pikepdf.Dictionary())
    for each in held.get("/OCGs", ()):
        yield str(each.get("/Name", "?"))
