"""Actions in minutes: who is to act stands in the margin, at the end of the minute or on a line below it.

The sentence of the minute is the action, the printed initials or post its lead: "RI to write a report.   Action: RI".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from extract.flow.blocks import Block
from extract.flow.run_ins import parted_from_run_in
from extract.model import Line, Word
from extract.records.decisions.resolving import CAPITALS
from extract.records.phrases import PROSE as SAYS
from extract.records.plans.plain_cells import INITIALS
from extract.records.prose.drafts import ActionDraft, Draft
from extract.records.prose.labels import Beside
from extract.records.prose.pieces import Piece
from extract.records.prose.tails import is_time
from extract.records.prose.time_heads import TIME_HEAD
from extract.text import gap_at, join_lines

GAP = 1.6
"""Font sizes of white, at least, between a minute and a name in the margin."""
NARROW_GAP = 0.45
"""The same for a name that stands right below or above another."""
SAME_PLACE = 3.0
"""Points."""
MARGIN = 0.62
"""Names in the margin begin right of this share of the paper's text width."""
JOINS = "/&+, "
"""Signs at the end of a name that another follows on the next line."""
FURTHEST = 6
"""Paragraphs of a minute that are looked through for what a name beside its heading is to do."""
DECIDED = re.compile(r"^(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|noted|approved)\b", re.IGNORECASE)
FEWEST = 2
"""Names in the margin in one paper, at least."""
SENTENCE_END = re.compile(r"(?<=[a-z0-9)’\"%][.;!?])\s+(?=(?:\([a-z]\)\s+)?[A-Z])|(?<=[.;!?])\s+\([a-z]\)\s+(?=[A-Z])")
PERSON = re.compile(r"^[A-Z]\.?\s[A-Z][\w’'-]+$")
AGREED = re.compile(r"^it was (?:also |further )?agreed that\s+(?!the (?:council|committee|report)\b)", re.IGNORECASE)
"""How a minute begins to tell what somebody is to do."""
BY_SECTION = re.compile(r"^[Ss]\.?\s?(?:151|73)$")
"""Who is called by the section of the Act that asks for the post."""
MANY = re.compile(r"\bNo\b|s$|^All\b")
"""Officers in general, of whom minutes tell what they will do."""
LABEL = re.compile(r"\b(?:ACTIONS?|Actions?)\s*:")
_HEAD = re.compile(r"^(?:actions?|action\s+by|by\s+whom|who)$", re.IGNORECASE)


def find_minuted(blocks: Sequence[Block], meets: bool) -> list[Draft]:
    """The actions whose lead stands beside or below the words of a minute, in order; each a draft of its own.
    Where the paper ``meets``, a sentence that says who is to do what is one as well."""
    body = [block for block in blocks if not block.note and block.text and block.slot is None]
    body = [part for block in body for part in parted_from_run_in(block)]
    names = _margin_names(body)
    drafts: list[Draft] = []
    for number, block in enumerate(body):
        found = [(at, names[key]) for at in range(len(block.paragraph.lines)) if (key := (number, at)) in names]
        if found and not block.level:
            drafts.extend(_from_margin(block, found, _same_minute(body, number, {place for place, _ in names})))
        elif not block.level and (tails := list(_with_tails(block.text))):
            drafts.extend(_draft(_sentence(words, who), who, block.paragraph.lines) for words, who in tails)
        elif apart := _in_brackets(block):
            drafts.extend(apart)
        elif (alone := SAYS["alone"].match(block.text)) and number and SAYS["names"].match(alone["who"]):
            above = body[number - 1]
            if not above.level:
                lines = (*above.paragraph.lines, *block.paragraph.lines)
                drafts.append(_draft(_sentence(above.text, alone["who"]), alone["who"], lines))
        elif meets and not block.level:
            drafts.extend(_said_to_do(block))
    drafts.extend(_in_columns(blocks) if meets else ())
    once = {(draft.actions[0].text, draft.start): draft for draft in drafts}
    return [draft for draft in once.values() if len(draft.actions[0].text.split()) > 2]


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


def _said_to_do(block: Block) -> Iterator[Draft]:
    """The sentences of a minute that say who is to do what, outside what was resolved."""
    for sentence in SENTENCE_END.split(LABEL.split(block.text)[0]):
        who = actor_of(sentence)
        if who and sentence.endswith(".") and not MANY.search(who):
            yield _draft(sentence, who, block.paragraph.lines)


def _in_columns(blocks: Sequence[Block]) -> Iterator[Draft]:
    """The same in minutes set as a table, where a column is headed "Action": who is to do what the minute beside says,
    or what is to be done, by whom and by when."""
    rows: dict[tuple[int, int], list[tuple[int, Block]]] = {}
    for block in blocks:
        if block.slot and block.text:
            rows.setdefault(block.slot[:2], []).append((block.slot.column, block))
    heads = {
        table: at for (table, row), cells in rows.items() for at, each in cells if not row and _HEAD.match(each.text)
    }
    for (table, row), cells in rows.items():
        cell = [line for at, block in cells for line in block.paragraph.lines if at == heads.get(table)]
        if not row or not (told := _cell_of(cell)):
            continue
        what, who, when = told
        minute = [block for at, block in cells if at != heads[table] and not block.level]
        said = [(part, block) for block in minute for part in SENTENCE_END.split(block.text) if part.endswith(".")]
        named = [each for each in said if _names_actor(each[0], who)]
        open_to = [each for each in said if SAYS["to_do"].match(each[0]) and not CAPITALS.search(each[0])]
        open_to = [each for each in open_to if each[0][0].isupper()]
        to_do = named or [each for each in open_to if not DECIDED.match(each[0])] or open_to
        if what or to_do:
            text, lines = (what, cell) if what else (to_do[-1][0], to_do[-1][1].paragraph.lines)
            yield _draft(text, who, lines, when)


def _cell_of(lines: Sequence[Line]) -> tuple[str, str, str] | None:
    """What is to be done, by whom and when, as the lines of a cell tell it; the first and last may be missing."""
    texts = [line.text for line in lines]
    for start in range(len(texts)):
        for end in range(start + 1, len(texts) + 1):
            who, when = " ".join(texts[start:end]), " ".join(texts[end:])
            if _is_name(who) and (not when or is_time(when) or TIME_HEAD.match(when)):
                return " ".join(texts[:start]), who, when
    return None


def _in_brackets(block: Block) -> list[Draft]:
    """The sentences of a minute behind which a name stands in bold brackets: "… to send the figures. (HVS)"."""
    found: list[Draft] = []
    if block.level or "(" not in block.text:
        return found
    words = block.paragraph.words
    start = 0
    for at, word in enumerate(words):
        if not word.bold or word.text[:1] != "(" or at <= start or words[at - 1].bold:
            continue
        end = next((n for n in range(at, min(at + 6, len(words))) if words[n].text.rstrip(".").endswith(")")), None)
        if end is None or not words[at - 1].text.endswith((".", "!", "?")):
            continue
        who = " ".join(each.text for each in words[at : end + 1]).strip("().")
        if SAYS["names"].match(who) or INITIALS.match(who):
            lines = [line for line in block.paragraph.lines if any(each in words[start:end] for each in line.words)]
            found.append(_draft(_sentence(" ".join(each.text for each in words[start:at]), who), who, lines))
        start = end + 1
    return found


def actor_of(text: str) -> str | None:
    """Who is to do it, where a post or person begins the action: "Town Clerk to obtain three prices"."""
    actor = SAYS["actor"].match(text)
    named = actor and (SAYS["rank"].search(actor["who"]) or PERSON.match(actor["who"]))
    return actor["who"] if actor and named else None


def _margin_names(body: Sequence[Block]) -> dict[tuple[int, int], tuple[Word, ...]]:
    """The names set apart in the right margin, by the number of their block and of the line in it; none where they are
    too few to be a margin. White beside one tells where the margin is; there less white is enough for the others."""
    left = min((block.left for block in body), default=0.0)
    right = max((line.words[-1].box.x1 for block in body for line in block.paragraph.lines), default=0.0)
    edge = left + MARGIN * (right - left)
    found: dict[tuple[int, int], tuple[Word, ...]] = {}
    for white in (GAP, NARROW_GAP):
        places = [words[0].box.x0 for words in found.values()]
        for number, block in enumerate(body if places or white == GAP else ()):
            for at, line in enumerate(block.paragraph.lines):
                if line.words[-1].box.x0 < edge or (number, at) in found:
                    continue
                start = gap_at(line, white)
                if start is None or line.words[start].box.x0 < edge:
                    continue
                aligned = any(abs(line.words[start].box.x0 - place) < SAME_PLACE for place in places)
                name = " ".join(word.text for word in line.words[start:])
                if (white == GAP or aligned) and _is_name(name):
                    found[number, at] = line.words[start:]
    return found if len(found) >= FEWEST else {}


def _is_name(text: str) -> bool:
    bare = text.rstrip(JOINS)
    post = SAYS["rank"].search(bare) and all(
        word[0].isupper() or word in ("of", "and", "/", "&") for word in bare.split()
    )
    short = INITIALS.match(bare) or BY_SECTION.match(bare)
    return bool(SAYS["names"].match(bare) or short or post) and not SAYS["no_names"].match(bare)


def _whole_names(found: Sequence[tuple[int, tuple[Word, ...]]]) -> list[tuple[int, str]]:
    """The names with the place of each; one that a line breaks behind "/" or "and" is one: "Clerk/", "Chair"."""
    whole: list[tuple[int, str]] = []
    for at, words in found:
        name = " ".join(word.text for word in words)
        if whole and whole[-1][1].endswith(tuple(JOINS.strip())):
            whole[-1] = (whole[-1][0], f"{whole[-1][1]} {name}")
        else:
            whole.append((at, name))
    return whole


def _same_minute(body: Sequence[Block], number: int, named: Collection[int]) -> list[Block]:
    """The paragraphs below ``body[number]`` up to the next with a name beside it, or the next heading."""
    below = range(number + 1, min(len(body), number + 1 + FURTHEST))
    return [body[at] for at in itertools.takewhile(lambda at: at not in named and not body[at].level, below)]


def _from_margin(
    block: Block, found: Sequence[tuple[int, tuple[Word, ...]]], below: Sequence[Block]
) -> Iterator[Draft]:
    """The sentences of a minute beside which a name stands. Where only a resolution stands there, the name beside the
    minute's heading is for what is said ``below``."""
    lines = list(block.paragraph.lines)
    names = dict(found)
    bare = [
        Line(line.page, line.words[: len(line.words) - len(names[index])]) if index in names else line
        for index, line in enumerate(lines)
    ]
    start = 0
    for index, who in _whole_names(found):
        if index < start:
            continue  # beside a sentence that another name stands beside, too
        end = next((later for later in range(index, len(bare)) if _ends_sentence(bare[later])), len(bare) - 1)
        text = join_lines([line for line in bare[start : end + 1] if line.words])
        if block.marker and start == 0:
            text = text[len(block.paragraph.printed_marker) :].lstrip()
        sentence = _sentence(text, who)
        after = next((other for other in below if not DECIDED.match(_sentence(other.text, who))), None)
        if index == 0 < end and DECIDED.match(sentence) and after is not None:
            yield _draft(_sentence(after.text, who), who, after.paragraph.lines)
        else:
            yield _draft(sentence, who, lines[start : end + 1])
        start = end + 1


def _ends_sentence(line: Line) -> bool:
    return bool(line.words) and line.words[-1].text.endswith((".", "!", "?", ";"))


def _sentence(text: str, who: str) -> str:
    """The sentence of a minute that says what is to be done by ``who``, else its last one."""
    parts = SENTENCE_END.split(text.strip())
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


def _draft(text: str, who: str, lines: Sequence[Line], when: str = "") -> Draft:
    piece = Piece(text, None, "", 0, False, False, tuple(lines))
    lead = Piece(who.strip(" ."), None, "", 0, False, False, tuple(lines))
    beside: dict[Beside, Piece] = {"lead": lead}
    if when:
        beside["timescale"] = Piece(when, None, "", 0, False, False, tuple(lines))
    return Draft(None, actions=[ActionDraft([piece], beside)], start=piece.place)
