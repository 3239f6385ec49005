"""Files that lie at an address (``s3://bucket/papers``) and not in a folder. Only here: fsspec.

An address is a protocol that fsspec knows, ``://``, and a path. Names in an object store are strangers' too: one such
as ``a::file:///etc/passwd`` must not lead elsewhere, so no address is ever taken apart into a chain.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://", re.I)
CHAIN = re.compile(r"[\w+.-]+(?:::[\w+.-]+)*::[\w+.-]+://")
SECRET = re.compile(r"(\w[\w+.-]*://)[^/@]*:[^/@]*@")
BLOCK = 1 << 20
MARKS = ("ETag", "etag", "md5Hash", "generation", "content_md5", "checksum")
"""What object stores tell of a file that changes whenever its bytes do."""
TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")
"""What others tell: when it was changed last."""


class AddressError(Exception):
    """An address that cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: a file system, and a path in it."""

    fs: Any
    path: str

    def __truediv__(self, name: str) -> Place:
        return Place(self.fs, f"{self.path.rstrip('/')}/{name}")


@dataclass(frozen=True, slots=True)
class Found:
    """A file below an address. ``mark`` changes when its bytes do, and is "" where the place tells nothing of it."""

    address: str
    size: int
    mark: str
    link: bool = False


def is_address(text: object) -> bool:
    """Whether it is an address, as against a path."""
    return isinstance(text, str) and bool(ADDRESS.match(text) or CHAIN.match(text))


def place(address: str) -> Place:
    """Raises AddressError when the protocol is unknown, its library is missing or does not accept the address."""
    found = ADDRESS.match(address)
    if not found:
        raise AddressError(f"{address}: chained addresses are not read; give one protocol and a path")
    if SECRET.match(address):
        shown = SECRET.sub("…@", address)
        raise AddressError(f"{shown}: addresses are written down, so give no password in one but in the environment")
    import fsspec  # few runs speak to object stores, and it takes asyncio with it

    try:
        kind = fsspec.get_filesystem_class(found[1].lower())
        options: Mapping[str, Any] = kind._get_kwargs_from_urls(address)
        return Place(kind(**options), str(kind._strip_protocol(address)))
    except ImportError as error:
        raise AddressError(f"{address}: {error}; install council-extract[cloud]") from error
    except Exception as error:
        raise AddressError(f"{address}: {told(error)}") from error


def files(address: str) -> Iterator[Found]:
    """The files below an address to any depth, sorted by name; or the file itself.

    Raises FileNotFoundError when there is nothing, AddressError when it cannot be looked at.
    """
    root = place(address)
    try:
        root.fs.invalidate_cache()
        listed: Mapping[str, Mapping[str, Any]] = root.fs.find(root.path, withdirs=False, detail=True)
        if not listed and not root.fs.exists(root.path):
            raise FileNotFoundError(address)
    except FileNotFoundError:
        raise
    except Exception as error:
        raise AddressError(f"{address}: cannot be listed: {told(error)}") from error
    for path in sorted(listed):
        within = path == root.path or path.startswith(root.path.rstrip("/") + "/")
        named = str(root.fs.unstrip_protocol(path))
        if within and str(root.fs._strip_protocol(named)) == path:  # else the name would lead elsewhere
            info = listed[path]
            yield Found(named, int(info.get("size") or 0), mark(info), bool(info.get("islink")))


def mark(info: Mapping[str, Any]) -> str:
    """What a place tells of a file that changes with its bytes; "" for nothing."""
    told_of = [str(info[name]) for name in (*MARKS, *TIMES) if info.get(name)]
    if not told_of:
        return ""
    return hashlib.sha256("\0".join((str(info.get("size")), *told_of)).encode(errors="replace")).hexdigest()


def blocks(address: str) -> Iterator[bytes]:
    """The bytes of a file, a MiB at a time. Raises FileNotFoundError, PermissionError or AddressError."""
    at = place(address)
    try:
        with at.fs.open(at.path, "rb") as file:
            while block := file.read(BLOCK):
                yield block
    except (FileNotFoundError, PermissionError):
        raise
    except Exception as error:
        raise AddressError(f"{address}: {told(error)}") from error


def told(error: BaseException) -> str:
    """An error of any library in one line."""
    words = " ".join(str(getattr(error, "strerror", None) or error).split())
    return words or type(error).__name__
