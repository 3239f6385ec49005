"""Do columns keep their meaning whatever stands over them? Plans of four rows with one heading replaced at a time.

    python -m benchmarks.headings_probe           share read right, with each heading and with an empty one
    python -m benchmarks.headings_probe -v        and every heading that was not

``probe/headings.toml`` holds the headings, ``probe/plans.toml`` the plans. The headings were written before anything
was learned and are no part of what is learned from. A reading is right when all four actions come out with their words,
lead, date and status (as status or as progress) as printed, and nothing else does.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from extract import extract

FOLDER = Path(__file__).with_name("probe")
PARTS = ("action", "lead", "date", "status")
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=PLAIN, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=14, leading=18)
WIDE, NARROW = 190.0, 95.0
"""Points: of a column whose cells are long on average, and of another."""


@dataclass(frozen=True, slots=True)
class Trial:
    plan: Mapping[str, Any]
    part: str
    heading: str

    @property
    def headings(self) -> list[str]:
        words = {f"{{{part}}}": text for part, text in self.plan["usual"].items()} | {f"{{{self.part}}}": self.heading}
        return [words.get(column, column) for column in self.plan["columns"]]


def trials(named: Mapping[str, Sequence[str]], plans: Sequence[Mapping[str, Any]]) -> Iterator[Trial]:
    """Every heading in every plan, then the empty heading."""
    for part in PARTS:
        for heading in [*named[part], ""]:
            for plan in plans:
                yield Trial(plan, part, heading)


def write(trial: Trial, path: Path) -> None:
    """The plan as a PDF of one page."""
    rows = [trial.headings, *trial.plan["rows"]]
    long = [sum(len(row[column]) for row in rows[1:]) > 120 for column in range(len(rows[0]))]
    cells = [[Paragraph(text, PLAIN if number else BOLD) for text in row] for number, row in enumerate(rows)]
    table = Table(cells, colWidths=[WIDE if wide else NARROW for wide in long], repeatRows=1)
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)])
    )
    paper = SimpleDocTemplate(str(path), pagesize=landscape(A4), title=trial.plan["title"], invariant=1)
    paper.build([Paragraph(trial.plan["title"], TITLE), Spacer(1, 12), table])


def is_right(trial: Trial, path: Path) -> bool:
    """Whether the actions of the PDF at ``path`` are those of the plan, with all that stands beside them."""
    at = {part: trial.plan["columns"].index(f"{{{part}}}") for part in PARTS}
    wanted = [tuple(row[at[part]].rstrip(".") for part in PARTS) for row in trial.plan["rows"]]
    found = [
        tuple(
            (text or "").rstrip(".")
            for text in (action.text, action.lead_raw, action.timescale_raw, action.status_raw or action.progress_raw)
        )
        for action in extract(path).actions
    ]
    return found == wanted


def run(verbose: bool) -> dict[tuple[str, bool], list[bool]]:
    """Whether each trial was read right, by part and whether its heading was empty."""
    named = tomllib.loads((FOLDER / "headings.toml").read_text(encoding="utf-8"))
    plans = tomllib.loads((FOLDER / "plans.toml").read_text(encoding="utf-8"))["plan"]
    right: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.pdf"
        for trial in trials(named, plans):
            write(trial, path)
            right[trial.part, not trial.heading].append(is_right(trial, path))
            if verbose and not right[trial.part, not trial.heading][-1]:
                print(f"  {trial.part:8} {trial.heading!r} in {trial.plan['title']!r}")
    return right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true")
    right = run(parser.parse_args().verbose)
    for empty in (False, True):
        print("with an empty heading" if empty else "with another heading")
        counts = {part: right[part, empty] for part in PARTS}
        counts["all"] = [told for part in PARTS for told in counts[part]]
        for part, trials_of in counts.items():
            print(f"  {part:8} {sum(trials_of) / len(trials_of):6.1%} of {len(trials_of)}")


if __name__ == "__main__":
    main()
