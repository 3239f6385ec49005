"""The numbers of the overview, counted as ``council-extract compare`` counts them: each paper once, of each plan the
latest edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from extract.compare import Papers, Selection, lead_ranks, numbers, theme_mix
from extract.compare.counts import dated
from extract.compare.grouping import grouping
from extract.compare.papers import UNKNOWN
from extract.report.gather import UNKNOWN_COUNCIL, Gathered, key_of

DATED, LASTING, DONE, OPEN = "Dated", "Ongoing or recurring", "Completed", "No date"
WHEN: dict[str, str] = {"ongoing": LASTING, "recurring": LASTING, "completed": DONE}
"""What the bars of the first chart tell apart beside dated and not, by ``timescale_kind``."""
MOST_BARS = 14
"""Themes that the chart shows; the records can be filtered by all."""
UNCERTAIN_BELOW = 0.9
"""Confidence under which a row is put before a reader."""
RANKS: dict[str, str] = {
    "member": "Councillors", "chief officer": "Chief officers", "director": "Directors",
    "assistant director": "Assistant directors", "head": "Heads of service", "other officer": "Other officers",
    "body": "Cabinet, boards, teams", "person": "Named persons", "external": "Partners outside",
    "unknown": "Could not be told", "none": "Nobody named",
}  # fmt: skip
"""Ranks of leads in words."""


@dataclass(frozen=True, slots=True)
class Count:
    """A bar, or a piece of one."""

    label: str
    council: str
    number: int


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A council in the table of the overview. Shares are of its actions, 0..1; None where it has none."""

    council: str
    documents: int
    recommendations: int
    unanswered: int
    actions: int
    decisions: int
    dated: float | None
    single_lead: float | None
    uncertain: int

    def link(self, **wanted: str) -> str:
        """The records of this council, as an address inside the report."""
        return "#records?" + urlencode({"council": self.council, **wanted})


@dataclass(frozen=True, slots=True)
class Figures:
    councils: list[CouncilRow]
    when: list[Count]
    quarters: list[Count]
    themes: list[Count]
    leads: list[Count]
    notes: Sequence[str]
    """What was left out, a sentence each."""


def figures(gathered: Gathered, selection: Selection) -> Figures:
    """Count what the overview shows."""
    counted = selection.counted
    names = {code: UNKNOWN_COUNCIL if code == UNKNOWN else name for code, name in counted.council_names().items()}
    actions = [(names[action["council_code"]], action) for action in counted.actions]
    by_council = grouping("council")
    ranks = [(RANKS.get(row["rank"], str(row["rank"])), row) for row in lead_ranks(counted, by_council)]
    return Figures(
        councils=_councils(gathered, counted, names),
        when=_counted((_when(action), council) for council, action in actions),
        quarters=_counted(
            (_quarter(action["timescale_latest"]), council) for council, action in actions if dated(action)
        ),
        themes=_themes(theme_mix(counted, by_council), names),
        leads=_most([Count(rank, names[row["group"]], row["actions"]) for rank, row in ranks]),
        notes=selection.notes,
    )


def counted_keys(counted: Papers) -> set[str]:
    """Keys of the records that are counted; the others repeat them, or stand in an earlier edition."""
    keys = {row["recommendation_id"] for row in counted.recommendations}
    return keys | {row["action_id"] for row in counted.actions} | {row["decision_id"] for row in counted.decisions}


def uncertain(record: Any) -> bool:
    """Whether a row should be looked at by a reader."""
    doubtful = record.confidence < UNCERTAIN_BELOW or bool(getattr(record, "ambiguous", False))
    return doubtful and record.reviewed is None


def _councils(gathered: Gathered, counted: Papers, names: dict[str, str]) -> list[CouncilRow]:
    found = numbers(counted, grouping("council"))
    once = counted_keys(counted)
    doubtful = Counter(
        record.council or UNKNOWN_COUNCIL
        for kind, record in gathered.records
        if uncertain(record) and key_of(kind, record) in once
    )
    return [
        CouncilRow(
            council=name,
            **{column: found[code][column] for column in ("documents", "recommendations", "unanswered")},
            actions=found[code]["actions"],
            decisions=found[code]["decisions"],
            dated=found[code]["share_dated"],
            single_lead=found[code]["share_single_lead"],
            uncertain=doubtful[name],
        )
        for code, name in names.items()
    ]


def _when(action: dict[str, Any]) -> str:
    return DATED if dated(action) else WHEN.get(action["timescale_kind"], OPEN)


def _quarter(day: Any) -> str:
    """The calendar quarter, in a form that sorts: 2024 Q2."""
    return f"{day.year:04d} Q{(day.month + 2) // 3}"


def quarters_between(labels: Iterable[str]) -> list[str]:
    """All quarters from the first to the last of ``labels``, so that a time line has no hidden gaps."""
    known = sorted(set(labels))
    if not known:
        return []
    first, last = ((int(label[:4]) * 4 + int(label[-1]) - 1) for label in (known[0], known[-1]))
    return [f"{number // 4:04d} Q{number % 4 + 1}" for number in range(first, last + 1)]


def _themes(rows: list[dict[str, Any]], names: dict[str, str]) -> list[Count]:
    """Themes of actions in the scheme that most actions are tagged with; several themes of one action count each."""
    of_actions = [row for row in rows if row["record_kind"] == "action"]
    schemes: Counter[str] = Counter()
    for row in of_actions:
        schemes[row["scheme"]] += row["records"]
    commonest = min(schemes, key=lambda scheme: (-schemes[scheme], scheme), default=None)
    return _most(
        [Count(row["theme"], names[row["group"]], row["records"]) for row in of_actions if row["scheme"] == commonest]
    )


def _counted(pairs: Iterable[tuple[str, str]]) -> list[Count]:
    return [Count(label, council, number) for (label, council), number in sorted(Counter(pairs).items())]


def _most(counts: list[Count]) -> list[Count]:
    """The counts of the labels with most, those first."""
    summed: Counter[str] = Counter()
    for count in counts:
        summed[count.label] += count.number
    kept = sorted(summed, key=lambda label: (-summed[label], label))[:MOST_BARS]
    return sorted((one for one in counts if one.label in kept), key=lambda one: (kept.index(one.label), one.council))
