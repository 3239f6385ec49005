"""Leads by name: spaCy finds where a name may begin or end, the tokens around tell how far it goes."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extract.tag.leads import read_leads
from extract.tag.mentions import heads
from extract.tag.mentions.found import FoundMention
from extract.tag.mentions.words import language
from extract.tag.timescales.tokens import plain
from extract.tag.vocabulary import Rank, Vocabulary

LONGEST_NAME = 24
"""Tokens on either side of a head that may belong to its name: no post or body has as many, and what goes on without
an end is read in a time that grows with its length."""


class Name(NamedTuple):
    """Tokens ``start`` up to ``end`` that may name several leads, of which the one at the head's side is meant."""

    start: int
    end: int
    rule: str
    last: bool = False


def leads(text: str, start: int, end: int, v: Vocabulary) -> list[FoundMention]:
    """Every lead named in the characters ``start`` up to ``end`` of ``text``, a stretch over whose ends no name runs;
    they may overlap ("Chair of the Audit Committee" and "Audit Committee")."""
    first = max(0, start - 1)  # the line end before it shows that a dash is none inside a word
    words = text[first:end]
    doc = language().tokenizer(words)
    matcher, short = _matchers(v)
    titles = doc if any(title in words for title in heads.TITLES) else ()
    names: list[Name | None] = [_titled(doc, token.i) for token in titles if token.text in heads.TITLES]
    for key, begin, after in matcher(doc):
        names.append(_named(doc, language().vocab.strings[key], begin, after, v))
    for _, begin, after in short(doc):
        names.append(_abbreviated(doc, begin, after, v))
    found = (_as_lead(doc, text, first, name, v) for name in names if name)
    return [mention for mention in found if mention]


@lru_cache(maxsize=8192)
def _pattern(words: str) -> Doc:
    return language().make_doc(words)


@lru_cache(maxsize=16)
def _matchers(v: Vocabulary) -> tuple[PhraseMatcher, PhraseMatcher]:
    """Of heads in any case, and of abbreviations as printed."""
    if v.base and heads.heads(v) is heads.heads(v.base):
        matcher = _matchers(v.base)[0]
    else:
        matcher = PhraseMatcher(language().vocab, attr="LOWER")
        for head, forms in heads.heads(v).items():
            matcher.add(head, [_pattern(form) for form in forms])
    short = PhraseMatcher(language().vocab, attr="ORTH")
    short.add("short", [_pattern(form) for form in heads.short_forms(v)])
    return matcher, short


def _as_lead(doc: Doc, text: str, first: int, name: Name, v: Vocabulary) -> FoundMention | None:
    """The lead that ``read_leads`` sees at the head's side of the words; None where it knows none there. ``doc``
    begins at character ``first`` of ``text``."""
    last = doc[name.end - 1]
    start, end = first + doc[name.start].idx, first + last.idx + len(last)
    words = plain(text[start:end]).replace("\n", " ")
    found = read_leads(words, v)
    if not found or found[-1 if name.last else 0].kind in ("unknown", "person"):
        return None
    lead = found[-1 if name.last else 0]
    if len(found) > 1:
        at = words.rfind(lead.raw) if name.last else words.find(lead.raw)
        if at < 0:
            return None
        start, end = start + at, start + at + len(lead.raw)
    # "National Armaments" reads as a person's name, but nobody's name comes before a post without a mark
    canonical = words if name.last and lead.person else lead.name
    # of "LGA Programme Manager" read_leads knows the body best, but the words name a post
    kind = "officer" if name.rule == "post" and lead.kind in ("body", "external") else lead.kind
    return FoundMention("lead", start, end, text[start:end], kind, rule=name.rule, name=canonical)


def _named(doc: Doc, head: str, start: int, end: int, v: Vocabulary) -> Name | None:
    if head == "role":
        return _office(doc, start, end)
    if not _in_capitals(doc, start, end):
        return None
    if head == "rank":
        return _post(doc, start, end, v.ranks[doc[start:end].text.lower()], v)
    if head == "body":
        return _body(doc, start, end, v)
    return _ending(doc, start, end, v, "body" if head == "noun" else "post")


def _abbreviated(doc: Doc, start: int, end: int, v: Vocabulary) -> Name | None:
    full = heads.short_forms(v)[doc[start:end].text].lower()
    if full in v.ranks:
        return _post(doc, start, end, v.ranks[full], v)
    return Name(start, end, "office") if full in v.roles else _body(doc, start, end, v)


def _in_capitals(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are written as a name is: small words and what follows a hyphen may be lower case."""
    words = [token for token in doc[start:end] if len(token) > 3 and not _hyphen(doc, token.i - 1)]
    return doc[start].text[0].isupper() and all(word.text[0].isupper() for word in words)


def _hyphen(doc: Doc, index: int) -> bool:
    """Whether token ``index`` is a hyphen inside a word."""
    return (
        0 < index < len(doc) - 1 and doc[index].text in "-–" and not doc[index].whitespace_ + doc[index - 1].whitespace_
    )


def _capital(doc: Doc, index: int) -> bool:
    """Whether token ``index`` can be a word of a name."""
    if not 0 <= index < len(doc):
        return False
    label = index + 1 < len(doc) and doc[index + 1].text == ":"  # "Transport To: Cabinet"
    return _of_name(doc[index].text) and not label


@lru_cache(maxsize=8192)
def _of_name(word: str) -> bool:
    if not word[0].isupper() or any(letter.isdigit() for letter in word):
        return False
    stop = language().vocab[word].is_stop and word != "IT"
    return not stop and word.lower() not in heads.MONTH_WORDS


def _goes_on(doc: Doc, end: int) -> bool:
    """Whether the words before token ``end`` are only the beginning of a longer name: "Cabinet | Office"."""
    if end < len(doc) and doc[end].lower_ in heads.MAY_FOLLOW:
        return False
    return _capital(doc, end) or _hyphen(doc, end) or (_owner(doc, end) and _capital(doc, end + 1))


def _owner(doc: Doc, index: int) -> bool:
    """Whether token ``index`` is the ending in "Children's"."""
    return index < len(doc) and doc[index].lower_ in ("'s", "’s", "'", "’")


def _before(doc: Doc, start: int, words: frozenset[str]) -> int:
    return start - 1 if start and doc[start - 1].lower_ in words else start


def _office(doc: Doc, start: int, end: int) -> Name | None:
    numbered = any(token.text[-1].isdigit() for token in doc[start:end])  # "s151 officer" is one person in any case
    if not numbered and not _in_capitals(doc, start, end):
        return None
    return Name(_before(doc, start, heads.DEPUTIES), end, "office")


def _body(doc: Doc, start: int, end: int, v: Vocabulary) -> Name | None:
    """A body by name, with the words before it that say whose it is: "Council Management Team"."""
    following = end + 2 if end < len(doc) and doc[end].lower_ in heads.JOINS else end  # "Cabinet and Scrutiny model"
    modifies = end == start + 1 and following < len(doc) and doc[following].lower_ in heads.MODIFIED
    if modifies or _goes_on(doc, end):
        return None
    if doc[start:end].text == "Executive" and (start == 0 or doc[start - 1].lower_ != "the"):
        return None
    whole = end > start + 1 and doc[end - 1].lower_ in v.words["strong"]
    return Name(_name_start(doc, start, v) if whole else start, end, "body", last=whole)


def _post(doc: Doc, start: int, end: int, rank: Rank, v: Vocabulary) -> Name | None:
    """A rank and its portfolio, or a rank that stands alone."""
    after = _portfolio_end(doc, end, rank, v)
    first = _before(doc, start, heads.ACTING)
    if after:
        return Name(first, after, "post")
    if not rank.alone or rank.closed or rank.of_body or _goes_on(doc, end):
        return None
    part_of_name = end == start + 1 and _capital(doc, start - 1) and not doc[start - 1].is_upper
    return None if part_of_name else Name(first, end, "post")


def _portfolio_end(doc: Doc, end: int, rank: Rank, v: Vocabulary) -> int | None:
    """The token after the portfolio that follows the rank; None where none does."""
    if end >= len(doc):
        return None
    linked = doc[end].lower_ in ("of", "for")
    first = end + 1 if linked or (doc[end].text in heads.MARKS and not rank.needs_of) else end
    if linked and first < len(doc) and doc[first].lower_ in ("the", "our"):
        first += 1
    if not linked and (rank.alone or rank.needs_of) and not (rank.closed and first > end):
        return None
    after = _run_right(doc, first, v)
    words = [token.lower_ for token in doc[first:after] if _capital(doc, token.i)]
    if doc[end].text == "(":
        if after >= len(doc) or doc[after].text != ")":
            return None
        after += 1
    if not linked and (not words or (words[0] not in v.words["services"] and doc[first].text not in v.inner)):
        return None
    return after if any(word not in heads.PLAIN_WORDS and word not in v.words["strong"] for word in words) else None


def _run_right(doc: Doc, start: int, v: Vocabulary) -> int:
    """The token after a run of capitalised words, joined as in "Growth, Environment and Transport"."""
    end = start
    while end < min(len(doc), start + LONGEST_NAME):
        joined = end > start and (_joins(doc, end, v) or (_owner(doc, end) and _capital(doc, end + 1)))
        if not joined and not _capital(doc, end):
            break
        end += 1
    return end


def _joins(doc: Doc, index: int, v: Vocabulary) -> bool:
    """Whether token ``index`` joins the capitalised words on both its sides."""
    if doc[index].text == ",":
        return _series(doc, index + 1, v)
    word = doc[index].lower_
    joins = word in heads.JOINS or word in ("of", "/") or _hyphen(doc, index)
    return joins and _capital(doc, index + 1)


def _series(doc: Doc, index: int, v: Vocabulary) -> bool:
    """Whether services go on after a comma up to an "and": "Children, | Families and Education"."""
    known = False
    last = index + LONGEST_NAME
    while index < last:
        first = index
        while index < last and _capital(doc, index):
            known |= doc[index].lower_ in v.words["services"]
            index += 1
        if index >= len(doc):
            return False
        if doc[index].lower_ in heads.JOINS and _capital(doc, index + 1):
            return known or doc[index + 1].lower_ in v.words["services"]
        if doc[index].text != "," or index == first:
            return False
        index += 1
    return False


def _ending(doc: Doc, start: int, end: int, v: Vocabulary, rule: str) -> Name | None:
    """A name that ends in its noun: "Culture Steering Group", "Housing Manager"."""
    if _goes_on(doc, end):
        return None
    first = _name_start(doc, start, v)
    words = [token.lower_ for token in doc[first:start] if _capital(doc, token.i)]
    if not any(word not in heads.PLAIN_WORDS and word not in v.words["strong"] for word in words):
        return None
    return Name(first, end, rule, last=True)


def _name_start(doc: Doc, start: int, v: Vocabulary) -> int:
    first = _run_left(doc, start, v)
    command = first < start and _opens_sentence(doc, first) and doc[first].lower_ in heads.COMMANDS
    return first + 1 if command else first


def _opens_sentence(doc: Doc, index: int) -> bool:
    return index == 0 or not (doc[index - 1].is_alpha or doc[index - 1].text in (",", "&", "/", "-"))


def _run_left(doc: Doc, end: int, v: Vocabulary) -> int:
    """The first token of the run of capitalised words before token ``end``."""
    start = end
    joined = False
    while start > max(0, end - LONGEST_NAME):
        before = doc[start - 1]
        if _capital(doc, start - 1) and before.lower_ not in heads.LABELS:
            start -= 1
            continue
        if start < 2 or not _capital(doc, start - 2):
            break
        joins = before.lower_ in heads.JOINS and doc[start - 2].lower_ not in v.words["strong"]
        listed = before.text == "," and joined and doc[start - 2].lower_ in v.words["services"]
        if not (joins or listed or _owner(doc, start - 1) or _hyphen(doc, start - 1)):
            break
        joined |= joins
        start -= 2
    return start


def _titled(doc: Doc, index: int) -> Name | None:
    """A councillor by title and name: "Cllr Ann Bee"."""
    end = index + 1
    while end < index + 5 and (_capital(doc, end) or _hyphen(doc, end)):
        end += 1
    return Name(index, end, "councillor") if end > index + 1 else None
