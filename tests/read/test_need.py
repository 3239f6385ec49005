"""Which pages need OCR: pictures without words, and text layers that say nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Box, Word
from extract.read.fast import RawPage
from extract.read.need import needs_ocr

PAPER = (595.0, 842.0)
PROSE = "The council will publish a revised plan for its services before the end of the financial year. "


def page_with(text: str, covered: float = 0.0) -> RawPage:
    words = [Word(part, Box(0, 0, 10, 10), 11.0) for part in text.split()]
    images = [Box(0, 0, PAPER[0], PAPER[1] * covered)] if covered else []
    return RawPage(1, *PAPER, 0, words=words, images=images)


@pytest.mark.parametrize(
    ("page", "needed"),
    [
        pytest.param(page_with("", 1.0), True, id="a scan"),
        pytest.param(page_with("Page 12", 1.0), True, id="a scan with a stamp"),
        pytest.param(page_with(""), False, id="blank"),
        pytest.param(page_with("", 0.1), False, id="a logo"),
        pytest.param(page_with(PROSE), False, id="text"),
        pytest.param(page_with(PROSE, 1.0), False, id="text over a picture"),
        pytest.param(page_with("12 34 56 78 90 " * 9), False, id="figures"),
        pytest.param(page_with("".join(chr(0xE000 + ord(c)) if c != " " else c for c in PROSE)), True, id="unmapped"),
        pytest.param(page_with(PROSE.replace(" ", "")), True, id="no spaces"),
        pytest.param(page_with("\ufffd" * 90), True, id="no characters"),
    ],
)
def test_pages_that_need_ocr(page: RawPage, needed: bool) -> None:
    assert needs_ocr(page) is needed


def test_strips_of_one_scan_count_together() -> None:
    strips = [Box(0, top, PAPER[0], top + 84) for top in range(0, 840, 84)]
    assert needs_ocr(replace(page_with(""), images=strips))
