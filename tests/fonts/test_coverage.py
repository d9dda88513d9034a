from layout.fonts.coverage import uncovered
from tests.fonts.folders import vendored


def test_plain_copy_is_covered_in_every_role() -> None:
    faces = vendored()
    copy = "本报讯　“通知”——……①②㎡℃\n2026年 AVATAR，𬭸𠅤。"

    assert all(uncovered(copy, role, faces) == () for role in faces.roles)


def test_each_missing_character_is_told_with_its_offset() -> None:
    missing = "\ue000"  # private use

    assert uncovered(f"国{missing}𬭸{missing}", "body", vendored()) == (
        (1, missing),
        (3, missing),
    )


def test_white_space_is_never_missing() -> None:
    assert uncovered(" \t\n\u3000\u2028", "kai", vendored()) == ()
