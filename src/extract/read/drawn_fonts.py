"""Names for fonts whose letters the file draws itself (Type 3), as browsers print them: their descriptor alone names
them ("Sans-Bold"), where PDFium does not look, so that nothing would tell bold words from others."""

from __future__ import annotations

import io

import pikepdf

from extract.read.tags import UNREADABLE


def with_names(data: bytes) -> bytes:
    """The file in ``data`` with those names where PDFium looks for them; most files are left as they are."""
    if b"/Type3" not in data:
        return data
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and _is_nameless(font)]
            for font in fonts:
                font["/BaseFont"] = font["/FontDescriptor"]["/FontName"]
            named = io.BytesIO()
            pdf.save(named)
            return named.getvalue() if fonts else data
    except UNREADABLE:
        return data


def _is_nameless(font: pikepdf.Dictionary) -> bool:
    descriptor = font.get("/FontDescriptor")
    named = isinstance(descriptor, pikepdf.Dictionary) and "/FontName" in descriptor
    return named and font.get("/Subtype") == "/Type3" and "/BaseFont" not in font
