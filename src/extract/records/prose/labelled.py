"""Recommendations announced by name in headed paragraphs, bullets or boxes, with what stands under each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extract.records.phrases import PROSE as SAYS
from extract.records.plans.banners import ASKS, MUST
from extract.records.prose.drafts import ActionDraft, Draft, number_of
from extract.records.prose.heads import promises
from extract.records.prose.labels import Beside, Label
from extract.records.prose.pieces import Piece
from extract.records.prose.tasks import actor_of
from extract.records.prose.time_heads import is_time_head

Expecting = Literal["text", "answer", "action", "beside", "nothing"]
PARAGRAPH_NUMBER = re.compile(r"^\d{1,2}\.\d{1,3}[.)]?$")
SAME_LEFT = 4.0
"""Points by which the bullets of one list differ at most in where they begin."""
LONGEST_TITLE = 5
"""Words of a recommendation's title."""
ASKS_FOR = re.compile(rf"{ASKS.pattern}|{MUST.pattern}|^that\b", re.IGNORECASE)
TASKS = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
"""Between what one and what another is to do: "Clerk to write; Chairman to ring the landowner."."""
PAGE_OF_CONTENTS = re.compile(r"\.{4,}|^\W*\d{0,3}$|(?:\s\.){3,}")
"""What stands after the name in a list of contents."""


@dataclass(slots=True)
class _Walk:
    found: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    expecting: Expecting = "nothing"
    awaited: Beside = "lead"
    """What a label without words announced, where ``expecting`` is "beside"."""
    title: Piece | None = None
    """The name of the recommendation, where that is all that stands beside its number: "Recommendation 3: Data"."""
    numbered: bool = False
    """Whether the report's own paragraphs around are numbered: then the next one ends what a recommendation says."""
    several_actions: bool = False
    """Whether "Actions:" announced a list of them."""
    leading: Piece | None = None
    """The sentence of such a list that leaves the actions to its items: "Within a month the council will:"."""
    above: Piece | None = None
    """The plain words right above a label, where they are an item of a list."""
    said: Piece | None = None
    """The last sentence that ends in a colon and says who recommends what follows."""

    def close(self, place: tuple[int, float]) -> None:
        if self.current:
            self.current.end = place
            self.keep_title(self.current)
        self.current, self.expecting = None, "nothing"

    def read(self, piece: Piece) -> None:
        if piece.heads == "sentence":
            self.said = piece
        above, self.above = self.above, (piece if piece.marker and not (piece.label or piece.level) else None)
        if piece.label and piece.label.kind == "recommendation":
            self._recommendation(piece, piece.label)
        elif piece.label and (
            piece.label.colon
            or not piece.level
            or self._belongs(piece)
            or self._heads_the_answer(piece)
            or SAYS["list_of_actions"].match(piece.printed)
        ):
            self._labelled(piece, piece.label, above)
        elif piece.level and not self._belongs(piece):
            self.close(piece.place)
        elif piece.text.endswith(":") and promises(piece.text) and not (self.current and self.current.text):
            self._promised(piece)
        elif self.current and not (self.numbered and PARAGRAPH_NUMBER.match(piece.marker)):
            self._plain(piece, self.current)
        else:
            self.close(piece.place)
            self.numbered = bool(PARAGRAPH_NUMBER.match(piece.marker))

    def _promised(self, piece: Piece) -> None:
        """What somebody will do by a time is a list of actions, whatever stands above."""
        if self.current is None:
            self.current = Draft(None, start=piece.place)
            self.found.append(self.current)
        self.several_actions, self.expecting, self.leading = True, "action", piece

    def note(self, piece: Piece) -> None:
        """Keep what stands under the current recommendation in order."""
        if self.current and self.current.text and piece not in self.current.text:
            self.current.trail.append((piece.label.kind if piece.label else None, piece))

    def keep_title(self, current: Draft) -> None:
        """Without other words the title is the recommendation after all."""
        if self.title and not current.text:
            current.text.append(self.title)
        self.title = None

    # ------------------------------------------------------------ labels

    def _recommendation(self, piece: Piece, label: Label) -> None:
        if label.rest and PAGE_OF_CONTENTS.search(label.rest):
            return
        self.close(piece.place)
        self.current = Draft(label.number, piece.level, piece.boxed, stem=self.said, start=piece.place)
        self.found.append(self.current)
        self.expecting = "text"
        if piece.text and _is_title(piece):
            self.title = piece
        elif piece.text:
            self.current.text.append(piece)

    def _labelled(self, piece: Piece, label: Label, above: Piece | None) -> None:
        if self.current:
            self.keep_title(self.current)
        if self.current is None:
            if label.kind not in ("action", "lead", "timescale"):
                return
            self.current = Draft(None, start=piece.place)
            self.found.append(self.current)
        alone = not (self.current.text or self.several_actions) and label.kind in ("lead", "timescale")
        if above is not None and alone:  # its lead and time stand below an item of a list
            self.current.actions.append(ActionDraft([above], ref=number_of(above)))
        if label.kind == "response":
            self.current.response_label = piece
            self.expecting = "answer"
            if piece.text:
                self.current.answer.append(piece)
        elif label.kind == "action":
            self.several_actions = not label.rest and (label.plural or not (self.current.text or label.number))
            self.expecting, self.leading = "action", None
            if SAYS["names"].match(TASKS.split(piece.text)[0]) and not self.current.text:
                self.expecting = "nothing"
                return  # only who is to act: the minute above says what (minuted.py)
            whole = not self.current.text and not self.current.number and piece.text.endswith((".", ";"))
            if whole and not self.several_actions:
                self.expecting = "nothing"
            if not self.several_actions:
                parts = TASKS.split(piece.text) if not self.current.text else [piece.text]
                actors = [actor_of(part, None) for part in parts]
                for part, actor in zip(parts, actors, strict=True) if all(actors) else [(piece.text, None)]:
                    action = ActionDraft([replace(piece, text=part)] if part else [], ref=label.number)
                    if actor:
                        action.beside["lead"] = replace(piece, text=actor)
                    self.current.actions.append(action)
        elif label.kind != "recommendation":
            self._beside(piece, label.kind, self.current)

    def _beside(self, piece: Piece, kind: Beside, current: Draft) -> None:
        if not piece.text:
            self.expecting, self.awaited = "beside", kind
            return
        targets = current.actions[-1:] or [current.pending]
        if self.several_actions and len({tuple(map(id, action.beside.values())) for action in current.actions}) == 1:
            targets = current.actions  # none has who or when of its own: what stands below the last goes for all
        for target in targets:
            target.beside.setdefault(kind, piece)
        self.expecting = "action" if self.several_actions else "nothing"

    # ------------------------------------------------------------ words without a label

    def _belongs(self, piece: Piece) -> bool:
        """Whether a heading stands within the recommendation: its very words, or deeper than it."""
        current = self.current
        if current is None:
            return False
        return (self.expecting == "text" and not current.text) or 0 < current.level < piece.level

    def _heads_the_answer(self, piece: Piece) -> bool:
        """Whether a heading without a colon goes on with the form that the recommendation's own heading begins."""
        current = self.current
        return bool(current and current.text and 0 < current.level <= piece.level)

    def _plain(self, piece: Piece, current: Draft) -> None:
        if self.title and (piece.marker or not ASKS_FOR.search(piece.text)):
            self.keep_title(current)
        if self.expecting == "text" and _goes_on(current, piece):
            self.title = None
            current.text.append(piece)
        elif self.expecting in ("text", "answer"):
            self.expecting = "answer"
            current.answer.append(piece)
        elif self.expecting == "action":
            self._action_words(piece, current)
        elif self.expecting == "beside":
            self._beside(piece, self.awaited, current)

    def _action_words(self, piece: Piece, current: Draft) -> None:
        if self.several_actions and not current.text and _ends_list(current.actions, piece):
            self.close(piece.place)
            return
        if self.several_actions and (is_time_head(piece) or SAYS["leads_to_actions"].search(piece.text)):
            self.leading = piece
            return
        if self.leading and _stands_beside(self.leading, piece):
            return  # the paper's own numbering goes on, which is not the list's
        if self.several_actions and (piece.marker or not current.actions):
            action = ActionDraft([piece], ref=None if current.text else number_of(piece))
            current.actions.append(action)
        elif current.actions and (not current.actions[-1].pieces or piece.marker or piece.text[:1].islower()):
            current.actions[-1].pieces.append(piece)


def _ends_list(actions: Sequence[ActionDraft], piece: Piece) -> bool:
    """Whether running text at the margin follows on a list of actions that are numbered or have bullets."""
    first = actions[0].pieces[0] if actions and actions[0].pieces else None
    listed = first is not None and bool(first.marker) and not piece.marker and piece.text[:1].isupper()
    return listed and first is not None and piece.left <= first.left + SAME_LEFT


def _stands_beside(one: Piece, other: Piece) -> bool:
    """Whether two numbered paragraphs are of one numbering: neither a bullet, and level."""
    numbered = one.marker not in ("", "•") and other.marker not in ("", "•")
    return numbered and abs(one.left - other.left) < SAME_LEFT


def _is_title(piece: Piece) -> bool:
    """Whether the words beside a recommendation's number only name it: few, and none that asks."""
    words = piece.text.split()
    bare = len(words) <= LONGEST_TITLE and not piece.text.endswith((".", ":"))
    return bool(piece.level or piece.bold) and bare and not ASKS_FOR.search(piece.text)


def _goes_on(draft: Draft, piece: Piece) -> bool:
    """Whether a paragraph is still the recommendation: nothing is said yet, it stands in the same box, it is set bold
    like all before it, or it belongs to a list that the words announce."""
    if not draft.text:
        return True
    if draft.boxed != piece.boxed:
        return False
    if draft.boxed:
        return True
    last = draft.text[-1]
    announced = last.text.endswith((":", ";", "; and", "; or"))
    same_list = bool(last.marker) and last.marker == piece.marker and abs(last.left - piece.left) < SAME_LEFT
    return bool(piece.marker) and (announced or (same_list and len(draft.text) > 1))


def find_labelled(pieces: Sequence[Piece]) -> list[Draft]:
    """The recommendations that ``pieces`` announce by name, and the labelled actions outside any, in order."""
    walk = _Walk()
    for piece in pieces:
        if not piece.in_grid:
            walk.read(piece)
            walk.note(piece)
    if walk.current:
        walk.keep_title(walk.current)
    return walk.found
