"""Pages whose forms draw each other without end: told before PDFium goes through every way, which no time would do.

A form XObject may draw others (ISO 32000-2, 8.10). Two that draw each other twice are drawn 2 to the power of the depth
to which a reader follows. Counted is how often forms would be drawn in all, from what each form's content says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf

MOST_DRAWN = 100_000
"""Forms drawn on a page, those within forms again for each time; maps draw some thousand."""
DEEPEST = 40
"""How deep PDFium follows forms within forms."""
LONGEST_CONTENT = 200_000
"""Bytes, packed, of a form's content that is looked at: one that draws forms says little else."""
SEVERAL = 100
"""Forms that one of a page must draw before it is asked how often the page draws it."""
SIGN = re.compile(rb"/(?:F|#46)(?:o|#6[fF])(?:r|#72)(?:m|#6[dD])\b")
"""How a stream calls itself a form; the dictionary of a stream is never packed."""
DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
Key = tuple[int, int]
ODD = (pikepdf.PikepdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, OverflowError)


def may_have(data: bytes) -> bool:
    """Whether the file in ``data`` is worth opening to look for forms that draw others."""
    return bool(SIGN.search(data))


def endless(pdf: pikepdf.Pdf) -> frozenset[int]:
    """The pages (from 1) of which the forms are drawn more than ``MOST_DRAWN`` times in all. What is too odd to be told
    counts as harmless: the limits of time and memory hold all the same."""
    contents = _Contents()
    found = set()
    for number, page in enumerate(pdf.pages, start=1):
        try:
            if _drawn_on(page.obj, contents) > MOST_DRAWN:
                found.add(number)
        except ODD:
            continue
    return frozenset(found)


@dataclass(slots=True)
class _Contents:
    """What forms draw, by the names they use, each read once."""

    known: dict[Key, Counter[bytes]] = field(default_factory=dict)

    def of(self, form: pikepdf.Object) -> Counter[bytes]:
        if form.objgen not in self.known:
            self.known[form.objgen] = _names_drawn(form)
        return self.known[form.objgen]


def _names_drawn(stream: pikepdf.Object) -> Counter[bytes]:
    try:
        packed = len(stream.read_raw_bytes()) <= LONGEST_CONTENT
        return Counter(DRAWN.findall(stream.read_bytes())) if packed else Counter()
    except ODD:
        return Counter()


def _drawn_on(page: pikepdf.Object, contents: _Contents) -> int:
    """How often forms are drawn on the page, up to a little over ``MOST_DRAWN``."""
    of_page = dict(_forms(_resources(page)))
    of_page |= {f"note {place}".encode(): form for place, form in enumerate(_of_notes(page))}
    edges = _edges(of_page, contents)
    if not any(edges.values()):
        return len(of_page)
    costs = _costs(edges)
    if max(costs[form.objgen] for form in of_page.values()) <= SEVERAL:
        return 0
    drawn = _page_draws(page)
    return sum(costs[form.objgen] * max(drawn[name], 1) for name, form in of_page.items())


def _edges(of_page: Mapping[bytes, pikepdf.Object], contents: _Contents) -> dict[Key, Counter[Key]]:
    """Which forms each form that the page can reach draws, and how often. A name is looked up in the form's own
    resources, then in the page's, as PDFium does."""
    edges: dict[Key, Counter[Key]] = {}
    ahead = list(of_page.values())
    while ahead:
        form = ahead.pop()
        if form.objgen in edges:
            continue
        drawn: Counter[Key] = Counter()
        edges[form.objgen] = drawn
        names = contents.of(form)
        if not names:
            continue
        within = dict(of_page) | dict(_forms(form.get("/Resources")))
        for name, times in names.items():
            child = within.get(name)
            if child is not None:
                drawn[child.objgen] += times
                ahead.append(child)
    return edges


def _costs(edges: Mapping[Key, Counter[Key]]) -> dict[Key, int]:
    """How many forms one drawing of each comes to, itself included, down to ``DEEPEST``."""
    costs = dict.fromkeys(edges, 1)
    for _ in range(DEEPEST):
        before = costs
        costs = {
            form: min(1 + sum(before[child] * times for child, times in drawn.items()), MOST_DRAWN + 1)
            for form, drawn in edges.items()
        }
        if costs == before:
            break
    return costs


def _page_draws(page: pikepdf.Object) -> Counter[bytes]:
    found = page.get("/Contents")
    streams = list(found) if isinstance(found, pikepdf.Array) else [found]
    return sum((_names_drawn(stream) for stream in streams if isinstance(stream, pikepdf.Stream)), Counter())


def _resources(page: pikepdf.Object) -> pikepdf.Object | None:
    """The page's resources, its own or those of a node above it."""
    node: pikepdf.Object | None = page
    for _ in range(DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if "/Resources" in node:
            return node["/Resources"]
        node = node.get("/Parent")
    return None


def _forms(resources: pikepdf.Object | None) -> Iterator[tuple[bytes, pikepdf.Object]]:
    """The forms among the resources, by name."""
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for name, found in named.items() if isinstance(named, pikepdf.Dictionary) else ():
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == pikepdf.Name.Form:
            yield name[1:].encode(), found


def _of_notes(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The forms that show the page's notes."""
    notes = page.get("/Annots")
    for note in notes if isinstance(notes, pikepdf.Array) else ():
        looks = note.get("/AP") if isinstance(note, pikepdf.Dictionary) else None
        shown = looks.get("/N") if isinstance(looks, pikepdf.Dictionary) else None
        if isinstance(shown, pikepdf.Stream):
            yield shown
