"""The page: templates, styles and scripts put together into one file that runs nothing but its own code.

Scripts and styles stand in the page and are named by their hash in its content security policy, so that anything a
document might smuggle in stays text. The records are data: JSON that cannot end the element it stands in.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extract.report.palette import custom_properties

HERE = Path(__file__).parent
SCRIPTS = (
    "dom", "dates", "data", "questions", "reviews", "groups", "picture", "list", "filters", "records", "workbook",
    "files", "charts", "overview", "form", "why", "record", "viewer", "plan", "silence", "lost", "queue", "main",
)  # fmt: skip
"""Files of assets/, in the order in which they build on each other."""
STYLES = ("base", "views", "charts", "plan")

_ESCAPES = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029\ufeff"})


def script_json(value: Any) -> Markup:
    """JSON for a ``<script>`` element: the same value to a JSON reader, and no ``</script>`` or ``<!--`` to HTML's."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_ESCAPES))


def render(values: dict[str, Any], data: dict[str, Any]) -> bytes:
    """The page in UTF-8 with ``values`` in its templates and ``data`` for its scripts; of that "more" and "fates" as
    a line each."""
    script = "\n(() => {\n'use strict';\n" + _assets(SCRIPTS, "js") + "})();\n"
    style = "\n" + custom_properties() + _assets(STYLES, "css")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            # A page opened from disk has no origin that 'self' could name; one that is sent holds its pictures.
            "img-src data:" if "images" in data else "img-src 'self' file:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    lines = itertools.chain(data.pop("more"), data.pop("fates"))
    # Our own files, and JSON without any "<": the only values that are not escaped.
    ready = {
        "policy": policy,
        "script": Markup(script),
        "style": Markup(style),
        "data": _object(data),
        "more": (script_json(line) + "\n" for line in lines),
    }
    pieces = environment().get_template("index.html.j2").generate(**values, **ready)
    return b"".join(piece.encode() for piece in pieces)


def _object(data: dict[str, Any]) -> Iterator[Markup]:
    """The JSON of ``data`` piece by piece: that of a large store is tens of megabytes, which would be held thrice."""
    before = "{"
    for name, value in data.items():
        yield Markup(before) + script_json(name) + ":"
        if isinstance(value, list):
            yield from _list(value)
        else:
            yield script_json(value)
        before = ","
    yield Markup("}")


def _list(values: list[Any]) -> Iterator[Markup]:
    before = "["
    for value in values:
        yield Markup(before) + script_json(value)
        before = ","
    yield Markup("]" if values else "[]")


def environment() -> Environment:
    """Templates that escape every value, whatever the name of the file."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters["percent"] = lambda share: "–" if share is None else f"{share:.0%}"
    return made


def _assets(names: tuple[str, ...], kind: str) -> str:
    return "".join((HERE / "assets" / f"{name}.{kind}").read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
