"""How long a report takes to build and its table to filter: ``python -m benchmarks.report_size [--actions 5000]``.

The papers are made up: tables of ten actions a page, drawn as real PDFs, so that the pictures are real work too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from extract import __version__
from extract.councils import Council, registry
from extract.report import build_site
from extract.schema import (
    ActionLeadRecord,
    ActionRecord,
    CellRecord,
    DocumentRecord,
    Extraction,
    PartRecord,
    Place,
    TableRecord,
)
from extract.store import Store, writing

WIDE, HIGH = 842.0, 595.0
TOP, ROW = 60.0, 50.0
EDGES = (30.0, 90.0, 470.0, 660.0, 812.0)
"""Left and right edges of the columns reference, action, lead and timescale, in points."""
ACTIONS_A_PAGE, ACTIONS_A_PAPER = 10, 50
WORDS = """review publish agree train map consult adopt test widen record appoint brief repair measure plan draft audit
fund library street budget estate member school parking tenant carer young older digital climate housing market river
notice panel board survey strategy register scheme pilot centre contract partner ward committee data skills""".split()  # noqa: SIM905
POSTS = ("Director of Place", "Head of Finance", "Chief Executive", "Assistant Director, Housing", "Monitoring Officer")
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
SET = """([name, values]) => {
    const control = document.querySelector(`#filters [name="${name}"]`), times = [];
    for (const value of values) {
        const begin = performance.now();
        control.value = value;
        control.dispatchEvent(new Event('input', { bubbles: true }));
        document.body.offsetHeight; // has the rows laid out
        times.push(performance.now() - begin);
    }
    return Math.max(...times);
}"""
"""Sets a control of the list to values, one after the other; gives the most milliseconds until the rows stood there."""
ASKED: dict[str, tuple[str, list[str]]] = {
    "search": ("q", ["library", "review library", "no such words", ""]),
    "filter": ("status", ["completed", "ongoing", ""]),
    "sort": ("sort", ["text", "when", "confidence", ""]),
}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--actions", type=int, default=5000)
    number: int = asked.parse_args().actions
    with tempfile.TemporaryDirectory() as folder:
        out = made_up_store(Path(folder), number)
        begin = time.perf_counter()
        site = build_site(out, Path(folder) / "site")
        told: dict[str, Any] = {"actions": number, "seconds_to_build": round(time.perf_counter() - begin, 1)}
        told["pictures"] = site.pictures
        told["megabytes"] = round(sum(path.stat().st_size for path in site.index.parent.rglob("*.*")) / 1e6, 1)
        told["megabytes_of_page"] = round(site.index.stat().st_size / 1e6, 1)
        if CHROMIUM.exists():
            told["browser_milliseconds"], told["processor_milliseconds"] = browser_times(site.index)
        print(json.dumps(told, indent=2))


def made_up_store(folder: Path, number: int) -> Path:
    """A store with ``number`` actions of twenty councils, its papers beside it in ``papers``."""
    (folder / "papers").mkdir()
    extractions = []
    chance = random.Random(5)
    for first in range(0, number, ACTIONS_A_PAPER):
        council = registry().councils[(first // ACTIONS_A_PAPER) % 20]
        actions = [made_up_action(chance) for _ in range(min(ACTIONS_A_PAPER, number - first))]
        extractions.append(made_up_paper(folder / "papers" / f"plan-{first}.pdf", actions, council))
    return stored(folder / "out", extractions)


def stored(out: Path, extractions: Sequence[Extraction]) -> Path:
    with writing(out):
        Store(out).write(extractions)
    return out


def made_up_action(chance: random.Random) -> dict[str, Any]:
    """Values of an action that no other is likely to have."""
    day = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(1400))
    dated = chance.random() < 0.6
    return {
        "text": " ".join(chance.choices(WORDS, k=chance.randint(15, 60))).capitalize() + ".",
        "lead_raw": chance.choice(POSTS),
        "timescale_raw": f"{day:%d/%m/%Y}" if dated else "Ongoing",
        "timescale_kind": "date" if dated else "ongoing",
        "timescale_latest": day if dated else None,
        "status": chance.choice(("in_progress", "completed", "ongoing", "not_started")),
        "confidence": round(chance.uniform(0.6, 1.0), 2),
    }


def made_up_paper(path: Path, actions: Sequence[dict[str, Any]], council: Council, /, **about: Any) -> Extraction:
    """Draw a plan with these actions, a row of a table each, and give the rows that stand for it."""
    _draw(path, [(action.get("ref", ""), action["text"], action.get("lead_raw") or "") for action in actions])
    document_id = hashlib.sha256(path.read_bytes()).hexdigest()
    whose = {"document_id": document_id, "council_code": council.gss_code}
    part = f"{document_id[:16]}-p001"
    found = [(ActionRecord(**_action(number, action, part, council, whose))) for number, action in enumerate(actions)]
    leads = [
        ActionLeadRecord(
            action_id=row.action_id, position=1, raw=row.lead_raw, name=row.lead_raw, kind="officer",
            rank=row.lead_raw.split(" of ")[0].split(",")[0], portfolio=None, person=None, qualifier=None,
            ambiguous=False, **whose,
        )
        for row in found
        if row.lead_raw
    ]  # fmt: skip
    pages = -(-len(actions) // ACTIONS_A_PAGE)
    return Extraction(
        document=_document(path, council, pages, len(actions), whose, about),
        parts=(
            PartRecord(
                part_id=part, position=1, page_first=1, page_last=pages, agenda_item=None, title=about.get("title"),
                document_type="action_plan", committee=None, meeting_date=None, **whose,
            ),
        ),
        tables=tuple(_tables(len(actions), part, whose)),
        actions=tuple(found),
        action_leads=tuple(leads),
    )  # fmt: skip


def _draw(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    canvas = Canvas(str(path), pagesize=(WIDE, HIGH), invariant=True)
    for start in range(0, len(rows), ACTIONS_A_PAGE):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(EDGES[0], HIGH - 40, f"{path.stem}, page {start // ACTIONS_A_PAGE + 1}")
        for place, row in enumerate(rows[start : start + ACTIONS_A_PAGE]):
            top = TOP + place * ROW
            for left, right, words in zip(EDGES[:-1], EDGES[1:], (*row, ""), strict=True):
                canvas.rect(left, HIGH - top - ROW, right - left, ROW)
                for line in range(4):
                    canvas.drawString(left + 4, HIGH - top - 12 - 10 * line, words[line * 90 : line * 90 + 90])
        canvas.showPage()
    canvas.save()


def _row_place(number: int) -> dict[str, Any]:
    top = TOP + ROW * (number % ACTIONS_A_PAGE)
    return {"page": number // ACTIONS_A_PAGE + 1, "x0": EDGES[0], "top": top, "x1": EDGES[-1], "bottom": top + ROW}


def _action(number: int, action: dict[str, Any], part: str, council: Council, whose: dict[str, str]) -> dict[str, Any]:
    empty = {name: None for name, field in ActionRecord.model_fields.items() if field.is_required()}
    place = _row_place(number)
    return empty | {
        "recommendation_ids": [], "recommendation_numbers": [], "bullets": [], "extra": {}, "notes": [],
        "timescale_kind": "unspecified", "timescale_approximate": False, "status": "unknown", "ambiguous": False,
        "page_first": place["page"], "page_last": place["page"], "regions": [Place(**place)],
        "action_id": f"{whose['document_id'][:16]}-a{number + 1:03d}", "part_id": part, "council": council.name,
        "method": "ruled", "confidence": 0.98, "ref": str(number + 1), **whose, **action,
    }  # fmt: skip


def _document(
    path: Path, council: Council, pages: int, n_actions: int, whose: dict[str, str], about: dict[str, Any]
) -> DocumentRecord:
    empty = {name: None for name, field in DocumentRecord.model_fields.items() if field.is_required()}
    told = {
        "source_uri": str(path), "file_name": path.name, "council": council.name, "title": path.stem,
        "document_type": "action_plan", "page_count": pages, "pages_ocr": 0, "tagged": False,
        "text_layer": "native", "status": "done", "n_recommendations": 0, "n_actions": n_actions, "n_decisions": 0,
        "n_issues": 0, "version": __version__, "settings_hash": "0" * 16, "seconds": 0.0,
        "processed_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    }  # fmt: skip
    return DocumentRecord(**(empty | told | whose | about))


def _tables(number: int, part: str, whose: dict[str, str]) -> Iterator[TableRecord]:
    """The table of each page, its cells without their words."""
    for page in range(-(-number // ACTIONS_A_PAGE)):
        here = range(page * ACTIONS_A_PAGE, min(number, (page + 1) * ACTIONS_A_PAGE))
        cells = [
            CellRecord(
                row=row % ACTIONS_A_PAGE, column=column, row_span=1, column_span=1, text="",
                **_row_place(row) | {"x0": EDGES[column], "x1": EDGES[column + 1]},
            )
            for row in here
            for column in range(4)
        ]  # fmt: skip
        yield TableRecord(
            table_id=f"{whose['document_id'][:16]}-t{page + 1:03d}", part_id=part, role="action_plan",
            n_rows=len(here), n_columns=4, header=[], cells=cells, page_first=page + 1, page_last=page + 1,
            regions=[Place(page=page + 1, x0=EDGES[0], top=TOP, x1=EDGES[-1], bottom=TOP + ROW * len(here))],
            method="ruled", confidence=0.98, **whose,
        )  # fmt: skip


def browser_times(index: Path) -> tuple[dict[str, float], dict[str, float]]:
    """``filter_times`` and ``processor_times`` in a browser of its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        times = filter_times(browser.new_page(), index)
        worked = processor_times(browser.new_page(), index)
        browser.close()
    return times, worked


def processor_times(page: Any, index: Path) -> dict[str, float]:
    """Milliseconds that the page's own thread works for the same: other work of the machine makes them no longer."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        told = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return 1000 * float(told["TaskDuration"])

    page.goto(f"{index.as_uri()}#records")
    times = {"load": worked()}
    page.wait_for_selector("html[data-ready]", state="attached")
    times["ready"] = worked()
    for name, (control, values) in ASKED.items():
        spent = []
        for value in values:
            page.wait_for_timeout(1000)  # until what follows the last is done: the choices are counted anew
            begin = worked()
            page.evaluate(SET, [control, [value]])
            spent.append(worked() - begin)
        times[name] = max(spent)
    return {name: round(value, 1) for name, value in times.items()}


def filter_times(page: Any, index: Path) -> dict[str, float]:
    """Milliseconds that the page takes to load, until a first search is ready, and at most to search, filter and
    sort, with its rows laid out."""
    page.goto(f"{index.as_uri()}#records")
    load = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    page.wait_for_selector("html[data-ready]", state="attached")
    ready = page.evaluate("performance.now()")
    times = {name: page.evaluate(SET, list(values)) for name, values in ASKED.items()}
    return {name: round(value, 1) for name, value in {"load": load, "ready": ready, **times}.items()}


if __name__ == "__main__":
    main()
