"""What an edition does not tell is no change, and what stands ahead of a plan does not make the plan new."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from compare.made import Paper
from extract.export import export
from promises.made import CHALLENGE, SPRING, SUMMER, kept, plan, table


def test_a_few_actions_ahead_of_their_plan_make_none_of_it_new(tmp_path: Path) -> None:
    cover = Paper("cover", title="Corporate Peer Challenge", challenge=CHALLENGE, meeting_date=dt.date(2024, 3, 5))
    cover.act("Thank the peer team for its work", ref=None)
    rows = table(kept(tmp_path, cover, plan()), "promise_editions")
    assert {change for changes in rows[rows.document_id == "plan"].changes for change in changes} == set()


def test_what_an_edition_does_not_tell_is_as_the_last_told_it(tmp_path: Path) -> None:
    papers = [
        Paper(
            name,
            title="Corporate Peer Challenge action plan",
            challenge=CHALLENGE,
            meeting_date=dt.date(2024, month, 2),
        )
        for month, name in ((4, "plan"), (7, "minutes"), (11, "progress"))
    ]
    for paper, told in zip(papers, ({"by": SPRING, "status": "completed"}, {}, {"by": SPRING}), strict=True):
        paper.act("Consult tenants on repairs", ref="1", **told)
        paper.act("Survey all bridges by drone", ref="2", by=SUMMER)
    rows = table(kept(tmp_path, *papers), "promise_editions")
    assert {change for changes in rows.changes for change in changes} == set()


def test_editions_of_a_plan_go_into_a_workbook(tmp_path: Path) -> None:
    out = kept(tmp_path / "store", plan("first"), plan("second", dt.date(2024, 9, 3)))
    export(out, "xlsx", tmp_path / "plans.xlsx")
    assert (tmp_path / "plans.xlsx").stat().st_size > 0
