"""From councils' sites to a report, against a fake site of each kind on this machine: ``make demo-sites``.

The commands are printed as a user types them for real councils. Only here the registry says that the sites of Barnet
and Derby are the fakes, which share the invented papers of ``corpora/sample`` between them.
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
PLACE = ROOT / "out" / "demo-sites"
MARK = ".demo-sites"
"""By this an earlier demonstration is known, which may be deleted."""
COUNCILS = (
    "BNE,E09000003,London Borough of Barnet,Barnet,Barnet,London borough,London,England,{moderngov},moderngov,",
    "DER,E06000015,Derby City Council,Derby,Derby,Unitary authority,East Midlands,England,{cmis},cmis,",
)
COLUMNS = "code,gss_code,official_name,name,names,type,region,nation,site_host,site_kind,domain"
COMMANDS = (
    "discover barnet derby --committee Cabinet --from 2026-01-01 --to 2026-12-31",
    "fetch barnet derby",
    "run corpora/BNE-barnet corpora/DER-derby --out OUT",
    "report OUT --html SITE",
    "refresh barnet derby --committee Cabinet --out OUT --from 2026-01-01 --to 2026-12-31",
    "refresh barnet derby --out OUT --from 2026-01-01 --to 2026-12-31",
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
    with fake_site("moderngov", papers(place, 0)) as moderngov, fake_site("cmis", papers(place, 1)) as cmis:
        environment = surroundings(place, {"moderngov": moderngov, "cmis": cmis})
        for words in COMMANDS:
            print(f"\n$ council-extract {words}", flush=True)
            code = subprocess.run(council_extract(words.split()), cwd=place, env=environment, check=False).returncode
            if code:
                return code
    print(f"\nEverything lies in {place}")
    return 0


def papers(place: Path, rest: int) -> Path:
    """A folder with every second sample paper."""
    folder = place / f"papers-{rest}"
    folder.mkdir()
    for number, path in enumerate(sorted((ROOT / "corpora" / "sample").glob("*.pdf"))):
        if number % 2 == rest:
            shutil.copy(path, folder)
    return folder


@contextmanager
def fake_site(kind: str, offered: Path) -> Iterator[str]:
    """The address of a fake, which runs in a process of its own until the end."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    line = [sys.executable, "-m", f"{kind}_fake", "--papers", str(offered)]
    with subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def surroundings(place: Path, sites: dict[str, str]) -> dict[str, str]:
    """An environment in which the two councils' sites are the fakes, and this machine may be asked."""
    registry = place / "registry"
    registry.mkdir()
    rows = (row.format(**sites) for row in COUNCILS)
    (registry / "councils.csv").write_text("\n".join((COLUMNS, *rows, "")), encoding="utf-8")
    return {
        **os.environ,
        "COUNCIL_EXTRACT_CORPORA": str(registry),
        "COUNCIL_EXTRACT_ALLOW_LOOPBACK": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])),
    }


def council_extract(words: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "extract", *words]


if __name__ == "__main__":
    sys.exit(main())
