"""Run the fake by itself until it is stopped; its address is printed first."""

from __future__ import annotations

import argparse
import threading
from contextlib import suppress
from pathlib import Path

from moderngov_fake import FakeModernGov, council_of_files, whole_council


def main() -> None:
    parser = argparse.ArgumentParser(prog="moderngov_fake", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 for any that is free")
    parser.add_argument("--papers", type=Path, help="folder of PDFs to offer; without it an invented council")
    given = parser.parse_args()
    council = council_of_files(given.papers) if given.papers else whole_council()
    with FakeModernGov(council, port=given.port).running() as site, suppress(KeyboardInterrupt):
        print(site.address, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
