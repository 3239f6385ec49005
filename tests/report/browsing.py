"""What tests of the report in a browser share: two screens, the views, and the rows that a table shows."""

from __future__ import annotations

from typing import Any

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
QUIET = "#silence?asof=2030-01-01"
VIEWS = ("#overview", "#plan", QUIET, "#records", "#review")


def rows(page: Any) -> list[str]:
    """Keys of the rows that the table shows."""
    return [row.get_attribute("data-id") for row in page.locator("#records-body tr").all()]
