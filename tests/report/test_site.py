"""The files of a report: where papers are found, what may run, what a hostile paper's words become."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from benchmarks.report_size import made_up_action, made_up_paper, stored
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from extract.cli.report import report_verb
from extract.corrections import CHANGES
from extract.councils import registry
from extract.read.crops import COLOURS, MOST_PIXELS, page_pictures
from extract.report import ReportError, build_site
from extract.report.cells import Cells
from extract.report.page import script_json
from extract.report.palette import PAPER, STATES
from extract.report.sources import CHANGED, MISSING, web_address
from extract.report.values import FIELDS
from extract.schema import Place


class Seen(HTMLParser):
    """What an HTML reader makes of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def data_of(index: Path) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', index.read_text("utf-8"), re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A store of one made-up paper, ``papers/plan.pdf``."""
    import random

    (tmp_path / "papers").mkdir()
    actions = [made_up_action(random.Random(number)) for number in range(12)]
    return stored(tmp_path / "out", [made_up_paper(tmp_path / "papers" / "plan.pdf", actions, registry().councils[0])])


def test_harmful_words_are_text_and_nothing_else(harmful_site: Path) -> None:
    text = harmful_site.read_text("utf-8")
    seen = Seen(text).tags
    assert [tag for tag, _ in seen].count("script") == 3 and "img" not in {tag for tag, _ in seen}
    for _, attributes in seen:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert re.match(r"#|https?://|$", attributes.get("href") or "")
    policy = next(attributes["content"] or "" for tag, attributes in seen if "http-equiv" in attributes)
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not {"\u2028", "\u2029"} & set(text) and "{{ 7 * 7 }}" in text  # no template ran


def test_harmful_words_arrive_whole(harmful_site: Path, harmful_store: Path) -> None:
    from extract import store

    texts = sorted(row["text"] for row in store.rows(harmful_store, "actions"))
    assert sorted(record["values"]["text"] for record in data_of(harmful_site)["records"]) == texts


@given(st.text())
def test_json_in_a_script_says_the_same_and_cannot_end_it(text: str) -> None:
    made = script_json({"text": text})
    assert json.loads(made) == {"text": text}
    assert not set(made) & set("<>&\u2028\u2029")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/s1/Plan 1.pdf", None),
        ("https://a.example/s1/Plan%201.pdf?T=10&x=a'b", "https://a.example/s1/Plan%201.pdf?T=10&x=a%27b"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//a.example/x", None),
        ("https://name:secret@a.example/", None),
        ("https:\\\\a.example", None),
        ("https://[::1", None),
        ("papers/x.pdf", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_web_addresses_become_links(address: str | None, expected: str | None) -> None:
    assert web_address(address) == expected


def test_the_source_is_a_link_to_the_page_where_it_has_an_address(tmp_path: Path) -> None:
    address = "https://council.example/documents/s1/Plan.pdf"
    action = {"text": "Mend the roof."}
    paper = made_up_paper(tmp_path / "plan.pdf", [action], registry().councils[0], source_uri=address)
    site = build_site(stored(tmp_path / "out", [paper]), tmp_path / "site", pdfs=tmp_path)
    (document,) = data_of(site.index)["documents"]
    assert document["link"] == address and site.pictures == 1  # found by its bytes in the folder


def test_a_missing_or_changed_paper_is_told_and_not_drawn(small: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "papers" / "plan.pdf"
    moved = tmp_path / "elsewhere" / "other name.PDF"
    moved.parent.mkdir()
    shutil.move(pdf, moved)
    assert build_site(small, tmp_path / "site").without_pictures == (f"plan.pdf: {MISSING}",)
    assert build_site(small, tmp_path / "site", pdfs=moved.parent).pictures == 2
    pdf.write_bytes(moved.read_bytes() + b" ")
    site = build_site(small, tmp_path / "site")
    assert site.without_pictures == (f"plan.pdf: {CHANGED}",)
    assert data_of(site.index)["documents"][0]["missing"] == CHANGED
    assert not list((tmp_path / "site" / "pictures").iterdir())  # those of before are gone


def test_a_paper_that_cannot_be_drawn_costs_only_its_pictures(tmp_path: Path) -> None:
    import hashlib

    good = made_up_paper(tmp_path / "good.pdf", [{"text": "Mend the roof."}], registry().councils[0])
    bad = made_up_paper(tmp_path / "bad.pdf", [{"text": "Mend the gate."}], registry().councils[1])
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\nnothing")
    digest = hashlib.sha256((tmp_path / "bad.pdf").read_bytes()).hexdigest()
    changed = bad.model_dump_json().replace(bad.document.document_id, digest)
    site = build_site(stored(tmp_path / "out", [good, type(bad).model_validate_json(changed)]), tmp_path / "site")
    assert (site.records, site.pictures) == (2, 1)
    assert "could not be drawn" in site.without_pictures[0]


def test_the_same_store_gives_the_same_site(small: Path, tmp_path: Path) -> None:
    first, second = (build_site(small, tmp_path / name).index.parent for name in ("a", "b"))
    files = {path.relative_to(first): path.read_bytes() for path in first.rglob("*.*")}
    assert files == {path.relative_to(second): path.read_bytes() for path in second.rglob("*.*")}
    assert len(files) == 3


def test_a_page_that_is_not_ours_is_not_written_over(small: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<h1>mine</h1>")
    with pytest.raises(ReportError, match="choose another folder"):
        build_site(small, tmp_path / "site")


def test_a_site_is_not_written_into_its_store(small: Path) -> None:
    before = sorted(path.name for path in small.iterdir())
    for target in (small, small / "site", small / "x" / ".." / "site"):
        failed = CliRunner().invoke(report_verb, [str(small), "--html", str(target)])
        assert failed.exit_code == 2 and "beside it" in failed.output
    assert sorted(path.name for path in small.iterdir()) == before


def test_an_empty_store_gives_a_site(tmp_path: Path) -> None:
    site = build_site(stored(tmp_path / "out", []), tmp_path / "site")
    assert (site.records, site.pictures) == (0, 0)


def test_the_verb_tells_where_to_look_and_what_is_missing(small: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(report_verb, [str(small), "--html", str(tmp_path / "site")])
    assert done.exit_code == 0 and "12 records, 2 pictures" in done.output
    assert str(tmp_path / "site" / "index.html") in done.output
    shutil.rmtree(small)
    small.mkdir()
    failed = CliRunner().invoke(report_verb, [str(small), "--html", str(tmp_path / "site")])
    assert failed.exit_code == 2 and "council-extract run" in failed.output


def test_every_field_that_can_be_typed_can_be_replayed() -> None:
    for kind, fields in FIELDS.items():
        assert {name for name, _, _ in fields} <= set(CHANGES[kind].model_fields), kind


def test_a_page_of_any_size_is_drawn_small(tmp_path: Path) -> None:
    import io

    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "wide.pdf"), pagesize=(14_000, 14_000))
    canvas.showPage()
    canvas.save()
    (picture,) = page_pictures((tmp_path / "wide.pdf").read_bytes(), [1, 7])
    width, height = Image.open(io.BytesIO(picture.image)).size
    assert width * height <= MOST_PIXELS * 1.01 and (picture.width, picture.height) == (14_000, 14_000)


def test_print_is_kept_sharp_and_a_scan_small(tmp_path: Path) -> None:
    import io

    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "two.pdf"), pagesize=(595, 842))
    for line in range(30):
        canvas.drawString(
            40, 800 - 15 * line, "Publish the revised strategy and report to the board by 31 March 2027. " * 2
        )
    canvas.showPage()
    scan = Image.effect_noise((600, 850), 60).convert("RGB")
    canvas.drawImage(ImageReader(scan), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    printed, scanned = page_pictures((tmp_path / "two.pdf").read_bytes(), [1, 2])
    letters, noise = (Image.open(io.BytesIO(one.image)).convert("RGB") for one in (printed, scanned))
    assert len(printed.image) < 50_000
    assert letters.size == (1190, 1684) and len(letters.getcolors() or ()) <= COLOURS  # nothing is smeared
    assert noise.size == (910, 1287) and len(scanned.image) < 4 * noise.size[0] * noise.size[1] / 8


def cell(row: int, column: int, row_span: int = 1) -> dict[str, Any]:
    return {
        "row": row, "column": column, "row_span": row_span, "page": 1, "x0": 100.0 * column, "x1": 100.0 * column + 100,
        "top": 50.0 * row, "bottom": 50.0 * (row + row_span),
    }  # fmt: skip


def test_the_cells_of_a_record_are_those_of_its_row() -> None:
    table = {"document_id": "d", "cells": [cell(0, 0, row_span=2), cell(0, 1), cell(0, 2), cell(1, 1), cell(1, 2)]}
    cells = Cells([table])

    def found(**edges: float) -> set[tuple[float, float]]:
        place = Place(page=1, **edges)
        return {(x0, top) for _, x0, top, _, _ in cells.of("d", [place])}

    assert found(x0=110, top=55, x1=190, bottom=70) == {(0, 0), (100, 50), (200, 50)}  # a line inside one cell
    assert found(x0=100, top=0, x1=300, bottom=50) == {(0, 0), (100, 0), (200, 0)}  # a whole row
    assert found(x0=0, top=0, x1=100, bottom=100) == {(0, 0)}  # a cell over two rows: not the rows beside it
    assert found(x0=400, top=400, x1=500, bottom=450) == set()


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", STATES)
def test_a_number_inside_a_bar_can_be_read_in_light_and_dark(name: str) -> None:
    for colour, paper in zip((STATES[name].light, STATES[name].dark), PAPER, strict=True):
        high, low = sorted((luminance(colour), luminance(paper)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_a_paper_that_was_fetched_is_found_in_the_corpora_folder(tmp_path: Path) -> None:
    import datetime as dt

    from extract.sources import Corpus, Source, open_sources

    address = "https://council.example/mgConvert2PDF.aspx?ID=1"
    papers = tmp_path / "corpora" / "BNE-barnet" / "papers"
    papers.mkdir(parents=True)
    made = made_up_paper(papers / "plan-1.pdf", [{"text": "Mend."}], registry().councils[0], source_uri=address)
    blank = dict.fromkeys(Source.model_fields)
    said = {"site": "https://council.example/", "address": address, "kind": "report", "status": "fetched", "edition": 1}
    row = {"restricted": False, "found_at": dt.datetime.now(dt.UTC), "path": "papers/plan-1.pdf"}
    source = Source.model_validate({**blank, **said, **row, "document_id": made.document.document_id})
    open_sources(Corpus(papers.parent)).add([source])
    out = stored(tmp_path / "out", [made])
    assert build_site(out, tmp_path / "site").pictures == 0
    assert build_site(out, tmp_path / "site", corpora=tmp_path / "corpora").pictures == 1
    (papers / "plan-1.pdf").write_bytes(b"%PDF- another")
    assert build_site(out, tmp_path / "site", corpora=tmp_path / "corpora").pictures == 0
    (papers.parent / "sources.parquet").write_bytes(b"no table")  # only one place less to look
    assert build_site(out, tmp_path / "site", corpora=tmp_path / "corpora").pictures == 0


def test_the_page_does_not_tell_the_folders_of_this_machine(small: Path, tmp_path: Path) -> None:
    assert str(tmp_path) not in build_site(small, tmp_path / "site").index.read_text("utf-8")
