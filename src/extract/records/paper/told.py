"""What the records of a paper, its shape and its words say of its kind, in numbers 0..1, when it has been read.

The face of a paper may call a report of progress a plan, and an answer a plan. What its records hold tells them apart:
plans say who and when, progress says how far, answers say what is accepted, minutes what was resolved. So does what no
title words: whether a meeting is stated, which inspectors have none of, how long the paper is, how much of it is
records. Where few were read, its words still tell who speaks: those who ask say "should", those who promise "will".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import get_args

from extract.codelists import Origin
from extract.days import day_spans
from extract.kept import kept
from extract.model import Document, Page
from extract.records.found import FoundAction, FoundPaper, FoundRecommendation
from extract.records.paper.kinds import WORD
from extract.records.phrases import FRONTS as SAYS
from extract.shipped import model_file

SOME, MANY, LONG_LIST = 3, 6, 20
"""Records that say little, so many that say all they can, and so many that are a long list."""
STATES = 4
"""Different words of state of a paper that reports progress."""
SHAPE_PAGES, PAGE_LINES, FULL_PAGE, OF_A_RECORD, QUESTIONS = 2, 60, 600, 30, 4
"""Pages and their lines that show how a paper is set; words of a full page and about those of a record; questions of a
paper that asks."""
STEM, VOICED, MANY_TIMES, MOST_PAGES = 6, 0.5, 4, 40
"""Letters that tell a word, what its sign counts, how often it is said to count fully, pages that are read."""
OPENED, OPENING_PAGES, OPENING_WORDS = 0.6, 3, 300
"""What the sign of a word counts with which a paper opens; the pages and words that open one."""


def told_by(papers: Sequence[FoundPaper], document: Document) -> Mapping[str, float]:
    """The numbers of ``papers``, parts of ``document``, together, by name."""
    pages = (page for paper in papers for page in document.pages[paper.part.page_first - 1 : paper.part.page_last])
    read = list(pages)[:MOST_PAGES]
    return _records(papers) | _said(papers) | _shape(papers, read) | _voice(read) | _opening(read[:OPENING_PAGES])


@kept
def _voice(pages: Sequence[Page]) -> dict[str, float]:
    """A sign for each of the words that tell who speaks, and of what."""
    words = _words("voice")
    said = Counter([word for word in _stems(pages) if word in words])
    return {f"says {word}": VOICED * min(1.0, times / MANY_TIMES) for word, times in said.items()}


@kept
def _opening(pages: Sequence[Page]) -> dict[str, float]:
    """A sign for each of the words with which papers open that say why they were written, and to whom."""
    words = _words("opening")
    return {f"opens {word}": OPENED for word in islice(_stems(pages), OPENING_WORDS) if word in words}


def _stems(pages: Sequence[Page]) -> Iterator[str]:
    text = "\n".join([line.text for page in pages for line in page.lines])
    return (word[:STEM] for word in WORD.findall(text.lower()))


@lru_cache(maxsize=2)
def _words(of: str) -> frozenset[str]:
    """Words that tell the kind of a paper: of its whole text (``voice``), and of its first page (``opening``)."""
    words: list[str] = model_file("papers", "kinds.toml")[of]
    return frozenset(words)


def _records(papers: Sequence[FoundPaper]) -> dict[str, float]:
    actions = [action for paper in papers for action in paper.actions]
    asked = [one for paper in papers for one in paper.recommendations]
    decisions = [one for paper in papers for one in paper.decisions]
    resolved = sum(one.state == "resolved" for one in decisions)
    linked = [{key for action in paper.actions for key in action.recommendations} for paper in papers]
    acted_on = [one.key in keys for paper, keys in zip(papers, linked, strict=True) for one in paper.recommendations]
    states = [_state(action) for action in actions]
    done = [bool(state and SAYS["done"].search(state)) for state in states]
    stated, revised = _share(map(bool, states)), _share(_is_revised(action) for action in actions)
    facts = {
        "told actions": min(1.0, len(actions) / MANY),
        "told recommendations": min(1.0, len(asked) / SOME),
        "told decided": min(1.0, resolved / SOME),
        "told proposed": min(1.0, (len(decisions) - resolved) / SOME),
        "told nothing": float(not (actions or asked or decisions)),
        "told answers": _share(one.response is not None for one in asked),
        "told acted on": _share(acted_on),
        "told only asked": float(bool(asked) and not actions),
        "told states": stated,
        "told done": _share(done),
        "told some done": min(1.0, sum(done) / SOME),
        "told progress": _share(bool(action.progress_raw) for action in actions),
        "told no state": float(bool(actions) and not (stated or revised)),
        "told revised": revised,
        "told who": _share(bool(action.lead_raw) for action in actions),
        "told when": _share(bool(action.timescale_raw) for action in actions),
        "told past": _share(_is_past(action, paper) for paper in papers for action in paper.actions),
        "told beside what was decided": float(bool(resolved and actions)),
    }  # fmt: skip
    return {name: value for name, value in facts.items() if value}


def _said(papers: Sequence[FoundPaper]) -> dict[str, float]:
    """How the records of ``papers`` speak: of what will be, has been, should be; who asked; how far they differ."""
    actions = [action for paper in papers for action in paper.actions]
    asked = [one for paper in papers for one in paper.recommendations]
    states = Counter(_state(action).lower() for action in actions)
    stated = len(states.keys() - {""})
    facts = {f"told of what {how}": _speaks(actions, how) for how in ("will", "was", "should", "we")}
    facts |= {f"told by {origin}": _share(one.origin == origin for one in asked) for origin in get_args(Origin)}
    facts |= {
        "told of what ought": _speaks(asked, "should"),
        "told asked by number": _share(bool(one.number) for one in asked),
        "told many actions": min(1.0, len(actions) / LONG_LIST),
        "told many asked": min(1.0, len(asked) / LONG_LIST),
        "told several of each": min(1.0, len(actions) / len(asked) / SOME) if asked else 0.0,
        "told many states": min(1.0, stated / STATES),
        "told states left blank": states[""] / max(SOME, len(actions)) if stated else 0.0,
    }
    return {name: value for name, value in facts.items() if value}


def _speaks(records: Iterable[FoundAction | FoundRecommendation], how: str) -> float:
    says = SAYS[f"speaks_of_{how}"]
    return _share(says.search(one.text) is not None for one in records)


def _shape(papers: Sequence[FoundPaper], pages: Sequence[Page]) -> dict[str, float]:
    """What kind of document the pages make, whatever their words say."""
    lines = [line.text for page in pages[:SHAPE_PAGES] for line in page.lines[:PAGE_LINES]]
    first = [line.text for line in pages[0].lines[:PAGE_LINES]] if pages else []
    words = sum(len(line.words) for page in pages for line in page.lines)
    records = sum(len(paper.actions) + len(paper.recommendations) + len(paper.decisions) for paper in papers)
    heads = sum(min(2, len(table.table.rows)) for paper in papers for table in paper.tables)
    length = next((f"to {n} pages" for n in (1, 2, 5) if len(pages) <= n), "many pages")
    facts = {
        f"told {length}": 1.0,
        "told full pages": min(1.0, words / FULL_PAGE / max(1, len(pages))),
        "told dense": min(1.0, OF_A_RECORD * records / max(1, words)),
        "told as a letter": float(any(SAYS["letter_line"].match(text) for text in lines)),
        "told in figures": sum(any(c.isdigit() for c in text) for text in first) / max(1, len(first)),
        "told in tables": min(1.0, heads / LONG_LIST),
        "told questions": min(1.0, sum(text.count("?") for text in lines) / QUESTIONS),
        "told a day": float(any(paper.part.meeting_date for paper in papers)),
        "told a body": float(any(paper.part.committee for paper in papers)),
    }
    return {name: value for name, value in facts.items() if value}


def _share(holds: Iterable[bool]) -> float:
    """The share of records of which something holds, less where they are few."""
    each = list(holds)
    return sum(each) / max(SOME, len(each))


def _state(action: FoundAction) -> str:
    return action.status_raw or action.status_meaning or action.status_colour or ""


def _is_revised(action: FoundAction) -> bool:
    """Whether a further column moves its date: "Revised target"."""
    return any(words and SAYS["revised"].search(heading) for heading, words in action.extra.items())


def _is_past(action: FoundAction, paper: FoundPaper) -> bool:
    """Whether its date is past on the day of the meeting."""
    days = day_spans(action.timescale_raw or "") if paper.part.meeting_date else []
    return bool(days) and paper.part.meeting_date is not None and days[-1].last < paper.part.meeting_date
