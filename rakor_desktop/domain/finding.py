"""What came of looking for somebody: who may be meant, and whether one person certainly is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rakor_desktop.domain.attendance import AttendeeRow
from rakor_desktop.domain.badge_code import Scan


class Answer(StrEnum):
    """What is known of who was meant."""

    NOTHING_ASKED = "NOTHING_ASKED"
    ONE = "ONE"
    SEVERAL = "SEVERAL"
    NAMESAKES = "NAMESAKES"
    """Several of one name from one place."""
    HINT = "HINT"
    """One person fits, but by nothing that names a person: a place, a few digits, a mere likeness."""
    SIMILAR = "SIMILAR"
    """Nobody fits as typed, somebody nearly."""
    NOBODY = "NOBODY"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    FOREIGN_CODE = "FOREIGN_CODE"
    """The badge belongs to another meeting."""
    DOUBLE_CODE = "DOUBLE_CODE"
    """Several badges carry the same code."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody who may be meant; ``exact`` when nothing had to be guessed."""

    row: AttendeeRow
    cost: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Who may be meant, the likeliest first, and the one person who is, if that is certain."""

    answer: Answer
    hits: Sequence[Hit] = ()
    total: int = 0
    """How many fit as typed, or, when nobody does, nearly."""
    meant: AttendeeRow | None = None
    scan: Scan | None = None
    """What was typed is the code of a badge."""
