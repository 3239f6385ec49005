"""From a council's site to a report, against a fake site on this machine: ``make demo-moderngov``.

The commands are printed as a user types them for a real council. Only here the registry says that Barnet's site is
the fake, which offers the invented papers of ``corpora/sample``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "out" / "demo-moderngov"
MARK = ".demo-moderngov"
"""By this an earlier demonstration is known, which may be deleted."""
COUNCIL = "BNE,E09000003,London Borough of Barnet,Barnet,Barnet,London borough,London,England,{site},"
COLUMNS = "code,gss_code,official_name,name,names,type,region,nation,moderngov_host,domain"
COMMANDS = (
    "discover barnet --committee Cabinet --from 2026-01-01 --to 2026-12-31",
    "fetch barnet",
    "run corpora/BNE-barnet --out OUT",
    "report OUT --html SITE",
)


def main() -> int:
    """Run the commands one after another; returns the exit code of the first that fails, else 0."""
    place = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else PLACE
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).exists():
        print(f"{place} is not a folder of this demonstration; name an empty or new one", file=sys.stderr)
        return 2
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    (place / MARK).touch()
    with fake_site() as site:
        environment = surroundings(place, site)
        for words in COMMANDS:
            print(f"\n$ council-extract {words}", flush=True)
            if not offered(words.split()[0], environment):
                print("(this version has no such command)")
                continue
            code = subprocess.run(council_extract(words.split()), cwd=place, env=environment, check=False).returncode
            if code:
                return code
    print(f"\nEverything lies in {place}")
    return 0


@contextmanager
def fake_site() -> Iterator[str]:
    """The address of the fake, which runs in a process of its own until the end."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    line = [sys.executable, "-m", "moderngov_fake", "--papers", str(ROOT / "corpora" / "sample")]
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def surroundings(place: Path, site: str) -> dict[str, str]:
    """An environment in which Barnet's site is the fake, and this machine may be asked."""
    registry = place / "registry"
    registry.mkdir()
    (registry / "councils.csv").write_text(f"{COLUMNS}\n{COUNCIL.format(site=site)}\n", encoding="utf-8")
    return {
        **os.environ,
        "COUNCIL_EXTRACT_CORPORA": str(registry),
        "COUNCIL_EXTRACT_ALLOW_LOOPBACK": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])),
    }


def council_extract(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "extract", *words]


def offered(verb: str, environment: dict[str, str]) -> bool:
    """Whether this version has the verb."""
    line = council_extract([verb, "--help"])
    return subprocess.run(line, env=environment, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
