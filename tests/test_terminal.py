"""Words of strangers on a terminal: in titles, cells, file names, answers of the web. No verb lets them steer it."""

from __future__ import annotations

import ast
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extract import store
from extract.cli import VERBS
from extract.printable import HARMFUL, as_json, few, harmless
from store_samples import extraction

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "extract"
HARM = "Plan\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\u2066[bold]x"
QUICK = ("show", "evaluate", "tables", "fetch")
"""Verbs tried in the quick tests too; each starts the command anew."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose every text is out to steer a terminal, as another program may have written it."""
    out = tmp_path_factory.mktemp("store") / "out"
    (out / ".work").mkdir(parents=True)
    store.Store(out).write([extraction("0" * 64), extraction("1" * 64, council_code="unknown")])
    for path in out.glob("*/council_code=*/*.parquet"):
        table = pq.read_table(path, partitioning=None)
        for name in ("title", "text", "council", "file_name", "lead_raw", "timescale_raw", "name", "message", "ref"):
            if name in table.column_names and len(table):
                at = table.schema.get_field_index(name)
                table = table.set_column(at, table.schema.field(at), [[HARM] * len(table)])
        pq.write_table(table, path)
    return out


def on_terminal(*arguments: object, variables: dict[str, str] | None = None) -> str:
    """What a command sends to a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "extract", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "COLUMNS": "200"} | (variables or {})
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        told = b"".join(_read(ours))
        process.wait(60)
    os.close(ours)
    return told.decode("utf-8", "replace")


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(terminal, 65_536)
        except OSError:  # the other end is closed
            return
        if not data:
            return
        yield data


def steers(told: str) -> list[str]:
    """The pieces of ``HARM`` that would steer a terminal, among what it was sent."""
    return [piece for piece in ("\x1b]0", "\x1b[2J", "\x07", "\x9b", "\u202e", "\u2066") if piece in told]


@pytest.mark.skipif(sys.platform != "linux", reason="a terminal of Linux")
@pytest.mark.parametrize(
    "verb", [verb if verb in QUICK else pytest.param(verb, marks=pytest.mark.slow) for verb in sorted(VERBS)]
)
def test_no_verb_lets_words_of_a_store_or_a_name_steer_the_terminal(
    verb: str, hostile: Path, tmp_path: Path, sample_corpus: Path
) -> None:
    paper = tmp_path / f"{HARM.replace('/', '')}.pdf"
    paper.write_bytes(next(iter(sorted(sample_corpus.glob("*.pdf")))).read_bytes())
    (tmp_path / f"no{HARM}.pdf").write_text("no PDF")
    action = next(store.rows(hostile, "actions", ["action_id"]))["action_id"]
    arguments: dict[str, list[list[object]]] = {
        "discover": [[HARM], ["nowhere" + HARM]],
        "fetch": [[HARM]],
        "refresh": [[HARM, "--out", tmp_path / "o4"]],
        "run": [[tmp_path, "--out", tmp_path / "out"], [tmp_path, "--out", tmp_path / "o2", "--json", "--in-process"],
                [HARM, "--out", tmp_path / "o3"]],
        "show": [[hostile]],
        "tables": [[paper], [tmp_path / f"no{HARM}.pdf"]],
        "audit": [[paper], [tmp_path / f"no{HARM}.pdf"]],
        "compare": [[hostile], [hostile, "--by", HARM], [hostile, "--earlier", HARM, "--later", HARM]],
        "evaluate": [["--gold", sample_corpus / "gold", "--pred", hostile, "--details"]],
        "accept": [[hostile], [hostile, "--error", HARM]],
        "cite": [[hostile, action], [hostile, HARM], [hostile, "--verify", paper]],
        "correct": [[hostile], [hostile, paper], [tmp_path / f"no{HARM}.pdf", hostile]],
        "why": [[hostile, action], [hostile, HARM]],
        "status": [[hostile, "--on", "2026-03-31"], [hostile, "--council", HARM], [HARM], [hostile, "--on", HARM]],
        "report": [[hostile, "--html", tmp_path / "site"]],
        "retag": [[hostile, "--council-profiles", tmp_path]],
        "export": [[hostile, "--to", "jsonl", "--out", tmp_path / f"x{HARM}"]],
        "compact": [[hostile], [tmp_path]],
        "doctor": [["--out", tmp_path / HARM]],
        "schema": [[]],
        "tag": [["lead", HARM], ["lead", HARM, "--json"], [HARM]],
    }  # fmt: skip
    for given in arguments[verb]:
        told = on_terminal(verb, *given)
        assert told
        assert not steers(told), (given, told)
        assert "Traceback" not in told


def test_every_verb_prints_through_one_function() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        named = {call.id for call in calls if isinstance(call, ast.Name)}
        echoes = [call for call in calls if isinstance(call, ast.Attribute) and call.attr in ("echo", "secho")]
        assert path.name == "common.py" or not echoes, path
        assert "print" not in named, path


def test_what_is_printed_keeps_its_lines_and_its_meaning() -> None:
    assert harmless("two\nlines\tand ‘quotes’ – £5") == "two\nlines\tand ‘quotes’ – £5"
    assert harmless(HARM).startswith("Plan\\x1b]0;owned\\x07")
    assert not HARMFUL.search(as_json({"a": HARM}))
    assert __import__("json").loads(as_json({"a": HARM})) == {"a": HARM}
    assert few(["a", "b", "c", "d", "e"]) == "a; b; c; and 2 more"
    assert few(["a", "b", "c"]) == "a; b; c"
