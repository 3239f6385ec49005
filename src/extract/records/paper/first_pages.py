"""How much each page of a file looks like the first of a paper, by several witnesses weighed together.

Stamps, outlines and blank pages tell where papers of a pack begin; many packs have none. What stays is the look of a
first page — a form of labels, a title block with body and day, a letter's salutation, minutes' opening — and what
changes from the page before: page numbers start anew, another running head, another size of paper, sections counted
from 1 again. A page that goes on with a sentence or a table begins no paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.days import day_spans
from extract.model import Document, Line, Page, Table
from extract.records.paper.bodies import body_in
from extract.records.paper.frame import is_council
from extract.records.paper.head import read_head
from extract.records.paper.labels import LONGEST, kind_of, may_begin
from extract.records.paper.sizes import body_size
from extract.records.phrases import FRONTS as SAYS
from extract.shipped import model_file

OWN_NUMBER = re.compile(r"^(?:page )?(\d{1,3})(?: ?(?:of|/) ?(\d{1,3}))?$", re.I)
ENDS_WITH_NUMBER = re.compile(r"(?:^|[|\s])(?:page )?(\d{1,3})(?: of \d{1,3})?$", re.I)
PAGE_STAMP = re.compile(r"^page (\d{1,4})$", re.I)
SECTION_NUMBER = re.compile(r"^(\d{1,2})(?:\.0)?[.)]?\s+[A-Z]")
ANY_NUMBER = re.compile(r"^(\d{1,2})(?:\.\d{1,2})*[.)]?\s+\S")


def first_page_evidence(document: Document, tables: Sequence[Table]) -> list[dict[str, float]]:
    """For every page of ``document``, what speaks for it (and against it) being the first of a paper: 0..1 by witness.

    The first page has none: it always is one.
    """
    pages = document.pages
    body = body_size(pages[:40])
    found: list[dict[str, float]] = [{}] if pages else []
    for before, page in pairwise(pages):
        signs = _look(page, tables, body) | _change(before, page, tables)
        found.append({name: value for name, value in signs.items() if value})
    return found


def points(evidence: Mapping[str, float]) -> float:
    """The witnesses' points together (``models/papers/first_pages.toml``)."""
    weights = _weights()
    return sum(weights[name] * value for name, value in evidence.items())


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    found: dict[str, float] = model_file("papers", "first_pages.toml")
    return found


# ---------------------------------------------------------------- the page by itself


def _look(page: Page, tables: Sequence[Table], body: float) -> dict[str, float]:
    lines = page.lines
    if not lines:
        return {}
    top = [line for line in lines[:12] if line.box.top < 0.5 * page.height]
    return {
        "report head": float(has_report_head(page, tables)),
        "title block": float(_title_block(top, page)),
        "letter": float(any(SAYS["salutation"].match(line.text) for line in lines[:28])),
        "minutes": float(any(SAYS["minutes"].match(x.text) for x in lines[:8]) or any(map(_is_present, lines[:12]))),
        "exempt notice": float(is_exempt_notice(page)),
        "title page": float(_is_title_page(page, body)),
        "large heading": float(lines[0].size >= 1.3 * body and len(lines[0].text) < 120),
    }  # fmt: skip


def encloses_papers(page: Page) -> bool:
    """Whether the page is a letter that sends papers for a meeting."""
    lines = [line.text for line in page.lines]
    return (
        any(SAYS["salutation"].match(text) for text in lines[:28])
        and SAYS["encloses"].search(" ".join(lines)) is not None
    )


def _is_present(line: Line) -> bool:
    return SAYS["first_pages_present"].match(line.text) is not None


def has_report_head(page: Page, tables: Sequence[Table]) -> bool:
    """Whether a report's head stands at the top of the page."""
    likely = sum(1 for line in page.lines[:16] if _begins_with_label(line.text))
    if likely < 3:
        return False
    head = read_head(page, tables)
    titled = head.first("title") is not None or len({pair.kind for pair in head.pairs}) >= 4
    return head.is_report and titled and head.bottom < 0.9 * page.height


def _begins_with_label(text: str) -> bool:
    if not may_begin(text[: 2 * LONGEST]):
        return False
    words = text.split()
    label = text.split(":")[0] if ":" in text[:60] else ""
    return bool(label and kind_of(label)) or any(kind_of(" ".join(words[:n])) for n in (1, 2, 3, 4) if n <= len(words))


def _title_block(top: Sequence[Line], page: Page) -> bool:
    """Whether the page is headed by who meets (or whose paper it is) and a day, each on a short line of its own."""
    short = [line.text.strip() for line in top[:7] if len(line.words) <= 14]
    if not any(len(text) < 80 and any(span.exact for span in day_spans(text)) for text in short):
        return False
    who = next((text for text in short if is_council(text) or body_in(text) is not None), None)
    first = who is not None and any(line.text.strip() == who for line in top[:2])
    return first and top[0].box.top < 0.25 * page.height


def is_exempt_notice(page: Page) -> bool:
    """Whether the page only says that a paper is not published."""
    return len(page.lines) <= 8 and any(SAYS["exempt"].search(line.text) for line in page.lines)


def _is_title_page(page: Page, body: float) -> bool:
    """A few large lines and nothing else."""
    lines = page.lines
    words = sum(len(line.words) for line in lines)
    large = [line for line in lines if line.size >= 1.35 * body]
    return len(lines) <= 8 and words <= 45 and len(large) * 2 > len(lines)


# ---------------------------------------------------------------- the page after the one before


def _change(before: Page, page: Page, tables: Sequence[Table]) -> dict[str, float]:
    goes_on = any(table.page_first < page.number <= table.page_last for table in tables)
    number, earlier = _own_number(page), _own_number(before)
    heads, heads_before = _running(page), _running(before)
    another = bool(heads and heads_before and not heads & heads_before)
    sections, sections_before = _sections(page), _sections(before)
    return {
        "numbers start anew": float(number == 1 and earlier is not None),
        "first of several": float(number == 1 and earlier is None),
        "another running head": float(another),
        "running head comes or goes": float(bool(heads) != bool(heads_before)),
        "another paper size": float(abs(page.width - before.width) > 20),
        "sections from one": float(bool(sections) and sections[0] == 1 and max(sections_before, default=0) > 1),
        "sections go on": float(bool(sections) and sections[0] > 1 and sections[0] - 1 in sections_before),
        "ends before": float(any(SAYS["first_pages_closing"].match(line.text) for line in before.lines[-8:])),
        "after exempt": float(is_exempt_notice(before) and not is_exempt_notice(page)),
        "page before half empty": float(max((x.box.bottom for x in before.lines), default=0) < 0.6 * before.height),
        "goes on with a sentence": float(_mid_sentence(before, page)),
        "table goes on": float(goes_on),
    }


def _own_number(page: Page) -> int | None:
    """The paper's own page number in a running head or foot; not the number stamped on the pack."""
    texts = [line.text.strip() for line in page.furniture]
    stamps = [text for text in texts if PAGE_STAMP.match(text)]
    for text in texts:
        if match := OWN_NUMBER.match(text):
            if text in stamps and len(stamps) == 1 and len(texts) > 1 and not match[2]:
                continue
            return int(match[1])
    tails = (ENDS_WITH_NUMBER.search(text) for text in texts if len(text) < 120)
    return next((int(match[1]) for match in tails if match), None)


def _running(page: Page) -> set[str]:
    """The words of running heads and feet, without numbers and stamps."""
    texts = (re.sub(r"\W*\d+\W*|\bof\b|\bpage\b", " ", line.text.lower()).strip(" |-–") for line in page.furniture)
    return {
        " ".join(text.split())
        for text in texts
        if len(text) > 4 and not text.startswith(("agenda item", "minute item"))
    }


def _sections(page: Page) -> list[int]:
    """The numbers of the headed sections of a page, in order."""
    heads = (SECTION_NUMBER.match(line.text) for line in page.lines if len(line.text) < 80 and line.words[0].bold)
    found = [int(match[1]) for match in heads if match]
    return found or [int(match[1]) for line in page.lines if (match := ANY_NUMBER.match(line.text))]


def _mid_sentence(before: Page, page: Page) -> bool:
    if not page.lines or not before.lines:
        return False
    first, last = page.lines[0].text.strip(), before.lines[-1].text.strip()
    return first[:1].islower() or (last.endswith((",", "and", "the", "of", "to")) and first[:1].isalpha())


def titles_appendix(page: Page, before: Page) -> bool:
    """Whether the page is headed "Appendix B" (and the one before it is not running under that head)."""
    for line in page.lines[:2]:
        match = SAYS["frame_appendix"].match(line.text.strip())
        if match and len(line.text) < 130 and not line.text.rstrip().endswith((".", ";")):
            marked = not match["title"] or bool(match["mark"].strip())
            if marked or (match["title"][:1].isupper() and (line.bold or page.lines[0] is line)):
                return line.box.top < 0.3 * page.height
    label = _running_label(page)
    return label is not None and label != _running_label(before)


def _running_label(page: Page) -> str | None:
    """The appendix that the running head names."""
    labels = (
        SAYS["frame_appendix"].match(line.text.strip())
        for line in page.furniture
        if line.box.bottom < 0.15 * page.height
    )
    return next((match["label"].lower() for match in labels if match), None)
