"""Lines at the head of a paper that frame its title: council, body, date, classification, "Appendix B", labels."""

from __future__ import annotations

import re

from extract.councils import registry
from extract.councils.printed import is_name
from extract.days import without_days
from extract.model import Line
from extract.records.paper.bodies import body_in
from extract.records.paper.head import OF_A_REVIEW
from extract.records.paper.labels import kind_of

APPENDIX = re.compile(
    r"^(?P<label>(?:appendix|appendices|annexe?|enclosure|schedule|attachment)\s+(?:[A-Z]{1,2}|\d{1,2}[A-Za-z]?|"
    r"[ivx]{1,4})\b)"
    r"(?P<mark>\s*[:.–—-]\s*|\s+|$)(?P<title>.*)$",
    re.I,
)
"""A line that says which appendix the paper is, and what may follow on it."""
FRAME = re.compile(
    r"official(?:[ -]+sensitive)?|unclassified|restricted|unrestricted|confidential|public|"
    r"draft(?: version)?(?: [\d.v]+)?|"
    r"draft[ -]+restricted|final(?: version| report)?|version [\d.]+|v\d[\d.]*|public document pack|part (?:1|one|a|i)|"
    r"not protectively marked|report|(?:cabinet|committee|council|executive) report|agenda item .*|item \d+.*|"
    r"page \d+.*|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* \d{4}|\d+|cp \d+|hc \d+|local area partnership report|"
    r"(?:the )?(?:county|city|town|shire|guild|civic|council) (?:hall|centre|house|offices?)(?:,.*)?|"
    r".*\bwww\..*|\S+@\S+.*|\S+\.(?:gov|org|com|co)\.?\S*|appendix|appendices",
    re.I,
)
FORM_WORD = re.compile(r"\b(?:minutes|notes|agenda|decisions?)\b", re.I)
"""What a paper of a body's meeting is called: with the body's name beside it, it is a title."""
REFERENCE = re.compile(r"^[A-Z]{1,5} ?\(\d+\)[\w.()/-]*\s*")
"""A paper's number in its committee's series, the year or meeting in brackets: "CAB(24)15", "AUD (3) 2.1"."""
PRESENT = re.compile(r"(?:members |also |those )?present\b|in attendance\b|apologies\b", re.I)


def is_frame(line: Line) -> bool:
    """Whether a line at the head of a paper frames its title and is not part of it."""
    text = line.text.strip(" :.*")
    if OF_A_REVIEW.match(text):
        return False
    if not text or FRAME.fullmatch(text) or not re.search(r"[A-Za-z]{2}", text):
        return True
    appendix = APPENDIX.match(text)
    if appendix and not appendix["title"]:
        return True
    if len(without_days(text)) < 4 or REFERENCE.fullmatch(text):
        return True
    if PRESENT.match(text) or _is_labelled(text):
        return True
    pieces = re.split(r"\s*[,|]\s*|\s+[–—-]\s+", text)
    if len(pieces) > 1 and all(
        is_council(piece) or FRAME.fullmatch(piece) or not without_days(piece) for piece in pieces
    ):
        return True
    if registry().by_name(text) is not None:
        return True
    return len(text.split()) <= 9 and (is_council(text) or (body_in(text) is not None and not FORM_WORD.search(text)))


def _is_labelled(text: str) -> bool:
    """Whether a line is a label of a report's head with its value: "Date: 6 May 2025"."""
    label, colon, value = text.partition(":")
    return bool(colon and value.strip()) and kind_of(label) not in (None, "title")


def is_council(text: str) -> bool:
    """Whether ``text`` is the name of a council and nothing else."""
    if not re.search(r"council|borough|corporation|\bcity of\b", text, re.I):
        return False
    return is_name(text) or registry().by_name(text) is not None
