from pathlib import Path

from layout.errors import LayoutError
from layout.manifest.reader import read_issue
from layout.model.inset import Inset, Quote
from layout.model.issue import Issue, PhotoStory, Story
from layout.model.text import Role
from layout.model.walk import items_of
from tests.manifest.folders import jpeg, page, problems_of, read, write_issue

PAGE = "page: 1\nname: 要闻\nrows:\n- article: lead.md\n"


def stories(issue: Issue) -> list[Story]:
    return [item for item in items_of(issue.pages[0]) if isinstance(item, Story)]


def only(base: Path, keys: str, **files: str | bytes) -> Story:
    (story,) = stories(read(write_issue(base, p01_yaml=PAGE + keys, **files)))
    return story


def codes(base: Path, keys: str, **files: str | bytes) -> list[tuple[str, str]]:
    return problems_of(write_issue(base, p01_yaml=PAGE + keys, **files))


def test_an_inset_may_be_written_in_the_manifest(tmp_path: Path) -> None:
    story = only(
        tmp_path,
        "  插文: {标签: 链接, 文字: 大桥全长两公里。, 宽: 2, 横向: 左, 纵向: 上}\n",
    )

    (inset,) = story.insets
    assert isinstance(inset, Inset)
    assert ("链接", 2, "left", "top") == (
        inset.label, inset.berth.w, inset.berth.x, inset.berth.y,
    )  # fmt: skip
    assert ["大桥全长两公里。"] == [p.text for p in inset.text]


def test_an_inset_from_a_file_brings_its_headline(tmp_path: Path) -> None:
    copy = "---\nheadline: 何为斜拉桥\n---\n用拉索吊住桥面。\n"

    (inset,) = only(tmp_path, "  inset: link.md\n", copy__link_md=copy).insets

    assert inset.title is not None
    assert ["何为斜拉桥", "用拉索吊住桥面。"] == [p.text for p in inset.paragraphs]


def test_a_field_that_an_inset_does_not_set_is_refused_at_its_place(
    tmp_path: Path,
) -> None:
    copy = "---\nbyline: 本报记者 甲乙\n---\n用拉索吊住桥面。\n"

    found = codes(tmp_path, "  inset: link.md\n", copy__link_md=copy)

    assert ["inset-field"] == [code for _, code in found]
    assert "link.md" in found[0][0]


def test_a_quote_is_words_of_a_role_of_its_own(tmp_path: Path) -> None:
    (quote,) = only(tmp_path, "  引语: 过江只要六分钟。\n").quotes

    assert isinstance(quote, Quote)
    assert (Role.QUOTE, "过江只要六分钟。") == (quote.text.role, quote.text.text)


def test_a_side_that_is_none_is_refused(tmp_path: Path) -> None:
    found = codes(tmp_path, "  quote: {text: 过江只要六分钟。, x: up}\n")

    assert ["value-choice"] == [code for _, code in found]


def test_pictures_share_a_caption_and_a_credit(tmp_path: Path) -> None:
    story = only(
        tmp_path,
        "  photos: [a.jpg, b.jpg]\n  caption: 左图为桥。\n  credit: 甲乙 摄\n",
        photos__a_jpg=jpeg(),
        photos__b_jpg=jpeg(),
    )

    assert story.group_caption is not None
    assert [True, False] == [photo.credit is not None for photo in story.photos]
    assert story.article.credit is None


def test_a_group_of_one_picture_is_refused(tmp_path: Path) -> None:
    found = codes(
        tmp_path, "  photos: [a.jpg]\n  caption: 左图为桥。\n", photos__a_jpg=jpeg()
    )

    assert ["group-of-one"] == [code for _, code in found]


def test_a_caption_of_its_own_in_a_group_is_refused(tmp_path: Path) -> None:
    found = codes(
        tmp_path,
        "  photos: [{file: a.jpg, caption: 桥。}, b.jpg]\n  caption: 左图为桥。\n",
        photos__a_jpg=jpeg(),
        photos__b_jpg=jpeg(),
    )

    assert ["group-two-captions"] == [code for _, code in found]


def test_two_credits_in_a_group_are_refused(tmp_path: Path) -> None:
    found = codes(
        tmp_path,
        "  photos: [{file: a.jpg, credit: 甲 摄}, {file: b.jpg, credit: 乙 摄}]\n"
        "  caption: 左图为桥。\n",
        photos__a_jpg=jpeg(),
        photos__b_jpg=jpeg(),
    )

    assert ["group-two-credits"] == [code for _, code in found]


def test_a_group_of_seven_is_refused_at_the_seventh(tmp_path: Path) -> None:
    names = [f"p{n}.jpg" for n in range(7)]
    files = {f"photos__p{n}_jpg": jpeg() for n in range(7)}
    keys = f"  photos: [{', '.join(names)}]\n  caption: 组图。\n"

    found = codes(tmp_path, keys, **files)

    assert ["group-of-many"] == [code for _, code in found]
    try:
        read_issue(tmp_path / "2026-11-23")
    except LayoutError as error:
        (problem,) = error.problems
        line = (PAGE + keys).splitlines()[problem.where.line - 1]
        assert line[problem.where.column - 1 :].startswith("p6.jpg")


def photo_story(folder: Path, rows: str) -> PhotoStory:
    """Give the picture story of a page whose copy has a caption and a credit."""
    issue = read(
        write_issue(
            folder,
            p01_yaml=page(rows),
            copy__lead_md="---\nheadline: 题\ncredit: 甲 摄影报道\n---\n文。\n",
            photos__a_jpg=jpeg(),
            photos__b_jpg=jpeg(),
        )
    )
    (item,) = (i for i in items_of(issue.pages[0]) if isinstance(i, PhotoStory))
    return item


def test_a_picture_story_may_have_several_pictures_over_one_text(
    tmp_path: Path,
) -> None:
    made = photo_story(tmp_path, "- {photos: [a.jpg, b.jpg], text: lead.md}\n")

    assert ["a.jpg", "b.jpg"] == [photo.image.name for photo in made.photos]
    assert made.group_caption is None
    assert made.article.credit is not None  # it stands at the end of the text
    assert [None, None] == [photo.credit for photo in made.photos]


def test_several_pictures_of_their_own_share_a_caption_and_a_credit(
    tmp_path: Path,
) -> None:
    rows = "- {photos: [a.jpg, b.jpg], caption: 左图为桥。, credit: 乙 摄}\n"
    folder = write_issue(
        tmp_path,
        p01_yaml=page("- lead.md\n" + rows),
        photos__a_jpg=jpeg(),
        photos__b_jpg=jpeg(),
    )

    (made,) = (i for i in items_of(read(folder).pages[0]) if isinstance(i, PhotoStory))

    assert made.group_caption is not None
    assert [True, False] == [photo.credit is not None for photo in made.photos]
    assert made.article.credit is None


def test_a_picture_story_has_a_photo_or_photos(tmp_path: Path) -> None:
    folder = write_issue(
        tmp_path,
        p01_yaml=page("- {photo: a.jpg, photos: [a.jpg, b.jpg], text: lead.md}\n"),
        photos__a_jpg=jpeg(),
        photos__b_jpg=jpeg(),
    )

    assert ["photo-and-photos"] == [code for _, code in problems_of(folder)]


def test_the_credit_of_several_pictures_is_the_article_s(tmp_path: Path) -> None:
    story = only(
        tmp_path,
        "  photos: [a.jpg, b.jpg]\n  credit: 甲乙 摄\n",
        photos__a_jpg=jpeg(),
        photos__b_jpg=jpeg(),
    )

    assert story.article.credit is not None
    assert [None, None] == [photo.credit for photo in story.photos]


def test_where_the_story_jumps_the_last_picture_without_one_has_its_credit(
    tmp_path: Path,
) -> None:
    folder = write_issue(
        tmp_path,
        p01_yaml=PAGE
        + "  photos: [a.jpg, b.jpg, {file: c.jpg, credit: 丙 摄}]\n"
        + "  credit: 甲乙 摄\n  jump: 2\n",
        p02_yaml="page: 2\nname: 要闻\nrows:\n- {from: lead.md, headline: 续}\n",
        photos__a_jpg=jpeg(),
        photos__b_jpg=jpeg(),
        photos__c_jpg=jpeg(),
        issue_yaml="issue: 2026-11-23\npages: [p01.yaml, p02.yaml]\n",
    )
    (story,) = stories(read(folder))

    credits_ = [photo.credit for photo in story.photos]
    assert [False, True, True] == [credit is not None for credit in credits_]
    assert credits_[1] is not None
    assert "甲乙 摄" == credits_[1].text
    assert story.article.credit is None
