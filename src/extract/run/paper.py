"""A paper made here: to try whether papers can be read, and to have everything loaded before the first one comes."""

from __future__ import annotations

COLUMNS = (60, 200, 330, 460, 560)
ROWS = (700, 720, 740)
PLAN = (
    ("Recommendation 1: publish one plan", "1.1 The plan will be published", "Director of Finance", "March 2026"),
    ("Recommendation", "Action", "Lead", "Timescale"),
)
"""Rows from the bottom."""


def a_paper(line: str) -> bytes:
    """A PDF of one page with one line in Helvetica (no brackets or backslashes in it)."""
    return _pdf(f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET")


def a_plan() -> bytes:
    """A PDF of one page with a ruled table of one action."""
    rules = [f"{x} {ROWS[0]} m {x} {ROWS[-1]} l S" for x in COLUMNS]
    rules += [f"{COLUMNS[0]} {y} m {COLUMNS[-1]} {y} l S" for y in ROWS]
    words = [
        f"BT /F1 7 Tf {x + 3} {y + 7} Td ({text}) Tj ET"
        for y, row in zip(ROWS, PLAN, strict=False)
        for x, text in zip(COLUMNS, row, strict=False)
    ]
    return _pdf(" ".join([*rules, *words, "BT /F1 12 Tf 72 600 Td (The Cabinet is asked to agree the plan.) Tj ET"]))


def _pdf(told: str) -> bytes:
    content = told.encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, made in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%b endobj\n" % (number, made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return body + head + table + b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (
        len(objects) + 1, len(body),
    )  # fmt: skip
