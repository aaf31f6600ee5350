"""Puts people on the list of an event, changes what is known of them, takes them off."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain import nip as nips
from rakor_desktop.domain.attendance import AttendeeRow, Presence, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid, new_uid
from rakor_desktop.domain.names import PersonName, split_name
from rakor_desktop.domain.ranks import OfficeLevel, suggest_level
from rakor_desktop.domain.regions import RegionKind
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import attendance, organizations
from rakor_desktop.services.attendance import people
from rakor_desktop.services.rows import change, get, next_number, remove_numbered
from rakor_desktop.store.schema import AttendanceMark, Attendee, Event, Note, Person, RegionEntry

_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 6

PERSON_FIELDS = frozenset(
    {"prefix", "name", "suffix", "sex", "nip", "nrp", "rank", "grade", "phone", "email"}
)
ATTENDEE_FIELDS = frozenset(
    {
        "role",
        "level",
        "position",
        "region_uid",
        "represents",
        "assignment_letter_number",
        "assignment_letter_date",
        "spd_stamped",
        "remarks",
    }
)
SEXES = ("", "L", "P")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What is known of somebody who is put on the list; the name may still carry its titles."""

    name: str
    role: Role = Role.PARTICIPANT
    position: str = ""
    organization: str = ""
    region_uid: str | None = None
    level: OfficeLevel | None = None
    nip: str = ""
    nrp: str = ""
    sex: str = ""
    rank: str = ""
    grade: str = ""
    phone: str = ""
    email: str = ""
    represents: str = ""
    assignment_letter_number: str = ""
    assignment_letter_date: date | None = None
    remarks: str = ""


@verb(N_("Menambah peserta"))
def invite(session: Session, event_uid: str, invitation: Invitation, *, twin: bool = False) -> str:
    """Put one person on the list and return the uid; ``twin``: somebody of that name is another person."""
    return _invite(session, event_uid, invitation, people(session, event_uid), twin=twin)


@verb(N_("Menambah peserta yang hadir"))
def welcome(
    session: Session, event_uid: str, invitation: Invitation, session_uid: str, *, twin: bool = False
) -> str:
    """Put somebody on the list who stands at the desk, marked present; return the uid."""
    uid = invite(session, event_uid, invitation, twin=twin)
    attendance.mark(session, [uid], session_uid, Presence.PRESENT)
    return uid


@verb(N_("Mengimpor peserta"))
def invite_all(session: Session, event_uid: str, invitations: Sequence[Invitation]) -> list[str]:
    """Put all of these on the list as one action and return their uids."""
    known = people(session, event_uid)
    return [_invite(session, event_uid, one, known, twin=False) for one in invitations]


@verb(N_("Mengubah data peserta"))
def edit(session: Session, /, uid: str, **changes: Any) -> None:
    """Change what is known of a person or of the office in which the person attends."""
    attendee = get(session, Attendee, uid)
    person = get(session, Person, attendee.person_uid)
    given = dict(changes)
    if "full_name" in given:
        name = split_name(given.pop("full_name"))
        given |= {"prefix": name.prefix, "name": name.name, "suffix": name.suffix}
    if "organization" in given:
        attendee.organization_uid = organizations.named(
            session, given.pop("organization"), given.get("region_uid", attendee.region_uid)
        )
    if "spd_stamped" in given:
        given["spd_stamped"] = int(given["spd_stamped"])
    of_person = {name: given.pop(name) for name in list(given) if name in PERSON_FIELDS}
    if "nip" in of_person:
        of_person["nip"] = _valid_nip(of_person["nip"])
        _refuse_double_nip(session, attendee, of_person["nip"])
    if "sex" in of_person and of_person["sex"] not in SEXES:
        raise RakorError(_("Jenis kelamin diisi L atau P, atau dikosongkan."))
    change(person, of_person, PERSON_FIELDS)
    change(attendee, given, ATTENDEE_FIELDS)
    if not person.name:
        raise RakorError(_("Nama wajib diisi."))


@verb(N_("Menghapus peserta dari daftar"))
def remove(session: Session, uids: Sequence[str]) -> None:
    """Take people off the list with their marks; what they said stays, under the name it was written with."""
    for uid in uids:
        attendee = get(session, Attendee, uid)
        for held in session.scalars(select(AttendanceMark).where(AttendanceMark.attendee_uid == uid)).all():
            session.delete(held)
        for note in session.scalars(select(Note).where(Note.attendee_uid == uid)).all():
            note.attendee_uid = None
        remove_numbered(session, attendee)


def double_of(invitation: Invitation, known: Sequence[AttendeeRow]) -> AttendeeRow | None:
    """Return who on the list this looks like: the same NIP, or the same name from the same place."""
    digits = nips.digits(invitation.nip)
    same_number = [row for row in known if digits and digits == row.nip]
    if same_number:
        return same_number[0]
    key = split_name(invitation.name).sort_key
    for row in known:
        same_name = PersonName(row.prefix, row.name, row.suffix).sort_key == key
        same_place = (row.region_uid or "") == (invitation.region_uid or "")
        if same_name and same_place and not (digits and row.nip):
            return row
    return None


def _invite(
    session: Session, event_uid: str, given: Invitation, known: list[AttendeeRow], *, twin: bool
) -> str:
    get(session, Event, event_uid)
    name = split_name(given.name)
    if not name.name:
        raise RakorError(_("Nama wajib diisi."))
    if given.sex not in SEXES:
        raise RakorError(_("Jenis kelamin diisi L atau P, atau dikosongkan."))
    double = double_of(given, known)
    number = _valid_nip(given.nip)
    if double is not None and not (twin and not (number and number == double.nip)):
        raise RakorError(
            _("{name} sudah ada di daftar ({place}).").format(
                name=double.full_name, place=double.region or double.organization or _("tanpa asal")
            )
        )
    person = _person(session, number)
    titled = {"prefix": name.prefix, "name": name.name, "suffix": name.suffix, "nip": number}
    others = {field: getattr(given, field) for field in ("sex", "nrp", "rank", "grade", "phone", "email")}
    # What an earlier event knew of this person is not emptied by a list that says less.
    change(person, titled | {field: value for field, value in others.items() if value}, PERSON_FIELDS)
    attendee = Attendee(
        uid=natural_uid("attendee", event_uid, person.uid),
        event_uid=event_uid,
        person_uid=person.uid,
        level=given.level or suggest_level(given.position, _region_kind(session, given.region_uid)),
        organization_uid=organizations.named(session, given.organization, given.region_uid),
        badge_code=new_badge_code(),
        number=next_number(session, Attendee),
    )
    change(
        attendee,
        {field: getattr(given, field) for field in ATTENDEE_FIELDS - {"level", "spd_stamped"}},
        ATTENDEE_FIELDS,
    )
    session.add(attendee)
    session.flush()
    known.append(_shadow(attendee, person))
    return attendee.uid


def _person(session: Session, number: str) -> Person:
    uid = natural_uid("person", number) if number else new_uid()
    person = session.get(Person, uid)
    if number and (person is None or person.nip != number):
        # A NIP that was corrected since leaves its owner under the key of the wrong one.
        known = session.scalar(select(Person).where(Person.nip == number).order_by(Person.uid))
        uid, person = (uid if person is None else new_uid()), known
    if person is None:
        person = Person(uid=uid)
        session.add(person)
    return person


def _refuse_double_nip(session: Session, attendee: Attendee, number: str) -> None:
    others = (
        select(Person)
        .join(Attendee, Attendee.person_uid == Person.uid)
        .where(Attendee.event_uid == attendee.event_uid, Attendee.uid != attendee.uid, Person.nip == number)
    )
    other = session.scalar(others.limit(1)) if number else None
    if other is not None:
        raise RakorError(
            _("NIP ini sudah dipakai {name} di daftar yang sama.").format(
                name=PersonName(other.prefix, other.name, other.suffix).full
            )
        )


def _valid_nip(text: str) -> str:
    if not text.strip():
        return ""
    checked = nips.check(text, today=datetime.now(UTC).date())
    if checked.errors:
        raise RakorError(checked.errors[0])
    return nips.digits(text)


def _region_kind(session: Session, region_uid: str | None) -> RegionKind | None:
    region = session.get(RegionEntry, region_uid) if region_uid else None
    return region.kind if region else None


def new_badge_code() -> str:
    """Return a code for a badge that can be typed: no letter in it looks like a digit."""
    return "".join(secrets.choice(_CODE_LETTERS) for _nth in range(_CODE_LENGTH))


def _shadow(attendee: Attendee, person: Person) -> AttendeeRow:
    return AttendeeRow(
        attendee.uid,
        person.uid,
        person.prefix,
        person.name,
        person.suffix,
        attendee.role,
        attendee.level,
        nip=person.nip,
        region_uid=attendee.region_uid,
    )
