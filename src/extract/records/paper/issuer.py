"""Who issued a paper, where its own pages say so; otherwise it is the council it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.codelists import DocumentType
from extract.model import Document, Page

OFFICE = re.compile(
    r"^(?:the )?((?:department|ministry) (?:for|of) [A-Z][\w ,&-]{3,70}|cabinet office|home office|hm treasury)$", re.I
)
"""A department of state, on a line of its own."""
CROWN = re.compile(
    r"presented to parliament|crown copyright|by command of his majesty|by command of her majesty|hm government", re.I
)
MAPS = re.compile(r"ordnance survey|database rights?|\bos (?:data|licence)", re.I)
"""Maps are Crown copyright whoever prints them."""
OF_INSPECTION: tuple[tuple[str, str], ...] = (
    (r"\bofsted\b.*\b(?:care quality commission|cqc)\b|\b(?:care quality commission|cqc)\b.*\bofsted\b",
     "Ofsted and Care Quality Commission"),
    (r"\bofsted\b", "Ofsted"),
    (r"\bcare quality commission\b", "Care Quality Commission"),
    (r"\bhis majesty['’]s inspectorate of probation\b|\bhmi probation\b", "HM Inspectorate of Probation"),
)  # fmt: skip
OF_ANYTHING: tuple[tuple[str, str], ...] = (
    (r"\bhouse of commons library\b|\bcommons library research briefing\b", "House of Commons Library"),
)
REGULATORS: tuple[tuple[str, str], ...] = (
    (r"ofsted and (?:the )?care quality commission", "Ofsted and Care Quality Commission"),
    (r"(?:www\.)?(?:reports\.)?ofsted(?:\.gov\.uk|\.uk)?|office for standards in education.*", "Ofsted"),
    (r"(?:the )?care quality commission(?: \(cqc\))?|cqc|(?:www\.)?cqc\.org\.uk", "Care Quality Commission"),
    (r"(?:his|her) majesty['’]s inspectorate of constabulary.*|hmicfrs|(?:www\.)?hmicfrs\..*", "HMICFRS"),
    (r"(?:the )?regulator of social housing|rsh", "Regulator of Social Housing"),
    (
        r"(?:the )?(?:local government and social care|local government (?:and|&) social care|housing) ombudsman.*",
        "Ombudsman",
    ),
    (r"(?:his|her) majesty['’]s inspectorate of probation|hmi probation", "HM Inspectorate of Probation"),
    (r"(?:the )?planning inspectorate", "Planning Inspectorate"),
)
"""Regulators by their name on a line of its own."""
LGA = re.compile(r"\blocal government association\b|\blocal\.gov\.uk\b|\blga\b", re.I)


def issuer(document: Document, kind: DocumentType) -> str | None:
    """The national body that issued the paper; None where its first and last pages name none as its issuer."""
    first, last = document.pages[:3], document.pages[-2:]
    text = " ".join(_text(page) for page in {page.number: page for page in (*first, *last)}.values())
    if kind == "inspection_report":
        return _first(OF_INSPECTION, text) or regulator_at_head(document.pages)
    if kind == "peer_challenge_report" and LGA.search(text):
        return "LGA"
    if CROWN.search(text) and not MAPS.search(text):
        return _office(first) or "HM Government"
    return _first(OF_ANYTHING, " ".join(_text(page) for page in first))


def regulator_at_head(pages: Sequence[Page]) -> str | None:
    """The regulator whose letterhead, running head or cover the first of ``pages`` bears: its name on a line of its
    own, or the only address of the page's foot."""
    page = pages[0]
    lines = [*page.furniture, *page.lines[:12]]
    for pattern, name in REGULATORS:
        if any(re.fullmatch(pattern, line.text.strip(" .|"), re.I) for line in lines):
            return name
    return None


def _text(page: Page) -> str:
    return " ".join(line.text for line in (*page.lines, *page.furniture))


def _first(rules: Sequence[tuple[str, str]], text: str) -> str | None:
    return next((name for pattern, name in rules if re.search(pattern, text, re.I | re.S)), None)


def _office(pages: Sequence[Page]) -> str | None:
    """The department named on a line of its own on the first pages."""
    for page in pages:
        for line in page.lines[:20]:
            if match := OFFICE.match(line.text.strip()):
                return match[1]
    return None
