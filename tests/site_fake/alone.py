"""A fake site as a program of its own."""

from __future__ import annotations

import argparse
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from site_fake.content import Council, council_of_files, whole_council
from site_fake.server import FakeSite


def run_alone(name: str, make: Callable[[Council, int], FakeSite[Any]]) -> None:
    """Run until stopped; the address of the site is printed first."""
    parser = argparse.ArgumentParser(prog=name)
    parser.add_argument("--port", type=int, default=0, help="0 for any that is free")
    parser.add_argument("--papers", type=Path, help="folder of PDFs to offer; without it an invented council")
    given = parser.parse_args()
    council = council_of_files(given.papers) if given.papers else whole_council()
    with make(council, given.port).running() as site, suppress(KeyboardInterrupt):
        print(site.address, flush=True)
        threading.Event().wait()
