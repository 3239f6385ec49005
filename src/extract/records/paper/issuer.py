"""Who issued a paper, where its own pages say so; otherwise it is the council it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from extract.codelists import DocumentType
from extract.kept import kept
from extract.model import Document, Page
from extract.records.phrases import FRONTS as SAYS
from extract.shipped import model_file


@lru_cache(maxsize=1)
def _issuers() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """Expressions by what they are for and by who issued the paper (``models/papers/issuers.toml``)."""
    data = model_file("papers", "issuers.toml")
    return {use: {name: re.compile(said, re.I | re.S) for name, said in names.items()} for use, names in data.items()}


@kept
def issuer(document: Document, kind: DocumentType) -> str | None:
    """The national body that issued the paper; None where its first and last pages name none as its issuer."""
    first, last = document.pages[:3], document.pages[-2:]
    text = " ".join(_text(page) for page in {page.number: page for page in (*first, *last)}.values())
    if kind == "inspection_report":
        return _first("inspection", text) or regulator_at_head(document.pages)
    if kind == "peer_challenge_report" and SAYS["lga"].search(text):
        return "LGA"
    if SAYS["crown"].search(text) and not SAYS["maps"].search(text):
        return _office(first) or "HM Government"
    return _first("anything", " ".join(_text(page) for page in first))


def regulator_at_head(pages: Sequence[Page]) -> str | None:
    """The regulator whose letterhead, running head or cover the first of ``pages`` bears: its name on a line of its
    own, or the only address of the page's foot."""
    page = pages[0]
    lines = [*page.furniture, *page.lines[:12]]
    texts = [line.text.strip(" .|") for line in lines]
    return next((name for name, said in _issuers()["regulators"].items() if any(map(said.fullmatch, texts))), None)


def _text(page: Page) -> str:
    return " ".join(line.text for line in (*page.lines, *page.furniture))


def _first(use: str, text: str) -> str | None:
    return next((name for name, said in _issuers()[use].items() if said.search(text)), None)


def _office(pages: Sequence[Page]) -> str | None:
    """The department named on a line of its own on the first pages."""
    for page in pages:
        for line in page.lines[:20]:
            if match := SAYS["office"].match(line.text.strip()):
                return match[1]
    return None
