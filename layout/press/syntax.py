"""Numbers as operators of a page write them."""


def number(value: float, digits: int = 3) -> str:
    """Give a number as short as it goes: ``12.5``, ``0.1``, ``-3``."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def parts_of(values: tuple[float, ...]) -> str:
    """Give numbers one after another: coordinates, parts of a colour."""
    return " ".join(number(value) for value in values)
