"""What stands inside a story beside its text and pictures: insets and pull quotes."""

from dataclasses import dataclass

from layout.errors import Where
from layout.model.text import Paragraph


@dataclass(frozen=True, slots=True)
class Berth:
    """Where the editor wants something to stand inside its story."""

    w: int | None = None
    """Columns of the story."""
    x: str | int | None = None
    """left, middle, right, or a 1-based column of the story."""
    y: str | int | None = None
    """top, middle, bottom, or a 1-based row of text."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A related item inside a story: 链接, 编者按, 提要."""

    text: tuple[Paragraph, ...]
    where: Where
    label: str = ""
    box: str = ""
    tint: float | None = None
    """Per cent of the box's tint; None takes the look's where there is a box."""
    title: Paragraph | None = None
    """The headline of its copy file."""
    berth: Berth = Berth()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Give its copy in the order in which it is set."""
        return (self.title, *self.text) if self.title else self.text


@dataclass(frozen=True, slots=True)
class Quote:
    """A pull quote (引语): words of the story once more, set large between rules."""

    text: Paragraph
    where: Where
    berth: Berth = Berth()
