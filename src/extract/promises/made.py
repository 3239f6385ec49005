"""The derived tables of one council, from its papers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extract.families.texts import plain
from extract.nested import Record
from extract.promises.chains import Chain, chains
from extract.promises.editions import Edition, editions
from extract.promises.identity import Thread, threads
from extract.promises.keys import explained
from extract.promises.life import baseline, life, steps, vanished_in
from extract.promises.papers import CouncilPapers, read_council, ref_of
from extract.schema import ChainPaperRecord, ChainRecord, PromiseEditionRecord, PromiseRecord

Made = dict[str, list[Record]]


def derived(out: Path, code: str) -> Made:
    """Rows of the derived tables for the council ``code`` of the store ``out``. Raises StoreError."""
    return made_of(read_council(out, code))


def made_of(council: CouncilPapers) -> Made:
    """Rows of the derived tables for a council's papers, chain by chain."""
    found: Made = {"chains": [], "chain_papers": [], "promises": [], "promise_editions": []}
    used: Counter[str] = Counter()
    for chain in chains(council):
        in_order = explained(editions(chain))
        promised = threads(in_order, council.leads)
        whose = {"chain_id": chain.chain_id, "council_code": council.code}
        span = chain.span or (None, None)
        found["chains"].append(
            ChainRecord(
                **whose, council=chain.council, kind=chain.kind, subject=chain.subject,  # type: ignore[arg-type]
                subject_first=span[0], subject_last=span[1], n_papers=len(in_order),
                n_recommendations=len(promised.recommendations), n_actions=len(promised.actions),
            )
        )  # fmt: skip
        found["chain_papers"] += _papers(in_order, whose)
        asked = [_key(council.code, thread, used) for thread in promised.recommendations]
        for keys, all_threads in (
            (asked, promised.recommendations),
            ([_key(council.code, thread, used) for thread in promised.actions], promised.actions),
        ):
            first = baseline(all_threads)
            for key, thread in zip(keys, all_threads, strict=True):
                gone = vanished_in(thread, all_threads, in_order, promised.recommendations)
                answers = [asked[at] for at in sorted(thread.answers)]
                found["promises"].append(_promise(key, thread, council, chain, answers, gone))
                found["promise_editions"] += [
                    PromiseEditionRecord(promise_id=key, kind=thread.kind, **whose, **row)  # type: ignore[arg-type]
                    for row in steps(thread, council.leads, first, gone)
                ]
    return found


def _papers(in_order: Sequence[Edition], whose: Mapping[str, Any]) -> list[Record]:
    return [
        ChainPaperRecord(
            **whose, document_id=member.paper.document_id, part_id=member.paper.part_id, stage=edition.stage,  # type: ignore[arg-type]
            edition=edition.number, copy_of=edition.paper.part_id if place else None, published=edition.date,
            probability=member.probability, why=member.why,
        )
        for edition in in_order
        for place, member in enumerate(edition.members)
    ]  # fmt: skip


def _promise(
    key: str, thread: Thread, council: CouncilPapers, chain: Chain, answers: list[str], gone: Edition | None
) -> Record:
    return PromiseRecord(
        promise_id=key, kind=thread.kind, chain_id=chain.chain_id, council_code=council.code,  # type: ignore[arg-type]
        council=chain.council, answers=answers, vanished=gone is not None, vanished_on=gone.date if gone else None,
        **life(thread, council.leads),
    )  # fmt: skip


def _key(code: str, thread: Thread, used: Counter[str]) -> str:
    """A key that later editions leave alone: made of the council and of the words and number first printed."""
    said = "\n".join((code, thread.kind, plain(thread.first["text"]), plain(ref_of(thread.first))))
    key = f"p{hashlib.sha256(said.encode()).hexdigest()[:16]}"
    used[key] += 1
    return key if used[key] == 1 else f"{key}-{used[key]}"
