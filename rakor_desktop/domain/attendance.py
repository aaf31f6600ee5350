"""Who was invited and who came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rakor_desktop.domain.badge_code import held
from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.names import PersonName
from rakor_desktop.domain.ranks import OfficeLevel
from rakor_desktop.domain.regions import place_order


class Presence(StrEnum):
    """What is known of one person at one session."""

    PRESENT = "PRESENT"
    EXCUSED = "EXCUSED"
    ABSENT = "ABSENT"


PRESENCES = {
    Presence.PRESENT: N_("Hadir"),
    Presence.EXCUSED: N_("Izin"),
    Presence.ABSENT: N_("Tidak hadir"),
}


class Role(StrEnum):
    """What a person does at the meeting."""

    CHAIR = "CHAIR"
    SECRETARY = "SECRETARY"
    NOTE_TAKER = "NOTE_TAKER"
    MODERATOR = "MODERATOR"
    SPEAKER = "SPEAKER"
    PARTICIPANT = "PARTICIPANT"
    OBSERVER = "OBSERVER"
    GUEST = "GUEST"
    COMMITTEE = "COMMITTEE"
    DRAFTING_TEAM = "DRAFTING_TEAM"
    MC = "MC"
    PRAYER_LEADER = "PRAYER_LEADER"
    PRESS = "PRESS"


ROLES = {
    Role.CHAIR: N_("Pimpinan Rapat"),
    Role.SECRETARY: N_("Sekretaris Rapat"),
    Role.NOTE_TAKER: N_("Notulis"),
    Role.MODERATOR: N_("Moderator"),
    Role.SPEAKER: N_("Narasumber"),
    Role.PARTICIPANT: N_("Peserta"),
    Role.OBSERVER: N_("Peninjau"),
    Role.GUEST: N_("Undangan"),
    Role.COMMITTEE: N_("Panitia"),
    Role.DRAFTING_TEAM: N_("Tim Perumus"),
    Role.MC: N_("Pembawa Acara"),
    Role.PRAYER_LEADER: N_("Petugas Doa"),
    Role.PRESS: N_("Pers"),
}


class Group(StrEnum):
    """Whose sign-in sheet a person is on; the auditor wants them apart."""

    PARTICIPANTS = "PESERTA"
    SPEAKERS = "NARASUMBER"
    COMMITTEE = "PANITIA"
    GUESTS = "UNDANGAN"


GROUPS = {
    Group.PARTICIPANTS: N_("Peserta"),
    Group.SPEAKERS: N_("Narasumber"),
    Group.COMMITTEE: N_("Panitia"),
    Group.GUESTS: N_("Undangan"),
}

_GROUPS = tuple(Group)
_GROUP_OF = {
    Role.SPEAKER: Group.SPEAKERS,
    Role.MODERATOR: Group.SPEAKERS,
    Role.OBSERVER: Group.GUESTS,
    Role.GUEST: Group.GUESTS,
    Role.PRESS: Group.GUESTS,
    Role.PARTICIPANT: Group.PARTICIPANTS,
    Role.DRAFTING_TEAM: Group.PARTICIPANTS,
}


def group_of(role: Role) -> Group:
    """Return the sign-in sheet for a role."""
    return _GROUP_OF.get(role, Group.COMMITTEE)


class OrganizationKind(StrEnum):
    """Where an institution stands."""

    REGIONAL_AGENCY = "DINAS_KAB"
    PROVINCIAL_AGENCY = "DINAS_PROV"
    MINISTRY = "KEMENTERIAN"
    AGENCY = "INSTANSI"
    OTHER = "LAINNYA"


ORGANIZATION_KINDS = {
    OrganizationKind.REGIONAL_AGENCY: N_("Dinas kabupaten/kota"),
    OrganizationKind.PROVINCIAL_AGENCY: N_("Dinas provinsi"),
    OrganizationKind.MINISTRY: N_("Kementerian"),
    OrganizationKind.AGENCY: N_("Instansi terkait"),
    OrganizationKind.OTHER: N_("Lainnya"),
}


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An institution that sends people."""

    uid: str
    name: str
    kind: OrganizationKind
    region_uid: str | None = None
    region_name: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was recorded for one person at one session; times are aware UTC."""

    session_uid: str
    presence: Presence
    at: dt.datetime
    left_at: dt.datetime | None = None
    method: str = ""
    reason: str = ""
    label: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """One person on the list of one event."""

    uid: str
    person_uid: str
    prefix: str
    name: str
    suffix: str
    role: Role
    level: OfficeLevel
    position: str = ""
    rank: str = ""
    grade: str = ""
    nip: str = ""
    nrp: str = ""
    sex: str = ""
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    organization_uid: str | None = None
    organization: str = ""
    region_uid: str | None = None
    region_code: str = ""
    region: str = ""
    represents: str = ""
    assignment_letter_number: str = ""
    assignment_letter_date: dt.date | None = None
    spd_stamped: bool = False
    badge_code: str = ""
    number: str = ""
    remarks: str = ""
    organization_kind: OrganizationKind | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def full_name(self) -> str:
        """The name with its titles."""
        return PersonName(self.prefix, self.name, self.suffix).full

    @property
    def name_key(self) -> str:
        """What people are sorted by: the name without titles, and without difference of capitals."""
        return PersonName(self.prefix, self.name, self.suffix).sort_key

    @property
    def place(self) -> str:
        """Where the person is from: the region, else the institution, empty if neither is known."""
        return self.region or self.organization

    @property
    def group(self) -> Group:
        """Whose sign-in sheet the person is on."""
        return group_of(self.role)

    @property
    def masked_phone(self) -> str:
        """The phone as it may be seen outside the form: ``0812-****-7890``."""
        return masked_phone(self.phone)

    def mark_at(self, session_uid: str) -> Mark | None:
        """Return what was recorded at this session."""
        return next((mark for mark in self.marks if mark.session_uid == session_uid), None)

    @property
    def came(self) -> bool:
        """Whether the person was present at any session."""
        return any(mark.presence is Presence.PRESENT for mark in self.marks)

    @property
    def code(self) -> str:
        """The letters of the badge; who was never given any has those that follow from the uid."""
        return held(self.badge_code, self.uid)

    @property
    def order(self) -> tuple[int, tuple[int, str], int, str, str]:
        """Where the person stands on every list: group, region, level of office, name without titles."""
        place = place_order(self.region_code)
        return (_GROUPS.index(self.group), place, self.level.order, self.name_key, self.uid)


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """Everything the attendance list shows, on screen and on paper."""

    event_uid: str
    session_uid: str
    session_title: str
    date: dt.date
    rows: Sequence[AttendeeRow]

    @property
    def present(self) -> int:
        """How many of those on the list are marked present at this session."""
        return len(self.with_presence(Presence.PRESENT))

    def with_presence(self, presence: Presence) -> list[AttendeeRow]:
        """Return the people marked so at this session."""
        return [
            row
            for row in self.rows
            if (mark := row.mark_at(self.session_uid)) is not None and mark.presence is presence
        ]

    def sexes(self) -> tuple[int, int, int]:
        """Return how many men, women and not filled in are on the list."""
        men = sum(row.sex == "L" for row in self.rows)
        women = sum(row.sex == "P" for row in self.rows)
        return men, women, len(self.rows) - men - women


def masked_phone(phone: str) -> str:
    """Return a phone as it may be seen outside the form: ``0812-****-7890``; short ones say nothing."""
    digits = "".join(ch for ch in phone if ch.isdigit())
    return f"{digits[:4]}-****-{digits[-4:]}" if len(digits) >= 10 else ("****" if digits else "")  # noqa: PLR2004
