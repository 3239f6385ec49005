"""The printed key to the colours and letters of a status column: "G = on track", a green box beside "On track".

Councils mean different things by green (on track, or done), so a colour has the meaning that its own paper prints.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Box, Fill, Line, Page, Table
from extract.records.found import FoundAction
from extract.records.plans.plain_cells import STATUS

NAMES: Mapping[str, str] = {
    "b": "blue", "g": "green", "a": "amber", "r": "red", "w": "white", "y": "yellow", "p": "purple",
    "orange": "amber", "gray": "grey",
}  # fmt: skip
"""Letters and other names of the colours of a (B)RAG rating; other letters stand for themselves."""
COLOUR = r"blue|green|amber|orange|yellow|red|gr[ae]y|white|black|purple"
ENTRY = re.compile(
    rf"(?:^|[\s,;:.|(])(?P<name>(?i:{COLOUR})|[A-Z])\s*(?:[=:–—-]|(?:means|indicates|denotes)\b)\s*"
    rf"(?P<meaning>[^,;=|]+?)(?=\s*(?:[,;|)]|\.(?:\s|$)|$|\s(?:(?i:{COLOUR})|[A-Z])\s*[=:–—]))"
)
_SIGN = r"[^\w\s!-/:-@\[-`{-~£€¬“”‘’–—…•·]"
SIGN_ENTRY = re.compile(rf"(?P<name>{_SIGN})\s*(?:[=:–—-]\s*)?(?P<meaning>[A-Za-z][^,;|]*?)(?=\s*(?:[,;|)]|$|{_SIGN}))")
"""Entries such as "✔ Complete  ▶ On track", one after the other."""
IN_SENTENCE = re.compile(
    rf"\b(?P<name>{COLOUR})(?:,| where| when| if| for)\s+(?P<meaning>[^,;.]{{4,90}}?)"
    rf"(?=\s*[,;.]|\s+(?:and|or)\s+(?:{COLOUR})\b)",
    re.IGNORECASE,
)
"""Entries of a key told in a sentence: "blue where it is complete, green where it is on course …"."""
SENTENCE_ENTRIES, SENTENCE_GAP, LONGEST_MEANING = 3, 8, 14
"""Entries that such a sentence has at least, letters from one to the next, and words of a meaning."""
BEGINS_LINE = re.compile(rf"^(?P<name>(?i:{COLOUR})|[A-Z]) (?P<meaning>\S.*)$")
"""An entry that has a line of its own, as in a small table: "Amber  Delayed"."""
LONE = re.compile(r"(?<![\w’'])[A-Z](?![\w’'])")
BEFORE_MEANING = re.compile(r"^\W*(?:(?:means?|is|stands for|for|shows|denotes|indicates)\b\s*)?")
SAYS_STATUS = re.compile(
    r"\b(?:complete[d]?|achieved|delivered|implemented|done|on (?:track|target|course|schedule)|in progress|under ?way|"
    r"started|not (?:yet )?started|begun|finished|overdue|late|delay(?:ed|s)?|at risk|off (?:track|target)|behind|"
    r"slippage|missed|progressing|ongoing|planned|not (?:yet )?due|closed|superseded|concerns?|issues?|will not|"
    r"unlikely|no progress)\b",
    re.IGNORECASE,
)
"""Words by which a key's entry is about status."""
STANDS = re.compile(
    r"\b(?:yet to|to start|begun|in (?:train|hand)|(?:a?waiting|waits?)|on hold|held up|slipp(?:ed|ing)|stopped|paused|"
    r"stalled|finished)\b",
    re.IGNORECASE,
)
"""Other words by which a line or cell of its own tells how far something is."""
BEFORE_MORE = re.compile(r"^(\S+(?: \S+){0,3}?)(?:(?: [–—-]|[:.]) (\S.*))?$", re.DOTALL)
"""At most four words, and what stands behind the mark after them."""
SWATCH_WIDTH, SWATCH_HEIGHT = 150.0, 40.0
"""A box of colour in a key is no larger, in points."""
NEAR, ALIKE = 40.0, 60.0
"""Points from a box of colour to its words; steps of 0..255, over red, green and blue, by which a colour may differ."""
LONGEST_NAME, COLOURS, SHORTEST = 8, 3, 6
"""Letters of a colour's name; colours, at least, that alone tell the key to them, and words of an entry at most."""
FEWEST, MOST_SAID = 2, 2
"""A key has at least so many entries; what stands behind one sign is as often something else at most."""


@dataclass(frozen=True, slots=True)
class Legend:
    """``names``: meaning by colour name ("green"); ``colours``: meaning by ``#rrggbb`` of a printed box."""

    names: Mapping[str, str]
    colours: Mapping[str, str]

    def of_word(self, word: str) -> str | None:
        """The meaning of a colour's name or letter that stands alone: "G", "Green"."""
        plain = word.strip(" .()").lower()
        return self.names.get(NAMES.get(plain, plain))

    def with_words(self, printed: str) -> str:
        """A sign with the key's words beside it: "▶" → "▶ On track"; letters and words as they are."""
        meaning = self.names.get(printed.strip())
        return f"{printed.strip()} {meaning}" if meaning and not re.search(r"\w", printed) else printed

    def of_colour(self, colour: str) -> str | None:
        """The meaning of a fill: that of the key's box of its colour, else of its colour's name."""
        near = [(_distance(colour, known), meaning) for known, meaning in self.colours.items()]
        if near and min(near)[0] <= ALIKE:
            return min(near)[1]
        name = colour_name(colour)
        return self.names.get(name) if name == "grey" or is_strong(colour) else None

    def explained(self, action: FoundAction) -> FoundAction:
        """``action`` with what the key says of its status: of the word, letter or sign, else of the colour."""
        printed, colour = action.status_raw, action.status_colour
        meaning = action.status_meaning
        if _needs_key(action):
            meaning = self.of_word(printed) if printed else self.of_colour(colour) if colour else None
        return replace(action, status_meaning=meaning, status_raw=self.with_words(printed) if printed else None)


def key_for(actions: Sequence[FoundAction], pages: Sequence[Page], tables: Sequence[Table]) -> Legend | None:
    """The key to the status of ``actions``, where one of them needs it.

    ``pages`` are the paper's; ``tables`` its plans, whose own coloured cells are no key.
    """
    shown = {action.status_raw or action.status_colour or "" for action in actions} - {""}
    return find_legend(pages, tables, shown) if any(_needs_key(action) for action in actions) else None


def with_letters(actions: Sequence[FoundAction], pages: Sequence[Page], tables: Sequence[Table]) -> list[FoundAction]:
    """The actions, where none has a status, with the letters of a column that nobody understood as theirs, if a key
    printed on ``pages`` outside ``tables`` explains each."""
    told = any(action.status_raw or action.status_colour for action in actions)
    for heading in dict.fromkeys(heading for action in actions for heading in action.extra if not told):
        shown = {action.extra.get(heading, "").strip() for action in actions} - {""}
        if len(shown) < FEWEST or not all(len(letter) == 1 and letter.isupper() for letter in shown):
            continue
        key = find_legend(pages, tables, shown)
        if key and all(key.of_word(letter) for letter in shown):
            return [replace(action, status_raw=action.extra.get(heading)) for action in actions]
    return list(actions)


def _needs_key(action: FoundAction) -> bool:
    words = action.status_raw
    if action.status_meaning:
        return False
    return bool(action.status_colour) if not words else len(words) <= LONGEST_NAME


def find_legend(pages: Sequence[Page], tables: Sequence[Table] = (), shown: Collection[str] = ()) -> Legend | None:
    """The key printed on ``pages`` outside ``tables``, in words or as boxes of colour; None where there is none.
    ``shown``: the colours and signs to which it is wanted."""
    names: dict[str, str] = {}
    colours: dict[str, str] = {}
    for page in pages:
        taken = [region.box for table in tables for region in table.regions if region.page == page.number]
        free = [line for line in page.lines if not any(box.holds_centre(line.box) for box in taken)]
        letters = _of_letters(free, {one for one in shown if len(one) == 1 and one.isupper()})
        lines = page.lines
        ways = (_in_words(free, shown), _in_words(lines), _in_sentence(lines), letters, _line_by_line(free, shown))
        names = {**next((told for told in ways if len(told) >= FEWEST), {}), **names}
        boxes = _in_boxes(page, taken)
        told = {colour: words for colour, words in boxes.items() if SAYS_STATUS.search(words)}
        if _is_key(boxes, {one for one in shown if one.startswith("#")}):
            colours = {**boxes, **colours}
        elif len(told) >= FEWEST:
            colours = {**told, **colours}
    return Legend(names, colours) if names or colours else None


def _in_words(lines: Sequence[Line], shown: Collection[str] = ()) -> dict[str, str]:
    """Entries such as "Green = on track" on a line, or one on each of several; for signs of rows, and amid states, in
    any words. A sign before ever other words is the bullet of a list."""
    found: dict[str, list[str]] = {}
    for line in lines:
        entries = [*ENTRY.finditer(line.text), *SIGN_ENTRY.finditer(line.text)]
        amid = sum(bool(SAYS_STATUS.search(entry["meaning"])) for entry in entries) >= SENTENCE_ENTRIES
        for entry in entries:
            name, meaning = entry["name"].lower(), entry["meaning"].strip()
            known = amid or SAYS_STATUS.search(meaning) or (name in shown and not name.isalnum())
            if known and len(meaning.split()) <= LONGEST_MEANING:
                found.setdefault(NAMES.get(name, name), []).append(meaning)
    return {name: own[0] for name, own in found.items() if name.isalnum() or len(set(own)) <= MOST_SAID}


def _of_letters(lines: Sequence[Line], shown: Collection[str]) -> dict[str, str]:
    """What stands behind each of the letters that rows show, where all of them stand in a row: "D done, L late". It may
    run on over a line's end."""
    for at in range(len(lines) if len(shown) >= FEWEST else 0):
        if sum(letter in lines[at].text for letter in shown) < FEWEST:
            continue
        text = " ".join(line.text for line in lines[at : at + 2])
        marks = [mark for mark in LONE.finditer(text) if mark[0] in shown]
        if len(marks) != len(shown) or len({mark[0] for mark in marks}) != len(marks):
            continue
        ends = [*(mark.start() for mark in marks[1:]), None]
        told = {mark[0].lower(): _meaning(text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)}
        if all(told.values()) and 2 * sum(map(says_state, told.values())) >= len(told):
            return {NAMES.get(name, name): meaning for name, meaning in told.items()}
    return {}


def _line_by_line(lines: Sequence[Line], shown: Collection[str]) -> dict[str, str]:
    """Colours and letters that rows show, each before its meaning on a line of its own; a meaning may have a second."""
    runs: list[dict[str, str]] = []
    known = {NAMES.get(one.lower(), one.lower()) for one in shown}
    last = -3
    for at, line in enumerate(lines):
        entry = BEGINS_LINE.match(line.text)
        name = NAMES.get(entry["name"].lower(), entry["name"].lower()) if entry else ""
        if not entry or name not in known:
            continue
        if at - last > 2 or name in runs[-1]:
            runs.append({})
        runs[-1][name] = entry["meaning"]
        last = at
    few = (run for run in runs if len(run) >= COLOURS and all(len(s.split()) <= SHORTEST for s in run.values()))
    return next((run for run in few if 2 * sum(map(says_state, run.values())) > len(run)), {})


def _meaning(text: str) -> str:
    """The words behind a letter, up to the next mark; "" where they are more than a key says."""
    words = re.split(r"[.,;|](?:\s|$)", BEFORE_MEANING.sub("", text), maxsplit=1)[0]
    words = re.sub(r"\s+(?:and)?\s*$", "", words).strip()
    return words if len(words.split()) <= LONGEST_MEANING else ""


def _in_sentence(lines: Sequence[Line]) -> dict[str, str]:
    """A key that runs on over lines as a sentence: several colours one after the other, most with a state."""
    entries = list(IN_SENTENCE.finditer(" ".join(line.text for line in lines)))
    runs: list[list[re.Match[str]]] = []
    for entry in entries:
        if runs and entry.start() - runs[-1][-1].end() <= SENTENCE_GAP:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    for run in runs:
        told = {NAMES.get(e["name"].lower(), e["name"].lower()): e["meaning"].strip() for e in run}
        states = sum(bool(SAYS_STATUS.search(meaning)) for meaning in told.values())
        if len(told) == len(run) >= SENTENCE_ENTRIES and 2 * states > len(told):
            return told
    return {}


def _is_key(boxes: Mapping[str, str], shown: Collection[str]) -> bool:
    """Whether small boxes have all the colours that rows show, and few words each: a key, whatever its words."""
    short = all(len(words.split()) <= SHORTEST for words in boxes.values())
    return len(boxes) >= len(set(shown)) >= COLOURS and short and boxes.keys() >= set(shown)


def _in_boxes(page: Page, taken: Sequence[Box]) -> dict[str, str]:
    """Small boxes of colour with words in or right beside them, below one another or in a row."""
    free = (fill for fill in page.fills if not any(box.holds_centre(fill.box) for box in taken))
    swatches = [fill for fill in free if _is_swatch(fill)]
    found: dict[str, str] = {}
    for fill in swatches:
        words = _words_at(fill, swatches, page)
        if words and len(words.split()) <= 14 and fill.colour not in found:
            found[fill.colour] = words
    return found


def _is_swatch(fill: Fill) -> bool:
    white = fill.colour.lower() in ("#ffffff", "#000000")
    return not white and 5 <= fill.box.height <= SWATCH_HEIGHT and 5 <= fill.box.width <= SWATCH_WIDTH


def _words_at(fill: Fill, swatches: Sequence[Fill], page: Page) -> str:
    """The words in the box, else those that follow it on its line, up to the next box."""
    box = fill.box
    level = [word for word in page.words if box.top - 2 <= word.box.centre[1] <= box.bottom + 2]
    rights = [s.box.x0 for s in swatches if s.box.x0 >= box.x1 and abs(s.box.centre[1] - box.centre[1]) < box.height]
    limit = min(rights, default=page.width)
    beside = [word for word in level if box.x1 - 1 <= word.box.x0 < limit]
    if not beside or beside[0].box.x0 - box.x1 > NEAR:
        return ""
    return " ".join(word.text for word in beside).lstrip("=:–- ")


def says_state(text: str) -> bool:
    """Whether a few words that stand alone tell how far something is."""
    return bool(STATUS.match(text) or SAYS_STATUS.search(text) or STANDS.search(text))


def state_and_more(text: str) -> tuple[str, str] | None:
    """How far something has come and what is said of it behind a mark, "" for nothing: "Under way – contractor
    appointed.". Without a mark, words that only hold such a word may be a heading: "Housing issues"."""
    found = BEFORE_MORE.match(text)
    state, more = (found[1].rstrip("."), found[2] or "") if found else ("", "")
    says = says_state(state) if more else STATUS.match(state) or STANDS.search(state)
    return (state, more) if says else None


def is_strong(colour: str) -> bool:
    """Whether a fill is meant as a colour; pale ones are the stripes of a table."""
    _, light, strength = colorsys.rgb_to_hls(*(value / 255 for value in _rgb(colour)))
    return light < 0.9 and strength >= 0.25


def _distance(one: str, other: str) -> float:
    return float(sum(abs(a - b) for a, b in zip(_rgb(one), _rgb(other), strict=True)))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def colour_name(colour: str) -> str:
    """The plain name of ``#rrggbb`` as a reader would call it: "green", "amber", "red", "blue", "grey", …"""
    red, green, blue = (value / 255 for value in _rgb(colour))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    if strength < 0.15 or light > 0.97 or light < 0.06:
        return "white" if light > 0.9 else "black" if light < 0.15 else "grey"
    degrees = 360 * hue
    for limit, name in ((18, "red"), (52, "amber"), (68, "yellow"), (170, "green"), (260, "blue"), (330, "purple")):
        if degrees < limit:
            return name
    return "red"
