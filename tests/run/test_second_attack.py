"""What a second attack found, made by somebody who had read the documentation only: each kind is mended."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from extract import store
from extract.cli import ExitCode, main
from extract.corrections import load
from extract.pipeline import read_paper
from extract.records.decisions.reader import Reader
from extract.run import Choice, run
from extract.run.paper import a_paper
from extract.settings import Settings
from extract.sources.manifest import ManifestError, read_manifest
from store_samples import extraction, papers, read_as

HERE = Settings(isolate=False, ocr="none")


def ends(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """Exit code and standard error of the command."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0), capsys.readouterr().err


@pytest.mark.parametrize("words", ["RESOLVED ", "That Cabinet: ", "Cabinet is asked to ", "RECOMMENDED: "])
def test_openings_that_lead_to_nothing_are_not_each_followed_to_the_last(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, looked = Reader.take, 0

    def counted(*given: object) -> bool:
        nonlocal looked
        looked += 1
        return taken(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "take", counted)
    lines = b" T* ".join(b"(" + (words * 9).strip().encode() + b") Tj" for _ in range(60))
    with pikepdf.open(io.BytesIO(a_paper("x"))) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 9 Tf 12 TL 40 780 Td " + lines + b" ET")
        pdf.save(tmp_path / "a.pdf")
    read_paper(tmp_path / "a.pdf", HERE)
    assert looked <= 540 * 101


@pytest.mark.parametrize(
    "wrong",
    [["show"], ["show", "--colour"], ["status", "OUT", "--on", "soon"], ["nonsense"], ["run", "--workers", "x"]],
)
def test_a_command_that_is_not_understood_is_one_line(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "OUT").mkdir()
    code, told = ends(capsys, *(str(tmp_path / word) if word == "OUT" else word for word in wrong))
    assert (code, told.count("\n")) == (ExitCode.NOTHING_DONE, 1)
    assert told.startswith("Error: ")
    assert "--help'" in told


def test_corrections_that_a_store_keeps_hold_no_contact_details(tmp_path: Path) -> None:
    run([papers(tmp_path / "in", "a.pdf")], tmp_path / "out", HERE, extract=read_as)
    document = next(store.rows(tmp_path / "out", "documents"))["document_id"]
    line = {
        "format": "council-extract-correction/1", "document_id": document, "record_kind": "action",
        "record_id": "0" * 16 + "-a001", "regions": [{"page": 1, "x0": 0, "top": 0, "x1": 9, "bottom": 9}],
        "seen": "0" * 16, "verdict": "added",
        "changes": {"text": "Ring 01622 414141", "lead_raw": "jane.doe@kent.gov.uk"},
        "note": "call 01622 414141", "reviewer": "jane.doe@kent.gov.uk",
    }  # fmt: skip
    (tmp_path / "c.jsonl").write_text(json.dumps(line) + "\n")
    assert load(tmp_path / "c.jsonl")[0].reviewer == "[email]"
    for _ in range(2):
        run([tmp_path / "in"], tmp_path / "out", HERE, Choice(), extract=read_as, corrections=tmp_path / "c.jsonl")
        held = (tmp_path / "out" / store.CORRECTIONS).read_text("utf-8")
        assert held.count("\n") == 1
        assert "414141" not in held
        assert "jane.doe" not in held


def test_an_address_that_names_a_user_is_kept_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(a_paper("x"))
    (tmp_path / "manifest.csv").write_text("file,address\na.pdf,https://jane:secret@papers.example/a.pdf\n")
    with pytest.raises(ManifestError, match="names a user") as error:
        read_manifest(tmp_path / "manifest.csv")
    assert "secret" not in str(error.value)
    (tmp_path / "manifest.csv").write_text("file,address\na.pdf,https://papers.example/a.pdf?by=@jane\n")
    assert read_manifest(tmp_path / "manifest.csv")


def test_what_is_known_by_heart_of_thousands_of_documents_is_held_once(tmp_path: Path) -> None:
    (tmp_path / "out" / ".work").mkdir(parents=True)
    store.Store(tmp_path / "out").write([extraction("0" * 64), extraction("1" * 64)])
    one, other = store.Store(tmp_path / "out").known.values()
    assert one.version is other.version
    assert one.settings_hash is other.settings_hash
