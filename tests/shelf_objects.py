"""Objects at the address of a store, put there and read by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import fsspec
import pandas as pd

import object_store
from extract.addresses import place
from extract.run.anywhere import run_anywhere
from extract.settings import Settings
from store_samples import read_as

HERE = Settings(isolate=False)


def put(bucket: Path, **objects: bytes) -> str:
    """Objects by key into a bucket; its address."""
    fs = fsspec.filesystem("shelf")
    for key, data in objects.items():
        fs.pipe_file(f"{object_store.address(bucket).removeprefix('shelf://')}/{key}", data)
    return object_store.address(bucket)


def objects(address: str) -> dict[str, bytes]:
    """What lies at an address, by key."""
    at = place(address)
    return {path.removeprefix(at.path + "/"): at.fs.cat_file(path) for path in at.fs.find(at.path)}


def table(address: str, name: str) -> pd.DataFrame:
    """A table as a reader of the address finds it."""
    frames = [
        pd.read_parquet(fsspec.filesystem("shelf").open(f"{place(address).path}/{key}"))
        for key in objects(address)
        if key.startswith(f"{name}/")
    ]
    return pd.concat([frame for frame in frames if len(frame)] or frames)


def go(folder: Path, address: str, work: Path, **settings: int) -> Any:
    return run_anywhere([folder], address, Settings(isolate=False, **settings), work=work, extract=read_as)  # type: ignore[arg-type]


def read_bytes_as(job: Any, settings: Settings) -> Any:
    """Like ``read_as``, where the copy's name says nothing."""
    return read_as(job, settings)
