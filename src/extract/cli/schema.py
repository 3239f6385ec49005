"""``council-extract schema``: the tables and columns of a store."""

from __future__ import annotations

import json

import click

from extract.cli.common import say


@click.command("schema", epilog="Example: council-extract schema --markdown")
@click.option("--markdown", is_flag=True, help="Print the data dictionary instead of the JSON descriptor.")
def schema_verb(markdown: bool) -> None:
    """Print the tables and columns of a store, as a Frictionless descriptor or as Markdown."""
    from extract.store import data_dictionary, data_package

    text = data_dictionary() if markdown else json.dumps(data_package(), indent=2, ensure_ascii=False) + "\n"
    say(text, nl=False)
