"""Figures to print, of the kinds that the report draws in the browser, in its palette: bars with their numbers,
deadlines as dots, a heat map. They need the extra "notebooks" (altair).

Each takes a pandas data frame and the names of its columns; ``source`` is the line under the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import altair as alt
import pandas as pd

from extract.report.palette import STATES

__all__ = ["deadline_dots", "heat_map", "labelled_bars", "moved_deadlines", "titled"]

Chart: TypeAlias = alt.LayerChart | alt.FacetChart
BAR = STATES["due"].light
"""Councils, posts and themes are told by words; a colour would have to mean something."""
EDITIONS = {"before": STATES["undated"].light, "after": STATES["due"].light}
GREY = "#555555"


def titled(title: str, source: str) -> alt.TitleParams:
    """The title of a figure, and under it where its numbers are from."""
    return alt.TitleParams(title, subtitle=source, anchor="start", subtitleColor=GREY)


def labelled_bars(
    rows: pd.DataFrame, label: str, value: str, title: str, source: str, *, measured: str,
    order: Sequence[str] | None = None, panels: str | None = None, panel_order: Sequence[str] | None = None,
) -> Chart:  # fmt: skip
    """A bar for each row, its number at its end. ``measured`` says what the axis counts. Values of a column of
    fractions are shares, 0..1. ``panels`` names a column with one panel for each of its values."""
    share = pd.api.types.is_float_dtype(rows[value].dtype)
    how, domain = (".0%", [0, 1]) if share else (",d", [0, max(1, int(rows[value].max())) if len(rows) else 1])
    axis = alt.Axis(format="%" if share else "d", tickMinStep=0.1 if share else 1)
    base = alt.Chart().encode(
        x=alt.X(f"{value}:Q", title=measured, axis=axis, scale=alt.Scale(domain=domain)),
        y=alt.Y(f"{label}:N", title=None, sort=list(order) if order else None, axis=alt.Axis(labelLimit=320)),
    )  # fmt: skip
    numbers = base.mark_text(align="left", dx=4).encode(text=alt.Text(f"{value}:Q", format=how))
    layered = alt.layer(base.mark_bar(color=BAR), numbers, data=rows).properties(width=380, height=alt.Step(20))
    if panels is None:
        return layered.properties(title=titled(title, source))
    heads = alt.Row(
        f"{panels}:N", title=None, sort=list(panel_order) if panel_order else None,
        header=alt.Header(labelAngle=0, labelAlign="left"),
    )  # fmt: skip
    return layered.facet(row=heads).properties(title=titled(title, source))


def deadline_dots(rows: pd.DataFrame, days: str, label: str, title: str, source: str, *, measured: str) -> Chart:
    """A dot for each number of days, larger for several of the same; a black line at the median of each row."""
    axis = alt.X(f"{days}:Q", title=f"{measured} (black line: median)")
    size = alt.Size(
        "count():Q", title="Actions", scale=alt.Scale(range=[60, 400], zero=False),
        legend=alt.Legend(tickMinStep=1, format="d"),
    )  # fmt: skip
    dots = alt.Chart(rows).mark_circle(opacity=0.6, color=BAR)
    middle = alt.Chart(rows).mark_tick(thickness=3, size=28, color="black")
    both = alt.layer(
        dots.encode(x=axis, y=alt.Y(f"{label}:N", title=None), size=size),
        middle.encode(x=f"median({days}):Q", y=f"{label}:N"),
    )
    return both.properties(width=420, height=110, title=titled(title, source))


def moved_deadlines(rows: pd.DataFrame, label: str, title: str, source: str) -> Chart:
    """From the deadline in the column ``before`` (circle) to that in ``after`` (cross), a line for each action."""
    spans = alt.Chart(rows).mark_rule().encode(
        x=alt.X("before:T", title="Deadline"), x2="after:T", y=alt.Y(f"{label}:N", title="Action")
    )  # fmt: skip
    names = list(EDITIONS)
    ends = alt.Chart(rows.melt(label, names, "edition", "deadline")).mark_point(filled=False, strokeWidth=2, size=120)
    marked = ends.encode(
        x=alt.X("deadline:T", axis=alt.Axis(format="%b %Y", labelAngle=-45)),
        y=f"{label}:N",
        color=alt.Color("edition:N", title="Edition", scale=alt.Scale(domain=names, range=list(EDITIONS.values()))),
        shape=alt.Shape("edition:N", title="Edition", scale=alt.Scale(domain=names, range=["circle", "cross"])),
    )
    return alt.layer(spans, marked).properties(width=420, title=titled(title, source))


def heat_map(
    rows: pd.DataFrame, across: str, down: str, share: str, title: str, source: str, *, measured: str
) -> Chart:
    """A field for each pair, the darker the larger its share (0..1), with the share written in it."""
    fields = alt.Chart(rows).encode(
        x=alt.X(f"{across}:N", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y(f"{down}:N", title=None, axis=alt.Axis(labelLimit=320)),
    )
    shade = alt.Color(
        f"{share}:Q", title=measured, legend=alt.Legend(format=".0%"),
        scale=alt.Scale(range=["white", BAR], domain=[0, 1]),
    )  # fmt: skip
    readable = alt.condition(f"datum['{share}'] > 0.6", alt.value("white"), alt.value("black"))
    numbers = fields.mark_text().encode(text=alt.Text(f"{share}:Q", format=".0%"), color=readable)
    return alt.layer(fields.mark_rect().encode(color=shade), numbers).properties(width=220, title=titled(title, source))
