from pathlib import Path

import pytest

from layout.errors import FontError
from layout.fonts.catalogue import find_folders
from layout.fonts.faces import Face, Faces, open_faces
from tests.fonts.folders import own_faces, rights, units, vendored

ROLES = ("body", "head-minor", "head", "hei", "hei-bold", "hei-black", "kai", "fang")
RARE = "𬭸"  # a TGSCC character beyond the BMP
NOWHERE = "\U0010fffd"  # private use: no face has it


@pytest.fixture(scope="module")
def faces() -> Faces:
    return vendored()


def test_every_role_has_a_face(faces: Faces) -> None:
    assert faces.roles == ROLES
    assert all(faces.face(role).glyph("版") for role in ROLES)


def test_a_face_goes_by_the_stem_of_its_file(faces: Faces) -> None:
    face = faces.face("body")

    assert face.id == "NotoSerifSC_400Regular"
    assert faces.by_id(face.id) is face


def test_two_roles_of_one_file_share_one_face(faces: Faces) -> None:
    assert faces.face("fang") is faces.face("kai")


def test_the_same_glyphs_whatever_is_asked_first() -> None:
    one, two = vendored(), vendored()
    one.face("kai")

    assert one.face("body").glyph("国") == two.face("body").glyph("国") != 0


def test_a_character_that_a_face_lacks_has_glyph_0(faces: Faces) -> None:
    assert faces.face("body").glyph(NOWHERE) == 0


@pytest.mark.parametrize("role", ROLES)
def test_every_face_has_characters_beyond_the_bmp(faces: Faces, role: str) -> None:
    assert faces.face(role).glyph(RARE) != 0


@pytest.mark.parametrize("role", ROLES)
def test_han_characters_and_stops_are_one_em_wide(faces: Faces, role: str) -> None:
    face = faces.face(role)

    assert [face.advance(face.glyph(char)) for char in "国一，。（…"] == [1000] * 6


def test_measures_are_thousandths_whatever_the_units_of_the_file(
    tmp_path: Path,
) -> None:
    faces = own_faces(tmp_path, '[roles.own]\ncandidates = ["tiny.otf"]\n', units(2000))
    face = faces.face("own")

    assert face.advance(face.glyph("A")) == 300
    assert face.ink(face.glyph("A")) == (25, 0, 275, 350)


def test_ink_of_a_stop_sits_at_the_left_foot_of_its_em(faces: Faces) -> None:
    face = faces.face("body")

    left, bottom, right, top = face.ink(face.glyph("。"))

    assert 0 <= left < right <= 500
    assert -120 <= bottom < top <= 380


def test_a_blank_has_no_ink(faces: Faces) -> None:
    face = faces.face("body")

    assert face.ink(face.glyph(" ")) == (0, 0, 0, 0)


def test_a_digit_has_a_half_width_glyph(faces: Faces) -> None:
    face = faces.face("body")

    assert [face.advance(face.half(digit)) for digit in "0123456789"] == [500] * 10


def test_no_half_width_glyph_where_a_face_has_none(faces: Faces) -> None:
    assert faces.face("kai").half("2") == 0
    assert faces.face("body").half("国") == 0


def test_a_double_dash_is_two_em_of_one_stroke(faces: Faces) -> None:
    (dash,) = faces.face("body").shape("——")

    assert dash.advance == 2000


def test_latin_is_kerned(faces: Faces) -> None:
    face = faces.face("body")
    shaped = face.shape("AVAT", language="en")

    assert sum(glyph.advance for glyph in shaped) < sum(
        face.advance(face.glyph(char)) for char in "AVAT"
    )


def test_clusters_count_characters_beyond_the_bmp_as_one(faces: Faces) -> None:
    shaped = faces.face("body").shape(f"{RARE}国")

    assert [glyph.cluster for glyph in shaped] == [0, 1]


def test_features_can_be_turned_off(faces: Faces) -> None:
    face = faces.face("body")

    assert len(face.shape("fi", "en")) == 1
    assert len(face.shape("fi", "en", {"liga": False})) == 2


def test_kai_borrows_its_punctuation_from_the_body_face(faces: Faces) -> None:
    body, kai = faces.face("body"), faces.face("kai")

    assert all(faces.for_char("kai", char) is body for char in "“”‘’·—…•")
    assert faces.for_char("kai", "，") is kai
    assert faces.for_char("kai", "国") is kai


def test_no_face_for_a_character_that_none_has(faces: Faces) -> None:
    assert faces.for_char("body", NOWHERE) is None


def test_a_lacking_face_falls_back_to_its_sibling(tmp_path: Path) -> None:
    faces = own_faces(
        tmp_path,
        '[roles.own]\ncandidates = ["tiny.otf"]\nfallback = ["hei", "body"]\n',
    )

    assert faces.for_char("own", "一") is faces.face("own")
    assert faces.for_char("own", "国") is faces.face("hei")


def test_rare_faces_are_asked_last(tmp_path: Path) -> None:
    faces = own_faces(tmp_path, '[rare]\ncandidates = ["tiny.otf"]\n')

    rare = faces.chain("body", "一")[-1]

    assert rare.id == "tiny"
    assert faces.for_char("body", "一") is faces.face("body")


def test_a_paper_s_own_face_wins(tmp_path: Path) -> None:
    faces = own_faces(tmp_path, '[roles.body]\ncandidates = ["gone.ttf", "tiny.otf"]\n')

    assert faces.face("body").path == tmp_path / "tiny.otf"
    assert faces.face("head").path.name == "NotoSerifSC_900Black.ttf"


def test_a_missing_file_names_role_and_place(tmp_path: Path) -> None:
    faces = own_faces(tmp_path, '[roles.own]\ncandidates = ["gone.ttf"]\n')

    with pytest.raises(FontError) as caught:
        faces.face("own")

    (problem,) = caught.value.problems
    assert problem.code == "font-missing"
    assert problem.where.file.endswith("gone.ttf")
    assert dict(problem.values)["role"] == "own"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "font-broken"), (b"%PDF-1.4 not a font", "font-broken")],
)
def test_a_broken_file_is_told_with_its_place(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "broken.ttf"
    path.write_bytes(content)

    with pytest.raises(FontError) as caught:
        Face("broken", path).glyph("国")

    (problem,) = caught.value.problems
    assert (problem.code, problem.where.file) == (code, str(path))


def test_a_file_that_went_away_is_told(tmp_path: Path) -> None:
    with pytest.raises(FontError) as caught:
        Face("gone", tmp_path / "gone.ttf").glyph("国")

    assert caught.value.problems[0].code == "font-unreadable"


@pytest.mark.parametrize("fs_type", [0x0002, 0x0200])
def test_a_face_that_may_not_be_embedded_is_refused(
    tmp_path: Path, fs_type: int
) -> None:
    faces = own_faces(
        tmp_path, '[roles.own]\ncandidates = ["tiny.otf"]\n', rights(fs_type)
    )

    with pytest.raises(FontError) as caught:
        faces.face("own").glyph("A")

    assert caught.value.problems[0].code == "font-restricted"


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008])
def test_a_face_for_editing_or_print_is_taken(tmp_path: Path, fs_type: int) -> None:
    faces = own_faces(
        tmp_path, '[roles.own]\ncandidates = ["tiny.otf"]\n', rights(fs_type)
    )

    assert faces.face("own").glyph("A") != 0


def test_unknown_roles_and_ids_are_errors(faces: Faces) -> None:
    with pytest.raises(FontError):
        faces.face("fraktur")
    with pytest.raises(FontError):
        faces.by_id("Helvetica")


def test_no_file_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    # The catalogue names a broken file; a page that does not use it must not fail.
    own_faces(tmp_path, '[roles.own]\ncandidates = ["tiny.otf"]\n', lambda _: b"broken")

    assert open_faces((tmp_path, *find_folders(None))).face("own").id == "tiny"
