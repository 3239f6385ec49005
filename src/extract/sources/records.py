"""What is written down of papers on the web: those listed, those fetched, the meetings asked."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

from pydantic import Field, field_validator

from extract.nested import Int32, Record

OWN_PATH = re.compile(r"papers/[a-z0-9-]{1,200}\.pdf")
"""Of a file that fetch has put into a corpus."""
PaperKind = Literal["report", "pack", "front_sheet", "minutes", "decisions", "supplement", "link"]
FetchStatus = Literal[
    "fetched",
    "restricted",
    "not_found",
    "login",
    "not_a_pdf",
    "too_large",
    "disallowed",
    "refused",
    "elsewhere",
    "blocked",
    "failed",
]
MEANING: dict[FetchStatus, str] = {
    "fetched": "The PDF is at `path`.",
    "restricted": "The council marks it as exempt; it was not asked for.",
    "not_found": "The site has no such paper (any more).",
    "login": "A login page came in place of the paper; it is not public.",
    "not_a_pdf": "Something other than a PDF came, such as a web page or a spreadsheet.",
    "too_large": "Larger than the limit; raise `--max-file-mb`.",
    "disallowed": "The site's robots.txt asks programs to keep away from it.",
    "refused": "Its address is not one of the public web.",
    "elsewhere": "A link to another site; `--elsewhere` follows it.",
    "blocked": "The site refuses programs; see docs/moderngov.md.",
    "failed": "No usable answer this time; the next run asks again.",
}
"""What each status means."""


class Listed(Record):
    """A paper as a site lists it: one row per agenda item it stands under."""

    site: str = Field(description="Base address of the committee site")
    council_code: str | None = Field(description="GSS code; null where unknown or the site serves several councils")
    council: str | None = Field(description="Plain name of the council")
    committee_id: str | None = Field(description="The site's number of the committee")
    committee: str | None = Field(description="Committee the meeting is of")
    meeting_id: str | None = Field(description="The site's number of the meeting")
    meeting_date: dt.date | None = Field(description="Day of the meeting")
    agenda_item: str | None = Field(description="Number of the agenda item, without its full stop")
    item_id: str | None = Field(description="The site's number of the agenda item")
    item_title: str | None = Field(description="Title of the agenda item")
    attachment_id: str | None = Field(
        description="The site's number of the paper, or one made of where it stands (at-…) where a paper's address may "
        "change; null for links, and for packs of sites that give them no number"
    )
    title: str | None = Field(description="Title of the paper as linked")
    address: str = Field(description="Where it is to be had")
    kind: PaperKind = Field(description="What the site offers it as")
    published: dt.date | None = Field(description="Day it was published")
    restricted: bool = Field(description="Whether the site, or the title, says that it is exempt from publication")
    found_at: dt.datetime = Field(description="When it was listed, UTC")


class AskedMeeting(Record):
    """A meeting that was asked for its papers."""

    site: str = Field(description="Base address of the committee site")
    meeting_id: str = Field(description="The site's number of the meeting")
    committee: str | None = Field(description="Committee the meeting is of")
    meeting_date: dt.date | None = Field(description="Day of the meeting")
    status: str | None = Field(description="Confirmed, Cancelled, …, as the site says")
    packs: bool = Field(description="Whether its page was asked for packs and minutes too")
    papers: Int32 = Field(description="Rows listed for it")
    asked_at: dt.datetime = Field(description="When, UTC")


class Source(Listed):
    """A listed paper and what came of asking for it: one row per agenda item and edition."""

    edition: Int32 = Field(description="1 for the first PDF had from this address, 2 for the one that replaced it, …")
    status: FetchStatus = Field(description="What came of it")
    message: str | None = Field(description="Why there is no file, in one line")
    asked_at: dt.datetime | None = Field(description="When it was last asked for, UTC; null where it never was")
    fetched_at: dt.datetime | None = Field(description="When these bytes were first had, UTC")
    final_address: str | None = Field(description="Address after redirects")
    http_status: Int32 | None = Field(description="Status of the last answer")
    content_type: str | None = Field(description="Header Content-Type")
    etag: str | None = Field(description="Header ETag")
    last_modified: str | None = Field(description="Header Last-Modified")
    size: Int32 | None = Field(description="Bytes of the file")
    document_id: str | None = Field(description="SHA-256 of the file's bytes, hex")
    path: str | None = Field(description="The file, relative to this table's folder; several rows may share one")

    @field_validator("path")
    @classmethod
    def _of_our_making(cls, path: str | None) -> str | None:
        """A table that came from elsewhere must not name files outside its folder."""
        if path is not None and not OWN_PATH.fullmatch(path):
            raise ValueError(f"path {path[:100]!r} is not one that fetch makes")
        return path
