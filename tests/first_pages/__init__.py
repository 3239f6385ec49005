"""Invented first pages of many kinds, written as PDFs, each with what a reader would say of it."""

from first_pages.first_apart import APART
from first_pages.first_fronts import FRONTS
from first_pages.first_headings import HEADINGS
from first_pages.first_more import MORE
from first_pages.first_others import OTHERS
from first_pages.first_packs import PACKS
from first_pages.first_plain import PLAIN
from first_pages.first_reports import REPORTS
from first_pages.ink import Pack, Paper

LEARNED: tuple[Paper | Pack, ...] = (*REPORTS, *OTHERS, *PLAIN, *MORE, *HEADINGS, *FRONTS, *PACKS)
"""Those from which ``benchmarks.fronts`` learns."""
ALL: tuple[Paper | Pack, ...] = (*LEARNED, *APART)
