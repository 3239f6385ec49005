"""Papers of two parts: a cover report with its plan or the peer team's list, a review with its plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from benchmarks.made import asked, others, plans, posts, values
from benchmarks.made.asked import Ask
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.heads import headings
from benchmarks.made.paper import Paper, cover
from benchmarks.made.plan_spec import Plan
from benchmarks.made.sheet import para
from benchmarks.made.words.slots import TOPICS, sentence

ASK = Ask("appended", "1.", "to")
JUDGE_ASK = Ask("appended", "(a)", "to", judge=True, head="Decision requested", first=False)
PLAN = Plan("appended", "no rec act lead due", groups=(4, 7))
JUDGE_PLAN = Plan(
    "appended", "rec act lead due", judge=True, link="blank", each=(1, 2), number="R1", number_in="cell", rules="cells"
)


def cover_and_plan(paper: Paper) -> None:
    """A cover report; on the next, sideways page its appendix, the plan."""
    asked.write(paper, JUDGE_ASK if paper.judge else ASK)
    paper.sheet.turn("landscape")
    paper.sheet.headline("Appendix A: Action plan" if not paper.judge else "Annex 1")
    plans.body(paper, JUDGE_PLAN if paper.judge else PLAN)


def cover_and_list(paper: Paper) -> None:
    """A cover report that asks for decisions and lists what the peer team recommended."""
    dice, sheet = paper.dice, paper.sheet
    asked.write(paper, replace(JUDGE_ASK, marks="1.") if paper.judge else replace(ASK, marks="(i)"))
    sheet.headline("Peer team's recommendations" if not paper.judge else "6. What the team recommended", 2, keep=120)
    sheet.write(para("The peer team made the following recommendations:"))
    for number in range(1, dice.randint(4, 7) + 1):
        text = paper.rec_text("{Base}.")
        sheet.write(para(text, mark=paper.recommendation(f"R{number}", text), label=f"R{number}", hang=24), gap=4)


def cover_and_noise(paper: Paper) -> None:
    """A cover report with tables behind it that give nothing."""
    asked.write(paper, JUDGE_ASK if paper.judge else replace(ASK, marks="(a)"))
    for kind in ("savings", "interviews") if not paper.judge else ("reserves", "training"):
        others.table(paper, kind)


def review_and_plan(paper: Paper) -> None:
    """A review lists its recommendations; a table behind it answers them by number alone."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"Review of {dice.choice(TOPICS)}", None)
    paper.talk(1)
    sheet.headline("Recommendations" if not paper.judge else "What the panel would change", 2)
    sheet.write(para("The review group recommends:" if not paper.judge else "The panel recommends:"))
    numbers = [str(n) for n in range(1, dice.randint(4, 6) + 1)]
    for number in numbers:
        text = paper.rec_text("{Base}.")
        sheet.write(para(text, mark=paper.recommendation(number, text), label=f"{number}.", hang=22), gap=4)
    sheet.headline("Action plan" if not paper.judge else "Delivery", 2, keep=120)
    meanings = ("no", "act", "lead", "due")
    heads = headings(dice, meanings, paper.judge)
    heads["no"] = "Recommendation" if not paper.judge else "Answers point"
    rows = []
    for number in numbers:
        for _ in range(dice.randint(1, 2)):
            act, lead = paper.act_text(), posts.lead(dice, "mixed", ", ", paper.judge)
            due = values.when(dice, "mixed", paper.year)
            mark = paper.action(act, numbers=[number], lead=lead, due=due)
            texts = (number, act, lead.raw, due.raw)
            rows.append((Row({c: Cell((para(t, mark=mark if c == 1 else ""),)) for c, t in enumerate(texts)}),))
    head = Row({c: Cell((para(heads[m], weight=1),)) for c, m in enumerate(meanings)})
    page = sheet.page
    draw(sheet, Table((1.3, 4, 2, 1.5), (head,), tuple(rows), Rules(head_fill="#eeeeee"), size=9))
    columns = [{"heading": heads[m], "meaning": m} for m in meanings]
    paper.tables.append({"gives": True, "page_first": page, "page_last": sheet.page, "columns": columns})


def plan_among(paper: Paper) -> None:
    """A long report of running text and other tables with a short plan in its middle."""
    dice = paper.dice
    cover(paper, f"{sentence(dice.choice(TOPICS))}: yearly report", "other", meeting=True)
    kinds = ("complaints", "documents") if not paper.judge else ("petitions", "attendance")
    paper.talk(2)
    others.table(paper, kinds[0])
    paper.sheet.headline("Actions for the year" if not paper.judge else "Plans for next year", 2, keep=120)
    page = Plan("among", "act lead due", link="none", judge=paper.judge, groups=(4, 6))
    plans.body(paper, page)
    others.table(paper, kinds[1])
    paper.talk(2)


APPENDED: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "cover-plan": ("cover", cover_and_plan),
    "cover-peer-list": ("cover", cover_and_list),
    "cover-noise": ("cover", cover_and_noise),
    "review-plan": ("scrutiny", review_and_plan),
    "report-plan": ("plan", plan_among),
}
JUDGE_APPENDED = tuple(APPENDED)
