"""Two lines of a list that may be one person, and what is kept of each when a person says they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rakor_desktop.domain.attendance import AttendeeRow, Mark, Presence

COMPARED = (
    "full_name",
    "sex",
    "nip",
    "nrp",
    "rank",
    "grade",
    "phone",
    "email",
    "role",
    "position",
    "organization",
    "region_uid",
    "represents",
    "assignment_letter_number",
    "assignment_letter_date",
    "remarks",
)
"""The fields of a line that a person chooses between, as ``invitations.edit`` calls them."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two lines that may be one person; the first is the one that would stay."""

    first: AttendeeRow
    second: AttendeeRow
    score: int
    """From 1 to 100; only an order, never a decision."""
    reasons: tuple[str, ...]
    """What they have in common, in words."""

    @property
    def key(self) -> str:
        """What the pair is remembered by, whichever stands first."""
        return pair_key(self.first.uid, self.second.uid)

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields in which both say something, and not the same."""
        return tuple(
            name for name in COMPARED if len({told(self.first, name), told(self.second, name)} - {""}) > 1
        )


def pair_key(first: str, second: str) -> str:
    """Return what two lines are remembered by, whichever is named first."""
    return ".".join(sorted((first, second)))


def told(row: AttendeeRow, name: str) -> str:
    """Return what a line says in a field, as text to compare; empty when it says nothing."""
    if name == "region_uid":
        return row.region
    value = getattr(row, name)
    return "" if value is None else str(value)


def completed(
    first: AttendeeRow, second: AttendeeRow, chosen: Mapping[str, str] | None = None
) -> dict[str, object]:
    """Return the fields to change in the first line: gaps are filled from the second.

    ``chosen`` names, for a field in which both say something, the uid of the line that is right.
    """
    changes: dict[str, object] = {}
    for name in COMPARED:
        mine, theirs = told(first, name), told(second, name)
        wanted = (chosen or {}).get(name, first.uid if mine else second.uid)
        if wanted == second.uid and mine != theirs:
            changes[name] = getattr(second, name)
    return changes


def joined_marks(first: Iterable[Mark], second: Iterable[Mark]) -> Sequence[Mark]:
    """Return the marks of one person made of two lines: present outdoes excused, excused outdoes absent.

    Of two arrivals the earlier one holds; left is left only if both lines say so, at the later time.
    """
    marks = {mark.session_uid: mark for mark in first}
    for mark in second:
        held = marks.get(mark.session_uid)
        marks[mark.session_uid] = mark if held is None else _stronger(held, mark)
    return [marks[uid] for uid in sorted(marks)]


_STRENGTH = {Presence.PRESENT: 2, Presence.EXCUSED: 1, Presence.ABSENT: 0}


def _stronger(one: Mark, other: Mark) -> Mark:
    if one.presence is not other.presence:
        return max(one, other, key=lambda mark: _STRENGTH[mark.presence])
    earlier, later = sorted((one, other), key=lambda mark: mark.at)
    return replace(earlier, left_at=_later(earlier.left_at, later.left_at), reason=one.reason or other.reason)


def _later(one: dt.datetime | None, other: dt.datetime | None) -> dt.datetime | None:
    return max(one, other) if one and other else None
