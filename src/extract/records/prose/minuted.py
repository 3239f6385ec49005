"""Actions in minutes: who is to act stands in the margin, at the end of the minute or on a line below it.

The sentence of the minute is the action, the printed initials or post its lead: "RI to write a report.   Action: RI".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.flow.blocks import Block
from extract.model import Line, Word
from extract.records.plans.headless import INITIALS
from extract.records.prose.drafts import ActionDraft, Draft
from extract.records.prose.pieces import Piece
from extract.text import gap_at, join_lines

GAP = 1.6
"""Font sizes of white, at least, between a minute and a name in the margin."""
NARROW_GAP = 0.45
"""The same for a name that stands right below or above another."""
SAME_PLACE = 3.0
"""Points."""
MARGIN = 0.62
"""Names in the margin begin right of this share of the paper's text width."""
FEWEST = 2
"""Names in the margin in one paper, at least."""
_WHO = (
    r"(?:(?i:(?:the\s+)?(?:(?:town|parish|deputy|assistant)\s+)?clerk|chair(?:man|person)?|vice[\s-]chair(?:man)?"
    r"|all(?:\s+members)?|members|secretary|treasurer|rfo)|[A-Z]{2,4}[a-z]?"
    r"|(?:Cllrs?|Councillors?|County Cllr|M[rs]{1,2}s?|Dr)\.?\s+(?:[A-Z]\.?\s*)?[A-Z][\w’'-]+|[A-Z]\.?\s?[A-Z][a-z]+)"
)
NAMES = re.compile(rf"^{_WHO}(?:\s*(?:/|,|&|and|\+|;)\s*{_WHO})*\.?$")
TO_DO = re.compile(
    r"^(?:[A-Z][\w’'&./-]*|all|and|of|the|for|to\s+be|members?"
    r"|\W)(?:\s+(?:[\w’'&./,-]+)){0,6}?\s+(?:to|will)\s+(?:be\s+)?[a-z]{2,}",
    re.IGNORECASE,
)
"""An action in minutes: someone to do something."""
TAIL = re.compile(
    r"\s+[(\[]?(?:ACTIONS?|Actions?|Actioned|TO\s+ACTION)(?:\s+(?:by"
    r"|for))?\s*[:–—-]?\s*(?P<who>[A-Z][\w.’'&/, -]{0,40}?)[)\].]*$"
    r"|\s+[(\[](?P<actor>[A-Z][\w.’'&/, -]{0,40}?)\s+(?:to\s+action|to\s+do|to\s+follow\s+up)[)\]]\.?$"
)
"""Who is to act, at the end of a minute: "… Action: RI"."""
ALONE = re.compile(
    r"^[(\[]?(?:ACTIONS?|Actions?)(?:\s+(?:by|for"
    r"|on))?\s*[:–—-]?\s*(?P<who>[A-Z][\w.’'&/, -]{0,40}?)[)\].]*$"
)
_HEAD = re.compile(r"^(?:actions?|action\s+by|by\s+whom|who)$", re.IGNORECASE)
_NO_NAMES = re.compile(
    r"^(?:noted|agreed|approved|resolved|none|pass(?:ed)?|n/?a|yes|no|total|date|time|item|page"
    r"|vat|net|gross)\.?$",
    re.IGNORECASE,
)


def find_minuted(blocks: Sequence[Block]) -> list[Draft]:
    """The actions whose lead stands beside or below the words of a minute, in order; each a draft of its own."""
    body = [block for block in blocks if not block.note and block.text and block.slot is None]
    names = _margin_names(body)
    drafts: list[Draft] = []
    for number, block in enumerate(body):
        found = [(at, names[key]) for at in range(len(block.paragraph.lines)) if (key := (number, at)) in names]
        if found and not block.level:
            drafts.extend(_from_margin(block, found))
        elif (tail := TAIL.search(block.text)) and not block.level:
            who = tail["who"] or tail["actor"]
            if NAMES.match(who):
                drafts.append(_draft(_sentence(block.text[: tail.start()]), who, block.paragraph.lines))
        elif (alone := ALONE.match(block.text)) and number and NAMES.match(alone["who"]):
            above = body[number - 1]
            if not above.level:
                lines = (*above.paragraph.lines, *block.paragraph.lines)
                drafts.append(_draft(_sentence(above.text), alone["who"], lines))
    return [draft for draft in drafts if len(draft.actions[0].text.split()) > 2]


def _margin_names(body: Sequence[Block]) -> dict[tuple[int, int], tuple[Word, ...]]:
    """The names set apart in the right margin, by the number of their block and of the line in it; none where they are
    too few to be a margin. White beside one tells where the margin is; there less white is enough for the others."""
    left = min((block.left for block in body), default=0.0)
    right = max((line.words[-1].box.x1 for block in body for line in block.paragraph.lines), default=0.0)
    edge = left + MARGIN * (right - left)
    found: dict[tuple[int, int], tuple[Word, ...]] = {}
    for white in (GAP, NARROW_GAP):
        places = [words[0].box.x0 for words in found.values()]
        for number, block in enumerate(body):
            for at, line in enumerate(block.paragraph.lines):
                start = gap_at(line, white)
                if (number, at) in found or start is None or line.words[start].box.x0 < edge:
                    continue
                aligned = any(abs(line.words[start].box.x0 - place) < SAME_PLACE for place in places)
                name = " ".join(word.text for word in line.words[start:])
                if (white == GAP or aligned) and _is_name(name):
                    found[number, at] = line.words[start:]
    return found if len(found) >= FEWEST else {}


def _is_name(text: str) -> bool:
    return bool(NAMES.match(text) or INITIALS.match(text)) and not _NO_NAMES.match(text)


def _from_margin(block: Block, found: Sequence[tuple[int, tuple[Word, ...]]]) -> Iterator[Draft]:
    """The sentences of a minute beside which a name stands."""
    lines = list(block.paragraph.lines)
    names = dict(found)
    bare = [
        Line(line.page, line.words[: len(line.words) - len(names[index])]) if index in names else line
        for index, line in enumerate(lines)
    ]
    start = 0
    for index, words in found:
        end = next((later for later in range(index, len(bare)) if _ends_sentence(bare[later])), len(bare) - 1)
        text = join_lines([line for line in bare[start : end + 1] if line.words])
        who = " ".join(word.text for word in words)
        if block.marker and start == 0:
            text = text[len(block.paragraph.printed_marker) :].lstrip()
        yield _draft(_sentence(text), who, lines[start : end + 1])
        start = end + 1


def _ends_sentence(line: Line) -> bool:
    return bool(line.words) and line.words[-1].text.endswith((".", "!", "?", ";"))


def _sentence(text: str) -> str:
    """The last sentence of a minute's words."""
    parts = re.split(r"(?<=[a-z0-9)’\"][.;!?])\s+(?=[A-Z])", text.strip())
    last = parts[-1]
    return last if len(last.split()) > 2 or len(parts) < 2 else " ".join(parts[-2:])


def _draft(text: str, who: str, lines: Sequence[Line]) -> Draft:
    piece = Piece(text, None, "", 0, False, False, tuple(lines))
    lead = Piece(who.strip(" ."), None, "", 0, False, False, tuple(lines))
    return Draft(None, actions=[ActionDraft([piece], {"lead": lead})], start=piece.place)
