"""What official paper needs besides its content: letterhead, signatories, settings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from rakor_desktop.domain.i18n import N_


class Capacity(StrEnum):
    """In which capacity an official signs."""

    DEFINITIVE = "DEFINITIF"
    PLT = "PLT"
    PLH = "PLH"
    PJ = "PJ"


CAPACITIES = {
    Capacity.DEFINITIVE: N_("Definitif"),
    Capacity.PLT: N_("Plt. (pelaksana tugas)"),
    Capacity.PLH: N_("Plh. (pelaksana harian)"),
    Capacity.PJ: N_("Pj. (penjabat)"),
}

CAPACITY_PREFIX = {Capacity.DEFINITIVE: "", Capacity.PLT: "Plt. ", Capacity.PLH: "Plh. ", Capacity.PJ: "Pj. "}


class SignatoryRole(StrEnum):
    """Which papers a signatory signs."""

    HEAD = "KEPALA_DINAS"
    COMMITTEE_CHAIR = "KETUA_PANITIA"
    MEETING_CHAIR = "PIMPINAN_RAPAT"
    NOTE_TAKER = "NOTULIS"
    PPTK = "PPTK"
    OTHER = "LAINNYA"


SIGNATORY_ROLES = {
    SignatoryRole.HEAD: N_("Kepala Dinas"),
    SignatoryRole.COMMITTEE_CHAIR: N_("Ketua Panitia"),
    SignatoryRole.MEETING_CHAIR: N_("Pimpinan Rapat"),
    SignatoryRole.NOTE_TAKER: N_("Notulis"),
    SignatoryRole.PPTK: N_("PPTK"),
    SignatoryRole.OTHER: N_("Lainnya"),
}


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    """One official who signs, with the form of delegation (DOMAIN 2.4)."""

    uid: str
    event_uid: str
    role: SignatoryRole
    job_title: str
    name: str
    capacity: Capacity = Capacity.DEFINITIVE
    on_behalf_of: str = ""
    under_direction: str = ""
    prefix: str = ""
    suffix: str = ""
    rank: str = ""
    grade: str = ""
    nip: str = ""
    position: int = 0

    @property
    def full_name(self) -> str:
        """The name with its titles."""
        front = f"{self.prefix} {self.name}".strip()
        return f"{front}, {self.suffix}" if self.suffix else front


@dataclass(frozen=True, slots=True)
class LetterheadRow:
    """The kop naskah dinas of the agency that holds the meeting."""

    uid: str
    event_uid: str
    government: str = ""
    agency: str = ""
    address: str = ""
    contact: str = ""
    emblem_sha256: str = ""
    emblem: bytes = field(default=b"", repr=False)


class MinutesForm(StrEnum):
    """Which official form the minutes take."""

    NOTULA_2023 = "NOTULA_2023"
    NOTULEN_2009 = "NOTULEN_2009"


MINUTES_FORMS = {
    MinutesForm.NOTULA_2023: N_("NOTULA (bentuk 2023)"),
    MinutesForm.NOTULEN_2009: N_("NOTULEN (bentuk 2009)"),
}


class Sheet(StrEnum):
    """Paper sizes in use."""

    A4 = "A4"
    F4 = "F4"


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """How papers look: whatever no rule in force could be seen for. Lengths in mm, type in pt."""

    text_sheet: Sheet = Sheet.A4
    list_sheet: Sheet = Sheet.A4
    margin_left: int = 30
    margin_right: int = 20
    margin_top: int = 20
    margin_bottom: int = 25
    body_size: int = 11
    government_size: int = 12
    agency_size: int = 16
    minutes_form: MinutesForm = MinutesForm.NOTULA_2023
    blank_rows: int = 10
    row_height: int = 10
    show_nip: bool = True
    privacy_notice: bool = True
    acknowledged: bool = False
    number_hint: str = "500.9/.../DISPERINDAG/{year}"


@dataclass(frozen=True, slots=True)
class DocumentIssueRow:
    """The number, date and state a paper was issued with."""

    uid: str
    event_uid: str
    document: str
    number: str = ""
    date: dt.date | None = None
    content_hash: str = ""
    status: str = "DRAFT"
    revision: int = 0
