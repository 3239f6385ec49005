"""The measuring of themes: what a fold may know, and the figures that docs/themes.md claims."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from statistics import fmean

import pytest
from benchmarks.themes import __main__ as command
from benchmarks.themes.folds import Moved, borne_out, cross_validated, folds, themes_borne_out
from benchmarks.themes.headed import plan_of_reference
from benchmarks.themes.subjects import counted, labelled, told_by
from benchmarks.themes.texts import Labelled, area_texts, f1_by_theme, macro

from extract.councils import PlanTheme
from extract.tag.themes.taxonomy import Scheme, Theme, general_schemes

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "nlp").is_dir(), reason="the labelled texts are not beside the checkout"
)


def scheme(**words: dict[str, float]) -> Scheme:
    return Scheme("made-up", tuple(Theme(name, (name,), phrases) for name, phrases in words.items()))


def text(words: str, theme: str, paragraph: str = "1") -> Labelled:
    return Labelled(words, frozenset([theme]), paragraph)


def test_f1_counts_what_is_missed_and_what_is_too_much() -> None:
    wanted = [frozenset("A"), frozenset("A"), frozenset("B")]
    found = [frozenset("A"), frozenset("B"), frozenset("BA")]
    assert f1_by_theme(wanted, found) == {"A": 0.5, "B": pytest.approx(2 / 3)}
    assert macro({"A": 0.5, "B": 1.0}) == 0.75


@pytest.mark.parametrize("chance", [random.Random(1), None])
def test_no_paragraph_is_on_both_sides_and_all_are_held_out_once(chance: random.Random | None) -> None:
    texts = [text(f"text {number}", "A", str(number // 2)) for number in range(60)]
    held_out: list[Labelled] = []
    for learning, held in folds(texts, chance):
        assert {each.paragraph for each in learning}.isdisjoint(each.paragraph for each in held)
        held_out += held
    assert sorted(held_out, key=texts.index) == texts


def test_a_phrase_added_needs_the_other_texts() -> None:
    first, present = scheme(A={"tree": 0.5}, B={}), scheme(A={"tree": 0.5, "boat": 0.5, "kite": 0.5}, B={})
    kept = borne_out(first, present, [text("a boat", "A"), text("a kite", "B"), text("kites", "A")])
    assert set(kept.themes[0].phrases) == {"tree", "boat"}


def test_a_phrase_taken_out_needs_the_other_texts() -> None:
    first, present = scheme(A={"tree": 0.5, "boat": 0.5}), scheme(A={})
    kept = borne_out(first, present, [text("a boat", "B"), text("a tree", "A")])
    assert set(kept.themes[0].phrases) == {"tree"}


def test_a_subject_given_later_needs_two_paragraphs() -> None:
    subject = general_schemes()[-1]
    themes = (PlanTheme("Our planet", subjects=("climate",)),)
    once = [text("Missed bins and recycling", "Our planet", "1"), text("Food waste", "Our planet", "1")]
    twice = [*once, text("Garden waste", "Our planet", "2")]
    moved: Moved = {"given": {"Our planet": ["waste"]}, "taken": {}}
    assert themes_borne_out(themes, moved, subject, once) == themes
    assert themes_borne_out(themes, moved, subject, twice)[0].subjects == ("climate", "waste")


def test_a_subject_taken_away_needs_paragraphs_of_other_themes() -> None:
    subject = general_schemes()[-1]
    themes = (PlanTheme("Our planet", subjects=("climate", "waste")),)
    moved: Moved = {"given": {}, "taken": {"Our planet": ["waste"]}}
    ours, other = text("Missed bins", "Our planet", "1"), text("Food waste", "Our streets", "2")
    assert themes_borne_out(themes, moved, subject, [ours, other]) == themes
    assert themes_borne_out(themes, moved, subject, [other])[0].subjects == ("climate",)


def test_what_the_first_run_leaves_out_is_in_the_profile() -> None:
    profile_subjects = {theme.name: theme.subjects for theme in command.plan_themes()}
    moved = command.moved_subjects()
    assert all(set(subjects) < set(profile_subjects[name]) for name, subjects in moved["given"].items())
    assert all(set(subjects).isdisjoint(profile_subjects[name]) for name, subjects in moved["taken"].items())


@needs_shared
@pytest.mark.slow
def test_areas_cross_validated() -> None:
    first, present = general_schemes(added=False)[0], general_schemes()[0]
    rounds = cross_validated(area_texts(SHARED / "nlp"), lambda _: (first, present), single=False)
    assert fmean(macro(scores) for scores in rounds) >= 0.78


@needs_shared
@pytest.mark.slow
def test_plan_themes_by_heading() -> None:
    lines = plan_of_reference(SHARED, command.plan_themes()).splitlines()
    assert len(lines) == 2
    assert all("93 of 93" in line and line.endswith("gave one to 0") for line in lines)


@needs_shared
@pytest.mark.slow
def test_headings_are_what_does_it() -> None:
    unnamed = [
        replace(theme, name=f"Unheard of {number}", spellings=()) for number, theme in enumerate(command.plan_themes())
    ]
    assert "93 of 93" not in plan_of_reference(SHARED, tuple(unnamed))


def test_subjects_of_texts_that_stand_alone() -> None:
    """Of recommendations by many councils: what is told of them is right. How much is told stands in docs/themes.md."""
    texts = labelled(general_schemes()[-1])
    counts = counted(texts, told_by(general_schemes()[-1], texts))
    assert counts.keys() == {"first", "second"}
    assert all(count.right / count.told >= 0.93 for count in counts.values())
    assert counts["first"].found / counts["first"].wanted >= 0.85
