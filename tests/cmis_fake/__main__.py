"""Run the fake by itself until it is stopped; its address is printed first."""

from __future__ import annotations

from cmis_fake import FakeCmis
from site_fake.alone import run_alone

if __name__ == "__main__":
    run_alone("cmis_fake", lambda council, port: FakeCmis(council, port=port))
