"""What was asked before of the same part of the paper at hand, answered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

Part = TypeVar("Part")
Answer = TypeVar("Answer")
_answers: ContextVar[dict[object, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def one_paper() -> Iterator[None]:
    """Answers of functions that are ``kept`` hold while this is open; what another paper was asked is not known."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def kept(ask: Callable[[Part], Answer]) -> Callable[[Part], Answer]:
    """``ask``, a pure function of a frozen part of a paper, asked once of the same object, or of a list of the same
    objects. What it gives is shared and must not be changed. Outside ``one_paper`` nothing is kept."""

    @wraps(ask)
    def asked(part: Part) -> Answer:
        answers = _answers.get()
        if answers is None:
            return ask(part)
        held: tuple[object, ...] = tuple(part) if isinstance(part, list) else (part,)
        key = ask, *map(id, held)
        if (known := answers.get(key)) is None:
            known = answers[key] = held, ask(part)  # what is held stays alive, so that nothing else has its id
        answer: Answer = known[1]
        return answer

    return asked
