"""The wording of a recommendation: its number, the recommendation itself, and the explanation under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.polarity import only_in_part, stances
from extract.records.phrases import PLANS as SAYS
from extract.records.phrases import words as listed
from extract.text import Paragraph, text_of

NUMBERED = re.compile(
    r"^(?i:(?:key |lga |peer |audit |scrutiny |improvement |statutory )?rec(?:ommendation)?s?\.?\s*(?:no\.?\s*)?|"
    r"area for improvement\s*|(?:area for )?priority action\s*)?"
    r"[(\[]?((?:20\d\d/\d\d ?[–-] ?)?[A-Z]{0,2}\d{1,3}(?:\.\d{1,2})*[a-z]?|"
    r"[A-Z]{2,5} ?\d{1,2}(?:\.\d{1,2})?(?=\)?\s*[:–—]\s)|(?:[A-Z][a-z]?){2,3} ?\d{1,2})[)\]]?"
    r"(?:\s*[.):–—-]\s*|\s*$|\s*\n|\s+(?=[“‘]?[A-Z]))"
)
"""A number before the words: "1.", "R4:", "Recommendation 3 –", "(2)", "AFI 2:"."""
SUBJECT = re.compile(r"^(?:[A-Z]{0,2}\d{1,3}[.):]?\s+)?(?:[^\W\d][^\s.?!;:]*\s*){1,6}:?$")
"""A title over a recommendation: a few words that are no sentence."""
DUTY = re.compile(r"\b(?:should|must|needs? to|recommend(?:s|ed)?)\b", re.IGNORECASE)
"""A word of a sentence that asks."""
BEGUN = re.compile(rf"^(?:{'|'.join(listed('asking'))})\b.*\.$", re.IGNORECASE | re.DOTALL)
"""A sentence that begins with the verb of what is asked."""
NAMED = re.compile(
    r"^(?:[^\W\d][\w’'-]* ){0,3}(?:finding|recommendation|concern|issue)\s*(?::|[–—] )\s*(?=\S)", re.IGNORECASE
)
"""What the words behind a number are, printed before them: "Regulator’s finding: …"."""
LETTERED = re.compile(r"^\(?([a-z])[.)]\s+(?=\S)", re.IGNORECASE)
"""A letter before the words; a number only where the words beside it begin so as well."""
RATED = re.compile(r"^\((?:priority|risk|rating|grade|significance)\b[^()]{0,40}\)\s+", re.IGNORECASE)
"""How much a recommendation matters, as auditors print it between its number and its words."""
_OF_OTHERS = r"[^.:“”\"]*\brecommendation (?:no\.? )?(?P<number>[A-Z]{0,2}\d{1,3}[a-z]?)"
HEAD = re.compile(rf"^{_OF_OTHERS}$", re.IGNORECASE)
"""A line that says no more than whose recommendation stands below it, and its number."""
QUOTED = re.compile(rf"^{_OF_OTHERS}\b[^.“”\"]{{0,40}}[“\"](?P<text>[^“”\"]{{15,}})[”\"]")
"""A recommendation in the words of those who made it: "The panel’s recommendation 3 reads: “…”"."""

Response = Literal["accepted", "partly", "rejected"]
_REFUSE = SAYS["refuse"]
_PARTLY = re.compile(r"\b(?:part(?:ly|ially|ial)?|in[ -]part)\b(?! of the council)")
_ANSWER = re.compile(r"^(?P<yes>yes|y|fully|no objections?)\b|^(?P<no>no|n)$|^no\s*[,;–-]")
_WORDS_BEFORE = """
we council cabinet officers officer executive committee management recommendation already in place this it is are
has have been and does do did can cannot not principle also that the unable to neither nor welcomes at present one
which part will once if board authority leader response considered reviewed content happy pleased willing minded
prepared resolved decided possible be thanks thank panel group grateful recommendations parts items
"""
_BEFORE_ANSWER = frozenset(_WORDS_BEFORE.split())
"""Words before "accept" in a clause that is the answer itself, and not a sentence about something else."""


@dataclass(frozen=True, slots=True)
class Wording:
    number: str | None
    text: str
    context: str | None


def read_recommendation(paragraphs: Sequence[Paragraph], lettered: bool = False) -> Wording:
    """Number, recommendation and context of the paragraphs of a cell or banner.

    A bold recommendation above plain or italic paragraphs is the recommendation, the rest its context; without such
    a turn of style all of it is the recommendation. A bold title of a few words over a sentence that asks only says
    what it is about. ``lettered``: those beside it begin with letters.
    """
    if not paragraphs:
        return Wording(None, "", None)
    turn = _turn_of_style(paragraphs)
    text = RATED.sub("", text_of(paragraphs[:turn]))
    context = text_of(paragraphs[turn:]) or None
    if quoted := QUOTED.match(text):
        return Wording(quoted["number"], quoted["text"].strip(), context)
    asks = context and (DUTY.search(context) or BEGUN.match(context))
    if context and asks and SUBJECT.match(text) and not DUTY.search(text):
        number = NUMBERED.match(text)
        return Wording(number[1] if number else None, context, None)
    match = NUMBERED.match(text) or (LETTERED.match(text) if lettered else None)
    if match and text[match.end() :].strip():
        return Wording(match.group(1), NAMED.sub("", text[match.end() :].strip()), context)
    match = match or HEAD.match(text)
    if match and context:
        return Wording(match.group(1), context, None)
    return Wording(None, text, context)


def _turn_of_style(paragraphs: Sequence[Paragraph]) -> int:
    """Index of the first paragraph set plainer than the first one; the number of paragraphs if none is."""
    first = paragraphs[0]
    for index, paragraph in enumerate(paragraphs[1:], start=1):
        plainer = first.bold and not paragraph.bold
        turned_italic = paragraph.italic and not first.italic
        if plainer or turned_italic:
            return index
    return len(paragraphs)


EMPTY_BOX = "☐□▢\uf0a8\uf06f"
_BOX = re.compile(rf"(?P<empty>[{EMPTY_BOX}]|\[ ?\])|[☒☑✓✔✗✘⊠\uf0fe\uf052\uf078\uf0fc\uf0fb]|\[[xX✓✔]\]")


def chosen(text: str) -> str | None:
    """The words beside the one of several boxes that is ticked, "" where none is; None where there is no choice."""
    boxes = list(_BOX.finditer(text))
    if not any(box["empty"] for box in boxes) or len(boxes) < 2:
        return None
    ends = [*(box.start() for box in boxes[1:]), len(text)]
    starts = [0, *(box.end() for box in boxes[:-1])]
    before = text[: boxes[0].start()].strip()
    words = [
        text[start : box.start()] if before and not text[boxes[-1].end() :].strip() else text[box.end() : end]
        for box, start, end in zip(boxes, starts, ends, strict=True)
    ]
    ticked = [told.strip() for box, told in zip(boxes, words, strict=True) if not box["empty"]]
    return ticked[0] if len(ticked) == 1 else "" if not ticked else None


def read_response(text: str) -> Response | None:
    """What a response's words say of the recommendation, judged clause by clause from its head."""
    low = SAYS["to_note"].sub("noted", (chosen(text) or text.lstrip("☒☑✓✔ ")).lower()[:300].replace("’", "'"))
    for words in _clauses(low):
        said = _said(words)
        if said == "accepted" and SAYS["refused_items"].search(low):
            return "partly"  # "accept (a) and (b); reject (c)"
        if said:
            return said
    return None


def _clauses(low: str) -> list[str]:
    return [clause.strip(" \t()-–") for clause in re.split(r"[.;:\n]", low)]


def _said(words: str) -> Response | None:
    answer = _ANSWER.match(words)
    accept = SAYS["accept"]
    accepts = [(match, how) for match, how in zip(accept.finditer(words), stances(words, accept), strict=True)]
    about = [how for match, how in accepts if _is_answer(words, match)]
    refuses = [
        how
        for match, how in zip(_REFUSE.finditer(words), stances(words, _REFUSE), strict=True)
        if _is_answer(words, match)
    ]
    if re.match(r"neither\b", words):
        return None
    if _PARTLY.search(words) and (accepts or words.strip(" .") in ("partial", "partially", "partly", "in part")):
        return "partly"
    if SAYS["not_done"].search(words) and not accepts:
        return "rejected"
    if "plain" in about and _REFUSE.search(words) and SAYS["refused_items"].search(words):
        return "partly"
    if not refuses and (_NO_OBJECTION.search(words) or SAYS["done_in_full"].fullmatch(words)):
        return "accepted"
    if "part" in about:
        return "partly"
    if "plain" in refuses or "denied" in about or (answer and not answer["yes"]):
        return "partly" if "plain" in about else "rejected"
    if "plain" in about or (answer and answer["yes"]):
        return (
            "partly" if only_in_part(words) or re.search(r"\bwith (?:some |minor )?changes?\b", words) else "accepted"
        )
    return None


def _is_answer(words: str, match: re.Match[str]) -> bool:
    """Whether the clause speaks of the recommendation: it opens with the word, or goes on to name it."""
    before = re.findall(r"[\w']+", words[: match.start()])
    if all(
        word in _BEFORE_ANSWER or word.isdigit() or word.endswith("ly") or before[at - 1 : at] == ["the"]
        for at, word in enumerate(before)
    ):
        return True
    return "recommendation" in words and SAYS["names_it"].match(words, match.end()) is not None


_NO_OBJECTION = re.compile(r"\b(?:has|have|had|raises?|there (?:is|are)) no objections?\b")
