"""What papers say about themselves, against gold: council, title, committee, date, kind, wards …; papers of packs.

    python -m benchmarks.papers_about cases                    the small cases
    python -m benchmarks.papers_about build/lot-01 build/lot-02   opened lots (folders with pdf/ and gold/)
    python -m benchmarks.papers_about made                     the invented first pages of tests/first_pages

Each fault is named, then the share of each field that is right where gold states it; all that gold calls fair is right.
``parts`` counts the papers of files for which gold lists them: right where a paper begins on gold's page under gold's
title or a fair other one, with or without "Appendix A" before it; a paper that gold does not have counts as a fault.
Of those that begin where they should, ``part …`` counts last page, item and kind.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from benchmarks.labelled import ROOT, scorer
from benchmarks.labelled import papers as labelled_papers
from extract.councils import registry
from extract.issues import Issues
from extract.read import read_document
from extract.records import find_records
from extract.records.found import FoundPart
from extract.records.paper.metadata import FoundDocument
from extract.tables import find_tables

FIELDS = ("council", "publisher", "title", "committee", "meeting_date", "document_type", "report_of", "lead_officer",
          "wards", "key_decision")  # fmt: skip
WITHIN = ("page_last", "agenda_item", "document_type")
"""What is asked of a paper in a file."""
LABEL = re.compile(r"(?:appendix|annexe?)(?: [a-z\d]{1,3})?\s*[:–—-]\s*", re.IGNORECASE)
ALIKE = 90
"""Least likeness of two titles or names, 0..100, to be the same."""
Facts = dict[str, Any]


def read(pdf: Path) -> tuple[FoundDocument, list[FoundPart]]:
    """What the file at ``pdf`` is and the papers in it."""
    issues = Issues()
    document = read_document(pdf, issues)
    found = find_records(document, find_tables(document, issues), issues)
    return found.document, [paper.part for paper in found.papers]


def wanted(gold: Mapping[str, Any]) -> Facts:
    """The facts that ``gold`` states; several fair answers as a list, None only where nothing may be found."""
    parts = gold.get("parts") or []
    fair = {name: fair_answers(gold, name) for name in FIELDS}
    if parts and parts[0].get("title") == gold.get("title"):
        fair["title"] += parts[0].get("title_alternatives", [])
    if len(parts) == 1:
        fair["document_type"] += parts[0].get("document_type_alternatives", [])
    facts: Facts = {
        name: each[0] if len(each) == 1 else each for name, each in fair.items() if any(x is not None for x in each)
    }
    if facts.get("key_decision") in ("Yes", "No"):
        facts["key_decision"] = facts["key_decision"] == "Yes"
    facts["parts"] = [
        (part["page_first"], [part["title"], *part.get("title_alternatives", [])], part.get("optional", False))
        for part in parts
    ]
    if parts and parts[0].get("title") in fair["title"]:  # the file is called as its first paper
        facts["parts"][0][1].extend(name for name in fair["title"] if name)
    facts["within"] = [
        (part["page_first"], name, fair_answers(part, name))
        for part in parts
        for name in WITHIN
        if isinstance(part, dict) and part.get(name) is not None
    ]
    return facts


def fair_answers(gold: Mapping[str, Any], name: str) -> list[Any]:
    """What ``gold`` says of the fact ``name``, and what it calls as fair; [None] where it says nothing."""
    return list(dict.fromkeys([*_several(gold.get(name)), *gold.get(f"{name}_alternatives", [])]))


def made(folder: Path) -> Iterator[tuple[Path, Facts]]:
    """The invented first pages, written into ``folder``, with their facts."""
    sys.path.insert(0, str(ROOT / "tests"))
    from first_pages import LEARNED  # type: ignore[import-not-found]

    for paper in LEARNED:
        facts = {key: _several(value) for key, value in paper.facts.items() if key != "parts"}
        facts["parts"] = [(page, _several(title), False) for page, title in paper.facts.get("parts", ())]
        yield paper.write(folder), facts


def judge(facts: Facts, about: FoundDocument, parts: Sequence[FoundPart]) -> Iterator[tuple[str, bool, str]]:
    """(field, right or not, the fault in words) for everything that ``facts`` state."""
    for name in FIELDS:
        if name in facts:
            found = _found(about, name)
            right = any(_same(name, value, found) for value in _several(facts[name]))
            yield name, right, f"{facts[name]!r} read as {found!r}"
    begun = {part.page_first: part for part in parts}
    fair = {page for page, _, _ in facts["parts"]}
    for page, titles, optional in facts["parts"]:
        part = begun.get(page)
        if part or not optional:
            names = [*titles, *(LABEL.sub("", title) for title in titles if title)]
            right = part is not None and any(t is None or _same("title", t, part.title) for t in names)
            yield "parts", right, f"p{page} {titles[0]!r} read as {part.title if part else 'no beginning'!r}"
    for page, name, answers in facts.get("within", ()):
        if page in begun:
            own = getattr(begun[page], name)
            yield f"part {name}", str(own) in map(str, answers), f"p{page} {answers} read as {own!r}"
    for page in sorted(begun.keys() - fair) if fair else ():
        yield "parts", False, f"p{page} begins no paper, read as {begun[page].title!r}"


def _found(about: FoundDocument, name: str) -> Any:
    if name == "council":
        return about.council.name if about.council else about.council_printed
    return getattr(about, name, None)


def _same(name: str, gold: Any, found: Any) -> bool:
    if gold is None or found is None or isinstance(gold, bool):
        return gold is found
    if name == "council":
        known = registry().by_name(str(gold))
        return bool(known and known.name == found) or SCORE.plain_council(str(gold)) == SCORE.plain_council(str(found))
    if name in ("meeting_date", "document_type"):
        return SCORE.TYPES.get(str(gold), str(gold)) == SCORE.TYPES.get(str(found), str(found))
    return fuzz.token_sort_ratio(SCORE.norm(str(gold)), SCORE.norm(str(found))) >= ALIKE


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


SCORE = scorer()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="+")
    ask.add_argument("--only", default="", help="a pattern in the paper's name")
    ask.add_argument("--quiet", action="store_true", help="the figures alone")
    told = ask.parse_args()
    right: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        for pdf, facts in (pair for name in told.sets for pair in _papers(name, Path(scratch))):
            if not re.search(told.only, pdf.name):
                continue
            verdicts = list(judge(facts, *read(pdf)))
            for name, holds, _ in verdicts:
                right[name].append(holds)
            faults = [f"         {name}: {fault}" for name, holds, fault in verdicts if not holds]
            if faults and not told.quiet:
                print(pdf.name, *faults, sep="\n", flush=True)
    for name in (*FIELDS, "parts", *(f"part {name}" for name in WITHIN)):
        if said := right[name]:
            print(f"{name:18} {sum(said) / len(said):.3f}  of {len(said)}")


def _papers(name: str, scratch: Path) -> Iterator[tuple[Path, Facts]]:
    if name == "made":
        yield from made(scratch)
        return
    for pdf, gold in labelled_papers(name):
        yield pdf, wanted(json.loads(gold.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
