"""A page that does not close says what is in the way."""

from pathlib import Path

import pytest

from layout.errors import MakeupError
from layout.makeup.page import make_up
from tests.houses import example_house
from tests.manifest.folders import jpeg, page, read, write_issue

LONG = "---\nheadline: 一座桥的二十年\n---\n" + "江水没有停。" * 200 + "\n"


def problems(tmp_path: Path, rows: str) -> list[tuple[str, dict[str, object]]]:
    text = page(rows).replace("page: 1", "page: 3")
    copies = {f"copy__{name}_md": LONG for name in "abcdefghijkl"}
    issue = read(write_issue(tmp_path, p01_yaml=text, **copies))
    with pytest.raises(MakeupError) as caught:
        make_up(issue.pages[0], issue, example_house())
    return [(each.code, dict(each.values)) for each in caught.value.problems]


def test_an_item_with_too_few_rows_is_named(tmp_path: Path) -> None:
    ((code, values),) = problems(tmp_path, "- {article: a.md, h: 4}\n- b.md\n")

    assert ("item-rows-few", 4) == (code, values["h"])
    assert int(str(values["least"])) > 4


def test_a_page_with_too_many_items_says_how_many_rows_they_need(
    tmp_path: Path,
) -> None:
    rows = "".join(f"- {name}.md\n" for name in "abcdefghijkl")

    ((code, values),) = problems(tmp_path, rows)

    assert "page-too-full" == code
    assert int(str(values["need"])) > 99


def test_a_page_with_too_little_on_it_says_how_many_rows_it_takes(
    tmp_path: Path,
) -> None:
    ((code, values),) = problems(tmp_path, "- {banner: 枝叶关情}\n")

    assert ("page-too-empty", 99) == (code, values["rows"])


def test_a_picture_that_leaves_its_story_is_named(tmp_path: Path) -> None:
    rows = (
        "- {article: a.md, h: 30, photos: [{file: a.jpg, w: 3}, {file: b.jpg, w: 3}]}"
    )
    text = page(f"{rows}\n- b.md\n").replace("page: 1", "page: 3")
    photos = {"photos__a_jpg": jpeg(1200, 800), "photos__b_jpg": jpeg(1200, 800)}
    copies = {"copy__a_md": LONG, "copy__b_md": LONG}
    issue = read(write_issue(tmp_path, p01_yaml=text, **copies, **photos))

    made = make_up(issue.pages[0], issue, example_house())

    (found,) = [f for f in made.findings if f.code == "photo-beyond-story"]
    assert "b.jpg" == dict(found.values)["name"]
