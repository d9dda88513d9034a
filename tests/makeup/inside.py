"""Stories with something inside, made of the example's house, for tests of makeup."""

from dataclasses import replace
from pathlib import Path

from layout.errors import Where
from layout.makeup.desk import Desk
from layout.makeup.grid import basic
from layout.makeup.kinds.story import StorySitter
from layout.makeup.seat import Placed, Seat
from layout.model.issue import Photo, Photograph, Story
from layout.model.page import GlyphRun, Picture
from layout.model.text import Paragraph, Role, bare
from tests.houses import example_house
from tests.makeup.test_example import example_issue
from tests.makeup.test_knobs import story

WHERE = Where("p03.yaml", 1)

HOUSE = example_house()


def desk() -> Desk:
    issue = example_issue()
    return Desk(issue.pages[2], issue, HOUSE)


def photo(name: str, ratio: float = 1.5, *, caption: bool = False) -> Photo:
    """Give a photograph with a light frame already decided, so that none is opened."""
    image = Photograph(Path(name), name, name, round(3000 * ratio), 3000, "RGB")
    text = Paragraph("story", Role.CAPTION, ord(name[0]), f"{name}图说。")
    return Photo(image, WHERE, caption=text if caption else None, frame=False)


def long_story(paragraphs: int = 30) -> Story:
    return replace(story(*[0] * paragraphs), where=WHERE)


def placed(item: Story, columns: int = 6, rows: int = 0) -> Placed:
    """Give a story in so many rows, or in those that suit it best."""
    table = desk()
    sitter = StorySitter(item, Seat(basic(table.grid), 0, columns, rank=2), table)
    shape = sitter.shape(table.grid.rows)
    best = rows or min(range(len(shape)), key=lambda h: shape[h])
    return sitter.place(sitter.seat.region(0, best))


def shown(made: Placed, article: str, role: Role = Role.BODY) -> str:
    """Give what the page shows of an article, in the order of the marks."""
    return bare(
        "".join(
            mark.text
            for mark in made.marks
            if isinstance(mark, GlyphRun)
            and mark.span
            and (mark.span.article, mark.span.role) == (article, role)
        )
    )


def pictures(made: Placed) -> list[Picture]:
    return [mark for mark in made.marks if isinstance(mark, Picture)]
