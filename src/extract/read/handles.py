"""Small helpers for PDFium's page-object handles."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as raw

from extract.geometry import Matrix


def matrix_of(handle: ctypes.c_void_p) -> Matrix:
    """The object's own matrix; identity where it has none."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return Matrix.identity()
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
