"""council-extract: recommendations, actions and decisions out of councils' published PDFs.

from extract import extract
found = extract("report.pdf")          # → schema.Extraction
for action in found.actions: ...
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.schema import Extraction

try:
    __version__ = version("council-extract")
except PackageNotFoundError:  # run from a source folder that was never installed
    __version__ = "0.0.0"

__all__ = ["__version__", "extract"]


def extract(path: str | Path) -> Extraction:
    """Everything the PDF at ``path`` gives: its rows in every table of the schema.

    Raises ``issues.DocumentError`` when the file cannot be read as a PDF.
    """
    from extract.pipeline import extract_file  # a front door must open fast; the libraries behind it load slowly
    from extract.settings import Settings

    return extract_file(Path(path), Settings())
