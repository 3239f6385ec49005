"""The structure tree ("tags") of a whole file, through pikepdf.

PDFium's tree is per page and leaves out cells without content on that page, so columns shift; the file's own tree
has a table over several pages as one object. Tags lie (layout tables, cells out of order), so whoever uses them
checks them against the page.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pikepdf

from extract.model import Element

DEEPEST = 60
MOST_ELEMENTS = 200_000
"""Bounds against loops and bombs; real reports have some tens of thousands of elements."""
TEXT = frozenset(("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Link", "Lbl"))
"""Roles of what holds no table; of what stands outside tables nothing more is asked."""
UNREADABLE = (pikepdf.PikepdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, OverflowError)


def read_structure(pdf: pikepdf.Pdf) -> Element | None:
    """The structure tree of the file; None when it has none or too odd a one to read.

    Raises one of ``UNREADABLE`` when the file defeats pikepdf.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return None
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    reader = _Reader(pages, _role_map(root), MOST_ELEMENTS)
    children, _ = reader.below(root["/K"], None, 0, False) if "/K" in root else ((), ())
    return Element("Root", children)


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

    def element(
        self, node: pikepdf.Dictionary, keys: Collection[str], page: int | None, depth: int, in_table: bool
    ) -> Element:
        """The element that ``node``, which has ``keys``, is, with all below it; ``page`` is that of its parent.

        Keys are looked up before they are asked for: pikepdf takes ten times as long over one that is not there.
        """
        role = self._role(str(node["/S"]))
        if not in_table and role in TEXT:
            return Element(role)
        if "/Pg" in keys:
            page = self._page_at(node["/Pg"]) or page
        inside = in_table or role == "Table"
        children, content = self.below(node["/K"], page, depth, inside) if "/K" in keys else ((), ())
        rows, columns = _spans(node["/A"]) if "/A" in keys else (1, 1)
        return Element(role, children, content, rows, columns)

    def below(
        self, found: object, page: int | None, depth: int, in_table: bool
    ) -> tuple[tuple[Element, ...], tuple[tuple[int, int], ...]]:
        """The elements among the kids ``found`` of a node on ``page``, and the marked-content ids that hang on the
        node itself (ISO 32000-2, 14.7.5)."""
        children: list[Element] = []
        content: list[tuple[int, int]] = []
        for kid in found if isinstance(found, pikepdf.Array) else (found,):
            if isinstance(kid, int):
                if page:
                    content.append((page, int(kid)))
            elif isinstance(kid, pikepdf.Dictionary):
                keys = kid.keys()
                if "/MCID" in keys:
                    content.extend(self._told_apart(kid, page))
                if "/S" in keys and depth < DEEPEST and self.left > 0:
                    self.left -= 1
                    children.append(self.element(kid, keys, page, depth + 1, in_table))
        return tuple(children), tuple(content)

    def _told_apart(self, kid: pikepdf.Dictionary, page: int | None) -> Iterator[tuple[int, int]]:
        """The content of a marked-content reference, which may stand on a page of its own."""
        own = (self._page_at(kid["/Pg"]) if "/Pg" in kid else None) or page
        if own:
            yield own, int(kid["/MCID"])

    def _page_at(self, page: object) -> int | None:
        return self.pages.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None

    def _role(self, name: str) -> str:
        """The standard type that ``name`` ("/TD", or one of the file's own) stands for."""
        name = name.lstrip("/")
        if name not in self.roles:
            return name
        for _ in range(8):  # role maps may chain, hostile ones may loop
            if name not in self.roles or self.roles[name] == name:
                break
            name = self.roles[name]
        return name


def _spans(found: object) -> tuple[int, int]:
    """Row and column span from the table attributes (ISO 32000-2, table 384)."""
    attributes = list(found) if isinstance(found, pikepdf.Array) else [found]
    rows = columns = 1
    for entry in attributes:
        if isinstance(entry, pikepdf.Dictionary):
            rows = max(rows, int(entry["/RowSpan"]) if "/RowSpan" in entry else 1)
            columns = max(columns, int(entry["/ColSpan"]) if "/ColSpan" in entry else 1)
    return min(rows, 1000), min(columns, 100)
