"""What a paper asks for or promises is told by its dress where no head, number or word announces it."""

from __future__ import annotations

import pytest

from extract.issues import Issues
from extract.records import FoundPaper, find_records
from paper import Paper, paper


def read(made: Paper) -> FoundPaper:
    (part,) = find_records(made.document, [table for page in made.by_page for table in page], Issues()).papers
    return part


ASKED = (
    "The ferry board should publish its timetable for the winter before the end of August.",
    "Each landing stage needs to have a named keeper and a telephone that works.",
    "Give every skipper a day of training in the new radio before the season begins.",
    "The fares should be looked at again with the island’s schools and shops.",
)
TALES = (
    "The crossing carried ninety thousand people last year and was late on eleven days. Crews know their boats. {} "
    "Islanders spoke kindly of the staff.",
    "Two of the five stages were rebuilt after the storm. The work was done in time and within the money set aside. {} "
    "Nobody could say who had the key.",
    "There was a near miss in fog in the spring. The inquiry found that both boats had kept a look-out. {} It was the "
    "first in nine years.",
    "Fares went up by a tenth. The number of day tickets fell in the month after, and came back in the summer. {} "
    "The office has kept good records of this.",
)
REPORT = ["**Peer review of the Ferries of Sallow Sound**", "Four peers came for three days in June.", ""]


def told(tales: tuple[str, ...], said: tuple[str, ...], mark: str) -> Paper:
    own = [tale.format(f"{mark}{one}{mark}") for tale, one in zip(tales, said, strict=True)]
    return paper([*REPORT, *(block for text in own for block in (text, ""))])


@pytest.mark.parametrize("mark", ["**", "__"])
def test_sentences_set_apart_within_paragraphs_are_what_is_asked(mark: str) -> None:
    assert [one.text for one in read(told(TALES, ASKED, mark)).recommendations] == list(ASKED)


def test_sentences_set_apart_that_only_tell_are_nothing() -> None:
    praise = (
        "The ferries have been on time in nine weeks of ten since the new boats came.",
        "All of the stages were open through the whole of the winter.",
        "The crews were calm, and their log was complete in every point.",
        "Takings were higher than in any year since the war.",
    )
    assert not read(told(TALES, praise, "**")).records


PLEDGES = (
    ("We will open the reading room on Sundays and pay two more wardens for it.", "Head of Libraries, by March 2027"),
    ("We will send the book van to all of the six villages on the moor.", "Fleet Manager, from May 2027"),
    ("We will ask young readers to choose a tenth of the new stock.", "Youth Librarian, by July 2027"),
)


@pytest.mark.parametrize("between", [", ", " "])
def test_who_and_when_stand_behind_what_is_set_apart(between: str) -> None:
    why = "Borrowing rose by a third last year. More than four hundred people wrote to us, and most were pleased."
    own = [f"**{pledge}** {why} __{who.replace(', ', between)}__" for pledge, who in PLEDGES]
    made = paper(["**Our libraries until 2028**", "", *(block for text in own for block in (text, ""))])
    found = read(made).actions
    assert [action.text for action in found] == [pledge for pledge, _ in PLEDGES]
    assert [f"{action.lead_raw}, {action.timescale_raw}" for action in found] == [who for _, who in PLEDGES]


def test_a_number_in_bold_is_no_topic() -> None:
    filling = "The crossing carried ninety thousand people last year and was late on eleven days of it all."
    own = [f"**AFI {number}** {one}" for number, one in enumerate(ASKED, start=1)]
    found = read(paper([*REPORT, filling, "", *(block for text in own for block in (text, ""))])).recommendations
    assert all("AFI" in f"{one.number} {one.text}" for one in found) and len(found) == len(ASKED)
