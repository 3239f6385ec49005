"""Words a second on one core, over the running text of PDFs: ``make speed``.

``python -m benchmarks.tagging.speed [FOLDER...]`` reads the PDFs of other folders than ``benchmarks/plans``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pypdfium2

PLANS = Path(__file__).resolve().parents[1] / "plans"
ANCHOR = date(2024, 9, 10)


def texts(folders: Sequence[Path], most: int = 60_000) -> list[str]:
    """Pages of plain text out of PDFs, in order of path, up to about ``most`` words."""
    pages: list[str] = []
    words = 0
    for path in (path for folder in folders for path in sorted(folder.glob("*.pdf"))):
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                text = page.get_textpage().get_text_bounded().replace("\r\n", "\n")
                pages.append(text)
                words += len(text.split())
                if words > most:
                    return pages
    return pages


def words_a_second(read: Callable[[str], object], pages: Sequence[str], rounds: int = 3) -> float:
    """Words over the least CPU seconds of some rounds; the first round warms up what is worked out once."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        for page in pages:
            read(page)
        times.append(time.process_time() - begun)
    return sum(len(page.split()) for page in pages) / min(times)


def plain_functions() -> Callable[[str], object]:
    from extract.tag import Themes, Vocabulary, find_mentions

    vocabulary, themes = Vocabulary.general(), Themes.general()
    return lambda text: (find_mentions(text, ANCHOR, vocabulary), themes.tag(text))


def pipeline() -> Callable[[str], object]:
    import spacy

    import extract.tag.components  # noqa: F401  (names the parts)

    nlp = spacy.load(Path(__file__).resolve().parents[2] / "models" / "council_tagger")
    return lambda text: nlp(text)


def ruler() -> Callable[[str], object]:
    from benchmarks.tagging.readers import ruler_leads

    return ruler_leads()


def main(folders: Sequence[str]) -> int:
    """Print words a second of the plain functions and of the spaCy pipeline."""
    pages = texts([Path(folder) for folder in folders or [PLANS]])
    print(f"{sum(len(page.split()) for page in pages)} words of {len(pages)} pages, the best of three rounds")
    for name, made in (("plain functions", plain_functions), ("spaCy pipeline", pipeline)):
        print(f"{name:16} {words_a_second(made(), pages):10,.0f} words a second")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
