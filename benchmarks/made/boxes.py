"""Boxes and lists of other publishers: audit boxes, you said we will, letters with priorities, bold leads."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.made import posts, values
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.paper import Paper, cover
from benchmarks.made.prose import IMPROVE
from benchmarks.made.sheet import Para, Run, para
from benchmarks.made.words import filler
from benchmarks.made.words.slots import GROUPS, SERVICES, TOPICS, fill, sentence


def audit_box(paper: Paper) -> None:
    """A box for each finding: grade and title, text, recommendation, management's response, owner and date."""
    dice, sheet = paper.dice, paper.sheet
    names = ("Recommendation", "Management response", "Responsible officer", "Target date")
    if paper.judge:
        names = ("We recommend", "Agreed management action", "Action owner", "To be done by")
    cover(paper, f"Internal audit report: {dice.choice(TOPICS)}", None, meeting=False)
    paper.talk(1)
    for number in range(1, dice.randint(2, 4) + 1):
        top = para(
            f"Finding {number} – {dice.choice(('High', 'Medium', 'Low'))}: {dice.choice(TOPICS)}", weight=1, after=4
        )
        text, act = paper.rec_text("{Base}."), paper.act_text("{Base}.", tail=0)
        lead, due = posts.lead(dice, "posts", "", paper.judge), values.when(dice, "plain", paper.year)
        rec = paper.recommendation(None, text)
        mark = paper.action(act, numbers=[], lead=lead, due=due)
        said = para(sentence(paper.draw("filler", filler.PARAGRAPHS)), after=4)
        parts = [(names[0], text, rec), (names[1], act, mark), (names[2], lead.raw, ""), (names[3], due.raw, "")]
        lines = [Para((Run(f"{n}: ", 1), Run(v)), (m,) if m else (), after=4) for n, v, m in parts]
        box = Cell((top, said, *lines), fill="#f7f7f2")
        draw(sheet, Table((1,), (), ((Row({0: box}),),), Rules(pad=8, ink="#444444"), size=min(10.0, sheet.look.size)))


def you_said(paper: Paper) -> None:
    """What residents said beside what the council will do: the first is no recommendation, but may be taken for one."""
    dice, sheet = paper.dice, paper.sheet
    heads = (
        ("You said", "We will", "By when")
        if not paper.judge
        else ("What you told us", "What we are going to do", "Ready by")
    )
    cover(paper, f"{heads[0]}, {heads[1].lower()}: {dice.choice(SERVICES)}", None, meeting=False)
    paper.talk(1)
    rows = []
    for group in dice.sample(GROUPS, dice.randint(4, 7)):
        said = f"It is hard for {group} to find out about {dice.choice(TOPICS)}."
        act, due = paper.act_text("{Base}.", tail=0), values.when(dice, "months", paper.year)
        mark = paper.action(act, numbers=[], due=due)
        paper.optional.append({"kind": "recommendation", "text": said, "number": None})
        rows.append((Row({0: Cell((para(said),)), 1: Cell((para(act, mark=mark),)), 2: Cell((para(due.raw),))}),))
    head = Row({c: Cell((para(h, weight=1),)) for c, h in enumerate(heads)})
    page = sheet.page
    rules = dice.choice((Rules(head_fill="#dde8f0"), Rules(vertical=False, horizontal="rows")))
    draw(sheet, Table((3, 4, 1.5), (head,), tuple(rows), rules, size=min(10.5, sheet.look.size)))
    columns = [{"heading": h, "meaning": m} for h, m in zip(heads, ("said", "act", "due"), strict=True)]
    paper.tables.append({"gives": True, "page_first": page, "page_last": sheet.page, "columns": columns})


def timed_letter(paper: Paper) -> None:
    """An inspector's report: what must be done at once, in three months, in six."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"Inspection report: {dice.choice(SERVICES)}", "inspection_report", meeting=False, style=1)
    sheet.headline("Overall judgement", 2)
    paper.talk(1)
    sheet.headline("Areas for improvement" if not paper.judge else "What the service has to put right", 2)
    heads = (
        ("Immediately:", "Within three months:", "Within six months:")
        if not paper.judge
        else ("At once", "By the next visit")
    )
    for head in heads:
        sheet.write(para(head, weight=1), gap=3)
        for _ in range(dice.randint(2, 3)):
            text = paper.rec_text("{base}")
            sheet.write(para(text, mark=paper.recommendation(None, text), label="•", hang=16, indent=6), gap=3)
        sheet.skip(4)
    sheet.headline("Findings", 2)
    paper.talk(3)


def priority_letter(paper: Paper) -> None:
    """An inspector's letter with one area for priority action and several for improvement."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"Focused visit: {dice.choice(SERVICES)}", "inspection_report", meeting=False, style=1)
    sheet.write(para("Dear Director"))
    paper.talk(1)
    texts = dice.sample(IMPROVE, dice.randint(4, 6))
    sheet.headline("Area for priority action", 2)
    for place, template in enumerate(texts):
        text = sentence(fill(template, dice))
        if place == 1:
            sheet.headline(
                "What needs to improve in this area of practice" if not paper.judge else "Other points to improve", 2
            )
        label = "•" if place else ""
        sheet.write(para(text, mark=paper.recommendation(None, text), label=label, hang=16), gap=4)
    sheet.headline("Findings", 2)
    paper.talk(3)
    sheet.write(para("Yours sincerely"))


def titled(paper: Paper) -> None:
    """A peer report whose recommendations have a bold title and a text; both make the recommendation."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, "Corporate Peer Challenge report", "peer_challenge_report", meeting=False)
    paper.talk(2)
    sheet.headline("Key recommendations" if not paper.judge else "What the team would like the council to do", 2)
    for number in range(1, dice.randint(4, 7) + 1):
        title, text = sentence(dice.choice(TOPICS)), paper.rec_text("{Base}.")
        whole = f"{title}: {text}"
        mark = paper.recommendation(str(number), whole, text_alternatives=[text, f"{title}\n{text}", f"{title} {text}"])
        sheet.write(Para((Run(f"{title}:", 1), Run(text)), (mark,), label=f"{number}.", hang=22), gap=6)
    sheet.headline("Feedback", 2)
    paper.talk(3)


def stacked(paper: Paper) -> None:
    """Each action as a numbered paragraph, below it who and when in small type at the right."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"{sentence(dice.choice(TOPICS))}: delivery plan", "action_plan", meeting=False)
    paper.talk(1)
    for theme in dice.sample(SERVICES, 2):
        sheet.headline(sentence(theme), 2)
        for _ in range(dice.randint(2, 4)):
            lead, due = posts.lead(dice, "posts", "", paper.judge), values.when(dice, "plain", paper.year)
            ref = str(len(paper.records["a"]) + 1)
            act = paper.act_text("{Base}.", tail=0)
            sheet.need(50)
            sheet.write(
                para(act, mark=paper.action(act, numbers=[], ref=ref, lead=lead, due=due), label=f"{ref}.", hang=22),
                gap=1,
            )
            who = (
                f"Lead: {lead.raw}    Deadline: {due.raw}"
                if not paper.judge
                else f"Owner: {lead.raw} | Finish: {due.raw}"
            )
            sheet.write(para(who, weight=2, indent=22), gap=7)


def answers(paper: Paper) -> None:
    """Recommendation and answer side by side without a heading, the answer one action; parted by rules."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"Executive's reply to the {dice.choice(TOPICS)} review", "response")
    heads = ("Recommendation", "Response") if not paper.judge else ("Proposal of the group", "Reply")
    rows = []
    for number in range(1, dice.randint(4, 6) + 1):
        text, act = paper.rec_text("{Base}."), paper.act_text("The council will {base}.", tail=1)
        rec = paper.recommendation(str(number), text)
        mark = paper.action(act, numbers=[str(number)])
        rows.append((Row({0: Cell((para(f"{number}. {text}", mark=rec),)), 1: Cell((para(act, mark=mark),))}),))
    head = Row({c: Cell((para(h, weight=1),)) for c, h in enumerate(heads)})
    draw(sheet, Table((1, 1.3), (head,), tuple(rows), Rules(vertical=dice.random() < 0.5, horizontal="rows"), size=10))
    columns = [{"heading": h, "meaning": m} for h, m in zip(heads, ("rec", "act"), strict=True)]
    paper.tables.append({"gives": True, "page_first": 1, "page_last": sheet.page, "columns": columns})


BOXES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "box-audit": ("audit", audit_box),
    "you-said": ("said", you_said),
    "letter-timed": ("inspection", timed_letter),
    "letter-priority": ("inspection", priority_letter),
    "peer-titled": ("peer", titled),
    "prose-stacked": ("prose", stacked),
    "response-answers": ("response", answers),
}
JUDGE_BOXES = ("box-audit", "you-said", "letter-timed", "peer-titled", "prose-stacked")
