"""``council-extract evaluate``: a store against gold."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure, say, say_json


@click.command("evaluate", epilog="Example: council-extract evaluate --gold GOLD --pred OUT --details")
@click.option("--gold", required=True, type=EXISTING_FOLDER, help="Folder of gold files.")
@click.option("--pred", required=True, type=EXISTING_FOLDER, help="Store to score.")
@click.option("--details", is_flag=True, help="List what was missed, made up or wrong.")
@click.option(
    "--pdfs", type=EXISTING_FOLDER, help="Folder of the PDFs: say also whether records stand where gold's do."
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def evaluate_verb(gold: Path, pred: Path, details: bool, pdfs: Path | None, as_json: bool) -> None:
    """Score a store against what careful readers found."""
    from extract.evaluate import evaluate
    from extract.evaluate.grounding import grounding, grounding_text

    try:
        report = evaluate(gold, pred)
        grounded = grounding(gold, pred, pdfs) if pdfs else {}
    except ValueError as error:
        raise Failure(str(error)) from None
    if as_json:
        places = {name: asdict(each) for name, each in grounded.items()}
        say_json(json.loads(report.as_json()) | {"grounding": places})
        return
    say(report.as_text(details=details))
    if grounded:
        say(grounding_text(grounded))
