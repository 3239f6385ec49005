"""Actions in minutes: who is to act stands in the margin, at the end of the minute or on a line below it.

The sentence of the minute is the action, the printed initials or post its lead: "RI to write a report.   Action: RI".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.flow.blocks import Block
from extract.flow.run_ins import parted_from_run_in
from extract.model import Line
from extract.records.decisions.resolving import CAPITALS
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.plain_cells import INITIALS
from extract.records.prose.beside import HEAD, RUNNING, Named, named_in, notes_beside
from extract.records.prose.drafts import ActionDraft, Draft
from extract.records.prose.labels import Beside, labelled
from extract.records.prose.pieces import Piece
from extract.records.prose.tasks import LABEL, actor_of, sentences, tasks_in, those_named
from extract.text import join_lines

FURTHEST = 6
"""Paragraphs of a minute that are looked through for what a name beside its heading is to do."""
DECIDED = re.compile(r"^(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|noted|approved)\b", re.IGNORECASE)
LEVEL = 3.0
"""Points between the tops of lines that stand level."""
LEAST_WORDS = 6
"""Words of a minute; fewer that end no sentence are its heading."""
AGREED = re.compile(r"^it was (?:also |further )?agreed that\s+(?!the (?:council|committee|report)\b)", re.IGNORECASE)
"""How a minute begins to tell what somebody is to do."""
BOLD = re.compile(r"(?:^\((?=.*\)\.?$)|(?:^|(?<=\s))[(\[]?(?:ACTIONS?|Actions?)\s*:\s*)(?P<who>[^()\[\]]+?)[)\]]?\.?$")
"""Bold words that say who is to act: "**Action: Clerk**", "**(HVS)**"."""


def find_minuted(blocks: Sequence[Block], meets: bool) -> list[Draft]:
    """The actions whose lead stands beside or below the words of a minute, in order; each a draft of its own.
    Where the paper ``meets``, a sentence that says who is to do what is one as well."""
    body = [block for block in blocks if not block.note and block.text and block.slot is None]
    body = [part for block in body for part in parted_from_run_in(block)]
    names = _in_margin(body, notes_beside(blocks))
    known = those_named(body)
    drafts: list[Draft] = []
    for number, block in enumerate(body):
        if number in names:
            whole, found = _whole(body[number - 1] if number else None, block, names[number])
            drafts.extend(_from_margin(whole, found, _same_minute(body, number, names)))
        elif not block.level and (tails := list(_with_tails(_closed(block)))):
            drafts.extend(_draft(_sentence(words, who), who, block.paragraph.lines) for words, who in tails)
        elif (alone := SAYS["alone"].match(block.text.rstrip(":"))) and number and SAYS["names"].match(alone["who"]):
            above, below = body[number - 1], body[min(number + 1, len(body) - 1)]
            if block.text.endswith(":") and _runs_in(block, below):
                drafts.append(_draft(below.text, alone["who"], below.paragraph.lines))  # the task runs on behind it
            elif not above.level:
                lines = (*above.paragraph.lines, *block.paragraph.lines)
                drafts.append(_draft(_sentence(above.text, alone["who"]), alone["who"], lines))
        elif meets and _is_short_name(block, known) and _runs_in(block, body[min(number + 1, len(body) - 1)]):
            drafts.extend(_draft(each.text, block.text, each.paragraph.lines) for each in body[number + 1 : number + 2])
        elif meets and not block.level:
            drafts.extend(_draft(words, who, block.paragraph.lines) for words, who in tasks_in(block.text, known))
    drafts.extend((*_in_columns(blocks), *_labelled_in_cells(blocks)) if meets else ())
    once: dict[tuple[str, tuple[int, float]], Draft] = {}
    for draft in drafts:
        once.setdefault((draft.actions[0].text, draft.start), draft)
    return [draft for draft in once.values() if len(draft.actions[0].text.split()) > 2]


def _is_short_name(block: Block, known: Collection[str] | None) -> bool:
    return bool(known and (block.text in known or (not block.level and INITIALS.match(block.text))))


def _runs_in(head: Block, block: Block) -> bool:
    """Whether a head stands before the words of a paragraph on its first line."""
    one, other = head.paragraph.lines[0], block.paragraph.lines[0]
    return one.page == other.page and abs(one.box.top - other.box.top) <= LEVEL


def _closed(block: Block) -> str:
    """The words of a minute, bold ones behind its sentences that say who is to act in one form: "(Action: HVS)"."""
    text, at = block.text, 0
    if not any(line.letters.bold for line in block.paragraph.lines):
        return text
    for bold, run in itertools.groupby(block.paragraph.words, key=lambda word: word.bold):
        said = " ".join(word.text for word in run)
        if not bold or (start := text.find(said, at)) < 0:
            continue
        told, at = BOLD.search(said), start + len(said)
        named = told and (SAYS["names"].match(told["who"]) or INITIALS.match(told["who"]))
        before = text[: start + told.start()].rstrip() if told and named else ""
        if told and before.endswith((".", "!", "?")) and not text[at:].lstrip()[:1].islower():
            before += f" (Action: {told['who']})"
            text, at = before + text[at:], len(before)
    return text


def _with_tails(text: str) -> Iterator[tuple[str, str]]:
    """The words before each name that says at the end of a minute, or of a part of it, who is to act; and that name."""
    start = 0
    for found in SAYS["tail_within"].finditer(text):
        yield text[start : found.start()], found["who"]
        start = found.end()
    tail = SAYS["tail"].search(text, start) if start < len(text) else None
    who = (tail["who"] or tail["actor"]) if tail else ""
    if tail and SAYS["names"].match(who):
        yield text[start : tail.start()], who


def _in_columns(blocks: Sequence[Block]) -> Iterator[Draft]:
    """The same in minutes set as a table, where a column says who is to do what the minute beside says, or what is to
    be done, by whom and by when."""
    tables: dict[int, dict[int, list[tuple[int, Block]]]] = {}
    for block in blocks:
        if block.slot and block.text:
            tables.setdefault(block.slot.table, {}).setdefault(block.slot.row, []).append((block.slot.column, block))
    for rows in tables.values():
        last = max(at for cells in rows.values() for at, _ in cells)
        heads = [at for at, each in rows.get(0, ()) if at and HEAD.match(each.text)]
        running = any(len(block.text.split()) >= RUNNING for cells in rows.values() for at, block in cells if at < last)
        column = heads[0] if heads else last if last and running else None
        cells = {row: [line for at, block in cells for line in block.paragraph.lines if at == column]
                 for row, cells in rows.items() if row or not heads}  # fmt: skip
        minutes = {row: [block for at, block in rows[row] if at != column] for row in cells}
        groups = [group for row, lines in cells.items() for group in _by_paragraph(lines, minutes[row])]
        notes = named_in(groups, bool(heads)) if column else []
        for row, lines in cells.items():
            beside = [note for note in notes if note.lines[0] in lines]
            yield from _said_in_row(minutes[row], beside, bool(heads))


def _by_paragraph(lines: Sequence[Line], minute: Sequence[Block]) -> Iterator[list[Line]]:
    """The lines of a cell, parted where another paragraph begins beside them: there each stands level with its own."""
    group: list[Line] = []
    for line in lines:
        if group and _is_level(lines[0], minute) and _is_level(line, minute):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_level(line: Line, minute: Sequence[Block]) -> Block | None:
    """The paragraph that begins level with a line of the cell beside; None for the first, at the head of the row."""
    tops = [(block, block.paragraph.lines[0]) for block in minute]
    head = min((first.page, first.box.top) for _, first in tops) if tops else (0, 0.0)
    return next(
        (
            block
            for block, first in tops
            if first.page == line.page
            and abs(first.box.top - line.box.top) <= LEVEL < first.box.top - head[1] + (first.page - head[0]) * 1000
        ),
        None,
    )


def _labelled_in_cells(blocks: Sequence[Block]) -> Iterator[Draft]:
    """What a label announces within a cell of minutes set as a table: "Action: Clerk to write"."""
    for block in blocks:
        for label, words in labelled(block.text) if block.slot and LABEL.search(block.text) else ():
            if label and label.kind == "action" and words and not SAYS["names"].match(words):
                yield _draft(words, actor_of(words, None) or "", block.paragraph.lines)


def _said_in_row(minute: Sequence[Block], notes: Sequence[Named], sure: bool = True) -> Iterator[Draft]:
    """What a minute leaves to those who stand beside it: the sentence that names each, else, where it is ``sure`` that
    they are to act, the last one that says what is to be done."""
    told = [block for block in minute if not block.level]
    said = [(part, block) for block in told for part in sentences(block.text) if part.endswith(".")]
    for note in notes:
        named = [each for each in said if _names_actor(each[0], note.who)]
        level = _is_level(note.lines[0], minute) if sure and _is_level(notes[0].lines[0], minute) else None
        if level and not (note.what or DECIDED.match(level.text)):
            yield _draft(_sentence(level.text, note.who), note, level.paragraph.lines)
            continue
        open_to = [each for each in said if SAYS["to_do"].match(each[0]) and not CAPITALS.search(each[0])]
        open_to = [each for each in open_to if each[0][0].isupper()]
        to_do = named or [each for each in open_to if not DECIDED.match(each[0])] or open_to
        if note.what or named or (to_do and sure):
            text, lines = (note.what, note.lines) if note.what else (to_do[-1][0], to_do[-1][1].paragraph.lines)
            yield _draft(text, note, lines)


def _in_margin(body: Sequence[Block], notes: Sequence[Named]) -> dict[int, list[tuple[int, Named]]]:
    """The notes by the number of the paragraph that each stands beside, each with the number of the line there."""
    found: dict[int, list[tuple[int, Named]]] = {}
    for note in notes:
        first = note.lines[0]
        places = (
            (number, at)
            for number, block in enumerate(body)
            for at, line in enumerate(block.paragraph.lines)
            if line.page == first.page and line.box.top < first.box.bottom
        )
        number, at = max(places, key=lambda place: _bottom(body, place), default=(-1, 0))
        if number >= 0:
            found.setdefault(number, []).append((at, note))
    return found


def _bottom(body: Sequence[Block], place: tuple[int, int]) -> float:
    return body[place[0]].paragraph.lines[place[1]].box.bottom


def _same_minute(body: Sequence[Block], number: int, named: Collection[int]) -> list[Block]:
    """The paragraphs below ``body[number]`` up to the next with a name beside it, or the next heading."""
    below = range(number + 1, min(len(body), number + 1 + FURTHEST))
    return [body[at] for at in itertools.takewhile(lambda at: at not in named and not body[at].level, below)]


def _whole(
    above: Block | None, block: Block, found: Sequence[tuple[int, Named]]
) -> tuple[Block, Sequence[tuple[int, Named]]]:
    """A minute with its sentence's beginning ``above``, where a name beside its last line cut it there."""
    goes_on = above is not None and not above.level and block.text[:1].islower()
    if above is None or not goes_on or above.text.endswith((".", "!", "?", ";", ":")):
        return block, found
    before = above.paragraph.lines
    paragraph = replace(above.paragraph, lines=(*before, *block.paragraph.lines))
    return replace(above, paragraph=paragraph, text=paragraph.text), [(len(before) + at, note) for at, note in found]


def _from_margin(block: Block, found: Sequence[tuple[int, Named]], below: Sequence[Block]) -> Iterator[Draft]:
    """The sentences of a minute beside which a name stands. Where only its heading or a resolution stands there, the
    name is for what is said ``below``."""
    if block.level or (len(block.paragraph.words) < LEAST_WORDS and not block.text.endswith(".")):
        yield from _said_in_row(below, [note for _, note in found])
        return
    lines = list(block.paragraph.lines)
    start = 0
    for index, note in found:
        if index < start:
            continue  # beside a sentence that another name stands beside, too
        if note.what:
            yield _draft(note.what, note, note.lines)
            continue
        end = next((later for later in range(index, len(lines)) if _ends_sentence(lines[later])), len(lines) - 1)
        text = join_lines(lines[start : end + 1])
        if block.marker and start == 0:
            text = text[len(block.paragraph.printed_marker) :].lstrip()
        sentence = _sentence(text, note.who)
        rest = sentences(join_lines(lines[end + 1 :])) if len(found) == 1 else []
        if not SAYS["to_do"].match(sentence) and (to_do := [part for part in rest if SAYS["to_do"].match(part)]):
            sentence, end = to_do[-1], len(lines) - 1  # the name stands beside the head of the minute
        yield _draft(sentence, note, lines[start : end + 1])
        start = end + 1


def _ends_sentence(line: Line) -> bool:
    return bool(line.words) and line.words[-1].text.endswith((".", "!", "?", ";"))


def _sentence(text: str, who: str) -> str:
    """The sentence of a minute that says what is to be done by ``who``, else its last one."""
    parts = sentences(text.strip())
    for part in reversed(parts):
        if _names_actor(part, who):
            return part
    last = parts[-1]
    return last if len(last.split()) > 2 or len(parts) < 2 else " ".join(parts[-2:])


def _names_actor(sentence: str, who: str) -> bool:
    """Whether ``sentence`` says that one of ``who`` is to do something."""
    names = re.split(r"\W+(?:and\W+)?", who)
    sentence = AGREED.sub("", sentence)
    return bool(SAYS["to_do"].match(sentence)) and any(
        re.match(rf"(?:the\s+)?{re.escape(name)}\b", sentence, re.I) for name in names if name
    )


def _draft(text: str, who: Named | str, lines: Sequence[Line]) -> Draft:
    """``who``: a note beside the minute, or the name that its words tell."""
    note = who if isinstance(who, Named) else Named("", who, "", tuple(lines))
    piece = Piece(text, None, "", 0, False, False, tuple(lines))
    beside: dict[Beside, Piece] = {}
    if note.who:
        beside["lead"] = Piece(note.who.strip(" ."), None, "", 0, False, False, note.lines)
    if note.when:
        beside["timescale"] = Piece(note.when, None, "", 0, False, False, note.lines)
    return Draft(None, actions=[ActionDraft([piece], beside)], start=piece.place)
