"""Recommendations and actions outside tables: lists with tails, labels on lines of their own, narratives, letters."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.made import cells, posts, values
from benchmarks.made.paper import Paper, cover
from benchmarks.made.sheet import Para, Run, para
from benchmarks.made.values import Lead, When
from benchmarks.made.words import filler
from benchmarks.made.words.slots import BODIES, SERVICES, TOPICS, fill, sentence


def _topic(paper: Paper) -> str:
    return sentence(paper.dice.choice(TOPICS))


def _who_when(paper: Paper) -> tuple[Lead, When]:
    lead = posts.lead(paper.dice, "posts", "", paper.judge)
    return lead, values.when(paper.dice, paper.dice.choice(("months", "plain", "quarters")), paper.year)


def tails(paper: Paper) -> None:
    """Recommendations as headings; under each a list of actions that end in lead and date in brackets."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"{_topic(paper)}: our action plan", "action_plan")
    paper.talk(1)
    forms = (
        ("({lead}, {due})", "({lead} – {due})", "(Lead: {lead}; by: {due})")
        if not paper.judge
        else ("[{lead}; {due}]", "– {lead}, {due}")
    )
    form, bullet = dice.choice(forms), dice.choice(("•", "–", "number"))
    for number in range(1, dice.randint(3, 5) + 1):
        text = paper.rec_text("{Base}.")
        sheet.need(110)
        sheet.write(
            Para((Run(f"Recommendation {number}: ", 1), Run(text, 1)), (paper.recommendation(str(number), text),))
        )
        for place in range(dice.randint(1, 3)):
            act, (lead, due) = paper.act_text("{Base}", tail=0), _who_when(paper)
            tail = form.format(lead=lead.raw, due=due.raw)
            others = [f"{act} {tail}", act + "."]
            ref = f"{number}.{place + 1}" if bullet == "number" else None
            mark = paper.action(act, numbers=[str(number)], ref=ref, lead=lead, due=due, text_alternatives=others)
            label = ref or bullet
            sheet.write(para(f"{act} {tail}", mark=mark, label=label, indent=10, hang=18), gap=4)
        sheet.skip(4)


def labels(paper: Paper) -> None:
    """Recommendation, action, lead and date each on a line of its own, behind a bold label."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"Response to the review of {_topic(paper).lower()}", "response")
    paper.talk(1)
    names = ("Action", "Lead", "Timescale") if not paper.judge else ("What we will do", "Owner", "To be completed")
    apart = dice.random() < 0.4
    for number in range(1, dice.randint(3, 5) + 1):
        text, act, (lead, due) = paper.rec_text(), paper.act_text(), _who_when(paper)
        mark = paper.recommendation(str(number), text)
        sheet.need(120)
        sheet.write(
            Para(
                (Run(f"Recommendation {number}", 1), Run(text)) if not apart else (Run(f"Recommendation {number}", 1),),
                () if apart else (mark,),
            ),
            gap=3,
        )
        if apart:
            sheet.write(para(text, mark=mark), gap=3)
        for name, value, sign in zip(names, (act, lead.raw, due.raw), ("a", "", ""), strict=True):
            noted = paper.action(act, numbers=[str(number)], lead=lead, due=due) if sign else ""
            sheet.write(Para((Run(f"{name}: ", 1), Run(value)), (noted,) if noted else ()), gap=3)
        sheet.skip(8)


def narrative(paper: Paper) -> None:
    """Each recommendation in bold, under it the council's response as running text: one action each."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"Council response to the {_topic(paper).lower()} review", "response")
    paper.talk(1)
    word = "Response" if not paper.judge else "Our answer"
    for number in range(1, dice.randint(3, 5) + 1):
        text = paper.rec_text()
        sheet.need(110)
        sheet.write(
            Para((Run(f"Recommendation {number}: ", 1), Run(text, 1)), (paper.recommendation(str(number), text),)),
            gap=4,
        )
        act = paper.act_text("The Council will {base}.", tail=1)
        mark = paper.action(act, numbers=[str(number)], text_alternatives=[f"{word}: {act}"])
        sheet.write(Para((Run(f"{word}: ", 1), Run(act)), (mark,)), gap=10)


def peer_report(paper: Paper) -> None:
    """A peer team's report: findings, then the list of recommendations; nothing else is one."""
    dice, sheet = paper.dice, paper.sheet
    heads = (
        ("Key recommendations", "Recommendations", "Summary of recommendations")
        if not paper.judge
        else ("What we ask of you", "Main points for action by the council")
    )
    cover(
        paper,
        dice.choice(("Corporate Peer Challenge: feedback report", "Peer Challenge Report")),
        "peer_challenge_report",
        meeting=False,
    )
    sheet.headline("Background", 2)
    paper.talk(2)
    sheet.headline(dice.choice(heads), 2)
    sheet.write(para("The peer team makes the following recommendations to the council:"))
    label = dice.choice(("1.", "•", "R1"))
    for number in range(1, dice.randint(5, 9) + 1):
        text = paper.rec_text("{Base}.")
        told = None if label == "•" else cells.plain(label, number)
        runs = (Run(text),) if dice.random() < 0.5 or told is None else (Run(text, 1),)
        sheet.write(
            Para(runs, (paper.recommendation(told, text),), label=cells.numbered(label, number), hang=24), gap=5
        )
        if dice.random() < 0.25 and told:
            context = sentence(paper.draw("filler", filler.PARAGRAPHS))
            paper.records["r"][-1]["text_alternatives"] = [f"{text} {context}", f"{text}\n{context}"]
            sheet.write(para(context, indent=24), gap=6)
    sheet.headline("Detailed findings", 2)
    paper.talk(3)


def letter(paper: Paper) -> None:
    """An inspector's letter with areas for improvement."""
    dice, sheet = paper.dice, paper.sheet
    service = dice.choice(SERVICES)
    cover(paper, f"Inspection of {service}", "inspection_report", meeting=False, style=1)
    sheet.write(para("Dear Chief Executive"))
    paper.talk(2)
    head = "Areas for improvement" if not paper.judge else "What needs to be better"
    if dice.random() < 0.4 and not paper.judge:
        head = "What needs to improve"
    sheet.headline(head, 2)
    bullet = dice.choice(("•", "–"))
    for _ in range(dice.randint(3, 6)):
        text = sentence(fill(dice.choice(IMPROVE), dice))
        if any(record["text"] == text for record in paper.records["r"]):
            continue
        sheet.write(para(text, mark=paper.recommendation(None, text), label=bullet, hang=16), gap=4)
    sheet.headline("Main findings", 2)
    paper.talk(3)
    sheet.write(para("Yours sincerely"))


IMPROVE = (
    "The timeliness of assessments for {group}.",
    "The quality of supervision in {service}.",
    "The oversight of {topic} by senior leaders.",
    "The use of data on {topic} to plan {service}.",
    "The consistency of decisions about {group}.",
    "How well {partner} and the council share information about {group}.",
    "The extent to which {group} are heard in the design of {service}.",
    "The recording of decisions on {topic}.",
)


def scrutiny(paper: Paper) -> None:
    """A scrutiny review's report: evidence, conclusions, numbered recommendations among them or at the end."""
    dice, sheet = paper.dice, paper.sheet
    topic = _topic(paper)
    cover(paper, f"Scrutiny review: {topic}" if not paper.judge else f"Task and finish group report: {topic}", None)
    within = dice.random() < 0.5
    sheet.headline("Introduction", 2)
    paper.talk(1)
    number = 0
    for part in dice.sample(SERVICES, 3):
        sheet.headline(sentence(part), 2)
        paper.talk(1)
        if within:
            number = _boxed(paper, number)
    sheet.headline("Conclusions", 2)
    paper.talk(1)
    if not within:
        sheet.headline("Recommendations", 2)
        sheet.write(para("The review group recommends:"))
        for _ in range(dice.randint(4, 7)):
            number += 1
            text = paper.rec_text("That the council {third}." if not paper.judge else "That officers {base}.")
            sheet.write(para(text, mark=paper.recommendation(str(number), text), label=f"{number}.", hang=22), gap=4)


def _boxed(paper: Paper, number: int) -> int:
    number += 1
    text = paper.rec_text("{Base}.")
    mark = paper.recommendation(str(number), text)
    paper.sheet.need(60)
    paper.sheet.write(Para((Run(f"Recommendation {number}: ", 1), Run(text, 1)), (mark,), indent=12), gap=8)
    return number


def commitments(paper: Paper) -> None:
    """A list of promises without recommendations, each with a date in its tail."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"{_topic(paper)}: our commitments", "action_plan", meeting=False)
    paper.talk(1)
    sheet.headline("What we will do" if not paper.judge else "Promises for the year", 2)
    for number in range(1, dice.randint(5, 8) + 1):
        act, due = paper.act_text("We will {base}", tail=0), values.when(dice, "months", paper.year)
        while due.raw[:2] in ("By", "by", "En"):
            due = values.when(dice, "months", paper.year)
        tail = f"({due.raw})"
        alternatives = [f"{act} {tail}", act + "."]
        mark = paper.action(act, numbers=[], ref=str(number), due=due, text_alternatives=alternatives)
        sheet.write(para(f"{act} {tail}", mark=mark, label=f"{number}.", hang=22), gap=5)


def run_in(paper: Paper) -> None:
    """Recommendations as a numbered paragraph, the actions as sentences with bold run-in heads 'Action 1.1'."""
    dice, sheet = paper.dice, paper.sheet
    cover(paper, f"{_topic(paper)} improvement plan", "action_plan")
    word = "Action" if not paper.judge else "Step"
    for number in range(1, dice.randint(3, 4) + 1):
        text = paper.rec_text("{Base}.")
        sheet.need(120)
        sheet.headline(f"Recommendation {number}", 3)
        sheet.write(para(text, mark=paper.recommendation(str(number), text)))
        for place in range(1, dice.randint(1, 3) + 1):
            act, (lead, due), ref = paper.act_text("{Base}.", tail=0), _who_when(paper), f"{number}.{place}"
            mark = paper.action(act, numbers=[str(number)], ref=ref, lead=lead, due=due)
            sheet.write(Para((Run(f"{word} {ref}: ", 1), Run(act)), (mark,)), gap=2)
            sheet.write(Para((Run("Lead: ", 1), Run(lead.raw), Run("By when: ", 1), Run(due.raw))), gap=6)


def noise(paper: Paper) -> None:
    """A report of running text alone."""
    cover(paper, f"{_topic(paper)}: annual report", "other")
    for head in paper.dice.sample(
        ("Introduction", "Background", "Finance", "Legal implications", "Equality", "What people told us"), 4
    ):
        paper.sheet.headline(head, 2)
        paper.talk(2)
    paper.sheet.write(para(f"The report will go to {paper.dice.choice(BODIES)} for information."))


PROSE: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "prose-tails": ("prose", tails),
    "prose-labels": ("prose", labels),
    "prose-narrative": ("response", narrative),
    "prose-peer-report": ("peer", peer_report),
    "prose-letter": ("inspection", letter),
    "prose-scrutiny": ("scrutiny", scrutiny),
    "prose-commitments": ("prose", commitments),
    "prose-run-in": ("prose", run_in),
    "none-prose": ("none", noise),
}
