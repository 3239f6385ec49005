"""Changes of wording: heads, leads, timescales, states and numbers of one paper exchanged for those of others."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.dress.numbered import SYSTEMS, number_of
from benchmarks.dress.places import FIELDS, Gold, Laid, heads, held, level, values
from benchmarks.dress.reprint import Anew, UnfitError

HEADS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("heads.toml").read_text(encoding="utf-8"))
FEWEST = 3
"""Different values that a paper has from which others borrow."""
YEAR = re.compile(r"\b20\d\d\b|\d\d/\d\d\b")
STAGES = (
    ("done", r"complet|done|closed|implemented|finished|achieved|delivered|met\b|green|^g$|discharged"),
    ("late", r"overdue|late\b|delay|slip|behind|red\b|^r$|missed|off "),
    ("new", r"not |to start|planned|yet|waiting|open|no progress|grey"),
    ("going", r""),
)
Words = tuple[dict[str, Any], list[Anew]]
"""Gold in step, and what is printed anew."""
Change = Callable[[Laid, Gold, Sequence[Gold], Random], Words]


def same_words(paper: Laid, gold: Gold, _: Sequence[Gold], __: Random) -> Words:
    """Nothing but the type: what a change loses by how it prints."""
    found = held(paper, gold)
    over = [place for cells in heads(paper, found).values() for place in cells]
    short = [(one.page, one.cell) for one in found if one.field not in ("action", "asked")]
    lines = [(page, cell, "\n".join(line.text for line in cell.lines)) for page, cell in [*short, *over]]
    return dict(gold), [Anew(*each) for each in lines]


def heads_changed(paper: Laid, gold: Gold, _: Sequence[Gold], chance: Random) -> Words:
    """Each head or label for another of the same meaning that the paper does not have."""
    found = held(paper, gold)
    places = heads(paper, found)
    asks = any(one.field == "asked" for one in found) and bool(gold.get("recommendations"))
    taken = {level(text) for _, text in places}
    anew = []
    for (field, text), cells in places.items():
        if not re.search(r"[^\W\d]|#", text) or re.search(r"\d", text):
            continue
        kind = "answer" if field == "action" and asks else field
        free = [head for head in HEADS[kind] if level(head) not in taken]
        if not free:
            continue
        head = chance.choice(free)
        taken.add(level(head))
        anew += [Anew(page, cell, _set_as(head, cell.text)) for page, cell in cells]
    return dict(gold), anew


def _set_as(head: str, before: str) -> str:
    head = head.upper() if before.isupper() and len(before) > 3 else head
    return head + ":" if before.rstrip().endswith(":") else head


def leads_changed(paper: Laid, gold: Gold, others: Sequence[Gold], chance: Random) -> Words:
    return _borrowed(paper, gold, others, chance, "lead", ("leads", "lead_alternatives", "leads_alternatives"), _lead)


def times_changed(paper: Laid, gold: Gold, others: Sequence[Gold], chance: Random) -> Words:
    return _borrowed(paper, gold, others, chance, "time", ("timescale", "timescale_alternatives"), _time)


def states_changed(paper: Laid, gold: Gold, others: Sequence[Gold], chance: Random) -> Words:
    return _borrowed(paper, gold, others, chance, "status", (), _state)


def _lead(record: Mapping[str, Any]) -> str | None:
    """As printed, or nothing where its reading needs more than the cell (a key of initials)."""
    raw, leads = str(record.get("lead_raw") or ""), record.get("leads") or []
    if not leads or not set(_letters(" ".join(leads))) <= set(_letters(raw)) or record.get("lead_in_text"):
        return None
    return "\n".join(leads) if len(leads) > 1 and level(" ".join(leads)) == level(raw) else raw


def _letters(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _time(record: Mapping[str, Any]) -> str | None:
    raw, read = str(record.get("timescale_raw") or ""), record.get("timescale") or {}
    dated = bool(read.get("earliest") or read.get("latest"))
    if not raw or read.get("kind") == "relative" or (dated and not YEAR.search(raw)) or record.get("timescale_in_text"):
        return None
    return raw


def _state(record: Mapping[str, Any]) -> str | None:
    status = str(record.get("status") or "")
    said = status and len(status.split()) <= 4 and not record.get("status_colour")
    return status if said and record.get("status_source") not in ("text", "timescale", "colour") else None


def _borrowed(
    paper: Laid,
    gold: Gold,
    others: Sequence[Gold],
    chance: Random,
    field: str,
    with_it: Sequence[str],
    printed: Callable[[Mapping[str, Any]], str | None],
) -> Words:
    """The values of one ``field`` for those of another paper, the same for the same. Raises ``UnfitError``."""
    key = FIELDS[field][1]
    found = [one for one in held(paper, gold) if one.field == field]
    own = values(gold, field)
    if own != {level(one.cell.text) for one in found} or not own:
        raise UnfitError("not all stand in cells of their own")
    lenders = [lent for other in others if len(lent := _lent(other, printed)) >= FEWEST]
    lent = chance.choice(lenders)
    names = sorted(own)
    if field == "status":
        pairs = _by_stage(names, list(lent), chance)
    else:
        new = list(lent)
        chance.shuffle(new)
        pairs = {name: new[number % len(new)] for number, name in enumerate(names)}
    changed = copy.deepcopy(dict(gold))
    states = {level(one.cell.text) for one in held(paper, gold) if one.field == "status"}
    for record in changed["actions"]:
        if field == "time" and record.get("status") and level(record["status"]) not in states:
            record["status"] = None  # told by the time
        if text := level(record.get(key)):
            source = lent[pairs[text]]
            for each in (key, f"{key}_alternatives", *with_it):
                record.pop(each, None)
                if each in source:
                    record[each] = copy.deepcopy(source[each])
            for each in ("status_alternatives", "status_raw", "status_raw_alternatives") if field == "status" else ():
                record.pop(each, None)
    return changed, [Anew(one.page, one.cell, pairs[level(one.cell.text)]) for one in found]


def _lent(gold: Gold, printed: Callable[[Mapping[str, Any]], str | None]) -> dict[str, Mapping[str, Any]]:
    return {text: record for record in gold.get("actions") or [] if (text := printed(record))}


def _by_stage(names: Sequence[str], new: Sequence[str], chance: Random) -> dict[str, str]:
    """Of the lender's words those that say as much, as far as there are any."""
    pairs = {}
    for name in names:
        alike = [text for text in new if _stage(text) == _stage(name)] or list(new)
        pairs[name] = chance.choice(alike)
    return pairs


def _stage(text: str) -> str:
    return next(name for name, said in STAGES if re.search(said, level(text)))


def numbers_changed(paper: Laid, gold: Gold, _: Sequence[Gold], chance: Random) -> Words:
    """All numbers of recommendations and actions in another system. Raises ``UnfitError``."""
    found = held(paper, gold)
    system = chance.choice(SYSTEMS)
    anew, maps = [], {}
    for field in ("number", "ref"):
        own = values(gold, field)
        printed = {one.cell.text.strip() for one in found if one.field == field}
        if own != {level(text) for text in printed}:
            raise UnfitError("numbers that do not stand in cells of their own")
        maps[field] = {level(text): system(number_of(text, field == "number")) for text in printed}
        if len(set(maps[field].values())) < len(maps[field]):
            raise UnfitError("two numbers would be the same")
        anew += [Anew(one.page, one.cell, maps[field][level(one.cell.text)]) for one in found if one.field == field]
    if not anew:
        raise UnfitError("no numbers")
    if set(maps["number"].values()) & set(maps["ref"].values()):
        raise UnfitError("a number would be that of a recommendation and of an action")
    changed = copy.deepcopy(dict(gold))
    for record in changed.get("recommendations") or []:
        record["number"] = maps["number"].get(level(record.get("number")), record.get("number"))
    for record in changed.get("actions") or []:
        record.pop("ref_alternatives", None)
        record["ref"] = maps["ref"].get(level(record.get("ref")), record.get("ref"))
        for key in ("recommendation_numbers",):
            record[key] = [_renumbered(number, maps["number"]) for number in record.get(key) or []]
    return changed, anew


def _renumbered(number: object, known: Mapping[str, str]) -> str:
    if level(number) not in known:
        raise UnfitError("a number of no recommendation")
    return known[level(number)]


def numbers_gone(paper: Laid, gold: Gold, _: Sequence[Gold], __: Random) -> Words:
    """No numbers of actions, and no head over them. Raises ``UnfitError``."""
    found = held(paper, gold)
    own = [one for one in found if one.field == "ref"]
    if not own or values(gold, "ref") != {level(one.cell.text) for one in own}:
        raise UnfitError("numbers that do not stand in cells of their own")
    over = [place for (field, _), cells in heads(paper, found).items() if field == "ref" for place in cells]
    changed = copy.deepcopy(dict(gold))
    for record in changed["actions"]:
        record["ref"] = None
        record.pop("ref_alternatives", None)
    return changed, [Anew(p, cell, "") for p, cell in [*((one.page, one.cell) for one in own), *over]]


CHANGES: dict[str, Change] = {
    "same": same_words,
    "heads": heads_changed,
    "leads": leads_changed,
    "times": times_changed,
    "states": states_changed,
    "numbers": numbers_changed,
    "no-numbers": numbers_gone,
}
