"""The generated pages can be made up; how well they close is the benchmark's."""

from pathlib import Path

from tests.bench.pages import draw_photographs, run
from tests.bench.sheets import SEEDS, sheet


def test_generated_pages_have_five_to_nine_items_on_three_grids() -> None:
    plans = [sheet(seed) for seed in SEEDS]

    assert 40 == len(plans)
    assert set(range(5, 10)) == {len(plan.slots) for plan in plans}
    assert 3 == len({plan.grid for plan in plans})
    assert any(slot.briefs for plan in plans for slot in plan.slots)
    assert any(band.label for plan in plans for band in plan.bands)


def test_the_same_seed_draws_the_same_page() -> None:
    assert sheet(7) == sheet(7)


def test_a_few_pages_are_made_up_both_ways(tmp_path: Path) -> None:
    draw_photographs(tmp_path, share=0.25)

    tallies = run(SEEDS[:4], tmp_path)

    for tally in tallies.values():
        assert 4 == tally.pages
        assert 0 == tally.failed
        assert tally.stories == sum(len(sheet(seed).slots) for seed in SEEDS[:4])
    assert 0 == tallies["auto"].overset
