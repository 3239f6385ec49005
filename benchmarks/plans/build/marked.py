"""Papers written as marked text: what is printed, and in braces which words are records.

Head lines ``@ key: value`` come first: folder, title, council, type (of document), origin, looks (see ``typeset``).
Then one block a line: ``# heading``, ``## smaller heading``, ``* bullet``, ``> boxed paragraph``, a number, a tab and
the item's words, ``!columns 2`` to ``!end``, ``!page`` and ``!table look size | width Heading=code | …`` with rows
``: cell | cell``, bands across ``:: words`` and ``!end``. " // " ends a line within a cell; ``**bold**`` and
``__italic__`` anywhere.

Marks: ``{r4|…}`` a recommendation with its number (``{r|…}`` without, ``+accepted`` after it for the response),
``{c|…}`` its explanation, ``{a|…}`` an action that answers it (``{a2,3|…}`` those, ``{a-|…}`` none, ``{A|…}`` a
response in prose), ``{l|…}``, ``{t|…}`` and ``{s|…}`` its lead, timescale and status; ``{tApr to Jun|}`` a time that is
ticked. Column codes mark whole cells: n, r, a, l, t, s, and f for the action's reference; other codes mark nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from benchmarks.plans.build.model import Action, Paper, Recommendation, Sheet
from benchmarks.plans.build.reading import reading_of

MARK = re.compile(r"\{([a-zA-Z])([^|{}]*)\|((?:[^{}])*)\}")
RESPONSES = ("accepted", "partly", "rejected")
STATUSES = {
    "complete": "completed",
    "completed": "completed",
    "in progress": "in_progress",
    "on track": "in_progress",
    "not started": "not_started",
    "overdue": "overdue",
    "ongoing": "ongoing",
}


@dataclass
class Marked:
    """A paper as parsed: its looks, its printed blocks and the records in it, in order."""

    name: str
    looks: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    numbers: tuple[str, ...] = ()
    """Of the recommendation that the next action answers."""
    codes: list[str] = field(default_factory=list)
    ref: str | None = None

    # ------------------------------------------------------------ lines

    def read(self, source: str) -> None:
        for line in source.splitlines():
            if line.startswith("@ ") and not self.blocks:
                key, _, value = line[2:].partition(":")
                self.looks[key.strip()] = value.strip()
            elif line.strip():
                self.blocks.append(self._block(line.rstrip()))

    def _block(self, line: str) -> str:
        if line.startswith("!table"):
            self.codes = [part.rpartition("=")[2].strip() for part in line.split(" | ")[1:]]
            return line
        if line.startswith(": "):
            return ":" + " |".join(f" {text}" for text in self._row(re.split(r" \|(?= |$)", line[1:])))
        return self._marks(line)

    def _row(self, cells: list[str]) -> list[str]:
        """The cells as printed; those of coded columns become records, recommendations first."""
        texts = [cell.strip() for cell in cells]
        coded = {code: text for code, text in zip(self.codes, texts, strict=True) if text and "{" not in text}
        self.ref = coded.get("f")
        texts = [self._marks(text) if "{r" in text else text for text in texts]
        if "r" in coded:
            self._mark("r", coded.get("n", ""), coded["r"])
        elif "n" in coded and "r" not in self.codes:
            self.numbers = (coded["n"],)
        if "a" in coded:
            self._mark("a", "" if {"r", "n"} & set(self.codes) or self.numbers else "-", coded["a"])
            for code in ("l", "t", "s"):
                if code in coded:
                    self._mark(code, "", coded[code])
        return [self._marks(text) for text in texts]

    def _marks(self, text: str) -> str:
        """``text`` as printed; its marks become records."""
        while match := MARK.search(text):
            self._mark(match[1], match[2], match[3])
            text = text[: match.start()] + match[3] + text[match.end() :]
        return text

    # ------------------------------------------------------------ records

    def _mark(self, kind: str, said: str, words: str) -> None:
        text = bare(words)
        if kind == "r":
            number, _, response = said.partition("+")
            origin = self.looks.get("origin", "unknown")
            self.recommendations.append(Recommendation(number or None, text, origin=origin, response=response or None))
            self.numbers = (number,) if number else ()
        elif kind == "c":
            last = self.recommendations[-1]
            whole = f"{last.context}\n{text}" if last.context else text
            self.recommendations[-1] = replace(last, context=whole)
        elif kind == "t" and not words:  # ticked months
            self.actions[-1] = _ticked(self.actions[-1], said)
        elif kind in "aA":
            numbers = () if said == "-" else tuple(said.split(",")) if said else self.numbers
            key = f"a{len(self.actions) + 1}"
            self.actions.append(Action(key, text, (text,), numbers, ref=self.ref, response=kind == "A"))
            self._link(key, numbers, direct=said != "-")
        else:
            self.actions[-1] = _with(self.actions[-1], kind, text)

    def _link(self, key: str, numbers: tuple[str, ...], direct: bool) -> None:
        for place, found in enumerate(self.recommendations):
            last = place == len(self.recommendations) - 1
            if found.number in numbers or (direct and last and not numbers):
                self.recommendations[place] = replace(found, actions=(*found.actions, key))


def _with(action: Action, kind: str, text: str) -> Action:
    if kind == "l":
        return replace(action, lead_raw=text, leads=tuple(re.split(r" / |; | and (?=Head|Director|Chief)", text)))
    if kind == "t":
        when = reading_of(text)
        status = {"completed": "completed", "ongoing": "ongoing"}.get(when.kind)
        source = "timescale" if status else None
        return replace(action, timescale_raw=text, timescale=when.record(), status=status, status_source=source)
    status = STATUSES.get(text.lower())
    return replace(action, status_raw=text, status=status, status_source="column")


def _ticked(action: Action, said: str) -> Action:
    """The action with the months that are ticked: "Apr to Jun". Without a year they say no dates."""
    return replace(action, timescale_raw=said, timescale={"kind": "period" if " to " in said else "date"})


def bare(words: str) -> str:
    """Words without the signs of bold and italic, a line for each part of a cell."""
    return re.sub(r"\*\*|__", "", words).replace(" // ", "\n")


def read_marked(name: str, source: str) -> Marked:
    """The paper ``name`` from its marked text."""
    paper = Marked(name)
    paper.read(source)
    return paper


def printed_title(marked: Marked) -> str:
    """The paper's first heading, which is its title whatever the file's own says."""
    return next(block[2:] for block in marked.blocks if block.startswith("# "))


def as_paper(marked: Marked) -> Paper:
    """The paper with its records, without its tables: gold of these papers is of records only."""
    looks = marked.looks
    return Paper(
        name=marked.name,
        producer="reportlab",
        layout=("others", *(() if marked.actions or marked.recommendations else ("negative",))),
        title=printed_title(marked),
        council=looks["council"],
        sheet=Sheet(),
        blocks=(),
        recommendations=tuple(marked.recommendations),
        actions=tuple(marked.actions),
        document_type=looks["type"],
        folder="unseen" if looks["folder"] == "unseen" else "others",
    )
