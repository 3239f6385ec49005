"""Lines at the head of a paper that frame its title: council, body, date, classification, "Appendix B", labels."""

from __future__ import annotations

import re

from extract.councils import registry
from extract.councils.printed import is_name
from extract.days import without_days
from extract.kept import kept
from extract.records.paper.bodies import body_in
from extract.records.paper.labels import kind_of
from extract.records.phrases import FRONTS as SAYS

REFERENCE = re.compile(r"^[A-Z]{1,5} ?\(\d+\)[\w.()/-]*\s*")
"""A paper's number in its committee's series, the year or meeting in brackets: "CAB(24)15", "AUD (3) 2.1"."""
OF_COUNCILS = re.compile(r"council|borough|corporation|\bcity of\b", re.I)
BARS = re.compile(r"\s*[,|]\s*|\s+[–—-]\s+")
LONGEST = 200
"""Letters of a line that may frame."""


@kept
def frame_of(text: str) -> str:
    """How a line at the head of a paper frames its title: as "council", "body", "day", "label" or "mark"; "" where it
    does not."""
    text = text.strip(" :.*")
    if SAYS["of_a_review"].match(text) or len(text) > LONGEST:
        return ""
    appendix = SAYS["frame_appendix"].match(text)
    if not re.search(r"[A-Za-z]{2}", text) or SAYS["frame"].fullmatch(text) or (appendix and not appendix["title"]):
        return "mark"
    if len(without_days(text)) < 4:
        return "day"
    if REFERENCE.fullmatch(text):
        return "mark"
    if SAYS["frame_present"].match(text) or _is_labelled(text):
        return "label"
    pieces = BARS.split(text)
    if all(is_council(piece) or SAYS["frame"].fullmatch(piece) or not without_days(piece) for piece in pieces):
        return "council"
    if registry().by_name(text) is not None:
        return "council"
    named = len(text.split()) <= 9 and not SAYS["form_word"].search(text) and body_in(text) is not None
    return "body" if named else ""


def _is_labelled(text: str) -> bool:
    """Whether a line is a label of a report's head with its value: "Date: 6 May 2025"."""
    label, colon, value = text.partition(":")
    return bool(colon and value.strip()) and kind_of(label) not in (None, "title")


def is_council(text: str) -> bool:
    """Whether ``text`` is the name of a council and nothing else."""
    low = text.lower()
    if not ("council" in low or "borough" in low or "corporation" in low or "city of" in low):
        return False  # nearly always
    if not OF_COUNCILS.search(text):
        return False
    return is_name(text) or registry().by_name(text) is not None
