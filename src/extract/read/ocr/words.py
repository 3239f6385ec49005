"""What an OCR engine takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PIL import Image

from extract.model import Box


class OcrWord(NamedTuple):
    """A word as an engine read it."""

    text: str
    box: Box
    """Its place in the picture: left, top, right, bottom in pixels from the top left."""
    score: float
    """How sure the engine is, 0..1."""
    line: int
    """Words of one number stand on one line, as the engine saw it."""


Engine = Callable[[Image.Image], list[OcrWord]]
"""Picture of dark text on light ground, text level → its words in reading order.

Raises ``EngineError`` when the engine gives no answer.
"""


class EngineError(Exception):
    """An engine that is there but gave no answer; the message says what it said."""
