"""This year's programmes and what is proposed and agreed for the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from rakor_desktop.domain.i18n import N_


class ProgrammeKind(StrEnum):
    """Which of the two matrices a row belongs to."""

    CURRENT = "CURRENT"
    PLAN = "PLAN"


PROGRAMME_KINDS = {
    ProgrammeKind.CURRENT: N_("Tahun berjalan"),
    ProgrammeKind.PLAN: N_("Tahun rencana"),
}


class FundingSource(StrEnum):
    """Where the money comes from (DOMAIN 4.2)."""

    APBN_PUSAT = "APBN_PUSAT"
    APBN_DEKON = "APBN_DEKON"
    APBN_TP = "APBN_TP"
    DAK_FISIK = "DAK_FISIK"
    DAK_NONFISIK = "DAK_NONFISIK"
    APBD_PROV = "APBD_PROV"
    APBD_KAB = "APBD_KAB"
    DANA_DESA = "DANA_DESA"
    CSR_BUMN = "CSR_BUMN"
    LAINNYA = "LAINNYA"


FUNDING_SOURCES = {
    FundingSource.APBN_PUSAT: N_("APBN (kantor pusat Kemenperin)"),
    FundingSource.APBN_DEKON: N_("APBN – Dekonsentrasi"),
    FundingSource.APBN_TP: N_("APBN – Tugas Pembantuan"),
    FundingSource.DAK_FISIK: N_("DAK Fisik"),
    FundingSource.DAK_NONFISIK: N_("DAK Nonfisik (PK2SIKM)"),
    FundingSource.APBD_PROV: N_("APBD Provinsi (APBD I)"),
    FundingSource.APBD_KAB: N_("APBD Kabupaten/Kota (APBD II)"),
    FundingSource.DANA_DESA: N_("Dana Desa"),
    FundingSource.CSR_BUMN: N_("CSR/TJSL/BUMN"),
    FundingSource.LAINNYA: N_("Lainnya"),
}

FUNDING_SHORT = {
    FundingSource.APBN_PUSAT: N_("APBN"),
    FundingSource.APBN_DEKON: N_("Dekonsentrasi"),
    FundingSource.APBN_TP: N_("TP"),
    FundingSource.DAK_FISIK: N_("DAK Fisik"),
    FundingSource.DAK_NONFISIK: N_("DAK Nonfisik"),
    FundingSource.APBD_PROV: N_("APBD I"),
    FundingSource.APBD_KAB: N_("APBD II"),
    FundingSource.DANA_DESA: N_("Dana Desa"),
    FundingSource.CSR_BUMN: N_("CSR/BUMN"),
    FundingSource.LAINNYA: N_("Lainnya"),
}


class Agreement(StrEnum):
    """What the meeting decided about a proposed row."""

    PROPOSED = "DIUSULKAN"
    AGREED = "DISEPAKATI"
    AGREED_WITH_NOTE = "DISEPAKATI_DENGAN_CATATAN"
    DEFERRED = "DITUNDA"
    NOT_ACCOMMODATED = "TIDAK_DIAKOMODASI"


AGREEMENTS = {
    Agreement.PROPOSED: N_("Diusulkan"),
    Agreement.AGREED: N_("Disepakati"),
    Agreement.AGREED_WITH_NOTE: N_("Disepakati dengan catatan"),
    Agreement.DEFERRED: N_("Ditunda"),
    Agreement.NOT_ACCOMMODATED: N_("Tidak diakomodasi"),
}

UNITS = (
    "unit",
    "orang",
    "IKM",
    "kelompok",
    "sentra",
    "paket",
    "kegiatan",
    "dokumen",
    "ton/tahun",
    "lembar",
    "kali",
    "angkatan",
    "persen",
)
"""Units (satuan) to suggest; they are data and stay Indonesian."""

SIPD_CODE = re.compile(r"^\d\.\d{2}(\.\d{2}(\.[12]\.\d{2}(\.\d{4}|\.\d{2})?)?)?$")
MAX_RUPIAH = 10**13


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One line of a matrix; money in whole rupiah, ``None`` where unknown, progress in percent."""

    uid: str
    event_uid: str
    kind: ProgrammeKind
    year: int
    sub_activity: str
    number: str = ""
    region_uid: str | None = None
    region_code: str = ""
    region: str = ""
    code: str = ""
    programme: str = ""
    activity: str = ""
    nomenclature: str = ""
    location: str = ""
    commodity: str = ""
    beneficiary: str = ""
    indicator: str = ""
    target: Decimal | None = None
    unit: str = ""
    budget_ceiling: int | None = None
    budget_revised: int | None = None
    funding_source: FundingSource | None = None
    funding_note: str = ""
    krisna_status: str = ""
    physical_progress: Decimal | None = None
    financial_realization: int | None = None
    constraint: str = ""
    responsible: str = ""
    priority: int | None = None
    agreement: Agreement = Agreement.PROPOSED
    reason: str = ""
    remarks: str = ""
    forward_estimate: int | None = None
    position: int = 0

    @property
    def ceiling_in_force(self) -> int | None:
        """The revised ceiling where there is one, else the first."""
        return self.budget_ceiling if self.budget_revised is None else self.budget_revised

    @property
    def financial_percent(self) -> Decimal | None:
        """Realisation over the ceiling in force, in percent to two places; ``None`` without a ceiling."""
        ceiling = self.ceiling_in_force
        if not ceiling or self.financial_realization is None:
            return None
        share = Decimal(self.financial_realization) * 100 / Decimal(ceiling)
        return share.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class ProgrammeMatrix:
    """All rows of one year in order of region, code and number."""

    event_uid: str
    kind: ProgrammeKind
    year: int
    rows: Sequence[ProgrammeRow]

    @property
    def total(self) -> int:
        """The sum of the known ceilings in force, in rupiah."""
        return sum(row.ceiling_in_force or 0 for row in self.rows)

    def by_source(self) -> dict[FundingSource | None, int]:
        """Return the sum of ceilings per source, in the order of the form."""
        sources: list[FundingSource | None] = [*FundingSource, None]
        sums = {source: 0 for source in sources if any(r.funding_source is source for r in self.rows)}
        for row in self.rows:
            sums[row.funding_source] += row.ceiling_in_force or 0
        return sums
