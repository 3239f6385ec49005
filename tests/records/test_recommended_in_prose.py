"""Recommendations in running text, by the heads above them, their numbers, and who asks whom."""

from __future__ import annotations

from paper import grid
from papers_said import read


def test_numbers_without_a_head_stand_beside_recommendations_and_their_reasons() -> None:
    asked = [["R1", "Halve the committee and train its members.", "It is slow."],
             ["R2", "Publish what became of each appeal.", "Four in five were allowed."]]  # fmt: skip
    told = grid(["", "**Recommendation**", "**Why**"], *asked, widths=[40, 280, 175])
    found = read("**Planning Committee Peer Review**", "We found a service that works hard.", "**In short**", told)
    assert [(each.number, each.text) for each in found.recommendations] == [(row[0], row[1]) for row in asked]
    assert not found.actions


def test_a_head_over_recommendations_may_be_worded_anyhow() -> None:
    for head in ("**What the panel recommends**", "**Seven practical recommendations**", "**We recommend**"):
        found = read(
            "**Private renting: report of the task group**",
            "**What we heard**",
            "A tenant waits eleven weeks for a visit.",
            head,
            "1. The team grows to ten officers.",
            "2. Tenants can see where their complaint has got to.",
            "**Whom we met**",
            "1. The tenants' union",
        )
        assert [each.number for each in found.recommendations] == ["1", "2"], head


def test_recommendations_as_headings_with_their_story_below() -> None:
    found = read(
        "**Corporate Peer Challenge: feedback report**",
        "**1. Executive summary**",
        "The council knows its places.",
        "**2. Key recommendations**",
        "These matter most.",
        "**Agree a short list of priorities and stop other work**",
        "Staff told us that everything is a priority.",
        "**Build a savings programme that closes the gap**",
        "Reserves will be below the minimum by 2027.",
        "**3. How we worked**",
        "The team came for four days.",
    )
    assert [each.text for each in found.recommendations] == [
        "Agree a short list of priorities and stop other work",
        "Build a savings programme that closes the gap",
    ]


def test_recommendations_numbered_in_words_with_what_will_be_done() -> None:
    found = read(
        "**Our response to the progress review**",
        "**Observation One.** Publish fewer and firmer milestones.",
        "Cabinet has struck out many.",
        "We will:",
        "• publish a page of milestones (Programme Director, January 2025)",
        "**Observation Two.** Be plain about the cost of the centre.",
        "We agree.",
        "We will:",
        "• put the cost plan on the website (Director of Operations, March 2025)",
        "**Observation Three.** Invest in the skills of members.",
        "Two have changed.",
        "We will:",
        "• run two sessions (Monitoring Officer, May 2025)",
    )
    assert [each.number for each in found.recommendations] == ["One", "Two", "Three"]
    assert [each.lead_raw for each in found.actions] == [
        "Programme Director",
        "Director of Operations",
        "Monitoring Officer",
    ]


def test_what_a_council_has_agreed_with_an_ombudsman_was_recommended_to_it() -> None:
    found = read(
        "**Report by the Ombudsman**",
        "**What we found**",
        "1. The Council should have served a notice.",
        "**Agreed action**",
        "2. Within one month of this report the Council has agreed to:",
        "(a) apologise in writing;",
        "(b) pay her £1,200.",
        "3. Within three months of this report the Council has agreed to:",
        "(c) give training to its officers.",
        "**Decision**",
        "4. There was fault by the Council.",
    )
    assert [each.number for each in found.recommendations] == ["a", "b", "c"]
    assert not found.decisions


def test_each_name_behind_a_part_of_a_minute_is_told_with_its_sentence() -> None:
    found = read(
        "**Minutes of the Parish Council**",
        "Present: Cllrs Pike (chair), Hext and Orr",
        "99 Playing field. Cllr Hext offered to tighten the bolts. Action: BH. Prices are to be sought. Action: JM",
    )
    assert [(each.text, each.lead_raw) for each in found.actions] == [
        ("Cllr Hext offered to tighten the bolts.", "BH"),
        ("Prices are to be sought.", "JM"),
    ]


def test_a_report_that_brings_a_plan_asks_its_own_cabinet() -> None:
    found = read(
        "**Corporate Peer Challenge - Action Plan**",
        "Report to Cabinet",
        "**1. Purpose of report**",
        "To ask Cabinet to agree the plan.",
        "**2. Recommendations**",
        "It is recommended that Cabinet:",
        "(a) agrees the plan at Appendix 1; and",
        "(b) gives authority to the Chief Executive to change it.",
        "**3. Background**",
        "The peer team was with us in June.",
    )
    assert not found.recommendations
    assert [each.number for each in found.decisions] == ["a", "b"]


def test_heads_and_sentences_of_inspectors_reviewers_and_scrutiny() -> None:
    for title, head in (
        ("**Inspection report**", "**Where the local authority needs to improve**"),
        ("**Independent review of the flood**", "In the light of this the reviewer advises the Council that:"),
        ("**Final report of the inquiry by the Scrutiny Panel**", "The Executive is asked:"),
    ):
        found = read(
            title,
            "**What happened**",
            "The culvert was blocked.",
            "**What follows**",
            head,
            "1. culverts are looked at every month;",
            "2. pumps are kept at two depots.",
            "**Thanks**",
            "To all who gave evidence.",
        )
        assert [each.number for each in found.recommendations] == ["1", "2"], head


def test_what_a_panel_is_to_discuss_or_decide_is_no_recommendation_to_the_council() -> None:
    found = read(
        "**Committee: Parks and Paths Scrutiny Panel**",
        "**Subject: Benches Task Group: progress**",
        "",
        "**Recommendations:**",
        "A. That the Panel discusses the progress set out in the Appendix",
        "B. That the Panel decides whether it wishes to see a last update in March 2026",
        "",
        "**1 Purpose of report**",
        "1.1 The Task Group met twice. Cabinet accepted all that it asked for.",
    )
    assert not found.recommendations
    assert [(each.number, each.state) for each in found.decisions] == [("A", "proposed"), ("B", "proposed")]


def test_a_response_to_auditors_asks_the_meeting_of_the_council() -> None:
    found = read(
        "**Report to: Council**",
        "**Response to Statutory Recommendations from the External Auditor**",
        "",
        "**Recommendations:**",
        "Council is recommended to:",
        "(a) Accept the two statutory recommendations set out below;",
        "(b) Agree the responses shown beside them; and",
        "(c) Instruct the Chief Executive to write to the auditor within seven days.",
        "Reason: The Council is bound by law to consider the recommendations.",
        "",
        "**2. Background**",
        "2.1 The auditor found that accounts were late.",
    )
    assert not (found.recommendations or found.actions)
    assert [each.number for each in found.decisions] == ["a", "b", "c"]


def test_paragraphs_that_ask_stand_before_a_list_under_the_same_head() -> None:
    asked = [
        "A plan for the lamps should be drawn up. It would serve both quays.",
        "The steps must be swept each week. They are green in winter.",
    ]
    found = read(
        "**What we think of the quay**",
        "**1. What we saw**",
        "Nobody sweeps the steps, and lamps are out.",
        "**2. Recommendations**",
        *asked,
        "Much can be done at once:",
        "• Mend the rail by the steps;",
        "• Put up a board with the tides.",
        "**3. Thanks**",
        "Many helped us.",
    )
    told = [each.text for each in found.recommendations]
    assert told == [*asked, "Mend the rail by the steps;", "Put up a board with the tides."]


def test_a_line_in_another_look_under_a_recommendation_heads_the_next() -> None:
    found = read(
        "**Inspection of services for children**",
        "**What does the authority need to improve?**",
        "1. Ensure that visits are made in good time so that no child has to wait.",
        "__The quality of plans__",
        "2. Ensure that plans are written with the family and are kept up to date.",
        "It was found that one in three was not.",
        "__Leadership__",
        "3. Strengthen the oversight of managers over what is decided each week.",
    )
    assert [(row.number, row.context) for row in found.recommendations] == [
        ("1", None), ("2", "It was found that one in three was not."), ("3", None),
    ]  # fmt: skip
