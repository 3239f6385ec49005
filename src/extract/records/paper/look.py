"""What the pages of a paper look like, in numbers 0..1, whatever its title says.

Signs of a report (a head of labels, its usual sections), of minutes (those present, resolutions), of a plan (a table
of actions, columns of progress), of a regulator's letter. They are witnesses of the kind of paper, none a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from extract.model import Page, Table
from extract.records.paper.front import Front
from extract.records.paper.issuer import regulator_at_head
from extract.records.paper.kinds import Looks
from extract.records.phrases import FRONTS as SAYS

OPENING_LINES, HEAD_LINES, SHORT, LONGEST_LINE = 40, 8, 12, 2000
"""Lines that open a paper, lines at its head that may name a form, words of such a line, letters of a line."""
FEW, SEVERAL = 2, 4
WITHOUT_A_HEAD = 0.25
"""What the usual headings are worth in a paper that does not begin like a report: other papers have them as well."""
OF_REPORTS = frozenset(("title", "report_of", "lead_officer", "author", "member", "wards", "key_decision"))
"""Labels that reports have and the heads of minutes, plans and agendas mostly do not."""
LONGEST_HEADING = 70
"""Letters of a heading."""
CAPITALS = re.compile(r"\b(?:RESOLVED|AGREED)\b")
MANY_RESOLUTIONS = 3
ENOUGH_LABELS, MANY_STATES, MANY_ANSWERS = 4, 6, 3
MUCH = 0.3
"""The share of a paper's words in tables of actions from which on these count fully: a report may end in one."""
MOST_PAGES = 40
LONGEST_STATE = 20
"""Letters of the words of state that end a line."""
ANSWERS = ("accept", "agree", "reject", "welcome", "response", "reply", "answer")
"""Of which each line that answers holds one."""


def looks_of(front: Front, title: str | None) -> Looks:
    """What there is to tell the kind of a paper by."""
    lines = [
        line.text for page in front.pages[:2] for line in page.lines[:OPENING_LINES] if len(line.text) <= LONGEST_LINE
    ]
    short = (*front.page.lines[:HEAD_LINES], *front.page.furniture)
    heads = [text for line in short if len(text := line.text.strip()) <= LONGEST_LINE and len(text.split()) <= SHORT]
    return Looks(title or "", " ".join(lines[:OPENING_LINES]), heads, looks_like(front))


def looks_like(front: Front) -> Mapping[str, float]:
    """The numbers of a paper, by name."""
    pages, head, tables = front.pages, front.head, front.tables
    kinds = {pair.kind for pair in head.pairs}
    full = head.is_report and len(kinds) >= 3 and len(kinds & OF_REPORTS) >= 2
    tables = [table for table in tables if len(table.rows) > 1]
    actions = [table for table in tables if _action_columns(table)]
    share = _share_of_rows(actions, pages)
    much = min(1.0, share / MUCH)
    resolved = _resolutions(pages[:MOST_PAGES])
    who, when, how = _labels(pages[:MOST_PAGES])
    enough = max(ENOUGH_LABELS, len(pages))
    plan = max(much, min(1.0, min(who, when) / enough))
    progress = much * _column(actions, "progress_words", 3)
    texts = [line.text.strip() for page in pages[:MOST_PAGES] for line in page.lines if len(line.words) < 30]
    return {
        "report head over a plan": plan * head.is_report,
        "report head over progress": head.is_report
        * max(much * _column(actions, "progress_words", 3), how / enough > 0.5),
        "states": _share(texts, _says_state, MANY_STATES),
        "answers": _share(texts, _says_answer, MANY_ANSWERS),
        "recommendations told": _share(texts, SAYS["recommendation_line"].match, MANY_ANSWERS),
        "letter": float(any(SAYS["salutation"].match(text) for text in texts[:30])),
        "wide page": float(pages[0].width > pages[0].height),
        "short paper": float(len(pages) == 1),
        "front sheet": float(front.span.front_sheet),
        "report head": float(full),
        "light report head": float(head.is_report and not full),
        "report sections": _sections(pages) * (1.0 if head.is_report else WITHOUT_A_HEAD),
        "list of those present": float(any(SAYS["look_present"].match(line.text) for line in pages[0].lines[:25])),
        "resolved": min(1.0, resolved / MANY_RESOLUTIONS) if resolved > 1 else 0.0,
        "action table": much,
        "mostly action tables": share,
        "progress column": progress,
        "status column": much * _column(actions, "status_words", 1),
        "action labels": min(1.0, min(who, when) / enough),
        "progress labels": min(1.0, how / enough) if 2 * how > enough else 0.0,
        "plan that asks nothing": much if much and not _asks(pages) else 0.0,
        "regulator at the head": float(regulator_at_head(pages) is not None),
    }


def _asks(pages: Sequence[Page]) -> bool:
    """Whether the first pages ask for a decision."""
    return any(SAYS["asks"].search(line.text) for page in pages[:3] for line in page.lines)


def _column(tables: Sequence[Table], words: str, filled: int) -> bool:
    return any(_filled(table, SAYS[words], filled) for table in tables)


def _says_state(text: str) -> bool:
    """Whether a line begins or ends with words of state."""
    says = SAYS["state_line"]
    return bool(says.match(text) or says.search(text, max(0, len(text) - LONGEST_STATE)))


def _says_answer(text: str) -> bool:
    low = text.lower()
    return any(stem in low for stem in ANSWERS) and SAYS["answer_line"].search(text) is not None


def _share(texts: Sequence[str], says: Callable[[str], object], many: int) -> float:
    """How many lines say something, from 0 for none to 1 for ``many``."""
    return min(1.0, sum(map(bool, map(says, texts))) / many)


def _sections(pages: Sequence[Page]) -> float:
    """How many of the usual headings the first pages have, from nothing for a few to 1 for several."""
    found: set[str] = set()
    for page in pages[:3]:
        for line in page.lines:
            if len(line.text) <= LONGEST_HEADING and not line.text.rstrip().endswith((".", ",", ";")):
                match = SAYS["sections"].match(line.text.strip())
                if match and match.lastgroup:
                    found.add(match.lastgroup)
    return min(1.0, max(0, len(found) - FEW) / (SEVERAL - FEW))


def _resolutions(pages: Sequence[Page]) -> int:
    return sum(
        1
        for page in pages
        for line in page.lines
        if CAPITALS.search(line.text)
        or (line.words[0].bold and line.text.strip()[:1].isupper() and SAYS["resolved"].match(line.text.strip()))
    )


def _labels(pages: Sequence[Page]) -> tuple[int, int, int]:
    """How many lines begin with a label of who, of when and of progress: cards and forms, one for each action."""
    texts = [line.text.strip() for page in pages for line in page.lines if len(line.words) > 1]
    return (
        sum(1 for text in texts if SAYS["who_label"].match(text)),
        sum(1 for text in texts if SAYS["when_label"].match(text)),
        sum(1 for text in texts if SAYS["status_label"].match(text)),
    )


def _share_of_rows(tables: Sequence[Table], pages: Sequence[Page]) -> float:
    """The share of the words of ``pages`` that stand in ``tables``, about."""
    words = sum(len(line.words) for page in pages for line in page.lines)
    inside = sum(len(cell.text.split()) for table in tables for row in table.rows for cell in row)
    return min(1.0, inside / words) if words else 0.0


def _action_columns(table: Table) -> bool:
    """Whether one of its first rows has a cell for actions and another for who or by when."""
    for row in table.rows[:5]:
        short = [cell.text for cell in row if 0 < len(cell.text) < LONGEST_HEADING]
        actions = [text for text in short if SAYS["action_words"].search(text)]
        if actions and any(SAYS["owner_words"].search(text) for text in short if text not in actions[:1]):
            return True
    return False


def _filled(table: Table, heading: re.Pattern[str], words: int) -> bool:
    """Whether a column under such a heading is filled, half its cells at least with that many words."""
    for place, row in enumerate(table.rows[:3]):
        for cell in row:
            if 0 < len(cell.text) < 40 and heading.search(cell.text):
                below = list(_below(table, place, cell.column))
                if below and sum(len(text.split()) >= words for text in below) * 2 >= len(below):
                    return True
    return False


def _below(table: Table, place: int, column: int) -> Iterator[str]:
    for row in table.rows[place + 1 :]:
        for cell in row:
            if cell.column == column:
                yield cell.text
