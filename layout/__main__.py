"""``python -m layout`` is the command ``banxin``."""

from layout.cli import main

main()
