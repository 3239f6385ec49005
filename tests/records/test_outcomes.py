"""What became of each item, told in a form that comes back under item after item, whatever the words of the form."""

from __future__ import annotations

import pytest

from extract.codelists import DocumentType
from extract.flow.blocks import Block, reading_flow
from extract.issues import Issues
from extract.model import Line
from extract.records.decisions.find import find_decisions
from extract.records.decisions.in_tables import decision_tables
from extract.records.decisions.lanes import lanes_of
from extract.records.decisions.outcomes import outcomes
from extract.records.decisions.setting import setting_of
from extract.text import Paragraph, group_lines
from paper import Grid, grid, paper, write

HEAD = ["**Minutes of the Ferry Committee**", "Present: Councillors Brook, Hart and Lund"]
TOLD = [
    "The engineer had been down to the slip and found the chain worn. He said that it would last a year.",
    "Mr Frith spoke of the queues on Sundays. He asked why nobody had counted them since the spring.",
    "There were two tenders for the paint, and both were higher than the year before.",
]
RULED = ["the chain be changed in May.", "the queues be counted by the Harbour Master.", "the lower tender be taken."]


def decided(*blocks: str | Grid, kind: DocumentType = "minutes") -> list[str]:
    """The words of ``numbered``."""
    return [text for _, text in numbered(*blocks, kind=kind)]


def numbered(*blocks: str | Grid, kind: DocumentType = "minutes") -> list[tuple[str | None, str]]:
    """The decisions of a page with their numbers, read as a whole paper is: first what kind its tables are."""
    made = paper([part for block in (*HEAD, *blocks) for part in (block, "")])
    tables = list(made.by_page[0])
    deciding = decision_tables(made.document, tables, kind == "minutes", kind == "decision_record")
    flow = reading_flow(made.document, tables, 1, 1, set(range(len(tables))) - deciding.told)
    return [(each.number, each.text) for each in find_decisions(flow, kind, "Ferry Committee", Issues())]


def items(form: str, ruled: list[str] = RULED) -> list[str]:
    """Items of business, each with its heading, what was said and, in ``form``, what came of it."""
    return [
        part
        for number, (told, what) in enumerate(zip(TOLD, ruled, strict=True), 1)
        for part in (f"**{number}. Matter {number}**", told, form.format(what, what[0].upper() + what[1:]))
    ]


@pytest.mark.parametrize("label", ["Settled", "The upshot", "Ruling", "So"])
def test_a_label_that_comes_back_heads_what_was_decided_whatever_it_says(label: str) -> None:
    assert decided(*items(f"**{label}:** {{1}}")) == [what[0].upper() + what[1:] for what in RULED]


@pytest.mark.parametrize("label", ["Decided", "Resolved"])
def test_a_label_that_says_so_heads_what_was_decided_in_any_words(label: str) -> None:
    done = ["To serve notice on the tenants.", "To buy the flat roundabout.", "To have the roof patched now."]
    page = [part.replace("\n", "\n\n") for part in items(f"**{label}**\n{{1}}", done)]
    assert decided(*(each for part in page for each in part.split("\n\n"))) == done


def test_a_label_that_counts_up_comes_back_and_numbers_the_decision_behind_it() -> None:
    page = [part.replace("7/3", f"7/3{number // 3}") for number, part in enumerate(items("**Ruling 7/3:** {1}"))]
    assert numbered(*page) == [(f"7/3{n}", what[0].upper() + what[1:]) for n, what in enumerate(RULED)]


def test_what_stands_behind_a_label_ends_at_the_next_heading_though_it_is_numbered() -> None:
    listed = [f"{told}\n\n**So** That the Committee:\n\n(a) agrees to it; and\n\n(b) tells of it." for told in TOLD]
    page = [part for n, told in enumerate(listed, 1) for part in (f"## {n}. Matter {n}", *told.split("\n\n"))]
    assert decided(*page, kind="decision_record") == ["agrees to it; and", "tells of it."] * 3


@pytest.mark.parametrize(
    "label", ["Question", "Motion", "Officers recommend", "Clerk’s recommendation", "Reason", "Action"]
)
def test_a_label_of_what_was_put_to_the_meeting_heads_no_decision(label: str) -> None:
    assert not decided(*items(f"**{label}:** {{1}}"))


def test_a_label_of_what_was_said_heads_no_decision() -> None:
    said = ["Mr Frith wants more seats.", "The paint was chosen long ago.", "The chain was seen by two members."]
    assert not decided(*items("**Remarks:** {1}", said))


def test_what_was_lost_is_no_decision() -> None:
    assert decided(*items("**Settled:** {1}", [*RULED[:2], "lost by two to five."])) == [
        what[0].upper() + what[1:] for what in RULED[:2]
    ]


def test_heavy_clauses_amid_plain_words_are_decisions_one_for_each_number() -> None:
    body = "{} After talk the meeting wished **(1) that {}** and also **(2) that the Clerk be told of it** by a show."
    found = decided(
        *(
            part
            for told, what in zip(TOLD, RULED, strict=True)
            for part in (f"**Matter of {told.split()[1]}**", body.format(told, what.rstrip(".")))
        )
    )
    assert found == [text for what in RULED for text in (f"that {what.rstrip('.')}", "that the Clerk be told of it")]


def test_each_heavy_sentence_is_a_decision() -> None:
    told = items("Nobody spoke against it. **{1} The Clerk be told of it.**")
    ruled = [what[0].upper() + what[1:] for what in RULED]
    assert decided(*told) == [text for what in ruled for text in (what, "The Clerk be told of it.")]


def test_cells_that_begin_with_the_same_label_hold_decisions_and_their_reasons_do_not() -> None:
    rows = [
        [
            f"**{n} Matter**\n\n{told}",
            f"**Settled**\n\n(1) That {what}\n\n(2) That it be told.\n\n__Reason: It is late.__",
        ]
        for n, (told, what) in enumerate(zip(TOLD, RULED, strict=True), 41)
    ]
    assert decided(grid(*rows)) == [text for what in RULED for text in (f"That {what}", "That it be told.")]


def _block(text: str, left: float, top: float, width: float) -> Block:
    lines: tuple[Line, ...] = group_lines(write(text, left, top, width), 1)
    return Block(Paragraph(lines, "", False), text, "")


def test_a_lane_beside_the_text_holds_what_was_decided_in_it() -> None:
    text = [_block(told, 200, 200 + 90 * n, 330) for n, told in enumerate(TOLD)]
    lane = [_block(f"That {what}", 50, 200 + 90 * n, 120) for n, what in enumerate(RULED)]
    title = _block("Minutes of the Ferry Committee, held in the long room above the toll house on 3 May", 50, 110, 480)
    flow = [title, *lane, *text]
    assert set(lanes_of(flow)) == {1, 2, 3}
    found = outcomes(flow, setting_of(flow, "minutes", None))
    assert [item.text for section in found.values() for item in section.items] == [f"That {what}" for what in RULED]


def test_a_label_of_the_kind_of_some_items_takes_no_decision_of_the_others_from_their_column() -> None:
    kinds = ["Key decision", "Non-key", "Key decision", "Urgent", "Key decision (annex not public)"]
    ruled = [
        "1. Agreed the toll.\n2. Noted the queue.",
        "1. Accepted the tender.",
        "1. Awarded the paint.\n2. Noted it.",
    ]
    rows = [
        [str(n), f"**Answer to the letter of {n} May**\n\n{kind}\n\n{what}", "It is late."]
        for n, (kind, what) in enumerate(
            zip(kinds, [*ruled, "Noted the tide.", "Declared the slip shut."], strict=True)
        )
    ]
    found = decided(grid(["**No.**", "**Decision**", "**Why**"], *rows), kind="decision_record")
    assert found == [
        "Agreed the toll.",
        "Noted the queue.",
        "Accepted the tender.",
        "Awarded the paint.",
        "Noted it.",
        "Noted the tide.",
        "Declared the slip shut.",
    ]


def test_a_lane_under_the_label_decision_holds_decisions_whatever_their_verbs() -> None:
    text = [_block(told, 50, 200 + 90 * n, 330) for n, told in enumerate(TOLD)]
    bid = ["Halve the toll on Sundays.", "Paint the hull green before June.", "Count the queues twice a day."]
    lane = [
        _block(words, 400, 200 + 90 * n + 20 * at, 130)
        for n, what in enumerate(bid)
        for at, words in enumerate(("Decision", what))
    ]
    flow = [_block("Minutes of the Ferry Committee, held in the long room above the toll house", 50, 110, 480)]
    flow += [*text, *lane]
    found = outcomes(flow, setting_of(flow, "minutes", None))
    assert [item.text for section in found.values() for item in section.items] == bid


def test_a_paragraph_that_begins_with_the_number_of_its_resolution_is_one_and_the_next_heading_none() -> None:
    page = items("Resolution 26/01{{}} That {0}")
    page = [part.replace("{}", str(number // 3)).replace("**", "") for number, part in enumerate(page)]
    assert numbered(*page) == [(f"26/01{n}", f"That {what}") for n, what in enumerate(RULED)]


def test_the_title_of_a_list_of_decisions_heads_none() -> None:
    told = ("Approved as a correct record.", "The Committee noted the report.", "The Committee adopted the fees.")
    matters = [part for number, each in enumerate(told, 4) for part in (f"**Item {number}: Matter**", each)]
    title = "**Summary of Decisions**"
    assert decided(title, "Ferry Committee | 27 November 2025", *matters, kind="decision_record") == list(told)


def test_what_a_body_recommends_to_another_is_in_its_list() -> None:
    listed = [
        "**1. Fares**", "COMMITTEE AGREED:", "that the fare be £2.", "Reason: It has not been raised.",
        "**2. Chain**", "COMMITTEE RECOMMENDED to full Council:", "that a chain be bought.", "Reason: It is worn.",
    ]  # fmt: skip
    assert decided("**Summary of decisions**", *listed, kind="decision_record") == [
        "that the fare be £2.",
        "that a chain be bought.",
    ]
