"""The benchmark's copy: the same for the same seed, and never the same twice."""

import pytest

from tests.bench.newswire import Newswire, Wish


@pytest.mark.parametrize("characters", [400, 900, 2000])
def test_a_story_is_as_long_as_it_was_wished(characters: int) -> None:
    tale = Newswire().tale(Wish("lead", characters), "1")

    assert abs(tale.characters - characters) <= 40


def test_the_same_seed_gives_the_same_story() -> None:
    wish = Wish("lead", 900, deck=True, byline=True, run_ins=3)

    assert Newswire().tale(wish, "1") == Newswire().tale(wish, "1")


def test_no_two_stories_share_a_paragraph() -> None:
    wire = Newswire()
    tales = [wire.tale(Wish(name, 900), str(n)) for n in range(20) for name in "ab"]
    paragraphs = [text for tale in tales for text in tale.paragraphs]

    assert len(paragraphs) == len(set(paragraphs))


def test_the_copy_is_as_awkward_as_a_newsrooms() -> None:
    wire = Newswire()
    texts = [wire.tale(Wish("a", 900), str(n)).paragraphs for n in range(10)]
    copy = "".join(text for story in texts for text in story)

    assert copy.count("“") == copy.count("”") > 20
    assert sum(c.isdigit() for c in copy) > 400
    assert sum(c.isascii() and c.isalpha() for c in copy) > 40
    assert "{" not in copy


def test_lead_ins_never_open_a_story() -> None:
    tale = Newswire().tale(Wish("lead", 1200, run_ins=3), "1")

    assert not tale.leads[0]
    assert 3 == sum(map(bool, tale.leads))
