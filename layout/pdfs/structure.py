"""The structure tree of a tagged PDF, as far as a reader needs it."""

from typing import Final

import pikepdf

from layout.model.finished import Tags

_MOST: Final = 200_000
"""Elements that are looked at."""
_DEEPEST: Final = 200


def tags_of(root: pikepdf.Object) -> Tags | None:
    """Give the structure tree of a catalogue; None where there is none."""
    tree = root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return None
    roles = tree.get("/RoleMap", pikepdf.Dictionary())
    own = {str(key): str(value) for key, value in roles.items()}
    found: list[str] = []
    bare = 0
    waiting = [(each, 0) for each in reversed(_kids(tree))]
    while waiting and len(found) < _MOST:
        element, depth = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        role = str(element.S)
        role = own.get(role, role).removeprefix("/")
        found.append(role)
        if role == "Figure" and not (_says(element, "/Alt", "/ActualText")):
            bare += 1
        if depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in reversed(_kids(element))]
    return Tags(tuple(found), bare, "/ParentTree" in tree)


def _says(element: pikepdf.Object, *keys: str) -> bool:
    return any(str(element.get(key, "")).strip() for key in keys)


def _kids(element: pikepdf.Object) -> list[object]:
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, pikepdf.Array) else [held]
