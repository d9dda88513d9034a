"""Pictures cut out for text to run round: what is read of them, and what is refused."""

from pathlib import Path

import pytest

from layout.model.cutout import Cutout
from tests.manifest.folders import jpeg, page, problems_of, read, write_issue
from tests.manifest.test_reader import pointed, story


def test_an_outline_is_read_as_corners(tmp_path: Path) -> None:
    rows = """- article: lead.md
  photo: {file: a.jpg, wrap: [[0.2, 0], [1, 10%], [80%, 1]], frame: 否}
"""
    issue = read(write_issue(tmp_path, p01_yaml=page(rows), photos__a_jpg=jpeg()))

    (photo,) = story(issue).photos
    assert Cutout(((0.2, 0.0), (1.0, 0.1), (0.8, 1.0))) == photo.wrap
    assert photo.frame is False


@pytest.mark.parametrize(
    ("photo", "code"),
    [
        ("wrap: ▸tight", "value-choice"),
        ("wrap: ▸{a: 1}", "value-choice"),
        ("wrap: ▸[[0, 0], [1, 1]]", "value-short"),
        ("wrap: [[0, 0], ▸[1, 50], [0, 1]]", "value-share"),
        ("wrap: [[0, 0], ▸[1], [0, 1]]", "value-short"),
        ("wrap: ▸[[0, 0], [1, 1], [1, 0], [0, 1]]", "wrap-crosses"),
        (f"wrap: ▸{[[n / 99, n % 2] for n in range(65)]}", "value-long"),
        ("frame: 是, wrap: ▸圆", "wrap-framed"),
    ],
)
def test_a_wrong_outline_is_named_where_it_stands(
    tmp_path: Path, photo: str, code: str
) -> None:
    rows = f"- {{article: lead.md, photo: {{file: a.jpg, {photo}}}}}\n"
    text, place = pointed(page(rows))
    folder = write_issue(tmp_path, p01_yaml=text, photos__a_jpg=jpeg())

    assert [(f"p01.yaml:{place}", code)] == problems_of(folder)


@pytest.mark.parametrize(
    "item",
    [
        "article: lead.md, head: {over: photo}, photo: ▸{file: a.jpg, wrap: 圆}",
        "text: lead.md, photo: ▸{file: a.jpg, wrap: 圆}",
        "article: lead.md, caption: 图, photos: [a.jpg, ▸{file: a.jpg, wrap: 圆}]",
    ],
)
def test_a_cut_out_that_no_text_can_go_round_is_refused(
    tmp_path: Path, item: str
) -> None:
    text, place = pointed(page(f"- {{{item}}}\n"))
    folder = write_issue(tmp_path, p01_yaml=text, photos__a_jpg=jpeg())

    assert [(f"p01.yaml:{place}", "wrap-no-text")] == problems_of(folder)
