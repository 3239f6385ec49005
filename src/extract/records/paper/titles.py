"""The title of a paper from its print: the lines at its head that stand out.

A title is the largest (else the first bold, else the first) line at the head of the first page, with the lines that go
on with it. What merely frames it — the council's name, the committee, dates, classifications, "Appendix B" — is not
part of it. A heading right below that no running text follows is its subtitle and is joined with " - ".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.days import day_spans
from extract.model import Box, Line, Page
from extract.records.paper.bodies import body_in
from extract.records.paper.frame import is_council, is_frame
from extract.records.paper.title_words import LONGEST, cleaned
from extract.records.phrases import FRONTS as SAYS
from extract.text import join_lines

NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,3})*[.)]?|\(?[a-z]\)|[•●▪■◼-])\s+\S", re.I)
DECIMAL = re.compile(r"^\d{1,2}\.\d{1,2}\.?\s+\S")
LINE_OF_TEXT = 10
"""Words of a numbered line that is text, not a heading."""
OF_COUNCILS = re.compile(r"(?:\w+ ){0,3}(?:inspection|assessment)\b", re.I)
MINUTES_OF = re.compile(r"(?:draft )?(?:minutes|notes) of\b", re.I)
HELD_ON = re.compile(r"held on\b.*\d", re.I)
HEADING_LINES = 4


YEARS = re.compile(r"20\d\d ?(?:[-–—]|to) ?20\d\d")
INSPECTION_OF = re.compile(r"an inspection of\b", re.I)


def printed_title(page: Page, tables: Sequence[Box], body: float) -> str | None:
    """The title printed at the head of ``page``, where ``tables`` are the boxes of its tables."""
    outside = [line for line in page.lines if not any(box.holds(*line.box.centre, 1) for box in tables)]
    if subject := _subject_of_letter(page.lines):
        return subject
    lines = _candidates(outside[:16])
    if not lines:
        return _body_as_heading(outside, body) or _running_head(page)
    start = _stands_out(lines, body)
    if start is not None and (head := _running_head(page, lines[start])):
        return head
    if (start is None or not _set_apart(lines[start], body)) and (heading := _body_as_heading(outside, body)):
        return heading
    if start is None:
        return _running_head(page)
    run = _run(lines, start, body)
    title = _with_form(outside, run) or join_lines(run)
    if council := _council_below(title, run[-1], page, body):
        return cleaned(f"{title}: {council}")
    large = (line for line in outside[:16] if line.size >= 1.4 * body and line not in run)
    if volume := next((line for line in large if SAYS["volume"].fullmatch(line.text.strip())), None):
        return cleaned(f"{title} - {volume.text.strip()}")
    subtitle = _subtitle(lines, run, page, tables, body)
    return cleaned(f"{title} - {subtitle}" if subtitle else title)


def _set_apart(line: Line, body: float) -> bool:
    return line.bold or line.size >= 1.12 * body or line.text.isupper()


def _body_as_heading(lines: Sequence[Line], body: float) -> str | None:
    """The name of the body that meets, where it is all that stands out at the head of the page."""
    texts = (line for line in lines[:HEADING_LINES] if _set_apart(line, body) and (line.bold or line.size > body))
    return next((line.text.strip() for line in texts if body_in(line.text) and not is_council(line.text.strip())), None)


def _with_form(lines: Sequence[Line], run: Sequence[Line]) -> str | None:
    """The title of minutes whose head ends in that word on a line of its own, set like the title and right below it or
    below the body and the day: all of them, a day without its time and place. None for other papers."""
    start = lines.index(run[0])
    while start and _same_style(lines[start - 1], run[0]) and not is_council(lines[start - 1].text.strip(" :.*")):
        start -= 1
    last = next(
        (at for at, line in enumerate(lines[: start + 6]) if SAYS["only_form"].fullmatch(line.text.strip())), start
    )
    head = lines[start : last + 1]
    if last <= start or not all(_same_style(run[0], line) for line in head):
        return None
    return " ".join(_through_day(line.text) for line in head)


def _through_day(text: str) -> str:
    days = [span for span in day_spans(text) if span.exact]
    return text[: days[0].end] if days else text


def _council_below(title: str, last: Line, page: Page, body: float) -> str | None:
    """The council that an inspection is of, where it is named in large print right below the title."""
    after = page.lines.index(last) + 1
    line = page.lines[after] if after < len(page.lines) else None
    if line is None or not OF_COUNCILS.match(title) or line.size < 1.15 * body:
        return None
    near = line.box.bottom - last.box.bottom < 4 * max(line.size, last.size)
    return line.text.strip() if near and is_council(line.text.strip(" :.*")) else None


def _subject_of_letter(lines: Sequence[Line]) -> str | None:
    """The line under a letter's salutation that says what it is about; None where the page is no letter or has none.

    What stands above the salutation is address and date.
    """
    start = next((place for place, line in enumerate(lines[:32]) if SAYS["salutation"].match(line.text)), None)
    below = list(lines[start + 1 : start + 5]) if start is not None else []
    if not below:
        return None
    run = [below[0]]
    for line in below[1:]:
        if not _same_style(run[0], line) or line.box.bottom - run[-1].box.bottom > 1.6 * line.size:
            break
        run.append(line)
    text = join_lines(run)
    apart = run[0].bold or (len(run) <= 2 and len(text.split()) <= 22)
    return cleaned(text) if apart and not text.rstrip().endswith((".", ",", ";")) and len(text) <= LONGEST else None


def _candidates(lines: Sequence[Line]) -> list[Line]:
    """Lines above the first section heading that do not merely frame."""
    kept: list[Line] = []
    previous: Line | None = None
    bodies = _bodies_on_two_lines(lines)
    smallest = 1.2 * min((line.size for line in lines), default=0.0)
    for place, line in enumerate(lines):
        if place in bodies:
            continue
        goes_on = bool(kept) and previous is kept[-1] and _runs_on(previous, line)
        if (SAYS["section"].match(line.text) and not (goes_on and line.size > smallest)) or SAYS["frame_present"].match(
            line.text
        ):
            break
        if goes_on or not is_frame(line):
            kept.append(line)
        previous = line
    return kept


def _bodies_on_two_lines(lines: Sequence[Line]) -> set[int]:
    """The places of lines that name a body together, each of which alone names none or another."""
    pairs = [
        place
        for place, (line, below) in enumerate(pairwise(lines[:6]))
        if line.text.isupper() and below.text.isupper() and _same_style(line, below) and not is_frame(line)
        and not MINUTES_OF.match(line.text) and body_in(f"{line.text} {below.text}")
    ]  # fmt: skip
    return {place for pair in pairs for place in (pair, pair + 1)}


def _runs_on(above: Line, line: Line) -> bool:
    """Whether a line that reads like a frame is the end of the title above it: same style, close by, no council, no
    date ("... inspection of X Local Area / Partnership", "Quarter 3 / 2024/25")."""
    step = line.box.bottom - above.box.bottom
    if above.text.rstrip().lower().endswith((" on", " of", " the", " at", " in", " for", " and", " held", ",")):
        return step < 2.5 * line.size
    close = step < (3.0 if line.text[:1].isdigit() else 1.7) * line.size
    text = line.text.strip(" :.*")
    return (
        close
        and _same_style(above, line)
        and not (SAYS["frame"].fullmatch(text) or is_council(text) or day_spans(text))
    )


def _stands_out(lines: Sequence[Line], body: float) -> int | None:
    """The line at which the title begins: the largest, else the first bold one before running text, else the first."""
    usable = [i for i, line in enumerate(lines) if not NUMBERED.match(line.text) and not _is_label(line, body)]
    usable = [i for i in usable if not SAYS["volume"].fullmatch(lines[i].text.strip())] or usable
    if not usable:
        return None
    above = [i for i in usable if i < _text_begins(lines)]
    if any(lines[i].bold or lines[i].text.isupper() or lines[i].size >= 1.12 * body for i in above):
        usable = above  # a heading below running text is a section's
    largest = max(usable, key=lambda i: (round(lines[i].size), -i))
    if lines[largest].size >= 1.12 * body or lines[largest].size >= 1.12 * lines[usable[0]].size:
        return largest
    for place in usable:
        if lines[place].bold:
            return place
        if len(lines[place].text) > 60 or lines[place].text.endswith("."):
            break
    first = usable[0]
    return first if first == 0 and not lines[first].text.endswith(".") and lines[first].text[:1].isupper() else None


def _text_begins(lines: Sequence[Line]) -> int:
    """The place of the first line of a numbered paragraph of text, or how many lines there are."""
    return next(
        (i for i, line in enumerate(lines) if DECIMAL.match(line.text) and len(line.words) >= LINE_OF_TEXT), len(lines)
    )


def _is_label(line: Line, body: float) -> bool:
    return line.text.rstrip().endswith(":") and line.size < 1.4 * body


def _same_style(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.7 and one.bold == other.bold


def _run(lines: Sequence[Line], start: int, body: float) -> list[Line]:
    """The title's lines: those in the style of the first that follow it closely; a column of small print may stand
    between."""
    run = [lines[start]]
    large = run[0].size >= 1.4 * body
    for line in lines[start + 1 :]:
        step = line.box.bottom - run[-1].box.bottom
        if large and line.size < 0.7 * run[0].size and step < 2 * run[0].size:
            continue
        stands_out = run[0].bold or run[0].size > 1.1 * body
        full = stands_out or line.text[:1].islower() or run[-1].text.endswith((",", "-", "–", "and", "of", "the"))
        apart = step > (3.0 if large else 2.0) * line.size
        other = NUMBERED.match(line.text) or SAYS["runs_on"].match(line.text) or HELD_ON.match(line.text)
        if not _same_style(run[0], line) or apart or other or not full:
            break
        run.append(line)
    return run


def _subtitle(lines: Sequence[Line], run: Sequence[Line], page: Page, tables: Sequence[Box], body: float) -> str | None:
    """A heading right below the title with no running text below it."""
    rest = list(lines[lines.index(run[-1]) + 1 :])
    if not rest or rest[0].box.bottom - run[-1].box.bottom > 3 * max(rest[0].size, 0.6 * run[-1].size):
        return None
    found = [rest[0]]
    for line in rest[1:4]:
        if not _same_style(found[0], line) or line.box.bottom - found[-1].box.bottom > 2 * line.size:
            break
        found.append(line)
    text = join_lines(found)
    if YEARS.fullmatch(text):
        return text
    standing_out = found[0].bold or found[0].size > 1.1 * body
    heads_text = NUMBERED.match(text) or SAYS["no_subtitle"].match(text) or text.endswith((":", "."))
    if not standing_out or heads_text or len(text) > 150:
        return None
    cover = len(page.lines) < 14 or INSPECTION_OF.match(text) is not None
    after = page.lines.index(found[-1]) + 1
    below = page.lines[after : after + 1]
    in_table = any(box.holds(*line.box.centre, 1) for line in below for box in tables)
    return text if cover or in_table else None


def _running_head(page: Page, below: Line | None = None) -> str | None:
    """The title in the running head, where the page itself has none, or only one set in smaller print ``below``."""
    for line in page.furniture:
        in_head = line.box.bottom < 0.12 * page.height and (below is None or (line.bold and line.size > below.size))
        if in_head and len(line.words) >= 3 and not is_frame(line) and (title := cleaned(line.text)):
            return title
    return None
