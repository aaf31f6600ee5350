"""The inventory of problems, region by region."""

from __future__ import annotations

import re
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


_KEYWORDS = {
    IssueCategory.RAW_MATERIAL: "bahan baku, bahan mentah, bahan penolong, benang, pewarna, kapas, pasokan",
    IssueCategory.CAPITAL: "modal*, permodalan, kredit*, pinjaman, kur, pembiayaan, agunan, bank, perbankan",
    IssueCategory.SKILLS: "sdm, sumber daya manusia, terampil, keterampilan, pelatihan, dilatih, magang, "
    "tenaga kerja, tenaga ahli, penyuluh*, tpl, perajin, pengrajin",
    IssueCategory.EQUIPMENT: "alat, peralatan, mesin*, teknologi, suku cadang, perkakas",
    IssueCategory.MARKETING: "pasar, pemasaran, memasarkan, dipasarkan, promosi, pameran, penjualan, "
    "menjual, dijual, pembeli, toko, ekspor, impor",
    IssueCategory.PACKAGING: "kemasan, pengemasan, mengemas, dikemas, merek, label, desain",
    IssueCategory.CERTIFICATION: "sertifik*, bersertifikat, halal, p-irt, pirt, nib, bpom, sni, hki, izin*, "
    "perizinan, legalitas, paten, indikasi geografis",
    IssueCategory.CENTRE: "sentra, sarana, prasarana, sarana-prasarana, gedung, bangunan, infrastruktur, "
    "lahan, rumah produksi, rumah kemasan",
    IssueCategory.INSTITUTION: "kelompok*, kelembagaan, koperasi, asosiasi, pengurus*",
    IssueCategory.DATA: "data, basis data, pendataan, siinas, validasi",
    IssueCategory.ENERGY_WATER: "listrik, air, energi, bbm, pln, pemadaman, genset",
    IssueCategory.LOGISTICS: "angkut*, diangkut, pengangkutan, antarpulau, antar pulau, transportasi, kapal, "
    "logistik, ongkos kirim, pengiriman, tol laut, ekspedisi, kurir",
    IssueCategory.REGULATION: "regulasi, peraturan, perda, perbup, kewenangan, kebijakan, rpip, rpik",
    IssueCategory.BUDGET: "anggaran, dak, apbd, apbn, dana, pendanaan, refocusing, pagu",
    IssueCategory.ENVIRONMENT: "limbah, lingkungan, pencemaran, mencemari, tercemar, ipal, sampah",
}
"""Words that speak for a category; a star stands for any ending."""

_PATTERNS = {
    category: re.compile(
        "|".join(
            rf"\b{re.escape(word.removesuffix('*'))}" + ("" if word.endswith("*") else r"\b")
            for word in words.split(", ")
        )
    )
    for category, words in _KEYWORDS.items()
}


def guess_category(text: str) -> IssueCategory:
    """Return the category most words of a problem speak for; of several the one spoken of first."""
    words = " ".join(text.casefold().split())
    votes = {
        category: (len(found), -found[0].start())
        for category, pattern in _PATTERNS.items()
        if (found := list(pattern.finditer(words)))
    }
    return max(votes, key=votes.__getitem__, default=IssueCategory.OTHER)


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
