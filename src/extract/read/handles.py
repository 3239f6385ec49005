"""PDFium's page-object handles, and its calls without the price that ctypes puts on each.

A page takes some ten thousand calls. With declared argument types ctypes converts and checks every argument; without
them a call costs a third. The arguments must then be of the right C type from the start: a handle as ``c_void_p``, a
small whole number as ``int``, a place for an answer as ``byref(...)``.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

from extract.geometry import Matrix

Call = Callable[..., Any]


class Handle(ctypes.c_void_p):
    """A pointer that stays one when a call gives it: ctypes turns a mere ``c_void_p`` into a number."""


def quick(function: object, answer: type[Any] = ctypes.c_int) -> Call:
    """``function`` of pypdfium2's raw interface as a call that does not check its arguments; ``answer`` is the type
    of what it gives. A pointer asked for as ``Handle`` can be passed on; a ``c_void_p`` comes as ``int`` or None."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(answer)(address)  # type: ignore[arg-type]


def pointer(handle: object) -> Handle:
    """A typed handle of pypdfium2 as a bare pointer, for calls made by ``quick``."""
    return Handle(ctypes.cast(handle, ctypes.c_void_p).value)  # type: ignore[arg-type]


_get_matrix = quick(raw.FPDFPageObj_GetMatrix)


def matrix_of(handle: Handle) -> Matrix:
    """The object's own matrix; identity where it has none."""
    matrix = raw.FS_MATRIX()
    if not _get_matrix(handle, ctypes.byref(matrix)):
        return Matrix.identity()
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
