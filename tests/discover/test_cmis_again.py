"""CMIS sites asked again: what is settled is not asked twice, what changed or died is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from cmis_asking import listed, site
from cmis_fake import CmisModes, FakeCmis
from site_fake.asking import fetch_papers, files, links, sources
from site_fake.content import Item, Paper, pdf, small_council


def test_tokens_that_change_cost_no_second_download(tmp_path: Path) -> None:
    with site(tokens_change=True).running() as fake:
        listed(fake, tmp_path)
        fetch_papers(tmp_path)
        before = {row.address for row in sources(tmp_path)}
        listed(fake, tmp_path, again=True)
        assert not before & {row.address for row in links(tmp_path)}, "the addresses did not change"
        asked = len(fake.asked("Document.ashx"))
        assert fetch_papers(tmp_path).outcomes["settled"] == 7
        assert len(fake.asked("Document.ashx")) == asked + 1  # the one behind a login
    rows = [row for row in sources(tmp_path) if row.status == "fetched"]
    assert {row.address for row in rows} <= {row.address for row in links(tmp_path)}, "old addresses pile up"
    assert len(rows) == len(files(tmp_path)) == 7


def test_a_changed_paper_behind_a_changed_address_is_a_new_edition(tmp_path: Path) -> None:
    with site(tokens_change=True).running() as fake:
        listed(fake, tmp_path)
        fetch_papers(tmp_path)
        fake.council.papers[1].body = pdf("Action plan, revised")
        listed(fake, tmp_path, again=True)
        assert fetch_papers(tmp_path, again=True).outcomes == {"edition": 1, "login": 1, "unchanged": 6}
    editions = [row.edition for row in sources(tmp_path) if row.title == "Appendix B - Members' Action Plan"]
    assert sorted(editions) == [1, 2]


def test_tokens_that_die_are_got_over_by_listing_anew(tmp_path: Path) -> None:
    with site(tokens_die=True).running() as fake:
        listed(fake, tmp_path / "a")
        listed(fake, tmp_path / "b")
        assert fetch_papers(tmp_path / "a").outcomes == {"not_found": 8}
        listed(fake, tmp_path / "a", again=True)
        assert fetch_papers(tmp_path / "a").outcomes == {"login": 1, "new": 7}


def test_meetings_asked_once_are_not_asked_again_and_what_was_listed_stays(tmp_path: Path) -> None:
    with site().running() as fake:
        listed(fake, tmp_path)
        listed(fake, tmp_path)
    assert len(fake.asked("ViewMeeting")) == len(fake.asked("NoJava")) == 3
    assert len(links(tmp_path)) == 8


def test_months_are_asked_again_until_they_are_settled(tmp_path: Path) -> None:
    from extract.discover.cmis.kept import AskedMonth
    from extract.sources import Table

    with site().running() as fake:
        listed(fake, tmp_path)
        months = tmp_path / ".state" / "cmis-months.parquet"
        table = Table(months, months.with_suffix(".jsonl"), AskedMonth, lambda row: row.month)
        for row in table.rows:
            table.add([row.model_copy(update={"asked_at": row.asked_at.replace(year=2023, month=12, day=30)})])
        table.fold(lambda row: (str(row.month),))
        listed(fake, tmp_path)
    asked = Counter(line.path[-23:-13] for line in fake.asked("NoJava"))
    assert asked == {"2023-09-01": 1, "2023-10-01": 2, "2023-11-01": 2}, "September was over for 90 days"


def test_a_decision_that_gave_no_answer_is_asked_again_though_its_meeting_is_settled(tmp_path: Path) -> None:
    council = small_council()
    council.meetings[0].decisions = [Item(7, 0, "Award of a contract", [Paper(9001, "Record", pdf("Decision"))])]
    with FakeCmis(council, CmisModes(fails={"DecisionDetails": [404]})).running() as fake:
        assert listed(fake, tmp_path, packs=True).links == 8
        summary = listed(fake, tmp_path, packs=True)
        assert (summary.links, summary.meetings_asked, summary.remarks) == (9, 1, [])
        assert listed(fake, tmp_path, packs=True).meetings_asked == 0


def test_a_withdrawn_meeting_is_selected_no_more_and_is_again_when_it_comes_back(tmp_path: Path) -> None:
    with site().running() as fake:
        assert listed(fake, tmp_path).links == 8
        gone = fake.council.meetings.pop(0)
        summary = listed(fake, tmp_path, again=True)
        assert summary.withdrawn == 1
        assert str(gone.id) not in {row.meeting_id for row in links(tmp_path)}
        fake.modes.fails["Date/2023-10"] = [404]
        assert listed(fake, tmp_path, again=True).withdrawn == 0, "a month did not answer: nobody knows"
        fake.council.meetings.insert(0, gone)
        summary = listed(fake, tmp_path, again=True)
        assert (summary.links, summary.withdrawn) == (8, 0)


def test_a_settled_meeting_that_moved_is_asked_again(tmp_path: Path) -> None:
    with site().running() as fake:
        listed(fake, tmp_path)
        fake.council.meetings[0].date = dt.date(2023, 9, 19)
        (tmp_path / ".state" / "cmis-months.parquet").unlink()
        assert listed(fake, tmp_path).meetings_asked == 1
    assert dt.date(2023, 9, 19) in {row.meeting_date for row in links(tmp_path)}
