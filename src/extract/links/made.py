"""Links that no paper prints: a report to the plan it puts forward, a paper to its edition before."""

from __future__ import annotations

from collections.abc import Sequence

from extract.links.catalogue import Catalogue, Paper, all_words, stem, words
from extract.links.named import same_business
from extract.schema import UNKNOWN, LinkRecord

PLANS = ("action_plan", "progress_update", "response")
ISSUED_ONCE = ("agenda", "agenda_pack", "minutes", "decision_record")
"""Papers that belong to one meeting: the next one's are no edition of them."""
PRINTED_SCORE, SAME_ITEM_SCORE, SAME_CHALLENGE_SCORE, EDITION_SCORE = 0.95, 0.85, 0.7, 0.8


def plan_link(own: Paper, printed: Sequence[LinkRecord], catalogue: Catalogue) -> LinkRecord | None:
    """The link of a cover report to the plan it puts forward: one that it names as its appendix, else one under its
    agenda item, else one about the same peer challenge."""
    if own.document_type != "cover_report":
        return None
    appendices = [link for link in printed if link.part_id == own.part_id and link.relation == "appendix_of"]
    named = {link.target_part_id for link in appendices if link.target_part_id}
    candidates = [*(catalogue.by_part[key] for key in sorted(named)), *catalogue.by_document.get(own.document_id, ())]
    if _about_challenge(own):
        candidates += catalogue.of_challenges.get(own.council_code, ())
    found: list[tuple[float, bool, Paper]] = []
    for paper in candidates:
        if paper.document_type in PLANS and paper.part_id != own.part_id:
            score = _plan_score(own, paper, named)
            if score:
                found.append((-score, paper.document_id != own.document_id, paper))
    if not found:
        return None
    minus, _, plan = min(found, key=lambda one: (*one[:2], one[2].key))
    return _link(own, "report_of_plan", plan, -minus)


def _about_challenge(own: Paper) -> bool:
    return own.challenge is not None and {"peer", "challenge"} <= all_words(own.title)


def _plan_score(own: Paper, plan: Paper, named: set[str]) -> float | None:
    if plan.part_id in named:
        return PRINTED_SCORE
    if plan.document_id == own.document_id:
        return SAME_ITEM_SCORE if plan.agenda_item == own.agenda_item and plan.position > own.position else None
    return SAME_CHALLENGE_SCORE if _about_challenge(own) and plan.challenge and same_business(own, plan) else None


def edition_link(own: Paper, catalogue: Catalogue) -> LinkRecord | None:
    """The link to the last edition before: same council, kind and title but for dates, for an earlier meeting."""
    key = stem(own.title)
    if own.meeting_date is None or own.document_type in ISSUED_ONCE or not _telling(own, key):
        return None
    earlier = [
        paper
        for paper in catalogue.by_stem.get((own.council_code, key), ())
        if paper.document_type == own.document_type
        and paper.meeting_date is not None
        and paper.meeting_date < own.meeting_date
    ]
    if not earlier:
        return None
    last = max(paper.meeting_date for paper in earlier if paper.meeting_date)
    before = min((paper for paper in earlier if paper.meeting_date == last), key=lambda paper: paper.key)
    return _link(own, "earlier_edition", before, EDITION_SCORE)


def _telling(own: Paper, key: tuple[str, ...]) -> bool:
    """Whether the title is its own: without a known council it must hold more than one word that few titles have."""
    return len(words(" ".join(key))) >= (2 if own.council_code == UNKNOWN else 1)


def _link(own: Paper, relation: str, target: Paper, score: float) -> LinkRecord:
    return LinkRecord.model_validate(
        {
            "document_id": own.document_id,
            "council_code": own.council_code,
            "part_id": own.part_id,
            "relation": relation,
            "text": target.title,
            "uri": None,
            "target_document_id": target.document_id,
            "target_part_id": target.part_id,
            "page": own.page_first,
            "score": score,
        }
    )
