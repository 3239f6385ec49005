"""Cells between crossing lines: the same that pdfplumber's own functions give."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pdfplumber import table as plumber

from extract.model import Box
from extract.tables.crossings import cells_between

SLACK = 3.0


def edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "orientation": "h" if top == bottom else "v"}


def test_a_rule_that_stops_short_leaves_one_cell_over_both_rows() -> None:
    frame = [edge(0, y, 100, y) for y in (0, 60)] + [edge(x, 0, x, 60) for x in (0, 50, 100)]
    assert cells_between([*frame, edge(50, 30, 100, 30)], SLACK) == [
        Box(0, 0, 50, 60),
        Box(50, 0, 100, 30),
        Box(50, 30, 100, 60),
    ]


def test_lines_that_cross_without_closing_make_no_cell() -> None:
    assert cells_between([edge(0, 20, 100, 20), edge(50, 0, 50, 60)], SLACK) == []
    assert cells_between([], SLACK) == []


@pytest.mark.parametrize("seed", range(20))
def test_any_lines_give_the_cells_that_pdfplumber_gives(seed: int) -> None:
    draw = random.Random(seed)
    places = [20.0 * n + draw.choice((0.0, 2.0, 3.0)) for n in range(8)]
    edges = []
    for _ in range(24):
        at, (start, end) = draw.choice(places), sorted(draw.sample(places, 2))
        edges.append(edge(start, at, end, at) if draw.random() < 0.5 else edge(at, start, at, end))
    crossings = plumber.edges_to_intersections(edges, SLACK, SLACK)
    assert cells_between(edges, SLACK) == [Box(*cell) for cell in plumber.intersections_to_cells(crossings)]
