"""The title in a file's properties is asked, but not believed where the page tells another day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.issues import Issues
from extract.records.paper.metadata import describe_document
from extract.records.paper.parts import find_parts
from paper import paper

LINES = ("Anyford Parish Council - 14 July 2020", "Present", "Councillors D Thorn and N Arm", "The bridge was seen to.")


def title_of(*lines: str, in_the_file: str) -> str | None:
    document = replace(paper(list(lines), top=80.0).document, title=in_the_file)
    parts = find_parts(document, [])
    describe_document(document, parts, Issues())
    return parts[0].title


def test_a_title_of_another_day_was_left_from_an_older_file() -> None:
    title = title_of(*LINES, in_the_file="Anyford Parish Council - 6 March 2012")
    assert title and "2012" not in title


def test_a_title_of_the_day_that_is_printed_is_the_title() -> None:
    assert title_of(*LINES, in_the_file="Annual meeting - 14 July 2020") == "Annual meeting - 14 July 2020"


@pytest.mark.parametrize("line", ["Present", "Page 1 of 3", "19.09.02 Register of interests", "clerk@anyford.example"])
def test_what_stands_on_any_paper_is_no_title(line: str) -> None:
    assert title_of(line, "The clerk read the notice that had been put up.", in_the_file="Document1") != line
