"""What papers that mean harm do to the report in a real browser: nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from extract.corrections import load
from report.browsing import DESK, QUIET, VIEWS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("view", VIEWS)
def test_harmful_papers_do_no_harm(open_page: Any, harmful_site: Path, view: str) -> None:
    page = open_page(harmful_site, view, **DESK)
    seen = page.locator("main").inner_text()
    told = {"#review": "Action", QUIET: "Nothing"}  # no promise of that store was followed
    assert told.get(view, "</script><script>") in seen
    assert page.evaluate("window.harmed") is None
    links = page.eval_on_selector_all("a[href]", "found => found.map((link) => link.getAttribute('href'))")
    assert all(re.match(r"#|pictures/|https?://", link) for link in links)
    assert page.evaluate("document.scripts.length") == 3
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_every_harmful_record_opens_and_is_written_out_whole(
    open_page: Any, harmful_site: Path, harmful_words: dict[str, str], tmp_path: Path
) -> None:
    page = open_page(harmful_site, "#review", **DESK)
    page.locator("#queue-start").click()
    number = len(harmful_words)  # the second paper holds the same once more
    for _ in range(number):
        assert page.evaluate("window.harmed") is None
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.locator("#verdict-correct").click()
        page.locator("#field-ref").fill('</script>"\u2028=1+1\u202e')
        page.locator("#correction button[type=submit]").click()
    page.locator("#record-back").click()
    with page.expect_download() as saved:
        page.locator("#download").click()
    saved.value.save_as(tmp_path / "c.jsonl")
    told = load(tmp_path / "c.jsonl")
    assert len(told) == number and {one.new_values["ref"] for one in told} == {'</script>" =1+1\u202e'}
