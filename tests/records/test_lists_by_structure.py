"""Lists told by number, form and place: what stands between the items, groups of them, and how they begin and end."""

from __future__ import annotations

import pytest

from extract.flow.blocks import reading_flow
from extract.flow.lists import goes_on, is_next, place_of, places_in
from extract.flow.numbering import inline_items
from extract.issues import Issues
from extract.records.decisions.find import find_decisions
from extract.records.prose.pieces import Piece
from paper import lines, paper
from papers_said import read

MINUTES = ["**Minutes of the Amenities Committee**", "Present: Councillors Fell and Moss", "**4. Lights**"]


def entry(marker: str, text: str = "Mend the roof.", level: int = 0) -> Piece:
    return Piece(text, None, marker, level, False, False, lines(text))


def decided(*blocks: str) -> list[str]:
    made = paper([*MINUTES, *blocks])
    found = find_decisions(reading_flow(made.document, [], 1, 1, ()), "minutes", "Amenities Committee", Issues())
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("numbers", "values"),
    [
        (["(a)", "(b)", "(c)"], [1, 2, 3]),
        ([*(f"{letter})" for letter in "abcdefghijk")], list(range(1, 12))),
        (["i.", "ii.", "iii.", "iv.", "v."], [1, 2, 3, 4, 5]),
        (["R1", "R2", "R3"], [1, 2, 3]),
        (["2.8", "2.9", "2.10"], [8, 9, 10]),
    ],
)
def test_a_list_counts_in_its_own_style(numbers: list[str], values: list[int]) -> None:
    assert [place.value for _, place in places_in([entry(each) for each in numbers])] == values


def test_what_is_numbered_otherwise_or_out_of_order_is_no_item() -> None:
    entries = [entry(each) for each in ("1.", "(a)", "(b)", "2.", "•", "7.", "3.")]
    assert [at for at, _ in places_in(entries)] == [0, 3, 6]
    assert not is_next(place_of("2.4"), place_of("3.5"))
    assert not is_next(place_of("R4"), place_of("5."))


def test_a_list_goes_on_below_words_but_not_below_a_heading_or_another_number() -> None:
    last, place = entry("2."), place_of("2.")
    assert place is not None
    assert goes_on([entry("", "Nobody has looked at it."), entry("•"), entry("3.")], last, place)
    assert not goes_on([entry("", "Next year", level=2), entry("3.")], last, place)
    assert not goes_on([entry("9."), entry("3.")], last, place)
    assert not goes_on([entry("(3)")], last, place)


def test_the_items_of_one_sentence_may_complete_a_word_before_them() -> None:
    assert inline_items("That (a) the fees rise; and (b) the shop closes.") == [
        ("a", "the fees rise; and"),
        ("b", "the shop closes."),
    ]


def test_votes_and_reasons_between_decisions_are_passed_over() -> None:
    found = decided(
        "It was AGREED:",
        "a) to hire lamps for three winters;",
        "(Councillor Moss asked that her vote be written down.)",
        "b) to switch them on in November;",
        "Reason: the shops asked for it.",
        "c) no charge for stalls.",
        "The Chairman thanked everybody.",
    )
    assert found == ["to hire lamps for three winters;", "to switch them on in November;", "no charge for stalls."]


def test_the_first_number_may_be_bold_with_the_word_that_decides() -> None:
    assert decided("**RESOLVED – (1)** That the gate be mended; **(2)** that it be painted.") == [
        "That the gate be mended;",
        "that it be painted.",
    ]


def test_numbered_headings_are_items_with_their_story_below() -> None:
    found = read(
        "**Corporate Peer Challenge: feedback report**",
        "**2. Key recommendations**",
        "These are the team's recommendations.",
        "**2.1 Agree what the council will stop**",
        "There are ninety priorities.",
        "**2.2 Give parish councils a part**",
        "They are willing.",
        "**2.3 Invest in skills**",
        "One service in five can be used by telephone.",
        "**3. How we worked**",
        "The team came for four days.",
    )
    assert [each.number for each in found.recommendations] == ["2.1", "2.2", "2.3"]


GROUPED = [
    "**Report of the Citizens' Assembly on Water**",
    "**What we heard**",
    "Members met on five Saturdays.",
    "**What we ask the council to do**",
]


def test_numbers_run_on_below_headings_of_the_same_rank() -> None:
    found = read(
        *GROUPED, "Each was put to the vote.",
        "**At home**", "1. Meters in every new home.", "2. A tank for rain in each garden.",
        "**At work**", "3. Factories to use water twice.",
        "**On the land**", "4. Ponds on high ground.",
        "**How we voted**", "1. By hand.", "2. By card.",
    )  # fmt: skip
    assert [each.number for each in found.recommendations] == ["1", "2", "3", "4"]


def test_each_group_below_a_head_may_count_anew() -> None:
    found = read(
        "**Safeguarding review: executive summary**", "**What happened**", "Three agencies knew.",
        "**Recommendations**",
        "**The Partnership**", "1. The Partnership should run a campaign.", "2. It should seek assurance.",
        "**The Police**", "1. Officers should ask every victim.",
        "**Conclusion**", "Nobody saw the whole.",
    )  # fmt: skip
    assert [each.number for each in found.recommendations] == ["1", "2", "1"]


def test_one_item_may_stand_behind_the_words_that_head_other_lists() -> None:
    found = read(
        "**Allowances: report of the Independent Remuneration Panel**",
        "**Basic allowance**", "**WE RECOMMEND:**", "(i) That it be £5,300.", "(ii) That it follow the pay award.",
        "**When**", "WE RECOMMEND that the scheme begin in April.",
    )  # fmt: skip
    assert [each.text for each in found.recommendations][2:] == ["that the scheme begin in April."]


def test_a_list_runs_on_over_a_page_or_column() -> None:
    last, place = entry("2."), place_of("2.")
    elsewhere = Piece("Paint it.", None, "3.", 0, False, False, lines("Paint it.", page=2))
    indented = [entry("", "Nobody has."), elsewhere]
    assert place is not None
    assert goes_on(indented, last, place)


def test_what_heads_a_list_of_something_else_ends_one_of_bullets() -> None:
    found = read(
        "**Inspection of the Fell fire service**",
        "In March we issued a cause of concern.",
        "We recommended that by 30 September the service should:",
        "• write a plan; and",
        "• train each manager.",
        "We came back in autumn. We found that:",
        "• the plan is written;",
        "• few managers are trained.",
    )
    assert [each.text for each in found.recommendations] == ["write a plan; and", "train each manager."]


def test_the_next_paragraph_of_a_numbered_letter_ends_the_list_of_the_one_before() -> None:
    found = read(
        "**Third letter of the Improvement Panel**",
        "Dear Leader",
        "1. We are grateful to your council.",
        "2. We advise the Council to:",
        "(a) close the company; and",
        "(b) publish the agreements.",
        "3. On culture we have nothing to add.",
    )
    assert [each.text for each in found.recommendations] == ["close the company; and", "publish the agreements."]
    assert not found.actions


def test_paragraphs_that_begin_with_a_topic_in_bold_are_the_items_below_a_head() -> None:
    found = read(
        "**Visit to the library service**",
        "Dear Ms Lund, your service is well used.",
        "**Recommendations for your council**",
        "**Hours.** Match them to the times of the bus.",
        "**Stock.** Spend no less than others do.",
    )
    assert [each.text for each in found.recommendations] == [
        "Hours. Match them to the times of the bus.",
        "Stock. Spend no less than others do.",
    ]


def test_a_shouted_stem_names_to_whom_and_a_further_one_goes_on() -> None:
    found = decided(
        "**RESOLVED TO RECOMMEND TO COUNCIL**",
        "(1) That the report be accepted.",
        "(2) That the limit be raised.",
        "**AND FURTHER RESOLVED**",
        "(3) That the Treasurer report again.",
    )
    assert found == ["That the report be accepted.", "That the limit be raised.", "That the Treasurer report again."]


def test_the_letter_of_the_next_minute_is_no_part_of_a_decision() -> None:
    found = decided("Finance. a) RESOLVED to pay £90. b) RESOLVED to ask for a date. c) The mandate was signed.")
    assert found == ["to pay £90.", "to ask for a date."]


def test_an_item_keeps_its_verb_where_the_others_of_its_list_have_theirs() -> None:
    made = paper(
        ["**Decision notice: Cabinet Member for Roads**", "Date: 3 May 2025", "**Decision**",
         "The Cabinet Member:", "1. overruled the objections;", "2. agreed that the order be made; and",
         "3. asked that it be looked at again.", "**Reasons**", "1. Seven were hurt."]
    )  # fmt: skip
    found = find_decisions(reading_flow(made.document, [], 1, 1, ()), "decision_record", None, Issues())
    assert [each.text for each in found][1] == "agreed that the order be made; and"


def test_a_field_that_begins_a_page_does_not_go_on_with_the_one_above() -> None:
    made = paper(["**Unit 4**", "**Officer:** Head of Property"], ["**Decision:** To let the unit to Lowe Ltd."])
    flow = reading_flow(made.document, [], 1, 2, ())
    assert [block.text for block in flow][1:] == ["Officer: Head of Property", "Decision: To let the unit to Lowe Ltd."]


def test_what_a_group_is_itself_to_do_is_not_what_it_recommends() -> None:
    found = read(
        "**Terms of reference: Housing Scrutiny Task Group**",
        "**Method**",
        "The Group should:",
        "1. meet four times;",
        "2. visit another council.",
    )
    assert not found.recommendations


def test_words_above_a_list_say_who_recommends_though_a_head_stands_higher() -> None:
    found = read(
        "**Visit to the council: feedback**",
        "**Recommendations**",
        "We suggest that you:",
        "• agree a plan for the pool before you spend more;",
        "• bring in a treasurer for six months.",
    )
    assert len(found.recommendations) == 2
    assert not found.decisions


def test_a_report_to_be_noted_is_asked_of_a_meeting() -> None:
    found = read(
        "**Quarterly progress report on enforcement**",
        "**1. Recommendation**",
        "1.1 That the report be noted.",
        "**2. Background**",
        "2.1 Forty cases were opened.",
    )
    assert not found.recommendations
    assert [each.text for each in found.decisions] == ["That the report be noted."]
