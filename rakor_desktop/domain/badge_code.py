"""The code on a badge: what stands in its bars, and what a scanner or a person means by typing one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Capitals and digits without those that look alike, I and 1, O and 0: a code can be read out and typed."""
LENGTH = 6
EVENT_LENGTH = 4
MARK = "RK"

# A scanner types as on an American keyboard; on another one its hyphen may come out as something else.
_SCANNED = re.compile(
    rf"{MARK}[^A-Z0-9]?(?P<event>[{LETTERS}]{{{EVENT_LENGTH}}})[^A-Z0-9]?(?P<code>[{LETTERS}]{{{LENGTH}}})"
)
_BARE = re.compile(rf"[{LETTERS}]{{{LENGTH}}}")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Scan:
    """A code that was scanned or typed; ``event`` is empty when only the person's six letters were given."""

    code: str
    event: str = ""

    @property
    def certain(self) -> bool:
        """Whether it must be a code of a badge: six bare letters may also be a name."""
        return bool(self.event)

    def belongs_to(self, event_uid: str) -> bool:
        """Return whether it can be a badge of this event; a bare code can be one of any."""
        return not self.event or self.event == event_part(event_uid)


def printed(event_uid: str, code: str) -> str:
    """Return what stands below the bars: ``RK-7F2K-QWERTY``; in them it may stand without hyphens."""
    return f"{MARK}-{event_part(event_uid)}-{code}"


def event_part(event_uid: str) -> str:
    """Return the four letters that tell the badges of this event from those of others."""
    return letters("event", event_uid, EVENT_LENGTH)


def derived(attendee_uid: str) -> str:
    """Return the code of somebody who has none yet, the same on every laptop."""
    return letters("attendee", attendee_uid, LENGTH)


def held(given: str, attendee_uid: str) -> str:
    """Return the code somebody was given, or the derived one instead of none or of what no scanner reads."""
    return given if _BARE.fullmatch(given) else derived(attendee_uid)


def parse(text: str) -> Scan | None:
    """Return the code that was scanned or typed, in any case; None for what cannot be one."""
    if len(text) > _LONGEST:
        return None
    typed = text.strip().upper()
    if found := _SCANNED.fullmatch(typed):
        return Scan(found["code"], found["event"])
    return Scan(typed) if _BARE.fullmatch(typed) else None


def letters(kind: str, text: str, count: int) -> str:
    """Return as many letters that stand for a text of a kind, the same ones on every laptop."""
    number = int.from_bytes(sha256(f"{kind}\x1f{text}".encode("utf-8", "surrogatepass")).digest()[:8])
    found = []
    for _nth in range(count):
        number, place = divmod(number, len(LETTERS))
        found.append(LETTERS[place])
    return "".join(found)
