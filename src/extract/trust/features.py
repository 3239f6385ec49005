"""What is known of a record that may tell whether it is right, as numbers.

Everything is read off a document's rows, so that a run and ``retag`` judge alike. Numbers are relative to the record's
mates (the records of its kind in the same table, or in the running text of the same paper) rather than to a kind of
paper: errors come by whole tables and papers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.issues import Code
from extract.schema import ActionRecord, DecisionRecord, Extraction, Placed, TableRecord
from extract.trust.holding import Beside, Numbers
from extract.trust.kinds import KINDS, Reading, Settings, Signs, chances_of, compared, signs_of
from extract.trust.mates import CLOSED, FEW, Counted, Mates

Features = dict[str, float]

LETTER_CASE = re.compile(r"^[A-Z\"'‘“(£0-9•]")
MONEY = re.compile(r"£\s?\d|\d\s?%|\bk\b")
DAY = re.compile(r"\b(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d\d)\b")
WORD = re.compile(r"[^\W\d_]+")
MODAL = re.compile(r"\b(?:will|should|shall|must|to be|needs? to)\b", re.IGNORECASE)
CUT = re.compile(r"\b(?:and|or|of|the|to|for|an?|in|with|by|on|at|from|that|which|is|are|be|as|into|their|its|our)$")
"""Words that no wording ends with unless it was cut."""
PAST = re.compile(r"\b(?:was|were|has been|have been|had)\b", re.IGNORECASE)
INSTEAD = "instead_"
"""How names begin that tell the next best reading of a table's columns: words for ``why``, no signs."""
SOURCES = ("tagged", "ruled", "aligned", "camelot", "prose")
ROLES = ("action_plan", "recommendation_list", "key_value", "financial", "kpi", "risk", "layout", "other")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the records of one document stand among."""

    found: Extraction
    tables: Mapping[int, Sequence[TableRecord]]
    """Tables by the pages they stand on."""
    warned: Mapping[int, int]
    """How many warnings and errors a page has."""
    unread: Mapping[int, int]
    """How many columns of a page were not understood."""
    texts: Mapping[str, int]
    """How often the same words stand as a record."""
    leads: Mapping[str, tuple[int, float, float]]
    """By action: how many leads, the share of unknown kind, the share with another reasonable reading."""

    @staticmethod
    def of(found: Extraction) -> Surroundings:
        tables: dict[int, list[TableRecord]] = {}
        for table in found.tables:
            for page in sorted({place.page for place in table.regions}):
                tables.setdefault(page, []).append(table)
        warned = Counter(
            i.page for i in found.issues if i.page and i.severity != "info" and i.code != Code.ROWS_DOUBTFUL
        )
        unread = Counter(i.page for i in found.issues if i.page and i.code == Code.COLUMN_UNREAD)
        texts = Counter(record.text for record in records_of(found))
        return Surroundings(found, tables, warned, unread, texts, _leads(found))

    def table_of(self, record: Placed) -> TableRecord | None:
        """The smallest table that holds the middle of the record's first place."""
        if record.method.startswith("prose") or not record.regions:
            return None
        place = record.regions[0]
        x, y = (place.x0 + place.x1) / 2, (place.top + place.bottom) / 2
        around = [
            (box.x1 - box.x0) * (box.bottom - box.top)
            for table in self.tables.get(place.page, ())
            for box in table.regions
            if box.page == place.page and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
        ]
        if not around:
            return None
        smallest = min(around)
        for table in self.tables[place.page]:
            for box in table.regions:
                if box.page == place.page and (box.x1 - box.x0) * (box.bottom - box.top) == smallest:
                    return table
        return None


def _leads(found: Extraction) -> dict[str, tuple[int, float, float]]:
    by_action: dict[str, list[tuple[bool, bool]]] = {}
    for lead in found.action_leads:
        by_action.setdefault(lead.action_id, []).append((lead.kind == "unknown", lead.ambiguous))
    return {
        key: (len(own), sum(u for u, _ in own) / len(own), sum(a for _, a in own) / len(own))
        for key, own in by_action.items()
    }


def records_of(found: Extraction) -> Iterator[Counted]:
    """Recommendations, actions and decisions, in this order."""
    yield from found.recommendations
    yield from found.actions
    yield from found.decisions


class Seen(NamedTuple):
    """A record with what it stands in; records of one ``group`` are mates. ``signs`` are those of the second opinion on
    its kind."""

    record: Counted
    table: TableRecord | None
    group: tuple[str, str]
    signs: Signs


def seen(found: Extraction, around: Surroundings) -> list[Seen]:
    """The records of a document, in the order of ``records_of``."""
    settings = Settings(found)
    told = []
    for record in records_of(found):
        table = around.table_of(record)
        signs = signs_of(record.text, settings.of(record, record.part_id, table))
        told.append(Seen(record, table, (kind_of(record), table.table_id if table else record.part_id), signs))
    return told


def kind_of(record: Counted) -> str:
    """ "recommendation", "action" or "decision"."""
    if isinstance(record, ActionRecord):
        return "action"
    return "decision" if isinstance(record, DecisionRecord) else "recommendation"


def features_of(found: Extraction) -> list[tuple[Counted, Features]]:
    """Every record of a document with its numbers, in the order of ``records_of``."""
    around = Surroundings.of(found)
    all_seen = seen(found, around)
    groups: dict[tuple[str, str], list[Counted]] = {}
    for each in all_seen:
        groups.setdefault(each.group, []).append(each.record)
    mates = {key: Mates.of(group) for key, group in groups.items()}
    beside = {key: Beside.of(group) for key, group in groups.items()}
    numbers = Numbers.of(found.recommendations, found.actions)
    read = compared([Reading(chances_of(each.signs), KINDS.index(each.group[0]), each.group) for each in all_seen])
    counts = {"n_recommendations": len(found.recommendations), "n_actions": len(found.actions),
              "n_decisions": len(found.decisions)}  # fmt: skip
    document = {f"in_{key}": min(value, 60) / 60 for key, value in counts.items()} | _of_document(found)
    return [
        (record, document | _of_record(record, around) | _of_table(table) | mates[group].seen_by(record) | reading
         | beside[group].seen_by(record, numbers, table)
         | {f"e_{witness.name}": witness.value for witness in record.evidence if not witness.name.startswith(INSTEAD)})
        for (record, table, group, _), reading in zip(all_seen, read, strict=True)
    ]  # fmt: skip


def _of_document(found: Extraction) -> Features:
    types: Counter[str] = Counter(part.document_type for part in found.parts)
    total = max(1, sum(types.values()))
    names = ("action_plan", "cover_report", "minutes", "response", "inspection_report", "agenda", "other")
    title = (found.document.title or "").lower()
    return {
        **{f"type_{name}": types.get(name, 0) / total for name in names},
        "title_says_plan": float(bool(re.search(r"action plan|improvement plan|tracker|action log", title))),
        "pages": min(found.document.page_count, 40) / 40,
        "tagged_file": float(found.document.tagged),
        "count_differs": float(any(issue.code == Code.COUNT_DIFFERS for issue in found.issues)),
    }


def _of_record(record: Counted, around: Surroundings) -> Features:
    text = record.text
    words = WORD.findall(text)
    letters = sum(map(str.isalpha, text))
    features = {
        **{f"by_{name}": float(record.method.startswith(name)) for name in SOURCES},
        "ocr": float(record.method.endswith("+ocr")),
        "words": min(len(words), 120) / 120,
        "few_words": float(len(words) < FEW),
        "capital": float(bool(LETTER_CASE.match(text))),
        "closed": float(bool(CLOSED.search(text))),
        "money": min(len(MONEY.findall(text)), 4) / 4,
        "days": min(len(DAY.findall(text)), 4) / 4,
        "letters": letters / max(1, len(text)),
        "capitals": sum(map(str.isupper, text)) / max(1, letters),
        "modal": float(bool(MODAL.search(text))),
        "past": float(bool(PAST.search(text))),
        "to": float(words[:1] == ["To"] or words[:1] == ["to"]),
        "lines": min(text.count("\n"), 12) / 12,
        "colon": float(text.rstrip().endswith(":")),
        "question": float("?" in text),
        "unclosed": float(text.count("(") != text.count(")") or text.count("“") != text.count("”")),
        "cut": float(bool(CUT.search(text))),
        "said_again": float(around.texts[text] > 1),
        "warned": min(around.warned.get(record.page_first, 0), 4) / 4,
        "columns_unread": min(around.unread.get(record.page_first, 0), 4) / 4,
        "pages_spanned": min(record.page_last - record.page_first, 3) / 3,
    }
    return features | _of_kind(record, around)


def _of_kind(record: Counted, around: Surroundings) -> Features:
    if isinstance(record, ActionRecord):
        many, unknown, unsure = around.leads.get(record.action_id, (0, 0.0, 0.0))
        return {
            "is_action": 1.0,
            "has_lead": float(bool(record.lead_raw)),
            "lead_words": min(len((record.lead_raw or "").split()), 30) / 30,
            "leads": min(many, 6) / 6,
            "leads_unknown": unknown,
            "leads_unsure": unsure,
            "has_time": float(bool(record.timescale_raw)),
            "time_unread": float(bool(record.timescale_raw) and record.timescale_kind == "unspecified"),
            "time_words": min(len((record.timescale_raw or "").split()), 20) / 20,
            "time_approximate": float(record.timescale_approximate),
            "has_status": float(bool(record.status_raw or record.status_colour)),
            "status_unread": float(bool(record.status_raw) and record.status == "unknown"),
            "status_words": min(len((record.status_raw or "").split()), 20) / 20,
            "has_ref": float(bool(record.ref)),
            "has_link": float(bool(record.recommendation_numbers or record.recommendation_ids)),
            "links": min(len(record.recommendation_ids), 4) / 4,
            "in_group": float(bool(record.group_label)),
            "extras": min(len(record.extra), 6) / 6,
            "unsure_pairing": float(record.ambiguous),
            "noted": min(len(record.notes), 3) / 3,
        }
    features = {"has_number": float(bool(record.number))}
    if isinstance(record, DecisionRecord):
        return features | {
            "is_decision": 1.0,
            "verb_known": float(bool(record.verb)),
            "has_stem": float(bool(record.stem)),
            "resolved": float(record.state == "resolved"),
            "maker_known": float(bool(record.decision_maker)),
        }
    answered = sum(record.recommendation_id in action.recommendation_ids for action in around.found.actions)
    return features | {
        "is_recommendation": 1.0,
        "answered": min(answered, 5) / 5,
        "answer_known": float(record.response is not None),
        "origin_known": float(record.origin not in ("unknown", "other")),
        "has_context": float(bool(record.context)),
    }


def _of_table(table: TableRecord | None) -> Features:
    if table is None:
        return {"in_table": 0.0}
    filled = sum(bool(cell.text) for cell in table.cells)
    return {
        "in_table": 1.0,
        "table_score": table.confidence,
        "table_columns": min(table.n_columns, 12) / 12,
        "table_rows": min(table.n_rows, 40) / 40,
        "table_headed": sum(bool(words) for words in table.header) / max(1, table.n_columns),
        "table_filled": filled / max(1, len(table.cells)),
        **{f"role_{name}": float(table.role == name) for name in ROLES},
    }
