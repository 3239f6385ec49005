"""What every kind of committee site is read through: one small type, which each kind fills in a folder of its own."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from extract.discover.found import Committee, Meeting, Paper
from extract.discover.parsing import MarkupError
from extract.discover.selection import Selection
from extract.web import AddressError, Client, DisallowedError, NoAnswerError, TooLargeError, WebError


class NotOfThisKindError(WebError):
    """What a kind of site is known by is not there: the site is of another kind, or does not offer this way."""


class NothingCameError(MarkupError):
    """An answer that says it is one (status 200) and holds nothing."""


PASSED_OVER = (AddressError, DisallowedError, MarkupError, NoAnswerError, NotOfThisKindError, TooLargeError)
"""Faults of one page, which cost no other."""


def most_telling(faults: Sequence[WebError]) -> WebError:
    """Of what came of several pages, what tells most of the site."""
    for kind in (DisallowedError, NothingCameError, NotOfThisKindError):
        for fault in faults:
            if isinstance(fault, kind):
                return fault
    return faults[0]


class SiteReader(ABC):
    """Reads one site. Every method may raise WebError; what costs only a part is said in ``remarks`` instead."""

    kind: ClassVar[str]
    """Its word in the column ``site_kind`` of the registry."""
    page: ClassVar[re.Pattern[str]]
    """What stands behind the base in the path of any of its pages, from a slash to the end."""
    known_by: ClassVar[str]
    """What lies in the folder that is the base, for advice."""

    way: str
    """How the site is asked, a word for the summary; set when ``committees`` returns."""
    packs_come_along: bool = False
    """Whether ``papers`` gives packs and minutes too without being told to."""

    def __init__(self, client: Client, base: str, wanted: Selection, state: Path) -> None:
        """``base``: the folder of the site, with its scheme and a slash at the end. ``state``: a folder in which a kind
        may keep between commands what it was told, under names that begin with its own."""
        self.client, self.base, self.wanted, self.state = client, base, wanted, state
        self.remarks: list[str] = []
        self.told_all = True
        """Whether ``meetings`` gives all that the site has on the days wanted, as far as the site says."""
        self.in_part: set[str] = set()
        """Meetings of whose further pages one gave no answer: they are asked again by the next command."""

    @abstractmethod
    def committees(self) -> list[Committee]:
        """The committees the site tells of, those with meetings on the days wanted at least. Raises NotOfThisKindError
        where this is no site of the kind."""

    @abstractmethod
    def meetings(self, chosen: Sequence[Committee] | None) -> list[Meeting]:
        """The meetings of these committees (None for all) on the days wanted, and those whose day is not told."""

    @abstractmethod
    def papers(self, meeting: Meeting) -> list[Paper]:
        """The papers of a meeting; where packs are wanted, also those for which further pages must be asked."""
