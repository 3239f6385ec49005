"""Damage to the structure of a PDF that stays a whole file: what a byte's damage seldom reaches.

Each kind takes the bytes of a file and a source of chance, and gives the bytes of another; one that pikepdf cannot
change comes back with a line added.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

Damage = Callable[[pikepdf.Pdf, random.Random], None]
ODD = (
    0,
    -1,
    1,
    2**31 - 1,
    -(2**31),
    0.0,
    1e30,
    -1e-30,
    True,
    None,
    "",
    "\x1b[2J",
    "\u202e",
    Name("/Odd"),
    Array(),
    Dictionary(),
)
"""Values that stand where others should."""
DEEP = 400


def _objects(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)]


def _keys(found: pikepdf.Object) -> list[str]:
    return [] if isinstance(found, pikepdf.Array) else [key for key in found.keys() if key != "/Length"]  # noqa: SIM118


def wrong_values(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Values of another kind or size in some dictionaries and lists."""
    objects = _objects(pdf)
    for _ in range(chance.randint(1, 12)):
        found = chance.choice(objects)
        if isinstance(found, pikepdf.Array):
            if len(found):
                found[chance.randrange(len(found))] = chance.choice(ODD)
        elif keys := _keys(found):
            found[chance.choice(keys)] = chance.choice([value for value in ODD if value is not None])


def missing_keys(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Keys taken out of some dictionaries."""
    objects = _objects(pdf)
    for _ in range(chance.randint(1, 8)):
        found = chance.choice(objects)
        if keys := _keys(found):
            del found[chance.choice(keys)]


def crossed_references(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Some values made references to other objects of the file: trees that loop, fonts that are pages."""
    objects = _objects(pdf)
    for _ in range(chance.randint(1, 8)):
        found, other = chance.choice(objects), chance.choice(objects)
        if other.is_indirect and (keys := _keys(found)):
            found[chance.choice(keys)] = other


def odd_contents(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """The operators of a page repeated, reversed, cut or with wrong operands."""
    page = chance.choice(list(pdf.pages))
    found = list(pikepdf.parse_content_stream(page))
    way = chance.randrange(4)
    if way == 0:
        found = found * chance.randint(2, 40)
    elif way == 1:
        found = found[::-1]
    elif way == 2:
        chance.shuffle(found)
    else:
        found = [one for one in found if chance.random() < 0.8]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(found))


def odd_pages(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Pages of another size or turn, repeated, or without content."""
    page = chance.choice(list(pdf.pages))
    edge = chance.choice((0, 1, 3, 14_400, 90_000, 1_000_000, -500))
    way = chance.randrange(4)
    if way == 0:
        page.MediaBox = Array([0, 0, edge, chance.choice((edge, 842))])
    elif way == 1:
        page.Rotate = chance.choice((45, 90, -90, 2**30))
    elif way == 2:
        for _ in range(chance.randint(2, 60)):
            pdf.pages.append(page)
    else:
        page.CropBox = Array([chance.uniform(-900, 900) for _ in range(4)])


def odd_tags(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """A structure tree that nests, loops, or claims huge spans."""
    page = chance.choice(list(pdf.pages)).obj
    cells = Array()
    for number in range(chance.randint(1, 60)):
        spans = Dictionary(O=Name.Table, RowSpan=chance.choice((1, 900, 2**31 - 1)), ColSpan=chance.choice((1, 90, -4)))
        cells.append(Dictionary(S=Name.TD, Pg=page, K=number, A=spans))
    row = pdf.make_indirect(Dictionary(S=Name.TR, K=cells))
    table = pdf.make_indirect(Dictionary(S=Name.Table, K=Array([row] * chance.randint(1, 300))))
    node = table
    for _ in range(chance.randrange(DEEP)):
        node = pdf.make_indirect(Dictionary(S=Name.Div, K=Array([node])))
    if chance.random() < 0.3:
        table.K.append(node)
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([node])))
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def odd_forms(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Forms that draw each other, or themselves, once each: PDFium goes through all ways, endless where they branch."""
    page = chance.choice(list(pdf.pages))
    forms = [
        pdf.make_stream(b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
        for _ in range(chance.randint(1, 8))
    ]
    for form in forms:
        form.Resources = Dictionary(XObject=Dictionary(F=chance.choice(forms)))
    page.Resources.XObject = Dictionary(F=forms[0])
    page.contents_add(pdf.make_stream(b"/F Do"))


def odd_notes(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Annotations, links, scripts and an outline made to do harm."""
    page = chance.choice(list(pdf.pages))
    script = Dictionary(S=Name.JavaScript, JS="app.launchURL('http://127.0.0.1:9/')")
    kinds = (Name.Link, Name.Widget, Name.Stamp, Name.FreeText, Name.StrikeOut, Name.Redact, Name.FileAttachment)
    notes = Array()
    for _ in range(chance.choice((1, 30, 3000))):
        box = [chance.uniform(-10, 900) for _ in range(4)]
        uri = Dictionary(S=Name.URI, URI=chance.choice(("http://\x1b[2J", "javascript:x", "file:///etc/passwd", "")))
        notes.append(
            Dictionary(Type=Name.Annot, Subtype=chance.choice(kinds), Rect=box, A=chance.choice((uri, script)))
        )
    page.Annots = notes
    pdf.Root.OpenAction = script
    item = pdf.make_indirect(Dictionary(Title="loop\x07", Dest=Array([page.obj, Name.Fit])))
    item.Next = item
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=chance.choice((1, -1, 2**31 - 1))))


KINDS: tuple[Damage, ...] = (
    wrong_values, missing_keys, crossed_references, odd_contents, odd_pages, odd_tags, odd_forms, odd_notes,
)  # fmt: skip


def _on_bytes(damage: Damage) -> Callable[[bytes, random.Random], bytes]:
    def damaged(data: bytes, chance: random.Random) -> bytes:
        made = io.BytesIO()
        try:
            with pikepdf.open(io.BytesIO(data)) as pdf:
                damage(pdf, chance)
                pdf.save(made, static_id=True)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, OverflowError):
            return data + b"\n%% %d\n" % chance.randrange(10**9)
        return made.getvalue()

    damaged.__name__ = damage.__name__.replace("_", "-")
    damaged.__doc__ = damage.__doc__
    return damaged


STRUCTURE = tuple(map(_on_bytes, KINDS))
