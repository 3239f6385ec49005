"""Run the fake by itself until it is stopped; its address is printed first."""

from __future__ import annotations

from moderngov_fake import FakeModernGov
from site_fake.alone import run_alone

if __name__ == "__main__":
    run_alone("moderngov_fake", lambda council, port: FakeModernGov(council, port=port))
