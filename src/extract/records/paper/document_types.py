"""What kind of paper it is, by rules as data.

Every rule that holds gives its type points; most points win, and fewer than ``ENOUGH`` make "other". The title tells
most: a word there outweighs its like in the opening words by two to one. What the paper is built like (a report's
head, a front sheet, an action table) counts as a fact of its own; the form of a report or a decision outweighs its
subject. Between equals the earlier type in ``RULES`` wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from extract.codelists import DocumentType

Where = Literal["title", "opening", "fact"]


class Rule(NamedTuple):
    type: DocumentType
    where: Where
    pattern: str
    points: int


RULES: tuple[Rule, ...] = (
    Rule("agenda", "fact", "front sheet", 60),
    Rule("agenda", "title", r"^(?:supplementary |public )?agenda\b|\bagenda (?:front ?sheet|document|supplement)", 20),
    Rule("minutes", "title", r"^(?:\w+ )?(?:draft |printed )?minutes\b|\bminutes$|^draft minutes", 24),
    Rule("minutes", "opening", r"\bminutes of (?:a|the|an)\b.{0,60}\bmeeting\b|\bminutes of the proceedings\b", 10),
    Rule("minutes", "opening", r"\bpresent:.{0,900}\b(?:in attendance|also present|apologies)", 14),
    Rule("decision_record", "title", r"record of (?:\w+ )?decision|decision (?:record|notice|form)|officer decision|"
         r"delegated decision", 50),
    Rule("decision_record", "opening", r"record of (?:(?:an|a|the|executive|officer|delegated|cabinet|member|"
         r"urgent) )*decision|"
         r"executive decision (?:record|notice)|decision (?:notice|record) form|"
         r"delegated (?:officer )?decision (?:record|notice)|^.{0,160}\bdecision (?:record|notice)\b", 50),
    Rule("cover_report", "fact", "report head", 45),
    Rule("cover_report", "opening", r"\b(?:cabinet|council|committee|board|executive|panel|members?|commission) "
         r"(?:is|are) (?:asked|recommended|requested|invited) to\b", 8),
    Rule("cover_report", "opening", r"\breasons? for (?:the )?recommendations?\b", 5),
    Rule("inspection_report", "title", r"\binspection (?:of|report)\b|\b(?:re)?inspection$|\bofsted\b|\bcqc\b|"
         r"monitoring visit", 16),
    Rule("inspection_report", "opening", r"\binspection dates?\b|\blead inspectors?\b|"
         r"\bdates? of previous inspection\b", 10),
    Rule("progress_update", "title", r"\bprogress (?:update|report|review|tracker|against|on)\b|\bupdate on progress\b|"
         r"\b(?:status|summary|position) update\b|\bupdate report\b|\baction plan\b.{0,60}\b(?:update|progress|"
         r"monitoring)\b", 35),
    Rule("progress_update", "title", r"\bupdate\b", 6),
    Rule("terms_of_reference", "title", r"\bterms of reference\b", 18),
    Rule("risk_register", "title", r"\brisks? register\b|\bregister of risks\b|\brisk log\b", 18),
    Rule("action_plan", "title", r"\baction(?:s)? (?:plan|log|tracker|list|sheet|table)\b|\bimprovement plan\b|"
         r"\bimplementation plan\b|"
         r"\bactions from\b|\brecommendations? tracker\b", 16),
    Rule("action_plan", "title", r"\bdelivery plan\b|\btracker\b", 8),
    Rule("action_plan", "title", r"\brecommendations?\b", 6),
    Rule("action_plan", "fact", "action table", 10),
    Rule("peer_challenge_report", "title", r"\bpeer (?:challenge|review)\b.{0,100}\breport\b|\bpeer (?:challenge|"
         r"review)$|"
         r"\bfeedback report\b.{0,60}\bpeer\b", 13),
    Rule("peer_challenge_report", "title", r"\bpeer (?:challenge|review)\b", 5),
    Rule("peer_challenge_report", "title", r"\bfeedback report\b", 5),
    Rule("peer_challenge_report", "opening", r"\bpeer (?:challenge|review)\b.{0,200}\bfeedback report\b|"
         r"\bthe peer team\b", 5),
    Rule("response", "title", r"\bresponses? to\b|\b(?:government|council|cabinet|executive|"
         r"management)(?:['’]s)? response\b|"
         r"\bdraft responses?\b|\bresponse$", 15),
    Rule("performance_report", "title", r"\bperformance (?:report|monitoring|update|framework|indicators?|detail)\b|"
         r"\bquarterly performance\b|"
         r"\boutcomes framework\b|\bkpis?\b|\bscorecard\b|\bperformance\b.{0,40}\b(?:quarter|q[1-4])\b", 15),
    Rule("strategy", "title", r"\bstrateg(?:y|ies)\b", 12),
    Rule("strategy", "title", r"\b(?:framework|policy|vision|corporate plan|local plan|strategic plan|"
         r"business plan)\b", 8),
    Rule("strategy", "title", r"\bplan\b.{0,20}\b20\d\d\b", 7),
    Rule("budget", "title", r"\bbudget\b|\bmedium[- ]term financial\b|\bcapital programme\b|\bcouncil tax\b|"
         r"\bfinanc(?:e|ial) monitoring\b|"
         r"\brevenue (?:and capital )?monitoring\b|\bstatement of accounts\b|\btreasury management\b|\boutturn\b", 11),
)  # fmt: skip
ENOUGH = 7
_COMPILED = tuple((rule, re.compile(rule.pattern, re.I | re.S)) for rule in RULES)


def document_type(title: str | None, opening: str, facts: Iterable[str]) -> DocumentType:
    """The kind of the paper with this title and these opening words; ``facts`` are names that ``RULES`` ask for."""
    said = {"title": title or "", "opening": opening}
    stated = set(facts)
    points: dict[DocumentType, int] = {}
    for rule, pattern in _COMPILED:
        holds = rule.pattern in stated if rule.where == "fact" else pattern.search(said[rule.where])
        if holds:
            points[rule.type] = points.get(rule.type, 0) + rule.points
    order = [rule.type for rule in RULES if points.get(rule.type, 0) >= ENOUGH]
    return max(order, key=lambda kind: points[kind], default="other")
