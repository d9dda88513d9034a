"""What a file says of itself: Info, XMP and the output intent tell one story."""

import re
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout import __version__
from layout.errors import PictureError
from layout.pictures.profile import SHIPPED
from layout.press.pdf import Edition, make_pdf
from layout.press.policy import ARCHIVE, PRESS, PROOF, Policy
from layout.press.xmp import Record, Standard, packet
from tests.press.pages import edition, open_vendored, page, run
from tests.press.reading import read

_FACES = open_vendored()
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
}


def made(
    policy: Policy = PRESS, said: Edition | None = None, text: str = "字"
) -> bytes:
    return make_pdf([page([run(text)])], _FACES, said or edition(), policy)


def pressed(**changes: str) -> Edition:
    """Give an edition of a paper whose press says so."""
    plain = edition()
    press = replace(plain.paper.press, **changes)  # type: ignore[arg-type] # texts all
    return replace(plain, paper=replace(plain.paper, press=press))


def properties(xmp: bytes) -> dict[str, str]:
    """Give what a packet says, by the names that the standards use."""
    tree = ET.fromstring(xmp)  # noqa: S314 - what this program wrote
    (described,) = tree.iter(f"{_RDF}Description")
    found = {}
    for each in described:
        space, _, name = each.tag.removeprefix("{").partition("}")
        found[f"{_SPACES[space]}:{name}"] = "".join(each.itertext())
    return found


def xmp_of(pdf: bytes) -> dict[str, str]:
    with read(pdf) as opened:
        return properties(opened.Root.Metadata.read_raw_bytes())


def intent_of(pdf: bytes) -> dict[str, str]:
    with read(pdf) as opened:
        (intent,) = opened.Root.OutputIntents
        return {
            key.removeprefix("/"): str(value)
            for key, value in intent.items()
            if not isinstance(value, pikepdf.Stream)
        }


def test_a_press_file_says_that_it_is_pdf_x_4() -> None:
    said = xmp_of(made())

    assert ("PDF/X-4", "False") == (said["pdfxid:GTS_PDFXVersion"], said["pdf:Trapped"])
    assert not any(name.startswith("pdfaid") for name in said)


def test_an_archive_file_says_that_it_is_pdf_a_2u() -> None:
    said = xmp_of(made(ARCHIVE))

    assert ("2", "U") == (said["pdfaid:part"], said["pdfaid:conformance"])
    assert not {"pdfxid:GTS_PDFXVersion", "pdf:Trapped"} & set(said)
    with read(made(ARCHIVE)) as pdf:
        assert "/Trapped" not in pdf.docinfo


def test_a_proof_claims_nothing() -> None:
    said = xmp_of(made(PROOF))

    assert not {"pdfxid:GTS_PDFXVersion", "pdfaid:part"} & set(said)
    with read(made(PROOF)) as pdf:
        assert "/OutputIntents" not in pdf.Root


@pytest.mark.parametrize("policy", [PRESS, ARCHIVE])
def test_all_that_pdf_x_asks_for_is_said(policy: Policy) -> None:
    asked = {
        "dc:title",
        "xmp:CreateDate",
        "xmp:ModifyDate",
        "xmp:MetadataDate",
        "xmpMM:DocumentID",
        "xmpMM:VersionID",
        "xmpMM:RenditionClass",
    }

    said = xmp_of(made(policy))

    assert asked <= {name for name, value in said.items() if value}


@pytest.mark.parametrize("policy", [PRESS, ARCHIVE, PROOF])
def test_info_and_xmp_say_the_same(policy: Policy) -> None:
    pdf = made(policy)
    said = xmp_of(pdf)

    with read(pdf) as opened:
        info = {key: str(value) for key, value in opened.docinfo.items()}
    assert said["dc:title"] == info["/Title"] == "青澜日报 2026年11月23日 第1版"
    assert said["dc:creator"] == info["/Author"] == "青澜日报"
    assert said["xmp:CreatorTool"] == info["/Creator"] == f"Banxin {__version__}"
    assert said["pdf:Producer"] == info["/Producer"]
    assert info["/CreationDate"] == info["/ModDate"] == "D:20261123000000+08'00'"
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        assert "2026-11-23T00:00:00+08:00" == said[f"xmp:{name}"]


def test_the_packet_is_not_packed() -> None:
    with read(made()) as pdf:
        packet_ = pdf.Root.Metadata
        assert "/Filter" not in packet_
        assert ("/Metadata", "/XML") == (str(packet_.Type), str(packet_.Subtype))


def test_the_instance_follows_the_content_and_the_document_does_not() -> None:
    one, two = xmp_of(made(text="一")), xmp_of(made(text="二"))

    assert one["xmpMM:DocumentID"] == two["xmpMM:DocumentID"]
    assert one["xmpMM:InstanceID"] != two["xmpMM:InstanceID"]
    for name in ("DocumentID", "InstanceID"):
        text = one[f"xmpMM:{name}"]
        assert text.startswith("uuid:")
        assert 8 == uuid.UUID(text.removeprefix("uuid:")).version


def test_another_page_another_issue_and_the_archive_are_other_documents() -> None:
    plain = edition()
    others = [
        (PRESS, plain),
        (ARCHIVE, plain),
        (PRESS, replace(plain, title="青澜日报 第2版")),
        (PRESS, replace(plain, issue="2026-11-23-B")),
    ]

    found = {xmp_of(made(*each))["xmpMM:DocumentID"] for each in others}
    assert len(others) == len(found)


@given(title=st.text(min_size=1), author=st.text())
def test_whatever_a_paper_is_called_can_be_read_back(title: str, author: str) -> None:
    record = Record(title, author, "zh-Hans", date(2026, 11, 23), "Banxin")

    said = properties(packet(record))

    plain = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    # XML reads every end of a line as one sign (XML 1.0, 2.11).
    clean = [re.sub("\r\n?", "\n", plain.sub("", each)) for each in (title, author)]
    assert clean == [said[name] for name in ("dc:title", "dc:creator")]


def test_a_control_character_in_a_name_parts_neither_info_from_xmp() -> None:
    strange = replace(edition(), title="青\x07澜<&>日报")

    pdf = made(said=strange)

    with read(pdf) as opened:
        assert "青澜<&>日报" == str(opened.docinfo["/Title"])
    assert "青澜<&>日报" == xmp_of(pdf)["dc:title"]


# -- The output intent ----------------------------------------------------------------


@pytest.mark.parametrize(("policy", "kind"), [(PRESS, "X"), (ARCHIVE, "A1")])
def test_the_condition_goes_by_its_name_in_the_registry(
    policy: Policy, kind: str
) -> None:
    assert {
        "Type": "/OutputIntent",
        "S": f"/GTS_PDF{kind}",
        "OutputConditionIdentifier": "FOGRA39",
        "RegistryName": "http://www.color.org",
        "Info": "FOGRA39",
    } == intent_of(made(policy))


@pytest.mark.parametrize("condition", ["青澜印务新闻纸", "fogra39", "FOGRA39L", "ISO"])
def test_a_condition_that_the_registry_does_not_know_is_custom(condition: str) -> None:
    said = intent_of(made(said=pressed(condition=condition)))

    assert ("Custom", condition) == (said["OutputConditionIdentifier"], said["Info"])
    assert "RegistryName" not in said


def test_where_no_condition_is_named_the_profile_s_own_name_is_told() -> None:
    said = intent_of(made(said=pressed(condition="")))

    assert "Custom" == said["OutputConditionIdentifier"]
    assert "FOGRA39L" in said["Info"]


@pytest.mark.parametrize("policy", [PRESS, ARCHIVE])
def test_the_profile_stands_in_the_file_as_it_is(policy: Policy) -> None:
    with read(made(policy)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile
        assert 4 == profile.N
        assert SHIPPED.read_bytes() == profile.read_bytes()


def own_profile(tmp_path: Path, content: bytes) -> Edition:
    path = tmp_path / "own.icc"
    path.write_bytes(content)
    return pressed(icc=str(path), condition="")


def test_the_paper_s_own_profile_takes_the_place_of_the_shipped_one(
    tmp_path: Path,
) -> None:
    with read(made(said=own_profile(tmp_path, SHIPPED.read_bytes() + b"\0"))) as pdf:
        profile = pdf.Root.OutputIntents[0].DestOutputProfile
        assert SHIPPED.read_bytes() + b"\0" == profile.read_bytes()


def wrong_profiles() -> dict[str, bytes]:
    whole = SHIPPED.read_bytes()
    return {
        "profile-broken": b"no profile at all",
        "profile-kind": whole[:16] + b"RGB " + whole[20:],
        "profile-device": whole[:12] + b"scnr" + whole[16:],
    }


@pytest.mark.parametrize("code", sorted(wrong_profiles()))
def test_a_profile_of_the_wrong_kind_is_an_error(tmp_path: Path, code: str) -> None:
    with pytest.raises(PictureError) as caught:
        made(said=own_profile(tmp_path, wrong_profiles()[code]))

    assert [code] == [each.code for each in caught.value.problems]


def test_a_profile_that_breaks_off_is_an_error_though_no_picture_needs_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(PictureError) as caught:
        made(said=own_profile(tmp_path, SHIPPED.read_bytes()[:4000]))

    assert ["profile-broken"] == [each.code for each in caught.value.problems]


def test_a_profile_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PictureError) as caught:
        made(said=pressed(icc=str(tmp_path / "gone.icc")))

    assert ["profile-missing"] == [each.code for each in caught.value.problems]


def test_standards_go_by_their_names() -> None:
    assert ["", "PDF/X-4", "PDF/A-2u"] == [each.value for each in Standard]
