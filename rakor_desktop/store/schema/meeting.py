"""Tables of the meeting: regions, events, sessions, agenda, settings, papers, files."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from rakor_desktop.domain.agenda import AgendaKind
from rakor_desktop.domain.event import SessionKind
from rakor_desktop.domain.papers import Capacity, SignatoryRole
from rakor_desktop.domain.regions import RegionKind
from rakor_desktop.store.schema.base import Base, Count, Row, Words, refers
from rakor_desktop.store.schema.types import IsoDate, Lines, UtcStamp, Word


class RegionEntry(Row):
    """A kabupaten, a kota, or one of the three collective places; aliases one per line."""

    __tablename__ = "region"

    code: Mapped[Words]
    name: Mapped[Words]
    kind: Mapped[RegionKind] = mapped_column(Word(RegionKind))
    capital: Mapped[Words]
    aliases: Mapped[tuple[str, ...]] = mapped_column(Lines, default=())


class Event(Row):
    """One Rapat Koordinasi."""

    __tablename__ = "event"

    name: Mapped[Words]
    short_name: Mapped[Words]
    theme: Mapped[Words]
    venue: Mapped[Words]
    venue_address: Mapped[Words]
    city: Mapped[Words]
    host_region_uid: Mapped[str | None] = refers("region")
    province: Mapped[Words]
    time_zone: Mapped[Words]
    start_date: Mapped[dt.date] = mapped_column(IsoDate)
    end_date: Mapped[dt.date] = mapped_column(IsoDate)
    start_time: Mapped[Words]
    year_current: Mapped[Count]
    year_plan: Mapped[Count]
    legal_basis: Mapped[Words]
    purposes: Mapped[tuple[str, ...]] = mapped_column(Lines, default=())
    objectives: Mapped[tuple[str, ...]] = mapped_column(Lines, default=())
    expected_outputs: Mapped[tuple[str, ...]] = mapped_column(Lines, default=())
    background: Mapped[Words]
    scope: Mapped[Words]
    funding: Mapped[Words]
    invitation_number: Mapped[Words]
    invitation_date: Mapped[dt.date | None] = mapped_column(IsoDate)
    opened_by: Mapped[Words]


class MeetingSession(Row):
    """A day of the event (made with it) or a session within a day."""

    __tablename__ = "session"

    event_uid: Mapped[str] = refers("event")
    date: Mapped[dt.date] = mapped_column(IsoDate)
    kind: Mapped[SessionKind] = mapped_column(Word(SessionKind))
    title: Mapped[Words]
    start_time: Mapped[Words]
    end_time: Mapped[Words]
    room: Mapped[Words]


class AgendaItem(Row):
    """A line of the Susunan Acara with its planned and actual times."""

    __tablename__ = "agenda_item"

    session_uid: Mapped[str] = refers("session")
    kind: Mapped[AgendaKind] = mapped_column(Word(AgendaKind))
    title: Mapped[Words]
    start_time: Mapped[Words]
    end_time: Mapped[Words]
    speaker: Mapped[Words]
    moderator: Mapped[Words]
    room: Mapped[Words]
    remarks: Mapped[Words]
    summary: Mapped[Words]
    position: Mapped[Count]
    started_at: Mapped[dt.datetime | None] = mapped_column(UtcStamp)
    ended_at: Mapped[dt.datetime | None] = mapped_column(UtcStamp)


class Setting(Row):
    """One value that belongs to the file or, where ``scope`` names it, to one event."""

    __tablename__ = "setting"

    scope: Mapped[Words]
    key: Mapped[Words]
    value: Mapped[Words]


class Letterhead(Row):
    """The kop of the agency that holds an event."""

    __tablename__ = "letterhead"

    event_uid: Mapped[str] = refers("event")
    government: Mapped[Words]
    agency: Mapped[Words]
    address: Mapped[Words]
    contact: Mapped[Words]
    emblem_sha256: Mapped[Words]


class Signatory(Row):
    """An official who signs papers of an event."""

    __tablename__ = "signatory"

    event_uid: Mapped[str] = refers("event")
    role: Mapped[SignatoryRole] = mapped_column(Word(SignatoryRole))
    capacity: Mapped[Capacity] = mapped_column(Word(Capacity), default=Capacity.DEFINITIVE)
    on_behalf_of: Mapped[Words]
    under_direction: Mapped[Words]
    job_title: Mapped[Words]
    prefix: Mapped[Words]
    name: Mapped[Words]
    suffix: Mapped[Words]
    rank: Mapped[Words]
    grade: Mapped[Words]
    nip: Mapped[Words]
    position: Mapped[Count]


class DocumentIssue(Row):
    """The number and state a paper of an event was issued with."""

    __tablename__ = "document_issue"

    event_uid: Mapped[str] = refers("event")
    document: Mapped[Words]
    number: Mapped[Words]
    date: Mapped[dt.date | None] = mapped_column(IsoDate)
    content_hash: Mapped[Words]
    status: Mapped[Words]
    revision: Mapped[Count]


class AttachmentEntry(Row):
    """A photo, scan or other file kept with an event; the bytes are a blob."""

    __tablename__ = "attachment"

    event_uid: Mapped[str] = refers("event")
    session_uid: Mapped[str | None] = refers("session")
    kind: Mapped[Words]
    file_name: Mapped[Words]
    media_type: Mapped[Words]
    caption: Mapped[Words]
    sha256: Mapped[Words]
    size: Mapped[Count]
    taken_at: Mapped[dt.datetime | None] = mapped_column(UtcStamp)


class Blob(Base):
    """Immutable bytes under their SHA-256; outside the journal."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
