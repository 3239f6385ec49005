"""An answer of a site as bytes or as a tree, or why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from extract.discover.kind import NothingCameError
from extract.discover.parsing import MarkupError, read_html
from extract.web import AddressError, Answer, Client, NoAnswerError, host_of, tidy
from extract.web.answers import is_block_page, is_html, is_login_page


def read_body(client: Client, address: str) -> tuple[bytes, str]:
    """The bytes of an answer and its address after redirects, for what is no page (JSON, XML). Raises WebError: for a
    shield's page, a status of failure, an answer with nothing in it."""

    def take(answer: Answer) -> tuple[bytes, str]:
        body = answer.read(client.policy.max_page_bytes)
        if is_block_page(body):
            raise client.blocked(answer.address, "a page that asks for a human")
        if answer.status >= 400:
            raise NoAnswerError(f"{answer.address}: status {answer.status}")
        if not body.strip():
            raise NothingCameError(f"{answer.address}: status {answer.status} with an empty answer")
        return body, answer.address

    return client.ask(address, take)


def read_page(client: Client, address: str, own: re.Pattern[bytes]) -> tuple[HtmlElement, str]:
    """The root of a page and its address after redirects. ``own``: what shows that it is a page of the site although it
    also asks for a password. Raises WebError."""
    body, place = read_body(client, address)
    if not is_html(body):
        raise MarkupError(f"{place}: not a web page")
    if is_login_page(body) and not own.search(body):
        raise NoAnswerError(f"{place}: the page asks for a password")
    root = read_html(body)
    if _is_blank(root):
        raise NothingCameError(f"{place}: a page that shows nothing")
    return root, place


def _is_blank(root: HtmlElement) -> bool:
    """Whether a page has neither words for people nor anything to press: the rest is for scripts, as of a shield."""
    pressed = (
        part for part in root.iter("a", "button", "img", "frame", "iframe", "input") if part.get("type") != "hidden"
    )
    if next(pressed, None) is not None:
        return False
    unseen = ("script", "style", "title", "noscript")
    return not any(
        ((part.text or "").strip() and part.tag not in unseen) or (part.tail or "").strip()
        for part in root.iter()
        if isinstance(part.tag, str)
    )


def hrefs(root: HtmlElement, place: str) -> Iterator[tuple[HtmlElement, str]]:
    """Links with their addresses, in the order of the page; those that are no web address are left out. Links of a page
    to its own host come with http where the page itself was had by https: they are asked as the page was."""
    for link in root.iter("a"):
        try:
            address = tidy(link.get("href") or "", place)
        except AddressError:
            continue
        if place.startswith("https:") and address.startswith("http:") and host_of(address) == host_of(place):
            address = f"https:{address[5:]}"
        yield link, address
