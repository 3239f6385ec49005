"""Where minutes say that a meeting decided: "RESOLVED that …" at the head of a paragraph or anywhere within it.

A paragraph that tells the debate and then decides is cut there, so that whatever reads the flow finds each deciding
clause at the head of a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extract.flow.blocks import Block
from extract.flow.looks import gap_at
from extract.flow.run_ins import parted_from_run_in
from extract.model import Line
from extract.records.phrases import DECISIONS as SAYS
from extract.text import Paragraph, marker_of

CAPITALS = re.compile(r"\b(?:[A-Z]{3,}ED|RESOLUTION|DECISION)\b")
_VOTES = re.compile(r"\bin\s+favour\b|\bAIF\b|\bunanimous|\bcarried\b|\bprop\b", re.IGNORECASE)
_WORD = re.compile(r"\b(?:resolved|agreed|decided)\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:proposed|moved|seconded|prop\.?|vote)\b", re.IGNORECASE)
_MOVERS = re.compile(r"^(?:\W*(?:proposed|seconded|moved)\b(?:[^.]|(?<=\b[A-Z])\.)*\.\s*)+", re.IGNORECASE)
"""Who moved and seconded it, in sentences of their own behind it."""
_SPACED = re.compile(r"\b(?:T H A T|R E S O L V E D|A G R E E D|R E C O M M E N D E D)\b")
_FORMAL = re.compile(r"[Ii]t\s+was\s+(?:\w+\s+)?(?:resolved|agreed)\b(?![^.;]*\b(?:would|could|will|should)\b)")
"""How minutes resolve in small letters, also those that shout elsewhere."""
_THOUGHT = re.compile(r"[^.;:]*?\bagreed\s+that\b[^.;]*\bshould\b")
"""What members thought ought to be, in minutes that shout what they decide."""
_HAVING = re.compile(
    r"(?:Having|After|Following)\b|\b(?:after|following|having)\b[^,.;]*\b(?:discuss|debat|deliberat|consider)\w+,?\s*$"
)
_OUTCOME = re.compile(r"(?:Received|Noted|Approved|Agreed|Accepted|Endorsed|Considered)\b")
"""How an outcome begins that has no subject: what follows in its sentence is of the same decision."""
_PERFECT = re.compile(r"\b(?:has|have)\b(?=.*(?:,|\band)\s*$)")
"""What has been so, in a clause of its own before the deciding one."""
_CLOSED = re.compile(r",\s+(?:which|who|whose)\b[^,]*,\s+$")
APART = 1.5
"""Font sizes of white behind a label that stands in a column of its own."""
_SENTENCE_END = re.compile(
    r"(?:(?<=[a-z0-9)\]’'\"£%][.!?])|(?<=[A-Z]{2}[.!?]))\s+(?=[A-Z(“‘\"*]|[a-z]\)\s+[A-Z]"
    r"|\d+\s+(?:for|votes?|in\s+favour)\b|[A-Z0-9]*/?\d\d/[A-Z]{0,3}\d{3,6}\b)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:No|Nos|St|Cllr|Cllrs|Dr|Mr|Mrs|Ms|Rd|para|paras|e\.g|i\.e|etc|p|pp|vs|Prof|Rev|Hon)|\b[A-Z])\.$"
)
_SENTENCE_START = re.compile(r"(?<=[.;:])\s+(?=[A-Z(]|$)")
_LOOSE_MARK = re.compile(r"(?:^|(?<=[.;:])\s*)(\(?[a-z]\))\s*$")
"""The letter of the minute whose words begin with the decision behind it: "… was signed. b) RESOLVED"."""
GOES_ON = re.compile(r"[\s,;]+(?:and|(?:and\s+)?(?:it\s+was\s+)?(?:further(?:more)?|also|then))\s*$", re.IGNORECASE)
"""What joins a decision to the next one in its sentence: "…; and further RESOLVED that"."""


def is_quiet(flow: Sequence[Block]) -> bool:
    """Whether a paper never sets a word of decision in capitals: then small letters count as well."""
    texts = [block.text for block in flow]
    return not any(_SPACED.search(text) or (_may_shout(text) and SAYS["shouted"].search(text)) for text in texts)


def parted(flow: Sequence[Block], in_minutes: bool, quiet: bool) -> list[Block]:
    """``flow`` with every paragraph that decides within its words cut before the deciding clause and behind it;
    ``quiet`` as ``is_quiet``."""
    flow = [part for block in flow for part in _beside_label(_closed_up(block))]
    if in_minutes:
        flow = [part for block in flow for part in _headed_apart(block)]
    return [part for block in flow for part in _parts(block, in_minutes, in_minutes and quiet)]


def _headed_apart(block: Block) -> Iterator[Block]:
    """``block`` parted from the head that runs into it, but for what is to be done in a column of decisions."""
    labelled = block.slot is not None and SAYS["action_label"].match(block.text)
    return iter((block,)) if labelled else parted_from_run_in(block)


def decides_at_head(text: str, tells: bool, quiet: bool) -> bool:
    """Whether a paragraph begins with a deciding clause. ``tells``: the paper tells what was decided, so that small
    letters count too; ``quiet``: it has no louder words than the passive."""
    if text.startswith(("RESOLUTION", "DECISION")):
        return False  # a head, with the decision run in
    if SAYS["at_head"].match(text) or SAYS["shouted"].match(text):
        return True
    said = SAYS["told_at_head"].match(text) or SAYS["said"].match(text)
    if tells and (SAYS["comment"].fullmatch(text) or SAYS["by_number"].match(text)):
        return True
    if tells and said:
        return not _is_thought(text, quiet)
    if quiet and (SAYS["did"].match(text) or SAYS["put"].match(text)):
        return True
    done = SAYS["was_done"].match(text) if quiet else None
    return done is not None and not _tells_of_another(text, done)


def _may_shout(text: str) -> bool:
    """Whether ``text`` has a word of decision in capitals at all; most has none, and this is quickly seen."""
    return ("ED" in text or "ION" in text) and CAPITALS.search(text) is not None


def _closed_up(block: Block) -> Block:
    """The block with a word of decision that is printed with white between its letters closed up: "T H A T"."""
    if not (" E " in block.text or " H A " in block.text) or not _SPACED.search(block.text):
        return block
    return replace(block, text=_SPACED.sub(lambda found: _spelled(found.group()), block.text))


def _spelled(letters: str) -> str:
    word = letters.replace(" ", "")
    return word.capitalize() if word == "THAT" else word


def _beside_label(block: Block) -> Iterator[Block]:
    """A paragraph beside a label of its own column ("RECOMMENDATIONS   That Cabinet:") as head and paragraph."""
    line = block.paragraph.lines[0]
    at = None if block.level or block.slot or block.marker else gap_at(line, APART)
    label = " ".join(word.text for word in line.words[:at]) if at else ""
    if not at or not (SAYS["head"].match(label) or SAYS["caption"].fullmatch(label)):
        yield block
        return
    head, rest = Line(line.page, line.words[:at]), Line(line.page, line.words[at:])
    yield replace(block, paragraph=Paragraph((head,), "", block.paragraph.blank_before), text=label, level=1)
    paragraph = Paragraph((rest, *block.paragraph.lines[1:]), marker_of(rest), False)
    yield replace(block, paragraph=paragraph, text=paragraph.text, marker=paragraph.marker)


def _clauses(text: str, in_minutes: bool, small: bool) -> list[tuple[int, int]]:
    """Start and end (characters) of every deciding clause in ``text``, in order."""
    shouted = SAYS["shouted"].finditer(text) if _may_shout(text) else ()
    found = {match.start(): match for match in shouted if _decides_here(text, match.start(), SAYS["spoken"])}
    if small or in_minutes:
        said = (match for match in SAYS["said"].finditer(text) if small or _FORMAL.match(text, match.start()))
        found |= {match.start(): match for match in said if _decides_here(text, match.start(), SAYS["earlier"])
                  and not _is_thought(text[match.start() : _end(text, match.end())], small)}  # fmt: skip
    if small:
        done = (match for match in SAYS["was_done"].finditer(text) if not _tells_of_another(text, match))
        for match in chain(SAYS["did"].finditer(text), SAYS["put"].finditer(text), done):
            found.setdefault(match.start(), match)
    if in_minutes:
        found |= {match.start(): match for match in SAYS["by_number"].finditer(text)}
    if in_minutes and (_MOVED.search(text) or _VOTES.search(text)):
        carried = (match for match in SAYS["carried"].finditer(text) if _is_carried(text, match))
        moved = (match for match in SAYS["moved"].finditer(text) if small and _is_passed(text, match))
        for match in chain(carried, moved):
            found.setdefault(match.start(), match)
    opens = SAYS["said"].match(text) if in_minutes else None
    if opens and not _is_thought(text[: _end(text, opens.end())], small):
        found[0] = opens
    if in_minutes and SAYS["application"].search(text):
        found = {match.start(): match for match in SAYS["comment"].finditer(text) if match.start()} | found
    clauses: list[tuple[int, int]] = []
    for start in sorted(found):
        if not clauses or start >= clauses[-1][1]:
            clauses.append((start, found[start].end()))
    return clauses


def _is_thought(sentence: str, quiet: bool) -> bool:
    """Whether a sentence says only what members thought."""
    return bool(SAYS["view"].match(sentence) or (not quiet and _THOUGHT.match(sentence)))


def _stressed(block: Block) -> str:
    """The words of the block, a word of decision that is bold amid plain ones in capitals: both stress it."""
    words = [word for word in block.paragraph.words if _WORD.fullmatch(word.text.strip(":,.–-"))]
    if block.paragraph.bold or not any(word.bold for word in words):
        return block.text
    bold = iter(words)
    return _WORD.sub(
        lambda found: found.group().upper() if (word := next(bold, None)) and word.bold else found.group(), block.text
    )


def _sentence_before(text: str, start: int) -> str:
    """The words before ``start`` in its sentence, which no shortened word or initial ends."""
    ends = [found.end() for found in _SENTENCE_START.finditer(text[:start])]
    whole = (end for end in reversed(ends) if not _ABBREVIATED.search(text[:end].rstrip()))
    return text[next(whole, 0) : start]


def _is_carried(text: str, agreed: re.Match[str]) -> bool:
    """Whether what was agreed had been moved in the same sentence, or a vote follows it."""
    return bool(
        _MOVED.search(_sentence_before(text, agreed.start())) or SAYS["voted"].match(text[_end(text, agreed.end()) :])
    )


def _is_passed(text: str, moved: re.Match[str]) -> bool:
    """Whether what was moved was carried, as its own sentence or the next says."""
    end = _end(text, moved.end())
    return says_passed(text[moved.start() : end], text[end:])


def says_passed(moved: str, below: str) -> bool:
    """Whether what is ``moved`` was carried, as it says itself or the words ``below`` do, past who moved it."""
    return bool(SAYS["passed"].search(moved) or SAYS["passed"].match(_MOVERS.sub("", below).strip()))


def _tells_of_another(text: str, done: re.Match[str]) -> bool:
    """Whether a sentence in the passive says that somebody else did so, or did so once, or is the end of one."""
    if _ABBREVIATED.search(text[: done.start()].rstrip()):
        return True
    return bool(SAYS["earlier"].search(text[done.start() : _end(text, done.end())]))


def _decides_here(text: str, start: int, of_another: re.Pattern[str]) -> bool:
    """Whether the clause at ``start`` is this meeting's: nothing before it in its sentence speaks of another, but for a
    clause that leads to it or that a comma ends; and it is the first that the sentence tells so."""
    before = _sentence_before(text, start)
    if _OUTCOME.match(before):
        return False
    return bool(_HAVING.search(before) or _CLOSED.search(before)) or not of_another.search(_PERFECT.sub("", before))


def _parts(block: Block, in_minutes: bool, small: bool) -> Iterator[Block]:
    text = block.text
    cuts = [0]
    clauses = _clauses(_stressed(block) if in_minutes else text, in_minutes, small) if not block.level else []
    for start, clause_end in clauses:
        end = clause_end if text[clause_end - 1] in ".;" else _end(text, clause_end)
        if SAYS["by_number"].match(text, start):
            end = min(end, _bold_until(block, start) or end)
        cuts.extend(cut for cut in (start, end) if cuts[-1] < cut < len(text))
    ends = [*cuts[1:], len(text)]
    if len(ends) == 1:
        yield block
        return
    marker = block.marker
    for number, (start, end) in enumerate(zip(cuts, ends, strict=True)):
        words = re.sub(r"^(?:and\s+)?", "", text[start:end].strip(" ,")) if number else text[start:end].strip()
        words = GOES_ON.sub("", words) if end < len(text) else words
        loose = _LOOSE_MARK.search(words) if end < len(text) else None
        words = words[: loose.start()] if loose else words
        if re.search(r"\w", words):
            paragraph = Paragraph(_lines(block, start, end), marker, block.paragraph.blank_before)
            yield replace(block, paragraph=paragraph, text=words, marker=marker)
        marker = loose[1] if loose else ""


def _bold_until(block: Block, start: int) -> int | None:
    """Where (characters) the bold words that begin at ``start`` end; None where those there are plain."""
    at, until = 0, None
    for word in block.paragraph.words:
        found = block.text.find(word.text, at)
        if found < 0:
            continue
        at = found + len(word.text)
        if at > start:
            if not word.bold:
                break
            until = at
    return until


def _end(text: str, start: int) -> int:
    """Where the decision that a clause before ``start`` announces ends: before a sentence that is no part of it."""
    listed = re.match(r"\W*\(?\w{1,3}[.)]\s", text[start:]) is not None
    for found in _SENTENCE_END.finditer(text, start):
        if _ABBREVIATED.search(text[: found.start()]):
            continue
        after = text[found.end() :]
        goes_on = re.match(r"\(?\w{1,3}[.)]\s", after) if listed else None
        if SAYS["afterwards"].match(after) or not (goes_on or re.match(r"(?:That|To)\b", after)):
            return found.end()
    return len(text)


def _lines(block: Block, start: int, end: int) -> tuple[Line, ...]:
    """The lines of ``block`` on which its words from ``start`` to ``end`` (characters) stand."""
    offset = -len(block.paragraph.printed_marker) - 1 if block.marker else 0
    kept: list[Line] = []
    for line in block.paragraph.lines:
        after = offset + len(line.text) + 1
        if after > start + 1 and offset < end - 1:
            kept.append(line)
        offset = after
    return tuple(kept) or block.paragraph.lines
