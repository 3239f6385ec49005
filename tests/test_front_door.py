"""The library's front door: rows as values, data frames and relations; a notebook shows them; leads on each action."""

from __future__ import annotations

import pickle
from pathlib import Path

import pandas as pd
import pytest

import extract as door
from compare.made import stored
from export.test_csv import HOSTILE, hostile_paper
from extract.found import Found
from extract.issues import DocumentError
from extract.linking import extractions
from extract.pipeline import extract_file
from extract.schema import ALL_TABLES, TABLES, Extraction
from extract.settings import Settings
from extract.store import StoreError, rows


@pytest.fixture(scope="module")
def found(sampled_store: Path) -> Found:
    """A plan as ``extract`` gives it."""
    papers = extractions(sampled_store)
    return Found.of(next(paper for paper in papers if paper.document.file_name == "banner-plan.pdf"))


def test_extract_gives_the_rows_of_the_pipeline_with_settings(sample_corpus: Path) -> None:
    path = sample_corpus / "cover-report.pdf"
    given = door.extract(path, ocr="none", keep_persons=False)
    plain = extract_file(path, Settings(ocr="none", keep_persons=False))
    assert isinstance(given, Extraction)
    taken = {"seconds", "processed_at"}
    assert given.document.model_dump(exclude=taken) == plain.document.model_dump(exclude=taken)
    for name in TABLES:
        if name != "documents":
            assert [row.model_dump() for row in getattr(given, name)] == [
                row.model_dump() for row in getattr(plain, name)
            ]
    with pytest.raises(DocumentError):
        door.extract(sample_corpus / "build.py")
    with pytest.raises(ValueError, match="settings or"):
        door.extract(path, Settings(), ocr="none")


def test_each_action_names_its_leads(found: Found) -> None:
    for action in found.actions:
        assert list(action.leads) == [lead.name for lead in found.action_leads if lead.action_id == action.action_id]
    assert any(len(action.leads) > 1 for action in found.actions)


def test_every_table_is_a_data_frame_like_that_of_the_store(found: Found, sampled_store: Path) -> None:
    frames = found.to_pandas()
    assert set(frames) == set(TABLES)
    for name, frame in frames.items():
        stored_frame = pd.read_parquet(sampled_store / name)
        assert list(frame.columns) == [*stored_frame.columns, *(["leads"] if name == "actions" else [])]
        assert len(frame) == (1 if name == "documents" else len(getattr(found, name)))
    assert list(frames["actions"]["leads"]) == [list(action.leads) for action in found.actions]
    assert found.actions.to_pandas().equals(frames["actions"]) or len(frames["actions"])
    empty = Found.of(Extraction(document=found.document))
    assert len(empty.actions.to_pandas()) == 0 and "leads" in empty.actions.to_pandas()


def test_rows_stay_tuples_and_go_to_other_processes(found: Found) -> None:
    assert isinstance(found.actions, tuple) and found.actions[0] in found.actions
    there = pickle.loads(pickle.dumps(found.actions))
    assert there == found.actions and there.table == "actions" and there[0].leads == found.actions[0].leads


def test_a_notebook_shows_what_people_read_first(found: Found) -> None:
    shown = found._repr_html_()
    assert "<h4>Actions</h4>" in shown and found.actions[0].leads[0] in shown
    assert found.actions[0].action_id not in shown


def test_nothing_hostile_reaches_a_notebook(tmp_path: Path) -> None:
    out = stored(tmp_path / "out", hostile_paper())
    found = Found.of(next(extractions(out)))
    for shown in (found._repr_html_(), found.actions._repr_html_(), door.open_store(out)._repr_html_()):
        assert "<script" not in shown and not any(letter in shown for letter in "\x00\x1b\u202e")
    assert any("<script" in text for text in HOSTILE)


def test_an_opened_store_gives_frames_and_relations(sampled_store: Path) -> None:
    opened = door.open_store(sampled_store)
    for name in ALL_TABLES:
        expected = len(pd.read_parquet(sampled_store / name))
        assert len(getattr(opened, name)) == len(opened.relation(name)) == expected, name
    assert opened.actions is opened.actions
    row = next(rows(sampled_store, "actions"))
    leads = opened.actions.set_index("action_id").leads[row["action_id"]]
    assert leads == [one["name"] for one in rows(sampled_store, "action_leads") if one["action_id"] == row["action_id"]]
    counted = opened.sql(
        "SELECT documents.council, count(*) AS n FROM actions JOIN documents USING (document_id) GROUP BY 1"
    )
    assert "n" in counted.columns
    assert {"actions", "frame"} <= set(dir(opened))
    with pytest.raises(AttributeError, match="has no table 'action'; it has documents"):
        opened.action  # noqa: B018


def test_what_is_no_store_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no table"):
        door.open_store(tmp_path)
