from pathlib import Path

import pytest

from layout.errors import FontError
from layout.fonts.catalogue import Candidate, find_folders, read_catalogue


def test_vendored_faces_are_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    (shipped,) = find_folders(None)[-1:]

    assert (shipped / "LOCK").is_file()


def test_folders_win_in_the_order_given_paper_vendored(tmp_path: Path) -> None:
    given, paper = tmp_path / "given", tmp_path / "paper"
    given.mkdir()
    (paper / "fonts").mkdir(parents=True)

    folders = find_folders(paper, given)

    assert folders[:2] == (given, paper / "fonts")
    assert folders[-1] == find_folders(None)[-1]


def test_a_paper_without_faces_takes_the_vendored_ones(tmp_path: Path) -> None:
    assert find_folders(tmp_path) == find_folders(None)


def test_a_given_folder_must_exist(tmp_path: Path) -> None:
    with pytest.raises(FontError) as caught:
        find_folders(None, tmp_path / "gone")

    assert caught.value.problems[0].code == "font-folder"


def test_a_candidate_is_found_by_its_bare_name_too(tmp_path: Path) -> None:
    (tmp_path / "NotoSerifSC_400Regular.ttf").write_bytes(b"another version")

    catalogue = read_catalogue((tmp_path, *find_folders(None)))

    body = catalogue.roles["body"].candidates[0]
    assert catalogue.path(body) == tmp_path / "NotoSerifSC_400Regular.ttf"


def test_a_collection_and_an_instance_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "catalogue.local.toml").write_text(
        "[roles.x]\n"
        "candidates = [{ file = 'a.ttc', index = 2 },"
        " { file = 'b.ttf', axes = { wght = 650, opsz = 9 } }]\n"
    )

    roles = read_catalogue((tmp_path, *find_folders(None))).roles

    assert roles["x"].candidates == (
        Candidate("a.ttc", 2),
        Candidate("b.ttf", 0, (("opsz", 9.0), ("wght", 650.0))),
    )


@pytest.mark.parametrize(
    "broken",
    [
        "[roles.body\n",
        "roles = 3\n",
        "[roles]\nbody = 3\n",
        "[roles.body]\ncandidates = 'x.ttf'\n",
        "[roles.body]\ncandidates = []\n",
        "[roles.body]\ncandidates = [3]\n",
        "[roles.body]\ncandidates = [{ index = 1 }]\n",
        "[roles.body]\ncandidates = [{ file = 'x', index = 'one' }]\n",
        "[roles.body]\ncandidates = [{ file = 'x', axes = { wght = 'bold' } }]\n",
        "[roles.body]\ncandidates = ['x']\npunctuation_from = 3\n",
        "[roles.body]\ncandidates = ['x']\nfallback = 'hei'\n",
        "rare = ['x']\n",
    ],
)
def test_a_broken_catalogue_is_told_with_its_place(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "catalogue.local.toml"
    path.write_text(broken, "utf-8")

    with pytest.raises(FontError) as caught:
        read_catalogue((tmp_path, *find_folders(None)))

    (problem,) = caught.value.problems
    assert (problem.code, problem.where.file) == ("font-catalogue", str(path))


def test_a_role_may_lean_only_on_roles_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "catalogue.local.toml").write_text(
        "[roles.kai]\ncandidates = ['x']\npunctuation_from = 'song'\n"
    )

    with pytest.raises(FontError) as caught:
        read_catalogue((tmp_path, *find_folders(None)))

    assert caught.value.problems[0].code == "font-role"


def test_a_folder_without_any_catalogue_is_told(tmp_path: Path) -> None:
    with pytest.raises(FontError) as caught:
        read_catalogue((tmp_path,))

    assert caught.value.problems[0].code == "font-catalogue-missing"
