"""Running text to spaCy Docs, each word taken apart once only."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy
from spacy.attrs import IS_BRACKET, IS_CURRENCY, IS_QUOTE, LIKE_EMAIL, LIKE_NUM, LIKE_URL, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokens import Doc

_UNUSED = (SHAPE, PREFIX, SUFFIX, LIKE_NUM, LIKE_URL, LIKE_EMAIL, IS_CURRENCY, IS_BRACKET, IS_QUOTE)
_KEPT = 50_000
"""Words that the tokenizer may keep; with a few dozen papers of one council it has met nearly all."""
_MET: set[str] = set()


@lru_cache(maxsize=1)
def language() -> Language:
    """Blank English, without what nothing here asks of a word."""
    blank = spacy.blank("en")
    tokenizer: Any = blank.tokenizer
    tokenizer.max_cache_size = _KEPT
    getters = blank.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute in _UNUSED:  # worked out for every new word, and nearly half of what making a Doc takes
        getters.pop(attribute, None)
    return blank


def doc_of(text: str) -> Doc:
    """``text`` as spaCy's own tokenizer gives it.

    spaCy 3.8 keeps the tokens of a word only when it is given the word alone: met in a text it is taken apart each time
    anew, which takes ten times as long. So every new word is shown to it once by itself.
    """
    tokenizer = language().tokenizer
    if len(_MET) < _KEPT:
        new = set(text.split()) - _MET
        for word in sorted(new):
            tokenizer(word)
        _MET.update(new)
    return tokenizer(text)
