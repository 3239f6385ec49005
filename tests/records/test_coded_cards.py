"""Cards of auditors: coded recommendations, labels inside wide cells or beside what they name."""

from __future__ import annotations

from records.cards import read


def test_a_card_with_labels_in_wide_cells_and_who_and_when_in_cells_beside_theirs() -> None:
    cards = [
        [
            [f"**{code}**", f"**{kind} recommendation**"],
            ["**What we found**\nNobody counts the boats.", "<"],
            [f"**What we recommend**\n{asked}", "<"],
            ["**Management response**\nAgreed. A book will be kept.", "<"],
            ["**Owner**", "Harbour Master"],
            ["**Date**", "May 2026"],
        ]
        for code, kind, asked in (
            ("KR1", "Key", "The council should count its boats each spring."),
            ("IR1", "Improvement", "The council should print the count."),
        )
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("KR1", "The council should count its boats each spring."),
        ("IR1", "The council should print the count."),
    ]
    assert [(a.text, a.lead_raw, a.timescale_raw) for a in walk.actions] == [
        ("Agreed. A book will be kept.", "Harbour Master", "May 2026")
    ] * 2


def test_a_code_with_a_hyphen_is_the_number_of_its_label() -> None:
    cards = [
        [
            [f"**{kind} recommendation {code}**", asked],
            ["**Management response**", "Agreed. A book will be kept."],
            ["**Owner**", "Harbour Master"],
            ["**Date**", "May 2026"],
        ]
        for code, kind, asked in (("KR-1", "Key", "Count the boats"), ("IR-1", "Improvement", "Print the count"))
    ]
    walk, _ = read(*cards)
    assert [(r.number, r.text) for r in walk.recommendations] == [
        ("KR-1", "Count the boats"),
        ("IR-1", "Print the count"),
    ]
