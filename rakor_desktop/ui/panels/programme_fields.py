"""What is asked about a row of each of the two matrices."""

from __future__ import annotations

from rakor_desktop.domain.i18n import N_
from rakor_desktop.domain.programmes import FUNDING_SOURCES, ProgrammeKind
from rakor_desktop.ui.form import Choice, Heading, LongText, Money, Number, Searchable, Text
from rakor_desktop.ui.form.fields import AnyField

NAMES = ("programme", "activity", "sub_activity")
_LETTERS = 200

_WORK: tuple[AnyField, ...] = (
    Text("code", N_("Kode SIPD"), hint=N_("Ketik kode atau kata dari namanya, lalu pilih.")),
    LongText("sub_activity", N_("Sub kegiatan"), lines=2),
    LongText("activity", N_("Kegiatan"), lines=1),
    LongText("programme", N_("Nama program"), lines=1),
    Text("nomenclature", N_("Dasar nomenklatur"), max_length=_LETTERS),
    Searchable("region_uid", N_("Kabupaten/Kota")),
    Text("location", N_("Lokasi"), half=True, max_length=_LETTERS),
    Text("commodity", N_("Komoditas"), half=True, max_length=_LETTERS),
    Text("beneficiary", N_("Kelompok sasaran"), max_length=_LETTERS),
    LongText("indicator", N_("Indikator kinerja"), lines=2),
    Number("target", N_("Target"), half=True, low=0),
    Text("unit", N_("Satuan"), half=True, max_length=_LETTERS),
)
_SOURCE: tuple[AnyField, ...] = (
    Choice("funding_source", N_("Sumber dana"), ((None, N_("Belum diketahui")), *FUNDING_SOURCES.items())),
    Text("funding_note", N_("Keterangan sumber dana"), max_length=_LETTERS),
    Text("krisna_status", N_("Status usulan di KRISNA"), max_length=_LETTERS),
)
_OFFICE = Text("responsible", N_("Perangkat daerah/penanggung jawab"), max_length=_LETTERS)
_REMARKS = LongText("remarks", N_("Keterangan"), lines=2)
_FORWARD = Money("forward_estimate", N_("Prakiraan maju"))

FIELDS: dict[ProgrammeKind, tuple[AnyField, ...]] = {
    ProgrammeKind.CURRENT: (
        *_WORK,
        Heading(N_("Pagu dan realisasi")),
        Money("budget_ceiling", N_("Pagu")),
        Money("budget_revised", N_("Pagu perubahan")),
        *_SOURCE,
        Number("physical_progress", N_("Realisasi fisik (%)"), low=0, high=100),
        Money("financial_realization", N_("Realisasi keuangan")),
        LongText("constraint", N_("Kendala"), lines=2),
        _OFFICE,
        _FORWARD,
        _REMARKS,
    ),
    ProgrammeKind.PLAN: (
        *_WORK,
        Heading(N_("Pagu dan kesepakatan")),
        Money("budget_ceiling", N_("Pagu indikatif")),
        *_SOURCE,
        Number("priority", N_("Prioritas"), half=True, whole=True, low=1),
        LongText("reason", N_("Alasan"), lines=2, hint=N_("Wajib bila tidak diakomodasi.")),
        _OFFICE,
        _FORWARD,
        _REMARKS,
    ),
}
