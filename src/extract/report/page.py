"""The page: templates, styles and scripts put together into one file that runs nothing but its own code.

Scripts and styles stand in the page and are named by their hash in its content security policy, so that anything a
document might smuggle in stays text. The records are data: JSON that cannot end the element it stands in.
"""

from __future__ import annotations

import base64
import hashlib
import json
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


def render(values: dict[str, Any], data: dict[str, Any]) -> str:
    """The page with ``values`` in its templates and ``data`` for its scripts; of that "more" and "fates" as
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
    # Our own files, and JSON without any "<": the only values that are not escaped.
    more = Markup("\n").join(script_json(one) for one in (*data.pop("more"), *data.pop("fates")))
    ready = {
        "policy": policy, "script": Markup(script), "style": Markup(style), "data": script_json(data), "more": more
    }  # fmt: skip
    return environment().get_template("index.html.j2").render(**values, **ready)


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
