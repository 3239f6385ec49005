"""Figures for print: they say their numbers, name their source, and have no colour but the report's."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

charts = pytest.importorskip("extract.charts", reason="altair is not installed; it is in requirements-dev.lock")

SOURCE = "Source: made-up rows"
SHARES = pd.DataFrame({"council": ["Avon", "Wye"], "measure": ["dated", "dated"], "share": [0.25, 0.75]})
DAYS = pd.DataFrame({"council": ["Avon", "Avon", "Wye"], "days": [90.0, 120.0, 400.0]})
MOVED = pd.DataFrame(
    {"action": ["1.1"], "before": pd.to_datetime(["2025-03-31"]), "after": pd.to_datetime(["2025-06-30"])}
)


def figures() -> dict[str, str]:
    """Each figure as Vega-Lite says it; altair checks it against the schema as it is written."""
    counts = pd.DataFrame({"kind": ["date", "ongoing"], "actions": [7, 2]})
    made = {
        "counts": charts.labelled_bars(counts, "kind", "actions", "Kinds", SOURCE, measured="Actions"),
        "shares": charts.labelled_bars(
            SHARES, "council", "share", "Shares", SOURCE, measured="Share of actions", panels="measure"
        ),
        "dots": charts.deadline_dots(DAYS, "days", "council", "Due", SOURCE, measured="Days"),
        "moved": charts.moved_deadlines(MOVED, "action", "Moved", SOURCE),
        "heat": charts.heat_map(SHARES, "council", "measure", "share", "Themes", SOURCE, measured="Share"),
    }
    return {name: chart.to_json() for name, chart in made.items()}


def test_every_figure_says_its_source_and_has_the_reports_colours() -> None:
    from extract.report.palette import STATES

    ours = {hue.light for hue in STATES.values()} | {charts.GREY}
    for name, text in figures().items():
        assert SOURCE in text, name
        assert set(re.findall(r"#[0-9a-fA-F]{6}\b", text)) <= ours, name


def test_bars_and_fields_have_their_numbers_written_in_them() -> None:
    made = figures()
    for name, how in (("counts", ",d"), ("shares", ".0%"), ("heat", ".0%")):
        told = json.loads(made[name])
        layers = told.get("layer") or told["spec"]["layer"]
        (text,) = (layer["encoding"]["text"] for layer in layers if layer["mark"]["type"] == "text")
        assert text["format"] == how, name


def test_a_table_without_rows_is_a_figure_too() -> None:
    charts.labelled_bars(SHARES[:0], "council", "share", "None", SOURCE, measured="Share").to_json()
    empty = pd.DataFrame({"kind": pd.Series(dtype="str"), "actions": pd.Series(dtype="int64")})
    charts.labelled_bars(empty, "kind", "actions", "None", SOURCE, measured="Actions").to_json()
