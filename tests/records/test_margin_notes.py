"""Notes in the margin of minutes: who is to do what by when, each below the last."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extract import extract
from extract.issues import Issues
from extract.records import find_records
from extract.text import group_lines
from paper import paper, pdf, write

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


def test_a_name_beside_the_last_line_stands_for_the_sentence_that_began_above(tmp_path: Path) -> None:
    """Names at the end of the last line of each minute, as small councils print them."""
    minutes = [
        (
            "i) Two chairs were broken. Clerk to ask the joiner for the price of a pair of new ones and",
            "for a date.",
            "Clerk",
        ),
        ("ii) A letter was read.", "", "Noted"),
        (
            "iii) The gate was seen to. Clerk to look at the hinges of it before the fair comes to the",
            "field.",
            "Clerk",
        ),
        ("iv) The bank has written.", "", "Noted"),
    ]

    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 760, "MINUTES OF THE MEETING OF THE VILLAGE COUNCIL")
        canvas.drawString(60, 730, "PRESENT")
        canvas.drawString(60, 716, "Councillors A Thorn, B Frith and C King.")
        canvas.drawString(60, 690, "5. CORRESPONDENCE")
        top = 676
        for first, last, name in minutes:
            for words in filter(None, (first, last)):
                canvas.drawString(60, top, words)
                top -= 13
            canvas.drawRightString(540, top + 13, name)

    told = extract(pdf(tmp_path / "minutes.pdf", sheet)).actions
    assert [action.text for action in told] == [
        "Clerk to ask the joiner for the price of a pair of new ones and for a date.",
        "Clerk to look at the hinges of it before the fair comes to the field.",
    ]


def test_labelled_notes_may_run_over_two_lines() -> None:
    labelled = [("ACTION: Clerk, by", "3 May 2025"), ("ACTION: Cllr Hart, at", "once"), ("ACTION: Clerk",)]
    assert [(who, when) for _, who, when in found(labelled)] == [
        ("Clerk", "by 3 May 2025"),
        ("Cllr Hart", "at once"),
        ("Clerk", None),
    ]


def test_a_title_alone_on_a_line_belongs_to_the_name_below_it() -> None:
    minutes = ["Cllr Frith and the Clerk to agree a rota for the two devices with", "Great Upton and send it round."]
    made = paper(["**Minutes of the parish council**", "Present: Councillors Frith and Lund."], top=60.0)
    words = [word for line in made.document.pages[0].lines for word in line.words]
    for number in range(3):
        top = 120.0 + 80 * number
        names = ("Cllr", "Frith/Clerk") if number == 1 else ("Clerk",)
        text = minutes if number == 1 else [f"Clerk to order {number + 2} benches for the green and pay for"]
        for at, line in enumerate(text if number == 1 else [*text, "them from the reserve."]):
            words += write(line, top=top + 15 * at, width=330)
        for at, name in enumerate(names):
            words += write(name, left=400.0, top=top + 15 * at, width=140)
    page = replace(made.document.pages[0], lines=group_lines(words, 1))
    read = find_records(replace(made.document, pages=(page,)), [], Issues()).papers[0]
    assert [" ".join((action.lead_raw or "").split()) for action in read.actions] == [
        "Clerk",
        "Cllr Frith/Clerk",
        "Clerk",
    ]
