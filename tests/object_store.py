"""An object store on disk, as fsspec sees one: ``shelf:///folder/name``. No folders, no renames; an object is there
whole or not at all. For tests that need a store which several processes see.

``SHELF_ENDS_AFTER`` in the environment ends the process, as SIGKILL does, at its nth change. They stand in a module of
their own because other processes must be able to import it.
"""

from __future__ import annotations

import hashlib
import io
import os
import threading
import urllib.parse
from pathlib import Path
from typing import Any

import fsspec

LEFT = int(os.environ.get("SHELF_ENDS_AFTER", "-1"))
LOCK = threading.Lock()


class Shelf(fsspec.AbstractFileSystem):
    """Objects as files with quoted names in the folder that the first part of an address (quoted) leads to."""

    protocol = "shelf"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix("shelf://").rstrip("/")

    def unstrip_protocol(self, name: str) -> str:
        return f"shelf://{name}"

    @staticmethod
    def _file(path: str) -> Path:
        bucket, _, key = path.partition("/")
        return Path(urllib.parse.unquote(bucket)) / urllib.parse.quote(key, safe="")

    def _all(self, path: str) -> dict[str, dict[str, Any]]:
        bucket = path.partition("/")[0]
        folder, found = Path(urllib.parse.unquote(bucket)), {}
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            if not file.name.startswith("%t"):
                name = f"{bucket}/{urllib.parse.unquote(file.name)}"
                try:
                    data = file.read_bytes()
                except FileNotFoundError:
                    continue
                found[name] = {"name": name, "size": len(data), "type": "file", "ETag": hashlib.md5(data).hexdigest()}
        return found

    def find(self, path: str, *_: Any, detail: bool = False, **__: Any) -> Any:
        path = self._strip_protocol(path)
        found = {name: info for name, info in self._all(path).items() if name == path or name.startswith(path + "/")}
        return found if detail else list(found)

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        path = self._strip_protocol(path)
        found = self.find(path, detail=True)
        if path in found:
            return dict(found[path])
        if found:
            return {"name": path, "size": 0, "type": "directory"}
        raise FileNotFoundError(path)

    def ls(self, path: str, detail: bool = True, **_: Any) -> Any:
        found = self.find(path, detail=True)
        return list(found.values()) if detail else list(found)

    def _open(self, path: str, mode: str = "rb", **_: Any) -> Any:
        if mode == "rb":
            return io.BytesIO(self._file(path).read_bytes())
        raise NotImplementedError(mode)

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **_: Any) -> bytes:
        return self._file(self._strip_protocol(path)).read_bytes()[start:end]

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_: Any) -> None:
        step()
        file = self._file(self._strip_protocol(path))
        if mode == "create" and file.exists():
            raise FileExistsError(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f"%t{os.getpid()}.{threading.get_ident()}")
        unfinished.write_bytes(value)
        unfinished.replace(file)

    def put_file(self, lpath: str, rpath: str, **_: Any) -> None:
        self.pipe_file(rpath, Path(lpath).read_bytes())

    def get_file(self, rpath: str, lpath: str, **_: Any) -> None:
        Path(lpath).write_bytes(self.cat_file(rpath))

    def cp_file(self, path1: str, path2: str, **_: Any) -> None:
        self.pipe_file(path2, self.cat_file(path1))

    def rm_file(self, path: str) -> None:
        step()
        self._file(self._strip_protocol(path)).unlink()


def step() -> None:
    """Count a change, and end the process when it is the one to end at."""
    global LEFT
    with LOCK:
        if LEFT == 0:
            os.kill(os.getpid(), 9)
        LEFT -= 1


def address(folder: Path) -> str:
    """The address of a folder used as a bucket."""
    return f"shelf://{urllib.parse.quote(str(folder), safe='')}"


fsspec.register_implementation("shelf", Shelf, clobber=True)
