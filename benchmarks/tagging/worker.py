"""The process a date library works in: ``python -m benchmarks.tagging.worker NAME``, strings in, days out, as JSON.

In: ``[[text, anchor], …]``. Out: ``{"days": [[[first, last], …], …], "cpu": seconds}``. It imports nothing of ours, as
the peers' environment has not what we need.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from datetime import date

from benchmarks.tagging.readers import TIMES, Days


def main() -> int:
    warnings.simplefilter("ignore")
    try:
        read = TIMES[sys.argv[1]]()
    except ImportError as error:
        print(json.dumps({"error": f"cannot be loaded: {error}"}))
        return 1
    strings = [(text, date.fromisoformat(anchor) if anchor else None) for text, anchor in json.load(sys.stdin)]
    read("1 May 2024", None)  # loading is not in the time
    begun = time.process_time()
    found: list[Days] = []
    for text, anchor in strings:
        try:
            found.append(read(text, anchor))
        except Exception:  # noqa: BLE001  (a failure costs the string only)
            found.append([])
    used = time.process_time() - begun
    days = [[[first and first.isoformat(), last and last.isoformat()] for first, last in one] for one in found]
    print(json.dumps({"days": days, "cpu": used}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
