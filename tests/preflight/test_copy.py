"""The page against its copy; copy that may not be printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.model.finding import Severity
from layout.model.inset import Inset, Quote
from layout.model.issue import (
    Advert,
    Banner,
    Briefs,
    PhotoStory,
    Refer,
    Refers,
    Rows,
    Story,
)
from layout.model.page import GlyphRun, Mark
from layout.model.text import Paragraph, Role
from layout.model.walk import items_of
from tests.preflight.marks import MANIFEST, baseline, copy_run, run, words, x_of
from tests.preflight.pages import Proof, Tale, article, paragraph, photo, proof

TALE = Tale(paragraphs=(words(450), words(300)))


def changed(page: Proof, old: str, new: str) -> Proof:
    """Give a page on which one piece of copy reads otherwise."""
    marks: list[Mark] = []
    for mark in page.placed.marks:
        if isinstance(mark, GlyphRun) and mark.span and old in mark.text:
            text = mark.text.replace(old, new)
            base = run(text, mark.x, mark.y, mark.size)
            marks.append(replace(base, span=mark.span))
        else:
            marks.append(mark)
    return replace(page, placed=replace(page.placed, marks=tuple(marks)))


def with_items(
    page: Proof, *items: Story | PhotoStory | Banner | Refers | Advert | Briefs
) -> Proof:
    """Give a page with other items."""
    return page.paged(replace(page.page, root=Rows(items, MANIFEST)))


def in_story(text: str) -> Proof:
    """Give a page whose first paragraph holds a text."""
    return proof(replace(TALE, paragraphs=(text, words(300))))


def test_a_page_that_shows_its_copy_has_lost_nothing() -> None:
    assert "text-lost" not in proof(TALE).codes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("江风吹过", "江风过"),
        ("江风吹过", "江风吹吹过"),
        ("江风吹过", "江吹风过"),
        ("滨江岸线", "滨江"),
        ("老码头退后", "老码头"),
    ],
)
def test_every_character_is_on_the_page_once_and_in_order(old: str, new: str) -> None:
    page = changed(proof(TALE), old, new)

    assert Severity.ERROR is next(
        f.severity for f in page.findings() if f.code == "text-lost"
    )


def test_a_paragraph_that_is_not_drawn_is_missed() -> None:
    page = proof(TALE)
    marks = tuple(
        m
        for m in page.placed.marks
        if not (isinstance(m, GlyphRun) and m.span and m.span.role is Role.KICKER)
    )
    page = replace(page, placed=replace(page.placed, marks=marks))

    assert "text-lost" in page.codes()


def test_the_first_difference_is_named_in_the_copy() -> None:
    page = changed(proof(TALE), words(15), words(14))
    finding = page.only("text-lost")

    assert ("copy/lead.md", 10) == (finding.where.file, finding.where.line)
    assert ("before", words(14)[-6:]) in finding.values


def test_white_space_is_not_counted() -> None:
    spaced = Tale(paragraphs=("江风 吹过\u3000老码头", words(300)))
    page = changed(proof(spaced), " ", "")

    assert "text-lost" not in page.codes()


def test_a_hyphen_added_in_a_broken_word_is_not_counted() -> None:
    page = changed(proof(TALE), "江风吹过", "江风\u00ad吹过")

    assert "text-lost" not in page.codes()


def test_overset_text_is_counted() -> None:
    page = proof(TALE)
    (story,) = page.placed.stories
    runs = [m for m in page.placed.marks if isinstance(m, GlyphRun) and m.span]
    last = runs[-1]
    marks = tuple(m for m in page.placed.marks if m is not last)
    cut = replace(page, placed=replace(page.placed, marks=marks))
    spilt = replace(story, overset=len(last.text), overset_text=last.text)
    told = replace(cut, placed=replace(cut.placed, stories=(spilt,)))

    assert "text-lost" in cut.codes()
    assert "text-lost" not in told.codes()
    assert "overset" in told.codes()


@given(at=st.integers(0, 749), count=st.integers(1, 40))
def test_any_loss_is_seen(at: int, count: int) -> None:
    page = proof(TALE)
    seen = 0
    marks: list[Mark] = []
    for mark in page.placed.marks:
        if isinstance(mark, GlyphRun) and mark.span and mark.span.role is Role.BODY:
            start, seen = seen, seen + len(mark.text)
            kept = "".join(
                c for i, c in enumerate(mark.text, start) if not at <= i < at + count
            )
            base = run(kept, mark.x, mark.y)
            marks.append(replace(base, span=mark.span))
        else:
            marks.append(mark)
    page = replace(page, placed=replace(page.placed, marks=tuple(marks)))

    assert "text-lost" in page.codes()


def test_a_paragraph_that_may_be_left_out_may_be_missing() -> None:
    page = proof(TALE)
    own = article(TALE)
    spare = replace(paragraph("lead", Role.BODY, "可以不排的一段", 2), drop=1)
    needed = replace(spare, drop=0)

    def told(third: Paragraph) -> list[str]:
        item = Story(replace(own, body=(*own.body, third)), MANIFEST)
        return with_items(page, item).codes()

    assert "text-lost" not in told(spare)
    assert "paragraph-left-out" in told(spare)
    assert "text-lost" in told(needed)


def test_a_field_that_a_picture_story_has_no_place_for_is_named() -> None:
    page = proof(TALE)
    own = replace(article(TALE), byline=None)
    pictured = PhotoStory(own, (photo(),), MANIFEST)

    found = with_items(page, pictured).only("picture-field")

    assert own.kicker is not None
    assert (("field", "kicker"),) == found.values


def test_briefs_run_on_with_their_headlines() -> None:
    items = []
    marks = []
    row = 70
    for number, text in enumerate(("夜间图书馆延时", "老旧电梯换新")):
        own = replace(
            article(Tale(id=f"brief-{number}", lines=(text,), kicker="")),
            body=(paragraph(f"brief-{number}", Role.BODY, words(12)),),
        )
        items.append(own)
        y = baseline(row + number)
        if own.headline:
            marks.append(copy_run(run(text, x_of(0), y), own.headline))
        start = x_of(0) + 12 * 10.5
        marks.append(copy_run(run(words(12), start, y), own.body[0]))
    briefs = Briefs("briefs", "copy/briefs.md", tuple(items), MANIFEST)
    page = with_items(proof(TALE), Story(article(TALE), MANIFEST), briefs)

    assert "text-lost" not in page.marked(*marks).codes()
    assert "text-lost" in page.marked(*marks[:-1]).codes()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全市【待补】处", True),
        ("【数字待补】处", True),
        ("共有 TK 处", True),
        ("共有TK处", True),
        ("张××说", False),
        ("型号TK-2与ATK", True),
        ("型号ATK", False),
        ("【编者按】", False),
    ],
)
def test_copy_that_is_still_to_come_stops_the_page(text: str, *, told: bool) -> None:
    assert told == ("placeholder" in in_story(text).codes())


def test_a_placeholder_is_named_where_it_stands() -> None:
    finding = in_story("全市有【待补】处").only("placeholder")

    assert ("copy/lead.md", 10, 4) == (
        finding.where.file,
        finding.where.line,
        finding.where.column,
    )


def test_labels_of_the_page_are_looked_through_too() -> None:
    banner = Banner("枝叶关情", MANIFEST, label="TK")
    refers = Refers((Refer("4", "一座桥【待补】"),), MANIFEST)
    page = proof(TALE)
    story = Story(article(TALE), MANIFEST)

    assert "placeholder" in with_items(page, story, banner).codes()
    assert "placeholder" in with_items(page, story, refers).codes()
    assert "placeholder" not in with_items(page, story).codes()


def test_dummy_copy_stops_the_page() -> None:
    item = Story(replace(article(TALE), dummy=600), MANIFEST)

    assert "dummy-copy" in with_items(proof(TALE), item).codes()


def test_an_advertisement_says_that_it_is_one() -> None:
    bare = Advert(Path("ad.pdf"), MANIFEST, label="特约")
    page = proof(TALE)
    story = Story(article(TALE), MANIFEST)

    assert "advert-unmarked" in with_items(page, story, bare).codes()
    marked = replace(bare, label="公益广告")
    assert "advert-unmarked" not in with_items(page, story, marked).codes()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("他说：“好。”", False),
        ("他说：“好。", True),
        ("他说：好。”", True),
        ("《公约", True),
        ("《“十五五”规划》", False),
        ("《“十五五》规划”", True),
        ("（记者 王小明）", False),
        ("1）先做；2）后做", False),
        ("先做）后做", True),
        ("it’s OK", False),
        ("「引」『文』", False),
    ],
)
def test_marks_come_in_pairs(text: str, *, told: bool) -> None:
    assert told == ("marks-unpaired" in in_story(text).codes())


def test_a_quotation_over_several_paragraphs_closes_once() -> None:
    told = proof(replace(TALE, paragraphs=("他说：“一。", "“二。", "“三。”")))
    never = proof(replace(TALE, paragraphs=("他说：“一。", "“二。", "“三。")))
    broken = proof(replace(TALE, paragraphs=("他说：“一。", "二。”")))

    assert "marks-unpaired" not in told.codes()
    assert "marks-unpaired" in never.codes()
    assert "marks-unpaired" in broken.codes()


def test_a_character_without_a_glyph_is_named() -> None:
    page = proof(TALE)
    hollow = replace(run("㐂字", x_of(0), baseline(70)), glyphs=(0, 5))
    finding = page.marked(hollow).only("notdef-printed")

    assert ("point", "U+3402") in finding.values
    assert "notdef-printed" not in page.codes()


def asking(page: Proof, *, inset: Paragraph | None, quote: Paragraph | None) -> Proof:
    """Give a page whose story asks for an inset or a quote beside its text."""
    (story,) = (item for item in items_of(page.page) if isinstance(item, Story))
    return with_items(
        page,
        replace(
            story,
            insets=(Inset((inset,), MANIFEST, "链接"),) if inset else (),
            quotes=(Quote(quote, MANIFEST),) if quote else (),
        ),
    )


@pytest.mark.parametrize("kind", ["inset", "quote"])
def test_an_inset_or_a_quote_that_is_not_on_the_page_is_lost(kind: str) -> None:
    page = proof(TALE)
    text = paragraph("lead-inset-1", Role.BODY, "大桥全长两公里。")
    words_ = paragraph(page.placed.stories[0].id, Role.QUOTE, "过江只要六分钟。")
    if kind == "inset":
        page, asked = asking(page, inset=text, quote=None), text
    else:
        page, asked = asking(page, inset=None, quote=words_), words_

    shown = copy_run(run(asked.text, x_of(0), baseline(90)), asked)

    assert "text-lost" in page.codes()
    assert "text-lost" not in page.marked(shown).codes()
