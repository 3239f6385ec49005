"""What results depend on beside the papers: versions, settings, models."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from extract import __version__
from extract.councils.folders import folders
from extract.plain_files import read_json
from extract.settings import Settings
from extract.shipped import model_folder, model_names

LIBRARIES = (
    "camelot-py", "opencv-python-headless", "pdfplumber", "pikepdf", "pyarrow", "pydantic", "pypdfium2", "rapidfuzz",
    "rapidocr", "scipy", "spacy",
)  # fmt: skip
"""Those whose version can change the rows or the files."""
COMPARED = ("version", "settings_hash", "models", "python", "libraries")
"""What ``--frozen`` holds a run to."""


class FrozenError(Exception):
    """A run would not be a repetition of the earlier one; the message says in what."""


def environment(settings: Settings) -> dict[str, Any]:
    """What a run depends on, for ``run.json``."""
    return {
        "version": __version__,
        "settings": settings.as_dict(),
        "settings_hash": settings.hash(),
        "models": model_hashes(),
        "python": platform.python_version(),
        "libraries": dict(installed_libraries()),
    }


@cache
def installed_libraries() -> Mapping[str, str]:
    """The version of each of ``LIBRARIES`` that is there."""
    found = {}
    for name in LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


@cache
def fingerprint() -> dict[str, Any]:
    """What must be the same on two machines for them to read a paper the same way, and to understand each other."""
    source = Path(__file__).parents[1]
    code = _hash((str(path.relative_to(source)), path) for path in sorted(source.rglob("*.py")))
    told = environment(Settings())
    python = ".".join(platform.python_version_tuple()[:2])
    return {name: told[name] for name in ("version", "models", "libraries")} | {"code": code, "python": python}


def model_hashes() -> dict[str, str]:
    """A hash over the files of each folder of models, and one over the councils' registry and profiles."""
    found = {}
    for name in model_names():
        folder = model_folder(name)
        found[name] = _hash((str(path.relative_to(folder)), path) for path in sorted(folder.rglob("*")))
    profiles = [
        path for folder in folders() for path in sorted((*folder.glob("*/profile.toml"), folder / "councils.csv"))
    ]
    found["profiles"] = _hash((f"{path.parent.name}/{path.name}", path) for path in profiles)
    return found


def _hash(files: Iterator[tuple[str, Path]]) -> str:
    """Sixteen hex digits over names and bytes of files; folders and what Python compiles are passed over."""
    digest = hashlib.sha256()
    for name, path in files:
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def differences(
    earlier: Mapping[str, Any],
    now: Mapping[str, Any],
    names: Sequence[str] = COMPARED,
    words: tuple[str, str] = ("then", "now"),
) -> list[str]:
    """What differs between two environments, a few words each."""
    found = []
    for name in names:
        before, after = earlier.get(name), now[name]
        if isinstance(after, dict):
            before = before if isinstance(before, dict) else {}
            for key in sorted(before.keys() | after.keys()):
                if before.get(key) != after.get(key):
                    was, became = before.get(key, "none"), after.get(key, "none")
                    found.append(f"{name} {key}: {was} {words[0]}, {became} {words[1]}")
        elif before != after:
            found.append(f"{name}: {before} {words[0]}, {after} {words[1]}")
    return found


def earlier_run(out: Path) -> dict[str, Any] | None:
    """What ``run.json`` tells of the earlier run into ``out``; None where there was none. Raises FrozenError when it
    cannot be understood."""
    try:
        told = read_json(out / "run.json")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise FrozenError(f"{out}/run.json cannot be read ({error}); run once without --frozen") from error
    if not isinstance(told, dict):
        raise FrozenError(f"{out}/run.json is not what a run writes; run once without --frozen")
    return told
