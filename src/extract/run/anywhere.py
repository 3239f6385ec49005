"""A run whose store may lie at an address and whose papers may be read on a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from extract.run import Choice, RunSummary, run
from extract.run.cluster import cluster
from extract.settings import Settings


def run_anywhere(
    inputs: Sequence[Path | str],
    out: Path | str,
    settings: Settings,
    choice: Choice = Choice(),  # noqa: B008  (frozen)
    *,
    scheduler: str | None = None,
    work: Path | None = None,
    **others: Any,
) -> tuple[RunSummary, Path]:
    """``run``, and the folder its store lies in on this machine.

    ``out`` as text is an address: the store there is worked on in ``work`` (a folder of the user's cache by default)
    and published whenever documents have gone into the tables. ``scheduler`` is the address of a Dask scheduler whose
    workers read the papers. ``others`` goes to ``run``. Raises what ``run`` does, and ClusterError.
    """
    with ExitStack() as stack:
        if scheduler:
            workers = stack.enter_context(cluster(scheduler))
            others |= {"executor": workers.read, "hashed": workers.hashed}
        if isinstance(out, Path):
            return run(inputs, out, settings, choice, **others), out
        from extract.store.mirror import mirrored  # what speaks to object stores, which few runs need

        mirror = stack.enter_context(mirrored(out, work))
        summary = run(inputs, mirror.folder, settings, choice, on_fold=mirror.publish, **others)
        mirror.publish()
        return summary, mirror.folder
