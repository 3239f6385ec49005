"""The score of real papers by gold that keeps a byte of each word."""

from __future__ import annotations

from benchmarks.real_papers import Score, hashed, score


def gold(*texts: tuple[str, str, int], optional: tuple[str, ...] = ()) -> dict[str, object]:
    records = [{"kind": kind, "pages": [page], "texts": [hashed(text).hex()]} for kind, text, page in texts]
    return {"records": records, "optional": [{"pages": [1], "texts": [hashed(text).hex()]} for text in optional]}


def row(kind: str, text: str, page: int = 1) -> dict[str, object]:
    return {"kind": kind, "text": text, "page": page}


def test_marks_and_case_do_not_count_and_no_word_is_kept() -> None:
    assert hashed("• That the “Hall’s” roof be mended.") == hashed("that the hall's roof be mended")
    assert len(hashed("that the roof be mended")) == 5


def test_records_are_matched_once_by_words_and_page() -> None:
    wanted = gold(
        ("decision", "that the roof be mended", 1), ("action", "Clerk to write", 2), optional=("noted it all",)
    )
    read = [
        row("decision", "That the roof be mended."),
        row("decision", "That the roof be mended."),
        row("decision", "Noted it all."),
        row("action", "Clerk to write", 1),
    ]
    told = score(wanted, read)
    assert told["decision"] == Score(gold=1, found=2, right=1)
    assert told["action"] == Score(gold=1, found=1, right=0)
    assert sum(told.values(), Score()).f1 == 0.4
