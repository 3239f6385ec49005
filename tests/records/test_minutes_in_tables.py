"""Minutes and registers set as tables: what a column says was decided, and who is to do what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.codelists import DocumentType
from extract.flow.blocks import reading_flow
from extract.flow.side_notes import ends_in_notes
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from extract.records.decisions.in_tables import decision_tables
from extract.records.prose.minuted import find_minuted
from paper import grid, paper, table


def in_table(title: str, heads: list[str], *rows: list[str], kind: DocumentType) -> list[str]:
    """The decisions of a paper with a ruled table, as a whole paper is read: first what kind of table it is."""
    made = paper([f"**{title}**", "", "12 May 2026", "", grid([f"**{head}**" for head in heads], *rows)])
    tables = list(made.by_page[0])
    deciding = decision_tables(made.document, tables, kind == "minutes", kind == "decision_record")
    left_out = set(range(len(tables))) - deciding.told
    flow = reading_flow(made.document, tables, 1, 1, left_out)
    return [each.text for each in find_decisions(flow, kind, None, Issues())]


@pytest.mark.parametrize("said", ["What was decided", "What was settled", "What the Cabinet determined"])
def test_a_register_says_in_a_column_what_was_decided_whatever_its_verbs(said: str) -> None:
    heads = ["Ref.", "Date", "Officer", said, "Why"]
    rows = [
        ["E/1", "2 May", "Head of Parks", "Fell the oak by the gate.", "It is hollow."],
        ["E/2", "4 May", "Head of Housing", "(1) Let the flat for a year.\n(2) Mend its roof.", "It stands empty."],
        ["E/3", "5 May", "Head of Law", "Settle on the terms in the annex.", "Advice"],
    ]
    told = [
        "Fell the oak by the gate.",
        "Let the flat for a year.",
        "Mend its roof.",
        "Settle on the terms in the annex.",
    ]
    for kind in ("action_plan", "decision_record"):
        for title in ("Register of decisions taken by officers", "A summary of the afternoon"):
            assert in_table(title, heads, *rows, kind=kind) == told
    tracked = [*heads[:4], "Progress"]
    assert not in_table("Decisions: how far we are", tracked, *rows, kind="action_plan")


def test_minutes_in_rows_resolve_in_short_bold_words_with_the_vote_below() -> None:
    found = in_table(
        "Ousel Town Council: Minutes of the meeting", ["No.", "Matter", "Resolution", "To act on it by the meeting"],
        ["21", "Minutes of the last meeting.", "", ""],
        ["22", "Grants were talked of.", "**Four grants be paid**\n\n__9–0__", "Clerk"],
        ["23", "The roof.", "**(a) No new loan**\n**(b) Lowest tender accepted**\n\n__7–2__", "Clerk"],
        ["24", "Motion on flags.", "Motion lost", ""],
        ["25", "Petty cash.", "**Cllr Finch to count the cash**\n\n__Agreed__", "Cllr Finch"],
        kind="minutes",
    )  # fmt: skip
    assert found == ["Four grants be paid", "No new loan", "Lowest tender accepted", "Cllr Finch to count the cash"]


def test_a_column_of_topics_or_names_in_minutes_decides_nothing() -> None:
    rows = [
        ["1", "Parks", "Mill Lane play area"],
        ["2", "Roads", "Cllr Finch, Cllr Wren"],
        ["3", "Elms", "Cllr B Finch."],
    ]
    assert not in_table("Minutes of the Parks Committee", ["No.", "Matter", "Decision"], *rows, kind="minutes")


def test_a_column_names_who_is_to_do_what_the_minute_agreed_or_somebody_undertook() -> None:
    rows = [
        [
            "1",
            "It was agreed that the Head of ICT would come to the next meeting.",
            "Head of ICT",
        ],
        ["2", "The Section 151 Officer undertook to send a note on the valuation before May.", "S151"],
        ["3", "Members looked at the programme for the rest of the year.", ""],
    ]
    made = paper([grid(["Item", "Minute", "Action"], *rows)])
    drafts = find_minuted(reading_flow(made.document, made.by_page[0], 1, 1, ()), True)
    assert [draft.actions[0].text for draft in drafts] == [
        "It was agreed that the Head of ICT would come to the next meeting.",
        "The Section 151 Officer undertook to send a note on the valuation before May.",
    ]


def test_a_column_of_minutes_holds_decisions_and_actions_of_several_voters() -> None:
    rows = [
        ["1", "Apologies from Ann Moss.", "Cllr Moss (Cllr Reed substituting)."],
        ["2", "**Late buses.** Heads asked why.", "Primary heads voted (4 for, 2 against) to keep it\n\n"
         "Secondary heads voted (3–0) not to keep it"],
        ["3", "**Scheme.** One change is proposed.", "Forum approved the new scheme\n\nAction: JT to tell all schools"],
        ["4", "**Closing balances**", "Recommended to Council that the balances be carried over."],
        ["5", "**Members**", "Action: Clerk to ask trusts for names"],
    ]  # fmt: skip
    for head in ("Decision / action", "Outcome", "Decisions and actions"):
        assert in_table("Minutes of the Schools Forum", ["", "Discussion", head], *rows, kind="minutes") == [
            "Primary heads voted (4 for, 2 against) to keep it",
            "Secondary heads voted (3–0) not to keep it",
            "Forum approved the new scheme",
            "Recommended to Council that the balances be carried over.",
        ]
    made = paper(["**Minutes of the Schools Forum**", "", grid(["", "Discussion", "Decision / action"], *rows)])
    told = find_minuted(reading_flow(made.document, list(made.by_page[0]), 1, 1, ()), True)
    said = [(draft.actions[0].text, draft.actions[0].beside["lead"].text) for draft in told]
    assert said == [("JT to tell all schools", "JT"), ("Clerk to ask trusts for names", "Clerk")]


@pytest.mark.parametrize(
    ("last", "notes"), [(["Clerk", "PT", "Clerk/ Chair"], True), (["2 May", "On hold", "£300"], False)]
)
def test_a_last_column_of_names_beside_some_minutes_is_one_of_notes(last: list[str], notes: bool) -> None:
    """Where white alone parts them, the names are read with the words beside, as notes in the margin are."""
    rows = [["24/1", "It was resolved to pay."], ["24/2", "The hedge was seen."], ["24/3", "It was said to be wet."]]
    made = table(*([*row, ""] for row in rows), *([*row, name] for row, name in zip(rows, last, strict=True)))
    assert ends_in_notes(replace(made, method="aligned")) == notes
    assert not ends_in_notes(made)


def test_names_set_lower_than_the_head_of_their_row_stand_beside_what_they_are_to_do() -> None:
    minute = "**Ferry**\n\nMembers spoke of the chain.\n\nSend the figures to all.\n\nFind a buyer for the old boat."
    rows = [["1", minute, "\n\n\n\nAB\n\nCD with EF"], ["2", "**Slip**\n\nNobody spoke.\n\nAB will sweep it.", "AB"]]
    made = paper([grid(["", "Minute", "Owner"], *rows)])
    drafts = find_minuted(reading_flow(made.document, made.by_page[0], 1, 1, ()), True)
    assert [(draft.actions[0].text, draft.actions[0].beside["lead"].text) for draft in drafts] == [
        ("Send the figures to all.", "AB"),
        ("Find a buyer for the old boat.", "CD with EF"),
        ("AB will sweep it.", "AB"),
    ]


def test_labels_beside_a_number_over_several_rows_make_the_form_of_a_decision() -> None:
    """A decision list in boxes: the number of the item at the left, labels beside it, what they tell at the right."""
    rows = [
        ["Cabinet member", "Councillor A Thorn"],
        ["Decision", "1. That the fees be paid from May.\n2. That the lease be signed."],
        ["Reasons", "The market asked for it."],
    ]
    made = in_table("Decisions of the Cabinet", ["7", "Fees and leases"], *rows, kind="decision_record")
    assert made == ["That the fees be paid from May.", "That the lease be signed."]
    numbered = [["7", *row] for row in rows]
    told = in_table("Decisions of the Cabinet", ["7", "Fees and leases", ""], *numbered, kind="decision_record")
    assert told == made
    tracked = [["Officer", "Head of Law"], ["Decision needed", "That the fees be paid from May."]]
    assert not in_table("What comes next", ["7", "Fees"], *tracked, kind="other")
