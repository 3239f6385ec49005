"""Names of persons that a run leaves out: which they are, and the mark that stands for each.

A paper's names can be known where they stand beside a post or a title: in lead cells, in running text ("Councillor …"),
in the lines that say who reports. Those names are then taken out of every text of the paper. What is left must be read
as before, so for the reader of leads a mark becomes a made-up name, of the same length, and afterwards a mark again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, takewhile

from extract.assemble.contacts import clean_rows
from extract.assemble.spellings import odd_names, written_ways
from extract.schema import ActionRecord, Extraction
from extract.tag import Vocabulary, find_mentions, read_leads

NAME_MARK = "[name]"
NEVER = "(?!)"
"""A pattern that fits nothing."""
_TITLE = r"(?:Cllrs?|Councillors?|Ald(?:erman)?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness)\.?"
_AFTER_TITLE = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Baroness)\.?\s+"
    r"(?P<name>[A-Z][\w.'’-]*(?:\s+(?:de|van|von|der)\b)*(?:\s[A-Z][\w.'’-]*){0,2})"
)
"""A title that only persons have, and what may be the name after it; a possessive may end it. Titles of places and
offices too ("Lord Mayor", "Lady Street") are left to those who stand beside a post."""
_NO_NAME = frozenset((
    "Assistant", "Associate", "Cabinet", "Chair", "Chairman", "Chief", "Corporate", "Council", "Councillor", "Deputy",
    "Director", "Executive", "Head", "Independent", "Interim", "Leader", "Manager", "Mayor", "Member", "Minister",
    "Officer", "Portfolio", "Secretary", "Senior", "Service", "Strategic", "Vice",
))  # fmt: skip
"""Words that begin a post, which may follow a name at once."""
_STAND_IN = re.compile(r"\b[A-Z]\. Qvz\b")
_INITIALS = re.compile(r"(?:[A-Z]\.?[a-z]?){2,4}")
LONGEST_CELL = 200
"""Letters of a table's cell that may name somebody beside a post; longer ones are prose."""


def with_stand_ins(text: str) -> str:
    """The text with a made-up name, each time another, for every mark; characters keep their places."""
    if NAME_MARK not in text:
        return text
    number = count()
    return re.sub(re.escape(NAME_MARK), lambda _: f"{chr(ord('A') + next(number) % 26)}. Qvz", text)


def without_stand_ins(text: str) -> str:
    """The text with a mark for every made-up name."""
    return _STAND_IN.sub(NAME_MARK, text) if "Qvz" in text else text


def without_keyed_persons(found: Extraction) -> Extraction:
    """The rows without initials that a key of the paper writes out as somebody's name."""
    general = Vocabulary.general()
    kept = {
        short: full
        for short, full in found.document.abbreviations.items()
        if not any(lead.person for lead in read_leads(full, general))
    }
    return found.model_copy(update={"document": found.document.model_copy(update={"abbreviations": kept})})


def without_names(found: Extraction, vocabulary: Vocabulary) -> Extraction:
    """The rows with a mark in place of every name of a person that can be known from them.

    Without one name another may come to be known, so it looks again until there is none.
    """
    told: set[str] = set()
    while True:
        names = {" ".join(name.split()) for name in _names(found, vocabulary)}
        names = {name for name in names if name and not _STAND_IN.search(name)} - told
        if not names:
            return found
        told |= names
        found = _marked(found, sorted(names, key=lambda name: (-len(name), name)))


def _marked(found: Extraction, names: list[str]) -> Extraction:
    initials = [name for name in names if _INITIALS.fullmatch(name)]
    spelled = [name for name in names if name not in initials]
    whole, titled, short = _whole_names(spelled), _titled_surnames(spelled), _initials(initials)
    only = re.compile(rf"(?:{short.pattern}|\[name\]|\band\b|[\s/,;&+.-])+")

    def clean(text: str) -> str:
        text = titled.sub(rf"\g<before>{NAME_MARK}", whole.sub(NAME_MARK, text))
        return short.sub(NAME_MARK, text) if initials and len(text) < LONGEST_CELL and only.fullmatch(text) else text

    found = clean_rows(found, clean)
    in_address = _names_in_addresses(spelled)
    changed = {
        "actions": tuple(_lead_marked(action, short) for action in found.actions),
        "links": tuple(
            link.model_copy(update={"uri": in_address.sub("", link.uri)}) if link.uri else link for link in found.links
        ),
    }
    return found.model_copy(update=changed)


def _names_in_addresses(names: Iterable[str]) -> re.Pattern[str]:
    """Names of two words or more as an address on the web has them: "ann-bee", "Ann%20Bee"."""
    forms = [r"(?:[^\w/?&#=]|_|%20)+".join(re.findall(r"\w+", name)) for name in names if " " in name]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms) or NEVER})(?![^\W_])", re.IGNORECASE)


def _lead_marked(action: ActionRecord, initials: re.Pattern[str]) -> ActionRecord:
    """The action without initials in its lead cell; elsewhere the same letters may be a short form of anything."""
    if lead := action.inherited.get("lead"):
        action = action.model_copy(update={"inherited": action.inherited | {"lead": initials.sub(NAME_MARK, lead)}})
    if not action.lead_raw or not initials.search(action.lead_raw):
        return action
    lines = [initials.sub(NAME_MARK, line) for line in action.lead_lines]
    return action.model_copy(update={"lead_raw": initials.sub(NAME_MARK, action.lead_raw), "lead_lines": lines})


def _initials(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names)) or NEVER})(?![\w.])")


def _whole_names(names: Iterable[str]) -> re.Pattern[str]:
    """Names of two words or more, in whichever way they are written."""
    forms = [form for name in names if " " in name for form in written_ways(name)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or NEVER})(?!\w)")


def _titled_surnames(names: Iterable[str]) -> re.Pattern[str]:
    """Surnames after a title, forenames or initials between them: "Cllr Bee", "Ms A. Bee". A surname alone may be a
    common word, so it stays."""
    last = [name.partition(",")[0] if "," in name else name.split()[-1] for name in names]
    surnames = "|".join(map(re.escape, dict.fromkeys(last))) or NEVER
    return re.compile(rf"(?P<before>\b{_TITLE}\s+)(?:[A-Z][\w.'’-]*\s+){{0,2}}(?:{surnames})(?!\w)")


def _names(found: Extraction, vocabulary: Vocabulary) -> Iterator[str]:
    document = found.document
    said = [document.report_of, document.lead_officer]
    said += [line for decision in found.decisions for line in (decision.delegated_to, decision.decision_maker)]
    said += ["\n\n".join(action.lead_lines) or action.lead_raw for action in found.actions]
    for words in said:
        yield from (lead.person for lead in read_leads(words, vocabulary) if lead.person)
        yield from odd_names(words, vocabulary)
    for cell in (cell for table in found.tables for cell in table.cells if len(cell.text) <= LONGEST_CELL):
        leads = read_leads(cell.text, vocabulary)
        yield from (lead.person for lead in leads if lead.person and lead.rank)
        yield from odd_names(cell.text, vocabulary) if any(lead.rank for lead in leads) else ()
    yield from _titled(found)
    texts = [
        row.text for table in ("passages", "recommendations", "actions", "decisions") for row in getattr(found, table)
    ]
    for text in texts:
        for mention in find_mentions(text, None, vocabulary):
            if mention.rule == "councillor" and mention.name:
                yield mention.name


def _titled(found: Extraction) -> set[str]:
    """The names after titles in any text: "Mr Bee", "Dr Ann Bee"."""
    names: set[str] = set()

    def look(text: str) -> str:
        for match in _AFTER_TITLE.finditer(text):
            words = re.sub(r"['’]s?$", "", match["name"]).split()
            told = list(takewhile(lambda word: word.strip(".") not in _NO_NAME, words))
            if told and len(told[-1].strip(".")) > 1:
                names.add(" ".join(told).rstrip("."))
        return text

    clean_rows(found, look)
    return names
