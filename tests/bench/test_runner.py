"""The benchmark runs to its end on its smallest size; no number is judged."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from tests.bench.plans import PLANS
from tests.houses import ROOT


def test_the_smallest_benchmark_runs_to_its_end(tmp_path: Path) -> None:
    result = tmp_path / "bench.json"
    ended = subprocess.run(
        (sys.executable, "-m", "tests.bench", "--quick", "--json", str(result)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == ended.returncode, ended.stdout + ended.stderr
    alone = importlib.util.find_spec("typst") is None
    assert alone == ("typst is not installed" in ended.stdout)
    cases = json.loads(result.read_text("utf-8"))["cases"]
    assert ["cached", "uncached"] == [case["case"] for case in cases]
    for case in cases:
        assert next(iter(PLANS)) == case["grid"]
        assert alone == ("typst" not in case)
        assert case["banxin"]["peak"] < 200e6
