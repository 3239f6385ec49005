"""Boxes beside running text."""

from __future__ import annotations

from extract.flow.remarks import without_remarks
from extract.model import Box, Fill, Line, Page, Word

ASIDE = Fill(Box(350, 95, 540, 125), "#eeeeff")


def _line(top: float, *parts: tuple[float, str]) -> Line:
    words = []
    for left, text in parts:
        for index, word in enumerate(text.split()):
            words.append(Word(word, Box(left + 20 * index, top, left + 20 * index + 16, top + 10), 10, False, False))
    return Line(1, tuple(words))


def _page(*fills: Fill) -> Page:
    return Page(number=1, width=595, height=842, rotation=0, lines=(), fills=fills)


BESIDE = [
    _line(100, (54, "Recommendation 2"), (355, "Children told us that")),
    _line(112, (54, "Bring lists together."), (355, "swings were wanted most.")),
    _line(140, (54, "Action: Merge the lists.")),
]


def test_a_tinted_box_beside_the_text_is_a_remark_of_its_own() -> None:
    left, (remark,) = without_remarks(_page(ASIDE), BESIDE, [])
    assert [line.text for line in left] == ["Recommendation 2", "Bring lists together.", "Action: Merge the lists."]
    assert " ".join(line.text for line in remark) == "Children told us that swings were wanted most."


def test_boxes_side_by_side_and_boxes_that_hold_items_are_left_in_the_text() -> None:
    other = Fill(Box(50, 95, 300, 125), "#eeeeff")
    assert without_remarks(_page(ASIDE, other), BESIDE, []) == (BESIDE, [])
    item = [_line(100, (54, "Some words"), (355, "Recommendation 3 of ours:")), _line(112, (355, "a b c d e"))]
    assert without_remarks(_page(ASIDE), item, []) == (item, [])


def test_boxes_that_begin_with_the_same_words_are_no_remarks() -> None:
    again = Fill(Box(350, 195, 540, 225), "#eeeeff")
    below = [
        _line(200, (54, "Nobody spoke."), (355, "Children told us that")),
        _line(212, (54, "The chair thanked all."), (355, "shade was wanted, too.")),
    ]
    told = [*BESIDE, *below]
    assert without_remarks(_page(ASIDE, again), told, []) == (told, [])
