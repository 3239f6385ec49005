"""Papers of a story drawn as PDFs in several house styles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.chains.story import Action, Recommendation, Step, printed
from benchmarks.made.grid import Cell, Row, Rules, Table, draw
from benchmarks.made.paper import day
from benchmarks.made.plan_spec import RULES
from benchmarks.made.sheet import FACES, Look, Para, Run, Sheet, para
from benchmarks.made.values import MONTHS
from benchmarks.made.words import filler
from benchmarks.made.words.slots import fill, sentence

Heads = dict[str, str]
WIDE = {"no": 0.7, "ref": 0.8, "rec": 3.2, "act": 4.0, "lead": 2.0, "due": 1.5, "status": 1.3, "progress": 2.6}


@dataclass(frozen=True)
class House:
    """How a council prints."""

    council: str
    challenge: str
    """Name of the challenge, as titles print it."""
    when: str
    """Its days or month, as texts print them."""
    by: str
    """Who challenges: "the peer team"."""
    layout: str
    heads: tuple[Heads, ...]
    """Headings of the columns, one for each time the plan is printed, the last for all further."""
    states: dict[str, str]
    days: tuple[str, ...]
    """Style of deadlines, one for each printing."""
    committee: str
    titles: dict[str, str]
    voice: str = "{}"
    face: str = "sans"
    rules: str = "grid"
    was: bool = False
    """Whether a changed deadline is printed with the one before."""


def paper(house: House, step: Step, number: int, dice: Random, before: dict[str, dt.date | None]) -> bytes:
    """The PDF of a step; ``number`` counts the times the plan was printed; ``before``: deadlines printed last."""
    wide = step.actions and house.layout in ("grid", "span", "rec column")
    look = Look(page="landscape" if wide else "portrait", face=house.face, size=10, numbers="{n}")
    assert house.face in FACES
    sheet = Sheet(look)
    MAKERS[step.stage](sheet, house, step, dice)
    if step.actions:
        plan(sheet, house, step, number, before)
    if step.stage == "cover":
        _decisions(sheet, house)
    return sheet.bytes()


def _head(sheet: Sheet, house: House, title: str, step: Step, *, meeting: bool) -> None:
    sheet.write(para(house.council, weight=1, size=13))
    sheet.headline(title)
    if meeting:
        sheet.write(para(f"{house.committee}, {day(step.date)}", weight=1))
        sheet.skip(6)


def _talk(sheet: Sheet, dice: Random, count: int) -> None:
    for _ in range(count):
        sheet.write(para(sentence(fill(dice.choice(filler.PARAGRAPHS), dice))))


def _report(sheet: Sheet, house: House, step: Step, dice: Random) -> None:
    sheet.headline(house.titles["report"])
    sheet.write(para(house.council, weight=1, size=13), para(house.when), para("Feedback report"))
    sheet.skip(20)
    sheet.headline("Introduction", 2)
    sheet.write(para(f"{sentence(house.by)} visited {house.council} on {house.when} for the {house.challenge}."))
    _talk(sheet, dice, 2)
    sheet.headline("Key recommendations", 2)
    sheet.write(para(f"{sentence(house.by)} makes the following recommendations to the council:"))
    for asked in step.recommendations:
        sheet.write(Para((Run(f"Recommendation {asked.number}: ", 1), Run(asked.text))))
    sheet.headline("Next steps", 2)
    _talk(sheet, dice, 1)


def _cover(sheet: Sheet, house: House, step: Step, dice: Random) -> None:
    _head(sheet, house, house.titles["cover"], step, meeting=False)
    for label, text in (("Report to", house.committee), ("Date", day(step.date)), ("Report of", "Chief Executive"),
                        ("Wards affected", "All")):  # fmt: skip
        sheet.write(Para((Run(f"{label}: ", 1), Run(text))), gap=3)
    sheet.headline("1. Summary", 2)
    sheet.write(para(f"1.1 The {house.challenge} took place on {house.when}. This report presents its findings and "
                     "the council's action plan in answer to them."))  # fmt: skip
    sheet.headline("2. Background", 2)
    _talk(sheet, dice, 2)


def _decisions(sheet: Sheet, house: House) -> None:
    sheet.headline("3. Recommendations", 2)
    sheet.write(para(f"That {house.committee} is asked to:"))
    sheet.write(para("1. note the findings of the report; and"), para("2. approve the action plan at Appendix A."))


def _plan(sheet: Sheet, house: House, step: Step, _: Random) -> None:
    _head(sheet, house, house.titles["plan"], step, meeting=True)
    sheet.write(para(f"This plan answers the {house.challenge} of {house.when}."))


def _progress(sheet: Sheet, house: House, step: Step, dice: Random) -> None:
    month = f"{MONTHS[step.date.month]} {step.date.year}"
    _head(sheet, house, house.titles["progress"].format(month=month), step, meeting=True)
    if dice.random() < 0.5:
        sheet.write(para(f"The {house.challenge} took place on {house.when}."))


def _review(sheet: Sheet, house: House, step: Step, dice: Random) -> None:
    _head(sheet, house, house.titles["review"], step, meeting=True)
    sheet.write(para(f"{sentence(house.by)} came back to see what has become of the recommendations of the "
                     f"{house.challenge}, which took place on {house.when}."))  # fmt: skip
    _talk(sheet, dice, 1)


MAKERS: dict[str, Callable[[Sheet, House, Step, Random], None]] = {
    "report": _report, "cover": _cover, "plan": _plan, "progress": _progress, "review": _review,
}  # fmt: skip


def plan(sheet: Sheet, house: House, step: Step, number: int, before: dict[str, dt.date | None]) -> None:
    """The table of actions in the layout of the house."""
    heads = house.heads[min(number, len(house.heads) - 1)]
    style = house.days[min(number, len(house.days) - 1)]
    words = {action.key: _cells(house, action, style, before.get(action.key)) for action in step.actions}
    rules = RULES[house.rules]
    if house.layout == "prose":
        _prose(sheet, step, heads, words)
    elif house.layout == "tables":
        for asked, own in _grouped(step):
            sheet.need(120)
            sheet.write(para(f"Recommendation {asked.number}: {asked.text}", weight=1))
            names = [name for name in heads if name not in ("no", "rec")]
            _table(sheet, heads, names, [[words[a.key] for a in own]], rules)
    elif house.layout == "bands":
        names = [name for name in heads if name not in ("no", "rec")]
        groups = []
        for asked, own in _grouped(step):
            band = Row({0: Cell((para(f"{asked.number}. {asked.text}", weight=1),), across=len(names), fill="#e8eef5")},
                       band=True)  # fmt: skip
            rows = [_row(names, words[action.key]) for action in own]
            groups += [(band, rows[0]), *((row,) for row in rows[1:])]
        draw(sheet, Table(tuple(WIDE[n] for n in names), (_header(heads, names),), tuple(groups), rules))
    else:
        _spanned(sheet, house, step, heads, words, rules)


def _spanned(
    sheet: Sheet, house: House, step: Step, heads: Heads, words: dict[str, dict[str, str]], rules: Rules
) -> None:
    names = list(heads)
    groups = []
    for asked, own in _grouped(step):
        of_rec = {"no": asked.number, "rec": asked.text}
        if house.layout == "span":
            first = _row(names, words[own[0].key] | of_rec)
            cells = {c: Cell(x.paras, down=len(own)) if names[c] in of_rec else x for c, x in first.cells.items()}
            rest = [_row(names, words[action.key], skip=tuple(of_rec)) for action in own[1:]]
            groups.append((Row(cells), *rest))
        else:
            groups += [(_row(names, words[action.key] | of_rec),) for action in own]
    draw(sheet, Table(tuple(WIDE[n] for n in names), (_header(heads, names),), tuple(groups), rules))


def _grouped(step: Step) -> list[tuple[Recommendation, list[Action]]]:
    found = []
    for at, asked in enumerate(step.recommendations):
        own = [action for action in step.actions if action.rec == at]
        if own:
            found.append((asked, own))
    return found


def said(house: House, action: Action) -> str:
    """The action's words as the house puts them."""
    return sentence(action.text) + "." if house.voice == "{}" else house.voice.format(action.text)


def _cells(house: House, action: Action, style: str, before: dt.date | None) -> dict[str, str]:
    due = "Ongoing" if action.due is None else printed(action.due, style)
    if house.was and before and action.due and before != action.due:
        due = f"{due} (was {printed(before, style)})"
    progress = {"completed": "This is done.", "in_progress": "Work is under way.", "not_started": "Not yet begun."}
    return {
        "ref": action.ref, "act": said(house, action),
        "lead": action.lead, "due": due, "status": house.states[action.status], "progress": progress[action.status],
    }  # fmt: skip


def _header(heads: Heads, names: Sequence[str]) -> Row:
    return Row({c: Cell((para(heads[name], weight=1),), fill="#d9e2ec") for c, name in enumerate(names)})


def _row(names: Sequence[str], words: dict[str, str], skip: tuple[str, ...] = ()) -> Row:
    return Row({c: Cell((para(words.get(name, "")),)) for c, name in enumerate(names) if name not in skip})


def _table(sheet: Sheet, heads: Heads, names: Sequence[str], tables: list[list[dict[str, str]]], rules: Rules) -> None:
    for rows in tables:
        groups = tuple((_row(names, words),) for words in rows)
        draw(sheet, Table(tuple(WIDE[n] for n in names), (_header(heads, names),), groups, rules))
        sheet.skip(10)


def _prose(sheet: Sheet, step: Step, heads: Heads, words: dict[str, dict[str, str]]) -> None:
    for asked, own in _grouped(step):
        sheet.need(90)
        sheet.write(para(f"Recommendation {asked.number}: {asked.text}", weight=1))
        for action in own:
            cells = words[action.key]
            sheet.write(Para((Run(f"Action {cells['ref']}: ", 1), Run(cells["act"]))), gap=2)
            for name in heads:
                if name not in ("no", "rec", "ref", "act"):
                    sheet.write(Para((Run(f"{heads[name]}: ", 1), Run(cells[name]))), gap=2)
            sheet.skip(6)
