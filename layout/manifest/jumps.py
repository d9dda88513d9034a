"""Stories that go on elsewhere (下转, 上接): each jump has its one partner."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from layout.errors import Problem, Where, problem
from layout.model.issue import Continuation, Page, Story
from layout.model.walk import items_of


def jump_problems(pages: Sequence[Page]) -> tuple[Problem, ...]:
    """Give the jumps that lead nowhere, and the continuations of nothing."""
    jumps, rests = _ends(pages)
    found = []
    for jump in jumps:
        partners = [
            rest for rest in rests if (rest.file, rest.page) == (jump.file, jump.to)
        ]
        if jump.to == jump.page:
            found.append(problem("jump-to-itself", jump.where, page=jump.page))
        elif not partners:
            found.append(
                problem("jump-alone", jump.where, page=jump.to, file=_bare(jump.file))
            )
    seen: dict[tuple[str, str], _End] = {}
    for rest in rests:
        partners = [
            jump for jump in jumps if (jump.file, jump.to) == (rest.file, rest.page)
        ]
        if not partners:
            found.append(problem("from-alone", rest.where, file=_bare(rest.file)))
        first = seen.setdefault((rest.file, rest.page), rest)
        if first is not rest:
            found.append(
                problem(
                    "from-twice",
                    rest.where,
                    file=_bare(rest.file),
                    first=str(first.where),
                )
            )
    return tuple(found)


def fed(wanted: Collection[str], pages: Sequence[Page]) -> frozenset[str]:
    """Give the numbers of some pages and of all whose stories go on to them."""
    jumps, _ = _ends(pages)
    found = set(wanted)
    while more := {jump.page for jump in jumps if jump.to in found} - found:
        found |= more
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a jump."""

    file: str
    page: str
    where: Where
    to: str = ""


def _ends(pages: Sequence[Page]) -> tuple[list[_End], list[_End]]:
    jumps, rests = [], []
    for page in pages:
        for item in items_of(page):
            match item:
                case Story(jump=jump) if jump is not None:
                    end = _End(item.article.file, page.number, item.where, jump.page)
                    jumps.append(end)
                case Continuation():
                    rests.append(_End(item.source, page.number, item.where))
                case _:
                    pass
    return jumps, rests


def _bare(file: str) -> str:
    return file.removeprefix("copy/")
