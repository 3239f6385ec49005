"""Boxes, maps between page spaces, and clusters of edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.geometry import Matrix, Transform, clusters, nearest
from extract.model import Box

CROP = (20.0, 30.0, 615.0, 872.0)
"""A crop box that does not begin at the origin, as scanners leave it."""
POINTS = st.tuples(st.floats(20, 615), st.floats(30, 872))
NUMBERS = st.floats(-1000, 1000)
MATRICES = st.builds(Matrix, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@pytest.mark.parametrize(
    ("rotation", "seen"),
    [(0, (0, 0)), (90, (842, 0)), (180, (595, 842)), (270, (0, 595)), (-90, (0, 595)), (360, (0, 0))],
)
def test_top_left_corner_of_the_sheet_is_seen_where_the_page_is_turned_to(
    rotation: int, seen: tuple[float, float]
) -> None:
    """/Rotate turns clockwise (ISO 32000-2, table 31)."""
    assert Transform.of_page(CROP, rotation).point(20, 872) == pytest.approx(seen)


@given(POINTS, st.sampled_from([0, 90, 180, 270]))
def test_every_point_of_the_crop_box_is_on_the_paper(point: tuple[float, float], rotation: int) -> None:
    width, height = (595, 842) if rotation % 180 == 0 else (842, 595)
    assert Box(0, 0, width, height).holds(*Transform.of_page(CROP, rotation).point(*point), slack=1e-6)


@given(POINTS, st.sampled_from([0, 90, 180, 270]))
def test_rotation_is_invertible(point: tuple[float, float], rotation: int) -> None:
    """The displayed page, laid down as a sheet of its own and turned back, is the first page again."""
    x, y = Transform.of_page(CROP, rotation).point(*point)
    width, height = (595.0, 842.0) if rotation % 180 == 0 else (842.0, 595.0)
    again = Transform.of_page((0.0, 0.0, width, height), -rotation).point(x, height - y)
    assert again == pytest.approx(Transform.of_page(CROP, 0).point(*point), abs=1e-6)


@given(POINTS, POINTS, st.sampled_from([0, 90, 180, 270]))
def test_a_turned_box_keeps_its_area(one: tuple[float, float], two: tuple[float, float], rotation: int) -> None:
    left, right = sorted((one[0], two[0]))
    bottom, top = sorted((one[1], two[1]))
    box = Transform.of_page(CROP, rotation).box(left, bottom, right, top)
    assert box.x0 <= box.x1
    assert box.top <= box.bottom
    assert box.area == pytest.approx((right - left) * (top - bottom), abs=1e-6)


@given(MATRICES, MATRICES, st.tuples(NUMBERS, NUMBERS))
def test_then_is_one_map_after_the_other(inner: Matrix, outer: Matrix, point: tuple[float, float]) -> None:
    at_once, in_turn = inner.then(outer).point(*point), outer.point(*inner.point(*point))
    assert at_once == pytest.approx(in_turn, rel=1e-6, abs=1e-2)


@given(MATRICES)
def test_identity_changes_nothing(matrix: Matrix) -> None:
    assert matrix.then(Matrix.identity()) == matrix == Matrix.identity().then(matrix)


def test_a_quarter_turn_of_a_box_stands_upright() -> None:
    quarter = Matrix(0, 1, -1, 0, 0, 0)
    assert quarter.box(0, 0, 10, 2) == (-2, 0, 0, 10)


def test_clusters_join_neighbours_and_keep_the_rest_apart() -> None:
    assert clusters([50.0, 50.5, 120.0, 51.0, 300.0], 3.0) == [50.5, 120.0, 300.0]
    assert clusters([], 3.0) == []


@given(st.lists(st.floats(0, 842), min_size=1))
def test_clusters_are_sorted_and_every_value_is_near_one(values: list[float]) -> None:
    found = clusters(values, 3.0)
    assert found == sorted(found)
    assert min(values) - 1e-6 <= found[0]
    assert found[-1] <= max(values) + 1e-6
    assert len(found) <= len(set(values))


@given(st.lists(st.floats(0, 842), min_size=1), st.floats(0, 842))
def test_nearest_has_no_nearer_rival(values: list[float], value: float) -> None:
    best = abs(values[nearest(values, value)] - value)
    assert all(abs(other - value) >= best for other in values)


def test_box_around_and_overlap() -> None:
    left, right = Box(0, 0, 10, 10), Box(5, 5, 20, 8)
    assert Box.around([left, right]) == Box(0, 0, 20, 10)
    assert left.overlap(right) == right.overlap(left) == 15
    assert left.overlap(Box(10, 0, 20, 10)) == 0
    with pytest.raises(ValueError, match="no boxes"):
        Box.around([])
