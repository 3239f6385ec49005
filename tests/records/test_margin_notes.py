"""Notes in the margin of minutes: who is to do what by when, each below the last."""

from __future__ import annotations

from dataclasses import replace

from extract.issues import Issues
from extract.records import find_records
from extract.text import group_lines
from paper import paper, write

MINUTES = [
    "The chain was looked at by the engineer, who found it worn in three places and asked for a price for a new one.",
    "Mr Frith spoke of the queues on Sundays and asked why nobody had counted them since the clocks went forward.",
    "There were two tenders for the paint, and both of them were a good deal higher than those of last year.",
]
NOTES = [
    ("**CK**", "Ask for a price", "__by 3 May__"),
    ("**JT**", "Count the boats", "__at once__"),
    ("**CK**", "Buy the paint", ""),
]


def found(notes: list[tuple[str, ...]]) -> list[tuple[str, str | None, str | None]]:
    """The actions of a page of minutes with notes beside them, the lines of each note a little apart."""
    made = paper(["**Notes of the meeting of the ferry forum**"], top=60.0)
    words = [word for line in made.document.pages[0].lines for word in line.words]
    for number, (minute, note) in enumerate(zip(MINUTES, notes, strict=True)):
        top = 100.0 + 80 * number
        words += write(f"{number + 21} {minute}", top=top, width=330)
        for at, line in enumerate(filter(None, note)):
            words += write(line, left=400.0, top=top + 15 * at, width=140)
    page = replace(made.document.pages[0], lines=group_lines(words, 1))
    read = find_records(replace(made.document, pages=(page,)), [], Issues()).papers[0]
    return [(action.text, action.lead_raw, action.timescale_raw) for action in read.actions]


def test_a_note_says_below_a_name_what_is_to_be_done_and_when() -> None:
    assert found(NOTES) == [
        ("Ask for a price", "CK", "by 3 May"),
        ("Count the boats", "JT", "at once"),
        ("Buy the paint", "CK", None),
    ]


def test_a_word_that_comes_back_in_the_margin_is_no_name() -> None:
    assert not found([("**Noted**", *rest) for _, *rest in NOTES])


def test_a_run_in_label_that_names_who_is_to_act_comes_before_the_task() -> None:
    made = paper(
        [
            "**Minutes of the ferry forum**",
            "Present: Councillors Brook and Lund.",
            MINUTES[0],
            "**ACTION CK:** Ask for a price by 3 May.",
            MINUTES[1],
            "**ACTION JT:** Count the boats at once.",
        ]
    )
    read = find_records(made.document, [], Issues()).papers[0]
    assert [(action.text, action.lead_raw) for action in read.actions] == [
        ("Ask for a price by 3 May.", "CK"),
        ("Count the boats at once.", "JT"),
    ]
