"""The notebooks run from top to bottom, and are committed without what they print."""

from __future__ import annotations

import ast
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed; it is in requirements-dev.lock")


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def test_all_three_are_there() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_without_outputs(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and not [cell for cell in code if cell.outputs or cell.execution_count is not None]
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert not any(cell.metadata for cell in notebook.cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_begins_with_a_title_and_its_code_is_python(path: Path) -> None:
    notebook = read(path)
    assert notebook.cells[0].source.startswith("# ")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)


def pictures(notebook: Any) -> list[str]:
    """Every picture that a notebook shows, as SVG text or the name of its kind."""
    shown = [output.data for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output]
    return [data.get("image/svg+xml", "image/png") for data in shown if {"image/svg+xml", "image/png"} & data.keys()]


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_and_its_figures_can_be_published(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed; it is in requirements-dev.lock")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed; it is in requirements-dev.lock")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), *filter(None, sys.path)]))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    notebook = read(path)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    found = pictures(notebook)
    assert len(found) >= 2
    figures = [picture for picture in found if picture.startswith("<svg")]
    assert figures
    for figure in figures:
        assert "Source: " in figure, "a figure says where its numbers are from"
    text = str([cell.get("outputs") for cell in notebook.cells])
    assert "Warning" not in text


def test_colours_are_those_of_the_report() -> None:
    """One palette, and one module that draws in it: a notebook names no colour of its own."""
    for path in NOTEBOOKS:
        code = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
        assert "from extract.charts import" in code and "alt.Chart" not in code, path.name
        assert not re.findall(r"#[0-9a-fA-F]{6}\b", code), path.name
