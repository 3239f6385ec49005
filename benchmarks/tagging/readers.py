"""Who reads the strings: us, naive splitting, spaCy's EntityRuler with our words, and two date libraries.

A reader of leads gives plain names, a reader of times (first, last) days. Date libraries know single days; a month
that dateparser says is one ("period") is widened to its first and last day, so that it loses nothing by its form.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

LeadReader = Callable[[str], frozenset[str]]
"""A lead cell to the keys (``name_key``) of the leads it names."""
Days = list[tuple[date | None, date | None]]
TimeReader = Callable[[str, date | None], Days]


def name_key(name: str) -> str:
    """A name by its words alone: neither order nor plural, mark or small word tells two spellings apart."""
    words = re.findall(r"\w+", name.lower().replace("'s", ""))
    return " ".join(sorted({word.rstrip("s") for word in words} - {"of", "for", "the", "and", ""}))


def our_leads() -> LeadReader:
    from extract.tag import Vocabulary, read_leads

    known = Vocabulary.general().with_abbreviations({"CMT": "Council Management Team"})

    return lambda text: frozenset(name_key(lead.name) for lead in read_leads(text, known))


def naive_leads() -> LeadReader:
    """Split at every mark and "and", as a spreadsheet would."""

    def read(text: str) -> frozenset[str]:
        keys = {name_key(piece) for piece in re.split(r"\s*(?:[,;/&\n]|\band\b)\s*", text)}
        return frozenset(keys - {"", "tbc", "a n", "vacant"})

    return read


def ruler_leads() -> LeadReader:
    """spaCy's EntityRuler alone, given every form of our vocabulary."""
    import spacy

    from extract.tag.tagger import vocabulary_patterns
    from extract.tag.vocabulary import Vocabulary

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(vocabulary_patterns(Vocabulary.general()))  # type: ignore[attr-defined]
    return lambda text: frozenset(name_key(entity.text) for entity in nlp(text).ents)


def our_times() -> TimeReader:
    from extract.tag import read_timescale

    def read(text: str, anchor: date | None) -> Days:
        found = read_timescale(text, anchor)
        return [(found.earliest, found.latest)] if found.earliest or found.latest else []

    return read


def naive_times() -> TimeReader:
    """The whole string by the usual formats of ``strptime``."""
    formats = ("%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%B %Y", "%b %Y", "%Y")

    def read(text: str, _: date | None) -> Days:
        words = re.sub(r"^(?:by|from|until|in)\s+|(?<=\d)(?:st|nd|rd|th)\b", "", text.strip(), flags=re.IGNORECASE)
        for form in formats:
            try:
                day = datetime.strptime(words, form).date()
            except ValueError:
                continue
            return [_widened(day, "day" if "%d" in form else "year" if form == "%Y" else "month")]
        return []

    return read


def dateparser_times() -> TimeReader:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def read(text: str, anchor: date | None) -> Days:
        told: dict[str, Any] = {"DATE_ORDER": "DMY"}
        if anchor:
            told["RELATIVE_BASE"] = datetime.combine(anchor, time())
        parser = DateDataParser(languages=["en"], settings=told)
        found = search_dates(text, languages=["en"], settings=told) or []
        return [_widened(when.date(), parser.get_date_data(words).period or "day") for words, when in found]

    return read


def datefinder_times() -> TimeReader:
    import datefinder

    def read(text: str, anchor: date | None) -> Days:
        base = datetime.combine(anchor, time()) if anchor else None
        found = datefinder.find_dates(text, source=True, base_date=base, first="day")
        return [
            _widened(when.date(), "day" if re.search(r"\b\d{1,2}(?!\d)", words) else "month") for when, words in found
        ]

    return read


def _widened(day: date, period: str) -> tuple[date, date]:
    if period == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if period == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day, day


LEADS: dict[str, Callable[[], LeadReader]] = {
    "ours": our_leads, "EntityRuler with our words": ruler_leads, "naive splitting": naive_leads,
}  # fmt: skip
TIMES: dict[str, Callable[[], TimeReader]] = {
    "ours": our_times, "dateparser": dateparser_times, "datefinder": datefinder_times, "strptime": naive_times,
}  # fmt: skip
PEERS = ("dateparser", "datefinder")
"""Those that live in the peers' environment."""
