"""A cell's words written out before they are read: ranks cut short, capitals throughout; and the way back to print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from extract.tag.vocabulary import Vocabulary

_WORD = re.compile(r"(?:[Pp]/)?[A-Za-z][A-Za-z'’]*\.?")
_LONGEST_RANK = 4
"""Words of a rank that are tried together."""
_BEFORE_TAIL = frozenset({"prog", "proj", "grp", "serv"})
"""Words cut short that with any rank after them make a post."""
_CHUNK = re.compile(r"[^\n;/,]+")
_SMALL = frozenset({"of", "and", "for", "the", "in", "to", "on", "with", "by", "or"})


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """``text`` written out, and for each of its characters the place in print where it comes from."""

    text: str
    print: str
    places: tuple[int, ...] | None
    """None where nothing had to be written out."""

    def printed(self, words: str, after: int) -> tuple[str, int]:
        """``words`` of the text as the cell prints them, looked for from character ``after`` on; with their end."""
        start = self.text.replace("\n", " ").find(words, after)
        if start < 0 or self.places is None:
            return words, after if start < 0 else start + len(words)
        end = start + len(words)
        return " ".join(self.print[self.places[start] : self.places[end - 1] + 1].split()), end


def write_out(printed: str, v: Vocabulary) -> WrittenOut:
    """The cell with the words of ranks in full and, where it is set in capitals, as a name is written."""
    pieces = sorted(_changes(printed, v))
    if not pieces:
        return WrittenOut(printed, printed, None)
    text: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, words in pieces:
        text.append(printed[at:start] + words)
        places += [*range(at, start), *(min(start + index, end - 1) for index in range(len(words) - 1)), end - 1]
        at = end
    text.append(printed[at:])
    places += range(at, len(printed))
    return WrittenOut("".join(text), printed, tuple(places))


def _changes(text: str, v: Vocabulary) -> list[tuple[int, int, str]]:
    """Characters from, up to, and what stands there instead."""
    found = []
    words = list(_WORD.finditer(text))
    index = 0
    while index < len(words):
        step, full = _rank_at(text, words[index : index + _LONGEST_RANK], v)
        if full:
            found.append((words[index].start(), words[index + step - 1].end(), full))
        index += step
    taken = {place for start, end, _ in found for place in range(start, end)}
    for word in _loud_words(text, v):
        if word.start() not in taken and (calm := _calm(word[0])) != word[0]:
            found.append((word.start(), word.end(), calm))
    return found


def _rank_at(text: str, words: list[re.Match[str]], v: Vocabulary) -> tuple[int, str | None]:
    """How many words a rank cut short takes, and the rank; one word and None where there is none."""
    short = any(word[0].rstrip(".").lower() in v.short_words for word in words)
    for count in range(len(words), 0, -1) if short else ():
        parted = [text[a.end() : b.start()] for a, b in pairwise(words[:count])]
        if any(gap.strip(" \n") for gap in parted):
            continue
        full = _full(tuple(word[0] for word in words[:count]), v)
        if full:
            return count, full
    stem = words[0][0].rstrip(".")
    if words[0][0].endswith(".") and stem in v.inner and not stem.isupper():  # "Corp. Services"
        return 1, v.inner[stem]
    return 1, None


@lru_cache(maxsize=8192)
def _full(words: tuple[str, ...], v: Vocabulary) -> str | None:
    """The rank or office that the words are short for; None where they are none, or nothing is short."""
    stems = [word.rstrip(".").lower() for word in words]
    if not any(stem in v.short_words for stem in stems):
        return None
    if len(words) == 1 and stems[0] not in v.words["short_alone"]:
        return None
    if words[0][0].islower() and "/" not in words[0]:
        return None
    choices = [v.short_words.get(stem, (word.rstrip("."),)) for stem, word in zip(stems, words, strict=True)]
    for choice in product(*choices):
        full = " ".join(choice)
        if full.lower() in v.ranks or full.lower() in v.roles:
            return full
    last = choices[-1][0]
    if len(words) == 2 and stems[0] in _BEFORE_TAIL and last.lower() in v.ranks:  # "Proj Mgr"
        return f"{choices[0][0]} {last}"
    if len(words) > 1 and stems[-1] == "of" and stems[0] in v.short_words:  # "Hd of"
        full = f"{v.short_words[stems[0]][0]} of"
        return full if full.lower() == "head of" else None
    return None


def _loud_words(text: str, v: Vocabulary) -> list[re.Match[str]]:
    """Words of the pieces of a cell that are in capitals throughout, less the abbreviations among them."""
    loud = []
    for chunk in _CHUNK.finditer(text):
        words = list(re.finditer(r"[A-Za-z][A-Za-z'’]*", chunk[0]))
        long = [word[0] for word in words if len(word[0]) > 3]
        if not chunk[0].isupper() or not long or (len(words) == 1 and long[0].lower() not in v.ranks):
            continue
        for word in re.compile(r"[A-Za-z][A-Za-z'’]*").finditer(text, chunk.start(), chunk.end()):
            known = word[0] in v.heads or word[0] in v.inner or word[0].lower() in v.words["external"]
            short = len(word[0]) < 4 and word[0].lower() not in _SMALL and word[0].lower() not in v.words["services"]
            initials = len(word[0]) <= 2 and word[0].lower() not in _SMALL
            if not (known and word[0].lower() not in v.ranks) and not short and not initials:
                loud.append(word)
    return loud


def _calm(word: str) -> str:
    return word.lower() if word.lower() in _SMALL else word[0] + word[1:].lower()
