"""The display list: a page as text that is read in a diff."""

from dataclasses import replace

from layout.errors import Where
from layout.model.finding import Finding, Severity
from layout.model.page import GlyphRun, Picture, PlacedPage, Rule, Step, Tint
from layout.model.paper import Colour
from layout.proof.display import display_list
from tests.goldens import Goldens
from tests.preflight.marks import RED, run
from tests.preflight.pages import Tale, photo, proof

TALE = Tale(columns=2, rows=3, head_rows=8, size=40.0, lines=("水清了", "白鹭回来"))


def page() -> PlacedPage:
    """Give a small page with a mark of every kind."""
    tale = replace(TALE, photo=photo(), photo_rows=12, kicker="湖湾")
    placed = proof(tale).placed
    (story,) = placed.stories
    told = replace(
        story,
        overset=3,
        overset_text="余三字",
        worst_gap=87,
        framed=True,
        steps=(Step("photo", 14, 13),),
    )
    finding = Finding(
        "overset", Severity.ERROR, Where("issue.yaml", 7), "3", "lead", (("rows", 1.5),)
    )
    marks = (
        Tint(54.0, 93.54, 997.5, 14.0, RED, 0.05),
        Rule(54.0, 93.5437, 1051.5, 93.5437, 0.3, RED),
        *placed.marks,
    )
    return replace(placed, marks=marks, stories=(told,), findings=(finding,))


def lines_of(placed: PlacedPage, kind: str) -> list[str]:
    """Give the lines of one kind of mark."""
    return [line for line in display_list(placed).splitlines() if line[:4] == kind]


def test_a_page_reads_as_it_did(goldens: Goldens) -> None:
    goldens.check("display/small.txt", display_list(page()))


def test_every_mark_has_one_line_in_the_order_of_drawing() -> None:
    placed = page()
    kinds = {Rule: "rule", Tint: "tint", Picture: "pict"}

    wanted = [kinds.get(type(mark), "text") for mark in placed.marks]
    found = [line[:4] for line in display_list(placed).splitlines()[2:]]
    assert wanted == found[: len(wanted)]


def test_a_loose_line_stands_out_by_its_steps() -> None:
    even = run("江风吹过", 54.0, 200.0)
    loose = replace(even, offsets=(0, 1000, 1500, 2620))

    def line(mark: GlyphRun) -> str:
        return lines_of(replace(page(), marks=(mark,)), "text")[0]

    assert "1.00*3" in line(even)
    assert "1.00,0.50,1.12" in line(loose)


def test_a_change_of_a_glyph_is_seen() -> None:
    one = run("10", 54.0, 200.0)
    half_width = replace(one, glyphs=(701, 702))

    assert lines_of(replace(page(), marks=(one,)), "text") != lines_of(
        replace(page(), marks=(half_width,)), "text"
    )


def test_a_squeeze_and_a_spot_colour_are_told() -> None:
    spot = Colour("套红", (0.0, 1.0, 1.0, 0.0), spot=True)
    mark = replace(run("江", 54.0, 200.0), scale=0.95, colour=spot)
    (line,) = lines_of(replace(page(), marks=(mark,)), "text")

    assert " x0.950 套红* " in line


def test_no_length_reads_as_minus_nought() -> None:
    mark = Rule(-0.0, -0.001, 1.0, 2.0, 0.3, RED)
    (line,) = lines_of(replace(page(), marks=(mark,)), "rule")

    assert "-0.00" not in line
