"""A paper under way: its sheet, its dice, and the gold that is known as it is written."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.made import posts
from benchmarks.made.sheet import FACES, Look, Sheet, para
from benchmarks.made.values import MONTHS, Lead, State, When
from benchmarks.made.words import actions, decisions, filler, recommendations
from benchmarks.made.words.slots import fill, sentence, third

ROOT = Path(__file__).resolve().parents[2]
COLOURS = ("#1f3a5f", "#00594c", "#6b2c70", "#8a1538", "#2e2e2e", "#005eb8", "#4a5d23")
COMMITTEES = (
    "Cabinet",
    "Executive",
    "Audit Committee",
    "Overview and Scrutiny Committee",
    "Housing Scrutiny Panel",
    "Council",
    "Policy and Resources Committee",
    "Health and Wellbeing Board",
    "Communities Committee",
    "Governance Committee",
)


@functools.cache
def councils() -> list[str]:
    """Plain English district, county and borough names of the registry."""
    with (ROOT / "corpora" / "councils.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["nation"] == "England"]
    return sorted({row["official_name"] for row in rows if len(row["official_name"]) < 40})


def day(that: date) -> str:
    """'5 May 2026'."""
    return f"{that.day} {MONTHS[that.month]} {that.year}"


@dataclass
class Paper:
    """What is drawn and what is gold. Marks name records until their pages are known."""

    name: str
    layout: str
    family: str
    judge: bool
    dice: Random
    page: str = "portrait"
    size: float = 0
    about: dict[str, Any] = field(default_factory=dict)
    records: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {"r": [], "a": [], "d": []})
    optional: list[dict[str, Any]] = field(default_factory=list)
    distractors: list[dict[str, Any]] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        dice = self.dice
        self.council = dice.choice(councils())
        self.meeting = date(dice.randint(2023, 2026), 1, 5) + timedelta(days=dice.randint(0, 355))
        while self.meeting.weekday() > 4:
            self.meeting += timedelta(days=1)
        self.year = self.meeting.year
        self.committee = dice.choice(COMMITTEES)
        look = Look(
            page=self.page,
            face=dice.choice(list(FACES)),
            size=self.size or dice.choice((9, 10, 10.5, 11)),
            margin=dice.choice((40, 50, 56)),
            colour=dice.choice(COLOURS),
            head=dice.choice(("", "", self.council)),
            foot=dice.choice(("", "Made-up sample", "Made-up sample for tests")),
            numbers=dice.choice(("Page {n}", "{n}", "- {n} -", "")),
        )
        self.sheet = Sheet(look)
        self._pools: dict[str, list[str]] = {}
        self.act_voice = dice.choice(actions.JUDGE_VOICES if self.judge else actions.VOICES)
        self.rec_voice = dice.choice(recommendations.JUDGE_VOICES if self.judge else recommendations.VOICES)
        self.about = {"council": None, "title": None, "committee": None, "meeting_date": None, "document_type": None}

    # -- words ---------------------------------------------------------------------------------------------------
    def draw(self, pool: str, texts: list[str] | tuple[str, ...], known: dict[str, str] | None = None) -> str:
        """The next template of a pool that was shuffled once, filled: no template comes twice before all were used."""
        if not self._pools.get(pool):
            left = list(texts)
            self.dice.shuffle(left)
            self._pools[pool] = left
        text = self._pools[pool].pop()
        for slot, value in (known or {}).items():
            text = text.replace(f"{{{slot}}}", value)
        return fill(text, self.dice)

    def voiced(self, voice: str, base: str) -> str:
        plain = base.replace("+", "")
        return voice.format(Base=sentence(plain), base=plain, third=third(base))

    def rec_text(self, voice: str = "") -> str:
        """A recommendation in the paper's voice."""
        return self.voiced(voice or self.rec_voice, self.draw("rec", recommendations.RECOMMENDATIONS))

    def act_text(self, voice: str = "", tail: float = 0.2) -> str:
        """An action in the paper's voice; some have a second sentence."""
        base = actions.ACTIONS if not self.judge or self.dice.random() < 0.4 else actions.JUDGE_ACTIONS
        text = self.voiced(voice or self.act_voice, self.draw("act" + str(len(base)), base))
        if text.endswith(".") and self.dice.random() < tail:
            text += " " + sentence(self.draw("tail", actions.TAILS))
        return text

    def decision_base(self) -> tuple[str, str, str, str]:
        """(verb, participle, object, what follows) of a decision."""
        who = {"post": posts.post(self.dice), "member": self.dice.choice(posts.MEMBERS)}
        text = self.draw("decision", decisions.DECISIONS, who)
        verb, participle, thing, rest = (part.strip() for part in text.split("|"))
        return verb, participle, thing, rest

    def bullet(self) -> str:
        return sentence(self.draw("bullet", actions.BULLETS))

    def talk(self, count: int = 1) -> None:
        """Paragraphs that give nothing."""
        for _ in range(count):
            two = self.draw("filler", filler.PARAGRAPHS), self.draw("filler", filler.PARAGRAPHS)
            self.sheet.write(para(" ".join(sentence(text) for text in two)))

    # -- gold ----------------------------------------------------------------------------------------------------
    def recommendation(self, number: str | None, text: str, **more: Any) -> str:
        """Notes a recommendation; returns its mark."""
        return self._note("r", {"number": number, "text": text, **more})

    def action(
        self,
        text: str,
        *,
        numbers: list[str],
        ref: str | None = None,
        lead: Lead | None = None,
        due: When | None = None,
        state: State | None = None,
        **more: Any,
    ) -> str:
        """Notes an action; returns its mark. ``due.raw`` '' is a blank cell."""
        kind, earliest, latest = (due.kind, due.earliest, due.latest) if due else ("unspecified", None, None)
        others = [{"kind": k, "earliest": e, "latest": t} for k, e, t in (due.others if due else ())]
        record: dict[str, Any] = {
            "recommendation_numbers": numbers,
            "ref": ref,
            "text": text,
            "lead_raw": (lead.raw.replace("\n", " ") or None) if lead else None,
            "leads": list(lead.names) if lead else [],
            "timescale_raw": (due.raw or None) if due else None,
            "timescale": {"kind": kind, "earliest": earliest, "latest": latest},
            "timescale_alternatives": others,
            "status": state.raw if state else None,
        }
        if state and state.means and not state.painted:
            record["status_is"] = list(state.means)
        return self._note("a", record | more)

    def decision(
        self, number: str | None, text: str, stem: str, verb: str, *, made: bool, by: str | None, **more: Any
    ) -> str:
        """Notes a decision, ``made`` or only proposed; returns its mark."""
        state = "resolved" if made else "proposed"
        record = {"number": number, "stem": stem, "text": text, "verb": verb, "state": state, "decision_maker": by}
        return self._note("d", record | more)

    def _note(self, kind: str, record: dict[str, Any]) -> str:
        mark = f"{kind}{len(self.records[kind]) + 1}"
        self.records[kind].append({"id": mark, "text_alternatives": [], **record})
        return mark

    def distract(self, kind: str, title: str, header: list[str], rows: list[list[str]]) -> None:
        """Notes a table that must give nothing."""
        self.distractors.append({"kind": kind, "title": title, "header": header, "rows": rows})

    def gold(self) -> dict[str, Any]:
        """The gold record. Every noted record must have been drawn."""
        paged = {
            kind: [record | {"page": self.sheet.where[record["id"]]} for record in records]
            for kind, records in self.records.items()
        }
        return {
            "file": f"{self.name}.pdf",
            **self.about,
            "families": [self.family],
            "layout": self.layout,
            "split": "judge" if self.judge else "learn",
            "producer": "reportlab",
            "page_count": self.sheet.page,
            "recommendations": paged["r"],
            "actions": paged["a"],
            "decisions": paged["d"],
            "optional": self.optional,
            "distractors": self.distractors,
            "distractor_count": len(self.distractors),
            "tables": self.tables,
        }


def cover(paper: Paper, title: str, kind: str | None, *, meeting: bool | None = None, style: int | None = None) -> None:
    """The head of a paper in one of several house styles; notes what it prints in ``paper.about``."""
    dice, sheet = paper.dice, paper.sheet
    style = dice.randint(0, 3) if style is None else style
    meeting = dice.random() < 0.5 if meeting is None else meeting
    if style in (1, 2) or sheet.look.head:
        paper.about["council"] = paper.council
    paper.about |= {"title": title, "document_type": kind}
    sheet.canvas.setTitle(dice.choice(("", title, "Report template v2")))
    if style in (1, 2) and not sheet.look.head:
        sheet.write(para(paper.council, weight=1, size=sheet.look.size + 3, ink=sheet.look.colour))
    if style == 2:
        sheet.rule(sheet.look.margin, sheet.y, sheet.look.margin + sheet.width, sheet.y, sheet.look.colour, 1.5)
        sheet.skip(8)
    sheet.headline(title)
    if meeting:
        report = kind not in ("minutes", "agenda", "decision_record", "peer_challenge_report")
        style = dice.choice((0, 1, 2) if report else (0, 2))
        _meeting(paper, style)
        if style == 1 and kind in ("action_plan", "response", "progress_update"):
            paper.about["document_type"] = None  # 'Report to …' above a plan: a cover report as well as a plan


def _meeting(paper: Paper, style: int) -> None:
    paper.about |= {"committee": paper.committee, "meeting_date": paper.meeting.isoformat()}
    sheet, bold = paper.sheet, 1
    if style == 0:
        sheet.write(para(f"{paper.committee}, {day(paper.meeting)}", weight=bold))
    elif style == 1:
        sheet.write(para(f"Report to: {paper.committee}"), para(f"Date: {day(paper.meeting)}"), gap=2)
    else:
        sheet.write(
            para(f"Meeting of the {paper.committee}" if not paper.committee.startswith("Cab") else "Meeting of Cabinet")
        )
        sheet.write(para(f"Date of meeting: {day(paper.meeting)}"))
    sheet.skip(4)
