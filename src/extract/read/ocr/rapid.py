"""RapidOCR: recognition models run by onnxruntime, from the extra ``[ocr]``.

The weights lie inside its wheel. A model it would have to fetch is not used: this module names the folder of the
wheel itself, and says "not installed" when the weights are not there.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from extract.model import Box
from extract.read.ocr.words import EngineError, OcrWord

PACKAGES = ("rapidocr", "onnxruntime")
PIECE_HEIGHT = 2_400
"""Pixels. The detector shrinks a picture to a fixed size, so a tall sheet is read in pieces, cut between lines."""


@cache
def version() -> str | None:
    """RapidOCR's version; None when it, onnxruntime or the weights are not installed."""
    if any(importlib.util.find_spec(package) is None for package in PACKAGES):
        return None
    return metadata.version("rapidocr") if len(_weights()) >= 2 else None


def _weights() -> list[Path]:
    """The models in the wheel."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        return []
    return sorted((Path(spec.submodule_search_locations[0]) / "models").glob("*.onnx"))


@cache
def _reader() -> Any:
    """The loaded models: one thread each, since pages are read by several processes at once."""
    try:
        engine = importlib.import_module("rapidocr").RapidOCR
    except ImportError as error:
        raise EngineError(f"rapidocr cannot be loaded: {error}") from error
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    threads = "EngineConfig.onnxruntime"
    settings = {
        "Global.log_level": "error",
        f"{threads}.intra_op_num_threads": 1,
        f"{threads}.inter_op_num_threads": 1,
        "Global.use_cls": False,
    }
    try:
        return engine(params=settings)
    except (RuntimeError, ValueError, OSError) as error:
        raise EngineError(f"rapidocr cannot be started: {error}") from error


def read(picture: Image.Image) -> list[OcrWord]:
    """The words of a picture. Raises ``EngineError``."""
    pixels = np.asarray(picture.convert("RGB"), dtype=np.uint8)
    words: list[OcrWord] = []
    for top, bottom in _pieces(pixels.min(axis=2)):
        words.extend(_words(pixels[top:bottom], top, words[-1].line + 1 if words else 0))
    return words


def _pieces(grey: np.ndarray[Any, np.dtype[np.uint8]]) -> list[tuple[int, int]]:
    """Stretches of rows no higher than ``PIECE_HEIGHT``, parted at the last empty row where there is one."""
    empty = grey.min(axis=1) > 200
    pieces: list[tuple[int, int]] = []
    top, end = 0, int(grey.shape[0])
    while end - top > PIECE_HEIGHT:
        candidates = np.flatnonzero(empty[top + PIECE_HEIGHT // 2 : top + PIECE_HEIGHT])
        cut = top + PIECE_HEIGHT // 2 + int(candidates[-1]) if candidates.size else top + PIECE_HEIGHT
        pieces.append((top, cut))
        top = cut
    return [*pieces, (top, end)]


def _words(pixels: np.ndarray[Any, np.dtype[np.uint8]], top: int, first_line: int) -> list[OcrWord]:
    try:
        found = _reader()(pixels, return_word_box=True)
    except (RuntimeError, ValueError) as error:
        raise EngineError(f"rapidocr failed: {error}") from error
    words: list[OcrWord] = []
    for number, line in enumerate(found.word_results or (), start=first_line):
        for text, score, corners in line:
            if text.strip() and corners is not None:
                xs, ys = [float(x) for x, _ in corners], [float(y) + top for _, y in corners]
                words.append(OcrWord(text.strip(), Box(min(xs), min(ys), max(xs), max(ys)), float(score), number))
    return words
