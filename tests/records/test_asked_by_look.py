"""What others ask a council for, told by its look and place: numbers in the margin or at the end of sentences, topics
in bold, heads that address."""

from __future__ import annotations

import pytest

from extract.flow.drawn_bullets import with_drawn_bullets
from extract.model import Box, Line
from paper import Grid, grid, write
from papers_said import read

FOUND = "We met forty tenants and read sixty files. We found much that was late and we heard much that was kind."


def told(*blocks: str | Grid) -> list[tuple[str | None, str]]:
    return [(each.number, each.text) for each in read(*blocks).recommendations]


@pytest.mark.parametrize("mark", ["{} •", "• {}.", "({})"])
def test_a_number_beside_a_bullet_is_the_items(mark: str) -> None:
    marks = [mark.format(at) for at in (1, 2, 3)]
    items = ["Mend every roof by May.", "Give each tenant a name to ask for.", "Pay the fitters monthly."]
    found = told(
        "**Letter after our visit to the repairs service**",
        "Dear Mr Hale",
        FOUND,
        "Our suggestions to you are these.",
        *(f"{number} {item}" for number, item in zip(marks, items, strict=True)),
        "Yours sincerely",
    )
    assert found == [(str(at), item) for at, item in enumerate(items, 1)]


def test_a_topic_in_bold_belongs_to_what_is_asked_behind_it() -> None:
    found = told(
        "**Corporate Peer Challenge: feedback report**",
        "**Key recommendations**",
        "1. **Share the story.** The plan should be cut to a page that everyone can read.",
        "2. **Use of data.** Show managers each week what has been late.",
        "3. **A braver market.** Agree with the traders which nights they will stay open.",
        "**How we worked**",
        FOUND,
    )
    assert [text.split(".")[0] for _, text in found] == ["Share the story", "Use of data", "A braver market"]
    assert found[2][1].endswith("which nights they will stay open.")


def test_heads_that_address_and_what_each_is_told_below() -> None:
    found = told(
        "**Cold rooms: a review of repairs**",
        FOUND,
        "**1. For the Head of Repairs**",
        "Jobs are done twice. Nobody can say why.",
        "1.1 You must send a fitter with the right parts.",
        "1.2 The log must be kept on paper too.",
        "**2. For the tenants' panel**",
        "It has no chair.",
        "2.1 A chair should be chosen from outside the council.",
        "**What others do**",
        "• One council lends heaters.",
        "• Councils must by law mend boilers.",
    )
    assert [number for number, _ in found] == ["1.1", "1.2", "2.1"]


def test_numbers_in_brackets_that_end_sentences_and_count_up() -> None:
    body = [
        "It was kept in pencil. The clerk must keep it in ink [i], and a copy must be sent to the library [ii].",
        "By law a fee must be printed. Fees should be set once a year [iii]. They were set in May [2].",
    ]
    found = told("**An inquiry into the market**", FOUND, *body)
    assert found == [
        ("i", "The clerk must keep it in ink"),
        ("ii", "a copy must be sent to the library"),
        ("iii", "Fees should be set once a year"),
    ]
    notes = "Rents rose in May [1]. They fell in June [2]. Nobody knew why [3]. The council should ask."
    assert ("1", "Rents rose in May") not in told("**An inquiry into rents**", FOUND, notes)


def test_a_list_of_what_the_paper_will_speak_of_is_none() -> None:
    topics = ["Spending on the high streets", "Safer roads and slower cars"]
    found = told(
        "**Review of the town: report of the inquiry**",
        "**Recommendations**",
        "They are sorted by topic.",
        *(f"• {topic}" for topic in topics),
        *(part for topic in topics for part in (f"**{topic}**", FOUND)),
    )
    assert not found


def test_a_table_that_only_names_recommendations_told_elsewhere() -> None:
    owners = grid(
        ["Recommendation", "Owner"], ["1 – training on capacity", "Learning group"], ["2 – legal advice", "Solicitor"]
    )
    found = told(
        "**Safeguarding review: Edna**",
        "**Recommendation 1**",
        "The Board should train its members to ask what a person can decide.",
        "**Recommendation 2**",
        "The Council should see that a lawyer can be reached within a day.",
        "**Who will act**",
        owners,
    )
    assert [number for number, _ in found] == ["1", "2"]
    assert all(" should " in text for _, text in found)


def test_a_dash_says_that_nothing_is_recommended() -> None:
    table = grid(
        ["Ref", "What we tested", "Recommendation"],
        ["1.1", "Cash counts", "–"],
        ["1.2", "Keys to the safe", "Give the keys to two officers."],
    )
    assert told("**Internal audit: the pools**", table) == [("1.2", "Give the keys to two officers.")]


def test_drawn_bullets_stand_before_words_of_each_column() -> None:
    left, right = write("Mend the roof", left=60), write("Paint the door", left=300)
    dots = [Box(left - 9, 113, left - 7, 115) for left in (60.0, 300.0)]
    (line,) = with_drawn_bullets([Line(1, (*left, *right))], dots)
    assert line.text == "• Mend the roof • Paint the door"


def test_numbers_without_a_mark_run_on_from_box_to_box() -> None:
    boxes = [["Test the water each week.", "Mend the alarm."], ["Train night staff."], ["Show visitors the menu."]]
    blocks: list[str | Grid] = ["**Inspection of homes: Pellow Council**"]
    number = 0
    for place, items in zip(["Safety", "Staff", "Food"], boxes, strict=True):
        blocks += [f"**{place}**", FOUND, "**To put right**"]
        for item in items:
            blocks.append(f"{(number := number + 1)} {item}")
    found = told(*blocks, "**What happens next**", "The council must reply within a month.")
    assert found == [(str(at), item) for at, item in enumerate((item for box in boxes for item in box), 1)]


def under(heads: dict[str, list[str]]) -> list[str]:
    blocks = [line for head, items in heads.items() for line in (f"**{head}**", *(f"• {item}" for item in items))]
    letter = ("**Cold rooms: a review of repairs**", "Dear Mr Hale", FOUND, *blocks, "**What comes next**")
    return [text for _, text in told(*letter, "We shall come again in a year.", "Yours sincerely")]


ROOFS = ["Mend the roofs of the tower by May.", "Give each tenant a name to ask for.", "Pay the fitters monthly."]


def test_priorities_with_numbers_head_what_is_asked() -> None:
    doors = ["Set up one desk for all repairs.", "Write the log on paper too.", "Name the person who reads it."]
    assert under({"Priority 1: Roofs": ROOFS, "Priority 2: Doors": doors}) == [*ROOFS, *doors]


def test_below_a_third_heading_of_their_look_one_that_asks_is_enough() -> None:
    doors = ["Set up one desk for all repairs.", "Agree a log that is kept on paper.", "Name the person who reads it."]
    pay = ["Stop paying fitters by the job.", "Report on overtime from next year.", "Train the managers and all staff."]
    past = ["Fitters come on time.", "Tenants like the new desk.", "Overtime fell in the spring."]
    found = under(
        {"Roofs that hold": ROOFS, "Doors that open": doors, "Pay that is fair": pay, "Things to be proud of": past}
    )
    assert found == [*ROOFS, *doors, *pay]
