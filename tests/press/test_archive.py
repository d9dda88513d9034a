"""The file for readers and libraries: PDF/A-2u, proven by a validator not our own."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from layout.errors import FileError
from layout.model.page import Foreign, GlyphRun, Mark
from layout.press.pdf import make_pdf
from layout.press.policy import ARCHIVE, PRESS
from tests.fonts.folders import own_faces
from tests.pdfs.sheets import CMYK_BOX, bare_font, resources, saved, sheet
from tests.press.pages import edition, glyphs, page
from tests.press.reading import operators, read
from tests.press.stories import FOLIO, advert, made, sample, says


def faults(pdf: bytes) -> list[str]:
    """Give what the validator finds; it knows conformance B, whose rules U contains."""
    as_b = pdf.replace(b"<pdfaid:conformance>U<", b"<pdfaid:conformance>B<")
    with pikepdf.open(io.BytesIO(as_b)) as opened:
        return [str(finding) for finding in pdfa.check(opened, "2b").findings]


def test_the_validator_finds_nothing(tmp_path: Path) -> None:
    assert [] == faults(made(sample(tmp_path)))


@pytest.mark.parametrize("marks", [[], [FOLIO]])
def test_a_page_with_nothing_to_read_is_an_archive_page(marks: list[Mark]) -> None:
    assert [] == faults(made(marks))


def test_a_face_of_the_paper_s_own_with_cff_outlines_breaks_no_rule(
    tmp_path: Path,
) -> None:
    # The validator passes no judgement on CFF that is not keyed by CID, whose glyph
    # numbers are the codes. Source: ISO 32000-1, 9.7.4.2.
    faces = own_faces(tmp_path, '[roles.own]\ncandidates = ["tiny.otf"]\n')
    tiny = faces.face("own")
    text = "A•‧一"
    set_in = glyphs(tiny.id, [(tiny.glyph(char), char) for char in text])

    pdf = make_pdf([page([set_in])], faces, edition(), ARCHIVE)

    assert [] == [each for each in faults(pdf) if "[unsupported]" not in each]


def test_the_validator_would_find_a_press_file(tmp_path: Path) -> None:
    # The tests above can fail: this file overprints and claims something else.
    assert faults(made(sample(tmp_path), PRESS))


def test_every_code_reads_as_unicode(tmp_path: Path) -> None:
    # What U adds to B. Source: ISO 19005-2, 6.2.11.7.2.
    with read(made(sample(tmp_path))) as pdf:
        for opened in pdf.pages:
            for font in opened.Resources.Font.values():
                cmap = font.ToUnicode.read_bytes().decode("ascii")
                read_as = re.findall(r"^<\w{4}> <(\w+)>$", cmap, re.MULTILINE)
                assert read_as
                for each in read_as:
                    text = bytes.fromhex(each).decode("utf-16-be")
                    assert text not in {"\0", "\ufeff", "\ufffe", "\ufffd"}


@pytest.mark.qpdf
def test_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    target = tmp_path / "archive.pdf"
    target.write_bytes(made(sample(tmp_path)))

    checked = subprocess.run(
        ["qpdf", "--check", target], capture_output=True, text=True, check=False
    )
    assert 0 == checked.returncode, checked.stdout + checked.stderr


def test_raw_syntax_is_as_the_standard_writes_it(tmp_path: Path) -> None:
    # The validator judges a file as if saved again. Source: ISO 19005-2, 6.1.
    pdf = made(sample(tmp_path))

    assert re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", pdf)  # 6.1.2
    assert pdf.endswith(b"%%EOF\n")  # 6.1.3: nothing after it
    assert re.search(rb"/ID\s*\[<\w{32}><\w{32}>\]", pdf)
    assert b"/Encrypt" not in pdf
    assert re.search(rb"\nxref\n0 \d+\n\d{10} \d{5} [nf][ \r]", pdf)  # 6.1.4
    for found in re.finditer(rb"stream\b", pdf):  # 6.1.7.1
        before, after = pdf[found.start() - 3 : found.start()], pdf[found.end()]
        if before == b"end":
            assert b"\n" == pdf[found.start() - 4 : found.start() - 3]
        elif pdf[found.start() - 1 : found.start()] == b"\n":
            assert b"\n"[0] == after
    for number in re.finditer(rb"\n(\d+) 0 obj\n", pdf):  # 6.1.9
        assert pdf[number.start() : number.end()].count(b" ") == 2
    assert b"LZWDecode" not in pdf  # 6.1.7.2


def test_every_stream_is_as_long_as_it_says(tmp_path: Path) -> None:
    pdf = made(sample(tmp_path))

    found = list(
        re.finditer(rb"/Length (\d+)\b(?:(?!endobj).)*?stream\n", pdf, re.DOTALL)
    )
    assert len(found) == pdf.count(b"\nendstream\n")
    for each in found:
        end = each.end() + int(each[1])
        assert b"\nendstream" == pdf[end : end + 10]


def test_the_file_has_process_colours_alone_and_no_overprint(tmp_path: Path) -> None:
    pdf = made(sample(tmp_path))

    used = {name for name, _ in operators(pdf)}
    assert used.isdisjoint({"gs", "rg", "RG", "cs", "CS", "scn", "SCN", "g", "G"})
    assert not any(word in pdf for word in (b"/OPM", b"/Separation", b"/ExtGState"))


def test_readers_are_told_language_title_and_tags(tmp_path: Path) -> None:
    with read(made(sample(tmp_path))) as pdf:
        root = pdf.Root
        assert "zh-CN" == str(root.Lang)
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        (article, beside) = root.StructTreeRoot.K.K
        assert ("/Art", "/Sect") == (str(article.S), str(beside.S))
        assert ("zh-CN", "大题 Banxin") == (str(article.Lang), str(article.T))


def test_a_page_leads_back_to_its_elements(tmp_path: Path) -> None:
    with read(made(sample(tmp_path))) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        trees = {
            int(n): list(t) for n, t in zip(numbers[::2], numbers[1::2], strict=True)
        }
        assert [0, 1] == [int(each.obj.StructParents) for each in pdf.pages]
        kinds = [[str(element.S) for element in trees[n]] for n in (0, 1)]

    assert ["/H1", "/P", "/P", "/Figure", "/Figure", "/Figure"] == kinds[0]
    assert ["/H1", "/P"] == kinds[1]


def test_a_figure_says_where_it_stands(tmp_path: Path) -> None:
    with read(made(sample(tmp_path))) as pdf:
        figure = pdf.Root.StructTreeRoot.K.K[0].K[3]
        assert "/Figure" == str(figure.S)
        box = [float(edge) for edge in figure.A.BBox]

    assert [20, 252, 84, 300] == box


# -- Pages of other PDFs --------------------------------------------------------------


def wrong(folder: Path) -> Foreign:
    """Give an advertisement that no archive may hold: RGB, and a font left out."""
    content = b"1 0 0 rg 0 0 120 70 re f BT /F 9 Tf (Sale) Tj ET"
    file = resources(sheet(content), Font=pikepdf.Dictionary(F=bare_font()))
    return advert(file, folder)


def test_whatever_an_advertisement_holds_the_archive_keeps_its_promise(
    tmp_path: Path,
) -> None:
    pdf = made([says("正文。"), wrong(tmp_path)])

    assert [] == faults(pdf)
    assert b"Helvetica" not in pdf


def test_an_advertisement_is_a_picture_with_its_words(tmp_path: Path) -> None:
    with read(made([wrong(tmp_path)])) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert ("/Image", "/DeviceCMYK") == (str(image.Subtype), str(image.ColorSpace))
        # 300 to the inch of its place, the TrimBox alone
        assert (417, 208) == (int(image.Width), int(image.Height))
        assert "广告" == str(pdf.Root.StructTreeRoot.K.K[0].K[0].Alt)


def test_an_advertisement_that_changed_is_an_error(tmp_path: Path) -> None:
    mark = wrong(tmp_path)
    saved(sheet(CMYK_BOX), tmp_path)

    with pytest.raises(FileError) as caught:
        made([mark])
    assert ["pdf-changed"] == [each.code for each in caught.value.problems]


# -- The same bytes -------------------------------------------------------------------

_SCRIPT = """
import hashlib, pathlib, sys
from layout.press.policy import ARCHIVE, PRESS
from tests.press.stories import made, sample
folder = pathlib.Path(sys.argv[1]) / sys.argv[2]
folder.mkdir()
for policy in (ARCHIVE, PRESS):
    pdf = made(sample(folder), policy)
    print(hashlib.sha256(pdf).hexdigest())
"""


def test_the_same_pages_give_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    settings = [("1", "UTC", root), ("2", "Asia/Shanghai", tmp_path)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _SCRIPT, str(tmp_path), seed],
            cwd=folder,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "PYTHONPATH": str(root),
            },
            stdout=subprocess.PIPE,
        )
        for seed, zone, folder in settings
    ]

    one, two = (process.communicate()[0].split() for process in running)

    assert one == two
    assert 2 == len({*one})


def test_a_glyph_that_reads_in_two_ways_keeps_both(tmp_path: Path) -> None:
    runs = [mark for mark in sample(tmp_path) if isinstance(mark, GlyphRun)]

    with read(made(runs)) as pdf:
        names = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
    assert len(names) > len({*names})
