"""What is known of a paper before it is read goes before what the reader guesses from its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.councils import Council, registry
from extract.issues import Code, Issues
from extract.known import Known
from extract.records import FoundPaper, FoundRecords
from extract.records.found import FoundPart
from extract.records.paper.metadata import FoundDocument

GUESSED = (Code.COUNCIL_UNKNOWN, Code.COUNCIL_UNCLEAR)
"""Issues that fall away where the council is known."""
OTHER_MEETING = frozenset({"minutes"})
"""Kinds of paper that are tabled at one meeting and are about another."""


def prefer_known(found: FoundRecords, known: Known | None, issues: Issues) -> FoundRecords:
    """``found`` with what is known in place of what was guessed; issues about a guess so replaced are taken back.

    In a file of one paper the known meeting and title are that paper's too, in a pack only the meeting, and only
    where a paper of it states none. Minutes keep the meeting they are of.
    """
    if not known:
        return found
    council = _council(known)
    if council:
        issues.found[:] = [issue for issue in issues.found if issue.code not in GUESSED]
    elif known.council:
        issues.add(
            Code.COUNCIL_UNKNOWN, f"listed as of {known.council!r}, which the registry of councils does not hold"
        )
    papers = tuple(_papers(found.papers, known))
    return replace(found, document=_document(found.document, known, council), papers=papers)


def _council(known: Known) -> Council | None:
    by_code = registry().by_gss(known.council_code) if known.council_code else None
    return by_code or (registry().by_name(known.council) if known.council else None)


def _document(guessed: FoundDocument, known: Known, council: Council | None) -> FoundDocument:
    named = known.title and guessed.document_type != "agenda_pack"
    own = guessed.document_type in OTHER_MEETING
    changed = replace(
        guessed,
        title=known.title if named else guessed.title or known.title,
        committee=(own and guessed.committee) or known.committee or guessed.committee,
        meeting_date=(own and guessed.meeting_date) or known.meeting_date or guessed.meeting_date,
    )
    if council is None:
        return replace(changed, council=None, council_printed=known.council) if known.council else changed
    publisher = guessed.publisher if guessed.publisher and not guessed.unclear else council.official_name
    if guessed.council and guessed.publisher == guessed.council.official_name:
        publisher = council.official_name
    return replace(changed, council=council, council_printed=None, score=1.0, unclear=False, publisher=publisher)


def _papers(papers: tuple[FoundPaper, ...], known: Known) -> Iterator[FoundPaper]:
    alone = len(papers) == 1
    for paper in papers:
        yield replace(paper, part=_only(paper.part, known) if alone else _of_pack(paper.part, known))


def _only(part: FoundPart, known: Known) -> FoundPart:
    own = part.document_type in OTHER_MEETING
    return replace(
        part,
        title=known.title or part.title,
        agenda_item=known.agenda_item or part.agenda_item,
        committee=(own and part.committee) or known.committee or part.committee,
        meeting_date=(own and part.meeting_date) or known.meeting_date or part.meeting_date,
    )


def _of_pack(part: FoundPart, known: Known) -> FoundPart:
    committee, date = part.committee or known.committee, part.meeting_date or known.meeting_date
    return replace(part, committee=committee, meeting_date=date)
