"""The house around the code: what must hold of the files themselves."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Written in pieces, or this file would find itself.
HOSTS = re.compile(rb"(?:pypi[.]org|python" + rb"hosted[.]org|npm" + rb"js[.](?:org|com)|deb" + rb"ian[.]org)", re.I)
HOME = re.compile(rb"(?<![\w.:/-])/(?:home|root|Users|work)/[A-Za-z][\w.-]*")
PIP_OPTION = re.compile(r"^\s*(?:-i\b|-f\b|--(?:extra-)?index-url|--find-links|--trusted-host)|\w+://", re.M)
MODELS = tuple(sorted(folder.name for folder in (ROOT / "models").iterdir() if folder.is_dir()))
PAGE_PARTS = [p for p in (ROOT / "src" / "extract" / "report").rglob("*") if p.suffix in (".js", ".css", ".j2")]
MODULES = sorted((ROOT / "src" / "extract").rglob("*.py"))


def git(*arguments: str) -> str:
    """What git prints. Skips the test outside a git checkout."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return done.stdout


def published_files() -> list[Path]:
    """Every file git knows or would add: tracked, or new and not ignored."""
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def pinned(lock: str) -> Iterator[tuple[str, str]]:
    """Name and whole entry (with its hashes) of each package in a lock."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    for entry in re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]:
        yield entry.split("==")[0], entry


def wanted(requirements: list[str]) -> set[str]:
    """Normalised names of requirement strings."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", line)[0]).lower() for line in requirements}


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in published_files()
        for pattern in (HOSTS, HOME)
        if (match := pattern.search(path.read_bytes()))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "tools"])
def test_what_is_no_module_stays_short_too(folder: str) -> None:
    found = ((path, len(path.read_text(encoding="utf-8").splitlines())) for path in (ROOT / folder).rglob("*.py"))
    assert not [f"{path.relative_to(ROOT)}: {lines} lines" for path, lines in found if lines > 300]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_modules_stay_short(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= 300, f"{lines} lines: make it a folder of the same name"


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_by_hash_and_names_no_index(lock: str) -> None:
    entries = dict(pinned(lock))
    assert len(entries) > 20
    unhashed = [name for name, entry in entries.items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)]
    assert not unhashed
    assert not PIP_OPTION.search((ROOT / lock).read_text(encoding="utf-8"))


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run_time, everything = (dict(pinned(lock)) for lock in LOCKS)
    assert wanted(project["dependencies"]) <= run_time.keys(), "run `make lock`"
    assert wanted(project["optional-dependencies"]["dev"]) <= everything.keys(), "run `make lock`"


def test_both_locks_pin_the_same_versions() -> None:
    run_time, everything = ({name: entry.split()[0] for name, entry in pinned(lock)} for lock in LOCKS)
    assert run_time.items() <= everything.items()


def test_licence_list_is_of_the_pinned_versions() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = {f"{name}=={version}" for name, version in re.findall(r"^\| ([a-z0-9-]+) \| (\d\S*) \|", page, re.M)}
    locked = {entry.split()[0] for _, entry in pinned("requirements.lock")}
    assert len(listed) > 20
    assert listed <= locked, "run `make licences`"


def test_every_make_target_is_explained() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", text, re.M)
    assert phony
    for target in phony.group(1).split():
        assert re.search(rf"^{target}:.*  ## \w", text, re.M), f"`make help` does not explain {target}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built here without network."""
    pytest.importorskip("hatchling", reason="the build backend is not installed; it is in the locks")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_wheel_holds_all_code_and_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = [ROOT / "corpora" / "councils.csv", *(ROOT / "corpora").glob("*/profile.toml")]
    data += [path for folder in MODELS for path in (ROOT / "models" / folder).rglob("*") if path.is_file()]
    expected = {f"extract/data/{path.relative_to(ROOT).as_posix()}" for path in data}
    expected |= {module.relative_to(ROOT / "src").as_posix() for module in [*MODULES, *PAGE_PARTS]}
    assert expected <= names, f"missing: {sorted(expected - names)}"
    assert not [name for name in names if name.endswith((".pdf", ".pyc"))]


@pytest.mark.slow
def test_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = (
        "from extract.councils import registry; assert registry().by_name('Barnet'), 'no Barnet in the registry'\n"
        "import spacy; doc = spacy.load('council_tagger')('The Head of Housing reports.')\n"
        "assert [span.text for span in doc.spans['leads']] == ['Head of Housing'], 'no tagger by its name'"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
