"""Hypothesis profiles, goldens, and tests that want a program of the system."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.goldens import Goldens

# Derandomised: the same examples on every machine, so that a red run can be repeated.
_SLOW_MACHINES = [HealthCheck.too_slow]
settings.register_profile(
    "quick",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW_MACHINES,
)
settings.register_profile(
    "deep",
    max_examples=1000,
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW_MACHINES,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

PROGRAMS = {
    "poppler": ("pdftotext", "pdftoppm", "pdffonts"),
    "qpdf": ("qpdf",),
    "gs": ("gs",),
}
"""Marker to the programs that its tests run."""

GOLDENS = pytest.StashKey[Goldens]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless",
        action="store_true",
        help="renew the goldens that differ, and list those that no test uses",
    )
    parser.addoption(
        "--kills",
        type=int,
        default=6,
        help="at how many moments a process that seals is killed; 50 for a night",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[GOLDENS] = Goldens(
        folder=Path(__file__).parent / "golden", bless=config.getoption("bless")
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, programs in PROGRAMS.items():
        if item.get_closest_marker(marker) is None:
            continue
        missing = [name for name in programs if shutil.which(name) is None]
        if missing:
            pytest.skip(f"wants {' and '.join(missing)}, which this machine has not")


@pytest.fixture(scope="session")
def goldens(request: pytest.FixtureRequest) -> Goldens:
    return request.config.stash[GOLDENS]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    store = config.stash[GOLDENS]
    if not store.bless:
        return
    for name in store.renewed:
        terminalreporter.write_line(f"blessed {name}")
    for name in store.unused():
        terminalreporter.write_line(f"no test of this run used {name}")
