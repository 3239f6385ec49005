"""Retagging: with nothing new not a byte changes; with a changed profile what hangs on it does; no PDF is opened."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract import linking, store
from extract.cli.retag import retag_verb
from extract.linking import extractions, resolve_links
from extract.retag import retag
from extract.settings import Settings
from plain_rows import action, paper, passage, row


def files(out: Path) -> dict[str, bytes]:
    """Every Parquet file of a store by its path."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.parquet")}


@pytest.fixture
def out(sampled_store: Path, tmp_path: Path) -> Path:
    """A copy that a test may change, its papers out of reach."""
    return Path(shutil.copytree(sampled_store, tmp_path / "store"))


def test_a_fresh_store_stays_as_it_is_to_the_byte(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.pipeline.read_document", lambda *_: pytest.fail("a PDF was opened"))
    before = files(out)
    summary = retag(out)
    assert (summary.changed, summary.documents) == (0, 6)
    assert files(out) == before
    assert all(len(list(store.rows(out, table))) > 0 for table in ("mentions", "theme_tags", "action_leads"))


def test_tags_of_older_code_are_made_anew_to_the_byte(out: Path) -> None:
    before = files(out)
    stale = [
        one.model_copy(
            update={
                "theme_tags": (),
                "mentions": one.mentions[:1],
                "action_leads": (),
                "actions": tuple(
                    row.model_copy(update={"timescale_kind": "unspecified", "status": "overdue"}) for row in one.actions
                ),
            }
        )
        for one in extractions(out)
    ]
    store.Store(out).write(stale)
    assert files(out) != before
    assert retag(out).changed == 6
    assert files(out) == before


def test_a_changed_profile_counts_and_its_removal_too(tmp_path: Path, out: Path) -> None:
    profiles = tmp_path / "profiles" / "BNE-barnet"
    profiles.mkdir(parents=True)
    (profiles / "profile.toml").write_text(
        'council = "BNE"\n[[themes]]\nname = "Music for all"\nphrases = ["website"]\n', encoding="utf-8"
    )
    before = files(out)
    assert retag(out, corpora=profiles.parent).changed > 0
    themes = {tag["theme"] for tag in store.rows(out, "theme_tags") if tag["scheme"] == "barnet-plan"}
    assert themes == {"Music for all"}
    retag(out)
    assert files(out) == before


def test_names_go_for_good_and_the_stamp_says_so(out: Path) -> None:
    without = Settings(ocr="none", keep_persons=False)
    assert retag(out, keep_persons=False).keep_persons is False
    assert {row["settings_hash"] for row in store.rows(out, "documents")} == {without.hash()}
    assert not [row for row in store.rows(out, "action_leads") if row["person"]]
    before = files(out)
    retag(out)
    assert files(out) == before


def test_cut_short_it_has_changed_nothing(out: Path) -> None:
    before = files(out)

    def stop(done: int, *_: object) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        retag(out, keep_persons=False, on_progress=stop)
    assert files(out) == before
    store.Store(out).resume()
    assert files(out) == before, "nothing is left for the next run to put in"


def test_what_it_did_stands_in_run_json(out: Path) -> None:
    retag(out)
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert told["retag"]["documents"] == 6
    assert told["settings"]["ocr"] == "none", "what the run told stays"


def test_the_verb(out: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(retag_verb, [str(out), "--json"])
    assert json.loads(done.stdout)["changed"] == 0
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    failed = CliRunner().invoke(retag_verb, [str(nothing)])
    assert failed.exit_code == 2
    assert "holds no store" in failed.output
    assert not list(nothing.iterdir()), "a folder that is no store stays as it is"


def test_a_bad_profile_is_one_line_and_changes_nothing(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "profiles" / "BNE-barnet"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text("council = 7", encoding="utf-8")
    before = files(out)
    failed = CliRunner().invoke(retag_verb, [str(out), "--council-profiles", str(folder.parent)])
    assert failed.exit_code == 2
    assert "profile.toml" in failed.output
    assert files(out) == before


# ---------------------------------------------------------------- links over a store


def stored(out: Path) -> store.Store:
    """A store with a report and, in another file, the plan that it names."""
    target = store.Store(out)
    link = row("links", document_id="1" * 64, part_id="p1", relation="appendix_of", text="Appendix A – Fern Lane Plan")
    day = {"meeting_date": "2024-09-05"}
    report = paper(
        {"document_id": "1" * 64, "document_type": "cover_report", "title": "Fern Lane", "source_uri": "a", **day},
        links=[link],
    )
    plan = paper(
        {"document_id": "2" * 64, "document_type": "action_plan", "title": "Fern Lane Plan", "source_uri": "b", **day}
    )
    target.write([report, renamed(plan, "p9")])
    return target


def renamed(found: linking.Extraction, part_id: str) -> linking.Extraction:
    parts = tuple(part.model_copy(update={"part_id": part_id}) for part in found.parts)
    return found.model_copy(update={"parts": parts})


def targets(out: Path) -> Iterator[tuple[str, str | None, str | None]]:
    for link in store.rows(out, "links"):
        yield link["relation"], link["target_document_id"] and link["target_document_id"][0], link["target_part_id"]


def test_links_find_papers_of_other_files_and_lose_them_again(tmp_path: Path) -> None:
    target = stored(tmp_path)
    assert resolve_links(target) == 1
    assert list(targets(tmp_path)) == [("appendix_of", "2", "p9"), ("report_of_plan", "2", "p9")]
    assert resolve_links(target) == 0
    target.drop({"2" * 64})
    assert resolve_links(target) == 1
    assert list(targets(tmp_path)) == [("appendix_of", None, None)]


def test_links_that_change_leave_the_files_of_other_tables_alone(tmp_path: Path) -> None:
    target = stored(tmp_path)
    before = {path: path.stat().st_ino for path in tmp_path.rglob("part-*.parquet")}
    resolve_links(target)
    after = {path: path.stat().st_ino for path in tmp_path.rglob("part-*.parquet")}
    assert {path.relative_to(tmp_path).parts[0] for path in after if after[path] != before.get(path)} == {"links"}
    assert before.keys() == after.keys()


def test_retagging_resolves_links_as_a_run_does(tmp_path: Path) -> None:
    resolve_links(stored(tmp_path / "run"))
    stored(tmp_path / "retagged")
    retag(tmp_path / "retagged")
    assert list(targets(tmp_path / "run")) == list(targets(tmp_path / "retagged"))


def test_a_document_keeps_its_rows_through_retagging(tmp_path: Path) -> None:
    given = paper({"source_uri": "a"}, actions=[action("Do it", notes=["as printed"])], passages=[passage("Words.")])
    store.Store(tmp_path).write([given])
    retag(tmp_path)
    (made,) = extractions(tmp_path)
    assert made.passages == given.passages
    assert made.actions[0].notes == ["as printed"]
