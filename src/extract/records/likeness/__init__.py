"""What reads like records in a paper in which the readers of forms found hardly any, as records that say so."""

from __future__ import annotations

from dataclasses import replace

from extract.issues import Code, Issues
from extract.model import Box, Document, Region
from extract.records.decisions.setting import Setting, setting_of
from extract.records.found import FoundPaper
from extract.records.likeness.alike import Alike, belongs, is_same, likeliest
from extract.records.likeness.dressed import dressed
from extract.records.likeness.told import METHOD, Told, told_by

__all__ = ["LIKENESS", "belongs", "by_likeness", "is_same"]

LIKENESS = METHOD
"""The method of its records."""


FEW = 2
"""Records that a paper may have given and be lost all the same: what was read is not its list."""
SURE = 0.8
"""The mean chance from which a list was probably read rightly. At first tries nothing was lost on six pages of eight of
such lists, and something on most of the others."""


def by_likeness(paper: FoundPaper, document: Document, issues: Issues) -> FoundPaper:
    """``paper`` with the records that the second reader tells where hardly any was found, of low confidence; ``issues``
    has each page of them. A paper that tells what will be decided has none."""
    part = paper.part
    if len(paper.records) > FEW:
        return paper
    setting = setting_of(paper.flow, part.document_type, part.committee)
    coming = setting.plans or part.document_type == "agenda"
    whole = coming or (setting.lists_decisions and paper.records)  # a record of decisions holds one or two
    told = Told(list(paper.recommendations), list(paper.actions), list(paper.decisions))
    for alike in [] if whole else _likelier(paper, setting, document):
        told_by(alike, paper, document, setting, told)
        _tell(alike, issues)
    return replace(
        paper,
        recommendations=tuple(told.recommendations),
        actions=tuple(told.actions),
        decisions=tuple(told.decisions),
    )


def _likelier(paper: FoundPaper, setting: Setting, document: Document) -> list[Alike]:
    """The lists by likeness, or what is set unlike the rest of a paper that gave no record, whichever is likelier."""
    readings = [likeliest(paper, setting), [] if paper.records else dressed(paper, setting, document)]
    return max(readings, key=lambda found: max((alike.chance for alike in found), default=0.0))


def _tell(alike: Alike, issues: Issues) -> None:
    pages: dict[int, list[Box]] = {}
    for text in alike.texts:
        for region in text.unit.spot.regions[:1]:
            pages.setdefault(region.page, []).append(region.box)
    what, code = ("paragraphs", Code.LIST_UNREAD) if alike.texts[0].unit.spot.block else ("cells", Code.PLAN_UNREAD)
    code = Code.READ_BY_LIKENESS if alike.chance >= SURE else code
    for page, boxes in pages.items():
        message = f"page {page}: {len(boxes)} {what} were taken for {alike.kind}s by their likeness alone"
        issues.add(code, message, Region(page, Box.around(boxes)))
