"""What was asked before of the same parts of the paper at hand, answered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Parts = ParamSpec("Parts")
Answer = TypeVar("Answer")
PLAIN = frozenset((str, int, float, bool, date, type(None)))
OF_PLAIN, SEVERAL, SETS = (str, int, float, date), (list, tuple), (frozenset, set)
"""What is told from others by its value, lists, and sets: asked of every part."""
_answers: ContextVar[dict[object, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def one_paper() -> Iterator[None]:
    """Answers of functions that are ``kept`` hold while this is open; what another paper was asked is not known."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def kept(ask: Callable[Parts, Answer]) -> Callable[Parts, Answer]:
    """``ask``, a pure function of frozen parts of a paper, asked once of the same objects, words and numbers, or lists
    of them. What it gives is shared and must not be changed. Outside ``one_paper`` nothing is kept."""

    @wraps(ask)
    def asked(*parts: Parts.args, **named: Parts.kwargs) -> Answer:
        answers = _answers.get()
        if answers is None:
            return ask(*parts, **named)
        held: list[object] = []
        key = ask, _key(parts, held), _key(named, held) if named else None
        if (known := answers.get(key)) is None:
            known = answers[key] = held, ask(*parts, **named)
        answer: Answer = known[1]
        return answer

    return asked


def _key(part: object, held: list[object]) -> object:
    """What tells ``part`` from others; objects that are told by their place in memory are ``held``, so that nothing
    else takes it."""
    if type(part) in PLAIN or isinstance(part, OF_PLAIN):
        return part
    if isinstance(part, SEVERAL):
        return tuple([each if type(each) in PLAIN else _key(each, held) for each in part])
    if isinstance(part, dict):
        return tuple([(_key(name, held), _key(each, held)) for name, each in part.items()])
    if isinstance(part, SETS):
        return frozenset([_key(each, held) for each in part])
    held.append(part)
    return id(part)
