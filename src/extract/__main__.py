"""``python -m extract`` is ``council-extract``."""

from __future__ import annotations

from extract.cli import main

if __name__ == "__main__":  # worker processes import this module again
    main()
