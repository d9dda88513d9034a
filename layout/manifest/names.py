"""File names of pages: the paper's template filled in."""

import string
from datetime import date
from typing import Final

FIELDS: Final = frozenset({"code", "date", "page", "name", "issue"})
"""What a template may ask for."""


class PageNumber(str):
    """A page number that a template may fill up with zeros: A3 becomes A03."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        letters = self.rstrip("0123456789")
        digits = self[len(letters) :]
        if not spec or not digits:
            return str(self)
        return letters + format(int(digits), spec)


def page_file_name(template: str, code: str, issue: str, day: date, number: str) -> str:
    """Give the name of a page's files, without their suffix.

    Raises:
        ValueError: The template asks for what there is not, or gives no plain name.
    """
    asked = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    if not asked <= FIELDS or "page" not in asked:
        message = " ".join(sorted(asked - FIELDS)) or "page"
        raise ValueError(message)
    name = template.format(
        code=code, date=day, page=PageNumber(number), name=number, issue=issue
    )
    if not is_file_name(name):
        raise ValueError(name)
    return name


def is_file_name(text: str) -> bool:
    """Tell whether a text names a file on every system, and no path."""
    plain = not any(char in '/\\:*?"<>|' or char < " " for char in text)
    return bool(text.strip()) and plain and not text.startswith(".")
