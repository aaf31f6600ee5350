"""Puts people on the list of an event, changes what is known of them, takes them off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from rakor_desktop.domain import badge_code
from rakor_desktop.domain import nip as nips
from rakor_desktop.domain.attendance import AttendeeRow, Presence, Role
from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.ids import natural_uid
from rakor_desktop.domain.names import PersonName, split_name
from rakor_desktop.domain.ranks import OfficeLevel, suggest_level
from rakor_desktop.domain.regions import RegionKind
from rakor_desktop.domain.verbs import verb
from rakor_desktop.services import attendance, decisions, organizations
from rakor_desktop.services.attendance import people
from rakor_desktop.services.persons import Persons
from rakor_desktop.services.rows import change, get, next_number, remove_numbered
from rakor_desktop.store.schema import AttendanceMark, Attendee, Event, Note, Person, RegionEntry

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
    """Put one person on the list and return the uid.

    ``twin``: those of that name are other people, which is remembered.
    """
    known, persons = Listed(people(session, event_uid)), Persons(session, [nips.digits(invitation.nip)])
    return _invite(session, event_uid, invitation, known, persons, twin=twin)


@verb(N_("Menambah peserta yang hadir"))
def welcome(
    session: Session,
    event_uid: str,
    invitation: Invitation,
    session_uid: str,
    *,
    twin: bool = False,
    unlike: str = "",
) -> str:
    """Put somebody on the list who stands at the desk, marked present; return the uid.

    ``unlike`` is the uid of somebody who looked like the same person and is not.
    """
    uid = invite(session, event_uid, invitation, twin=twin)
    if unlike:
        decisions.note_apart(session, event_uid, uid, unlike)
    attendance.mark(session, [uid], session_uid, Presence.PRESENT)
    return uid


@verb(N_("Mengimpor peserta"))
def invite_all(
    session: Session, event_uid: str, invitations: Sequence[Invitation], *, twins: Collection[int] = ()
) -> list[str]:
    """Put all of these on the list as one action and return their uids.

    ``twins`` are the places of those who are other people than those of their name on the list.
    """
    known = Listed(people(session, event_uid))
    # Held here, so that the session does not read them anew for everybody.
    _held = get(session, Event, event_uid), session.scalars(select(RegionEntry)).all()
    persons = Persons(session, [nips.digits(one.nip) for one in invitations])
    with session.no_autoflush:
        uids = [
            _invite(session, event_uid, one, known, persons, twin=place in twins)
            for place, one in enumerate(invitations)
        ]
    session.flush()
    return uids


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
            session, given.pop("organization"), given.get("region_uid", attendee.region_uid), as_written=True
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


class Listed:
    """The people on a list, found by NIP or name without going through all of them."""

    def __init__(self, rows: Iterable[AttendeeRow]) -> None:
        self._alike: dict[str, list[AttendeeRow]] = {}
        for row in rows:
            self.add(row)

    def add(self, row: AttendeeRow) -> None:
        """Put one more on the list."""
        for key in (row.nip, row.name_key):
            if key:
                self._alike.setdefault(key, []).append(row)

    def learn_number(self, row: AttendeeRow, number: str) -> None:
        """Find somebody on the list by this number too, which the list itself may never learn."""
        self._alike.setdefault(number, []).append(replace(row, nip=number))

    def double_of(self, invitation: Invitation) -> AttendeeRow | None:
        """Return who on the list this looks like: the same NIP, or the same name from the same place."""
        number = nips.digits(invitation.nip)
        same_number = self._alike.get(number, ()) if number else ()
        return next(iter((*same_number, *self.namesakes(invitation))), None)

    def namesakes(self, invitation: Invitation) -> list[AttendeeRow]:
        """Return those of the same name from the same place, but for whom another number tells apart."""
        digits, place = nips.digits(invitation.nip), invitation.region_uid or ""
        return [
            row
            for row in self._alike.get(split_name(invitation.name).sort_key, ())
            if (row.region_uid or "") == place and not (digits and row.nip)
        ]


def _invite(
    session: Session, event_uid: str, given: Invitation, known: Listed, persons: Persons, *, twin: bool
) -> str:
    get(session, Event, event_uid)
    name = split_name(given.name)
    if not name.name:
        raise RakorError(_("Nama wajib diisi."))
    if given.sex not in SEXES:
        raise RakorError(_("Jenis kelamin diisi L atau P, atau dikosongkan."))
    number = _valid_nip(given.nip)
    double = known.double_of(given)
    if double is not None and (not twin or (number and number == double.nip)):
        raise _listed_already(double)
    person = persons.numbered(number)
    titled = {"prefix": name.prefix, "name": name.name, "suffix": name.suffix, "nip": number}
    others = {field: getattr(given, field) for field in ("sex", "nrp", "rank", "grade", "phone", "email")}
    # What an earlier event knew of this person is not emptied by a list that says less.
    change(person, titled | {field: value for field, value in others.items() if value}, PERSON_FIELDS)
    attendee = _seated(session, event_uid, given, person)
    for namesake in known.namesakes(given):
        decisions.note_apart(session, event_uid, attendee.uid, namesake.uid)
    known.add(_shadow(attendee, person))
    return attendee.uid


def _listed_already(double: AttendeeRow) -> RakorError:
    place = double.place or _("tanpa asal")
    return RakorError(_("{name} sudah ada di daftar ({place}).").format(name=double.full_name, place=place))


def _seated(session: Session, event_uid: str, given: Invitation, person: Person) -> Attendee:
    """Put a person on the list in the office in which they attend."""
    uid = natural_uid("attendee", event_uid, person.uid)
    attendee = Attendee(
        uid=uid,
        event_uid=event_uid,
        person_uid=person.uid,
        level=given.level or suggest_level(given.position, region_kind(session, given.region_uid)),
        organization_uid=organizations.named(session, given.organization, given.region_uid),
        badge_code=badge_code.derived(uid),
        number=next_number(session, Attendee),
    )
    change(
        attendee,
        {field: getattr(given, field) for field in ATTENDEE_FIELDS - {"level", "spd_stamped"}},
        ATTENDEE_FIELDS,
    )
    session.add(attendee)
    return attendee


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


def region_kind(session: Session, region_uid: str | None) -> RegionKind | None:
    """Return what sort of place a region is."""
    region = session.get(RegionEntry, region_uid) if region_uid else None
    return region.kind if region else None


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
