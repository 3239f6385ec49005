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
