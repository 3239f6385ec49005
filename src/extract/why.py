"""Why a row was read as it was, and how sure that is: one screen of plain words from what the store holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract import store
from extract.linking import extractions
from extract.schema import ActionRecord, Extraction
from extract.trust import LIKENESS, why
from extract.trust.features import INSTEAD, Features, Seen, Surroundings, features_of, kind_of, seen
from extract.trust.kinds import KINDS, STEM, chances_of, speaking_for
from extract.trust.mates import Counted
from extract.trust.signs import in_words, opinion_in_words, worth_telling

SHOWN = 5
"""Signs told for and against."""
LEAST = 0.004
"""A sign that moved the vote by less is not told."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A chance of a row, and the signs that raised and lowered it most, each with by how much."""

    chance: float
    raised: tuple[tuple[str, float], ...]
    lowered: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    record: Counted
    file_name: str
    reasons: dict[str, Reason]
    """Of "record" and "row"."""
    fields: dict[str, float]
    """The chance of each field, the least sure first."""
    signs: dict[str, float]
    """What the reader saw, by name."""
    issues: tuple[str, ...]
    """What was odd on its pages."""
    opinion: dict[str, float]
    """What it reads like by its words and place alone: the chance of each kind, and of none."""
    speaking: tuple[str, ...]
    """What speaks for the likeliest kind, and against the one it is told as."""


def explain(out: Path, record_id: str) -> Explanation:
    """Why the row of this id in the store ``out`` was read. Raises StoreError where there is no such row or store."""
    for found in extractions(out):
        if not record_id.startswith(found.document.document_id[:16]):
            continue
        for each, (record, features) in zip(seen(found, Surroundings.of(found)), features_of(found), strict=True):
            if id_of(record) == record_id:
                return _explained(found, each, features)
    raise store.StoreError(f"{out} holds no recommendation, action or decision {record_id!r}; the report tells ids")


def id_of(record: Counted) -> str:
    """The key of the record in its table."""
    for key in ("recommendation_id", "action_id", "decision_id"):
        if hasattr(record, key):
            return str(getattr(record, key))
    raise TypeError(type(record).__name__)


def _explained(found: Extraction, told: Seen, features: Features) -> Explanation:
    record = told.record
    opinion = dict(zip(KINDS, chances_of(told.signs), strict=True))
    pulls = why(record, features)
    chances = {"record": record.p_record or 0.0, "row": record.confidence}
    names = ("text", "ref", "link", "lead", "timescale", "status")
    fields = {name: chance for name in names if (chance := getattr(record, f"p_{name}", None)) is not None}
    pages = range(record.page_first, record.page_last + 1)
    return Explanation(
        record=record,
        file_name=found.document.file_name,
        reasons={name: _reason(chances[name], pulls[name], features) for name in chances},
        fields=dict(sorted(fields.items(), key=lambda item: (item[1], item[0]))),
        signs={witness.name: witness.value for witness in record.evidence},
        opinion=opinion,
        speaking=_speaking(told, opinion),
        issues=tuple(f"{issue.code}: {issue.message}" for issue in found.issues if issue.page in pages),
    )


def _speaking(told: Seen, opinion: Mapping[str, float]) -> tuple[str, ...]:
    first, second = sorted(opinion, key=lambda kind: -opinion[kind])[:2]
    against = told.group[0] if first != told.group[0] else second
    told_once: dict[str, str] = {}  # by where a word stands and how it begins: "decided", not its stem again
    for name in speaking_for(told.signs, first, against):
        words = opinion_in_words(name)
        if words and len(told_once) < SHOWN:
            told_once.setdefault(name.removesuffix("…")[: name.index(":") + 1 + STEM], words)
    return tuple(told_once.values())


def _reason(chance: float, pulls: dict[str, float], features: Features) -> Reason:
    ordered = sorted(pulls.items(), key=lambda item: (item[1], item[0]))
    told = [(in_words(name, features), pull) for name, pull in ordered if worth_telling(name, features)]
    lowered = tuple(item for item in told[:SHOWN] if item[1] <= -LEAST)
    raised = tuple(item for item in reversed(told[-SHOWN:]) if item[1] >= LEAST)
    return Reason(chance, raised, lowered)


def _instead(name: str) -> str | None:
    """ "instead_3_time_for_lead": "column 3 would be time, not lead"; None for other signs."""
    if not name.startswith(INSTEAD):
        return None
    place, _, classes = name.removeprefix(INSTEAD).partition("_")
    would, _, read = classes.partition("_for_")
    return f"column {place} would be {would.replace('_', ' ')}, not {read.replace('_', ' ')}"


def lines_of(told: Explanation) -> Iterator[str]:
    """The screen, line by line."""
    record = told.record
    kind = kind_of(record)
    article = "an" if kind == "action" else "a"
    yield f"{kind} {id_of(record)}, page {record.page_first} of {told.file_name}, found by {record.method}"
    yield f"  {record.text.splitlines()[0][:150]}"
    if isinstance(record, ActionRecord):
        yield f"  lead: {record.lead_raw or '-'} | by when: {record.timescale_raw or '-'} | answers: " + (
            ", ".join(record.recommendation_numbers) or "-"
        )
    if LIKENESS in told.signs:
        yield "No reader knows its form: it was taken for a record by its likeness to others alone."
    likeliest = max(told.opinion, key=lambda name: told.opinion[name])
    as_told = "" if likeliest == kind else f", but it was told as {article} {kind} ({told.opinion[kind]:.2f})"
    like = "no record at all" if likeliest == "none" else f"{'an' if likeliest == 'action' else 'a'} {likeliest}"
    yield f"By its words and what stands over it, it reads like {like} ({told.opinion[likeliest]:.2f}){as_told}"
    if told.speaking:
        yield "  for that speak: " + "; ".join(told.speaking)
    if record.reviewed:
        yield f"A reader has looked at the paper and {record.reviewed} this row; that counts above all below."
    for name, words in (("record", f"that it is {article} {kind}"), ("row", "that every field is right")):
        reason = told.reasons[name]
        yield f"Chance {words}: {reason.chance:.2f}"
        yield from (f"  + {words}  ({pull:+.3f})" for words, pull in reason.raised)
        yield from (f"  - {words}  ({pull:+.3f})" for words, pull in reason.lowered)
    if told.fields:
        yield "Least sure field first: " + ", ".join(f"{name} {chance:.2f}" for name, chance in told.fields.items())
    if "columns_chance" in told.signs:
        chance = told.signs["columns_chance"]
        second = max(0.0, chance - told.signs.get("columns_margin", chance))
        other = " and ".join(filter(None, map(_instead, told.signs)))
        yield f"The columns of its table: this reading {chance:.2f} likely, the next best {second:.2f}" + (
            f": {other}" if other else ""
        )
    if told.signs:
        seen = {f"e_{name}": value for name, value in told.signs.items() if not name.startswith(("columns_c", INSTEAD))}
        yield "What the reader saw: " + "; ".join(in_words(name, seen) for name in seen)
    yield from (f"On its page: {issue}" for issue in told.issues[:SHOWN])
