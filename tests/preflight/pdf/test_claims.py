"""What a file says of itself, and by which standard it is therefore judged."""

from pathlib import Path

import pytest
from pikepdf import String

from layout.errors import LayoutError
from layout.inspection import demand_of
from layout.preflight.pdf.case import Standard
from layout.preflight.pdf.file import claimed
from tests.preflight.pdf.sheets import (
    X4,
    archive_page,
    codes,
    judge,
    press_page,
    read,
    set_xmp,
)


def test_a_file_is_judged_by_what_it_claims() -> None:
    assert {Standard.X4} == claimed(read(press_page()))
    assert {Standard.A2U, Standard.UA1} == claimed(read(archive_page()))


def test_the_older_standard_is_claimed_in_info() -> None:
    pdf = press_page()
    del pdf.Root.Metadata
    pdf.trailer.Info.GTS_PDFXVersion = String("PDF/X-1:2001")
    pdf.trailer.Info.GTS_PDFXConformance = String("PDF/X-1a:2001")
    file = read(pdf, "1.3")

    assert {Standard.X1A} == claimed(file)
    assert set() == codes(judge(file, Standard.X1A))
    assert "px10-xmp-version" in codes(judge(file, Standard.X4))


def test_the_older_standard_may_name_a_condition_without_its_profile() -> None:
    pdf = press_page()
    del pdf.Root.OutputIntents[0].DestOutputProfile
    file = read(pdf, "1.3")

    assert "px14-intent-profile" not in codes(judge(file, Standard.X1A))
    assert "px14-intent-profile" in codes(judge(file, Standard.X4))


@pytest.mark.parametrize(
    ("info", "xmp", "same"),
    [
        ("D:20261123000000+08'00'", "2026-11-23T00:00:00+08:00", True),
        ("D:20261123000000Z", "2026-11-23T00:00:00+00:00", True),
        ("D:20261123000000+08'00'", "2026-11-22T16:00:00Z", True),
        ("D:20261123000000", "2026-11-23T00:00:00+08:00", True),
        ("D:20261123000000+08'00'", "2026-11-23T00:00:00Z", False),
        ("D:20261123000001+08'00'", "2026-11-23T00:00:00+08:00", False),
        ("D:20260231000000Z", "2026-02-31T00:00:00Z", False),
        ("morgen", "2026-11-23T00:00:00Z", False),
    ],
)
def test_dates_are_compared_as_moments(info: str, xmp: str, *, same: bool) -> None:
    pdf = press_page()
    pdf.trailer.Info.CreationDate = String(info)
    set_xmp(pdf, {**X4, "xmp:CreateDate": xmp})

    assert same == ("md02-mismatch" not in codes(judge(read(pdf))))


def paper(folder: Path) -> Path:
    path = folder / "paper.yaml"
    path.write_text("name: 青澜日报\ncode: QL\nbleed: 3\n", "utf-8")
    return path


def test_the_ticket_is_that_of_the_paper_above(tmp_path: Path) -> None:
    build = tmp_path / "build"  # a folder's name that is none of the issue's
    issue = build / "2026-11-23"
    issue.mkdir(parents=True)
    (issue / "issue.yaml").write_text("issue: 2026-11-23\n", "utf-8")
    paper(build)

    own = demand_of(issue / "build/press/QL.pdf", None, ()).ticket
    advert = demand_of(issue / "photos/ad.pdf", None, ()).ticket

    assert own.trim is not None
    assert own.bleed > 0
    # An advertisement is as large as it is, though the paper's press prints it.
    assert (None, 0.0, own.ink_limit) == (advert.trim, advert.bleed, advert.ink_limit)


def test_a_paper_that_is_named_wants_its_own_page(tmp_path: Path) -> None:
    named = demand_of(Path("/nowhere/x.pdf"), paper(tmp_path), ())
    foreign = demand_of(Path("/nowhere/x.pdf"), None, ("X4", "ua1"))

    assert named.ticket.trim is not None
    assert foreign.ticket.trim is None
    assert {Standard.X4, Standard.UA1} == foreign.standards


def test_a_standard_that_is_none_is_refused() -> None:
    with pytest.raises(LayoutError, match="pdf-standard-unknown"):
        demand_of(Path("x.pdf"), None, ("x5",))
