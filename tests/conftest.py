"""Fixtures every test may use."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from extract.pipeline import extract_file
from extract.schema import Extraction
from extract.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# A shared machine is slow at times, so no deadline; CI draws the same examples each time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference papers beside the checkout. Skips the test where there is none."""
    if not SHARED.is_dir():
        pytest.skip("no folder `shared` beside the checkout: reference papers are not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def sample_corpus() -> Path:
    """The folder of our own invented papers, with ``gold`` inside. It is part of the repository."""
    folder = ROOT / "corpora" / "sample"
    assert any(folder.glob("*.pdf")), f"{folder.relative_to(ROOT)} holds no PDF; build.py there makes them"
    return folder


@pytest.fixture(scope="session")
def sampled_store(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled papers in a store, as a run leaves it. Read once for all tests: whoever changes it copies it."""
    from extract import store
    from extract.linking import resolve_links
    from extract.pipeline import extract_file
    from extract.promises import derive
    from extract.settings import Settings

    out = tmp_path_factory.mktemp("sampled")
    target, settings = store.Store(out), Settings(ocr="none")
    target.write([extract_file(path, settings) for path in sorted(sample_corpus.glob("*.pdf"))])
    resolve_links(target)
    derive(target)
    store.describe(out)
    store.write_json(out / "run.json", {"settings": settings.as_dict()})
    return out


# A shell starts jobs in the background with Ctrl-C ignored, and programs inherit that: tests of it would wait in vain.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def paper(sample_corpus: Path) -> Extraction:
    """A plan with ten recommendations' worth of actions, as a run gives it."""
    return extract_file(sample_corpus / "banner-plan.pdf", Settings(ocr="none"))
