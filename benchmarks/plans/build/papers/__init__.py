"""Every paper of the benchmark, by what makes it hard."""

from __future__ import annotations

from benchmarks.plans.build.model import Paper
from benchmarks.plans.build.papers import (
    changing,
    headless,
    heads,
    narrow,
    negatives,
    pages,
    prose,
    shaded,
    slides,
    status,
    unruled,
)

PAPERS: tuple[Paper, ...] = (
    *unruled.PAPERS,
    *shaded.PAPERS,
    *heads.PAPERS,
    *narrow.PAPERS,
    *headless.PAPERS,
    *pages.PAPERS,
    *changing.PAPERS,
    *slides.PAPERS,
    *status.PAPERS,
    *negatives.PAPERS,
    *prose.PAPERS,
)
