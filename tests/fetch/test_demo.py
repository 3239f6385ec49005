"""The commands one after another, as `make demo-sites` runs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_discover_fetch_run_report_refresh(tmp_path: Path) -> None:
    line = [sys.executable, str(ROOT / "tools" / "demo_sites.py"), str(tmp_path / "demo")]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Barnet: 2 committees, 2 meetings, 2 papers listed" in done.stdout
    assert "Derby: 1 committees, 3 meetings, 3 papers listed" in done.stdout
    assert "corpora/BNE-barnet: 2 new" in done.stdout
    assert "corpora/DER-derby: 3 new" in done.stdout
    assert "2 sites: 0 meetings asked, 5 papers listed, 0 fetched\nFirst time: 5 papers" in done.stdout
    assert "2 sites: 1 meetings asked, 6 papers listed, 1 fetched\nSince " in done.stdout
    assert "1 new papers, " in done.stdout
    out = tmp_path / "demo" / "OUT"
    documents = pandas.read_parquet(out / "documents")
    assert len(documents) == 6
    assert len(pandas.read_parquet(out / "actions")) > 20
    by_moderngov = documents.source_uri.str.match(r"http://127\.0\.0\.1:\d+/mgConvert2PDF\.aspx\?ID=\d+$")
    by_cmis = documents.source_uri.str.match(r"http://127\.0\.0\.1:\d+/cmis5/Document\.ashx\?.{700,}$")
    assert (by_moderngov.sum(), by_cmis.sum()) == (3, 3)
    assert set(documents.committee) == {"Cabinet", "Overview & Scrutiny Board"}
    assert "Paired plan" in set(documents.title)
