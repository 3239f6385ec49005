"""Charts as plain SVG: drawn by Vega-Lite when the report is built, so that the page needs no script for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import altair as alt
import vl_convert
from lxml import etree
from markupsafe import Markup

from extract.report.figures import DATED, DONE, LASTING, OPEN, Count, Figures, quarters_between

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan"})
LOOKS = frozenset({
    "viewBox", "d", "x", "y", "dy", "x1", "x2", "y1", "y2", "width", "height", "rx", "transform", "fill", "stroke",
    "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "stroke-opacity", "stroke-miterlimit", "text-anchor",
    "font-family", "font-size", "font-weight", "display", "dominant-baseline",
})  # fmt: skip
"""Elements and attributes that a chart may keep. Everything else goes: handlers, links, styles, foreign content."""

INK, RULE, PAPER = "#010101", "#020202", "#030303"
THEMED = {INK: "currentColor", RULE: "var(--line)", PAPER: "var(--paper)"}
"""Colours that follow the page's light or dark scheme."""
HUES = ["#2f7fd6", "#d0611c", "#2c8f5a", "#8d62cf", "#c9468a", "#1d8a99", "#9a6d2b", "#777e88"]
"""Each has a contrast of at least 3:1 (WCAG 1.4.11) with the light and with the dark background."""
STACKED = [DATED, LASTING, DONE, OPEN]
"""From left to right in the first chart."""
MOST_COUNCILS = 7
"""With more, colours can no longer be told apart: the rest is drawn as one."""
OTHERS = "Other councils"
WIDTH = 460
"""Points; narrow enough that a phone shows the letters at a readable size."""
LABEL = 26
"""Letters in a line of a bar's label; a longer label has two lines."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its words and the numbers it shows, row by row."""

    name: str
    title: str
    summary: str
    svg: Markup
    header: Sequence[str]
    rows: Sequence[Sequence[str | int]]


def charts(figures: Figures) -> list[Chart]:
    """The charts of the overview; those without anything to show are left out."""
    when = alt.Color("label:N", title=None, sort=STACKED, legend=_legend(), scale=_hues())
    council = alt.Color("council:N", title=None, legend=_legend(), scale=_hues())
    by_council = alt.Y("council:N", title=None, axis=_labels())
    by_label = alt.Y("label:N", title=None, sort=None, axis=_labels())
    number = alt.X("sum(number):Q", title="actions", axis=alt.Axis(tickMinStep=1, tickCount=5, format="d"))
    share = alt.X("sum(number):Q", title="share of actions", stack="normalize", axis=alt.Axis(format="%"))
    every = quarters_between(count.label for count in figures.quarters)
    quarter = alt.X("label:O", title=None, axis=alt.Axis(labelAngle=-90, labelOverlap=True), scale=_domain(every))
    height = alt.Y("sum(number):Q", title="actions", axis=alt.Axis(tickMinStep=1, format="d"))
    drawn = [
        _chart("when", "Does the action say by when?", figures.when, share, by_council, when),
        _chart("quarters", "Deadlines on a time line, by calendar quarter", figures.quarters, quarter, height, council),
        _chart("themes", "Themes of actions", figures.themes, number, by_label, council),
        _chart("leads", "Who leads", figures.leads, number, by_label, council),
    ]
    return [chart for chart in drawn if chart.rows]


def _chart(name: str, title: str, counts: Sequence[Count], x: alt.X, y: alt.Y, colour: alt.Color) -> Chart:
    rows = [(shown(count.council), shown(count.label), count.number) for count in counts]
    summary = f"{title} {len(rows)} numbers; they stand in the table below the chart."
    if not rows:
        return Chart(name, title, summary, Markup(""), (), ())
    longest = max(len(text) for council, label, _ in rows for text in (council, label))
    values = [
        {"council": council, "label": label, "number": number, "order": STACKED.index(label) if label in STACKED else 0}
        for council, label, number in _merged(rows)
    ]
    wide, high = (WIDTH - 60, 220) if name == "quarters" else (WIDTH - 190, alt.Step(36 if longest > LABEL else 26))
    drawing = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar(stroke=PAPER, strokeWidth=1)
        .encode(x=x, y=y, color=colour, order=alt.Order("order:Q"))
        .properties(width=wide, height=high)
        .configure(background="transparent", font="system-ui, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, titleColor=INK, tickColor=RULE, domainColor=RULE, gridColor=RULE, labelFontSize=13,
            titleFontSize=13, titleFontWeight="normal", gridOpacity=0.35,
        )
        .configure_legend(labelColor=INK, labelFontSize=13, symbolType="square")
    )  # fmt: skip
    svg = _safe(vl_convert.vegalite_to_svg(drawing.to_dict()), title, summary, f"chart-{name}")
    return Chart(name, title, summary, svg, ("Council", "What", "Actions"), rows)


def _merged(rows: Iterable[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Councils beyond those with most actions as one, where there are too many to tell apart."""
    told = list(rows)
    weight: dict[str, int] = {}
    for council, _, number in told:
        weight[council] = weight.get(council, 0) + number
    if len(weight) <= MOST_COUNCILS + 1:
        return told
    largest = sorted(weight, key=lambda council: (-weight[council], council))[:MOST_COUNCILS]
    return [(council if council in largest else OTHERS, label, number) for council, label, number in told]


def _legend() -> alt.Legend:
    return alt.Legend(orient="top", columns=2, columnPadding=30, labelLimit=180)


def _hues() -> alt.Scale:
    return alt.Scale(range=HUES)


def _domain(labels: Sequence[str]) -> alt.Scale:
    return alt.Scale(domain=list(labels))


def _labels() -> alt.Axis:
    """Labels in two lines where one is too short; what is longer still is cut."""
    end = f"length(datum.label) > {2 * LABEL} ? '…' : ''"
    space = f"lastindexof(slice(datum.label, 0, {LABEL + 1}), ' ')"
    parted = f"[slice(datum.label, 0, {space}), slice(datum.label, {space} + 1, {2 * LABEL}) + ({end})]"
    whole = f"length(datum.label) <= {LABEL} || {space} < 1 ? datum.label : {parted}"
    return alt.Axis(labelLimit=190, labelExpr=whole)


def shown(label: str, length: int = 60) -> str:
    """A label without characters that are not seen or turn the direction of writing, cut where it is too long."""
    plain = " ".join(_UNSEEN.sub(" ", label).split())
    return plain if len(plain) <= length else plain[: length - 1] + "…"


def _safe(svg: str, title: str, summary: str, name: str) -> Markup:
    """The drawing with the elements and attributes that drawing needs, named for those who cannot see it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(svg.encode(), parser)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or etree.QName(element).localname not in SHAPES:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
            continue
        for attribute in list(element.attrib):
            value = element.get(attribute) or ""
            if attribute not in LOOKS or "url(" in value:
                del element.attrib[attribute]
            elif attribute in ("fill", "stroke"):
                element.set(attribute, THEMED.get(value, value))
    _name(root, title, summary, name)
    return Markup(etree.tostring(root, encoding="unicode"))


def _name(root: etree._Element, title: str, summary: str, name: str) -> None:
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-summary")
    for place, (tag, text) in enumerate((("title", title), ("desc", summary))):
        element = etree.Element(f"{SVG}{tag}")
        element.set("id", f"{name}-{'title' if tag == 'title' else 'summary'}")
        element.text = text
        root.insert(place, element)
