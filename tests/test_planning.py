from pathlib import Path

import pytest

from layout.edition import publish
from layout.errors import LayoutError
from layout.model.page import GlyphRun
from layout.planning import pick, propose_pages
from layout.pressroom import Request
from tests.test_edition import sound


def test_a_page_has_proposals_with_the_best_first(tmp_path: Path) -> None:
    folder = sound(tmp_path)

    found = propose_pages(Request(folder), 3)

    scores = [each.alternative.score for each in found if each.page == found[0].page]
    assert sorted(scores) == scores
    assert not (folder / "plans").exists()


def test_a_picked_plan_is_written_and_read_by_builds(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    before = publish(Request(folder)).pages

    written = pick(Request(folder), 1, 1, locked=True)

    assert all((folder / each.file).is_file() for each in written)
    after = publish(Request(folder)).pages
    assert [s.boxes for p in before for s in p.stories] == [
        s.boxes for p in after for s in p.stories
    ]


def test_a_locked_plan_keeps_its_boxes_when_the_copy_grows(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    pick(Request(folder), 1, 1, locked=True)
    before = publish(Request(folder)).pages
    copy = min((folder / "copy").glob("*.md"))
    copy.write_text(copy.read_text("utf-8") + "\n\n又添了一句话，不长。\n", "utf-8")

    after = publish(Request(folder)).pages

    assert [s.boxes for p in before for s in p.stories] == [
        s.boxes for p in after for s in p.stories
    ]


def test_a_plan_of_other_items_is_told_and_not_applied(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (written, *_) = pick(Request(folder), 1, 1, locked=True)
    plan = folder / written.file
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("article: ", "article: x", 1), "utf-8")

    built = publish(Request(folder))

    assert "plan-stale" in [each.code for each in built.findings]


def test_a_locked_plan_is_not_written_over(tmp_path: Path) -> None:
    folder = sound(tmp_path)
    (written, *_) = pick(Request(folder), 1, 1, locked=True)
    before = (folder / written.file).read_text("utf-8")

    with pytest.raises(LayoutError) as caught:
        pick(Request(folder), 1, 1, locked=False)

    assert {"plan-locked"} == {each.code for each in caught.value.problems}
    assert before == (folder / written.file).read_text("utf-8")


def test_a_proposal_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        pick(Request(sound(tmp_path)), 1, 3, locked=False)

    assert "plan-too-few" == caught.value.problems[0].code


def test_an_edit_that_keeps_a_paragraphs_lines_moves_no_other_story(
    tmp_path: Path,
) -> None:
    folder = sound(tmp_path)
    pick(Request(folder), 1, 1, locked=True)
    before = lines_by_story(folder)
    copy = min((folder / "copy").glob("*.md"))
    text = copy.read_text("utf-8")
    copy.write_text(text.replace("的", "了", 1), "utf-8")

    after = lines_by_story(folder)

    assert before.keys() == after.keys()
    for story, lines in before.items():
        if story != copy.stem:
            assert lines == after[story]


def lines_by_story(folder: Path) -> dict[str, list[tuple[float, float, str]]]:
    lines: dict[str, list[tuple[float, float, str]]] = {}
    for page in publish(Request(folder)).pages:
        for mark in page.marks:
            if isinstance(mark, GlyphRun) and mark.span:
                place = (mark.x, mark.y, mark.text)
                lines.setdefault(mark.span.article, []).append(place)
    return lines
