"""Cells that hold several fields, rows that say more of the row above, forms of headed sections, and rows that say who,
by when and how far under headings that nobody knows."""

from __future__ import annotations

from extract.records.plans.cell_fields import with_fields_apart
from paper import table
from records.cards import read


def on_a_line(words: str | None) -> str:
    return " ".join((words or "").split())


def test_labelled_lines_of_two_columns_are_fields() -> None:
    walk, roles = read(
        [
            ["**Audit**", "**What was recommended and agreed**", "**Priority, officer and date**"],
            [
                "Stores",
                "Keys should be signed for.\nResponse: Agreed. A book is kept.",
                "Priority 2\nStores Manager\nDue: 3 May 2025\nNow: 8 June 2025",
            ],
            [
                "Cash",
                "Tills should be counted daily.\nResponse: Agreed. Two staff will do it.",
                "Priority 1\nHead of Income\nDue: 1 July 2025",
            ],
            [
                "Vans",
                "Mileage should be checked.\nResponse: Agreed in part. Monthly.",
                "Priority 3\nFleet Manager\nDue: 9 May 2025\nNow: 2 August 2025",
            ],
        ]
    )
    assert roles == ["action_plan"]
    assert walk.recommendations[0].text == "Keys should be signed for."
    told = [(one.text, one.lead_raw, one.timescale_raw, one.recommendations) for one in walk.actions]
    assert told[0] == ("Agreed. A book is kept.", "Stores Manager", "8 June 2025", (0,))
    assert told[1] == ("Agreed. Two staff will do it.", "Head of Income", "1 July 2025", (1,))


def test_who_and_when_in_italics_at_the_end_of_cells() -> None:
    walk, _ = read(
        [
            ["**Duty**", "**Do we comply?**", "**Action we will take**"],
            ["Publish spending each month", "No", "Publish the list on line. __Web Team, 30 May 2025__"],
            ["Keep a register of gifts", "Yes", ""],
            ["Answer requests in twenty days", "No", "Send reminders on day ten. __Information Officer, June 2025__"],
            ["Hold an annual meeting", "No", "Book the hall in good time. __Deputy Clerk, Q3__"],
        ]
    )
    assert [(one.text, one.lead_raw, one.timescale_raw) for one in walk.actions] == [
        ("Publish the list on line.", "Web Team", "30 May 2025"),
        ("Send reminders on day ten.", "Information Officer", "June 2025"),
        ("Book the hall in good time.", "Deputy Clerk", "Q3"),
    ]
    assert not walk.recommendations


def test_a_label_that_stands_twice_in_a_cell_parts_no_column() -> None:
    plain = table(
        ["**Recommendation**", "**Agreed actions**"],
        ["Mend the pier", "Buy planks. Lead: Mate\nHire divers. Lead: Master"],
        ["Light the quay", "Order lamps. Lead: Mate\nLay cables. Lead: Clerk"],
    )
    assert with_fields_apart([plain])[0] == [plain]


def test_rows_behind_a_label_say_more_of_the_row_above() -> None:
    walk, _ = read(
        [
            ["**No.**", "**What**", "**Who**", "**When**"],
            ["1.1", "Sample one audit in ten", "Group Manager", "June 2026"],
            ["", "Position: 11% sampled so far", "<", "<"],
            ["1.2", "Visit the homes most at risk", "Area Manager", "May 2026"],
            ["", "Position: 1,688 visits made", "<", "<"],
            ["1.3", "Renew the health contract", "Head of People", "July 2026"],
            ["", "Position: out to tender", "<", "<"],
        ]
    )
    assert [(one.ref, one.text, one.progress_raw or one.status_raw) for one in walk.actions] == [
        ("1.1", "Sample one audit in ten", "11% sampled so far"),
        ("1.2", "Visit the homes most at risk", "1,688 visits made"),
        ("1.3", "Renew the health contract", "out to tender"),
    ]


def test_who_when_and_how_far_make_a_plan_of_measures() -> None:
    walk, roles = read(
        [
            ["**No.**", "**Measure**", "**Lead**", "**Partners**", "**Timescale**", "**Progress**"],
            ["M1", "Install gauges in forty gullies", "Highways Team", "University", "2025/26", "Started"],
            ["M2", "Cleanse culverts twice a year", "Drainage Manager", "", "Ongoing", "Ongoing"],
            ["M3", "Train parish wardens in first aid", "Resilience Team", "Red Cross", "May 2026", "Not started"],
            ["M4", "Charge for advice to builders", "Planning Team", "", "April 2026", "Not started"],
        ]
    )
    assert roles == ["action_plan"]
    first = walk.actions[0]
    assert (first.ref, first.lead_raw, first.status_raw) == ("M1", "Highways Team", "Started")
    assert len(walk.actions) == 4


def test_an_audit_plan_with_days_is_no_action_plan() -> None:
    walk, _ = read(
        [
            ["**Audit**", "**Scope**", "**Days**", "**Quarter**", "**Sponsor**"],
            ["Payroll", "Review controls over starters", "12", "Q1", "Head of HR"],
            ["Rents", "Test how rents are set", "15", "Q2", "Head of Housing"],
            ["Grants", "Check that conditions are met", "8", "Q3", "Head of Policy"],
        ]
    )
    assert not walk.actions


def test_forms_of_headed_sections_are_cards_with_several_actions() -> None:
    def form(number: str, asked: str, *rows: list[str]) -> list[list[str]]:
        return [
            ["**Recommendation**", "**Wording**", "<", "<"],
            [number, asked, "<", "<"],
            ["**Actions**", "<", "**Lead**", "**Date**"],
            *rows,
            ["**After six months**", "<", "**After a year**", "<"],
            ["Terms were drafted.", "<", "", "<"],
        ]

    terms = ["a) Write terms", "<", "Housing Lead", "May 2025"]
    fund = ["b) Open the fund", "<", "Treasurer", "June 2025"]
    walk, _ = read(
        form("1", "That a fund for owners be set up.", terms, fund),
        form("2", "That letters be sent to all owners.", ["a) Send letters", "<", "Clerk", "July 2025"]),
        form("3", "That a wall be mended before winter.", ["a) Hire a mason", "<", "Surveyor", "May 2025"]),
    )
    assert [(one.number, one.text) for one in walk.recommendations][-1] == ("3", "That a wall be mended before winter.")
    told = [(one.ref, one.text, one.lead_raw, one.recommendations) for one in walk.actions]
    assert told[1] == ("b", "Open the fund", "Treasurer", (0,))
    assert told[-1] == ("a", "Hire a mason", "Surveyor", (2,))
    assert len(told) == 4


def test_who_and_when_end_cells_of_small_tables_under_the_same_headings() -> None:
    heads = ["", "**Recommendation**", "**Manager’s response, name and date**", "**Found at follow-up**"]

    def row(number: str, asked: str, answer: str, ending: str, state: str) -> list[str]:
        return [number, asked, f"{answer}\n__{ending}__", f"**{state}**\nSeen on the day of our visit."]

    first = row("R1", "Keys should be signed for.", "A book is kept.", "Stores Manager\nMay 2025", "Implemented")
    walk, roles = read(
        [heads, first],
        [heads, row("R1", "Tills should be counted.", "Two staff do it.", "Head of Income\n1 June 2025", "Overdue")],
        [
            heads,
            row("R1", "Mileage should be checked.", "Monthly from now on.", "Fleet Manager\nJuly 2025", "Implemented"),
            row("R2", "Vans should be locked.", "Drivers were told.", "Fleet Manager\nAugust 2025", "In hand"),
        ],
    )
    assert roles == ["action_plan"] * 3
    told = [(one.text, one.lead_raw, one.timescale_raw, one.status_raw) for one in walk.actions]
    assert told[0] == ("A book is kept.", "Stores Manager", "May 2025", "Implemented")
    assert told[-1] == ("Drivers were told.", "Fleet Manager", "August 2025", "In hand")


def test_numbers_that_stand_again_beside_actions_pair_them_and_are_no_references() -> None:
    walk, _ = read(
        [
            ["**No.**", "**Recommendation**", "**Action**", "**Lead**", "**Date**"],
            [
                "A1",
                "Parishes should have a plan.",
                "1. Write to the parishes\n2. Run three evenings",
                "1. Clerk\n2. Resilience Officer",
                "1. May 2026\n2. June 2026",
            ],
            [
                "A2",
                "Gullies should be emptied.",
                "1. Print the programme\n2. Show it on a map",
                "1. Highways Manager\n2. GIS Lead",
                "1. May 2026\n2. July 2026",
            ],
            ["A3", "Sandbags should be stocked.", "Open a second store", "Highways Manager", "May 2026"],
        ]
    )
    told = [(one.ref, one.text, (one.lead_raw or "").replace("\n", " "), one.timescale_raw) for one in walk.actions]
    assert told[1] == (None, "Run three evenings", "Resilience Officer", "June 2026")
    assert told[3] == (None, "Show it on a map", "GIS Lead", "July 2026")
    assert len(told) == 5


def test_orders_count_again_in_each_case() -> None:
    walk, _ = read(
        [
            ["**Case**", "**Finding**", "**Order / Rec**", "**Required of us**", "**Owner**", "**Due by**"],
            ["24/0112", "Upheld", "Order 1", "Apologise to the tenant", "Complaints Manager", "6 May 2026"],
            ["^", "^", "Order 2", "Pay £300 to the tenant", "Complaints Manager", "6 May 2026"],
            ["^", "^", "Order 3", "Inspect the roof space", "Repairs Lead", "9 May 2026"],
            ["24/0166", "Not upheld", "Order 1", "Pay £150 to the tenant", "Complaints Manager", "8 May 2026"],
            ["^", "^", "Order 2", "Review the letter templates", "Communications Manager", "9 June 2026"],
        ]
    )
    assert [one.ref for one in walk.actions] == ["Order 1", "Order 2", "Order 3", "Order 1", "Order 2"]
    assert not walk.recommendations


def test_whom_a_row_is_about_does_not_lead_it() -> None:
    walk, _ = read(
        [
            ["**Whom or what**", "**What will be done**", "**Owner**", "**When**"],
            ["Those who pay in cash", "Agree with the Post Office", "Payments Manager", "30 June 2026"],
            ["Those who cannot hear", "Add a text relay number", "Web Team", "1 June 2026"],
            ["Those with no car", "Run a bus on market days", "Transport Officer", "May 2026"],
        ]
    )
    assert [one.lead_raw for one in walk.actions] == ["Payments Manager", "Web Team", "Transport Officer"]


def test_who_stands_in_brackets_behind_when() -> None:
    walk, _ = read(
        [
            ["**No**", "**Action**", "**By (and with)**"],
            ["1", "Mend the sea wall", "May 2026 (Harbour Master)"],
            ["2", "Paint the boats", "30/06/2026 (Head of Parks)"],
            ["3", "Count the gulls", "Summer 2026 (Ranger Team)"],
        ]
    )
    assert [(on_a_line(one.lead_raw), one.timescale_raw) for one in walk.actions] == [
        ("Harbour Master", "May 2026"), ("Head of Parks", "30/06/2026"), ("Ranger Team", "Summer 2026"),
    ]  # fmt: skip


def test_who_stands_in_brackets_behind_what_is_done() -> None:
    walk, _ = read(
        [
            ["**No**", "**Action**", "**By when**"],
            ["1", "Mend the sea wall (Harbour Master)", "May 2026"],
            ["2", "Paint the boats (Head of Parks)", "June 2026"],
            ["3", "Count the gulls (Ranger Team)", "July 2026"],
        ]
    )
    assert [(one.text, on_a_line(one.lead_raw)) for one in walk.actions] == [
        ("Mend the sea wall", "Harbour Master"), ("Paint the boats", "Head of Parks"),
        ("Count the gulls", "Ranger Team"),
    ]  # fmt: skip


def test_brackets_in_one_cell_of_several_name_nobody() -> None:
    walk, _ = read(
        [
            ["**No**", "**Action**", "**By when**"],
            ["1", "Mend the sea wall (Harbour Master)", "May 2026"],
            ["2", "Paint the boats", "June 2026"],
            ["3", "Count the gulls", "July 2026"],
        ]
    )
    assert walk.actions[0].text == "Mend the sea wall (Harbour Master)"
    assert not any(one.lead_raw for one in walk.actions)
