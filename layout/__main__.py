"""``python -m layout`` is the command ``banxin``."""

from layout.cli import main

if __name__ == "__main__":
    main()
