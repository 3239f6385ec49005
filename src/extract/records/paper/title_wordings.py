"""The wordings of one title: as printed, and without what it may do without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.days import day_spans
from extract.records.paper.bodies import body_in
from extract.records.paper.pieces import Piece
from extract.records.paper.title_words import cleaned

HELD, DASH = re.compile(r"\s+held\b", re.I), re.compile(r"\s+[-–—|]\s+(?:[A-Za-z]+day,? )?$")


def wordings_of(whole: str, run: Sequence[Piece]) -> Iterator[tuple[str, dict[str, float]]]:
    """The words of ``run`` as printed, and without what a title may do without: the day and place of a meeting, the
    lines below the first, the label of an appendix."""
    new_line = float(any(HELD.match(f" {line.text}") for piece in run for line in piece.lines))
    days = [span for span in day_spans(whole) if span.exact]
    held = HELD.search(whole)
    before = DASH.search(whole[: days[0].start]) if days and not held else None
    each = " ".join(_through_day(piece.text) for piece in run)
    cuts = {
        "whole": whole,
        "with its label": whole if run[0].text[:1] in "AaEeSs" and cleaned(whole) != whole else "",
        "before held": whole[: held.start()] if held else "",
        "before day": whole[: before.start()] if before else "",
        "through day": _through_day(whole),
        "days without place": each if each != whole and len(run) > 1 else "",
        "first line alone": run[0].lines[0].text if len(run) == 1 and len(run[0].lines) > 1 else "",
    }
    seen: set[str] = set()
    for how, words in cuts.items():
        text = words if how == "with its label" else cleaned(words)
        if text and text not in seen:
            seen.add(text)
            held_line = {f"{how}, held on a new line": new_line} if held else {}
            yield text, {how: 1.0, f"{how}: a body": float(body_in(text) is not None), **held_line}


def _through_day(text: str) -> str:
    """``text`` as far as its first day, where more follows."""
    days = [span for span in day_spans(text) if span.exact]
    return text[: days[0].end] if days and text[days[0].end :].strip(" .,)") else text
