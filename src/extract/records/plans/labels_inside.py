"""Actions whose lead and date stand in their own cell, on labelled lines below each: "(a) Mend the pier.  Lead: Harbour
Master. Timescale: May 2025". A line without a label that follows a labelled one begins the next action. Or they stand
in brackets at the end of each: "Mend the pier (May 2025)".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.model import Cell, Line
from extract.records.plans.columns import ColumnRole, role_of_heading
from extract.records.plans.levels import LETTERED
from extract.records.plans.pairing import Pairing, Share
from extract.records.prose.labels import Label, labelled
from extract.records.prose.tails import BRACKETS, Tail, is_time, tail_of
from extract.text import Paragraph, cell_paragraphs

LONGEST_LABEL = 5
"""Words."""
TOLD: tuple[ColumnRole, ...] = ("lead", "timescale", "status", "progress")


@dataclass(slots=True)
class _Part:
    paragraphs: list[Paragraph] = field(default_factory=list)
    beside: dict[ColumnRole, str] = field(default_factory=dict)


def with_labels_inside(pairing: Pairing, action: Cell) -> Pairing:
    """``pairing``, one action for each that has labelled lines of its own in the cell ``action``; what stands in the
    columns beside goes before the words of a label."""
    paragraphs = cell_paragraphs(action)
    parts = _parts(paragraphs)
    if not any(part.beside for part in parts):
        parts = [part for paragraph in paragraphs if (part := _before_brackets(paragraph))]
        parts = parts if len(parts) == len(paragraphs) else []
    if not pairing.shares or not any(part.beside for part in parts):
        return pairing
    beside = {name: words for name, words in pairing.shares[0].beside.items() if words}
    shares = [
        Share((tuple(part.paragraphs),), {**part.beside, **beside}, False, (), marker=_marker(part)) for part in parts
    ]
    return replace(pairing, shares=tuple(shares))


def without_own_label(cell: Cell) -> Cell:
    """The cell without a bold first line that only says what its words are: "Management response"."""
    parts = cell_paragraphs(cell)[:2]
    if len(parts) < 2 or not parts[0].bold or parts[1].bold or len(parts[0].text.split()) > LONGEST_LABEL:
        return cell
    if role_of_heading(parts[0].text) not in ("action", "response"):
        return cell
    return replace(cell, lines=cell.lines[len(parts[0].lines) :])


def _parts(paragraphs: Sequence[Paragraph]) -> list[_Part]:
    parts: list[_Part] = []
    for paragraph in paragraphs:
        told = list(labelled(paragraph.text))
        if not all(_says_beside(label) for label, _ in told):
            if not parts or parts[-1].beside:
                parts.append(_Part())
            parts[-1].paragraphs.append(paragraph)
        elif parts:
            for label, words in told:
                if label and words:
                    parts[-1].beside[label.kind] = words.rstrip(".") if label.kind != "progress" else words
    return parts if all(part.paragraphs for part in parts) else []


def _before_brackets(paragraph: Paragraph) -> _Part | None:
    """The paragraph without the lead and time in brackets at its end."""
    found = BRACKETS.search(paragraph.text)
    tail = found and (tail_of(paragraph.text) or Tail(paragraph.text[: found.start()], None, found[1]))
    if not tail or not tail.text or (tail.timescale and not is_time(tail.timescale)):
        return None
    count = len(paragraph.text.split()) - len(tail.text.split())
    words = paragraph.words[:-count]
    kept = ((line.page, tuple(word for word in line.words if word in words)) for line in paragraph.lines)
    beside: dict[ColumnRole, str] = {"lead": tail.lead or "", "timescale": tail.timescale or ""}
    return _Part([replace(paragraph, lines=tuple(Line(*line) for line in kept if line[1]))], beside)


def _says_beside(label: Label | None) -> bool:
    return bool(label and label.colon and label.kind in TOLD)


def _marker(part: _Part) -> str:
    marker = part.paragraphs[0].printed_marker
    return marker if LETTERED.match(marker) else ""
