"""Records that no reader read and that stand and begin as those of their paper do; nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.flow.blocks import reading_flow
from extract.issues import Issues
from extract.lacking import with_siblings
from extract.ledger import account
from extract.model import Document, Page, Region, Word
from extract.records import FoundRecords
from extract.records.found import FoundAction, FoundPaper, FoundPart, FoundRecommendation
from extract.records.paper.metadata import describe_document
from extract.text import group_lines
from paper import PAPER_HEIGHT, PAPER_WIDTH, write

Line = tuple[str, float, float]
"""Words with their left edge and height."""
LEFT, HANGING, COLUMN = 50.0, 90.0, 400.0
DEEDS = ("Mend the roof of the hall.", "Buy a sweeper for the market.", "Plant trees along the ring road.",
         "Open the hall on Fridays.", "Draw a map of the drains.", "Teach drivers to save fuel.")  # fmt: skip


def top_of(row: int) -> float:
    return 100.0 + 40.0 * row


def listed(labels: Sequence[str], deeds: Sequence[str] = DEEDS, tail: str = "") -> list[Line]:
    """A list: a label at the left and, in line below one another, words."""
    lines: list[Line] = []
    for row, (label, deed) in enumerate(zip(labels, deeds, strict=False)):
        lines += [(label, LEFT, top_of(row)), (f"{deed}{tail}", HANGING, top_of(row))]
    return lines


def action(row: int, text: str, **fields: str | None) -> FoundAction:
    region = Region(1, group_lines(write(text, HANGING, top_of(row)), 1)[0].box)
    blank: dict[str, str | None] = dict.fromkeys(("group_label", "progress_raw", "status_raw", "timescale_raw"))
    told = {**blank, "ref": None, "lead_raw": None, **fields}
    return FoundAction((), text=text, bullets=(), ambiguous=False, notes=(), regions=(region,), method="prose",
                       confidence=0.6, **told)  # type: ignore[arg-type]  # fmt: skip


def asked(row: int, number: str, key: int) -> FoundRecommendation:
    region = Region(1, group_lines(write(DEEDS[row], HANGING, top_of(row)), 1)[0].box)
    return FoundRecommendation(key, number, DEEDS[row], None, "scrutiny", None, (region,), "prose", 0.6)


def read(
    lines: Sequence[Line],
    actions: Sequence[FoundAction] = (),
    recommendations: Sequence[FoundRecommendation] = (),
    before: Sequence[Line] = (),
) -> FoundPaper:
    """The paper with what is found beside its records on a page of ``lines``; ``before`` is on one before it."""
    pages = []
    for number, own in enumerate((before, lines) if before else (lines,), 1):
        words: list[Word] = [word for text, left, top in own for word in write(text, left, top)]
        pages.append(Page(number, PAPER_WIDTH, PAPER_HEIGHT, 0, tuple(group_lines(words, number))))
    document = Document("0" * 64, "a.pdf", tuple(pages))
    part = FoundPart(1, len(pages), document_type="action_plan")
    flow = tuple(reading_flow(document, [], 1, len(pages), frozenset()))
    paper = FoundPaper(part, (), (), tuple(recommendations), tuple(actions), (), (), flow)
    records = FoundRecords(describe_document(document, [part], Issues()), (paper,))
    return with_siblings(document, records, account(document, records)).papers[0]


def numbers(paper: FoundPaper) -> list[str | None]:
    return [each.number for each in paper.recommendations]


def test_a_gap_and_what_counts_on_are_filled() -> None:
    paper = read(listed("123456"), recommendations=[asked(0, "1", 0), asked(1, "2", 1), asked(3, "4", 2)])
    assert numbers(paper) == ["1", "2", "3", "4", "5", "6"]
    assert [each.text for each in paper.recommendations] == list(DEEDS)
    assert len({each.key for each in paper.recommendations}) == 6
    assert [dict(each.evidence) for each in paper.recommendations if each.number == "3"] == [{"as_siblings": 0.5}]


def test_letters_and_numbers_in_words_count_on_too() -> None:
    for labels in (("i.", "ii.", "iii.", "iv.", "v."), ("(a)", "(b)", "(c)", "(d)", "(e)")):
        told = [label.strip("().") for label in labels]
        found = [asked(row, told[row], row) for row in range(3)]
        assert numbers(read(listed(labels), recommendations=found)) == told
    found = [asked(row, word, row) for row, word in enumerate(("One", "Two", "Three"))]
    assert numbers(read(listed(("One", "Two", "Three", "Four")), recommendations=found))[-1] == "Four"


def test_what_a_list_at_the_end_says_again_stands_where_it_is_said_first() -> None:
    found = [asked(0, "1", 0), asked(1, "2", 1), asked(3, "4", 2)]
    moved = [replace(each, regions=(Region(2, each.regions[0].box),)) for each in found]
    last = read(listed("1234"), recommendations=moved, before=[(f"We say: {DEEDS[2]}", LEFT, 200.0)]).recommendations
    assert [(each.number, each.regions[0].page) for each in last] == [("1", 2), ("2", 2), ("3", 1), ("4", 2)]


def test_a_label_before_nothing_but_who_and_when_is_no_record() -> None:
    lines = [*listed(["Action:"] * 2), ("Action:", LEFT, top_of(2)), ("(Clerk, May 2025)", HANGING, top_of(2))]
    lines += [("Action:", LEFT, top_of(3)), (DEEDS[3], HANGING, top_of(3))]
    found = read(lines, [action(0, DEEDS[0]), action(1, DEEDS[1]), action(3, DEEDS[3])])
    assert [each.text for each in found.actions] == [DEEDS[0], DEEDS[1], DEEDS[3]]


def test_two_bare_numbers_tell_no_third() -> None:
    assert len(read(listed("123"), recommendations=[asked(0, "1", 0), asked(1, "2", 1)]).recommendations) == 2


def test_paragraphs_numbered_as_records_are_stay_paragraphs() -> None:
    """Numbers that begin before the records, or that another record has, are no list of them."""
    found = [asked(2, "3", 0), asked(3, "4", 1), asked(4, "5", 2)]
    assert len(read(listed("123456"), recommendations=found).recommendations) == 3
    again = [asked(0, "1", 0), asked(1, "2", 1), asked(2, "3", 2)]
    assert len(read(listed(("1", "2", "3", "9")), recommendations=again).recommendations) == 3


def test_a_label_stands_before_the_others() -> None:
    lines = listed(["Action:"] * 4)
    found = read(lines, [action(0, DEEDS[0]), action(2, DEEDS[2])])
    assert [each.text for each in found.actions] == list(DEEDS[:4])


def test_a_label_that_few_of_the_records_have_tells_nothing() -> None:
    lines = [*listed(["Action:", "", "", "", "Action:"])]
    lines = [line for line in lines if line[0]]
    assert len(read(lines, [action(row, DEEDS[row]) for row in range(4)]).actions) == 4


def test_another_look_or_place_is_another_thing() -> None:
    lines = listed(["Action:"] * 2)
    bold = [("**Action:**", LEFT, top_of(3)), (DEEDS[3], HANGING, top_of(3))]
    right = [("Action:", 250.0, top_of(4)), (DEEDS[4], 300.0, top_of(4))]
    assert len(read([*lines, *bold, *right], [action(0, DEEDS[0]), action(1, DEEDS[1])]).actions) == 2


def test_who_and_when_are_read_where_the_siblings_have_them() -> None:
    posts, dates = ("Head of Housing", "Tree Officer", "Parks Manager"), ("May 2026", "June 2026", "July 2026")
    beside = [(post, COLUMN, top_of(row)) for row, post in enumerate(posts)]
    below = [(f"__{date}__", HANGING, top_of(row) + 12) for row, date in enumerate(dates)]
    found = [action(row, DEEDS[row], lead_raw=posts[row], timescale_raw=dates[row]) for row in (0, 1)]
    last = read([*listed(["Action:"] * 3), *beside, *below], found).actions[-1]
    assert (last.text, last.lead_raw, last.timescale_raw) == (DEEDS[2], posts[2], dates[2])


def test_who_and_when_in_brackets_are_no_part_of_the_words() -> None:
    lines = listed(["Action:"] * 3, tail=" (Ann Lee; May)")
    last = read(lines, [action(0, DEEDS[0], lead_raw="Ann Lee"), action(1, DEEDS[1], lead_raw="Ann Lee")]).actions[-1]
    assert (last.text, last.lead_raw, last.timescale_raw) == (DEEDS[2], "Ann Lee", "May")


def test_a_paper_of_which_nothing_is_lost_stays_the_same() -> None:
    found = [action(row, deed) for row, deed in enumerate(DEEDS)]
    lines = [*listed(["Action:"] * 6), ("Note: the hall is shut in May.", LEFT, 500.0)]
    assert list(read(lines, found).actions) == found
