"""The tagging stage on rows: leads, timescales, status, themes, mentions, links and the scheme that applies.

Everything here is read from the words that the rows hold and from nothing else, so that a run and ``retag`` do the
same: ``tagged`` of what ``tagged`` gave is what it gave.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from extract.accounts import SENTENCES, status_in_text
from extract.assemble.contacts import clean_rows
from extract.assemble.doubts import lead_doubts, timescale_doubts, with_witnesses
from extract.assemble.mentions import mention_rows, texts_of
from extract.assemble.names import (
    NAME_MARK,
    with_stand_ins,
    without_keyed_persons,
    without_names,
    without_stand_ins,
)
from extract.assemble.scheme import lga_scheme
from extract.assemble.stamp import Stamp
from extract.assemble.themes import theme_rows
from extract.assemble.told_times import time_in_text
from extract.assemble.yearless import SETTLED, log_day, plan_day, signed_day, with_years
from extract.codelists import Status, TimescaleKind
from extract.contacts import MARKS, without_contacts
from extract.councils import Profile, profile, registry
from extract.kept import kept
from extract.links import own_links
from extract.schema import UNKNOWN, ActionLeadRecord, ActionRecord, DocumentRecord, Extraction, MentionRecord
from extract.tag import Themes, Timescale, Vocabulary, post_ids, read_leads, read_status, read_timescale
from extract.tag.when import who_and_when

StatusSource = Literal["column", "timescale", "text", "colour"]

TICKS = tuple("✓✔☑✅")
ROW_DATE = re.compile(r"\b(?:meeting|raised|added|agreed|opened)\b", re.IGNORECASE)
"""Headings of columns that date a row of a log."""
MISSED = re.compile(r"^(?:not|no|none|nothing)\b|\b(?:not met|missed|passed)\b", re.IGNORECASE)
"""What a note says of an action that does not go on as planned."""
REVIEWED_RULE = "reviewed"
"""``timescale_rule`` of days that a reader of the paper set right: they stay."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a document's words are read with: general knowledge, the council's own, what the paper defines."""

    vocabulary: Vocabulary
    themes: Themes


def words_for(document: DocumentRecord, corpora: Path | None = None) -> Words:
    """The words to read ``document`` with. ``corpora``: a folder of councils' profiles that goes before the shipped.

    Raises ValueError for a profile that is not as it should be.
    """
    return _words(document.council_code, document.abbreviations, corpora)


@kept
def _words(council_code: str, abbreviations: Mapping[str, str], corpora: Path | None) -> Words:
    vocabulary, themes = Vocabulary.general(), Themes.general()
    council = registry(corpora).by_gss(council_code)
    own: Profile | None = profile(council, corpora) if council else None
    if council and own:
        vocabulary = vocabulary.with_abbreviations(own.abbreviations, post_spellings=own.posts, bodies=own.bodies)
        if own.themes:
            themes = themes.with_plan(plan_name(council.name), own.themes)
    return Words(vocabulary.with_abbreviations(abbreviations), themes)


def plan_name(council: str) -> str:
    """The name of the scheme of a council's plan: "Barking and Dagenham" has "barking-and-dagenham-plan"."""
    return re.sub(r"[^a-z]+", "-", council.lower().replace("'", "")).strip("-") + "-plan"


def tagged(found: Extraction, keep_persons: bool = True, corpora: Path | None = None) -> Extraction:
    """The rows with everything that is read out of their words, in place of what was read before.

    E-mail addresses and telephone numbers go first, and persons' names unless ``keep_persons``, so that nothing read
    from the words holds any. ``corpora`` as in ``words_for``, which says what is raised.
    """
    return with_mentions(with_fields(found, keep_persons, corpora), corpora)


def with_fields(found: Extraction, keep_persons: bool = True, corpora: Path | None = None) -> Extraction:
    """The first half of ``tagged``: clean words, and what the fields of actions say."""
    found = clean_rows(found, without_contacts)
    if not keep_persons:
        found = without_keyed_persons(found)
    words = words_for(found.document, corpora)
    if not keep_persons:
        found = without_names(found, words.vocabulary)
    told = [_with_time_of_lead(action, words.vocabulary) for action in found.actions]
    dated = {action.part_id for action in told if action.timescale_raw}
    told = [_with_time_of_note(action, action.part_id in dated) for action in told]
    found = found.model_copy(update={"actions": tuple(told)})
    actions = tuple(_tagged_actions(found, words.vocabulary))
    leads = tuple(_all_leads(found.model_copy(update={"actions": actions}), words.vocabulary))
    return found.model_copy(update={"actions": actions, "action_leads": leads})


def with_mentions(found: Extraction, corpora: Path | None = None) -> Extraction:
    """The other half: what running text names, themes, links and the scheme, by which no reading is judged."""
    words = words_for(found.document, corpora)
    made: dict[str, Any] = {
        "mentions": tuple(_mentions(found, words.vocabulary)),
        "theme_tags": tuple(theme_rows(found, words.themes)),
        "links": own_links(found),
        "document": found.document.model_copy(update={"lga_scheme": lga_scheme(found)}),
    }
    return found.model_copy(update=made)


# ---------------------------------------------------------------- actions


def _with_time_of_lead(action: ActionRecord, vocabulary: Vocabulary) -> ActionRecord:
    """The action with the time that stands amid the words of its lead as its timescale, where it has no other."""
    if not action.lead_raw or action.timescale_raw or {"lead", "timescale"} & action.inherited.keys():
        return action
    who, when = who_and_when(lead_words(action), vocabulary)
    if not who or not when:
        return action
    lines = [line.strip() for line in who.split("\n\n") if line.strip()]
    return action.model_copy(update={"lead_raw": " ".join(who.split()), "lead_lines": lines, "timescale_raw": when})


def _with_time_of_note(action: ActionRecord, dated: bool) -> ActionRecord:
    """The action with the time that its progress note tells, where it has no other; in a paper in which others are
    ``dated`` only one that is called a date or target."""
    if action.timescale_raw or "timescale" in action.inherited:
        return action
    when = time_in_text(action.progress_raw, called=dated)
    return action.model_copy(update={"timescale_raw": when}) if when else action


def _tagged_actions(found: Extraction, vocabulary: Vocabulary) -> Iterator[ActionRecord]:
    """The actions with what their words say, in their order."""
    times: dict[int, Timescale] = {}
    for part in found.parts:
        places = [place for place, action in enumerate(found.actions) if action.part_id == part.part_id]
        column = [found.actions[place] for place in places]
        cells = [action.inherited.get("timescale") or action.timescale_raw for action in column]
        passages = [passage.text for passage in _of_part(found.passages, part.part_id)]
        signed = signed_day(passages)
        readings = [
            (said, read_timescale(said, part.meeting_date or _row_date(action) or signed))
            for said, action in zip(cells, column, strict=True)
        ]
        texts = [found.document.title, part.title, *passages]
        begins = next((day for day in map(plan_day, texts[:2]) if day), None)
        asked = [_counts_from(action, part.meeting_date) for action in column]
        with_year = with_years(readings, log_day(texts, part.meeting_date), begins, asked)
        times |= dict(zip(places, with_year, strict=True))
    for place, action in enumerate(found.actions):
        words = action.inherited.get("timescale") or action.timescale_raw
        timescale = times.get(place) or read_timescale(words, _row_date(action))
        told = lead_doubts(with_stand_ins(lead_words(action)), vocabulary) | timescale_doubts(words, timescale)
        yield _tagged_action(action, timescale).model_copy(update={"evidence": with_witnesses(action, told)})


def _tagged_action(action: ActionRecord, timescale: Timescale) -> ActionRecord:
    """The action with its timescale and its status."""
    dated = [note.model_copy(update={"date": read_timescale(note.label, None).latest}) for note in action.progress]
    values: dict[str, Any] = {"progress": dated}
    kind = action.timescale_kind
    if action.timescale_rule != REVIEWED_RULE:
        kind = timescale.kind
        values |= {
            "timescale_kind": kind,
            "timescale_earliest": timescale.earliest,
            "timescale_latest": timescale.latest,
            "timescale_granularity": timescale.granularity,
            "timescale_anchor": timescale.anchor,
            "timescale_rule": timescale.rule,
            "timescale_approximate": timescale.approximate,
        }
    set_right = action.reviewed == "corrected" and action.status_source is None and action.status != "unknown"
    if not set_right:
        values["status"], values["status_source"] = _status(action, kind)
    return action.model_copy(update=values)


def _status(action: ActionRecord, kind: TimescaleKind) -> tuple[Status, StatusSource | None]:
    """The status by its column's words, else by the printed key to its colour or letter, else by the timescale, else
    by what the progress note or the action itself states."""
    status: Status
    source: StatusSource | None
    ticked = action.progress_raw if (action.progress_raw or "").startswith(TICKS) else None
    status, source = read_status(action.inherited.get("status") or action.status_raw or ticked, kind)
    answers = (action.status_raw or "").strip(" .").lower() in ("y", "yes", "n", "no")  # to what the heading asks
    if action.status_meaning and (status == "unknown" or source != "column" or answers):
        meant = read_status(action.status_meaning, kind)[0]
        status, source = meant, "column" if action.status_raw else "colour"
    if status == "unknown":
        stated = status_in_text(action.progress_raw, action.text)
        if stated or _goes_on(action.progress_raw):
            return stated or "in_progress", "text"
    return status, source


def _goes_on(account: str | None) -> bool:
    """Whether an account that says no more of how things stand goes on to tell by when they will be done."""
    several = account is not None and SENTENCES.search(account.strip()) is not None
    return several and not (account and MISSED.search(account)) and time_in_text(account) is not None


def _row_date(action: ActionRecord) -> dt.date | None:
    """The day a row of a log gives as that of its meeting or entry, for papers without a meeting date."""
    for heading, words in action.extra.items():
        if ROW_DATE.search(heading):
            found = read_timescale(words, None)
            if found.kind == "date" and found.granularity == "day":
                return found.latest
    return None


def _counts_from(action: ActionRecord, meeting: dt.date | None) -> dt.date | None:
    """The day from which a month without its year counts: the row's own, or one well before the meeting if done."""
    done = meeting and _status(action, "unspecified")[0] == "completed"
    return _row_date(action) or (meeting - SETTLED if meeting and done else None)


def lead_words(action: ActionRecord) -> str:
    """The words of the lead cell with its line ends, a blank line between paragraphs; those of ``lead_raw`` where that
    was set right since, those of the row above where the cell only points there."""
    if said := action.inherited.get("lead"):
        return said
    words = " ".join(" ".join(action.lead_lines).split())
    return "\n\n".join(action.lead_lines) if words == (action.lead_raw or "") else action.lead_raw or ""


def lead_rows(action: ActionRecord, vocabulary: Vocabulary) -> list[ActionLeadRecord]:
    """One row per lead in the action's lead cell. A person whose name was left out is the mark in its place."""
    words = with_stand_ins(MARKS.sub("\n\n", lead_words(action)))
    rows = []
    for position, lead in enumerate(read_leads(words, vocabulary), start=1):
        person = lead.person if lead.person == without_stand_ins(lead.person or "") else None
        rows.append(
            ActionLeadRecord(
                action_id=action.action_id,
                position=position,
                raw=without_stand_ins(lead.raw),
                name=without_stand_ins(lead.name),
                kind=lead.kind,
                rank=lead.rank,
                portfolio=lead.portfolio,
                person=person,
                qualifier=lead.qualifier,
                ambiguous=lead.ambiguous,
                document_id=action.document_id,
                council_code=action.council_code,
            )
        )
    return rows


def _all_leads(found: Extraction, vocabulary: Vocabulary) -> Iterator[ActionLeadRecord]:
    """The leads of all actions, each with the key of its post over the whole document."""
    rows = [lead for action in found.actions for lead in lead_rows(action, vocabulary)]
    document = found.document
    known = document.council_code != UNKNOWN
    council = document.council_code if known else f"{UNKNOWN}-{document.council or document.document_id[:12]}"
    for row, post in zip(rows, post_ids(rows, council, vocabulary), strict=True):
        yield row.model_copy(update={"post_id": None if NAME_MARK in row.name and row.rank is None else post})


# ---------------------------------------------------------------- running text


def _mentions(found: Extraction, vocabulary: Vocabulary) -> Iterator[MentionRecord]:
    """The mentions in the document's texts, paper by paper."""
    document = found.document
    stamp = Stamp(document.document_id, document.council_code, document.council)
    for part in found.parts:
        texts = texts_of(
            *(
                _of_part(rows, part.part_id)
                for rows in (found.passages, found.recommendations, found.actions, found.decisions)
            )
        )
        yield from mention_rows(texts, part.meeting_date, vocabulary, stamp)


def _of_part(rows: Sequence[Any], part_id: str) -> list[Any]:
    return [row for row in rows if row.part_id == part_id]
