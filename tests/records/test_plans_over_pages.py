"""Plans whose rows run on to the next page, and plain plans of any length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.issues import Issues
from extract.records.plans.walk import PlanWalk
from extract.tables.stitch import stitch
from paper import grid, paper, table
from walked import read

OVER_PAGES = ["No.", "Recommendation", "Action", "Lead", "Timescale"]


def over_pages(*pages: list[list[str]]) -> PlanWalk:
    made = paper(*([grid(*rows, widths=[30, 130, 170, 90, 75])] for rows in pages))
    return read(*stitch(made.document, made.by_page, Issues()))


def test_a_recommendation_whose_actions_run_on_to_the_next_page() -> None:
    walk = over_pages(
        [OVER_PAGES, ["1", "Set a vision for the place.", "Publish it.", "Leader.", "May 2024."]],
        [OVER_PAGES, ["", "", "Consult residents.", "CMT", "June 2024"], ["2", "Review.", "Report.", "CMT", "July"]],
    )
    assert [(a.text, a.recommendations) for a in walk.actions] == [
        ("Publish it.", (0,)), ("Consult residents.", (0,)), ("Report.", (1,)),
    ]  # fmt: skip
    assert len(walk.recommendations) == 2


def test_an_action_cut_in_mid_sentence_is_one_action_on_two_pages() -> None:
    walk = over_pages(
        [OVER_PAGES, ["1", "Set a vision for the place.", "Publish the vision and", "Leader", "May 2024"]],
        [["", "", "consult residents.", "", ""], ["2", "Review.", "Report.", "CMT", "July"]],
    )
    assert [a.text for a in walk.actions] == ["Publish the vision and consult residents.", "Report."]
    assert [region.page for region in walk.actions[0].regions] == [1, 2]


NAMES = st.lists(
    st.sampled_from(["vision", "plan", "compact", "survey", "report"]), min_size=1, max_size=5, unique=True
)


@given(st.lists(NAMES, min_size=1, max_size=4), st.sampled_from(["Leader", "Chief Executive", "CMT"]))
def test_every_row_of_a_plain_plan_is_one_action(rows: list[list[str]], lead: str) -> None:
    printed = [
        [str(n), f"Publish the {' and '.join(names)}", lead, f"{n} May 2024"] for n, names in enumerate(rows, start=1)
    ]
    found = read(table(["No.", "Action", "Lead", "Timescale"], *printed)).actions
    assert [[a.ref, a.text, a.lead_raw, a.timescale_raw] for a in found] == printed
