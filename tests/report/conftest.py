"""Sites to look at: one of the sample papers as a run gives them, one of papers that mean harm; and a browser."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # benchmarks is no part of the installed package

from benchmarks.report_size import CHROMIUM, FLAGS, made_up_action, made_up_paper, stored  # noqa: E402

from extract.councils import registry  # noqa: E402
from extract.promises import derive  # noqa: E402
from extract.report import build_site  # noqa: E402
from extract.run import run  # noqa: E402
from extract.schema import IssueRecord, Place  # noqa: E402
from extract.settings import Settings  # noqa: E402
from extract.store import Store, writing  # noqa: E402

PAPERS = ("banner-plan.pdf", "paired-plan.pdf", "cover-report.pdf")

HARMFUL = {
    "script": "</script><script>window.harmed = 1</script><img src=x onerror='window.harmed = 2'>",
    "comment": "<!-- <script> --> ]]> {{ 7 * 7 }} {% raw %} ${alert(1)}",
    "link": "javascript:window.harmed=3 data:text/html,<script>window.harmed=4</script>",
    "formula": '=HYPERLINK("http://harm.invalid","click")\t+cmd|\' /C calc\'!A0',
    "breaks": 'one","two"\r\n"three\u2028four\u2029five\u0085six',
    "long": "a" * 10_000,
    "turned": "pay \u202e000,1 \u2066first\u200f",
    "attribute": '" onmouseover="window.harmed=5" x=\'',
}
"""What a paper's words might try, by name."""


@pytest.fixture(scope="session")
def doubtful_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan of twenty actions in two tables, of which the second is the less sure; one number is missing."""
    folder = tmp_path_factory.mktemp("doubtful")
    chance = random.Random(9)
    sure = [0.8] * 10 + [0.2] * 10
    actions = [made_up_action(chance) | {"confidence": confidence} for confidence in sure]
    paper = made_up_paper(folder / "plan.pdf", actions, registry().councils[0], title="Plan of the council")
    gap = IssueRecord(
        document_id=paper.document.document_id, council_code=paper.document.council_code, code="numbering_gap",
        severity="warning", message="page 2: a number is missing", page=2, x0=30, top=510, x1=812, bottom=560,
    )  # fmt: skip
    return stored(folder / "out", [paper.model_copy(update={"issues": (gap,)})])


@pytest.fixture(scope="session")
def doubtful_site(doubtful_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(doubtful_store, tmp_path_factory.mktemp("site")).index


@pytest.fixture(scope="session")
def followed_papers() -> list[Any]:
    """A report, its plan and a later progress paper, in which dates moved and an action is missing."""
    from promises.test_promises import plan, progress, report

    place = [Place(page=1, x0=40, top=60, x1=500, bottom=80)]
    found = [paper.extraction() for paper in (report(), plan(), progress())]
    tables = ("recommendations", "actions", "decisions")
    placed = (
        {name: [row.model_copy(update={"regions": place}) for row in getattr(one, name)] for name in tables}
        for one in found
    )
    return [
        one.model_copy(update={name: tuple(rows) for name, rows in new.items()})
        for one, new in zip(found, placed, strict=True)
    ]


@pytest.fixture(scope="session")
def followed_store(followed_papers: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("followed") / "out"
    with writing(out):
        target = Store(out)
        target.write(followed_papers)
        derive(target)
    return out


@pytest.fixture(scope="session")
def followed_site(followed_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(followed_store, tmp_path_factory.mktemp("site")).index


@pytest.fixture(scope="session")
def harmful_words() -> dict[str, str]:
    return HARMFUL


@pytest.fixture(scope="session")
def sample_store(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sample") / "out"
    run([sample_corpus / name for name in PAPERS], out, Settings(ocr="none", isolate=False))
    return out


@pytest.fixture(scope="session")
def sample_site(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(sample_store, tmp_path_factory.mktemp("site")).index


@pytest.fixture(scope="session")
def repeated_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve actions, and the same once more in a second file of the same plan."""
    folder = tmp_path_factory.mktemp("repeats")
    chance = random.Random(3)
    actions = [made_up_action(chance) | {"confidence": 0.5} for _ in range(12)]
    papers = [
        made_up_paper(folder / f"plan-{number}.pdf", actions, registry().councils[0], title="Plan of the council")
        for number in range(2)
    ]
    return build_site(stored(folder / "out", papers), folder / "site").index


@pytest.fixture(scope="session")
def harmful_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every harmful text in every place that a paper's words may take."""
    folder = tmp_path_factory.mktemp("harm")
    printed = ("text", "lead_raw", "timescale_raw", "status_raw", "progress_raw", "group_label", "council")
    actions: list[dict[str, Any]] = [
        dict.fromkeys(printed, words)
        | {"ref": words[:40], "extra": {words: words}, "notes": [words], "ambiguous": True}
        for words in HARMFUL.values()
    ]
    script = HARMFUL["script"]
    about = {"title": script, "file_name": f"{script}.pdf", "council": script}
    paper = made_up_paper(folder / "harm.pdf", actions, registry().councils[0], **about)
    linked = made_up_paper(
        folder / "link.pdf", actions, registry().councils[0], source_uri="javascript:window.harmed=6//x"
    )
    return stored(folder / "out", [paper, linked])


@pytest.fixture(scope="session")
def harmful_site(harmful_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(harmful_store, tmp_path_factory.mktemp("site")).index


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A headless browser. Skips the test where Debian's chromium or playwright is not installed."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; it is in the dev lock")
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's package chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Any]:
    """Opens a site; fails at the end where the page complained or asked for anything but files beside it."""
    contexts, wrong = [], []

    def open_(index: Path, view: str = "", **options: Any) -> Any:
        context = chromium.new_context(accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        here = index.parent.as_uri()
        page.on("console", lambda said: wrong.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("request", lambda asked: None if asked.url.startswith((here, "blob:")) else wrong.append(asked.url))
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(index.as_uri() + view)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not wrong
