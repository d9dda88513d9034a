"""Characters that look right and are wrong."""

from layout.manifest.characters import DROPPED, clean


def test_good_copy_is_left_alone() -> None:
    text = "《青澜日报》——“大桥”昨天通车……㎡、℃、①"

    assert text == clean(text, "f").text


def test_radicals_and_compatibility_ideographs_become_what_they_look_like() -> None:
    cleaned = clean("⽇本\uf9dc", "f")

    assert "日本隆" == cleaned.text
    assert ["copy-unified"] * 2 == [each.code for each in cleaned.findings]


def test_private_characters_of_gbk_go_home() -> None:
    text = bytes((0xA6, 0xD9, 0xFE, 0x59, 0xFE, 0x51)).decode("gb18030")

    assert "︐龴\U00020087" == clean(text, "f").text


def test_a_private_character_without_a_home_is_refused() -> None:
    cleaned = clean("一\n二\ue001", "f")

    (found,) = cleaned.problems
    assert ("f:2:2", "copy-private") == (str(found.where), found.code)


def test_what_nobody_sees_is_dropped() -> None:
    cleaned = clean("通\u200d车\u200e\u202a了\u202c\u2066。\u2069", "f")

    assert "通车了。" == cleaned.text.replace(DROPPED, "")
    assert () == cleaned.findings


def test_every_change_keeps_the_length() -> None:
    text = "⽇\xa0\u200b\x07\xad本\t"

    assert len(text) == len(clean(text, "f").text)
