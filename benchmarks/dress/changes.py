"""The changes by name, and a paper printed anew with some of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from benchmarks.dress import celled, drawn, sheet, written

Change = Callable[[pikepdf.Pdf, Path], None]
"""Changes the open file; the path is that of the paper as it was."""


def _of_file(change: Callable[[pikepdf.Pdf], None]) -> Change:
    return lambda pdf, _: change(pdf)


CHANGES: dict[str, Change] = {
    "as-is": lambda _pdf, _paper: None,
    "no-rules": _of_file(drawn.no_rules),
    "level-rules": _of_file(drawn.level_rules),
    "dotted-rules": _of_file(drawn.dotted_rules),
    "rules-in-pieces": _of_file(drawn.rules_in_pieces),
    "no-fills": _of_file(drawn.no_fills),
    "zebra": celled.zebra,
    "white-rules": celled.white_rules,
    "small": _of_file(sheet.small),
    "shifted": _of_file(sheet.shifted),
    "turned": _of_file(sheet.turned),
    "stamped": _of_file(sheet.stamped),
    "untagged": _of_file(written.untag),
    "no-bold": _of_file(written.no_bold),
    "one-font": _of_file(written.one_font),
    "one-size": _of_file(written.one_size),
    "reversed": _of_file(written.reversed_order),
    "by-column": _of_file(written.by_column),
    "letters-apart": _of_file(written.letters_apart),
    "text-at-bottom": celled.text_at_bottom,
    "text-in-middle": celled.text_in_middle,
}


def dressed(paper: Path, name: str, target: Path) -> None:
    """The PDF at ``paper`` printed anew as ``target``; a ``name`` may add changes up ("no-rules+no-bold")."""
    with pikepdf.open(paper) as pdf:
        for change in name.split("+"):
            CHANGES[change](pdf, paper)
        pdf.save(target, static_id=True)
