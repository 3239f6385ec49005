"""The LibreOffice Calc producer: a paper as a flat OpenDocument spreadsheet of one sheet, fitted to the page's width.

Paragraphs stand in the first column and run over the empty cells beside them. Every grid of the paper shares the
columns of the first; its head is printed again on each page.
"""

from __future__ import annotations

from dataclasses import replace

from benchmarks.plans.build.model import Break, Cell, Grid, Paper, Row, Sheet, Text
from benchmarks.plans.build.odf import ALIGNS, LEVELS, SPACES, Styles, attributes, borders, points, text
from benchmarks.plans.build.strips import strips

_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def source(paper: Paper) -> str:
    """The flat ODS of a paper. Raises ValueError where it has no grid."""
    styles = Styles()
    grids = [block for block in paper.blocks if isinstance(block, Grid)]
    if not grids:
        raise ValueError(f"{paper.name} has no grid")
    columns = [
        styles.name("table-column", f'<style:table-column-properties style:column-width="{points(each)}"/>')
        for each in grids[0].widths
    ]
    master = ' style:master-page-name="Standard"'
    table = styles.name("table", '<style:table-properties table:display="true"/>', master)
    rows = "\n".join(_block(block, styles) for block in paper.blocks if not isinstance(block, Break))
    shape = "".join(f'<table:table-column table:style-name="{name}"/>' for name in columns)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:version="1.3" '
        f'office:mimetype="{_MIME}">\n<office:automatic-styles>\n{_layout(paper.sheet)}\n{styles.xml()}\n'
        f"</office:automatic-styles>\n<office:master-styles>{_master(paper.sheet)}</office:master-styles>\n"
        f'<office:body><office:spreadsheet><table:table table:name="Tracker" table:style-name="{table}">{shape}\n'
        f"{rows}\n</table:table></office:spreadsheet></office:body></office:document>\n"
    )


def _layout(sheet: Sheet) -> str:
    width, height = sheet.displayed
    page = attributes(
        fo__page_width=points(width),
        fo__page_height=points(height),
        style__print_orientation="landscape" if width > height else "portrait",
        fo__margin=points(sheet.margin),
        style__scale_to_X="1",
        style__scale_to_Y="0",
        style__table_centering="none",
    )
    return f'<style:page-layout style:name="page"><style:page-layout-properties{page}/></style:page-layout>'


def _master(sheet: Sheet) -> str:
    head = f"<style:header><text:p>{text(sheet.running_head)}</text:p></style:header>"
    before, after = (sheet.page_numbers or "Page {}").split("{}")
    number = f"{text(before)}<text:page-number>1</text:page-number>{text(after)}"
    foot = f"<style:footer><text:p>{number}</text:p></style:footer>"
    return f'<style:master-page style:name="Standard" style:page-layout-name="page">{head}{foot}</style:master-page>'


def _block(block: Text | Grid, styles: Styles) -> str:
    if isinstance(block, Text):
        name = _words_style(styles, block)
        cell = f'<table:table-cell table:style-name="{name}" office:value-type="string">'
        return f"<table:table-row>{cell}<text:p>{text(block.text)}</text:p></table:table-cell></table:table-row>"
    head = "\n".join(
        _row(block, row, number, styles, block.look.head_height, head=True) for number, row in enumerate(block.head)
    )
    if block.look.repeat:
        head = f"<table:table-header-rows>{head}</table:table-header-rows>"
    tall = heights(block)
    body = [_row(block, row, number, styles, tall[number], head=False) for number, row in enumerate(block.body)]
    return "\n".join([head, *body])


def heights(grid: Grid) -> list[float]:
    """Height of each row of the body. Calc's own best height is now and then a line short when printed."""
    narrower = replace(grid, widths=tuple(width * 0.95 for width in grid.widths))
    found: list[float] = []
    for each in strips(narrower):
        found += [end - start for start, end in zip((0.0, *each.ends), each.ends, strict=False)]
    return found


def _words_style(styles: Styles, block: Text) -> str:
    words = attributes(
        fo__font_family="'Liberation Sans'",
        fo__font_size=f"{block.size}pt",
        fo__font_weight="bold" if block.bold else "",
    )
    return styles.name("table-cell", f"<style:text-properties{words}/>")


def _row(grid: Grid, row: Row, number: int, styles: Styles, tall: float, *, head: bool) -> str:
    shape = attributes(
        style__use_optimal_row_height="false" if tall else "true", style__row_height=points(tall) if tall else ""
    )
    name = styles.name("table-row", f"<style:table-row-properties{shape}/>")
    cells = [
        _cell(grid, cell, number, at, styles, head=head) if cell else "<table:covered-table-cell/>"
        for at, cell in enumerate(row)
    ]
    return f'<table:table-row table:style-name="{name}">{"".join(cells)}</table:table-row>'


def _cell(grid: Grid, cell: Cell, row: int, column: int, styles: Styles, *, head: bool) -> str:
    look = grid.look
    shape = attributes(
        **borders(cell, grid, row, column, head=head),
        fo__background_color=cell.fill or ("" if head else look.zebra[row % 2]),
        fo__padding=points(look.pad),
        style__vertical_align=LEVELS[cell.level or look.level],
        fo__wrap_option="no-wrap" if cell.spill else "wrap",
        style__rotation_angle="90" if cell.turned else "",
        style__text_align_source="fix",
    )
    words = attributes(
        fo__font_family=f"'{_font(grid)}'",
        fo__font_size=f"{look.size}pt",
        fo__font_weight="bold" if cell.bold else "",
        fo__color=cell.ink,
    )
    align = attributes(fo__text_align=ALIGNS[cell.align])
    name = styles.name(
        "table-cell",
        f"<style:table-cell-properties{shape}/><style:paragraph-properties{align}/><style:text-properties{words}/>",
    )
    spans = attributes(
        table__number_rows_spanned=str(cell.rows) if cell.rows > 1 else "",
        table__number_columns_spanned=str(cell.columns) if cell.columns > 1 else "",
    )
    if not cell.text:
        return f'<table:table-cell table:style-name="{name}"{spans}/>'
    lines = "".join(f"<text:p>{text(line)}</text:p>" for line in cell.text.split("\n"))
    return f'<table:table-cell table:style-name="{name}"{spans} office:value-type="string">{lines}</table:table-cell>'


def _font(grid: Grid) -> str:
    return {"serif": "Liberation Serif", "narrow": "Liberation Sans Narrow", "screen": "DejaVu Sans"}.get(
        grid.look.family, "Liberation Sans"
    )
