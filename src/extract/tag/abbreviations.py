"""Abbreviations that a paper explains itself: in brackets after the words, or in a key."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SMALL = frozenset({"of", "and", "for", "the", "in", "to", "&", "on", "with"})
_QUOTE = "[\"'“”‘’]{0,2}"
_BRACKETED = re.compile(
    rf"\(\s*(?:the\s+|hereafter\s+|known as\s+)?{_QUOTE}(?P<short>[A-Z][A-Za-z&]{{1,7}}){_QUOTE}\s*\)"
)
_SHORT_FIRST = re.compile(r"\b(?P<short>[A-Z][A-Z&]{1,6}) \((?P<full>[A-Z][\w'’]+(?: [\w'’&-]+){1,6})\)")
_KEY_SHORT = r"(?P<short>(?=\w*[A-Z]\w*[A-Z&])[A-Z][A-Za-z&]{1,6})"
_GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_IN_KEY = re.compile(
    rf"(?<![\w&/]){_KEY_SHORT}[^\S\n]*(?:=|:|–|—|-|means\b|stands for\b|is short for\b)\s*"
    rf"(?=(?P<full>[A-Z][\w'’-]*(?:,?{_GAP}[\w'’&-]+){{1,9}}))"
)
"""An entry of a key: "HoC = Head of Communications; DoF – Director of Finance"."""
_KEY_LINE = re.compile(rf"^\W*{_KEY_SHORT}[^\S\n]+(?P<full>[A-Z][\w'’,& -]+)$", re.MULTILINE)
"""A row of a key that stands in a table: the short form, a gap, its words."""
_BEGINS = re.compile(
    rf"(?<![\w&/]){_KEY_SHORT}[^\S\n]*(?:=|:|–|—|-|means\b|stands for\b)\s*(?=[A-Z])"
    rf"|^\W*(?P<row>{_KEY_SHORT.replace('short', 'in_row')})[^\S\n]+(?=[A-Z])",
    re.MULTILINE,
)
"""Where an entry of a key begins."""
_ENTRY = re.compile(r"[A-Z][\w'’&-]*(?:,?\s[\w'’&-]+){0,8}")
_LAST_ENTRY = re.compile(r"[A-Z][\w'’&-]*(?:[^\S\n][\w'’&-]+){0,8}")
_COUNCILLOR = re.compile(
    r"(?<![\w&/])(?P<short>[A-Z]{2,3})[^\S\n]*[=:–—-][^\S\n]*"
    r"(?P<full>(?:Cllr|Councillor)\.?(?:[^\S\n][A-Z][\w'’.-]*){1,3}(?<!\.))"
)
"""Whose initials they are: "JM – Cllr Mallory"."""


def defined_abbreviations(text: str) -> dict[str, str]:
    """Abbreviations that ``text`` defines: "Council Management Team (CMT)" gives CMT. The first definition holds.

    The capitals of the short form must be the first letters of the words before the bracket, or after the short form
    in a key, in order. Where a paper speaks of public health and of no portfolio holder, PH is the former.
    """
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        full = _words_for(match["short"], text[max(0, match.start() - 120) : match.start()])
        if full:
            found.setdefault(match["short"], full)
    for match in _SHORT_FIRST.finditer(text):
        if _words_for(match["short"], match["full"]) == match["full"]:
            found.setdefault(match["short"], match["full"])
    for entries in _runs(text):
        spelled = [short for short, full in entries if _spelled(short, full)]
        if 2 * len(spelled) >= len(entries):
            found = dict(entries) | found
    for match in _IN_KEY.finditer(text):
        full = _spelled(match["short"], match["full"])
        if full:
            found.setdefault(match["short"], full)
    for match in _COUNCILLOR.finditer(text):
        if match["full"].split()[-1][0] == match["short"][-1]:
            found.setdefault(match["short"], match["full"])
    for match in _KEY_LINE.finditer(text):
        if _spelled(match["short"], match["full"]) == " ".join(match["full"].split()):
            found.setdefault(match["short"], " ".join(match["full"].split()))
    low = text.lower()
    if "public health" in low and "portfolio holder" not in low:
        found.setdefault("PH", "Public Health")
    return found


def _runs(text: str) -> Iterator[list[tuple[str, str]]]:
    """The entries of each key, in which one follows the other with nothing between but a mark or a line's end."""
    begun = list(_BEGINS.finditer(text))
    run: list[tuple[str, str]] = []
    for match, after in zip(begun, [*begun[1:], None], strict=False):
        short = match["short"] or match["in_row"]
        words = text[match.end() : after.start()].strip(" ,;•|\n") if after else ""
        last = not _ENTRY.fullmatch(words) or words.count("\n") > 1
        full = _LAST_ENTRY.match(text, match.end()) if last else None
        run.append((short, " ".join((full[0] if full else words).split())))
        if last:
            if len(run) > 2:
                yield run
            run = []


def _spelled(short: str, words: str) -> str | None:
    """The first of ``words`` whose first letters spell the capitals of ``short``; None where none do."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    taken: list[str] = []
    for word in words.split():
        if not letters:
            break
        if word[0].lower() == letters[0] and (word[0].isupper() or word.lower() not in _SMALL):
            letters.pop(0)
        elif word.lower() not in _SMALL:
            return None
        taken.append(word)
    return " ".join(taken).rstrip(",") if not letters and len(taken) > 1 else None


def _words_for(short: str, before: str) -> str | None:
    """The last words of ``before`` whose first letters spell the capitals of ``short``; None where none do."""
    letters = [letter.lower() for letter in short.rstrip("s") if letter.isupper()]
    words = re.split(r"\s+", before.strip())
    taken = 0
    while letters and taken < min(len(words), 10):
        taken += 1
        word = words[-taken].strip("\"'“”‘’,")
        if re.search(r"[.;:!?)]$", words[-taken]):
            return None
        if word[:1].lower() == letters[-1] and (word[:1].isupper() or word.lower() in _SMALL):
            letters.pop()
        elif word.lower() not in _SMALL and "-" not in word:
            return None
    if letters or taken < 2:
        return None
    return " ".join(words[-taken:])
