"""Made-up chains in a store: the papers of ``compare.made``, and the derived tables of what is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from compare.made import Paper
from extract import store
from extract.promises import derive

Row = dict[str, Any]


def kept(out: Path, *papers: Paper) -> Path:
    """A store of these papers with its derived tables, as a run leaves it."""
    with store.writing(out):
        target = store.Store(out)
        target.write([paper.extraction() for paper in papers])
        derive(target)
    return out


def table(out: Path, name: str) -> pd.DataFrame:
    """A table of a store."""
    return pd.DataFrame(list(store.rows(out, name)))
