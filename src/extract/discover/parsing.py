"""Markup of a stranger into trees: no entities, no network, no huge trees; and the values in them into ours."""

from __future__ import annotations

import datetime as dt
import html
import re

from lxml import etree
from lxml import html as lxml_html

from extract.printable import cleaned
from extract.web import WebError

DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
FORBIDDEN_REFERENCE = re.compile(rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));", re.I)
FORBIDDEN_BYTE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that XML 1.0 (2.2) does not have; text pasted from a word processor brings them in."""
DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2})[a-z]*,?\s+((?:19|20)\d\d)\b")
LONGEST = 1000
"""Characters of a title; the longest real ones have some 300."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class MarkupError(WebError):
    """An answer that is not the markup it should be."""


def read_xml(body: bytes) -> etree._Element:
    """The root of an XML answer. Raises MarkupError for anything else, and for any document type definition: a web
    service sends none, and entities in one can be made to grow without bound."""
    if DOCTYPE.search(body):
        raise MarkupError("the answer is XML with a document type definition, or HTML; it is not read")
    clean = (
        FORBIDDEN_BYTE.sub(b"", FORBIDDEN_REFERENCE.sub(b"", body))
        if body[:2] not in (b"\xff\xfe", b"\xfe\xff")
        else body
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(clean, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MarkupError(f"the answer is not whole XML ({error})") from None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.externalDTD is not None:
        raise MarkupError("the answer has a document type definition; it is not read")
    return root


def read_html(body: bytes) -> lxml_html.HtmlElement:
    """The root of a page. Raises MarkupError where nothing can be made of it."""
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding(body))
    try:
        return lxml_html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise MarkupError(f"the page cannot be read ({error})") from None


def _encoding(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def text_of(element: etree._Element, name: str) -> str | None:
    """The words of a child. Titles come escaped twice (``&amp;#39;``); blank ones, line breaks within, are None."""
    return words(element.findtext(name))


def words(text: str | None) -> str | None:
    """Text with white space made single and what is left of a second escaping undone, cut where it is longer than any
    title; None where nothing is left."""
    return " ".join(cleaned(html.unescape(text or "")).split())[:LONGEST].rstrip() or None


def flag(element: etree._Element, name: str) -> bool:
    """``True`` and ``False`` as moderngov writes them; a missing one is False."""
    return (element.findtext(name) or "").strip().lower() in ("true", "1")


def date_of(element: etree._Element, name: str) -> dt.date | None:
    """A date written 05/09/2023; None where it is missing or no date."""
    try:
        return dt.datetime.strptime((element.findtext(name) or "").strip()[:10], "%d/%m/%Y").date()
    except ValueError:
        return None


def day_in(text: str) -> dt.date | None:
    """The first day written out in ``text``: "5 Sep 2023", "Tuesday, 5th September, 2023"."""
    for day, month, year in DAY.findall(text):
        if month.lower() in MONTHS:
            try:
                return dt.date(int(year), MONTHS.index(month.lower()) + 1, int(day))
            except ValueError:
                continue
    return None
