"""The inventory of problems, region by region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.regions import Region


class IssueCategory(StrEnum):
    """What a problem is about, in the order of the form (DOMAIN 4.3)."""

    RAW_MATERIAL = "BAHAN_BAKU"
    CAPITAL = "PERMODALAN"
    SKILLS = "SDM"
    EQUIPMENT = "PERALATAN"
    MARKETING = "PEMASARAN"
    PACKAGING = "KEMASAN_MEREK"
    CERTIFICATION = "SERTIFIKASI"
    CENTRE = "SENTRA"
    INSTITUTION = "KELEMBAGAAN"
    DATA = "DATA_SIINAS"
    ENERGY_WATER = "ENERGI_AIR"
    LOGISTICS = "LOGISTIK"
    REGULATION = "REGULASI"
    BUDGET = "ANGGARAN"
    ENVIRONMENT = "LINGKUNGAN"
    OTHER = "LAINNYA"


ISSUE_CATEGORIES = {
    IssueCategory.RAW_MATERIAL: N_("Bahan Baku"),
    IssueCategory.CAPITAL: N_("Permodalan"),
    IssueCategory.SKILLS: N_("SDM/Keterampilan"),
    IssueCategory.EQUIPMENT: N_("Peralatan dan Mesin"),
    IssueCategory.MARKETING: N_("Pemasaran dan Promosi"),
    IssueCategory.PACKAGING: N_("Kemasan dan Merek"),
    IssueCategory.CERTIFICATION: N_("Sertifikasi dan Legalitas"),
    IssueCategory.CENTRE: N_("Sentra dan Sarana-Prasarana"),
    IssueCategory.INSTITUTION: N_("Kelembagaan Kelompok"),
    IssueCategory.DATA: N_("Data dan SIINas"),
    IssueCategory.ENERGY_WATER: N_("Listrik, Air, Energi"),
    IssueCategory.LOGISTICS: N_("Logistik/Transportasi Antarpulau"),
    IssueCategory.REGULATION: N_("Regulasi dan Kewenangan"),
    IssueCategory.BUDGET: N_("Anggaran"),
    IssueCategory.ENVIRONMENT: N_("Lingkungan/Limbah"),
    IssueCategory.OTHER: N_("Lainnya"),
}


class IssueStatus(StrEnum):
    """How far a problem has come."""

    OPEN = "TERBUKA"
    IN_PROGRESS = "DALAM_PROSES"
    DONE = "SELESAI"
    FORWARDED = "DITERUSKAN_KE_PUSAT"


ISSUE_STATUSES = {
    IssueStatus.OPEN: N_("Terbuka"),
    IssueStatus.IN_PROGRESS: N_("Dalam proses"),
    IssueStatus.DONE: N_("Selesai"),
    IssueStatus.FORWARDED: N_("Diteruskan ke pusat"),
}


class Authority(StrEnum):
    """Who has to handle it."""

    REGION = "KABUPATEN_KOTA"
    PROVINCE = "PROVINSI"
    CENTRAL = "PUSAT"
    CROSS_SECTOR = "LINTAS_SEKTOR"


AUTHORITIES = {
    Authority.REGION: N_("Kabupaten/Kota"),
    Authority.PROVINCE: N_("Provinsi"),
    Authority.CENTRAL: N_("Pusat"),
    Authority.CROSS_SECTOR: N_("Lintas sektor"),
}


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One problem of one region."""

    uid: str
    event_uid: str
    description: str
    category: IssueCategory = IssueCategory.OTHER
    number: str = ""
    region_uid: str | None = None
    region_code: str = ""
    region: str = ""
    commodity: str = ""
    measures_taken: str = ""
    proposed_solution: str = ""
    responsible: str = ""
    authority: Authority | None = None
    deadline: date | None = None
    source: str = ""
    status: IssueStatus = IssueStatus.OPEN
    remarks: str = ""
    note_uid: str | None = None


class Submission(StrEnum):
    """What a region without listed problems has said."""

    SUBMITTED = "SUBMITTED"
    CONFIRMED_NONE = "CONFIRMED_NONE"
    NOT_SUBMITTED = "NOT_SUBMITTED"


SUBMISSIONS = {
    Submission.SUBMITTED: N_("Sudah menyampaikan"),
    Submission.CONFIRMED_NONE: N_("Tidak ada permasalahan yang disampaikan"),
    Submission.NOT_SUBMITTED: N_("Belum menyampaikan"),
}


@dataclass(frozen=True, slots=True)
class RegionIssues:
    """The problems of one region, or what its silence means."""

    region: Region
    submission: Submission
    issues: Sequence[IssueRow]


@dataclass(frozen=True, slots=True)
class IssueInventory:
    """The whole inventory in order of region."""

    event_uid: str
    groups: Sequence[RegionIssues]

    @property
    def issues(self) -> list[IssueRow]:
        """Every problem in order of region and number."""
        return [issue for group in self.groups for issue in group.issues]

    @property
    def silent(self) -> list[Region]:
        """The regions that have not said anything yet."""
        return [group.region for group in self.groups if group.submission is Submission.NOT_SUBMITTED]
