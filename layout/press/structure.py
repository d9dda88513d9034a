"""Tags in the file: articles in reading order in, a structure tree out.

Readers that speak, reflow or copy go by this tree and not by the order of painting.
Source: ISO 32000-1, 14.7.2 (the tree), 14.7.4.4 (the way back from a page to it), 14.9.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from layout.model.page import Foreign, Picture, PlacedPage
from layout.press import objects
from layout.press.objects import Document, Object
from layout.press.syntax import parts_of
from layout.press.tags import Element, Part, Tags

_LANGUAGES: Final = {"zh-Hans": "zh-CN"}
"""What screen readers have a voice for."""


def embed(document: Document, tags: Tags, pages: Sequence[PlacedPage]) -> None:
    """Put the tags of pages into the file, and say in its root that it has them."""
    _Tree(document, pages).grow(tags)
    document.declare("MarkInfo", objects.dictionary({"Marked": "true"}))
    shown = {"DisplayDocTitle": "true"}
    document.declare("ViewerPreferences", objects.dictionary(shown))


def language_of(language: str) -> str:
    """Give the language of a paper as readers know it."""
    return _LANGUAGES.get(language, language)


class _Tree:
    def __init__(self, document: Document, pages: Sequence[PlacedPage]) -> None:
        self._document = document
        self._pages = pages

    def grow(self, tags: Tags) -> None:
        root, top = objects.reference("Tags"), objects.reference("Tag")
        stretches: dict[tuple[int, int], Object] = {}
        kids = []
        for n, part in enumerate(tags.parts):
            name = f"Tag.{n}"
            below = []
            for m, element in enumerate(part.elements):
                leaf = self._leaf(f"{name}.{m}", element, part, objects.reference(name))
                below.append(leaf)
                stretches |= dict.fromkeys(element.pieces, leaf)
            kids.append(self._branch(name, part, below, top))
        document = self._element("Document", root) | {"K": objects.array(kids)}
        self._document.add("Tag", objects.dictionary(document))
        tree = {
            "Type": objects.name("StructTreeRoot"),
            "K": top,
            "ParentTree": self._parents(stretches),
            "ParentTreeNextKey": len(self._pages),
        }
        made = self._document.add("Tags", objects.dictionary(tree))
        self._document.declare("StructTreeRoot", made)

    def _element(self, kind: str, parent: Object) -> dict[str, Object]:
        return {
            "Type": objects.name("StructElem"),
            "S": objects.name(kind),
            "P": parent,
        }

    def _branch(
        self, name: str, part: Part, below: list[Object], parent: Object
    ) -> Object:
        entries = self._element(part.kind, parent) | {
            "K": objects.array(below),
            "Lang": objects.text(language_of(self._document.record.language)),
        }
        if part.title:
            entries["T"] = objects.text(part.title)
        return self._document.add(name, objects.dictionary(entries))

    def _leaf(self, name: str, element: Element, part: Part, parent: Object) -> Object:
        first = element.pieces[0][0]
        entries = self._element(element.kind, parent) | {
            "Pg": self._document.page(first),
            "K": objects.array(
                [
                    number if page == first else self._elsewhere(page, number)
                    for page, number in element.pieces
                ]
            ),
        }
        if element.figure is not None:
            entries["Alt"] = objects.text(_alternative(element.figure, part))
            entries["A"] = objects.dictionary(self._place(element.figure, first))
        return self._document.add(name, objects.dictionary(entries))

    def _elsewhere(self, page: int, number: int) -> Object:
        entries = {
            "Type": objects.name("MCR"),
            "Pg": self._document.page(page),
            "MCID": number,
        }
        return objects.dictionary(entries)

    def _place(self, figure: Picture | Foreign, page: int) -> dict[str, Object]:
        placed = self._pages[page]
        left = placed.bleed + figure.x
        top = placed.bleed + placed.grid.trim_height - figure.y
        box = (left, top - figure.height, left + figure.width, top)
        return {
            "O": objects.name("Layout"),
            "Placement": objects.name("Block"),
            "BBox": objects.raw(f"[{parts_of(box)}]"),
        }

    def _parents(self, stretches: Mapping[tuple[int, int], Object]) -> Object:
        """Give the way from each page's stretches, by number, to their elements."""
        entries: list[Object] = []
        for page in range(len(self._pages)):
            above = [stretches[key] for key in sorted(stretches) if key[0] == page]
            listed = self._document.add(f"Parents.{page}", objects.array(above))
            entries += [page, listed]
        numbers = {"Nums": objects.array(entries)}
        return self._document.add("Parents", objects.dictionary(numbers))


def _alternative(figure: Picture | Foreign, part: Part) -> str:
    """Give what stands for a picture: its caption, its story's headline, its name."""
    name = figure.image.name if isinstance(figure, Picture) else figure.art.name
    return figure.alt or part.title or name
