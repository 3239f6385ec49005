"""The lines at the head of a first page in pieces: those that are set alike and close together read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.kept import kept
from extract.model import Line
from extract.records.paper.frame import frame_of
from extract.records.paper.front import Front
from extract.records.paper.title_words import LONGEST, cleaned
from extract.records.phrases import FRONTS as SAYS
from extract.text import join_lines

MOST_LINES = 26
"""Lines of a first page that are looked at."""
WORDS_OF_TEXT = 9
"""Words from which a line is running text; a full stop counts for four."""
LARGE = 15
"""Points from which print is that of covers."""
LONG_LINE = 200
"""Letters of a line; a longer one is no heading."""
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,3})*[.)]?|\(?[a-z]\)|[•●▪■◼-])\s+\S", re.I)
OPEN_END = re.compile(
    r"(?:\b(?:on|of|the|at|in|for|and|held|to|about|into|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|,|[-–])$", re.I
)
"""The end of a line that goes on in the next."""
AMID = re.compile(r"(?:of|for|to|on|from|and|with) ")
"""How no heading begins."""
YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?")
"""The years that a title ends in, on a line of their own."""
AS_LARGE = 0.75
"""Share of its size in which what an open end asks for is printed at least: "One year on" ends so, too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one style that read as one, or a line that frames: ``frame`` says how, "" for none."""

    lines: tuple[Line, ...]
    frame: str
    place: int
    """How many pieces stand above it."""
    below_text: bool
    below_section: bool
    in_table: bool

    @property
    def text(self) -> str:
        return join_lines(self.lines)


@kept
def pieces_of(front: Front) -> list[Piece]:
    pieces: list[Piece] = []
    text = section = False
    tables = front.boxes
    lines = front.page.lines[:MOST_LINES]
    addressed = next((place for place, line in enumerate(lines) if SAYS["salutation"].match(line.text)), -1)
    for place, line in enumerate(lines):
        if len(line.text) > LONG_LINE:
            text = True
            continue
        frame = frame_of(line.text)
        boxed = any(box.holds_centre(line.box, 1) for box in tables)
        last = pieces[-1] if pieces else None
        plain = not frame or (frame == "mark" and YEARS.fullmatch(line.text.strip()))
        if last and plain and not last.frame and boxed == last.in_table and _goes_on(last.lines[-1], line):
            pieces[-1] = Piece((*last.lines, line), "", last.place, last.below_text, last.below_section, boxed)
        else:
            pieces.append(Piece((line,), frame, len(pieces), text, section, boxed))
        text = text or (place > addressed and is_text(line, front.body))  # above stands whom a letter is to
        section = section or SAYS["section"].match(line.text) is not None
    return pieces


def follows(above: Piece, below: Piece) -> bool:
    """Whether a piece may belong to the title that the one above it is of: set alike, standing out and close by, or
    asked for by its last word ("… held on")."""
    line, last = below.lines[0], above.lines[-1]
    if OPEN_END.search(last.text.rstrip()):
        return _near(last, line, 2.5) and line.size >= AS_LARGE * last.size
    heading = not (SAYS["section"].match(line.text) or NUMBERED.match(line.text))
    return heading and (joins(last, line) or (line.bold and same_style(last, line) and _near(last, line, 2.8)))


def runs_on_below(above: Piece, below: Piece) -> bool:
    """Whether a piece goes on with the words above it, however it is set, and is no heading: "of the Board" under
    "Minutes"."""
    return AMID.match(below.text) is not None and not above.frame and _near(above.lines[-1], below.lines[0], 4.0)


def asks_for(above: Piece, below: Piece) -> bool:
    """Whether the words of one piece are not whole without the next: they end openly, or in a colon over a name that
    frames other titles ("Peer Challenge:" over the council that it was of)."""
    introduced = above.text.rstrip().endswith(":") and below.frame == "council"
    return introduced or OPEN_END.search(above.text) is not None


def names_what(whole: str, below: Piece, body: float) -> bool:
    """Whether a title that says no more than that an audit reports stands over what was audited, in large print."""
    large = below.lines[0].size >= 1.2 * body and not below.frame
    return large and SAYS["audit_alone"].fullmatch(whole.strip(" :")) is not None


def is_text(line: Line, body: float) -> bool:
    words = len(line.words) + 4 * line.text.rstrip().endswith((".", ";"))
    return words >= WORDS_OF_TEXT and not line.bold and line.size < 1.15 * body


def _goes_on(above: Line, line: Line) -> bool:
    if NUMBERED.match(line.text) or _reports(line.text) or SAYS["section"].match(line.text):
        return False
    return joins(above, line)


def _reports(text: str) -> bool:
    """Whether a line says who reports or to whom; in small letters it goes on from the one above."""
    return not text[:1].islower() and SAYS["runs_on"].match(text) is not None


def joins(above: Line, line: Line) -> bool:
    """Whether a line is set like the one above it and close below."""
    return _near(above, line, 2.6 if above.size >= LARGE else 2.0) and same_style(above, line)


def _near(above: Line, line: Line, sizes: float) -> bool:
    return 0 < line.box.bottom - above.box.bottom < sizes * max(line.size, above.size)


def same_style(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < 0.7 and one.bold == other.bold


def subject_of_letter(lines: Sequence[Line]) -> str | None:
    """The line under a letter's salutation that says what it is about; None where the page is no letter or has none."""
    start = next((place for place, line in enumerate(lines[:32]) if SAYS["salutation"].match(line.text)), None)
    below = list(lines[start + 1 : start + 5]) if start is not None else []
    run = below[:1]
    for above, line in pairwise(below):
        if not joins(above, line):
            break
        run.append(line)
    text = join_lines(run)
    apart = bool(run) and (run[0].bold or (len(run) <= 2 and len(text.split()) <= 22))
    return cleaned(text) if apart and not text.rstrip().endswith((".", ",", ";")) and len(text) <= LONGEST else None
