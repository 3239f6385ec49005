"""The front sheet of a meeting's papers: whether pages are one, its items, and the meeting it calls.

The form is laid down by practice: the body, "AGENDA", day, time and place, then numbered items, each paper with its
pages ("(Pages 3 - 18)") as stamped at the foot of the pack.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.days import one_day
from extract.model import Page
from extract.records.paper.bodies import body_in
from extract.records.phrases import FRONTS as SAYS

ITEM = re.compile(r"^(\d{1,2}[a-z]?)[.)]?\s+(?=\D)(.+)$", re.I)
PAGES_WITHIN = re.compile(r"\(pages? (\d{1,4})|\s(\d{1,4}) - \d{1,4}\b", re.I)
MOST_PAGES = 8
FEWEST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item of business and the page stamped on its first paper, where it has one."""

    number: str
    title: str
    first_stamp: int | None


def is_front_sheet(page: Page) -> bool:
    """Whether ``page`` says "agenda" on a line of its own and lists what meetings begin with."""
    texts = [line.text.strip() for line in page.lines]
    named = any(len(text.split()) <= 7 and SAYS["agenda_word"].match(text) for text in texts[:24])
    return named and (any(SAYS["business"].search(text) for text in texts) or _is_a_list(texts))


def _is_a_list(texts: Sequence[str]) -> bool:
    """Whether most of what follows on the word "agenda" are short numbered items, counted from 1."""
    place = next((i for i, text in enumerate(texts) if SAYS["agenda_word"].match(text)), len(texts))
    items = [match for text in texts[place + 1 :] if len(text) < 100 and (match := ITEM.match(text))]
    return len(items) >= FEWEST_ITEMS and items[0][1] == "1" and 2 * len(items) >= len(texts[place + 1 :])


def goes_on(page: Page) -> bool:
    """Whether ``page`` goes on with the items of a front sheet."""
    texts = [line.text.strip() for line in page.lines]
    items = sum(1 for text in texts if ITEM.match(text))
    return is_front_sheet(page) or (items >= 2 and sum(1 for text in texts if SAYS["pages"].search(text)) >= 1)


def items_of(pages: Sequence[Page]) -> list[Item]:
    """The items on the front sheet ``pages``, in order."""
    found: list[Item] = []
    for page in pages[:MOST_PAGES]:
        number, words, left = "", "", 0.0
        for line in (*page.lines, None):
            item = ITEM.match(line.text) if line else None
            if item or line is None:
                if number:
                    found.append(_item(number, words))
                number, words = (item[1], item[2]) if item else ("", "")
                left = line.words[0].box.x0 if line else 0.0
            elif number and line.words[0].box.x0 > left + 5:
                words = f"{words} {line.text}"
    return found


def _item(number: str, words: str) -> Item:
    """The page range may stand at the end of any line of the item, so it is looked for in all of its words."""
    pages = SAYS["pages"].search(words) or PAGES_WITHIN.search(words)
    stamp = next((int(group) for group in pages.groups() if group), None) if pages else None
    title = f"{words[: pages.start()]} {words[pages.end() :]}" if pages else words
    return Item(number, " ".join(title.split()).strip(" .()-–"), stamp)


def meeting_in_title(title: str | None) -> tuple[str | None, dt.date | None]:
    """Body and day in the title moderngov gives a pack; None where it is not such a title."""
    match = SAYS["pack_title"].search(title or "")
    return (body_in(match["body"], labelled=True), one_day(match["date"])) if match else (None, None)
