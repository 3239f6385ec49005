"""A store and its exports by the standards' own validators: Frictionless Data Package, CSVW, Croissant."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from extract import store
from extract.export import export
from extract.run import Choice, run
from extract.schema import ALL_TABLES
from extract.settings import Settings
from extract.store import Store

frictionless = pytest.importorskip("frictionless", reason="needs frictionless, which `make test` installs")
csvw = pytest.importorskip("csvw", reason="needs csvw, which `make test` installs")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("empty")
    Store(out)
    store.describe(out)
    return out


def package_errors(out: Path) -> list[str]:
    """What frictionless finds wrong, every row of every table read."""
    report = frictionless.validate(str(out / "datapackage.json"))
    assert {task.name for task in report.tasks} == set(ALL_TABLES)
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + list(report.errors)


def csv_errors(out: Path, folder: Path) -> list[str]:
    """What a CSVW validator says of the store's CSV files."""
    export(out, "csv", folder)
    return errors_in(folder)


def errors_in(folder: Path) -> list[str]:
    checked = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True)
    try:
        return [] if checked.is_valid else [str(one.message) for one in checked.warnings]
    except ValueError as error:  # a cell that is not of its column's type
        return [str(error)]


def croissant(out: Path) -> Any:
    """The store as a program for Croissant loads it; raises ValidationError. That program is no part of the lock: it
    needs a package that is not published as a wheel."""
    library = pytest.importorskip("mlcroissant", reason="needs mlcroissant: .venv/bin/pip install mlcroissant")
    return library.Dataset(jsonld=str(out / "croissant.json"))


@pytest.mark.slow
def test_a_run_passes(sampled_store: Path, tmp_path: Path) -> None:
    assert package_errors(sampled_store) == []
    assert csv_errors(sampled_store, tmp_path) == []


@pytest.mark.slow
def test_a_run_loads_as_croissant(sampled_store: Path) -> None:
    dataset = croissant(sampled_store)
    for table in ("documents", "actions"):
        found = list(dataset.records(table))
        expected = list(store.rows(sampled_store, table))
        codes = [row[f"{table}/council_code"].decode() for row in found]
        assert sorted(codes) == sorted(row["council_code"] for row in expected)


def test_an_empty_run_passes(empty: Path, tmp_path: Path) -> None:
    assert package_errors(empty) == []
    assert csv_errors(empty, tmp_path) == []


def test_an_empty_run_loads_as_croissant(empty: Path) -> None:
    assert croissant(empty).metadata.name == "council-extract"


@pytest.mark.slow
def test_what_is_wrong_is_found(sampled_store: Path, tmp_path: Path) -> None:
    """The validators do look at rows: a paper gone from documents breaks keys, a word in a number's place a cell."""
    out = Path(shutil.copytree(sampled_store, tmp_path / "out"))
    next((out / "documents").glob("*/part-*.parquet")).unlink()
    assert any("documents" in error for error in package_errors(out))
    folder = tmp_path / "csv"
    export(sampled_store, "csv", folder)
    actions = folder / "actions.csv"
    actions.write_text(actions.read_text(encoding="utf-8").replace(",0.", ",none", 1), encoding="utf-8")
    assert any("invalid lexical value" in error for error in errors_in(folder))


def test_descriptions_follow_from_the_version_alone(sampled_store: Path, empty: Path) -> None:
    for name in ("datapackage.json", "croissant.json"):
        assert (sampled_store / name).read_bytes() == (empty / name).read_bytes()
    package = json.loads((empty / "datapackage.json").read_text(encoding="utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["reference", "real/pdf"])
def test_reference_and_real_papers_pass(shared: Path, folder: str, tmp_path: Path) -> None:
    run([shared / folder], tmp_path / "out", Settings(workers=2, ocr="none"), Choice())
    assert package_errors(tmp_path / "out") == []
    assert csv_errors(tmp_path / "out", tmp_path / "csv") == []
    if find_spec("mlcroissant"):
        assert list(croissant(tmp_path / "out").records("actions"))
