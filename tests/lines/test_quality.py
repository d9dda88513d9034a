"""The measure finds what was planted, and our lines stand up to it.

Targets: design, composition, "Targets"; measured in every specimen and measure.
"""

from functools import cache

import pytest

from layout.model.page import GlyphRun
from layout.press.pdf import make_pdf
from tests.lines.quality import Quality, is_split, is_torn, quality_of
from tests.lines.setters import (
    MEASURES,
    Specimen,
    by_banxin,
    by_typst,
    has_typst,
    specimens,
)
from tests.press import pages

FULL = "江水没有停两岸的人来来往往"
"""A line of the planted column: thirteen characters, its measure."""

SIZE = 9
ROW = 14
LEFT = 20

LOOSE_SHARE = {13: 0.03, 15: 0.01, 16: 0.01, 20: 0.01, 27: 0.01}
"""Most lines with more than 0.05 em between characters, by measure."""

LOOSE_SHARE_OF_FIGURES = {13: 0.03, 15: 0.02, 16: 0.03, 20: 0.02, 27: 0.01}
"""The same where every eighth character is a digit: a figure that is not cut leaves a
hole that no setting closes, as ``test_bound`` shows. typst has 5.9 % at 16 em."""

AGAINST_TYPST = {13: 0.3, 15: 0.3, 16: 0.3, 20: 0.65, 27: 0.4}
"""Most badness of all specimens together, as a share of typst's. At 20 em a handful of
lines that neither program can close make up nearly all of both sums: no legal breaking
comes under 0.6."""

every_setting = pytest.mark.parametrize(
    ("specimen", "measure"),
    [
        pytest.param(specimen, measure, id=f"{specimen.name}-{measure}")
        for specimen in specimens()
        for measure in MEASURES
    ],
)


def planted(*lines: str, left: float = LEFT) -> tuple[GlyphRun, ...]:
    """Give lines from the top; one that begins with blanks is indented by them."""
    return tuple(
        pages.run(
            line.strip(),
            x=left + SIZE * (len(line) - len(line.lstrip())),
            y=40 + ROW * n,
        )
        for n, line in enumerate(lines)
    )


def measured(*runs: GlyphRun) -> Quality:
    return quality_of(
        make_pdf([pages.page(runs)], pages.open_vendored(), pages.edition())
    )


def column(*lines: str) -> Quality:
    """Give the quality of lines between lines without fault."""
    return measured(*planted("　　" + FULL[2:], FULL, *lines, FULL, "没有停。"))


def test_a_column_without_fault_has_none() -> None:
    found = column(FULL)

    assert (5, 1, 13.0) == (found.lines, found.paragraphs, round(found.measure, 3))
    assert not found.kinsoku
    assert ((), ()) == (found.splits, found.torn)
    assert ((), ()) == (found.runts, found.short)
    assert () == found.tight
    assert found.edge < 0.002
    assert found.badness < 1e-6
    assert 1 == found.solid


@pytest.mark.parametrize("mark", "，。、；：？！”’）》·/～")
def test_a_line_that_starts_with_a_mark_is_found(mark: str) -> None:
    assert (mark + FULL[1:],) == column(mark + FULL[1:]).starts


@pytest.mark.parametrize("mark", "“‘（《「/")
def test_a_line_that_ends_with_an_opening_mark_is_found(mark: str) -> None:
    assert (FULL[:-1] + mark,) == column(FULL[:-1] + mark).ends


def test_marks_where_they_belong_are_no_fault() -> None:
    assert not column("“" + FULL[1:-1] + "。").kinsoku


@pytest.mark.parametrize(
    "cut",
    ["—|—", "…|…", "1|2", "1|%", "20|℃", "3.|5", "3|.5", "8:|30", "5-|8", "DN|B"],
)
def test_a_cut_group_is_found(cut: str) -> None:
    line, after = cut.split("|")

    assert is_split("江水" + line, after + "停")


@pytest.mark.parametrize("cut", ["——|江", "江|——", "1|年", "年|1", "%|1", "党建+|1"])
def test_what_may_be_parted_is_no_cut_group(cut: str) -> None:
    line, after = cut.split("|")

    assert not is_split("江水" + line, after + "停")


@pytest.mark.parametrize("cut", ["1|—9", "3|～5", "降到-|3", "误差±|2"])
def test_a_torn_group_is_found(cut: str) -> None:
    line, after = cut.split("|")

    assert is_torn("江水" + line, after + "停")


@pytest.mark.parametrize(
    "cut", ["1—|9", "9——|1", "9|——1", "江—|1", "党建+|江", "5-|江"]
)
def test_a_line_may_end_after_a_dash(cut: str) -> None:
    line, after = cut.split("|")

    assert not is_torn("江水" + line, after + "停")


def test_a_number_cut_on_the_page_is_found() -> None:
    found = column(FULL[:-1] + "2", "6" + FULL[1:])

    assert (f"{FULL[:-1]}2|6{FULL[1:]}",) == found.splits


@pytest.mark.parametrize("last", ["停", "停。", "停！”"])
def test_a_last_line_of_one_character_is_a_runt(last: str) -> None:
    found = measured(*planted("　　" + FULL[2:], FULL, FULL, FULL, last))

    assert (last,) == found.runts


def test_a_runt_before_another_paragraph_is_found() -> None:
    found = column(FULL, "停。", "　　" + FULL[2:])

    assert ("停。",) == found.runts
    assert not found.short


def test_a_last_line_of_two_characters_is_no_runt() -> None:
    assert not measured(*planted("　　" + FULL[2:], FULL, FULL, FULL, "停了。")).runts


def test_a_line_that_does_not_fill_its_measure_is_short() -> None:
    assert (FULL[:-1],) == column(FULL[:-1]).short


def test_a_mark_that_gave_up_its_blank_fills_the_line() -> None:
    # Its ink ends half an em before its frame does.
    assert not column(FULL[:-1] + "，").short


def spaced(text: str, gap: int) -> tuple[GlyphRun, ...]:
    """Give a column one of whose lines has white between its characters."""
    around = planted("　　" + FULL[2:], FULL, FULL, FULL, FULL, "没有停。")
    line = pages.run(text, x=LEFT, y=around[2].y, gap=gap)
    return (*around[:2], line, *around[3:])


def test_a_line_with_too_much_white_is_loose() -> None:
    found = measured(*spaced(FULL[:-1], 91))

    assert 1 / 5 == found.loose(0.05)
    assert 0 == found.loose(0.10)
    assert 4 / 5 == found.solid
    assert pytest.approx(100 * (0.091 / 0.125) ** 3 / 5, rel=0.01) == found.badness


def test_badness_ends_at_half_an_em() -> None:
    found = measured(*spaced(FULL[:8], 714))

    assert pytest.approx(100 * 4**3 / 5) == found.badness


def test_a_line_with_white_taken_from_it_is_tight() -> None:
    found = measured(*spaced(FULL + "了", -77))

    assert (FULL + "了",) == tuple(line.text for line in found.tight)
    assert not found.loose(0.05)


def test_a_line_that_misses_the_edge_shows_in_its_mean_square() -> None:
    found = measured(*spaced(FULL, -10))

    assert pytest.approx(0.12 / 5**0.5, rel=0.01) == found.edge


@pytest.mark.parametrize("gutter", [1, 2])
def test_columns_side_by_side_are_read_one_after_the_other(gutter: int) -> None:
    first = planted("　　" + FULL[2:], FULL, FULL, FULL[:-1] + "2")
    # Longer than the first: where it stands alone, its edge is seen.
    second = planted(
        *("6" + FULL[1:], *[FULL] * 6, "没有停。"), left=LEFT + (13 + gutter) * SIZE
    )

    found = measured(*first, *second)

    assert 12 == found.lines
    assert (f"{FULL[:-1]}2|6{FULL[1:]}",) == found.splits
    assert 1 == found.paragraphs


def test_a_file_without_han_is_refused() -> None:
    with pytest.raises(ValueError, match="Han"):
        measured(pages.run("Banxin"))


def test_specimens_are_as_long_as_a_story_can_be() -> None:
    assert 3 <= len(specimens())
    assert all(specimen.characters >= 5500 for specimen in specimens())


@cache
def ours(specimen: Specimen, measure: int) -> Quality:
    return quality_of(by_banxin(specimen, measure))


@every_setting
def test_no_line_starts_or_ends_against_the_set(
    specimen: Specimen, measure: int
) -> None:
    found = ours(specimen, measure)

    assert () == found.starts
    assert () == found.ends


@every_setting
def test_no_group_is_cut(specimen: Specimen, measure: int) -> None:
    found = ours(specimen, measure)

    assert () == found.splits
    assert () == found.torn


@every_setting
def test_no_paragraph_ends_in_a_runt(specimen: Specimen, measure: int) -> None:
    assert () == ours(specimen, measure).runts


@every_setting
def test_every_line_fills_its_measure(specimen: Specimen, measure: int) -> None:
    found = ours(specimen, measure)

    assert () == found.short
    assert pytest.approx(measure, abs=0.002) == found.measure
    assert found.edge < 0.002


@every_setting
def test_no_line_is_tight(specimen: Specimen, measure: int) -> None:
    assert () == ours(specimen, measure).tight


@every_setting
def test_few_lines_are_loose(specimen: Specimen, measure: int) -> None:
    lines = ours(specimen, measure).set_lines
    loose = [f"{line.white:.3f} {line.text}" for line in lines if line.white > 0.05]

    plain = specimen.name == "voices"
    share = (LOOSE_SHARE if plain else LOOSE_SHARE_OF_FIGURES)[measure]
    assert share * len(lines) >= len(loose), "\n".join(loose)


@pytest.mark.skipif(not has_typst(), reason="wants typst (extra: bench)")
@pytest.mark.parametrize("measure", MEASURES)
def test_lines_are_better_than_typsts(measure: int) -> None:
    theirs = sum(quality_of(by_typst(each, measure)).badness for each in specimens())
    badness = sum(ours(each, measure).badness for each in specimens())

    assert AGAINST_TYPST[measure] * theirs >= badness
