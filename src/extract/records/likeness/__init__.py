"""What reads like records in a paper in which the readers of forms found none, as records that say so."""

from __future__ import annotations

from dataclasses import replace

from extract.issues import Code, Issues
from extract.model import Box, Document, Region
from extract.records.decisions.setting import setting_of
from extract.records.found import FoundPaper
from extract.records.likeness.alike import Alike, likeliest
from extract.records.likeness.told import METHOD, Told, told_by

__all__ = ["LIKENESS", "by_likeness"]

LIKENESS = METHOD
"""The method of its records."""


def by_likeness(paper: FoundPaper, document: Document, issues: Issues) -> FoundPaper:
    """``paper``, which gave no record, with those that the second reader tells, of low confidence; ``issues`` has each
    page of them. Papers that only tell what a meeting will hear are left as they are."""
    part = paper.part
    setting = setting_of(paper.flow, part.document_type, part.committee)
    if setting.plans or part.document_type in ("agenda", "agenda_pack"):
        return paper
    found = likeliest(paper, setting)
    told = Told()
    for alike in found:
        told_by(alike, paper, document, setting, told)
    if not (told.recommendations or told.actions or told.decisions):
        return paper
    for alike in found:
        _tell(alike, issues)
    return replace(
        paper,
        recommendations=tuple(told.recommendations),
        actions=tuple(told.actions),
        decisions=tuple(told.decisions),
    )


def _tell(alike: Alike, issues: Issues) -> None:
    pages: dict[int, list[Box]] = {}
    for unit in alike.units:
        for region in unit.spot.regions[:1]:
            pages.setdefault(region.page, []).append(region.box)
    what, code = ("paragraphs", Code.LIST_UNREAD) if alike.units[0].spot.block else ("cells", Code.PLAN_UNREAD)
    for page, boxes in pages.items():
        message = f"page {page}: {len(boxes)} {what} were taken for {alike.kind}s by their likeness alone"
        issues.add(code, message, Region(page, Box.around(boxes)))
