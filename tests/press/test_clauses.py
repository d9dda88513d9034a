"""The table of clauses: what it names exists, and no clause goes untried."""

import ast
import importlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from layout.press.xmp import Standard

TESTS = Path(__file__).resolve().parent.parent
CLAUSES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "clauses.toml").read_text("utf-8")
)["clause"]


@cache
def names_in(file: str) -> frozenset[str]:
    """Give the names of a file's tests."""
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    names = (each.name for each in tree.body if isinstance(each, ast.FunctionDef))
    return frozenset(name for name in names if name.startswith("test_"))


def titled(row: dict[str, Any]) -> str:
    return f"{row['standard']} {row['clause']} {row['asks']}"


@pytest.mark.parametrize("row", CLAUSES, ids=titled)
def test_what_a_clause_names_exists(row: dict[str, Any]) -> None:
    module, _, name = row["by"].partition(":")
    found: object = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    assert callable(found)
    assert row["tests"]
    for test in row["tests"]:
        file, _, name = test.partition("::")
        assert name in names_in(file), test


def test_every_standard_that_a_file_may_claim_has_clauses_and_no_other_has() -> None:
    claimed = {str(each) for each in Standard if each is not Standard.NONE}

    assert claimed == {row["standard"] for row in CLAUSES}


def test_no_clause_stands_in_the_table_twice() -> None:
    rows = [titled(row) for row in CLAUSES]

    assert sorted({*rows}) == sorted(rows)
