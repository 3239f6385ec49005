"""Whom a paper is about, what is known of a council, and how a user adds to it."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path
from types import ModuleType

import pytest

from extract.councils import FOLDER_VARIABLE, Identification, PlanTheme, profile, registry

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PEERS = (
    "Peer team: Jo Brown, Chief Executive, Medway Council; Ann Reading, Leader of Cornwall Council; Dr Paul Barnet, "
    "Solihull Metropolitan Borough Council; Cllr Bolton, Nottingham City Council; Eve Kent, Leeds City Council; "
    "Sam Wells, Oxford City Council; Tom Bath, London Borough of Brent; Kit Lee, Royal Borough of Greenwich.\n"
)


def identify(*texts: str) -> Identification:
    return registry().identify([(text, 1.0) for text in texts])


def found(*texts: str) -> str | None:
    council = identify(*texts).council
    return council.name if council else None


def test_registry_holds_every_principal_council_once() -> None:
    councils = registry().councils
    assert len(councils) == 382
    assert len({c.gss_code for c in councils}) == len({c.code for c in councils}) == len(councils)
    barnet = registry().by_gss("E09000003")
    assert barnet is not None
    assert (barnet.code, barnet.name, barnet.official_name) == ("BNE", "Barnet", "London Borough of Barnet")
    assert {"Barnet Council", "Barnet London Borough Council"} <= set(barnet.names)
    assert (barnet.site_host, barnet.domain) == ("barnet.moderngov.co.uk", "barnet.gov.uk")
    assert registry().by_gss("E99999999") is None


def test_every_spelling_leads_back_to_its_council() -> None:
    for council in registry().councils:
        for name in council.names:
            assert registry().by_name(name) == council, name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("barnet", "Barnet"),
        ("  LONDON BOROUGH OF BARNET ", "Barnet"),
        ("County Durham", "Durham"),
        ("Hull", "Kingston upon Hull"),
        ("King’s Lynn & West Norfolk Borough Council", "King's Lynn and West Norfolk"),
        ("Somerset County Council", "Somerset"),
        ("Southend-on-Sea City Council", "Southend-on-Sea"),
        ("City of London", "City of London"),
        ("London", None),
        ("Sandmere Borough Council", None),
        ("Council", None),
        ("", None),
    ],
)
def test_by_name(text: str, name: str | None) -> None:
    council = registry().by_name(text)
    assert (council.name if council else None) == name


def test_every_council_is_recognised_in_a_paper_of_its_own() -> None:
    for council in registry().councils:
        text = f"{council.official_name}\nCabinet\nResidents of {council.name} gain. In {council.name} we build."
        assert found(PEERS, text) == council.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Royal Borough of Kensington & Chelsea: Cabinet", "Kensington and Chelsea"),
        ("READING BOROUGH COUNCIL\nCORPORATE PLAN", "Reading"),
        ("Barnet council decides for Barnet residents. Barnet Hospital. High Barnet.", "Barnet"),
        ("Milton Keynes City Council: delegated decisions", "Milton Keynes"),
        ("see https://barnet.moderngov.co.uk/documents/s1/x.pdf and www.barnet.gov.uk", "Barnet"),
        ("see www.west-norfolk.gov.uk and democracy.west-norfolk.gov.uk", "King's Lynn and West Norfolk"),
        ("Council of the Isles of Scilly. Full Council.", "Isles of Scilly"),
        ("Bath and North East Somerset Council. Somerset Council is a neighbour.", "Bath and North East Somerset"),
        ("Area SEND inspection of Anytown. Bexley Local Area Partnership. Bexley and its schools.", "Bexley"),
        ("The KCC plan for Kent. KCC will act; KCC has money.", "Kent"),
    ],
)
def test_full_names_and_addresses(text: str, name: str) -> None:
    assert found(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sandmere Borough Council. Cabinet. Residents of Sandmere.",
        "The library has books for reading. Reading, writing and mathematics. Reading scores.",
        "Wells, Deal and Sale. The sale of land. Rugby league, rugby union and Rugby. Barking dogs; Bath time.",
        "The Duke of Kent, the Archbishop of Canterbury, Lord Lancaster and Mr Stafford at the University of York.",
        "Greater Manchester Combined Authority. Manchester Airport. University of Manchester. West Kent College.",
        "Sevenoaks Town Council and Dover Parish Council wrote. Kent Police came.",
        "The City of London Police met the Mayor of London in London.",
    ],
)
def test_words_people_and_other_bodies_are_no_council(text: str) -> None:
    assert found(text) is None


def test_a_list_of_peers_does_not_outweigh_the_council_itself() -> None:
    text = "The areas asked for by Havering. Residents of Havering were heard. Havering's plan. In Havering."
    result = identify(PEERS, text)
    assert result.council is not None
    assert result.council.name == "Havering"
    assert result.runner_up is not None


def test_an_english_word_repeated_does_not_outweigh_the_council() -> None:
    reading = "Reading is taught daily. Reading and writing; reading age, reading aloud. In Reading, reading books. "
    assert found(reading * 5, "Dudley Council is the authority.") == "Dudley"
    assert found("Reading Borough Council asks residents of Reading about reading.") == "Reading"


def test_the_heading_decides_between_two_councils() -> None:
    body = "Barnet Council and Enfield Council work together. Barnet Council and Enfield Council agree."
    assert identify(body).unclear
    result = registry().identify([("London Borough of Enfield", 3.0), (body, 1.0)])
    assert result.council is not None
    assert result.council.name == "Enfield"
    assert 0 < result.score <= 1


def test_papers_of_central_government_have_no_council() -> None:
    front = "Government response to the inquiry. Presented to Parliament. HM Government."
    body = "Leeds City Council gave evidence. Leeds City Council was heard."
    assert registry().identify([(front, 3.0), (body, 1.0)]).council is None


def test_identifying_is_quick() -> None:
    sentence = "Barnet Council reports to Cabinet on the plan for residents, which sets out what it will do. "
    text = (sentence * 700)[:60_000]
    registry()
    times = []
    for _ in range(5):
        start = time.perf_counter()
        identify(text)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05  # measured: 0.004; the slack is for a busy machine


def test_shipped_profiles() -> None:
    barnet, havering, kent = (registry().by_name(name) for name in ("Barnet", "Havering", "Kent"))
    assert barnet and havering and kent
    one, two = profile(barnet), profile(havering)
    assert one and two
    assert one.abbreviations["CMT"] == "Council Management Team"
    assert len(one.themes) == 16
    assert len({theme.pillar for theme in one.themes}) == 4
    assert one.posts["Executive Director, Strategy & Resources (S151)"] == "Executive Director, Strategy and Resources"
    assert [theme.name for theme in two.themes] == ["Opportunities", "Connections", "Place"]
    assert profile(kent) is None


def write_profile(folder: Path, text: str) -> None:
    place = folder / "KEN-kent"
    place.mkdir(exist_ok=True)
    (place / "profile.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("by_environment", [True, False])
def test_a_users_own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_environment: bool) -> None:
    text = 'council = "KEN"\n[abbreviations]\nGET = "Growth"\n[[themes]]\nname = "Homes"\nspellings = ["Housing"]\n'
    write_profile(tmp_path, text)
    kent = registry().by_name("Kent")
    assert kent
    if by_environment:
        monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    own = profile(kent) if by_environment else profile(kent, tmp_path)
    assert own
    assert own.abbreviations == {"GET": "Growth"}
    assert own.themes == (PlanTheme("Homes", None, ("Housing",)),)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('council = "KEN"\nabbrevations = {}', "abbrevations"),
        ('council = "BNE"', "council"),
        ('council = "KEN"\nbodies = "Cabinet"', "bodies"),
        ('council = "KEN"\n[abbreviations]\nGET = 3', "abbreviations.GET"),
        ('council = "KEN"\n[posts]\nLeader = [""]', "posts.Leader"),
        ('council = "KEN"\n[[themes]]\npillar = "People"', "themes[1].name"),
        ('council = "KEN"\nthemes = ["Homes"]', "themes"),
        ('council = "KEN', "TOML"),
    ],
)
def test_a_bad_profile_says_where(tmp_path: Path, text: str, key: str) -> None:
    write_profile(tmp_path, text)
    kent = registry().by_name("Kent")
    assert kent
    with pytest.raises(ValueError) as error:
        profile(kent, tmp_path)
    assert "profile.toml" in str(error.value)
    assert key in str(error.value)
    assert "\n" not in str(error.value)


HEADER = "code,gss_code,official_name,name,names,type,region,nation,site_host,domain\n"


def test_a_council_that_the_registry_lacks(tmp_path: Path) -> None:
    row = "XYZ,E06999999,Newshire Council,Newshire,,Unitary authority,South East,England,,newshire.gov.uk\n"
    (tmp_path / "councils.csv").write_text(HEADER + row, encoding="utf-8")
    more = registry(tmp_path)
    assert len(more.councils) == len(registry().councils) + 1
    result = more.identify([("Newshire Council, www.newshire.gov.uk", 1.0)])
    assert result.council is not None
    assert result.council.gss_code == "E06999999"


def test_the_kind_of_committee_site_is_known_where_somebody_has_said_it(tmp_path: Path) -> None:
    known = {council.name: (council.site_kind, council.site_host) for council in registry().councils}
    assert known["Derby"] == ("cmis", "democracy.derby.gov.uk/cmis5")
    kinds = [kind for kind, host in known.values() if host]
    assert (kinds.count("moderngov"), kinds.count("cmis"), kinds.count(None)) == (301, 22, 0)
    earlier = HEADER.replace("site_host", "moderngov_host")
    row = "XYZ,E06999999,Newshire Council,Newshire,,Unitary authority,South East,England,mg.newshire.gov.uk,\n"
    for header, kind in ((earlier, "moderngov"), (HEADER, None)):
        (tmp_path / kind_folder(kind)).mkdir()
        (tmp_path / kind_folder(kind) / "councils.csv").write_text(header + row, encoding="utf-8")
        newshire = registry(tmp_path / kind_folder(kind)).by_code("XYZ")
        assert newshire is not None
        assert (newshire.site_host, newshire.site_kind) == ("mg.newshire.gov.uk", kind)


def kind_folder(kind: str | None) -> str:
    return kind or "unknown"


def test_a_bad_row_says_where(tmp_path: Path) -> None:
    (tmp_path / "councils.csv").write_text(HEADER + "XYZ,,Newshire Council,Newshire,,,,,,\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"councils\.csv, line 2: 'gss_code' is empty"):
        registry(tmp_path)


def test_a_folder_that_does_not_exist_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, "no-such-folder")
    with pytest.raises(ValueError, match="no-such-folder: no such folder"):
        registry()


PAPERS = [
    ("reference/000-barnet-action-plan.plain.pdf", "Barnet"),
    ("reference/004-havering-supplementary-agenda.plain.pdf", "Havering"),
    ("real/pdf/kcc-budget-monitoring-report.pdf", "Kent"),
    ("real/pdf/adur-falls-action-pack.pdf", "West Sussex"),
    ("real/pdf/send-bexley-2024.pdf", "Bexley"),
    ("real/pdf/space-economy-response.pdf", None),
]


@pytest.mark.skipif(not (SHARED / "reference").is_dir(), reason="the shared papers are absent")
@pytest.mark.parametrize(("path", "name"), PAPERS)
def test_published_papers(path: str, name: str | None) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(SHARED / path) as document:
        pages = [document[i].get_textpage().get_text_bounded() for i in range(len(document))]
    result = registry().identify([(page, 1.0 if number else 3.0) for number, page in enumerate(pages)])
    assert (result.council.name if result.council else None) == name
    assert not result.unclear


def _build_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_councils", ROOT / "corpora" / "build_councils.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (SHARED / "councils").is_dir(), reason="the open data that the registry is made from is absent")
def test_the_committed_registry_is_what_the_script_makes() -> None:
    made = _build_script().build(SHARED / "councils")
    assert made == (ROOT / "corpora" / "councils.csv").read_text(encoding="utf-8")
