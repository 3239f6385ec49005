"""Runs over papers that change between them, and what the store then holds."""

from __future__ import annotations

import shutil
from pathlib import Path

from extract import store
from extract.run import Choice, RunSummary, run
from extract.settings import Settings
from store_samples import content, read_or_fail

HERE = Settings(isolate=False)


def again(tmp_path: Path, settings: Settings = HERE, **choice: bool) -> RunSummary:
    """A run over the papers in ``in`` into ``out``."""
    return run([tmp_path / "in"], tmp_path / "out", settings, Choice(**choice), extract=read_or_fail)


def changed(folder: Path, name: str, words: str) -> None:
    """A paper of these words, in place of what stood there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"%PDF-1.7 " + words.encode())


def names(out: Path) -> list[str]:
    return sorted(row["file_name"] for row in store.rows(out, "documents", ["file_name"]))


def same_as_fresh(tmp_path: Path) -> bool:
    """Whether the store is what one run over the papers as they are now makes."""
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
    run([tmp_path / "in"], tmp_path / "fresh", HERE, extract=read_or_fail)
    return content(tmp_path / "out") == content(tmp_path / "fresh")
