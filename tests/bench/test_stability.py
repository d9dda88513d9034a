from tests.bench.stability import run


def test_an_edit_that_its_story_absorbs_moves_no_other_story() -> None:
    outcome = run(4)

    assert 4 == outcome.absorbed
    assert outcome.absorbed == outcome.still
