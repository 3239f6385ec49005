"""The ledger: every visible word has one fate, and every field of a record its place on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract import extract
from extract.issues import Issues
from extract.ledger import Ledger, account, breaches, regions_by_record, settled
from extract.ledger.locate import Scope, locate
from extract.ledger.words import Strip, Words
from extract.model import Box, Document, Line, Region, Word
from extract.pipeline import read_paper
from extract.records import find_records
from extract.settings import Settings
from paper import Paper, grid, paper

HEAD = ["Recommendation", "Action", "Lead", "Target date"]


def ledger_of(made: Paper) -> Ledger:
    tables = [table for page in made.by_page for table in page]
    return account(made.document, find_records(made.document, tables, Issues()))


def fates(ledger: Ledger, word: str) -> list[tuple[str, str]]:
    """Fate and field of each time ``word`` is printed."""
    homes = zip(ledger.words.said, ledger.homes, strict=True)
    return [(home.fate, home.what) for said, home in homes if said.text == word]


def plan(*rows: list[str]) -> Paper:
    return paper(["**Action plan**", grid(HEAD, *rows), "The board looks at this plan each spring."])


def test_each_word_of_a_plan_has_the_fate_a_reader_would_give_it() -> None:
    ledger = ledger_of(
        plan(
            ["1. Mend roofs.", "Hire two roofers", "Head of Housing", "May 2026"],
            ["2. Sweep streets.", "Buy a sweeper", "Street Manager", "June 2026"],
        )
    )
    assert fates(ledger, "roofs.") == [("field", "text")]
    assert fates(ledger, "roofers") == [("field", "text")]
    assert fates(ledger, "Housing") == [("field", "lead_raw")]
    assert fates(ledger, "June") == [("field", "timescale_raw")]
    assert fates(ledger, "2.") == [("field", "number")]
    assert fates(ledger, "Lead") == [("table", "action_plan")]
    assert fates(ledger, "spring.") == [("passage", "")]
    assert ledger.counts["left"] == 0
    assert breaches(ledger) == []


def test_a_lead_that_serves_several_rows_stands_in_the_regions_of_each() -> None:
    ledger = ledger_of(
        plan(
            ["1. Mend roofs.", "Hire two roofers", "Head of Housing", "May 2026"],
            ["^", "Order slates", "^", "July 2026"],
        )
    )
    lead = next(word.box for word in ledger.words.said if word.text == "Housing")
    actions = [regions for key, regions in regions_by_record(ledger).items() if key.kind == "action"]
    assert len(actions) == 2
    for regions in actions:
        assert any(region.box.holds(*lead.centre) for region in regions)


def test_words_in_a_table_that_no_cell_holds_are_left_over_and_told() -> None:
    made = plan(["1. Mend roofs.", "Hire two roofers", "Head of Housing", "May 2026"])
    (page,), ((table,),) = made.document.pages, made.by_page
    cells = tuple(cell for cell in table.cells if cell.text != "Head of Housing")
    lost = type(table)(cells, table.n_rows, table.n_columns, table.regions, table.method, table.score)
    document = Document(made.document.document_id, made.document.file_name, (page,))
    ledger = account(document, find_records(document, [lost], Issues()))
    assert [(left.n_words, left.text) for left in ledger.leftovers] == [(3, "Head of Housing")]
    assert ledger.leftovers[0].near is not None
    assert ledger.leftovers[0].why == "in a table, outside its cells"
    assert breaches(ledger) == []


@pytest.mark.parametrize("name", ["agenda-pack", "banner-plan", "cover-report", "paired-plan", "tracker"])
def test_the_counts_of_a_paper_add_up_and_break_no_rule(name: str, sample_corpus: Path) -> None:
    path = sample_corpus / f"{name}.pdf"
    assert breaches(read_paper(path, Settings()).ledger) == []
    about = extract(path).document
    parts = (about.words_in_records, about.words_in_tables, about.words_in_passages, about.words_furniture)
    assert about.words_visible == sum(parts) + about.words_left > 100


def strip(*texts: str, start: int = 0) -> Strip:
    """A cell of one line that reads ``texts``; a text that begins with a point is glued to the one before."""
    box = Box(0, 0, 10, 10)
    said = [Word(text, box, 10.0, glued=text.startswith(".")) for text in texts]
    region = (Region(1, box),)
    return Strip(tuple(range(start, start + len(said))), frozenset(), region, _said=[*[said[0]] * start, *said])


def test_a_word_set_a_little_above_its_line_is_still_a_word_of_its_row() -> None:
    own = strip("every", "review", "plan", "of", "11", ".2m", "year", "each")
    found = locate("review every plan of 11.2m each year", [Scope([own], own=True)], ())
    assert found.missing == ()
    assert sorted(found.numbers) == list(range(8))


def test_a_number_in_a_circle_stands_where_its_circle_does() -> None:
    heads = ["", "Action", "Lead", "Target date"]
    rows = [
        [n, f"Mend the {what}", "Head of Parks", "May 2027"]
        for n, what in zip("❶❷③❹", ("pier", "hall", "roof", "road"), strict=True)
    ]
    ledger = ledger_of(paper(["**Action plan**", grid(heads, *rows)]))
    assert [record.places["ref"] != () for record in ledger.records] == [True] * 4
    assert breaches(ledger) == []


def test_a_word_that_stands_elsewhere_alone_is_missing() -> None:
    scopes = [Scope([strip("review", "every", "plan")], own=True), Scope([strip("flats", start=3)])]
    assert locate("review every plan flats", scopes, ()).missing == ("flats",)


def test_of_two_records_that_take_the_same_words_the_less_sure_leaves() -> None:
    made = plan(
        ["1. Mend roofs.", "Hire two roofers", "Head of Housing", "May 2026"],
        ["2. Sweep streets.", "Buy a sweeper", "Street Manager", "June 2026"],
    )
    tables = [table for page in made.by_page for table in page]
    found = find_records(made.document, tables, Issues())
    (paper,) = found.papers
    first = paper.actions[0]
    again = replace(first, text="roofers", recommendations=(), confidence=first.confidence - 0.1)
    doubled = replace(found, papers=(replace(paper, actions=(again, *paper.actions)),))
    assert breaches(account(made.document, doubled)) != []
    kept, ledger = settled(made.document, doubled)
    assert breaches(ledger) == []
    assert kept.papers[0].actions == paper.actions


def test_a_recommendation_that_leaves_takes_the_links_to_it_along() -> None:
    made = plan(["1. Mend roofs.", "Hire two roofers", "Head of Housing", "May 2026"])
    tables = [table for page in made.by_page for table in page]
    found = find_records(made.document, tables, Issues())
    (paper,) = found.papers
    (asked,) = paper.recommendations
    again = replace(asked, key=7, text="roofs.", confidence=asked.confidence - 0.1)
    linked = replace(paper.actions[0], recommendations=(asked.key, 7))
    doubled = replace(found, papers=(replace(paper, recommendations=(asked, again), actions=(linked,)),))
    kept, _ = settled(made.document, doubled)
    assert [action.recommendations for action in kept.papers[0].actions] == [(asked.key,)]
    assert kept.papers[0].recommendations == (asked,)


def test_a_word_cut_in_pieces_stands_where_its_pieces_stand() -> None:
    found = locate("Start forntaate", [Scope([strip("for", "nta", "ate", "Start")], own=True)], ())
    assert found.missing == ()
    assert sorted(found.numbers) == [0, 1, 2, 3]


def test_words_on_one_another_made_anew_are_each_their_own() -> None:
    sheet = paper(["In progress"]).document
    line = sheet.pages[0].lines[0]
    doubled = Line(1, (*line.words, line.words[1]._replace()))
    words = Words(replace(sheet, pages=(replace(sheet.pages[0], lines=(doubled,)),)))
    anew = Line(1, tuple(word._replace(glued=True) for word in doubled.words))
    assert words.numbers([anew]) == [0, 1, 2]
