"""What the tags of a finished PDF say, read by other hands than wrote them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from tests.press.reading import maps_of, read, said


@dataclass(frozen=True, slots=True)
class Told:
    """An element that holds content."""

    part: str
    """Which article it belongs to: its place in the document."""
    kind: str
    text: str
    alt: str
    language: str


def told(pdf: bytes) -> list[Told]:
    """Give every element with content, in the order of the tree."""
    with read(pdf) as opened:
        root = opened.Root.StructTreeRoot
        pages = {page.obj.objgen: n for n, page in enumerate(opened.pages)}
        texts = [dict(_stretches(page)) for page in opened.pages]
        document = root.K
        assert "/Document" == str(document.S)
        found = []
        for n, part in enumerate(document.K):
            assert document.objgen == part.P.objgen
            language = str(part.Lang)
            for leaf in part.K:
                assert part.objgen == leaf.P.objgen
                text = "".join(
                    texts[pages[place]][number] for place, number in _kids(leaf)
                )
                alt = str(leaf.get("/Alt", ""))
                kind = str(leaf.S).removeprefix("/")
                found.append(Told(str(n), kind, text, alt, language))
        return found


def _kids(leaf: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int]]:
    for kid in leaf.K:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid.Pg.objgen, int(kid.MCID)
        else:
            yield leaf.Pg.objgen, int(kid)


def _stretches(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """Give the numbers of a page's stretches with what is shown in each."""
    maps = maps_of(page)
    open_at: list[int | None] = []
    texts: dict[int, list[str]] = {}
    reads: dict[int, str] = {}
    for each in pikepdf.parse_content_stream(page):
        match str(each.operator):
            case "BDC":
                found = each.operands[1].get("/MCID")
                open_at.append(None if found is None else int(found))
                if found is not None:
                    texts[int(found)] = []
            case "BMC":
                open_at.append(None)
            case "EMC":
                open_at.pop()
            case "Tf":
                reads = maps[str(each.operands[0])]
            case "Tj" | "TJ":
                number = next((n for n in reversed(open_at) if n is not None), None)
                if number is not None:
                    texts[number].append(said(each.operands[0], reads))
    yield from ((number, "".join(parts)) for number, parts in texts.items())
