"""Labelled papers by the shared scorer: what is wrong in each, in one line or in detail.

    python -m benchmarks.labelled cases                      every small case: right, or what is wrong
    python -m benchmarks.labelled cases hidden-text -v       one kind, each lost or false record and wrong field named
    python -m benchmarks.labelled build/lot-01               an opened lot (a folder with pdf/ and gold/)

The scorer is ``lots/score.py`` in the folder ``shared`` beside the checkout; its conventions are
those of ``lots/README.md``.
"""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from extract import extract
from extract.issues import DocumentError
from extract.schema import Extraction

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
ABOUT = ("council", "title", "committee", "meeting_date", "document_type")
OF_PARTS = ("page_first", "page_last", "title", "agenda_item", "document_type")
Found = dict[str, Any]
"""A record, document or issue in the scorer's form."""


@cache
def scorer() -> ModuleType:
    """``lots/score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("lots_score", SHARED / "lots" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(path: Path) -> dict[str, Any]:
    """A gold file as the scorer reads it: its records in one list, what is left out filled in."""
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch, path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        loaded: dict[str, dict[str, Any]] = scorer().load_gold(scratch)
    return next(iter(loaded.values()))


def papers(name: str) -> Iterator[tuple[Path, Path]]:
    """(PDF, gold) of a set: ``cases`` or a folder with ``pdf/`` and ``gold/`` or with both side by side."""
    folder = SHARED / "cases" if name == "cases" else Path(name)
    for gold in sorted(folder.rglob("*.json")):
        beside = gold.with_suffix(".pdf")
        pdf = beside if beside.exists() else gold.parent.parent / "pdf" / beside.name
        if pdf.exists():
            yield pdf, gold


def found_in(extraction: Extraction) -> list[Found]:
    """What was read, in the scorer's form (as ``lots/from_parquet.py`` makes it of a store)."""
    about = extraction.document
    name = {"document": about.file_name}
    leads: dict[str, list[list[str]]] = {}
    for lead in sorted(extraction.action_leads, key=lambda lead: lead.position):
        leads.setdefault(lead.action_id, []).append([x for x in (lead.raw, lead.name) if x])
    rows: list[Found] = [
        name | {"kind": "document", "pages": about.page_count}
        | {key: _plain(getattr(about, key)) for key in ABOUT}
        | {"parts": [{key: getattr(part, key) for key in OF_PARTS} for part in extraction.parts]}
    ]  # fmt: skip
    for issue in extraction.issues:
        if issue.page and issue.severity in ("warning", "error"):
            rows.append(name | {"kind": "issue", "code": str(issue.code), "page": issue.page})
    for kind, records in (("recommendation", extraction.recommendations), ("decision", extraction.decisions)):
        for record in records:
            rows.append(name | {"kind": kind, "number": record.number, **_shared(record)})
    for action in extraction.actions:
        status = action.status_raw or (action.status if action.status_source == "colour" else None)
        when = {
            f"timescale_{k}": _plain(getattr(action, f"timescale_{k}")) for k in ("raw", "kind", "earliest", "latest")
        }
        rows.append(
            name
            | {"kind": "action", "ref": action.ref, "recommendation_numbers": list(action.recommendation_numbers)}
            | {"leads": leads.get(action.action_id, []), "lead_raw": action.lead_raw, "status": status}
            | {"status_read": action.status, **when, **_shared(action)}
        )
    return rows


def _shared(record: Any) -> Found:
    return {"text": record.text, "page": record.page_first, "confidence": record.confidence,
            "p_record": getattr(record, "p_record", None)}  # fmt: skip


def _plain(value: Any) -> Any:
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def read(paper: Path) -> tuple[list[Found], list[str]]:
    """(what was found, codes of all issues) of the PDF at ``paper``."""
    try:
        extraction = extract(paper)
    except DocumentError as error:
        return [], [str(error)]
    return found_in(extraction), [str(issue.code) for issue in extraction.issues]


def within(gold: Mapping[str, Any], found: list[Found]) -> list[Found]:
    """What was found on the pages that gold is of (as ``lots/from_parquet.py --gold`` leaves out the others)."""
    first, last = gold.get("pages_labelled") or (0, float("inf"))
    return [each for each in found if not each.get("page") or first <= each["page"] <= last]


def faults(gold: Mapping[str, Any], found: list[Found], codes: list[str], score: ModuleType) -> list[str]:
    """Every way in which ``found`` differs from ``gold``, a line each."""
    told: list[str] = []
    for kind in score.KINDS:
        want = [r for r in gold["records"] if r["kind"] == kind]
        have = [r for r in found if r.get("kind") == kind]
        pairs = score.match(want, have)
        lost = set(range(len(want))) - {i for i, _ in pairs}
        rest = [x for j, x in enumerate(have) if j not in {j for _, j in pairs}]
        spare = {
            j
            for _, j in score.match(
                [
                    dict(o, kind=kind)
                    for o in gold.get("optional", []) + gold.get("optional_records", [])
                    if o.get("text")
                ],
                rest,
            )
        }
        told += [
            f"lost {kind} {want[i].get('number') or want[i].get('ref') or ''} "
            f"p{want[i]['page']}: {want[i]['text'][:110]!r}"
            for i in sorted(lost)
        ]
        told += [
            f"false {kind} {x.get('number') or x.get('ref') or ''} p{x['page']}: {x['text'][:110]!r}"
            for j, x in enumerate(rest)
            if j not in spare
        ]
        for i, j in pairs:
            wrong = [
                name
                for name, good in score.fields(want[i], have[j]).items()
                if not good and name not in ("ts_kind", "ts_dates", "ts_latest", "ts_all")
            ]
            told += [
                f"{kind} {want[i]['text'][:30]!r}: {name}: {_gold(want[i], name)!r} read as {_read(have[j], name)!r}"
                for name in wrong
            ]
            if want[i].get("status_is") and have[j].get("status_read") not in _several(want[i]["status_is"]):
                told.append(f"status {want[i]['status_is']!r} read as {have[j].get('status_read')!r}")
            if (gold.get("lead_raw_exact") or want[i].get("lead_raw_exact")) and have[j].get("lead_raw") != want[i][
                "lead_raw"
            ]:
                told.append(f"letters of lead {want[i]['lead_raw']!r} read as {have[j].get('lead_raw')!r}")
    if gold.get("issue") and gold["issue"] not in codes:
        told.append(f"no issue {gold['issue']}")
    words = " ".join(str(v) for x in found for v in x.values())
    told += [f"shows {word!r}" for word in gold.get("must_not_appear", []) if word in words]
    return told


def _several(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


GOLD_KEYS = {
    "link": "recommendation_numbers",
    "ts_raw": "timescale_raw",
    "ts_lenient": "timescale",
    "text_exact": "text",
}


def _gold(record: Mapping[str, Any], name: str) -> Any:
    if name == "ref" and record["kind"] != "action":
        return record.get("number")
    return record.get(GOLD_KEYS.get(name, name))


def _read(record: Mapping[str, Any], name: str) -> Any:
    if name == "ts_lenient":
        return [record.get(f"timescale_{key}") for key in ("kind", "earliest", "latest")]
    if name == "ref" and record["kind"] != "action":
        return record.get("number")
    return record.get(GOLD_KEYS.get(name, name))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("set")
    ask.add_argument("only", nargs="*", help="parts of names of folders or papers")
    ask.add_argument("-v", "--verbose", action="store_true", help="name every fault")
    ask.add_argument("--workers", type=int, default=1)
    told = ask.parse_args()
    score = scorer()
    chosen = [
        (pdf, gold) for pdf, gold in papers(told.set) if not told.only or any(word in str(pdf) for word in told.only)
    ]
    with ProcessPoolExecutor(told.workers) as pool:
        results = list(pool.map(read, [pdf for pdf, _ in chosen]))
    right, everything, docs = 0, [], {}
    for (pdf, gold_file), (found, codes) in zip(chosen, results, strict=True):
        gold = gold_of(gold_file)
        docs[gold["file"]] = gold
        found = within(gold, found)
        everything += found
        wrong = faults(gold, found, codes, score)
        right += not wrong
        print(f"{'right' if not wrong else f'{len(wrong):5}'}  {pdf.parent.name}/{pdf.name}")
        if told.verbose:
            print("".join(f"         {line}\n" for line in wrong), end="")
    print(f"{right} of {len(chosen)} papers right in everything")
    score.show(score.score(docs, everything), False)


if __name__ == "__main__":
    main()
