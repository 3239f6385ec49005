"""The documents keep up with the program: every verb, issue code, column and number explained, every command run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract import store
from extract.cli import VERBS, ExitCode, commands, main
from extract.compare import TABLES
from extract.compare.mixes import RANKS
from extract.issues import SEVERITY, Code, Severity

ITALIC = re.compile(r"\*([^*]+)\*")
ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([^)#\s]+?)(#[\w-]+)?\)")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def rows_of(text: str) -> dict[str, list[str]]:
    """Rows of all tables of a page, by the code names in their first cell."""
    lines = (line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `"))
    return {name: [cell.strip() for cell in cells] for cells in lines for name in re.findall(r"`([^`]+)`", cells[0])}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented_with_an_example(verb: str) -> None:
    assert f"`council-extract {verb}" in rows_of(page("commands.md"))[verb][2]
    command = commands.get_command(None, verb)  # type: ignore[arg-type]
    assert command is not None and command.help


def test_no_verb_is_documented_that_does_not_exist() -> None:
    assert set(rows_of(page("commands.md"))) == set(VERBS)


@pytest.mark.parametrize("code", Code)
def test_every_issue_code_is_documented_with_what_to_do(code: Code) -> None:
    cells = rows_of(page("issue-codes.md"))[code]
    assert cells[1] == SEVERITY.get(code, Severity.WARNING)
    assert all(cells[2:])


def test_no_issue_code_is_documented_that_does_not_exist() -> None:
    assert set(rows_of(page("issue-codes.md"))) == set(Code)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_a_comparison_is_defined(table: str) -> None:
    assert re.search(rf"^### .*`{table}`", page("numbers.md"), re.M)


@pytest.mark.parametrize("table", ["councils", "groups"])
def test_every_number_is_defined(table: str) -> None:
    defined = rows_of(page("numbers.md"))
    assert not [column.name for column in TABLES[table] if column.name not in defined]


def test_every_rank_is_defined() -> None:
    assert set(RANKS) <= rows_of(page("numbers.md")).keys()


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target:
            found = (path.parent / target).resolve()
            assert found.exists(), target
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.M) if anchor else []
            assert not anchor or anchor[1:] in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}


def test_dashboards_name_the_views_that_exist() -> None:
    sql = (ROOT / "src" / "extract" / "export" / "views.sql").read_text(encoding="utf-8")
    views = set(re.findall(r"CREATE VIEW (\w+)", sql))
    assert views == set(re.findall(r"^\| `(v_\w+)`", page("dashboards.md"), re.M))


def tutorial_commands() -> list[list[str]]:
    blocks = re.findall(r"^```sh\n(.*?)^```", page("tutorial.md"), re.M | re.S)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


@pytest.mark.slow
def test_the_tutorial_runs_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "papers").mkdir()
    for paper in sample_corpus.glob("*.pdf"):
        shutil.copy(paper, tmp_path / "papers")
    monkeypatch.chdir(tmp_path)
    run = tutorial_commands()
    assert len(run) >= 8
    for program, *arguments in run:
        assert program == "council-extract"
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == ExitCode.DONE, (arguments, capsys.readouterr().err)
    for made in (
        "plans.xlsx",
        "plans.duckdb",
        "seen.png",
        "site/index.html",
        "tables/councils.csv",
        "tables/similar.md",
    ):
        assert list(tmp_path.glob(made)) or list(tmp_path.glob(made.replace(".png", "-*.png"))), made
    from openpyxl import load_workbook  # comes with the table finders

    header = [cell.value for cell in next(load_workbook("plans.xlsx")["Actions"].iter_rows(max_row=1))]
    named = [
        word for line in page("tutorial.md").splitlines() if line.startswith("| *") for word in ITALIC.findall(line)
    ]
    assert len(named) > 15
    for heading in named:
        assert heading in (*header, "no"), heading


@pytest.mark.slow
def test_what_the_python_page_prints_is_what_it_prints_today() -> None:
    line = [sys.executable, str(ROOT / "tools" / "docs_output.py"), "--check"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"run: make docs ({done.stdout}{done.stderr[-500:]})"


@pytest.mark.slow
def test_the_demonstration_says_what_it_does_and_ends_with_the_report(tmp_path: Path) -> None:
    line = [sys.executable, str(ROOT / "tools" / "demo.py"), str(tmp_path / "demo")]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Reading 3 invented papers" in done.stdout
    assert done.stdout.splitlines()[-1] == (
        f"Open the report in a browser: {(tmp_path / 'demo' / 'SITE' / 'index.html').as_uri()}"
    )
    councils = {row["council"] for row in store.rows(tmp_path / "demo" / "OUT", "documents")}
    assert None not in councils and len(councils) == 2
    assert subprocess.run([*line[:2], str(ROOT / "docs")], capture_output=True, check=False).returncode == 2
