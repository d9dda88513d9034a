"""Plan files: one text a plan, read back as it was written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.errors import FileError, ManifestError
from layout.manifest.planfile import plan_path, plan_text, read_plan, write_plan
from layout.model.plan import Plan, PlannedGroup, PlannedItem, PlannedNode

LEAD = PlannedItem("article", "lead", 6, 40, 1, 9, (17,), (4, 5, 6))
PLAN = Plan(
    "3",
    PlannedGroup(
        "rows",
        (
            PlannedItem("banner", "枝叶关情", 6, 6),
            LEAD,
            PlannedGroup(
                "cols",
                (PlannedItem("article", "a", 3, 20), PlannedItem("photo", "b", 3, 20)),
                6,
                20,
                "社区一线",
            ),
        ),
        6,
        99,
    ),
    locked=True,
)

TEXT = """\
# 版面方案：banxin plan 写，banxin build 读；锁定后不再变动
plan: 1
page: "3"
locked: true
w: 6
h: 99
rows:
- {banner: 枝叶关情, w: 6, h: 6}
- {article: lead, rank: 1, w: 6, h: 40, head: 9, photos: [17], lines: [4, 5, 6]}
- section: 社区一线
  w: 6
  h: 20
  cols:
  - {article: a, w: 3, h: 20}
  - {photo: b, w: 3, h: 20}
"""

LETTERS = st.characters(
    exclude_categories=("C", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"
)
NAMES = st.text(
    LETTERS | st.sampled_from("#:'\"{}[],&*!|>%@` -?"), min_size=1, max_size=9
)
SIZES = st.none() | st.integers(0, 300)
COUNTS = st.lists(st.integers(0, 99), max_size=4).map(tuple)


def items() -> st.SearchStrategy[PlannedNode]:
    kinds = st.sampled_from(["article", "photo", "briefs", "ad", "rule"])
    return st.builds(
        PlannedItem, kinds, NAMES, SIZES, SIZES, SIZES, st.integers(0, 20), COUNTS,
        COUNTS,
    )  # fmt: skip


def groups(below: st.SearchStrategy[PlannedNode]) -> st.SearchStrategy[PlannedNode]:
    held = st.lists(below, min_size=1, max_size=4).map(tuple)
    kinds = st.sampled_from(["rows", "cols"])
    titles = st.just("") | NAMES
    return st.builds(PlannedGroup, kinds, held, SIZES, SIZES, titles)


def trees() -> st.SearchStrategy[PlannedNode]:
    return groups(st.recursive(items(), groups, max_leaves=8))


def test_a_plan_is_written_as_an_editor_would() -> None:
    assert TEXT == plan_text(PLAN)


def test_a_plan_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = plan_path(tmp_path, "3")

    write_plan(PLAN, path)

    assert "p03.yaml" == path.name
    assert PLAN == read_plan(path)
    assert [path.name] == [each.name for each in path.parent.iterdir()]


@given(root=trees(), page=NAMES, locked=st.booleans())
def test_any_plan_survives_its_file(
    tmp_path_factory: pytest.TempPathFactory,
    root: PlannedNode,
    page: str,
    locked: bool,  # noqa: FBT001 - Hypothesis passes it by name
) -> None:
    path = tmp_path_factory.mktemp("plan") / "p.yaml"
    plan = Plan(page, root, locked)

    write_plan(plan, path)

    assert plan == read_plan(path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n", 1),
        ("plan: 2\npage: 3\nrows: [{article: a}]\n", 1),
        ("plan: 1\npage: 3\nlocked: perhaps\nrows: [{article: a}]\n", 1),
        ("plan: 1\npage: 3\nrows: []\n", 3),
        ("plan: 1\npage: 3\nrows:\n- {article: a, w: six}\n", 4),
        ("plan: 1\npage: 3\nrows:\n- {w: 6}\n", 4),
        ("plan: 1\npage: 3\nrows:\n- {article: a}\n- {nothing: b}\n", 5),
    ],
)
def test_what_is_no_plan_is_named_with_its_line(
    tmp_path: Path, text: str, line: int
) -> None:
    path = tmp_path / "p03.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(ManifestError) as caught:
        read_plan(path, "plans/p03.yaml")

    (problem,) = caught.value.problems
    assert ("plan-broken", "plans/p03.yaml", line) == (
        problem.code,
        problem.where.file,
        problem.where.line,
    )


def test_a_plan_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        read_plan(tmp_path / "p03.yaml")


def test_a_plan_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "plans"
    path.write_text("a file where a folder should be", "utf-8")

    with pytest.raises(FileError):
        write_plan(PLAN, plan_path(tmp_path, "3"))

    assert "a file where a folder should be" == path.read_text("utf-8")
