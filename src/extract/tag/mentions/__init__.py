"""Leads and timescales mentioned in running text, with the characters where each stands.

Running text has many words that a lead cell has not, so a lead must look like a name: a rank with its portfolio
("Head of Legal Services"), a post that needs none ("Chief Executive"), an office given by statute, a body, a named
councillor. Names are capitalised; "directors", "the cabinet" and "the council" name nobody.

Loading spaCy takes longer than reading most papers' texts, so it waits for the first text that may name a lead.
"""

from __future__ import annotations

from datetime import date

from extract.kept import kept
from extract.tag.mentions.found import FoundMention
from extract.tag.mentions.heads import may_name_lead
from extract.tag.mentions.times import timescales
from extract.tag.timescales.stretches import stretches
from extract.tag.timescales.tokens import plain
from extract.tag.vocabulary import Vocabulary

__all__ = ["FoundMention", "find_mentions"]


@kept
def find_mentions(text: str, anchor: date | None, vocabulary: Vocabulary) -> list[FoundMention]:
    """Leads and timescales in ``text``, in order, none over another; of two that overlap the longer one stands.

    ``anchor`` is the date of the paper, from which words such as "within six months" count.
    """
    found = [*_leads(text, vocabulary), *timescales(text, anchor)]
    taken = bytearray(len(text))
    kept: list[FoundMention] = []
    for mention in sorted(found, key=lambda one: (one.start - one.end, one.start, one.rule or "")):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept, key=lambda one: one.start)


def _leads(text: str, vocabulary: Vocabulary) -> list[FoundMention]:
    if not may_name_lead(text, vocabulary):
        return []
    from extract.tag.mentions.names import leads  # loads spaCy

    places = [place for place in stretches(plain(text)) if may_name_lead(text, vocabulary, *place)]
    return [mention for start, end in places for mention in leads(text, start, end, vocabulary)]
