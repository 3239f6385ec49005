"""Files of corrections: what is read, and what is refused by its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correction_lines import action, corrections, dated, line, write
from extract.corrections import CorrectionsError, apply, load
from extract.schema import Extraction


def test_a_file_is_read_in_order(paper: Extraction, tmp_path: Path) -> None:
    row = dated(paper)
    path = write(tmp_path / "c.jsonl", line(paper, "action", row, "accepted"), line(paper, "action", row, "rejected"))
    assert [one.verdict for one in load(path)] == ["accepted", "rejected"]


HOSTILE: dict[str, dict[str, Any]] = {
    "no hash": {"document_id": "../../etc/passwd"},
    "no kind": {"record_kind": "document"},
    "no fingerprint": {"seen": "x"},
    "no verdict": {"verdict": "delete"},
    "unknown field": {"run": "rm"},
    "unknown change": {"verdict": "corrected", "changes": {"document_id": "0" * 64}},
    "confidence": {"verdict": "corrected", "changes": {"confidence": 1}},
    "nothing changed": {"verdict": "corrected", "changes": {}},
    "changes of an accepted row": {"changes": {"ref": "1"}},
    "no text": {"verdict": "corrected", "changes": {"text": " \n "}},
    "status": {"verdict": "corrected", "changes": {"status": "nice"}},
    "day": {"verdict": "corrected", "changes": {"timescale_latest": "soon"}},
    "long text": {"verdict": "corrected", "changes": {"text": "a" * 100_001}},
    "text of another kind": {"verdict": "corrected", "changes": {"text": {"$ref": "x"}}},
    "no regions": {"regions": []},
    "page nought": {"regions": [{"page": 0, "x0": 0, "top": 0, "x1": 1, "bottom": 1}]},
    "another format": {"format": "council-extract-correction/2"},
}


@pytest.mark.parametrize("wrong", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_line_that_is_not_a_correction_is_refused_by_number(
    paper: Extraction, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    right = line(paper, "action", dated(paper), "accepted")
    path = write(tmp_path / "c.jsonl", right, right | wrong)
    with pytest.raises(CorrectionsError, match=r"c\.jsonl, line 2: .*") as refused:
        load(path)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 600


@pytest.mark.parametrize(
    "content",
    [b"[" * 100_000, b'{"seen": "\xff\xfe"}', b"{}", b'{"regions":[{"page":1,"x0":NaN}]}', b"null", b'"\\ud800"'],
)
def test_bytes_that_are_no_corrections_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(content)
    with pytest.raises(CorrectionsError):
        load(path)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "c.jsonl"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        assert load(path) == []
    except CorrectionsError as refused:
        assert "line" in str(refused)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorrectionsError, match="check the path"):
        load(tmp_path / "none.jsonl")


def test_control_characters_do_not_come_through(paper: Extraction) -> None:
    changes = {"text": "a\u0000b\u001b[31m\r\nc", "ref": "=HYPERLINK(1)\n2"}
    row = dated(paper)
    found = action(apply(paper, corrections(line(paper, "action", row, "corrected", changes=changes))), row.action_id)
    assert (found.text, found.ref) == ("ab[31m\nc", "=HYPERLINK(1) 2")
