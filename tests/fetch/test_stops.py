"""A stop between any two steps of keeping a paper: the next command asks for nothing that is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.fetch import keep
from extract.fetch.partial import Partial
from extract.sources import Source, Table
from moderngov_fake import FakeModernGov, whole_council
from site_fake.asking import fetch_papers, files, list_papers, sources


class EndedError(Exception):
    """Stands in for the end of the process."""


def at(target: object, name: str, when: int, before: bool) -> Callable[[pytest.MonkeyPatch], None]:
    """End at the ``when``-th call of a function, before or after it does its work."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        real, calls = getattr(target, name), [0]

        def ending(*arguments: object, **more: object) -> object:
            calls[0] += 1
            if calls[0] == when and before:
                raise EndedError
            result = real(*arguments, **more)
            if calls[0] == when:
                raise EndedError
            return result

        monkeypatch.setattr(target, name, ending)

    return patch


STOPS = {
    "the bytes are on disk, their hash is not noted": at(Partial, "note", 2, before=True),
    "the hash is noted, the file is not moved": at(keep.Keeper, "_keep_file", 3, before=True),
    "the file is moved, not written down": at(Table, "add", 3, before=True),
    "it is written down, not cleared up after": at(Table, "add", 3, before=False),
    "all is done": at(Partial, "clear", 4, before=False),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
@pytest.mark.parametrize("folded", [True, False])
def test_each_paper_is_asked_for_once(
    stop: Callable[[pytest.MonkeyPatch], None], folded: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeModernGov(whole_council(1, 2, 6)).running() as fake:
        list_papers(fake, tmp_path)
        with monkeypatch.context() as patched:
            stop(patched)
            if not folded:
                patched.setattr(keep.Keeper, "fold", lambda _: None)
            with pytest.raises(EndedError):
                fetch_papers(tmp_path)
        here = len(fake.asked("ID="))
        assert 0 < here < 6, "the stop did not come in the middle"
        assert fetch_papers(tmp_path).complete
    assert Counter(Counter(line.path for line in fake.asked("ID=")).values()) == {1: 6}
    rows: list[Source] = sources(tmp_path)
    assert sorted(str(row.path) for row in rows) == [f"papers/{path.name}" for path in files(tmp_path)]
    assert len(rows) == 6
    assert not list((tmp_path / ".state" / "parts").iterdir())
