"""Papers in another dress: the look changes, and what stands on the page and its gold do not."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from benchmarks.dress.changes import CHANGES, dressed
from benchmarks.dress.drawn import drawn
from benchmarks.dress.ink import Path as Drawing
from benchmarks.dress.ink import inks
from benchmarks.made.layouts import layouts
from benchmarks.made.write import make

from extract.issues import Issues
from extract.read import read_document

SHOWN_OTHERWISE = ("stamped",)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A made-up plan in a ruled table, and the texts of its actions."""
    made = make(layouts()["plan-span"], seed=7, number=1)
    path = tmp_path_factory.mktemp("dress") / "plan.pdf"
    path.write_bytes(made.pdf)
    return path, [action["text"] for action in made.gold["actions"]]


def letters(path: Path) -> str:
    with pdfium.PdfDocument(path) as pdf:
        return "".join(sorted(c for page in pdf for c in page.get_textpage().get_text_range() if c.isalnum()))


@pytest.mark.parametrize("change", [name for name in CHANGES if name not in SHOWN_OTHERWISE])
def test_every_change_keeps_the_letters(change: str, paper: tuple[Path, list[str]], tmp_path: Path) -> None:
    dressed(paper[0], change, tmp_path / "other.pdf")
    assert letters(tmp_path / "other.pdf") == letters(paper[0])


def test_without_rules_there_are_none_and_gold_is_still_on_the_page(
    paper: tuple[Path, list[str]], tmp_path: Path
) -> None:
    target = tmp_path / "plain.pdf"
    dressed(paper[0], "no-rules", target)
    page = read_document(target, Issues(), "none").pages[0]
    assert read_document(paper[0], Issues(), "none").pages[0].rules and not page.rules
    words = {word.text for each in read_document(target, Issues(), "none").pages for word in each.words}
    assert paper[1] and all(set(text.split()) <= words for text in paper[1])


def test_level_rules_stay_alone_and_changes_add_up(paper: tuple[Path, list[str]], tmp_path: Path) -> None:
    dressed(paper[0], "level-rules+small", tmp_path / "other.pdf")
    before = read_document(paper[0], Issues(), "none").pages[0]
    after = read_document(tmp_path / "other.pdf", Issues(), "none").pages[0]
    assert after.rules and all(rule.horizontal for rule in after.rules)
    assert next(after.words).size == pytest.approx(0.8 * next(before.words).size, rel=0.01)


def test_a_page_that_lies_on_its_side_looks_as_before(paper: tuple[Path, list[str]], tmp_path: Path) -> None:
    dressed(paper[0], "turned", tmp_path / "other.pdf")
    before = read_document(paper[0], Issues(), "none").pages[0]
    after = read_document(tmp_path / "other.pdf", Issues(), "none").pages[0]
    assert (after.width, after.height) == (before.width, before.height)
    first, other = next(before.words), next(after.words)
    assert other.text == first.text and other.box == pytest.approx(first.box, abs=0.5)


def test_the_same_paper_comes_out_alike_each_time(paper: tuple[Path, list[str]], tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        dressed(paper[0], "by-column+white-rules", tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_tick_is_a_sign_and_no_rule(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(b"10 10 m 14 6 l 20 18 l S 10 50 m 200 50 l S")
    tick, line = [each for each in inks(page) if isinstance(each, Drawing)]
    assert drawn(tick) is None
    found = drawn(line)
    assert found and len(found.rules) == 1
