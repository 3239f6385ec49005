"""Examples for ``benchmarks.likeness.learn``: what labelled papers hold, paragraph by paragraph and cell by cell.

    python -m benchmarks.likeness.gather

reads all labelled papers beside the checkout and in it. The program's records are hidden from the second reader: it
answers for *all* paragraphs and cells. Signs that fewer than ``PAPERS`` papers have and names of councils are left out,
so that no words of one paper are kept.
"""

from __future__ import annotations

import gzip
import json
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.labelled import ROOT, SHARED, gold_of, papers, scorer
from extract.councils import registry
from extract.issues import Code, DocumentError, Severity
from extract.ledger.suspicion.unread import place_of
from extract.ledger.words import plain
from extract.likeness import KINDS, texts_of
from extract.pipeline import ReadPaper, read_paper
from extract.records.found import FoundPaper
from extract.records.likeness import LIKENESS
from extract.settings import Settings

EXAMPLES = Path(__file__).with_name("examples.jsonl.gz")
OTHERS = (SHARED / "cases", SHARED / "real", ROOT / "benchmarks" / "plans", ROOT / "corpora" / "sample")
HANDS = ["abcd", "efgh", "ij", "kl", "mn", "or", "ps", "qt", "uv", "wx", "yz"]
"""Sets of ``benchmarks/fresh`` with one letter that one hand made; of those with two, two in a row are of one hand."""
PAPERS = 8
"""Papers that a feature must occur in."""
SURE = 12
"""Letters from which a text is long enough to be found in gold."""
UNSURE = -1
"""Gold's answer where both are fair."""


@dataclass(slots=True)
class Asked:
    """A paragraph or cell with its features and gold's answer: its place in ``KINDS``, or ``UNSURE``. ``claimed``: most
    of its words are in a record."""

    page: int
    n_words: int
    kind: int
    claimed: bool
    features: Mapping[str, float]


@dataclass(slots=True)
class Read:
    """A paper as read: what was asked, the pages of lost records, and which pages count and carry a warning."""

    group: str
    asked: list[Asked]
    n_gold: int
    lost: list[int]
    pages: list[int]
    warned: list[int]


def jobs(scratch: Path) -> Iterator[tuple[str, Path, Path]]:
    """(group that is left out together or "", PDF, gold) of all labelled papers; lots are unpacked into ``scratch``."""
    for archive in sorted((SHARED / "lots").glob("lot-*.zip")):
        zipfile.ZipFile(archive).extractall(scratch / archive.stem)
        yield from ((archive.stem, *pair) for pair in papers(str(scratch / archive.stem)))
    for folder in sorted((ROOT / "benchmarks" / "fresh").iterdir()):
        if folder.is_dir():
            yield from ((hand_of(folder.name), *pair) for pair in papers(str(folder)))
    for folder in OTHERS:
        yield from (("", *pair) for pair in papers(str(folder)))


def hand_of(name: str) -> str:
    """Who made a set of ``benchmarks/fresh``."""
    if len(name) == 1:
        return next(hand for hand in HANDS if name in hand)
    return f"{name[0]}{'acegikmoqsuwy'[(ord(name[1]) - ord('a')) // 2]}"


def opened(pdf: Path, gold: dict[str, Any]) -> tuple[ReadPaper, int, int] | None:
    """A labelled paper as read, and its first and last page that gold is of; None for one that cannot be read."""
    try:
        paper = read_paper(pdf, Settings(ocr="none"))
    except DocumentError:
        return None
    first, last = gold.get("pages_labelled") or (1, len(paper.document.pages))
    return paper, first, last


def read(job: tuple[str, Path, Path]) -> Read | None:
    """The paper of a (group, PDF, gold); None for one that cannot be read."""
    group, pdf, gold_file = job
    score = scorer()
    gold = gold_at(gold_file, score)
    if (told := opened(pdf, gold)) is None:
        return None
    paper, first, last = told
    asked = [one for part in paper.found.papers for one in _asked(part, paper, Gold(gold, score))]
    return Read(
        group=group or str(gold.get("layout") or (gold.get("families") or ["other"])[0]),
        asked=[one for one in asked if first <= one.page <= last],
        n_gold=len(gold["records"]),
        lost=_lost(paper, gold, score),
        pages=list(range(first, last + 1)),
        warned=sorted(
            {
                i.region.page
                for i in paper.issues
                if i.region and i.severity != Severity.INFO and i.code not in (Code.LIST_UNREAD, Code.PLAN_UNREAD)
            }
        ),
    )


def gold_at(path: Path, score: Any) -> dict[str, Any]:
    """A gold file in the scorer's form; that of ``council-paper-gold/1`` as far as it goes."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if "file" in data:
        return gold_of(path)
    records = []
    for kind, key in zip(score.KINDS, ("recommendations", "actions", "decisions"), strict=True):
        for record in data.get(key) or []:
            number = record.get("number")
            shared = {"kind": kind, "page": record["pages"][0], "number": None if number is None else str(number)}
            records.append(record | shared)
    layout = (data.get("layout") or ["other"])[:1]
    return {"records": records, "families": layout, "pages_labelled": data.get("pages_labelled")}


class Gold:
    """What a text is by gold."""

    def __init__(self, gold: Mapping[str, Any], score: Any) -> None:
        self.score = score
        self.records = [(record, score.texts(record)) for record in gold["records"]]
        optional = [record["text"] for record in gold.get("optional", []) if record.get("text")]
        self.optional = [score.norm(text) for text in optional]
        texts = [text for record in gold["records"] for text in [record["text"], *record.get("text_alternatives", [])]]
        self.told = [text for text in map(plain, [*texts, *optional]) if len(text) >= SURE]

    def kind(self, text: str) -> int:
        """Its place in ``KINDS``; ``UNSURE`` for an optional record."""
        said = self.score.norm(text)
        if not said:
            return 0
        best, kind = max(((self._alike(said, *one), one[0]["kind"]) for one in self.records), default=(0.0, ""),
                         key=lambda pair: pair[0])  # fmt: skip
        if best >= self.score.SIM:
            return KINDS.index(kind)
        if any(self.score.sim(said, other) >= self.score.SIM for other in self.optional):
            return UNSURE
        return KINDS.index("part") if _says_record(plain(text), self.told) else 0

    def _alike(self, said: str, record: Mapping[str, Any], texts: Sequence[str]) -> float:
        own = {said, self.score.unlabel(said, record.get("number"))}
        return max((float(self.score.sim(text, one)) for text in texts for one in own), default=0.0)


def _asked(part: FoundPaper, paper: ReadPaper, gold: Gold) -> Iterator[Asked]:
    ledger = paper.ledger
    claimed = {
        place_of(strip): 2 * sum(ledger.homes[number].fate in ("field", "row") for number in strip.words)
        >= len(strip.words)
        for kind in ledger.strips[part.part.page_first]
        for strip in kind
    }
    for unit in texts_of(part.part.document_type, part.part.title or "", part.tables, part.flow):
        yield Asked(
            page=unit.spot.regions[0].page,
            n_words=len(unit.text.split()),
            kind=gold.kind(unit.text),
            claimed=claimed.get(place_of(unit.spot), False),
            features=unit.features,
        )


def _says_record(text: str, told: Sequence[str]) -> bool:
    """Whether a text is part of a record, holds one for the most part, or begins as one does."""
    if len(text) < SURE:
        return False
    start = text[: max(20, int(0.6 * len(text)))]
    return any(
        text in record or (len(record) > 0.5 * len(text) and record in text) or (len(text) > 40 and start in record)
        for record in told
    )


def _lost(paper: ReadPaper, gold: Mapping[str, Any], score: Any) -> list[int]:
    """The page of each record of gold that no reader of forms found."""
    lost: list[int] = []
    for kind in score.KINDS:
        want = [record for record in gold["records"] if record["kind"] == kind]
        have = [
            {"kind": kind, "text": record.text, "number": getattr(record, "number", None)}
            for part in paper.found.papers
            for record in getattr(part, f"{kind}s")
            if record.method != LIKENESS
        ]
        found = {index for index, _ in score.match(want, have)}
        lost += [record["page"] for index, record in enumerate(want) if index not in found]
    return lost


def common(read_papers: Sequence[Read]) -> set[str]:
    """The features that enough papers have; none that names a council."""
    councils = {council.name.lower() for council in registry().councils if " " not in council.name}
    counts = Counter(name for paper in read_papers for name in {n for asked in paper.asked for n in asked.features})
    return {n for n, count in counts.items() if count >= PAPERS and n.rpartition(":")[2] not in councils}


def write(read_papers: Sequence[Read], names: set[str]) -> None:
    """A line a paper, with the features of these names; the same bytes for the same papers."""
    lines = []
    for paper in read_papers:
        told = asdict(paper)
        for asked in told["asked"]:
            kept = {n: round(v, 4) for n, v in sorted(asked["features"].items()) if v and n in names}
            asked["features"] = kept
        lines.append(json.dumps(told, separators=(",", ":"), ensure_ascii=False))
    EXAMPLES.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


def load() -> list[Read]:
    """The committed examples."""
    lines = gzip.decompress(EXAMPLES.read_bytes()).decode().splitlines()
    told = [json.loads(line) for line in lines]
    return [Read(**{**one, "asked": [Asked(**asked) for asked in one["asked"]]}) for one in told]


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(2) as pool:
        found = [one for one in pool.map(read, jobs(Path(scratch)), chunksize=4) if one]
    write(found, common(found))
    print(f"{len(found)} papers, {sum(len(one.asked) for one in found)} texts")


if __name__ == "__main__":
    main()
