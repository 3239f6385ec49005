"""What lies in the folder of a corpus stays, and is made good where it was lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.fetch import fetch, listed_in
from extract.sources import Corpus, TableError, open_sources
from moderngov_fake import FakeModernGov, small_council
from site_fake.asking import client, fetch_papers, files, list_papers, sources


@pytest.mark.parametrize("again", [False, True])
def test_a_file_that_was_deleted_is_fetched_again(again: bool, tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
        lost = files(tmp_path)[0]
        whole = lost.read_bytes()
        lost.unlink()
        summary = fetch_papers(tmp_path, again=again)
    assert lost.read_bytes() == whole
    assert summary.outcomes["restored"] == 1
    assert {row.edition for row in sources(tmp_path) if row.status == "fetched"} == {1}


def test_a_file_that_was_changed_by_hand_is_left_alone(tmp_path: Path) -> None:
    council = small_council()
    with FakeModernGov(council).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
        mine = files(tmp_path)[0]
        mine.write_bytes(b"%PDF- with my remarks")
        (tmp_path / "sources.parquet").unlink()
        fetch_papers(tmp_path, again=True)
    assert mine.read_bytes() == b"%PDF- with my remarks"
    rows = {row.document_id: row.path for row in sources(tmp_path) if row.path}
    assert all((tmp_path / str(path)).is_file() for path in rows.values())
    assert str(mine.relative_to(tmp_path)) not in rows.values(), "its bytes are not those of the site"


def test_a_table_that_names_a_file_elsewhere_is_refused(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path / "corpus")
        fetch_papers(tmp_path / "corpus")
        table = open_sources(Corpus(tmp_path / "corpus"))
        row = next(row for row in table.rows if row.path)
        with pytest.raises(ValueError, match="path"):
            type(row).model_validate({**row.model_dump(), "path": "../../outside.pdf"})


def test_a_journal_of_another_version_is_not_dropped(tmp_path: Path) -> None:
    journal = Corpus(tmp_path).state / "sources.jsonl"
    journal.parent.mkdir()
    journal.write_text('{"some": "other columns"}\n{"cut sho')
    with pytest.raises(TableError, match=r"sources\.jsonl, line 1"):
        open_sources(Corpus(tmp_path))
    assert journal.exists()


def test_one_folder_named_twice_is_fetched_once(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake, client() as asking:
        list_papers(fake, tmp_path)
        lists = [*listed_in(str(tmp_path), tmp_path, None), *listed_in(str(tmp_path / "links.parquet"), tmp_path, None)]
        (summary,), _ = fetch(lists, asking)
    assert summary.outcomes["new"] == 3
