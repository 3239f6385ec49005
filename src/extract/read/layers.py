"""Whether a file has layers ("optional content") that may be switched off."""

from __future__ import annotations

import pikepdf

SIGNS = (b"/OCProperties", b"/ObjStm")
"""A catalogue with layers says so, unless it is packed into an object stream."""


def may_have(data: bytes) -> bool:
    """Whether the file in ``data`` is worth opening to look for layers."""
    return any(sign in data for sign in SIGNS)


def may_hide(pdf: pikepdf.Pdf) -> bool:
    """Whether the file shows some of its layers on no page, or only on some occasion (ISO 32000-2, 8.11.4.3)."""
    properties = pdf.Root.get("/OCProperties")
    usual = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
    return isinstance(usual, pikepdf.Dictionary) and _switches_off(usual)


def _switches_off(usual: pikepdf.Dictionary) -> bool:
    base = usual.get("/BaseState")
    return (base is not None and str(base) != "/ON") or any(
        isinstance(found := usual.get(key), pikepdf.Array) and len(found) > 0 for key in ("/OFF", "/AS")
    )
