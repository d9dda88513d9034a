"""The issue as data: stories over pages, briefs, labels, and what was never printed."""

from dataclasses import replace
from typing import Any

import pytest

from layout.archive.digital import edition_json
from layout.edition import inspect, publish
from layout.model.issue import Issue
from layout.model.page import GlyphRun
from layout.model.text import Role
from layout.pressroom import Built, Request
from tests.archive.packages import COPY, sound
from tests.makeup.test_example import example_issue, placed
from tests.manifest.folders import jpeg

INSET = "inset: {text: 大桥全长二点八六公里。, label: 链接}"
LONG = COPY + "\n" + "\n\n".join(["大桥昨天清晨通车，两岸的人步行过江。" * 8] * 30)
BRIEFS = "## 甲事\n甲地新开图书馆，市民都说好。\n\n## 乙事\n乙地新开公园。\n"
PHOTO = "photo: {file: x.jpg, w: 2, caption: 桥上的灯。, credit: 本报记者 甲 摄}"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, Built]:
    """An issue with a story on two pages, briefs, a picture and labels."""
    base = tmp_path_factory.mktemp("digital")
    folder = sound(
        base,
        p02_yaml="page: 2\nname: 民生\nrows:\n"
        f"- {{article: a.md, h: 40, jump: 3, {PHOTO}, {INSET}}}\n"
        "- {briefs: br.md, label: 简讯, box: 正线}\n",
        p03_yaml="page: 3\nname: 综合\nrows:\n"
        "- {banner: 先锋领航, label: 周刊}\n- {from: a.md, headline: 续题}\n- b.md\n",
        copy__a_md=LONG,
        copy__b_md=COPY + "\n[可删] 这一段可以不排。\n",
        copy__br_md=BRIEFS,
        photos__x_jpg=jpeg(600, 450),
    )
    return inspect(Request(folder)).issue, publish(Request(folder))


@pytest.fixture(scope="module")
def told(printed: tuple[Issue, Built]) -> dict[str, Any]:
    issue, built = printed
    return edition_json(issue, built.pages, {"2": {"pdf": "press/p.pdf"}})


def story(told: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = (each for each in told["stories"] if each["id"] == name)
    return found


def paragraph(told: dict[str, Any]) -> tuple[str, str, int]:
    return told["article"], told["role"], told["number"]


def test_every_paragraph_has_a_name_that_its_lines_bear(told: dict[str, Any]) -> None:
    texts = [paragraph(each) for s in told["stories"] for each in s["text"]]
    lines = {paragraph(block) for page in told["pages"] for block in page["blocks"]}

    assert len(texts) == len(set(texts))
    heads_of_briefs = {e for e in texts if e[0].startswith("br-") and e[1] != "body"}
    assert set(texts) - heads_of_briefs == lines


def test_a_story_on_two_pages_is_one_story(told: dict[str, Any]) -> None:
    lead = story(told, "a")

    assert [("2", False), ("3", True)] == [
        (place["page"], place["continued"]) for place in lead["places"]
    ]
    body = [each for each in lead["text"] if paragraph(each)[:2] == ("a", "body")]
    assert [["2"], ["3"]] == [body[0]["pages"], body[-1]["pages"]]
    heads = [each for each in lead["text"] if each["role"] == "headline"]
    assert [("一座桥的二十年", ["2"]), ("续题", ["3"])] == [
        (each["text"], each["pages"]) for each in heads
    ]


def test_a_story_is_told_from_the_kicker_to_the_credit(told: dict[str, Any]) -> None:
    roles = [each["role"] for each in story(told, "a")["text"]]

    assert ["kicker", "headline", "body"] == roles[:3]
    assert ["caption", "credit"] == roles[-4:-2]
    assert "headline" == roles[-1]
    assert ["本报记者 甲 摄"] == story(told, "a")["authors"]


def test_an_inset_is_told_with_its_story(told: dict[str, Any]) -> None:
    texts = {each["text"]: each["pages"] for each in story(told, "a")["text"]}

    assert ["2"] == texts["大桥全长二点八六公里。"]


def test_a_picture_is_told_with_its_caption_and_place(told: dict[str, Any]) -> None:
    lead = story(told, "a")
    (photo,) = lead["photos"]
    (shown,) = photo["places"]

    assert ("x.jpg", "桥上的灯。") == (photo["file"], photo["caption"])
    parts = lead["places"][0]["parts"]
    assert [shown["box"]] == [e["box"] for e in parts if e["kind"] == "picture"]


def test_each_brief_is_a_story_with_its_own_place(told: dict[str, Any]) -> None:
    briefs = [each for each in told["stories"] if each["kind"] == "brief"]

    assert ["甲事", "乙事"] == [each["headline"] for each in briefs]
    assert {"br"} == {each["group"] for each in briefs}
    tops = [each["places"][0]["polygons"][0][0][1] for each in briefs]
    assert tops == sorted(set(tops))


def test_a_page_tells_the_words_that_belong_to_no_story(told: dict[str, Any]) -> None:
    two, three = told["pages"]

    assert [("briefs", "简讯")] == [(e["role"], e["text"]) for e in two["labels"]]
    assert [("banner", "先锋领航"), ("banner", "周刊")] == [
        (e["role"], e["text"]) for e in three["labels"]
    ]
    assert "press/p.pdf" == two["pdf"]


def test_lines_of_a_page_belong_to_stories_that_are_told(told: dict[str, Any]) -> None:
    named = {block["story"] for page in told["pages"] for block in page["blocks"]}

    assert named == {each["id"] for each in told["stories"]}


def test_everything_of_a_story_lies_in_its_polygons(told: dict[str, Any]) -> None:
    for each in told["stories"]:
        for place in each["places"]:
            xs = [x for polygon in place["polygons"] for x, _ in polygon]
            ys = [y for polygon in place["polygons"] for _, y in polygon]
            for part in place["parts"]:
                left, top, width, height = part["box"]
                assert min(xs) <= left + 0.01
                assert left + width <= max(xs) + 0.02
                assert min(ys) <= top + 0.01
                assert top + height <= max(ys) + 0.02


def test_a_story_in_two_rectangles_has_two_polygons(
    printed: tuple[Issue, Built],
) -> None:
    issue, built = printed
    page = built.pages[0]
    whole = next(each for each in page.stories if each.id == "a")
    ((first, last, top, foot),) = whole.boxes
    halves = ((first, 3, top, foot), (4, last, top, foot))
    split = tuple(
        replace(each, boxes=halves) if each is whole else each for each in page.stories
    )

    told = edition_json(issue, (replace(page, stories=split),), {})

    (place,) = story(told, "a")["places"]
    left, right = place["polygons"]
    assert left[0][0] < right[0][0]


def test_a_paragraph_that_was_left_out_is_not_told(
    printed: tuple[Issue, Built],
) -> None:
    issue, built = printed

    def texts(pages: Any) -> list[str]:  # noqa: ANN401 - placed pages
        told = edition_json(issue, pages, {})
        return [each["text"] for each in story(told, "b")["text"]]

    assert "这一段可以不排。" in texts(built.pages)
    cut = []
    for page in built.pages:
        marks = tuple(
            mark
            for mark in page.marks
            if not (
                isinstance(mark, GlyphRun)
                and mark.span
                and (mark.span.article, mark.span.role) == ("b", Role.BODY)
                and mark.span.paragraph == 4
            )
        )
        cut.append(replace(page, marks=marks))

    assert "这一段可以不排。" not in texts(tuple(cut))


def test_a_headline_from_the_top_down_is_told_line_by_line() -> None:
    told = edition_json(example_issue(), (placed("4"),), {})

    (page,) = told["pages"]
    (head,) = (
        block
        for block in page["blocks"]
        if (block["article"], block["role"]) == ("print", "headline")
    )
    assert ["一刀一版", "刻出年味"] == [line["text"] for line in head["lines"]]
    first, second = (line["box"] for line in head["lines"])
    assert all(height > 3 * width for _, _, width, height in (first, second))
    assert second[0] + second[2] <= first[0]
