"""The flow → links: background papers, other addresses the text cites, and appendices named at the head.

A report lists the background papers it relies on (Local Government Act 1972, section 100D). Addresses are printed,
often over several lines, or lie under the words as link annotations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.flow.blocks import Block
from extract.model import Document, Link, Region
from extract.records.found import FoundLink
from extract.records.paper.addresses import ADDRESS, joined_addresses, plain_address
from extract.records.phrases import FRONTS as SAYS

HEAD = 4
"""Paragraphs at the head of a paper that may say that it is an appendix."""
LONGEST_TITLE = 300
"""More characters than this, without an address, are prose."""


@dataclass(slots=True)
class _Entry:
    """A listed paper: its title as printed, its address, its blocks."""

    text: str
    uri: str | None
    blocks: list[Block] = field(default_factory=list)


def is_appendix(flow: Sequence[Block]) -> bool:
    """Whether a paper is headed as an appendix to another."""
    return any(SAYS["links_appendix"].match(block.text) for block in flow[:HEAD] if block.level or block.paragraph.bold)


def find_links(blocks: Sequence[Block], document: Document) -> list[FoundLink]:
    """The links of one paper: its background papers, then other addresses and appendices, in reading order.

    Background papers without an address have the address None. Links to mail, telephones and scripts are left out.
    """
    annotated = _Annotations(blocks, document)
    listed: list[FoundLink] = []
    used: set[int] = set()
    for index, block in enumerate(blocks):
        for pattern, relation in ((SAYS["background"], "cites"), (SAYS["appendices"], "appendix_of")):
            head = pattern.match(block.text) if _is_head(block) else None
            if head is None or index in used:
                continue
            members = list(_under(blocks, index, head["rest"]))
            used.update(at for at, _ in members)
            entries = _papers(members) if relation == "cites" else _appendices(members)
            listed.extend(_link(entry, relation == "cites", annotated) for entry in entries)
    loose = [_printed(block) for index, block in enumerate(blocks) if index not in used]
    found = [*listed, *annotated.rest(), *(link for links in loose for link in links)]
    return sorted(_each_once(found), key=lambda link: link.page)


def _is_head(block: Block) -> bool:
    return not block.note and bool(block.level or block.slot or len(block.text) < 90 or ":" in block.text[:60])


def _under(blocks: Sequence[Block], index: int, rest: str | None) -> Iterator[tuple[int, Block]]:
    """What stands under a head: words run in after it, then paragraphs up to the next heading or the cell's end."""
    head = blocks[index]
    if rest:
        yield index, replace(head, text=rest, marker="")
        if not head.level or SAYS["nothing"].match(rest):
            return
    home: Block | None = None
    for at in range(index + 1, len(blocks)):
        block = blocks[at]
        if block.note:
            continue
        if block.level and not (head.slot and block.slot and block.slot.row == head.slot.row):
            return
        home = home or block
        if block.slot != home.slot or (head.slot and block.slot and block.slot.row > head.slot.row + 1):
            return
        yield at, block


# ---------------------------------------------------------------- entries


def _papers(members: Iterable[tuple[int, Block]]) -> list[_Entry]:
    entries: list[_Entry] = []
    for _, block in members:
        text = joined_addresses(block.paragraph.lines, block.text)
        if SAYS["nothing"].match(text):
            continue
        addresses = ADDRESS.findall(text)
        title = _title(text)
        goes_on = entries and not block.marker and (not title or entries[-1].text.endswith(":"))
        if goes_on:
            entries[-1].uri = entries[-1].uri or (plain_address(addresses[0]) if addresses else None)
            entries[-1].blocks.append(block)
            entries[-1].text = entries[-1].text.rstrip(" :")
        elif not _is_prose(block, text, bool(addresses)):
            uri = plain_address(addresses[0]) if addresses else None
            entries.append(_Entry(title.rstrip(" :") if uri else title, uri, [block]))
    for entry in entries:
        entry.text = entry.text.rstrip(" :")
    return [entry for entry in entries if entry.text or entry.uri]


def _title(text: str) -> str:
    """The words of an entry before its address, or after it where the address comes first."""
    before, _, after = text.partition(match.group()) if (match := ADDRESS.search(text)) else (text, "", "")
    before = re.split(r",?\s+(?:is\s+|are\s+)?available\s+(?:at|from|here|online|via|on)\b", before)[0]
    words = SAYS["available"].sub("", before).strip(" -–—(<[,;") or after.strip(" -–—)>],.;")
    return " ".join(words.split())


def _is_prose(block: Block, text: str, addressed: bool) -> bool:
    if addressed:
        return False
    return len(text) > LONGEST_TITLE or (bool(SAYS["links_opening"].match(text)) and (block.marker != "•"))


def _appendices(members: Iterable[tuple[int, Block]]) -> list[_Entry]:
    """One entry for each line that begins with "Appendix A"; lines after it go on with it."""
    entries: list[_Entry] = []
    for _, block in members:
        pieces = [line.text for line in block.paragraph.lines] if block.text != block.marker else []
        if pieces and not " ".join(pieces).startswith(block.full_text[:20]):
            pieces = [block.text]  # words run in after the head
        for place, piece in enumerate(pieces):
            words = piece[len(block.marker) :].strip() if place == 0 and block.marker else piece.strip()
            words = re.sub(r"^•\s*", "", words)
            if SAYS["links_appendix"].match(words):
                entries.append(_Entry(words, None, [block]))
            elif entries and place:
                entries[-1].text += f" {words}"
    return entries


def _link(entry: _Entry, is_paper: bool, annotated: _Annotations) -> FoundLink:
    under = annotated.take(entry)
    uri = entry.uri or under
    score = (0.95 if uri else 0.85) if is_paper else 0.9
    return FoundLink("cites" if is_paper else "appendix_of", entry.text or uri or "", uri, entry.blocks[0].page, score)


def _printed(block: Block) -> list[FoundLink]:
    """Addresses printed in running text."""
    if "http" not in block.text and "www." not in block.text:
        return []
    text = joined_addresses(block.paragraph.lines, block.text)
    page = block.paragraph.lines[-1].page
    return [
        FoundLink("cites", plain, plain, page, 0.8)
        for match in ADDRESS.findall(text)
        if (plain := plain_address(match))
    ]


# ---------------------------------------------------------------- link annotations


class _Annotations:
    """The link annotations on the pages of a paper; each is told once, with the words it lies on."""

    def __init__(self, blocks: Sequence[Block], document: Document) -> None:
        pages = {line.page for block in blocks for line in block.paragraph.lines}
        self.links = [
            (number, link)
            for number in sorted(pages)
            for link in document.pages[number - 1].links
            if re.match(r"https?://", link.uri, re.IGNORECASE)
        ]
        linked = {number for number, _ in self.links}
        self.words: dict[int, list[tuple[float, float, str]]] = {}
        for block in blocks if linked else ():
            for line in block.paragraph.lines:
                if line.page in linked:
                    self.words.setdefault(line.page, []).extend((*word.box.centre, word.text) for word in line.words)
        self.told: set[int] = set()

    def take(self, entry: _Entry) -> str | None:
        """The address under the words of ``entry``; None where there is none."""
        found: str | None = None
        for at, (page, link) in enumerate(self.links):
            if any(_touches(region, page, link) for block in entry.blocks for region in block.regions):
                self.told.add(at)
                found = found or link.uri
        return found

    def rest(self) -> list[FoundLink]:
        """The links that no entry took; one over several lines is one."""
        found: list[FoundLink] = []
        for at, (page, link) in enumerate(self.links):
            if at in self.told:
                continue
            words = " ".join(text for x, y, text in self.words.get(page, ()) if link.box.holds(x, y, slack=1.0))
            last = found[-1] if found else None
            if last and last.uri == link.uri and page - last.page <= 1:
                found[-1] = replace(last, text=f"{last.text} {words}".strip())
            elif words:
                found.append(FoundLink("cites", words, link.uri, page, 0.85))
        return found


def _touches(region: Region, page: int, link: Link) -> bool:
    return region.page == page and region.box.overlap(link.box) > 0.5 * max(link.box.area, 1.0)


def _each_once(links: Iterable[FoundLink]) -> list[FoundLink]:
    """One link for each address (the first, listed papers before loose ones), one for each text without one."""
    seen: set[tuple[str, str]] = set()
    kept: list[FoundLink] = []
    for link in links:
        address = re.sub(r"^(?:https?://)?(?:www\.)?", "", (link.uri or link.text).lower())
        key = (link.relation, address.rstrip("/"))
        if key not in seen:
            seen.add(key)
            kept.append(link)
    return kept
