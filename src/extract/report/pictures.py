"""Pictures of the pages that records stand on: each page once, drawn in processes of their own.

A page that hangs or kills its process costs its own picture, not the report.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import TimeoutError as OutOfTimeError
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from extract.read.crops import PictureTask, limit_memory, picture_name, write_pictures

FOLDER = "pictures"
OURS = re.compile(r"[0-9a-f]{16}-\d{1,7}\.(?:png|webp)")
PAGES_A_TASK = 16
SECONDS_A_TASK = 120
FAILED = "Some pages of the source PDF could not be drawn."

OnProgress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


@dataclass(slots=True)
class Drawn:
    """Pages of a document that have a picture, with their size in points; ``missing`` says why some have none."""

    sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    missing: str | None = None


def draw_pages(
    papers: Mapping[str, Path], pages: Mapping[str, Iterable[int]], target: Path, on_progress: OnProgress | None = None
) -> dict[str, Drawn]:
    """Draw ``pages`` of ``papers`` (both by document_id) into ``target/pictures``; pictures of others are removed."""
    folder = target / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {document_id: Drawn() for document_id in papers}
    tasks = list(_tasks(papers, pages, folder))
    total, done = sum(len(task.pages) for task in tasks), 0
    if tasks:
        workers = min(os.cpu_count() or 1, len(tasks))
        with ProcessPool(max_workers=workers, context=get_context("spawn"), initializer=limit_memory) as pool:
            running = [pool.schedule(write_pictures, args=[task], timeout=SECONDS_A_TASK) for task in tasks]
            for task, future in zip(tasks, running, strict=True):
                try:
                    drawn[task.document_id].sizes.update(future.result())
                except (ValueError, OSError, OutOfTimeError, ProcessExpired, MemoryError):
                    drawn[task.document_id].missing = FAILED
                done += len(task.pages)
                if on_progress:
                    on_progress(done, total)
    wanted = {picture_name(document_id, page) for document_id, one in drawn.items() for page in one.sizes}
    for path in folder.iterdir():
        if OURS.fullmatch(path.name) and path.name not in wanted:
            path.unlink()
    return drawn


def _tasks(papers: Mapping[str, Path], pages: Mapping[str, Iterable[int]], folder: Path) -> Iterable[PictureTask]:
    for document_id, path in papers.items():
        numbers = sorted(set(pages.get(document_id, ())))
        for start in range(0, len(numbers), PAGES_A_TASK):
            yield PictureTask(path, document_id, tuple(numbers[start : start + PAGES_A_TASK]), folder)
