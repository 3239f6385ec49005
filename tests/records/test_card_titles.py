"""Cards whose titles, cells or rows hold what labels of their own would: numbers, what is asked, stacks of lines."""

from __future__ import annotations

import pytest

from records.cards import read


@pytest.mark.parametrize("beside", ["<", ""], ids=["over both columns", "in the first"])
def test_the_number_of_a_recommendation_may_have_a_row_of_its_own_above_it(beside: str) -> None:
    cards = [
        [
            [f"**Recommendation {number}", beside],
            [f"That a map of {what} be kept up to date.", "<"],
            ["Cabinet’s view", "Accepted"],
            ["What will be done, and why", f"The {what} will be drawn from returns."],
            ["Who is responsible", "Transport Manager"],
            ["Completion", "June 2025"],
        ]
        for number, what in ((1, "bus stops"), (2, "car schemes"))
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "That a map of bus stops be kept up to date."),
        ("2", "That a map of car schemes be kept up to date."),
    ]
    assert [(a.text, a.recommendations) for a in walk.actions] == [
        ("The bus stops will be drawn from returns.", (0,)),
        ("The car schemes will be drawn from returns.", (1,)),
    ]


def test_titles_number_what_their_cards_recommend() -> None:
    cards = [
        [
            [f"**Finding {number}: {what}", "<"],
            ["Recommendation", f"Keep a log of {what}."],
            ["Management response", f"Agreed. A log of {what} will be kept."],
            ["Responsible officer", "Enforcement Manager"],
            ["Target date", "June 2025"],
        ]
        for number, what in ((1, "visits"), (2, "licences"))
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "Keep a log of visits."),
        ("2", "Keep a log of licences."),
    ]
    assert [(a.ref, a.recommendations) for a in walk.actions] == [(None, (0,)), (None, (1,))]


def test_titles_act_where_the_recommendation_below_stands_on_several_cards() -> None:
    cards = [
        [
            [title, "<"],
            [f"Ofsted area {letter}", f"The quality of {what}."],
            ["Lead", "Head of Safeguarding"],
            ["Deadline", "March 2025"],
        ]
        for title, letter, what in (
            ("A1 – End the use of agencies", "A", "the workforce"),
            ("B1 – Issue a policy", "B", "supervision"),
            ("B2 – Audit thirty records", "B", "supervision"),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("A", "The quality of the workforce."),
        ("B", "The quality of supervision."),
    ]
    assert [(a.ref, a.text, a.recommendations) for a in walk.actions] == [
        ("A1", "End the use of agencies", (0,)),
        ("B1", "Issue a policy", (1,)),
        ("B2", "Audit thirty records", (1,)),
    ]


def test_labels_alone_in_their_cells_name_what_stands_below_them() -> None:
    def form(number: int, *finding: list[str]) -> list[list[str]]:
        return [
            [f"**Finding {number}", "<", "**High"],
            *finding,
            [f"**Recommendation** Keep register {number}.", "<", "<"],
            [
                "**Management response** Agreed. It is kept.",
                "**Responsible officer** Clerk",
                "**Target date** May 2025",
            ],
        ]

    whole = ["**What we found** Seven of thirty were lost.", "**Risk** Money may be lost.", "<"]
    cut = [["**What we found", "**Risk", "<"], ["Four of ten were lost.", "Money may be lost.", "<"]]
    walk, _ = read(form(1, whole), form(2, *cut), form(3, whole))
    assert [(r.number, r.text) for r in walk.recommendations] == [
        (str(number), f"Keep register {number}.") for number in (1, 2, 3)
    ]
    assert [(a.text, a.lead_raw) for a in walk.actions] == [("Agreed. It is kept.", "Clerk")] * 3


def test_cards_side_by_side_are_two() -> None:
    def card(*titles: str) -> list[list[str]]:
        wide = [text for title in titles for text in (title, "<")]
        return [
            wide,
            ["Owner:", "Fire Safety Manager"] * len(titles),
            ["Deadline:", "June 2025"] * len(titles),
            ["Status:", "On track"] * len(titles),
        ]

    walk, _ = read(
        card("Survey the condition of every home"),
        card("Set up a tenant panel", "Publish the measures"),
        card("Rewrite the policy"),
    )
    assert [a.text for a in walk.actions] == [
        "Survey the condition of every home",
        "Set up a tenant panel",
        "Publish the measures",
        "Rewrite the policy",
    ]


def test_a_title_gives_the_number_and_the_words_that_no_label_names() -> None:
    cards = [
        [
            [f"**Recommendation {number}", "<"],
            [asked, "<"],
            ["Cabinet’s view", "Accepted"],
            ["What will be done, and why", answer],
            ["Who is responsible", "Harbour Master"],
            ["Completion", "May 2026"],
        ]
        for number, asked, answer in (
            (1, "That the pier be mended before the winter.", "Oak has been ordered from the forest."),
            (2, "That boats be counted each month.", "A register will be bought."),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "That the pier be mended before the winter."),
        ("2", "That boats be counted each month."),
    ]
    assert [(a.text, a.lead_raw, a.timescale_raw, a.recommendations) for a in walk.actions] == [
        ("Oak has been ordered from the forest.", "Harbour Master", "May 2026", (0,)),
        ("A register will be bought.", "Harbour Master", "May 2026", (1,)),
    ]


def test_two_kinds_of_recommendations_counted_from_one_are_told_apart() -> None:
    cards = [
        [
            [f"{kind} recommendation 1", asked],
            ["Management comments", f"Agreed. It will be done by {kind.lower()} steps."],
            ["Officer", "Head of Finance"],
            ["Date", "May 2026"],
        ]
        for kind, asked in (("Key", "Spend within income"), ("Improvement", "Report savings by month"))
    ]
    walk, _ = read(*cards)
    assert [r.number for r in walk.recommendations] == ["Key recommendation 1", "Improvement recommendation 1"]


def test_a_label_whose_number_begins_those_of_the_titles_is_what_they_answer() -> None:
    cards = [
        [
            [f"{area}{number} – {act}", "<"],
            [f"Ofsted area {area}", said],
            ["Lead", "Head of Safeguarding"],
            ["Deadline", "May 2026"],
            ["Status", "In progress"],
        ]
        for area, number, act, said in (
            ("A", 1, "Train all managers", "The oversight of practice."),
            ("A", 2, "Audit ten files a week", "The oversight of practice."),
            ("B", 1, "Open a second clinic", "The health of children in care."),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("A", "The oversight of practice."),
        ("B", "The health of children in care."),
    ]
    assert [(a.ref, a.text, a.recommendations) for a in walk.actions] == [
        ("A1", "Train all managers", (0,)),
        ("A2", "Audit ten files a week", (0,)),
        ("B1", "Open a second clinic", (1,)),
    ]


def test_labels_in_the_cells_and_labels_over_values_on_one_card() -> None:
    """A page break parts a row of labels from their values on one of the cards."""
    cards = [
        [
            [f"**Finding {number}: moorings", "<", rating],
            *found,
            [f"**Recommendation** Moorings of pier {number} should be let by lot.", "<", "<"],
            [
                "**Management response** Agreed. A lottery will be held.",
                "**Officer** Harbour Master",
                "**Date** May 2026",
            ],
        ]
        for number, rating, found in (
            (1, "**High", [["**What we found** No list is kept.", "**Risk** Some wait too long.", "<"]]),
            (2, "**Low", [["**What we found", "**Risk", "<"], ["Nobody knows.", "Money is lost.", "<"]]),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("1", "Moorings of pier 1 should be let by lot."),
        ("2", "Moorings of pier 2 should be let by lot."),
    ]
    assert [(a.text, a.lead_raw, a.timescale_raw) for a in walk.actions] == [
        ("Agreed. A lottery will be held.", "Harbour Master", "May 2026")
    ] * 2


def stack(asked: str, said: str, owner: str, day: str) -> str:
    return f"**Recommendation:** {asked}\n\n**Management response:** {said}\nOwner: {owner}\nTarget date: {day}"


@pytest.mark.parametrize("number_apart", [False, True])
def test_all_that_is_said_of_a_recommendation_may_stand_stacked_in_one_cell(number_apart: bool) -> None:
    said = [
        ("Check every agreement", "Agreed. A clerk will write to each owner.", "Harbour Master", "May 2025"),
        ("Write each week", "Agreed in part. A list will be kept at the gate.", "Clerk", "1 June 2025"),
    ]
    rows = [["No", "What we found", "What we agreed"]]
    for number, one in enumerate(said, start=1):
        if number_apart:  # in a row of its own, beside a grade
            rows.append([str(number), "Priority: High", "<"])
        rows.append(["" if number_apart else str(number), "Two boats sank.", stack(*one)])
    walk, roles = read(rows)
    assert [(found.number, found.text) for found in walk.recommendations] == [("1", said[0][0]), ("2", said[1][0])]
    assert [(a.text, a.lead_raw, a.timescale_raw) for a in walk.actions] == [one[1:] for one in said]
    assert [a.recommendations for a in walk.actions] == [(0,), (1,)]
    assert roles == ["action_plan"]


def test_facts_about_an_application_without_an_applicant_are_no_cards() -> None:
    forms = [
        [["Application", number], ["Site", "Mill Lane"], ["Proposal", words], ["Officer’s recommendation", "Grant"]]
        for number, words in (("26/00017/FUL", "Three houses with a garage each"), ("26/00018/OUT", "Nine flats"))
    ]
    walk, _ = read(*forms)
    assert (walk.actions, walk.recommendations) == ([], [])


def test_a_number_beside_a_blank_cell_numbers_its_card() -> None:
    cards = [
        [
            [number, "", "Priority", "High"],
            ["Finding", f"Nobody counts the {what}.", "<", "<"],
            ["Recommendation", f"The {what} should be counted each week.", "<", "<"],
            ["Management response", f"Agreed. The {what} will be counted by two officers.", "<", "<"],
            ["Officer", "Harbour Master", "Target date", "June 2026"],
        ]
        for number, what in (("3.1", "boats"), ("3.2", "buoys"), ("3.3", "berths"))
    ]
    walk, _ = read(*cards)
    assert [found.number for found in walk.recommendations] == ["3.1", "3.2", "3.3"]
    assert [(a.recommendations, a.lead_raw, a.timescale_raw) for a in walk.actions] == [
        ((key,), "Harbour Master", "June 2026") for key in range(3)
    ]


def test_answers_under_labels_in_the_cells_of_a_table_that_nothing_heads_are_read_row_by_row() -> None:
    rows = [
        [str(number), words, f"Lead: {lead}\nBy when: {when}"]
        for number, words, lead, when in [
            (1, "Mend the pier before the season", "Harbour Master", "May 2026"),
            (2, "Paint the railings of the bridge", "Head of Parks", "June 2026"),
            (3, "Count the boats every Friday", "Pier Warden", "July 2026"),
        ]
    ]
    walk, _ = read(rows)
    assert [(each.ref, each.text, each.lead_raw, each.timescale_raw) for each in walk.actions] == [
        ("1", "Mend the pier before the season", "Harbour Master", "May 2026"),
        ("2", "Paint the railings of the bridge", "Head of Parks", "June 2026"),
        ("3", "Count the boats every Friday", "Pier Warden", "July 2026"),
    ]


def test_what_is_asked_stands_behind_a_name() -> None:
    cards = [
        [
            [f"Recommendation {number}", what],
            ["In the surveyor’s words", f"The board should keep a log of {what.lower()}."],
            ["Action", f"Buy a book for {what.lower()} and keep it in the office."],
            ["Lead", "Harbour Master"],
            ["Due", "June 2026"],
        ]
        for number, what in ((1, "Landings"), (2, "Near misses"), (3, "Fuel"))
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        (str(number), f"The board should keep a log of {what}.")
        for number, what in ((1, "landings"), (2, "near misses"), (3, "fuel"))
    ]
