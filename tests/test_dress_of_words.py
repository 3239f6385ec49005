"""Papers in other words: what is printed and what is gold change together, and the rest stays where it is."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pytest
from benchmarks.dress.moved import columns_moved
from benchmarks.dress.places import heads, held, laid
from benchmarks.dress.reprint import Anew, UnfitError, reprinted
from benchmarks.dress.worded import CHANGES
from benchmarks.dress.words import words_changed
from benchmarks.made.layouts import layouts
from benchmarks.made.write import make

from extract import extract

KEYS = {"leads": "lead_raw", "times": "timescale_raw"}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path]]:
    """Made-up plans in a ruled table, and their gold."""
    folder = tmp_path_factory.mktemp("words")
    for kind in ("pdf", "gold"):
        (folder / kind).mkdir()
    for number in (1, 2):
        made = make(layouts()["plan-span"], seed=7, number=number)
        (folder / "pdf" / f"{made.name}.pdf").write_bytes(made.pdf)
        (folder / "gold" / f"{made.name}.json").write_text(json.dumps(made.gold), encoding="utf-8")
    return [(folder / "pdf" / f"{each.stem}.pdf", each) for each in sorted((folder / "gold").iterdir())]


def gold_in(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def changed(papers: list[tuple[Path, Path]], change: str, out: Path) -> tuple[dict[str, Any], Path]:
    """The first paper in other words: its gold, and the paper."""
    words_changed(*papers[0], change, [gold for _, gold in papers], out, "")
    return gold_in(next((out / "gold").iterdir())), next((out / "pdf").iterdir())


def test_the_same_words_printed_anew_stay_where_gold_has_them(papers: list[tuple[Path, Path]], tmp_path: Path) -> None:
    gold, paper = changed(papers, "same", tmp_path)
    assert [a["lead_raw"] for a in gold["actions"]] == [a["lead_raw"] for a in gold_in(papers[0][1])["actions"]]
    assert len(held(laid(paper), gold)) == len(held(laid(papers[0][0]), gold))


def test_heads_are_exchanged_for_others_of_their_meaning(papers: list[tuple[Path, Path]], tmp_path: Path) -> None:
    gold, paper = changed(papers, "heads", tmp_path)
    before = heads(laid(papers[0][0]), held(laid(papers[0][0]), gold))
    after = heads(laid(paper), held(laid(paper), gold))
    assert {field for field, _ in after} == {field for field, _ in before}
    assert not set(after) & set(before)


@pytest.mark.parametrize("change", list(KEYS))
def test_what_is_borrowed_from_another_paper_is_printed_and_in_gold(
    change: str, papers: list[tuple[Path, Path]], tmp_path: Path
) -> None:
    gold, paper = changed(papers, change, tmp_path)
    lent = {" ".join(a[KEYS[change]].split()) for a in gold_in(papers[1][1])["actions"] if a[KEYS[change]]}
    cells = {" ".join(cell.text.split()) for _, _, cell in laid(paper).cells()}
    said = {" ".join(a[KEYS[change]].split()) for a in gold["actions"] if a[KEYS[change]]}
    assert said <= lent
    assert said <= cells


def test_columns_in_another_order_hold_what_they_held(papers: list[tuple[Path, Path]], tmp_path: Path) -> None:
    paper, gold = papers[0]
    with pikepdf.open(paper) as pdf:
        columns_moved(pdf, laid(paper), gold_in(gold), Random(3))
        pdf.save(tmp_path / "moved.pdf")

    def columns(path: Path) -> list[list[str]]:
        table = max(extract(path).tables, key=lambda table: len(table.cells))
        width = max(cell.column for cell in table.cells) + 1
        return [[" ".join(c.text.split()) for c in table.cells if c.column == at] for at in range(width)]

    before, after = columns(paper), columns(tmp_path / "moved.pdf")
    assert before != after
    assert sorted(before) == sorted(after)


def test_words_that_do_not_fit_are_said(papers: list[tuple[Path, Path]]) -> None:
    paper = laid(papers[0][0])
    page, _, cell = next(paper.cells())
    with pikepdf.open(papers[0][0]) as pdf, pytest.raises(UnfitError):
        reprinted(pdf, paper.document, [Anew(page, cell, "word " * 4000)])


def test_every_change_has_a_name_that_can_be_asked_for() -> None:
    assert {"heads", "leads", "times", "states", "numbers", "no-numbers", "same"} == set(CHANGES)
