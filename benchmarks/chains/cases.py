"""The chains: fifteen challenges of several councils, each with its papers and what is true of them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.chains.render import House, paper, said
from benchmarks.chains.story import Step, Story, state
from benchmarks.made.paper import day

FULL = {"no": "No.", "rec": "Recommendation", "ref": "Ref", "act": "Action", "lead": "Lead", "due": "Timescale"}
SHORT = {"ref": "Ref", "act": "What we will do", "lead": "Owner", "due": "By when"}
STATE = {"status": "Status"}
PROGRESS = {"progress": "Progress to date", "status": "RAG"}
WORDS = {"completed": "Complete", "in_progress": "In progress", "not_started": "Not started"}
OTHERS = {"completed": "Closed", "in_progress": "On track", "not_started": "Not yet started"}


@dataclass(frozen=True)
class Case:
    """What a chain is made of; months count from the challenge."""

    name: str
    council: str
    kind: str
    challenge: str
    by: str
    first: dt.date
    days: int
    layout: str
    stages: tuple[tuple[str, int], ...]
    heads: tuple[dict[str, str], ...]
    states: dict[str, str]
    due: tuple[str, ...]
    titles: dict[str, str]
    committee: str = "Cabinet"
    voice: str = "{}"
    dotted: bool = True
    renumber: bool = False
    copies: tuple[int, ...] = ()
    """Places of papers that are there twice, the second time in a pack behind an agenda."""
    rules: str = "grid"
    face: str = "sans"
    was: bool = False
    months_only: bool = False


def _titles(name: str, plan: str, progress: str, review: str = "Progress review", report: str = "") -> dict[str, str]:
    return {
        "report": report or name, "cover": f"{name} – findings and action plan", "plan": plan, "progress": progress,
        "review": f"{name}: {review}",
    }  # fmt: skip


CPC, LGA = "LGA Corporate Peer Challenge", "the peer team"
ALL = (("report", 2), ("cover", 4), ("plan", 4), ("progress", 10), ("review", 16))
CASES = (
    Case("north-devon-cpc", "North Devon Council", "peer_challenge", CPC, LGA, dt.date(2023, 3, 14), 3, "grid", ALL,
         (FULL, FULL | STATE), WORDS, ("month", "month"),
         _titles("Corporate Peer Challenge", "Corporate Peer Challenge Action Plan",
                 "Corporate Peer Challenge – progress update {month}"), copies=(2,)),
    Case("wigan-cpc", "Wigan Council", "peer_challenge", "Corporate Peer Challenge", LGA, dt.date(2022, 9, 20), 4,
         "bands", (("report", 2), ("plan", 3), ("progress", 9), ("progress", 15)), (SHORT, SHORT | PROGRESS), OTHERS,
         ("day", "month"), _titles("Corporate Peer Challenge", "Peer Challenge: our response",
                                   "Peer Challenge action plan: monitoring report"),
         committee="Executive", voice="We will {}.", renumber=True),
    Case("wigan-cpc-2018", "Wigan Council", "peer_challenge", "Corporate Peer Challenge", LGA, dt.date(2018, 2, 6), 4,
         "span", (("report", 2), ("plan", 3), ("progress", 12)), (FULL, FULL | STATE), WORDS, ("month",),
         _titles("Corporate Peer Challenge", "Corporate Peer Challenge Action Plan",
                 "Corporate Peer Challenge Action Plan – progress"), committee="Executive"),
    Case("wigan-ofsted", "Wigan Council", "inspection", "Ofsted inspection of children's services", "the inspectors",
         dt.date(2022, 11, 7), 5, "tables", (("report", 2), ("plan", 4), ("progress", 10)),
         (SHORT, SHORT | STATE), OTHERS, ("figures",),
         _titles("Inspection of local authority children's services", "Children's services improvement plan",
                 "Children's services improvement plan – update {month}"),
         committee="Children's Scrutiny Committee", dotted=False),
    Case("medway-planning", "Medway Council", "peer_challenge", "Planning Peer Review", "the review team",
         dt.date(2023, 6, 6), 3, "rec column", (("report", 3), ("cover", 4), ("plan", 4), ("progress", 12)),
         (FULL, FULL | STATE), WORDS, ("by", "by"),
         _titles("Planning Peer Review", "Planning Peer Review: action plan",
                 "Planning Peer Review action plan: {month}"), committee="Planning Committee"),
    Case("medway-cpc", "Medway Council", "peer_challenge", CPC, LGA, dt.date(2023, 10, 17), 4, "prose",
         (("report", 2), ("plan", 4), ("progress", 11)), (SHORT, SHORT | STATE), WORDS, ("month",),
         _titles("Corporate Peer Challenge", "Corporate Peer Challenge: action plan",
                 "Corporate Peer Challenge: progress report")),
    Case("bury-scrutiny", "Bury Council", "scrutiny", "Scrutiny Review of Home Care", "the task group",
         dt.date(2024, 1, 15), 1, "span", (("report", 2), ("plan", 4), ("progress", 10), ("progress", 16)),
         (FULL, FULL | STATE, FULL | PROGRESS), WORDS, ("month", "day"),
         _titles("Scrutiny Review of Home Care: final report", "Scrutiny Review of Home Care: executive response",
                 "Scrutiny Review of Home Care: implementation of recommendations",
                 report="Scrutiny Review of Home Care: final report"),
         committee="Overview and Scrutiny Committee", months_only=True),
    Case("bury-parking", "Bury Council", "scrutiny", "Scrutiny Review of Parking", "the task group",
         dt.date(2024, 2, 12), 1, "grid", (("report", 2), ("plan", 4), ("progress", 11)), (FULL, FULL | STATE), OTHERS,
         ("month",), _titles("Scrutiny Review of Parking", "Scrutiny Review of Parking: response of the executive",
                             "Scrutiny Review of Parking: progress"),
         committee="Overview and Scrutiny Committee", months_only=True),
    Case("dorset-finance", "Dorset Council", "peer_challenge", "Finance Peer Review", "the reviewers",
         dt.date(2024, 5, 21), 2, "bands", (("cover", 3), ("plan", 3), ("progress", 8)),
         (SHORT, SHORT | STATE), WORDS, ("day",),
         _titles("Finance Peer Review", "Finance Peer Review – Action Plan",
                 "Finance Peer Review – Action Plan update"),
         committee="Audit and Governance Committee", rules="groups"),
    Case("leeds-cpc", "Leeds City Council", "peer_challenge", CPC, LGA, dt.date(2022, 11, 29), 4, "rec column",
         (("report", 3), ("plan", 4), ("progress", 9), ("progress", 15), ("review", 20)),
         (FULL, {"no": "#", "rec": "What the peers said", "ref": "ID", "act": "Commitment", "lead": "Lead officer",
                 "due": "Target date", "status": "Position"}), OTHERS, ("day", "figures"),
         _titles("Corporate Peer Challenge", "Response to the Corporate Peer Challenge",
                 "Corporate Peer Challenge – update"),
         committee="Executive Board", dotted=False, renumber=True, copies=(1, 3)),
    Case("kent-cqc", "Kent County Council", "inspection", "CQC assessment of adult social care", "the assessors",
         dt.date(2024, 9, 9), 5, "grid", (("report", 3), ("plan", 5), ("progress", 11)), (FULL, FULL | STATE), WORDS,
         ("month",), _titles("CQC assessment of adult social care", "Adult social care improvement plan",
                             "Adult social care improvement plan: progress at {month}"),
         committee="Adult Social Care Cabinet Committee"),
    Case("kent-audit", "Kent County Council", "audit", "External auditor's value for money review", "the auditor",
         dt.date(2024, 3, 4), 2, "span", (("plan", 2), ("progress", 8), ("progress", 14)), (FULL, FULL | STATE), OTHERS,
         ("figures",), _titles("Value for money review", "External audit recommendations: action plan",
                               "External audit recommendations: tracker"),
         committee="Governance and Audit Committee"),
    Case("exeter-cpc", "Exeter City Council", "peer_challenge", CPC, LGA, dt.date(2021, 11, 15), 3, "tables",
         (("report", 3), ("plan", 4), ("progress", 10)), (SHORT, SHORT | STATE), WORDS, ("month",),
         _titles("Corporate Peer Challenge", "Peer challenge action plan", "Peer challenge action plan progress"),
         committee="Executive", was=True, face="serif"),
    Case("exeter-cpc-2024", "Exeter City Council", "peer_challenge", CPC, LGA, dt.date(2024, 11, 19), 3, "grid",
         (("report", 3), ("cover", 4), ("plan", 4), ("progress", 10)), (FULL, FULL | STATE), WORDS, ("by", "month"),
         _titles("Corporate Peer Challenge", "Corporate peer challenge action plan",
                 "Corporate peer challenge action plan update"), committee="Executive", was=True),
    Case("hull-housing", "Hull City Council", "inspection", "inspection by the Regulator of Social Housing",
         "the inspectors", dt.date(2024, 6, 11), 4, "bands", (("plan", 3), ("progress", 7), ("progress", 12)),
         (SHORT, SHORT | PROGRESS), WORDS, ("month",),
         _titles("Regulator of Social Housing inspection", "Regulator of Social Housing improvement plan",
                 "Regulator of Social Housing improvement plan: update"), rules="rows", face="vera"),
)  # fmt: skip
"""The first ten and the last five share no council."""


def write(out: Path, seed: int = 17) -> list[Path]:
    """Write ``out/pdf`` and ``out/gold``: a folder of PDFs and a gold record for each chain. Gives the gold's paths."""
    for name in ("pdf", "gold"):
        (out / name).mkdir(parents=True, exist_ok=True)
    return [_write(case, out, seed) for case in CASES]


def _write(case: Case, out: Path, seed: int) -> Path:
    dice = Random(f"{seed}/{case.name}")
    story = Story(dice, case.kind, case.first, case.first + dt.timedelta(days=case.days - 1))
    story.begin(dice.randint(4, 7), (1, 3), case.dotted)
    house = House(
        case.council, case.challenge, _when(case), case.by, case.layout, case.heads, case.states, case.due,
        case.committee, case.titles, case.voice, case.face, case.rules, case.was,
    )  # fmt: skip
    papers: list[dict[str, Any]] = []
    printed = 0
    shown: dict[str, dt.date | None] = {}
    for place, (stage, months) in enumerate(case.stages):
        date = _workday(case.first, months)
        acts = stage in ("plan", "progress", "review")
        changes = story.move_on(date, case.dotted, renumber=case.renumber) if acts and printed else {}
        step = story.tell(stage, date, acts=acts, asked=stage != "cover")
        step.changes = changes
        pdf = paper(house, step, printed, dice, shown)
        name = f"{case.name}-{place + 1}.pdf"
        (out / "pdf" / name).write_bytes(pdf)
        papers.append(_paper_gold(name, step, house))
        if place in case.copies:
            again = paper(_again(house), step, printed, dice, shown)
            (out / "pdf" / f"{case.name}-{place + 1}-again.pdf").write_bytes(again)
            papers.append(_paper_gold(f"{case.name}-{place + 1}-again.pdf", step, house) | {"copy_of": name})
        printed += acts
        shown = {action.key: action.due for action in step.actions} or shown
    path = out / "gold" / f"{case.name}.json"
    gold = {
        "format": "chain-gold/1", "chain": case.name, "council": case.council, "kind": case.kind, "papers": papers,
        "status": _statuses(story),
    }  # fmt: skip
    path.write_text(json.dumps(gold, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _again(house: House) -> House:
    """The same paper in another file: other letters."""
    from dataclasses import replace

    return replace(house, face="serif" if house.face != "serif" else "sans")


def _when(case: Case) -> str:
    end = case.first + dt.timedelta(days=case.days - 1)
    if case.months_only:
        return f"{case.first:%B %Y}"
    return f"{case.first.day}–{day(end)}" if case.first.month == end.month else f"{day(case.first)} to {day(end)}"


def _workday(first: dt.date, months: int) -> dt.date:
    month = first.month - 1 + months
    found = dt.date(first.year + month // 12, month % 12 + 1, 12)
    return found + dt.timedelta(days=(7 - found.weekday()) % 7 + 1)


def _paper_gold(name: str, step: Step, house: House) -> dict[str, Any]:
    rows: list[dict[str, Any]] = [
        {"promise": one.key, "kind": "recommendation", "text": one.text, "ref": one.number, "changes": []}
        for one in step.recommendations
    ]
    if step.stage in ("plan", "progress", "review"):  # a plan prints only what it answers
        answered = {action.rec for action in step.actions}
        rows = [row for at, row in enumerate(rows) if at in answered]
    rows += [
        {
            "promise": one.key, "kind": "action", "ref": one.ref, "due": one.due and one.due.isoformat(),
            "text": said(house, one),
            "status": one.status, "changes": step.changes.get(one.key, []),
        }
        for one in step.actions
    ]  # fmt: skip
    gone = [key for key, changes in step.changes.items() if "vanished" in changes]
    return {
        "file": name, "stage": step.stage, "copy_of": None, "published": step.date.isoformat(), "records": rows,
        "vanished": gone,
    }  # fmt: skip


def _statuses(story: Story) -> dict[str, dict[str, str]]:
    """How each promise stands on five dates, as far as the papers published by then tell."""
    acted = [step for step in story.steps if step.actions]
    begin = acted[0].date
    found = {}
    for months in (1, 5, 9, 14, 24):
        on = begin + dt.timedelta(days=round(30.4 * months))
        by_then = [step for step in acted if step.date <= on]
        states: dict[str, str] = {}
        for step in by_then:
            states |= {action.key: state(action, on) for action in step.actions}
            states |= {key: "silent" for key, changes in step.changes.items() if "vanished" in changes}
        found[on.isoformat()] = states
    return found
