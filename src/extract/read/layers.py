"""Whether a file has layers ("optional content") that may be switched off."""

from __future__ import annotations

import io

import pikepdf

from extract.read.tags import UNREADABLE

SIGNS = (b"/OCProperties", b"/ObjStm")
"""A catalogue with layers says so, unless it is packed into an object stream."""


def may_hide(data: bytes) -> bool:
    """Whether the PDF in ``data`` shows some of its layers on no page, or only on some occasion (ISO 32000-2,
    8.11.4.3). A file that pikepdf cannot read has none."""
    if not any(sign in data for sign in SIGNS):
        return False
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            properties = pdf.Root.get("/OCProperties")
            usual = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
            return isinstance(usual, pikepdf.Dictionary) and _switches_off(usual)
    except UNREADABLE:
        return False


def _switches_off(usual: pikepdf.Dictionary) -> bool:
    base = usual.get("/BaseState")
    return (base is not None and str(base) != "/ON") or any(
        isinstance(found := usual.get(key), pikepdf.Array) and len(found) > 0 for key in ("/OFF", "/AS")
    )
