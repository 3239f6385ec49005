"""Bullets that are drawn as small shapes."""

from __future__ import annotations

from dataclasses import replace

from extract.flow.drawn_bullets import drawn_bullets, with_drawn_bullets
from extract.model import Box, Fill, Page
from paper import lines, paper


def _page(number: int, *tops: float) -> Page:
    page = paper(("Words",), top=60.0).document.pages[0]
    fills = tuple(Fill(Box(40, top, 44, top + 4), "#000000") for top in tops)
    return replace(page, number=number, fills=fills)


def test_a_list_that_a_page_break_cuts_keeps_its_last_bullet() -> None:
    found = drawn_bullets([_page(1, 100, 130), _page(2, 60), _page(4, 60)])
    assert [len(found.get(number, [])) for number in (1, 2, 4)] == [2, 1, 0]


def test_the_line_beside_a_shape_begins_with_a_bullet() -> None:
    (line,) = lines("Publish the plan")
    shape = Box(line.box.x0 - 12, line.box.top + 3, line.box.x0 - 8, line.box.top + 7)
    assert with_drawn_bullets([line], [shape])[0].words[0].text == "•"
    assert with_drawn_bullets([line], []) == [line]
