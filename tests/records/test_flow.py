"""The paragraphs of a paper in reading order: nothing lost, nothing twice, everything with its looks."""

from __future__ import annotations

from dataclasses import replace

from extract.flow.blocks import Block, reading_flow
from extract.model import Box, Document, Fill, Line, Rule, Word
from extract.text import group_lines
from paper import PITCH, Grid, grid, outline, paper, write


def flow(*pages: list[str | Grid], skip: tuple[int, ...] = ()) -> list[Block]:
    made = paper(*pages)
    tables = [table for found in made.by_page for table in found]
    return reading_flow(made.document, tables, 1, len(made.document.pages), skip)


def said(blocks: list[Block]) -> list[str]:
    return [block.full_text for block in blocks]


def test_every_word_comes_once_and_in_order() -> None:
    table = grid(["Title", "Library hours"], ["Report of", "The Director"])
    blocks = flow(["**Cabinet**", table, "1.1 The report sets out the hours.", "1.2 They are new."])
    assert said(blocks) == [
        "Cabinet", "Title", "Library hours", "Report of", "The Director",
        "1.1 The report sets out the hours.", "1.2 They are new.",
    ]  # fmt: skip
    assert [block.in_cell for block in blocks] == [False, True, True, True, True, False, False]


def test_data_tables_are_left_out() -> None:
    blocks = flow(["Before.", grid(["Action", "Lead"], ["Write it", "The Clerk"]), "After."], skip=(0,))
    assert said(blocks) == ["Before.", "After."]


def test_prose_that_only_looks_like_a_table_is_read_line_by_line() -> None:
    made = paper([grid(["1.", "To hear people; and"], ["2.", "To answer them."], widths=[30, 300])])
    tables = [replace(table, method="aligned") for table in made.by_page[0]]
    assert said(reading_flow(made.document, tables, 1, 1, ())) == ["1. To hear people; and", "2. To answer them."]


def test_a_form_without_lines_is_read_cell_by_cell_where_it_is_known_for_one() -> None:
    rows = (["4", "Options", "To wait a year was thought of\nand put aside."], ["5", "Decision", "1. To buy the land."])
    made = paper([grid(*rows, widths=[30, 90, 200])])
    tables = [replace(table, method="aligned") for table in made.by_page[0]]
    read = said(reading_flow(made.document, tables, 1, 1, (), by_cell={0}))
    assert read == [
        "4",
        "Options",
        "To wait a year was thought of and put aside.",
        "5",
        "Decision",
        "1. To buy the land.",
    ]


def test_a_sentence_goes_on_over_a_page_break() -> None:
    blocks = flow(["1.1 The council will ask each of its partners to"], ["say what they think of the plan."])
    assert said(blocks) == ["1.1 The council will ask each of its partners to say what they think of the plan."]
    assert [region.page for region in blocks[0].regions] == [1, 2]


def test_a_heading_at_the_foot_of_a_page_stays_a_heading() -> None:
    blocks = flow(["1.1 The first words stand here.", "**Risk management**"], ["Risks are kept in a register."])
    assert [(block.text, block.level > 0) for block in blocks[1:]] == [
        ("Risk management", True),
        ("Risks are kept in a register.", False),
    ]


def test_sections_outrank_the_headings_under_them() -> None:
    blocks = flow(
        ["**1. Reasons**", "1.1 There is a law.", "**2. Matters considered**", "**Council Plan**", "2.1 It is aligned."]
    )
    levels = {block.text: block.level for block in blocks}
    assert levels["Reasons"] == levels["Matters considered"] == 1
    assert levels["Council Plan"] > 1
    assert levels["It is aligned."] == 0


def test_bold_sentences_and_bold_recommendations_are_text() -> None:
    blocks = flow(
        [
            "**Recommendations**",
            "**1. That Cabinet agrees the plan and its costs.**",
            "**Nothing here is yet decided.**",
        ]
    )
    assert [block.level > 0 for block in blocks] == [True, False, False]


def test_plain_section_titles_are_headings_above_their_paragraphs() -> None:
    blocks = flow(["2. Background", "2.1 The service began long ago.", "2.2 It has grown."])
    assert [block.level for block in blocks] == [1, 0, 0]


def test_text_in_a_drawn_box_knows_its_box() -> None:
    made = paper(["Outside the box.", "Inside the box.", "Below the box."])
    page = made.document.pages[0]
    inside = next(line for line in page.lines if "Inside" in line.text).box
    frame = Box(inside.x0 - 8, inside.top - 6, 500, inside.bottom + 6)
    document = Document("0" * 64, "invented.pdf", (replace(page, rules=tuple(outline(frame))),))
    blocks = reading_flow(document, [], 1, 1, ())
    assert [block.frame is not None for block in blocks] == [False, True, False]


def test_footnotes_are_told_from_text() -> None:
    small = [Word(w.text, w.box, 7.0) for w in write("The word is used as in the Act.", left=60.0, top=760.0)]
    mark = Word("1", Box(50.0, 758.0, 53.0, 764.0), 4.5)
    made = paper(["1.1 The hub^1 opens in May.", "1.2 It closes in June."])
    page = made.document.pages[0]
    note = Line(1, (mark, *small))
    rule = Rule(Box(50.0, 752.0, 150.0, 752.5))
    document = Document("0" * 64, "invented.pdf", (replace(page, lines=(*page.lines, note), rules=(rule,)),))
    blocks = reading_flow(document, [], 1, 1, ())
    assert [(block.full_text, block.note) for block in blocks] == [
        ("1.1 The hub opens in May.", False),
        ("1.2 It closes in June.", False),
        ("1 The word is used as in the Act.", True),
    ]


def test_a_letter_after_appendix_begins_no_list() -> None:
    words = write("The council has the report (see Appendix", top=100.0) + write(
        "A) and may adopt it.", top=100.0 + PITCH
    )
    page = replace(paper(["x"]).document.pages[0], lines=group_lines(words, 1))
    blocks = reading_flow(Document("0" * 64, "invented.pdf", (page,)), [], 1, 1, ())
    assert said(blocks) == ["The council has the report (see Appendix A) and may adopt it."]


def test_headings_on_two_pages_with_a_table_between_stay_two() -> None:
    first = ["**Weather data**", grid(["Action", "Lead"], ["Write it", "The Clerk"])]
    blocks = flow(first, ["**Map data**", "Maps come next."], skip=(0,))
    assert said(blocks) == ["Weather data", "Map data", "Maps come next."]


def test_a_page_number_in_words_is_no_text() -> None:
    assert said(flow(["Before.", "Page 46 of 54"])) == ["Before."]


def test_small_shapes_before_lines_are_bullets() -> None:
    made = paper(
        ("What the landlord must do:", "keep a register of repairs", "answer letters within ten days"), top=90.0
    )
    (page,) = made.document.pages
    items = [line for line in page.lines if not line.text.startswith("What")]
    shapes = [
        Fill(Box(line.box.x0 - 14, line.box.centre[1] - 2, line.box.x0 - 10, line.box.centre[1] + 2), "#000000")
        for line in items
    ]
    page = replace(page, fills=(*page.fills, *shapes, Fill(Box(20, 20, 24, 24), "#00ff00")))
    blocks = reading_flow(replace(made.document, pages=(page,)), [], 1, 1, ())
    assert [(block.marker, block.text) for block in blocks][1:] == [
        ("•", "keep a register of repairs"),
        ("•", "answer letters within ten days"),
    ]
