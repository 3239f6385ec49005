"""Builds ``models/council_tagger`` anew, the same bytes each time: ``make models``. Its README is the benchmark's."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from extract.tag.tagger import council_tagger

FOLDER = Path(__file__).resolve().parents[1] / "models" / "council_tagger"
CARD = "README.md"
"""The model card; ``python -m benchmarks.tagging --card`` writes it."""


def build(folder: Path) -> None:
    """Save the pipeline in ``folder``; what stands there is replaced, but for the model card."""
    card = folder / CARD
    kept = card.read_bytes() if card.is_file() else None
    shutil.rmtree(folder, ignore_errors=True)
    council_tagger().to_disk(folder)
    marks = folder / "sentencizer.json"
    told = json.loads(marks.read_text(encoding="utf-8"))  # spaCy writes a set, in whatever order it has today
    told["punct_chars"].sort()
    marks.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    if kept is not None:
        card.write_bytes(kept)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
