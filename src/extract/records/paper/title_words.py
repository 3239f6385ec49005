"""The words of a title: without its marks, its appendix label, its day; and the title in a file's properties."""

from __future__ import annotations

import re

from extract.councils.printed import is_name, printed_names
from extract.days import day_spans, without_days
from extract.records.paper.bodies import body_in
from extract.records.paper.frame import REFERENCE, is_council
from extract.records.phrases import FRONTS as SAYS

LONGEST_SENTENCE = 160
"""Characters of the sentence that heads minutes; of a longer one the title ends before "held"."""
REFERENCE_AFTER = re.compile(r"\b((?i:notice|record|decision|form|report))\s+[A-Z]{1,5}(?:/\d{1,4}){2,}$")
"""The number of one paper among those of its form: "Decision Notice DD/25/044"."""
COUNCIL_BEFORE = re.compile(r"(?P<name>[^-–—|:]+?)\s+[-–—|]\s+(?=\S)")
COUNCIL_AFTER = re.compile(r"\s+[-–—|]\s+(?P<name>[^-–—|:]+)$")
LONGEST = 260
"""Characters; what is longer is text."""


def cleaned(text: str) -> str | None:
    """A title without its appendix label, reference, page range and the marks at its ends; None where nothing stays."""
    text = REFERENCE_AFTER.sub(r"\1", REFERENCE.sub("", " ".join(text.split())))
    appendix = SAYS["frame_appendix"].match(text)
    if appendix and appendix["title"] and (appendix["mark"].strip() or appendix["title"][:1].isupper()):
        text = appendix["title"]
    text = re.sub(r"\s*\(pages? \d+\s*[-–]\s*\d+\)?\.?\s*$", "", text, flags=re.I).strip(" -–—:;|")
    minutes = re.match(r"minutes\b.{0,120}?(?= held\b)", text, re.I) if len(text) > LONGEST_SENTENCE else None
    text = minutes[0] if minutes else text
    says = 3 <= len(text) <= LONGEST and any(c.isalpha() for c in text)
    return text if says and not SAYS["not_a_title"].match(text) else None


def undated(title: str | None, of_a_council: bool = False) -> str | None:
    """A title without the day at its end, and without the council's name parted by a dash, but that of a paper that
    others wrote ``of_a_council``; with it where nothing else but a body would stay."""
    text = title or ""
    if not of_a_council:
        behind, ahead = COUNCIL_AFTER.search(text), COUNCIL_BEFORE.match(text)
        text = text[: behind.start()] if behind and is_council(behind["name"]) else text
        named = ahead and (is_council(ahead["name"]) or is_name(ahead["name"]))
        rest = text[ahead.end() :] if ahead and named else ""
        text = rest if len(without_days(rest)) > 3 and not printed_names(rest) else text  # nor of two councils one
    spans = [span for span in day_spans(text) if span.exact]
    last = spans and not text[spans[-1].end :].strip(" .)") and not re.search(r"\bheld\b", text, re.I)
    before = SAYS["day_before"].search(text[: spans[-1].start]) if last else None
    bare = text[: before.start()].strip(" -–—,") if before else text
    return title if not bare or (body_in(bare) and not SAYS["form_word"].search(bare)) else bare


def file_title(title: str | None) -> str | None:
    """The title in the file's properties, where it is one."""
    text = re.sub(r"^\(public pack\)\s*", "", (title or "").strip(), flags=re.I)
    return None if len(text) < 5 or SAYS["not_a_file_title"].match(text) else " ".join(text.split())
