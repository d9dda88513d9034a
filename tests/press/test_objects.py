"""Each place where reportlab is overridden, and that the override is still wanted."""

import re
from datetime import date

import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from layout.press import objects
from layout.press.objects import Box, Document, Sheet
from layout.press.xmp import Record

RECORD = Record("题（一）", "青澜日报", "zh-Hans", date(2026, 11, 23), "Banxin")
SHEET = Sheet(Box(0, 0, 10, 10), Box(1, 1, 9, 9), b"0 0 5 5 re f", {}, {})


def finished(*sheets: Sheet) -> bytes:
    document = Document(RECORD)
    for sheet in sheets:
        objects.add_page(document, sheet)
    return document.finish()


def test_a_stream_ends_with_a_line_end_before_its_keyword() -> None:
    document = pdfdoc.PDFDocument(invariant=1)
    theirs = pdfdoc.PDFStream(content=b"0 g", filters=[]).format(document)
    ours = objects.stream(b"0 g", {}).format(document)

    assert theirs.endswith(b"0 gendstream\n")
    assert ours == b"<<\n/Length 3\n>>\nstream\n0 g\nendstream\n"
    assert b"/Filter [" in theirs


def test_a_stream_s_length_counts_its_content_alone() -> None:
    made = objects.deflated(b"0 g " * 99)

    formatted = made.format(pdfdoc.PDFDocument(invariant=1))

    assert b"/Length %d\n" % len(made.content) in formatted


def test_a_stream_can_be_formatted_twice() -> None:
    document = pdfdoc.PDFDocument(invariant=1)
    made = objects.deflated(b"0 g", {"Length1": 3})

    assert made.format(document) == made.format(document)


def test_info_has_no_empty_entry_and_the_day_of_the_issue() -> None:
    theirs = pdfdoc.PDFInfo().format(pdfdoc.PDFDocument(invariant=1))
    ours = objects.Info(RECORD).format(pdfdoc.PDFDocument(invariant=1))

    assert b"/Keywords" in theirs
    assert b"/Keywords" not in ours
    assert b"(D:20261123000000+08'00')" in ours


def test_a_page_has_no_transition() -> None:
    assert b"/Trans" not in finished(SHEET)


def test_every_page_s_boxes_are_written() -> None:
    pdf = finished(SHEET)

    assert b"/MediaBox [ 0 0 10 10 ]" in pdf
    assert b"/BleedBox [ 0 0 10 10 ]" in pdf
    assert b"/TrimBox [ 1 1 9 9 ]" in pdf


def test_the_identifier_s_room_is_filled() -> None:
    pdf = finished(SHEET)

    (halves,) = re.findall(rb"/ID \[<(\w{32})><(\w{32})>\]", pdf)
    assert halves[0] == halves[1] != b"0" * 32


def test_an_identifier_like_text_on_a_page_is_left_alone() -> None:
    room = b"[<%b><%b>]" % (b"0" * 32, b"0" * 32)
    sheet = Sheet(SHEET.media, SHEET.trim, room, {}, {})
    document = Document(RECORD)
    objects.add_page(document, sheet)
    document.add("Plain", objects.stream(room, {}))

    pdf = document.finish()

    assert pdf.count(room) == 1


def test_a_user_s_settings_of_reportlab_neither_matter_nor_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = finished(SHEET)
    monkeypatch.setattr(rl_config, "pdfComments", 1)
    monkeypatch.setattr(rl_config, "pdfMultiLine", 1)

    assert finished(SHEET) == plain
    assert (rl_config.pdfComments, rl_config.pdfMultiLine) == (1, 1)


def test_the_cross_reference_points_at_every_object() -> None:
    pdf = finished(SHEET, SHEET)

    table = pdf[pdf.rindex(b"xref\n0") :].split(b"trailer")[0].splitlines()[3:]
    offsets = [int(line[:10]) for line in table]
    assert len(offsets) > 6
    for number, offset in enumerate(offsets, 1):
        assert pdf[offset:].startswith(b"%d 0 obj" % number)
    (start,) = re.findall(rb"startxref\n(\d+)\n%%EOF", pdf)
    assert pdf[int(start) :].startswith(b"xref")
