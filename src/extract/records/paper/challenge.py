"""When the peer challenge took place that a paper is about.

The Local Government Association's corporate peer challenge brings a team of peers on site for three to five days;
papers print the days ("19-22 June 2023") or only the month. A date counts where one sentence puts it beside the
challenge, and not where that sentence speaks of another day: a return visit, a publication, a committee.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.days import DaySpan, day_spans
from extract.model import Page

TRIGGER = re.compile(r"peer (?:challenge|review)s?|\bpeer team|\bpeers\b.{0,60}\b(?:visited|spent|were on site)", re.I)
OTHER_CHALLENGE = re.compile(
    r"(?:planning|finance|financial|adult|social care|children|safeguarding|digital|communications|housing|fire|health|"
    r"waste|culture|licensing|scrutiny)(?:['’]s)?(?: services?| advisory service)? peer (?:challenge|review)",
    re.I,
)
OWN = re.compile(r"corporate|\blga\b|local government association", re.I)
VISIT = re.compile(
    r"visit|took place|tak(?:e|es|ing) place|undert(?:ake|ook|aken)|carried out|conducted|\bheld\b|hosted|on[- ]site|"
    r"invited|"
    r"participated|spent|received (?:a|an|its)|had (?:a|an|its) ",
    re.I,
)
ANOTHER_DAY = re.compile(
    r"follow[- ]?up|revisit|return|progress review|six[- ]month|publish|published|presented|considered|cabinet|"
    r"committee|"
    r"council meeting|approved|agreed|adopted|report(?:ed)? (?:to|on)|\bby\b|previous|last (?:lga|corporate|peer)|"
    r"deadline|next",
    re.I,
)
"""Words right before a date that make it another day's than the challenge's."""
NEAR = 130
"""Characters between the challenge and its date within a sentence."""
LONGEST_VISIT = 12
"""Days; a longer span is a programme."""
MOST_PAGES = 3


def challenge_dates(pages: Sequence[Page], title: str | None = None) -> DaySpan | None:
    """First and last day of the challenge, from the title and the first ``pages``; days go before a month."""
    best: DaySpan | None = None
    texts = [title or "", *(" ".join(line.text for line in page.lines) for page in pages[:MOST_PAGES])]
    for text in texts:
        if not TRIGGER.search(text):
            continue
        for sentence in re.split(r"(?<=[.!?;])\s+(?=[A-Z•])", text):
            found = _in_sentence(sentence)
            if found and found.exact:
                return found
            best = best or found
    return best


def _in_sentence(sentence: str) -> DaySpan | None:
    """The date that ``sentence`` gives the challenge, None where it gives none."""
    triggers = list(TRIGGER.finditer(sentence))
    if not triggers or (OTHER_CHALLENGE.search(sentence) and not OWN.search(sentence)):
        return None
    month: DaySpan | None = None
    for span in day_spans(sentence):
        near = min(max(t.start() - span.end, span.start - t.end(), 0) for t in triggers)
        if near > NEAR or ANOTHER_DAY.search(sentence[max(0, span.start - 28) : span.start]):
            continue
        if span.exact and 1 < span.days <= LONGEST_VISIT:
            return span
        if VISIT.search(sentence[max(0, span.start - NEAR) : span.end + NEAR]):
            month = month or span
    return month
