"""Which texts of one form are probably records.

One paragraph that reads like a record is a weak sign. Several of one form that all do, in a paper that must say
something and of which nothing was read, are a strong one: whole papers are lost more often than single records.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from rapidfuzz.fuzz import partial_ratio

from extract.codelists import RecordKind
from extract.likeness import BESIDE, Form, Text, Unit, chance_of, fitting, forms_of
from extract.records.decisions.setting import Setting
from extract.records.found import FoundPaper
from extract.records.phrases import PLANS as SAYS
from extract.records.plans.columns import role_of_heading
from extract.records.plans.evidence.contents import PAST, SHOULD
from extract.records.prose.tails import tail_of

FEWEST = 3
"""Texts of one form that make a list."""
RUN, DATED, SURE = 0.25, 0.15, 0.75
"""Their mean chance from which they are taken for records: where their heading or their own words name them; where who
or when stands beside most of them or at their ends; where nothing names them, they tell of the past, the paper is of a
kind that often holds no record, or something was found in it or its file."""
SAME, SHORT = 90.0, 20
"""Two wordings are one record when they agree to this share (rapidfuzz ratio, 0..100), unless it has so few letters."""
LIKELIEST = 2
"""Forms that are looked at: the likeliest may tell of the past."""
SISTER = 0.4
"""Share of that mean from which texts of the same form elsewhere count as well."""
SHARE, SHARE_OF_A_PAGE = 1 / 3, 0.03
"""Share of a part's words that must stand in what is taken for records, and of each of its pages up to that: the more a
paper says, the more of it looks like a record by chance."""
QUIET = frozenset(("cover_report", "strategy", "performance_report", "budget", "risk_register", "terms_of_reference"))
"""Kinds of paper that often hold no record, or whose records the readers of forms hardly ever overlook."""
HOLDING = frozenset((None, "action", "detail", "recommendation", "other"))
"""What a column is by its heading in which records may stand."""
DECIDES = re.compile(r"\bdecisions?\b|\bresol(?:ved|utions?)\b|\bdeterminations?\b", re.IGNORECASE)
"""In a heading or title: what stands there was decided."""
BELONGS = tuple(
    f"{where}:{word}"
    for where in ("leadin", "head", "column")
    for word in ("conditions", "reasons", "grounds", "informatives", "options", "background", "findings")
)
"""Signs in the heading of a list, or in the sentence that leads to it, that its items belong to a record."""
FIRST_WORDS = 3
CUT = 0.2
"""Share of texts that begin with a small letter, while most do not."""
REPORTING = frozenset(("inspection_report", "peer_challenge_report"))


@dataclass(frozen=True, slots=True)
class Alike:
    """Texts of one form that are taken for records of one kind, in the order of the paper."""

    units: tuple[Unit[Text], ...]
    kind: RecordKind
    chance: float
    """Their mean chance, 0..1."""


def likeliest(paper: FoundPaper, setting: Setting, gave: bool) -> list[Alike]:
    """The texts of the likeliest form of ``paper``, and those of the same form elsewhere; none where it is unlikely, or
    says again what was found. ``gave``: whether the paper's file gave any record."""
    forms = {
        form: units
        for form, units in forms_of(paper.part.document_type, paper.tables, paper.flow).items()
        if not (units[0].spot.cell and role_of_heading(form.head) not in HOLDING)
        and not any(sign in units[0].features for sign in BELONGS)
        and not any(_is_told(unit, paper) for unit in units)
    }
    means = {form: fmean(map(chance_of, units)) for form, units in forms.items() if len(units) >= FEWEST}
    if not means:
        return []
    ordered = sorted(means, key=lambda form: -means[form] * len(forms[form]) / (len(forms[form]) + 1))
    for best in ordered[:LIKELIEST]:
        enough = _enough(best, forms[best], paper, setting)
        if means[best] >= (SURE if gave and enough > DATED else enough):
            break
    else:
        return []
    found = [
        Alike(kept, _kind(paper, form, units, setting), means[best])
        for form, units in forms.items()
        if form.looks == best.looks
        and fmean(map(chance_of, units)) >= SISTER * means[best]
        and (kept := fitting(units, means[best]))
        and not _are_cut(kept)
    ]
    pages = paper.part.page_last - paper.part.page_first + 1
    least = min(SHARE, pages * SHARE_OF_A_PAGE) * _n_words(itertools.chain.from_iterable(forms.values()))
    return found if _n_words(unit for alike in found for unit in alike.units) >= least else []


def _n_words(units: Iterable[Unit[Text]]) -> int:
    return sum(len(unit.text.split()) for unit in units)


def _enough(form: Form, units: Sequence[Unit[Text]], paper: FoundPaper, setting: Setting) -> float:
    if _tailed(units):
        return DATED
    named = fmean(bool(SAYS["names_records"].search(" ".join(unit.text.split()[:FIRST_WORDS]))) for unit in units) > 0.5
    if not named and _mostly(PAST, units) and _kind(paper, form, units, setting) != "decision":
        return SURE
    if form.looks[0] == BESIDE:
        return RUN
    if paper.part.document_type in QUIET and not (setting.minutes or setting.lists_decisions):
        return SURE
    if fmean(max(u.features.get("when_beside", 0.0), u.features.get("who_beside", 0.0)) for u in units) > 0.5:
        return DATED
    return RUN if named or SAYS["names_records"].search(form.head) else SURE


def _are_cut(units: Sequence[Unit[Text]]) -> bool:
    """Whether rows cut the texts of cells: some begin in the midst of a sentence, others do not."""
    small = fmean(unit.text[:1].islower() for unit in units)
    return bool(units[0].spot.cell) and CUT <= small < 0.5


def _mostly(says: re.Pattern[str], units: Sequence[Unit[Text]]) -> bool:
    return fmean(bool(says.search(unit.text)) for unit in units) > 0.5


def _is_told(unit: Unit[Text], paper: FoundPaper) -> bool:
    """Whether a record stands where a text does, or says the same."""
    return any(
        (len(record.text) > SHORT and partial_ratio(unit.text, record.text) >= SAME)
        or any(a.page == b.page and a.box.overlap(b.box) > 0 for a in unit.spot.regions for b in record.regions)
        for record in paper.records
    )


def _tailed(units: Sequence[Unit[Text]]) -> bool:
    """Whether most of the texts are paragraphs that end in who or when."""
    return fmean(bool(unit.spot.block and tail_of(unit.text, alone=True)) for unit in units) > 0.5


def _kind(paper: FoundPaper, form: Form, units: Sequence[Unit[Text]], setting: Setting) -> RecordKind:
    """What the records of a form are, by their ends, the heading over them and the paper's kind."""
    part = paper.part
    role = role_of_heading(form.head)
    meeting = setting.minutes or setting.lists_decisions
    asked = part.document_type == "cover_report" and form.looks[0] != BESIDE
    if _tailed(units):
        return "action"
    if role == "action" or (role == "recommendation" and not (meeting or asked)):
        return role
    if meeting or asked or DECIDES.search(form.head) or DECIDES.search(part.title or ""):
        return "decision"
    return "recommendation" if part.document_type in REPORTING or _mostly(SHOULD, units) else "action"
