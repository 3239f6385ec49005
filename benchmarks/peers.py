"""Other table readers, each as a function from a PDF to grids, with the settings its documentation starts from.

A reader is loaded by name in a process of its own (``benchmarks.worker``); what it needs is imported on loading, so
that start-up is no part of the time measured, and so that a reader that is not installed costs only itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.grid import Cell, Grid, from_boxes, from_matrix

Read = Callable[[Path], list[Grid]]
PAGE_UNKNOWN = 0
"""The page of a table whose reader does not tell."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How to get a reading function, and the distributions and programs it needs."""

    load: Callable[[], Read]
    needs: tuple[str, ...]
    programs: tuple[str, ...] = ()


def _pdfplumber(settings: dict[str, str]) -> Callable[[], Read]:
    def load() -> Read:
        pdfplumber = import_module("pdfplumber")

        def read(path: Path) -> list[Grid]:
            with pdfplumber.open(path) as pdf:
                return [_plumbed(page.page_number, t) for page in pdf.pages for t in page.find_tables(settings)]

        return read

    return load


def _plumbed(page: int, table: Any) -> Grid:
    texts = table.extract()
    places = [
        (box, text or "")
        for row, row_texts in zip(table.rows, texts, strict=True)
        for box, text in zip(row.cells, row_texts, strict=True)
        if box is not None
    ]
    return from_boxes(page, places)


def _camelot(flavor: str) -> Callable[[], Read]:
    def load() -> Read:
        camelot = import_module("camelot")

        def read(path: Path) -> list[Grid]:
            tables = camelot.read_pdf(str(path), pages="all", flavor=flavor)
            return [Grid(int(table.page), tuple(_spanning(table.cells))) for table in tables]

        return read

    return load


def _spanning(rows: list[list[Any]]) -> Iterable[Cell]:
    """Cells of camelot's grid, those without an edge between them joined into the top left one."""
    seen: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if (r, c) in seen:
                continue
            width = height = 1
            while c + width < len(row) and not row[c + width - 1].right and not row[c + width].left:
                width += 1
            while r + height < len(rows) and not rows[r + height - 1][c].bottom and not rows[r + height][c].top:
                height += 1
            covered = [(i, j) for i in range(r, r + height) for j in range(c, c + width) if (i, j) not in seen]
            seen.update(covered)
            words = [rows[i][j].text.strip() for i, j in covered]
            yield Cell(r, c, height, width, "\n".join(word for word in words if word) or cell.text)


def _tabula(mode: str) -> Callable[[], Read]:
    def load() -> Read:
        tabula = import_module("tabula")

        def read(path: Path) -> list[Grid]:
            tables = tabula.read_pdf(str(path), pages="all", output_format="json", silent=True, **{mode: True})
            return [from_matrix(PAGE_UNKNOWN, [[c["text"] for c in row] for row in t["data"]]) for t in tables]

        return read

    return load


def _img2table(borderless: bool) -> Callable[[], Read]:
    def load() -> Read:
        document = import_module("img2table.document")

        def read(path: Path) -> list[Grid]:
            by_page = document.PDF(src=str(path)).extract_tables(ocr=None, borderless_tables=borderless)
            return [_pictured(page + 1, table) for page, tables in by_page.items() for table in tables]

        return read

    return load


def _pictured(page: int, table: Any) -> Grid:
    cells = [cell for row in table.content.values() for cell in row]
    return from_boxes(page, [((c.bbox.x1, c.bbox.y1, c.bbox.x2, c.bbox.y2), c.value or "") for c in cells])


def _liteparse() -> Read:
    liteparse = import_module("liteparse")
    parser = liteparse.LiteParse(ocr_enabled=False, extract_blocks=True, quiet=True)

    def read(path: Path) -> list[Grid]:
        found = []
        for page in parser.parse(str(path)).pages:
            for block in page.blocks or []:
                if block.kind == "table":
                    rows = [block.header or [], *(block.rows or [])]
                    found.append(from_matrix(page.page_num, [[cell.text for cell in row] for row in rows]))
        return found

    return read


TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}

PEERS: dict[str, Reader] = {
    "pdfplumber": Reader(_pdfplumber({}), ("pdfplumber",)),
    "pdfplumber-text": Reader(_pdfplumber(TEXT), ("pdfplumber",)),
    "camelot-lattice": Reader(_camelot("lattice"), ("camelot-py",)),
    "camelot-stream": Reader(_camelot("stream"), ("camelot-py",)),
    "camelot-network": Reader(_camelot("network"), ("camelot-py",)),
    "camelot-hybrid": Reader(_camelot("hybrid"), ("camelot-py",)),
    "camelot-auto": Reader(_camelot("auto"), ("camelot-py",)),
    "tabula-lattice": Reader(_tabula("lattice"), ("tabula-py",), ("java",)),
    "tabula-stream": Reader(_tabula("stream"), ("tabula-py",), ("java",)),
    "img2table": Reader(_img2table(False), ("img2table",)),
    "img2table-borderless": Reader(_img2table(True), ("img2table",)),
    "liteparse": Reader(_liteparse, ("liteparse",)),
}
"""Every peer, by the name the command takes."""


def missing_programs(reader: Reader) -> list[str]:
    """Programs the reader needs that are not on the PATH."""
    return [program for program in reader.programs if shutil.which(program) is None]
