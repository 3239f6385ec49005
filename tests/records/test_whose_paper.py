"""Whose a paper is: the public body at its head, though it is no council. The papers are invented."""

from __future__ import annotations

from dataclasses import replace

from extract.issues import Issues
from extract.records import find_records
from paper import paper

TEXT = "The members met in the spring and agreed what should be done before the winter, by whom and when."


def said(*lines: str, title: str | None = None) -> str | None:
    document = replace(paper(lines, top=80.0).document, title=title)
    about = find_records(document, (), Issues()).document
    return about.council.name if about.council else about.council_printed


def test_a_partnership_that_stands_alone_at_the_head_is_who_the_paper_is_of() -> None:
    assert said("**Marlingshire Safeguarding Adults Partnership**", "**Plan for the year**", TEXT) == (
        "Marlingshire Safeguarding Adults Partnership"
    )


def test_a_council_named_in_its_text_goes_before_a_partnership() -> None:
    text = "Stokeley District Council will lead. " + TEXT
    assert said("**Stokeley Waste Partnership**", "**Plan**", text) == "Stokeley District Council"


def test_a_panel_that_the_law_names_goes_before_the_councils_of_its_members() -> None:
    head = "**Minutes of the Marlingshire Police and Crime Panel**"
    assert said(head, "Councillor A Fenn, Stokeley District Council", TEXT) == "Marlingshire Police and Crime Panel"


def test_the_title_of_another_paper_in_the_file_names_nobody() -> None:
    lines = ("**Marling Parish Council - 3 September 2019**", TEXT)
    assert said(*lines, title="Stokeley Parish Council - 6 March 2012") == "Marling Parish Council"


def test_the_councils_that_several_people_are_from_are_not_whose_the_paper_is() -> None:
    peers = (
        "• Lead peer: Robert Ainslie, Stokeley Borough Council",
        "• Member peer: Jan Whitlock, Fenly District Council",
    )
    assert said("**Marling District Council**", "**Peer challenge**", *peers, TEXT) == "Marling District Council"
    board = ("Present: Mayor Ash (Chair); Ned Brace (Stokeley Council)", "Apologies: Jo Stannard (Fenly Council)")
    assert said("**Three Marlings Combined Authority**", *board, TEXT) == "Three Marlings Combined Authority"


def test_a_letter_may_name_the_council_beside_its_addressee_alone() -> None:
    to = "Mr A Fenn, Director of Services for Children, Stokeley Council"
    assert said("**Inspectors of Schools**", to, "Dear Mr Fenn", "**Focused visit**", TEXT) == "Stokeley Council"
