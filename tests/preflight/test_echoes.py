"""A word in two headlines, a name in two spellings."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.model.issue import Credit, Rows, Story
from layout.model.text import Emphasis, Role, Stretch
from layout.preflight.echoes import check_names, is_near, names_in, shared_word
from layout.preflight.sheet import read_sheet
from tests.preflight.marks import MANIFEST
from tests.preflight.pages import Proof, Tale, paragraph, proof


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        ("口袋公园建在哪", "谁来管口袋公园", "口袋公园"),
        ("早餐车进站口", "早餐车出新规", "早餐车"),
        ("一条热线两头忙", "夜里一条热线", "一条热线"),
        ("过江只要六分钟", "课前二十分钟读书", ""),
        ("东津区暖气到家", "东津区早市开张", ""),
        ("东津区早餐车进站", "东津区早餐车出站", "东津区早餐车"),
        ("办法都在现场", "好办法都出自民间", ""),
        ("老人的新生活", "年轻人的新工作", ""),
        ("大桥通车", "暖气到家", ""),
        ("“一网通办”上线", "一网 通办上线", ""),
    ],
)
def test_headlines_share_a_word_of_three_characters(
    one: str, other: str, word: str
) -> None:
    assert word == shared_word(one, other)


@given(
    st.text("江风吹过老码头的，", max_size=12),
    st.text("江风吹过老码头的，", max_size=12),
)
def test_a_shared_word_stands_in_both_headlines(one: str, other: str) -> None:
    word = shared_word(one, other)

    assert word in one
    assert word in other
    assert not word or len(word) >= 3


def test_two_headlines_of_a_page_use_other_words() -> None:
    first = Tale(columns=3, lines=("口袋公园建在哪",), size=40.0)
    twice = replace(first, id="second", column=3, lines=("谁来管口袋公园",), size=29.0)
    finding = proof(first, twice).only("headline-word-twice")

    assert ("second", ("word", "口袋公园")) == (finding.story, finding.values[0])
    other = replace(twice, lines=("谁来管街边绿地",))
    assert "headline-word-twice" not in proof(first, other).codes()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报记者 沈知远 顾小满 文/图", ("沈知远", "顾小满")),
        ("（记者 周一鸣）", ("周一鸣",)),
        ("本报记者 方既明 摄影报道", ("方既明",)),
        ("通讯员 李强、王小二", ("王小二",)),
        ("新华社记者 欧阳明月 摄", ()),
        ("（记者周以简 通讯员何不为）", ("周以简", "何不为")),
    ],
)
def test_names_are_read_from_bylines_and_credits(
    text: str, names: tuple[str, ...]
) -> None:
    assert names == names_in(text)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("陈砚秋", "陈砚秋", False),
        ("陈砚秋", "陈研秋", True),
        ("陈砚秋", "陈秋砚", True),
        ("陈砚秋", "周砚秋", False),
        ("陈砚秋", "陈小满", False),
    ],
)
def test_spellings_are_near_that_differ_in_one_character(
    one: str, other: str, *, near: bool
) -> None:
    assert near == is_near(one, other)
    assert near == is_near(other, one)


def signed(*bylines: str, office: str = "周砚秋") -> Proof:
    """Give a page whose stories are signed so."""
    page = proof(*(Tale(f"s{n}", row=20 * n, rows=6) for n in range(len(bylines))))
    root = page.page.root
    items = []
    for item, byline in zip(
        root.items if isinstance(root, Rows) else (), bylines, strict=True
    ):
        if not isinstance(item, Story):
            raise TypeError(item)
        line = paragraph(item.article.id, Role.BYLINE, byline)
        items.append(replace(item, article=replace(item.article, byline=line)))
    credits_ = (Credit("责任编辑", (office,)),)
    root = Rows(tuple(items), MANIFEST)
    return page.paged(replace(page.page, root=root, credits=credits_))


def doubted(page: Proof) -> list[str]:
    """Give the names that are doubted on a page."""
    sheet = read_sheet(page.issue, page.placed)
    return [str(dict(f.values)["name"]) for f in check_names(page.issue, [sheet])]


@pytest.mark.parametrize(
    ("bylines", "names"),
    [
        (("记者 沈知远", "记者 沈知远", "记者 沈智远"), ["沈智远"]),
        (("记者 沈知远", "记者 沈知远", "记者 沈知远"), []),
        (("记者 沈知远", "记者 沈智远"), []),  # neither is the frequent one
        (("记者 沈知远", "记者 沈知远 沈智远"), []),  # two persons in one line
        (("记者 沈知远", "记者 沈知远", "记者 顾小满"), []),
    ],
)
def test_a_rare_spelling_of_a_frequent_name_is_doubted(
    bylines: tuple[str, ...], names: list[str]
) -> None:
    assert names == doubted(signed(*bylines))


def test_page_credits_are_compared_with_bylines() -> None:
    page = signed("记者 周砚秋", "记者 周砚秋", office="周研秋")

    assert ["周研秋"] == doubted(page)


def test_the_bracket_of_a_dateline_names_reporters() -> None:
    page = signed("记者 沈知远", "记者 沈知远", "记者 顾小满")
    root = page.page.root
    first, *others = root.items if isinstance(root, Rows) else ()
    if not isinstance(first, Story):
        raise TypeError(first)
    text = "本报讯（记者 沈智远）江风吹过。"
    dated = replace(
        first.article.body[0], text=text, stretches=(Stretch(3, 11, Emphasis.REPORTER),)
    )
    first = replace(first, article=replace(first.article, body=(dated,)))
    root = Rows((first, *others), MANIFEST)

    assert [] != doubted(page.paged(replace(page.page, root=root)))
