"""The collector waits for whoever asks, and never for good."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from extract.collecting import no_collection


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


def test_it_goes_on_after_a_failure() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="damaged"), no_collection():
        assert not gc.isenabled()
        raise ValueError("damaged")
    assert gc.isenabled()


def test_it_goes_on_only_after_the_last_that_asked_whoever_came_first() -> None:
    gc.enable()
    one, other = no_collection(), no_collection()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    with no_collection():
        pass
    assert not gc.isenabled()
