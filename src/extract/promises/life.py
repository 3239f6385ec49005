"""The life of a promise: what its editions say, what changed between them, and how it stands now."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from extract.days import day_spans
from extract.families.texts import plain
from extract.promises.editions import CLOSED, Edition
from extract.promises.identity import Seen, Thread
from extract.promises.papers import Row, record_id, ref_of

DEADLINES = frozenset({"date", "period", "relative"})
"""Timescales that can miss their day."""
FORMER = re.compile(
    r"\b(?:was|were|originally|original(?: date| deadline| target)?|previously|formerly|initially|"
    r"(?:revised|moved|extended|slipped|put back) from)\b[:\s]*(.+)",
    re.IGNORECASE,
)
ORIGINAL = re.compile(r"original|previous|former|initial|baseline", re.IGNORECASE)
GOES_ON = 1 / 3
"""Least share of the open promises that an edition must have for the others to be missed there."""

AHEAD = 0.25
"""Share of the records of the fullest edition up to which one holds only a few ahead of the plan."""

Leads = Mapping[str, tuple[str, ...]]


def deadline(row: Row) -> dt.date | None:
    """The last day by which an action's timescale says that it is to be done; None for "ongoing" and the like."""
    return row["timescale_latest"] if row.get("timescale_kind") in DEADLINES else None


def first_promised(row: Row) -> dt.date | None:
    """The day promised before the one that holds, where the paper shows both: struck out, in a column of its own, or
    behind "was"."""
    now = deadline(row)
    texts = [*row.get("struck", ()), *(text for head, text in row.get("extra", {}).items() if ORIGINAL.search(head))]
    said = FORMER.search(row.get("timescale_raw") or "")
    texts += [said[1]] if said else []
    days = [span.last for text in texts for span in day_spans(text)]
    return min((day for day in days if day != now), default=None)


def lead_of(row: Row, leads: Leads) -> str | None:
    """The canonical names of an action's leads, with semicolons."""
    return "; ".join(leads.get(row.get("action_id", ""), ())) or None


def baseline(all_threads: Sequence[Thread]) -> int:
    """The number of the first edition that holds the records of the kind, and not only a few ahead of their plan: what
    it holds was not added."""
    held = Counter(seen.edition.number for thread in all_threads for seen in thread.seen)
    most = max(held.values(), default=0)
    return min((number for number, count in held.items() if count > AHEAD * most), default=0)


def changed(earlier: Sequence[Seen], now: Seen, leads: Leads, first: int) -> list[str]:
    """What is other than in the edition before, by name; a day and a state, than in the last that told one.
    ``earlier``: the editions before this one that have the promise; ``first``: the one that adds nothing."""
    if not earlier:
        return ["added"] if now.edition.number > first else []
    before = earlier[-1]
    one, two = before.row, now.row
    found = []
    if _reworded(before, now):
        found.append("reworded")
    refs = [plain(ref_of(row)) for row in (one, two)]
    if all(refs) and refs[0] != refs[1]:
        found.append("renumbered")
    if "action_id" not in two:
        return found
    if _redated(_last(earlier, lambda row: row["timescale_kind"] != "unspecified"), two):
        found.append("re-dated")
    names = [{plain(name) for name in leads.get(row["action_id"], ())} for row in (one, two)]
    if all(names) and names[0] != names[1]:
        found.append("lead")
    one = _last(earlier, lambda row: not _unsaid(row) or bool(plain(row["status_raw"])))
    if _moved(one, two):
        found.append("status")
        if two["status"] in CLOSED and one["status"] not in CLOSED:
            found.append("closed")
        elif one["status"] in CLOSED and two["status"] not in (*CLOSED, "unknown"):
            found.append("reopened")
    return found


def _last(earlier: Sequence[Seen], tells: Callable[[Row], bool]) -> Row:
    """The row of the last edition that ``tells`` something; of the last one where none does."""
    return next((seen.row for seen in reversed(earlier) if tells(seen.row)), earlier[-1].row)


def _moved(one: Row, two: Row) -> bool:
    """Whether the status is another; where one of both has a sign that nothing explains, whether that is another. One
    that is not told any more is none."""
    printed = [plain(row["status_raw"]) for row in (one, two)]
    if all(printed) and "unknown" in (one["status"], two["status"]):
        return printed[0] != printed[1]
    return not _unsaid(two) and _begun(one) != _begun(two)


def _begun(row: Row) -> str:
    """A plan without a status says that nothing has begun, also where "ongoing" is its timescale: a first "not started"
    is no news."""
    return "not_started" if _unsaid(row) else str(row["status"])


def _unsaid(row: Row) -> bool:
    return bool(row["status"] == "unknown" or (row["status"] == "ongoing" and row["status_source"] == "timescale"))


def _reworded(before: Seen, now: Seen) -> bool:
    """Whether the words differ; a scan misreads a letter here and there."""
    texts = [plain(seen.row["text"]) for seen in (before, now)]
    if texts[0] == texts[1] or texts[0].replace(" ", "") == texts[1].replace(" ", ""):
        return False
    if any(seen.edition.paper.document["text_layer"] != "native" for seen in (before, now)):
        from rapidfuzz import fuzz

        return fuzz.ratio(*texts) < 95
    return True


def _redated(one: Row, two: Row) -> bool:
    """Whether another day or another kind of timescale is promised; not where the later says that it is done, or says
    nothing of time."""
    if "completed" in (one["timescale_kind"], two["timescale_kind"]) or two["timescale_kind"] == "unspecified":
        return False
    kinds = ["deadline" if row["timescale_kind"] in DEADLINES else row["timescale_kind"] for row in (one, two)]
    return bool(kinds[0] != kinds[1] or one["timescale_latest"] != two["timescale_latest"])


def vanished_in(
    thread: Thread, all_threads: Sequence[Thread], chain_editions: Sequence[Edition], asked: Sequence[Thread]
) -> Edition | None:
    """The first edition that goes on with the plan without this promise, which was open and does not come back.
    ``asked``: the recommendations' threads."""
    last = thread.seen[-1]
    if thread.kind == "action" and _last(thread.seen, lambda row: not _unsaid(row))["status"] in CLOSED:
        return None
    for edition in chain_editions:
        later = edition.number > last.edition.number
        if later and _goes_on(edition, all_threads) and not _in_gap(thread, edition, asked):
            return edition
    return None


def _in_gap(thread: Thread, edition: Edition, asked: Sequence[Thread]) -> bool:
    """Whether the edition's numbers leave out a recommendation that may be the one this promise belongs to."""
    if not edition.paper.gapped or thread.kind == "recommendation":
        return edition.paper.gapped
    return not any(seen.edition.number == edition.number for at in thread.answers for seen in asked[at].seen)


def _goes_on(edition: Edition, all_threads: Sequence[Thread]) -> bool:
    """Whether an edition has enough of the promises that were open before it to be the whole plan again, and nothing
    says that part of it was not read."""
    if not edition.paper.actions or edition.stage in ("report", "cover") or edition.paper.doubted:
        return False
    before = [
        thread
        for thread in all_threads
        if (earlier := [seen for seen in thread.seen if seen.edition.number < edition.number])
        and earlier[-1].row.get("status") not in CLOSED
    ]
    again = sum(any(seen.edition.number == edition.number for seen in thread.seen) for thread in before)
    return bool(before) and again >= GOES_ON * len(before)


def life(thread: Thread, leads: Leads) -> dict[str, Any]:
    """What the editions of a promise come to: columns of ``promises``."""
    first, last = thread.seen[0], thread.seen[-1]
    found: dict[str, Any] = {
        "record_id": record_id(last.row),
        "document_id": last.row["document_id"],
        "page_first": last.row["page_first"],
        "ref_first": next((ref for seen in thread.seen if (ref := ref_of(seen.row))), None),
        "ref_last": next((ref for seen in reversed(thread.seen) if (ref := ref_of(seen.row))), None),
        "first_seen": first.edition.date,
        "last_seen": last.edition.date,
        "wording_first": first.row["text"],
        "wording_last": last.row["text"],
        "lead_first": next((lead for seen in thread.seen if (lead := lead_of(seen.row, leads))), None),
        "lead_last": next((lead for seen in reversed(thread.seen) if (lead := lead_of(seen.row, leads))), None),
        "n_editions": len(thread.seen),
    }
    return found | _days(thread) | _state(thread)


def _days(thread: Thread) -> dict[str, Any]:
    if thread.kind != "action":
        return {"latest_first": None, "latest_last": None, "slipped_days": None}
    days = [day for seen in thread.seen for day in (first_promised(seen.row), deadline(seen.row)) if day]
    now = next((day for seen in reversed(thread.seen) if (day := deadline(seen.row))), None)
    first = days[0] if days else None
    slipped = (now - first).days if now and first else None
    return {"latest_first": first, "latest_last": now, "slipped_days": slipped}


def _state(thread: Thread) -> dict[str, Any]:
    if thread.kind != "action":
        answers = [row["response"] for seen in thread.seen for row in (seen.row, *seen.copies) if row["response"]]
        response = answers[-1] if answers else None
        return {"status": "unknown", "status_as_of": None, "closed_on": None, "response": response}
    told = [seen for seen in thread.seen if seen.row["status"] != "unknown"]
    closed: dt.date | None = None
    for seen in reversed(told):
        if seen.row["status"] not in CLOSED:
            break
        closed = seen.edition.date
    return {
        "status": told[-1].row["status"] if told else "unknown",
        "status_as_of": told[-1].edition.date if told else None,
        "closed_on": closed,
        "response": None,
    }


def steps(thread: Thread, leads: Leads, first: int, gone: Edition | None) -> Iterator[dict[str, Any]]:
    """The rows of ``promise_editions`` of a promise: each edition, its copies behind it, and where it vanished."""
    for at, seen in enumerate(thread.seen):
        changes = changed(thread.seen[:at], seen, leads, first)
        kept = record_id(seen.row)
        for row in (seen.row, *seen.copies):
            yield {
                "edition": seen.edition.number,
                "published": seen.edition.date,
                "document_id": row["document_id"],
                "part_id": row["part_id"],
                "record_id": record_id(row),
                "copy_of": kept if row is not seen.row else None,
                "page_first": row["page_first"],
                "ref": ref_of(row),
                "text": row["text"],
                "lead": lead_of(row, leads),
                "deadline": deadline(row) if thread.kind == "action" else None,
                "status": row["status"] if thread.kind == "action" else None,
                "changes": changes if row is seen.row else [],
                "probability": seen.probability,
            }
    if gone:
        paper = gone.paper
        empty = dict.fromkeys(("record_id", "copy_of", "page_first", "ref", "text", "lead", "deadline", "status"))
        yield empty | {
            "edition": gone.number, "published": gone.date, "document_id": paper.document_id,
            "part_id": paper.part_id, "changes": ["vanished"], "probability": 1.0,
        }  # fmt: skip
