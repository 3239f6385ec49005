"""Citations: made from a row, found in any text, and told true, changed or not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from correction_lines import dated, line, write
from extract import store
from extract.citing import CitationError, citations, cite, verify
from extract.cli import ExitCode, main
from extract.correcting import correct
from extract.linking import extractions
from extract.schema import ActionRecord, Extraction


@pytest.fixture
def out(sampled_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sampled_store, tmp_path / "store"))


def plan(out: Path) -> Extraction:
    return next(found for found in extractions(out) if found.document.file_name == "banner-plan.pdf")


def row_of(out: Path) -> ActionRecord:
    return dated(plan(out))


def text_of(folder: Path, *cited: str) -> Path:
    path = folder / "briefing.md"
    path.write_text("It says so.[^1]\n\n[^1]: " + "\n[^2]: ".join(cited), encoding="utf-8")
    return path


def call(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return int(left.value.code or 0)


def test_a_citation_says_council_paper_day_and_page(out: Path) -> None:
    row = row_of(out)
    told = cite(out, row.action_id)
    assert told.startswith("Barnet · “") and f" · page {row.regions[0].page} [cite {row.action_id} " in told
    (found,) = citations(told)
    assert (found.row, found.document_id, found.page) == (row.action_id, row.document_id, row.regions[0].page)


def test_recommendations_and_decisions_are_cited_too(out: Path) -> None:
    for found in extractions(out):
        for row in found.recommendations[:1]:
            assert cite(out, row.recommendation_id)
        for decision in found.decisions[:1]:
            assert cite(out, decision.decision_id)


def test_true_in_the_store_and_in_the_paper(out: Path, sample_corpus: Path, tmp_path: Path) -> None:
    path = text_of(tmp_path, cite(out, row_of(out).action_id).replace(" ", "\n"))  # however its lines are broken
    for source in (out, sample_corpus / "banner-plan.pdf"):
        assert [one.verdict for one in verify(path, [source])] == ["true"]


def test_changed_where_the_row_reads_otherwise_now(out: Path, tmp_path: Path) -> None:
    found = plan(out)
    row = dated(found)
    path = text_of(tmp_path, cite(out, row.action_id))
    changes = {"timescale_raw": "By 31/12/2031"}
    correct(out, [write(tmp_path / "c.jsonl", line(found, "action", row, "corrected", changes=changes))])
    (told,) = verify(path, [out])
    assert (told.verdict, row.text[:20] in told.why) == ("changed", True)


def test_not_there_where_the_row_or_the_paper_is_gone(out: Path, sample_corpus: Path, tmp_path: Path) -> None:
    found = plan(out)
    row = dated(found)
    cited = cite(out, row.action_id)
    other = cited.replace(row.document_id, "0" * 64)
    correct(out, [write(tmp_path / "c.jsonl", line(found, "action", row, "rejected"))])
    told = verify(text_of(tmp_path, cited, other), [out])
    assert [one.verdict for one in told] == ["not there", "not there"]
    assert "no paper of these bytes" in told[1].why
    told = verify(text_of(tmp_path, cited), [sample_corpus / "cover-report.pdf"])
    assert [one.verdict for one in told] == ["not there"]


def test_a_text_without_citations_is_told(out: Path, tmp_path: Path) -> None:
    for text in ("", "[cite x y p1 1,2,3,4 z]", "[cite " * 10_000):
        (tmp_path / "none.md").write_text(text, encoding="utf-8")
        with pytest.raises(CitationError, match="no citation in it"):
            verify(tmp_path / "none.md", [out])
    with pytest.raises(store.StoreError, match="the report tells ids"):
        cite(out, "nothing")


def test_at_the_terminal(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = row_of(out)
    assert call("cite", out, row.action_id) == ExitCode.DONE
    cited = capsys.readouterr().out.strip()
    assert call("cite", out, "--verify", text_of(tmp_path, cited)) == ExitCode.DONE
    assert capsys.readouterr().out.startswith(f"true: {row.action_id}, page ")
    wrong = cited[:-2] + ("0" if cited[-2] != "0" else "1") + "]"
    assert call("cite", out, "--verify", text_of(tmp_path, cited, wrong)) == ExitCode.SOME_LEFT_OUT
    assert [told.partition(":")[0] for told in capsys.readouterr().out.splitlines()] == ["true", "changed"]
    assert call("cite", out, "nothing") == ExitCode.NOTHING_DONE
    assert call("cite", out) == ExitCode.NOTHING_DONE
    assert call("cite", tmp_path, "--verify", text_of(tmp_path, cited)) == ExitCode.NOTHING_DONE
    assert call("cite", out, "--verify", tmp_path / "none.md") == ExitCode.NOTHING_DONE
