"""A sample of ``benchmarks/fuzz.py``: damaged papers end in a result or under a code that explains them."""

from __future__ import annotations

from benchmarks import fuzz

COUNT = 102


def test_the_same_seed_gives_the_same_damage() -> None:
    few, more = fuzz.damaged(6, seed=1), fuzz.damaged(9, seed=1)
    assert more[:6] == few
    assert fuzz.damaged(6, seed=2) != few
    assert len({data for _, data in more}) == 9
    assert not {data for _, data in more} & set(fuzz.seeds())


def test_damaged_papers_neither_crash_nor_hang_nor_vanish() -> None:
    ends = fuzz.fuzz(COUNT, seed=6, workers=2, timeout=30, memory=1024)
    assert sum(ends.values()) == COUNT
    assert not [end for end in ends if end.endswith(fuzz.UNEXPLAINED)]
    assert {"cut: damaged", "flipped: done", "swapped: done"} <= ends.keys()


def test_papers_of_damaged_structure_neither_crash_nor_hang_nor_vanish() -> None:
    ends = fuzz.fuzz(COUNT // 3, seed=16, workers=2, timeout=60, memory=1024, kind="structure")
    assert sum(ends.values()) == COUNT // 3
    assert not [end for end in ends if end.endswith(fuzz.UNEXPLAINED)]
    assert len({end.partition(":")[0] for end in ends}) == len(fuzz.DAMAGE["structure"])
    assert fuzz.damaged(9, 1, "structure") == fuzz.damaged(9, 1, "structure")
