"""Posts, bodies and abbreviations: the general ones, then a council's, then those a paper defines itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any, Literal

from extract.codelists import LeadKind
from extract.shipped import model_file

Style = Literal["of", "for", "comma", "before"]


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank of posts. ``style`` says how rank and portfolio make a canonical name; see ranks.toml for the flags."""

    name: str
    kind: LeadKind
    style: Style
    alone: bool = False
    closed: bool = False
    needs_of: bool = False
    of_body: bool = False
    tail_only: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """An office given by statute: its name, its short mark, and the posts that usually hold it."""

    name: str
    kind: LeadKind
    mark: str
    portfolios: frozenset[str]
    ranks: frozenset[str]
    post: bool
    """Whether its name is a rank with a portfolio: "Director of Public Health"."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Everything ``read_leads`` knows about words. Build it with ``general()`` and add to it."""

    ranks: Mapping[str, Rank]
    """By form in lower case, plurals among them."""
    roles: Mapping[str, Role]
    bodies: Mapping[str, tuple[str, LeadKind]]
    """Canonical name and kind, by form in lower case."""
    heads: Mapping[str, str]
    """Abbreviations of posts and bodies, as printed, that may open a party."""
    inner: Mapping[str, str]
    """Abbreviations inside the name of a service."""
    ambiguous: frozenset[str]
    """Abbreviations with more than one usual meaning, not settled by the paper or the council."""
    words: Mapping[str, frozenset[str]]
    """Lists of plain words: services, institutions, titles, acting, no_lead, given_names, strong, weak, organisations,
    external. "outside" is every form of a listed body that is outside any council."""
    short_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words of ranks cut short (lower case, no full stop), with what each may stand for."""
    joint: frozenset[tuple[str, str]] = frozenset()
    """Pairs of posts that one person holds, in the order in which they are named."""
    post_spellings: Mapping[str, str] = field(default_factory=dict)
    """Canonical names by other spellings of the same post (plain lower case)."""
    base: Vocabulary | None = None
    """What this adds to, with ``added``; what is worked out from all words needs working out for those only."""
    added: frozenset[str] = frozenset()
    """Abbreviations, as printed, that ``base`` has not or understands otherwise."""
    only_abbreviations: bool = False
    """Whether nothing but abbreviations was added."""

    @staticmethod
    def general() -> Vocabulary:
        """What holds for any council, from models/vocabulary."""
        return _general()

    def with_abbreviations(
        self,
        abbreviations: Mapping[str, str],
        post_spellings: Mapping[str, str] | None = None,
        bodies: Iterable[str] = (),
    ) -> Vocabulary:
        """This vocabulary with a council's or a paper's own words put before it.

        ``abbreviations`` maps what is printed to what it stands for, ``post_spellings`` other spellings of a post to
        its name, ``bodies`` names further bodies. Call it for the council first, then for the paper: the last wins.
        """
        return _extended(self, tuple(abbreviations.items()), tuple((post_spellings or {}).items()), tuple(bodies))

    def _with(
        self, abbreviations: Mapping[str, str], post_spellings: Mapping[str, str], bodies: Iterable[str]
    ) -> Vocabulary:
        named = {body.lower(): (body, body_kind(body, self.words["external"])) for body in bodies}
        spelled = {plain_name(spelling): name for spelling, name in post_spellings.items()}
        return replace(
            self,
            bodies={**self.bodies, **named},
            heads={**self.heads, **abbreviations},
            inner={**self.inner, **abbreviations},
            ambiguous=self.ambiguous - set(abbreviations),
            post_spellings={**self.post_spellings, **spelled},
            base=self,
            added=frozenset(abbreviations),
            only_abbreviations=not named and not spelled,
        )


Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def _extended(known: Vocabulary, abbreviations: Pairs, post_spellings: Pairs, bodies: tuple[str, ...]) -> Vocabulary:
    """The extended vocabulary, one object for the same words: what is worked out from it is then worked out once for
    all papers of a council that add nothing of their own."""
    if not (abbreviations or post_spellings or bodies):
        return known
    return known._with(dict(abbreviations), dict(post_spellings), bodies)


def plain_name(name: str) -> str:
    """A name without what spellings of it differ in: case, marks, "&" for "and"."""
    return " ".join(re.sub(r"[^\w\s]", " ", name.lower().replace("&", " and ")).split())


def _load(name: str) -> dict[str, Any]:
    found: dict[str, Any] = model_file("vocabulary", f"{name}.toml")
    return found


@cache
def _general() -> Vocabulary:
    ranks, roles, bodies, general = (_load(name) for name in ("ranks", "roles", "bodies", "general"))
    external = frozenset(bodies["external"])
    outside = [{**entry, "external": True} for entry in bodies["outside"]]
    listed = [*bodies["body"], *outside]
    heads, unsure = _head_abbreviations(ranks["rank"], roles["role"], listed)
    word_lists = {
        name: general[name]
        for name in ("services", "institutions", "titles", "acting", "no_lead", "given_names", "places")
    }
    word_lists["services"] = [*general["services"], *_words_of(ranks["rank"] + roles["role"] + bodies["body"])]
    word_lists |= {name: bodies[name] for name in ("strong", "weak", "organisations", "employers", "force", "external")}
    word_lists["short_alone"] = ranks["short"]["alone"]
    word_lists["outside"] = [form.lower() for entry in outside for form in (entry["name"], *entry.get("forms", ()))]
    return Vocabulary(
        ranks=_ranks(ranks["rank"]),
        roles={form.lower(): _role(entry) for entry in roles["role"] for form in (entry["name"], *entry["forms"])},
        bodies={
            form.lower(): (entry["name"], _kind_of(entry, external))
            for entry in listed
            for form in (entry["name"], *entry.get("forms", ()))
        },
        heads=heads,
        inner={**{form: name for form, name in heads.items() if form in _inner_forms(listed)},
               **general["abbreviations"]},
        ambiguous=unsure | frozenset(general["ambiguous"]),
        words={name: frozenset(words) for name, words in word_lists.items()},
        short_words={word: tuple(full) for word, full in ranks["short"]["words"].items()},
        joint=frozenset((first, second) for first, second in (entry["posts"] for entry in ranks["joint"])),
    )  # fmt: skip


def _kind_of(entry: dict[str, Any], external: frozenset[str]) -> LeadKind:
    if "external" in entry:
        return "external" if entry["external"] else "body"
    return body_kind(entry["name"], external)


def _words_of(entries: list[dict[str, Any]]) -> set[str]:
    """The words that names of posts and bodies are made of, plurals too, which no surname in a lead cell is taken
    for."""
    forms = [form for entry in entries for form in (entry["name"], *entry.get("forms", ())) if not form.isupper()]
    words = {word.strip(",").lower() for form in forms for word in form.split() if len(word) > 3 and not word.isupper()}
    return words | {plural(word) for word in words}


def _inner_forms(bodies: list[dict[str, Any]]) -> set[str]:
    """Abbreviations of bodies that may stand inside a name too ("Kent ICB"), unless outsiders' and ambiguous: "Head of
    EY" has the early years, not the auditors."""
    sure = [entry for entry in bodies if not (entry.get("ambiguous") and entry.get("external"))]
    return {form for entry in sure for form in entry.get("forms", ()) if form.isupper()}


def _head_abbreviations(*tables: list[dict[str, Any]]) -> tuple[dict[str, str], frozenset[str]]:
    """Forms without a space, with what they stand for, and those of them that are ambiguous."""
    heads: dict[str, str] = {}
    unsure: set[str] = set()
    for entry in (entry for table in tables for entry in table):
        forms = [form for form in entry.get("forms", ()) if " " not in form]
        heads.update({form: plural(entry["name"]) if form == "ADs" else entry["name"] for form in forms})
        heads.update({f"{form}s": plural(entry["name"]) for form in forms if "style" in entry and form.isupper()})
        flag = entry.get("ambiguous")
        unsure.update(forms if flag is True else flag or ())
    for entry in (entry for table in tables for entry in table):
        if entry.get("kind") == "officer" and (entry.get("alone") or entry.get("portfolios")):
            for form in (form for form in entry.get("forms", ()) if re.fullmatch(r"[A-Z]{2,3}", form)):
                heads.setdefault(f"D{form}", f"Deputy {entry['name']}")  # the second to a post: "DMO"
    return heads, frozenset(unsure)


_ABBREVIATION = re.compile(r"[A-Z]{2,4}")
_SECOND = ("Deputy", "Assistant")
"""Every post of officers may have one below it: "Assistant Chief Fire Officer"."""
_BESIDE = (*_SECOND, "Shadow")
"""A cabinet member may have a second and a shadow."""


def _ranks(entries: list[dict[str, Any]]) -> dict[str, Rank]:
    table: dict[str, Rank] = {}
    for entry in entries:
        flags = {key: entry[key] for key in ("alone", "closed", "needs_of", "of_body", "tail_only") if key in entry}
        rank = Rank(entry["name"], entry["kind"], entry["style"], **flags)
        for form in (entry["name"], *entry.get("forms", ())):
            table.setdefault(form.lower(), rank)
            if not _ABBREVIATION.fullmatch(form) and not entry.get("singular"):  # "EMS Manager" has no members
                table.setdefault(plural(form).lower(), rank)
    for rank in [
        rank for rank in dict.fromkeys(table.values()) if not (rank.tail_only or rank.name.startswith(_SECOND))
    ]:
        portfolio = rank.style == "for" and not rank.closed
        for second in _SECOND if rank.kind == "officer" else _BESIDE if portfolio else ():
            below = replace(rank, name=f"{second} {rank.name}")
            table.setdefault(below.name.lower(), below)
            table.setdefault(plural(below.name).lower(), below)
    return table


def _role(entry: dict[str, Any]) -> Role:
    return Role(
        entry["name"],
        entry["kind"],
        entry["mark"],
        frozenset(entry.get("portfolios", ())),
        frozenset(entry.get("ranks", ())),
        entry["name"].startswith("Director of "),
    )


def plural(name: str) -> str:
    """ "Head of Service" -> "Heads of Service", "Director" -> "Directors"."""
    first, of, rest = name.partition(" of ")
    if re.search(r"[^aeiou]y$", first):
        return f"{first[:-1]}ies{of}{rest}"
    return first + ("" if first.endswith("s") else "s") + of + rest


def body_kind(name: str, external: frozenset[str]) -> LeadKind:
    low = f" {name.lower().replace('&', 'and')} "
    return "external" if any(f" {word} " in low for word in external) else "body"
