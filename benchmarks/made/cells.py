"""What stands in the cells of an action's row, noted as gold as it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.made import posts, values
from benchmarks.made.grid import Cell, Row
from benchmarks.made.paper import Paper, day
from benchmarks.made.sheet import Para, Run, para
from benchmarks.made.values import Lead, State, When
from benchmarks.made.words import filler
from benchmarks.made.words.slots import sentence

if TYPE_CHECKING:
    from benchmarks.made.plan_spec import Plan

OF_RECOMMENDATION = ("no", "rec", "resp", "reply", "theme")
INK = {"green": "#5cb85c", "amber": "#ffbf00", "red": "#e04b4b", "blue": "#5b9bd5"}
RESPONSES = (
    ("Accepted", "accepted"),
    ("Agreed", "accepted"),
    ("Partly accepted", "partly"),
    ("Accept", "accepted"),
    ("Partially agreed", "partly"),
)
CODES = ("HS", "FN", "CE", "AC", "PL", "GV")
MEANS = {"prog1": "progress", "prog2": "progress", "tick1": "status", "tick2": "status", "tick3": "status"}
TICKS = (("tick1", "not_started"), ("tick2", "in_progress"), ("tick3", "completed"))
CONTINUED = ("{n} (cont.)", "As above", "{n} (continued)", "See above")
LETTERS = "abcdefghijklmn"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
EXTRAS: dict[str, tuple[str, ...]] = {
    "cost": filler.COSTS, "risk": tuple(filler.RISKS), "kpi": tuple(filler.OUTCOMES), "outcome": tuple(filler.OUTCOMES),
    "evidence": tuple(filler.EVIDENCE), "priority": filler.PRIORITIES, "source": filler.SOURCES,
}  # fmt: skip


def numbered(style: str, number: int) -> str:
    """The number as printed: '1.', 'R1', '(1)', 'a', 'iii' …"""
    if style in ("a", "(a)", "a)"):
        return style.replace("a", LETTERS[number - 1])
    if style in ("i", "(i)"):
        return style.replace("i", ROMAN[number - 1])
    return style.replace("1", str(number))


def plain(style: str, number: int) -> str:
    """The number as gold has it: without brackets and stops."""
    return numbered(style, number).strip("().: ")


@dataclass(frozen=True)
class Recommendation:
    """A recommendation being printed; ``banner`` is its full-width form with the mark in it."""

    number: str | None
    text: str
    printed: str
    mark: str
    banner: Para
    response: str = ""


@dataclass
class Maker:
    """Makes rows for one plan."""

    paper: Paper
    plan: Plan
    key: dict[str, str]
    count: int = 0
    reply: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        dice = self.paper.dice
        self.code = dice.choice(CODES)
        self.again = dice.choice(CONTINUED)
        self.label = dice.choice(
            ("Recommendation {n}: ", "R{n}: ", "{n}. ", "Recommendation {n} – ", "Rec {n}: ", "{n} ")
        )

    def recommendation(self, number: int) -> Recommendation:
        """Notes the next recommendation."""
        paper, plan = self.paper, self.plan
        printed = numbered(plan.number, number) if plan.number else ""
        told = plain(plan.number, number) if plan.number else None
        text = paper.rec_text()
        more: dict[str, Any] = {}
        response = ("", "")
        if "resp" in plan.columns.split():
            response = paper.dice.choice(RESPONSES)
            more["response"] = response[1]
        mark = paper.recommendation(told, text, **more)
        label = self.label.format(n=told) if told else ""
        bold = 1 if paper.dice.random() < 0.7 else 0
        banner = Para((Run(label, 1), Run(text, bold)), (mark,))
        return Recommendation(told, text, printed, mark, banner, response[0])

    def row(self, meanings: tuple[str, ...], rec: Recommendation | None, number: int, place: int, first: bool) -> Row:
        """An action's row, noted as gold."""
        paper, plan = self.paper, self.plan
        self.count += 1
        ref = self._ref(number, place)
        text, paras, mark = self._action(ref)
        parts: dict[str, Cell] = {"act": Cell(paras, valign="top")}
        lead, due, state = self._values(meanings, parts)
        more: dict[str, Any] = {}
        if "tick1" in meanings:
            sign, means = paper.dice.choice(TICKS[2:] if due and due.kind == "completed" else TICKS)
            parts[sign] = Cell((Para((Run("✔", 3),), align="centre"),))
            more["status_is"] = [means]
        numbers = [rec.number] if rec and rec.number else []
        paper.action(text, numbers=numbers, ref=ref, lead=lead, due=due, state=state, **more)
        assert mark == paper.records["a"][-1]["id"]
        if rec:
            parts |= self._of(rec, first)
        parts["ref"] = Cell((para(ref or ""),)) if ref else Cell()
        done = {c: parts.get(m) or Cell(self._extra(m)) for c, m in enumerate(meanings)}
        if plan.valign != "top":
            done = {c: Cell(x.paras, x.across, x.down, x.fill, plan.valign) for c, x in done.items()}
        return Row(done)

    def _action(self, ref: str | None) -> tuple[str, tuple[Para, ...], str]:
        paper, plan = self.paper, self.plan
        mark = f"a{len(paper.records['a']) + 1}"
        text = paper.act_text()
        shown = f"{ref} {text}" if ref and plan.ref_in == "cell" else text
        paras = [para(shown, mark=mark)]
        if paper.dice.random() < plan.bullets:
            for _ in range(paper.dice.randint(2, 3)):
                bullet = paper.bullet()
                text += f"\n• {bullet}"
                paras.append(para(bullet, label="•", hang=9, indent=2))
        return text, tuple(paras), mark

    def _ref(self, number: int, place: int) -> str | None:
        style = self.plan.ref
        if not style:
            return None
        if style == "1.1":
            return f"{number}.{place}"
        if style == "1a":
            return f"{number}{LETTERS[place - 1]}"
        if style == "HS01":
            return f"{self.code}{self.count:02}"
        if style == "HS/1":
            return f"{self.code}/{self.count}"
        return numbered(style, self.count)

    def _of(self, rec: Recommendation, first: bool) -> dict[str, Cell]:
        """Cells that tell of the recommendation; on further rows of it they are empty."""
        if not first and self.plan.link == "cont":
            text = self.again.format(n=rec.printed)
            return {"no": Cell(), "rec": Cell((para(text, weight=2),)), "resp": Cell()}
        if not first and self.plan.link == "renumber":
            return {"no": Cell((para(rec.printed),)), "rec": Cell(), "resp": Cell()}
        if not first and self.plan.link == "blank":
            return {m: Cell() for m in OF_RECOMMENDATION if m != "theme"}
        within = self.plan.number_in == "cell" and rec.printed
        sign = "" if rec.printed.endswith((".", ")", ":")) else ":"
        text = f"{rec.printed}{sign} {rec.text}" if within else rec.text
        cells = {
            "rec": Cell((para(text, mark=rec.mark),)),
            "no": Cell((para(rec.printed),)),
            "resp": Cell((para(rec.response),)),
        }
        return cells if "rec" in self.plan.columns.split() else {"no": cells["no"], "resp": cells["resp"]}

    def _values(
        self, meanings: tuple[str, ...], parts: dict[str, Cell]
    ) -> tuple[Lead | None, When | None, State | None]:
        """Lead, timescale and status of the row; their cells go into ``parts``."""
        paper, plan, dice = self.paper, self.plan, self.paper.dice
        lead = due = state = None
        if "lead" in meanings:
            lead = self._lead()
            parts["lead"] = Cell(tuple(para(line) for line in lead.raw.split("\n")))
        if "due" in meanings:
            due = When("", "unspecified") if dice.random() < 0.04 else values.when(dice, plan.due, paper.year)
            parts["due"] = Cell((para(due.raw),)) if due.raw else Cell()
        elif "start" in meanings:
            due = self._span(parts)
        elif "orig" in meanings:
            due = self._revised(parts)
        if "leaddue" in meanings:
            lead, due = self._lead(), values.when(dice, plan.due, paper.year)
            parts["leaddue"] = Cell((para(lead.raw, after=3), para(due.raw)))
        for meaning in ("status", "rag", "done"):
            if meaning in meanings:
                state = dice.choice(_fitting(values.STATES["yesno" if meaning == "done" else plan.state], due))
                fill = INK.get(state.colour or "", "")
                parts[meaning] = Cell(() if state.painted else (para(state.raw),), fill=fill)
        return lead, due, state

    def _lead(self) -> Lead:
        dice = self.paper.dice
        if not self.key:
            return posts.lead(dice, self.plan.lead, self.plan.joint, self.paper.judge)
        shorts = dice.sample(sorted(self.key), 2 if dice.random() < 0.25 else 1)
        return Lead("/".join(shorts), tuple(self.key[short] for short in shorts))

    def _span(self, parts: dict[str, Cell]) -> When:
        first, second = sorted(
            (values.dated(self.paper.dice, self.paper.year) for _ in range(2)), key=lambda w: w.earliest or ""
        )
        if (second.latest or "") < (first.latest or ""):
            second = first
        parts["start"], parts["end"] = Cell((para(first.raw),)), Cell((para(second.raw),))
        return When(f"{first.raw} – {second.raw}", "period", first.earliest, second.latest)

    def _revised(self, parts: dict[str, Cell]) -> When:
        dice = self.paper.dice
        first, second = values.dated(dice, self.paper.year), values.dated(dice, self.paper.year + 1)
        moved = dice.random() < 0.6
        parts["orig"], parts["rev"] = Cell((para(first.raw),)), Cell((para(second.raw),)) if moved else Cell()
        return second if moved else first

    def _extra(self, meaning: str) -> tuple[Para, ...]:
        paper, dice = self.paper, self.paper.dice
        if meaning in EXTRAS:
            return (para(sentence(paper.draw(meaning, EXTRAS[meaning]))),)
        if meaning in ("progress", "comments", "prog1", "prog2"):
            return (para(sentence(paper.draw("progress", filler.PROGRESS))),) if dice.random() < 0.85 else ()
        if meaning == "raised":
            return (
                para(
                    day(
                        paper.meeting.replace(
                            day=min(paper.meeting.day, 28), month=dice.randint(1, 12), year=paper.year - 1
                        )
                    )
                ),
            )
        if meaning == "reply":
            two = (sentence(paper.draw("filler", filler.PARAGRAPHS)),)
            return (para(" ".join(two)),)
        return ()


def _fitting(states: tuple[State, ...], due: When | None) -> tuple[State, ...]:
    """What can stand beside the timescale: 'Completed May 2025' is not 'In progress'."""
    if not due or due.kind != "completed":
        return states
    return (
        tuple(state for state in states if state.means == ("completed",) or state.colour in ("green", "blue")) or states
    )
