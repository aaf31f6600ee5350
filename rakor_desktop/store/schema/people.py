"""Tables of people: institutions, persons, who was invited, who came."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from rakor_desktop.domain.attendance import OrganizationKind, Presence, Role
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.store.schema.base import Count, Row, Words, refers
from rakor_desktop.store.schema.types import IsoDate, UtcStamp, Word


class Organization(Row):
    """An institution that sends people."""

    __tablename__ = "organization"

    name: Mapped[Words]
    kind: Mapped[OrganizationKind] = mapped_column(Word(OrganizationKind))
    region_uid: Mapped[str | None] = refers("region")


class Person(Row):
    """Somebody known to the file, across its events."""

    __tablename__ = "person"

    prefix: Mapped[Words]
    name: Mapped[Words]
    suffix: Mapped[Words]
    sex: Mapped[Words]
    nip: Mapped[Words]
    nrp: Mapped[Words]
    rank: Mapped[Words]
    grade: Mapped[Words]
    phone: Mapped[Words]
    email: Mapped[Words]


class Attendee(Row):
    """One person on the list of one event, in the office held then."""

    __tablename__ = "attendee"

    event_uid: Mapped[str] = refers("event")
    person_uid: Mapped[str] = refers("person")
    role: Mapped[Role] = mapped_column(Word(Role), default=Role.PARTICIPANT)
    level: Mapped[OfficeLevel] = mapped_column(Word(OfficeLevel))
    position: Mapped[Words]
    organization_uid: Mapped[str | None] = refers("organization")
    region_uid: Mapped[str | None] = refers("region")
    represents: Mapped[Words]
    assignment_letter_number: Mapped[Words]
    assignment_letter_date: Mapped[dt.date | None] = mapped_column(IsoDate)
    spd_stamped: Mapped[Count]
    badge_code: Mapped[Words]
    number: Mapped[Words]
    remarks: Mapped[Words]


class AttendanceMark(Row):
    """What is known of one attendee at one session; its key is made of the two."""

    __tablename__ = "attendance_mark"

    attendee_uid: Mapped[str] = refers("attendee")
    session_uid: Mapped[str] = refers("session")
    presence: Mapped[Presence] = mapped_column(Word(Presence))
    at: Mapped[dt.datetime] = mapped_column(UtcStamp)
    left_at: Mapped[dt.datetime | None] = mapped_column(UtcStamp)
    method: Mapped[Words]
    reason: Mapped[Words]
    label: Mapped[Words]
