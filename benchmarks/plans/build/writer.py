"""The LibreOffice Writer producer: a paper as a flat OpenDocument text.

Merged cells, rows over pages, repeated heads and broken words are Writer's own doing.
"""

from __future__ import annotations

from benchmarks.plans.build.content import BULLET
from benchmarks.plans.build.model import Break, Cell, Family, Grid, Paper, Row, Sheet, Text
from benchmarks.plans.build.odf import ALIGNS, FONTS, LEVELS, SPACES, Styles, attributes, borders, points, text

_MIME = "application/vnd.oasis.opendocument.text"


def source(paper: Paper) -> str:
    """The flat ODT of a paper."""
    styles = Styles()
    body = "\n".join(_blocks(paper, styles))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {SPACES} office:version="1.3" '
        f'office:mimetype="{_MIME}">\n<office:automatic-styles>\n{_layouts(paper.sheet)}\n{styles.xml()}\n'
        f"</office:automatic-styles>\n<office:master-styles>\n{_masters(paper.sheet)}\n</office:master-styles>\n"
        f"<office:body><office:text>\n{body}\n</office:text></office:body></office:document>\n"
    )


def _layouts(sheet: Sheet) -> str:
    small = '<style:style style:name="small" style:family="paragraph"><style:text-properties fo:font-size="8pt" '
    small += 'fo:color="#555555" '
    small += f"fo:font-family=\"'{FONTS[sheet.family]}'\"/></style:style>"
    found = [small]
    for name, landscape in (("wide", True), ("tall", False)):
        width, height = sheet.oriented(landscape)
        page = attributes(
            fo__page_width=points(width),
            fo__page_height=points(height),
            style__print_orientation="landscape" if width > height else "portrait",
            fo__margin=points(sheet.margin),
        )
        edge = '<style:header-style><style:header-footer-properties fo:min-height="12pt"/></style:header-style>'
        foot = '<style:footer-style><style:header-footer-properties fo:min-height="12pt"/></style:footer-style>'
        found.append(
            f'<style:page-layout style:name="{name}"><style:page-layout-properties{page}/>'
            f"{edge if sheet.running_head else ''}{foot if sheet.page_numbers else ''}</style:page-layout>"
        )
    return "\n".join(found)


def _masters(sheet: Sheet) -> str:
    furniture = ""
    if sheet.running_head:
        furniture = f'<style:header><text:p text:style-name="small">{text(sheet.running_head)}</text:p></style:header>'
    if sheet.page_numbers:
        before, after = sheet.page_numbers.split("{}")
        number = f'{text(before)}<text:page-number text:select-page="current"/>{text(after)}'
        furniture += f'<style:footer><text:p text:style-name="small">{number}</text:p></style:footer>'
    names = (("Wide", "wide"), ("Tall", "tall"))
    ordered = names if sheet.landscape else names[::-1]
    masters = [f'<style:master-page style:name="Standard" style:page-layout-name="{ordered[0][1]}">{furniture}']
    masters += [
        f'<style:master-page style:name="{name}" style:page-layout-name="{low}">{furniture}' for name, low in names
    ]
    return "\n".join(f"{master}</style:master-page>" for master in masters)


def _blocks(paper: Paper, styles: Styles) -> list[str]:
    found: list[str] = []
    turn = ""
    for number, block in enumerate(paper.blocks):
        if isinstance(block, Break):
            master = {True: "Wide", False: "Tall", None: ""}[block.landscape]
            turn = f' style:master-page-name="{master}"' if master else ' style:parent-style-name="Standard"'
            breaks = "" if master else ' fo:break-before="page"'
            if not isinstance(paper.blocks[number + 1], Text):
                found.append(_empty(styles, turn, breaks))
                turn = ""
        elif isinstance(block, Text):
            plain = ' style:parent-style-name="Standard"'
            found.append(
                _paragraph(block, paper.sheet, styles, turn, ' fo:break-before="page"' if turn == plain else "")
            )
            turn = ""
        else:
            found.append(_grid(block, styles))
            found.append(_empty(styles, "", ""))
    return found


def _empty(styles: Styles, turn: str, breaks: str) -> str:
    name = styles.paragraph(size=4, family="sans", shape=breaks, more=turn)
    return f'<text:p text:style-name="{name}"/>'


def _paragraph(block: Text, sheet: Sheet, styles: Styles, turn: str, breaks: str) -> str:
    shape = breaks + attributes(
        fo__margin_bottom=points(block.after),
        fo__margin_left=points(block.indent) if block.indent else "",
        fo__border="0.75pt solid #000000" if block.box else "",
        fo__padding="6pt" if block.box else "",
        fo__background_color=block.fill,
    )
    found = []
    for line in block.text.split("\n"):
        bullet = line.startswith(BULLET)
        hang = attributes(fo__margin_left="18pt", fo__text_indent="-10pt") if bullet and not block.indent else ""
        name = styles.paragraph(
            size=block.size,
            family=block.family or sheet.family,
            bold=block.bold,
            italic=block.italic,
            ink=block.ink,
            shape=shape + hang,
            more=turn,
        )
        found.append(f'<text:p text:style-name="{name}">{text(line)}</text:p>')
        turn, shape = "", shape.replace(' fo:break-before="page"', "")
    return "".join(found)


def _grid(grid: Grid, styles: Styles) -> str:
    width = points(sum(grid.widths))
    table = styles.name("table", f'<style:table-properties style:width="{width}" table:align="left"/>')
    columns = [
        styles.name("table-column", f'<style:table-column-properties style:column-width="{points(each)}"/>')
        for each in grid.widths
    ]
    found = [f'<table:table table:style-name="{table}">']
    found += [f'<table:table-column table:style-name="{name}"/>' for name in columns]
    head = [_row(grid, row, number, styles, head=True) for number, row in enumerate(grid.head)]
    if head and grid.look.repeat:
        head = ["<table:table-header-rows>", *head, "</table:table-header-rows>"]
    found += head
    found += [_row(grid, row, number, styles, head=False) for number, row in enumerate(grid.body)]
    return "\n".join([*found, "</table:table>"])


def _row(grid: Grid, row: Row, number: int, styles: Styles, *, head: bool) -> str:
    tall = points(grid.look.head_height) if head and grid.look.head_height else ""
    shape = attributes(style__min_row_height=tall, fo__keep_together="auto" if grid.look.cut and not head else "always")
    name = styles.name("table-row", f"<style:table-row-properties{shape}/>")
    cells = [
        _cell(grid, cell, number, at, styles, head=head) if cell else "<table:covered-table-cell/>"
        for at, cell in enumerate(row)
    ]
    return f'<table:table-row table:style-name="{name}">{"".join(cells)}</table:table-row>'


def _cell(grid: Grid, cell: Cell, row: int, column: int, styles: Styles, *, head: bool) -> str:
    look = grid.look
    fill = cell.fill or ("" if head else look.zebra[row % 2])
    shape = attributes(
        **borders(cell, grid, row, column, head=head),
        fo__background_color=fill,
        fo__padding=points(look.pad),
        style__vertical_align=LEVELS[cell.level or look.level],
        style__writing_mode="bt-lr" if cell.turned else "",
        loext__writing_mode="bt-lr" if cell.turned else "",
    )
    name = styles.name("table-cell", f"<style:table-cell-properties{shape}/>")
    spans = attributes(
        table__number_rows_spanned=str(cell.rows) if cell.rows > 1 else "",
        table__number_columns_spanned=str(cell.columns) if cell.columns > 1 else "",
    )
    words = "".join(_line(cell, line, look.size, look.family, styles) for line in cell.text.split("\n"))
    return f'<table:table-cell table:style-name="{name}"{spans} office:value-type="string">{words}</table:table-cell>'


def _line(cell: Cell, line: str, size: float, family: Family, styles: Styles) -> str:
    bullet = line.startswith(BULLET)
    shape = attributes(
        fo__text_align=ALIGNS[cell.align],
        fo__margin_right=points(-cell.spill) if cell.spill else "",
        fo__margin_left=points(size) if bullet else "",
        fo__text_indent=points(-size * 0.8) if bullet else "",
        fo__orphans="1",
        fo__widows="1",
    )
    name = styles.paragraph(size=size, family=family, bold=cell.bold, ink=cell.ink, shape=shape)
    return f'<text:p text:style-name="{name}">{text(line)}</text:p>'
