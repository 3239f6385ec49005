"""When the peer challenge took place that a paper is about.

The Local Government Association's corporate peer challenge brings a team of peers on site for three to five days;
papers print the days ("19-22 June 2023") or only the month. A date counts where one sentence puts it beside the
challenge, and not where that sentence speaks of another day: a return visit, a publication, a committee.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.days import DaySpan, day_spans
from extract.kept import kept
from extract.model import Page
from extract.records.phrases import FRONTS as SAYS

NEAR = 130
"""Characters between the challenge and its date within a sentence."""
LONGEST_VISIT = 12
"""Days; a longer span is a programme."""
MOST_PAGES = 3


@kept
def challenge_dates(pages: Sequence[Page], title: str | None = None) -> DaySpan | None:
    """First and last day of the challenge, from the title and the first ``pages``; days go before a month."""
    best: DaySpan | None = None
    texts = [title or "", *(" ".join(line.text for line in page.lines) for page in pages[:MOST_PAGES])]
    for text in texts:
        if not SAYS["trigger"].search(text):
            continue
        for sentence in re.split(r"(?<=[.!?;])\s+(?=[A-Z•])", text):
            found = _in_sentence(sentence)
            if found and found.exact:
                return found
            best = best or found
    return best


def _in_sentence(sentence: str) -> DaySpan | None:
    """The date that ``sentence`` gives the challenge, None where it gives none."""
    triggers = list(SAYS["trigger"].finditer(sentence))
    if not triggers or (SAYS["other_challenge"].search(sentence) and not SAYS["own"].search(sentence)):
        return None
    month: DaySpan | None = None
    for span in day_spans(sentence):
        near = min(max(t.start() - span.end, span.start - t.end(), 0) for t in triggers)
        if near > NEAR or SAYS["another_day"].search(sentence[max(0, span.start - 28) : span.start]):
            continue
        if span.exact and 1 < span.days <= LONGEST_VISIT:
            return span
        if SAYS["visit"].search(sentence[max(0, span.start - NEAR) : span.end + NEAR]):
            month = month or span
    return month
