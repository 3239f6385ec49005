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


def test_bodies_that_answer_one_recommendation_each_lead_what_they_say() -> None:
    found = read(
        "**Task group on the harbour: replies of partners**",
        "REPORT OF THE SCRUTINY OFFICER",
        "**RECOMMENDATION R1**",
        "That one list of moorings be kept for the whole harbour.",
        "Port Authority (Statutory Harbour Authority): We agree and will keep it. The first will be out in May 2026.",
        "Coast Rescue: Agreed, so long as our own berth is left out.",
        "**RECOMMENDATION R2**",
        "That the slipway be lit at night.",
        "District Council: Lamps have been ordered.",
        "**RECOMMENDATION R3**",
        "That the dredging be done before the season begins.",
        "Port Authority (Statutory Harbour Authority): We cannot accept this in full.",
        "District Council: We have put £4,000 towards it.",
    )
    assert [one.number for one in found.recommendations] == ["R1", "R2", "R3"]
    assert [(action.lead_raw, action.recommendations) for action in found.actions] == [
        ("Port Authority (Statutory Harbour Authority)", (0,)),
        ("Coast Rescue", (0,)),
        ("District Council", (1,)),
        ("Port Authority (Statutory Harbour Authority)", (2,)),
        ("District Council", (2,)),
    ]
    assert found.actions[1].text == "Agreed, so long as our own berth is left out."


def test_items_with_who_and_when_answer_the_numbered_sentence_further_left_above_them() -> None:
    found = read(
        "**Waste service peer review: what we are going to do**",
        "They made three points. Under each is our answer.",
        "**1. Empty the bins on the day that is printed.**",
        "\t(a) Hire two spare crews (Fleet Manager; by 1 May 2026).",
        "\t(b) Publish missed streets each Friday (Customer Manager; June 2026).",
        "**2. Make the tip easier to use.**",
        "\t(a) Open on Thursday evenings (Site Manager; July 2026).",
        "**3. Talk to the crews before routes change.**",
        "\t(a) Start a forum of drivers (Fleet Manager; August 2026).",
    )
    assert [(one.number, one.text) for one in found.recommendations] == [
        ("1", "Empty the bins on the day that is printed."),
        ("2", "Make the tip easier to use."),
        ("3", "Talk to the crews before routes change."),
    ]
    assert [(action.ref, action.lead_raw, action.recommendations) for action in found.actions] == [
        (None, "Fleet Manager", (0,)),
        (None, "Customer Manager", (0,)),
        (None, "Site Manager", (1,)),
        (None, "Fleet Manager", (2,)),
    ]


def test_one_line_of_who_and_when_below_a_list_goes_for_all_of_it() -> None:
    found = read(
        "**Review of the call centre: the council’s response**",
        "**Recommendation 1: Waiting**",
        "Calls should be answered within five minutes.",
        "We agree. Nobody should wait for an hour.",
        "**What we will do next**",
        "• Six more people will answer calls on Mondays.",
        "• A message will tell callers how long they have to wait.",
        "Who and when: Head of Customer Services. From April 2026.",
        "**Recommendation 2: Letters**",
        "Letters should be answered within ten days.",
        "We agree.",
        "**What we will do next**",
        "• Letters will be scanned on the day they come.",
        "Who and when: Post Room Manager, by June 2026.",
    )
    head = ("Head of Customer Services", "From April 2026", (0,))
    told = [(action.lead_raw, action.timescale_raw, action.recommendations) for action in found.actions]
    assert told == [head, head, ("Post Room Manager", "by June 2026", (1,))]


def test_recommendations_that_a_cover_report_answers_one_by_one_are_not_its_officers_own() -> None:
    found = read(
        "**PLANNING COMMITTEE**",
        "**8 May 2025**",
        "**REPORT OF THE HEAD OF PLANNING**",
        "**How the committee works**",
        "**Recommendation**",
        "It is RECOMMENDED that the Committee endorses what is said below.",
        "**1.0 Background**",
        "Two visitors from another county watched the Committee in January and read the papers for six meetings.",
        "**R1 Shorten the scheme of delegation so that members can see what comes to them.**",
        "We agree. A scheme of two pages will be drafted by the Development Manager for July.",
        "**R2 Hold a site visit only where plans and photographs are not enough.**",
        "We agree in part. A protocol will be brought to the meeting in June.",
        "**R3 Appoint a second solicitor or secure cover from a neighbour.**",
        "We do not agree at this time. Cover is available by the hour from the county.",
    )
    assert [one.number for one in found.recommendations] == ["R1", "R2", "R3"]
    assert [one.response for one in found.recommendations] == ["accepted", "partly", "rejected"]
    assert [action.recommendations for action in found.actions] == [(0,), (1,), (2,)]
