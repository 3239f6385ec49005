"""Names of the bodies that meet: cabinets, councils, committees, boards.

What a body of local government is called ends in one of a few words (Local Government Act 2000, part 1A, and
usage); a body's name in capitals is given in title case, anything else as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.councils.names import MINOR, title_case
from extract.councils.printed import printed_names
from extract.days import FIGURE, day_spans, without_days

BODY = (
    r"(?:cabinet|executive|council|committees?|sub[- ]?committee|board|panel|commission|forum|assembly|authority|"
    r"partnership|group|sub[- ]?group|working (?:group|party)|task (?:group|force)|court|trustees)"
)
GENERIC_COUNCIL = re.compile(
    r"(?:the )?(?:(?:annual|extraordinary|special|full|budget|county|city|borough|district|town|parish) )*council", re.I
)
NAME = re.compile(
    rf"(?=(?:\S+\s+){{0,11}}\S+$)(?:[\w'’&,./()-]+ )*{BODY}(?: \((?:[^()]+)\))?(?: [A-Z0-9])?(?: for [A-Z].*)?", re.I
)
OPENING = re.compile(
    r"^(?:(?:report|paper|meeting|agenda|minutes|notes|to|for|of|a|an|the|supplementary|"
    r"(?:extraordinary|ordinary|annual|special|monthly|virtual|remote|public|hybrid|last|previous) meeting|draft|"
    r"proceedings|members of|all members of|all)\b[ :]*)+",
    re.I,
)
CLOSING = re.compile(
    r"[\s,–—-]*\b(?:meeting(?: of)?|(?:supplementary |supplemental )?agenda(?: pack| supplement)?|minutes|members|"
    r"report|decision)$", re.I
)  # fmt: skip
AUTHORITY = re.compile(
    r"\S.*\b(?:(?:fire|fire (?:and|&) rescue|police(?: (?:and|&) crime)?|combined(?: county)?|national park|"
    r"waste(?: disposal)?|port health|integrated transport|fisheries and conservation) (?:service )?authority|"
    r"(?:parish|town|community|village|county|city|borough|district) council|fire (?:and|&) rescue service)",
    re.I,
)
"""The name of an authority itself, with the place it is of: who holds the meeting, not the body that meets."""
OF_AUTHORITY = re.compile(
    r"(?:the |full |annual )*(?:fire|fire (?:and|&) rescue|combined|mayoral combined|national park|police)? ?authority",
    re.I,
)
NOT_A_NAME = re.compile(
    r"[.;:?!]\s|\b(?:is|are|was|will|has|have|been|agreed|asked|that|this|above|borough|"
    r"chief executive|record|director)\b|\bof (?:cabinet|council)$",
    re.I,
)
LAST_WORD = re.compile(BODY, re.I)
TWO_BODIES = re.compile(rf"^(.+ {BODY}) and (?:the )?(?:.+ )?{BODY}$", re.I)
FOLLOWING = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|meeting|agenda|minutes|hearing|held", re.I)
"""What may follow on a body's name with a capital and is no part of a longer name."""
OF_ANY_KIND = frozenset(("committee", "board", "panel", "group", "forum", "authority", "partnership", "commission"))
"""Words that name no body by themselves."""
WITHIN = frozenset(("&", "and", "for", "of", "on"))
"""Words in small letters that stand within a body's name."""


def body_in(value: str, labelled: bool = False) -> str | None:
    """The body that ``value`` names and nothing else, a date and "meeting of the" aside; None where it names none.

    ``labelled``: the paper calls the value a committee or meeting, so that its last word need not prove it.
    """
    text = _bare(value)
    if (
        not text
        or (text.lower() in OF_ANY_KIND and not labelled)
        or len(text.split()) > 14
        or NOT_A_NAME.search(text)
        or not text[0].isalnum()
        or len(text) < 4
    ):
        return None
    if text.split()[-1].lower() == "council" and not GENERIC_COUNCIL.fullmatch(text):
        return text if labelled else None
    if NAME.fullmatch(text):
        return title_case(text) if _capitalised(text) else None
    return title_case(text) if labelled and _capitalised(text) and len(text.split()) <= 8 else None


def bodies_within(text: str) -> list[str]:
    """The bodies that a line names among other words: "Final report for the Audit Committee, 12 March 2025"."""
    words = text.split()
    found: list[str] = []
    for place, word in enumerate(words):
        if not word[:1].isupper() or not LAST_WORD.fullmatch(word.strip("().,;:")):
            continue
        after = " ".join(words[place + 1 : place + 2])
        if word[-1].isalpha() and after[:1].isupper() and not FOLLOWING.match(after):
            continue  # "Cabinet Member", "Council Chamber"
        body = body_in(" ".join(words[_start_of_name(words, place) : place + 1]).strip("(),.;: "))
        if body and not is_authority(body):
            found.append(body)
    return found


def _start_of_name(words: Sequence[str], last: int) -> int:
    """Where the name begins that ends in the word at ``last``: before it stand only capitalised words of one clause."""
    start = last
    while start:
        before = words[start - 1]
        named = before[:1].isupper() or (before in WITHIN and start > 1)
        closed = before.endswith((".", ";", ":", ")")) or LAST_WORD.fullmatch(before.rstrip(","))
        listed = before.endswith(",") and any(word in WITHIN for word in words[start:last])
        if not named or closed or (before.endswith(",") and not listed) or FIGURE.search(before):
            break
        start -= 1
    while start < last and words[start] in WITHIN:
        start += 1
    return start


def is_authority(body: str) -> bool:
    """Whether ``body`` is the authority itself by name, which is not a committee of its own."""
    return bool(AUTHORITY.fullmatch(body)) and not OF_AUTHORITY.fullmatch(body) and not GENERIC_COUNCIL.fullmatch(body)


def _bare(value: str) -> str:
    """``value`` up to its first date, without what only says that a meeting is meant."""
    days = [span for span in day_spans(value) if span.exact]
    text = value[: days[0].start] if days and days[0].start > 2 else value
    text = without_days(re.sub(r"\bA G E N D A\b", "AGENDA", text))
    text = OPENING.sub("", text.strip())
    before = ""
    while before != text:
        before, text = text, CLOSING.sub("", text).strip(" ,;:–—-")
    return _without_council(" ".join(text.split()))


def _without_council(text: str) -> str:
    """The body alone where the council's name stands before it: "Anyshire County Council Cabinet"."""
    if two := TWO_BODIES.match(text):
        text = two[1]
    name = next(iter(printed_names(text)), "")
    if not name or text[: len(name)].lower() != name.lower():
        return text
    rest = re.sub(r"^['’]s", "", text[len(name) :]).strip(" ,:")
    return rest if NAME.fullmatch(rest) and rest.lower() not in OF_ANY_KIND else text


def _capitalised(text: str) -> bool:
    """Whether every word but the small ones begins with a capital: a name, not a phrase."""
    words = [word.strip("()'’,") for word in re.split(r"[\s/-]+", text)]
    return all(word[:1].isupper() or not word[:1].isalpha() or word.lower() in MINOR for word in words if word)
