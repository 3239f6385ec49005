"""How the report looks, in a real browser: on a desk and on a phone, in light and in dark, on paper, for everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract import store
from extract.report import build_reply, build_site
from report.browsing import DESK, PHONE, QUIET, VIEWS

pytestmark = pytest.mark.slow


BROKEN_WORDS = """() => {
  const found = [], root = document.querySelector('section.view:not([hidden])');
  for (const one of root.querySelectorAll('th, td, h1, h2, dt, dd, .bars a, .tile span, .legend li, label, button')) {
    const head = one.closest('thead');
    if (head && getComputedStyle(head).position === 'absolute') continue; // only read aloud
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[A-Za-z]{2,24}/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""
"""Words of the view that stand on two lines."""


def test_words_are_not_broken_inside_and_nothing_is_cut_on_a_phone(open_page: Any, sample_site: Path) -> None:
    """Every heading of a table is as wide as its longest word, and a table wider than the phone says so."""
    for size in (DESK, PHONE):
        page = open_page(sample_site, "#overview", **size)
        broken = page.evaluate(
            """() => [...document.querySelectorAll('#view-overview th, #view-overview h2, #view-overview .bars *')]
              .filter((one) => one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 1)
              .map((one) => one.textContent)"""
        )
        assert not broken
        assert "\u00ad" not in page.locator("#view-overview").inner_text()
        silent = page.evaluate(
            """() => [...document.querySelectorAll('#view-overview .scroll')]
              .filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
              .filter((one) => getComputedStyle(one).backgroundImage === 'none').length"""
        )
        assert not silent


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_view_breaks_a_word_inside(
    open_page: Any, sample_site: Path, sample_store: Path, followed_site: Path, size: dict[str, Any]
) -> None:
    row = next(row for row in store.rows(sample_store, "actions") if row["recommendation_ids"])
    page = open_page(sample_site, "#overview", **size)
    for view in (*VIEWS, f"#record?id={row['action_id']}", f"#plan?id={row['part_id']}"):
        page.goto(page.url.partition("#")[0] + view)
        page.locator("section.view:visible").wait_for()
        assert not page.evaluate(BROKEN_WORDS), view
    assert not open_page(followed_site, QUIET, **size).evaluate(BROKEN_WORDS)


@pytest.fixture(scope="module")
def others(
    followed_site: Path, doubtful_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Path, str]]:
    """A list of silences, what is sent to officers, and the report of a store without papers."""
    folder, empty = tmp_path_factory.mktemp("others"), tmp_path_factory.mktemp("empty") / "out"
    council = str(next(store.rows(doubtful_store, "documents"))["council"])
    with store.writing(empty):
        store.Store(empty)
    return [
        (followed_site, QUIET),
        (build_reply(doubtful_store, folder, council).index, "#review"),
        *((build_site(empty, folder / "empty").index, view) for view in ("#overview", "#records", "#review")),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_no_serious_violation(
    open_page: Any,
    sample_site: Path,
    sample_store: Path,
    doubtful_site: Path,
    others: list[tuple[Path, str]],
    scheme: str,
    size: dict[str, Any],
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    first = next(store.rows(sample_store, "actions"))
    views = (*VIEWS, f"#record?id={first['action_id']}", f"#plan?id={first['part_id']}")
    for index, view in (*((sample_site, view) for view in views), (doubtful_site, "#lost?at=0"), *others):
        page = open_page(index, view, color_scheme=scheme, bypass_csp=True, **size)
        if "record?" in view:
            page.locator("#verdict-correct").click()
            page.locator("details.why summary").click()
        if "plan?" in view:
            page.get_by_role("button", name="What became of its words").click()
        found = axe.run(page).response["violations"]
        worst = [f"{one['id']}: {one['help']}" for one in found if one["impact"] in ("serious", "critical")]
        assert not worst, (view, worst)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), view


def test_no_background_is_amid_a_change_while_its_words_stand_there(open_page: Any, sample_site: Path) -> None:
    """The link of the view that opens has its last colours at once: half-way its contrast was below 4.5:1."""
    page = open_page(sample_site, "#overview", color_scheme="dark", **DESK)
    eased = """async () => {
      location.hash = '#records';
      const found = [];
      for (let frame = 0; frame < 5; frame++) {
        await new Promise(requestAnimationFrame);
        found.push(...document.getAnimations().map((one) => one.transitionProperty));
      }
      return found;
    }"""
    assert "background-color" not in page.evaluate(eased)


def test_the_page_works_without_scripts_and_prints(open_page: Any, sample_site: Path) -> None:
    page = open_page(sample_site, "", java_script_enabled=False, **DESK)
    assert page.get_by_role("heading", name="Councils side by side").is_visible()
    printed = open_page(sample_site, "#records", **DESK)
    printed.emulate_media(media="print")
    assert not printed.locator("#filters").is_visible() and printed.locator("#records-table").is_visible()
