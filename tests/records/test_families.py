"""Small tables under the same headings are read as the rows of one table."""

from __future__ import annotations

from extract.records import FoundPaper
from paper import Grid, grid
from papers_said import read

HEAD = ["Commitment", "Accountable", "Milestone date"]


def of(number: int, *rows: list[str]) -> Grid:
    return grid([f"Recommendation {number}: improve the way we work", "<", "<"], HEAD, *rows)


def test_a_column_means_in_one_table_what_it_means_in_all() -> None:
    found = read(
        "**Improvement plan",
        of(1, ["Write the plan with members", "Corporate Director", "November 2024"]),
        of(2, ["Train project sponsors", "Programme Office", "Mar-25"], ["Adopt it", "Leader", "20 February 2025"]),
        of(3, ["Meet the town clerks", "Town Clerks", "Quarterly"]),
        of(4, ["Renew the agreement", "", "Prior to expiry"]),
    )
    assert [(a.lead_raw, a.timescale_raw) for a in found.actions] == [
        ("Corporate Director", "November 2024"),
        ("Programme Office", "Mar-25"),
        ("Leader", "20 February 2025"),
        ("Town Clerks", "Quarterly"),
        (None, "Prior to expiry"),
    ]
    assert [r.number for r in found.recommendations] == ["1", "2", "3", "4"]


def test_short_banners_recommend_where_those_of_all_tables_are_numbered_and_ask() -> None:
    asked = ["AFI 1: Cut waits for assessment", "AFI 2: Hear carers", "AFI 3: Use data better"]
    done = ["Move two assessors to the front door", "Set up a reference group", "Build a dashboard for managers"]
    row = ["Head of Access", "January 2026"]
    tables = [
        grid([banner, "<", "<"], HEAD, [text, *row], ["Report it", *row])
        for banner, text in zip(asked, done, strict=True)
    ]
    found = read("**Improvement plan", *tables)
    assert [(r.number, r.text) for r in found.recommendations] == [
        ("AFI 1", "Cut waits for assessment"),
        ("AFI 2", "Hear carers"),
        ("AFI 3", "Use data better"),
    ]
    assert [a.recommendations for a in found.actions] == [(0,), (0,), (1,), (1,), (2,), (2,)]


def over(*said: str) -> FoundPaper:
    rows = [HEAD, ["Write the plan with members", "Head of Digital", "May 2025"]]
    return read("**Improvement plan", *(part for text in said for part in (*text.split("\n"), grid(*rows))))


def test_codes_and_names_over_what_is_asked_number_it() -> None:
    found = over(
        "**Cause of Concern 1**\nThe service does not have an effective way of checking what staff know.",
        "**AFI 1**\nThe service should make sure that visits are checked.",
        "**AFI 2**\nThe service should answer consultations in time.",
        "**AFI 3**\nThe service should manage careers.",
    )
    assert [r.number for r in found.recommendations] == ["Cause of Concern 1", "AFI 1", "AFI 2", "AFI 3"]
    assert [a.recommendations for a in found.actions] == [(0,), (1,), (2,), (3,)]


def test_a_band_of_one_row_over_each_table_is_what_it_answers() -> None:
    asked = ["The board should challenge its members.", "The service should fill the vacant post.",
             "Leaders should make better use of what children say."]  # fmt: skip
    rows = [HEAD, ["Write the plan with members", "Head of Digital", "May 2025"]]
    tables = [(grid([f"Inspectors’ point {number}", text]), grid(*rows)) for number, text in enumerate(asked, 1)]
    found = read("**Improvement plan", *(part for pair in tables for part in pair))
    assert [(r.number, r.text) for r in found.recommendations] == list(zip("123", asked, strict=True))
    assert [a.recommendations for a in found.actions] == [(0,), (1,), (2,)]


def test_a_band_that_asks_for_nothing_is_no_recommendation() -> None:
    rows = [HEAD, ["Write the plan with members", "Head of Digital", "May 2025"]]
    tables = [(grid([f"Board {number}", "Meets on Tuesdays"]), grid(*rows)) for number in (1, 2, 3)]
    found = read("**Improvement plan", *(part for pair in tables for part in pair))
    assert not found.recommendations and len(found.actions) == 3


def test_lettered_failings_over_tables_are_what_is_to_be_mended() -> None:
    found = over(
        "**A. People wait too long for an assessment**",
        "**B. Carers do not always get the support to which they are entitled**",
        "**C. There is not enough choice of care at home**",
    )
    assert [(r.number, r.text) for r in found.recommendations] == [
        ("A", "People wait too long for an assessment"),
        ("B", "Carers do not always get the support to which they are entitled"),
        ("C", "There is not enough choice of care at home"),
    ]


def test_lettered_names_of_themes_are_no_recommendations() -> None:
    assert not over("**A. Housing and homelessness**", "**B. Skills and jobs**", "**C. Parks**").recommendations


def test_a_member_and_an_officer_lead_and_a_beginning_and_an_end_make_a_period() -> None:
    found = read(
        "**Delivery plan",
        grid(
            ["Step", "What will be done", "Led by", "<", "Begins", "Ends"],
            ["^", "^", "Member", "Officer", "^", "^"],
            ["1(i)", "Rewrite the letters most often sent", "Cllr Norton", "HR Adviser", "May 2025", "July 2025"],
            ["1(ii)", "Train one tester in each team", "Cllr Norton", "Digital Lead", "2025", "2026"],
            ["2(i)", "Open a desk in both libraries", "Cllr Tees", "Library Manager", "In place", "–"],
        ),
    )
    assert [(a.ref, a.lead_raw, a.timescale_raw) for a in found.actions] == [
        ("1(i)", "Cllr Norton\n\nHR Adviser", "May 2025 to July 2025"),
        ("1(ii)", "Cllr Norton\n\nDigital Lead", "2025 to 2026"),
        ("2(i)", "Cllr Tees\n\nLibrary Manager", "In place"),
    ]


def test_ticks_under_the_names_of_services_say_who_leads() -> None:
    found = read(
        "**Tree and woodland action plan",
        grid(
            ["**Code", "**Undertaking", "**Trees", "**Highways", "**Parishes", "**When"],
            ["P1", "Plant a thousand street trees in the towns", "✓", "✓", "", "by March 2028"],
            ["P2", "Offer hedge packs to every farm that asks", "", "", "✓", "each winter"],
            ["C1", "Put all trees on the map system", "✓", "", "", "2026"],
            ["C2", "Write a felling protocol for all services", "", "✓", "✓", "Autumn 2026"],
            widths=[40, 200, 60, 60, 60, 75],
        ),
    )
    assert [(a.ref, a.lead_raw, a.timescale_raw) for a in found.actions] == [
        ("P1", "Trees\n\nHighways", "by March 2028"),
        ("P2", "Parishes", "each winter"),
        ("C1", "Trees", "2026"),
        ("C2", "Highways\n\nParishes", "Autumn 2026"),
    ]


def test_the_steps_of_a_timetable_are_no_plan() -> None:
    found = read(
        "**Changes to opening hours",
        grid(["Step", "Date"], ["Cabinet decision", "7 October 2025"], ["New hours begin", "1 April 2026"]),
    )
    assert not found.actions


def test_what_inspectors_said_over_each_table_is_what_it_answers() -> None:
    head = ["**No", "**Activity", "**By whom", "**Deadline"]
    found = read(
        "**Priority action plan",
        "**Priority 1: good plans",
        "The inspectors said: Leaders should make sure that plans are written in time.",
        grid(head, ["1.1", "Bring in a case system", "Head of Service", "May 2025"]),
        "**Priority 2: shorter waits",
        "The inspectors said: Leaders should cut the time that children wait.",
        grid(head, ["2.1", "Put a therapist in each hub", "Lead Therapist", "June 2025"]),
    )
    assert [(r.number, r.text) for r in found.recommendations] == [
        ("1", "Leaders should make sure that plans are written in time."),
        ("2", "Leaders should cut the time that children wait."),
    ]
    assert [(a.ref, list(a.recommendations)) for a in found.actions] == [("1.1", [0]), ("2.1", [1])]


def test_words_that_say_what_must_improve_ask_for_what_stands_behind_them() -> None:
    head = ["**Activity", "**By whom", "**Deadline"]
    asked = ("The timeliness of visits to children.", "Supervision, so that plans do not drift.")
    found = read(
        "**Improvement plan: progress",
        "**Priority 1",
        f"Inspectors said this must improve: {asked[0]}",
        grid(head, ["1A Bring in a case system", "Head of Service", "May 2025"]),
        "**Priority 2",
        f"Inspectors said this must improve: {asked[1]}",
        grid(head, ["2A Put a therapist in each hub", "Lead Therapist", "June 2025"]),
    )
    assert [(r.number, r.text) for r in found.recommendations] == list(zip("12", asked, strict=True))
    assert [list(a.recommendations) for a in found.actions] == [[0], [1]]


def test_a_heading_over_a_card_numbers_what_it_holds() -> None:
    def card(asked: str, done: str) -> Grid:
        return grid(
            ["**What the committee recommended", asked],
            ["**What was to be done", done],
            ["**In the charge of", "Head of Housing"],
            ["**Promised for", "June 2024"],
        )

    found = read(
        "**Monitoring of recommendations",
        "**Recommendation 5",
        card("That the team is given four more inspectors.", "Recruit four inspectors."),
        "Evidence seen: minutes of the board.",
        "**Recommendation 6",
        card("That tenants can report disrepair by photograph.", "Add an upload to the form."),
        "Evidence seen: figures from the database.",
    )
    assert [(r.number, r.text) for r in found.recommendations] == [
        ("5", "That the team is given four more inspectors."),
        ("6", "That tenants can report disrepair by photograph."),
    ]
    assert [a.text for a in found.actions] == ["Recruit four inspectors.", "Add an upload to the form."]


def test_minutes_in_a_table_are_no_plan() -> None:
    found = read(
        "**Minutes of the Board",
        grid(
            ["**No", "**Item and discussion", "**Outcome"],
            ["1", "The Chair opened the meeting", "Resolved: That the minutes be approved."],
            ["2", "The Director spoke of the clinics", "Resolved: That the plan be supported."],
            ["3", "The return was looked at", "Resolved: That the return be approved."],
        ),
    )
    assert not found.actions


def test_what_was_said_of_last_years_issues_asks_for_nothing() -> None:
    found = read(
        "**Annual governance statement",
        grid(
            ["**Issue raised in 2023/24", "**What we said", "**Position at 31 March 2025"],
            ["Waivers", "Waivers rose to 41 in the year.", "Guidance was issued again and fewer were asked for."],
            ["Conduct", "Complaints took too long to resolve.", "An independent person was appointed."],
            ["Continuity", "Plans were out of date.", "All service plans have been rewritten."],
        ),
    )
    assert not found.actions


def test_a_sheet_over_the_steps_of_each_project_says_what_they_answer() -> None:
    def sheet(letter: str, why: str) -> Grid:
        return grid(
            [f"Project {letter} – homes", "<"],
            ["Why", why],
            ["Sponsor", "Head of Assets"],
            ["Budget", "Housing account"],
        )

    head = ["No.", "Action", "By when", "Status"]
    found = read(
        "**Improvement programme: action plan",
        sheet("A", "The regulator asked us to hold accurate data on every home."),
        "",
        grid(head, ["A1", "Survey 1,200 homes", "31 Oct 2025", "Under way"], ["A2", "Load it", "May 2026", "Planned"]),
        sheet("B", "The regulator asked us to deal with reports of damp in time."),
        "",
        grid(
            head, ["B1", "Staff a triage desk", "May 2025", "Finished"], ["B2", "Train all trades", "2026", "Planned"]
        ),
    )
    assert [(r.number, r.text[:22]) for r in found.recommendations] == [
        ("A", "The regulator asked us"),
        ("B", "The regulator asked us"),
    ]
    assert [(a.ref, list(a.recommendations)) for a in found.actions] == [
        ("A1", [0]),
        ("A2", [0]),
        ("B1", [1]),
        ("B2", [1]),
    ]


def test_a_table_is_of_the_family_by_the_words_of_its_first_row_alone() -> None:
    found = read(
        "**Housing improvement action plan: you said, we will",
        grid(
            ["**You said", "**We will", "**When"],
            ["You wait in all day.", "Send a text message when we are on the way", "From 1 September 2025"],
            ["Jobs are left half done.", "Ring every tenant afterwards", "From October 2025"],
        ),
        "**Estates",
        grid(
            ["You said", "We will", "When"],
            ["Bin stores are a mess.", "Wash down bin stores", "Monthly"],
            ["The lights do not work.", "Replace 44 lamps", "Done!"],
        ),
    )
    assert [a.text for a in found.actions] == [
        "Send a text message when we are on the way", "Ring every tenant afterwards",
        "Wash down bin stores", "Replace 44 lamps",
    ]  # fmt: skip
