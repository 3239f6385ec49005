"""The made-up plans: every PDF opens, and says what the gold beside it says, where gold says it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from extract.evaluate.gold import SCHEMA, Paper

PLANS = Path(__file__).resolve().parents[1] / "benchmarks" / "plans"
PDFS = sorted(PLANS.rglob("*.pdf"))
Json = dict[str, Any]

every_paper = pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)


def squeezed(text: str) -> str:
    """``text`` without white space, hyphens and bullets: lines and words may be broken anywhere."""
    return re.sub(r"[\s\u00ad\u0002\ufffe•-]", "", unicodedata.normalize("NFKC", text))


@cache
def pages(path: Path) -> tuple[str, ...]:
    """The squeezed text layer of each page."""
    document = pdfium.PdfDocument(path)
    try:
        return tuple(squeezed(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


@cache
def gold(path: Path) -> Json:
    found: Json = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def stands_on(text: str, on: Sequence[str]) -> bool:
    """Whether the text is on one of the pages, or cut between two that follow each other."""
    wanted = squeezed(text)
    if any(wanted in page for page in on):
        return True
    return any(
        wanted[:at] in here and wanted[at:] in there for here, there in pairwise(on) for at in range(1, len(wanted))
    )


def test_there_are_plans_of_every_sort() -> None:
    plans = [gold(path) for path in PDFS if gold(path)["tables"] and gold(path)["actions"]]
    assert len(plans) >= 28
    held_out = [path for path in PDFS if path.parent.name == "holdout"]
    assert len(held_out) >= len(plans) // 4
    assert len([path for path in PDFS if path.parent.name == "prose"]) >= 6
    layouts = {layout for plan in plans for layout in plan["layout"]}
    for sort in ("borderless", "horizontal rules only", "vertical rules only", "two-level head", "rotated head text"):
        assert sort in layouts


def test_files_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in PDFS}
    assert max(sizes.values()) < 60_000, sizes
    assert sum(sizes.values()) < 1_750_000


def test_more_than_one_program_made_them() -> None:
    producers = {pdfium.PdfDocument(path).get_metadata_value("Producer").split()[0] for path in PDFS}
    assert len(producers) >= 2


@every_paper
def test_gold_is_of_the_schema_and_of_this_file(path: Path) -> None:
    record = gold(path)
    assert record["schema"] == SCHEMA
    paper = Paper.model_validate(record)
    (file,) = paper.files
    assert (file.file, file.last_page) == (path.name, len(pages(path)))
    ids = [action.id for action in paper.actions]
    assert len(ids) == len(set(ids))


@every_paper
def test_every_cell_is_in_the_text(path: Path) -> None:
    for table in gold(path)["tables"]:
        on = pages(path)[table["page_first"] - 1 : table["page_last"]]
        cells = {cell for row in table["header_rows"] + table["rows"] for cell in row if cell}
        assert [cell for cell in cells if not stands_on(cell, on)] == []


@every_paper
def test_grids_are_whole(path: Path) -> None:
    for table in gold(path)["tables"]:
        count = max([len(table["header"]), *map(len, table["rows"])])
        assert all(len(row) == count for row in table["header_rows"] + table["rows"])
        for span in table["spans"]:
            assert span["row"] + span["row_span"] <= len(table["rows"])
            assert span["column"] + span["column_span"] <= count


@every_paper
def test_every_record_stands_on_its_pages(path: Path) -> None:
    record = gold(path)
    for each in record["recommendations"] + record["actions"]:
        first, last = each["pages"]
        on = pages(path)[first - 1 : last]
        assert all(stands_on(line, on) for line in each["text"].split("\n")), each["text"]
    for action in record["actions"]:
        if action["status_source"] != "colour" and action["status_raw"]:
            assert stands_on(action["status_raw"], pages(path))


@every_paper
def test_links_between_records_hold(path: Path) -> None:
    record = gold(path)
    known = {action["id"] for action in record["actions"]}
    assert {key for each in record["recommendations"] for key in each["actions"]} <= known
    if "negative" in record["layout"]:
        assert not record["recommendations"] and not record["actions"]
