"""Recommendations and decisions told by what stands around them: answers below, an outcome above, bare numbers."""

from __future__ import annotations

from papers_said import read


def test_answers_below_them_tell_recommendations_that_no_head_and_no_label_announces() -> None:
    found = read(
        "**Response to the scrutiny review of libraries**",
        "The review was thorough. Its recommendations and what we make of each are below.",
        "1. That the mobile library call at every village of more than 200 people.",
        "Not accepted at this time. The van will not last another winter and a new one costs £140,000.",
        "2. That study space be open until eight.",
        "Accepted. The central library will open late from May.",
        "3. That fines for children end.",
        "Accepted in part. They will end for those under twelve.",
    )
    assert [(one.number, one.text) for one in found.recommendations] == [
        ("1", "That the mobile library call at every village of more than 200 people."),
        ("2", "That study space be open until eight."),
        ("3", "That fines for children end."),
    ]
    assert [one.response for one in found.recommendations] == ["rejected", "accepted", "partly"]
    assert [action.recommendations for action in found.actions] == [(0,), (1,), (2,)]


def test_what_a_committee_of_a_council_resolves_to_recommend_upwards_is_a_recommendation() -> None:
    found = read(
        "**Minutes of the Leisure Committee**",
        "Present: Councillors Ash, Birch and Crane",
        "12. Pitches",
        "RESOLVED that the report be noted.",
        "13. Paddling pool",
        "It was resolved to RECOMMEND to Full Council that the pool be filled by a contractor for two summers.",
    )
    assert [one.text for one in found.recommendations] == ["that the pool be filled by a contractor for two summers."]
    assert [one.text for one in found.decisions] == ["that the report be noted."]


def test_numbers_without_a_mark_count_up() -> None:
    found = read(
        "**Safeguarding review: a briefing**",
        "**Recommendations**",
        "The author makes three, all of which the Board has accepted.",
        "1 The Board should ask every partner how staff learn of the new meeting.",
        "2 The landlord should train its repairs team to report what it sees.",
        "3 The surgery should ring whoever misses two appointments.",
    )
    assert [(one.number, one.text[:14]) for one in found.recommendations] == [
        ("1", "The Board shou"),
        ("2", "The landlord s"),
        ("3", "The surgery sh"),
    ]


def test_a_motion_printed_behind_the_word_that_it_was_carried_is_decided() -> None:
    found = read(
        "**Minutes of the Council**",
        "Present: Councillors Ash, Birch and Crane",
        "**35. Notice of motion: harbours**",
        "Councillor Orr proposed and Councillor Noakes seconded the following motion, which was CARRIED unanimously:",
        "This Council notes the spills of last year. It believes that swimmers deserve better. It resolves to:",
        "a) write to the water company about the outfalls;",
        "b) publish the results of tests each week.",
    )
    assert [(one.number, one.state) for one in found.decisions] == [("a", "resolved"), ("b", "resolved")]
