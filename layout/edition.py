"""Where the stages are joined: an issue folder in, a build folder out.

Nothing else joins them. Everything that a build makes is first written into a folder of
its own beside ``build/`` and moved into place when all of it is there, so that whatever
goes wrong before leaves the earlier build as it was.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from layout.composition.house import House, open_house
from layout.composition.normalize_issue import normalise_issue
from layout.composition.normalize_rules import load_normaliser
from layout.errors import LayoutError
from layout.makeup.jumps import in_jump_order
from layout.makeup.page import make_up
from layout.manifest.paper import find_paper
from layout.manifest.planfile import plan_path, read_plan
from layout.manifest.reader import read_issue
from layout.model.finding import Finding, finding_of
from layout.model.folders import BUILD, READERS
from layout.model.issue import Page
from layout.pictures.cache import default_folder
from layout.pictures.profile import proven_profile
from layout.preflight.check import check
from layout.preflight.glyphs import missing_glyphs
from layout.preflight.judge import judge, judge_all
from layout.preflight.jumps import check_jumps
from layout.preflight.whole import check_whole
from layout.pressroom import Built, Checked, MadeUp, Pressroom, Request
from layout.typecase import case_of, rules_for
from layout.workshop import move, workbench

if TYPE_CHECKING:
    from layout.model.page import Outflow


def inspect(request: Request) -> Checked:
    """Read everything and set nothing.

    Raises:
        LayoutError: The manifest is wrong, or a file or font cannot be used.
    """
    issue = read_issue(request.folder, request.pages)
    paper, path = issue.paper, find_paper(issue.folder)
    rules_for(paper, path)  # so that a change that the set cannot take is said here
    if request.normalise:
        issue = normalise_issue(issue, load_normaliser(paper.composition))
    faces = case_of(paper, path, request.fonts).faces
    proven_profile(paper.press)
    findings = (*issue.findings, *missing_glyphs(issue, faces))
    return Checked(request, issue, faces, judge_all(findings, issue))


def publish(request: Request) -> Built:
    """Make up the pages and write ``build/``.

    A page with an error has no press PDF, and the issue no PDF as a whole; both are
    taken away where an earlier build left them, since they no longer show the copy. The
    other pages are written all the same.

    Raises:
        LayoutError: The manifest is wrong, or a file cannot be read or written;
            ``build/`` is then untouched.
    """
    checked = inspect(request)
    made = _made_up(checked)
    press = Pressroom(checked)
    target = checked.issue.folder / BUILD
    with workbench(checked.issue.folder) as scratch:
        built = press.write(made, scratch)
        if request.archive:
            press.archive(built, scratch / READERS)
        move(scratch, target, press.stale(built, target))
    return built


def build_into(checked: Checked, folder: Path) -> Built:
    """Make up the pages and write what a build leaves into another folder.

    Raises:
        LayoutError: A file cannot be read or written.
    """
    return Pressroom(checked).write(_made_up(checked), folder)


def prove(request: Request, dpi: float = 0) -> tuple[Path, ...]:
    """Make up the pages and write their proofs (大样) into ``build/proof``.

    Args:
        request: What is wanted.
        dpi: Resolution of pictures; 0 for PDF.

    Returns:
        The files, below ``build/``.

    Raises:
        LayoutError: As ``publish`` does; the earlier proofs are then untouched.
    """
    checked = inspect(request)
    made = _made_up(checked)
    with workbench(checked.issue.folder) as scratch:
        files = Pressroom(checked).prove(made, scratch, dpi)
        move(scratch, checked.issue.folder / BUILD, ())
    return files


def _made_up(checked: Checked) -> MadeUp:
    issue = checked.issue
    house = house_of(checked)
    made = MadeUp(findings=list(checked.findings))
    inflow: tuple[Outflow, ...] = ()
    for page in in_jump_order(issue.pages):
        try:
            page, noticed = _planned(page, issue.folder)  # noqa: PLW2901 - the page as planned
            placed = make_up(page, issue, house, inflow)
        except LayoutError as error:  # the other pages are built all the same
            made.findings += [finding_of(each, page.number) for each in error.problems]
            continue
        made.findings += judge(noticed, issue.paper, page)
        inflow += placed.outflow
        made.placed.append(placed)
        made.findings += judge(placed.findings, issue.paper, page)
        made.findings += check(issue, placed)
    made.findings += check_jumps(issue, made.placed)
    order = [page.number for page in issue.pages]
    made = made.wanted(order, checked.request)
    found, made.figures = check_whole(issue, made.placed, default_folder())
    made.findings = made.told(found, order)
    return made


def _planned(page: Page, folder: Path) -> tuple[Page, tuple[Finding, ...]]:
    """Give a page as its plan has it, where there is one that still matches."""
    path = plan_path(folder, page.number)
    if not path.is_file():
        return page, ()
    from layout.makeup.auto.planned import apply_plan, plan_findings  # for plans only

    plan = read_plan(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    return apply_plan(page, plan), plan_findings(page, plan)


def house_of(checked: Checked) -> House:
    """Give the house of an issue; its composition set is known to be sound."""
    return open_house(checked.issue.paper, checked.faces, default_folder())
