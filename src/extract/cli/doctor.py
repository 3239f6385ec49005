"""``council-extract doctor``: what is installed and working."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from extract.cli.common import FOLDER, ExitCode, say, say_json

EPILOG = "\b\nExamples:\n  council-extract doctor\n  council-extract doctor --out OUT --json\n"


@click.command("doctor", epilog=EPILOG)
@click.option("--out", type=FOLDER, default=Path(), help="Folder that results would go to; by default this one.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor_verb(out: Path, as_json: bool) -> ExitCode:
    """Say what is installed and working, and what to do about the rest."""
    from extract.doctor import examine

    findings = examine(out)
    if as_json:
        say_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            say(f"{finding.state:8} {finding.what:22} {finding.told}")
    return ExitCode.NOTHING_DONE if any(finding.state == "missing" for finding in findings) else ExitCode.DONE
