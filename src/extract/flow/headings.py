"""Which paragraphs are headings, and how deep.

Council reports number their sections ("1.", "1.0", "Section 2") and set unnumbered sub-headings in bold, capitals,
larger type or italics. Bold sentences and bold numbered recommendations are text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.model import Word
from extract.text import Paragraph

LONGEST = 160
"""A heading has at most this many characters, and three lines."""
SECTION_NUMBER = re.compile(r"^(?:section\s+)?(\d{1,2})(?:\.0)?[.):]?$", re.IGNORECASE)
SUB_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?$")
SECTION_WORD = re.compile(r"^(?:section|part|chapter|appendix|annex)\s+(?:\d{1,2}|[A-Z])\b", re.IGNORECASE)
BARE_NUMBER = re.compile(r"^\d{1,2}(?:\.0)?\.?$")
SENTENCE_START = re.compile(r"^(?:that|to|it is|there (?:is|are)|we|this|these)\b", re.IGNORECASE)
OWN_NUMBER = re.compile(r"^(?:recommendation|action|decision)\s+\d{1,3}\s*[:.–-]\s*(?=\S)", re.IGNORECASE)
CONTENTS_LINE = re.compile(
    r"^\d{1,2}(?:\.\d{1,2})*\.?\s.*(?<!appendix)(?<!annex)(?<!section)(?<!part)(?<!stage)(?<!phase)\s\d{1,3}$",
    re.IGNORECASE,
)
"""An entry of a table of contents: a numbered title and the page it is on, above or below another."""
FINITE = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|should|must|shall|may|agrees?|approves?|notes|considers|endorses?"
    r"|accepts|delegates|resolves|recommends|recommended that|asked to|requested to|invited to)\b",
    re.IGNORECASE,
)
"""Words that make a sentence; few headings hold one."""


class Looks(NamedTuple):
    """What tells a heading: a paragraph, its number and words, and whether it stands in a table cell."""

    paragraph: Paragraph
    marker: str
    text: str
    in_cell: bool


class _Style(NamedTuple):
    size: float
    bold: bool
    capitals: bool
    italic: bool


def heading_levels(looks: Sequence[Looks]) -> list[int]:
    """The level of each paragraph of a paper: 0 for text, 1 for its main headings, then 2, 3, ….

    A section counts as one when its number is above that of the section before, so that a numbered list in bold
    under section 4 does not begin section 1 again. Levels of unnumbered headings follow their size and weight.
    """
    usual = usual_size(looks)
    candidates = [
        _style(look) if _could_be(look, usual) and not in_contents else None
        for look, in_contents in zip(looks, _in_contents(looks), strict=True)
    ]
    kinds = [_numbering(look, style) for look, style in zip(looks, candidates, strict=True)]
    _plain_sections(looks, candidates, kinds)
    sections = _sections(looks, candidates, kinds)
    section_size = min((style.size for index in sections if (style := candidates[index])), default=0.0)
    unnumbered = [None if index in sections else style for index, style in enumerate(candidates)]
    ranks = _ranks(unnumbered, kinds, section_size)
    levels = [0] * len(looks)
    for index, style in enumerate(candidates):
        if style is None:
            continue
        if index in sections:
            levels[index] = 1
        elif kinds[index] > 1:
            levels[index] = kinds[index]
        else:
            levels[index] = ranks[style] + (1 if kinds[index] == 1 and sections else 0)
    return levels


def _in_contents(looks: Sequence[Looks]) -> Iterator[bool]:
    """Whether each paragraph is an entry of a table of contents; one alone is a title that ends in a number."""
    like = [bool(CONTENTS_LINE.match(f"{look.marker} {look.text}".strip())) for look in looks]
    for at, one in enumerate(like):
        yield one and any(like[max(at - 1, 0) : at] + like[at + 1 : at + 2])


def usual_size(looks: Iterable[Looks]) -> float:
    """Font size of most letters, in points; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for look in looks:
        for line in look.paragraph.lines:
            sizes[line.words[-1].size] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


# ---------------------------------------------------------------- one paragraph


def _could_be(look: Looks, usual: float) -> bool:
    text, paragraph = look.text, look.paragraph
    if not text or len(text) > LONGEST or len(paragraph.lines) > 3 or look.marker == "•":
        return False
    if not any(letter.isalpha() for letter in text) or text.endswith((",", ";")):
        return False
    if text.startswith("(") and text.endswith(")"):
        return False  # "(Item 4)", "(continued)": belongs to the heading above
    if text[0].islower() or not _stands_out(look, usual):
        return False
    return not _is_sentence(OWN_NUMBER.sub("", text), look.marker)


def _is_sentence(text: str, marker: str) -> bool:
    words = text.split()
    if text.endswith(".") and not text.endswith(").") and (len(words) > 5 or (len(words) > 2 and FINITE.search(text))):
        return True
    if SENTENCE_START.match(text) and (len(words) > 4 or text.endswith(".")):
        return True
    return bool(marker or len(words) > 8) and len(words) > 3 and bool(FINITE.search(text))


def _stands_out(look: Looks, usual: float) -> bool:
    """Whether it is set apart from text: bold, larger, or in capitals. (Underlining is not read.)"""
    words = _body(look)
    if not words:
        return False
    if all(word.bold for word in words if word.text[0].isalpha()):
        return True
    if min(word.size for word in words) >= 1.12 * usual:
        return True
    return _capitals(look.text) and not look.in_cell


def _body(look: Looks) -> list[Word]:
    words = look.paragraph.words
    return words[1:] if look.marker and len(words) > 1 else words


def _capitals(text: str) -> bool:
    """Whether the words are all capitals, and words: codes ("CSW 6") are not."""
    return text.isupper() and any(len(word) > 3 and word.isalpha() for word in re.split(r"[\s/&-]+", text))


def _style(look: Looks) -> _Style:
    words = _body(look)
    bold = all(word.bold for word in words if word.text[0].isalpha())
    italic = sum(word.italic for word in words) > len(words) / 2
    return _Style(max(word.size for word in words), bold, _capitals(look.text), italic)


# ---------------------------------------------------------------- numbers


def _numbering(look: Looks, style: _Style | None) -> int:
    """1 for a heading numbered as a section, 2 for "1.1", 3 for "1.1.1", 0 for one without a number."""
    if style is None:
        return 0
    if look.marker and (sub := SUB_NUMBER.match(look.marker)) and not SECTION_NUMBER.match(look.marker):
        return sub.group(1).count(".") + 1
    if _section_number(look) is not None or SECTION_WORD.match(look.text):
        return 1
    return 0


def _section_number(look: Looks) -> int | None:
    """The number of a section: from its marker, or from a bare "1" before the words."""
    first = look.marker or look.text.split(maxsplit=1)[0]
    if look.marker or BARE_NUMBER.match(first):
        match = SECTION_NUMBER.match(first)
        return int(match.group(1)) if match else None
    match = re.match(r"^section\s+(\d{1,2})\b", look.text, re.IGNORECASE)
    return int(match.group(1)) if match else None


def _plain_sections(looks: Sequence[Looks], candidates: list[_Style | None], kinds: list[int]) -> None:
    """Adds sections in plain type: "2. Background" right above paragraph 2.1."""
    for index, (look, below) in enumerate(pairwise(looks)):
        number = _section_number(look) if look.text else None
        if candidates[index] is None and number is not None and below.marker.startswith(f"{number}."):
            short = len(look.text) <= 80 and len(look.paragraph.lines) <= 2
            if short and SUB_NUMBER.match(below.marker) and not look.text.endswith((".", ";", ":")):
                candidates[index], kinds[index] = _style(look), 1


def _sections(looks: Sequence[Looks], candidates: Sequence[_Style | None], kinds: Sequence[int]) -> set[int]:
    """Indices of the numbered main sections: each number above the one before, no smaller than the first's type."""
    found: set[int] = set()
    last, size, left = 0, 0.0, 0.0
    for index, look in enumerate(looks):
        style = candidates[index]
        if style is None or kinds[index] != 1:
            continue
        number = _section_number(look)
        x = look.paragraph.lines[0].words[0].box.x0
        if number is None:
            found.add(index)
        elif number > last and (not found or (style.size >= size - 0.6 and x <= left + 30)):
            found.add(index)
            last, size, left = number, style.size, min(x, left) if found - {index} else x
    return found


# ---------------------------------------------------------------- unnumbered headings by looks


def _ranks(candidates: Sequence[_Style | None], kinds: Sequence[int], section_size: float) -> dict[_Style, int]:
    """A level for each style: the more it stands out, the nearer to 1; below sections, where there are any."""
    styles = {style for style, kind in zip(candidates, kinds, strict=True) if style is not None and kind <= 1}
    ordered = sorted(styles, key=_weight, reverse=True)
    above = [style for style in ordered if section_size and style.size > section_size + 0.6]
    below = [style for style in ordered if style not in above]
    ranks = dict.fromkeys(above, 1)
    base = 2 if section_size else 1
    weights = sorted({_weight(style) for style in below}, reverse=True)
    for style in below:
        ranks[style] = base + min(weights.index(_weight(style)), 3)
    return ranks


def _weight(style: _Style) -> tuple[float, bool, bool, bool]:
    return round(style.size), style.capitals, style.bold, not style.italic
