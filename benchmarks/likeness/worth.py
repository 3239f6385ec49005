"""What records by likeness alone are worth: labelled sets scored with them and without.

    python -m benchmarks.likeness.worth SET ...

A set is a folder with gold beside its PDFs or in ``gold/``. Likeness adds to papers in which the readers of forms found
next to nothing and changes no other record, so a reading without its rows is the reading without it. The honest figures
are those of a set's first try: ``git checkout COMMIT -- src models``, the commit of its row in ``fresh.csv``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.labelled import Found, found_in, gold_of, papers, scorer, within
from extract import extract
from extract.issues import DocumentError
from extract.schema import Extraction

LIKENESS = "likeness"
KINDS = ("recommendations", "actions", "decisions")


def without(extraction: Extraction) -> Extraction:
    """What was read by other means."""
    kept = {kind: tuple(row for row in getattr(extraction, kind) if row.method != LIKENESS) for kind in KINDS}
    return extraction.model_copy(update=kept)


def both(paper: Path) -> tuple[list[Found], list[Found]]:
    """The rows of the PDF at ``paper`` in the scorer's form, with those by likeness and without."""
    try:
        extraction = extract(paper)
    except DocumentError:
        return [], []
    return found_in(extraction), found_in(without(extraction))


def judged(folder: str) -> dict[str, Any]:
    """Mean F1 of a paper with likeness and without, and how many records it told, how many of them right."""
    score, docs = scorer(), {}
    rows: dict[bool, list[Found]] = {True: [], False: []}
    pairs = list(papers(folder))
    with ProcessPoolExecutor(2) as pool:
        for (_, gold_file), (all_rows, others) in zip(pairs, pool.map(both, [pdf for pdf, _ in pairs]), strict=True):
            gold = gold_of(gold_file)
            docs[gold["file"]] = gold
            rows[True] += within(gold, all_rows)
            rows[False] += within(gold, others)
    whole, bare = (score.score(docs, rows[each])["total"] for each in (True, False))
    told, otherwise = (sum(row["kind"] in score.KINDS for row in rows[each]) for each in (True, False))
    right = int(whole["all"]["matched"]) - int(bare["all"]["matched"])
    return {"papers": len(docs), "with": whole["macro_f1"], "without": bare["macro_f1"], "told": told - otherwise,
            "right": right}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="+")
    for folder in ask.parse_args(argv).sets:
        told = judged(folder)
        print(f"{folder}: {told['papers']} papers, mean F1 {told['without']:.3f} without, {told['with']:.3f} with; "
              f"{told['told']} records told, {told['right']} of them right")  # fmt: skip


if __name__ == "__main__":
    main()
