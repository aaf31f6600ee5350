"""What the attendance desk remembers of what it did."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from rakor_desktop.domain.attendance import Mark, Role


@dataclass(frozen=True, slots=True)
class Mandate:
    """For whom somebody comes, and the Surat Tugas that says so."""

    represents: str = ""
    number: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at the door who is on no list; the name may still carry its titles."""

    name: str
    region_uid: str | None = None
    organization: str = ""
    position: str = ""
    sex: str = ""
    role: Role = Role.GUEST
    mandate: Mandate = Mandate()


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One mark made at the desk, and what was known before."""

    uid: str
    session_uid: str
    name: str
    made: Mark
    before: Mark | None = None
    added: bool = False
    """It put the person on the list."""
    mandate: Mandate | None = None
    """It wrote down for whom the person comes; before, it was this."""
