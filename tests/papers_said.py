"""What a drawn paper says."""

from __future__ import annotations

from extract.issues import Issues
from extract.records import FoundPaper, find_records
from paper import Grid, paper


def read(*blocks: str | Grid) -> FoundPaper:
    """What a paper of one page says."""
    made = paper(blocks, top=60.0)
    tables = [table for tables in made.by_page for table in tables]
    return find_records(made.document, tables, Issues()).papers[0]
