"""From a list to a folder: each paper once, whatever the site does and whenever the command is stopped."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from pathlib import Path

import pytest

from extract.sources import Corpus, known_facts, open_sources, source_order
from moderngov_fake import FakeModernGov, Modes, Paper, pdf, small_council, whole_council
from rows_of_papers import PAPER, by_title, status
from site_fake.asking import (
    GAP,
    assert_polite,
    client,
    command,
    environment,
    fetch_papers,
    files,
    list_papers,
    sources,
)


def test_each_paper_once_and_not_again(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path, packs=True)
        summary = fetch_papers(tmp_path)
        assert summary.outcomes == {"new": 7, "restricted": 1}
        assert summary.complete
        assert len(files(tmp_path)) == 7
        assert fetch_papers(tmp_path).outcomes == {"restricted": 1, "settled": 7}
    asked = [line.path for line in fake.asked("mgConvert2PDF|documents/")]
    assert len(asked) == len(set(asked)) == 7
    assert_polite(fake.log)


def test_a_row_says_where_the_file_came_from(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    row = next(row for row in sources(tmp_path) if row.attachment_id == "79701")
    assert row.path and row.document_id
    assert re.fullmatch(r"papers/2023-09-05-cabinet-appendix-b-members-action-plan-[0-9a-f]{12}\.pdf", row.path)
    assert (tmp_path / row.path).read_bytes() == pdf("Action plan")
    assert (row.http_status, row.content_type, row.edition) == (200, "application/pdf", 1)
    assert row.etag and row.size == len(pdf("Action plan"))
    assert row.final_address == row.address
    known = known_facts([tmp_path / row.path]).of(tmp_path / row.path)
    assert known
    assert (known.committee, known.meeting_date, known.agenda_item) == ("Cabinet", dt.date(2023, 9, 5), "9")
    assert (known.title, known.address) == ("Appendix B - Members' Action Plan", row.address)


def test_a_restricted_paper_is_never_asked_for(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    assert not fake.asked("79702")
    assert status(tmp_path, "Appendix C - Costs") == "restricted"


def test_the_same_pdf_under_two_addresses_is_stored_once(tmp_path: Path) -> None:
    council = small_council()
    council.meetings[2].items[0].papers.append(Paper(80000, "Action plan again", pdf("Action plan")))
    with FakeModernGov(council).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    assert len(files(tmp_path)) == 3
    first, again = by_title(tmp_path, "Appendix B - Members' Action Plan"), by_title(tmp_path, "Action plan again")
    assert first == again


def test_one_address_under_two_items_is_asked_once_and_has_two_rows(tmp_path: Path) -> None:
    council = small_council()
    plan = council.papers[1]
    council.meetings[2].items[0].papers.append(plan)
    with FakeModernGov(council).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    assert len(fake.asked("ID=79701")) == 1
    assert {row.committee for row in sources(tmp_path) if row.attachment_id == "79701"} == {
        "Cabinet", "Overview & Scrutiny Board",
    }  # fmt: skip


@pytest.mark.parametrize("validators", [True, False])
def test_a_changed_pdf_is_a_new_edition_and_the_old_one_stays(validators: bool, tmp_path: Path) -> None:
    council = recent_council()
    days = (dt.date.today() - dt.timedelta(days=30), dt.date.today())
    with FakeModernGov(council, Modes(validators=validators)).running() as fake:
        list_papers(fake, tmp_path, days=days)
        fetch_papers(tmp_path)
        _age(tmp_path)
        assert fetch_papers(tmp_path).outcomes == {"unchanged": 2}
        assert {line.status for line in fake.asked(PAPER)[2:]} == {304 if validators else 200}
        council.papers[0].body = pdf("Second edition")
        _age(tmp_path)
        assert fetch_papers(tmp_path).outcomes == {"edition": 1, "unchanged": 1}
    old, new = by_title(tmp_path, council.papers[0].title)
    assert (old[0], new[0]) == (1, 2)
    assert len(files(tmp_path)) == 3
    paths = [tmp_path / str(edition[2]) for edition in (old, new)]
    facts = known_facts(paths)
    addresses = [known.address for path in paths if (known := facts.of(path))]
    assert addresses[0] is None, "the address no longer gives the old edition"
    assert addresses[1] is not None


def recent_council() -> object:
    council = whole_council(1, 1, 2)
    council.meetings[0].date = dt.date.today() - dt.timedelta(days=10)
    return council


def _age(folder: Path) -> None:
    """Make it seem that everything was asked two days ago."""
    table = open_sources(Corpus(folder))
    table.add(
        [row.model_copy(update={"asked_at": row.asked_at - dt.timedelta(days=2)}) for row in table.rows if row.asked_at]
    )
    table.fold(source_order)


def test_a_settled_meeting_is_asked_again_only_when_told(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
        _age(tmp_path)
        assert fetch_papers(tmp_path).outcomes["settled"] == 3
        assert fetch_papers(tmp_path, again=True).outcomes["unchanged"] == 3


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ((200, "application/pdf", b"<!DOCTYPE html><html><title>Oops</title></html>"), "not_a_pdf"),
        ((200, "text/html", b"<html><title>Log in</title><form><input type='password'></form></html>"), "login"),
        ((200, "application/vnd.ms-excel", b"PK\x03\x04" + b"x" * 5000), "not_a_pdf"),
        ((200, "application/pdf", b""), "not_a_pdf"),
        ((404, "text/html", b"<html></html>"), "not_found"),
        ((401, "text/html", b"<html></html>"), "login"),
        ((500, "text/html", b"<html></html>"), "failed"),
    ],
)
def test_what_is_no_pdf_is_an_issue_not_a_file(reply: tuple[int, str, bytes], expected: str, tmp_path: Path) -> None:
    with FakeModernGov(small_council(), Modes(bodies={"ID=79700": reply})).running() as fake:
        list_papers(fake, tmp_path)
        summary = fetch_papers(tmp_path)
    assert status(tmp_path, "Cover report") == expected
    assert (summary.outcomes["new"], len(files(tmp_path)), len(summary.problems)) == (2, 2, 1)
    assert "\n" not in summary.problems[0]


def test_a_redirect_to_a_login_page_is_told_as_that(tmp_path: Path) -> None:
    modes = Modes(
        redirects={"ID=79700": "/mgLogin.aspx"}, bodies={"mgLogin": (200, "text/html", b"<html><p>Hi</p></html>")}
    )
    with FakeModernGov(small_council(), modes).running() as fake:
        list_papers(fake, tmp_path)
        fetch_papers(tmp_path)
    assert status(tmp_path, "Cover report") == "login"


def test_robots_txt_keeps_papers_from_being_asked_for(tmp_path: Path) -> None:
    with FakeModernGov(small_council(), Modes(robots="User-agent: *\nDisallow: /*Convert2PDF")).running() as fake:
        list_papers(fake, tmp_path, packs=True)
        summary = fetch_papers(tmp_path)
    assert summary.outcomes == {"disallowed": 3, "new": 4, "restricted": 1}
    assert not fake.asked(PAPER)


def test_a_spent_budget_stops_and_the_next_command_goes_on(tmp_path: Path) -> None:
    with FakeModernGov(whole_council(1, 2, 8)).running() as fake:
        list_papers(fake, tmp_path)
        summary = fetch_papers(tmp_path, {"max_requests": 4})
        assert (summary.outcomes, summary.left) == ({"new": 3}, 5)
        assert "budget" in summary.stopped["127.0.0.1"]
        assert fetch_papers(tmp_path).outcomes == {"new": 5, "settled": 3}
    assert len({line.path for line in fake.asked(PAPER)}) == len(fake.asked(PAPER)) == 8


def test_links_to_other_sites_are_followed_only_when_told(tmp_path: Path) -> None:
    council = small_council()
    other = FakeModernGov(small_council(), host="127.0.0.2")
    council.papers[0].outside = f"{other.address}mgConvert2PDF.aspx?ID=79701"
    with FakeModernGov(council).running() as fake, other.running():
        list_papers(fake, tmp_path)
        assert fetch_papers(tmp_path).outcomes == {"elsewhere": 1, "new": 2, "restricted": 1}
        assert not other.log
        assert fetch_papers(tmp_path, elsewhere=True).outcomes["new"] == 1
    assert {line.path for line in other.log} == {"/robots.txt", "/mgConvert2PDF.aspx?ID=79701"}


def test_only_the_kinds_asked_for(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        list_papers(fake, tmp_path, packs=True)
        fetch_papers(tmp_path, kinds=frozenset({"minutes", "supplement"}))
    assert {row.kind for row in sources(tmp_path)} == {"minutes", "supplement"}


def test_two_hosts_side_by_side_each_one_at_a_time(tmp_path: Path) -> None:
    from extract.fetch import fetch, listed_in

    council = whole_council(1, 2, 12)
    sites = [FakeModernGov(council, Modes(slow={PAPER: 0.03}), host=f"127.0.0.{n}") for n in (1, 2)]
    with sites[0].running(), sites[1].running():
        for number, fake in enumerate(sites):
            list_papers(fake, tmp_path / str(number))
        with client() as asking:
            found, _ = fetch(listed_in(str(tmp_path), tmp_path, None), asking)
    assert [summary.outcomes for summary in found] == [{"new": 12}, {"new": 12}]
    for fake in sites:
        assert_polite(fake.log)
    pairs = ((here, there) for here in sites[0].asked(PAPER) for there in sites[1].asked(PAPER))
    assert any(here.began < there.ended and there.began < here.ended for here, there in pairs), "never at the same time"


def test_a_plain_list_of_addresses(tmp_path: Path) -> None:
    with FakeModernGov(small_council()).running() as fake:
        lines = [
            "# wanted",
            f"{fake.address}documents/s79701/Action plan.pdf",
            "",
            f"{fake.address}documents/s1/gone.pdf",
        ]
        (tmp_path / "wanted.txt").write_text("\n".join(lines))
        done = subprocess.run(
            command("fetch", tmp_path / "wanted.txt", "--out", tmp_path / "out", "--gap", GAP),
            env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "1 new, 1 not found" in done.stdout
    assert "documents/s1/gone.pdf: status 404" in done.stderr
    assert len(files(tmp_path / "out")) == 1
