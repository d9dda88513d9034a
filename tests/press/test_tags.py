"""What a reader hears: articles in order, whatever the order of painting."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.edition import inspect, publish
from layout.model.issue import Continuation, Issue
from layout.model.page import GlyphRun, Mark, PlacedPage, Rule, Tint
from layout.model.text import Role, Span, bare
from layout.model.walk import articles_in, items_of, photos_in
from layout.press.pdf import make_pdf
from layout.press.policy import ARCHIVE, PRESS
from layout.press.tags import Kind, Tags, read_tags
from layout.pressroom import Request
from tests.houses import EXAMPLE
from tests.makeup.test_example import placed as example_page
from tests.press.pages import BLACK, edition, open_vendored, page, run
from tests.press.reading import read
from tests.press.stories import says, shown
from tests.press.structure import Told, told

GREY = Tint(0, 0, 9, 9, BLACK, 0.1)


def archived(*pages: PlacedPage) -> bytes:
    return make_pdf(pages, open_vendored(), edition(), ARCHIVE)


def read_out(*pages: PlacedPage) -> list[tuple[str, str]]:
    """Give the structure types and texts of what stands on some pages, as read."""
    return [(each.kind, each.text) for each in told(archived(*pages))]


def test_head_copy_and_subheads_are_read_in_the_order_of_an_article() -> None:
    marks: list[Mark] = [
        says("肩题", Role.KICKER),
        says("大题", Role.HEADLINE),
        says("首段。"),
        says("小标题", Role.SUBHEAD),
        says("次段。", number=1),
        says("副题", Role.DECK),
        says("本报记者", Role.BYLINE),
    ]

    assert [
        ("P", "肩题"),
        ("H1", "大题"),
        ("P", "副题"),
        ("P", "本报记者"),
        ("P", "首段。"),
        ("H2", "小标题"),
        ("P", "次段。"),
    ] == read_out(page(marks))


def test_a_picture_painted_amid_the_copy_is_read_after_it(tmp_path: Path) -> None:
    picture = shown(tmp_path)
    marks: list[Mark] = [
        says("首段上半"),
        picture,
        says("图中之人。", Role.CAPTION),
        says("某摄", Role.CREDIT),
        says("下半。", start=4),
    ]

    assert [
        ("P", "首段上半下半。"),
        ("Figure", ""),
        ("Caption", "图中之人。"),
        ("Caption", "某摄"),
    ] == read_out(page(marks))


def test_furniture_is_no_part_of_what_is_read() -> None:
    marks: list[Mark] = [says("正文。"), run("03"), Rule(1, 1, 9, 1, 1, BLACK), GREY]

    assert [("P", "正文。")] == read_out(page(marks))


def test_a_pull_quote_is_not_read_twice() -> None:
    marks = [says("他说，桥通了。"), says("桥通了", Role.QUOTE)]

    assert [("P", "他说，桥通了。")] == read_out(page(marks))


def test_every_operator_that_paints_is_read_or_passed_over(tmp_path: Path) -> None:
    marks: list[Mark] = [
        GREY,
        says("正文。"),
        run("03"),
        shown(tmp_path),
        says("又。", number=1),
    ]

    with read(archived(page(marks))) as pdf:
        depth, painted = 0, []
        for each in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(each.operator):
                case "BDC" | "BMC":
                    depth += 1
                case "EMC":
                    depth -= 1
                case "Tj" | "TJ" | "f" | "S" | "Do":
                    painted.append(depth)

    assert [1] * 5 == painted
    assert 0 == depth


def test_a_paragraph_that_goes_on_on_another_page_is_one() -> None:
    first = page([says("大题", Role.HEADLINE), says("说到一半")])
    second = page([says("续题", Role.HEADLINE), says("又说完。", start=4)])

    assert [("H1", "大题"), ("P", "说到一半又说完。"), ("H1", "续题")] == read_out(
        first, second
    )


def test_a_story_is_read_from_its_beginning_though_an_earlier_page_ends_it() -> None:
    ending = page([says("下半。", start=4), says("末段。", number=1)])
    beginning = page([says("大题", Role.HEADLINE), says("上半部分")])

    assert [("H1", "大题"), ("P", "上半部分下半。"), ("P", "末段。")] == read_out(
        ending, beginning
    )


def test_the_lines_of_a_headline_are_parted_in_its_title() -> None:
    marks = [says("先修管", Role.HEADLINE), says("再补墙", Role.HEADLINE, y=80)]

    (part,) = read_tags([page(marks)]).parts
    assert "先修管 再补墙" == part.title


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[str], list[PlacedPage]]:
    """Give paragraphs, and pages on which they stand in pieces, one after another."""
    texts = st.text("版心日报", min_size=1, max_size=9)
    paragraphs = draw(st.lists(texts, min_size=1, max_size=5))
    between: list[list[Mark]] = [[], [GREY], [plain("图说", 0, 0, Role.CAPTION)]]
    pieces: list[Mark] = []
    for number, text in enumerate(paragraphs):
        cuts = draw(st.sets(st.integers(1, len(text)), max_size=3))
        edges = sorted({0, len(text), *cuts})
        for start, end in pairwise(edges):
            pieces.append(plain(text[start:end], number, start))
            pieces += draw(st.sampled_from(between))
    turns = draw(st.sets(st.integers(0, len(pieces)), max_size=2))
    edges = [0, *sorted(turns), len(pieces)]
    return paragraphs, [page(pieces[a:b]) for a, b in pairwise(edges)]


def plain(text: str, number: int, start: int, role: Role = Role.BODY) -> GlyphRun:
    return GlyphRun(
        face="F",
        size=9,
        x=20,
        y=40,
        glyphs=(1,) * len(text),
        offsets=tuple(range(0, 1000 * len(text), 1000)),
        texts=tuple(text),
        colour=BLACK,
        span=Span("a", role, number, start, start + len(text)),
    )


@given(story=stories(), data=st.data())
def test_copy_is_read_once_and_in_order_wherever_it_stands(
    story: tuple[list[str], list[PlacedPage]], data: st.DataObject
) -> None:
    paragraphs, placed = story
    shuffled = data.draw(st.permutations(placed))

    tags = read_tags(shuffled)

    copy = [e for part in tags.parts for e in part.elements if e.kind is Kind.PARAGRAPH]
    assert paragraphs == [spoken(e.pieces, tags, shuffled) for e in copy]


def spoken(
    pieces: Sequence[tuple[int, int]], tags: Tags, placed: Sequence[PlacedPage]
) -> str:
    """Give what the marks of an element's stretches say, one stretch after another."""
    return "".join(
        mark.text
        for number, stretch in pieces
        for mark, label in zip(placed[number].marks, tags.labels[number], strict=True)
        if label is not None and label.number == stretch and isinstance(mark, GlyphRun)
    )


@pytest.mark.parametrize(
    ("alt", "headline", "alternative"),
    [
        ("图中之人", "大题", "图中之人"),
        ("", "大题", "大题"),
        ("", "", "sky.png"),
    ],
)
def test_a_picture_has_words_that_stand_for_it(
    tmp_path: Path, alt: str, headline: str, alternative: str
) -> None:
    heads = [says(headline, Role.HEADLINE)] if headline else []
    picture = replace(shown(tmp_path), alt=alt)

    (figure,) = (each for each in told(archived(page([*heads, picture]))) if each.alt)
    assert ("Figure", alternative) == (figure.kind, figure.alt)


def test_what_belongs_to_no_story_stands_beside_the_articles(tmp_path: Path) -> None:
    lone = replace(shown(tmp_path), story="")

    tags = read_tags([page([says("正文。"), lone])])
    assert [Kind.ARTICLE, Kind.SECTION] == [part.kind for part in tags.parts]


def test_the_press_file_has_no_tags() -> None:
    pdf = make_pdf([page([says("正文。")])], open_vendored(), edition(), PRESS)

    with read(pdf) as opened:
        assert "/StructTreeRoot" not in opened.Root
        assert "/StructParents" not in opened.pages[0].obj
    assert b"MCID" not in pdf


# -- The example ----------------------------------------------------------------------


def test_a_headline_from_the_top_down_is_heard_line_by_line() -> None:
    tags = read_tags([example_page("4")])

    (title,) = (part.title for part in tags.parts if part.article == "print")
    assert "一刀一版 刻出年味" == title


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, list[Told]]:
    """The example issue, and what its archive file of all pages tells."""
    issues = tmp_path_factory.mktemp("issues")
    folder = issues / EXAMPLE.name
    for source in EXAMPLE.rglob("*"):
        within = source.relative_to(EXAMPLE)
        if source.is_file() and within.parts[0] != "build":
            (folder / within).parent.mkdir(parents=True, exist_ok=True)
            (folder / within).write_bytes(source.read_bytes())
    (issues / "paper.yaml").write_bytes((EXAMPLE.parent / "paper.yaml").read_bytes())
    request = Request(folder, archive=True)
    publish(request)
    pdf = folder / "build" / "archive" / f"{EXAMPLE.name}.pdf"
    return inspect(request).issue, told(pdf.read_bytes())


def written(issue: Issue) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give every article as its file has it: kicker to last line, then what its
    pictures say, which is read after the text of their page."""
    for placed in issue.pages:
        for item in items_of(placed):
            photos = photos_in(item)
            for article in articles_in(item):
                heads = [article.kicker, article.headline, article.deck]
                copy = [article.summary, article.byline, *article.body]
                tails = [each for p in photos for each in (p.caption, p.credit)]
                tails += [article.caption, article.credit]
                seen = dict.fromkeys(part.text for part in tails if part)
                text = "".join(part.text for part in [*heads, *copy] if part)
                yield bare(text), tuple(map(bare, seen))


def test_the_text_by_structure_is_that_of_the_articles(
    example: tuple[Issue, list[Told]],
) -> None:
    issue, heard = example

    expected = list(written(issue))
    assert len(expected) > 20
    spoken: dict[str, str] = {}
    for each in heard:
        spoken[each.part] = spoken.get(each.part, "") + bare(each.text)
    rests = [bare(i.headline.text) for i in _rests(issue) if i.headline]
    left = list(spoken.values())
    for text, captions in expected:
        own = next(each for each in left if each.startswith(text[:20]))
        left.remove(own)
        for said in captions:
            own = own.replace(said, "", 1)
        assert text == own
    # What is left: headlines of the rests, and pictures beside the articles.
    assert "".join(rests) == "".join(left)


def _rests(issue: Issue) -> Iterator[Continuation]:
    items = (item for placed in issue.pages for item in items_of(placed))
    yield from (item for item in items if isinstance(item, Continuation))
