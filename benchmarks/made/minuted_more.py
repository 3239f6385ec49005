"""More minutes: decisions at the end of a paragraph, recommendations to Council, tables of actions, agreed lists."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.made import posts
from benchmarks.made.asked import item
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.minuted import note, opening, say
from benchmarks.made.paper import Paper
from benchmarks.made.sheet import Para, Run, para
from benchmarks.made.values import MONTHS, Lead, When, last
from benchmarks.made.words import filler
from benchmarks.made.words.slots import sentence


def inline(paper: Paper) -> None:
    """The decision stands at the end of a paragraph's talk, behind a word in capitals."""
    word = "RESOLVED: " if not paper.judge else "It was RESOLVED "
    for number, topic in enumerate(opening(paper, "Minutes", "minutes"), 1):
        paper.sheet.headline(f"{number}. {topic}", 3, keep=90)
        text, verb = item(paper, "that")
        text = (text if not paper.judge else "t" + text[1:]) + "."
        said = sentence(paper.draw("filler", filler.PARAGRAPHS))
        paper.sheet.write(
            Para((Run(said), Run(word, 1), Run(text)), (note(paper, None, text, word.strip(), verb),)), gap=10
        )


def numbered(paper: Paper) -> None:
    """Numbered minutes in paragraphs; decisions in bold, each 'That …' behind its own number."""
    first = paper.dice.randint(20, 140)
    for number, topic in enumerate(opening(paper, "Minutes of proceedings", "minutes"), first):
        paper.sheet.headline(f"{number}. {topic.upper()}", 3, keep=110)
        say(paper)
        stem = "RESOLVED –" if not paper.judge else "Decision of the meeting"
        paper.sheet.write(para(stem, weight=1), gap=3)
        text, verb = item(paper, "that")
        text += "."
        paper.sheet.write(para(text, weight=1, mark=note(paper, None, text, stem, verb), indent=18), gap=8)


def action_table(paper: Paper) -> None:
    """Notes of a board in running text; at their end a table of the actions agreed."""
    dice, sheet = paper.dice, paper.sheet
    for number, topic in enumerate(opening(paper, "Notes of the meeting", "minutes"), 1):
        sheet.headline(f"{number}. {topic}", 3, keep=80)
        say(paper)
    sheet.headline("Actions agreed" if not paper.judge else "Who will do what", 2, keep=120)
    heads = ("Action", "Who", "By when") if not paper.judge else ("Task agreed", "Name", "For")
    rows = []
    for _ in range(dice.randint(4, 7)):
        month = dice.randint(1, 12)
        that = last(paper.year + 1, month)
        due = When(f"{MONTHS[month]} {paper.year + 1}", "date", that.replace(day=1).isoformat(), that.isoformat())
        name = posts.person(dice)
        act = paper.act_text("{Base}.", tail=0)
        mark = paper.action(act, numbers=[], lead=Lead(name, (name,)), due=due)
        rows.append((Row({0: Cell((para(act, mark=mark),)), 1: Cell((para(name),)), 2: Cell((para(due.raw),))}),))
    head = Row({c: Cell((para(h, weight=1),)) for c, h in enumerate(heads)})
    page = sheet.page
    draw(sheet, Table((4, 1.5, 1.3), (head,), tuple(rows), Rules(), size=min(10.0, sheet.look.size)))
    columns = [{"heading": h, "meaning": m} for h, m in zip(heads, ("act", "lead", "due"), strict=True)]
    paper.tables.append({"gives": True, "page_first": page, "page_last": sheet.page, "columns": columns})


def decision_list(paper: Paper) -> None:
    """A list of the decisions of a meeting: a table of item, decision and reason."""
    dice, sheet = paper.dice, paper.sheet
    topics = opening(paper, "Decisions" if not paper.judge else "Summary of outcomes", "decision_record")
    heads = ("Item", "Decision", "Reason") if not paper.judge else ("Agenda item", "What was decided", "Grounds")
    rows = []
    for number, topic in enumerate(topics, 1):
        text, verb = item(paper, "that")
        text += "."
        mark = note(paper, None, text, "", verb)
        texts = (f"{number}. {topic}", text, sentence(paper.draw("filler", filler.PARAGRAPHS)))
        rows.append((Row({c: Cell((para(t, mark=mark if c == 1 else ""),)) for c, t in enumerate(texts)}),))
    head = Row({c: Cell((para(h, weight=1),)) for c, h in enumerate(heads)})
    draw(
        sheet,
        Table(
            (2, 3, 3), (head,), tuple(rows), dice.choice((Rules(), Rules(vertical=False, horizontal="rows"))), size=9.5
        ),
    )


MORE: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "minutes-inline": ("minutes", inline),
    "minutes-numbered": ("minutes", numbered),
    "minutes-action-table": ("minutes", action_table),
    "decision-list": ("notice", decision_list),
}
JUDGE_MORE = tuple(MORE)
