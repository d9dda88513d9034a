"""Rules that are measured on plates: ink, overprint, inks that nobody named."""

import subprocess
from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf

from layout.inspection import Demand, inspect_file
from layout.model.box import Box
from layout.model.finding import Finding, Severity
from layout.model.page import Mark, Tint
from layout.model.paper import Colour
from layout.model.plates import Patch, PlatePage, Under
from layout.preflight.pdf.case import Standard
from layout.preflight.pdf.ticket import Ticket
from layout.press.pdf import write_pdf
from tests.preflight.pdf.sheets import codes, judge, press_page, read
from tests.press.pages import BLACK, edition, open_vendored, page, run

DEMAND = Demand(Ticket(), frozenset({Standard.X4}))
BOX = Box(10, 10, 40, 40)


def made(*marks: Mark, folder: Path) -> Path:
    path = folder / "page.pdf"
    write_pdf([page(marks)], path, open_vendored(), edition())
    return path


def found(path: Path) -> dict[str, Finding]:
    findings = inspect_file(path, path.name, DEMAND).findings
    return {each.code: each for each in findings}


def ground(*cmyk: float, side: float = 100) -> Tint:
    return Tint(50, 50, side, side, Colour("ground", cmyk), 1.0)  # type: ignore[arg-type] # four inks


@pytest.mark.gs
@pytest.mark.parametrize(
    ("side", "inks", "code"),
    [
        (14, (0.9, 0.8, 0.8, 0), "ta01-ink"),
        (9, (0.9, 0.8, 0.8, 0), "ta01-spots"),
        (100, (0.9, 0.7, 0.7, 0), "ta01-high"),
        (100, (0.8, 0.7, 0.65, 0), ""),
    ],
)
def test_ink_over_the_limit_stops_a_page_where_there_is_much_of_it(
    side: float, inks: tuple[float, ...], code: str, tmp_path: Path
) -> None:
    # 14 pt square are 24.4 square millimetres, 9 pt square 10.1.
    told = found(made(ground(*inks, side=side), folder=tmp_path))

    assert ({code} if code else set()) == {c for c in told if c.startswith("ta01")}


@pytest.mark.gs
def test_the_place_of_much_ink_is_told_from_the_trim(tmp_path: Path) -> None:
    place = found(made(ground(1, 1, 1, 0), folder=tmp_path))["ta01-ink"].place

    assert place is not None
    assert place.box is not None
    wanted = [17.6, 17.6, 35.3, 35.3]
    assert wanted == pytest.approx(list(place.box), abs=0.7)


@pytest.mark.gs
def test_ink_outside_the_trim_is_not_measured(tmp_path: Path) -> None:
    path = made(ground(0, 1, 1, 0), folder=tmp_path)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        sheet = pdf.pages[0].obj
        sheet.TrimBox = [160, 50, 280, 200]
        content = sheet.Contents.read_bytes() + b" 1 1 1 1 k 10 10 100 100 re f"
        sheet.Contents = pdf.make_stream(content)
        pdf.save(path)

    assert not {code for code in found(path) if code.startswith("ta01")}


@pytest.mark.gs
def test_black_type_that_is_cut_out_of_the_colour_is_seen_on_the_plates(
    tmp_path: Path,
) -> None:
    text = run("版心版心版心", x=60, y=100, size=10, colour=BLACK)
    path = made(ground(0.5, 0.6, 0, 0), text, folder=tmp_path)
    sound = found(path)
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        states = pdf.pages[0].obj.Resources.ExtGState
        states.Over = Dictionary(OP=False, op=False, OPM=1)
        pdf.save(path)

    told = found(path)

    assert "op04-plates" not in sound
    assert Severity.ERROR is told["op04-plates"].severity
    assert "op01-black-text" in told


def test_a_plate_that_the_ticket_has_not_stops_a_page() -> None:
    plates = PlatePage(inks=("Black", "Gold"))

    assert {"co04-spot"} == codes(judge(read(press_page()), plates=plates))
    ticket = Ticket(spots=frozenset({"Gold"}))
    assert () == judge(read(press_page()), ticket=ticket, plates=plates)


def test_measures_become_findings_at_their_bounds() -> None:
    file = read(press_page())

    def told(**measures: tuple[object, ...]) -> set[str]:
        return codes(judge(file, plates=PlatePage((), **measures)))  # type: ignore[arg-type] # as each line says

    assert {"ta01-ink"} == told(over=(Patch(BOX, 15.0, 241),))
    assert {"ta01-spots"} == told(over=(Patch(BOX, 14.9, 400),))
    assert {"ta01-high"} == told(high=(Patch(BOX, 15.0, 221),))
    assert set() == told(high=(Patch(BOX, 14.9, 221),))
    assert {"op04-plates"} == told(under=(Under(BOX, 100.0, 24.0),))
    assert set() == told(under=(Under(BOX, 100.0, 26.0),))
    assert set() == told(under=(Under(BOX, 9.0, 0.0),))


def test_without_plates_rules_say_that_they_were_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    path = made(ground(1, 1, 1, 1), folder=tmp_path)

    looked = inspect_file(path, path.name, DEMAND)

    assert ("TA01", "OP04", "CO04") == looked.not_run
    assert "plates-not-run" in codes(looked.findings)


@pytest.mark.gs
def test_a_page_that_ghostscript_cannot_draw_is_not_said_to_have_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired([], 120)

    monkeypatch.setattr(subprocess, "run", fails)

    looked = inspect_file(made(ground(1, 1, 1, 1), folder=tmp_path), "x", DEMAND)

    assert "plates-not-run" in codes(looked.findings)
