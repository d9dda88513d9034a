"""Packages: every byte, file and link that is not what was sealed is found."""

import os
import shutil
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.archive import bag
from layout.archive.revisions import Package, revisions_in
from layout.archive.verify import broken_links, damages, verdicts
from tests.archive.packages import built, corrected, sealed, tiny_package

FILES = {
    "press/p1.pdf": b"%PDF-1.6\nplate\n",
    "source/copy/头条.md": "大桥通车。\n".encode(),
    "source/copy/100%.md": b"\r\n",
    "source/empty": b"",
}


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return tiny_package(tmp_path, "2026-11-23-r1", FILES)


def codes(package: Package) -> list[str]:
    return sorted(each.code for each in damages(package))


def test_a_package_that_nobody_touched_is_whole(package: Package) -> None:
    assert [] == codes(package)


def test_others_find_our_packages_whole_too(tmp_path: Path) -> None:
    # Another's checker reads %25 as it stands, so no such name is given to it.
    files = {name: text for name, text in FILES.items() if "%" not in name}
    package = tiny_package(tmp_path, "2026-11-23-r1", files)

    other = bagit.Bag(str(package.path))

    assert other.is_valid(fast=False)
    assert {"sha256", "sha512"} == set(other.algorithms)
    assert "2026-11-23-r1" == other.info["External-Identifier"]


@given(data=st.data())
def test_any_byte_that_changes_is_found(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    package = tiny_package(tmp_path_factory.mktemp("p"), "2026-11-23-r1", FILES)
    full = [
        n for n in bag.files_below(package.path) if (package.path / n).stat().st_size
    ]
    path = package.path / data.draw(st.sampled_from(full))
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))

    path.write_bytes(content)

    assert codes(package)


@given(data=st.data())
def test_any_file_that_is_gone_shorter_or_longer_is_found(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    package = tiny_package(tmp_path_factory.mktemp("p"), "2026-11-23-r1", FILES)
    path = package.path / data.draw(st.sampled_from(bag.files_below(package.path)))
    match data.draw(st.sampled_from(["gone", "longer", "shorter"])):
        case "gone":
            path.unlink()
        case "longer":
            path.write_bytes(path.read_bytes() + b"\n")
        case _:
            path.write_bytes(path.read_bytes()[:-1] or b"x")

    assert codes(package)


@pytest.mark.parametrize(
    "name", ["data/extra.txt", "extra.txt", "data/source/.hidden", "fetch.txt"]
)
def test_a_file_that_was_added_is_found(package: Package, name: str) -> None:
    (package.path / name).write_bytes(b"")

    assert "archive-added" in codes(package)


def test_a_link_is_found_even_to_the_same_bytes(package: Package) -> None:
    path = package.path / "data/press/p1.pdf"
    path.rename(package.path.parent / "p1.pdf")
    path.symlink_to(package.path.parent / "p1.pdf")

    assert "archive-link" in codes(package)


def test_a_folder_that_is_a_link_is_found(package: Package) -> None:
    (package.path / "data/press").rename(package.path.parent / "press")
    (package.path / "data/press").symlink_to(package.path.parent / "press")

    assert {"archive-link", "archive-missing"} <= set(codes(package))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes")
def test_a_pipe_is_found_and_not_waited_for(package: Package) -> None:
    os.mkfifo(package.path / "data/pipe")

    assert "archive-link" in codes(package)


def test_a_list_that_leads_out_of_the_package_is_refused(package: Package) -> None:
    # The lists of the lists are made to agree: only the name gives it away.
    outside = package.path.parent / "outside"
    outside.write_bytes(b"")
    for index, algorithm in enumerate(bag.ALGORITHMS):
        path = package.path / bag.list_name("manifest", algorithm)
        digests = bag.read_list(path.read_bytes(), algorithm)
        digests["data/../../outside"] = bag.fixity_of(outside).digests[index]
        path.write_text(bag.list_text(digests), "utf-8")
    for index, algorithm in enumerate(bag.ALGORITHMS):
        tags = {n: bag.fixity_of(package.path / n) for n in bag.tag_files()}
        lists = {name: each.digests[index] for name, each in tags.items()}
        path = package.path / bag.list_name("tagmanifest", algorithm)
        path.write_text(bag.list_text(lists), "utf-8")

    assert "archive-list" in codes(package)


def test_a_package_under_another_name_is_found(package: Package) -> None:
    place = package.path.with_name("2026-11-24-r1")
    package.path.rename(place)

    assert ["archive-name"] == codes(Package(place, "2026-11-24", 1))


def test_names_with_line_ends_and_per_cents_come_back() -> None:
    names = {"data/a\nb": "0" * 64, "data/100%0A": "1" * 64}

    assert names == bag.read_list(bag.list_text(names).encode(), "sha256")


def test_revisions_name_and_seal_what_they_replace(tmp_path: Path) -> None:
    folder = built(tmp_path)
    first = sealed(folder)
    second = corrected(folder)

    packages = revisions_in(folder)

    assert [first, second] == list(packages)
    assert first.name == second.card().labels["Replaces"]
    assert first.fingerprint() == second.card().labels["Replaces-Seal"]
    assert () == broken_links(packages)


def test_an_earlier_revision_that_is_gone_or_made_anew_is_found(tmp_path: Path) -> None:
    folder = built(tmp_path)
    first = sealed(folder)
    corrected(folder)
    payload = first.path / "data/report.json"
    payload.chmod(0o644)
    payload.write_bytes(b"{}")
    for name in ("bag-info.txt", *map(str, first.path.glob("*manifest*"))):
        (first.path / name).chmod(0o644)
    (first.path / bag.BAGIT).chmod(0o644)
    labels = first.card().labels
    bag.write_bag(first.path, {k: v for k, v in labels.items() if k != bag.OXUM})

    assert () == damages(first)
    assert ["archive-chain"] == [e.code for e in broken_links(revisions_in(folder))]

    shutil.rmtree(first.path)

    assert ["archive-gap"] == [e.code for e in broken_links(revisions_in(folder))]


def test_each_problem_stands_with_the_package_that_has_it(tmp_path: Path) -> None:
    first = tiny_package(tmp_path, "2026-11-23-r1", FILES)
    last = tiny_package(tmp_path, "2026-11-23-r11", FILES)
    plate = first.path / "data/press/p1.pdf"
    plate.chmod(0o644)
    plate.write_bytes(b"%PDF-1.6\nblind\n")

    told = [
        (each.package.name, [e.code for e in each.problems])
        for each in verdicts((first, last), alone=False)
    ]

    assert [
        ("2026-11-23-r1", ["archive-changed"]),
        ("2026-11-23-r11", ["archive-gap"]),
    ] == told
    assert () == verdicts((last,), alone=True)[0].problems
