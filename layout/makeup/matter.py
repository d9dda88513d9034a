"""The matter of a story: its text in the order in which it runs through the legs.

In come a story and the measure of its columns; out come the jump line of a
continuation, the byline where the head block has none, paragraphs and subheads, the
credit of several pictures.
"""

from dataclasses import replace

from layout.composition.compose import TIE
from layout.makeup.desk import Desk
from layout.makeup.heads import BULLET_GAP
from layout.makeup.jumps import from_line
from layout.makeup.legs import Choice, Kind, Unit
from layout.makeup.photos import CREDIT_GAP, credit_width, set_credit
from layout.makeup.typeset import LEG_UNIT, SetText, set_body
from layout.model.issue import Article, Story
from layout.model.paper import EM_ASCENT
from layout.model.text import Paragraph, Role


def story_texts(
    story: Story, characters: int, desk: Desk, *, headed: bool, tracking: int = 0
) -> tuple[SetText, ...]:
    """Give the texts of a story for columns of so many characters.

    ``headed`` tells that the byline stands in the head block; ``tracking`` is per cent
    of an em.
    """
    article = story.article
    body = article.body or dummy_body(article)
    texts = set_body(body, characters, desk, tracking / 100)
    texts = tuple(_towards(text, story.planned) for text in texts)
    if article.byline and not headed:
        texts = (byline_unit(article, desk), *texts)
    if article.credit and story.photos:
        texts = (*texts, credit_unit(article.credit, characters, desk))
    return (*from_line(story, desk), *texts)


def _towards(text: SetText, planned: tuple[int, ...]) -> SetText:
    """Give a paragraph whose planned number of lines wins ties.

    So an edit that leaves a paragraph its lines leaves them where they stand, and what
    follows too. Source: makeup 0, 6: ties are broken towards the plan.
    """
    galley = text.galley
    if galley is None or text.unit.kind is not Kind.TEXT:
        return text
    choices = towards(text.unit.choices, galley.paragraph.number, planned)
    return replace(text, unit=replace(text.unit, choices=choices))


def towards(
    choices: tuple[Choice, ...], number: int, planned: tuple[int, ...]
) -> tuple[Choice, ...]:
    """Give the choices of a paragraph, the planned number of rows a little cheaper."""
    if number >= len(planned):
        return choices
    return tuple(
        replace(choice, cost=choice.cost - TIE * LEG_UNIT)
        if choice.rows == planned[number]
        else choice
        for choice in choices
    )


def dummy_body(article: Article) -> tuple[Paragraph, ...]:
    """Give paragraphs of a story that is not written yet (画版), as long as it will be.

    Preflight lets no dummy go to press.
    """
    sentence = "样" * (DUMMY_SENTENCE - 1) + "。"
    text = sentence * (article.dummy // DUMMY_SENTENCE + 1)
    starts = range(0, article.dummy, DUMMY_PARAGRAPH)
    return tuple(
        Paragraph(
            article.id,
            Role.BODY,
            number,
            text[start : min(start + DUMMY_PARAGRAPH, article.dummy)],
            article.file,
        )
        for number, start in enumerate(starts)
    )


DUMMY_SENTENCE, DUMMY_PARAGRAPH = 20, 100
"""Characters of a sentence and of a paragraph of dummy copy."""


def credit_unit(credit: Paragraph, characters: int, desk: Desk) -> SetText:
    """Give the credit of all of a story's pictures, flush right under its text.

    That of one picture stands under it, and so does the one of a group.
    """
    line, bullet = set_credit(credit, desk)
    size = line.size
    return SetText(
        Unit(Kind.WHOLE, (Choice(1, 0.0),)),
        line=line,
        drop=desk.grid.ascent - EM_ASCENT * size,
        indent=characters * desk.grid.body - credit_width(line, bullet),
        bullet=bullet,
        bullet_gap=CREDIT_GAP * size,
    )


def byline_unit(article: Article, desk: Desk) -> SetText:
    """Give a byline on top of the first leg, an empty row after it."""
    look = desk.look.byline
    style = desk.style("byline")
    byline = article.byline
    if byline is None:
        raise ValueError(article.id)
    line = desk.line(byline, style)
    bullet = desk.line(look.bullet, replace(style, face="body", size=look.bullet_size))
    return SetText(
        Unit(Kind.WHOLE, (Choice(look.rows, 0.0),)),
        line=line,
        drop=(desk.grid.leading - style.size) / 2,
        bullet=bullet,
        bullet_gap=BULLET_GAP * style.size,
    )
