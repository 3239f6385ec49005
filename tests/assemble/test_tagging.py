"""Leads, timescales, themes and the scheme on rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extract.assemble.tagging import plan_name, tagged
from extract.assemble.themes import INHERITED
from plain_rows import BARNET, action, paper, passage, recommendation, row

NEW_AREAS = ("Organisational and place leadership", "Capacity for improvement")
OLD_AREAS = ("Capacity to deliver", "Financial planning and viability")


def test_leads_of_a_cell_are_read_entry_by_entry() -> None:
    made = tagged(paper(actions=[action(lead_raw="Chief Executive\nHousing Board")]))
    assert [lead.raw for lead in made.action_leads] == ["Chief Executive", "Housing Board"]


def test_a_time_amid_the_words_of_a_lead_is_the_timescale_where_there_is_no_other() -> None:
    cells = [
        ("Head of Risk In place", None),
        ("Head of Risk (by May 2025)", None),
        ("Head of Risk June 2025", "Q3 2024"),
    ]
    given = [action(lead_raw=lead, timescale_raw=when, action_id=lead) for lead, when in cells]
    made = tagged(paper(actions=given))
    assert [(each.lead_raw, each.timescale_raw) for each in made.actions] == [
        ("Head of Risk", "In place"), ("Head of Risk", "by May 2025"), ("Head of Risk June 2025", "Q3 2024"),
    ]  # fmt: skip
    assert [each.timescale_kind for each in made.actions] == ["completed", "date", "period"]
    assert {lead.name for lead in made.action_leads} == {"Head of Risk"}


def _posts(*cells: str, **document: str) -> list[str | None]:
    given = [action(lead_raw=cell, action_id=f"a{place}") for place, cell in enumerate(cells)]
    return [lead.post_id for lead in tagged(paper(document, actions=given)).action_leads]


def test_a_post_has_one_key_however_a_paper_of_its_council_writes_it() -> None:
    first = _posts("AD Customer, Communication & Culture", "Director of Place (JS)", "the Director", "JS")
    second = _posts("Assistant Director of Culture, Customers and Communications", "Director, Place")
    culture, place = f"{BARNET}/assistant-director/communication-culture-customer", f"{BARNET}/director/place"
    assert first == [culture, place, place, place]
    assert second == [culture, place]


def test_posts_of_two_councils_never_have_one_key() -> None:
    council = _posts("Chief Executive", council_code="E10000016")
    nowhere = [_posts("Chief Executive", council_code="unknown", document_id=letter * 64) for letter in "bc"]
    assert len({_posts("Chief Executive")[0], council[0], *(posts[0] for posts in nowhere)}) == 4


def test_a_key_names_no_person() -> None:
    assert _posts("Ann Bee", "Cllr Cy Dee", "Housing Board") == [None, None, f"{BARNET}/housing-board"]
    given = [action(lead_raw=cell, action_id=cell) for cell in ("Ann Bee, Head of Risk", "Cllr Dee", "Ann Bee")]
    without = tagged(paper(actions=given), keep_persons=False)
    assert [lead.post_id for lead in without.action_leads] == [f"{BARNET}/head/risk", None, None]


def test_a_lead_set_right_by_a_reader_counts() -> None:
    given = action(lead_raw="Head of Legal").model_copy(update={"lead_raw": "Chief Executive"})
    assert [lead.name for lead in tagged(paper(actions=[given])).action_leads] == ["Chief Executive"]


def test_contact_details_in_a_lead_cell_part_its_entries() -> None:
    made = tagged(paper(actions=[action(lead_raw="Chief Executive ann@council.gov.uk Head of Housing 020 7946 0000")]))
    assert [lead.name for lead in made.action_leads] == ["Chief Executive", "Head of Housing"]


def test_abbreviations_that_the_paper_defines_go_before_those_of_the_council() -> None:
    own = {"CMT": "Change Management Team"}
    given = [action(lead_raw="CMT")]
    theirs = tagged(paper({"council_code": BARNET}, actions=given)).action_leads[0].name
    defined = tagged(paper({"council_code": BARNET, "abbreviations": own}, actions=given)).action_leads[0].name
    assert (theirs, defined) == ("Council Management Team", "Change Management Team")


def test_relative_words_count_from_the_meeting_else_from_the_rows_own_day() -> None:
    given = [action(timescale_raw="within six months", extra={"Date raised": "1 March 2024"})]
    logged = tagged(paper(actions=given)).actions[0]
    met = tagged(paper({"meeting_date": dt.date(2024, 9, 5)}, actions=given)).actions[0]
    assert (logged.timescale_anchor, met.timescale_anchor) == (dt.date(2024, 3, 1), dt.date(2024, 9, 5))


def test_days_that_a_reader_set_right_stay() -> None:
    days = {"timescale_rule": "reviewed", "timescale_kind": "date", "timescale_latest": dt.date(2025, 1, 31)}
    given = action(timescale_raw="March 2024", reviewed="corrected", status="completed", **days)
    made = tagged(paper(actions=[given])).actions[0]
    assert (made.timescale_latest, made.status) == (dt.date(2025, 1, 31), "completed")


def test_a_second_time_changes_nothing() -> None:
    once = tagged(
        paper(
            {"meeting_date": dt.date(2024, 9, 5), "title": "Peer challenge action plan"},
            passages=[passage("The Chief Executive (ann@council.gov.uk) reports in March.", "Financial planning")],
            recommendations=[recommendation("Strengthen scrutiny of the budget")],
            actions=[
                action("Do so", recommendation_ids=["r1"], lead_raw="Head of Legal\nCMT", timescale_raw="Q3 2024")
            ],
        )
    )
    assert tagged(once) == once
    assert once.mentions
    assert once.theme_tags
    assert once.action_leads


# ---------------------------------------------------------------- themes


def test_the_councils_plan_is_a_scheme_of_its_own() -> None:
    made = tagged(paper({"council_code": BARNET}, passages=[passage("We met.", "Tackling inequality")]))
    own = [tag for tag in made.theme_tags if tag.scheme == "barnet-plan"]
    assert [(tag.theme, tag.method, tag.record_id) for tag in own] == [("Tackling inequality", "heading", "s1")]
    assert plan_name("King's Lynn & West Norfolk") == "kings-lynn-west-norfolk-plan"


def test_spans_point_into_the_text() -> None:
    text = "The medium term financial strategy will be reviewed, with the budget gap."
    tags = tagged(paper(passages=[passage(text)])).theme_tags
    spans = [(tag, span) for tag in tags for span in tag.spans]
    assert spans
    assert all(text[span.start : span.end] in tag.evidence for tag, span in spans)


def test_an_action_inherits_a_theme_only_where_it_says_nothing_itself() -> None:
    made = tagged(
        paper(
            recommendations=[recommendation("Strengthen scrutiny and governance")],
            actions=[
                action("Do so", recommendation_ids=["r1"]),
                action(
                    "Review the budget and the medium term financial strategy",
                    action_id="a2",
                    recommendation_ids=["r1"],
                ),
            ],
        )
    )
    theirs = {(tag.scheme, tag.theme): tag for tag in made.theme_tags if tag.record_id == "r1"}
    silent = [tag for tag in made.theme_tags if tag.record_id == "a1"]
    speaking = [tag for tag in made.theme_tags if tag.record_id == "a2" and tag.scheme == "lga-cpc-2021"]
    assert theirs
    assert {(tag.scheme, tag.theme) for tag in silent} == theirs.keys()
    for tag in silent:
        source = theirs[tag.scheme, tag.theme]
        assert (tag.inherited_from, tag.evidence, tag.spans) == ("r1", source.evidence, [])
        assert tag.score == pytest.approx(INHERITED * source.score, abs=0.001)
    assert speaking
    assert not any(tag.inherited_from for tag in speaking)


def test_labels_beside_an_action_are_its_headings() -> None:
    given = [
        action(group_label="Financial planning and management"),
        action(action_id="a2", extra={"Theme": "Financial planning and management"}),
        action(action_id="a3", extra={"Cost": "Financial planning and management"}),
    ]
    tags = tagged(paper(actions=given)).theme_tags
    named = {tag.record_id for tag in tags if tag.scheme == "lga-cpc-2021" and tag.method == "heading"}
    assert named == {"a1", "a2"}


def test_a_profile_changed_by_an_analyst_counts(tmp_path: Path) -> None:
    folder = tmp_path / "BNE-barnet"
    folder.mkdir()
    profile = 'council = "BNE"\n[abbreviations]\nXYZ = "Xylophone Board"\n[[themes]]\nname = "Music for all"\n'
    (folder / "profile.toml").write_text(profile, encoding="utf-8")
    given = paper({"council_code": BARNET}, actions=[action(lead_raw="XYZ", group_label="Music for all")])
    made = tagged(given, corpora=tmp_path)
    assert [lead.name for lead in made.action_leads] == ["Xylophone Board"]
    assert "Music for all" in {tag.theme for tag in made.theme_tags if tag.scheme == "barnet-plan"}


# ---------------------------------------------------------------- the scheme that applies


def challenge(day: dt.date | None, *headings: str, **facts: object) -> str | None:
    days = {"challenge_first": day, "challenge_last": day, **facts}
    peers = [recommendation("Do better", origin="peer_challenge")] if day or facts else []
    passages = [passage("Words.", heading) for heading in headings]
    return tagged(paper(days, passages=passages, recommendations=peers)).document.lga_scheme


@pytest.mark.parametrize(
    ("day", "scheme"),
    [
        (dt.date(2019, 2, 26), "lga-cpc-2016"),
        (dt.date(2020, 3, 5), "lga-cpc-2016"),
        (dt.date(2021, 7, 1), "lga-cpc-2021"),
        (dt.date(2014, 7, 1), None),
        (None, None),
    ],
)
def test_the_day_of_the_challenge_says_which_wording(day: dt.date | None, scheme: str | None) -> None:
    assert challenge(day) == scheme


def test_printed_areas_outrank_the_day() -> None:
    assert challenge(dt.date(2021, 7, 1), *OLD_AREAS) == "lga-cpc-2016"
    assert challenge(None, *NEW_AREAS) == "lga-cpc-2021"
    assert challenge(dt.date(2019, 7, 1), NEW_AREAS[0]) == "lga-cpc-2016", "one name may be chance"


def test_a_meeting_before_the_new_wording_says_which_wording_where_no_day_is_stated() -> None:
    assert challenge(None, meeting_date=dt.date(2019, 9, 4)) == "lga-cpc-2016"
    assert challenge(None, meeting_date=dt.date(2022, 9, 4)) is None


def test_areas_in_a_list_or_a_table_are_printed_too() -> None:
    cell = {"row": 0, "column": 0, "row_span": 1, "column_span": 1, "page": 1, "text": "\n".join(NEW_AREAS)}
    cell |= dict.fromkeys(("x0", "top", "x1", "bottom"), 0.0)
    assert tagged(paper(tables=[row("tables", part_id="p1", cells=[cell])])).document.lga_scheme == "lga-cpc-2021"
    listed = passage("\n".join(f"• {area}: how well it works" for area in NEW_AREAS))
    assert tagged(paper(passages=[listed])).document.lga_scheme == "lga-cpc-2021"
