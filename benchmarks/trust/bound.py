"""Thresholds by conformal risk control over layouts and publishers, and the check on papers not used for them.

The units are groups, not papers: papers of one layout are right or wrong together, so they are no separate evidence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.trust.bounds import RATES

Floats = NDArray[np.float64]
GRID = np.round(np.arange(0.5, 1.0, 0.005), 3)


def losses(told: Floats, truth: Floats, units: NDArray[np.str_]) -> Floats:
    """(units, thresholds): the share of wrong ones among the taken of a unit at each threshold of ``GRID``, made to
    fall with the threshold by taking the worst share at this threshold or any stricter one."""
    rows = []
    for unit in np.unique(units):
        own, right = told[units == unit], truth[units == unit]
        shares = []
        for least in GRID:
            taken = own >= least
            shares.append(float(np.mean(1 - right[taken])) if taken.any() else 0.0)
        rows.append(np.maximum.accumulate(np.array(shares)[::-1])[::-1])
    return np.array(rows)


def threshold(loss: Floats, rate: float) -> float | None:
    """The least threshold with n/(n+1) * mean loss + 1/(n+1) <= rate; None where no threshold has it."""
    n = len(loss)
    risk = n / (n + 1) * loss.mean(axis=0) + 1 / (n + 1)
    fits = np.flatnonzero(risk <= rate)
    return float(GRID[fits[0]]) if len(fits) else None


def checked(
    told: Floats, truth: Floats, papers: NDArray[np.str_], groups: NDArray[np.str_], rate: float, times: int = 40
) -> dict[str, float]:
    """Fitted on a random half of the groups, judged on the other, many times: mean error of a paper, and what share of
    the right ones is taken (0 where no bound is allowed)."""
    names, generator = np.unique(groups), np.random.default_rng(0)
    every = losses(told, truth, groups)
    errors, kept, allowed = [], [], 0
    for _ in range(times):
        half = set(generator.permutation(names)[: len(names) // 2])
        fit = np.array([group in half for group in groups])
        least = threshold(every[[name in half for name in names]], rate)
        allowed += least is not None
        taken = told[~fit] >= (2.0 if least is None else least)
        errors.append(_mean_error(taken, truth[~fit], papers[~fit]))
        kept.append(float(taken[truth[~fit] > 0.5].mean()))
    return {"error": float(np.mean(errors)), "taken": float(np.mean(kept)), "allowed": allowed / times}


def _mean_error(taken: NDArray[np.bool_], truth: Floats, papers: NDArray[np.str_]) -> float:
    """Mean over papers of the share of wrong ones among the taken; 0 for a paper of which none is taken."""
    shares = []
    for paper in np.unique(papers):
        own = (papers == paper) & taken
        shares.append(float(np.mean(1 - truth[own])) if own.any() else 0.0)
    return float(np.mean(shares))


def thresholds(
    told: Floats, truth: Floats, groups: NDArray[np.str_], rates: Sequence[float] = RATES
) -> dict[str, float | None]:
    """By rate, as text, the threshold on all groups."""
    loss = losses(told, truth, groups)
    return {str(rate): threshold(loss, rate) for rate in rates}
