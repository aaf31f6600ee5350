"""What a person writes into a cell of the attendance matrix, or after ``--at``: a time, a word, a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rakor_desktop.domain import dates, reasons
from rakor_desktop.domain.attendance import PRESENCES, Presence
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.quote import quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded of somebody at a session; times are local ``HH:MM``."""

    presence: Presence | None
    """None takes away what was recorded."""
    at: str = ""
    """When the person came; where it is empty, as it was, and now for somebody who only comes."""
    left: str | None = None
    """When the person left; empty for not at all, None as it was."""
    reason: str | None = None
    """Why; None as it was."""


_NOTHING = frozenset({"", "-", "–", "—", "belum", "belum dicatat", "none"})
_WORDS: tuple[tuple[Presence, str], ...] = (
    (Presence.ABSENT, r"tidak(?:\s+hadir)?|absen(?:t)?|alpa|mangkir|th|t"),
    (Presence.EXCUSED, r"[ij][zj]in|excused|i"),
    (Presence.PRESENT, r"hadir|present|h|v|✓|√|ya"),
)
_TIME = r"(?:\d{1,2}\s?[.:,]\s?\d{2}|\d{3,4})(?!\d)"
_ZONE = r"(?:\s*(?:wita|wib|wit))?"
_CAME = rf"(?:pukul|jam|pkl\.?)?\s*(?P<at>{_TIME}{_ZONE})"
_LEFT = rf"(?:[-–—]|s\.?\s?/?d\.?|sampai|,?\s*pulang|left)\s*(?:pukul|jam|pkl\.?)?\s*(?P<left>{_TIME}{_ZONE})"
_TIMES = re.compile(rf"(?:{_CAME})?\s*(?:{_LEFT})?(?P<rest>.*)", re.IGNORECASE)
_GOES = re.compile(r"\s*pulang\b", re.IGNORECASE)
"""Excused from here on is not excused from coming."""
_SICK = frozenset({"s", "sakit"})
_MARKS = " :;,.-–—"


def read_entry(text: str, zone: str = "") -> Entry:
    """Return what was meant by ``08.12``, ``08.12–11.30``, ``pulang 11.30``, ``izin dinas luar`` or ``t``.

    A time of arrival says everything: without a time of leaving the person has not left.
    """
    line = " ".join(text.split())
    if line.casefold() in _NOTHING:
        return Entry(None)
    if line.casefold() in _SICK:
        raise reasons.health_refused()
    presence, rest = _word(line)
    if presence is Presence.EXCUSED and _GOES.match(rest):
        presence = Presence.PRESENT
    if presence in (Presence.EXCUSED, Presence.ABSENT):
        return Entry(presence, reason=_why(rest))
    found = _TIMES.fullmatch(rest.strip())
    assert found is not None
    at, left, why = found["at"], found["left"], _why(found["rest"])
    if presence is None and not at and not left:
        raise _unreadable(text)
    return Entry(
        Presence.PRESENT,
        read_clock(at, zone) if at else "",
        read_clock(left, zone) if left else "" if at else None,
        why or ("" if at else None),
    )


def read_clock(text: str, zone: str = "") -> str:
    """Return the time of day a person wrote as ``HH:MM``: ``8.12``, ``08:12``, ``0812``, ``8,12`` are one."""
    line = re.sub(r"\s?[,.:]\s?(?=\d)", ".", text.strip())
    if re.fullmatch(r"\d{3}", line):
        line = f"0{line}"
    return dates.parse_clock(line, zone)


def _word(line: str) -> tuple[Presence | None, str]:
    """Return the presence the line begins with, in either language, and the rest of the line."""
    for presence, spellings in _WORDS:
        shown = re.escape(_(PRESENCES[presence]))
        found = re.match(rf"(?:{shown}|{spellings})(?![^\W\d_])", line, re.IGNORECASE)
        if found:
            return presence, line[found.end() :]
    return None, line


def _why(rest: str) -> str:
    text = rest.strip(_MARKS)
    return reasons.reason(text[1:-1] if text.startswith("(") and text.endswith(")") else text)


def _unreadable(text: str) -> RakorError:
    return RakorError(
        _("{text} tidak dapat dibaca; tulis jam (08.12 atau 08.12–11.30), hadir, izin, atau tidak.").format(
            text=quoted(text)
        )
    )
