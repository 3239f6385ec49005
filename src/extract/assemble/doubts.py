"""What reading the words of an action shows about how sure it is: witnesses for the model of trust."""

from __future__ import annotations

from extract.schema import ActionRecord, Witness
from extract.tag import Timescale, Vocabulary, read_leads
from extract.tag.worth import worth


def lead_doubts(words: str, vocabulary: Vocabulary) -> dict[str, float]:
    """``lead_worth``: how well the worst of the parties fits; ``lead_lines_agree``: whether the cell gives the same
    leads when its line ends count for nothing. 0 to 1; nothing for an empty cell."""
    if not words.strip():
        return {}
    leads = read_leads(words, vocabulary)
    fits = min((worth(lead, vocabulary) for lead in leads), default=0.5)
    same = [lead.name for lead in leads] == [lead.name for lead in read_leads(" ".join(words.split()), vocabulary)]
    return {
        "lead_worth": round(min(1.0, max(0.0, (fits + 1) / 2)), 3),
        "lead_lines_agree": float(same),
        "lead_plain": float(not any(lead.ambiguous or lead.kind == "unknown" for lead in leads)),
    }


def timescale_doubts(words: str | None, timescale: Timescale) -> dict[str, float]:
    """``timescale_sure``: 1 for days printed with their year, 0.5 for what was counted or may mean another, 0 for words
    without any meaning though figures stand in them; nothing for an empty cell."""
    if not (words or "").strip():
        return {}
    lost = timescale.kind == "unspecified" and any(letter.isdigit() for letter in words or "")
    unsure = timescale.approximate or timescale.anchor is not None
    return {"timescale_sure": 0.0 if lost else 0.5 if unsure else 1.0}


def with_witnesses(action: ActionRecord, told: dict[str, float]) -> list[Witness]:
    """The action's evidence with these witnesses in place of those of the same names."""
    names = ("lead_worth", "lead_lines_agree", "lead_plain", "timescale_sure")
    kept = [witness for witness in action.evidence if witness.name not in names]
    made = [Witness(name=name, value=value) for name, value in sorted(told.items())]
    return sorted([*kept, *made], key=lambda witness: witness.name)
