"""What is told by where and how it is set alone, in a paper whose usual reading looks wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Issues
from extract.read import read_document
from extract.records import FoundPaper, find_records
from extract.ways import OTHERS
from paper import paper
from records.unit_pages import ROWS

APART = next(way for way in OTHERS if way.hears("apart"))


def told(*blocks: str) -> FoundPaper:
    (found,) = find_records(paper(blocks).document, [], Issues(), APART).papers
    return found


def actions(*blocks: str) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(row.ref, row.text, row.lead_raw, row.timescale_raw) for row in told(*blocks).actions]


TALK = "The harbour had a fair year. Nobody was hurt, and the fish came back in the autumn."


def test_who_and_when_stand_in_other_looks_below_each_text() -> None:
    blocks = [block for _, what, _, who, when in ROWS for block in (f"{what}.", f"__{who}__", f"**{when}**", "")]
    assert actions("**The Lantern: what we do next**", TALK, "", *blocks, "", TALK) == [
        (None, f"{what}.", who, when) for _, what, _, who, when in ROWS
    ]


def test_who_and_when_stand_behind_a_dash_after_a_box_and_a_letter() -> None:
    blocks = [f"☐ ({'abcd'[at]}) {what} – {who}, by {when}." for at, (_, what, _, who, when) in enumerate(ROWS)]
    found = told("**What the peers wrote and what we do**", TALK, *blocks)
    assert [(row.ref, row.text, row.lead_raw, row.timescale_raw, row.status_raw) for row in found.actions] == [
        ("abcd"[at], what, who, f"by {when}", "☐") for at, (_, what, _, who, when) in enumerate(ROWS)
    ]


def test_heads_over_texts_say_when(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "dated.pdf"), pagesize=(595, 842))
    height = 800.0

    def line(font: str, size: float, words: str) -> None:
        nonlocal height
        height -= 2 * size
        canvas.setFont(font, size)
        canvas.drawString(60, height, words)

    line("Helvetica-Bold", 18, "Answers to the panel")
    for _, what, _, who, when in ROWS:
        line("Helvetica-Bold", 12, f"By {when}")
        line("Helvetica", 10, f"{what} before the days grow short.")
        line("Helvetica-Oblique", 8, who)
    canvas.save()
    document = read_document(tmp_path / "dated.pdf", Issues(), "none")
    (found,) = find_records(document, [], Issues(), APART).papers
    assert [(row.text, row.lead_raw, row.timescale_raw) for row in found.actions] == [
        (f"{what} before the days grow short.", who, f"By {when}") for _, what, _, who, when in ROWS
    ]


@pytest.mark.parametrize("few", [1, 2, 3])
def test_a_few_such_texts_are_no_plan(few: int) -> None:
    blocks = [block for _, what, _, who, when in ROWS[:few] for block in (f"{what}.", f"__{who}__", f"**{when}**", "")]
    assert actions("**The Lantern: what we did**", TALK, "", *blocks) == []


MINUTED = (
    "The clerk read two letters about the ferry. {} The chair thanked her for her work in the storm.",
    "Members had before them the tender of three yards. After some talk {} as the surveyor had advised.",
    "The slipway is worn and two boats were scratched. The harbour master asked for stone. {} She hopes to begin soon.",
)
DECIDED = ("the board agreed to write to both islands", "it chose the middle tender", "Stone was granted for one year")


def test_minutes_set_in_bold_what_was_decided() -> None:
    head = [
        "**Minutes of the Harbour Board held on 3 March 2026**",
        "Present: Councillors Ash (Chair), Birch and Cole.",
    ]
    own = [text.format(f"**{one}.**") for text, one in zip(MINUTED, DECIDED, strict=True)]
    assert [row.text for row in told(*head, *own).decisions] == list(DECIDED)
    assert [row.text for row in told("**The harbour in a storm**", *own).decisions] == []  # no meeting is told


def test_numbered_words_in_bold_with_who_leads_behind_them_are_actions_and_the_rest_tells_how_far() -> None:
    deeds = (
        "Adopt a new council plan",
        "Train the chairs of panels",
        "Open a fund for parishes",
        "Report on empty posts",
    )
    posts = ("Head of Policy", "Monitoring Officer", "Communities Manager", "Head of People")
    came = (
        "It was adopted in May. This is complete.",
        "Two came. It is in progress.",
        "It has not started.",
        "Done in June.",
    )
    blocks = ["**Peer challenge: one year on", *(
        block
        for number, (deed, post, told) in enumerate(zip(deeds, posts, came, strict=True), 1)
        for block in (f"**{number}a {deed}** ({post})", told)
    )]  # fmt: skip
    made = paper(blocks)
    found = find_records(made.document, [], Issues(), APART).papers[0].actions
    assert [(row.ref, row.text, row.lead_raw, row.progress_raw) for row in found] == [
        (f"{number}a", *each) for number, each in enumerate(zip(deeds, posts, came, strict=True), 1)
    ]
