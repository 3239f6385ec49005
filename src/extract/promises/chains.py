"""The papers of a council sorted into chains: all that belongs to one challenge, inspection or review."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.families.texts import plain
from extract.promises.papers import CouncilPapers, Paper
from extract.promises.ties import Tie, ties, weights
from extract.promises.words import telling
from extract.schema import UNKNOWN

SUBJECTS = frozenset(
    {"cover_report", "peer_challenge_report", "inspection_report", "action_plan", "progress_update", "response"}
)
"""Kinds of paper that are of a chain for their title alone."""
LIKELY = 0.5
BY_RECORDS = ("shared_recommendations", "shared_actions", "linked")
"""Signs that outweigh that two papers name different days or services."""
JOINING = frozenset(("and", "the", "of"))
"""Words that join the places in a body's name."""
LATE = 3 * 365
"""Days after a challenge in which a paper that names only its kind may be about it."""
LONGEST_SUBJECT = 5
OWN_RECORDS = 3
"""Recommendations of its own that keep a paper out of a chain that has none of them."""


@dataclass(frozen=True)
class Member:
    """A paper of a chain, the chance that it belongs there, and what ties it."""

    paper: Paper
    probability: float
    why: str


@dataclass(frozen=True)
class Chain:
    """Papers of one challenge, in the order of the store."""

    chain_id: str
    kind: str
    subject: str | None
    span: tuple[dt.date, dt.date] | None
    members: tuple[Member, ...]

    @property
    def council(self) -> str | None:
        """The name that its papers have for the council, the first of them that has one."""
        return next((member.paper.council for member in self.members if member.paper.council), None)


def chains(council: CouncilPapers) -> list[Chain]:
    """The chains of a council, in the order of their first paper. Every paper with a recommendation or an action is in
    one, if need be alone; a plan or an answer of which none was read is in one only if something ties it."""
    eligible = [paper for paper in council.papers if _eligible(paper) or _unread(paper)]
    first_of: dict[tuple[str, ...], int] = {}
    papers: list[Paper] = []
    copies: dict[int, list[Paper]] = {}
    for paper in eligible:
        whose = str(paper.council) if council.code == UNKNOWN else council.code
        same = first_of.get((*paper.content, str(paper.date), whose)) if paper.content else None
        if same is None:
            first_of[(*paper.content, str(paper.date), whose)] = len(papers)
            papers.append(paper)
        else:
            copies.setdefault(same, []).append(paper)
    groups = _Groups(papers)
    found = ties(council, papers)
    if council.code == UNKNOWN:  # papers of any council
        groups.join([tie for tie in found if _may_be_of_one(papers[tie.first], papers[tie.second], tie)])
    else:
        groups.join(found)
        groups.attach()
    used: Counter[str] = Counter()
    made = []
    for places in groups.all():
        if not any(_eligible(papers[at]) for at in places):
            continue
        members = [Member(papers[at], *groups.sureness(at, found)) for at in places]
        members += [Member(paper, 0.99, "the same words") for at in places for paper in copies.get(at, ())]
        made.append(_chain(council.code, members, used))
    return made


def _may_be_of_one(one: Paper, other: Paper, tie: Tie) -> bool:
    """Whether two papers of councils that no registry holds may be of one: both print its name, or their records say so
    and one prints none, the end of it, as where a line breaks within a name ("A and" / "B Fire Authority"), or names
    another body of the same place ("A and B Fire and Rescue Service")."""
    names = one.council, other.council
    if all(names) and names[0] == names[1]:
        return True
    shorter, longer = sorted((plain(name) for name in names), key=len)
    at_one_place = _place(shorter) == _place(longer)
    return tie.why in BY_RECORDS and (not shorter or longer.endswith(f" {shorter}") or at_one_place)


def _place(name: str) -> list[str]:
    """The first words of a body's name but for those that join places: where it is."""
    return [word for word in name.split() if word not in JOINING][:2]


def _eligible(paper: Paper) -> bool:
    if paper.recommendations or paper.actions:
        return True
    return paper.document_type in SUBJECTS and paper.about.named and paper.about.kind is not None


def _unread(paper: Paper) -> bool:
    """Whether a paper has no records though it is of a kind that has, and its title says of what."""
    return paper.document_type in SUBJECTS and bool(paper.about.words)


class _Groups:
    """Papers, by their place in a list, that are joined step by step."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers
        self._group = {at: [at] for at in range(len(papers))}
        self._attached: set[int] = set()
        self._ties: dict[int, list[Tie]] = {}

    def all(self) -> list[list[int]]:
        """The groups, each sorted, in the order of their first."""
        return sorted({id(group): sorted(group) for group in self._group.values()}.values())

    def join(self, found: Iterable[Tie]) -> None:
        """Join what is likely tied, the surest first, unless the groups are of different challenges."""
        for tie in found:
            self._ties.setdefault(tie.first, []).append(tie)
            self._ties.setdefault(tie.second, []).append(tie)
            one, two = self._group[tie.first], self._group[tie.second]
            if tie.probability < LIKELY or one is two:
                continue
            if tie.why in BY_RECORDS or not (self._other_days(one, two) or self._other_services(one, two)):
                self._unite(one, two)

    def attach(self) -> None:
        """Put papers that name a kind of challenge and nothing else to the last such challenge before them."""
        for own in self.all():
            papers = [self._papers[at] for at in own]
            if any(paper.challenge for paper in papers) or not any(paper.about.named for paper in papers):
                continue
            fitting = [group for group in self.all() if group != own and self._fits(own, group)]
            if fitting:
                best = max(fitting, key=lambda group: (self._began(group) or dt.date.min, group))
                self._attached.update(own)
                self._unite(self._group[own[0]], self._group[best[0]])

    def sureness(self, at: int, _: Sequence[Tie]) -> tuple[float, str]:
        """The chance that a paper belongs to its group, and the strongest sign."""
        own = self._group[at]
        inside = [tie for tie in self._ties.get(at, ()) if {tie.first, tie.second} <= set(own)]
        outside = [tie for tie in self._ties.get(at, ()) if not {tie.first, tie.second} <= set(own)]
        if len(own) == 1:
            return round(1 - min(max((tie.probability for tie in outside), default=0.05), 0.5), 4), "alone"
        best = max(inside, key=lambda tie: tie.probability, default=None)
        attached = weights()["paper"]["attach"]
        if best is None or (at in self._attached and best.probability < attached):
            return attached, "the last such challenge before it"
        return round(min(best.probability, 0.99), 4), best.why.replace("_", " ")

    def _unite(self, one: list[int], two: list[int]) -> None:
        one.extend(two)
        for at in two:
            self._group[at] = one

    def _spans(self, group: Iterable[int]) -> list[tuple[dt.date, dt.date]]:
        return [span for at in group if (span := self._papers[at].challenge)]

    def _other_days(self, one: Sequence[int], two: Sequence[int]) -> bool:
        near = dt.timedelta(days=weights()["paper"]["near"])
        firsts, seconds = self._spans(one), self._spans(two)
        return bool(firsts and seconds) and not any(
            a[0] <= b[1] + near and b[0] <= a[1] + near for a in firsts for b in seconds
        )

    def _other_services(self, one: Sequence[int], two: Sequence[int]) -> bool:
        services = [set().union(*(self._papers[at].about.services for at in group)) for group in (one, two)]
        return all(services) and not services[0] & services[1]

    def _began(self, group: Iterable[int]) -> dt.date | None:
        """The challenge's last day, else the day of the earliest paper."""
        spans = self._spans(group)
        if spans:
            return max(span[1] for span in spans)
        return min((date for at in group if (date := self._papers[at].date)), default=None)

    def _fits(self, own: Sequence[int], group: Sequence[int]) -> bool:
        kinds = [{self._papers[at].about.kind for at in places} - {None} for places in (own, group)]
        if not kinds[0] & kinds[1] or self._other_services(own, group) or self._other_days(own, group):
            return False
        words, services = (
            [set().union(*(getattr(self._papers[at].about, name) for at in places)) for places in (own, group)]
            for name in ("words", "services")
        )
        if all(words) and not words[0] & words[1] and not services[0] & services[1]:
            return False
        asked = [{plain(row["text"]) for at in places for row in self._papers[at].recommendations}
                 for places in (own, group)]  # fmt: skip
        if all(len(texts) >= OWN_RECORDS for texts in asked) and not asked[0] & asked[1]:
            return False
        began, date = self._began(group), self._began(own)
        if date is None or began is None:
            return bool(self._spans(group)) and len(own) == 1
        return bool(self._spans(group)) and 0 <= (date - began).days <= LATE


def _chain(code: str, members: Sequence[Member], used: Counter[str]) -> Chain:
    papers = [member.paper for member in members]
    spans = Counter(paper.challenge for paper in papers if paper.challenge)
    span = min(spans, key=lambda one: (-spans[one], one)) if spans else None
    named = Counter(paper.about.kind for paper in papers if paper.about.kind and paper.about.named)
    kinds = named or Counter(paper.about.kind for paper in papers if paper.about.kind)
    kind = min(kinds, key=lambda one: (-kinds[one], one)) if kinds else "unknown"
    subject = _subject(papers)
    first = min(papers, key=lambda paper: (paper.date or dt.date.max, paper.content, paper.part_id))
    anchor = [code, kind, str(span[1])] if span else [code, plain(first.title), str(first.content[:1])]
    key = hashlib.sha256("\n".join(anchor).encode()).hexdigest()[:16]
    used[key] += 1
    chain_id = f"c{key}" if used[key] == 1 else f"c{key}-{used[key]}"
    return Chain(chain_id, kind, subject, span, tuple(members))


def _subject(papers: Sequence[Paper]) -> str | None:
    """The services that papers name, else the title's own words that most papers have."""
    services = Counter(name for paper in papers for name in paper.about.services)
    if services:
        most = max(services.values())
        return ", ".join(sorted(name for name, count in services.items() if count == most))
    words = Counter(word for paper in papers for word in paper.about.words)
    most = max(words.values(), default=0)
    for paper in papers:
        spelled = {word: _stem(word) for word in plain(paper.title).split()}
        usual = [word for word, stem in spelled.items() if words[stem] == most]
        if most and usual:
            return " ".join(usual[:LONGEST_SUBJECT])
    return None


def _stem(word: str) -> str:
    return next(iter(telling(word)), "")
