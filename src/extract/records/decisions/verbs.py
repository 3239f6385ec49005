"""Verbs of decisions: what is asked of a meeting, in one canonical form."""

from __future__ import annotations

import re

from extract.records.phrases import DECISIONS as SAYS
from extract.records.phrases import part, words

VERBS = words("verbs")
DECIDING = frozenset(words("deciding"))
"""What a meeting does to a paper. An item that begins with one of these needs no other sign of being a decision."""
LONGEST_SUBJECT = 200
"""A verb in the passive ("the report … be noted") is looked for in so many characters from the start."""


def _forms(verb: str) -> str:
    """The forms of ``verb``: base, third person, past."""
    ends = {"e": r"e[sd]?", "y": r"(?:y|ies|ied)"}
    stem, last = verb[:-1], verb[-1]
    if verb in ("set", "make", "withdraw", "undertake", "choose"):
        return {"set": "sets?", "make": "(?:makes?|made)"}.get(verb, f"{verb}s?")
    if verb in ("refer", "defer", "commit", "permit", "submit"):
        return f"{verb}(?:s|{last}ed)?"
    if verb.endswith("ise"):
        return f"{verb[:-2]}[sz]e[sd]?"
    if last == "e" or (last == "y" and verb[-2] not in "aeiou"):
        return stem + ends[last]
    return f"{verb}(?:e?s|ed)?"


_FORM = {verb: re.compile(rf"^{_forms(verb)}$", re.IGNORECASE) for verb in VERBS}
_ANY_VERB = "|".join(_forms(verb) for verb in VERBS)
_ADVERB = r"(?:(?:also|further|hereby|formally|now|not|\w+ly)\s+)?"
_MODAL = r"(?:(?:should|will|does|do|has|have|(?P<passive>is|are|be|was|were))\s+)?"
_LEADING = re.compile(
    rf"^(?:that\s+)?(?:to\s+)?{_ADVERB}(?P<first>{_ANY_VERB})\b"
    rf"(?:\s*(?:,|and/or|and|&|or)+\s*(?:to\s+)?{_ADVERB}(?P<second>{_ANY_VERB})\b)?",
    re.IGNORECASE,
)
_SUBJECT_VERB = re.compile(
    rf"^(?:that\s+)?(?P<subject>(?:the\s+)?(?:[\w’'&,()/-]+\s+){{0,10}}?{part('body')}(?:\s+for\s+[^.;:]{{3,60}}?)?)"
    rf"\s+{_MODAL}"
    rf"{_ADVERB}(?P<first>{_ANY_VERB})\b(?:\s*(?:,|and/or|and|&)+\s*{_ADVERB}(?P<second>{_ANY_VERB})\b)?",
    re.IGNORECASE,
)
_PASSIVE = re.compile(rf"\b(?:be|is|are|was|were|been)\s+{_ADVERB}(?:duly\s+)?(?P<first>{_ANY_VERB})\b", re.IGNORECASE)
_DECIDING_VERB = "|".join(_forms(verb) for verb in VERBS if verb in DECIDING)
_TO_BE_DECIDED = re.compile(rf"^[^.;:]{{3,160}}?\b(?:be|is)\s+{_ADVERB}(?:{_DECIDING_VERB})\b", re.IGNORECASE)
"""The decided thing made the subject: "The report be noted"."""
WAS_DECIDED = re.compile(
    rf"^[^.;:]{{3,160}}?\b(?:was|were)\s+{_ADVERB}(?:{_ANY_VERB}|released|given|changed|left|reduced|awarded|supported)\b",
    re.IGNORECASE,
)
"""The same told of a meeting: "The plan was approved". Only where a column or list is of decisions."""
TELLS = re.compile(r"^[A-Z]\w+ed\b|\b(?:be|was|were|is|are|will|has|have)\b")
"""Words that tell anything: they begin with a participle or hold a finite verb."""
_BIDS = re.compile(
    r"^\w+(?=.*\s[a-z])(?:\s+\S+){2,}\.$"
    r"|^(?:[A-Z][\w.’'-]*\s+){1,5}to\s+(?!(?:the|an?|this|these|our|its|their)\b)[a-z]\w*\s"
    r"|\w\s[a-z]+(?:ed|en)\.?$"
)
"""A whole sentence, a name that is "to" do something (no "Answer to the letter"), or what was done at the end: "Lowest
tender accepted"."""
_ASIDE = re.compile(r"\s*\([^)]*\)")
RULES = re.compile(
    r"[^.;:]{3,160}?(?<!\bto)(?<!\bwill)(?<!\bmay)(?<!\bcan)(?<!uld)(?<!\bmust)(?<!\bnot)\s"
    r"(?:shall|be(?:\s+\w+ly)?\s+(?:\w+(?:ed|en|wn|[lnp]t|ught)|held|made|put|set|done|cut|let|sold|told|paid|laid|read|found|begun))\b",
    re.IGNORECASE,
)
"""What is to be so: "The fees shall apply", "The offer be turned down"."""
_OFFICER = re.compile(r"\b(?:Director|Officer|Chief Executive)\b")
_STEM_VERB = re.compile(rf"\b(?P<first>{_ANY_VERB})\b", re.IGNORECASE)
_NOT_A_VERB = frozenset(words("no_verbs"))


def lemma(word: str) -> str | None:
    """The dictionary form of a verb of decisions in any of its forms; None for another word."""
    return next((verb for verb, form in _FORM.items() if form.match(word)), None)


def verb_of(text: str, stem: str | None) -> str | None:
    """What ``text``, completing ``stem``, asks for: "agree", "note", …; of "note and agree" the weightier "agree".

    None where no verb can be named.
    """
    for match in (_LEADING.match(text), _SUBJECT_VERB.match(text)):
        if match:
            return _weightier(lemma(match["first"]), lemma(match["second"] or ""))
    if passive := _PASSIVE.search(text[:LONGEST_SUBJECT]):
        return lemma(passive["first"])
    asked = bool(stem) and bool(re.search(r"\bto\b\W*$", stem or ""))
    first = text.split(maxsplit=1)[0].strip(",;:") if text else ""
    if asked and first.isalpha() and first.lower() not in _NOT_A_VERB:
        return first.lower()
    last = [lemma(match["first"]) for match in _STEM_VERB.finditer(stem or "")]
    found = [verb for verb in last if verb not in (None, "ask", "invite", "request", "require")]
    if found:
        return found[-1]
    listed = bool(stem) and (stem or "").rstrip().endswith(":") and first.isalpha() and first.islower()
    return re.sub(r"(?<=[^s])s$", "", first) if listed and first not in _NOT_A_VERB else None


def _weightier(first: str | None, second: str | None) -> str | None:
    """Of two verbs the one that binds: to note or consider, and to agree, is to agree."""
    binds = second in DECIDING and second not in ("note", "comment")
    return second if binds and first in ("note", "consider", "receive") else first


def is_worded_as_decision(text: str) -> bool:
    """Whether an item says by itself that it is for decision: "That …", "Note the …", "Cabinet agrees …"."""
    if SAYS["owed"].match(text):
        return False
    if re.match(r"that\b", text, re.IGNORECASE) or _TO_BE_DECIDED.match(text):
        return True
    leading, subject = _LEADING.match(text), _SUBJECT_VERB.match(text)
    if leading and lemma(leading["first"]) in DECIDING:
        return True
    return subject is not None and len(subject["subject"].split()) <= 10


def tells_in_column(text: str) -> bool:
    """Whether words in a column of decisions tell or bid anything, and are no name or topic."""
    leading, names = _LEADING.match(text), not re.search(r"\s[a-z]", _ASIDE.sub("", text))
    return bool(TELLS.search(text) or (_BIDS.search(text) and not names) or (leading and len(text.split()) > 3))


def tells_outcome(text: str) -> bool:
    """Whether a paragraph tells what was decided: "The report was noted.", "Agreed the fees.", "The fees be cut"."""
    first = text.split(maxsplit=1)[0]
    if SAYS["nothing"].match(text):
        return False
    told = SAYS["told"].match(text) or RULES.match(text) or is_worded_as_decision(text)
    return bool(told) or (first.endswith("ed") and lemma(first) in DECIDING)


def subject_of(text: str) -> str | None:
    """The body that ``text`` makes decide: "Cabinet" in "That Cabinet note …"; None where it names none.

    Officers do not decide in a meeting, and who "be asked" to do something does not decide it.
    """
    match = _SUBJECT_VERB.match(text)
    if match is None or match["passive"] or _OFFICER.search(match["subject"]):
        return None
    name = re.sub(r"^the\s+", "", match["subject"], flags=re.IGNORECASE)
    return name if re.search(r"\b[A-Z]", name) else None
