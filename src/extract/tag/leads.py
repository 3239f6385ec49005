"""A lead cell to its leads: where one party ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extract.contacts import MARKS, without_contacts
from extract.tag.beside import side_by_side
from extract.tag.cuts import TIGHT, pieces
from extract.tag.labels import BREAK, without_labels
from extract.tag.lead import Lead
from extract.tag.lines import part_lines
from extract.tag.listed import SURNAME, TITLES
from extract.tag.plurals import posts_of_plural
from extract.tag.posts import read_party
from extract.tag.printed import WrittenOut, write_out
from extract.tag.vocabulary import Role, Vocabulary
from extract.tag.when import without_when
from extract.tag.worth import worth

LONGEST = 1200
"""Characters of a lead cell that are read. Real ones have a few hundred; the time grows with the cube of the marks."""
_DASHES = str.maketrans({"–": "-", "—": "-", "\xa0": " ", "’": "'", "‘": "'", "\t": " "})
_CUT_COUNCIL = re.compile(r"\b(City|County|Borough|District)\n(?=Council\b)")
"""A council's name cut by the end of a narrow cell's line."""


def read_leads(raw: str | None, vocabulary: Vocabulary) -> tuple[Lead, ...]:
    """The leads that the words of a cell name, in order; none where it says nobody does.

    A cell is cut at "and", a comma, a slash, a semicolon or an ampersand only where both sides are parties: a post, a
    body or a person. A line's end is a softer mark, a blank line (the end of a paragraph) a harder one (``lines``);
    where nothing at all is printed between two parties they part too (``beside``). Only the first ``LONGEST``
    characters are read.
    """
    return _read_cell((raw or "")[:LONGEST], vocabulary)


@lru_cache(maxsize=4096)
def _read_cell(raw: str, vocabulary: Vocabulary) -> tuple[Lead, ...]:
    text = raw.translate(_DASHES)
    if not text.strip() or text.lower().strip(" .\n") in vocabulary.words["no_lead"]:
        return ()
    full = write_out(text, vocabulary)
    leads = _leads(tuple(_runs(full.text, vocabulary)), vocabulary)
    return leads if full.places is None else _as_printed(leads, full)


def _runs(text: str, v: Vocabulary) -> Iterator[str]:
    """The cell's words, one party or several with marks between them at a time."""
    text = without_when(MARKS.sub(BREAK, without_contacts(text)), BREAK, v)
    text = _CUT_COUNCIL.sub(r"\1 ", without_labels(text, v))
    for block in text.split(BREAK):
        yield from part_lines(block, lambda line: _leads((line,), v), v)


def _as_printed(leads: Sequence[Lead], full: WrittenOut) -> tuple[Lead, ...]:
    found, after = [], 0
    for lead in leads:
        printed, after = full.printed(lead.raw, after)
        found.append(replace(lead, raw=printed))
    return tuple(found)


@lru_cache(maxsize=2048)
def _leads(runs: tuple[str, ...], v: Vocabulary) -> tuple[Lead, ...]:
    once: dict[tuple[str, str | None], Lead] = {}  # a lead named twice leads once
    titled = False  # "Cllrs" before the first of several names stands for all of them
    for mark, piece in (one for run in runs for one in pieces(run, v)):
        several = posts_of_plural(piece, v)
        for lead in several:
            once.setdefault((lead.name, lead.person), lead)
        for part in () if several else side_by_side(piece, v):
            titled |= TITLES.match(part) is not None
            party = _read(part, titled, v)
            _add(once, mark, party, v)
            _add(once, "(", _officer_of_body(part, party, v), v)
    bare = (replace(a, raw=a.raw.removeprefix("the ")) if a.kind == "officer" else a for a in once.values())
    return _initials(tuple(bare))


def _initials(leads: tuple[Lead, ...]) -> tuple[Lead, ...]:
    """The same, two letters each being persons where those beside them surely are: the CD of "AB, CD and EF"."""
    if len(leads) < 2 or not all(_TWO_LETTERS.fullmatch(lead.raw) for lead in leads):
        return leads
    if not any(lead.kind == "person" for lead in leads):
        return leads
    return tuple(
        Lead(one.raw, one.raw, "person", person=one.raw, ambiguous=True) if one.ambiguous else one for one in leads
    )


_TWO_LETTERS = re.compile(r"[A-Z]{2}")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]+)\)?\s*$")


def _officer_of_body(piece: str, lead: Lead | None, v: Vocabulary) -> Lead | None:
    """The officer in brackets behind a body: "Working Party (Monitoring Officer)" names two."""
    aside = _IN_BRACKETS.search(piece) if lead is not None and lead.kind == "body" else None
    several = aside is not None and aside["inside"].split()[:1] and aside["inside"].split()[0].endswith("s")
    officer = read_party(aside["inside"].strip(), v) if aside and not several else None
    named = officer is not None and officer.kind == "officer" and worth(officer, v) >= 1
    return officer if named and aside and aside["inside"].split()[-1][0].isupper() else None


def _add(once: dict[tuple[str, str | None], Lead], mark: str, lead: Lead | None, v: Vocabulary) -> None:
    """The lead among those before it: its own, an office of the last one, or the other half of a joint post."""
    if lead is None:
        return
    before = list(once.values())
    deputy = lead.name.startswith("Deputy ")
    marks = ("and", "&", ",", TIGHT, "/") if deputy else ("and", "&", ",", TIGHT)
    held = _held_by(before, lead, mark, v) if mark in marks else None
    joint = _joint(before, lead, v) if mark in ("and", "&", "/", TIGHT) and not held else None
    if joint:
        del once[before[-1].name, before[-1].person]
    one = held or joint or lead
    if held:
        once[one.name, one.person] = one
    elif alike := _of_two_sorts(once.get((one.name, one.person)), one):
        once |= {(lead.name, lead.person): lead for lead in alike}
    else:
        once.setdefault((one.name, one.person), one)


def _of_two_sorts(first: Lead | None, lead: Lead) -> tuple[Lead, ...]:
    """Both where only their brackets tell them apart: "Engineer (Drainage) / Engineer (Traffic)"; else none."""
    sorts = (first.qualifier, lead.qualifier) if first is not None else (None, None)
    if first is None or sorts[0] == sorts[1] or not all(sort and sort[0].isupper() for sort in sorts):
        return ()
    return first, replace(lead, name=f"{lead.name}, {lead.qualifier}")


def _joint(before: list[Lead], lead: Lead, v: Vocabulary) -> Lead | None:
    """The post that two names make: "Town Clerk & Chief Executive"."""
    if not before or before[-1].portfolio or lead.portfolio:
        return None
    first = before[-1]
    for pair in ((first.rank, lead.rank), (lead.rank, first.rank)):
        if pair in v.joint:
            name = f"{pair[0]} and {pair[1]}"
            person = first.person or lead.person  # the rank is a listed one, to count by
            return replace(first, raw=f"{first.raw} & {lead.raw}", name=name, rank=pair[0], person=person)
    return None


def _read(piece: str, titled: bool, vocabulary: Vocabulary) -> Lead | None:
    """One party; after "Cllrs" a name alone is one of them."""
    name = TITLES.sub("", piece)
    if titled and SURNAME.fullmatch(name):
        return Lead(piece, name, "member", person=name)
    return read_party(piece, vocabulary)


def _held_by(before: list[Lead], office: Lead, mark: str, v: Vocabulary) -> Lead | None:
    """The lead before with this office as its qualifier, where its post is one that holds the office.

    "Director of Finance and Section 151 Officer" is one person: the Acts give the office to one of the council's
    officers, and its holder is the post that runs that service.
    """
    deputy = office.name.startswith("Deputy ")
    role = v.roles.get(office.name.removeprefix("Deputy ").lower())
    if (
        role is None
        or not role.mark
        or not before
        or not _holds_office(before[-1], office, role, mark in ("and", "&"), v)
    ):
        return None
    if deputy and before[-1].rank in role.ranks:
        return None  # who holds an office is not the second to it: "Chief Finance Officer / Deputy s151"
    between = {",": ", ", TIGHT: "/", "/": " / "}.get(mark, f" {mark} ")
    raw = f"{before[-1].raw}{between}{office.raw}"
    return replace(before[-1], raw=raw, qualifier=f"Deputy {role.mark}" if deputy else role.mark)


def _holds_office(post: Lead, office: Lead, role: Role, joined: bool, v: Vocabulary) -> bool:
    """``joined``: an "and" stands between them, no comma."""
    if post.kind != "officer" or post.name == office.name:
        return False
    words = set(re.findall(r"[a-z]+", (post.portfolio or "").lower()))
    rank = v.ranks.get((post.rank or "").lower())
    unfinished = post.portfolio is None and rank is not None and not rank.alone  # "Strategic Director and s151 Officer"
    return bool(words & role.portfolios) or post.rank in role.ranks or (unfinished and joined)
