"""How far an action has come, told beside or below it and not in a column of that name."""

from __future__ import annotations

from extract.model import Table
from extract.records.plans.headers import find_headers
from extract.records.plans.parted import apart
from paper import table
from papers_said import read

TASKS = ("Mend the village pump", "Count the swifts in June", "Print a map of the paths", "Plant ten lime trees")
LEADS = ("Town Clerk", "Head of Parks", "Head of Leisure", "Head of Parks")
TIMES = ("May 2025", "June 2026", "March 2026", "November 2025")
STATES = ("Complete", "Under way", "Delayed", "Planned")


def _roles(found: Table) -> list[str]:
    return [column.role for column in find_headers(found)[0].columns]


def test_a_column_headed_now_is_the_status_where_its_cells_say_how_far_things_are() -> None:
    head = ["No.", "Action", "Who leads", "When", "Now"]
    rows = [[str(at), *told] for at, told in enumerate(zip(TASKS, LEADS, TIMES, STATES, strict=True), 1)]
    assert _roles(table(head, *rows)) == ["ref", "action", "lead", "timescale", "status"]
    dated = [[*row[:4], time] for row, time in zip(rows, reversed(TIMES), strict=True)]
    assert _roles(table(head, *dated))[-1] == "revised"


def test_what_came_of_an_action_stands_below_it_in_another_type_where_the_heading_names_both() -> None:
    rows = [
        [f"{task}\n__Told_in_the_newsletter__", lead, time]
        for task, lead, time in zip(TASKS, LEADS, TIMES, strict=True)
    ]
    for heading, parts in (("Action and outcome", 2), ("Action", 1)):
        plan = table([heading, "Owner", "Deadline"], *rows)
        action, beside = apart(plan.rows[1][0], {}, find_headers(plan)[0])
        told = [cell.text for cell in (action, *beside.get("progress", []))]
        assert [" ".join(text.split()) for text in told] == [TASKS[0], "Told_in_the_newsletter"][:parts] or parts == 1
        assert len(told) == parts


def test_a_state_and_a_dash_below_an_item_say_how_far_it_has_come() -> None:
    lines = ["**Parish action plan: progress report**"]
    for at, (task, lead, time, state) in enumerate(zip(TASKS, LEADS, TIMES, STATES, strict=True), 1):
        lines += [f"{at}. {task} ({lead}; {time})", f"{state} – the parish was told in the newsletter."]
    found = [(row.text, row.lead_raw, row.timescale_raw, row.status_raw) for row in read(*lines).actions]
    assert found == list(zip(TASKS, LEADS, TIMES, STATES, strict=True))


def test_what_stands_behind_the_day_at_the_end_of_an_item_says_how_far_it_has_come() -> None:
    lines = ["**Parish action plan: progress report**"]
    for at, (task, lead, time, state) in enumerate(zip(TASKS, LEADS, TIMES, STATES, strict=True), 1):
        lines.append(f"• {at}a {task} – {lead}, {time}. {state}: The parish was told in the newsletter.")
    found = [(row.ref, row.text, row.timescale_raw, row.status_raw) for row in read(*lines).actions]
    assert found == list(zip(("1a", "2a", "3a", "4a"), TASKS, TIMES, STATES, strict=True))


def test_minutes_that_quote_a_plan_say_behind_each_action_how_far_it_has_come() -> None:
    lines = ["**Minutes of the parish council**", "Progress was reported as follows."]
    for at, (task, lead, time, state) in enumerate(zip(TASKS, LEADS, TIMES, STATES, strict=True), 1):
        lines.append(f"• K{at} “{task}” ({lead}, due {time}): {state}. The parish was told in the newsletter.")
    found = [(row.ref, row.text, row.lead_raw, row.status_raw) for row in read(*lines).actions]
    assert found == list(zip(("K1", "K2", "K3", "K4"), TASKS, LEADS, STATES, strict=True))


def test_each_item_with_a_line_of_labels_below_it_is_an_action_of_what_its_code_goes_on_with() -> None:
    lines = ["**Parish action plan: progress report**"]
    for at, (task, lead, time, state) in enumerate(zip(TASKS, LEADS, TIMES, STATES, strict=True)):
        if at in (0, 2):
            lines.append(f"R{at + 1} Look after what the parish {('owns', 'tells')[at // 2]} all year.")
        lines += [
            f"• R{at // 2 * 2 + 1}.{at % 2 + 1} {task}",
            f"Lead: {lead}. Due: {time}. Status: {state}.",
            "The parish was told of it in the newsletter.",
        ]
    found = read(*lines)
    assert [row.number for row in found.recommendations] == ["R1", "R3"]
    told = [(row.ref, row.text, row.lead_raw, row.timescale_raw, row.recommendations) for row in found.actions]
    refs, answers = ("R1.1", "R1.2", "R3.1", "R3.2"), ((0,), (0,), (1,), (1,))
    assert told == list(zip(refs, TASKS, LEADS, TIMES, answers, strict=True))
    assert [(row.status_raw or "").rstrip(".") for row in found.actions] == list(STATES)


def test_who_when_and_how_far_on_one_line_below_the_only_recommendation_are_its_actions() -> None:
    found = read(
        "**Pump review: final monitoring report**",
        "**Recommendation 3. That the pump be mended.**",
        "3 Mend the village pump",
        "Head of Parks · by May 2025 · Complete",
    )
    assert [row.number for row in found.recommendations] == ["3"]
    (action,) = found.actions
    assert (action.ref, action.text) == ("3", TASKS[0])
    assert (action.lead_raw, action.timescale_raw, action.status_raw) == ("Head of Parks", "by May 2025", "Complete")
