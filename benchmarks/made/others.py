"""Tables of council papers that hold no recommendation, action or decision, and papers of nothing else."""

from __future__ import annotations

from benchmarks.made.distractors import TABLES as FIRST
from benchmarks.made.distractors_more import MORE
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.paper import Paper, cover
from benchmarks.made.sheet import para
from benchmarks.made.words import filler
from benchmarks.made.words.slots import TOPICS, sentence

TABLES = FIRST | MORE
DOCS = {"finance": "budget", "budget": "budget", "kpi": "performance_report", "risk": "risk_register"}


def table(paper: Paper, kind: str) -> None:
    """Draws a table of ``kind`` with its heading and notes it as a distractor."""
    title, header, rows = TABLES[kind](paper.dice)
    paper.sheet.headline(title, 2, keep=120)
    size = min(9.0, paper.sheet.look.size)
    fill = paper.dice.choice(("", "#e8eef5", "#eeeeee"))
    rules = Rules(vertical=paper.dice.random() < 0.7, horizontal=paper.dice.choice(("all", "rows")), head_fill=fill)
    head = Row({c: Cell((para(h, weight=1),)) for c, h in enumerate(header)})
    body = tuple((Row({c: Cell((para(x),)) for c, x in enumerate(row)}),) for row in rows)
    weights = tuple(1 + max(len(row[c]) for row in rows) ** 0.5 for c in range(len(header)))
    page = paper.sheet.page
    draw(paper.sheet, Table(weights, (head,), body, rules, size=size))
    paper.distract(kind, title, header, rows)
    columns = [{"heading": h, "meaning": None} for h in header]
    paper.tables.append({"gives": False, "page_first": page, "page_last": paper.sheet.page, "columns": columns})


def alone(paper: Paper, kinds: tuple[str, ...]) -> None:
    """A paper that holds nothing but such tables and running text."""
    title = TABLES[kinds[0]](paper.dice)[0]
    cover(paper, title, DOCS.get(kinds[0], "other"))
    paper.talk(1)
    for kind in kinds:
        table(paper, kind)
    paper.sheet.write(para(sentence(paper.draw("filler", filler.PARAGRAPHS))))


def agenda(paper: Paper) -> None:
    """An agenda: items to consider, nothing decided."""
    cover(paper, "Agenda", "agenda", meeting=True, style=1)
    items = ["Apologies for absence", "Declarations of interest", "Minutes of the last meeting"]
    verbs = ("To consider a report on", "To receive an update on", "To note the report on", "To consider")
    for number, item in enumerate(items + dice_topics(paper), 1):
        paper.sheet.write(para(item, label=f"{number}.", hang=24, weight=1), gap=2)
        if number > 3:
            paper.sheet.write(para(f"{paper.dice.choice(verbs)} {item.lower()}.", indent=24), gap=8)


def dice_topics(paper: Paper) -> list[str]:
    """Titles of agenda items."""
    return [sentence(topic) for topic in paper.dice.sample(TOPICS, 6)]
