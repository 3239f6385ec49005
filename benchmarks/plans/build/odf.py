"""What the two OpenDocument producers share: styles named as they are asked for, and XML written safely."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from benchmarks.plans.build.model import Cell, Family, Grid

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
FONTS: dict[Family, str] = {
    "sans": "Liberation Sans",
    "serif": "Liberation Serif",
    "narrow": "Liberation Sans Narrow",
    "screen": "DejaVu Sans",
}
LEVELS = {"top": "top", "middle": "middle", "bottom": "bottom"}
ALIGNS = {"left": "start", "centre": "center"}


def attributes(**named: str) -> str:
    """XML attributes; ``fo__margin_top`` stands for ``fo:margin-top``. Empty values are left out."""
    pairs = ((name.replace("__", ":").replace("_", "-"), value) for name, value in named.items() if value)
    return "".join(f" {name}={quoteattr(value)}" for name, value in pairs)


def points(length: float) -> str:
    return f"{length:.2f}pt"


class Styles:
    """Automatic styles: the same properties get the same name."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, family: str, properties: str, more: str = "") -> str:
        """The name of the style with these property elements and further attributes of its own."""
        key = f'style:family="{family}"{more}>{properties}'
        return self._names.setdefault(key, f"s{len(self._names)}")

    def paragraph(
        self,
        *,
        size: float,
        family: Family,
        bold: bool = False,
        italic: bool = False,
        ink: str = "",
        shape: str = "",
        more: str = "",
    ) -> str:
        """A paragraph style. ``shape`` are its paragraph properties."""
        words = attributes(
            fo__font_family=f"'{FONTS[family]}'",
            fo__font_size=f"{size}pt",
            fo__font_weight="bold" if bold else "",
            fo__font_style="italic" if italic else "",
            fo__color=ink,
        )
        return self.name("paragraph", f"<style:paragraph-properties{shape}/><style:text-properties{words}/>", more)

    def xml(self) -> str:
        return "\n".join(f'<style:style style:name="{name}" {key}</style:style>' for key, name in self._names.items())


def borders(cell: Cell, grid: Grid, row: int, column: int, *, head: bool) -> dict[str, str]:
    """The lines around a cell, as attributes."""
    look, rules = grid.look, grid.look.rules
    if look.gap:
        return {"fo__border": f"{look.gap}pt solid #ffffff"}
    line = f"{look.rule_width}pt solid {look.rule_colour}"
    thick = f"{look.rule_width * 2}pt solid {look.rule_colour}"
    block = grid.head if head else grid.body
    last_row = row + cell.rows == len(block)
    ends_group = not head and all(
        other is not None or not _open(grid, row + cell.rows, at)
        for at, other in enumerate(grid.body[row + cell.rows] if row + cell.rows < len(grid.body) else ())
    )
    below = (
        "rows" in rules or ("groups" in rules and ends_group) or (not head and last_row and rules & {"foot", "outer"})
    )
    bottom = thick if head and last_row and "head" in rules else line if below else "none"
    first_row = row == 0 and (head or not grid.head)
    last_column = column + cell.columns == len(grid.widths)
    return {
        "fo__border_bottom": bottom,
        "fo__border_top": line if first_row and rules & {"top", "outer"} else "none",
        "fo__border_left": line if ("columns" if column else "outer") in rules else "none",
        "fo__border_right": line if last_column and "outer" in rules else "none",
    }


def _open(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell from above covers this place."""
    return any(
        cell is not None and cell.rows > 1 and above + cell.rows > row
        for above in range(row)
        for cell in (grid.body[above][column],)
    )


def text(words: str) -> str:
    return escape(words)
