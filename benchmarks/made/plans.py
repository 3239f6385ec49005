"""Tables of actions: one renderer, many layouts (``plan_learn``, ``plan_judge``)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from benchmarks.made import cells, posts
from benchmarks.made.grid import Cell, Row, Table, draw
from benchmarks.made.heads import headings
from benchmarks.made.paper import Paper, cover
from benchmarks.made.plan_spec import RULES, STOREY_NAMES, STOREYS, TINTS, WEIGHTS, Plan
from benchmarks.made.sheet import Para, Run, para
from benchmarks.made.words import filler
from benchmarks.made.words.slots import SERVICES, TOPICS, sentence


def write(paper: Paper, plan: Plan) -> None:
    """The whole paper of a plan."""
    dice, sheet = paper.dice, paper.sheet
    topic = sentence(dice.choice(TOPICS))
    titles = (
        "{t} Action Plan",
        "Action plan: {t}",
        "{t}: response and action plan",
        "{t} Improvement Plan",
        "Peer challenge action plan",
    )
    cover(paper, (plan.title or dice.choice(titles)).format(t=topic), plan.kind)
    if dice.random() < 0.6:
        paper.talk(1)
    from benchmarks.made import others  # the tables around a plan draw with the same grid

    for kind in plan.around:
        if kind.startswith("<"):
            others.table(paper, kind[1:])
    body(paper, plan)
    for kind in plan.around:
        if not kind.startswith("<"):
            others.table(paper, kind)
    if dice.random() < 0.4:
        sheet.write(para(sentence(paper.draw("filler", filler.PARAGRAPHS))))


def body(paper: Paper, plan: Plan) -> None:
    dice = paper.dice
    meanings = tuple(plan.columns.split())
    heads = headings(dice, meanings, paper.judge)
    maker = cells.Maker(paper, plan, _key(paper) if plan.key else {})
    paint = _paint(paper, plan)
    if plan.key and dice.random() < 0.5:
        _print_key(paper, maker.key)
    themes = dice.sample(SERVICES, 3) if plan.theme else [""]
    count = dice.randint(*plan.groups)
    if len(themes) > 1:
        count = max(count, 4)
    shares = [count // len(themes) + (i < count % len(themes)) for i in range(len(themes))]
    groups: list[tuple[Row, ...]] = []
    number = 0
    for theme, share in zip(themes, shares, strict=True):
        if plan.theme == "band" and theme:
            groups.append((_band(len(meanings), para(sentence(theme), weight=1), paint.tint),))
        first = len(groups)
        for _ in range(share):
            number += 1
            groups += _group(paper, plan, maker, meanings, number, heads, paint)
        if plan.theme == "column":
            groups[first:] = [_themed(meanings, sentence(theme), groups[first:])]
        if plan.theme == "head":
            paper.sheet.headline(sentence(theme), 2, keep=120)
            _draw(paper, plan, meanings, heads, groups, paint)
            groups = []
    groups += _last(plan, len(meanings))
    if groups:
        _draw(paper, plan, meanings, heads, groups, paint)
    if plan.key and paper.sheet.where.get("key") is None:
        _print_key(paper, maker.key)
    if plan.state == "painted":
        paper.sheet.write(para("Key: green – on course; amber – some delay; red – off course"))


@dataclass(frozen=True)
class Paint:
    """Colours and storeys of all tables of one paper."""

    tint: str
    ink: str
    fill: str
    storeys: tuple[str, ...]


def _paint(paper: Paper, plan: Plan) -> Paint:
    dice = paper.dice
    dark = plan.rules not in ("none", "head", "groups") and dice.random() < 0.6
    ink = "#ffffff" if dark and dice.random() < 0.5 else "#000000"
    fill = (paper.sheet.look.colour if ink == "#ffffff" else dice.choice(TINTS)) if dark else ""
    return Paint(dice.choice(TINTS), ink, fill, dice.choice(STOREY_NAMES[paper.judge]))


def _key(paper: Paper) -> dict[str, str]:
    return posts.key(paper.dice, paper.judge)


def _print_key(paper: Paper, key: dict[str, str]) -> None:
    text = "; ".join(f"{short} – {full}" for short, full in sorted(key.items()))
    paper.sheet.write(Para((Run("Key to leads: ", 1), Run(text)), ("key",)))


def _group(
    paper: Paper,
    plan: Plan,
    maker: cells.Maker,
    meanings: tuple[str, ...],
    number: int,
    heads: dict[str, str],
    paint: Paint,
) -> list[tuple[Row, ...]]:
    """One recommendation (or, without one, a few actions) as groups of rows that stay together."""
    count = paper.dice.randint(*plan.each) if plan.link != "row" else 1
    rec = maker.recommendation(number) if plan.link != "none" else None
    rows = [maker.row(meanings, rec, number, place + 1, first=place == 0) for place in range(count)]
    if plan.link == "span":
        spanned = {
            c: replace(cell, down=count) for c, cell in rows[0].cells.items() if meanings[c] in cells.OF_RECOMMENDATION
        }
        rows[0] = Row(rows[0].cells | spanned)
        rest = [
            Row({c: x for c, x in row.cells.items() if meanings[c] not in cells.OF_RECOMMENDATION}) for row in rows[1:]
        ]
        return [(rows[0], *rest)]
    if plan.link == "band":
        assert rec is not None
        band = _band(len(meanings), rec.banner, paint.tint if plan.rules != "none" else "")
        return [(band, rows[0]), *((row,) for row in rows[1:])]
    if plan.link == "above":
        assert rec is not None
        paper.sheet.need(140)
        paper.sheet.write(rec.banner)
        _draw(paper, plan, meanings, heads, [(row,) for row in rows], paint)
        return []
    return [(row,) for row in rows]


def _last(plan: Plan, count: int) -> list[tuple[Row, ...]]:
    """Rows behind the actions that hold none."""
    empty = [(Row({c: Cell((para(""),)) for c in range(count)}),) for _ in range(plan.empty)]
    note = para("Note: dates are those known when this table was last changed.", weight=2)
    return [*empty, *([(_band(count, note, ""),)] if plan.note else [])]


def _band(count: int, paragraph: Para, fill: str) -> Row:
    return Row({0: Cell((paragraph,), across=count, fill=fill)}, band=True)


def _themed(meanings: tuple[str, ...], theme: str, groups: list[tuple[Row, ...]]) -> tuple[Row, ...]:
    """All rows of a theme in one group, its name over all of them in the column 'theme'."""
    place = meanings.index("theme")
    rows = [row for group in groups for row in group]
    done = [Row({c: cell for c, cell in row.cells.items() if c != place}) for row in rows]
    done[0] = Row(done[0].cells | {place: Cell((para(theme, weight=1),), down=len(rows))})
    return tuple(done)


def _draw(
    paper: Paper,
    plan: Plan,
    meanings: tuple[str, ...],
    heads: dict[str, str],
    groups: list[tuple[Row, ...]],
    paint: Paint,
) -> None:
    ink, fill, rules = paint.ink, paint.fill, RULES[plan.rules]
    head: tuple[Row, ...] = ()
    if plan.head != "none":
        turned = plan.head == "sideways"
        named = {c: Cell((para(heads[m], weight=1, ink=ink),), turned=turned) for c, m in enumerate(meanings)}
        head = (Row(named),)
        if plan.head == "two":
            head = _two(meanings, named, paint.storeys, ink)
        if plan.head == "title":
            name = para(f"Actions {paper.year}/{(paper.year + 1) % 100}", weight=1, ink=ink, align="centre")
            head = (_band(len(meanings), name, ""), *head)
    table = Table(
        tuple(WEIGHTS.get(m, 1.3) for m in meanings),
        head,
        tuple(groups),
        replace(rules, head_fill=fill),
        repeat=plan.head not in ("once", "none"),
        cut=plan.cut,
        split=plan.split,
        size=plan.size,
    )
    page = paper.sheet.page
    draw(paper.sheet, table)
    columns = [
        {"heading": heads[m] if plan.head != "none" else None, "meaning": cells.MEANS.get(m, m)} for m in meanings
    ]
    paper.tables.append({"gives": True, "page_first": page, "page_last": paper.sheet.page, "columns": columns})


def _two(meanings: tuple[str, ...], named: dict[int, Cell], storeys: tuple[str, ...], ink: str) -> tuple[Row, ...]:
    """Two storeys of headings: columns of one storey stand under its name, others reach over both."""
    of = [next((s for s, group in enumerate(STOREYS) if m in group), None) for m in meanings]
    upper: dict[int, Cell] = {}
    lower: dict[int, Cell] = {}
    start = 0
    while start < len(of):
        end = start
        while end + 1 < len(of) and of[start] is not None and of[end + 1] == of[start]:
            end += 1
        storey = of[start]
        if storey is None or end == start:
            upper[start] = replace(named[start], down=2)
        else:
            upper[start] = Cell((para(storeys[storey], weight=1, ink=ink, align="centre"),), across=end - start + 1)
            lower |= {c: named[c] for c in range(start, end + 1)}
        start = end + 1
    return Row(upper), Row(lower)
