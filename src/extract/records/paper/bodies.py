"""Names of the bodies that meet: cabinets, councils, committees, boards.

What a body of local government is called ends in one of a few words (Local Government Act 2000, part 1A, and
usage); a body's name in capitals is given in title case, anything else as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.councils.names import MINOR, title_case
from extract.councils.printed import printed_names
from extract.days import FIGURE, day_spans, without_days
from extract.records.phrases import FRONTS as SAYS

OF_ANY_KIND = frozenset(("committee", "board", "panel", "group", "forum", "authority", "partnership", "commission"))
"""Words that name no body by themselves."""
WITHIN = frozenset(("&", "and", "for", "of", "on"))
"""Words in small letters that stand within a body's name."""


@lru_cache(maxsize=1024)
def body_in(value: str, labelled: bool = False) -> str | None:
    """The body that ``value`` names and nothing else, a date and "meeting of the" aside; None where it names none.

    ``labelled``: the paper calls the value a committee or meeting, so that its last word need not prove it.
    """
    text = _bare(value)
    if (
        not text
        or (text.lower() in OF_ANY_KIND and not labelled)
        or len(text.split()) > 14
        or SAYS["not_a_name"].search(text)
        or not text[0].isalnum()
        or len(text) < 4
    ):
        return None
    if text.split()[-1].lower() == "council" and not SAYS["generic_council"].fullmatch(text):
        return text if labelled else None
    if SAYS["name"].fullmatch(text):
        return title_case(text) if _capitalised(text) else None
    return title_case(text) if labelled and _capitalised(text) and len(text.split()) <= 8 else None


def bodies_within(text: str) -> list[str]:
    """The bodies that a line names among other words: "Final report for the Audit Committee, 12 March 2025"."""
    words = text.split()
    found: list[str] = []
    for place, word in enumerate(words):
        if not word.lstrip("(")[:1].isupper() or not SAYS["last_word"].fullmatch(word.strip("().,;:")):
            continue
        after = " ".join(words[place + 1 : place + 2])
        if word[-1].isalpha() and after[:1].isupper() and not SAYS["following"].match(after):
            continue  # "Cabinet Member", "Council Chamber"
        start = _start_of_name(words, place)
        body = body_in(" ".join(words[start : place + 1]).strip("(),.;: "))
        if not body and "for" in words[start:place]:  # "Action List for Council"
            start = max(at for at in range(start, place) if words[at] == "for") + 1
            body = body_in(" ".join(words[start : place + 1]).strip("(),.;: "))
        if body and not is_authority(body):
            found.append(body)
    return found


def _start_of_name(words: Sequence[str], last: int) -> int:
    """Where the name begins that ends in the word at ``last``: before it stand only capitalised words of one clause."""
    start = last
    while start and words[start][:1] != "(":
        before = words[start - 1]
        named = before.lstrip("(")[:1].isupper() or (before in WITHIN and start > 1)
        closed = before.endswith((".", ";", ":", ")")) or SAYS["last_word"].fullmatch(before.rstrip(","))
        listed = before.endswith(",") and any(word in WITHIN for word in words[start:last])
        if not named or closed or (before.endswith(",") and not listed) or FIGURE.search(before):
            break
        start -= 1
    while start < last and words[start] in WITHIN:
        start += 1
    return start


def is_authority(body: str) -> bool:
    """Whether ``body`` is the authority itself by name, which is not a committee of its own."""
    return bool(SAYS["authority"].fullmatch(body)) and not SAYS["of_no_place"].fullmatch(body)


def _bare(value: str) -> str:
    """``value`` up to its first date, without what only says that a meeting is meant."""
    days = [span for span in day_spans(value) if span.exact]
    text = value[: days[0].start] if days and days[0].start > 2 else value
    text = without_days(re.sub(r"\bA G E N D A\b", "AGENDA", text))
    text = SAYS["bodies_opening"].sub("", text.strip())
    before = ""
    while before != text:
        before, text = text, SAYS["bodies_closing"].sub("", text).strip(" ,;:–—-")
    return SAYS["particles"].sub("", _without_council(" ".join(text.split())))


def _without_council(text: str) -> str:
    """The body alone where the council's name stands before it: "Anyshire County Council Cabinet"."""
    if two := SAYS["two_bodies"].match(text):
        text = two[1]
    name = next(iter(printed_names(text)), "")
    if not name or text[: len(name)].lower() != name.lower():
        return text
    rest = re.sub(r"^['’]s", "", text[len(name) :]).strip(" ,:")
    if rest.startswith(("and ", "& ")):
        return text  # the council and another
    return rest if SAYS["name"].fullmatch(rest) and rest.lower() not in OF_ANY_KIND else text


def _capitalised(text: str) -> bool:
    """Whether every word but the small ones begins with a capital: a name, not a phrase."""
    words = [word.strip("()'’,-") for word in re.split(r"[\s/]+", text)]
    return all(word[:1].isupper() or not word[:1].isalpha() or word.lower() in MINOR for word in words if word)
