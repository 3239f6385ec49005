"""What a meeting is asked to decide, in the ways that councils word it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.codelists import DocumentType
from extract.flow.blocks import reading_flow
from extract.issues import Code, Issues
from extract.read import read_document
from extract.records import find_records
from extract.records.decisions.delegation import delegated_to
from extract.records.decisions.find import find_decisions
from extract.records.found import FoundDecision
from extract.tables import find_tables
from extract.ways import Way
from paper import Grid, grid, paper

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def decide(
    *pages: list[str | Grid],
    kind: DocumentType = "cover_report",
    committee: str | None = None,
    issues: Issues | None = None,
) -> list[FoundDecision]:
    made = paper(*pages)
    tables = [table for found in made.by_page for table in found]
    blocks = reading_flow(made.document, tables, 1, len(made.document.pages), ())
    return find_decisions(blocks, kind, committee, issues if issues is not None else Issues())


def told(found: list[FoundDecision]) -> list[tuple[str | None, str, str | None]]:
    return [(decision.number, decision.text, decision.verb) for decision in found]


def test_sentences_of_their_own_stay_whole() -> None:
    found = decide(["**Recommendations**", "1. That Cabinet note the report.", "2. Cabinet agrees to publish it."])
    assert told(found) == [
        ("1", "That Cabinet note the report.", "note"),
        ("2", "Cabinet agrees to publish it.", "agree"),
    ]
    assert {decision.decision_maker for decision in found} == {"Cabinet"}
    assert {decision.state for decision in found} == {"proposed"}


def test_a_stem_before_a_list_is_kept_apart() -> None:
    found = decide(
        ["**Recommendation(s):**", "The Board is invited to:", "(i) NOTE the plan;", "(ii) endorse its costs."]
    )
    assert told(found) == [("i", "NOTE the plan;", "note"), ("ii", "endorse its costs.", "endorse")]
    assert {decision.stem for decision in found} == {"The Board is invited to:"}


def test_an_asking_clause_is_split_off() -> None:
    (only,) = decide(["**Recommendation**", "Cabinet is asked to agree the commissioning plan."])
    assert (only.stem, only.text, only.number) == ("Cabinet is asked to", "agree the commissioning plan.", None)


@pytest.mark.parametrize(
    ("words", "verb", "maker"),
    [
        ("It is recommended that the Committee notes the update.", "note", "Audit Committee"),
        ("That the report be noted.", "note", "Audit Committee"),
        ("Council is recommended to approve the fees.", "approve", "Council"),
        ("Members are asked to consider and comment on the draft.", "consider", "Audit Committee"),
        ("To note and agree the programme.", "agree", "Audit Committee"),
        ("That the Executive Board adopts the strategy.", "adopt", "Executive Board"),
    ],
)
def test_verb_and_decision_maker(words: str, verb: str, maker: str) -> None:
    (only,) = decide(["**Officer recommendations**", words, "**Background**"], committee="Audit Committee")
    assert (only.verb, only.decision_maker) == (verb, maker)


def test_nested_items_belong_to_their_item() -> None:
    found = decide(
        [
            "**Recommendations**",
            "The Panel is asked to:",
            "1. agree changes:",
            "a) to the text; and",
            "b) to maps;",
            "2. note costs.",
        ]
    )
    assert [decision.text for decision in found] == ["agree changes:\na) to the text; and\nb) to maps;", "note costs."]


def test_a_list_printed_in_one_sentence_gives_each_item() -> None:
    found = decide(["**1. Recommendations**", "1.1 Cabinet is asked to: (a) note the cost; and (b) agree the plan."])
    assert told(found) == [("a", "note the cost; and", "note"), ("b", "agree the plan.", "agree")]


def test_a_list_goes_on_over_a_page_break_and_ends_at_the_next_heading() -> None:
    found = decide(
        ["**Recommendations**", "Cabinet is asked to:", "a) note one;"], ["b) agree two.", "**Reasons**", "c) no item."]
    )
    assert [decision.number for decision in found] == ["a", "b"]
    assert found[1].regions[0].page == 2


def test_decisions_in_a_form_end_with_their_cell() -> None:
    form = grid(
        ["**Decision:**\n\nThe Cabinet agree to:\n\na) note the risk\n\nb) adopt the plan"],
        ["**Reasons:**\n\nThe law."],
    )
    found = decide([form], kind="decision_record")
    assert told(found) == [("a", "note the risk", "note"), ("b", "adopt the plan", "adopt")]
    assert {decision.state for decision in found} == {"resolved"}


def test_a_proposed_record_has_not_decided_yet() -> None:
    (only,) = decide(
        ["**Proposed record of decision**", "**Decision:**", "Cabinet agrees the plan."], kind="decision_record"
    )
    assert only.state == "proposed"


def test_a_caption_beside_its_cell() -> None:
    (only,) = decide([grid(["**Recommendations**", "That the Cabinet notes the report."], ["**Wards**", "All"])])
    assert only.text == "That the Cabinet notes the report."


def test_numbers_in_a_column_of_their_own() -> None:
    table = grid(["1.", "That Cabinet notes the report."], ["2.", "That Cabinet agrees the plan."], widths=[40, 400])
    found = decide(["**Recommendations**", table, "**Background**"])
    assert told(found) == [
        ("1", "That Cabinet notes the report.", "note"),
        ("2", "That Cabinet agrees the plan.", "agree"),
    ]


def test_minutes_resolve() -> None:
    found = decide(
        [
            "1. Officers spoke to the report.",
            "2. RESOLVED that the Panel note the report.",
            "3. A Member thanked them.",
        ],
        kind="minutes",
        committee="Corporate Parenting Panel",
    )
    assert [(d.text, d.state, d.decision_maker) for d in found] == [
        ("that the Panel note the report.", "resolved", "Corporate Parenting Panel")
    ]


def test_the_same_said_again_is_one_decision() -> None:
    issues = Issues()
    items = ["Cabinet is asked to:", "a) note the overspend and what is done about it."]
    found = decide(
        ["**Recommendations**", *items, "**1. Detail**", "1.1 Text."],
        ["**2. Recommendations**", "Cabinet is asked to:", "a) note the overspend and what is done about."],
        issues=issues,
    )
    assert [decision.regions[0].page for decision in found] == [1]
    assert [issue.code for issue in issues] == [Code.DECISION_REPEATED]


@pytest.mark.parametrize(
    "prose",
    [
        "The recommendation was endorsed by the Council and then agreed by Cabinet.",
        "Councils are asked to submit proposals by the end of November.",
        "The Council will be asked to agree that the plan be adopted.",
        "It is proposed that such changes be delegated to the Director.",
        "In May the Committee agreed that the plan should be published.",
    ],
)
def test_telling_of_decisions_is_not_deciding(prose: str) -> None:
    assert not decide(["**2. Background**", f"2.1 {prose}", "2.2 More is said below."])


@pytest.mark.parametrize("kind", ["peer_challenge_report", "inspection_report", "response", "action_plan"])
def test_recommendations_of_others_are_not_decisions(kind: DocumentType) -> None:
    assert not decide(["**Recommendations**", "1. Agree a plan for growth."], kind=kind)


def test_advice_to_the_council_in_a_report_is_not_a_decision() -> None:
    assert not decide(["**Recommendations**", "1. Develop a clear vision.", "2. Strengthen scrutiny by training."])


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("delegate authority to the Director of Place, in consultation with the Leader, to sign", "Director of Place"),
        ("agrees that it is delegated to the Chief Executive, who will report", "Chief Executive"),
        ("delegate authority to award the contract to the Section 151 Officer", "Section 151 Officer"),
        (
            "DELEGATE to the Corporate Director for Growth, Environment and Transport authority to vary it",
            "Corporate Director for Growth, Environment and Transport",
        ),
        ("note the delegated powers", None),
    ],
)
def test_to_whom_is_delegated(text: str, post: str | None) -> None:
    assert delegated_to(text) == post


@pytest.mark.skipif(not SHARED.is_dir(), reason="no folder `shared` beside the checkout: it holds the reference papers")
@pytest.mark.parametrize(("paper_id", "count"), [("001", 4), ("002", 0), ("003", 1)])
def test_reference_papers_give_their_decisions(paper_id: str, count: int) -> None:
    document = read_document(next((SHARED / "reference").glob(f"{paper_id}-*.plain.pdf")), Issues())
    blocks = reading_flow(document, find_tables(document, Issues()), 1, len(document.pages), ())
    found = find_decisions(blocks, "cover_report", "Cabinet", Issues())
    assert [decision.number for decision in found] == [str(number) for number in range(1, count + 1)]


def test_a_stroke_behind_the_word_of_decision_is_no_part_of_what_is_decided() -> None:
    found = decide(
        ["The Director took members through the assessment.", "RESOLVED/-", "1. That the assessment be noted.",
         "2. That a consultation begin on 14 July 2025."],
        kind="minutes",
    )  # fmt: skip
    assert [decision.text for decision in found] == [
        "That the assessment be noted.",
        "That a consultation begin on 14 July 2025.",
    ]


def test_a_column_of_outcomes_decides_nothing() -> None:
    rows = [["24/0117", "2 Mill Lane", "Granted"], ["24/0125", "The Old Forge", "Refused"]]
    minutes = ["Decisions of the district council were received.", grid(["Number", "Address", "Decision"], *rows)]
    assert decide(minutes, kind="minutes") == []


def test_a_stroke_behind_the_colon_of_a_stem_does_not_hide_its_list() -> None:
    found = decide(["**Recommendations**", "It is recommended that Cabinet:-", "3.1 agrees the fees;", "3.2 notes it."])
    assert told(found) == [("3.1", "agrees the fees;", "agree"), ("3.2", "notes it.", "note")]
    assert {decision.decision_maker for decision in found} == {"Cabinet"}


def test_a_column_of_decisions_stands_beside_a_long_head() -> None:
    rows = grid(
        ["**Item**", "**Decision**", "**Reasons, and what else was considered**"],
        ["5", "That the hall be let for a year.", "It stands empty."],
        ["6", "That the pond be fenced before winter.", "A child fell in."],
    )
    found = decide(["**Cabinet**", rows], kind="minutes", committee="Cabinet")
    assert [decision.text for decision in found] == [
        "That the hall be let for a year.",
        "That the pond be fenced before winter.",
    ]


def test_a_sheet_of_decisions_says_below_each_heading_what_shall_be() -> None:
    found = decide(
        ["**DECISION SHEET**", "", "**BD.4 Fees**", "a) The fees shall apply from May.", "b) A deposit shall be taken.",
         "**BD.5 Land at the mill**", "The offer be turned down.", "**BD.6 Minutes**", "Members may be asked again."],
        kind="decision_record", committee="Burial Board",
    )  # fmt: skip
    assert [(decision.number, decision.text, decision.state) for decision in found] == [
        ("a", "The fees shall apply from May.", "resolved"),
        ("b", "A deposit shall be taken.", "resolved"),
        (None, "The offer be turned down.", "resolved"),
    ]


def test_payments_are_agreed_as_one_list() -> None:
    (only,) = decide(
        ["**Minutes of the parish council**", "Present: A Member", "**Payments**",
         "It was resolved to pay the following accounts:", "1. A mower, £180.00", "2. Printing, £74.10"],
        kind="minutes",
    )  # fmt: skip
    assert only.text.startswith("to pay the following accounts:") and only.number is None


def test_a_second_body_is_asked_below_in_a_list_of_another_style() -> None:
    found = decide(
        ["**RECOMMENDATIONS**", "The Joint Committee is RECOMMENDED:", "(i) to approve the method;",
         "(ii) to thank the team.", "The partner councils (Oxley and Marl) are RECOMMENDED each:",
         "(a) to agree their share; and", "(b) to sign the deed."]
    )  # fmt: skip
    assert [(decision.number, decision.text) for decision in found] == [
        ("i", "to approve the method;"),
        ("ii", "to thank the team."),
        ("a", "to agree their share; and"),
        ("b", "to sign the deed."),
    ]


def test_the_rest_of_a_heading_that_opens_like_a_decision_is_none() -> None:
    rows = [
        ["**Who**", "**What**"],
        ["Cabinet", "(A) That the plan be published in the spring."],
        ["", "(B) That officers report back in May on the costs."],
        ["Full Council", "(C) That the scheme be brought into effect."],
    ]
    made = paper(["**Panel report**", "", "**5. Advice that the Panel is asked to give**", grid(*rows)])
    tables = [table for page in made.by_page for table in page]
    (found,) = find_records(made.document, tables, Issues(), Way("as a record", kind="decision_record")).papers
    assert [decision.text.split()[0] for decision in found.decisions] == ["That"] * 3
