"""The tagging stage as parts of a spaCy pipeline: ``leads``, ``timescales`` and ``themes`` over the plain functions.

``models/council_tagger`` is the saved pipeline; ``spacy.load("council_tagger")`` finds it by name where the package is
installed, and the parts by its entry points; in a bare checkout import this module first. What a part is told stands on
the Doc, or in its config:

| extension | says |
|---|---|
| ``doc._.meeting_date`` | the paper's date as "2023-09-05", from which "within six months" counts |
| ``doc._.council`` | name or code of a council with a profile |
| ``doc._.read_as`` | "text" (running text), "lead" or "timescale" (the whole Doc is one cell of that column) |
| ``doc._.headings`` | headings that the text stands under, outermost first |

What they find: ``doc.spans["leads"]`` and ``doc.spans["timescales"]`` with the values in ``span._.lead`` and
``span._.timescale``; ``doc.spans["themes"]`` (label: theme, kb_id: scheme) and ``doc._.themes``. Values are dicts of
plain strings, so that a Doc can be pickled, sent to another process and kept in a DocBin. Days are ISO strings. The
span's ``label_`` is the kind, its ``kb_id_`` the lead's name or the days "2024-04-01/2024-06-30" (".." where open).
With ``ents`` in the config leads and timescales are ``doc.ents`` too, labels LEAD and TIMESCALE.
"""

from __future__ import annotations

import datetime as dt
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extract.tag.abbreviations import defined_abbreviations
from extract.tag.council import themes_of, vocabulary_of
from extract.tag.lead import Lead
from extract.tag.leads import read_leads
from extract.tag.mentions import FoundMention, find_mentions
from extract.tag.mentions.words import word_by_word
from extract.tag.themes import ThemeTag
from extract.tag.timescales import Timescale, read_timescale
from extract.tag.vocabulary import Vocabulary

Values = dict[str, Any]
Place = tuple[int, int]
"""The first token, and the one after the last."""
Found = tuple[Place, str, Values]
"""Where it stands, its label, its values."""

READ_AS = ("text", "lead", "timescale")
_TOLD = {"meeting_date": None, "council": None, "read_as": "text", "headings": None}


def _declare() -> None:
    """Extensions that are not there yet: one that the user has declared stays the user's."""
    for name, default in {**_TOLD, "themes": None}.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    for name in ("lead", "timescale"):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)


_declare()


class Part:
    """A part of the pipeline. Its settings are those of the config, which spaCy saves; ``to_disk`` and ``to_bytes``
    save the words added to it."""

    def __init__(self, council: str | None = None, meeting_date: str | None = None, ents: bool = False) -> None:
        _date(meeting_date)
        self.council = council
        self.meeting_date = meeting_date
        self.ents = ents
        self.abbreviations: dict[str, str] = {}

    def add_abbreviations(self, abbreviations: Mapping[str, str]) -> None:
        """Words that hold for all texts: what is printed, with what it stands for. Saved with the pipeline."""
        self.abbreviations.update(abbreviations)

    def __call__(self, doc: Doc) -> Doc:
        raise NotImplementedError

    def words(self, doc: Doc) -> Vocabulary:
        """General words, over them the council's, those added here, those that the text defines."""
        known = vocabulary_of(doc._.council or self.council).with_abbreviations(self.abbreviations)
        return known.with_abbreviations(_defined(_text(doc)))

    def anchor(self, doc: Doc) -> dt.date | None:
        return _date(doc._.meeting_date or self.meeting_date)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        told = {"abbreviations": self.abbreviations}
        return (json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Part:  # noqa: ARG002
        self.abbreviations = dict(json.loads(data)["abbreviations"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        Path(path).with_suffix(".json").write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Part:
        return self.from_bytes(Path(path).with_suffix(".json").read_bytes(), exclude=exclude)


class Leads(Part):
    """Sets ``doc.spans["leads"]``, in the order of the text; a lead that leads twice in a cell stands once."""

    def __call__(self, doc: Doc) -> Doc:
        words = self.words(doc)
        found: list[Found] = []
        if _read_as(doc) == "lead":
            found = _in_cell(doc, read_leads(_text(doc), words))
        elif _read_as(doc) == "text":
            mentions = _mentions(_text(doc), self.anchor(doc), words)
            found = [_mentioned_lead(doc, one, words) for one in mentions if one.field == "lead"]
        return _set(doc, "leads", "lead", found, self.ents)


class Timescales(Part):
    """Sets ``doc.spans["timescales"]``; as a cell the whole Doc is one timescale, whatever it says."""

    def __call__(self, doc: Doc) -> Doc:
        anchor = self.anchor(doc)
        found: list[Found] = []
        if _read_as(doc) == "timescale" and len(doc):
            what = read_timescale(_text(doc), anchor)
            found = [((0, len(doc)), what.kind, _plain(_values(what)))]
        elif _read_as(doc) == "text":
            mentions = _mentions(_text(doc), anchor, self.words(doc))
            found = [
                (
                    _tokens(_starts(doc), one.start, one.end),
                    one.kind,
                    _plain({key: getattr(one, key) for key in _TIME_KEYS}),
                )
                for one in mentions
                if one.field == "timescale"
            ]
        return _set(doc, "timescales", "timescale", found, self.ents)


class ThemesOfText(Part):
    """Sets ``doc._.themes``, the surest first, and ``doc.spans["themes"]`` where words of the text speak for them."""

    def __call__(self, doc: Doc) -> Doc:
        tags = themes_of(doc._.council or self.council).tag(_text(doc), tuple(doc._.headings or ()))
        doc._.themes = [_plain({**_values(tag), "spans": [list(span) for span in tag.spans]}) for tag in tags]
        starts = _starts(doc)
        doc.spans["themes"] = [
            Span(doc, *_tokens(starts, *place), label=tag.theme, kb_id=tag.scheme)
            for tag in tags
            for place in tag.spans
        ]
        return doc


_TOLD_TO_PART = {"council": None, "meeting_date": None, "ents": False}


@Language.factory("council_leads", default_config=_TOLD_TO_PART)
def make_leads(nlp: Language, name: str, council: str | None, meeting_date: str | None, ents: bool) -> Part:  # noqa: ARG001
    _speed_up(nlp)
    return Leads(council, meeting_date, ents)


@Language.factory("council_timescales", default_config=_TOLD_TO_PART)
def make_timescales(nlp: Language, name: str, council: str | None, meeting_date: str | None, ents: bool) -> Part:  # noqa: ARG001
    _speed_up(nlp)
    return Timescales(council, meeting_date, ents)


@Language.factory("council_themes", default_config={"council": None})
def make_themes(nlp: Language, name: str, council: str | None) -> Part:  # noqa: ARG001
    _speed_up(nlp)
    return ThemesOfText(council)


def _speed_up(nlp: Language) -> None:
    """spaCy's own tokenizer takes longer than any part; another that the user has chosen stays."""
    if type(nlp.tokenizer) is Tokenizer:
        nlp.tokenizer = word_by_word(nlp.tokenizer)


_TIME_KEYS = [field.name for field in fields(Timescale) if field.name in {key.name for key in fields(FoundMention)}]


@lru_cache(maxsize=1)
def _mentions(text: str, anchor: dt.date | None, vocabulary: Vocabulary) -> list[FoundMention]:
    """Both parts ask for the same Doc one after the other: a lead and a timescale never stand over each other."""
    return find_mentions(text, anchor, vocabulary)


@lru_cache(maxsize=1)
def _text(doc: Doc) -> str:
    """Every part asks for it, and spaCy puts it together anew each time: a quarter of all that the parts take."""
    return doc.text


@lru_cache(maxsize=1)
def _defined(text: str) -> Mapping[str, str]:
    return defined_abbreviations(text)


def _values(one: Lead | Timescale | ThemeTag) -> Values:
    return {field.name: getattr(one, field.name) for field in fields(one)}


def _mentioned_lead(doc: Doc, one: FoundMention, words: Vocabulary) -> Found:
    read = next((lead for lead in read_leads(one.raw, words) if lead.name == one.name), None)
    lead = read or Lead(one.raw, one.name or one.raw, one.kind)  # type: ignore[arg-type]
    return (
        _tokens(_starts(doc), one.start, one.end),
        one.kind,
        _plain({**_values(lead), "raw": one.raw, "kind": one.kind}),
    )


def _in_cell(doc: Doc, leads: Iterable[Lead]) -> list[Found]:
    """Each lead with its words, in the order of the cell; all of it where the words were put together anew."""
    found: list[Found] = []
    after = 0
    for lead in leads:
        start = _text(doc).find(lead.raw, after)
        place = _tokens(_starts(doc), start, start + len(lead.raw)) if start >= 0 else (0, len(doc))
        after = max(after, start + len(lead.raw)) if start >= 0 else after
        found.append((place, lead.kind, _plain(_values(lead))))
    return found


def _set(doc: Doc, key: str, extension: str, found: Iterable[Found], ents: bool) -> Doc:
    """The spans with their values. The name of a lead, and the days of a timescale, are the span's ``kb_id_`` too,
    which a DocBin keeps also without user data."""
    spans = []
    for place, label, values in found:
        days = "/".join(values.get(day) or ".." for day in ("earliest", "latest"))
        span = Span(doc, *place, label=label, kb_id=values.get("name") or days)
        span._.set(extension, values)
        spans.append(span)
    doc.spans[key] = spans
    if ents:
        label = extension.upper()
        own = [Span(doc, span.start, span.end, label=label, kb_id=span.kb_id_) for span in spans]
        doc.ents = filter_spans([*own, *doc.ents])
    return doc


def _tokens(starts: list[int], start: int, end: int) -> Place:
    """The tokens that hold the characters ``start`` up to ``end``, of which the first and the last are no spaces."""
    return bisect_right(starts, start) - 1, bisect_left(starts, end)


@lru_cache(maxsize=1)
def _starts(doc: Doc) -> list[int]:
    """The characters at which the tokens begin."""
    starts: list[int] = doc.to_array("IDX").tolist()
    return starts


def _read_as(doc: Doc) -> str:
    how: str = doc._.read_as or READ_AS[0]
    if how not in READ_AS:
        raise ValueError(f"doc._.read_as is {how!r}; it may be {', '.join(READ_AS)}")
    return how


def _date(told: str | dt.date | None) -> dt.date | None:
    if told is None or isinstance(told, dt.date):
        return told
    try:
        return dt.date.fromisoformat(told)
    except ValueError:
        raise ValueError(f"meeting_date is {told!r}; write it as 2023-09-05") from None


def _plain(values: Values) -> Values:
    return {
        key: value.isoformat() if isinstance(value, dt.date) else list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
    }
