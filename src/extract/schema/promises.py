"""Derived tables: what the papers of a whole store come to. Made anew from the other tables at the end of every run."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from extract import codelists
from extract.nested import Int32, Record, Signed


class OfCouncil(Record):
    council_code: str = Field(description="GSS code of the council; 'unknown' where not established")


class ChainRecord(OfCouncil):
    """The papers of one challenge, inspection or review, from its report to the last word on its actions."""

    chain_id: str = Field(description="Key of the chain")
    council: str | None = Field(description="Plain name of the council")
    kind: codelists.Origin = Field(description="Who challenged: peers, inspectors, auditors, scrutiny")
    subject: str | None = Field(
        description="What it was about: the service, or the telling words of its papers' titles"
    )
    subject_first: dt.date | None = Field(description="First day of the challenge, where a paper says so")
    subject_last: dt.date | None = Field(description="Last day of the challenge, where a paper says so")
    n_papers: Int32 = Field(description="Papers in it, copies of one paper once")
    n_recommendations: Int32 = Field(description="Recommendations in it, each once over all editions")
    n_actions: Int32 = Field(description="Actions in it, each once over all editions")


class ChainPaperRecord(OfCouncil):
    """A paper of a chain. A paper is a part of a file: a pack may hold papers of several chains."""

    chain_id: str = Field(description="The chain")
    document_id: str = Field(description="The file")
    part_id: str = Field(description="The paper inside it")
    stage: codelists.Stage = Field(description="What the paper is in the chain")
    edition: Int32 = Field(description="Place in the chain, from 1; copies of one paper have the same")
    copy_of: str | None = Field(description="part_id of the paper that counts, where this is a copy of it")
    published: dt.date | None = Field(
        description="Day of its meeting, else the day under its title, else the day or month in it"
    )
    probability: float = Field(ge=0, le=1, description="Chance that the paper belongs to the chain")
    why: str = Field(description="What ties it to the chain")


class PromiseRecord(OfCouncil):
    """An action or recommendation over all editions of its chain: one row, however often it is printed."""

    promise_id: str = Field(description="Key, kept over editions")
    kind: codelists.PromiseKind = Field(description="What is promised or asked for")
    chain_id: str = Field(description="The chain it belongs to")
    council: str | None = Field(description="Plain name of the council")
    record_id: str = Field(description="Its record in the latest edition that has it: the row that counts")
    document_id: str = Field(description="The file of that record")
    page_first: Int32 = Field(description="Page of that record")
    answers: list[str] = Field(description="Of an action: promise_id of the recommendations it answers")
    response: Literal["accepted", "partly", "rejected"] | None = Field(
        description="Of a recommendation: the council's answer, where stated"
    )
    ref_first: str | None = Field(description="Number or reference when first seen")
    ref_last: str | None = Field(description="Number or reference now")
    first_seen: dt.date | None = Field(description="Day of the first paper that has it")
    last_seen: dt.date | None = Field(description="Day of the last paper that has it")
    wording_first: str = Field(description="Its words when first seen")
    wording_last: str = Field(description="Its words now")
    lead_first: str | None = Field(description="Its leads when first named, canonical names, with semicolons")
    lead_last: str | None = Field(description="Its leads now")
    latest_first: dt.date | None = Field(
        description="Deadline first promised; the struck or former date of a paper goes before the date beside it"
    )
    latest_last: dt.date | None = Field(description="Deadline now")
    slipped_days: Signed | None = Field(description="Days between the two; negative where it was brought forward")
    status: codelists.Status = Field(description="Status in the latest edition that states one")
    status_as_of: dt.date | None = Field(description="Day of that edition")
    closed_on: dt.date | None = Field(
        description="Day of the first edition in which it is completed, superseded or not accepted, and stays so"
    )
    vanished: bool = Field(description="Whether a later edition no longer has it though it was never closed")
    vanished_on: dt.date | None = Field(description="Day of the first edition without it")
    n_editions: Int32 = Field(description="Editions that have it, copies of one paper once")


class PromiseEditionRecord(OfCouncil):
    """A promise in one edition of its chain: where it stands on paper, what was said, and what changed."""

    promise_id: str = Field(description="The promise")
    kind: codelists.PromiseKind = Field(description="What it is")
    chain_id: str = Field(description="The chain")
    edition: Int32 = Field(description="Place of the paper in the chain, from 1")
    published: dt.date | None = Field(description="Day of the paper")
    document_id: str = Field(description="The file")
    part_id: str = Field(description="The paper inside it")
    record_id: str | None = Field(description="The action or recommendation there; null where it has vanished")
    copy_of: str | None = Field(
        description="record_id of the row that counts, where this stands in a copy of the paper"
    )
    page_first: Int32 | None = Field(description="Page of the file")
    ref: str | None = Field(description="Number or reference as printed")
    text: str | None = Field(description="Its words in this edition")
    lead: str | None = Field(description="Its leads in this edition, canonical names")
    deadline: dt.date | None = Field(description="Last day by which it is to be done, by this edition")
    status: codelists.Status | None = Field(description="Status by this edition")
    changes: list[str] = Field(
        description="Against the edition before: added, reworded, renumbered, re-dated, lead, status, closed, reopened "
        "or vanished; empty where nothing changed"
    )
    probability: float = Field(ge=0, le=1, description="Chance that this row is the same promise as in editions before")


class FamilyRecord(OfCouncil):
    """Recommendations to several councils that ask for the same, in whatever words; kept under the council of the
    recommendation that is nearest to all the others."""

    family_id: str = Field(description="Key of the family, made of the first of its promises by key")
    promise_id: str = Field(description="The recommendation of it that is nearest to all others")
    asks: str = Field(description="Its words now")
    concepts: list[str] = Field(description="What most of the recommendations ask for or are about")
    probability: float = Field(ge=0, le=1, description="Mean chance that one of them asks for the same as another")
    councils: list[str] = Field(description="Plain names of the councils that were told so")
    n_councils: Int32 = Field(description="How many councils")
    n_recommendations: Int32 = Field(description="Recommendations in it, each once over all editions")
    n_unanswered: Int32 = Field(description="Of them those that no action answers")
    n_actions: Int32 = Field(description="Actions that answer them, each once over all editions")
    n_completed: Int32 = Field(description="Of them completed, as the latest paper says")


class FamilyMemberRecord(OfCouncil):
    """A recommendation of a family, and what its council made of it."""

    family_id: str = Field(description="The family")
    promise_id: str = Field(description="The recommendation")
    recommendation_id: str = Field(description="Its record in the latest edition that has it")
    council: str | None = Field(description="Plain name of the council")
    chain_id: str = Field(description="The chain it belongs to")
    probability: float = Field(ge=0, le=1, description="Mean chance that it asks for the same as the others")
    response: Literal["accepted", "partly", "rejected"] | None = Field(description="The council's answer, where stated")
    actions: list[str] = Field(description="promise_id of the actions that answer it")
    n_completed: Int32 = Field(description="Of them completed, as the latest paper says")
    document_id: str = Field(description="The file of that record")
    page_first: Int32 = Field(description="Page of that record")
