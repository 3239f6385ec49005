"""Where the text objects of a page may draw, and whether they stand on a layer that can be switched off."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping

import pypdfium2.raw as raw

from extract.geometry import Matrix, Transform
from extract.model import Box
from extract.read.handles import Handle, quick
from extract.read.styles import IDENTITY

MOST_PATHS, MOST_POINTS = 16, 64
LAYER = "OC"
"""Tag of marked content that stands on a layer (ISO 32000-2, 8.11.3)."""

_get_clip = quick(raw.FPDFPageObj_GetClipPath, Handle)
_count_paths = quick(raw.FPDFClipPath_CountPaths)
_count_segments = quick(raw.FPDFClipPath_CountPathSegments)
_get_segment = quick(raw.FPDFClipPath_GetPathSegment, Handle)
_get_point = quick(raw.FPDFPathSegment_GetPoint)
_count_marks = quick(raw.FPDFPageObj_CountMarks)


class Clips:
    """The clipping paths of a page's text objects, by their addresses."""

    __slots__ = ("_forms", "_transform", "_x", "_x_at", "_y", "_y_at")

    def __init__(self, forms: Mapping[int, Matrix], transform: Transform) -> None:
        self._forms, self._transform = forms, transform
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._x_at, self._y_at = ctypes.byref(self._x), ctypes.byref(self._y)

    def is_marked(self, address: int) -> bool:
        """Whether the text object stands in a form or in marked content of a layer."""
        if address in self._forms:
            return True
        text_object = Handle(address)
        return any(
            _mark_name(text_object, index) == LAYER for index in range(min(_count_marks(text_object), MOST_PATHS))
        )

    def of(self, address: int) -> Box | None:
        """The box that all clipping paths of a text object leave; None where it has none."""
        clip = _get_clip(Handle(address))
        paths = _count_paths(clip) if clip else 0
        if paths <= 0:
            return None
        matrix = self._forms.get(address, IDENTITY)
        left: Box | None = None
        for index in range(min(paths, MOST_PATHS)):
            box = self._around(clip, index, matrix)
            if box and left:
                box = Box(
                    max(box.x0, left.x0), max(box.top, left.top), min(box.x1, left.x1), min(box.bottom, left.bottom)
                )
            left = box or left
        return left

    def _around(self, clip: Handle, path: int, matrix: Matrix) -> Box | None:
        xs, ys = [], []
        for number in range(min(_count_segments(clip, path), MOST_POINTS)):
            if _get_point(_get_segment(clip, path, number), self._x_at, self._y_at):
                xs.append(self._x.value)
                ys.append(self._y.value)
        if not xs:
            return None
        edges = min(xs), min(ys), max(xs), max(ys)
        return self._transform.box(*(edges if matrix is IDENTITY else matrix.box(*edges)))


def _mark_name(text_object: Handle, index: int) -> str:
    mark = raw.FPDFPageObj_GetMark(ctypes.cast(text_object, raw.FPDF_PAGEOBJECT), index)
    if not mark:
        return ""
    length = ctypes.c_ulong()
    buffer = ctypes.create_string_buffer(64)
    raw.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), 64, ctypes.byref(length))
    return buffer.raw[: max(0, min(length.value, 64) - 2)].decode("utf-16-le", "replace")
