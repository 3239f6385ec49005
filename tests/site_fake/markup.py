"""Pages that are not of any site: what stands before one."""

from __future__ import annotations

BLOCK_PAGE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
)
