import tomllib

import pytest

from layout.composition.breaking import settings
from layout.composition.galley import set_galley
from layout.model.style import TextStyle
from tests.houses import ROOT, example_house, paragraph

CASES = tomllib.loads((ROOT / "tests/cases/punctuation.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["rule"])
def test_the_rule_holds(case: dict[str, object]) -> None:
    text = str(case["copy"])
    galley = set_galley(paragraph(text), TextStyle("body", 10.5), example_house())
    measure = int(str(case["measure"])) * 1000

    best = min(settings(galley, (measure,)), key=lambda setting: setting.cost)

    starts = (0, *best.breaks[:-1])
    assert case["lines"] == [
        text[a:b] for a, b in zip(starts, best.breaks, strict=True)
    ]
