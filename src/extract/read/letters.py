"""Letters as they are meant: what fonts of signs show, and marks that nobody sees.

Characters map one to one where they stand for something; those that stand for nothing go when the word is made.
"""

from __future__ import annotations

import re

from extract.sparse import exchanging

SIGNS = {
    "wingdings": {
        "J": "☺", "K": "😐", "L": "☹", "l": "●", "n": "■", "o": "□", "p": "❐", "q": "❑", "r": "❒", "s": "◆", "t": "◆",
        "u": "◆", "v": "❖", "w": "◆", "x": "☒", "¡": "○", "¢": "○", "¤": "◉", "§": "▪", "¨": "◻", "ª": "◆", "«": "★",
        "ž": "·", "Ÿ": "•", "Ø": "➢", "à": "→", "â": "↓", "á": "↑", "è": "➔",
        "ð": "➔", "ß": "←", "û": "✗", "ü": "✓", "ý": "☒", "þ": "☑",
    },
    "wingdings2": {
        "O": "✗", "P": "✓", "Q": "☒", "R": "☑", "S": "☒", "T": "☒", "£": "□", "—": "●", "˜": "●", "–": "●",
    },
    "wingdings3": {"}": "►", "u": "►", "g": "→", "„": "►"},
    "webdings": {"a": "✓", "r": "✗", "g": "■", "n": "●", "=": "■", "4": "►"},
}  # fmt: skip
"""What fonts of signs show for the letters that files write, by the fonts' names in small letters without spaces."""
PRIVATE = 0xF000
"""Files also write the letters of such fonts from here on, in Unicode's private area."""
FONT_OF_SIGNS = re.compile(r"(wingdings ?[23]?|webdings)(?:-regular)?$", re.IGNORECASE)

UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
WINDOWS = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in UNDEFINED}
"""Control characters (C1) that are Windows marks (bullets, dashes, quotes) where a file does not name its letters."""
HYPHENS = {0x00AD: "-", 0x02: "-", 0xFFFE: "-", 0x2011: "-", 0x2043: "•"}
as_meant = exchanging({**WINDOWS, **HYPHENS})
"""A text, character for character, as it is meant."""
UNSEEN = re.compile(
    "[\\x01-\\x08\\x0e-\\x1b\\x7f\\x81\\x8d\\x8f\\x90\\x9d\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
"""Control characters and marks of direction and of joints. None shows, and some play tricks on a terminal."""
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]+")


def signs_of(font: str) -> dict[str, str] | None:
    """What the letters of a font of signs show, by the font's name ("ABCDEF+Wingdings-Regular"); None for others."""
    match = FONT_OF_SIGNS.search(font.rpartition("+")[2])
    return SIGNS[match[1].lower().replace(" ", "")] if match else None


def shown(letters: str, signs: dict[str, str]) -> str:
    """``letters`` of a font of signs as they look; those not known stay."""
    return "".join(signs.get(as_meant(_plain(letter)), letter) for letter in letters)


def without_unseen(letters: str) -> str:
    """``letters`` without marks that nobody sees. What is nothing else is the sign of a font without names for its
    signs: a bullet."""
    return UNSEEN.sub("", letters) or ("•" if CONTROL.fullmatch(letters) else "")


def _plain(letter: str) -> str:
    return chr(ord(letter) - PRIVATE) if PRIVATE < ord(letter) < PRIVATE + 0x100 else letter
