"""Checks of what stands twice: a word in two headlines, a name in two spellings.

Words are compared as runs of Han characters. Two headlines of a page share a word that
readers notice when they share three characters or more that carry meaning; shorter
ones (市民, 分钟) meet on every page. Names are taken from where only names stand:
bylines, credits, the brackets of datelines, page credits. Source: makeup 0.1 and 6.1.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from layout.errors import Where
from layout.model.finding import Finding
from layout.model.issue import Issue, Item
from layout.model.text import Emphasis, Paragraph
from layout.model.walk import articles_in, items_of, paragraphs_in, photos_in
from layout.preflight.sheet import Sheet, story_place, text_items, warning

ECHO: Final = 3
"""Characters that two headlines may not share."""

COMMON: Final = 2
"""Times that a name stands in an issue before another spelling of it is doubted."""

_LINKS = "的了在是和与及也"
"""Characters that join words: what two headlines share across one is no word."""

_HAN = re.compile(rf"[^\W\d_A-Za-z{_LINKS}]+")

_EMPTY = (
    "不都也才多少最更很把让给为到上下中里又再还有被从向对就"
    "一二三四五六七八九十百千万亿个年月日"
)
"""Characters that carry no topic of their own at a word's ends."""

_PLACE = re.compile(r".{2,3}[省市区县镇乡村州盟旗]")
"""Names of places as headlines give them: 青澜市, 东津区."""

_OFFICES = re.compile(
    r"(?:本报|特约|特派|驻\S{2,4}?|全媒体|首席|见习|实习)*"
    r"(?:记者|通讯员|作者|编辑|编译|摄影报道|摄影|摄像|摄|文/图|图/文|供图|制图|综述|文|图)"
)
"""What stands beside names in bylines and credits."""

_BODIES = "社报台网局院委部办厅处所司会馆"
"""What the names of offices end in, which stand in bylines too: 新华社, 市供电局."""

_NAME = re.compile(r"[一-鿿]{3}")
"""Given names of two characters: in shorter ones a character's difference is half the
name, and longer ones are foreign or of a compound surname."""


class Named(NamedTuple):
    """A person's name at a place of the issue."""

    name: str
    group: str
    """The line that it stands in: who stand there together are different people."""
    page: str
    story: str
    where: Where


def check_echoes(sheet: Sheet) -> Iterator[Finding]:
    """Give the headlines of a page that use the same word."""
    heads = [
        (article.id, article.headline.text)
        for item in text_items(sheet)
        for article in articles_in(item)
        if article.headline
    ]
    for (one, first), (other, second) in combinations(heads, 2):
        word = shared_word(first, second)
        if word:
            yield warning(
                sheet,
                "headline-word-twice",
                story_place(sheet, other),
                other,
                word=word,
                other=one,
            )


def shared_word(one: str, other: str) -> str:
    """Give the longest word of three Han characters or more in both texts, or ""."""
    best = ""
    for run in _HAN.findall(one):
        for start in range(len(run)):
            for end in range(len(run), start + max(len(best), ECHO - 1), -1):
                word = run[start:end]
                if word in other and _tells(word):
                    best = word
                    break
    return best


def _tells(word: str) -> bool:
    """Tell whether a word says what a story is about; its place may be said twice."""
    told = word.strip(_EMPTY)
    return len(told) >= ECHO and not _PLACE.fullmatch(told)


def check_names(issue: Issue, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Give names that stand once and differ in one character from a frequent one.

    Surname and length are the same; who is named in one line with the frequent name is
    somebody else (brothers, colleagues), and is not doubted.
    """
    by_page = {sheet.placed.number: sheet for sheet in sheets}
    named = list(_names(issue))
    counts = Counter(each.name for each in named)
    together = {
        frozenset((one.name, other.name))
        for one, other in combinations(named, 2)
        if one.group == other.group
    }
    for each in named:
        sheet = by_page.get(each.page)
        if counts[each.name] > 1 or sheet is None:
            continue
        for known, count in counts.items():
            pair = frozenset((each.name, known))
            if count >= COMMON and is_near(each.name, known) and pair not in together:
                yield warning(
                    sheet,
                    "name-two-ways",
                    each.where,
                    each.story,
                    name=each.name,
                    known=known,
                    count=count,
                )


def is_near(one: str, other: str) -> bool:
    """Tell whether two given names differ in one character, or are turned round."""
    if one == other or len(one) != len(other) or one[0] != other[0]:
        return False
    apart = sum(a != b for a, b in zip(one, other, strict=True))
    return apart == 1 or sorted(one) == sorted(other)


def names_in(text: str) -> tuple[str, ...]:
    """Give the names of three characters in a byline or credit."""
    plain = _OFFICES.sub(" ", text)
    words = re.split(r"[\s、，,/（）()　●■]+", plain)
    return tuple(
        word for word in words if _NAME.fullmatch(word) and word[-1] not in _BODIES
    )


def _names(issue: Issue) -> Iterator[Named]:
    for page in issue.pages:
        for credit in page.credits:
            for name in credit.names:
                if _NAME.fullmatch(name):
                    group = f"{page.number}/{credit.office}"
                    yield Named(name, group, page.number, "", page.where)
        for item in items_of(page):
            for paragraph, start, end in _signed(item):
                text = paragraph.text[start:end]
                group = f"{paragraph.article}/{paragraph.role}/{paragraph.number}"
                for name in names_in(text):
                    where = paragraph.place(start + text.index(name))
                    yield Named(name, group, page.number, paragraph.article, where)


def _signed(item: Item) -> Iterator[tuple[Paragraph, int, int]]:
    """Give the stretches of an item's copy in which only names stand."""
    lines = [line for a in articles_in(item) for line in (a.byline, a.credit)]
    lines += [photo.credit for photo in photos_in(item)]
    for line in dict.fromkeys(lines):
        if line:
            yield line, 0, len(line.text)
    for paragraph in paragraphs_in(item):
        for stretch in paragraph.stretches:
            if stretch.kind is Emphasis.REPORTER:
                yield paragraph, stretch.start, stretch.end
