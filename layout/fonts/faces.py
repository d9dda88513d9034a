"""Opened faces: characters in, glyphs and their measures out.

A face is a font file mapped into memory, opened when it is first asked for anything
(0.1 ms), with what it said kept in front of it: a page asks for some 800 distinct
characters some 10,000 times. All measures are whole thousandths of an em whatever the
units of the file. Nothing here is global: ``Faces`` is made once and passed around.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import uharfbuzz as hb

from layout.errors import FontError, Problem, Where, problem
from layout.fonts.catalogue import (
    CATALOGUE,
    Candidate,
    Catalogue,
    Cut,
    read_catalogue,
)
from layout.units import EM, Mil

LENT_PUNCTUATION: Final = frozenset("“”‘’·—…•")
"""What a face with ``punctuation_from`` takes from another: its own are narrow."""

_RESTRICTED: Final = 0x0002
_BITMAPS_ONLY: Final = 0x0200
_SCRIPTS: Final = {"zh-hans": "Hani", "zh-hant": "Hani", "en": "Latn"}


class Shaped(NamedTuple):
    """A glyph where shaping put it."""

    glyph: int
    advance: Mil
    dx: Mil
    """Shift of the glyph from the pen, right."""
    dy: Mil
    """Shift of the glyph from the baseline, up."""
    cluster: int
    """Offset of its first character in the text."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """What HarfBuzz holds of a file."""

    face: hb.Face
    font: hb.Font


class Face:
    """One face of one font file."""

    def __init__(self, id: str, path: Path, index: int = 0, cut: Cut = ()) -> None:  # noqa: A002 - the word that glyph runs use
        self.id = id
        """The file's stem: what a glyph run calls the face."""
        self.path = path
        self.index = index
        self.cut = cut
        self._open: _Opened | None = None
        self._glyphs: dict[str, int] = {}
        self._advances: dict[int, Mil] = {}
        self._halves: dict[str, int] = {}
        self._shapes: dict[tuple[str, str, object], tuple[Shaped, ...]] = {}
        self._columns: dict[str, tuple[Shaped, ...]] = {}

    def __repr__(self) -> str:
        return f"Face({self.id!r}, {str(self.path)!r})"

    @property
    def source(self) -> hb.Face:
        """Give HarfBuzz's face, for the subsetter.

        Raises:
            FontError: The file is no font, or may not be embedded.
        """
        return self._opened.face

    @property
    def font(self) -> hb.Font:
        """Give HarfBuzz's font, scaled to thousandths of an em.

        Raises:
            FontError: The file is no font, or may not be embedded.
        """
        return self._opened.font

    def glyph(self, char: str) -> int:
        """Give the glyph of a character, 0 where the face has none."""
        glyph = self._glyphs.get(char)
        if glyph is None:
            glyph = self.font.get_nominal_glyph(ord(char)) or 0
            self._glyphs[char] = glyph
        return glyph

    def advance(self, glyph: int) -> Mil:
        """Give the advance of a glyph."""
        advance = self._advances.get(glyph)
        if advance is None:
            advance = self.font.get_glyph_h_advance(glyph)
            self._advances[glyph] = advance
        return advance

    def ink(self, glyph: int) -> tuple[Mil, Mil, Mil, Mil]:
        """Give the box of a glyph's ink: left, bottom, right, top; y up, from the pen.

        All are 0 for a blank glyph.
        """
        extents = self.font.get_glyph_extents(glyph)
        if extents is None or not extents.width or not extents.height:
            return (0, 0, 0, 0)
        left, top = extents.x_bearing, extents.y_bearing
        return (left, top + extents.height, left + extents.width, top)

    def half(self, char: str) -> int:
        """Give the half-width glyph of a digit, 0 where the face has none."""
        half = self._halves.get(char)
        if half is None:
            shaped = self.shape(char, features={"hwid": True})
            glyph = shaped[0].glyph if len(shaped) == 1 else 0
            half = glyph if glyph != self.glyph(char) else 0
            self._halves[char] = half
        return half

    def shape(
        self,
        text: str,
        language: str = "zh-hans",
        features: Mapping[str, bool] | None = None,
    ) -> tuple[Shaped, ...]:
        """Shape a run of one script, left to right: ligatures, kerning, local forms.

        Args:
            text: Characters of one script.
            language: ``zh-hans`` shapes as Han, ``en`` and any other as Latin. Without
                it a double dash is 1.69 em long.
            features: OpenType features to turn on or off.
        """
        chosen = tuple(sorted(features.items())) if features else ()
        key = (text, language, chosen)
        shaped = self._shapes.get(key)
        if shaped is None:
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.direction = "ltr"
            buffer.script = _SCRIPTS.get(language, "Latn")
            buffer.language = language
            hb.shape(self.font, buffer, dict(chosen))
            # Each attribute builds its whole list anew: read it once.
            marks = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
            shaped = tuple(
                Shaped(i.codepoint, p.x_advance, p.x_offset, p.y_offset, i.cluster)
                for i, p in marks
            )
            self._shapes[key] = shaped
        return shaped

    def shape_down(self, text: str) -> tuple[Shaped, ...]:
        """Shape a run of Han from the top down, marks in their vertical forms.

        The pen stands at the middle of the em box's top: ``dx`` and ``dy`` lead from
        there to the glyph's origin, and ``advance`` is counted downward.
        """
        shaped = self._columns.get(text)
        if shaped is None:
            buffer = hb.Buffer()
            buffer.add_str(text)
            buffer.direction = "ttb"
            buffer.script = _SCRIPTS["zh-hans"]
            buffer.language = "zh-hans"
            hb.shape(self.font, buffer, {})
            marks = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
            shaped = tuple(
                Shaped(i.codepoint, -p.y_advance, p.x_offset, p.y_offset, i.cluster)
                for i, p in marks
            )
            self._columns[text] = shaped
        return shaped

    @property
    def _opened(self) -> _Opened:
        if self._open is None:
            self._open = self._map()
        return self._open

    def _map(self) -> _Opened:
        where = Where(str(self.path))
        try:
            face = hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)
        except hb.HarfBuzzError as error:
            raise FontError([problem("font-unreadable", where)]) from error
        tables = frozenset(face.table_tags)
        if not face.glyph_count or not tables & {"glyf", "CFF ", "CFF2"}:
            raise FontError([problem("font-broken", where)])
        if embedding(face) & (_RESTRICTED | _BITMAPS_ONLY):
            raise FontError([problem("font-restricted", where)])
        font = hb.Font(face)
        font.scale = (EM, EM)
        if self.cut:
            font.set_variations(dict(self.cut))
        return _Opened(face, font)


class Faces:
    """The faces of each role, with what to do where one lacks a character."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._by_id: dict[str, Face] = {}
        self._by_file: dict[tuple[Path, int, Cut], Face] = {}
        self._roles: dict[str, Face | None] = {}
        self._for_char: dict[tuple[str, str], Face | None] = {}
        # In the catalogue's order, so that ids do not depend on what is asked first.
        for role, entry in catalogue.roles.items():
            self._roles[role] = self._first(entry.candidates)
        self._rare = tuple(
            face for each in catalogue.rare if (face := self._first((each,)))
        )

    @property
    def roles(self) -> tuple[str, ...]:
        """Give the names of all roles, in the catalogue's order."""
        return tuple(self._roles)

    def face(self, role: str) -> Face:
        """Give the face of a role: the first of its candidates that exists.

        Raises:
            FontError: There is no such role, or none of its files is there.
        """
        face = self._roles.get(role)
        if face is None:
            raise FontError([self._missing(role)])
        return face

    def by_id(self, id: str) -> Face:  # noqa: A002 - the word that glyph runs use
        """Give the face that a glyph run names.

        Raises:
            FontError: No file of the catalogue goes by that id.
        """
        face = self._by_id.get(id)
        if face is None:
            raise FontError([problem("font-id", Where(id), face=id)])
        return face

    def for_char(self, role: str, char: str) -> Face | None:
        """Give the face that shows a character in a role, None where no face has it.

        Punctuation comes from the role that lends it; a character that the role's
        face lacks, from the fallback roles and then the rare faces.
        """
        key = (role, char)
        if key not in self._for_char:
            chain = self.chain(role, char)
            self._for_char[key] = next((f for f in chain if f.glyph(char)), None)
        return self._for_char[key]

    def chain(self, role: str, char: str) -> tuple[Face, ...]:
        """Give the faces that are asked for a character in a role, in turn.

        Raises:
            FontError: There is no such role, or none of its files is there.
        """
        chain = [self.face(role)]
        entry = self.catalogue.roles[role]
        if entry.punctuation_from and char in LENT_PUNCTUATION:
            chain.insert(0, self.face(entry.punctuation_from))
        for other in entry.fallback:
            face = self._roles[other]
            if face is not None:
                chain.append(face)
        return (*dict.fromkeys(chain), *self._rare)

    def _first(self, candidates: Iterable[Candidate]) -> Face | None:
        for candidate in candidates:
            path = self.catalogue.path(candidate)
            if path is not None:
                return self._hold(path, candidate)
        return None

    def _hold(self, path: Path, candidate: Candidate) -> Face:
        """Give the one face object of a file, which two roles may share."""
        key = (path, candidate.index, candidate.cut)
        face = self._by_file.get(key)
        if face is None:
            name = path.stem
            if candidate.index:
                name += f"-{candidate.index}"
            name += "".join(f"-{tag}{at:g}" for tag, at in candidate.cut)
            while name in self._by_id:  # x.ttf and x.otf
                name += "+"
            face = Face(name, path, candidate.index, candidate.cut)
            self._by_file[key] = self._by_id[name] = face
        return face

    def _missing(self, role: str) -> Problem:
        entry = self.catalogue.roles.get(role)
        if entry is None:
            return problem("font-role-unknown", Where(CATALOGUE), role=role)
        folders = self.catalogue.folders
        wanted = entry.candidates[-1].file
        where = Where(str(folders[-1] / wanted))
        return problem("font-missing", where, role=role, file=wanted)


def open_faces(folders: tuple[Path, ...]) -> Faces:
    """Give the faces of the catalogues in the folders; no file is opened yet.

    Raises:
        FontError: A catalogue is missing or cannot be read.
    """
    return Faces(read_catalogue(folders))


def embedding(face: hb.Face) -> int:
    """Give the embedding rights of a face (``OS/2.fsType``), 0 where it names none.

    Source: OpenType specification, OS/2 table: bit 1 forbids embedding, bit 9 all but
    bitmaps.
    """
    table = face.reference_table("OS/2").data
    return int.from_bytes(table[8:10], "big") if len(table) >= 10 else 0
