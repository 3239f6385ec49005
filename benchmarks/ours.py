"""Our own readers in the same form as the peers', and what the speed suite sets them against."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from benchmarks.grid import Cell, Grid
from benchmarks.peers import Read, Reader


def _tables() -> Read:
    issues = import_module("extract.issues")
    read_document = import_module("extract.read").read_document
    find_tables = import_module("extract.tables").find_tables
    text = import_module("extract.text")

    def read(path: Path) -> list[Grid]:
        notebook = issues.Issues()
        tables = find_tables(read_document(path, notebook), notebook)
        return [
            Grid(
                table.page_first,
                tuple(
                    Cell(c.row, c.column, c.row_span, c.column_span, text.text_of(text.cell_paragraphs(c)))
                    for c in table.cells
                ),
            )
            for table in tables
        ]

    return read


def _pipeline() -> Read:
    extract_file = import_module("extract.pipeline").extract_file
    settings = import_module("extract.settings").Settings()

    def read(path: Path) -> list[Grid]:
        extract_file(path, settings)
        return []

    return read


def _plain_text() -> Read:
    pdfium = import_module("pypdfium2")

    def read(path: Path) -> list[Grid]:
        document = pdfium.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_bounded()
        document.close()
        return []

    return read


def _extract_tables() -> Read:
    pdfplumber = import_module("pdfplumber")

    def read(path: Path) -> list[Grid]:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_tables()
        return []

    return read


OURS: dict[str, Reader] = {"ours": Reader(_tables, ("council-extract",))}
SPEED: dict[str, Reader] = {
    "ours-pipeline": Reader(_pipeline, ("council-extract",)),
    "ours-tables": Reader(_tables, ("council-extract",)),
    "pdfplumber-extract-tables": Reader(_extract_tables, ("pdfplumber",)),
    "pypdfium2-text": Reader(_plain_text, ("pypdfium2",)),
}
"""What the speed suite runs; only their CPU counts, so most give no grids."""
