"""council-extract: recommendations, actions and decisions out of councils' published PDFs.

from extract import extract, open_store
found = extract("report.pdf")              # → found.Found, a schema.Extraction
for action in found.actions: print(action.text, action.leads)
found.actions.to_pandas()                  # each table is a data frame too
open_store("OUT").actions                  # so are those of a store
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.found import Found
    from extract.opened import OpenedStore
    from extract.settings import Settings

try:
    __version__ = version("council-extract")
except PackageNotFoundError:  # run from a source folder that was never installed
    __version__ = "0.0.0"

__all__ = ["__version__", "extract", "open_store"]


def extract(
    path: str | Path,
    settings: Settings | None = None,
    *,
    ocr: str | None = None,
    keep_persons: bool | None = None,
    second_opinion: bool | None = None,
    most_pages: int | None = None,
    passwords: tuple[str, ...] | None = None,
) -> Found:
    """Everything the PDF at ``path`` gives: its rows in every table of the schema, each also a data frame.

    Give ``settings``, or those that matter for one paper by name; they mean what they mean in ``settings.Settings``.
    Raises ``issues.DocumentError`` when the file cannot be read as a PDF, ValueError for settings that make no sense.
    """
    from extract.found import Found  # a front door must open fast; the libraries behind it load slowly
    from extract.pipeline import extract_file
    from extract.settings import Settings

    named = {"ocr": ocr, "keep_persons": keep_persons, "second_opinion": second_opinion, "most_pages": most_pages,
             "passwords": passwords}  # fmt: skip
    given = {name: value for name, value in named.items() if value is not None}
    if settings is not None and given:
        raise ValueError(f"give settings or {', '.join(given)}, not both")
    return Found.of(extract_file(Path(path), settings or Settings(**given)))  # type: ignore[arg-type]


def open_store(out: str | Path) -> OpenedStore:
    """The store that ``council-extract run --out OUT`` wrote: tables as data frames and as DuckDB relations.

    Raises ``store.StoreError`` where there is none.
    """
    from extract.opened import OpenedStore

    return OpenedStore(Path(out))
