"""Issues read whole: every form of the manifest, and all that is wrong at once."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from layout.errors import FileError, LayoutError, ManifestError
from layout.manifest.reader import read_issue
from layout.model.cutout import Cutout
from layout.model.issue import (
    Advert,
    Auto,
    Banner,
    Briefs,
    Cells,
    Cols,
    Continuation,
    Credit,
    Furniture,
    Issue,
    Item,
    Masthead,
    PhotoStory,
    Refers,
    Rows,
    Section,
    Story,
)
from layout.model.text import Paragraph
from layout.model.walk import items_of
from tests.manifest.folders import (
    STORY,
    codes_of,
    jpeg,
    page,
    problems_of,
    read,
    write_issue,
)
from tests.pdfs.sheets import packed, sheet

BRIEFS = "## 甲\n\n一。\n\n## 乙\n\n二。\n"


def items(issue: Issue, number: int = 0) -> Sequence[Item]:
    return list(items_of(issue.pages[number]))


def only(issue: Issue, kind: type[Item]) -> Item:
    (found,) = [item for item in items(issue) if isinstance(item, kind)]
    return found


def story(issue: Issue) -> Story:
    found = only(issue, Story)
    assert isinstance(found, Story)
    return found


def said(paragraph: Paragraph | None) -> str:
    return paragraph.text if paragraph else ""


def pointed(text: str) -> tuple[str, str]:
    """Give a text without its ``▸``, and line and column of what that stood before."""
    before, _, after = text.partition("▸")
    line = before.count("\n") + 1
    return before + after, f"{line}:{len(before) - before.rfind(chr(10))}"


# -- What an editor may write -------------------------------------------------------


def test_a_plain_string_is_a_story(tmp_path: Path) -> None:
    issue = read(write_issue(tmp_path))

    assert ("2026-11-23", date(2026, 11, 23), 1) == (
        issue.id,
        issue.day,
        issue.page_count,
    )
    assert "一座桥的二十年" == said(story(issue).article.headline)
    assert "copy/lead.md" == story(issue).article.file


def test_the_nearest_paper_wins(tmp_path: Path) -> None:
    folder = write_issue(tmp_path)
    (folder / "paper.yaml").write_text("name: 晚报\ncode: WB\n")

    assert "晚报" == read(folder).paper.name


def test_pages_may_stand_in_the_manifest(tmp_path: Path) -> None:
    text = "issue: 2026-11-23\npages:\n- {page: A03, name: 党建, cols: [lead.md]}\n"
    issue = read(write_issue(tmp_path, issue_yaml=text))

    assert ["A3"] == [each.number for each in issue.pages]
    assert isinstance(issue.pages[0].root, Cols)


def test_chinese_keys_are_the_english_ones(tmp_path: Path) -> None:
    text = "版序: 03\n版名: 党建\n署名行: {编辑: [赵一, 钱二], 美编: 孙三、李四}\n"
    text += "上下:\n- {稿件: lead.md, 等级: 2, 题: 换了的题}\n"
    issue = read(write_issue(tmp_path, p01_yaml=text))

    (made,) = issue.pages
    assert ("3", "党建") == (made.number, made.name)
    offices = (Credit("编辑", ("赵一", "钱二")), Credit("美编", ("孙三", "李四")))
    assert offices == made.credits
    assert (2, "换了的题") == (story(issue).rank, said(story(issue).article.headline))


def test_an_overriding_field_is_found_in_the_manifest(tmp_path: Path) -> None:
    rows = '- {article: lead.md, headline: "换了的题"}\n'
    issue = read(write_issue(tmp_path, p01_yaml=page(rows)))

    headline = story(issue).article.headline
    assert headline is not None
    assert "2026-11-23/p01.yaml:4:33" == str(headline.place(0))


def test_everything_of_a_story_is_read(tmp_path: Path) -> None:
    rows = """- article: lead.md
  rank: 1
  h: 34
  columns: 5/4
  head: {pos: 串文左, lines: 2, size: 小初-52, squeeze: 90-100, tracking: -1..2}
  photo: {file: a.jpg, w: 3, h: 9, x: 右, y: 12, caption: 图说, credit: ■某 摄,
          crop: 30%, focus: [0.2, 50%], wrap: 圆}
  box: 正线
  tint: 5
  rule: 反线
  fit: {tracking: 0..3, photo: 2, head: 1, drop: true}
  inset: [{label: 链接, text: 一行, box: 正线}, 另一条]
"""
    rows = rows.replace("columns: 5/4", "columns: 6/4")
    issue = read(write_issue(tmp_path, p01_yaml=page(rows), photos__a_jpg=jpeg()))

    made = story(issue)
    assert (1, 34, (6, 4)) == (made.rank, made.extent.h, made.columns)
    head = made.head
    assert ("side-left", 2, (36.0, 52.0)) == (head.pos, head.lines, head.size)
    assert ((90.0, 100.0), (-1.0, 2.0)) == (head.squeeze, head.tracking)
    (photo,) = made.photos
    assert (3, 9, "right", 12) == (photo.w, photo.h, photo.x, photo.y)
    assert ("图说", "某 摄") == (said(photo.caption), said(photo.credit))
    assert (0.3, (0.2, 0.5), Cutout()) == (photo.crop, photo.focus, photo.wrap)
    assert ("正线", 5.0, "反线") == (made.box, made.tint, made.rule)
    fit = made.fit
    assert ((0.0, 3.0), 2, 1, True) == (fit.tracking, fit.photo, fit.head, fit.drop)
    assert ["链接", ""] == [each.label for each in made.insets]
    assert ["一行", "另一条"] == [each.text[0].text for each in made.insets]


@pytest.mark.parametrize(
    ("head", "pos", "columns", "vertical"),
    [
        ("{竖题: 是}", "side-left", None, True),
        ("{竖题: 是, 题位: 文夹, 宽: 1}", "between", 1, True),
        ("{题位: 文包题, w: 2}", "inside", 2, False),
        ("{lines: 2}", "over", None, False),
    ],
)
def test_an_editor_says_where_and_which_way_a_headline_stands(
    tmp_path: Path, head: str, pos: str, columns: int | None, *, vertical: bool
) -> None:
    rows = f"- {{article: lead.md, head: {head}}}\n"
    issue = read(write_issue(tmp_path, p01_yaml=page(rows)))

    wish = story(issue).head
    assert (pos, columns, vertical) == (wish.pos, wish.columns, wish.vertical)


def test_a_single_picture_takes_the_caption_of_the_copy(tmp_path: Path) -> None:
    copy = STORY.replace("---\n大", "caption: 图说\ncredit: 某 摄\n---\n大")
    rows = "- {article: lead.md, photo: a.jpg}\n"
    issue = read(
        write_issue(
            tmp_path, p01_yaml=page(rows), copy__lead_md=copy, photos__a_jpg=jpeg()
        )
    )

    made = story(issue)
    (photo,) = made.photos
    assert ("图说", "某 摄") == (said(photo.caption), said(photo.credit))
    assert (None, None) == (made.article.caption, made.article.credit)


def test_a_group_of_pictures_has_one_caption(tmp_path: Path) -> None:
    rows = "- {article: lead.md, photos: [a.jpg, {file: b.jpg, w: 1}], caption: 组图}\n"
    issue = read(
        write_issue(
            tmp_path,
            p01_yaml=page(rows),
            photos__a_jpg=jpeg(),
            photos__b_jpg=jpeg(),
        )
    )

    made = story(issue)
    assert ("组图", 2) == (said(made.group_caption), len(made.photos))


def test_a_picture_of_its_own_needs_no_text(tmp_path: Path) -> None:
    rows = "- lead.md\n- {photo: a.jpg, caption: 图说, headline: 题}\n"
    issue = read(write_issue(tmp_path, p01_yaml=page(rows), photos__a_jpg=jpeg()))

    made = only(issue, PhotoStory)
    assert isinstance(made, PhotoStory)
    assert ("图说", "题", ()) == (
        said(made.photos[0].caption),
        said(made.article.headline),
        made.article.body,
    )


def test_a_credit_of_the_copy_is_another_than_the_pictures(tmp_path: Path) -> None:
    text = page("- {photo: {file: p.jpg, credit: 甲 摄}, text: lead.md}\n")
    folder = write_issue(
        tmp_path,
        p01_yaml=text,
        copy__lead_md="---\nheadline: 题\ncredit: 乙 摄影报道\n---\n文。\n",
        photos__p_jpg=jpeg(),
    )

    (item,) = (i for i in items(read(folder)) if isinstance(i, PhotoStory))

    found = (item.article.credit, item.photos[0].credit)
    assert ["乙 摄影报道", "甲 摄"] == [said(each) for each in found]
    assert 2 == len({(each.role, each.number) for each in found if each})


def test_the_credit_of_a_picture_without_a_text_stands_with_its_caption(
    tmp_path: Path,
) -> None:
    rows = "- lead.md\n- {photo: a.jpg, caption: 图说, credit: 某 摄}\n"
    issue = read(write_issue(tmp_path, p01_yaml=page(rows), photos__a_jpg=jpeg()))

    made = only(issue, PhotoStory)
    assert isinstance(made, PhotoStory)
    assert ("图说", "某 摄") == (
        said(made.photos[0].caption),
        said(made.photos[0].credit),
    )
    assert made.article.credit is None


def test_a_front_page_is_read(tmp_path: Path) -> None:
    rows = """- masthead: {w: 4}
  ear: {label: 导读, weather: 晴, refer: [{to: 02, text: 题, line: 一句}]}
- cols:
  - {article: lead.md, w: 4}
  - {briefs: briefs.md, label: 简讯, box: 正线, tint: 5}
"""
    issue = read(write_issue(tmp_path, p01_yaml=page(rows), copy__briefs_md=BRIEFS))

    masthead, briefs = only(issue, Masthead), only(issue, Briefs)
    assert isinstance(masthead, Masthead)
    assert isinstance(briefs, Briefs)
    assert (4, "晴", "导读") == (
        masthead.extent.w,
        masthead.weather,
        masthead.ear_label,
    )
    assert ["2"] == [refer.page for refer in masthead.refers]
    assert ("briefs", "copy/briefs.md", 2) == (
        briefs.article,
        briefs.file,
        len(briefs.items),
    )


def test_a_theme_page_is_read(tmp_path: Path) -> None:
    rows = """- {banner: 枝叶关情, motto: 上句|下句, label: 周刊, color: 套红}
- section: 一线
  aside: 旁题
  columns: 4
  cols: [lead.md, a.md, b.md, c.md]
- {rule: 反线}
- {filler: 补白}
- {credits: {编辑: 赵一}}
"""
    copies = {f"copy__{name}_md": STORY for name in "abc"}
    issue = read(write_issue(tmp_path, p01_yaml=page(rows), **copies))

    banner, section = only(issue, Banner), only(issue, Section)
    assert isinstance(banner, Banner)
    assert isinstance(section, Section)
    assert (("上句", "下句"), "套红") == (banner.motto, banner.colour)
    assert ("一线", 4) == (section.title, section.columns)
    kinds = [item.kind for item in items(issue) if isinstance(item, Furniture)]
    assert ["rule", "filler", "credits"] == kinds


def test_what_make_up_cannot_set_yet_is_read_all_the_same(tmp_path: Path) -> None:
    text = """issue: 2026-11-23
pages:
- page: 1
  name: 要闻
  rows:
  - {article: lead.md, jump: {to: 2, after: 60%}}
  - {auto: [a.md, b.md], h: 30}
  - {refer: [{to: 2, text: 题}], label: 导读}
- page: 2
  name: 综合
  rows:
  - {from: lead.md, headline: 续题}
  - {dummy: 600, headline: 画版}
  boxes:
  - {ad: bank.pdf, at: c1-3 r80-99}
  - {article: c.md, at: [c4-6 r70-80, c5-6 r81-99]}
"""
    copies = {f"copy__{name}_md": STORY for name in "abc"}
    issue = read(
        write_issue(
            tmp_path,
            issue_yaml=text,
            p01_yaml=None,
            photos__bank_pdf=packed(sheet()),
            **copies,
        )
    )

    first, second = items(issue), items(issue, 1)
    assert any(isinstance(item, Auto) and len(item.items) == 2 for item in first)
    assert any(isinstance(item, Refers) for item in first)
    jumps = [item.jump for item in first if isinstance(item, Story) and item.jump]
    assert [("2", 0.6)] == [(jump.page, jump.after) for jump in jumps]
    rests = [item for item in second if isinstance(item, Continuation)]
    assert [("copy/lead.md", "续题")] == [
        (rest.source, said(rest.headline)) for rest in rests
    ]
    dummies = [item.article for item in second if isinstance(item, Story)]
    assert 600 == dummies[0].dummy
    boxes = issue.pages[1].boxes
    assert isinstance(boxes[0], Advert)
    shape = (Cells(4, 6, 70, 80), Cells(5, 6, 81, 99))
    assert [(Cells(1, 3, 80, 99),), shape] == [box.extent.at for box in boxes]


def test_a_waiver_is_read(tmp_path: Path) -> None:
    text = page("- lead.md\n")
    text += "waive: [{code: underset, story: lead, by: 赵一, why: 晚到}]\n"
    (waiver,) = read(write_issue(tmp_path, p01_yaml=text)).pages[0].waivers

    assert ("underset", "lead", "赵一") == (waiver.code, waiver.story, waiver.by)


def test_rows_and_cols_nest(tmp_path: Path) -> None:
    rows = "- cols:\n  - {w: 4, rows: [lead.md, a.md]}\n  - b.md\n"
    copies = {f"copy__{name}_md": STORY for name in "ab"}
    issue = read(write_issue(tmp_path, p01_yaml=page(rows), **copies))

    kinds = [type(item) for item in items(issue)]
    assert [Rows, Cols, Rows, Story, Story, Story] == kinds


def test_ids_are_unique_in_an_issue(tmp_path: Path) -> None:
    rows = "- lead.md\n- {photo: lead.jpg, caption: 图}\n- sub/lead.md\n"
    issue = read(
        write_issue(
            tmp_path,
            p01_yaml=page(rows),
            photos__lead_jpg=jpeg(),
            copy__sub__lead_md=STORY,
        )
    )

    ids = [
        item.article.id for item in items(issue) if isinstance(item, Story | PhotoStory)
    ]
    assert ["lead", "lead-2", "sub-lead"] == ids


def test_unused_copy_is_a_warning(tmp_path: Path) -> None:
    issue = read(write_issue(tmp_path, copy__spare_md=STORY))

    assert ["copy-unused"] == [each.code for each in issue.findings]


def test_the_lunar_date_is_computed_where_the_paper_says_so(tmp_path: Path) -> None:
    folder = write_issue(tmp_path)
    (tmp_path / "paper.yaml").write_text("name: 报\ncode: B\nimprint: {lunar: 是}\n")

    assert "丙午年十月十五" == read(folder).lunar


# -- What is wrong ------------------------------------------------------------------


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    rows = """- {article: led.md, rank: 7}
- {article: lead.md, box: 正钱, 照骗: a.jpg}
- {photo: gone.jpg, text: ../outside.md}
"""
    folder = write_issue(
        tmp_path,
        issue_yaml="issue: 2026-11-23\npages: [p01.yaml, p02.yaml]\nnumbr: 3\n",
        p01_yaml=page(rows),
        p02_yaml="page: 1\nname: 综合\nink: 绿\nrows: [empty.md]\n",
        copy__empty_md="",
    )

    found = [
        ("copy/empty.md", "copy-empty"),
        ("issue.yaml:3:1", "key-unknown"),
        ("p01.yaml:4:13", "file-missing"),
        ("p01.yaml:4:27", "value-large"),
        ("p01.yaml:5:27", "name-unknown"),
        ("p01.yaml:5:31", "key-unknown"),
        ("p01.yaml:6:11", "file-missing"),
        ("p01.yaml:6:27", "path-outside"),
        ("p02.yaml:1:7", "page-twice"),
        ("p02.yaml:3:6", "value-choice"),
    ]
    assert found == problems_of(folder)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("- {▸artcle: lead.md}\n", "key-unknown"),
        ("- ▸{foo: 1}\n", "item-kind"),
        ("- {▸表格: 1}\n", "key-reserved"),
        ("- {article: lead.md, ▸vertical: 1}\n", "key-reserved"),
        ("- ▸[lead.md]\n", "item-kind"),
        ("- {article: ▸[lead.md]}\n", "value-kind"),
        ("- {article: {▸fiel: lead.md}}\n", "key-unknown"),
        ("- {article: {file: lead.md, dummy: ▸600}}\n", "article-or-dummy"),
        ("- article▸：lead.md\n- lead.md\n", "yaml-wide-colon"),
        ("- {article: lead.md, w: ▸两}\n", "value-whole"),
        ("- {article: lead.md, w: ▸0}\n", "value-small"),
        ("- {article: lead.md, rank: ▸0}\n", "value-small"),
        ("- {article: lead.md, tint: ▸浅}\n", "value-number"),
        ("- {article: lead.md, at: ▸c1}\n", "cells"),
        ("- {article: lead.md, columns: ▸5:4}\n", "columns-ratio"),
        ("- {article: lead.md, columns: ▸4}\n", "columns-ratio"),
        ("- {article: lead.md, jump: ▸下版}\n", "page-number"),
        ("- ▸{article: lead.md, jump: 4}\n", "jump-alone"),
        ("- ▸{article: lead.md, jump: 1}\n", "jump-to-itself"),
        ("- lead.md\n- ▸{from: lead.md}\n", "from-alone"),
        ("- {article: lead.md, fit: {drop: ▸或许}}\n", "value-truth"),
        ("- {article: lead.md, head: {squeeze: ▸80-100}}\n", "squeeze-low"),
        ("- {article: lead.md, head: {squeeze: ▸95-120}}\n", "squeeze-high"),
        (
            "- {article: lead.md, head: {pos: over, vertical: ▸true}}\n",
            "head-vertical-over",
        ),
        ("- {article: lead.md, head: {w: ▸2}}\n", "head-w-over"),
        (
            "- {article: lead.md, head: {pos: inside, over: ▸photo}}\n",
            "head-photo-alone",
        ),
        ("- {article: lead.md, head: {size: ▸大}}\n", "size-unknown"),
        ("- {article: lead.md, head: {size: ▸9-5}}\n", "value-range"),
        ("- {article: lead.md, head: {tracking: ▸宽}}\n", "value-range"),
        ("- {article: lead.md, head: {pos: ▸上}}\n", "value-choice"),
        ("- {article: lead.md, rule: ▸正钱}\n", "name-unknown"),
        ("- {banner: 题, color: ▸蓝}\n- lead.md\n", "name-unknown"),
        ("- {banner: 题, motto: ▸[a, b, c]}\n", "value-long"),
        ("- {banner: 题, motto: ▸a|b|c}\n- lead.md\n", "value-long"),
        ("- ▸{section: 栏}\n", "section-empty"),
        ("- lead.md\n- {rows: ▸[]}\n", "value-short"),
        ("- {section: 栏, rows: [lead.md], cols: ▸[b.md]}\n", "rows-and-cols"),
        ("- lead.md\n- {article: ▸lead.md}\n", "article-twice"),
        ("- {dummy: ▸600, article: lead.md}\n", "article-or-dummy"),
        ("- {photo: ▸copy, text: lead.md}\n", "file-folder"),
        ("- {photo: ▸/etc/hosts, text: lead.md}\n", "path-outside"),
        ("- {masthead: , ear: {▸weathr: 晴}}\n- lead.md\n", "key-unknown"),
        ("- {ad: ▸p.txt, w: 6, h: 9}\n", "photo-kind"),
    ],
)
def test_a_wrong_item_is_one_problem_at_its_place(
    tmp_path: Path, rows: str, code: str
) -> None:
    text, place = pointed(page(rows))
    folder = write_issue(tmp_path, p01_yaml=text, photos__p_txt=b"no picture")

    assert [(f"p01.yaml:{place}", code)] == problems_of(folder)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("- cols: ▸[{article: lead.md, w: 7}]\n", "columns-do-not-sum"),
        (
            "- cols: ▸[{article: lead.md, w: 3}, {article: a.md, w: 2}]\n",
            "columns-do-not-sum",
        ),
        ("- {article: lead.md, w: ▸4}\n", "w-in-rows"),
        ("▸- {article: lead.md, h: 60}\n- {article: a.md, h: 60}\n", "rows-beyond"),
        ("▸- {article: lead.md, h: 99}\n- a.md\n", "rows-beyond"),
        ("- {article: lead.md, at: ▸c1-2 r1-9}\n", "at-in-tree"),
        ("- {article: lead.md, columns: ▸7/4}\n", "ratio-width"),
        ("- cols: [{article: lead.md, w: 1, columns: ▸2}, a.md]\n", "column-narrow"),
        ("- {section: 栏, columns: ▸5, cols: [lead.md, a.md]}\n", "columns-inexact"),
        (
            "- cols: [{w: 5, section: 栏, columns: ▸4, cols: [lead.md]}, a.md]\n",
            "columns-uneven",
        ),
        (
            "- cols: [{article: lead.md, w: 2, photo: {file: p.jpg, w: ▸3}}, a.md]\n",
            "photo-wide",
        ),
        ("- {article: lead.md, h: 9, photo: {file: p.jpg, h: ▸12}}\n", "h-large"),
        ("- lead.md\nboxes:\n- ▸{article: a.md}\n", "box-at-missing"),
        ("- lead.md\nboxes:\n- {article: a.md, at: ▸c5-7 r1-9}\n", "box-outside"),
        (
            "- lead.md\nboxes:\n- {article: a.md, at: [c1-4 r1-9, ▸c4-5 r9-20]}\n",
            "boxes-overlap",
        ),
        (
            (
                "- lead.md\nboxes:\n"
                "- {article: a.md, box: 正线, at: [c1-4 r1-9, ▸c1-2 r10-20]}\n"
            ),
            "shape-of-story",
        ),
        (
            (
                "- lead.md\nboxes:\n"
                "- {article: a.md, columns: ▸4/3, at: [c1-4 r1-9, c1-2 r10-20]}\n"
            ),
            "shape-columns",
        ),
    ],
)
def test_widths_and_heights_that_cannot_be_are_found(
    tmp_path: Path, rows: str, code: str
) -> None:
    text, place = pointed(page(rows))
    folder = write_issue(
        tmp_path, p01_yaml=text, copy__a_md=STORY, photos__p_jpg=jpeg()
    )

    assert [(f"p01.yaml:{place}", code)] == problems_of(folder)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"issue_yaml": ""}, [("issue.yaml", "yaml-empty")]),
        ({"issue_yaml": "- p01.yaml"}, [("issue.yaml:1:1", "value-mapping")]),
        (
            {"issue_yaml": "issue: 2026-11-23"},
            [("issue.yaml:1:1", "key-missing")],
        ),
        (
            {"issue_yaml": "issue: 2026-11-23\npages: []"},
            [("issue.yaml:2:8", "value-short")],
        ),
        (
            {"issue_yaml": "issue: 2026-11-24\npages: [p01.yaml]"},
            [("issue.yaml:1:8", "issue-folder")],
        ),
        (
            {"issue_yaml": "issue: 创刊号\npages: [p01.yaml]"},
            [("issue.yaml:1:8", "issue-date")],
        ),
        (
            {"issue_yaml": "issue: 2026-11-23-/../../x\npages: [p01.yaml]"},
            [("issue.yaml:1:8", "issue-id")],
        ),
        (
            {"issue_yaml": "issue: 2026-11-23\npages: [p1.yaml]"},
            [("issue.yaml:2:9", "file-missing")],
        ),
        (
            {"p01_yaml": "name: 要闻\nrows: [lead.md]"},
            [("p01.yaml:1:1", "key-missing")],
        ),
        ({"p01_yaml": "page: 1\nrows: [lead.md]"}, [("p01.yaml:1:1", "key-missing")]),
        ({"p01_yaml": "page: 1\nname: 要闻"}, [("p01.yaml:1:1", "page-empty")]),
        ({"p01_yaml": "page: 1\nname: [要闻"}, [("p01.yaml:2:7", "yaml-unclosed")]),
        ({"p01_yaml": "page: 1\n\tname: 要闻"}, [("p01.yaml:2:1", "yaml-tab")]),
        ({"copy__lead_md": ""}, [("copy/lead.md", "copy-empty")]),
        (
            {"copy__lead_md": b"\xd6\xd0\xff\xff"},
            [("copy/lead.md:1:1", "copy-undecodable")],
        ),
        ({"copy__lead_md": "<!-- 未完"}, [("copy/lead.md:1:1", "copy-note-open")]),
        (
            {"paper_yaml": "name: 报\ncode: B\ngird: x"},
            [("paper.yaml:3:1", "key-unknown")],
        ),
    ],
)
def test_a_broken_file_is_one_problem_at_its_place(
    tmp_path: Path,
    changes: dict[str, str | bytes | None],
    found: list[tuple[str, str]],
) -> None:
    assert found == problems_of(write_issue(tmp_path, **changes))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "photo-empty"),
        (b"no picture", "photo-kind"),
        (jpeg(640, 480)[:2000], "photo-broken"),
    ],
)
def test_a_bad_photograph_is_found_before_a_page_is_planned(
    tmp_path: Path, content: bytes, code: str
) -> None:
    rows = "- {article: lead.md, photo: {file: a.jpg}}\n"
    folder = write_issue(tmp_path, p01_yaml=page(rows), photos__a_jpg=content)

    assert [("p01.yaml:4:36", code)] == problems_of(folder)


def test_a_link_out_of_the_issue_is_refused(tmp_path: Path) -> None:
    folder = write_issue(tmp_path)
    (tmp_path / "secret.md").write_text(STORY)
    (folder / "copy" / "lead.md").unlink()
    (folder / "copy" / "lead.md").symlink_to(tmp_path / "secret.md")

    assert [("p01.yaml:4:3", "path-outside")] == problems_of(folder)


def test_files_that_cannot_be_read_are_another_kind_of_error(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, copy__lead_md=b"\xff\xff")
    with pytest.raises(FileError):
        read_issue(folder)

    (folder / "p01.yaml").write_text(page("- lead.md\n- gone.md\n"))
    with pytest.raises(ManifestError):
        read_issue(folder)


def test_a_folder_without_a_manifest_is_no_issue(tmp_path: Path) -> None:
    assert ["issue-missing"] == codes_of(tmp_path / "2026-11-23")


def test_an_issue_without_a_paper_is_told_so(tmp_path: Path) -> None:
    folder = write_issue(tmp_path, __paper_yaml=None)
    (tmp_path / "paper.yaml").unlink()

    assert ["paper-missing"] == codes_of(folder)


def test_a_broken_paper_does_not_make_pages_wrong(tmp_path: Path) -> None:
    rows = "- {article: lead.md, box: 正线, head: {size: 小初}}\n"
    folder = write_issue(tmp_path, p01_yaml=page(rows))
    (tmp_path / "paper.yaml").write_text("name: 报\ncode: B\ngrid: [\n")

    assert ["yaml-unclosed"] == codes_of(folder)


def test_a_half_written_page_is_no_hindrance_to_another(tmp_path: Path) -> None:
    folder = write_issue(
        tmp_path,
        issue_yaml="issue: 2026-11-23\npages: [p01.yaml, p02.yaml]\n",
        p02_yaml="page: 2\nname: 综合\nrows: [gone.md",
    )

    assert ["1"] == [each.number for each in read_issue(folder, ["1"]).pages]
    with pytest.raises(LayoutError):
        read_issue(folder, ["2"])
    with pytest.raises(LayoutError):
        read_issue(folder)


@pytest.mark.parametrize("text", ["2026-11-23", "2026/11/23", "20261123"])
def test_an_issue_is_called_by_its_date(tmp_path: Path, text: str) -> None:
    manifest = f"issue: {text}\npages: [p01.yaml]\n"

    assert "2026-11-23" == read(write_issue(tmp_path, issue_yaml=manifest)).id


def test_a_page_brings_those_along_that_it_continues(tmp_path: Path) -> None:
    text = """issue: 2026-11-23
pages:
- {page: 1, name: 要闻, rows: [{article: lead.md, jump: 3}]}
- {page: 2, name: 综合, rows: [a.md]}
- {page: 3, name: 民生, rows: [{from: lead.md}]}
"""
    folder = write_issue(tmp_path, issue_yaml=text, copy__a_md=STORY)

    assert ["1", "3"] == [each.number for each in read_issue(folder, ["3"]).pages]
    assert ["1"] == [each.number for each in read_issue(folder, ["1"]).pages]


def test_a_page_that_is_not_there_cannot_be_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ManifestError) as caught:
        read_issue(write_issue(tmp_path), ["7"])

    assert ["page-unknown"] == [each.code for each in caught.value.problems]


def test_a_hundred_thousand_characters_are_read(tmp_path: Path) -> None:
    copy = STORY + "\n\n江水平静。" * 20_000

    made = story(read(write_issue(tmp_path, copy__lead_md=copy)))

    assert made.article.characters > 100_000


def test_a_wrong_value_is_quoted_though_it_is_no_text(tmp_path: Path) -> None:
    rows = "- {article: lead.md, h: [1], w: {a: 1}}\n"
    folder = write_issue(tmp_path, p01_yaml=page(rows))

    with pytest.raises(ManifestError) as caught:
        read_issue(folder)

    quoted = [dict(each.values)["value"] for each in caught.value.problems]
    assert ["[…]", "{…}"] == quoted
