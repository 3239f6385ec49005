"""Whether the items under an opening are decisions: by their stems, by how many are so worded, by whose paper it is."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records.decisions.items import Item
from extract.records.decisions.openings import Opening
from extract.records.decisions.setting import Setting
from extract.records.decisions.verbs import is_worded_as_decision
from extract.records.phrases import DECISIONS as SAYS


def counted(items: Sequence[Item], opening: Opening, setting: Setting, decided: bool) -> list[Item]:
    """The items, or none. After a stem all are decisions; in the field "Decision" of a form or record (``decided``) the
    enumeration is the list; else as many must be worded as one as the opening is plain."""
    if any(item.stem for item in items):
        return list(items) if _is_own(items, opening, setting) else []
    worded = sum(is_worded_as_decision(item.text) for item in items)
    if setting.of_others and not (SAYS["body_in_head"].match(opening.body or "") or SAYS["rules"].match(items[0].text)):
        return []
    told = decided or (opening.state == "resolved" and items[0].blocks[0].slot)
    return list(items) if told or worded * 2 >= len(items) else []


def _is_own(items: Sequence[Item], opening: Opening, setting: Setting) -> bool:
    """In a paper of other people's recommendations a stem must name a body that meets, or its resolving."""
    if not setting.of_others:
        return True
    said = " ".join(item.stem.text for item in items if item.stem)
    return opening.own or bool(SAYS["meets"].search(said) or SAYS["asks_council"].match(said))
