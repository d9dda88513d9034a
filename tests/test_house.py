"""The walls: what is packed, what is pinned, what the README promises."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TypeAlias

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import layout

ROOT = Path(__file__).resolve().parent.parent
Project: TypeAlias = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, with a licensed face lying in fonts/local.

    The open faces are ninety megabytes: empty files of their names stand in for them.
    """
    root = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(
        ROOT / "layout",
        root / "layout",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for path in (ROOT / "fonts").rglob("*"):
        inside = path.relative_to(ROOT)
        if path.is_file() and "local" not in inside.parts:
            (root / inside).parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".ttf":
                (root / inside).touch()
            else:
                shutil.copy(path, root / inside)
    (root / "fonts" / "local").mkdir()
    (root / "fonts" / "local" / "FZBaoSong.ttf").touch()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"],
        cwd=root,
        check=True,
        capture_output=True,
    )
    (built,) = (root / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked(*patterns: str) -> list[str]:
    """The files of the checkout that are kept in git; skips where there is no git."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("wants git and a checkout")
    run = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [name for name in run.stdout.split("\0") if name]


def test_a_wheel_holds_every_module_and_every_table(packed: set[str]) -> None:
    missing = [name for name in tracked("layout") if name not in packed]

    assert missing == []
    assert "layout/pictures/profiles/FOGRA39L_coated.icc" in packed
    assert any(name.startswith("layout/messages/") for name in packed)


def test_a_wheel_holds_the_open_faces_with_their_licences(packed: set[str]) -> None:
    expected = {f"layout/fontfiles/{name[6:]}" for name in tracked("fonts")}

    assert expected <= packed
    assert sum(name.endswith(".ttf") for name in packed) == 7
    assert sum(name.endswith("/OFL.txt") for name in packed) == 3


def test_a_licensed_face_never_gets_into_a_wheel(packed: set[str]) -> None:
    assert [name for name in packed if "local" in name or "FZBaoSong" in name] == []


def test_a_wheel_holds_nothing_else(packed: set[str]) -> None:
    tops = {name.split("/")[0] for name in packed}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"layout"}


def test_a_wheel_bears_the_version_and_the_licence(wheel: Path) -> None:
    assert wheel.name.startswith(f"banxin-{layout.__version__}-")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        text = archive.read(metadata).decode()
    assert "License-Expression: Apache-2.0" in text
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_what_is_installed_is_found_from_any_folder(
    wheel: Path, tmp_path: Path
) -> None:
    installed = tmp_path / "site"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    program = (
        "from layout.fonts.catalogue import find_folders;"
        "from layout.pictures.profile import SHIPPED;"
        "print(SHIPPED.is_file(), find_folders(None)[-1])"
    )

    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert run.stdout.split() == ["True", str(installed / "layout" / "fontfiles")]


def test_every_requirement_is_pinned_within_its_range() -> None:
    project: Project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
        "project"
    ]
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = {
        canonicalize_name(name): version
        for name, version in (line.split("==") for line in lines if "==" in line)
    }
    wanted = [
        Requirement(text)
        for texts in (
            project["dependencies"],
            *project["optional-dependencies"].values(),
        )
        for text in texts
    ]

    loose = [
        str(each)
        for each in wanted
        if not each.specifier.contains(pins.get(canonicalize_name(each.name), "0"))
    ]

    assert loose == []


@pytest.mark.parametrize("marker", ["build", "test"])
def test_the_readme_gives_each_command_in_one_line(marker: str) -> None:
    (command,) = _commands(marker)

    assert command.startswith("python3 -m venv .venv && ")
    assert "-c requirements.lock" in command


def test_the_continuous_run_takes_the_command_of_the_readme() -> None:
    if shutil.which("awk") is None or shutil.which("bash") is None:
        pytest.skip("wants bash and awk")
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    body = re.search(
        r"^test_command\(\) \{\n.*?^\}\n", script, re.MULTILINE | re.DOTALL
    )
    assert body is not None

    run = subprocess.run(
        ["bash", "-eu", "-c", body.group() + "test_command"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert run.stdout.splitlines() == _commands("test")


def test_no_module_outgrows_its_reader() -> None:
    # Two may be longer, and say why at their top: line breaking and leg filling.
    allowed = {"layout/composition/breaking.py", "layout/makeup/legs.py"}
    long = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "layout").rglob("*.py"))
        if len(path.read_text("utf-8").splitlines()) > 400
    ]

    assert [name for name in long if name not in allowed] == []


def test_one_module_turns_inches_into_points_and_millimetres() -> None:
    factor = re.compile(r"[=*/] *\(?(?:72|25\.4)\b")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "layout").rglob("*.py")
        if factor.search(path.read_text("utf-8"))
    }

    assert found == {"layout/units.py"}


def test_every_folder_of_modules_is_a_package() -> None:
    # Without the file the floors would not be checked there.
    folders = {path.parent for path in (ROOT / "layout").rglob("*.py")}

    assert [
        str(one) for one in sorted(folders) if not (one / "__init__.py").exists()
    ] == []


def _commands(marker: str) -> list[str]:
    text = (ROOT / "README.md").read_text("utf-8")
    block = re.search(
        rf"^<!-- {marker} -->\n```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    assert block is not None
    return block.group(1).splitlines()
