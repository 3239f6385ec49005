"""The marks of a lead cell at which one party ends and the next begins."""

from __future__ import annotations

import re

from extract.tag.bodies import whole_by_form
from extract.tag.listed import (
    COMMON,
    TITLES,
    beside_small_words,
    is_surname,
    is_whose,
    list_of_services,
    organisation_opens,
    share_team,
    surely_person,
    two_lone_names,
    two_of_one_name,
)
from extract.tag.parties import (
    ends_in_rank,
    has_portfolio,
    is_body,
    is_officer,
    is_post,
    takes_no_portfolio,
)
from extract.tag.persons import is_councillor, person_in
from extract.tag.plurals import opens_plural
from extract.tag.posts import read_party
from extract.tag.shapes import expand, shapes
from extract.tag.vocabulary import Vocabulary

_WITH = (
    r"\(?\b(?:supported by|with (?:the )?(?:support|assistance|input) (?:of|from)"
    r"|(?:following|after|subject to) consultation with"
    r"|in (?:consultation|conjunction|partnership|liaison|collaboration) with"
    r"|working with|together with|as well as|assisted by|(?:overseen|sponsored|chaired|led|managed) by"
    r"|reporting to|alongside|with)\b"
)
_SEPARATOR = re.compile(rf"\s*(?P<mark>(?:[,;]\s*)?{_WITH}|\n|;|/|,|\+|•|&|(?<!\w)and(?!\w))\s*", re.IGNORECASE)
TIGHT = "/ tight"
"""A slash without a space beside it, as between the two offices of one person: "Director of Finance/s151"."""
_MARKS = frozenset({"and", "&", ",", "/", "+", "\n", ";", "•"})
"""The marks that may also stand inside a name; the words ("supported by") may not."""
_EVERYBODY = re.compile(r"all\s+(?!age)(?:staff|(?:\w+\s+)*\w+s)\b", re.IGNORECASE)


def pieces(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """The words of each party, with the mark or word before it."""
    found: list[tuple[str, str]] = []
    start, before = 0, ""
    protected = [match.span() for match in shapes(vocabulary).parted.finditer(text)]
    marks = list(_SEPARATOR.finditer(text))
    if services := list_of_services(text, vocabulary):
        return [("," if index else "", service) for index, service in enumerate(services)]
    depth_at = _depths(text)
    titled = False
    for index, mark in enumerate(marks):
        inside = any(a < mark.start("mark") < b for a, b in protected)
        if mark.start() < start or inside or (depth_at[mark.start("mark")] and not mark["mark"].startswith("(")):
            continue
        left, right = text[start : mark.start()], text[mark.end() :]
        end = marks[index + 1].start() - mark.end() if index + 1 < len(marks) else len(right)
        titled |= TITLES.match(left) is not None
        word = right[: max(0, end)]
        if titled and not TITLES.match(left) and is_surname(left, vocabulary):
            left = f"Cllr {left.strip()}"
        tight = mark[0] == "/" and re.search(r"(?:^|\W)[A-Z]$", left) is not None and len(word.split()[:1] or "") > 0
        if tight and len(word.split()[0]) > 2:
            continue  # "D/Supt"
        if mark["mark"] == "," and before != "," and is_whose(left, word, right, vocabulary):
            continue  # "Head of Primary Care, ICB"
        apart = re.fullmatch(r"[ \t]+/[ \t]+", mark[0]) is not None
        told = titled and is_surname(word, vocabulary)
        if told or _cut_here(left, mark["mark"].lower(), right, word, vocabulary, apart):
            found.append((before, text[start : mark.start()]))
            start, before = mark.end(), TIGHT if mark[0] == "/" else mark["mark"].lower()
    found.append((before, text[start:]))
    trimmed = [(mark_before, _AND.sub("", piece).strip(" \n,;/&+")) for mark_before, piece in found]
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


def _cut_here(left: str, mark: str, right: str, word: str, v: Vocabulary, apart: bool = False) -> bool:
    """Whether the mark parts two parties; ``apart``: it is a slash with a space at both sides."""
    if mark in ("\n", ";", "•") and not word:
        return True
    if not left.strip() or not right.strip():
        return False
    if apart:
        return True  # "Energy Lead / Community Fund": within a name no space stands beside a slash
    if mark in _MARKS and left.strip() in v.heads and word.strip() in v.heads:
        return True  # "CEX / MO", each a party of the vocabulary or of the paper's key
    if mark == "/" and _letters_only(left, v) and _letters_only(word, v):
        return True
    if mark == "/" and _LETTERS.fullmatch(word) and _letters_only(left.split()[-1], v) and word.strip() not in v.heads:
        return is_councillor(left)  # "Cllr TW / AB"; in "Service Manager CIN/CP" the letters are of two services
    if mark in ("/", "and", "&", ",") and two_lone_names(left.strip(), word.strip(), mark == "/", v):
        return True
    if mark == "and" and right.lower().startswith("the ") and is_officer(left, v) and is_officer(right[4:], v):
        return True  # "Head of Care and the Data and Insight Manager"
    if mark in ("and", "&") and (_late_rank(word, v) or two_of_one_name(left, word, v) or share_team(left, word, v)):
        return False
    if mark == "&" and _STRANGERS.fullmatch(word.strip()) and word.strip() not in v.inner and is_body(left, v):
        return True  # "Planning Policy & SALC"
    if mark in _MARKS and left.endswith(")") and word.rstrip().endswith(")") and is_body(left, v, one_word=True):
        return True  # "Repairs (North), Parks Team (East)"
    if mark == "," and _awaits_body(left, right, v):
        return False
    if mark == "," and person_in(left.strip(), v):  # "Ann Bee, Head of Housing" is one party
        if is_councillor(left) and (_opens_officer(right, word, v) or _is_organisation(word, v)):
            return True
        return person_in(word.strip(), v) is not None
    if mark == "," and person_in(word.strip(), v) and not _person_with_post(word, right, v):
        after = right[len(word) :].strip(" ,").split(",")[0].strip()
        several = bool(after) and person_in(after, v) is not None  # "Chief Executive, A Bee, C Dee"
        return several or not is_post(left, v) or (is_councillor(word) and is_officer(left, v))
    if mark in _MARKS and beside_small_words(left.strip(), mark, word.strip(), v):
        return True
    if opens_plural(left, v) and not _opens_post(right, word, v):
        return False  # the next of the services of "Heads of Housing, Planning"
    whole = _ends_whole(left, mark, v)
    if not whole and (mark in _MARKS or not mark.endswith("with")) and mark not in ("\n", ";", "/"):
        return False
    letters = len(word.strip()) > 2 and word.strip().isupper() and _letters_only(word, v)
    if letters and (
        (mark in ("/", "+") and whole)
        or (mark == "," and is_body(left, v, ("body", "external")))
        or (mark in _MARKS and (left.endswith(")") or ends_in_rank(left, v)))
    ):
        return True  # "Service Lead, Therapy / NWAS": a body of whose letters nothing is known
    if mark == "/" and _NAME.fullmatch(word.strip()) and ends_in_rank(left, v):
        return True  # "Workforce Lead / Research in Practice"
    if mark.lstrip("(") == "with" and whole and not _OF_DUTY.match(right):
        return True
    return mark == ";" or (mark == "+" and word[:1].islower()) or _opens_party(right, word, mark, left, v)


_OF_DUTY = re.compile(
    r"(?:the |overall |lead |special )?(?:responsib|portfolio|oversight|remit|input|support|effect|a )", re.I
)
"""After "with": what the post does, and no one beside it."""
_LETTERS = re.compile(r"(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,7}")


_NAME = re.compile(r"[A-Z]\w+(?: (?:(?:of|in|for|and|the|on) )?[A-Z]\w+){1,4}")
_STRANGERS = re.compile(r"[A-Z]{4,6}")


def _letters_only(text: str, v: Vocabulary) -> bool:
    """Whether it is one abbreviation that stands for no service: the "DoR" and "HoA" of "DoR/HoA"."""
    return _LETTERS.fullmatch(text.strip()) is not None and (text.strip() not in v.inner or text.strip() in v.heads)


def _late_rank(word: str, v: Vocabulary) -> bool:
    """Whether a post opens behind the first words, which then belong to what stands before: "and | Infrastructure
    Strategic Manager - Highways"."""
    words = re.sub(r"^(?:the|our)\s+", "", word.strip(), flags=re.IGNORECASE).split()
    if shapes(v).opening.match(" ".join(words)):
        return False
    for start in range(1, len(words)):
        match = shapes(v).opening.match(" ".join(words[start:]))
        if match and match["rank"][0].isupper() and re.match(r"\s+(?:-|of|for)\s", match["rest"]):
            return (
                " ".join(words[start - 1 : start + 1]).lower() not in v.ranks
                and " ".join(words[:start]).lower() not in v.roles
            )
    return False


def _is_organisation(word: str, v: Vocabulary) -> bool:
    """Whether it is a body that no councillor is told by: "Harbour Trust", but not "Planning Committee"."""
    low = word.strip().lower()
    noun = low.rpartition(" ")[2]
    known = noun == "forum" or noun in v.words["organisations"]
    return organisation_opens(low, v) or (known and is_body(word, v))


def _opens_officer(right: str, word: str, v: Vocabulary) -> bool:
    return _opens_post(right, word, v) and is_officer(word.strip() or right, v)


def _opens_post(right: str, word: str, v: Vocabulary) -> bool:
    """Whether a post, by rank or office, begins where ``right`` does; ``word`` is it up to the next mark."""
    lone = expand(word.strip(), v)
    post = read_party(word.strip(), v) if word.strip() else None
    return _opens_with_rank(expand(right, v), lone, v) or (post is not None and post.rank is not None)


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


_SORTS = frozenset({"committee", "board", "team", "group", "panel", "forum", "commission", "unit", "partnership"})
"""What sort of body it is; alone it names none."""


_SEVERAL = re.compile(r"[A-Z]{2,6}s")
"""Holders of a post whose letters nothing is known of: "PCSOs"."""


def _ends_whole(left: str, mark: str, v: Vocabulary) -> bool:
    """Whether ``left`` is a party as it stands: "Chair of Housing" still waits for its committee."""
    lead = read_party(left, v)
    if lead is None or lead.kind == "unknown":
        return lead is None or _SEVERAL.fullmatch(left.strip()) is not None
    if lead.kind in ("external", "body"):  # in "NHS Here and There Care Board" the noun is still to come
        low = lead.name.lower()
        nouns = v.words["strong"] | v.words["weak"]
        listed = low in v.bodies or low in v.words["external"] or whole_by_form(lead.name)
        if mark in ("and", "&") and low in _SORTS:  # "Committee and Member Services Officer"
            return False
        return listed or low.split()[-1] in nouns
    rank = v.ranks.get((lead.rank or "").lower())
    if rank and rank.of_body and lead.portfolio and not shapes(v).closing.fullmatch(expand(left.strip(), v)):
        members = v.words["strong"] | {"governors", "trustees"}
        return lead.portfolio.split()[-1].lower() in members or lead.portfolio.lower() in v.bodies
    return True


def _opens_party(right: str, word: str, mark: str, left: str, v: Vocabulary) -> bool:
    """Whether a party begins where ``right`` does; ``word`` is it up to the next mark."""
    text = re.sub(r"^(?:and\s+)?(?:the|our)\s+|^and\s+", "", right, flags=re.IGNORECASE)
    lone = re.sub(r"^(?:the|our)\s+", "", word, flags=re.IGNORECASE).strip(" ().")
    if lone in v.inner and lone not in v.heads:
        return takes_no_portfolio(left, v)
    if _EVERYBODY.match(lone) or (COMMON.fullmatch(lone) and left[-1:].isalpha() and left.split()[-1][0].isupper()):
        return True
    if lone.lower() in v.words["external"] or organisation_opens(lone.lower(), v) or whole_by_form(lone):
        return True
    if person_in(lone, v):
        return mark not in ("and", "&") or surely_person(lone, v) or not has_portfolio(left, v)
    expanded = expand(text, v)
    known = shapes(v)
    if _opens_with_rank(expanded, expand(lone, v), v) or known.role.fullmatch(expand(lone, v)):
        return True
    body = known.body.match(expanded)
    if body and (" " in body[0] or expand(lone, v).lower() == body[0].lower() or lone.split()[0] in v.heads):
        return True
    if mark in ("/", "\n", ";") and is_post(re.split(r"[/;\n,]", text)[0], v):  # "/ Learning & Development Adviser"
        return True
    party = read_party(lone, v)
    if party is None:
        return True
    if party.kind == "person":
        return mark in ("/", ",", "\n", ";", "&", "and", "+")
    last = party.name.split()[-1].lower()
    if party.kind in ("body", "external"):
        sure = mark == "/" and (ends_in_rank(left, v) or (last in v.words["organisations"] and " " in party.name))
        full = takes_no_portfolio(left, v, mark) or (mark in ("and", "&") and ends_in_rank(left, v) and " " in lone)
        sure |= mark == "/" and _TIER.match(lone) is not None
        elsewhere = party.kind == "external" and " " in party.name
        elsewhere &= last in v.words["external"] or (mark == "," and ends_in_rank(left, v))
        return sure or elsewhere or mark not in _MARKS or last in v.words["strong"] or full
    return party.kind != "unknown"


_TIER = re.compile(r"(?:County|District|Borough|Parish|Town) [A-Z]")
"""A service of another council: "Head of Economy / County Highways"."""


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
