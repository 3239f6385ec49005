"""Tesseract, run as a program from the PATH."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from functools import cache

from PIL import Image

from extract.model import Box
from extract.read.ocr.words import EngineError, OcrWord

PROGRAM = "tesseract"
SEGMENTATION = "6"
"""Page segmentation "one block of text". On sheets of stacked blocks it read more words than automatic (3), single
column (4) and sparse (11): those take a figure that stands alone for dirt."""
DOTS_PER_INCH = 300
LANGUAGE = "eng"
TIME_LIMIT = 120
"""Seconds for one picture; a page takes about one."""
WORD_LEVEL = "5"
"""``level`` of a word in Tesseract's TSV output."""


@cache
def version() -> str | None:
    """Tesseract's version, for example "5.3.0"; None when it or its English model is not installed."""
    if shutil.which(PROGRAM) is None:
        return None
    try:
        shown = _run(["--version"], b"")
        languages = _run(["--list-langs"], b"").split()
    except EngineError:
        return None
    found = re.search(r"tesseract v?(\d\S*)", shown)
    return found.group(1) if found and LANGUAGE in languages else None


def read(picture: Image.Image) -> list[OcrWord]:
    """The words of a picture of 300 dots per inch. Raises ``EngineError``."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    arguments = ["stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DOTS_PER_INCH), "--psm", SEGMENTATION, "tsv"]
    return words_of(_run(arguments, buffer.getvalue()))


def words_of(table: str) -> list[OcrWord]:
    """The words in Tesseract's TSV output."""
    words: list[OcrWord] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != WORD_LEVEL or not text:
            continue
        left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
        line = tuple(row[name] for name in ("page_num", "block_num", "par_num", "line_num"))
        number = lines.setdefault(line, len(lines))
        score = min(1.0, max(0.0, float(row["conf"]) / 100))
        words.append(OcrWord(text, Box(left, top, left + width, top + height), score, number))
    return words


def _run(arguments: list[str], given: bytes) -> str:
    """What the program prints. One thread a page: pages are read by several processes at once, and its own threads
    cost more than they gain."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [PROGRAM, *arguments], input=given, capture_output=True, env=environment, timeout=TIME_LIMIT, check=True
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip()
        raise EngineError(f"tesseract failed: {said[-200:]}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineError(f"tesseract gave no answer: {error}") from error
    return done.stdout.decode("utf-8", "replace")
