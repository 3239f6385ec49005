"""LibreOffice without a window: flat OpenDocument in, PDF out, without dates and the like so that it stays the same."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pikepdf
from benchmarks.plans.build import calc, writer
from benchmarks.plans.build.model import Paper

SECONDS = 120


def convert(papers: list[Paper], folder: Path) -> dict[str, Path]:
    """The PDFs of ``papers``, by name, in ``folder``. Raises FileNotFoundError where LibreOffice is not installed."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice is not on the PATH: install LibreOffice Writer and Calc")
    jobs: dict[str, list[Paper]] = {}
    for paper in papers:
        kind = "writer_pdf_Export" if paper.producer == "writer" else "calc_pdf_Export"
        tags = "true" if paper.tagged else "false"
        jobs.setdefault(f'pdf:{kind}:{{"UseTaggedPDF":{{"type":"boolean","value":"{tags}"}}}}', []).append(paper)
    with tempfile.TemporaryDirectory() as profile:
        for target, group in jobs.items():
            sources = [_source(paper, folder) for paper in group]
            command = [program, "--headless", f"-env:UserInstallation={Path(profile).as_uri()}", "--convert-to", target]
            subprocess.run(
                [*command, "--outdir", str(folder), *map(str, sources)],
                check=True,
                capture_output=True,
                timeout=SECONDS,
            )
    return {paper.name: _cleaned(paper, folder / f"{paper.name}.pdf") for paper in papers}


def _source(paper: Paper, folder: Path) -> Path:
    made = writer.source(paper) if paper.producer == "writer" else calc.source(paper)
    path = folder / f"{paper.name}.{'fodt' if paper.producer == 'writer' else 'fods'}"
    path.write_text(made, encoding="utf-8")
    return path


def _cleaned(paper: Paper, path: Path) -> Path:
    """The file without dates, with a title, and turned where the paper's sheet says so."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for key in ("/CreationDate", "/ModDate"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        pdf.docinfo["/Title"] = paper.title
        pdf.docinfo["/Subject"] = "Invented paper, made for testing"
        if "/Metadata" in pdf.Root:
            del pdf.Root.Metadata
        for key in ("/DocChecksum", "/ID"):  # made from the clock
            if key in pdf.trailer:
                del pdf.trailer[key]
        for page in pdf.pages:
            _turn(pdf, page, paper.sheet.turn)
        pdf.remove_unreferenced_resources()
        streams = pikepdf.ObjectStreamMode.generate
        pdf.save(path, deterministic_id=True, object_stream_mode=streams, recompress_flate=True)
    return path


def _turn(pdf: pikepdf.Pdf, page: pikepdf.Page, turn: int) -> None:
    """Store a landscape page upright: its drawing turned one way, ``/Rotate`` the other."""
    width, height = (float(value) for value in page.mediabox[2:])
    if not turn or width < height:
        return
    matrix = f"0 1 -1 0 {height:.3f} 0 cm" if turn == 90 else f"0 -1 1 0 0 {width:.3f} cm"
    page.contents_add(pikepdf.Stream(pdf, f"q {matrix}".encode()), prepend=True)
    page.contents_add(pikepdf.Stream(pdf, b"Q"))
    page.mediabox = pikepdf.Array([0, 0, height, width])
    if "/CropBox" in page:
        del page.CropBox
    page.Rotate = turn
