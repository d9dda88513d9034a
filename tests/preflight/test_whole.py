"""What no page tells by itself: form errors, the budget, pictures and names twice."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from layout.model.figures import Figures
from layout.model.finding import Finding, Severity, Waiver
from layout.model.issue import Advert, Photo, Photograph, Rows
from layout.pictures.probe import probe
from layout.preflight.regulation import figures_of
from layout.preflight.sheet import read_sheet
from layout.preflight.whole import check_whole
from tests.preflight.marks import MANIFEST, paper, row_top, run, x_of
from tests.preflight.pages import Proof, Tale, front, photo, proof

FOOT = (
    "出版：青澜日报社　社址：青澜市东津区钟楼街1号　新闻热线：0000-0000000"
    "　青澜日报印务中心承印　邮发代号 00-0　定价：1.50元"
)


def complete(text: str = FOOT) -> Proof:
    """Give a front page with all that the regulation asks for, or some of it."""
    return front().marked(run(text, x_of(0), row_top(102), 8.5))


def figures(page: Proof) -> Figures:
    """Give the figures of a page."""
    return figures_of([read_sheet(page.issue, page.placed)])


def whole(page: Proof) -> tuple[Finding, ...]:
    """Give what is found over an issue of one page."""
    return check_whole(page.issue, [page.placed])[0]


def test_a_complete_front_page_has_no_form_error() -> None:
    assert () == figures(complete()).form
    assert () == whole(complete())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("出版：青澜日报社　", "form-publisher"),
        ("社址：青澜市东津区钟楼街1号　", "form-address"),
        ("新闻热线：0000-0000000　", "form-contact"),
        ("青澜日报印务中心承印　", "form-printer"),
        ("邮发代号 00-0　", "form-distribution"),
        ("定价：1.50元", "form-price"),
    ],
)
def test_each_item_that_a_front_page_lacks_counts_one(text: str, code: str) -> None:
    assert text in FOOT
    (error,) = figures(complete(FOOT.replace(text, ""))).form

    assert (code, 1, "1") == (error.code, error.points, error.page)


@pytest.mark.parametrize(
    ("page", "points"),
    [
        (complete().without("CN"), 2),
        (complete().without("第8123期"), 1),
        (complete().without("今日4版"), 1),
        (complete().without("主管主办"), 2),
        (complete().without("1版要闻"), 1),
        (complete().marked(run("号外", x_of(0), row_top(80), 170.0)), 4),
    ],
)
def test_what_the_checks_of_the_furniture_miss_has_its_points(
    page: Proof, points: int
) -> None:
    assert points == figures(page).points


def test_the_sum_is_a_warning_that_may_be_waived() -> None:
    page = complete().without("CN").without("今日4版")
    (finding,) = whole(page)

    assert ("form-errors", Severity.WARNING) == (finding.code, finding.severity)
    assert {("points", 3), ("limit", 3)} <= set(finding.values)
    waiver = Waiver("form-errors", "", "赵一", "中缝另印")
    (waived,) = whole(page.paged(replace(page.page, waivers=(waiver,))))
    assert Severity.NOTE is waived.severity


def test_inside_pages_are_asked_for_their_number_and_marked_adverts_alone() -> None:
    page = proof()
    ad = Advert(Path("ad.pdf"), MANIFEST, label="推广")
    root = page.page.root
    items = root.items if isinstance(root, Rows) else ()
    sold = page.paged(replace(page.page, root=Rows((*items, ad), MANIFEST)))

    assert () == figures(page).form
    assert ["page-number-missing"] == [e.code for e in figures(page.without("03")).form]
    assert ["advert-unmarked"] == [e.code for e in figures(sold).form]


def test_the_budget_is_three_in_ten_thousand_of_the_type_area() -> None:
    bare = figures(proof(Tale()))
    pictured = figures(proof())

    assert (6 * 15 * 99, 2.7) == (bare.characters, bare.allowed)
    # 777 x 388.5 pt of 997.5 x 1386 pt lose a fifth of their characters
    assert 8910 - round(8910 * 0.2 * 777 * 388.5 / (997.5 * 1386)) == (
        pytest.approx(pictured.characters, abs=1)
    )


def test_no_page_has_no_figures() -> None:
    assert ((), Figures()) == check_whole(proof().issue, [])


def shot(folder: Path, name: str, grey: int) -> Photo:
    """Give a photograph that there is: a gradient with a dark block in it."""
    image = Image.linear_gradient("L").resize((600, 300)).convert("RGB")
    image.paste((grey, grey, grey), (grey, 40, grey + 150, 200))
    path = folder / name
    image.save(path)
    named: Photograph = probe(path, name, MANIFEST)
    return replace(photo(), image=named)


def test_a_photograph_that_stands_twice_is_told_once(tmp_path: Path) -> None:
    first, same, other = (
        shot(tmp_path, name, grey)
        for name, grey in (("a.jpg", 20), ("b.png", 20), ("c.jpg", 200))
    )
    tale = Tale(columns=3, photo=first, photo_rows=20)
    twin = replace(tale, id="twin", column=3, photo=same)
    alike = [f for f in whole(proof(tale, twin)) if f.code == "photos-alike"]

    (finding,) = alike
    assert ("twin", ("photo", "b.png")) == (finding.story, finding.values[0])
    unlike = proof(tale, replace(twin, photo=other))
    assert "photos-alike" not in {f.code for f in whole(unlike)}


def test_a_photograph_that_cannot_be_read_is_left_to_its_own_check() -> None:
    tale = Tale(columns=3, photo=photo(), photo_rows=20)

    assert () == whole(proof(tale, replace(tale, id="twin", column=3)))


def test_the_default_paper_of_the_tests_has_no_more_than_the_law_wants() -> None:
    assert paper().imprint.address == ""
    assert 6 == figures(front()).points
