"""Run every check in order: format, lint, types, floors, tests.

``python -m tests`` needs the extra ``test`` and nothing else; tests that want a program
of the system say so where it is missing. What is given after it goes to pytest. All
checks run, also after one has failed; the exit code is 0 only if all passed.
"""

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Run the checks; give the exit code."""
    failed = []
    for name, command in _checks(arguments).items():
        print(f"== {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print("failed:", ", ".join(failed))
    return 1 if failed else 0


def _checks(arguments: list[str]) -> dict[str, list[str]]:
    python = sys.executable
    return {
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "ruff check": [python, "-m", "ruff", "check", "."],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [str(Path(sysconfig.get_path("scripts")) / "lint-imports")],
        "pytest": [python, "-m", "pytest", *arguments],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
