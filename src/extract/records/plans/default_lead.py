"""Who leads each action that names nobody, where a heading, or a sentence of the paper, says so once for all of them.

"Unless an action says otherwise, the Head of Parks leads it"; "All steps are led by the Town Clerk unless another name
is given": two clauses, one that makes an exception of what is said elsewhere, and one that names the lead.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from extract.records.phrases import PLANS as SAYS
from extract.records.plans.columns import role_of_heading
from extract.records.plans.plain_cells import is_lead

SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
LEAD_IN_HEADING = re.compile(
    r"(?:[–—-]\s*|[.;|]\s+|(\())(?:leads?(?=\s)|(?P<label>[^\W\d][\w ]{2,40}?)(?=:)):?\s*"
    r"(?P<lead>[^\s:][^:]{0,60}?)(?(1)\))$",
    re.IGNORECASE,
)
LED_BY = re.compile(r"(?:^|[\s(])led\s+by:?\s+(?:the\s+)?(?P<lead>[^:]{3,60}?)[.)]?$", re.IGNORECASE)
CONTINUED = re.compile(r"\s*\(?\b(?:continued|cont\.?(?:['’]?d)?)\)?\s*$", re.IGNORECASE)
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def default_lead(texts: Iterable[str]) -> str | None:
    """The one lead that sentences of ``texts`` name for whatever has no other; None where none or several are."""
    named: set[str] = set()
    for text in texts:
        for sentence in SENTENCE.split(text) if SAYS["excepted"].search(text) else ():
            clause = SAYS["excepted"].sub("", sentence).strip(" ,.;:")
            found = SAYS["leads_all"].search(clause) if clause != sentence.strip(" ,.;:") else None
            lead = ARTICLE.sub("", next(filter(None, found.groups()), "")) if found else ""
            named |= {lead} if is_lead(lead) else set()
    return named.pop() if len(named) == 1 else None


def lead_in_heading(text: str) -> str | None:
    """The lead that the end of a heading names for all under it: "Homes – Lead: Head of Housing", "Homes, led by …"."""
    if by := LED_BY.search(text):
        return by["lead"] if is_lead(by["lead"]) else None
    found = LEAD_IN_HEADING.search(text)
    led = found and role_of_heading(found["label"] or "lead") == "lead" and is_lead(found["lead"])
    return found["lead"] if found and led else None


def leads_of_bands(labels: Collection[str]) -> dict[str, str]:
    """The lead of each of ``labels``, bands over rows, that names one, and of those that say they go on with it."""
    own = {label: lead for label in labels if (lead := lead_in_heading(label))}
    on = {label: CONTINUED.sub("", label) for label in labels if CONTINUED.search(label)}
    return own | {
        label: lead for label, start in on.items() for band, lead in own.items() if start and band.startswith(start)
    }
