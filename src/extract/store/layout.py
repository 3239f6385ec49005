"""Which file of a council's folder holds a document: a rule over the documents alone, not over the runs.

A folder is cut into as many parts as it needs for none to hold many more than ``MOST_DOCUMENTS``: 1, 2, 4, 8 …; a
part takes an equal share of all possible ``document_id``. Since these are hashes, the parts fill evenly. So the files
of a store follow from the documents in it, in whatever order, by however many runs they came, and folders stay
readable: few small files where there are few documents, no part that grows without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_DOCUMENTS = 512
"""Documents a part holds at most, give or take the unevenness of hashes. To add one document to a part its twelve
files are written anew, so a part must stay small; 100,000 documents of one council make 256 parts."""
NAME = re.compile(r"part-(\d+)-of-(\d+)\.parquet")
EMPTY = "empty.parquet"
"""The file without rows that every table has from the start, under council_code=unknown: a table always has its
schema, and one code that is no number keeps readers from guessing another type than string."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """Part ``number`` (from 1) of ``of``."""

    number: int
    of: int

    @property
    def name(self) -> str:
        """Its file's name; names sort as the documents in them do."""
        return f"part-{self.number:05d}-of-{self.of:05d}.parquet"

    def meets(self, name: str) -> bool:
        """Whether the file ``name``, cut for another number of parts perhaps, can hold documents of this part."""
        other = parse(name)
        if other is None:
            return name != EMPTY  # a file of another layout: it may hold anything
        return (other.number - 1) * self.of < self.number * other.of and (
            self.number - 1
        ) * other.of < other.number * self.of


def parse(name: str) -> Part | None:
    """The part that a file's name stands for."""
    found = NAME.fullmatch(name)
    return Part(int(found[1]), int(found[2])) if found else None


def parts_for(n_documents: int) -> int:
    """Into how many parts a folder with so many documents is cut: the least power of two that suffices."""
    of = 1
    while n_documents > of * MOST_DOCUMENTS:
        of *= 2
    return of


def part_of(document_id: str, of: int) -> Part:
    """The part of ``of`` that holds a document."""
    try:
        place = int(document_id[:8], 16) / 16**8
    except ValueError:  # not a hash: only in tests
        place = 0.0
    return Part(int(place * of) + 1, of)
