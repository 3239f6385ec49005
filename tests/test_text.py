"""From words to lines, from lines to paragraphs, from paragraphs to the text of a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Box, Line, Word
from extract.text import cell_paragraphs, clean_line, group_lines, join_lines, marker_of, paragraphs, text_of
from paper import cell, grid, lines, place, table, write

WORDS = st.text("abcdefghijkmnpqrstuvwxyz", min_size=1, max_size=9)
PASSAGES = st.lists(WORDS, min_size=1, max_size=40)


def read(text: str, width: float = 200.0) -> str:
    """The text that a record would carry for a cell of this width."""
    return text_of(cell_paragraphs(cell(text, width)))


# ---------------------------------------------------------------- lines


def test_words_on_one_base_line_are_one_line_whatever_order_they_come_in() -> None:
    words = write("Agree the plan\nPublish the plan")
    assert [line.text for line in group_lines(reversed(words), 1)] == ["Agree the plan", "Publish the plan"]


def test_a_raised_mark_stays_on_its_line() -> None:
    assert [line.text for line in lines("by 5 September 2023^1 at the latest\nand no later")] == [
        "by 5 September 20231 at the latest",
        "and no later",
    ]


@given(PASSAGES)
def test_grouping_loses_no_word(words: list[str]) -> None:
    made = lines(" ".join(words), width=150)
    assert [word.text for line in made for word in line.words] == words


# ---------------------------------------------------------------- joining lines


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("by 5 September 2023^1 at the latest", "by 5 September 2023 at the latest"),
        ("Annual Plan^* is published", "Annual Plan is published"),
        ("Cabinet on 15 th May 2019", "Cabinet on 15th May 2019"),
        ("the 21 st Century council", "the 21st Century council"),
        ("on 3^rd June", "on 3rd June"),
        ("in the st James ward", "in the st James ward"),
    ],
)
def test_footnote_marks_go_and_ordinals_close_up(printed: str, read_as: str) -> None:
    assert clean_line(lines(printed)[0]) == read_as


@pytest.mark.parametrize(("letters", "digit", "whole"), [("CO", "2", "CO2"), ("PM", "10", "PM10")])
def test_a_lowered_digit_is_part_of_the_word(letters: str, digit: str, whole: str) -> None:
    """Climate plans name gases with a subscript; only raised marks are footnotes."""
    words = write(f"cut {letters}")
    lowered = Box(words[-1].box.x1, 115.0, words[-1].box.x1 + 3, 121.0)
    line = Line(1, (*words, Word(digit, lowered, 6.0, glued=True)))
    assert clean_line(line) == f"cut {whole}"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("a long-", "term plan", "a long-term plan"),
        ("a part\u00ad", "nership", "a partnership"),
        ("Director -", "Finance", "Director - Finance"),
        ("Inner-", "London boroughs", "Inner- London boroughs"),
        ("The council", "agrees", "The council agrees"),
    ],
)
def test_hyphens_at_a_line_end(first: str, second: str, joined: str) -> None:
    assert join_lines(lines(f"{first}\n{second}")) == joined


def test_a_short_line_that_ends_with_a_hyphen_goes_on() -> None:
    assert read("Run a walk-\nin clinic for all who come to the front desk", 300) == (
        "Run a walk-in clinic for all who come to the front desk"
    )


def test_a_footnote_mark_that_had_no_room_on_its_line_goes() -> None:
    above = lines("an evening for carers.")
    mark = Word("1", Box(50.0, 121.0, 52.5, 127.0), 5.8)
    assert join_lines([*above, Line(1, (mark,))]) == "an evening for carers."


# ---------------------------------------------------------------- list marks


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("• Publish", "•"),
        ("- Publish", "•"),
        ("\uf0b7 Publish", "•"),
        ("1. Publish", "1."),
        ("a) Publish", "a)"),
        ("(iv) Publish", "(iv)"),
        ("2.13 Publish", "2.13"),
        ("Publish", ""),
        ("2024 brings", ""),
        ("o Publish", ""),
        ("•", ""),
    ],
)
def test_marks_that_begin_a_list_item(line: str, marker: str) -> None:
    assert marker_of(lines(line)[0]) == marker


def test_a_small_o_with_a_gap_after_it_is_a_bullet() -> None:
    mark, word = Word("o", Box(50, 110, 55, 120), 10.0), Word("Publish", Box(68, 110, 103, 120), 10.0)
    assert marker_of(Line(1, (mark, word))) == "•"


# ---------------------------------------------------------------- paragraphs


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "Set out how the council will engage residents in the design of services over the coming year"
    assert read(text) == text


def test_a_line_broken_on_purpose_starts_a_paragraph() -> None:
    first, second = "Agree.", "Set out how the council will engage residents in the design of services"
    assert read(f"{first}\n{second}") == f"{first}\n{second}"


def test_bullets_stand_one_a_line_with_one_mark() -> None:
    printed = "Work with partners to:\n\uf0b7 agree a compact that all of the partners will sign\n- publish it"
    assert read(printed) == "Work with partners to:\n• agree a compact that all of the partners will sign\n• publish it"


def test_text_after_a_blank_line_says_so() -> None:
    found = cell_paragraphs(cell("Agree the plan\n\nPublish the plan"))
    assert [(p.text, p.blank_before) for p in found] == [("Agree the plan", False), ("Publish the plan", True)]


def test_bold_above_plain_is_a_paragraph_of_its_own() -> None:
    found = cell_paragraphs(cell("**Members should lead the work on growth**\nThe team heard this from many"))
    assert [p.bold for p in found] == [True, False]


def test_one_bold_number_does_not_make_a_paragraph_bold() -> None:
    (found,) = cell_paragraphs(cell("**3.** Members should lead"))
    assert not found.bold
    assert (found.marker, found.text) == ("3.", "Members should lead")


def test_narrow_cells_do_not_break_a_post_apart() -> None:
    assert read("Executive Director of Communities, Adults and Health", width=75).count("\n") == 0


def test_a_decimal_at_a_line_start_is_not_a_list_number() -> None:
    text = "Raise council tax by 2.99 per cent"
    made = lines("Raise council tax by\n2.99 per cent")
    assert text_of(paragraphs(made)) == text


@pytest.mark.xfail(strict=True, reason="a dash that goes on with a sentence is taken for a bullet")
def test_a_dash_in_mid_sentence_is_not_a_bullet() -> None:
    made = lines("Bring the strategy\n– agreed in May – to Cabinet")
    assert text_of(paragraphs(made)) == "Bring the strategy – agreed in May – to Cabinet"


def test_a_raised_figure_behind_a_unit_is_a_power() -> None:
    assert join_lines(lines("Let 200 m^2 or 5km^2 of floor^1 in May")) == "Let 200 m² or 5km² of floor in May"


def test_a_sentence_goes_on_over_the_page() -> None:
    """The foot of page 1 and the head of page 2, cut in mid-sentence."""
    upper = place(grid(["Strengthen the borough's role within the"], widths=[250]), 1, 700).cells[0]
    lower = place(grid(["London economy"], widths=[250]), 2, 60).cells[0]
    places = {1: upper.regions[0].box, 2: lower.regions[0].box}
    (found,) = paragraphs([*upper.lines, *lower.lines], places)
    assert found.text == "Strengthen the borough's role within the London economy"
    assert found.region.page == 1


def test_words_lower_on_the_next_page_are_another_entry() -> None:
    upper = place(grid(["July 2023"], widths=[250]), 1, 700).cells[0]
    lower = place(grid(["\n\nMay 2024"], widths=[250]), 2, 60).cells[0]
    places = {1: upper.regions[0].box, 2: lower.regions[0].box}
    found = paragraphs([*upper.lines, *lower.lines], places)
    assert [(p.text, p.blank_before) for p in found] == [("July 2023", False), ("May 2024", True)]


@given(st.lists(PASSAGES, min_size=1, max_size=5), st.sampled_from([60.0, 110.0, 240.0]))
def test_paragraphs_hold_every_word_once_and_in_order(passages: list[list[str]], width: float) -> None:
    printed = "\n\n".join(" ".join(words) for words in passages)
    found = cell_paragraphs(cell(printed, width))
    assert [w.text for p in found for w in p.words] == [word for words in passages for word in words]
    assert not found[0].blank_before


@given(st.lists(PASSAGES, min_size=1, max_size=4))
def test_blank_lines_part_paragraphs(passages: list[list[str]]) -> None:
    found = cell_paragraphs(cell("\n\n".join(" ".join(words) for words in passages), 400))
    assert [p.text for p in found if p.blank_before] == [" ".join(words) for words in passages[1:]]


def test_an_empty_cell_has_no_paragraph() -> None:
    assert cell_paragraphs(table(["", "x"]).cells[0]) == []
    assert text_of([]) == ""


def test_a_word_set_sideways_does_not_glue_the_lines_beside_it() -> None:
    level = [
        word
        for row, text in enumerate(("T1 Run a course", "T2 Put up plaques"))
        for word in write(text, 80, 100 + 20 * row)
    ]
    size = level[0].size
    upright = level[0]._replace(text="TEACH", box=Box(50, 98, 50 + size, 138))
    assert [line.text for line in group_lines([*level, upright], 1)] == [
        "TEACH",
        "T1 Run a course",
        "T2 Put up plaques",
    ]


def test_a_list_begins_below_a_full_line_where_its_next_number_follows() -> None:
    said = "That the fair be moved in May and held by turns on\n(i) the quay;\n(ii) the green; and\n(iii) the yard."
    assert [part.marker for part in cell_paragraphs(cell(said, 400))] == ["", "(i)", "(ii)", "(iii)"]
    said = "That the fair be moved on the terms in paragraph\n(i) of the report."
    assert len(cell_paragraphs(cell(said, 400))) == 1
