"""Examples for ``benchmarks.fronts.learn``: all that may be the title, the kind, the body or the day of a paper.

    python -m benchmarks.fronts.gather SET ...

A set is a folder with gold beside its PDFs or in ``gold/``, or ``made`` for the invented first pages of the tests. An
example holds the signs of each choice and which of them gold calls right, and of a paper's words those of its title,
each alone and with the next. Kinds are judged with the title that the program chooses now, bodies with its kind, days
with its body.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from benchmarks.labelled import papers, scorer
from benchmarks.papers_about import ALIKE, fair_answers, made, wanted
from extract.evaluate.facts import DOCUMENT_TYPES
from extract.issues import DocumentError
from extract.pipeline import ReadPaper, read_paper
from extract.records.paper.front import front_of
from extract.records.paper.kinds import KINDS, kind_choices, told_choices
from extract.records.paper.look import looks_of
from extract.records.paper.meeting import body_choices, day_choices, said_of_meeting
from extract.records.paper.parts import spans_of
from extract.records.paper.ranked import Choice, best, score
from extract.records.paper.title_words import undated
from extract.records.paper.titles import title_choices
from extract.records.paper.told import told_by
from extract.settings import Settings

EXAMPLES = Path(__file__).with_name("examples.jsonl.gz")
MOST_WRONG = 30
"""Wrong choices of a paper that are kept: the likeliest."""
PLAIN = frozenset(("plans", "made"))
"""Sets of which the records say nothing of the kinds of papers: plans alone, and first pages."""
Example = dict[str, Any]
SCORE = scorer()


def examples_of(of: str, paper: ReadPaper, gold: Mapping[str, Any]) -> Iterator[Example]:
    """The examples of one file of the set ``of``; ``gold`` in the form of the lots, a list for several fair answers."""
    document, tables = paper.document, paper.tables
    facts = wanted(gold)
    spans = spans_of(document, tables)
    lead = next((span for span in spans if not span.front_sheet), spans[0])
    packed = facts.get("document_type") == "agenda_pack" or (len(spans) > 1 and spans[0].front_sheet)
    titled = {page: [name for name in names if name] for page, names, _ in facts["parts"]}
    kinds = {
        part["page_first"]: fair_answers(part, "document_type")
        for part in gold.get("parts") or []
        if isinstance(part, dict) and part.get("document_type")
    }
    read = paper.found.papers if of not in PLAIN else ()
    for span in spans:
        own = span is lead and not packed
        titles = titled.get(span.page_first) or (_several(facts.get("title")) if own else [])
        kind = kinds.get(span.page_first) or (["agenda"] if span.front_sheet and packed else [])
        front = front_of(document, tables, span)
        if not front.page.lines or not (own or titles or kind):
            continue
        choices = title_choices(front)
        said = [choice.text if span.front_sheet else undated(choice.text) for choice in choices]
        if titles:
            yield _example(of, "title", choices, [any(_alike(t, each) for t in titles) for each in said])
        chosen = best(choices, "title")
        title = said[choices.index(chosen)] if chosen else None
        fair = [SCORE.TYPES.get(k, k) for k in (_several(facts.get("document_type")) if own else kind)]
        options = kind_choices(looks_of(front, title))
        guessed: Any = best(options, "kind")
        if fair:
            yield _example(of, "kind", options, [option.text in fair for option in options])
            papers = [paper for paper in read if own or paper.part.page_first == span.page_first]
            if any(paper.part.page_first == span.page_first and paper.part.kinds for paper in papers):
                told = told_choices({option.text: option.signs for option in options}, told_by(papers, document))
                yield _example(of, "kind told", told, [option.text in fair for option in told])
        if own:
            places = list(said_of_meeting(front.pages, front.page, front.head, title))
            bodies = body_choices(places, front.head, guessed.text)
            body: Any = best(bodies, "committee")
            days = day_choices(places, front.head, guessed.text, body.text)
            if "committee" in gold:
                fair = [name or "" for name in fair_answers(gold, "committee")]
                right = [any(_alike(n, c.text) if n else n == c.text for n in fair) for c in bodies]
                yield _example(of, "committee", bodies, right, any(fair))
            if "meeting_date" in gold:
                fair = [day or "" for day in fair_answers(gold, "meeting_date")]
                yield _example(of, "date", days, [choice.text in fair for choice in days], any(fair))


def _example(of: str, fact: str, choices: Sequence[Choice], right: Sequence[bool], stated: bool = True) -> Example:
    wrong = [choice for choice, holds in zip(choices, right, strict=True) if not holds]
    kept = sorted(wrong, key=lambda choice: -score(choice.signs, fact))[:MOST_WRONG]
    none = not any(choice.text for choice, holds in zip(choices, right, strict=True) if holds)
    return {
        "set": of, "fact": fact, "none": none, "stated": stated,
        "right": [_rounded(c) for c, holds in zip(choices, right, strict=True) if holds],
        "wrong": [_rounded(choice) for choice in kept],
    }  # fmt: skip


def _rounded(choice: Choice) -> dict[str, float]:
    return {name: round(value, 3) for name, value in choice.signs.items() if round(value, 3)}


def _alike(gold: str, found: str | None) -> bool:
    return bool(found) and fuzz.token_sort_ratio(SCORE.norm(gold), SCORE.norm(str(found))) >= ALIKE


def _several(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value] if value else []


def _files(name: str, scratch: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    if name == "made":
        yield from ((pdf, {**facts, "parts": []}) for pdf, facts in made(scratch))
        return
    for pdf, gold in papers(name):
        data = json.loads(gold.read_text(encoding="utf-8"))
        yield pdf, flat(data) if isinstance(data.get("document"), dict) else data


def flat(gold: Mapping[str, Any]) -> dict[str, Any]:
    """Gold of ``council-paper-gold/1`` as far as it says what a paper is."""
    about = gold["document"]
    kinds = list(DOCUMENT_TYPES.get(str(about.get("document_type") or "").lower(), ())) or None
    facts = {"title": about.get("title"), "document_type": kinds}
    meeting = about.get("meeting") or {}
    if meeting.get("stated_in_document"):
        facts |= {"committee": meeting.get("committee"), "meeting_date": meeting.get("date")}
    return facts


def write(found: Iterable[Example]) -> None:
    with gzip.GzipFile(EXAMPLES, "wb", mtime=0) as out:
        out.writelines((json.dumps(_packed(each), sort_keys=True) + "\n").encode() for each in found)


def load() -> list[Example]:
    with gzip.open(EXAMPLES, "rt", encoding="utf-8") as lines:
        return [_unpacked(json.loads(line)) for line in lines]


def _packed(example: Example) -> Example:
    """The example with what its paper says for every kind told once, without the kind before it."""
    if not example["fact"].startswith("kind"):
        return example
    sides = {side: [_of_kind(choice) for choice in example[side]] for side in ("right", "wrong")}
    first, *others = [said for said, _ in (*sides["right"], *sides["wrong"])]
    shared = {name: value for name, value in first.items() if all(said.get(name) == value for said in others)}
    own = {
        side: [rest | {f"{_kind(rest)}: {n}": v for n, v in said.items() if n not in shared} for said, rest in each]
        for side, each in sides.items()
    }
    return {**example, **own, "shared": shared}


def _of_kind(choice: Mapping[str, float]) -> tuple[dict[str, float], dict[str, float]]:
    """(what is said for the kind of a choice, without the kind before it; its other signs)."""
    before = f"{_kind(choice)}: "
    said = {name.removeprefix(before): value for name, value in choice.items() if name.startswith(before)}
    return said, {name: value for name, value in choice.items() if not name.startswith(before)}


def _kind(choice: Mapping[str, float]) -> str:
    return next(kind for kind in KINDS if kind in choice)


def _unpacked(example: Example) -> Example:
    shared = example.pop("shared", {})
    for choice in (*example["right"], *example["wrong"]) if shared else ():
        choice |= {f"{_kind(choice)}: {name}": value for name, value in shared.items()}
    return example


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="+")
    found: list[Example] = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in ask.parse_args().sets:
            for pdf, gold in _files(name, Path(scratch)):
                try:
                    paper = read_paper(pdf, Settings(ocr="none"))
                except DocumentError:
                    continue
                if any(page.lines for page in paper.document.pages):
                    found += examples_of(Path(name).name, paper, gold)
    write(found)


if __name__ == "__main__":
    main()
