"""Checks of the copy: nothing lost, doubled or moved, nothing left to be written.

The text of the page is read back from its marks and held against the copy, white space
aside: what a page loses there is lost on paper. Source: makeup 0.1 and 6.1.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from layout.errors import Value, Where
from layout.model.finding import Finding
from layout.model.issue import (
    Advert,
    Banner,
    Briefs,
    Continuation,
    Item,
    Masthead,
    PhotoStory,
    Refers,
    Section,
    Story,
)
from layout.model.lines import Key
from layout.model.page import GlyphRun
from layout.model.text import Paragraph, Role, bare
from layout.model.walk import articles_in, paragraphs_in, photos_in
from layout.preflight.sheet import (
    BODY_STREAM,
    Sheet,
    TextItem,
    error,
    key_of,
    note,
    story_place,
    text_items,
    warning,
)

PLACEHOLDER: Final = re.compile(
    r"【[^【】]{0,12}待(?:补|定|核)[^【】]{0,12}】|(?<![A-Za-z0-9])TK(?![A-Za-z0-9])"
)
"""What reporters write where something is still to come; ×× is good copy (张××)."""

PAIRS: Final = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "（": "）",
}
"""Marks that come in pairs, as GB/T 15834 has them."""

_PAIRED = re.compile("[" + "".join(PAIRS) + "".join(PAIRS.values()) + "]")

_AROUND: Final = 6
"""Characters shown on each side of a place."""

_NOT_OF_PICTURES = (Role.KICKER, Role.DECK, Role.SUMMARY, Role.BYLINE)
"""Fields that the headline under a picture has no place for."""

_SOFT_HYPHEN = "\u00ad"


def check_copy(sheet: Sheet) -> Iterator[Finding]:
    """Give where the page differs from its copy, and copy that may not be printed."""
    shown: dict[Key, str] = {}
    for line in sheet.lines:
        shown[line.key] = shown.get(line.key, "") + line.text
    for item in text_items(sheet):
        yield from _stream(sheet, item)
        yield from _fields(sheet, item, shown)
        for inset in item.insets if isinstance(item, Story) else ():
            for paragraph in inset.paragraphs:
                placed = shown.get(key_of(paragraph), "")
                yield from compare(sheet, (paragraph,), placed, paragraph.article)
            yield from _unpaired(sheet, inset.text)
        yield from _dummies(sheet, item)
        for paragraph in paragraphs_in(item):
            yield from _placeholders(sheet, paragraph)
        for article in articles_in(item):
            yield from _unpaired(sheet, article.body)
            heads = (article.kicker, article.headline, article.deck, article.summary)
            for head in heads:
                yield from _unpaired(sheet, (head,) if head else ())
    for rest in sheet.items:
        for paragraph in paragraphs_in(rest) if isinstance(rest, Continuation) else ():
            placed = shown.get(key_of(paragraph), "")
            yield from compare(sheet, (paragraph,), placed, paragraph.article)
            yield from _placeholders(sheet, paragraph)
    yield from _labels(sheet)
    yield from _glyphs(sheet)


def compare(
    sheet: Sheet, copy: tuple[Paragraph, ...], placed: str, story: str
) -> Iterator[Finding]:
    """Give the first place at which a text leaves its copy, if there is one.

    White space is not compared, nor the hyphen that breaking a word adds.
    """
    wanted = _bare("".join(p.text for p in copy))
    found = _bare(placed)
    if wanted == found:
        return
    at = next(
        (i for i, (w, f) in enumerate(zip(wanted, found, strict=False)) if w != f),
        min(len(wanted), len(found)),
    )
    values: dict[str, Value] = {
        "wanted": wanted[at : at + _AROUND] or "∎",
        "found": found[at : at + _AROUND] or "∎",
        "before": wanted[max(0, at - _AROUND) : at],
        "lost": len(wanted) - len(found),
    }
    yield error(sheet, "text-lost", _nth(sheet, copy, at, story), story, **values)


def _stream(sheet: Sheet, item: TextItem) -> Iterator[Finding]:
    """Compare the text that runs through the legs with the copy, overset included."""
    articles = articles_in(item)
    ids = tuple(article.id for article in articles)
    names = (item.article, *ids) if isinstance(item, Briefs) else ids
    spilt = "".join(
        s.overset_text + s.jumped_text for s in sheet.placed.stories if s.id in names
    )
    roles = _stream_roles(item)
    own = sheet.by_article.get(ids[0], ()) if len(ids) == 1 else sheet.lines
    lines = [line for line in own if line.key[0] in ids and line.key[1] in roles]
    shown = {line.key for line in lines}
    written = tuple(
        paragraph
        for article in articles
        for paragraph in (article.headline, *article.body)
        if paragraph and paragraph.role in roles
    )
    gone = tuple(p for p in written if left_out(p, shown, spilt))
    placed = "".join(line.text for line in lines) + spilt
    yield from compare(sheet, without(written, gone), placed, names[0])
    yield from told(sheet, gone)


def without(
    paragraphs: Sequence[Paragraph], gone: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """Give paragraphs but for those that were left out."""
    return tuple(paragraph for paragraph in paragraphs if paragraph not in gone)


def told(sheet: Sheet, gone: Sequence[Paragraph]) -> Iterator[Finding]:
    """Say of each paragraph marked [可删] that the page is without it."""
    for paragraph in gone:
        where, count = _place(sheet, paragraph, 0), len(_bare(paragraph.text))
        story = paragraph.article
        yield note(sheet, "paragraph-left-out", where, story, characters=count)


def _stream_roles(item: TextItem) -> tuple[Role, ...]:
    """Give the roles that run on in one stream: of briefs the headline runs in too."""
    return (Role.HEADLINE, *BODY_STREAM) if isinstance(item, Briefs) else BODY_STREAM


def left_out(paragraph: Paragraph, shown: set[Key], spilt: str) -> bool:
    """Tell whether the fitter left out a paragraph that was marked [可删].

    Args:
        paragraph: The paragraph.
        shown: What the page shows lines of.
        spilt: What found no room, or goes on elsewhere.
    """
    return (
        paragraph.drop > 0
        and key_of(paragraph) not in shown
        and _bare(paragraph.text) not in _bare(spilt)
    )


def _fields(
    sheet: Sheet, item: TextItem, shown: Mapping[Key, str]
) -> Iterator[Finding]:
    """Compare each paragraph outside the stream with what the page shows of it.

    A caption or credit of the copy file belongs to the story's picture and is not
    asked for where the story has none.
    """
    stream = _stream_roles(item)
    pictured = bool(photos_in(item))
    for key, paragraph in {key_of(p): p for p in paragraphs_in(item)}.items():
        if paragraph.role in stream:
            continue
        if isinstance(item, PhotoStory) and paragraph.role in _NOT_OF_PICTURES:
            where, name = _place(sheet, paragraph, 0), paragraph.role.value
            yield error(sheet, "picture-field", where, paragraph.article, field=name)
            continue
        if pictured or paragraph.role not in (Role.CAPTION, Role.CREDIT):
            placed = shown.get(key, "")
            yield from compare(sheet, (paragraph,), placed, paragraph.article)


def _nth(sheet: Sheet, copy: tuple[Paragraph, ...], at: int, story: str) -> Where:
    """Give where in the copy the n-th character stands that is not white."""
    for paragraph in copy:
        for offset, char in enumerate(paragraph.text):
            if not _bare(char):
                continue
            if at == 0:
                return _place(sheet, paragraph, offset)
            at -= 1
    return _place(sheet, copy[-1], 0) if copy else story_place(sheet, story)


def _place(sheet: Sheet, paragraph: Paragraph, offset: int) -> Where:
    if paragraph.file:
        return paragraph.place(offset)
    return story_place(sheet, paragraph.article)


def _bare(text: str) -> str:
    """Give a text without white space, and without what breaking a word adds."""
    return bare(text.replace(_SOFT_HYPHEN, ""))


def _dummies(sheet: Sheet, item: TextItem) -> Iterator[Finding]:
    for article in articles_in(item):
        if article.dummy:
            where = story_place(sheet, article.id)
            yield error(
                sheet, "dummy-copy", where, article.id, characters=article.dummy
            )


def _placeholders(sheet: Sheet, paragraph: Paragraph) -> Iterator[Finding]:
    for hit in PLACEHOLDER.finditer(paragraph.text):
        yield error(
            sheet,
            "placeholder",
            _place(sheet, paragraph, hit.start()),
            paragraph.article,
            text=hit.group(),
        )


def _labels(sheet: Sheet) -> Iterator[Finding]:
    """Look through what the manifest itself says: banners, labels, refers."""
    for item in sheet.items:
        for text in _label_texts(item):
            for hit in PLACEHOLDER.finditer(text):
                yield error(sheet, "placeholder", item.where, text=hit.group())
        if isinstance(item, Advert) and "广告" not in item.label:
            yield error(sheet, "advert-unmarked", item.where, file=item.file.name)


def _label_texts(item: Item) -> tuple[str, ...]:
    match item:
        case Banner():
            return (item.text, item.label, item.line, *item.motto)
        case Section():
            return (item.title, item.aside)
        case Refers():
            return tuple(
                text for refer in item.items for text in (refer.text, refer.line)
            )
        case Masthead():
            return tuple(
                text for refer in item.refers for text in (refer.text, refer.line)
            )
        case _:
            return ()


def _unpaired(sheet: Sheet, paragraphs: tuple[Paragraph, ...]) -> Iterator[Finding]:
    """Find marks without their partner.

    A quotation over several paragraphs opens anew at each and closes once, at its end:
    an opening quote at a paragraph's start then stands for one that is still open.
    """
    open_marks: list[tuple[str, Paragraph, int]] = []
    for paragraph, following in zip(paragraphs, (*paragraphs[1:], None), strict=False):
        text = paragraph.text
        for hit in _PAIRED.finditer(text):
            char, offset = hit.group(), hit.start()
            if char in PAIRS:
                again = offset == 0 and any(mark == char for mark, _, _ in open_marks)
                if not again:
                    open_marks.append((char, paragraph, offset))
            elif not _is_apostrophe(text, offset):
                if open_marks and PAIRS[open_marks[-1][0]] == char:
                    open_marks.pop()
                elif not _is_count(text, offset):
                    yield _unpaired_at(sheet, paragraph, offset)
        goes_on = (
            len(open_marks) == 1
            and following is not None
            and following.text.startswith(open_marks[0][0])
        )
        if not goes_on:
            for _, begun, offset in open_marks:
                yield _unpaired_at(sheet, begun, offset)
            open_marks = []


def _is_apostrophe(text: str, offset: int) -> bool:
    """Tell the mark of a Latin word (it’s) from a closing quote."""
    around = text[max(0, offset - 1) : offset] + text[offset + 1 : offset + 2]
    return text[offset] == "’" and len(around) == 2 and around.isascii()


def _is_count(text: str, offset: int) -> bool:
    """Tell the bracket after a number of a list (1）) from a closing one."""
    return text[offset] == "）" and text[max(0, offset - 1) : offset].isdigit()


def _unpaired_at(sheet: Sheet, paragraph: Paragraph, offset: int) -> Finding:
    text = paragraph.text
    return warning(
        sheet,
        "marks-unpaired",
        _place(sheet, paragraph, offset),
        paragraph.article,
        mark=text[offset],
        text=text[max(0, offset - _AROUND) : offset + _AROUND + 1],
    )


def _glyphs(sheet: Sheet) -> Iterator[Finding]:
    """Find characters that print as an empty box, for no face has a glyph of them."""
    for run in sheet.runs:
        if 0 not in run.glyphs:
            continue
        for char in sorted(set(_without_glyph(run))):
            story = run.span.article if run.span else ""
            yield error(
                sheet,
                "notdef-printed",
                story_place(sheet, story),
                story,
                char=char,
                point=f"U+{ord(char):04X}",
                text=run.text,
            )


def _without_glyph(run: GlyphRun) -> Iterator[str]:
    for glyph, text in zip(run.glyphs, run.texts, strict=True):
        if glyph == 0:
            yield from (char for char in text if not char.isspace())
