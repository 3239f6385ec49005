"""Papers in the house styles of many councils, inspectors and auditors: what they decide, recommend and will do.

``house_styles.txt`` holds them as a writer would type them. A line "@ name" begins one; "# " and "## " head, "- " is a
bullet, "| a | b" a row of a table, "> " a row of a box. What should come out is marked in place: {{d 2|words}} is a
decision numbered 2, {{r …}} a recommendation, {{a …}} an action, {{+|words}} more lines of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from extract.issues import Issues
from extract.records import find_records
from paper import FULL_WIDTH, Grid, grid, paper

STYLES = Path(__file__).with_name("house_styles.txt")
MARK = re.compile(r"\{\{([rda+]) ?([^|{}]*)\|(.*?)\}\}")
ITEM = re.compile(r"^(\(?\w{1,4}[.)])\s")
Said = tuple[str, str | None, str]
"""Kind (r, d, a), number and words of a record; an action's number is that of the recommendation it answers."""


@dataclass
class Style:
    """A paper's blocks, and what it says."""

    name: str
    blocks: list[str | Grid] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def plain(self, text: str, marker: str = "") -> str:
        """``text`` without its marks, which are kept as what the paper says."""

        def take(found: re.Match[str]) -> str:
            kind, number, words = found.groups()
            bare = re.sub(r"\*\*|__", "", words)
            if kind == "+":
                last = self.said[-1]
                self.said[-1] = (last[0], last[1], f"{last[2]}\n{marker} {bare}".strip())
            else:
                self.said.append((kind, number.strip() or None, bare))
            return words

        return MARK.sub(take, text)


def styles() -> Iterator[Style]:
    for part in re.split(r"(?m)^@ ", STYLES.read_text(encoding="utf-8"))[1:]:
        name, _, body = part.partition("\n")
        style = Style(name.strip())
        rows: list[list[str]] = []
        for line in [*filter(str.strip, body.split("\n")), ""]:
            if line.startswith("| "):
                cells = re.split(r" \| (?![^{]*\}\})", line[2:])
                rows.append([style.plain(cell).replace("\\n", "\n\n") for cell in cells])
                continue
            if rows:
                style.blocks.append(_table(rows))
                rows = []
            if line:
                style.blocks.append(_block(style, line))
        yield style


def _table(rows: Sequence[Sequence[str]]) -> Grid:
    count = max(map(len, rows))
    longest = [max(len(row[c]) for row in rows if c < len(row)) for c in range(count)]
    shares = [min(max(length, 12), 60) for length in longest]
    return grid(
        *[[*row, *["<"] * (count - len(row))] for row in rows],
        widths=[FULL_WIDTH * share / sum(shares) for share in shares],
    )


def _block(style: Style, line: str) -> str | Grid:
    head = re.match(r"#+ ", line)
    words = line.strip()[head.end() if head else 0 :]
    marker = ITEM.match(words)
    text = style.plain(words, marker[1] if marker else "•" * words.startswith("- "))
    if words.startswith("> "):
        return grid([text[2:].replace("\\n", "\n\n")])
    return f"**{text}**" if head else re.sub(r"^- ", "• ", text)


ALL = list(styles())


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("style", ALL, ids=lambda style: style.name)
def test_a_paper_says_what_its_writer_meant(style: Style) -> None:
    made = paper(style.blocks, top=40.0)
    tables = [table for tables in made.by_page for table in tables]
    (found, *_) = find_records(made.document, tables, Issues()).papers
    numbers = {recommendation.key: recommendation.number for recommendation in found.recommendations}
    have = [("r", each.number, each.text) for each in found.recommendations]
    have += [("d", each.number, each.text) for each in found.decisions]
    have += [("a", next((numbers.get(key) for key in each.recommendations), None), each.text) for each in found.actions]
    want = sorted((kind, number or "", _words(text)) for kind, number, text in style.said)
    assert sorted((kind, number or "", _words(text)) for kind, number, text in have) == want
