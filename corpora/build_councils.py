"""Rebuild ``councils.csv`` from the open data sets named in ``ATTRIBUTION.md``.

    python corpora/build_councils.py FOLDER [OUT.csv]

``FOLDER`` holds ``uk_local_authorities_current.csv``, ``lookup_name_to_registry.csv``, ``ruc_la_labels.csv``,
``imd_la_labels.csv`` (mySociety) and ``moderngov_hosts.csv`` (Democracy Club); ``cmis_hosts.csv`` lies here. One row
goes out per principal authority of today; combined and strategic authorities are left out because they are made of
councils. Same input, same bytes.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

COLUMNS = (
    "code", "gss_code", "official_name", "name", "names", "type", "region", "nation", "site_host", "site_kind",
    "domain", "ruc", "imd",
)  # fmt: skip
NOT_PRINCIPAL = {"COMB", "SRA"}  # combined authorities and the Greater London Authority
SMALL_WORDS = {"of", "and", "the", "on", "upon", "with", "in", "nan", "an"}
KIND_WORDS = SMALL_WORDS | {"council", "city", "county", "borough", "metropolitan", "district", "london", "royal"}
GOVERNMENT_SITE = re.compile(r"([\w-]+\.gov\.(?:uk|wales|scot))$")
VENDOR_SITE = re.compile(r"^([\w-]+)\.moderngov\.co\.uk$")
KIND_OF_DISTRICT = re.compile(
    r"^(?P<stem>.+?) (?P<kind>City|County|Borough|District|Metropolitan Borough|Metropolitan District|"
    r"County Borough|City and District)?\s?Council$"
)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def letters(text: str) -> str:
    """The letters of ``text`` in lower case, "&" read as "and": two spellings of one name give the same."""
    return re.sub(r"[^\w]|_", "", text.replace("&", " and ")).casefold()


def words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold())


def titled(text: str) -> str:
    """Lower-case words as a name: "city of york council" becomes "City of York Council"."""
    parts = re.split(r"([ -])", text)
    return "".join(p if p in SMALL_WORDS and i else p[:1].upper() + p[1:] for i, p in enumerate(parts))


def plain_name(row: dict[str, str], alternatives: Iterable[str]) -> str:
    """The short name in daily use: the register's, without "City of", "County" or "The" where it is also used so."""
    name = row["nice-name"].strip().replace("St. ", "St ")
    short = re.sub(r"^(?:City of|County|The) | (?:City|Council)$", "", name)
    official = row["official-name"].removeprefix("The ")
    if official.startswith(short) or letters(short) in {letters(a) for a in alternatives}:
        name = short
    with_apostrophe = [a for a in alternatives if "'" in a and letters(a) == letters(name)]
    return titled(with_apostrophe[0]).replace(" & ", " and ") if with_apostrophe else name


def usable(alternative: str, known: set[str]) -> bool:
    """Whether a spelling of the register is a name: not broken by encoding, not a code word, not a misspelling."""
    broken = not re.fullmatch(r"[\w' .,&-]+", alternative) or "ï" in alternative
    if broken or alternative.endswith((" UA", " of", " boro")):
        return False
    return alternative != alternative.casefold() or set(words(alternative)) <= known


def spellings(row: dict[str, str], name: str, alternatives: list[str]) -> list[str]:
    """Every way the council is written, the usual ones made by rule; the plain and official names first."""
    official = row["official-name"].strip()
    found = [name, official, f"{name} Council"]
    district = KIND_OF_DISTRICT.match(official.removeprefix("The "))
    if row["local-authority-type"] == "LBO":
        found += [f"London Borough of {name}", f"{name} London Borough Council", f"{name} Borough Council"]
    elif district and district["kind"]:
        kind = district["kind"]
        found.append(f"{district['stem']} Council")
        found += [f"{k} of {district['stem']}" for k in ("City", "Borough", "Metropolitan Borough") if kind == k]
    known = set(words(f"{official} {name}")) | KIND_WORDS
    found += [a if a != a.casefold() else titled(a) for a in alternatives if usable(a, known)]
    return _distinct(found)


def _distinct(names: Iterable[str]) -> list[str]:
    kept: dict[str, str] = {}
    for name in names:
        clean = " ".join(name.replace(";", " ").split())
        kept.setdefault(re.sub(r"[^\w]+", " ", clean.replace("&", "and")).casefold().strip(), clean)
    return list(kept.values())


def domain_of(host: str, name: str) -> str:
    """Web domain read off the committee site's host; on the vendor's hosts only where the label is the name."""
    government = GOVERNMENT_SITE.search(host)
    if government:
        return government[1]
    vendor = VENDOR_SITE.match(host)
    return f"{vendor[1]}.gov.uk" if vendor and letters(vendor[1]) == letters(name) else ""


def hosts(folder: Path, councils: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    """Three-letter code to committee host, with its path where the site lives under one, and the kind of site."""
    by_letters = {letters(row["nice-name"]): row["local-authority-code"] for row in councils}
    found: dict[str, tuple[str, str]] = {}
    for row in rows_of(folder / "moderngov_hosts.csv"):
        parts = urlsplit(row["base_url"].strip())
        host = parts.netloc.lower() + parts.path.rstrip("/")
        domain = GOVERNMENT_SITE.search(parts.netloc.lower())
        code = row["local_authority_code"]
        if not re.fullmatch(r"[A-Z]{3}", code) and domain:  # a row filed under another body's name
            code = by_letters.get(letters(domain[1].split(".")[0]), code)
        found.setdefault(code, (host, "moderngov"))
    for row in rows_of(Path(__file__).with_name("cmis_hosts.csv")):
        found.setdefault(row["code"], (row["host"], "cmis"))
    return found


def build(folder: Path) -> str:
    """The CSV's text. Raises FileNotFoundError where a source file is missing."""
    register = rows_of(folder / "uk_local_authorities_current.csv")
    today = [r for r in register if r["current-authority"] == "True"]
    current = [r for r in today if r["local-authority-type"] not in NOT_PRINCIPAL]
    alternatives: dict[str, list[str]] = {}
    for row in rows_of(folder / "lookup_name_to_registry.csv"):
        alternatives.setdefault(row["local-authority-code"], []).append(row["la-name"].strip())
    groups = {
        name: {r["local-authority-code"]: r["label"] for r in rows_of(folder / f"{name}_la_labels.csv")}
        for name in ("ruc", "imd")
    }
    host_of = hosts(folder, current)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in sorted(current, key=lambda r: r["local-authority-code"]):
        code = row["local-authority-code"]
        name = plain_name(row, alternatives.get(code, []))
        host, kind = host_of.get(code, ("", ""))
        writer.writerow(
            {
                "code": code, "gss_code": row["gss-code"], "official_name": row["official-name"].strip(), "name": name,
                "names": ";".join(spellings(row, name, alternatives.get(code, []))),
                "type": row["local-authority-type-name"], "region": row["region"], "nation": row["nation"],
                "site_host": host, "site_kind": kind, "domain": domain_of(host.split("/")[0], name),
                "ruc": groups["ruc"].get(code, ""), "imd": groups["imd"].get(code, ""),
            }
        )  # fmt: skip
    return out.getvalue()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: build_councils.py FOLDER [OUT.csv]")
    target = Path(sys.argv[2]) if len(sys.argv) == 3 else Path(__file__).with_name("councils.csv")
    target.write_text(build(Path(sys.argv[1])), encoding="utf-8", newline="")
