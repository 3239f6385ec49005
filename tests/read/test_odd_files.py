"""Files that other readers open: without a header line, locked with an empty password, of a monstrous size."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.issues import Code, DocumentError, Issues
from extract.read import read_document
from paper import pdf


def written(canvas: Canvas) -> None:
    canvas.drawString(72, 600, "Mend the lock gate")


def text(path: Path) -> str:
    return " ".join(line.text for line in read_document(path, Issues()).pages[0].lines)


@pytest.mark.parametrize("before", [b"", b"\r\n\r\n", b"From: clerk@quay.example\r\n\r\n"])
def test_a_pdf_without_its_header_line_is_read(tmp_path: Path, before: bytes) -> None:
    data = pdf(tmp_path / "plain.pdf", written).read_bytes()
    path = tmp_path / "headless.pdf"
    path.write_bytes(before + data.split(b"\n", 1)[1])
    assert text(path) == "Mend the lock gate"


@pytest.mark.parametrize("said", [b"<html><body>Not found: /Catalog</body></html>", b"Minutes of the quay board"])
def test_what_is_no_pdf_is_refused_as_such(tmp_path: Path, said: bytes) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(said)
    with pytest.raises(DocumentError) as raised:
        read_document(path, Issues())
    assert raised.value.code == Code.NOT_A_PDF


@pytest.mark.filterwarnings("ignore:Encryption R=5")
@pytest.mark.parametrize("owner", ["", "harbour"])
@pytest.mark.parametrize("revision", [2, 3, 4, 5, 6])
def test_a_file_that_opens_without_a_password_is_read(tmp_path: Path, revision: int, owner: str) -> None:
    strong = revision >= 4
    locked = pikepdf.Encryption(owner=owner, user="", R=revision, aes=strong, metadata=strong)  # type: ignore[arg-type]
    with pikepdf.open(pdf(tmp_path / "plain.pdf", written)) as file:
        file.save(tmp_path / "locked.pdf", encryption=locked)
    assert text(tmp_path / "locked.pdf") == "Mend the lock gate"


@pytest.mark.parametrize("size", [(90_000, 90_000), (90_000, 600), (600, 90_000), (2_000, 4)])
def test_a_picture_of_a_monstrous_page_is_an_issue(tmp_path: Path, size: tuple[float, float]) -> None:
    path = tmp_path / "huge.pdf"
    canvas = Canvas(str(path), pagesize=size)
    canvas.drawImage(ImageReader(Image.effect_noise((200, 200), 80)), 0, 0, *size)
    canvas.save()
    issues = Issues()
    page = read_document(path, issues).pages[0]
    assert page.text_layer == "none"
    assert [issue.code for issue in issues] == [Code.NO_TEXT_LAYER]
