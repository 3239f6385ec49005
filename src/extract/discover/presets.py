"""Searches that many ask for: words by which titles of papers and agenda items tell what they are about."""

from __future__ import annotations

PRESETS: dict[str, str] = {
    "peer-challenge": (
        r"\bpeer (?:challenge|review)|\bcorporate challenge|\bCPC\b|\bLGA\b.{0,40}\b(?:challenge|review|action plan)"
    ),
    "scrutiny-recommendations": (
        r"(?:scrutiny|select committee|task (?:and|&) finish|working group|panel|commission)\b.{0,80}"
        r"\b(?:recommendation|review|findings|final report|response|inquiry)|"
        r"\b(?:executive|cabinet|mayor(?:al)?)(?:'s)? response\b|"
        r"\b(?:response|reply)\b.{0,40}\b(?:scrutiny|recommendation)|\brecommendation(?:s)? (?:tracker|monitoring)|"
        r"\b(?:reference|referral)s? from\b.{0,40}\bscrutiny"
    ),
    "audit-actions": (
        r"\baudit\b.{0,80}\b(?:action|recommendation|progress|follow[- ]?up|plan|report|opinion|findings|tracker)|"
        r"\bannual governance statement|\b(?:management|agreed) actions\b|\bstatutory recommendation|"
        r"\bvalue for money\b.{0,40}\b(?:report|review|arrangements)"
    ),
}
"""By name: a regular expression for titles, case ignored. Wide on purpose: what is fetched is read and sorted later."""
