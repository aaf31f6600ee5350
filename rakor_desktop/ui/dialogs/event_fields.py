"""What is asked about a meeting and its papers; the wizard and the particulars ask the same."""

from __future__ import annotations

from collections.abc import Iterable

from rakor_desktop.domain import dates
from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.domain.papers import CAPACITIES, MINUTES_FORMS, SIGNATORY_ROLES, Capacity, Sheet
from rakor_desktop.domain.regions import Region
from rakor_desktop.ui.form import (
    Check,
    Choice,
    Clock,
    Date,
    Heading,
    Lines,
    LongText,
    Number,
    Searchable,
    Text,
)
from rakor_desktop.ui.form.fields import AnyField, Field

USUAL_CAPACITY = Capacity.DEFINITIVE

PEOPLE = Check(
    "people",
    N_("Bawa juga daftar orangnya"),
    hint=N_("Mereka masuk daftar rakor baru tanpa tanda hadir; yang tidak diundang lagi tinggal dihapus."),
)


def what(regencies: Iterable[Region]) -> tuple[AnyField, ...]:
    """Return the questions about name, time and place."""
    return (
        Text(
            "name",
            N_("Nama kegiatan"),
            required=True,
            placeholder=_("Rapat Koordinasi Bidang Perindustrian Provinsi … Tahun …"),
        ),
        Text("short_name", N_("Nama singkat"), hint=N_("Untuk judul jendela dan tanda pengenal."), half=True),
        Text("theme", N_("Tema"), half=True),
        Date(
            "start_date",
            N_("Tanggal mulai"),
            required=True,
            placeholder=_("misalnya 14 April 2026"),
            half=True,
        ),
        Date(
            "end_date",
            N_("Tanggal selesai"),
            required=True,
            placeholder=_("misalnya 16 April 2026"),
            half=True,
        ),
        Clock("start_time", N_("Pukul mulai"), placeholder="08.00", half=True),
        Choice("time_zone", N_("Zona waktu"), options=[(zone, zone) for zone in dates.TIME_ZONES], half=True),
        Text("venue", N_("Tempat"), placeholder=_("Hotel atau aula"), half=True),
        Text("venue_address", N_("Alamat tempat"), half=True),
        Text("city", N_("Kota penandatanganan"), placeholder=_("misalnya Atambua"), half=True),
        Searchable(
            "host_region_uid",
            N_("Tuan rumah"),
            options=[(region.uid, region.name, region.code) for region in regencies],
            half=True,
        ),
        Number(
            "year_current",
            N_("Tahun berjalan"),
            whole=True,
            grouped=False,
            low=2000,
            high=2199,
            hint=N_("Kosong: tahun tanggal mulai."),
            half=True,
        ),
        Number(
            "year_plan",
            N_("Tahun rencana"),
            whole=True,
            grouped=False,
            low=2000,
            high=2199,
            hint=N_("Kosong: setahun sesudahnya."),
            half=True,
        ),
    )


WHAT_NAMES = (
    "name",
    "short_name",
    "theme",
    "start_date",
    "end_date",
    "start_time",
    "time_zone",
    "venue",
    "venue_address",
    "city",
    "host_region_uid",
    "year_current",
    "year_plan",
)

WHY: tuple[Field, ...] = (
    LongText("legal_basis", N_("Dasar pelaksanaan"), lines=2),
    Lines("purposes", N_("Maksud"), lines=3),
    Lines("objectives", N_("Tujuan"), lines=4),
    Lines("expected_outputs", N_("Hasil yang diharapkan"), lines=3),
    LongText("background", N_("Latar belakang"), lines=2),
    LongText("scope", N_("Ruang lingkup"), lines=2),
    LongText("funding", N_("Pembiayaan"), lines=2),
    Text("invitation_number", N_("Nomor surat undangan"), half=True),
    Date("invitation_date", N_("Tanggal surat undangan"), half=True),
    Text("opened_by", N_("Dibuka oleh")),
)
WHY_NAMES = tuple(field.name for field in WHY)

LETTERHEAD: tuple[Field, ...] = (
    Text("government", N_("Pemerintah"), placeholder=_("misalnya Pemerintah Provinsi Nusa Tenggara Timur")),
    Text("agency", N_("Nama perangkat daerah"), hint=N_("Ditulis lengkap, tidak disingkat.")),
    Text("address", N_("Alamat"), placeholder=_("Jalan …, Kupang, Kode Pos …")),
    Text("contact", N_("Telepon, pos-el, laman"), placeholder=_("Telepon …, Pos-el …, Laman …")),
)
LETTERHEAD_NAMES = tuple(field.name for field in LETTERHEAD)

_SIGNS: tuple[Field, ...] = (
    Choice("capacity", N_("Kedudukan"), options=lambda: [(key, _(said)) for key, said in CAPACITIES.items()]),
    Text("job_title", N_("Nama jabatan"), placeholder=_("Kepala Dinas …")),
    Text("prefix", N_("Gelar depan"), half=True),
    Text("suffix", N_("Gelar belakang"), half=True),
    Text("name", N_("Nama lengkap")),
    Text("rank", N_("Pangkat"), placeholder="Pembina Utama Muda", half=True),
    Text("grade", N_("Golongan"), placeholder="IV/c", half=True),
    Text("nip", N_("NIP")),
)

SIGNATORY: tuple[AnyField, ...] = (Heading(N_("Penanda tangan: Kepala Dinas")), *_SIGNS)

SIGNATORY_FULL: tuple[AnyField, ...] = (
    Choice(
        "role",
        N_("Menandatangani sebagai"),
        options=lambda: [(key, _(said)) for key, said in SIGNATORY_ROLES.items()],
    ),
    *_SIGNS,
    Text("on_behalf_of", N_("Atas nama (a.n.)"), hint=N_("Jabatan yang diwakili; kosong bila tidak a.n.")),
    Text("under_direction", N_("Untuk beliau (u.b.)"), hint=N_("Jabatan di antaranya; hanya setelah a.n.")),
)

PAPER: tuple[AnyField, ...] = (
    Choice(
        "minutes_form",
        N_("Bentuk notula"),
        options=lambda: [(key, _(said)) for key, said in MINUTES_FORMS.items()],
        half=True,
    ),
    Choice("list_sheet", N_("Kertas daftar dan matriks"), options=[(s, s.value) for s in Sheet], half=True),
    Choice("text_sheet", N_("Kertas naskah"), options=[(s, s.value) for s in Sheet], half=True),
    Number("body_size", N_("Ukuran huruf (pt)"), whole=True, half=True),
    Heading(N_("Tepi halaman (mm)")),
    Number("margin_left", N_("Kiri"), whole=True, half=True),
    Number("margin_right", N_("Kanan"), whole=True, half=True),
    Number("margin_top", N_("Atas"), whole=True, half=True),
    Number("margin_bottom", N_("Bawah"), whole=True, half=True),
    Heading(N_("Kop")),
    Number("government_size", N_("Huruf pemerintah (pt)"), whole=True, half=True),
    Number("agency_size", N_("Huruf perangkat daerah (pt)"), whole=True, half=True),
    Heading(N_("Daftar hadir")),
    Number("blank_rows", N_("Baris kosong tambahan"), whole=True, half=True),
    Number("row_height", N_("Tinggi baris (mm)"), whole=True, half=True),
    Check("acknowledged", N_("Cetak tanda tangan “Mengetahui” di kaki daftar hadir")),
    Check("privacy_notice", N_("Cetak pemberitahuan pelindungan data pribadi")),
    Check("show_nip", N_("Cetak NIP pada naskah yang diedarkan")),
)
