"""OCR engines: how they are chosen, how their answers are kept, and which slips are put right."""

from __future__ import annotations

import concurrent.futures
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.model import Box
from extract.read import ocr
from extract.read.ocr import EngineError, OcrWord, choose_engine, default_folder, rapid, tesseract
from extract.read.ocr.cache import cached
from extract.read.ocr.typesetting import mend

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def picture(grey: int = 200) -> Image.Image:
    return Image.new("L", (40, 20), grey)


def word(text: str, score: float = 0.9) -> OcrWord:
    return OcrWord(text, Box(1.0, 2.0, 30.5, 12.0), score, 0)


class Counting:
    """An engine that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _: Image.Image) -> list[OcrWord]:
        self.asked += 1
        return [word("Agreed"), word("“by”", 0.25)]


# ---------------------------------------------------------------- answers kept


def test_a_picture_is_read_once(tmp_path: Path) -> None:
    engine = Counting()
    first = cached(engine, "made-up", "1.0", tmp_path)(picture())
    again = cached(engine, "made-up", "1.0", tmp_path)(picture())
    assert again == first == [word("Agreed"), word("“by”", 0.25)]
    assert engine.asked == 1


@pytest.mark.parametrize(
    ("name", "version", "grey"), [("other", "1.0", 200), ("made-up", "1.1", 200), ("made-up", "1.0", 201)]
)
def test_another_engine_version_or_picture_is_read_anew(tmp_path: Path, name: str, version: str, grey: int) -> None:
    engine = Counting()
    cached(engine, "made-up", "1.0", tmp_path)(picture())
    cached(engine, name, version, tmp_path)(picture(grey))
    assert engine.asked == 2


@pytest.mark.parametrize(
    "damage", [lambda text: text[:-20], lambda _: "", lambda _: "no JSON\n", lambda _: '{"words": 3}']
)
def test_a_damaged_answer_is_read_anew(tmp_path: Path, damage: Callable[[str], str]) -> None:
    engine = Counting()
    read = cached(engine, "made-up", "1.0", tmp_path)
    whole = read(picture())
    (path,) = tmp_path.rglob("*.jsonl")
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert read(picture()) == whole
    assert read(picture()) == whole
    assert engine.asked == 2


def test_an_empty_page_is_an_answer_too(tmp_path: Path) -> None:
    asked = []
    read = cached(lambda p: asked.append(p) or [], "made-up", "1.0", tmp_path)  # type: ignore[func-returns-value]
    assert read(picture()) == read(picture()) == []
    assert len(asked) == 1


def test_a_folder_that_cannot_be_written_costs_only_the_cache(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert cached(Counting(), "made-up", "1.0", blocked)(picture())[0].text == "Agreed"


def read_in_process(folder: Path) -> list[OcrWord]:
    return cached(Counting(), "made-up", "1.0", folder)(picture())


def test_processes_can_share_a_folder(tmp_path: Path) -> None:
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        answers = list(pool.map(read_in_process, [tmp_path] * 8))
    assert all(answer == answers[0] for answer in answers)
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".jsonl"]


def test_answers_go_to_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "council-extract" / "ocr"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert default_folder() == Path.home() / ".cache" / "council-extract" / "ocr"


# ---------------------------------------------------------------- which engine


def install(monkeypatch: pytest.MonkeyPatch, **versions: str | None) -> list[str]:
    """Make it look as if these versions were installed; gives the list of engines that are asked."""
    asked: list[str] = []

    def engine(name: str) -> ocr.Engine:
        return lambda _: asked.append(name) or [word(name)]  # type: ignore[func-returns-value]

    monkeypatch.setattr(ocr, "VERSIONS", {name: lambda name=name: versions.get(name) for name in ocr.ENGINES})
    monkeypatch.setattr(ocr, "ENGINES", {name: engine(name) for name in ocr.ENGINES})
    return asked


@pytest.mark.parametrize(
    ("versions", "wanted", "taken"),
    [
        ({"tesseract": "5.3", "rapidocr": "3.1"}, None, "tesseract"),
        ({"rapidocr": "3.1"}, None, "rapidocr"),
        ({"tesseract": "5.3", "rapidocr": "3.1"}, "rapidocr", "rapidocr"),
    ],
)
def test_the_first_installed_engine_is_taken_unless_one_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, versions: dict[str, str], wanted: str | None, taken: str
) -> None:
    install(monkeypatch, **versions)
    engine = choose_engine(wanted, tmp_path)
    assert engine is not None
    assert engine(picture())[0].text == taken


def test_no_engine_is_no_error_but_a_wrong_name_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    install(monkeypatch, tesseract="5.3")
    assert choose_engine("rapidocr", tmp_path) is None
    with pytest.raises(ValueError, match="tesseract"):
        choose_engine("tesserakt", tmp_path)
    assert "tesseract-ocr" in ocr.NOT_INSTALLED
    assert "[ocr]" in ocr.NOT_INSTALLED


# ---------------------------------------------------------------- Tesseract


def test_words_of_tesseracts_table() -> None:
    table = HEAD + (
        "4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.5\tCouncil's\n"
        '5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t12\t"pop-up"\n'
        "5\t1\t1\t1\t2\t1\t10\t40\t5\t20\t-1\t \n"
        "5\t1\t1\t2\t1\t1\t10\t70\t30\t20\t80\tplan\n"
    )
    words = tesseract.words_of(table)
    assert [w.text for w in words] == ["Council's", '"pop-up"', "plan"]
    assert words[0].box == Box(10, 10, 50, 30)
    assert words[0].score == pytest.approx(0.965)
    assert words[0].line == words[1].line != words[2].line


def test_a_failing_tesseract_is_an_engine_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "tesseract", stderr=b"Error opening data file")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(EngineError, match="opening data file"):
        tesseract.read(picture())


@pytest.mark.parametrize("engine", [tesseract, rapid], ids=["tesseract", "rapidocr"])
def test_engine_reads_a_line(engine: object) -> None:
    assert engine in (tesseract, rapid)
    module = tesseract if engine is tesseract else rapid
    if module.version() is None:
        pytest.skip("the engine is not installed")
    page = Image.new("L", (1000, 140), 255)
    ImageDraw.Draw(page).text((40, 40), "Review the action plan", fill=0, font=ImageFont.load_default(46))
    words = module.read(page)
    assert [w.text for w in words] == ["Review", "the", "action", "plan"]
    assert len({w.line for w in words}) == 1
    assert all(30 < w.box.top < w.box.bottom < 110 and w.score > 0.5 for w in words)


# ---------------------------------------------------------------- slips


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("| will report back", "I will report back"),
        ("what | said", "what I said"),
        ("| Completed", "Completed"),
        ("Completed |", "Completed"),
        ("ﬁnancial oﬃcer", "financial officer"),
        ('15" April 2019', "15th April 2019"),
        ("22* May", "22nd May"),
        ("31” December", "31st December"),
        ('a 15" screen', 'a 15" screen'),
        ("~ Director _", "Director"),
        ("• £5 – 10% & more", "• £5 – 10% & more"),
        ("typing erors stay", "typing erors stay"),
    ],
)
def test_slips_are_put_right(read: str, meant: str) -> None:
    assert " ".join(w.text for w in mend([word(text) for text in read.split()])) == meant


def test_marks_the_engine_is_not_sure_of_are_dirt() -> None:
    assert [w.text for w in mend([word("'", 0.3), word("Lead", 0.3), word(".", 0.2)])] == ["Lead"]
