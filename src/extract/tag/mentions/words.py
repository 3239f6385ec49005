"""Running text to spaCy Docs, each word taken apart once only."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import spacy
from spacy.attrs import IS_BRACKET, IS_CURRENCY, IS_QUOTE, LIKE_EMAIL, LIKE_NUM, LIKE_URL, PREFIX, SHAPE, SUFFIX
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

_UNUSED = (SHAPE, PREFIX, SUFFIX, LIKE_NUM, LIKE_URL, LIKE_EMAIL, IS_CURRENCY, IS_BRACKET, IS_QUOTE)
_KEPT = 50_000
"""Words that a tokenizer may keep; with a few dozen papers of one council it has met nearly all."""


class WordByWord(Tokenizer):  # type: ignore[misc]
    """spaCy's own tokenizer, with the same tokens in a third of the time.

    spaCy 3.8 keeps the tokens of a word only when it is given the word alone: met in a text it is taken apart each time
    anew, which takes ten times as long. So every new word is shown to it once by itself.
    """

    def __call__(self, text: str) -> Doc:
        met: set[str] = self.__dict__.setdefault("met", set())
        if len(met) < _KEPT:
            new = set(text.split()) - met
            for word in sorted(new):
                super().__call__(word)
            met.update(new)
        doc: Doc = super().__call__(text)
        return doc


def word_by_word(given: Any) -> WordByWord:
    """The tokenizer that ``given``, one of spaCy's own, is, but for its speed."""
    rules = ("rules", "prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match")
    faster = WordByWord(given.vocab, **{name: getattr(given, name) for name in rules})
    faster.max_cache_size = _KEPT
    return faster


@lru_cache(maxsize=1)
def language() -> Language:
    """Blank English, without what nothing here asks of a word."""
    blank = spacy.blank("en")
    blank.tokenizer = word_by_word(blank.tokenizer)
    getters = blank.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute in _UNUSED:  # worked out for every new word, and nearly half of what making a Doc takes
        getters.pop(attribute, None)
    return blank
