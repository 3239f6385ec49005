"""What is known of a file before it is read, and that it goes before guesses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from extract.assemble.preferred import prefer_known
from extract.councils import registry
from extract.issues import Code, Issues
from extract.known import Known
from extract.records import FoundPaper, FoundRecords
from extract.records.found import FoundPart
from extract.records.paper.metadata import FoundDocument
from extract.sources import Corpus, ManifestError, Source, TableError, known_facts, open_sources, source_order
from extract.sources.tables import read_table
from moderngov_fake import FakeModernGov, pdf, small_council
from site_fake.asking import fetch_papers, files, list_papers

HEADER = "file,council,committee,meeting_date,title,address\n"


def folder_with(tmp_path: Path, manifest: str, *names: str) -> list[Path]:
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf("x"))
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    return paths


@pytest.mark.parametrize("date", ["2023-09-05", "05/09/2023"])
def test_a_manifest_says_what_is_known(date: str, tmp_path: Path) -> None:
    line = f"sub/plan.pdf,barnet,Cabinet,{date},Action plan,https://example.org/plan.pdf\n"
    (path,) = folder_with(tmp_path, HEADER + line, "sub/plan.pdf")
    assert known_facts([path]).of(path) == Known(
        council_code="E09000003", council="Barnet", committee="Cabinet", meeting_date=dt.date(2023, 9, 5),
        title="Action plan", address="https://example.org/plan.pdf",
    )  # fmt: skip


def test_a_manifest_of_one_column_and_a_file_it_leaves_out(tmp_path: Path) -> None:
    named, other = folder_with(tmp_path, "file,committee\na.pdf,Cabinet\n", "a.pdf", "b.pdf")
    facts = known_facts([named, other])
    assert facts.of(named) == Known(committee="Cabinet")
    assert facts.of(other) is None


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("council\nBarnet\n", "the column 'file' is missing"),
        ("file,comittee\na.pdf,x\n", "column 'comittee' is not known"),
        (HEADER + "../a.pdf,,,,,\n", "line 2: '../a.pdf' lies outside"),
        (HEADER + "/etc/passwd,,,,,\n", "lies outside"),
        (HEADER + "a.pdf,,,September,,\n", "line 2: 'September' is not a date"),
        (HEADER + ",Barnet,,,,\n", "'file' is empty"),
        (HEADER + "a.pdf,,,,,javascript:alert(1)\n", "is not a web address"),
    ],
)
def test_a_bad_manifest_is_one_line_that_says_where(manifest: str, said: str, tmp_path: Path) -> None:
    paths = folder_with(tmp_path, manifest, "a.pdf")
    with pytest.raises(ManifestError) as told:
        known_facts(paths)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


def test_a_council_that_the_registry_does_not_hold_is_told_with_the_paper(tmp_path: Path) -> None:
    paths = folder_with(tmp_path, HEADER + "a.pdf,Sandmere Parish Council,Cabinet,,,\n", "a.pdf")
    assert known_facts(paths).of(paths[0]) == Known(council="Sandmere Parish Council", committee="Cabinet")


def test_a_file_that_a_manifest_names_in_vain_is_told(tmp_path: Path) -> None:
    paths = folder_with(tmp_path, HEADER + "gone.pdf,,,,,\n", "a.pdf")
    assert known_facts(paths).remarks == (f"{tmp_path}/gone.pdf: named in a manifest, but there is no such file",)


def test_what_a_killed_fetch_wrote_is_known_already(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    rows = open_sources(Corpus(tmp_path)).rows
    (tmp_path / "sources.parquet").unlink()
    journal = tmp_path / ".state" / "sources.jsonl"
    journal.write_text("".join(row.model_dump_json() + "\n" for row in rows) + '{"site": "http', encoding="utf-8")
    path = files(tmp_path)[0]
    facts = known_facts([path]).of(path)
    assert facts and facts.committee == "Cabinet"
    table = open_sources(Corpus(tmp_path))
    table.add([rows[0]])
    assert len(open_sources(Corpus(tmp_path)).rows) == len(rows), "a line after one cut short is lost"
    table.fold(source_order)
    assert not journal.exists()


def test_a_manifest_goes_before_what_was_fetched(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    path = files(tmp_path)[0]
    (tmp_path / "manifest.csv").write_text(f"file,committee\npapers/{path.name},Another\n")
    facts = known_facts([path]).of(path)
    assert facts and facts.committee == "Another"


def test_a_table_of_another_kind_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "sources.parquet").write_bytes(b"no table")
    with pytest.raises(TableError) as told:
        read_table(tmp_path / "sources.parquet", Source)
    assert "move it away" in str(told.value) and "\n" not in str(told.value)


# ---------------------------------------------------------------- known goes before guessed

PART = FoundPart(1, 3, None, "Guessed title", "cover_report", "Guessed Board", dt.date(2020, 1, 1))


def found(*parts: FoundPart) -> FoundRecords:
    camden = registry().by_name("Camden")
    lead = parts[0]
    document = FoundDocument(
        lead.title, "agenda_pack" if len(parts) > 1 else lead.document_type, lead.committee, lead.meeting_date, None,
        None, None, None, None, None, camden.official_name if camden else None, camden, 0.4, True,
    )  # fmt: skip
    return FoundRecords(document, tuple(FoundPaper(part, (), (), (), (), (), ()) for part in parts))


KNOWN = Known("E09000003", "Barnet", "Cabinet", dt.date(2023, 9, 5), "Action plan", "9", "https://example.org/a.pdf")


def test_known_facts_replace_guesses_and_their_issues() -> None:
    issues = Issues()
    issues.add(Code.COUNCIL_UNCLEAR, "taken to be Camden")
    issues.add(Code.ROW_CONTINUES, "joined")
    made = prefer_known(found(PART), KNOWN, issues)
    assert made.document.council and made.document.council.name == "Barnet"
    assert made.document.publisher == made.document.council.official_name
    assert (made.document.title, made.document.committee) == ("Action plan", "Cabinet")
    assert made.document.meeting_date == dt.date(2023, 9, 5)
    part = made.papers[0].part
    assert (part.title, part.committee, part.agenda_item) == ("Action plan", "Cabinet", "9")
    assert [issue.code for issue in issues] == [Code.ROW_CONTINUES]


def test_what_is_not_known_stays_as_guessed() -> None:
    made = prefer_known(found(PART), Known(committee="Cabinet"), Issues())
    assert (made.document.title, made.document.committee) == ("Guessed title", "Cabinet")
    assert made.document.council and made.document.council.name == "Camden"
    assert prefer_known(found(PART), None, Issues()) == found(PART)


def test_papers_of_a_pack_keep_their_titles_and_the_meeting_they_state() -> None:
    silent = replace(PART, title="Silent", committee=None, meeting_date=None)
    made = prefer_known(found(PART, silent), KNOWN, Issues())
    assert [paper.part.title for paper in made.papers] == ["Guessed title", "Silent"]
    assert [paper.part.committee for paper in made.papers] == ["Guessed Board", "Cabinet"]
    assert made.document.title == "Guessed title"


def test_minutes_keep_the_meeting_they_are_of() -> None:
    made = prefer_known(found(replace(PART, document_type="minutes")), KNOWN, Issues())
    assert made.papers[0].part.meeting_date == dt.date(2020, 1, 1)
    assert made.document.meeting_date == dt.date(2020, 1, 1)
