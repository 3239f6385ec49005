"""E-mail addresses and telephone numbers: the one place that knows how they are written and takes them out.

Papers print officers' contact details beside their names. Nobody needs them to compare councils; a mark stays where
something was left out. Matching goes over a plain copy of the text, letter for letter as long, so that full-width
figures, odd spaces and letters without a width make no difference; what is not taken out stays as it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl

from extract.kept import kept
from extract.sparse import exchanging

EMAIL_MARK, TELEPHONE_MARK = "[email]", "[telephone]"
MARKS = re.compile(r"[☎☏✆✉📞📧]?\s*\[(?:email|telephone)\]")

_PLAIN = {
    **{0xFF01 + at: chr(0x21 + at) for at in range(94)},  # full-width forms
    **dict.fromkeys((0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B)), " "),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "_"),
    **dict.fromkeys(range(0x2010, 0x2016), "-"),
    **dict.fromkeys((0xB7, 0x2022, 0x2219, 0x22C5), "."),
    0x260E: "\u260f", 0x1F4DE: "\u260f", 0x2706: "\u260f", 0xFE6B: "@", 0x2019: "'", 0x2018: "'",
}  # fmt: skip
"""Letters to the plain ones that are looked for. What has no width reads as a letter of its word."""
_in_plain = exchanging(_PLAIN)

# ---------------------------------------------------------------- e-mail

_ENDING = r"(?:gov|uk|org|com|co|nhs|ac|net|police|sch|info|eu)\b"
_NAME = r"(?<![\w.+'-])[\w.+'-]*\w"
_FENCED_AT = r"\s?(?:[\[({<]\s?(?:at|@)\s?[\])}>]|&\#0*64;|&commat;)\s?"
_DOT = r"(?:\s?[\[({<]\s?(?:dot|\.)\s?[\])}>]\s?|\s+dot\s+|\.)"
_EMAIL = re.compile(
    rf"(?:mailto:\s*)?(?:{_NAME}|\"[\w. +'-]{{1,60}}\")"
    rf"(?:@[A-Za-z0-9]|\s?@\s?(?=[\w-]+\s?\.\s?{_ENDING}))[\w-]*(?:\.[\w-]+|\s?\.\s?{_ENDING})*"
)
"""A name, "@" and a host; a narrow column or OCR may have put spaces around the "@" and the points of the host."""
_CUT_EMAIL = re.compile(rf"{_NAME}(?<=[A-Za-z])(?:\d*)@(?:\[[\da-fA-F.:]+\]|(?![\w@])(?!\s*[£$€\d]))")
"""A name and "@" whose host is not there, or is a number; "places@ £20" is a price."""
_VEILED_EMAIL = re.compile(
    rf"{_NAME}(?:{_FENCED_AT}[\w-]+(?:{_DOT}[\w-]+)*|\s+at\s+[\w-]+(?:\s+dot\s+[\w-]+|\s?[\[({{<]\s?dot\s?[\])}}>]\s?[\w-]+)+)",
    re.IGNORECASE,
)
"""Written to hide it from machines: "name [at] host", "name at host dot gov dot uk"."""
_NAME_AT_HOST = re.compile(
    rf"(?<![\w.+'-])[A-Za-z]+[._-][\w.'-]*\w\s+(?:at|AT)\s+(?:[\w-]+\.)+{_ENDING}(?:\.{_ENDING})*"
)
"""A name of parts joined by points, and a host: "ann.bee at council.gov.uk"; plain words are at no host."""
_CALLED_EMAIL = re.compile(
    r"\be-?mail(?:\s+address)?\s*(?:[:=]\s*|\s)"
    rf"(?P<out>[A-Za-z][\w'-]*\s+at\s+(?:[\w-]+\.)+{_ENDING}(?:\.{_ENDING})*)"
    r"|\be-?mail(?:\s+address)?\s*[:=]\s*(?P<name>[A-Za-z]\w*[._]\w+)(?![\w@./])",
    re.IGNORECASE,
)
"""What a word before it calls an address."""
_QUOTED_EMAIL = re.compile(r"(?<![\w.+'%-])[\w.+'%-]*\w%(?:25)*40[\w-]+(?:(?:\.|%2e)[\w-]+)+", re.IGNORECASE)
"""An e-mail address as it stands quoted in an address on the web, "@" as "%40"."""
_VEIL = re.compile(r"[\[({<]\s?(?:at|@)\s?[\])}>]|[\s\[({<]dot\b|&#|&commat|\sat\s+[\w-]+\.\w")

# ---------------------------------------------------------------- telephone

_GAP = r"[ _-]{0,2}"
_START = r"(?<![^\W_])(?<![.,£$€+-])"
_END = r"(?![^\W_]|%|[.,]\d)"
_NATIONAL = rf"\(?[0O][1235789]\d(?:\)?{_GAP}\d){{7,8}}"
"""A nought and nine or ten digits more, as Ofcom's National Telephone Numbering Plan has them, the code of the area in
one piece; 04 and 06 are not in use. Commas part figures, not telephone numbers, and are no part of one."""
_POINTED = r"\(?[0O][1235789]\d{1,3}\)?(?P<mark> ?\. ?|_)\d{2,7}(?:(?P=mark)\d{2,6}){0,3}"
"""The same with one kind of mark between the pieces, the first of three digits or more: no date begins so."""
_SLASHED = r"[0O][1235789]\d{2,3}/\d{6,7}"
_ABROAD = (
    rf"(?:\(?\+|\b00 ?)(?:44\)?[ _.-]{{0,2}}(?:\(0\){_GAP})?|[1-9]\d{{0,2}}\)?[ .-])(?:\(?\d\)?[ _.-]{{0,2}}){{7,11}}\d"
)
_WITHOUT_PLUS = r"44[ -](?:1\d{3}[ -]?\d{3}[ -]?\d{3}|20[ -]\d{4}[ -]?\d{4}|7\d{3}[ -]?\d{3}[ -]?\d{3})"
_TELEPHONE = re.compile(rf"{_START}(?<!ISBN )(?:{_ABROAD}|{_NATIONAL}|{_POINTED}|{_SLASHED}|{_WITHOUT_PLUS}){_END}")
_LONE_DIGIT = re.compile(r"(?<![\d(+])\d(?!\d)")
"""A digit between gaps: numbers are dialled in groups, so this is a row of figures."""
_SPOKEN = re.compile(
    r"(?P<label>(?:\b(?:tel(?:ephone)?(?:\s?/\s?fax)?|(?:text)?phone|mobile|mob|fax|minicom|whatsapp|landline"
    r"|switchboard|direct\s+(?:line|dial)|ddi)\b|\bcontact\s+(?=no|num|tel)|\u260f)\.?(?P<number>\s*(?:no|nos|numbers?)\b\.?(?:\s+is)?)?"
    r"(?P<colon>\s*[:=][-–]?)?\s*[.–-]?\s*)(?P<out>[(+]?\d[\d ()./_-]*\d)",
    re.IGNORECASE,
)
"""A number that a word before it calls one; short ones without a colon are years and codes such as 111."""
_LETTERED = re.compile(r"(?<![\w.])[TMF]\s?[:.]\s?(?P<out>[(+]?\d[\d ()_-]{4,}\d)(?![\w/]|[.,]\d)")
"""After "T:" or "M:" as signatures have them."""
_NO_YEAR = r"(?!(?:19|20)\d\d\b)"
_UNITS = r"(?!\s*(?:sq|m\b|m2|metre|home|unit|place|dwelling|pupil|hectare|%))"
_EXTENSION = re.compile(
    rf"\b(?:tel\.?\s+)?(?:(?:extn?|extension)\b(?:\.?\s*(?:no\b\.?|number\b|:)\s*:?\s*|\.?\s*{_NO_YEAR})\d{{3,6}}"
    rf"|extn?\.?\s*:?\s*\d\d-\d\d|x(?!\d+00\b){_NO_YEAR}\d{{4,5}})\b(?![/.,]\d){_UNITS}",
    re.IGNORECASE,
)
"""An extension alone: "Ext 4141", "x4141"; a year after "extension" is when, a number of homes is how many."""
_AFTER = re.compile(
    r"(?<=\[telephone\])(?:\s*[,;]?\s*\(?(?:ext(?:ension|n)?|x)\.?\s*:?\s*\d{2,6}\b\)?|\s?(?:/|\bor\b)\s?\d{1,7}\b(?![/.,]?\d))",
    re.IGNORECASE,
)
"""What goes on after a number: its extension, the last digits of the next line."""
_DATE = re.compile(r"\d{1,2}([./ -])\d{1,2}\1(?:\d\d){1,2}|(?:19|20)\d\d[-/](?:19|20)?\d\d")
_DIGITS = re.compile(r"\d\d\d|\d\d-\d\d")
_LONG_NUMBER = re.compile(r"\d(?:[ _()./-]{0,5}\d){7}")
_CALLED = re.compile(
    r"\b(?:tel|phone|textphone|mob|fax|minicom|whatsapp|landline|switchboard|direct\s+(?:line|dial)|ddi"
    r"|contact\s+(?:no|num|tel))|\u260f",
    re.IGNORECASE,
)
_CALLS = (
    "tel",
    "phone",
    "mob",
    "fax",
    "minicom",
    "whatsapp",
    "landline",
    "switchboard",
    "direct",
    "ddi",
    "contact",
    "☏",
)
"""Of which each of those words holds one: to look for them is quicker than the expression."""
_CALLED_SHORT = re.compile(r"\bext(?:n|ension)?(?![a-z])|\bx\d|(?-i:\b[TMF]\s?[:.]\s?[(+]?\d)", re.IGNORECASE)
"""Quick looks: a text without three digits in a row holds no number that is dialled, one without nine of them close
together or any of these words neither."""

_SAFE_LINK = re.compile(
    r"(?P<before>https?://[\w.-]+\.safelinks\.protection\.outlook\.com/[^?]*)\?(?P<query>.*)", re.IGNORECASE | re.DOTALL
)
_PERSONAL_DRIVE = re.compile(r"(?P<host>https?://[\w-]+-my\.sharepoint\.com/)", re.IGNORECASE)


@kept
def without_contacts(text: str) -> str:
    """The text with a mark in place of each e-mail address and telephone number; most texts come back as they are."""
    plain = _plain(text)
    if "@" in plain:
        text = _without(text, (_EMAIL, _CUT_EMAIL), EMAIL_MARK)
    low = plain.lower()
    if _VEIL.search(low):
        text = _without(text, (_VEILED_EMAIL, _NAME_AT_HOST), EMAIL_MARK)
    if "mail" in low:
        text = _without(text, (_CALLED_EMAIL,), EMAIL_MARK)
    if "%40" in plain or "%25" in plain:
        text = _without(text, (_QUOTED_EMAIL,), EMAIL_MARK)
    return _without_telephones(text, plain) if _DIGITS.search(plain) else text


def _plain(text: str) -> str:
    return text if text.isascii() else _in_plain(text)


def _without_telephones(text: str, plain: str) -> str:
    if _LONG_NUMBER.search(plain):
        text = _without(text, (_TELEPHONE,), TELEPHONE_MARK, _dialled)
    low = plain.lower()
    if any(call in low for call in _CALLS) and _CALLED.search(plain):
        text = _without(text, (_SPOKEN,), TELEPHONE_MARK, _said)
    if TELEPHONE_MARK in text:
        text = _AFTER.sub("", text)
    if _CALLED_SHORT.search(plain):
        text = _without(text, (_LETTERED,), TELEPHONE_MARK, _not_a_date)
        text = _without(text, (_EXTENSION,), TELEPHONE_MARK)
    return text


def _without(
    text: str, patterns: tuple[re.Pattern[str], ...], mark: str, holds: Callable[[re.Match[str]], bool] = bool
) -> str:
    """The text with ``mark`` for what the patterns find in its plain copy, all of it or their group ``out``."""
    for pattern in patterns:
        pieces, after = [], 0
        for match in pattern.finditer(_plain(text)):
            if not holds(match):
                continue
            told = [name for name in ("out", "name") if match.groupdict().get(name)]
            start, end = match.span(told[0]) if told else match.span()
            pieces += [text[after:start], mark]
            after = end
        text = "".join(pieces) + text[after:] if pieces else text
    return text


def _dialled(match: re.Match[str]) -> bool:
    digits = sum(letter.isdigit() or letter == "O" for letter in match[0])
    if match["mark"] and not 10 <= digits <= 11:
        return False
    return not _LONE_DIGIT.search(match[0].replace("(0)", ""))


def _said(match: re.Match[str]) -> bool:
    digits = sum(letter.isdigit() for letter in match["out"])
    return digits >= (3 if match["colon"] or match["number"] else 5) and _not_a_date(match)


def _not_a_date(match: re.Match[str]) -> bool:
    return not _DATE.match(match["out"].strip())


def address_without_contacts(address: str) -> str:
    """Where a paper lies, without contact details: of a path and a file's name as in a text, of an address on the web
    e-mail addresses only, for long numbers in it are keys."""
    return no_mail(address) if "://" in address else without_contacts(address)


def no_mail(uri: str) -> str:
    """An address on the web without e-mail addresses in it. Long numbers in it are keys of files, and stay.

    Outlook's "Safe Links" wrap an address and write the reader's own e-mail address beside it: what was wrapped comes
    out. The path of a personal drive (OneDrive) begins with its owner's: only the host stays.
    """
    while wrapper := _SAFE_LINK.match(uri):
        inner = dict(parse_qsl(wrapper["query"])).get("url", "")
        uri = inner if inner.lower().startswith(("http://", "https://")) else wrapper["before"]
    personal = _PERSONAL_DRIVE.match(uri)
    if personal:
        return personal["host"]
    if "@" in uri:
        uri = _without(uri, (_EMAIL,), "")
    return _without(uri, (_QUOTED_EMAIL,), "") if "40" in uri else uri
