"""Rules of press files: for each a page that trips it, and one that does not.

The sound page of ``sheets`` trips none, which is the second half of every row.
"""

import io
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String
from PIL import Image

from layout.messages.table import FOLDER
from layout.model.finding import Severity
from layout.preflight.pdf.case import Standard
from layout.preflight.pdf.ticket import Ticket
from layout.units import pt
from tests.preflight.pdf.sheets import (
    CONTENT,
    X4,
    codes,
    font,
    image,
    judge,
    press_page,
    read,
    set_xmp,
)

ERROR, WARNING = Severity.ERROR, Severity.WARNING
Break = Callable[[Pdf], None]


def test_a_sound_page_has_no_finding() -> None:
    assert () == judge(read(press_page()))


def page_of(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].obj


def adds(extra: bytes) -> Break:
    """Paint something more."""

    def change(pdf: Pdf) -> None:
        page_of(pdf).Contents = pdf.make_stream(CONTENT + extra)

    return change


def shows(
    size: float, colour: bytes, code: bytes = b"0001", at: bytes = b"40 120"
) -> Break:
    """Set a glyph more; the content ends in a state that knocks out."""
    return adds(
        b" %b BT /F1 %b Tf %b Td <%b> Tj ET" % (colour, f"{size:g}".encode(), at, code)
    )


def page_entry(key: str, value: object) -> Break:
    return lambda pdf: page_of(pdf).__setitem__(f"/{key}", value)


def root_entry(key: str, value: object) -> Break:
    return lambda pdf: pdf.Root.__setitem__(f"/{key}", value)


def without_xmp(name: str) -> Break:
    kept = {key: value for key, value in X4.items() if key != name}
    return lambda pdf: set_xmp(pdf, kept)


def intent(change: Callable[[pikepdf.Object, Pdf], None]) -> Break:
    return lambda pdf: change(pdf.Root.OutputIntents[0], pdf)


def without_trim(pdf: Pdf) -> None:
    del page_of(pdf).TrimBox


def without_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def untrapped(pdf: Pdf) -> None:
    set_xmp(pdf, {key: value for key, value in X4.items() if key != "pdf:Trapped"})
    del pdf.trailer.Info.Trapped


def two_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def rgb_profile(held: pikepdf.Object, pdf: Pdf) -> None:
    head = bytes(12) + b"mntrRGB " + bytes(108)
    held.DestOutputProfile = pdf.make_stream(head, N=3)


def unnamed(held: pikepdf.Object, _: Pdf) -> None:
    held.OutputConditionIdentifier = String("")


def form_field(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=String("名"))]))


def noted(corner: int) -> Break:
    rect = Array([corner, corner, corner + 9, corner + 9])
    note = Dictionary(Subtype=Name.Text, Rect=rect)
    return lambda pdf: page_of(pdf).__setitem__("/Annots", Array([note]))


def launching(pdf: Pdf) -> None:
    action = Dictionary(S=Name.Launch)
    note = Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 5, 5]), A=action)
    page_of(pdf).Annots = Array([note])


def font_of(pdf: Pdf) -> pikepdf.Object:
    return page_of(pdf).Resources.Font.F1


def unembedded(pdf: Pdf) -> None:
    del font_of(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def unreadable(pdf: Pdf) -> None:
    del font_of(pdf).ToUnicode


def unmapped(pdf: Pdf) -> None:
    del font_of(pdf).DescendantFonts[0].CIDToGIDMap


def whole_font(pdf: Pdf) -> None:
    font_of(pdf).BaseFont = Name.Song


def drawn_font(pdf: Pdf) -> None:
    glyph = pdf.make_stream(b"1000 0 d0 0 0 500 500 re f")
    page_of(pdf).Resources.Font.F1 = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        FontBBox=Array([0, 0, 1000, 1000]),
        FirstChar=1,
        LastChar=2,
        Widths=Array([1000, 1000]),
        Encoding=Dictionary(Differences=Array([0, Name.a, Name.a, Name.a])),
        CharProcs=Dictionary(a=glyph),
        ToUnicode=pdf.make_stream(b"beginbfchar <01> <0041> endbfchar"),
    )


def resource(kind: str, name: str, make: Callable[[Pdf], object]) -> Break:
    """Put something into the resources and leave the content as it is."""

    def change(pdf: Pdf) -> None:
        held = page_of(pdf).Resources
        if f"/{kind}" not in held:
            held[f"/{kind}"] = Dictionary()
        held[f"/{kind}"][f"/{name}"] = make(pdf)

    return change


def both(*changes: Break) -> Break:
    def change(pdf: Pdf) -> None:
        for each in changes:
            each(pdf)

    return change


def spot_space(*names: str) -> Callable[[Pdf], object]:
    """A Separation, or a DeviceN of several inks."""

    def make(pdf: Pdf) -> object:
        count = len(names)
        tint = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), N=1,
            C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 1, 0]),
        )  # fmt: skip
        told = Name(f"/{names[0]}")
        inks = told if count == 1 else Array([Name(f"/{n}") for n in names])
        family = Name.Separation if count == 1 else Name.DeviceN
        return Array([family, inks, Name.DeviceCMYK, pdf.make_indirect(tint)])

    return make


def picture(**entries: object) -> Break:
    """Another image in the place of the page's, as large as it was."""
    pixels = entries.pop("pixels", b"\x10\xc0\x80\x20")
    size = entries.pop("size", (200, 200))

    def change(pdf: Pdf) -> None:
        made = image(pdf, pixels, size, **entries)  # type: ignore[arg-type] # as the rows say
        page_of(pdf).Resources.XObject.Im1 = made

    return change


def bilevel(side: int) -> Break:
    return picture(
        pixels=b"", size=(side, side), ColorSpace=Name.DeviceGray, BitsPerComponent=1
    )


def state(**entries: object) -> Callable[[Pdf], object]:
    return lambda _: Dictionary({f"/{key}": each for key, each in entries.items()})


def empty(pdf: Pdf) -> None:
    page_of(pdf).Contents = pdf.make_stream(b"")


def single_image(pdf: Pdf) -> None:
    page_of(pdf).Contents = pdf.make_stream(b"q 200 0 0 150 30 30 cm /Im1 Do Q")
    picture(size=(600, 450))(pdf)


def layered(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("英文")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def rgb_group(pdf: Pdf) -> None:
    page_of(pdf).Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


BROKEN: list[tuple[str, Severity, Break]] = [
    ("px01-syntax", ERROR, adds(b" Q ")),
    ("px01-syntax", ERROR, adds(b" /Nowhere Do ")),
    ("px03-action", ERROR, form_field),
    ("px03-action", ERROR, launching),
    ("px03-action", ERROR, root_entry("OpenAction", Dictionary(S=Name.JavaScript))),
    ("px10-xmp-version", ERROR, without_xmp("pdfxid:GTS_PDFXVersion")),
    ("px11-trapped", ERROR, untrapped),
    ("px12-intent-count", ERROR, two_intents),
    ("px12-intent-count", ERROR, root_entry("OutputIntents", Array())),
    ("px13-intent-identifier", ERROR, intent(unnamed)),
    ("px14-intent-profile", ERROR, intent(rgb_profile)),
    ("px15-annotation", WARNING, noted(50)),
    ("px15-annotation", WARNING, noted(15)),  # on the bleed
    *(
        ("px16-xmp-property", ERROR, without_xmp(name))
        for name in X4
        if name not in {"pdf:Producer", "pdfxid:GTS_PDFXVersion"}
    ),
    ("md01-xmp", ERROR, without_metadata),
    ("md01-xmp", ERROR, lambda pdf: pdf.Root.Metadata.write(b"<x:xmpmeta")),
    ("md02-mismatch", ERROR, lambda pdf: set_xmp(pdf, {**X4, "dc:title": "别的"})),
    ("fn01-not-embedded", ERROR, unembedded),
    ("fn02-type3", WARNING, drawn_font),
    ("fn03-no-unicode", ERROR, unreadable),
    ("fn04-cid-map", ERROR, unmapped),
    ("fn05-subset", WARNING, whole_font),
    ("bx01-no-trim", ERROR, without_trim),
    ("bx01-two-boxes", ERROR, page_entry("ArtBox", Array([30, 30, 230, 180]))),
    ("bx02-nesting", ERROR, page_entry("BleedBox", Array([31, 21, 239, 189]))),
    ("bx02-nesting", ERROR, page_entry("BleedBox", Array([21, 21, 300, 189]))),
    ("bx03-crop", WARNING, page_entry("CropBox", Array([30, 30, 230, 180]))),
    ("bx04-turned", ERROR, page_entry("Rotate", 90)),
    ("bx04-turned", ERROR, page_entry("UserUnit", 2)),
    ("co01-rgb", ERROR, adds(b" 1 0 0 rg 40 60 9 9 re f")),
    ("co01-rgb", ERROR, adds(b" 0 0 0 RG 40 60 m 90 60 l S")),
    ("co05-rgb-image", ERROR, picture(pixels=b"abc", ColorSpace=Name.DeviceRGB)),
    ("co02-gray-overprint", WARNING, adds(b" /Over gs 0.5 g 40 60 9 9 re f")),
    (
        "co03-registration",
        ERROR,
        both(
            resource("ColorSpace", "All", spot_space("All")),
            adds(b" /All cs 1 scn 40 60 9 9 re f"),
        ),
    ),
    (
        "co04-spot",
        ERROR,
        both(
            resource("ColorSpace", "Gold", spot_space("Gold")),
            adds(b" /Gold cs 1 scn 40 60 9 9 re f"),
        ),
    ),
    ("co06-group", ERROR, rgb_group),
    (
        "op01-black-text",
        ERROR,
        shows(11.9, b"0 0 0 1 k"),
    ),
    (
        "op01-black-text",  # with mode 0 black erases what is under it
        ERROR,
        both(
            resource("ExtGState", "Mode", state(OP=True, op=True, OPM=0)),
            adds(b" /Mode gs 0 0 0 1 k BT /F1 9 Tf 40 120 Td <0001> Tj ET"),
        ),
    ),
    ("op02-white", ERROR, adds(b" /Over gs 0 0 0 0 k 40 60 9 9 re f")),
    ("op03-black-line", WARNING, adds(b" 1.9 w 40 120 m 90 120 l S")),
    ("op03-black-line", WARNING, adds(b" 0 0 0 1 k 40 120 90 1 re f")),
    (
        "tx01-small",
        ERROR,
        shows(4.9, b"/Over gs 0 0 0 1 k"),
    ),
    ("tx02-inks", ERROR, shows(8, b"1 1 1 0 k")),
    ("tx02-two-inks", WARNING, shows(8, b"1 1 0 0 k")),
    ("tx03-reversed", ERROR, shows(9.9, b"0 0 0 0 k", at=b"50 70")),
    (
        "tx04-notdef",
        ERROR,
        shows(12, b"0 1 1 0 k", code=b"0000"),
    ),
    (
        "tx04-outside",
        WARNING,
        shows(12, b"0 1 1 0 k", at=b"33 120"),
    ),
    ("ln01-thin", ERROR, adds(b" /Over gs 0.2 w 40 120 m 90 120 l S")),
    ("ln01-reversed", WARNING, adds(b" 0 0 0 0 K 0.4 w 40 70 m 90 70 l S")),
    ("ln01-inks", WARNING, adds(b" 1 1 0 0 K 0.9 w 40 120 m 90 120 l S")),
    ("im01-coarse", ERROR, picture(size=(99, 99))),
    ("im01-soft", WARNING, picture(size=(149, 149))),
    ("im01-coarse", ERROR, bilevel(549)),
    ("im01-soft", WARNING, bilevel(799)),
    ("im02-fine", WARNING, picture(size=(460, 460))),
    ("im03-jpeg2000", WARNING, picture(Filter=Name.JPXDecode)),
    ("im04-no-chroma", WARNING, picture(pixels=b"\x83\x6b\x6a\x2d")),
    (
        "tr01-transparency",
        WARNING,
        both(
            resource("ExtGState", "Half", state(ca=0.5)),
            adds(b" /Half gs 0 1 1 0 k 40 60 9 9 re f"),
        ),
    ),
    (
        "tr01-transparency",
        WARNING,
        both(
            resource("ExtGState", "Mul", state(BM=Name.Multiply)),
            adds(b" /Mul gs 0 1 1 0 k 40 60 9 9 re f"),
        ),
    ),
    ("ly01-empty-page", WARNING, empty),
    ("ly01-single-image", WARNING, single_image),
    ("ly02-layers", WARNING, layered),
]
"""What a page trips: the code, how grave, what is done to the sound page."""


@pytest.mark.parametrize(
    ("code", "severity", "change"),
    BROKEN,
    ids=[f"{n}-{code}" for n, (code, _, _) in enumerate(BROKEN)],
)
def test_a_broken_page_trips_its_rule(
    code: str, severity: Severity, change: Break
) -> None:
    pdf = press_page()
    change(pdf)

    found = {each.code: each.severity for each in judge(read(pdf))}

    assert severity is found.get(code), found


ALLOWED: list[tuple[str, Break]] = [
    # What stands just inside each bound, and what only looks like a fault.
    ("black type of 12 pt may knock out", shows(12, b"0 0 0 1 k")),
    ("a black line of 2 pt may knock out", adds(b" 2 w 40 120 m 90 120 l S")),
    ("a thick black bar may knock out", adds(b" 0 0 0 1 k 40 110 90 2.5 re f")),
    ("small red type lies on two plates, of which yellow is not seen",
     shows(8, b"0 1 1 0 k")),
    ("white type on bare paper shows nothing", shows(8, b"0 0 0 0 k")),
    ("white song type of 10 pt", shows(10, b"0 0 0 0 k", at=b"50 70")),
    ("text that is only there to be searched", shows(4, b"1 0 0 rg 3 Tr")),
    ("marks outside the trim", both(
        resource("ColorSpace", "All", spot_space("All")),
        adds(b" /All CS 1 SCN 0.1 w 5 5 m 15 5 l S"))),
    ("RGB that is clipped away",
     adds(b" q 40 60 9 9 re W n 1 0 0 rg 90 90 9 9 re f Q")),
    ("an image of 450 ppi", picture(size=(450, 450))),
    ("an image of 150 ppi", picture(size=(150, 150))),
    ("a colour made of process inks by their names", both(
        resource("ColorSpace", "Two", spot_space("Cyan", "Magenta")),
        adds(b" /Two cs 1 1 scn 40 60 9 9 re f"))),
    ("a grey of one plate", picture(pixels=b"\x80", ColorSpace=Name.DeviceGray)),
    ("black alone, told in four inks", picture(pixels=b"\0\0\0\x80")),
    ("a note outside the trim", noted(0)),
    ("art instead of trim", both(
        page_entry("ArtBox", Array([30, 30, 230, 180])), without_trim)),
    ("a crop as large as the sheet", page_entry("CropBox", Array([0, 0, 260, 210]))),
    ("a link that leads to a page", root_entry("OpenAction", Dictionary(S=Name.GoTo))),
]  # fmt: skip


@pytest.mark.parametrize(
    "change", [row[1] for row in ALLOWED], ids=[row[0] for row in ALLOWED]
)
def test_a_page_at_the_bound_trips_nothing(change: Break) -> None:
    pdf = press_page()
    change(pdf)

    assert set() == codes(judge(read(pdf)))


def test_encryption_is_told_though_no_password_is_wanted() -> None:
    held = io.BytesIO()
    press_page().save(held, encryption=Encryption(owner="o", user=""))

    assert "px02-encrypted" in codes(judge(read(press_page(), raw=held.getvalue())))


@pytest.mark.parametrize(("quality", "told"), [(75, True), (85, False)])
def test_a_jpeg_that_is_packed_too_hard_is_told(quality: int, *, told: bool) -> None:
    held = io.BytesIO()
    Image.effect_noise((200, 200), 80).save(held, "JPEG", quality=quality)
    pdf = press_page()
    page_of(pdf).Resources.XObject.Im1 = pdf.make_stream(
        held.getvalue(),
        Subtype=Name.Image,
        Width=200,
        Height=200,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
        Filter=Name.DCTDecode,
    )

    assert told == ("im03-jpeg-quality" in codes(judge(read(pdf))))


def test_every_rule_has_a_page_that_trips_it() -> None:
    folder = Path(__file__).parent
    tests = "".join(path.read_text("utf-8") for path in folder.glob("test_*.py"))
    rules = tomllib.loads((FOLDER / "pdf.toml").read_text("utf-8"))

    assert [] == [code for code in rules if code not in tests and "pdf-" not in code]


@pytest.mark.parametrize(("version", "told"), [("1.6", False), ("1.7", True)])
def test_the_version_is_one_that_the_standard_knows(
    version: str, *, told: bool
) -> None:
    file = read(press_page(), version)

    assert version == file.syntax.version
    assert told == ("px06-version" in codes(judge(file)))


def test_the_bytes_of_a_file_are_looked_at() -> None:
    sound = bytes_of(press_page())

    bare = sound.replace(b"\nendstream", b"endstream")
    anonymous = sound.replace(b"/ID", b"/IX")
    torn = sound.replace(b"startxref", b"startxxxx")

    assert "px05-endstream" in codes(judge(read(press_page(), raw=bare)))
    assert "px04-id" in codes(judge(read(press_page(), raw=anonymous)))
    assert "px01-syntax" in codes(judge(read(press_page(), raw=torn)))


def bytes_of(pdf: Pdf) -> bytes:
    held = io.BytesIO()
    pdf.save(held, force_version="1.6", deterministic_id=True)
    return held.getvalue()


TICKET = Ticket(trim=(200.0, 150.0), bleed=pt(3.0), pages=1)


def test_a_page_of_the_paper_keeps_the_ticket() -> None:
    assert () == judge(read(press_page()), ticket=TICKET)


@pytest.mark.parametrize(
    ("ticket", "code"),
    [
        (replace(TICKET, trim=(200.0, 150.0 + pt(0.2))), "bx05-trim-size"),
        (replace(TICKET, bleed=pt(3.3)), "bx06-bleed"),
        (replace(TICKET, pages=2), "ly01-page-count"),
        (replace(TICKET, ppi_block=201, ppi_warn=220), "im01-coarse"),
    ],
)
def test_a_ticket_that_is_not_kept_is_told(ticket: Ticket, code: str) -> None:
    assert {code} == codes(judge(read(press_page()), ticket=ticket))


def test_a_spot_colour_on_the_ticket_is_no_fault() -> None:
    pdf = press_page()
    resource("ColorSpace", "Gold", spot_space("Gold"))(pdf)
    adds(b" /Gold cs 1 scn 40 60 9 9 re f")(pdf)
    file = read(pdf)

    assert "co04-spot" in codes(judge(file))
    assert () == judge(file, ticket=Ticket(spots=frozenset({"Gold"})))


def test_a_finding_says_where_it_is_in_millimetres_and_how_often() -> None:
    pdf = press_page()
    adds(b" 1 0 0 rg 58.346 95.276 10 10 re f 90 90 9 9 re f")(pdf)

    (finding,) = judge(read(pdf))

    assert finding.place is not None
    assert ("1", 2) == (finding.page, finding.place.count)
    # 28.346 pt from the left of the trim are 10 mm, 74.724 from its top 26.4.
    assert (10.0, 26.4, 3.5, 3.5) == finding.place.box


def test_the_older_standard_forbids_transparency() -> None:
    pdf = press_page()
    resource("ExtGState", "Half", state(ca=0.5))(pdf)
    adds(b" /Half gs 0 1 1 0 k 40 60 9 9 re f")(pdf)
    found = judge(read(pdf, "1.4"), Standard.X1A)

    (told,) = (each for each in found if each.code == "tr01-transparency")

    assert ERROR is told.severity


def test_a_second_font_is_judged_as_the_first() -> None:
    pdf = press_page()
    page_of(pdf).Resources.Font.F2 = font(pdf)
    del page_of(pdf).Resources.Font.F2.DescendantFonts[0].FontDescriptor
    unused = read(pdf)
    adds(b" 0 1 1 0 k BT /F2 20 Tf 40 110 Td <0001> Tj ET")(pdf)

    assert set() == codes(judge(unused))
    assert {"fn01-not-embedded"} == codes(judge(read(pdf)))
