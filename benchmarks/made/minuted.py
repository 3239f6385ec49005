"""Minutes and notices of decisions: RESOLVED in many places, actions in minutes, motions."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.made import cells, posts
from benchmarks.made.asked import item
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.paper import Paper, cover, day
from benchmarks.made.sheet import Para, Run, para
from benchmarks.made.values import Lead
from benchmarks.made.words import decisions, filler
from benchmarks.made.words.slots import TOPICS, sentence


def _word(paper: Paper) -> str:
    return paper.dice.choice(decisions.JUDGE_MINUTE_STEMS if paper.judge else decisions.MINUTE_STEMS)


def opening(paper: Paper, title: str, kind: str) -> list[str]:
    """Head of the minutes with those present; returns the titles of the items."""
    cover(paper, title, kind, meeting=True, style=1)
    names = paper.dice.sample(posts.SURNAMES, 5)
    if kind == "minutes":
        paper.sheet.write(para("Present: " + ", ".join(f"Councillor {name}" for name in names)))
    topics: list[str] = paper.dice.sample(TOPICS, paper.dice.randint(3, 5))
    return [sentence(topic) for topic in topics]


def note(paper: Paper, number: str | None, text: str, stem: str, verb: str) -> str:
    """Notes a decision taken; its words without 'that' are fair too."""
    bare = text[5:] if text.lower().startswith("that ") else ""
    return paper.decision(
        number, text, stem, verb, made=True, by=paper.committee, text_alternatives=[bare] if bare else []
    )


def say(paper: Paper) -> None:
    """A sentence that decides nothing."""
    paper.sheet.write(para(sentence(paper.draw("filler", filler.PARAGRAPHS))))


def resolved_line(paper: Paper) -> None:
    """Each item ends with a bold word and one sentence: 'RESOLVED that the … be noted.'"""
    word = _word(paper)
    topics = opening(paper, "Minutes", "minutes")
    for number, topic in enumerate(topics, 1):
        paper.sheet.headline(f"{number}. {topic}", 3, keep=90)
        say(paper)
        text, verb = item(paper, "passive")
        text = f"that {text}."
        paper.sheet.write(Para((Run(word, 1), Run(text)), (note(paper, None, text, word, verb),)), gap=10)


def resolved_list(paper: Paper) -> None:
    """A bold stem on a line of its own, then numbered or lettered items."""
    word, marks = _word(paper), paper.dice.choice(("(1)", "(a)", "1.", "(i)"))
    topics = opening(paper, f"Minutes of the meeting of {paper.committee}" if paper.judge else "Minutes", "minutes")
    stem = f"{word} that:" if paper.dice.random() < 0.6 else f"{word} –"
    form = "passive" if stem.endswith("that:") else "that"
    for number, topic in enumerate(topics, 1):
        paper.sheet.headline(f"{number}. {topic}", 3, keep=120)
        say(paper)
        paper.sheet.write(para(stem, weight=1))
        count = paper.dice.randint(2, 3)
        for place in range(1, count + 1):
            text, verb = item(paper, form)
            text += "." if place == count or form == "that" else "; and" if place == count - 1 else ";"
            mark = note(paper, cells.plain(marks, place), text, stem, verb)
            paper.sheet.write(para(text, mark=mark, label=cells.numbered(marks, place), indent=12, hang=24), gap=4)


def table_minutes(paper: Paper) -> None:
    """Minutes in a table: number, what was said, what was decided."""
    topics = opening(paper, "Minutes", "minutes")
    heads = ("Item", "Discussion", "Decision") if not paper.judge else ("Minute", "Summary", "Outcome agreed")
    rows = []
    for number, topic in enumerate(topics, 1):
        text, verb = item(paper, "that")
        text += "."
        said = Cell((para(topic, weight=1, after=3), para(sentence(paper.draw("filler", filler.PARAGRAPHS)))))
        rows.append(
            (
                Row(
                    {
                        0: Cell((para(str(number)),)),
                        1: said,
                        2: Cell((para(text, mark=note(paper, None, text, heads[2], verb)),)),
                    }
                ),
            )
        )
    head = Row({c: Cell((para(h, weight=1),)) for c, h in enumerate(heads)})
    draw(paper.sheet, Table((0.8, 5, 4), (head,), tuple(rows), Rules(head_fill="#e8e8e8"), size=9.5))


def clerk_actions(paper: Paper) -> None:
    """A small council's minutes: 'Action: Clerk to …' after some items."""
    dice = paper.dice
    word = "Action" if not paper.judge else "ACTION POINT"
    for number, topic in enumerate(opening(paper, "Minutes", "minutes"), 1):
        paper.sheet.headline(f"{number}. {topic}", 3, keep=90)
        say(paper)
        who = dice.choice(("Clerk", "Chair", "Cllr " + dice.choice(posts.SURNAMES), "Town Clerk", "Vice Chair"))
        act = paper.act_text("{base}.", tail=0)
        text = f"{who} to {act}"
        mark = paper.action(text, numbers=[], text_alternatives=[f"{word}: {text}"], lead_in_text=[who])
        paper.sheet.write(Para((Run(f"{word}: ", 1), Run(text)), (mark,)), gap=8)


def margin_initials(paper: Paper) -> None:
    """Minutes with the initials of who acts in a column at the right."""
    dice = paper.dice
    rows = []
    head = "Action" if not paper.judge else "By"
    for number, topic in enumerate(opening(paper, "Meeting notes", "minutes"), 1):
        who = "".join(dice.sample("ABCDFGHJKLMNPRST", 2))
        text = paper.act_text("{Base}.", tail=0)
        mark = paper.action(text, numbers=[], lead=Lead(who, (who,)))
        said = Cell((para(topic, weight=1, after=2), para(text, mark=mark)))
        rows.append((Row({0: Cell((para(f"{number}."),)), 1: said, 2: Cell((para(who),))}),))
        paper.records["a"][-1]["text_alternatives"] = [f"{topic} {text}", f"{topic}\n{text}"]
    top = Row({0: Cell(), 1: Cell((para("Item", weight=1),)), 2: Cell((para(head, weight=1),))})
    draw(paper.sheet, Table((0.7, 9, 1.4), (top,), tuple(rows), Rules(vertical=False, horizontal="rows"), size=10))


def motions(paper: Paper) -> None:
    """A council meeting's motions: one carried, one lost."""
    dice = paper.dice
    topics = opening(paper, "Minutes of Council", "minutes")
    for number, (topic, carried) in enumerate(zip(topics, (True, False, True, False, True), strict=False), 1):
        paper.sheet.headline(f"{number}. Motion: {topic}", 3, keep=150)
        names = dice.sample(posts.SURNAMES, 2)
        paper.sheet.write(para(f"Moved by Councillor {names[0]} and seconded by Councillor {names[1]}."))
        paper.sheet.write(para("This Council notes:", weight=1), gap=3)
        noted = sentence(paper.draw("filler", filler.PARAGRAPHS))
        paper.sheet.write(para(noted, label="•", indent=8))
        paper.optional.append({"kind": "decision", "text": noted})
        paper.sheet.write(para("This Council resolves to:", weight=1), gap=3)
        for place in (1, 2):
            text, verb = item(paper, "to")
            text += "; and" if place == 1 else "."
            mark = ""
            if carried:
                mark = note(paper, str(place), text, "This Council resolves to:", verb)
            paper.sheet.write(para(text, mark=mark, label=f"{place}.", indent=8, hang=18), gap=3)
        paper.sheet.write(
            para("The motion was put to the vote and " + ("CARRIED." if carried else "LOST."), weight=1), gap=10
        )


def notice(paper: Paper) -> None:
    """A record of an officer's or member's decision: only the field of the decision counts."""
    dice = paper.dice
    names = (
        ("Decision", "Reason for the decision", "Options considered", "Decision taken by", "Date")
        if not paper.judge
        else ("Decision made", "Why", "Alternatives rejected", "Taken by", "Effective from")
    )
    paper.committee = dice.choice(posts.MEMBERS)
    title = "Record of decision" if not paper.judge else "Notice of executive decision"
    cover(paper, title, "decision_record", meeting=False, style=1)
    text, verb = item(paper, dice.choice(("to", "that")))
    text = sentence(text) + "."
    bare = text[5:] if text.startswith("That ") else ""
    mark = paper.decision(None, text, "", verb, made=True, by=paper.committee, text_alternatives=[bare] if bare else [])
    values = (
        text,
        sentence(paper.draw("filler", filler.PARAGRAPHS)),
        "To do nothing was not thought to be right.",
        paper.committee,
        day(paper.meeting),
    )
    rows = [
        Row({0: Cell((para(n, weight=1),)), 1: Cell((para(v, mark=mark if n == names[0] else ""),))})
        for n, v in zip(names, values, strict=True)
    ]
    if dice.random() < 0.5:
        draw(paper.sheet, Table((1, 3), (), tuple((row,) for row in rows), Rules(pad=5), size=10))
        return
    for name, value in zip(names, values, strict=True):
        paper.sheet.headline(name, 3)
        paper.sheet.write(para(value, mark=mark if name == names[0] else ""))


MINUTES: dict[str, tuple[str, Callable[[Paper], None]]] = {
    "minutes-line": ("minutes", resolved_line),
    "minutes-list": ("minutes", resolved_list),
    "minutes-table": ("minutes", table_minutes),
    "minutes-clerk": ("minutes", clerk_actions),
    "minutes-margin": ("minutes", margin_initials),
    "minutes-motions": ("minutes", motions),
    "notice": ("notice", notice),
}
