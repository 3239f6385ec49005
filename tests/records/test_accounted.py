"""Orders with accounts below them are actions, however these are set; what only looks so is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract import extract
from papers_said import read

ORDERS = (
    ("Hold a workshop for all members", "Complete. Thirty came on 22 May. Deadline: 31 May 2031"),
    ("Draft a new plan for the parks", "In progress. It starts late, and the date is now 31 March 2032."),
    ("Lend a tool kit to each friends’ group", "Not started. Work follows the audit. Deadline: 30 June 2032"),
    ("Open the depot to schools twice a year", "The Panel agreed that the action was complete."),
)
HEAD = "**Parks plan: where we are**"


def _actions(*blocks: str) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(a.ref, a.text, a.timescale_raw, a.status_raw) for a in read(HEAD, *blocks).actions]


@pytest.mark.parametrize("number", ["{}.1 ", "({}) ", "Action {}: "])
def test_orders_with_accounts_are_actions_under_any_number(number: str) -> None:
    blocks = [
        words
        for at, (order, account) in enumerate(ORDERS, start=1)
        for words in (f"**{number.format(at)}{order}**", account)
    ]
    refs = [number.format(at).strip("() :").removeprefix("Action ") for at in range(1, 5)]
    assert _actions(*blocks) == [
        (refs[0], ORDERS[0][0], "31 May 2031", "Complete"),
        (refs[1], ORDERS[1][0], None, "In progress"),
        (refs[2], ORDERS[2][0], "30 June 2032", "Not started"),
        (refs[3], ORDERS[3][0], None, None),
    ]


def test_who_leads_in_brackets_over_two_lines_belongs_to_the_order() -> None:
    blocks = [w for order, account in ORDERS for w in (f"**1. {order}** (Head of the Parks and Open Spaces)", account)]
    assert {a.lead_raw for a in read(HEAD, *blocks).actions} == {"Head of the Parks and Open Spaces"}


def test_talk_below_an_order_is_no_account() -> None:
    talk = ("The hall was cold.", "Members were told of the cost.", "A letter came.", "Nobody spoke.")
    said = [words for (order, _), account in zip(ORDERS, talk, strict=True) for words in (f"**{order}**", account)]
    assert _actions(*said) == []


def test_items_of_a_meeting_that_say_something_is_complete_are_no_orders() -> None:
    items = ("Play area", "Car park", "The village hall", "Footpaths and lanes")
    said = [
        w for at, item in enumerate(items, 1) for w in (f"**{at}. {item}**", "The clerk said that this was complete.")
    ]
    assert _actions(*said) == []


def test_an_account_set_in_ends_where_other_words_stand_further_left(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "board.pdf"), pagesize=(595, 842))
    lines = [
        (60.0, "Parks Board: minutes of the meeting held on 3 June 2031"),
        (60.0, "The Board took the plan in turn."),
    ]
    for at, (order, _) in enumerate(ORDERS, start=1):
        lines += [(60.0, f"Action B{at}: {order}"), (85.0, "The Clerk reported that work had not started.")]
    lines.append((60.0, "The Board thanked all who had come and closed the meeting at noon."))
    for at, (left, words) in enumerate(lines):
        canvas.drawString(left, 780 - 26 * at, words)
    canvas.save()
    found = extract(tmp_path / "board.pdf").actions
    assert [(a.ref, a.status, a.progress_raw) for a in found] == [
        (f"B{at}", "not_started", "The Clerk reported that work had not started.") for at in range(1, 5)
    ]


@pytest.mark.parametrize("head", ["Recommendations", "Areas for improvement"])
def test_what_others_ask_is_no_action_though_it_is_accounted_for(head: str) -> None:
    said = [w for at, (order, account) in enumerate(ORDERS, 1) for w in (f"**{at}. {order}**", account)]
    assert _actions(f"**{head}**", *said) == []


def test_answers_are_no_accounts() -> None:
    said = [
        w for at, (order, _) in enumerate(ORDERS, 1) for w in (f"**{at}. {order}**", "Agreed. It will be done by May.")
    ]
    assert [one for one in _actions(*said) if one[1] in dict(ORDERS)] == []


def test_headings_with_nouns_over_news_are_no_orders() -> None:
    heads = ("Review of parking fees", "Support for young carers", "Plan for the harbour front", "Update on elections")
    news = "It was discussed in June. Polling is scheduled for 1 May 2031. The work is under way."
    assert _actions(*(words for head in heads for words in (f"**{head}**", news))) == []


def test_an_account_may_begin_with_a_day() -> None:
    said = [
        w for at, (order, _) in enumerate(ORDERS, 1) for w in (f"**{at}. {order}**", "23 May 2031: this is complete.")
    ]
    assert [one[0] for one in _actions(*said)] == ["1", "2", "3", "4"]
