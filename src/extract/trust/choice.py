"""Which of several readings of one paper is the likeliest to be right, by the chances of its rows."""

from __future__ import annotations

from collections.abc import Sequence, Set
from statistics import mean
from typing import Literal

from extract.boxes import Box
from extract.codelists import TableRole
from extract.issues import Code
from extract.schema import ActionRecord, Extraction, Judged, RecommendationRecord
from extract.trust.mates import Counted

__all__ = ["is_doubtful", "likeliest", "may_be_likelier"]

SURE, WHOLLY, CLEARLY = 0.84, 0.6, 0.1
"""The mean chances of being a record, and of being right in every field, that the rows of a sound reading have; by how
much the second one must be higher in a reading with other records, where the usual one is sure of its own."""
MANY_MORE = 1.5
"""Times as many records as in the usual reading, by which another one need not be surer of their fields."""
TORN, FEW = 0.2, 2
"""The share of recommendations and actions that begin amid a sentence, and how many must, in a reading that cut lines
or cells wrongly."""
SUSPICIONS = (Code.PLAN_UNREAD, Code.LIST_UNREAD, Code.ROWS_DOUBTFUL)
"""What is told of a reading that lost or made up records."""
EVEN, WHOLE, SUSPICION, MARGIN = 0.33, 0.35, 0.6, 0.25
"""The chance at which a row is worth neither more nor less than none, what its chance to be right in every field counts
beside that, what each suspicion costs, and by how much another reading must be worth more than the usual one. Chosen
with labelled papers, by what ``benchmarks.ways`` prints."""
SETTLED: frozenset[TableRole] = frozenset(("risk", "membership"))
"""Kinds of tables that are told by their headings alone and give no record: what the usual reading knows for one is no
record to a reading that does not see the table."""
A_LIST = 5
"""Rows of a plan or list that its reader lost whole; fewer out of pages that say nothing are chance."""
LEAST_SAID, LEAST_KEPT, MOST_LOST = 0.3, 0.5, 1.5
"""Of the words in the usual reading's rows, how many another one's must have: one with far fewer lost more than it
mended; how many where it tells no text that the usual one does not. By how many rows right in every field it may be
expected to be worse, for more or surer records."""


def is_doubtful(found: Extraction) -> bool:
    """Whether the paper may be read better in another way: its rows are not sure, or probably wrong in some field, or
    records were probably lost."""
    return _is_unsure(found) or _is_torn(found) or _mean(found, "confidence") < WHOLLY


def may_be_likelier(usual: Extraction, records: int) -> bool:
    """Whether a reading of so many records, were all of them sure, may be worth more than the usual one."""
    return records * (1 - EVEN + WHOLE) > max(0.0, _worth(usual) + MARGIN)


def likeliest(usual: Extraction, others: Sequence[Extraction]) -> int | None:
    """The place among ``others`` of the reading that is worth most; None where the usual one is as good. A reading
    whose rows are less sure than the usual one's, but where it only adds some, or tell far less, is none; nor is one
    that is expected to hold fewer records than a usual one that is sure of its rows. Where both tell the same texts
    the worth alone counts."""
    best, at = _worth(usual) + MARGIN, None
    for place, other in enumerate(_with_settled(usual, other) for other in others):
        if _holds_its_own(usual, other) and (worth := _worth(other)) > best:
            best, at = worth, place
    return at


def _holds_its_own(usual: Extraction, other: Extraction) -> bool:
    if not _rows(usual):  # most papers that say nothing hold nothing: a few rows that make one speak have to be sure
        several = sum((row.p_record or 0.0) >= EVEN for row in _rows(other)) >= A_LIST
        return bool(_rows(other)) and _mean(other) >= (EVEN if several else SURE)
    if _kinds_and_texts(other) == _kinds_and_texts(usual):  # their fields alone differ
        return True
    if not _is_unsure(usual):  # it was doubted for its cut rows or its fields
        whole = _mean(usual, "confidence")
        for_fields = whole < WHOLLY and not _is_torn(usual)
        less, many_more = _expected(other) < _expected(usual), _expected(other) >= MANY_MORE * _expected(usual)
        if less or (for_fields and not many_more and _mean(other, "confidence") < whole + CLEARLY):
            return False
    told = set(_texts(usual))
    adds = set(_texts(other)) - told
    return (
        (_mean(other) >= _mean(usual) or _only_adds(other, told))
        and _said(other) >= (LEAST_SAID if adds else LEAST_KEPT) * _said(usual)
        and _whole(other) >= _whole(usual) - MOST_LOST
    )


def _only_adds(other: Extraction, told: Set[str]) -> bool:
    """Whether it keeps all texts that the usual reading ``told``, and adds a list that is rather one of records."""
    more = list({row.text: row.p_record or 0.0 for row in _rows(other) if row.text not in told}.values())
    return told <= set(_texts(other)) and len(more) >= A_LIST and mean(more) >= EVEN


def _with_settled(usual: Extraction, other: Extraction) -> Extraction:
    """``other``, its rows without any chance where they stand in a table of the usual reading that gives no record."""
    settled = [place for table in usual.tables if table.role in SETTLED for place in table.regions]
    boxes = [(place.page, Box(place.x0, place.top, place.x1, place.bottom)) for place in settled]

    def weighed(row: Judged) -> Judged:
        first = row.regions[0]
        own = Box(first.x0, first.top, first.x1, first.bottom)
        lies_in = any(page == first.page and box.holds_centre(own) for page, box in boxes)
        return row.model_copy(update={"p_record": 0.0, "confidence": 0.0}) if lies_in else row

    counted = ("recommendations", "actions", "decisions")
    return other.model_copy(update={name: tuple(map(weighed, getattr(other, name))) for name in counted})


def _worth(found: Extraction) -> float:
    records = sum((row.p_record or 0.0) - EVEN for row in _rows(found))
    return records + WHOLE * _whole(found) - SUSPICION * _suspicions(found)


def _whole(found: Extraction) -> float:
    """How many of the rows that are probably records are expected to be right in every field."""
    return sum(row.confidence for row in _rows(found) if (row.p_record or 0.0) >= EVEN)


def _is_unsure(found: Extraction) -> bool:
    return bool(_suspicions(found)) or _mean(found) < SURE


def _expected(found: Extraction) -> float:
    """How many of its rows are expected to be records."""
    return sum(row.p_record or 0.0 for row in _rows(found))


def _is_torn(found: Extraction) -> bool:
    asked: list[RecommendationRecord | ActionRecord] = [*found.recommendations, *found.actions]
    torn = sum(row.text[:1].islower() for row in asked)
    return torn >= max(FEW, TORN * len(asked))


def _suspicions(found: Extraction) -> int:
    return sum(issue.code in SUSPICIONS for issue in found.issues)


def _said(found: Extraction) -> int:
    """Words of the texts of its rows."""
    return sum(len(row.text.split()) for row in _rows(found))


def _mean(found: Extraction, chance: Literal["p_record", "confidence"] = "p_record") -> float:
    """The mean chance of the rows; 1 where there are none to doubt."""
    return mean(getattr(row, chance) or 0.0 for row in rows) if (rows := _rows(found)) else 1.0


def _texts(found: Extraction) -> list[str]:
    return sorted(row.text for row in _rows(found))


def _kinds_and_texts(found: Extraction) -> list[tuple[str, str]]:
    return sorted((type(row).__name__, row.text) for row in _rows(found))


def _rows(found: Extraction) -> Sequence[Counted]:
    return [*found.recommendations, *found.actions, *found.decisions]
