"""Scores of what is no recommendation, action or decision: facts of the document, passages, themes, links, a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from extract.evaluate.fields import Verdict
from extract.evaluate.found import Found
from extract.evaluate.gold import BackgroundPaper, GoldFile, Paper, Paragraph, PeerChallenge
from extract.evaluate.words import SAME, address, heading, label, link_words, name, running, shortened, similarity
from extract.schema import LinkRecord, PartRecord, PassageRecord, TableRecord, ThemeTagRecord

# Gold names the paper as its publisher would; the store has a closed list. A kind that is not here is not scored.
DOCUMENT_TYPES = {
    "action plan": ("action_plan",),
    "action log": ("action_plan", "progress_update"),
    "progress table": ("progress_update", "action_plan"),
    "cabinet report": ("cover_report",),
    "county council report": ("cover_report",),
    "cabinet report (performance)": ("performance_report", "cover_report"),
    "performance report": ("performance_report",),
    "risk register": ("risk_register",),
    "strategy": ("strategy",),
    "inspection report": ("inspection_report",),
    "government response": ("response",),
    "proposed record of decision": ("decision_record",),
    "supplementary agenda with action plan": ("action_plan", "agenda_pack", "agenda"),
}
_A_TITLE = 5
"""Least words of a gold label that is a title of its own, not "Appendix B"."""


def judge_document(paper: Paper, file: GoldFile, found: Found) -> Iterator[Verdict]:
    """Council, title, kind, committee and date; in a pack those of the part that is the paper.

    A meeting that gold knows from elsewhere is not asked for.
    """
    gold, part = paper.document, _part(found, file)
    source = part if file.variant == "pack" and part is not None else found.document
    if gold.ons_code:
        code = found.document.council_code
        yield Verdict("document.ons_code", code == gold.ons_code, gold.ons_code, code)
    titles = [
        text for text in (gold.title, gold.label) if text and (text == gold.title or len(text.split()) >= _A_TITLE)
    ]
    if titles:
        yield Verdict("document.title", _same_title(titles, source.title), titles[0], source.title or "")
    kinds = DOCUMENT_TYPES.get((gold.document_type or "").lower())
    if kinds:
        kind = source.document_type or ""
        yield Verdict("document.document_type", kind in kinds, " or ".join(kinds), kind)
    if gold.meeting and gold.meeting.stated_in_document:
        if gold.meeting.committee:
            same = name(gold.meeting.committee) == name(source.committee)
            yield Verdict("document.committee", same, gold.meeting.committee, source.committee or "")
        if gold.meeting.date:
            day = source.meeting_date
            yield Verdict("document.meeting_date", day == gold.meeting.date, str(gold.meeting.date), str(day or ""))

    challenge = gold.peer_challenge
    if challenge and challenge.stated_in_document and challenge.earliest:
        days = (found.document.challenge_first, found.document.challenge_last)
        # A pack has its surest paper's days: its report may give the month only, its plan the days.
        same = days == (challenge.earliest, challenge.latest) or (file.variant == "pack" and _within(days, challenge))
        yield Verdict("document.challenge", same, f"{challenge.earliest} {challenge.latest}", f"{days[0]} {days[1]}")


def _within(days: tuple[dt.date | None, dt.date | None], challenge: PeerChallenge) -> bool:
    first, last = days
    if not (first and last and challenge.earliest and challenge.latest):
        return False
    return challenge.earliest <= first and last <= challenge.latest


def _same_title(titles: Sequence[str], found: str | None) -> bool:
    return found is not None and any(similarity(running(title), running(found)) >= SAME for title in titles)


def _part(found: Found, file: GoldFile) -> PartRecord | None:
    """The part that shares most pages with the paper."""

    def shared(part: PartRecord) -> int:
        return min(part.page_last, file.last_page) - max(part.page_first, file.first_page) + 1

    return max(found.parts, key=shared, default=None)


def judge_passages(paper: Paper, found: Found) -> Iterator[Verdict]:
    """Each numbered paragraph of gold: found with its number and words, and under its heading where gold has one."""
    by_number: dict[str, list[PassageRecord]] = {}
    for passage in found.passages:
        by_number.setdefault(label(passage.number), []).append(passage)
    for paragraph in paper.paragraphs:
        gold = f"{paragraph.number} {shortened(paragraph.text)}"
        nearest, likeness = _nearest(paragraph, by_number.get(label(paragraph.number), []))
        if nearest is None or likeness < SAME:
            seen = f"{likeness:.2f} {shortened(nearest.text)}" if nearest else "no passage of that number"
            yield Verdict("passages.found", False, gold, seen)
            continue
        yield Verdict("passages.found", True, gold, shortened(nearest.text))
        head = paragraph.heading or paragraph.section
        if head:
            last = nearest.heading_path[-1] if nearest.heading_path else ""
            yield Verdict("passages.heading", heading(last) == heading(head), f"{paragraph.number} {head}", last)


def _nearest(paragraph: Paragraph, passages: Sequence[PassageRecord]) -> tuple[PassageRecord | None, float]:
    words = running(paragraph.text)
    scored = [(similarity(words, running(passage.text)), passage) for passage in passages]
    if not scored:
        return None, 0.0
    likeness, nearest = max(scored, key=lambda pair: pair[0])
    return nearest, likeness


def judge_themes(paper: Paper, found: Found) -> Iterator[Verdict]:
    """Each numbered paragraph that gold puts under a theme of the council's plan: whether that is its surest theme."""
    surest: dict[str, ThemeTagRecord] = {}
    for tag in found.themes:
        if tag.scheme.endswith("-plan") and tag.score > (surest[tag.record_id].score if tag.record_id in surest else 0):
            surest[tag.record_id] = tag
    texts = {label(paragraph.number): paragraph for paragraph in paper.paragraphs}
    by_number: dict[str, list[PassageRecord]] = {}
    for passage in found.passages:
        by_number.setdefault(label(passage.number), []).append(passage)
    for gold in paper.theme_paragraphs:
        number = label(gold.paragraph)
        if gold.theme and number in texts:
            nearest, _ = _nearest(texts[number], by_number.get(number, []))
            best = surest.get(nearest.passage_id) if nearest else None
            seen = best.theme if best else ""
            yield Verdict("passages.theme", name(seen) == name(gold.theme), f"{gold.paragraph} {gold.theme}", seen)


def judge_links(paper: Paper, found: Found) -> Iterator[Verdict]:
    """Each background paper: found among the links, by its title, the words of its link, or its address."""
    for background in paper.background_papers:
        right = any(_is_link_to(background, link) for link in found.links)
        yield Verdict("links.background_papers", right, background.title, "" if right else "no such link")


def _is_link_to(background: BackgroundPaper, link: LinkRecord) -> bool:
    if background.url and address(background.url) == address(link.uri):
        return True
    words = link_words(link.text)
    titles = [link_words(title) for title in (background.title, background.link_text) if title]
    return any(similarity(title, words) >= SAME for title in titles)


def judge_table(paper: Paper, found: Found) -> Iterator[Verdict]:
    """The table that gold holds whole: one with its header found, and then every row of it."""
    if paper.table is None:
        return
    header = tuple(map(running, paper.table.header))
    same = [table for table in found.tables if tuple(map(running, table.header)) == header]
    yield Verdict("tables.header", bool(same), " | ".join(paper.table.header), "" if same else "no such header")
    rows = {row for table in same for row in grid(table)}
    for gold in paper.table.grid:
        yield Verdict("tables.rows", tuple(map(running, gold)) in rows, " | ".join(gold), "" if same else "no such row")


def grid(table: TableRecord) -> list[tuple[str, ...]]:
    """The rows of ``table`` as running words; a cell over several rows or columns speaks for each of them, and a
    blank cell repeats the one above it, as in a table whose merged cells were drawn without their lines."""
    cells: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                cells[row, column] = running(cell.text)
    rows: list[tuple[str, ...]] = []
    for row in range(table.n_rows):
        above = rows[-1] if rows else ("",) * table.n_columns
        rows.append(tuple(cells.get((row, column)) or above[column] for column in range(table.n_columns)))
    return rows
