"""Many prints of one paper: each row counts once, and the time grows with the papers, not with their pairs."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from compare.made import KENT, Paper, stored
from extract.compare import read_papers, select

TEXTS = (
    "Publish the medium term financial strategy with a reserves policy",
    "Recruit to the vacant posts in the planning enforcement team",
    "Agree terms of reference for the member development working group",
    "Write to all tenants about the new repairs reporting telephone line",
)


def printed(out: Path, count: int) -> Path:
    """Prints of one plan, each with a letter or two misread at a place of its own."""
    papers = []
    for number in range(count):
        paper = Paper(f"{number:05d}", KENT)
        for row, text in enumerate(TEXTS):
            at = (7 * number + row) % (len(text) - 2)
            paper.act(text[:at] + ("c" if text[at] != " " else " ") + text[at + 1 :])
        papers.append(paper)
    return stored(out, *papers)


def chosen(out: Path) -> tuple[int, float]:
    """How many actions count, and the seconds of processor time that finding them took."""
    papers = read_papers(out)
    took = []
    for _ in range(3):  # the least of three: clearing up after other tests is none of its doing
        begin = time.process_time()
        found = select(papers)
        took.append(time.process_time() - begin)
    return len(found.counted.actions), min(took)


def test_many_misread_prints_count_once_in_time_that_grows_with_the_papers(tmp_path: Path) -> None:
    few, many = (chosen(printed(tmp_path / str(count), count)) for count in (40, 240))
    assert (few[0], many[0]) == (4, 4)
    assert many[1] < 18 * max(few[1], 0.02)  # by pairs it would take 36 times as long


def test_rows_drifting_from_print_to_print_are_one(tmp_path: Path) -> None:
    """The last print shares too few letters with the first; those between tie them together."""
    text = "Agree terms of reference for the member development working group"
    papers = []
    for number in range(4):
        paper = Paper(f"{number:05d}", KENT)
        paper.act(text)
        papers.append(paper)
        text = text[: 4 * number] + "zzzz" + text[4 * number + 4 :]
    assert chosen(stored(tmp_path, *papers))[0] == 1


def test_two_rows_of_one_paper_stay_two_in_every_print(tmp_path: Path) -> None:
    papers = []
    for number in range(3):
        paper = Paper(f"{number:05d}", KENT)
        for _ in range(2):
            paper.act("Report progress to the committee")
        papers.append(paper)
    assert chosen(stored(tmp_path, *papers))[0] == 2


def test_a_hundred_editions_are_one_plan_and_only_the_latest_counts(tmp_path: Path) -> None:
    papers = []
    for number in range(100):
        paper = Paper(f"{number:05d}", KENT, meeting_date=dt.date(2014, 1, 1) + dt.timedelta(days=30 * number))
        for text in TEXTS:
            paper.act(text, progress_raw=f"Step {number}")
        papers.append(paper)
    out = stored(tmp_path, *papers)
    found = select(read_papers(out))
    assert [len(plan.editions) for plan in found.plans] == [100]
    assert {row["document_id"] for row in found.counted.actions} == {"00099"}
    assert len(select(read_papers(out), all_editions=True).counted.actions) == 400
