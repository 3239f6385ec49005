"""Made-up chains in a store: the papers of ``compare.made``, and the derived tables of what is stored."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd

from compare.made import CHIEF, DIRECTOR, Paper
from extract import store
from extract.promises import derive

Row = dict[str, Any]

CHALLENGE = (dt.date(2024, 1, 9), dt.date(2024, 1, 12))
SPRING, SUMMER, WINTER = dt.date(2025, 3, 31), dt.date(2025, 6, 30), dt.date(2025, 12, 31)
ASKED = ("Publish a housing strategy for the borough", "Mend every road before winter", "Listen to young people more")


def report() -> Paper:
    paper = Paper(
        "report", title="Corporate Peer Challenge", document_type="peer_challenge_report", challenge=CHALLENGE
    )
    for number, text in enumerate(ASKED, 1):
        paper.recommend(text, str(number))
    return paper


def plan(name: str = "plan", day: dt.date = dt.date(2024, 4, 2)) -> Paper:
    paper = Paper(name, title="Corporate Peer Challenge action plan", challenge=CHALLENGE, meeting_date=day)
    asked = [paper.recommend(text, str(number)) for number, text in enumerate(ASKED[:2], 1)]
    paper.act("Consult tenants on repairs", asked[:1], [DIRECTOR], by=SPRING, ref="1.1")
    paper.act("Appoint a lettings team", asked[:1], [CHIEF], by=SUMMER, ref="1.2")
    paper.act("Resurface the high street", asked[1:], [DIRECTOR], by=SPRING, ref="2.1")
    paper.act("Survey all bridges by drone", asked[1:], [DIRECTOR], by=SUMMER, ref="2.2")
    return paper


def progress() -> Paper:
    paper = Paper("progress", title="Corporate Peer Challenge: progress", document_type="progress_update",
                  meeting_date=dt.date(2024, 11, 5))  # fmt: skip
    asked = [paper.recommend(text, str(number)) for number, text in enumerate(ASKED[:2], 1)]
    paper.act("Consult all tenants and leaseholders on repairs", asked[:1], [DIRECTOR], by=SUMMER, ref="1.1",
              status="in_progress")  # fmt: skip
    paper.act("Plant street trees with schools", asked[1:], [CHIEF], by=WINTER, ref="2.1")
    paper.act("Resurface the high street", asked[1:], [CHIEF], ref="2.2", status="completed",
              timescale_kind="completed")  # fmt: skip
    paper.act("Survey all bridges by drone", asked[1:], [DIRECTOR], by=SUMMER, ref="2.3")
    return paper


def kept(out: Path, *papers: Paper) -> Path:
    """A store of these papers with its derived tables, as a run leaves it."""
    with store.writing(out):
        target = store.Store(out)
        target.write([paper.extraction() for paper in papers])
        derive(target)
    return out


def table(out: Path, name: str) -> pd.DataFrame:
    """A table of a store."""
    return pd.DataFrame(list(store.rows(out, name)))
