"""What is wrong or strange about the rows of a programme matrix (DOMAIN 10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from rakor_desktop.domain.errors import RakorError
from rakor_desktop.domain.findings import Finding
from rakor_desktop.domain.i18n import _
from rakor_desktop.domain.numbers import rupiah
from rakor_desktop.domain.programmes import (
    MAX_RUPIAH,
    SIPD_CODE,
    Agreement,
    FundingSource,
    ProgrammeKind,
    ProgrammeMatrix,
    ProgrammeRow,
)
from rakor_desktop.domain.quote import quoted
from rakor_desktop.domain.regions import RegionKind

MONEY_FIELDS = ("budget_ceiling", "budget_revised", "financial_realization", "forward_estimate")
_LEVEL_AT = 3
"""Where in a SIPD code 1 (province) or 2 (kabupaten/kota) stands: after urusan, bidang and program."""
_HUNDRED = 100
_AGREED = (Agreement.AGREED, Agreement.AGREED_WITH_NOTE)
_DAK = (FundingSource.DAK_FISIK, FundingSource.DAK_NONFISIK)
_APBD = (FundingSource.APBD_KAB, FundingSource.APBD_PROV)


def refuse_wrong_money(amount: int | None) -> None:
    """Refuse an amount below nothing or beyond ten trillion."""
    if amount is not None and not 0 <= amount <= MAX_RUPIAH:
        raise RakorError(
            _("Jumlah uang harus antara Rp0 dan {most}; yang ditulis {amount}.").format(
                most=rupiah(MAX_RUPIAH), amount=rupiah(amount)
            )
        )


def refuse_wrong_share(share: Decimal | None) -> None:
    """Refuse a physical progress outside 0 to 100 percent."""
    if share is not None and not (share.is_finite() and 0 <= share <= _HUNDRED):
        raise RakorError(_("Realisasi fisik diisi 0 sampai 100 persen."))


def refuse_wrong_target(target: Decimal | None) -> None:
    """Refuse a target that is no amount of anything."""
    if target is not None and not (target.is_finite() and 0 <= target <= MAX_RUPIAH):
        raise RakorError(_("Target diisi angka nol atau lebih."))


def check(row: ProgrammeRow, *, region_kind: RegionKind | None, year_current: int) -> list[Finding]:
    """Return what is wrong with one row by itself; ``region_kind`` is that of its region."""
    found = (
        _spending(row),
        _code(row, region_kind),
        _year(row, year_current),
        _agreement(row),
        _funding(row),
    )
    return [
        Finding(row.uid, "warning", f"{row.number}: {sentence}", field)
        for findings in found
        for field, sentence in findings
    ]


def doubled(matrix: ProgrammeMatrix) -> list[Finding]:
    """Return the rows whose DAK money may be counted twice: the same work of a region under APBD and DAK."""
    work: dict[tuple[str | None, int, str], list[ProgrammeRow]] = defaultdict(list)
    for row in matrix.rows:
        name = " ".join((row.sub_activity or row.code).casefold().split())
        work[row.region_uid, row.year, name].append(row)
    found = []
    for rows in work.values():
        dak = next((row for row in rows if row.funding_source in _DAK), None)
        if dak is not None:
            sentence = _("mungkin tercatat dua kali: dana DAK untuk sub kegiatan yang sama ada di {other}.")
            found += [
                Finding(
                    row.uid, "warning", f"{row.number}: {sentence.format(other=dak.number)}", "funding_source"
                )
                for row in rows
                if row.funding_source in _APBD
            ]
    return found


_Found = Iterator[tuple[str, str]]


def _spending(row: ProgrammeRow) -> _Found:
    ceiling, spent = row.ceiling_in_force, row.financial_realization
    if ceiling is not None and spent is not None and spent > ceiling:
        sentence = _(
            "realisasi {spent} melebihi pagu {ceiling}; isi pagu perubahan bila anggarannya berubah."
        )
        yield "financial_realization", sentence.format(spent=rupiah(spent), ceiling=rupiah(ceiling))


def _code(row: ProgrammeRow, region_kind: RegionKind | None) -> _Found:
    if not row.code:
        return
    if SIPD_CODE.fullmatch(row.code) is None:
        yield (
            "code",
            _("kode {code} tidak berbentuk kode SIPD (3.31.02.2.01.0005).").format(code=quoted(row.code)),
        )
        return
    level = (*row.code.split("."), *[""] * _LEVEL_AT)[_LEVEL_AT]
    if level == "1" and region_kind in (RegionKind.KABUPATEN, RegionKind.KOTA):
        yield (
            "code",
            _("kode {code} adalah kode provinsi; untuk kabupaten/kota angka keempatnya 2.").format(
                code=row.code
            ),
        )
    if level == "2" and region_kind is RegionKind.PROVINCE:
        yield (
            "code",
            _("kode {code} adalah kode kabupaten/kota; untuk provinsi angka keempatnya 1.").format(
                code=row.code
            ),
        )


def _year(row: ProgrammeRow, year_current: int) -> _Found:
    wanted = year_current + (row.kind is ProgrammeKind.PLAN)
    if row.year != wanted:
        yield (
            "year",
            _("tahunnya {year}, padahal matriks ini untuk {wanted}.").format(year=row.year, wanted=wanted),
        )


def _agreement(row: ProgrammeRow) -> _Found:
    if row.kind is not ProgrammeKind.PLAN:
        return
    if row.agreement in _AGREED:
        for field, missing, sentence in (
            ("target", row.target is None, _("disepakati tanpa target.")),
            ("unit", not row.unit, _("disepakati tanpa satuan.")),
            ("indicator", not row.indicator, _("disepakati tanpa indikator.")),
        ):
            if missing:
                yield field, sentence
    if row.agreement is Agreement.NOT_ACCOMMODATED and not row.reason:
        yield "reason", _("tidak diakomodasi tanpa alasan.")
    if row.agreement is Agreement.AGREED_WITH_NOTE and not (row.reason or row.remarks):
        yield "remarks", _("disepakati dengan catatan, tetapi catatannya kosong.")


def _funding(row: ProgrammeRow) -> _Found:
    if row.funding_source is FundingSource.LAINNYA and not row.funding_note:
        yield "funding_note", _("sumber dananya “Lainnya”; sebutkan sumbernya.")
    if (
        row.kind is ProgrammeKind.PLAN
        and row.funding_source is FundingSource.DAK_FISIK
        and not row.krisna_status
    ):
        yield "krisna_status", _("DAK Fisik perlu keterangan status usulan di KRISNA.")
