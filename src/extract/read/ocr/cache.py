"""Answers of an engine, kept in a folder: the same picture is never read twice by the same engine.

One file an answer, named by the SHA-256 of the picture's pixels, the engine and its version; a word a line, as JSON.
A file is written under another name and then moved into place, so that several processes can share a folder and a
crash leaves no half answer. Whatever cannot be read counts as not there.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from PIL import Image

from extract.model import Box
from extract.read.ocr.words import Engine, OcrWord

FORMAT = "1"
"""Part of the key; raised when what is written changes."""


def default_folder() -> Path:
    """Where answers go when nothing else is set: under the user's cache folder (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    root = Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache"
    return root / "council-extract" / "ocr"


def cached(engine: Engine, name: str, version: str, folder: Path) -> Engine:
    """``engine`` that looks into ``folder`` first and writes its answers there.

    A folder that cannot be written costs the cache, not the page.
    """

    def read(picture: Image.Image) -> list[OcrWord]:
        path = _path(folder, picture, name, version)
        known = _load(path)
        if known is not None:
            return known
        words = engine(picture)
        with suppress(OSError):
            _save(path, words)
        return words

    return read


def _path(folder: Path, picture: Image.Image, name: str, version: str) -> Path:
    head = f"{FORMAT}\n{name}\n{version}\n{picture.mode} {picture.width} {picture.height}\n".encode()
    key = hashlib.sha256(head + picture.tobytes()).hexdigest()
    return folder / key[:2] / f"{key}.jsonl"


def _load(path: Path) -> list[OcrWord] | None:
    """The answer in ``path``; None when there is none that can be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        end = json.loads(lines[-1])
        words = [_word(json.loads(line)) for line in lines[:-1]]
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        return None
    return words if end == {"words": len(words)} else None


def _word(found: dict[str, object]) -> OcrWord:
    box, score, line = found["box"], found["score"], found["line"]
    if not (isinstance(box, list) and isinstance(score, float) and isinstance(line, int)):
        raise ValueError(f"not a word: {found}")
    return OcrWord(str(found["text"]), Box(*(float(edge) for edge in box)), score, line)


def _save(path: Path, words: list[OcrWord]) -> None:
    """A word a line, and their number in the last one, which tells a whole file from a cut one."""
    rows: list[dict[str, object]] = [
        {"text": word.text, "box": list(word.box), "score": float(word.score), "line": word.line} for word in words
    ]
    rows.append({"words": len(words)})
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem[:16], suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
