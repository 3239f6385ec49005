"""Changes of how text is set: its order of drawing, letters apart, weight, size, place in the cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import pikepdf
from pikepdf import Array, Matrix, Name, String

from benchmarks.dress.drawn import write
from benchmarks.dress.ink import PLACES, SHOWS, Instruction, Written, inks, op

HEAVY = ("Bold", "Black", "Heavy", "Semibold", "SemiBold", "Demi", "bold")
SLANTED = ("Italic", "Oblique", "italic")
FORCED_BOLD, ITALIC = 1 << 18, 1 << 6
FILL_AND_STROKE = 2
COLUMN = 12.0
"""Points that texts of one column may begin apart."""


def set_anew(pdf: pikepdf.Pdf, order: Callable[[int, list[Written]], list[Written]]) -> None:
    """Each page with all it draws but text first, then its texts in the ``order`` given (of page number and texts)."""
    untag(pdf)  # texts leave the place their tags name
    for number, page in enumerate(pdf.pages, start=1):
        rest: list[Instruction] = [op("q")]
        texts = []
        for each in inks(page):
            if isinstance(each, Written):
                texts.append(each)
                rest += [one for one in each.own if str(one[1]) not in SHOWS | PLACES]
            else:
                rest += each.own
        opened = sum((str(o) == "q") - (str(o) == "Q") for _, o in rest)
        rest += [op("Q")] * max(opened, 0)
        write(pdf, page, [*rest, *(one for text in order(number, texts) for one in text.instructions())])


def reversed_order(pdf: pikepdf.Pdf) -> None:
    set_anew(pdf, lambda _, texts: texts[::-1])


def by_column(pdf: pikepdf.Pdf) -> None:
    """Down each column before the next, whatever the rows."""
    set_anew(pdf, lambda _, texts: sorted(texts, key=lambda t: (round(t.at[0] / COLUMN), -t.at[1], t.at[0])))


def one_size(pdf: pikepdf.Pdf) -> None:
    """Text larger than most is set in the size of most."""
    sizes: Counter[float] = Counter()
    for page in pdf.pages:
        for each in inks(page):
            if isinstance(each, Written):
                sizes[_size(each)] += len(each.own)
    usual = sizes.most_common(1)[0][0] if sizes else 0

    def smaller(_: int, texts: list[Written]) -> list[Written]:
        return [_scaled(text, usual / _size(text)) if _size(text) > usual > 0 else text for text in texts]

    set_anew(pdf, smaller)


def _size(text: Written) -> float:
    fonts = [one for one in (*text.state.text, *text.own) if str(one[1]) == "Tf"]
    m = text.matrix
    return round(float(fonts[-1][0][1]) * (m.c * m.c + m.d * m.d) ** 0.5, 1) if fonts else 0.0


def _scaled(text: Written, share: float) -> Written:
    m = text.matrix
    small = Matrix(m.a * share, m.b * share, m.c * share, m.d * share, m.e, m.f)
    return Written(small, text.state, text.own)


def untag(pdf: pikepdf.Pdf) -> None:
    for key in ("/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]


def no_bold(pdf: pikepdf.Pdf) -> None:
    """No font is bold by its name or flags, no text by its outline; letters keep their widths."""
    _renamed(pdf, HEAVY, FORCED_BOLD)
    for page in pdf.pages:
        write(pdf, page, [one for each in inks(page) for one in each.own if not _fakes_bold(one)])


def one_font(pdf: pikepdf.Pdf) -> None:
    """Neither bold nor italic."""
    no_bold(pdf)
    _renamed(pdf, SLANTED, ITALIC)


def _fakes_bold(instruction: Instruction) -> bool:
    operands, operator = instruction
    return str(operator) == "Tr" and int(operands[0]) == FILL_AND_STROKE


def _renamed(pdf: pikepdf.Pdf, words: Sequence[str], flag: int) -> None:
    for found in pdf.objects:
        if not isinstance(found, pikepdf.Dictionary):
            continue
        for key in ("/BaseFont", "/FontName"):
            if key in found:
                name = str(found[key])
                for word in words:
                    name = name.replace(word, "")
                found[key] = Name(name.rstrip("-,") or "/Plain")
        if "/FontDescriptor" not in found and "/Flags" in found and "/FontName" in found:
            found.Flags = int(found.Flags) & ~flag


def letters_apart(pdf: pikepdf.Pdf) -> None:
    """Each letter shown by itself; where it stands does not change."""
    for page in pdf.pages:
        wide = {str(name): _code_length(font) for name, font in _fonts(page)}
        made: list[Instruction] = []
        length = 1
        for each in inks(page):
            fonts = [*each.state.text, *each.own] if isinstance(each, Written) else each.own
            for one in fonts:
                if str(one[1]) == "Tf":
                    length = wide.get(str(one[0][0]), 1)
            made += (
                [cut for one in each.own for cut in _letters(one, length)] if isinstance(each, Written) else each.own
            )
        write(pdf, page, made)


def _fonts(page: pikepdf.Page) -> Iterator[tuple[str, pikepdf.Object]]:
    fonts = page.resources.get("/Font") if page.resources is not None else None
    return iter(fonts.items()) if fonts is not None else iter(())


def _code_length(font: pikepdf.Object) -> int:
    return 2 if font.get("/Subtype") == Name.Type0 else 1


def _letters(instruction: Instruction, length: int) -> Iterator[Instruction]:
    operands, operator = instruction
    if str(operator) not in ("Tj", "TJ"):
        yield instruction
        return
    for part in operands[0] if str(operator) == "TJ" else [operands[0]]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for at in range(0, len(codes), length):
                yield op("Tj", String(codes[at : at + length]))
        else:
            yield op("TJ", Array([part]))
