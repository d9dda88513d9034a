"""Proposals for pages, and the plan files that they are kept in.

In comes an issue folder; out come the best ways to make up each page with what speaks
against them, and, where one is picked, ``plans/pNN.yaml``: an input of every build from
then on. Source: makeup 0.1 and 5.7, manifest section 6.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from layout.edition import house_of, inspect
from layout.errors import LayoutError, Problem, Where, problem
from layout.makeup.auto.place import Alternative
from layout.makeup.auto.planned import plan_of
from layout.makeup.auto.propose import propose
from layout.makeup.auto.weights import Term
from layout.makeup.jumps import in_jump_order
from layout.makeup.page import make_up
from layout.manifest.planfile import plan_path, read_plan, write_plan
from layout.model.issue import Page
from layout.model.page import Outflow, PlacedPage
from layout.pressroom import Checked, Request
from layout.proof.map import page_map
from layout.proof.words import Words


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to make up a page."""

    page: str
    number: int
    """From 1, the best first."""
    alternative: Alternative
    placed: PlacedPage
    file: str = ""
    """The plan that was written of it, below the issue folder; empty for none."""


def propose_pages(request: Request, tries: int) -> tuple[Proposal, ...]:
    """Give the best ways to make up the pages that are wanted; nothing is written.

    Raises:
        LayoutError: The manifest is wrong, or a page cannot be made up.
    """
    return tuple(_proposals(inspect(request), tries))


def pick(
    request: Request, tries: int, number: int, *, locked: bool
) -> tuple[Proposal, ...]:
    """Write the plan of one proposal of each page that is wanted.

    Args:
        request: What is wanted.
        tries: How many proposals to look at.
        number: Which of them, from 1.
        locked: Whether the plan binds rows and all.

    Raises:
        LayoutError: As ``propose_pages``; or there are fewer proposals, or a page has a
            plan that is locked, and then no plan is written.
    """
    checked = inspect(request)
    picked = []
    by_page: dict[str, list[Proposal]] = {}
    for each in _proposals(checked, max(tries, number)):
        by_page.setdefault(each.page, []).append(each)
    for page, found in by_page.items():
        if number > len(found):
            where = Where("--pick")
            raise LayoutError(
                [problem("plan-too-few", where, page=page, count=len(found))]
            )
        picked.append(found[number - 1])
    folder = checked.issue.folder
    bound = [problem for each in picked for problem in _bound(folder, each.page)]
    if bound:
        raise LayoutError(bound)
    written = []
    for each in picked:
        path = plan_path(folder, each.page)
        plan = plan_of(each.alternative.root, each.placed, locked=locked)
        write_plan(plan, path)
        written.append(replace(each, file=path.relative_to(folder).as_posix()))
    return tuple(written)


def _bound(folder: Path, page: str) -> Iterator[Problem]:
    """Find a plan that is locked: it is not written over. Source: makeup 0.2."""
    path = plan_path(folder, page)
    if path.is_file():
        name = path.relative_to(folder).as_posix()
        if read_plan(path, f"{folder.name}/{name}").locked:
            yield problem("plan-locked", Where(name), page=page)


def described(proposals: Sequence[Proposal], words: Words) -> str:
    """Give proposals as text: score, what speaks against each, its map."""
    parts = []
    for each in proposals:
        score = words.say(
            "plan-proposal",
            page=each.page,
            number=each.number,
            score=round(each.alternative.score),
        )
        written = f" -> {each.file}" if each.file else ""
        lines = [score + written]
        lines += [f"  {_reason(term, words)}" for term in each.alternative.terms]
        parts += ["\n".join(lines), page_map(each.placed, words), ""]
    return "\n".join(parts)


def as_rows(proposals: Sequence[Proposal], words: Words) -> list[dict[str, object]]:
    """Give proposals as rows of a JSON document."""
    return [
        {
            "page": each.page,
            "number": each.number,
            "score": each.alternative.score,
            "reasons": [_reason(term, words) for term in each.alternative.terms],
            "plan": each.file,
        }
        for each in proposals
    ]


def _reason(term: Term, words: Words) -> str:
    return words.say(term.code, count=round(term.count), points=round(term.points))


def _proposals(checked: Checked, tries: int) -> Iterator[Proposal]:
    issue = checked.issue
    house = house_of(checked)
    wanted = checked.request.pages
    inflow: tuple[Outflow, ...] = ()
    for page in in_jump_order(issue.pages):
        found = propose(page, issue, house, tries, inflow)
        placed = [_placed(page, each, checked, inflow) for each in found]
        for number, (each, made) in enumerate(zip(found, placed, strict=True), 1):
            if not wanted or page.number in wanted:
                yield Proposal(page.number, number, each, made)
        inflow += placed[0].outflow


def _placed(
    page: Page, found: Alternative, checked: Checked, inflow: tuple[Outflow, ...]
) -> PlacedPage:
    page = replace(page, root=found.root)
    return make_up(page, checked.issue, house_of(checked), inflow)
