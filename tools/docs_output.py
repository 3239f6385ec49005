"""Run the Python of a page of the docs and write what it prints under each block: ``make docs``.

A page's blocks run one after the other in one namespace, in a folder that holds the sample papers as ``papers/``. What
a block prints, and the value of its last line where that is an expression, stands in the ``text`` block that follows.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "docs" / "python.md",)
BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)


def with_outputs(page: str) -> str:
    """The page with what its blocks print today."""
    names: dict[str, Any] = {}

    def run(match: re.Match[str]) -> str:
        printed = output_of(match["code"], names)
        shown = f"\n```text\n{printed}```\n" if printed else ""
        return f"```python\n{match['code']}```\n{shown}"

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(
            ROOT / "corpora" / "sample", Path(folder) / "papers", ignore=shutil.ignore_patterns("*.py", "gold")
        )
        before = Path.cwd()
        os.chdir(folder)
        try:
            return BLOCK.sub(run, page)
        finally:
            os.chdir(before)


def output_of(code: str, names: dict[str, Any]) -> str:
    """What a block prints, its last expression as the prompt of Python shows it; lines end without blanks."""
    *lines, last = ast.parse(code).body
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        if isinstance(last, ast.Expr):
            exec(compile(ast.Module(lines, []), "docs", "exec"), names)
            value = eval(compile(ast.Expression(last.value), "docs", "eval"), names)
            if value is not None:
                print(value)
        else:
            exec(compile(ast.Module([*lines, last], []), "docs", "exec"), names)
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


def main() -> None:
    """Write every page anew; with ``--check``, leave with 1 where one is not as it would be written."""
    stale = []
    for path in PAGES:
        old = path.read_text(encoding="utf-8")
        new = with_outputs(old)
        if new != old:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    print("As written:" if not stale else "Changed:", ", ".join(stale or [path.name for path in PAGES]))
    sys.exit(1 if stale and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
