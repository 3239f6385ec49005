"""Things joined two by two, and the groups that makes (union-find)."""

from __future__ import annotations


class Joined:
    """Which keys belong together. A key never joined is a group of its own; the smallest key stands for its group."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The key that stands for the group of ``key``."""
        top = key
        while top in self._above:
            top = self._above[top]
        while key != top:  # the way is short for whoever asks next
            self._above[key], key = top, self._above[key]
        return top

    def join(self, first: str, second: str) -> None:
        """Make the groups of two keys one."""
        low, high = sorted((self.root(first), self.root(second)))
        if low != high:
            self._above[high] = low
