"""Themes: what a heading or a text is about, and what speaks for it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.councils import PlanTheme, check_profiles, profile, registry
from extract.tag import Themes, ThemeTag
from extract.tag.themes import crosswalk

AREAS_2021 = "lga-cpc-2021"
AREAS_2016 = "lga-cpc-2016"
THEMES = Themes.general()
PLAN = THEMES.with_plan(
    "sample-plan",
    (
        PlanTheme("Greener together", pillar="Planet", subjects=("climate",), phrases=("Repair Café Network",)),
        PlanTheme("Safe, attractive streets", pillar="Place", spellings=("SAFE STREETS",), subjects=("waste",)),
        PlanTheme("Place", subjects=("environment",)),
        PlanTheme("Quality, affordable homes"),
    ),
)


def told(text: str, headings: tuple[str, ...] = (), scheme: str = "subject", themes: Themes = THEMES) -> list[ThemeTag]:
    return [tag for tag in themes.tag(text, headings) if tag.scheme == scheme]


def names(text: str, headings: tuple[str, ...] = (), scheme: str = "subject", themes: Themes = THEMES) -> list[str]:
    return [tag.theme for tag in told(text, headings, scheme, themes)]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Close the budget gap without using reserves.", "Financial planning and management"),
        ("Refresh the constitution and the scheme of delegation.", "Governance and culture"),
        ("Agree a workforce strategy that deals with recruitment and retention.", "Capacity for improvement"),
        ("Work with partners in the combined authority.", "Organisational and place leadership"),
        ("Agree a corporate plan with fewer priorities and clearer outcomes.", "Local priorities and outcomes"),
    ],
)  # fmt: skip
def test_a_text_is_given_its_area(text: str, area: str) -> None:
    assert names(text, scheme=AREAS_2021)[:1] == [area]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Rough sleepers were placed in temporary accommodation.", "Housing and homelessness"),
        ("Missed bins fell and more garden waste was composted.", "Waste and recycling"),
        ("Two hundred potholes were filled on residential roads.", "Transport and highways"),
        ("Foster carers and care leavers met the corporate parenting board.", "Children and families"),
        ("Solar panels on the depot cut carbon emissions.", "Climate change and energy"),
        ("Libraries ran a festival with local museums.", "Culture, leisure and libraries"),
        ("Average call waiting in the contact centre fell, as did complaints.", "Customer services and access"),
    ],
)
def test_a_text_is_given_its_subject(text: str, subject: str) -> None:
    assert names(text)[:1] == [subject]


@pytest.mark.parametrize("text", ["", " \n ", "The quick brown fox jumps over a lazy dog.", "1.2.3 ... 45 %", "Yes."])
def test_nothing_is_told_of_a_text_about_nothing(text: str) -> None:
    assert THEMES.tag(text) == []
    assert PLAN.tag(text) == []


def test_a_text_may_have_several_themes() -> None:
    found = names("The housing strategy and the climate emergency plan were agreed together.")
    assert {"Housing and homelessness", "Climate change and energy"} <= set(found)


def test_more_evidence_makes_surer() -> None:
    little = told("The contact centre was busy.")[0]
    much = told("The contact centre took more telephone calls and complaints from customers.")[0]
    assert little.theme == much.theme == "Customer services and access"
    assert 0.4 <= little.score < much.score < 0.97


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a library opened", "Libraries opened"),
        ("Engage residents early", "engaged our residents early"),
        ("the council's charity", "the councils’ charities"),
        ("equality & diversity", "Equality and Diversity"),
        ("a pre-decision scrutiny session", "a pre decision scrutiny session"),
        ("ONE POTHOLE", "many potholes"),
    ],
)
def test_inflection_case_and_hyphens_do_not_matter(one: str, other: str) -> None:
    assert names(one) == names(other) != []


def test_words_are_matched_whole_and_never_uninflected() -> None:
    assert names("Reparking and carparkish wasteland") == []
    assert "Planning and building control" not in names("We plan a site visit.")


def test_a_phrase_does_not_run_over_a_sentence_or_a_line() -> None:
    assert names("It was open to the public. Space was left.") == []
    assert names("It was a public\nspace to open") == []
    assert names("An open space") == ["Parks, green spaces and nature", "Environment and street scene"]


def test_a_longer_phrase_keeps_a_shorter_one_inside_it_from_speaking() -> None:
    assert "Health and wellbeing" not in names("The health and safety policy was reviewed.")


def test_a_short_form_that_is_a_usual_word_counts_in_capitals_only() -> None:
    assert names("The SEND strategy was agreed.")[:1] == ["Education and schools"]
    assert names("Support for SEND")[:1] == ["Education and schools"]
    assert names("Send the list for approval; we will send it.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Cabinet Office will attend.",
        "They weighed the benefits and risks.",
        "Nobody is at risk of falling.",
        "This was said in an advisory capacity.",
        "It is the nature of such things.",
        "This will foster trust.",
    ],
)
def test_a_usual_phrase_that_holds_a_themes_word_says_nothing(text: str) -> None:
    assert names(text) == []


def test_words_of_place_and_need_that_mean_neither() -> None:
    assert names("Arrangements are in place and it needs to go on.", scheme=AREAS_2021) == []
    assert "Organisational and place leadership" not in names("The County Council agreed it.", scheme=AREAS_2021)


def test_a_heading_that_names_a_theme_outranks_the_text() -> None:
    text = "The medium term financial strategy, the reserves, borrowing and the council tax base were reviewed."
    under = told(text, ("Housing",))
    assert (under[0].theme, under[0].method, under[0].score) == ("Housing and homelessness", "heading", 0.97)
    assert under[0].spans == ()
    assert under[0].evidence == ("Housing",)
    assert [tag.score for tag in under[1:]] < [tag.score for tag in told(text)]


def test_the_innermost_heading_comes_first() -> None:
    found = told("", ("3. Finance", "3.2 Workforce"))
    assert [tag.theme for tag in found] == ["Workforce", "Finance"]
    assert found[0].score > found[1].score


@pytest.mark.parametrize(
    "heading",
    [
        "Governance and culture",
        "3. Governance & Culture",
        "THEME 3: GOVERNANCE AND CULTURE",
        "Core area 3 – Governance and culture",
        "3.1 Governance and culture (2 recommendations)",
        "c) Governance and culture:",
    ],
)
def test_a_heading_may_carry_numbers_and_brackets(heading: str) -> None:
    assert told("", (heading,), AREAS_2021)[0].score == 0.97
    assert told("", (heading,), AREAS_2021)[0].theme == "Governance and culture"


def test_a_heading_of_the_older_wording_speaks_under_both() -> None:
    assert names("", ("Leadership of Place",), AREAS_2016) == ["Leadership of place"]
    assert names("", ("Leadership of Place",), AREAS_2021) == ["Organisational and place leadership"]


def test_a_heading_need_not_name_the_theme() -> None:
    tag = told("It went well.", ("Budget monitoring to month 6",))[0]
    assert (tag.theme, tag.method) == ("Finance", "heading")


def test_plan_themes_by_name_spelling_subject_and_own_phrase() -> None:
    plan = {"scheme": "sample-plan", "themes": PLAN}
    assert names("", ("GREENER TOGETHER",), **plan) == ["Greener together"]
    assert names("", ("Safe streets (workstream)",), **plan) == ["Safe, attractive streets"]
    assert names("Carbon emissions fell.", **plan) == ["Greener together"]
    assert names("The Repair Café Network grew.", **plan) == ["Greener together"]
    assert names("A place for everything", **plan) == []
    assert names("Everything is in its PLACE", ("PLACE",), **plan) == ["Place"]


def test_a_label_may_name_several_plan_themes() -> None:
    assert set(names("", ("GREENER TOGETHER / PLACE",), "sample-plan", PLAN)) == {"Greener together", "Place"}


def test_a_narrower_subject_leaves_the_theme_of_the_broader_one() -> None:
    assert names("Recycling and food waste collections", scheme="sample-plan", themes=PLAN) == [
        "Safe, attractive streets"
    ]


def test_a_plan_theme_without_subjects_takes_those_its_name_speaks_of() -> None:
    assert names("Rough sleepers and tenants", scheme="sample-plan", themes=PLAN) == ["Quality, affordable homes"]


def test_a_pillar_names_no_theme() -> None:
    assert names("", ("Planet",), "sample-plan", PLAN) == []


def test_an_unknown_subject_is_one_line_that_says_so() -> None:
    with pytest.raises(ValueError, match=r"^theme 'Fun': no subject 'funfair'; known are [^\n]+$"):
        THEMES.with_plan("x-plan", (PlanTheme("Fun", subjects=("funfair",)),))


def test_shipped_profiles_name_subjects_there_are() -> None:
    check_profiles()
    for code in ("BNE", "HAV"):
        council = registry().by_code(code)
        assert council
        found = profile(council)
        assert found
        tagger = THEMES.with_plan(f"{code}-plan", found.themes)
        for theme in found.themes:
            assert names("", (theme.name.upper(),), f"{code}-plan", tagger) == [theme.name]


def test_with_plan_is_built_once() -> None:
    themes = (PlanTheme("Fun", subjects=("culture",)),)
    assert THEMES.with_plan("y", themes) is THEMES.with_plan("y", themes)
    assert Themes.general() is THEMES


WORDS = sorted({word for scheme in THEMES.schemes for theme in scheme.themes for word in theme.words()})


@given(
    st.lists(st.sampled_from([*WORDS, "the", "of", ".", "\n", "• ", "’s", "(", "unrelated"]) | st.text(max_size=8)),
    st.lists(st.sampled_from(["Finance", "2. Governance and culture", "Anything"]) | st.text(max_size=20), max_size=3),
)
def test_spans_hold_the_evidence(pieces: list[str], headings: list[str]) -> None:
    text = " ".join(pieces)
    tags = PLAN.tag(text, headings)
    assert tags == PLAN.tag(text, headings)
    assert len({(tag.scheme, tag.theme) for tag in tags}) == len(tags)
    for tag in tags:
        assert 0 < tag.score <= 0.97
        assert tag.evidence
        from_text = [text[start:end] for start, end in tag.spans]
        assert all(words.strip() and words in tag.evidence for words in from_text)
        others = [words for words in tag.evidence if words not in from_text]
        assert all(any(words in heading for heading in headings) for words in others)
        assert tag.method == ("heading" if others else tag.method)
        assert list(tag.spans) == sorted(set(tag.spans))
        assert all(0 <= start < end <= len(text) for start, end in tag.spans)


def test_the_crosswalk_leads_from_every_old_area_to_new_ones() -> None:
    schemes = {scheme.name: [theme.name for theme in scheme.themes] for scheme in THEMES.schemes}
    assert list(crosswalk()) == schemes[AREAS_2016]
    assert {area for areas in crosswalk().values() for area in areas} == set(schemes[AREAS_2021])


def test_the_lists_are_in_order() -> None:
    for scheme in THEMES.schemes:
        identifiers = [theme.identifier for theme in scheme.themes]
        labels = [label.lower() for theme in scheme.themes for label in theme.labels]
        assert len(set(identifiers)) == len(identifiers)
        assert len(set(labels)) == len(labels), "a heading would name two themes"
        assert {theme.broader for theme in scheme.themes} - {None} <= set(identifiers)
        assert all(0 < weight < 1 for theme in scheme.themes for weight in theme.words().values())


@pytest.mark.parametrize("scheme", THEMES.schemes, ids=lambda scheme: scheme.name)
def test_every_strong_phrase_is_found_in_itself(scheme) -> None:  # type: ignore[no-untyped-def]
    alone = Themes((scheme,), least=0.01, share=0.0)
    for theme in scheme.themes:
        for phrase, weight in theme.phrases.items():
            if weight >= 0.5:
                assert theme.name in {tag.theme for tag in alone.tag(phrase)}, f"{phrase} is hidden by another phrase"


def test_it_is_fast_enough() -> None:
    text = "The council agreed a housing strategy with partners, and the budget for roads and parks was set. " * 300
    took: list[float] = []
    for _ in range(3):  # the least of three: what else runs on the machine is none of its doing
        started = time.process_time()
        PLAN.tag(text, ["Finance"])
        took.append(time.process_time() - started)
    assert len(text.split()) / min(took) > 20_000


def test_repetition_is_no_way_to_slow_it_down() -> None:
    started = time.process_time()
    for text in ("the " * 20_000, "council the the " * 8_000, "(" * 20_000, "council tax " * 10_000):
        PLAN.tag(text, [text])
    assert time.process_time() - started < 8
