"""``council-extract evaluate``: a store against gold."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.common import EXISTING_FOLDER, Failure


@click.command("evaluate", epilog="Example: council-extract evaluate --gold GOLD --pred OUT --details")
@click.option("--gold", required=True, type=EXISTING_FOLDER, help="Folder of gold files.")
@click.option("--pred", required=True, type=EXISTING_FOLDER, help="Store to score.")
@click.option("--details", is_flag=True, help="List what was missed, made up or wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def evaluate_verb(gold: Path, pred: Path, details: bool, as_json: bool) -> None:
    """Score a store against what careful readers found."""
    from extract.evaluate import evaluate

    try:
        report = evaluate(gold, pred)
    except ValueError as error:
        raise Failure(str(error)) from None
    click.echo(report.as_json() if as_json else report.as_text(details=details))
