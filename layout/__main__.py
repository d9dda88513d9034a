"""``python -m layout`` is the command ``banxin``, and may be stopped at any moment.

A key or a signal that comes while the program still loads is an interrupt like any
other: exit code 130 and no words of Python's. One that comes when all is done is late.
"""

import signal
import sys
from types import FrameType

INTERRUPTED = 130


def main() -> None:
    """Run the command line; whoever stops it, by a key or a signal, gets 130."""
    try:
        signal.signal(signal.SIGTERM, _stop)
        # Here, not at the top: loading takes a tenth of a second of its own.
        from layout.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Leave as if the editor had pressed the key: with everything put away."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
