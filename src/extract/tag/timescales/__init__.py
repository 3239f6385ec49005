"""Words for time to days, in a timescale cell or in running text. Rules and assumptions: docs/timescales.md."""

from __future__ import annotations

from extract.tag.timescales.cell import Mention, Timescale, find_timescales, read_timescale

__all__ = ["Mention", "Timescale", "find_timescales", "read_timescale"]
