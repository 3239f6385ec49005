"""Calling a reader in a process of its own, with a time limit and a memory of earlier answers."""

from __future__ import annotations

import hashlib
import json
import os
import select
import subprocess
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from benchmarks.grid import Grid, from_plain

ROOT = Path(__file__).resolve().parents[1]
LOADING = 60.0
"""Seconds a reader may take to load."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one file: its tables and CPU seconds, or why there are none."""

    grids: list[Grid]
    cpu: float | None
    error: str | None = None
    cached: bool = False


class ReaderMissingError(Exception):
    """A reader that cannot be run here; the message says why."""


class Caller:
    """One reader's process, kept from file to file and begun anew after a hang. Use as a context manager.

    ``python`` is the interpreter that has the reader; ``limit`` is seconds of wall clock a file; ``cache`` is a
    folder for answers, kept by the file's bytes, the reader's name and our own code for calling it.
    """

    def __init__(self, name: str, python: Path, limit: float, cache: Path | None = None) -> None:
        self.name, self.python, self.limit, self.cache = name, python, limit, cache
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Caller:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, path: Path, repeat: int = 1) -> Reading:
        """Tables and CPU of ``path``. Raises ``ReaderMissingError`` when the reader cannot be loaded."""
        kept = self._kept(path)
        if kept and kept.exists():
            return _reading(json.loads(kept.read_text(encoding="utf-8")), cached=True)
        said = self._ask({"path": str(path), "repeat": repeat}, self.limit * repeat)
        if kept and "too long" not in said.get("error", ""):  # a slow machine is no property of the reader
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(said), encoding="utf-8")
        return _reading(said)

    def _kept(self, path: Path) -> Path | None:
        if self.cache is None:
            return None
        parts = [path.read_bytes(), *((ROOT / "benchmarks" / n).read_bytes() for n in ("peers.py", "grid.py"))]
        key = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
        return self.cache / self.name / f"{key[:32]}.json"

    def _ask(self, request: dict[str, Any], limit: float) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            return _line(process, limit)
        except TimeoutError:
            self._stop()
            return {"error": f"too long: over {limit:.0f} s"}
        except (BrokenPipeError, EOFError):
            self._stop()
            return {"error": "the process died"}

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
            self._process = subprocess.Popen(
                [str(self.python), "-m", "benchmarks.worker", self.name],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                env={**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1"},
            )
            self._greeted(self._process)
        return self._process

    def _greeted(self, process: subprocess.Popen[str]) -> None:
        try:
            hello = _line(process, LOADING)
        except (TimeoutError, EOFError) as error:
            hello = {"error": f"did not start: {type(error).__name__}"}
        if "error" in hello:
            self._stop()
            raise ReaderMissingError(hello["error"])

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _line(process: subprocess.Popen[str], limit: float) -> dict[str, Any]:
    """The next answer. Raises ``TimeoutError`` after ``limit`` seconds, ``EOFError`` when the process is gone."""
    assert process.stdout is not None
    if not select.select([process.stdout], [], [], limit)[0]:
        raise TimeoutError
    line = process.stdout.readline()
    if not line:
        raise EOFError
    said: dict[str, Any] = json.loads(line)
    return said


def _reading(said: dict[str, Any], cached: bool = False) -> Reading:
    if "error" in said:
        return Reading([], None, said["error"], cached)
    return Reading(from_plain(said["tables"]), said["cpu"], None, cached)
