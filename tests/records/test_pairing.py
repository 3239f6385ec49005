"""Several actions in one cell: each with what stands level with it, none dropped, doubt marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records.plans.columns import ColumnRole
from extract.records.plans.pairing import Pairing, pair
from paper import table

ROLES: tuple[ColumnRole, ...] = ("lead", "timescale", "status", "progress")


def row(action: str, lead: str = "", timescale: str = "", status: str = "", progress: str = "") -> Pairing:
    """A row of a plan as it stands on the page; text level with text is on the same line of its cell."""
    cells = table([action, lead, timescale, status, progress], widths=[200, 100, 75, 60, 120]).cells
    return pair(cells[0], {role: [cell] for role, cell in zip(ROLES, cells[1:], strict=True)})


def found(pairing: Pairing) -> list[tuple[str, str, str]]:
    return [(s.text, s.beside.get("lead", ""), s.beside.get("timescale", "")) for s in pairing.shares]


# ---------------------------------------------------------------- equal counts


def test_numbers_below_one_another_tell_the_actions_beside_them_apart() -> None:
    cells = table(
        ["1.1\n1.2\n1.3", "Recruit six officers\nAudit plans\nNewsletter", "Head of SEND\nICB\nComms", "May\n\nTermly"],
        widths=[40, 200, 120, 80],
    ).cells
    roles: tuple[ColumnRole, ...] = ("ref", "lead", "timescale")
    beside = {role: [cell] for role, cell in zip(roles, (cells[0], *cells[2:]), strict=True)}
    assert [(s.beside["ref"], s.text, s.beside["lead"]) for s in pair(cells[1], beside).shares] == [
        ("1.1", "Recruit six officers", "Head of SEND"),
        ("1.2", "Audit plans", "ICB"),
        ("1.3", "Newsletter", "Comms"),
    ]


def test_one_action() -> None:
    pairing = row("Publish the vision", "Leader", "May 2024")
    assert found(pairing) == [("Publish the vision", "Leader", "May 2024")]
    assert not pairing.shares[0].ambiguous


def test_three_actions_with_a_lead_and_a_date_each() -> None:
    pairing = row(
        "Publish the vision\n\nConsult residents\n\nReport to Cabinet",
        "Leader\n\nHead of Policy\n\nChief Executive",
        "May 2024\n\nJune 2024\n\nJuly 2024",
    )
    assert found(pairing) == [
        ("Publish the vision", "Leader", "May 2024"),
        ("Consult residents", "Head of Policy", "June 2024"),
        ("Report to Cabinet", "Chief Executive", "July 2024"),
    ]
    assert not any(share.ambiguous for share in pairing.shares)


def test_lines_that_end_early_level_with_a_lead_and_a_date_each_are_actions_without_white_between_them() -> None:
    pairing = row("Publish the vision\nReport to Cabinet", "Head of Policy\nLeader", "May 2024\nJune 2024")
    assert found(pairing) == [
        ("Publish the vision", "Head of Policy", "May 2024"), ("Report to Cabinet", "Leader", "June 2024"),
    ]  # fmt: skip


def test_a_lead_that_wraps_is_still_one_lead() -> None:
    pairing = row(
        "Publish the vision\n\n\nReport to Cabinet",
        "Director of Strategy and Resources\n\nLeader",
        "May 2024\n\n\nJune 2024",
    )
    assert found(pairing) == [
        ("Publish the vision", "Director of\nStrategy and\nResources", "May 2024"),
        ("Report to Cabinet", "Leader", "June 2024"),
    ]  # one lead with the line ends of print, at which the tagging stage may find two parties


def test_actions_without_blank_lines_part_where_an_entry_stands_beside_them() -> None:
    pairing = row(
        "Publish the vision for the whole borough.\nConsult.\nReport to Cabinet on the results of it.",
        "Leader\n\nChief Executive",
        "May 2024\n\nJuly 2024",
    )
    assert [lead for _, lead, _ in found(pairing)] == ["Leader", "Chief Executive"]
    assert pairing.shares[1].text == "Report to Cabinet on the results of it."


# ---------------------------------------------------------------- unequal counts


def test_fewer_dates_than_actions_leaves_the_others_without_one() -> None:
    pairing = row(
        "Publish the vision\n\nConsult residents\n\nReport to Cabinet",
        "Leader\n\nHead of Policy\n\nLeader",
        "\n\nJune 2024",
    )
    assert [date for _, _, date in found(pairing)] == ["", "June 2024", ""]
    assert all(share.ambiguous for share in pairing.shares)
    assert "3 actions beside 1 under timescale" in pairing.shares[0].notes[0]


def test_more_leads_than_actions_stay_with_the_action_at_their_height() -> None:
    pairing = row(
        "Publish the vision\n\n\n\nReport to Cabinet",
        "Leader\n\nHead of Policy\n\nChief Executive",
        "May 2024\n\n\n\nJuly 2024",
    )
    assert [lead for _, lead, _ in found(pairing)] == ["Leader\n\nHead of Policy", "Chief Executive"]
    assert all(share.ambiguous for share in pairing.shares)


def test_one_action_with_two_dates_keeps_both_and_says_so() -> None:
    pairing = row("Publish the vision", "Leader", "May 2024\n\nJuly 2024")
    assert found(pairing) == [("Publish the vision", "Leader", "May 2024\nJuly 2024")]
    assert pairing.shares[0].ambiguous


def test_paragraphs_with_single_entries_beside_them_are_one_action() -> None:
    pairing = row("Publish the vision.\n\nThis builds on the survey.", "Leader", "May 2024")
    assert found(pairing) == [("Publish the vision.\nThis builds on the survey.", "Leader", "May 2024")]


def test_a_progress_note_of_several_paragraphs_belongs_to_the_whole_row() -> None:
    pairing = row("Publish the vision", "Leader", "May 2024", "Green", "Drafted.\n\nConsulted on.")
    (share,) = pairing.shares
    assert (share.beside["status"], share.beside["progress"]) == ("Green", "Drafted.\nConsulted on.")
    assert not share.ambiguous


def test_each_action_has_its_own_status_where_the_counts_agree() -> None:
    pairing = row(
        "Publish the vision\n\nReport to Cabinet", "Leader", "May 2024\n\nJune 2024", "Done\n\nOpen", "All well"
    )
    assert [share.beside["status"] for share in pairing.shares] == ["Done", "Open"]
    assert [share.beside["progress"] for share in pairing.shares] == ["All well", "All well"]


# ---------------------------------------------------------------- lists


def test_bullets_stay_with_the_sentence_that_announces_them() -> None:
    pairing = row(
        "Publish a vision for:\n\n• growth\n• culture\n\nReport to Cabinet",
        "Leader\n\n\n\n\nChief Executive",
        "May 2024\n\n\n\n\nJuly 2024",
    )
    assert found(pairing) == [
        ("Publish a vision for:\n• growth\n• culture", "Leader", "May 2024"),
        ("Report to Cabinet", "Chief Executive", "July 2024"),
    ]


def test_bullets_with_one_lead_are_one_action() -> None:
    (share,) = row("• publish the vision\n• consult residents", "Leader", "May 2024").shares
    assert share.text == "• publish the vision\n• consult residents"


# ---------------------------------------------------------------- labels and remarks


def test_a_bold_capital_label_above_the_lead_groups_the_row() -> None:
    pairing = row("Publish the vision", "**PLACE**\nDirector of Growth", "May 2024")
    assert pairing.group_label == "PLACE"
    assert found(pairing) == [("Publish the vision", "Director of Growth", "May 2024")]


@pytest.mark.parametrize("lead", ["CMT", "**CMT**", "**Leader**\nChief Executive", "SLT\nCMT"])
def test_a_lead_in_capitals_or_bold_alone_is_a_lead(lead: str) -> None:
    pairing = row("Publish the vision", lead, "May 2024")
    assert pairing.group_label is None
    assert pairing.shares[0].beside["lead"].split() == lead.replace("**", "").split()


def test_a_question_with_nothing_beside_it_is_a_remark() -> None:
    pairing = row(
        "Publish the vision\n\nReport to Cabinet\n\nAre there more of these to add?",
        "Leader\n\nChief Executive",
        "May 2024\n\nJuly 2024",
    )
    assert [text for text, _, _ in found(pairing)] == ["Publish the vision", "Report to Cabinet"]
    assert pairing.remarks == ("Are there more of these to add?",)
    assert not any(share.ambiguous for share in pairing.shares)


def test_a_question_that_someone_is_to_answer_is_an_action() -> None:
    pairing = row("Publish the vision\n\nWhat do residents want?", "Leader\n\nHead of Policy", "May 2024\n\nJune 2024")
    assert [lead for _, lead, _ in found(pairing)] == ["Leader", "Head of Policy"]
    assert pairing.remarks == ()


@pytest.mark.parametrize(
    "note", ["[Officers to check the dates]", "Note to author: check dates", "To be confirmed by the board"]
)
def test_a_drafters_note_is_a_remark(note: str) -> None:
    pairing = row(f"Publish the vision\n\n{note}", "Leader", "May 2024")
    assert [text for text, _, _ in found(pairing)] == ["Publish the vision"]
    assert pairing.remarks == (note,)


def test_a_note_alone_is_kept_as_the_action() -> None:
    pairing = row("To be confirmed by the board", "Leader", "TBC")
    assert found(pairing) == [("To be confirmed by the board", "Leader", "TBC")]


def test_remarks_alone_do_not_take_the_leads_with_them() -> None:
    pairing = row("[Check the dates]\n\n[Check the title]", "\n\n\n\nLeader\n\nChief Executive", "May 2024")
    assert "Leader" in " ".join(share.beside["lead"] for share in pairing.shares)


def test_an_empty_action_cell_gives_no_action() -> None:
    assert row("", "Leader", "May 2024").shares == ()


# ---------------------------------------------------------------- every word in one place

ACTION = st.sampled_from(
    [
        "Publish the vision",
        "Report to Cabinet on the results of the survey",
        "Who will do it?",
        "[check]",
        "Work on:\n• culture",
    ]
)
LEAD = st.sampled_from(["Leader", "Director of Strategy and Resources", "CMT"])
DATE = st.sampled_from(["May 2024", "Ongoing", "by the end of March 2025"])
GAPS = st.sampled_from(["\n\n", "\n\n\n", "\n\n\n\n\n", "\n"])


def stacked(entries: st.SearchStrategy[str], least: int) -> st.SearchStrategy[str]:
    pairs = st.lists(st.tuples(GAPS, entries), min_size=least, max_size=4)
    return pairs.map(lambda found: "".join(gap + entry for gap, entry in found).lstrip("\n"))


def words(text: str) -> list[str]:
    return sorted(re.findall(r"[\w?\[\]:]+", text))


@given(stacked(ACTION, 1), stacked(LEAD, 0), stacked(DATE, 0), st.booleans())
def test_every_word_comes_out_in_exactly_one_place(action: str, lead: str, date: str, labelled: bool) -> None:
    head = "**PLACE**\n" if labelled and lead else ""
    pairing = row(action, head + lead, date)
    assert words(" ".join([*(s.text for s in pairing.shares), *pairing.remarks])) == words(action)
    leads = " ".join(share.beside.get("lead", "") for share in pairing.shares)
    if pairing.shares:
        assert words(f"{leads} {pairing.group_label or ''}") == words(head + lead)
        assert words(" ".join(share.beside.get("timescale", "") for share in pairing.shares)) == words(date)


@given(stacked(ACTION, 1), stacked(LEAD, 0), stacked(DATE, 0))
def test_doubt_is_always_explained(action: str, lead: str, date: str) -> None:
    for share in row(action, lead, date).shares:
        assert share.ambiguous == bool(share.notes)


# ---------------------------------------------------------------- no blank line between entries


def test_leads_that_fill_the_height_of_the_cell_are_parted_where_actions_begin() -> None:
    pairing = row(
        "Count the boats that lie in the harbour in winter\n\nMend the pier",
        "Head of Harbours and of all the small Piers\nTown Clerk",
        "May 2024\n\n\nJune 2024",
    )
    assert [(" ".join(lead.split()), when) for _, lead, when in found(pairing)] == [
        ("Head of Harbours and of all the small Piers", "May 2024"),
        ("Town Clerk", "June 2024"),
    ]


def test_lettered_actions_with_leads_of_their_own() -> None:
    pairing = row("a) Count the boats\nb) Mend the pier", "Harbour Manager\nTown Clerk", "May 2024\nJune 2024")
    assert [(lead, when) for _, lead, when in found(pairing)] == [
        ("Harbour Manager", "May 2024"),
        ("Town Clerk", "June 2024"),
    ]


def test_one_post_over_many_lines_is_not_cut_at_an_action() -> None:
    pairing = row("Count the boats\n\nMend the pier", "Director of Piers,\nHarbours and\nBoats")
    assert len(pairing.shares) == 1


def test_entries_level_with_each_paragraph_part_actions_though_no_blank_line_does() -> None:
    pairing = row(
        "Publish the vision.\nConsult on it.\nReport to Cabinet on the harbour.",
        "Policy Manager\nHead of Parks\nChief Executive",
        "Sept 2026\nEnd May 2027\nMay 2028",
    )
    assert found(pairing) == [
        ("Publish the vision.", "Policy Manager", "Sept 2026"),
        ("Consult on it.", "Head of Parks", "End May 2027"),
        ("Report to Cabinet on the harbour.", "Chief Executive", "May 2028"),
    ]
