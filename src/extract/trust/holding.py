"""What a record's words hold that belongs elsewhere, and what stands elsewhere that belongs to it.

Most rows that are wrong are cut wrongly: who or when stands at the end of the words, two records stand in one, a number
carries a heading, a column that nobody knew holds what the row lacks. A reader sees it where all rows of a table end
alike. So these signs are told of a record and as the share of its mates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.schema import ActionRecord, RecommendationRecord, TableRecord
from extract.trust.mates import Counted, number_of

BRACKET = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\W{0,2}$")
DAY = re.compile(
    r"\b(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february"
    r"|march|april|june|july|august|september|october|november|december|ongoing|immediate(?:ly)?|tbc|q[1-4])\b",
    re.IGNORECASE,
)
CODE = re.compile(r"^(?=\S*\d)[A-Za-z]{0,5}[-/. ]?\d{1,9}(?:[-/.]\d{1,6}){0,3}[a-z]?$")
ITEM = re.compile(r"^\W{0,2}(?:[•▪◦–-]\s|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s)", re.MULTILINE)
JOINED = re.compile(r"(?:[;,]\s+(?:and\s+)?that\b|;\s+and\b|\.\s+[A-Z])")
GOES_ON = re.compile(r"(?:[;,]|\b(?:and|or))\s*$")
LABEL = re.compile(r"(?:^|\n|\. )[A-Z][A-Za-z]*(?: [A-Za-z]+){0,2}:\s")
OWED = re.compile(r"\b(?:should|must|needs? to|recommend\w*|required to|ensure)\b", re.IGNORECASE)
ASKED = re.compile(r"recommend|improvement|requirement|finding|condition|\border\b|priority", re.IGNORECASE)
SHAPE = (re.compile(r"\d+"), re.compile(r"[A-Z]?[a-z]+|[A-Z]+"))
TAIL, LONG = 8, 8
"""Words that a last line of who or when has at most; words from which a column says something."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is known of the numbers of a file's recommendations. ``times``: how often each stands; ``answered``: the
    share that an action answers."""

    times: Mapping[str, int]
    pages: Mapping[str, int]
    """The page of each recommendation, by its key."""
    answered: float

    @staticmethod
    def of(recommendations: Sequence[RecommendationRecord], actions: Sequence[ActionRecord]) -> Numbers:
        linked = {key for action in actions for key in action.recommendation_ids}
        keys = {each.recommendation_id: each.page_first for each in recommendations}
        times = Counter(each.number for each in recommendations if each.number)
        return Numbers(times, keys, sum(key in linked for key in keys) / max(1, len(keys)))


@dataclass(frozen=True, slots=True)
class Beside:
    """What the records of one kind in one table or text hold in common."""

    held: Mapping[int, Mapping[str, float]]
    """What the words of each hold, by the identity of the record."""
    shares: Mapping[str, float]
    shapes: Mapping[str, int]
    links: Mapping[tuple[str, ...], int]
    size: int

    @staticmethod
    def of(records: Sequence[Counted]) -> Beside:
        told = [held(record) for record in records]
        names = told[0] if told else {}
        return Beside(
            dict(zip(map(id, records), told, strict=True)),
            {name: sum(own[name] for own in told) / len(told) for name in names},
            Counter(shape(number_of(record)) for record in records),
            Counter(_linked(record) for record in records),
            len(records),
        )

    def seen_by(self, record: Counted, numbers: Numbers, table: TableRecord | None) -> dict[str, float]:
        """What the record and its mates hold, and how it stands in its table."""
        signs = dict(self.held[id(record)]) | {f"mates_{name}": share for name, share in self.shares.items()}
        signs["number_alike"] = self.shapes[shape(number_of(record))] / self.size
        signs["rows_a_record"] = min((table.n_rows if table else 0) / self.size, 5.0) / 5
        signs["headed_asked"] = float(table is not None and any(ASKED.search(each) for each in table.header))
        if isinstance(record, ActionRecord):
            signs |= _of_links(record, numbers) | {"same_links": self.links[_linked(record)] / self.size}
        return signs


def held(record: Counted) -> dict[str, float]:
    """What the words of a record hold, each from 0 to 1."""
    text = record.text.rstrip()
    number = number_of(record) or ""
    tail = tail_of(text)
    signs = {
        "tail": float(bool(tail)),
        "tail_when": float(bool(DAY.search(tail))),
        "tail_named": float(bool(tail) and tail[:1].isupper() and not DAY.match(tail)),
        "items": min(len(ITEM.findall(text)), 4) / 4,
        "joined": min(len(JOINED.findall(text)), 3) / 3,
        "goes_on": float(bool(GOES_ON.search(text))),
        "labels": min(len(LABEL.findall(text)), 2) / 2,
        "number_words": min(len(number.split()), 6) / 6,
        "number_coded": float(bool(CODE.match(number))),
    }
    if isinstance(record, ActionRecord):
        beside = [words for words in record.extra.values() if words]
        signs |= {
            "spare_when": float(not record.timescale_raw and any(DAY.search(each) for each in beside)),
            "spare_code": float(not record.ref and any(CODE.match(each) for each in beside)),
            "spare_words": min(sum(len(each.split()) >= LONG for each in beside), 3) / 3,
            "spare_named": float(not record.lead_raw and any(_names(each) for each in beside)),
            "spare_owed": float(any(OWED.search(each) for each in beside)),
            "group_owed": float(bool(OWED.search(record.group_label or ""))),
            "group_numbered": float(any(map(str.isdigit, record.group_label or ""))),
        }
    return signs


def _of_links(action: ActionRecord, numbers: Numbers) -> dict[str, float]:
    told = action.recommendation_numbers
    places = [numbers.pages[key] for key in action.recommendation_ids if key in numbers.pages]
    return {
        "link_unknown": float(bool(told) and not action.recommendation_ids),
        "link_many_named": float(any(numbers.times.get(number, 0) > 1 for number in told)),
        "link_is_ref": float(bool(action.ref) and action.ref in told),
        "link_words": min(max((len(number.split()) for number in told), default=0), 6) / 6,
        "link_far": min(min((abs(action.page_first - page) for page in places), default=0), 5) / 5,
        "link_answered": numbers.answered,
        "link_to_spare": float(not told and bool(numbers.pages)),
    }


def tail_of(text: str) -> str:
    """The bracket that ends a wording, or its short last line that does not end a sentence; "" for neither."""
    match = BRACKET.search(text)
    if match:
        return match[1] if len(match[1].split()) <= TAIL else ""
    first, _, last = text.rpartition("\n")
    if not first or ITEM.match(last) or last.endswith((".", ";", ":")) or len(last.split()) > TAIL:
        return ""
    return last.strip()


def shape(number: str | None) -> str:
    """What numbers of one list have alike: "R3" and "R12" are of one shape."""
    return SHAPE[1].sub("a", SHAPE[0].sub("9", number or ""))


def _linked(record: Counted) -> tuple[str, ...]:
    return tuple(record.recommendation_numbers) if isinstance(record, ActionRecord) else ()


def _names(words: str) -> bool:
    """Whether a cell is as short as a name and has capitals in most of its words."""
    own = words.split()
    return 0 < len(own) <= TAIL and 2 * sum(word[:1].isupper() for word in own) > len(own) and not DAY.search(words)
