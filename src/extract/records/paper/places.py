"""What the head of a first page says of the meeting: in labels, on lines of its own, among other words.

Each place names a body, a day or both; ``meeting`` weighs the places.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extract.days import DaySpan, day_spans, one_day
from extract.model import Line, Page
from extract.records.paper.bodies import bodies_within, body_in
from extract.records.paper.frame import is_council
from extract.records.paper.head import Head
from extract.records.paper.sizes import set_apart
from extract.records.phrases import FRONTS as SAYS

HEAD_LINES, OF_COUNCIL = 6, "x" * 25
"""Lines at the head of minutes and agendas whose day is the meeting's, with a council's name beside it or a time."""
REACH = 14
"""Lines that may name the meeting."""
HEAD_BLOCK, LONGEST_HEAD, SENTENCE_WORDS, HEADING_WORDS = 12, 32, 16, 8
"""Lines that may stand above a paper's text, words of the longest of them, of a sentence and of a numbered line that
are text."""
MOST_APART = 4
"""Things far apart on a line that is no row of a table."""
MOST_LETTERS = 400
"""Letters of a line at the head of a page that are read."""
NUMBERED = re.compile(r"\d+[.)]?\s+\D")
DAYS_OF_A_MONTH = 31
BETWEEN = 12
"""Letters between a body and its day: a comma, a dash, a weekday."""
PIECES = re.compile(r"\s+[|•·–—-]\s+|\s*\|\s*")
SENTENCE_END = re.compile(r"(?<=[\w)][.;])\s+(?=[A-Z])")
PAGE_NUMBER = re.compile(r"(?<=\w)\s+page \d+(?: of \d+)?$", re.I)
EARLIER = re.compile(r"\b(?:last|previous|next)\b.{0,20}$", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """What one place says, and how far down the page it stands: 0 at the head, 1 at the end of the head."""

    place: str
    body: str | None = None
    day: dt.date | None = None
    down: float = 0.0


def in_head(head: Head) -> Iterator[Said]:
    for pair in head.pairs:
        if pair.kind in ("committee", "addressee"):
            values = [*pair.items, pair.text]
            body = next((b for v in values if (b := body_in(v, pair.kind == "committee"))), None)
            if body:
                yield Said(f"label {pair.kind}", body, one_day(pair.text))
        elif pair.kind == "date" and (day := one_day(pair.text)):
            yield Said("label date", None, day)


def on_lines(page: Page) -> Iterator[Said]:
    """Bodies on a line of their own, or in a piece of one, at the head of the page, with a day on the same line or one
    of the next three; days on a line of their own; bodies in the running foot. What stands far apart on a line is read
    apart."""
    for line in (line for line in page.furniture if line.box.top > 0.85 * page.height):
        if body := _body_of(PAGE_NUMBER.sub("", line.text.strip()[:MOST_LETTERS]))[0]:
            said = next((span.first for span in _days(line.text[:MOST_LETTERS])), None)
            yield Said("foot with day" if said else "foot", body, said)
    running = _apart(line for line in page.furniture if line.box.top < 0.15 * page.height)
    lines = [*running, *_apart(page.lines[:REACH])]
    texts = [PAGE_NUMBER.sub("", line.text.strip()) for line in lines]
    ends = {at for at in range(1, len(lines)) if _ends_a_title(lines[at - 1], lines[at])}
    below = [_joined(*pair) for pair in zip_longest(lines, lines[1:])]
    for place, text in enumerate(texts):
        down = place / len(lines)
        if days := _lone_days(text, OF_COUNCIL):
            earlier = EARLIER.search(text[: days[0].start])
            high = "day running" if place < len(running) else "day high" if place < HEAD_LINES else "day low"
            yield Said("earlier day" if earlier else high, None, days[0].first, down)
        if place in ends:
            continue
        body, whole = _body_of(text)
        if (longer := below[place]) and (not body or place + 1 in ends):
            body, whole = _body_of(longer)
            text = longer
        if not body:
            continue
        running_head = "running " if place < len(running) else "low " if place >= 10 else ""
        own = next(iter(_lone_days(text, whole)), None) or _day_after(text, body)
        near = (span for other in texts[place : place + 4] for span in _lone_days(other, whole))
        day = own or next(near, None)
        how = "line with day" if own else "line near day" if day else "line"
        yield Said(running_head + how, body, day.first if day else None, down)


def _apart(lines: Iterable[Line]) -> list[Line]:
    """The lines, those that hold things far apart as one each; not the rows of tables, which hold many."""
    groups = [(line, set_apart(line)) for line in lines if len(line.text) <= MOST_LETTERS]
    return [Line(line.page, words) for line, apart in groups if len(apart) <= MOST_APART for words in apart]


def among_words(page: Page) -> Iterator[Said]:
    """Bodies that the lines at the head of the page name among other words, and the day beside them ("Final report for
    the Audit Committee, 12 March 2025")."""
    blocks = head_blocks(page)
    apart = {line.text.strip() for line in page.lines[:HEAD_BLOCK] if len(set_apart(line)) > 1}  # rows, mostly
    for place, (text, running) in enumerate(blocks):
        down = place / len(blocks)
        if called := SAYS["for_the_meeting"].search(text):
            yield Said("for the meeting", None, one_day(called[1]), down)
        for body in bodies_within(text):
            at = max(0, text.lower().find(body.lower()))
            if SAYS["a_member"].search(text[:at]):
                continue
            meant = "for " if SAYS["for_a_body"].search(text[:at]) else "among "
            meant = "adopted by " if SAYS["adopted_by"].search(text[:at]) else meant
            spans = _days(text)
            after = [span for span in spans if span.start > at]
            below = [s for other, _ in blocks[place + 1 : place + 3] for s in _lone_days(other, OF_COUNCIL)]
            month = any(span.days <= DAYS_OF_A_MONTH for span in day_spans(text))
            how = "with day" if spans else "near day" if below else "with month" if month else "words"
            if meant == "among " and text not in apart and _day_after(text, body):
                how = "then day"
            if how == "words" and SAYS["addressed"].fullmatch(text[:at]) and not text[at + len(body) :].strip(" ."):
                how = "alone"
            day = next(iter((after or spans) or below), None)
            yield Said(f"{'text ' * running}{meant}{how}", body, day.first if day else None, down)


def _day_after(text: str, body: str) -> DaySpan | None:
    """The day that stands right behind the body in ``text``, whatever follows: "Cabinet, 3 May 2025. Report of …"."""
    end = text.lower().find(body.lower()) + len(body)
    near = (span for span in _days(text) if 0 <= span.start - end <= BETWEEN)
    return next(near, None) if end >= len(body) else None


def _days(text: str) -> list[DaySpan]:
    """The single days of ``text`` without those of which the words before them say that they are no meeting's."""
    days = [span for span in day_spans(text) if span.exact and span.days == 1]
    return [span for span in days if not SAYS["other_days"].search(text[max(0, span.start - 30) : span.start])]


def head_blocks(page: Page) -> list[tuple[str, bool]]:
    """What stands above the text of ``page``, line by line, with whether it is text already: a full line goes on in the
    next of its style, and the first paragraph of text comes sentence by sentence."""
    lines = [line for line in _columns(page.lines[:HEAD_BLOCK]) if len(line.text) <= MOST_LETTERS]
    edge = max((line.box.x1 for line in page.lines), default=0.0)
    found = [(line.text.strip(), False) for line in page.furniture if line.box.top < 0.15 * page.height]
    run: list[Line] = []
    for line in (*lines, None):
        if run and line is not None and run[-1].box.x1 > 0.75 * edge and _joined(run[-1], line):
            run.append(line)
            continue
        whole = " ".join(each.text.strip() for each in run)
        words = len(whole.split())
        text = words > LONGEST_HEAD or (words > SENTENCE_WORDS and whole.endswith("."))
        if (NUMBERED.match(whole) and words > HEADING_WORDS) or any(len(set_apart(row)) > MOST_APART for row in run):
            break
        found += [(piece, text) for piece in SENTENCE_END.split(whole) if 0 < len(piece.split()) <= LONGEST_HEAD]
        if text or line is None or SAYS["section"].match(line.text):
            break
        run = [line]
    return found


def _columns(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines; one that holds two things far apart is two where the right one goes on below it at the right edge."""
    taken = False
    for line, under in zip(lines, [*lines[1:], None], strict=False):
        if taken:
            taken = False
            continue
        groups = [Line(line.page, words) for words in set_apart(line)]
        taken = len(groups) == 2 and under is not None and under.box.x0 > groups[1].box.x0 - 4
        if taken and under:
            yield from (groups[0], Line(line.page, (*groups[1].words, *under.words)))
        else:
            yield line


def _ends_a_title(above: Line, line: Line) -> bool:
    """Whether a line is the last word of a name or title begun on the one above: "… Sheffield City / Council"."""
    whole = _joined(above, line) if SAYS["one_word"].match(line.text) else None
    return whole is not None and (not _body_of(above.text)[0] or _body_of(whole)[0] is not None)


def _joined(line: Line, below: Line | None) -> str | None:
    """A line and the one it runs on to in the same style: long names take two."""
    if below is None or below.page != line.page or len(line.words) < 3 or is_council(line.text.strip()):
        return None
    close = 0 < below.box.bottom - line.box.bottom < 1.6 * line.size
    alike = abs(line.size - below.size) < 0.5 and line.words[-1].bold == below.words[0].bold
    return f"{line.text.strip()} {below.text.strip()}" if close and alike else None


def _body_of(text: str) -> tuple[str | None, str]:
    """(the body that ``text`` or one of its pieces names, the words around it)."""
    if len(text.split()) > 18 or NUMBERED.match(text):
        return None, ""
    if body := body_in(text):
        return body, body
    if (called := SAYS["meeting_of"].search(text)) and (body := body_in(called["body"], labelled=True)):
        return body, text
    pieces = PIECES.split(text)
    found = [body for piece in pieces if (body := body_in(piece))] if 1 < len(pieces) <= 5 else []
    return (found[0], text) if found else (None, "")


def _lone_days(text: str, body: str) -> list[DaySpan]:
    """The days of a line that holds little else than a day and the body."""
    spans = _days(text)
    rest = sum(span.end - span.start for span in spans)
    return spans if spans and len(text) - rest <= 25 + len(body) else []
