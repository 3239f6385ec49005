"""The sample papers: they are what their script builds, and their gold records say what stands on their pages."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

SAMPLE = Path(__file__).resolve().parents[1] / "corpora" / "sample"
NOTICE = "Sample, invented content"
GOLD = sorted((SAMPLE / "gold").glob("*.json"))
PDFS = sorted(SAMPLE.glob("*.pdf"))
LARGEST = 60_000
"""Bytes a sample may have; they are kept in the repository."""


def page_words(path: Path) -> list[list[str]]:
    """The words of every page, in the order in which they are stored, without bullets."""
    document = pdfium.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [[word for word in text.split() if word != "•"] for text in texts]


def pieces(record: dict[str, Any]) -> list[str]:
    """What must be found on the pages of a record: texts, one paragraph each."""
    return [record["text"], *filter(None, [record.get("context")])]


def stands_on(path: Path, pages: list[int], piece: str) -> bool:
    """Whether the words of ``piece`` stand on ``pages`` in order; words of the cells beside it may come between."""
    found = iter([word for page in page_words(path)[pages[0] - 1 : pages[1]] for word in page])
    return all(word in found for word in piece.split() if word != "•")


def load(path: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def test_there_are_six_papers_and_each_has_gold() -> None:
    with (SAMPLE / "manifest.csv").open(encoding="utf-8", newline="") as file:
        listed = {line["file"] for line in csv.DictReader(file)}
    assert len(PDFS) == 6
    assert {path.name for path in PDFS} == listed == {load(path)["pages_are_of"] for path in GOLD}


def test_committed_files_are_what_the_script_builds(tmp_path: Path) -> None:
    script = SAMPLE / "build.py"
    named = re.search(r'REPORTLAB_VERSION = "(.+)"', script.read_text(encoding="utf-8"))
    assert named
    try:
        installed = metadata.version("reportlab")
    except metadata.PackageNotFoundError:
        pytest.skip("reportlab is not installed")
    if installed != named[1]:
        pytest.skip(f"the samples are built with reportlab {named[1]}, this is {installed}")
    subprocess.run([sys.executable, "-B", str(script), str(tmp_path)], check=True)
    built = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert len(built) == len(PDFS) + len(GOLD) + 1
    for name, content in built.items():
        assert (SAMPLE / name).read_bytes() == content, f"{name} differs; run corpora/sample/build.py"


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_every_page_says_that_it_is_a_sample(path: Path) -> None:
    assert path.stat().st_size < LARGEST
    document = pdfium.PdfDocument(path)
    assert document.get_metadata_value("Subject") == NOTICE
    document.close()
    assert all(NOTICE in " ".join(words) for words in page_words(path))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_gold_text_stands_on_its_pages(path: Path) -> None:
    gold = load(path)
    assert gold["schema"] == "council-paper-gold/1"
    pdf = SAMPLE / gold["pages_are_of"]
    for kind in ("recommendations", "actions", "decisions"):
        for record in gold[kind]:
            for piece in pieces(record):
                assert stands_on(pdf, record["pages"], piece), f"{kind}: {piece!r} not on pages {record['pages']}"


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_printed_leads_and_timescales_are_in_the_paper(path: Path) -> None:
    gold = load(path)
    first, last = gold["pages_labelled"]
    for action in gold["actions"]:
        for printed in filter(None, (action["lead_raw"], action["timescale_raw"], action["group_label"])):
            assert stands_on(SAMPLE / gold["pages_are_of"], [first, last], printed), printed


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_actions_name_recommendations_that_the_paper_makes(path: Path) -> None:
    gold = load(path)
    numbers = {record["number"] for record in gold["recommendations"]}
    keys = {action["id"].removeprefix(gold["id"] + "-") for action in gold["actions"]}
    assert len(keys) == len(gold["actions"])
    assert all(set(action["recommendation_numbers"]) <= numbers for action in gold["actions"])
    assert all(set(record["actions"]) <= keys and record["actions"] for record in gold["recommendations"])
