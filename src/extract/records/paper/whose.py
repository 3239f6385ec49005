"""Which council a file is about: its words, weighed by where they stand, put to the registry of councils."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from urllib.parse import urlsplit

from extract.councils import Council, Identification, registry
from extract.councils.names import name_key, stem_key
from extract.councils.printed import is_name, may_name, most_named, printed_names
from extract.councils.public_bodies import public_body
from extract.kept import kept
from extract.model import Document, Line
from extract.records.paper.sizes import set_apart
from extract.records.phrases import FRONTS as SAYS
from extract.text import marker_of

FRONT, FILE, RUNNING, HOST, BODY = 3.0, 2.0, 2.0, 1.0, 1.0
"""How much a mention counts on a part's first page, in the file's own title and outline, in a running head or foot, as
the host of a link, and anywhere else."""
MOST_BODY_PAGES = 12
"""Pages of running text that are read; a file of more pages says whose it is long before."""


MOST_PEERS = 16
MENTIONED = 0.6
"""What stays of the score where the council is named in running text only: it may be a neighbour."""
PRINTED = 4.0
"""Points from which a name that no registry holds is the paper's: printed on a line of its own on its first page or
over each page, or in a short line there and once more somewhere."""
SOLE, ONLY = 3.0, 1.0
"""The same where the registry's councils are not named: in one short line at the head, or often in the text; and where
the paper names no other council at all."""
MEMBER = re.compile(
    r"(?:cllrs?|councillors?|mayor|alderman|mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady)\b", re.IGNORECASE
)
"""Who sits on a body of several councils, with the name of the own one beside it."""
AFTER_A_PERSON = re.compile(r"[,;(]\s*([^,;()|]+)")
"""What stands behind a comma or in brackets, as where somebody comes from does."""
ALONE = 2.0
"""How many times as much a name on a line of its own counts."""
LONGEST_HEAD, LONGEST_AT_TOP, TOP = 10, 18, 6
"""Words of a line at the head of a page, and of one of its first lines; a longer one is running text."""
BARS = re.compile(r" [|•·–-] |[.,;] ")
"""What parts a line at the head of a page into council, body and date."""
RATHER = 2.0
"""How many times as much as the next council's name it must be printed."""


@kept
def whose(document: Document, fronts: Set[int]) -> Identification:
    """The council that ``document`` is about, whose papers begin on the pages ``fronts``. Never looks at the file's
    name."""
    texts = list(_texts(document, fronts))
    said = registry().identify(texts)
    if said.council is not None:
        prominent = registry().identify([(text, weight) for text, weight in texts if weight > BODY])
        if said.council not in (prominent.council, prominent.runner_up):
            said = replace(said, score=round(said.score * MENTIONED, 3), unclear=True)
    bodies = _bodies(document, fronts) if said.council is None or said.unclear else ()
    by_law = next(filter(None, (public_body(text, by_law=True) for text in bodies)), None)
    name = by_law or _outside_registry(document, fronts, said.council)
    if said.council is None and not name:
        name = next(filter(None, (public_body(text, by_law=False) for text in bodies)), None)
    return Identification(None, 0.0, said.council or said.runner_up, unclear=False, printed=name) if name else said


def _bodies(document: Document, fronts: Set[int]) -> Sequence[str]:
    """What may name a public body that is no council: what stands at the head of the first page and over or under it,
    where no council's name stands there."""
    if any(weight >= FRONT and printed_names(text) for text, weight in _lines(document, fronts)):
        return ()
    page = document.pages[0]
    return [piece for line in (*page.lines[:TOP], *page.furniture) for piece in BARS.split(line.text)]


def _outside_registry(document: Document, fronts: Set[int], council: Council | None) -> str | None:
    """The name that the paper prints most for the council it is of, where no registry holds that one. ``council``: the
    registry's guess, whose name may hold commas or words that no grammar expects."""
    name, points, second = most_named(_lines(document, fronts))
    if (
        name is None
        or points < max(PRINTED if council else SOLE if second else ONLY, RATHER * second)
        or registry().by_name(name) is not None
    ):
        return None
    part_of_its_name = council and any(name_key(own).endswith(name_key(name)) for own in council.names)
    return None if part_of_its_name else name


def _lines(document: Document, fronts: Set[int]) -> Iterator[tuple[str, float]]:
    """Every line that may tell whose the paper is, with its weight; a running head counts once."""
    said = {_title(document)} | {mark.title for mark in document.bookmarks[:40]}
    said |= {line.text for page in document.pages[:30] for line in page.furniture}
    yield from ((text, ALONE * RUNNING if _stands_alone(text) else RUNNING) for text in sorted(said))
    homes = _homes(document, fronts)
    for page in document.pages[:MOST_BODY_PAGES]:
        front = page.number in fronts
        yield from ((text, ALONE * FRONT) for text in (_on_two_lines(page.lines[:TOP]) if front else ()))
        for place, line in enumerate(page.lines):
            if not may_name(line.text):
                continue  # most lines
            apart = [line.text]
            if MEMBER.match(line.text) or (front and not homes.isdisjoint(_after_persons(line.text))):
                yield line.text, BODY
                continue
            if front and place < TOP:
                apart = [" ".join(word.text for word in group) for group in set_apart(line)]
            if front and any(_stands_alone(text) for text in apart):
                yield from ((text, ALONE * FRONT) for text in apart)
            else:
                top = place < TOP and not line.text.rstrip().endswith(".")
                short = len(line.words) <= (LONGEST_AT_TOP if top else LONGEST_HEAD)
                yield line.text, FRONT if front and short else BODY


def _homes(document: Document, fronts: Set[int]) -> Set[str]:
    """The councils that several people are from, by the stems of their names: two at least, each named behind a person
    on the first pages."""
    lines = (line for page in document.pages if page.number in fronts for line in page.lines)
    homes = {home for line in lines if may_name(line.text) for home in _after_persons(line.text)}
    return homes if len(homes) > 1 else set()


def _after_persons(text: str) -> list[str]:
    pieces = (match[1].strip(" .") for match in AFTER_A_PERSON.finditer(text))
    return [stem_key(piece) for piece in pieces if is_name(piece)]


def _title(document: Document) -> str:
    """The title in the file's properties; "" where it names a council of a place that no page names: it was written
    for another paper."""
    title = " ".join((document.title or "").split())
    places = [stem_key(name) for name in printed_names(title)]
    lines = (line for page in document.pages[:MOST_BODY_PAGES] for line in (*page.lines, *page.furniture))
    said = name_key(" ".join(line.text for line in lines)) if places else ""
    return title if not places or any(place in said for place in places) else ""


def _on_two_lines(lines: Sequence[Line]) -> Iterator[str]:
    """Names of which the end stands on the line below, set alike."""
    for line, below in pairwise(lines):
        text = f"{line.text.strip()} {below.text.strip()}"
        if (
            line.size == below.size
            and is_name(text)
            and not (is_name(line.text.strip()) or is_name(below.text.strip()))
        ):
            yield text


def _texts(document: Document, fronts: Set[int]) -> Iterator[tuple[str, float]]:
    """Every text once, with its weight; a running head counts once however many pages repeat it."""
    said = {" ".join((document.title or "").split()): FILE}
    said |= {mark.title: FILE for mark in document.bookmarks[:40]}
    said |= {line.text: RUNNING for page in document.pages[:30] for line in page.furniture}
    said |= {host: HOST for page in document.pages for link in page.links if (host := _host(link.uri))}
    yield from ((text, weight) for text, weight in said.items() if text)
    body = 0
    for page in document.pages:
        front = page.number in fronts
        if front or body < MOST_BODY_PAGES:
            body += not front
            yield _without_peers(page.lines), FRONT if front else BODY
    if document.pages and len(document.pages) > MOST_BODY_PAGES + len(fronts):
        yield " ".join(line.text for line in document.pages[-1].lines), BODY


def _stands_alone(text: str) -> bool:
    """Whether a name is all that a line says, or all between two bars of it."""
    return any(is_name(piece.strip(" .:*")) for piece in BARS.split(text))


def _host(uri: str) -> str:
    """The host of an address; "" for one that is not well formed ("https://[insert link]")."""
    try:
        return urlsplit(uri).netloc
    except ValueError:
        return ""


def _without_peers(lines: Sequence[Line]) -> str:
    """The words of ``lines`` without the list of peers, which a heading announces and bullets make."""
    kept: list[str] = []
    left, heading_left = 0, 0.0
    for line in lines:
        peer = left > 0 and (marker_of(line) == "•" or line.box.x0 > heading_left + 8)
        left = left - 1 if peer else 0
        if not peer:
            kept.append(line.text)
        if len(line.text) < 80 and SAYS["peers"].search(line.text):
            left, heading_left = MOST_PEERS, line.box.x0
    return " ".join(kept)
