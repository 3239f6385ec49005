"""Loads what reading needs, once, in the process that the reading ones are forked from.

A paper of our own is read for it: vocabularies, patterns and models are loaded when first asked for, which would take
every new process most of a second. What goes wrong here is told when a document asks for it: an error now would end
the process without a word.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

with suppress(Exception), tempfile.TemporaryDirectory() as folder:
    from extract import store
    from extract.pipeline import extract_file
    from extract.run.paper import a_plan
    from extract.settings import Settings

    plan = Path(folder) / "plan.pdf"
    plan.write_bytes(a_plan())
    store.check(extract_file(plan, Settings(ocr="none")))
