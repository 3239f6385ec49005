"""A lead cell to its leads: where one party ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.tag.lead import Lead
from extract.tag.persons import person_in
from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Role, Vocabulary

_MAIL = re.compile(r"\S+@\S+|(?:tel|phone|ext)\.?:?\s*[\d\s+()]{4,}|\b0\d{2,4}[\s\d]{6,}\d\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:\b(?:lead|responsible|accountable|supporting)\s+|(?:^|(?<=[\n;,/.)]))\s*(?:lead\s+)?)"
    r"(?:officers?|members?|councillors?|directors?|owners?|sponsor|support|SRO"
    r"|senior responsible (?:officer|owner))\s*:"
    r"|\b(?:officer|member|political|executive)\s+(?:lead|sponsor|owner)s?\s*:"
    r"|^\s*(?:responsible|accountable|action by|lead responsibility|responsibility)\s*:",
    re.IGNORECASE,
)
"""A label of a form inside the cell: "Lead officer: Head of Housing. Lead member: Leader"."""
_FORM = re.compile(r"\s*(?:lead|owner|responsible|accountable)s?\s*:", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"\s+(?=(?:support(?:ed by|ing)?|sponsor|contributors?|partners?)\s*:)", re.IGNORECASE)
"""In a cell that opens with a label, the next one needs no mark before it."""
_WITH = (
    r"\(?\b(?:supported by|with (?:the )?(?:support|assistance|input) (?:of|from)"
    r"|(?:following|after|subject to) consultation with"
    r"|in (?:consultation|conjunction|partnership|liaison|collaboration) with"
    r"|working with|together with|as well as|assisted by|overseen by|sponsored by|reporting to|alongside|with)\b"
)
_SEPARATOR = re.compile(rf"\s*(?P<mark>(?:[,;]\s*)?{_WITH}|\n|;|/|,|\+|•|&|(?<!\w)and(?!\w))\s*", re.IGNORECASE)
_MARKS = frozenset({"and", "&", ",", "/", "+", "\n", ";", "•"})
"""The marks that may also stand inside a name; the words ("supported by") may not."""
LONGEST = 1200
"""Characters of a lead cell that are read. Real ones have a few hundred; the time grows with the cube of the marks."""
_DASHES = str.maketrans({"–": "-", "—": "-", "\xa0": " ", "’": "'", "‘": "'", "\t": " "})
_TITLES = re.compile(r"(?:Cllrs|Councillors)\b\.?\s*")
_SURNAME = re.compile(r"(?:[A-Z]\.?\s+){0,2}(?:(?:Mc|Mac|O')?[A-Z][a-z]+(?:[-'][A-Z][a-z]+)*\s*){1,3}")
_NAMED_AFTER = re.compile(r"(?:university|diocese|bishop|archdeaconry) of \w+")
_EVERYBODY = re.compile(r"all\s+(?!age)(?:staff|(?:\w+\s+)*\w+s)\b", re.IGNORECASE)
_CUT_COUNCIL = re.compile(r"\b(City|County|Borough|District)\n(?=Council\b)")
"""A council's name cut by the end of a narrow cell's line."""


def read_leads(raw: str | None, vocabulary: Vocabulary) -> tuple[Lead, ...]:
    """The leads that the words of a cell name, in order; none where it says nobody does.

    A cell is cut at "and", a comma, a slash, a semicolon, an ampersand or a new line only where both sides are
    parties: a post, a body or a person. Only its first ``LONGEST`` characters are read.
    """
    text = (raw or "")[:LONGEST].translate(_DASHES)
    text = _NEXT_LABEL.sub("\n", text) if _FORM.match(text) else text
    text = _LABEL.sub("\n", _MAIL.sub("\n", text)).strip()
    text = _CUT_COUNCIL.sub(r"\1 ", text)
    if not text or text.lower().strip(" .") in vocabulary.words["no_lead"]:
        return ()
    once: dict[tuple[str, str | None], Lead] = {}  # a lead named twice leads once
    pieces = [(mark, part) for mark, piece in _pieces(text, vocabulary) for part in _side_by_side(piece, vocabulary)]
    titled = False  # "Cllrs" before the first of several names stands for all of them
    for mark, piece in pieces:
        titled |= _TITLES.match(piece) is not None
        lead = _read(piece, titled, vocabulary)
        held = (
            _held_by(list(once.values()), lead, mark != ",", vocabulary) if lead and mark in ("and", "&", ",") else None
        )
        if held:
            once[held.name, held.person] = held
        elif lead:
            once.setdefault((lead.name, lead.person), lead)
    return tuple(once.values())


def _read(piece: str, titled: bool, vocabulary: Vocabulary) -> Lead | None:
    """One party; after "Cllrs" a name alone is one of them."""
    name = _TITLES.sub("", piece)
    if titled and _SURNAME.fullmatch(name):
        return Lead(piece, name, "member", person=name)
    return read_party(piece, vocabulary)


def _side_by_side(piece: str, vocabulary: Vocabulary) -> list[str]:
    """Three or more listed bodies with nothing between them, as a narrow cell's lines leave them."""
    rest, found = piece.strip(), []
    while rest:
        body = shapes(vocabulary).body.match(rest)
        if body is None:
            return [piece]
        found.append(body[0])
        rest = rest[body.end() :].strip()
    return found if len(found) > 2 and piece.lower() not in vocabulary.bodies else [piece]


def _pieces(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The words of each party, with the mark or word before it."""
    pieces: list[tuple[str, str]] = []
    start, before = 0, ""
    protected = [match.span() for match in shapes(vocabulary).parted.finditer(text)]
    marks = list(_SEPARATOR.finditer(text))
    depth_at = _depths(text)
    for index, mark in enumerate(marks):
        inside = any(a < mark.start("mark") < b for a, b in protected)
        if mark.start() < start or inside or (depth_at[mark.start("mark")] and not mark["mark"].startswith("(")):
            continue
        left, right = text[start : mark.start()], text[mark.end() :]
        end = marks[index + 1].start() - mark.end() if index + 1 < len(marks) else len(right)
        if _cut_here(left, mark["mark"].lower(), right, right[: max(0, end)], vocabulary):
            pieces.append((before, left))
            start, before = mark.end(), mark["mark"].lower()
    pieces.append((before, text[start:]))
    trimmed = [(mark_before, _AND.sub("", piece).strip(" \n,;/&+")) for mark_before, piece in pieces]
    return [(mark, piece if "(" in piece else piece.rstrip(") ")) for mark, piece in trimmed if piece.strip("().- ")]


_AND = re.compile(r"^\s*and\s+|\s+and\s*$", re.IGNORECASE)


def _depths(text: str) -> list[int]:
    """How many brackets are open at each character."""
    depths, depth = [], 0
    for letter in text:
        depth += letter == "("
        depths.append(depth)
        depth -= letter == ")" and depth > 0
    return depths


def _cut_here(left: str, mark: str, right: str, word: str, v: Vocabulary) -> bool:
    if mark in ("\n", ";", "•") and not word:
        return True
    if not left.strip() or not right.strip():
        return False
    if _TITLES.match(left) and _SURNAME.fullmatch(word.strip()):
        return True
    if mark == "," and _awaits_body(left, right, v):
        return False
    if mark == "," and person_in(left.strip(), v):  # "Ann Bee, Head of Housing" is one party
        return person_in(word.strip(), v) is not None
    if mark == "," and person_in(word.strip(), v) and not _person_with_post(word, right, v):
        return not _is_post(left, v)
    whole = _ends_whole(left, mark, v)
    if not whole and (mark in _MARKS or mark.endswith(" with") is False) and mark not in ("\n", ";", "/"):
        return False
    return mark == ";" or _opens_party(right, word, mark, left, v)


def _awaits_body(left: str, right: str, v: Vocabulary) -> bool:
    """Whether the comma of "Chair, Audit Committee" stands for "of"."""
    lead = read_party(left, v)
    rank = v.ranks.get((lead.rank or "").lower()) if lead else None
    body = shapes(v).body.match(right)
    return rank is not None and rank.of_body and lead is not None and not lead.portfolio and body is not None


def _person_with_post(word: str, right: str, v: Vocabulary) -> bool:
    """Whether the name after the comma is followed by a post of its own."""
    rest = right[len(word) :].lstrip()
    return rest[:1] in ",(-" and shapes(v).opening.match(expand(rest.strip(" ,(-"), v)) is not None


def _is_post(text: str, v: Vocabulary) -> bool:
    lead = read_party(text, v)
    return lead is not None and lead.rank is not None and lead.person is None


_SORTS = frozenset({"committee", "board", "team", "group", "panel", "forum", "commission", "unit", "partnership"})
"""What sort of body it is; alone it names none."""


def _ends_whole(left: str, mark: str, v: Vocabulary) -> bool:
    """Whether ``left`` is a party as it stands: "Chair of Housing" still waits for its committee."""
    lead = read_party(left, v)
    if lead is None or lead.kind == "unknown":
        return lead is None
    if lead.kind in ("external", "body"):  # in "NHS Here and There Care Board" the noun is still to come
        low = lead.name.lower()
        nouns = v.words["strong"] | v.words["weak"]
        listed = low in v.bodies or low in v.words["external"]
        if mark in ("and", "&") and low in _SORTS:  # "Committee and Member Services Officer"
            return False
        return listed or low.split()[-1] in nouns or _NAMED_AFTER.match(low) is not None
    rank = v.ranks.get((lead.rank or "").lower())
    if rank and rank.of_body and lead.portfolio and not shapes(v).closing.fullmatch(expand(left.strip(), v)):
        return lead.portfolio.split()[-1].lower() in v.words["strong"] or lead.portfolio.lower() in v.bodies
    return True


def _opens_party(right: str, word: str, mark: str, left: str, v: Vocabulary) -> bool:
    """Whether a party begins where ``right`` does; ``word`` is it up to the next mark."""
    text = re.sub(r"^(?:and\s+)?(?:the|our)\s+|^and\s+", "", right, flags=re.IGNORECASE)
    lone = re.sub(r"^(?:the|our)\s+", "", word, flags=re.IGNORECASE).strip(" ().")
    if lone in v.inner and lone not in v.heads:
        return _takes_no_portfolio(left, v)
    if _EVERYBODY.match(lone):
        return True
    if lone.lower() in v.words["external"]:
        return True
    if person_in(lone, v):
        return mark not in ("and", "&") or _surely_person(lone, v) or not _has_portfolio(left, v)
    expanded = expand(text, v)
    known = shapes(v)
    if _opens_with_rank(expanded, expand(lone, v), v) or known.role.fullmatch(expand(lone, v)):
        return True
    body = known.body.match(expanded)
    if body and (" " in body[0] or expand(lone, v).lower() == body[0].lower() or lone.split()[0] in v.heads):
        return True
    if mark in ("/", "\n", ";") and _is_post(re.split(r"[/;\n,]", text)[0], v):  # "/ Learning & Development Adviser"
        return True
    party = read_party(lone, v)
    if party is None:
        return True
    if party.kind == "person":
        return mark in ("/", ",", "\n", ";", "&", "and", "+")
    last = party.name.split()[-1].lower()
    if party.kind in ("body", "external"):
        sure = mark == "/" and last in v.words["organisations"] and " " in party.name
        return sure or mark not in _MARKS or last in v.words["strong"] or _takes_no_portfolio(left, v, mark)
    return party.kind != "unknown"


def _surely_person(words: str, v: Vocabulary) -> bool:
    """Whether they cannot be one more service of a post: "and Ann Bee", "and Cllr Bee", not "and Rural Affairs"."""
    first = words.split()[0]
    return first.lower() in v.words["given_names"] or len(first.rstrip(".")) == 1 or first in v.words["titles"]


def _has_portfolio(left: str, v: Vocabulary) -> bool:
    lead = read_party(left, v)
    return lead is not None and lead.portfolio is not None and lead.person is None


def _takes_no_portfolio(left: str, v: Vocabulary, mark: str = "and") -> bool:
    """Whether "and Democratic Services" cannot be more of the post in ``left``, as after "Chief Executive"."""
    lead = read_party(left, v)
    rank = v.ranks.get((lead.rank or "").lower()) if lead else None
    if rank is None:
        return lead is None or lead.portfolio is None
    awaits = rank.closed and mark == ","  # "Head of Service, Revenues"
    return rank.alone and not awaits and lead is not None and lead.portfolio is None


def _opens_with_rank(expanded: str, lone: str, v: Vocabulary) -> bool:
    """Whether the words open with a rank that can stand there: "Head of Housing", not "Leader's Office"."""
    match = shapes(v).opening.match(expanded)
    if match is None:
        return False
    rank = v.ranks[match["rank"].lower()]
    rest = match["rest"].strip()
    if rank.needs_of:
        return rest.startswith(("of ", "for "))
    if rank.closed:
        return lone.lower() == match[0][: match.start("rest")].lower().strip() or rest[:1] in "-,/;("
    return True


def _held_by(before: list[Lead], office: Lead, joined: bool, v: Vocabulary) -> Lead | None:
    """The lead before with this office as its qualifier, where its post is one that holds the office.

    "Director of Finance and Section 151 Officer" is one person: the Acts give the office to one of the council's
    officers, and its holder is the post that runs that service.
    """
    role = v.roles.get(office.name.lower())
    if role is None or not role.mark or not before or not _holds_office(before[-1], office, role, joined, v):
        return None
    return replace(before[-1], qualifier=role.mark)


def _holds_office(post: Lead, office: Lead, role: Role, joined: bool, v: Vocabulary) -> bool:
    """``joined``: an "and" stands between them, no comma."""
    if post.kind != "officer" or post.name == office.name:
        return False
    words = set(re.findall(r"[a-z]+", (post.portfolio or "").lower()))
    rank = v.ranks.get((post.rank or "").lower())
    unfinished = post.portfolio is None and rank is not None and not rank.alone  # "Strategic Director and s151 Officer"
    return bool(words & role.portfolios) or post.rank in role.ranks or (unfinished and joined)
