"""Characters that no face can show, found before a page is set.

Every text of an issue is asked of the faces that its role is set in. Each distinct
character is asked once a face, so that a whole issue costs a few milliseconds; only
where one is missing are the texts gone through for its places.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from layout.composition.galley import STYLED
from layout.errors import Where
from layout.fonts.coverage import uncovered
from layout.fonts.faces import Faces
from layout.model.finding import Finding, Severity
from layout.model.issue import (
    Banner,
    Furniture,
    Issue,
    Item,
    Masthead,
    Page,
    Refers,
    Section,
)
from layout.model.paper import Paper
from layout.model.text import Paragraph, Role
from layout.model.walk import items_of, paragraphs_in


def missing_glyphs(issue: Issue, faces: Faces) -> tuple[Finding, ...]:
    """Give an error for each character of a story that no face of its chain shows.

    Raises:
        FontError: A role of the paper is not in the catalogue, or its file is missing.
    """
    texts = list(_texts(issue))
    distinct: dict[str, dict[str, None]] = {}
    for text in texts:
        distinct.setdefault(text.face, {}).update(dict.fromkeys(text.text))
    missing = {
        face: frozenset(char for _, char in uncovered("".join(chars), face, faces))
        for face, chars in distinct.items()
    }
    if not any(missing.values()):
        return ()
    found: dict[Finding, None] = {}
    for text in texts:
        for char in sorted(set(text.text) & missing[text.face]):
            found.setdefault(text.finding(char))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and the face that it is set in."""

    text: str
    face: str
    page: str
    story: str
    paragraph: Paragraph | None
    start: int
    """Where in the paragraph it begins."""
    where: Where

    def finding(self, char: str) -> Finding:
        where = self.where
        if self.paragraph is not None and self.paragraph.anchors:
            where = self.paragraph.place(self.start + self.text.index(char))
        values = (
            ("article", self.story),
            ("char", char),
            ("code", f"U+{ord(char):04X}"),
        )
        return Finding(
            "glyph-missing", Severity.ERROR, where, self.page, self.story, values
        )


def _texts(issue: Issue) -> Iterator[_Text]:
    paper = issue.paper
    for page in issue.pages:
        for item in items_of(page):
            for paragraph in paragraphs_in(item):
                yield from _spoken(paragraph, item, page, paper)
            for text, face in _fixed(item, paper):
                yield _Text(text, face, page.number, "", None, 0, item.where)
        for text, face in _furniture(page, issue):
            yield _Text(text, face, page.number, "", None, 0, page.where)


def _spoken(
    paragraph: Paragraph, item: Item, page: Page, paper: Paper
) -> Iterator[_Text]:
    for face in _faces_of(paragraph.role, paper):
        yield _Text(
            text=paragraph.text,
            face=face,
            page=page.number,
            story=paragraph.article,
            paragraph=paragraph,
            start=0,
            where=item.where,
        )
    for stretch in paragraph.stretches:
        if stretch.kind in STYLED:
            yield _Text(
                text=paragraph.text[stretch.start : stretch.end],
                face=paper.styles[STYLED[stretch.kind]].face,
                page=page.number,
                story=paragraph.article,
                paragraph=paragraph,
                start=stretch.start,
                where=item.where,
            )


def _faces_of(role: Role, paper: Paper) -> tuple[str, ...]:
    """Give the faces that a role may be set in: a headline's depend on its rung."""
    match role:
        case Role.HEADLINE:
            faces = [face.face for rung in paper.ladder for face in rung.faces]
        case Role.KICKER:
            faces = [rung.kicker.face for rung in paper.ladder]
        case Role.DECK:
            faces = [rung.deck.face for rung in paper.ladder]
        case _:
            faces = [paper.styles[role.value].face]
    return tuple(dict.fromkeys(faces))


def _fixed(item: Item, paper: Paper) -> Iterator[tuple[str, str]]:
    """Give the texts of an item that is no story."""
    look = paper.look
    match item:
        case Banner():
            yield item.text, look.banner.text.face
            yield item.label, look.banner.label.face
            yield item.line, look.banner.line.face
            yield "".join(item.motto), look.banner.motto.face
        case Section():
            yield item.title, look.section.text.face
            yield item.aside, look.section.aside.face
        case Masthead(refers=refers) | Refers(items=refers):
            for refer in refers:
                yield refer.text, look.ear.title.face
                yield refer.line, look.ear.line.face
            if isinstance(item, Masthead):
                yield item.weather, look.ear.weather.face
            else:
                yield item.label, look.briefs.tab.text.face
        case Furniture(kind="filler"):
            yield item.text, paper.styles["summary"].face
        case _:
            pass


def _furniture(page: Page, issue: Issue) -> Iterator[tuple[str, str]]:
    paper = issue.paper
    look, imprint = paper.look, paper.imprint
    yield paper.name, look.masthead.name.face if page.front else look.folio.paper.face
    yield page.name, look.masthead.page.face if page.front else look.folio.name.face
    names = "".join(c.office + "".join(c.names) for c in page.credits)
    yield names, look.foot.text.face if page.front else look.folio.credits.face
    if page.front:
        yield paper.latin, look.masthead.latin.face
        strip = imprint.organ + imprint.serial + imprint.postal
        yield strip + issue.lunar, look.masthead.item.face
        foot = (
            imprint.publisher
            + imprint.address
            + imprint.phone
            + imprint.printer
            + imprint.price
        )
        yield foot, look.foot.text.face
