"""What is told by where it stands: numbers over cards or beside a rating, who at the end of what a card says, answers
to one recommendation one below the other in a table that prints no headings."""

from __future__ import annotations

from pathlib import Path

from extract import extract
from paper import grid
from papers_said import read as read_paper
from records.cards import read
from records.unit_pages import ROWS, write


def test_a_title_beside_a_rating_numbers_what_its_card_recommends() -> None:
    cards = [
        [
            [f"Finding {number}: {what}", f"Priority: {level}"],
            ["We found", f"No list of {what} was kept."],
            ["We recommend", f"A list of {what} should be kept."],
            ["Reply of managers", f"Agreed. A list of {what} is being drawn up."],
            ["Owner", "Head of Parks"],
            ["To be done by", "31 May 2026"],
        ]
        for number, what, level in ((1, "trees", "High"), (2, "gates", "Low"))
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "A list of trees should be kept."),
        ("2", "A list of gates should be kept."),
    ]
    assert [(a.ref, a.recommendations) for a in walk.actions] == [(None, (0,)), (None, (1,))]


def test_lines_over_cards_number_the_actions_and_a_label_in_a_cell_says_who() -> None:
    rows = [(number, asked, lead, when) for number, asked, _, lead, when in ROWS]
    blocks = [
        block
        for number, asked, lead, when in rows
        for block in (
            f"**Issue {number}: matter of {lead}**",
            grid(
                ["Agreed action", f"{asked}\n__Responsible: {lead}__"],
                ["Complete by", when],
                ["Standing in May", "On track" if number < "3" else "At risk"],
                ["Came from", f"Audit {number}"],
            ),
        )
    ]
    found = read_paper("**Governance: what we are doing**", *blocks)
    assert not found.recommendations
    assert [(a.ref, a.text, a.lead_raw, a.timescale_raw, a.status_raw) for a in found.actions] == [
        (number, asked, lead, when, "On track" if number < "3" else "At risk") for number, asked, lead, when in rows
    ]


def test_captions_number_no_actions() -> None:
    blocks = [
        block
        for number, asked, _, lead, when in ROWS
        for block in (
            f"**Table {number}: matter of {lead}**",
            grid(["Agreed action", asked], ["Owner", lead], ["Complete by", when]),
        )
    ]
    assert [a.ref for a in read_paper("**Governance: what we are doing**", *blocks).actions] == [None] * len(ROWS)


def test_recommendations_and_answers_with_labels_need_no_headings() -> None:
    said = [f"**{asked}**\n{note}\n**Lead officer:** {lead} **Target:** {when}." for _, asked, note, lead, when in ROWS]
    walk, roles = read(
        [
            ["**Peer team recommendation 1**\nLook after the paths.", said[0]],
            ["^", said[1]],
            ["**Peer team recommendation 2**\nOpen what is shut.", said[2]],
            ["^", said[3]],
        ]
    )
    assert roles == ["action_plan"]
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "Look after the paths."),
        ("2", "Open what is shut."),
    ]
    assert [a.recommendations for a in walk.actions] == [(0,), (0,), (1,), (1,)]
    assert [a.lead_raw for a in walk.actions] == [lead for *_, lead, _ in ROWS]


def test_a_question_of_many_words_is_a_label_where_it_comes_back(tmp_path: Path) -> None:
    units = [
        [
            ("Helvetica-Bold", 13, 60, f"Question {number}"),
            ("Helvetica", 10, 60, f"The panel’s recommendation {number} reads: “{asked} by 2027.” Is it accepted?"),
            ("Helvetica", 10, 60, f"Accepted, as {note[0].lower()}{note[1:]}"),
            ("Helvetica", 10, 60, "What will be done?"),
            ("Helvetica", 10, 60, f"We will {asked.lower()} and tell the panel how it went."),
            ("Helvetica", 10, 60, "Who will see to it, and by when?"),
            ("Helvetica", 10, 60, f"Lead: {lead}. Timescale: {when}."),
        ]
        for number, asked, note, lead, when in ROWS
    ]
    found = extract(write(tmp_path / "questions.pdf", units, pitch=13))
    assert [(r.number, r.text) for r in found.recommendations] == [(n, f"{asked} by 2027.") for n, asked, *_ in ROWS]
    assert [(a.text, a.lead_raw) for a in found.actions] == [
        (f"We will {asked.lower()} and tell the panel how it went.", lead) for _, asked, _, lead, _ in ROWS
    ]
