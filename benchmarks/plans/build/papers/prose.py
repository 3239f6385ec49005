"""Papers without tables: recommendations and answers in paragraphs, bullets, boxes and lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from benchmarks.plans.build.content import BULLET, stock
from benchmarks.plans.build.model import Action, Block, Paper, Producer, Recommendation, Sheet, Text
from benchmarks.plans.build.papers.common import heading, portrait
from benchmarks.plans.build.plan import Item, Step, items

_WHY = (
    "We heard this from staff at every level, and partners told us the same.",
    "Good work has begun. It now needs one owner and a date by which it will be complete.",
    "The council knows this and has said so in its own position statement.",
    "Other authorities that have done so found that it saved time within a year.",
    "Residents whom we met did not know whom to ask.",
)
_ANSWERS = {"accepted": "Accepted.", "partly": "Accepted in part.", "rejected": "Not accepted."}
_INTRO = (
    "The team spent four days in the council, read more than sixty papers and met some two hundred "
    "people. What follows is "
    "what it saw and heard. It thanks everyone who gave their time."
)


def _answer(number: int) -> Literal["accepted", "partly"]:
    return "partly" if number == 3 else "accepted"


def _made(
    name: str,
    producer: Producer,
    layout: str,
    council: str,
    title: str,
    kind: str,
    blocks: list[Block],
    recommendations: list[Recommendation],
    actions: list[Action],
    sheet: Sheet,
    not_actions: tuple[tuple[str, str], ...] = (),
) -> Paper:
    return Paper(
        name=name,
        producer=producer,
        layout=("prose", *layout.split("; ")),
        title=title,
        council=council,
        sheet=sheet,
        blocks=tuple(blocks),
        recommendations=tuple(recommendations),
        actions=tuple(actions),
        document_type=kind,
        folder="prose",
        not_actions=not_actions,
    )


def _action(item: Item, step: Step) -> Action:
    said = {"completed": "completed", "ongoing": "ongoing"}.get(step.when.kind)
    return Action(
        key=step.ref,
        text=step.text,
        row=(step.text,),
        numbers=(item.number,),
        lead_raw=step.lead.raw,
        leads=step.lead.names,
        timescale_raw=step.when.raw,
        timescale=step.when.record(),
        status=said,
        status_source="timescale" if said else None,
    )


def _lines(step: Step, mark: str) -> Iterator[str]:
    yield f"{mark}Action: {step.text}"
    yield f"{mark}Lead: {step.lead.raw}"
    yield f"{mark}By when: {step.when.raw}"


def _plain_steps(item: Item) -> list[Step]:
    """Steps of one paragraph: those with bullets of their own would not read well behind a label."""
    return [step for step in item.steps if "\n" not in step.text]


def _labelled(
    name: str, producer: Producer, mark: str, subjects: str, council: str, layout: str, sheet: Sheet
) -> Paper:
    plan = items(subjects, year=2025, offset=len(name), count=8)
    blocks: list[Block] = [heading("Response to the peer challenge", 18), Text(_INTRO)]
    recommendations, actions = [], []
    for number, item in enumerate(plan, start=1):
        steps = _plain_steps(item)
        blocks.append(Text(f"Recommendation {item.number}: {item.text}", size=11.5, bold=True, after=4))
        blocks.append(Text(f"{mark}Response: {_ANSWERS[_answer(number)]}", after=3))
        for step in steps:
            blocks += [Text(line, after=3) for line in _lines(step, mark)]
            actions.append(_action(item, step))
        keys = tuple(step.ref for step in steps)
        recommendations.append(Recommendation(item.number, item.text, keys, response=_answer(number)))
    title = "Response to the peer challenge"
    return _made(name, producer, layout, council, title, "action plan", blocks, recommendations, actions, sheet)


def _boxed() -> Paper:
    blocks: list[Block] = [heading("Our answer to the scrutiny review", 18), Text(_INTRO)]
    recommendations, actions = [], []
    for number, advice in enumerate((*stock("children"), *stock("highways")), start=1):
        task = advice.tasks[0]
        answer = _answer(number)
        reply = (
            f"{_ANSWERS[answer]} We agree that this matters to residents. {task.progress}. The committee will be told "
            f"in the spring how far the work has come, and what it has cost."
        )
        blocks.append(Text(f"Recommendation {number}: {advice.text}", bold=True, box=True, fill="#e7eef7", after=6))
        blocks.append(Text(reply, after=12))
        key = f"r{number}"
        recommendations.append(Recommendation(str(number), advice.text, (key,), response=answer, origin="scrutiny"))
        actions.append(Action(key, reply, (reply,), (str(number),), response=True))
    return _made(
        "prose-boxed",
        "reportlab",
        "boxed recommendation; response as prose below",
        "Holmbury Council",
        "Our answer to the scrutiny review",
        "response",
        blocks,
        recommendations,
        actions,
        portrait(page_numbers="Page {}"),
    )


def _peer_report() -> Paper:
    blocks: list[Block] = [
        heading("Corporate Peer Challenge: feedback report", 18),
        heading("1. Introduction", 13),
        Text(_INTRO),
        Text(_WHY[2]),
        heading("2. Key recommendations", 13),
        Text("There are many suggestions in this report. These are the ones the team thinks matter most."),
    ]
    recommendations = []
    advice = (*stock("corporate"), *stock("planning"))[:9]
    for number, each in enumerate(advice, start=1):
        why = _WHY[number % len(_WHY)]
        context = f"{why} {each.tasks[0].measure} would be a good first sign."
        blocks += [Text(f"{number}. {each.text}", bold=True, after=3), Text(context, indent=14)]
        recommendations.append(Recommendation(str(number), each.text, context=context))
    blocks += [heading("3. Leadership and culture", 13), *(Text(why + " " + _INTRO) for why in _WHY)]
    not_actions = tuple((why, "What the team saw, not a recommendation.") for why in _WHY)
    return _made(
        "prose-key-recommendations",
        "reportlab",
        "numbered key recommendations with reasons",
        "Trent Marsh Council",
        "Corporate Peer Challenge: feedback report",
        "peer challenge report",
        blocks,
        recommendations,
        [],
        portrait(running_head="Corporate Peer Challenge", page_numbers="{}"),
        not_actions,
    )


def _task_group() -> Paper:
    title = "Task and finish group: roads and homes"
    blocks: list[Block] = [
        heading(title, 18),
        heading("Foreword", 13),
        Text(_INTRO),
        heading("Recommendations", 13),
        Text("The task group makes these recommendations to Cabinet:"),
    ]
    recommendations = []
    for number, each in enumerate((*stock("highways"), *stock("housing")), start=1):
        text = f"That the council should {each.text[0].lower()}{each.text[1:]}"
        blocks.append(Text(f"R{number}  {text}", after=5))
        recommendations.append(Recommendation(f"R{number}", text, origin="scrutiny"))
    blocks += [heading("What the group heard", 13)]
    blocks += [Text(f"{n}. {why} {_INTRO}") for n, why in enumerate(_WHY, start=1)]
    return _made(
        "prose-task-group",
        "reportlab",
        "numbered recommendations of a scrutiny task group",
        "Wexborough Council",
        title,
        "scrutiny report",
        blocks,
        recommendations,
        [],
        portrait(family="serif", page_numbers="Page {}"),
    )


def _inspection() -> Paper:
    title = "Inspection of services for children and families"
    blocks: list[Block] = [
        heading(title, 17),
        heading("What is it like to be a child here?", 13),
        Text(_INTRO),
        *(Text(f"{why} {_INTRO}") for why in _WHY),
        heading("What needs to improve?", 13),
        Text("Areas for improvement", bold=True),
    ]
    recommendations = []
    for each in (*stock("children"), stock("housing")[0]):
        text = f"Leaders should {each.text[0].lower()}{each.text[1:]}"
        blocks.append(Text(f"{BULLET}{text}", after=4))
        recommendations.append(Recommendation(None, text, origin="inspection"))
    blocks += [heading("About this inspection", 13), Text(_INTRO), Text(_WHY[4])]
    return _made(
        "prose-areas-for-improvement",
        "writer",
        "areas for improvement as bullets",
        "Longmere Council",
        title,
        "inspection report",
        blocks,
        recommendations,
        [],
        portrait(page_numbers="{}"),
    )


PAPERS = (
    _labelled(
        "prose-headed-paragraphs",
        "reportlab",
        "",
        "corporate+audit",
        "Brinkburn Council",
        "headed paragraphs",
        portrait(page_numbers="Page {}"),
    ),
    _labelled(
        "prose-bullets",
        "writer",
        BULLET,
        "housing+planning",
        "Ashworth Vale Council",
        "bullets with labels",
        portrait(family="serif", page_numbers="Page {}"),
    ),
    _boxed(),
    _peer_report(),
    _task_group(),
    _inspection(),
)
