"""The head of a page whose title is as tall as the two rows beside it."""

from __future__ import annotations

from extract.model import Box, Document, Line, Page
from extract.records.paper.sizes import bounded
from paper import write


def test_two_rows_beside_a_title_of_twice_their_size_are_read_one_by_one() -> None:
    title = [
        word._replace(size=20.0, box=Box(word.box.x0, 80.0, word.box.x1, 100.0)) for word in write("Highlights", 40, 80)
    ]
    beside = [*write("Ashford Borough Council", 300.0, 80.5), *write("Children and Homes Board", 290.0, 91.5)]
    line = Line(1, tuple(sorted([*title, *beside], key=lambda word: word.box.x0)))
    (read,) = bounded(Document("0" * 64, "a.pdf", (Page(1, 595, 842, 0, (line,)),))).pages
    assert [own.text for own in read.lines] == ["Highlights", "Ashford Borough Council", "Children and Homes Board"]
