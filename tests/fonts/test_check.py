from pathlib import Path

from layout.fonts.catalogue import find_folders
from layout.fonts.check import rows, verify
from tests.fonts.folders import own_faces, vendored

LOCKED = {
    "NotoSerifSC_400Regular.ttf": "c358a69d",
    "NotoSerifSC_700Bold.ttf": "9c6a2ba7",
    "NotoSerifSC_900Black.ttf": "092e71a7",
    "NotoSansSC_400Regular.ttf": "d45f67f0",
    "NotoSansSC_700Bold.ttf": "9a38ae0a",
    "NotoSansSC_900Black.ttf": "2e4413c4",
    "LXGWWenKai-Regular.ttf": "bbf534b0",
}


def test_the_vendored_files_are_those_of_the_lock() -> None:
    assert verify(find_folders(None)) == ()


def test_each_role_shows_its_file_version_and_hash() -> None:
    shown = {row.role: row for row in rows(vendored())}

    assert {Path(row.file).name: row.sha256[:8] for row in shown.values()} == LOCKED
    assert shown["body"].version == "2.003-H1"
    assert shown["kai"].version == "1.250"
    assert shown["kai"].lacks == ("hwid", "kern", "locl")
    assert all(row.rights == 0 and row.problem is None for row in shown.values())


def test_every_vendored_face_covers_gb2312_and_gbk() -> None:
    for row in rows(vendored()):
        assert [(each.charset, each.shown, each.size) for each in row.coverage] == [
            ("GB2312", 6763, 6763),
            ("GBK", 20923, 20923),
        ]


def test_a_bad_face_is_a_row_with_its_problem(tmp_path: Path) -> None:
    faces = own_faces(
        tmp_path,
        '[roles.gone]\ncandidates = ["gone.ttf"]\n'
        '[roles.broken]\ncandidates = ["tiny.otf"]\n',
        lambda font: font[:40],
    )

    told = {row.role: row.problem.code for row in rows(faces) if row.problem}

    assert told == {"gone": "font-missing", "broken": "font-broken"}


def test_a_changed_and_a_missing_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"changed")
    (tmp_path / "LOCK").write_text(
        "[[file]]\npath = 'a.ttf'\nsha256 = '00'\n"
        "[[file]]\npath = 'b.ttf'\nsha256 = '00'\n"
    )

    found = verify((tmp_path,))

    assert [(problem.code, Path(problem.where.file).name) for problem in found] == [
        ("font-changed", "a.ttf"),
        ("font-gone", "b.ttf"),
    ]


def test_a_lock_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "LOCK").write_text("[[file]]\npath = 'a.ttf'\n")

    assert [problem.code for problem in verify((tmp_path,))] == ["font-lock"]
