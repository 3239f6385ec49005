"""Who stands beside a minute: in a column of notes at its side, or in a column of the table that it is set in.

A minute and what stands beside it are found by their places alone. A column says who is to act where its head says so
or where all that stands in it are names; then a name that nobody else bears ("Trust") is one, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.flow.blocks import Block
from extract.model import Line
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.plain_cells import INITIALS
from extract.records.prose.tails import is_time
from extract.records.prose.time_heads import TIME_HEAD

HEAD = re.compile(
    r"^(?:(?:for|to|by)\s+)?(?:act|actions?|whom|who|leads?|owners?|initials?|responsible|responsibility)"
    r"(?:\s+(?:by|for|on|officer|owner|person))?$", re.IGNORECASE,
)  # fmt: skip
LABEL = re.compile(r"^(?:actions?|follow[\s-]?up)\s*(?:by|for|on)?\s*[:–—-]\s*(?=\w)", re.IGNORECASE)
FEWEST = 2
"""Names in a column, at least, where no head says what it holds."""
RUNNING = 8
"""Words of a cell that is a minute."""
NEXT_LINE, OVER_WHITE = 1.6, 2.3
"""Font sizes from base line to base line of the lines of one note, and of its paragraphs."""
JOINS = "/&+, "
"""Signs at the end of a name that another follows on the next line."""
TITLE = re.compile(r"^(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Rev)\.?$")
"""What stands before a name and is none."""
BY_SECTION = re.compile(r"^[Ss]\.?\s?(?:151|73)$")
"""Who is called by the section of the Act that asks for the post."""
LONGEST, SHORT = 6, 3
"""Words of a note that is a name, and of one on a line of its own."""


class Named(NamedTuple):
    """What a note says: ``what`` is to be done, where it says so, by whom and when ("" for neither); its lines."""

    what: str
    who: str
    when: str
    lines: tuple[Line, ...]


def is_name(text: str) -> bool:
    bare = text.rstrip(JOINS)
    post = SAYS["rank"].search(bare) and all(
        word[0].isupper() or word in ("of", "and", "/", "&") for word in bare.split()
    )
    short = INITIALS.match(bare) or BY_SECTION.match(bare)
    named = bool(SAYS["names"].match(bare) or short or post) and not TITLE.match(bare)
    return named and not SAYS["no_names"].match(bare)


def notes_beside(blocks: Sequence[Block]) -> list[Named]:
    """The notes of the column beside the text, from the top down; none where it does not say who is to act."""
    notes = [line for block in blocks if block.note for line in block.paragraph.lines]
    lines: dict[int, list[Line]] = {note.page: [] for note in notes}
    for line in (line for block in blocks if not block.note for line in block.paragraph.lines):
        if line.page in lines:
            lines[line.page].append(line)
    level = [note for note in notes if any(_stands_beside(note, line) for line in lines[note.page])]
    if len(level) < FEWEST:
        return []
    heads = [block.paragraph.lines[0] for block in blocks if not block.note]
    left = min(note.box.x0 for note in level)
    groups: list[list[Line]] = []
    for line in (note for note in notes if note.box.x0 >= left - 1 or note in level):
        last = groups[-1][-1] if groups else None
        own = bool(groups) and _own_place(groups[-1], line, heads)
        if last and not own and _goes_with(last, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return named_in(groups)


def _own_place(group: Sequence[Line], line: Line, heads: Sequence[Line]) -> bool:
    """Whether two names one below the other stand each beside the beginning of a paragraph."""
    names = (each.text for each in (*group, line))
    alike = line.words[0].bold == group[0].words[0].bold
    short = all(len(n.split()) <= SHORT and n[0].isupper() and n[-1] not in JOINS and not TITLE.match(n) for n in names)
    return alike and short and all(any(_stands_beside(each, head) for head in heads) for each in (*group, line))


def _goes_with(last: Line, line: Line) -> bool:
    """Whether a line of a note goes on with the one above it; where no name begins, over a little white or a page's
    end, too."""
    if last.page != line.page:
        return last.page + 1 == line.page and line.text[:1].islower()
    pitch = NEXT_LINE if is_name(line.text) else OVER_WHITE
    return 0 < line.box.bottom - last.box.bottom < pitch * line.size


def _stands_beside(note: Line, line: Line) -> bool:
    """Whether a note stands level with a line of the text on its page, as no footnote does."""
    return line.box.x1 < note.box.x0 and line.box.top < note.box.bottom and note.box.top < line.box.bottom


def named_in(cells: Sequence[Sequence[Line]], headed: bool = False) -> list[Named]:
    """Who is named in the cells of a column; none where it holds other things. ``headed``: its head says who."""
    cells = [cell for cell in cells if cell]
    heads = [cell for cell in cells if HEAD.match(_text(cell))]
    cells = [cell for cell in cells if not HEAD.match(_text(cell))]
    told = [list(_named(cell)) for cell in cells]
    sure = headed or bool(heads) or sum(map(len, told)) >= FEWEST
    if not sure or (not headed and 2 * sum(map(bool, told)) < len(cells)):
        return []
    return [named for cell, found in zip(cells, told, strict=True) for named in found or _unknown(cell)]


def _named(cell: Sequence[Line]) -> Iterator[Named]:
    """What is to be done, by whom and when, as the lines of a cell tell it; of several names one a line each."""
    texts = [LABEL.sub("", line.text) for line in cell]
    who, comma, when = " ".join(texts).partition(", ")
    if texts[0] != cell[0].text and (not comma or _is_when(when)) and is_name(who):
        yield Named("", who, when, tuple(cell))
        return
    if len(cell) > 1 and all(is_name(text) and text[-1] not in JOINS for text in texts):
        for line in cell:
            yield Named("", line.text, "", (line,))
        return
    if task := _told_below_name(texts):
        yield Named(*task, tuple(cell))
        return
    for start in range(len(texts)):
        for end in range(start + 1, len(texts) + 1):
            who, when = " ".join(texts[start:end]), " ".join(texts[end:])
            if is_name(who) and (not when or _is_when(when)):
                yield Named(" ".join(texts[:start]), who, when, tuple(cell))
                return


def _told_below_name(texts: Sequence[str]) -> tuple[str, str, str] | None:
    """What is to be done, by whom and when, where a name stands alone on the first line and a task below it."""
    who, *below = texts
    if not below or not is_name(who) or who[-1] in JOINS or not below[0][:1].isupper():
        return None
    if is_name(below[0]) or _is_when(below[0]):
        return None
    end = next((at for at in range(1, len(below)) if _is_when(" ".join(below[at:]))), len(below))
    what = " ".join(below[:end])
    return (what, who, " ".join(below[end:])) if len(what.split()) > 1 else None


def _is_when(text: str) -> bool:
    return is_time(text) or TIME_HEAD.match(text) is not None


def _unknown(cell: Sequence[Line]) -> Iterator[Named]:
    """A body or post that only its place tells: "Trust"."""
    text = _text(cell)
    small = ("of", "and", "the", "for", "with", "&", "/")
    titled = len(text.split()) <= LONGEST and all(word[0].isupper() or word in small for word in text.split())
    if titled and not SAYS["no_names"].match(text):
        yield Named("", text, "", tuple(cell))


def _text(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell).strip()
