"""``refresh`` over both kinds of site: what is new, and that nothing is asked for twice."""

from __future__ import annotations

import datetime as dt
import errno
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cmis_fake import CmisModes, FakeCmis
from extract.cli import ExitCode, main
from extract.refresh import LAST
from extract.refresh import news as news_module
from extract.refresh.news import MOST_NEAR, news_between
from extract.refresh.standing import Promise, Standing
from extract.web import LOOPBACK_VARIABLE
from moderngov_fake import FakeModernGov
from site_fake.asking import GAP, assert_polite
from site_fake.content import Committee, Council, Item, Meeting, Paper
from site_fake.plans import LINES, changed, plan
from site_fake.server import FakeSite

DAYS = ("--from", "2025-01-01")
COLUMNS = "code,gss_code,official_name,name,names,type,region,nation,site_host,site_kind,domain"


def council(name: str, *plans: tuple[dt.date, bytes]) -> Council:
    """A Cabinet with a meeting for each plan."""
    cabinet = Committee(690, "Cabinet")
    made = Council([cabinet], [])
    for day, body in plans:
        add_meeting(made, day, body)
    return made


def add_meeting(made: Council, day: dt.date, body: bytes) -> None:
    number = 11000 + len(made.meetings)
    title = "Corporate Peer Challenge action plan"
    item = Item(number * 10, 6, title, [Paper(number * 100, title, body)])
    made.meetings.append(Meeting(number, made.committees[0], day, [item]))


@dataclass(frozen=True)
class Sites:
    """Two councils of the registry, whose sites are fakes of either kind."""

    barnet: FakeModernGov
    derby: FakeCmis
    stack: ExitStack

    @property
    def both(self) -> tuple[FakeSite[Any], ...]:
        return self.barnet, self.derby

    def asked_papers(self) -> list[str]:
        return [line.path for site in self.both for line in site.asked("mgConvert2PDF|Document.ashx")]


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sites]:
    first = dt.date(2025, 2, 3)
    barnet = FakeModernGov(council("Barnet", (first, plan("Barnet"))))
    derby = FakeCmis(council("Derby", (first, plan("Derby City"))), CmisModes(tokens_change=True, today=first))
    registry = tmp_path / "registry"
    registry.mkdir()
    rows = (
        f"BNE,E09000003,London Borough of Barnet,Barnet,Barnet,,London,England,{barnet.address},moderngov,",
        f"DER,E06000015,Derby City Council,Derby,Derby,,East Midlands,England,{derby.address},cmis,",
    )
    (registry / "councils.csv").write_text("\n".join((COLUMNS, *rows, "")))
    monkeypatch.setenv("COUNCIL_EXTRACT_CORPORA", str(registry))
    monkeypatch.setenv(LOOPBACK_VARIABLE, "1")
    monkeypatch.chdir(tmp_path)
    with ExitStack() as stack:
        stack.enter_context(barnet.running())
        stack.enter_context(derby.running())
        yield Sites(barnet, derby, stack)


def refresh(*more: object) -> int:
    line = ("refresh", "barnet", "derby", "--out", "OUT", *DAYS, "--gap", GAP, "--workers", 1, *more)
    with pytest.raises(SystemExit) as left:
        main([str(word) for word in line])
    return int(left.value.code or 0)


def news(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found["news"]  # type: ignore[no-any-return]


def make_stale() -> None:
    """Let what was asked have been asked yesterday: within twelve hours nothing is asked again."""
    from extract.sources import Corpus, listed_order, open_listed, open_meetings, open_sources, source_order

    for folder in Path("corpora").iterdir():
        corpus, ago = Corpus(folder), dt.timedelta(days=1)
        for table, order in (
            (open_meetings(corpus), lambda row: (row.meeting_id,)),
            (open_sources(corpus), source_order),
        ):
            table.add([row.model_copy(update={"asked_at": row.asked_at and row.asked_at - ago}) for row in table.rows])  # type: ignore[attr-defined]
            table.fold(order)  # type: ignore[arg-type]
        listed = open_listed(corpus)
        listed.add([row.model_copy(update={"found_at": row.found_at - ago}) for row in listed.rows])
        listed.fold(listed_order)


@pytest.mark.slow
def test_the_second_time_nothing_is_fetched_twice_and_a_changed_plan_shows_as_changed_promises(
    sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refresh() == ExitCode.DONE
    told = capsys.readouterr().out
    assert "First time: 2 papers" in told
    assert Counter(sites.asked_papers()).most_common(1)[0][1] == 1
    assert refresh("--json") == ExitCode.DONE
    quiet = news(capsys)
    assert [quiet[name] for name in ("papers", "promises", "changed", "overdue")] == [[], [], [], []]
    assert len(sites.asked_papers()) == 2, "a paper was fetched twice"
    # Barnet brings the plan to its cabinet anew; Derby puts another behind the same line of its agenda.
    later = changed(LINES, "1.1", status="Completed")
    later = changed(later, "1.2", timescale="31 March 2026", lead="Director of Strategy")
    add_meeting(sites.barnet.council, dt.date(2025, 9, 1), plan("Barnet", later))
    sites.derby.council.papers[0].body = plan("Derby City", changed(LINES, "2.2", timescale="30 June 2027"))
    make_stale()
    assert refresh("--json") == ExitCode.DONE
    found = news(capsys)
    assert [paper["council"] for paper in found["papers"]][:1] == ["Barnet"]
    moved = {
        (one["now"]["council"], one["now"]["ref"]): one for one in found["changed"] if one["now"]["kind"] == "action"
    }
    assert moved[("Barnet", "1.1")]["fields"] == ["status"]
    assert moved[("Barnet", "1.2")]["now"]["deadline"] == "2026-03-31"
    assert moved[("Barnet", "1.2")]["before"]["deadline"] == "2026-12-31"
    assert set(moved[("Barnet", "1.2")]["fields"]) >= {"lead", "deadline"}
    assert {council for council, _ in moved} == {"Barnet"}
    for site in sites.both:
        assert_polite(site.log)
    assert (Path("OUT") / LAST).is_file()


@pytest.mark.slow
def test_a_plan_replaced_at_its_place_shows_as_changed_promises(
    sites: Sites, capsys: pytest.CaptureFixture[str]
) -> None:
    held = dt.datetime.now().date() - dt.timedelta(days=7)
    sites.derby.council.meetings[0].date = sites.derby.modes.today = held
    assert refresh("--quiet") == ExitCode.DONE
    capsys.readouterr()
    put = changed(
        changed(LINES, "2.2", timescale="30 June 2024"), "3.1", action="Agree a work programme with every chair"
    )
    sites.derby.council.papers[0].body = plan("Derby City", put)
    make_stale()
    assert refresh("--json") == ExitCode.DONE
    found = news(capsys)
    moved = {one["now"]["ref"]: one for one in found["changed"] if one["now"]["kind"] == "action"}
    assert moved["2.2"]["now"]["deadline"] == "2024-06-30"
    assert moved["2.2"]["before"]["deadline"] == "2027-09-30"
    assert moved["3.1"]["fields"] == ["wording"]
    assert {one["now"]["council"] for one in found["changed"]} == {"Derby"}
    assert [promise["ref"] for promise in found["overdue"]] == ["2.2"]
    assert found["promises"] == []


def test_nothing_at_all_is_2_and_says_why(sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    for site in sites.both:
        site.modes.forbidden = "as[mp]x"
    assert refresh() == ExitCode.NOTHING_DONE
    told = capsys.readouterr().err
    assert "Barnet: stopped (blocked)" in told
    assert "Nothing could be read" in told


def promise(**said: Any) -> Promise:
    usual = {
        "council": "Barnet", "kind": "action", "ref": "1", "wording": "Hold three workshops with residents",
        "lead": "Chief Executive", "deadline": dt.date(2026, 3, 31), "status": "in_progress", "vanished": False,
        "overdue": False, "document_id": "a", "page": 1,
    }  # fmt: skip
    return Promise(**usual | said)


def standing(day: int, **promises: Promise) -> Standing:
    return Standing(on=dt.date(2026, 4, day), papers={}, promises=promises)


def test_only_what_differs_is_news() -> None:
    same = standing(1, a=promise(), b=promise(ref="2", overdue=True))
    assert news_between(None, same).since is None
    told = news_between(
        same, standing(2, a=promise(overdue=True), b=promise(ref="2", overdue=True), c=promise(ref="3"))
    )
    assert (told.since, told.changed, [key for key, _ in told.promises]) == (dt.date(2026, 4, 1), (), ["c"])
    assert [key for key, _ in told.overdue] == ["a"], "what was overdue before is not newly so"


def test_a_promise_whose_key_changed_with_its_words_is_changed_not_new() -> None:
    before = standing(1, old=promise(), other=promise(ref="2", wording="Train all budget holders"))
    now = standing(2, new=promise(wording="Hold four workshops with residents"), other=before.promises["other"])
    told = news_between(before, now)
    assert [(one.promise_id, one.fields) for one in told.changed] == [("new", ("wording",))]
    assert told.promises == ()


def test_a_standing_of_another_version_counts_as_none(tmp_path: Path) -> None:
    assert Standing.load(tmp_path) is None
    (tmp_path / LAST).parent.mkdir()
    (tmp_path / LAST).write_text('{"on": "never"}')
    assert Standing.load(tmp_path) is None
    assert Standing.lost_in(tmp_path)
    kept = standing(1, a=promise())
    kept.save(tmp_path)
    assert Standing.load(tmp_path) == kept
    assert not Standing.lost_in(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("spoilt", ["[]", '{"on": "2025-01-01", "papers"', ""])
def test_a_spoilt_standing_is_no_first_time(spoilt: str, sites: Sites, capsys: pytest.CaptureFixture[str]) -> None:
    assert refresh("--quiet") == ExitCode.DONE
    (Path("OUT") / LAST).write_text(spoilt)
    assert refresh() == ExitCode.SOME_LEFT_OUT
    told = capsys.readouterr()
    assert "First time" not in told.out
    assert "What was told last cannot be read" in told.err
    assert refresh() == ExitCode.DONE


def test_promises_with_new_keys_are_paired_without_comparing_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared, ratio = 0, news_module.fuzz.ratio

    def counted(*words: str) -> float:
        nonlocal compared
        compared += 1
        return ratio(*words)

    monkeypatch.setattr(news_module.fuzz, "ratio", counted)
    said = [f"Hold workshop {n} with the residents of ward {n * 7} and write up what they said" for n in range(800)]
    before = standing(1, **{f"o{n}": promise(wording=words, ref=None) for n, words in enumerate(said)})
    now = standing(2, **{f"n{n}": promise(wording=f"{words} there", ref=None) for n, words in enumerate(said)})
    told = news_between(before, now)
    assert (len(told.changed), told.promises) == (800, ())
    assert all(one.before.wording in one.now.wording for one in told.changed)
    assert compared <= 800 * MOST_NEAR


@pytest.mark.slow
def test_news_that_could_not_be_told_is_told_the_next_time(
    sites: Sites, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as while_full:
        while_full.setattr("extract.cli.refresh._print", full)
        assert refresh() == ExitCode.NOTHING_DONE
    capsys.readouterr()
    assert refresh() == ExitCode.DONE
    assert "First time: 2 papers" in capsys.readouterr().out
