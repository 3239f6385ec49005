"""Cards: a small table of labels and values for each recommendation or action, and boxes of findings."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.made import cells, posts, values
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.heads import heading
from benchmarks.made.paper import Paper, cover
from benchmarks.made.sheet import para
from benchmarks.made.words import filler
from benchmarks.made.words.slots import TOPICS, sentence


@dataclass(frozen=True)
class Card:
    """A layout of cards: which labels each shows from top to bottom."""

    name: str
    rows: str
    judge: bool = False
    family: str = "card"
    top: str = ""
    """What stands over the card in a full-width row: '', rec (number and words), title (a topic), number (no words)."""
    ref: str = ""
    """Style of the number in the action's label: '' = none."""
    pairs: bool = False
    """Short values stand two a row."""
    lines: bool = True
    colon: bool = False
    count: tuple[int, int] = (3, 5)
    title: str = "{t} action plan"
    kind: str = "action_plan"


CARDS = (
    Card("card-rec-act", "rec act lead due"),
    Card("card-top-rec", "act lead due status", top="rec"),
    Card("card-numbered-label", "act lead due", ref="1", top="title", count=(4, 6)),
    Card(
        "card-audit-finding",
        "finding risk rec act lead due priority",
        family="audit",
        title="Internal audit report: {t}",
        kind="other",
        top="title",
        count=(2, 4),
    ),
    Card("card-pairs", "rec act lead due", pairs=True),
    Card("card-open", "rec act lead due", lines=False, colon=True),
)
JUDGE_CARDS = (
    Card("j-card-status", "act outcome lead due status progress", judge=True, ref="1", count=(3, 4)),
    Card(
        "j-card-audit-pairs",
        "finding rec act lead due",
        judge=True,
        family="audit",
        pairs=True,
        top="number",
        title="Audit of {t}: final report",
        kind="other",
        count=(2, 4),
    ),
    Card("j-card-open-top", "act lead due", judge=True, top="rec", lines=False, colon=True),
)
LABELS = {
    False: {"finding": "Finding", "risk": "Risk", "priority": "Priority"},
    True: {"finding": "What we found", "risk": "So what?", "priority": "Grade"},
}
CARD_LEADS = (" and ", ", ", " / ")


def write(paper: Paper, card: Card) -> None:
    """The whole paper."""
    dice = paper.dice
    topic = sentence(dice.choice(TOPICS))
    cover(paper, card.title.format(t=topic), card.kind)
    if dice.random() < 0.7:
        paper.talk(1)
    rows = card.rows.split()
    labels = {m: LABELS[paper.judge].get(m) or heading(dice, m, paper.judge) for m in rows}
    if "rec" in rows and not paper.judge:
        labels["rec"] = "Recommendation"
    if len(set(labels.values())) < len(labels):
        labels["due"] = "Target date" if not paper.judge else "Complete on"
    style = dice.choice(("1", "R1"))
    tint = dice.choice(("#e8eef5", "#f0f0f0", "#e9f3ec", ""))
    for number in range(1, dice.randint(*card.count) + 1):
        _one(paper, card, number, labels, style, tint)


def _one(paper: Paper, card: Card, number: int, labels: dict[str, str], style: str, tint: str) -> None:
    dice = paper.dice
    rows = card.rows.split()
    has_rec = "rec" in rows or card.top == "rec"
    text, told = paper.rec_text() if has_rec else "", cells.plain(style, number)
    parts: dict[str, tuple[str, str]] = {}
    rec_mark = paper.recommendation(told, text) if has_rec else ""
    lead = posts.lead(dice, "mixed", dice.choice(CARD_LEADS[1:]), paper.judge)
    due = values.when(dice, "plain" if dice.random() < 0.6 else "mixed", paper.year)
    state = dice.choice(values.STATES["words2" if paper.judge else "words"]) if "status" in rows else None
    act = paper.act_text()
    ref = cells.plain(card.ref, number) if card.ref else None
    mark = paper.action(act, numbers=[told] if has_rec else [], ref=ref, lead=lead, due=due, state=state)
    parts |= {"rec": (text, rec_mark), "act": (act, mark), "lead": (lead.raw, ""), "due": (due.raw, "")}
    parts["status"] = (state.raw if state else "", "")
    parts["finding"] = (sentence(paper.draw("filler", filler.PARAGRAPHS)), "")
    for meaning in ("risk", "priority", "outcome"):
        parts[meaning] = (sentence(paper.draw(meaning, cells.EXTRAS[meaning])), "")
    parts["progress"] = (sentence(paper.draw("progress", filler.PROGRESS)), "")
    top = {
        "rec": f"Recommendation {told}: {text}",
        "title": sentence(dice.choice(TOPICS)),
        "number": f"Recommendation {told}",
        "": "",
    }[card.top]
    label = {
        m: labels[m] + (f" {ref}" if m == "act" and ref else f" {told}" if m == "rec" and card.top != "number" else "")
        for m in rows
    }
    _draw(paper, card, rows, parts, label, (top, rec_mark if card.top == "rec" else ""), tint)


def _draw(
    paper: Paper,
    card: Card,
    rows: list[str],
    parts: dict[str, tuple[str, str]],
    label: dict[str, str],
    top: tuple[str, str],
    tint: str,
) -> None:
    sign = ":" if card.colon else ""
    body: list[Row] = []
    wide = 3 if card.pairs else 1
    if top[0]:
        body.append(Row({0: Cell((para(top[0], weight=1, mark=top[1]),), across=1 + wide, fill=tint)}, band=True))
    small = [m for m in rows if card.pairs and m in ("lead", "due", "status", "priority")]
    for meaning in rows:
        text, mark = parts[meaning]
        name = Cell((para(label[meaning] + sign, weight=1),), fill="" if card.colon else tint)
        if meaning not in small:
            body.append(Row({0: name, 1: Cell((para(text, mark=mark),), across=wide)}))
    for first, second in zip(small[::2], small[1::2], strict=False):
        one, two = (
            {c: Cell((para(label[m] + sign, weight=1),), fill=tint), c + 1: Cell((para(parts[m][0]),))}
            for c, m in ((0, first), (2, second))
        )
        body.append(Row(one | two))
    rules = Rules() if card.lines else Rules(vertical=False, horizontal="none", pad=2.5)
    weights = (1.2, 2.2, 1.2, 2.2) if card.pairs else (1, 4)
    table = Table(weights, (), (tuple(body),), rules, size=min(10, paper.sheet.look.size))
    page = paper.sheet.page
    draw(paper.sheet, table)
    columns = [{"heading": label[m], "meaning": m} for m in rows]
    paper.tables.append({"gives": True, "page_first": page, "page_last": paper.sheet.page, "labels": columns})
