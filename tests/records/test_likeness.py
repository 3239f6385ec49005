"""What only reads like records is told as such, where the readers of forms found nothing; quiet papers stay quiet."""

from __future__ import annotations

import pytest

from extract.issues import Code, Issues
from extract.records import FoundPaper, find_records, likeness
from extract.records.likeness import LIKENESS
from paper import Grid, Paper, grid, paper


def read(made: Paper) -> tuple[FoundPaper, Issues]:
    issues = Issues()
    (part,) = find_records(made.document, [table for page in made.by_page for table in page], issues).papers
    return part, issues


# Columns that no reader knows as those of a plan: what is to be done is told by likeness, who and when by contents.
UNHEARD_ROWS = [
    ["Install new pumps at the lower lock", "30 September 2026", "Head of Works"],
    ["Review the lease of the boathouse", "31 October 2026", "Estates Manager"],
    ["Appoint two wardens for the towpath", "1 March 2027", "Head of Works"],
    ["Publish a map of the moorings", "30 June 2027", "Estates Manager"],
]
UNHEARD_PAGE = (
    "**Quarrymen’s Trust: autumn sheet**",
    grid(
        ["Milestone", "Landing", "Hand"],
        *UNHEARD_ROWS,
    ),
)
UNHEARD = paper(list(UNHEARD_PAGE))


@pytest.mark.parametrize(("sure", "code"), [(0.5, Code.READ_BY_LIKENESS), (1.0, Code.PLAN_UNREAD)])
def test_rows_of_a_table_that_nobody_knows_are_told_by_likeness(
    monkeypatch: pytest.MonkeyPatch, sure: float, code: Code
) -> None:
    monkeypatch.setattr(likeness, "SURE", sure)
    part, issues = read(UNHEARD)
    assert [action.text.split()[0] for action in part.actions] == ["Install", "Review", "Appoint", "Publish"]
    first = part.actions[0]
    assert (first.lead_raw, first.timescale_raw) == ("Head of Works", "30 September 2026")
    assert {action.method for action in part.actions} == {LIKENESS}
    assert all(action.evidence["likeness"] == action.confidence < 0.85 for action in part.actions)
    assert [issue.message for issue in issues if issue.code == code] == [
        "page 1: 4 cells were taken for actions by their likeness alone"
    ]


def test_a_list_within_the_sentence_of_a_row_is_part_of_it() -> None:
    rows = [["Milestone", "Landing", "Hand"], *UNHEARD_ROWS[:-1]]
    landing = "Publish a map of the moorings at\n(i) the upper lock,\n(ii) the basin,\n(iii) the weir"
    part, _ = read(paper(["**Quarrymen’s Trust: autumn sheet**", grid(*rows, [landing, *UNHEARD_ROWS[-1][1:]])]))
    assert [action.text.split()[0] for action in part.actions] == ["Install", "Review", "Appoint", "Publish"]


def test_four_rows_of_a_long_paper_look_like_records_by_chance() -> None:
    tale = [
        f"The boathouse was built in the spring of 19{at:02d} by men whose names are on the wall." for at in range(24)
    ]
    long = paper(list(UNHEARD_PAGE), *(list(tale) for _ in range(11)))
    part, _ = read(long)
    assert (part.part.page_first, part.part.page_last) == (1, 12)
    assert not part.records


def comes(asked: str, answer: str) -> str:
    return f"Recommendation: {asked}\nManagement response: Agreed. {answer}\nResponsible: Head of Works"


# What a label announces is what it says, whatever the column is called.
SHEET = paper(
    [
        "**Audit of the boathouse**",
        grid(
            ["No", "What was seen", "What comes of it"],
            ["1", "Two keys are missing.", comes("Change all locks of the boathouse.", "A locksmith will do this.")],
            ["2", "The ledger is in pencil.", comes("Keep the ledger in ink.", "Pens will be bought.")],
            ["3", "Boats go out at night.", comes("Lock the gate at dusk each evening.", "The warden will do it.")],
            widths=[40, 125, 330],
        ),
    ]
)


def test_labels_within_a_cell_part_a_recommendation_from_its_answer() -> None:
    part, _ = read(SHEET)
    asked = [recommendation.text for recommendation in part.recommendations]
    assert asked[1:] == ["Keep the ledger in ink.", "Lock the gate at dusk each evening."]
    assert [(a.text, a.lead_raw, a.recommendations) for a in part.actions][1] == (
        "Agreed. Pens will be bought.", "Head of Works", (1,),
    )  # fmt: skip


QUIET = (
    paper(
        ["**Forward plan**", "The following will be decided:", "• Renew the contract for bins", "• Sell the old depot"]
    ),
    paper(
        [
            "**How the year went**",
            "• The panel was set up and chose its chair.",
            "• Members went to see two neighbouring councils.",
            "• Residents came to an evening meeting in the hall.",
        ]
    ),
    paper([grid(["Service", "Budget"], ["Housing", "£1,200"], ["Highways", "£900"], ["Parks", "£300"])]),
)


def test_plans_of_meetings_past_events_and_money_give_nothing() -> None:
    for made in QUIET:
        part, issues = read(made)
        assert not (part.recommendations or part.actions or part.decisions)
        assert Code.LIST_UNREAD not in {issue.code for issue in issues}


def test_a_plan_that_nobody_knows_is_told_beside_the_one_decision_on_it() -> None:
    part, _ = read(paper([*UNHEARD_PAGE, "**Decision**", "RESOLVED that the plan be approved."]))
    assert [action.text.split()[0] for action in part.actions] == ["Install", "Review", "Appoint", "Publish"]
    assert [decision.method == LIKENESS for decision in part.decisions] == [False]


AIMS = (
    "To support the repair of historic locks.",
    "To promote the reuse of empty warehouses.",
    "To improve access to the towpath for everyone.",
    "To reduce the risk of flooding below the weir.",
    "To protect the meadows from building.",
)


def test_aims_read_like_records_and_are_none() -> None:
    part, _ = read(paper(["**Waterways Strategy 2026 to 2031**", "What it is for", *(f"• {aim}" for aim in AIMS)]))
    assert not part.records


READ = [
    [f"R{n}", f"{verb} the {what} before the winter", "Head of Works", "May 2027"]
    for n, (verb, what) in enumerate((("Mend", "weir"), ("Paint", "lock"), ("Clear", "basin")), start=1)
]


def test_a_paper_that_gave_its_list_is_left_alone() -> None:
    known = grid(["No", "Action", "Lead", "Target date"], *READ)
    part, _ = read(paper([*UNHEARD_PAGE, known]))
    assert len(part.actions) >= len(READ)
    assert LIKENESS not in {action.method for action in part.actions}


def sheet(code: str, words: str, owner: str, due: str) -> Grid:
    return grid([code, words], ["Owner", owner], ["Completion due", due], ["Evidence seen", "None so far"])


# A small table for each of them: labels recur, and say who and when.
SHEETS = paper(
    [
        "**Towpath trust**",
        sheet("A1", "Clear the weir of fallen trees before the winter", "Head of Works", "31 October 2026"),
        "On the lock.",
        sheet("A2", "Offer every boater a mooring in their own name", "Harbour Master", "1 March 2027"),
        "On the bridge.",
        sheet("B1", "Replace the handrails on the swing bridge", "Head of Works", "30 June 2027"),
    ]
)


def test_what_stands_beside_labels_that_recur_in_small_tables_is_told_with_who_and_when() -> None:
    part, _ = read(SHEETS)
    assert [(action.ref, action.lead_raw, action.timescale_raw) for action in part.actions] == [
        ("A1", "Head of Works", "31 October 2026"),
        ("A2", "Harbour Master", "1 March 2027"),
        ("B1", "Head of Works", "30 June 2027"),
    ]


def test_cells_that_begin_in_the_midst_of_a_sentence_are_cut_and_no_records() -> None:
    rows = [
        ["Milestone", "Landing", "Hand"],
        ["Install new pumps at the lower lock", "30 September 2026", "Head of Works"],
        ["and review the lease of the boathouse", "31 October 2026", "Estates Manager"],
        ["Appoint two wardens for the towpath", "1 March 2027", "Head of Works"],
        ["Publish a map of the moorings", "30 June 2027", "Estates Manager"],
    ]
    part, _ = read(paper(["**Quarrymen’s Trust: autumn sheet**", grid(*rows)]))
    assert not part.actions


def test_what_people_told_and_what_was_found_good_are_no_records() -> None:
    sheet = ["**The moorings: a review**", *("The lower lock was built in 1911 and has been mended twice since.",) * 4]
    good = ["Boats should be praised for keeping quiet.", "Wardens must be thanked.", "The map needs to be seen."]
    part, _ = read(paper([*sheet, "**Good practice we saw**", *(f"• {text}" for text in good)]))
    assert not part.records


def test_what_stands_between_items_that_a_code_counts_is_none() -> None:
    part, _ = read(
        paper([
            "**Hawthorn Trust: what the visitors say**",
            "The visitors stayed for three days.",
            "**R1** Set out a clear vision for the moorings that all can share.",
            "The two crews should use one chart.",
            "**R2** Bring the backlog of repairs under control before the spring.",
            "The crews must share one chart of the moorings.",
            "**R3** Review the lease so that the board spends its time on large works.",
            "All were late with the accounts, and must publish them.",
            "**R4** Train every member of the board before they vote.",
        ])
    )  # fmt: skip
    assert [found.number for found in part.recommendations] == ["R1", "R2", "R3", "R4"]
