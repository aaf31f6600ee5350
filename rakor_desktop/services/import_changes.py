"""Where a row of a table and somebody on the list tell different things about one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rakor_desktop.domain.attendance import ROLES, AttendeeRow
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.names import PersonName, split_name
from rakor_desktop.exchange.person_row import ParticipantLine


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing the table says otherwise than the list, or says where the list says nothing."""

    field: str
    ours: str
    theirs: str
    value: Any


_COMPARED = {
    "nip": "nip",
    "nrp": "nrp",
    "sex": "sex",
    "rank": "rank",
    "grade": "grade",
    "phone": "phone",
    "email": "email",
    "position": "position",
    "organization": "organization",
    "represents": "represents",
    "letter_number": "assignment_letter_number",
    "letter_date": "assignment_letter_date",
    "remarks": "remarks",
}
"""The fields of a line and what an attendee calls them."""


def compared(line: ParticipantLine, ours: AttendeeRow) -> tuple[list[FieldChange], list[FieldChange]]:
    """Return what the line says where the list is empty, and what it says otherwise."""
    name = split_name(line.name)
    found = [
        FieldChange(field, str(mine or ""), str(theirs), theirs)
        for field, mine, theirs in (
            ("prefix", ours.prefix, name.prefix),
            ("suffix", ours.suffix, name.suffix),
            *((key, getattr(ours, other), getattr(line, key)) for key, other in _COMPARED.items()),
        )
        if theirs and _key(field, theirs) != _key(field, mine)
    ]
    if PersonName("", ours.name, "").sort_key != name.sort_key:
        found.append(FieldChange("name", ours.name, name.name, name.name))
    if line.region is not None and "region" in line.told and line.region.uid != ours.region_uid:
        found.append(FieldChange("region", ours.region, line.region.name, line.region.uid))
    if "role" in line.told and line.role is not ours.role:
        found.append(FieldChange("role", _(ROLES[ours.role]), _(ROLES[line.role]), line.role))
    return [one for one in found if not one.ours], [one for one in found if one.ours]


def _key(field: str, value: Any) -> str:
    """Return what two spellings of one value have in common."""
    text = str(value or "").casefold()
    if field == "phone":
        return "".join(letter for letter in text if letter.isdigit())
    return "".join(text.split()) if field in ("prefix", "suffix") else " ".join(text.split())
