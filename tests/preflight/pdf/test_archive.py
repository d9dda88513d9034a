"""Rules of files that are kept, and of files that are read aloud."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from layout.model.finding import Severity
from layout.model.finished import ArchiveFault, FinishedFile
from layout.preflight.pdf.case import Standard
from layout.preflight.pdf.ticket import Ticket
from tests.preflight.pdf.sheets import (
    DESCRIBED,
    UA1,
    archive_page,
    codes,
    font,
    judge,
    read,
    set_xmp,
)

ERROR, WARNING = Severity.ERROR, Severity.WARNING
BOTH = (Standard.A2U, Standard.UA1)


def judged(file: FinishedFile) -> dict[str, Severity]:
    """Give what is found, as if the validator had found nothing."""
    found = judge(replace(file, faults=()), *BOTH)
    return {each.code: each.severity for each in found}


def test_a_sound_page_has_no_finding() -> None:
    assert {} == judged(read(archive_page()))


def says(properties: Mapping[str, str], more: str = DESCRIBED) -> Callable[[Pdf], None]:
    return lambda pdf: set_xmp(pdf, {**UA1, **properties}, more)


def private(pdf: Pdf) -> None:
    made = font(pdf)
    made.ToUnicode = pdf.make_stream(
        b"beginbfchar <0001> <E001> <0002> <FFFD> endbfchar"
    )
    pdf.pages[0].obj.Resources.Font.F1 = made


def deletes(*path: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        held = pdf.Root
        for key in path[:-1]:
            held = held[f"/{key}"]
        del held[f"/{path[-1]}"]

    return change


def unparented(pdf: Pdf) -> None:
    del pdf.pages[0].obj.StructParents


def bare_figure(pdf: Pdf) -> None:
    figure = Dictionary(S=Name.Figure)
    pdf.Root.StructTreeRoot.K.K[0].K.append(figure)


def one_paragraph(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Dictionary(S=Name.P, K=Array([0, 1]))


def untagged(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" 40 90 m 90 90 l S")


def in_english(pdf: Pdf) -> None:
    pdf.Root.Lang = String("en")


BROKEN: list[tuple[str, Severity, Callable[[Pdf], None]]] = [
    ("pa01-claim", ERROR, lambda pdf: set_xmp(pdf, {"dc:title": "样张"})),
    ("pa02-part", ERROR, says({"pdfaid:part": "1"})),
    ("pa03-level", ERROR, says({"pdfaid:conformance": "B"})),
    ("pa11-schema", ERROR, says({}, "")),
    ("pa11-schema", ERROR, says({"pdf:Trapped": "False"})),
    ("pa20-text", ERROR, private),
    ("ua01-language", ERROR, deletes("Lang")),
    ("ua02-untagged", ERROR, deletes("MarkInfo")),
    ("ua02-untagged", ERROR, deletes("StructTreeRoot")),
    ("ua03-figure", ERROR, bare_figure),
    ("ua04-articles", WARNING, one_paragraph),
    ("ua05-headings", WARNING, one_paragraph),
    ("ua06-parents", ERROR, deletes("StructTreeRoot", "ParentTree")),
    ("ua06-parents", ERROR, unparented),
    ("ua07-untagged", ERROR, untagged),
    ("ua08-title", WARNING, deletes("ViewerPreferences")),
]


@pytest.mark.parametrize(
    ("code", "severity", "change"),
    BROKEN,
    ids=[f"{n}-{code}" for n, (code, _, _) in enumerate(BROKEN)],
)
def test_a_broken_page_trips_its_rule(
    code: str, severity: Severity, change: Callable[[Pdf], None]
) -> None:
    pdf = archive_page()
    change(pdf)

    found = judged(read(pdf))

    assert severity is found.get(code), found


def test_a_file_that_does_not_say_that_it_can_be_read_aloud_is_told() -> None:
    pdf = archive_page()
    set_xmp(pdf, {key: text for key, text in UA1.items() if "uaid" not in key})

    assert WARNING is judged(read(pdf)).get("ua09-claim")


def test_the_language_is_the_papers() -> None:
    pdf = archive_page()
    in_english(pdf)
    file = replace(read(pdf), faults=())

    assert set() == codes(judge(file, *BOTH))
    ticket = Ticket(language="zh-Hans")
    assert {"ua01-language"} == codes(judge(file, *BOTH, ticket=ticket))


def test_what_the_validator_is_sure_of_stops_a_file_and_the_rest_is_told() -> None:
    faults = (
        ArchiveFault("6.2.4", "RGB", certain=True),
        ArchiveFault("6.2.5", "Halftone", certain=False),
    )
    file = replace(read(archive_page()), faults=faults)

    found = {each.code: each.severity for each in judge(file, *BOTH)}

    assert {"pa10-violation": ERROR, "pa10-unsupported": WARNING} == found


def test_a_file_that_was_not_validated_is_not_said_to_have_passed() -> None:
    file = replace(read(archive_page()), faults=None)

    assert {"pa10-not-run"} == codes(judge(file, *BOTH))


def test_the_validator_is_asked_about_level_b_of_the_part() -> None:
    pytest.importorskip("jsonschema", reason="wants pikepdf[pdfa]")
    pdf = archive_page()
    sound = {fault.clause for fault in read(pdf).faults or ()}
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))

    broken = {fault.clause for fault in read(pdf).faults or ()}

    assert broken - sound
    assert not any("6.6.4" in clause for clause in sound)


def test_rules_of_the_press_are_not_asked_of_the_archive() -> None:
    pdf = archive_page()
    page = pdf.pages[0].obj
    del page.TrimBox
    page.Contents = pdf.make_stream(
        page.Contents.read_bytes() + b" /Artifact BMC 1 0 0 rg 0 0 9 9 re f EMC"
    )

    assert {} == judged(read(pdf))
