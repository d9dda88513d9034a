"""A sound press page by hand, one for the archive, and how they are judged.

Each test breaks one thing of a page that is otherwise without a finding.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from layout.errors import Where
from layout.model.finding import Finding
from layout.model.finished import FinishedFile
from layout.model.plates import PlatePage
from layout.pdfs.finished import read_finished
from layout.pictures.profile import SHIPPED
from layout.preflight.pdf.case import Case, Standard
from layout.preflight.pdf.inspect import check_pdf
from layout.preflight.pdf.ticket import Ticket

CONTENT: Final = b"""
/Over gs BT 0 0 0 1 k /F1 10.5 Tf 40 150 Td <00010002> Tj ET
0 0 0 1 K 0.5 w 40 140 m 120 140 l S
/Knock gs 0 1 1 0 k 40 60 60 30 re f
q 72 0 0 72 130 60 cm /Im1 Do Q
"""
"""Black type and a black rule that overprint, a red block, an image of 200 ppi."""

X4: Final = {
    "dc:title": "样张", "xmp:CreateDate": "2026-11-23T00:00:00+08:00",
    "xmp:ModifyDate": "2026-11-23T00:00:00+08:00",
    "xmp:MetadataDate": "2026-11-23T00:00:00+08:00",
    "xmpMM:DocumentID": "uuid:1", "xmpMM:VersionID": "1",
    "xmpMM:RenditionClass": "default", "pdf:Trapped": "False",
    "pdfxid:GTS_PDFXVersion": "PDF/X-4", "pdf:Producer": "hand",
}  # fmt: skip

A2U: Final = {
    "pdfaid:part": "2", "pdfaid:conformance": "U", "dc:title": "样张",
    "pdf:Producer": "hand", "xmp:CreateDate": "2026-11-23T00:00:00+08:00",
}  # fmt: skip

UA1: Final = {**A2U, "pdfuaid:part": "1"}

SPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}

DESCRIBED: Final = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"><pdfaExtension:schemas><rdf:Bag>
 <rdf:li rdf:parseType="Resource">
 <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
 </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""As much of an extension schema as says that pdfuaid is described."""


def xmp(properties: Mapping[str, str], more: str = "") -> bytes:
    """Give a packet of XMP."""
    rows = []
    for name, value in properties.items():
        prefix, _ = name.split(":")
        text = value
        if name == "dc:title":
            text = f'<rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt>'
        rows.append(f'<{name} xmlns:{prefix}="{SPACES[prefix]}">{text}</{name}>')
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="">{"".join(rows)}</rdf:Description>{more}'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def set_xmp(pdf: Pdf, properties: Mapping[str, str], more: str = "") -> None:
    """Write a file's XMP anew."""
    pdf.Root.Metadata = pdf.make_stream(
        xmp(properties, more), Type=Name.Metadata, Subtype=Name.XML
    )


def press_page(content: bytes = CONTENT) -> Pdf:
    """Give a PDF/X-4 file of one page, its trim 200 by 150 points, bleed 3 mm."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(260, 210))
    page = pdf.pages[0].obj
    page.TrimBox = Array([30, 30, 230, 180])
    page.BleedBox = Array([21, 21, 239, 189])
    page.Contents = pdf.make_stream(content)
    page.Resources = Dictionary(
        Font=Dictionary(F1=font(pdf)),
        XObject=Dictionary(Im1=image(pdf)),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1),
            Knock=Dictionary(OP=False, op=False, OPM=1),
        ),
    )
    profile = pdf.make_stream(SHIPPED.read_bytes(), N=4)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String("FOGRA39"),
                DestOutputProfile=profile,
            )
        ]
    )
    set_xmp(pdf, X4)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String("样张"),
            Producer=String("hand"),
            CreationDate=String("D:20261123000000+08'00'"),
            Trapped=Name("/False"),
        )
    )
    return pdf


def font(pdf: Pdf) -> pikepdf.Object:
    """Give a font that is embedded, cut down and readable; its program is empty."""
    unicode = pdf.make_stream(
        b"begincmap 2 beginbfchar <0001> <7248> <0002> <5FC3> endbfchar endcmap"
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+Song"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        DW=1000,
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/ABCDEF+Song"),
            Flags=4,
            FontFile2=pdf.make_stream(b""),
        ),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/ABCDEF+Song"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
            ToUnicode=unicode,
        )
    )


def image(
    pdf: Pdf,
    pixels: bytes = b"\x10\xc0\x80\x20",
    size: tuple[int, int] = (200, 200),
    **entries: object,
) -> pikepdf.Object:
    """Give an image of one colour, CMYK where nothing else is asked for."""
    held = {"ColorSpace": Name.DeviceCMYK, "BitsPerComponent": 8, **entries}
    return pdf.make_stream(
        pixels * (size[0] * size[1]),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=size[0],
        Height=size[1],
        **held,
    )


def archive_page() -> Pdf:
    """Give a tagged file that claims PDF/A-2u and PDF/UA."""
    pdf = press_page(
        b"/H1 <</MCID 0>> BDC BT /F1 20 Tf 40 150 Td <0001> Tj ET EMC "
        b"/P <</MCID 1>> BDC BT /F1 10 Tf 40 120 Td <0002> Tj ET EMC "
        b"/Artifact BMC 0.5 w 40 100 m 90 100 l S EMC"
    )
    root, page = pdf.Root, pdf.pages[0].obj
    set_xmp(pdf, UA1, DESCRIBED)
    root.OutputIntents[0].S = Name.GTS_PDFA1
    del pdf.trailer.Info.Trapped
    page.StructParents = 0
    tree = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, ParentTree=Dictionary(Nums=Array()))
    )
    figure = Dictionary(S=Name.Figure, Alt=String("图说"))
    kids = [Dictionary(S=Name.H1, K=0), Dictionary(S=Name.P, K=1), figure]
    article = Dictionary(S=Name.Art, K=Array(kids))
    tree.K = Dictionary(S=Name.Document, K=Array([article]))
    root.StructTreeRoot = tree
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String("zh-CN")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    return pdf


def read(pdf: Pdf, version: str = "1.6", raw: bytes | None = None) -> FinishedFile:
    """Give a file as preflight reads it; ``raw`` in the place of a file's own bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        if raw is None:
            pdf.save(path, force_version=version, deterministic_id=True)
        else:
            path.write_bytes(raw)
        return read_finished(path, Where("page.pdf"))


def judge(
    file: FinishedFile,
    *standards: Standard,
    ticket: Ticket | None = None,
    plates: PlatePage | None = None,
) -> tuple[Finding, ...]:
    """Give what is found in a file, as PDF/X-4 where no standard is named."""
    case = Case(
        name="page.pdf",
        file=file,
        standards=frozenset(standards or (Standard.X4,)),
        ticket=ticket or Ticket(),
        plates=(plates,) if plates else (),
    )
    return check_pdf(case)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    """Give the codes of findings."""
    return {each.code for each in findings}
