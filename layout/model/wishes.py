"""What an editor asks of a headline: where it stands, how large, which way it reads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadWish:
    """What the editor asks of a headline."""

    pos: str = "over"
    """over, between, side-left, side-right, inside."""
    lines: int | None = None
    size: tuple[float, float] | None = None
    squeeze: tuple[float, float] | None = None
    """Per cent of the width."""
    tracking: tuple[float, float] | None = None
    """Per cent of an em."""
    vertical: bool = False
    """Whether it is set from the top down (竖题)."""
    columns: int | None = None
    """Columns of the story that it takes; None where the manifest is silent."""
    on_photo: bool = False
    """Whether it stands on the story's first photograph (压图题)."""
