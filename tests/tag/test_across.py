"""Four spellings of one post count as one, over all the lead cells of a document."""

from __future__ import annotations

import pytest

from extract.tag import Vocabulary, canonical_posts

GENERAL = Vocabulary.general()


def counted(*cells: str | None) -> list[str]:
    return sorted(set(canonical_posts(cells, GENERAL).values()))


def test_spellings_of_one_post() -> None:
    assert counted(
        "Executive Director, Strategy and Resources (s.151)",
        "Executive Director, Strategy & Resources (S151)",
        "Executive Director of Strategy & Resources",
        "ED Resources and Strategy",
    ) == ["Executive Director, Strategy and Resources"]
    assert counted("COO/AD, Policy and Performance and Community", "AD Policy, Performance & Communities") == [
        "Assistant Director, Policy, Performance and Communities",
        "Chief Operating Officer",
    ]


def test_the_most_usual_spelling_stands_for_all() -> None:
    cells = ["AD Customer, Communication and Culture", *["AD Customer, Communications and Culture"] * 2]
    assert counted(*cells) == ["Assistant Director, Customer, Communications and Culture"]


def test_a_rank_alone_is_the_one_post_of_that_rank() -> None:
    cells = ("Director of Place (JS)", "the Director", "JS", None, "Chief Executive")
    assert counted(*cells) == ["Chief Executive", "Director of Place"]


def test_where_two_would_do_each_keeps_its_name() -> None:
    assert counted("Director of Place", "Director of People", "the Director") == [
        "Director",
        "Director of People",
        "Director of Place",
    ]
    assert counted("Ann Bee, Head of Risk", "Al Boe, Head of HR", "AB") == [
        "AB",
        "Head of Human Resources",
        "Head of Risk",
    ]


def test_a_person_alone_is_the_post_the_person_holds() -> None:
    assert counted("Ann Bee, Head of Risk", "Ann Bee", "Cllr Cy Dee (Portfolio Holder for Housing)", "Cllr Dee") == [
        "Head of Risk",
        "Portfolio Holder for Housing",
    ]


def test_other_portfolios_stay_apart() -> None:
    assert len(counted("Head of Housing", "Head of Housing Options", "Director of Housing")) == 3


@pytest.mark.parametrize("office", ["Monitoring Officer", "Section 151 Officer", "Head of Paid Service", "Deputy MO"])
def test_an_office_given_by_statute_is_a_post_of_its_own(office: str) -> None:
    names = canonical_posts([office, "Head of Legal (Monitoring Officer)"], Vocabulary.general())
    assert names["Head of Legal"] == "Head of Legal" and len(names) == 2
