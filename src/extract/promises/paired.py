"""Rows of two sides, one to one, so that the sum of what their pairs are worth is greatest."""

from __future__ import annotations

from typing import Any

import numpy as np

Worth = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def best_pairs(worth: Worth) -> list[tuple[int, int]]:
    """Row and column of each pair, by rows; pairs worth nothing may be left out.

    Mostly the best of each row is another column, and no pairing can be worth more than that. Only else is scipy
    loaded, which takes longer than all else at the end of a run.
    """
    if not worth.size:
        return []
    best = worth.argmax(axis=1)
    most = worth[np.arange(len(worth)), best]
    telling = np.flatnonzero(most > 0)
    alone = (worth[telling] == most[telling, None]).sum(axis=1) == 1
    columns = best[telling]
    if alone.all() and len(set(columns.tolist())) == len(columns):
        return list(zip(telling.tolist(), columns.tolist(), strict=True))
    from scipy.optimize import linear_sum_assignment

    found: Any = linear_sum_assignment(worth, maximize=True)
    return list(zip(found[0].tolist(), found[1].tolist(), strict=True))
