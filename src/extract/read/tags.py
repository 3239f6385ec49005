"""The structure tree ("tags") of a whole file, through pikepdf.

PDFium's tree is per page and leaves out cells without content on that page, so columns shift; the file's own tree
has a table over several pages as one object. Tags lie (layout tables, cells out of order), so whoever uses them
checks them against the page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from extract.model import Element

DEEPEST = 60
MOST_ELEMENTS = 200_000
"""Bounds against loops and bombs; real reports have some tens of thousands of elements."""
UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, OverflowError)


def read_structure(data: bytes) -> Element | None:
    """The structure tree of the PDF in ``data``; None when it has none or too odd a one to read.

    Raises one of ``UNREADABLE`` when the file defeats pikepdf.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if not isinstance(root, pikepdf.Dictionary):
            return None
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        reader = _Reader(pages, _role_map(root), MOST_ELEMENTS)
        return Element("Root", tuple(reader.children(root, None, 0)))


def page_count(data: bytes) -> int | None:
    """Pages of the file as pikepdf counts them, None where it cannot: it opens files that PDFium refuses."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages)
    except UNREADABLE:
        return None


def _role_map(root: pikepdf.Dictionary) -> dict[str, str]:
    found = root.get("/RoleMap")
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    return {str(key).lstrip("/"): str(value).lstrip("/") for key, value in found.items()}


@dataclass(slots=True)
class _Reader:
    pages: dict[tuple[int, int], int]
    roles: dict[str, str]
    left: int
    """Elements that may still be read."""

    def children(self, node: pikepdf.Dictionary, page: int | None, depth: int) -> Iterator[Element]:
        for kid in _kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid and depth < DEEPEST and self.left > 0:
                self.left -= 1
                yield self.element(kid, page, depth + 1)

    def element(self, node: pikepdf.Dictionary, page: int | None, depth: int) -> Element:
        page = self._page_of(node) or page
        rows, columns = _spans(node)
        return Element(
            role=self._role(str(node.get("/S")).lstrip("/")),
            children=tuple(self.children(node, page, depth)),
            content=tuple(self._content(node, page)),
            row_span=rows,
            column_span=columns,
        )

    def _content(self, node: pikepdf.Dictionary, page: int | None) -> Iterator[tuple[int, int]]:
        """Marked-content ids that hang on the node itself (ISO 32000-2, 14.7.5)."""
        for kid in _kids(node):
            if isinstance(kid, int) and page:
                yield page, int(kid)
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                own = self._page_of(kid) or page
                if own:
                    yield own, int(kid["/MCID"])

    def _page_of(self, node: pikepdf.Dictionary) -> int | None:
        page = node.get("/Pg")
        return self.pages.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None

    def _role(self, name: str) -> str:
        for _ in range(8):  # role maps may chain, hostile ones may loop
            if name not in self.roles or self.roles[name] == name:
                break
            name = self.roles[name]
        return name


def _kids(node: pikepdf.Dictionary) -> list[object]:
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _spans(node: pikepdf.Dictionary) -> tuple[int, int]:
    """Row and column span from the table attributes (ISO 32000-2, table 384)."""
    found = node.get("/A")
    attributes = list(found) if isinstance(found, pikepdf.Array) else [found]
    rows = columns = 1
    for entry in attributes:
        if isinstance(entry, pikepdf.Dictionary):
            rows = max(rows, int(entry.get("/RowSpan", 1)))
            columns = max(columns, int(entry.get("/ColSpan", 1)))
    return min(rows, 1000), min(columns, 100)
