"""Cover reports: what officers ask a committee to decide, in many house styles."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.made import cells, posts
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.paper import Paper, cover, day
from benchmarks.made.sheet import Para, para
from benchmarks.made.words.slots import DOCUMENTS, TOPICS, sentence, third


@dataclass(frozen=True)
class Ask:
    """A house style of the decisions asked for."""

    name: str
    marks: str
    """'1.', '(a)', '2.1' (numbered paragraphs), 'i)', '•', '' (one sentence)."""
    form: str
    """to (base form), third, passive, that (each item 'That …')."""
    judge: bool = False
    where: str = "flow"
    """flow, box, table (a row each), key (in the key/value head)."""
    head: str = "Recommendations"
    first: bool = True
    """Before the report's text, else at its end."""
    around: tuple[str, ...] = ()
    nested: bool = False


ASKS = (
    Ask("ask-numbered", "1.", "to"),
    Ask("ask-lettered", "(a)", "third", first=False),
    Ask("ask-paragraphs", "2.1", "that", head="2. Recommendations"),
    Ask("ask-table", "1", "to", where="table"),
    Ask("ask-box", "(i)", "to", where="box", around=("finance",)),
    Ask("ask-bullets", "•", "to", head="Recommendation(s)"),
    Ask("ask-single", "", "that", head="Recommendation"),
    Ask("ask-nested", "1.", "to", nested=True),
)
JUDGE_ASKS = (
    Ask("j-ask-passive", "(1)", "passive", judge=True, head="Decisions sought"),
    Ask("j-ask-key", "a)", "third", judge=True, where="key", head="What we are asking for"),
    Ask("j-ask-end", "7.1", "that", judge=True, head="7. Officer recommendation", first=False, around=("<budget",)),
    Ask("j-ask-box-bullets", "•", "to", judge=True, where="box", head="Action required of the Executive"),
)
HEADS = ("1. Purpose of the report", "3. Background", "4. Financial implications", "5. Legal implications")


def item(paper: Paper, form: str) -> tuple[str, str]:
    """(text without closing mark, verb) of a decision."""
    verb, done, thing, rest = paper.decision_base()
    rest = f" {rest}" if rest else ""
    if form == "that":
        return f"That {thing} be {done}{rest}", verb
    if form == "passive":
        return f"{thing} be {done}{rest}", verb
    if form == "third":
        return f"{third(verb)}{thing and ' ' + thing}{rest}".replace("  ", " "), verb
    return f"{verb} {thing}{rest}", verb


def write(paper: Paper, ask: Ask) -> None:
    """The whole cover report."""
    dice, sheet = paper.dice, paper.sheet
    title = f"{sentence(dice.choice(DOCUMENTS))} {dice.randint(2025, 2027)}"
    stem = _stem(paper, ask)
    fields = [
        ("Report to", paper.committee),
        ("Date", day(paper.meeting)),
        ("Title", title),
        ("Report of", posts.post(dice, paper.judge)),
        ("Wards", "All"),
    ]
    if paper.judge:
        fields = [
            ("Meeting", paper.committee),
            ("Meeting date", day(paper.meeting)),
            ("Subject", title),
            ("Author", posts.post(dice, True)),
        ]
    sheet.write(para(paper.council, weight=1, ink=sheet.look.colour, size=sheet.look.size + 3))
    paper.about |= {
        "council": paper.council,
        "title": title,
        "committee": paper.committee,
        "meeting_date": paper.meeting.isoformat(),
        "document_type": "cover_report",
    }
    body = [Row({0: Cell((para(name, weight=1),)), 1: Cell((para(value),))}) for name, value in fields]
    if ask.where == "key":
        body.append(Row({0: Cell((para(ask.head, weight=1),)), 1: Cell(tuple(_items(paper, ask, stem)))}))
    rules = dice.choice(
        (Rules(), Rules(vertical=False, horizontal="none", pad=2), Rules(vertical=False, horizontal="rows"))
    )
    draw(sheet, Table((1, 3.2), (), tuple((row,) for row in body), rules, size=sheet.look.size))
    for kind in ask.around:
        if kind.startswith("<"):
            _around(paper, kind[1:])
    if ask.first and ask.where != "key":
        _section(paper, ask, stem)
    for head in HEADS:
        sheet.headline(head, 2)
        paper.talk(1)
    for kind in ask.around:
        if not kind.startswith("<"):
            _around(paper, kind)
    if not ask.first:
        _section(paper, ask, stem)


def _around(paper: Paper, kind: str) -> None:
    from benchmarks.made import others

    others.table(paper, kind)


def _stem(paper: Paper, ask: Ask) -> str:
    dice = paper.dice
    who = paper.committee if paper.committee in ("Cabinet", "Council") else f"the {paper.committee}"
    if ask.form == "third":
        return dice.choice(
            (f"That {who}:", f"It is recommended that {who}:") if not ask.judge else (f"I recommend that {who}:",)
        )
    if ask.form in ("that", "passive"):
        return "It is recommended that:" if ask.form == "passive" else ""
    if ask.judge:
        return dice.choice((f"{sentence(who)} is requested to:", "The decisions sought are to:"))
    return dice.choice(
        (
            f"{sentence(who)} is recommended to:",
            f"{sentence(who)} is asked to:",
            "Members are asked to:",
            "It is recommended to:",
        )
    )


def _section(paper: Paper, ask: Ask, stem: str) -> None:
    sheet = paper.sheet
    if ask.where == "box":
        _box(paper, ask, stem)
        return
    sheet.headline(ask.head, 2, keep=110)
    if ask.where == "table":
        if stem:
            sheet.write(para(stem))
        rows = [Row({0: Cell((para(label),)), 1: Cell(paras)}) for label, paras in _pairs(paper, ask, stem)]
        draw(sheet, Table((0.6, 9), (), tuple((row,) for row in rows), Rules(), size=sheet.look.size))
        return
    sheet.write(*_items(paper, ask, stem))


def _box(paper: Paper, ask: Ask, stem: str) -> None:
    head = para(ask.head, weight=1, ink=paper.sheet.look.colour, after=4)
    cell = Cell((head, *_items(paper, ask, stem)), fill="#eef2f6")
    draw(
        paper.sheet,
        Table(
            (1,),
            (),
            ((Row({0: cell}),),),
            Rules(ink=paper.sheet.look.colour, weight=1.2, pad=8),
            size=paper.sheet.look.size,
        ),
    )


def _pairs(paper: Paper, ask: Ask, stem: str) -> list[tuple[str, tuple[Para, ...]]]:
    """(label, paragraphs) of each item, noted as gold."""
    dice = paper.dice
    count = dice.randint(3, 6) if ask.marks else 1
    done: list[tuple[str, tuple[Para, ...]]] = []
    used: list[str] = []
    capital = dice.random() < 0.5
    comma = ask.form in ("to", "third", "passive")
    for number in range(1, count + 1):
        text, verb = item(paper, ask.form)
        while any(text.split()[-4:] == other.split()[-4:] and text.split()[0] == other.split()[0] for other in used):
            text, verb = item(paper, ask.form)
        used.append(text)
        if ask.form == "to" and capital:
            text = sentence(text)
        end = "." if number == count or not comma or text[0].isupper() else "; and" if number == count - 1 else ";"
        label = _label(ask, number)
        told = label.strip("().: ") if label not in ("", "•") else None
        text += end
        paras: list[Para] = [para(text, after=3)]
        if ask.nested and number == 1:
            text, paras = _nested(paper, text)
        body = text[5:] if text.startswith("That ") else ""
        more = {
            "text_alternatives": ([body, sentence(body)] if body else [])
            + ([paper_first(text)] if "\n" in text else [])
        }
        mark = paper.decision(told, text, stem, verb, made=False, by=paper.committee, **more)
        paras[0] = Para(paras[0].runs, (mark,), after=3)
        done.append((label, tuple(paras)))
    return done


def paper_first(text: str) -> str:
    """The lines of a text as one paragraph, without bullets."""
    return " ".join(line.removeprefix("• ") for line in text.split("\n"))


def _nested(paper: Paper, text: str) -> tuple[str, list[Para]]:
    """An item with two items of its own, which belong to it."""
    stem = text.rstrip(".;") + ", subject to:"
    parts = [
        "the consent of " + paper.dice.choice(("the landlord", "the Secretary of State", "the trustees")) + ";",
        "a further check of the costs.",
    ]
    paras = [para(stem, after=2), *(para(part, label="•", indent=10, after=2) for part in parts)]
    return "\n".join([stem, *(f"• {part}" for part in parts)]), paras


def _label(ask: Ask, number: int) -> str:
    if ask.marks in ("", "•"):
        return ask.marks
    if "." in ask.marks and ask.marks[-1] != ".":
        return f"{ask.marks.split('.')[0]}.{number}"
    return cells.numbered(ask.marks, number) if ask.marks not in ("i)",) else cells.ROMAN[number - 1] + ")"


def _items(paper: Paper, ask: Ask, stem: str) -> list[Para]:
    out = [para(stem, after=4)] if stem else []
    for label, paras in _pairs(paper, ask, stem):
        first = Para(paras[0].runs, paras[0].marks, label=label, hang=26 if label else 0, after=4)
        out += [first, *(Para(p.runs, p.marks, label=p.label, indent=38, after=3) for p in paras[1:])]
    return out


def two_bodies(paper: Paper) -> None:
    """A report that asks two bodies, each its own list."""
    first, second = ("Cabinet", "Council") if not paper.judge else ("the Executive", "the Standards Committee")
    ask = Ask("two", "(a)", "to", judge=paper.judge, head="Recommendations" if not paper.judge else "For decision")
    title = f"{sentence(paper.dice.choice(DOCUMENTS))}: report of the {posts.post(paper.dice)}"
    cover(paper, title, "cover_report", meeting=True, style=1)
    paper.sheet.headline(ask.head, 2, keep=140)
    for body in (first, second):
        paper.committee = sentence(body.removeprefix("the "))
        stem = f"{sentence(body)} is recommended to:" if not paper.judge else f"That {body} agree to:"
        paper.sheet.need(100)
        paper.sheet.write(*_items(paper, ask, stem))
    for head in HEADS:
        paper.sheet.headline(head, 2)
        paper.talk(1)


def agenda(paper: Paper) -> None:
    """An agenda that prints what officers recommend under some items."""
    sheet = paper.sheet
    cover(paper, "Agenda", "agenda", meeting=True, style=1)
    ask = Ask("agenda", "(a)" if not paper.judge else "(i)", "to", judge=paper.judge)
    for number, topic in enumerate(paper.dice.sample(TOPICS, 5), 1):
        sheet.need(110)
        sheet.write(para(sentence(topic), label=f"{number}.", hang=24, weight=1), gap=3)
        if number % 2:
            sheet.write(para(f"Report of the {posts.post(paper.dice)}.", indent=24))
            continue
        stem = (
            f"{paper.committee} is RECOMMENDED to:" if not paper.judge else f"{paper.committee} is asked to RESOLVE to:"
        )
        sheet.write(*_items(paper, ask, stem))
