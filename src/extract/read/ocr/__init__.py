"""OCR engines behind one type, chosen by what is installed or by setting, their answers kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extract.read.ocr import rapid, tesseract
from extract.read.ocr.cache import cached, default_folder
from extract.read.ocr.words import Engine, EngineError, OcrWord

__all__ = ["ENGINES", "NOT_INSTALLED", "Engine", "EngineError", "OcrWord", "choose_engine", "default_folder"]

ENGINES: dict[str, Engine] = {"tesseract": tesseract.read, "rapidocr": rapid.read}
"""The engines, the preferred first: Tesseract reads as well at a tenth of the time."""
VERSIONS: dict[str, Callable[[], str | None]] = {"tesseract": tesseract.version, "rapidocr": rapid.version}
"""Version of each engine; None when it is not installed."""
NOT_INSTALLED = (
    "no OCR engine is installed: install Tesseract with its English model (Debian and Ubuntu: tesseract-ocr), "
    "or the Python package with its extra: council-extract[ocr]"
)


def choose_engine(name: str | None = None, folder: Path | None = None) -> Engine | None:
    """The engine called ``name``, or the first that is installed; None when there is none.

    Its answers are kept in ``folder`` (``default_folder()`` when None). Raises ValueError for a name that is not in
    ``ENGINES``.
    """
    if name is not None and name not in ENGINES:
        raise ValueError(f"no OCR engine is called {name!r}; there are: {', '.join(ENGINES)}")
    for candidate in [name] if name else ENGINES:
        version = VERSIONS[candidate]()
        if version is not None:
            return cached(ENGINES[candidate], candidate, version, folder or default_folder())
    return None
