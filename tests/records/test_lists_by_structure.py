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


def test_what_a_reply_sets_apart_and_answers_in_plain_words_is_what_was_asked() -> None:
    found = read(
        "**Response to the Regulation 28 report**",
        "We reply to each matter below.",
        "**(1) Lorries do not stop at the hospital gate.**", "The road is private.",
        "**(2) Nobody knows which bins are empty.**", "A map is now kept.",
        "The Council undertakes to:",
        "1. treat the road first (Head of Highways, by 30 September 2025);",
        "2. print the map (Digital Manager, by October 2025); and",
        "3. hold an exercise (Head of Highways, by November 2025).",
    )  # fmt: skip
    assert [each.text for each in found.recommendations] == [
        "Lorries do not stop at the hospital gate.",
        "Nobody knows which bins are empty.",
    ]
    assert [each.lead_raw for each in found.actions][-3:] == ["Head of Highways", "Digital Manager", "Head of Highways"]


def test_what_we_will_do_by_a_day_ends_where_other_words_head_a_list() -> None:
    found = read(
        "**Response to your report**",
        "By the end of December 2025 we will:",
        "• audit a hundred records;",
        "• bring the results to our board.",
        "The board knows that:",
        "• practices use three systems;",
        "• some people object.",
    )
    assert [each.text for each in found.actions] == ["audit a hundred records;", "bring the results to our board."]
    assert {each.timescale_raw for each in found.actions} == {"By the end of December 2025"}
