"""Text to values: who leads, by when, how it stands."""

from __future__ import annotations

from extract.tag.abbreviations import defined_abbreviations
from extract.tag.across import canonical_posts, post_ids
from extract.tag.lead import Lead
from extract.tag.leads import read_leads
from extract.tag.mentions import FoundMention, find_mentions
from extract.tag.status import read_status
from extract.tag.themes import Themes, ThemeTag
from extract.tag.timescales import Mention, Timescale, find_timescales, read_timescale
from extract.tag.vocabulary import Vocabulary

__all__ = [
    "FoundMention",
    "Lead",
    "Mention",
    "ThemeTag",
    "Themes",
    "Timescale",
    "Vocabulary",
    "canonical_posts",
    "defined_abbreviations",
    "find_mentions",
    "find_timescales",
    "post_ids",
    "read_leads",
    "read_status",
    "read_timescale",
]
