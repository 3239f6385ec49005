"""The saved pipeline: what is committed is what the script builds, and it sees what the plain functions see."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from extract.tag import find_mentions, read_leads, read_timescale
from extract.tag.council import council_named, themes_of, vocabulary_of
from extract.tag.tagger import vocabulary_patterns

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "council_tagger"
TEXT = (
    "The Chief Executive and the Overview and Scrutiny Committee will review the Local Plan by the end of March 2025. "
    "Within six months the Corporate Management Team (CMT) reports; CMT owns the Q3 2024/25 budget."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("seed", ["1", "2"])
def test_what_is_committed_is_what_the_script_builds(seed: str, tmp_path: Path) -> None:
    paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(ROOT / "tools" / "build_tagger.py"), str(tmp_path / "built")]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed})
    committed = {name: content for name, content in files(MODEL).items() if name != "README.md"}
    built = files(tmp_path / "built")
    assert sorted(committed) == sorted(built)
    differing = [name for name in built if built[name] != committed[name]]
    assert not differing, "run `make models`"
    assert sum(map(len, committed.values())) < 500_000


def test_building_anew_keeps_the_model_card(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("build_tagger", ROOT / "tools" / "build_tagger.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    folder = tmp_path / "tagger"
    folder.mkdir()
    (folder / "README.md").write_text("card")
    (folder / "stale").write_text("gone")
    tool.build(folder)
    assert (folder / "README.md").read_text() == "card" and not (folder / "stale").exists()


def test_it_sees_what_the_plain_functions_see(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.meeting_date = "2024-09-10"
    doc = nlp(doc)
    found = find_mentions(TEXT, date(2024, 9, 10), vocabulary_of(None))
    assert [span._.lead["name"] for span in doc.spans["leads"]] == [m.name for m in found if m.field == "lead"]
    assert [span._.timescale["latest"] for span in doc.spans["timescales"]] == [
        m.latest and m.latest.isoformat() for m in found if m.field == "timescale"
    ]
    assert [span.text for span in doc.spans["leads"]][-1] == "CMT"
    tags = themes_of(None).tag(TEXT)
    assert [(tag["scheme"], tag["theme"]) for tag in doc._.themes] == [(tag.scheme, tag.theme) for tag in tags]
    assert {span.kb_id_ for span in doc.spans["themes"]} <= {tag.scheme for tag in tags}
    assert len(list(doc.sents)) == 2


def test_cells_are_read_as_cells(nlp: Language) -> None:
    cell = nlp.make_doc("CE/DoHR, Cabinet and Ann Bee")
    cell._.read_as = "lead"
    doc = nlp(cell)
    assert [span._.lead["name"] for span in doc.spans["leads"]] == [
        lead.name for lead in read_leads(doc.text, vocabulary_of(None))
    ]
    assert [span.label_ for span in doc.spans["leads"]] == ["officer", "officer", "body", "person"]
    assert doc.spans["leads"][1].text == "DoHR" and not doc.spans["timescales"]
    when = nlp.make_doc("March 2024 (was January)")
    when._.read_as = "timescale"
    doc = nlp(when)
    (span,) = doc.spans["timescales"]
    assert span.text == doc.text and span._.timescale["latest"] == "2024-03-31" and not doc.spans["leads"]
    assert span._.timescale["kind"] == read_timescale(doc.text, None).kind


def test_a_council_brings_its_own_words(nlp: Language) -> None:
    cell = nlp.make_doc("CMT")
    cell._.read_as, cell._.council = "lead", "barnet"
    assert nlp(cell).spans["leads"][0]._.lead["name"] == "Council Management Team"
    fixed = spacy.load(MODEL, config={"components": {"leads": {"council": "BNE"}}})
    other = fixed.make_doc("CMT")
    other._.read_as = "lead"
    assert fixed(other).spans["leads"][0]._.lead["name"] == "Council Management Team"
    assert any(scheme.name == "barnet-plan" for scheme in themes_of("barnet").schemes)


def test_a_doc_can_be_kept(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.meeting_date = "2024-09-10"
    kept = DocBin(store_user_data=True)
    kept.add(nlp(doc))
    (again,) = DocBin().from_bytes(kept.to_bytes()).get_docs(nlp.vocab)
    assert again.spans["leads"][0]._.lead["name"] == "Chief Executive" and again._.themes


def test_a_doc_kept_without_user_data_has_names_and_days(nlp: Language) -> None:
    kept = DocBin()
    kept.add(nlp("The Chief Executive will report by March 2025, and Leeds in the 2024/25 financial year."))
    (again,) = DocBin().from_bytes(kept.to_bytes()).get_docs(spacy.blank("en").vocab)
    assert [(span.label_, span.kb_id_) for span in again.spans["leads"]] == [("officer", "Chief Executive")]
    assert [span.kb_id_ for span in again.spans["timescales"]] == ["../2025-03-31", "2024-04-01/2025-03-31"]


def test_what_a_part_was_told_is_saved_with_the_pipeline(nlp: Language, tmp_path: Path) -> None:
    config = {"components": {"timescales": {"meeting_date": "2024-09-10"}}}
    told = spacy.load("council_tagger", config=config)
    told.get_pipe("leads").add_abbreviations({"XQB": "Xylophone Quality Board"})  # type: ignore[attr-defined]
    told.to_disk(tmp_path / "mine")
    for again in (
        spacy.load(tmp_path / "mine"),
        spacy.load("council_tagger", config=config).from_bytes(told.to_bytes()),
    ):
        doc = again("The XQB reports within six months.")
        assert [span.kb_id_ for span in doc.spans["leads"]] == ["Xylophone Quality Board"]
        assert [span.kb_id_ for span in doc.spans["timescales"]] == ["2024-09-10/2025-03-10"]
    assert not nlp("The XQB reports.").spans["leads"]


def test_leads_and_timescales_are_entities_where_asked_for() -> None:
    config = {"components": {part: {"ents": True} for part in ("leads", "timescales")}}
    doc = spacy.load("council_tagger", config=config)("The Chief Executive will report by March 2025.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Chief Executive", "LEAD"),
        ("by March 2025", "TIMESCALE"),
    ]
    assert not spacy.load("council_tagger")(doc.text).ents


def test_nothing_is_nothing(nlp: Language) -> None:
    doc = nlp("")
    assert not doc.spans["leads"] and not doc.spans["timescales"] and doc._.themes == []


def test_mistakes_are_told_in_one_line(nlp: Language) -> None:
    for name, value in {"read_as": "cell", "meeting_date": "5/9/2023", "council": "Nowhere"}.items():
        doc = nlp.make_doc("Chief Executive")
        doc._.set(name, value)
        with pytest.raises(ValueError, match=r"read_as|meeting_date|no council") as caught:
            nlp(doc)
        assert "\n" not in str(caught.value)
    with pytest.raises(ValueError, match="Nowhere"):
        council_named("Nowhere")


def test_patterns_are_the_vocabulary(nlp: Language) -> None:
    patterns = vocabulary_patterns(vocabulary_of(None))
    assert nlp.get_pipe("vocabulary").patterns == patterns  # type: ignore[attr-defined]
    assert {"label": "OFFICER", "pattern": "chief executive"} in patterns


ENTRY_POINTS = {
    "council_leads": "extract.tag.components:make_leads",
    "council_timescales": "extract.tag.components:make_timescales",
    "council_themes": "extract.tag.components:make_themes",
}


def test_an_installed_package_needs_no_import_of_ours(tmp_path: Path) -> None:
    """With the package's entry points beside it, ``spacy.load`` finds the parts by itself."""
    told = tmp_path / "council_extract-0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: council-extract\nVersion: 0\n")
    lines = ["[spacy_factories]", *(f"{name} = {value}" for name, value in ENTRY_POINTS.items())]
    (told / "entry_points.txt").write_text("\n".join(lines))
    program = (
        "import spacy, sys; doc = spacy.load(sys.argv[1])('The Head of Housing reports.'); print(doc.spans['leads'][0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(MODEL)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "src")])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "Head of Housing", done.stderr


def test_the_package_declares_its_parts() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project.get("entry-points", {}).get("spacy_factories")
    if declared is None:
        pytest.skip("pyproject.toml has no spacy_factories yet")
    assert declared == ENTRY_POINTS


def test_importing_leaves_an_extension_of_the_user_as_it_is() -> None:
    code = (
        "from spacy.tokens import Doc\n"
        "Doc.set_extension('council', default='mine')\n"
        "import extract.tag.components, importlib\n"
        "importlib.reload(extract.tag.components)\n"
        "print(Doc.get_extension('council')[0])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "mine"
