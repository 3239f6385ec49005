"""A few words that stand above several texts are a label, with or without a colon."""

from __future__ import annotations

from papers_said import read


def test_a_label_without_a_colon_that_comes_back_is_not_what_is_asked() -> None:
    found = read(
        "**Improvement plan after the inspection**",
        "",
        "**Area for priority action 1**",
        "",
        "**What inspectors said**",
        "The ferry service should put right the delays on its western crossing.",
        "",
        "**Area for priority action 2**",
        "",
        "**What inspectors said**",
        "The harbour board should train every pilot in the new radio.",
    )
    assert [(asked.number, asked.text) for asked in found.recommendations] == [
        ("1", "The ferry service should put right the delays on its western crossing."),
        ("2", "The harbour board should train every pilot in the new radio."),
    ]
    assert not found.actions


def test_short_recommendations_that_a_report_prints_again_further_down_are_no_labels() -> None:
    asked = (("1", "Be clearer about ferries.", "The timetable should say which boats carry cars."),
             ("2", "Invest in the harbour.", "Cranes of the right height should be bought in the spring."))  # fmt: skip
    once = [line for n, text, why in asked for line in (f"**Recommendation {n}: {text}** {why}", "")]
    again = [
        line
        for n, text, why in asked
        for line in ("The team walked along both piers.", "", f"**Recommendation {n}: {text}** {why}", "")
    ]
    found = read(
        "**Peer challenge of the port**", "", "**Recommendations**", "", *once, "**What the team saw**", "", *again
    )
    told = {asked.number: asked.text for asked in found.recommendations}
    assert told == {number: text for number, text, _ in asked}
