"""Prints docs/licences.md: the licence of every package that council-extract needs at run time.

In: the packages installed beside this Python. Out: Markdown on standard output.
Exit code 1, with the names on standard error, when one is under the GPL or AGPL, or says nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "council-extract"
# LGPL is no match: it allows use as a library. Names as in the SPDX list and the trove classifiers.
FORBIDDEN = re.compile(r"\bA?GPL|(?<!Lesser )General Public License", re.I)
HEAD = """# Licences of run-time packages

Made by `make licences` out of what each package says of itself; do not edit. Packages that only build, test or check
are not listed, nor is `colorama`, which is installed on Windows alone (BSD).

Some wheels bundle libraries under terms of their own, named in the notice files inside them. The wheel of
opencv-python-headless bundles FFmpeg (LGPL 2.1), those of numpy, scipy and opencv bundle the Fortran run time of GCC
(GPL 3 with the exception that lets any program use it).

| package | version | licence | needed by |
|---|---|---|---|
"""


def needs(package: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Names (with the extras asked for) of what ``package`` needs on this platform."""
    for line in package.requires or []:
        requirement = Requirement(line)
        chosen = [{"extra": extra} for extra in sorted(extras | {""})]
        if requirement.marker is None or any(requirement.marker.evaluate(extra) for extra in chosen):
            yield canonicalize_name(requirement.name), frozenset(requirement.extras)


def closure(project: str) -> dict[str, set[str]]:
    """Every package ``project`` needs, however indirectly: name -> names of those that ask for it.

    Raises PackageNotFoundError when one of them is not installed.
    """
    wanted_by: dict[str, set[str]] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    queue: list[tuple[str, frozenset[str]]] = [(project, frozenset())]
    while queue:
        name, extras = queue.pop()
        for needed in needs(distribution(name), extras):
            wanted_by.setdefault(needed[0], set()).add(name)
            if needed not in seen:
                seen.add(needed)
                queue.append(needed)
    return wanted_by


def licence(package: Distribution) -> str:
    """What the package says: its SPDX expression, else its classifiers, else its short licence field; '' if nothing."""
    metadata = package.metadata
    if expression := metadata.get_all("License-Expression"):
        return str(expression[0])
    classifiers = [line.split(" :: ")[-1] for line in metadata.get_all("Classifier") or [] if "License ::" in line]
    # Some put the whole text of the licence into this field: its first line is its name.
    stated = "".join(metadata.get_all("License") or []).strip().splitlines()
    return " / ".join(classifiers) or (stated[0] if stated else "")


def page(rows: list[tuple[str, str, str, str]]) -> str:
    """The Markdown page of rows (package, version, licence, needed by)."""
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> int:
    try:
        wanted_by = closure(PROJECT)
    except PackageNotFoundError as missing:
        print(f"{missing.name} is not installed: run `make licences`", file=sys.stderr)
        return 1
    found = [(name, distribution(name)) for name in sorted(wanted_by)]
    rows = [(name, each.version, licence(each), ", ".join(sorted(wanted_by[name]))) for name, each in found]
    sys.stdout.write(page(rows))
    bad = [f"{name} ({terms or 'says nothing'})" for name, _, terms, _ in rows if not terms or FORBIDDEN.search(terms)]
    if bad:
        print("not allowed at run time: " + ", ".join(bad), file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
