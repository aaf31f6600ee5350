"""Writes the workbook that is sent out to be filled in: what comes back can be imported as it is.

It is a paper like any other: always in Indonesian.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from rakor_desktop.domain.attendance import ROLES, Role
from rakor_desktop.domain.regions import Region

LINES = 1_000
"""Rows of the sheet in which choices are offered."""
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
_SHEET, _GUIDE = "Peserta", "Petunjuk"
_A4 = 9
_ACCENT, _PALE = "#1F5F8B", "#E8F0F6"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the sheet: heading, width in letters, how it is filled in, and an example."""

    title: str
    width: int
    how: str
    example: str


_COLUMNS = (
    _Column(
        "Nama Lengkap dan Gelar",
        34,
        "Wajib. Tulis dengan gelarnya, tidak dengan huruf besar semua.",
        "Drs. Yosef Contoh, M.Si.",
    ),
    _Column("L/P", 5, "Pilih L (laki-laki) atau P (perempuan).", "L"),
    _Column(
        "Kabupaten/Kota",
        30,
        "Wajib untuk peserta. Pilih dari daftar; lihat kolom E di sini.",
        "Kabupaten Alor",
    ),
    _Column("Jabatan", 28, "Jabatan lengkap, tidak disingkat.", "Kepala Bidang Perindustrian"),
    _Column(
        "Instansi",
        36,
        "Nama resmi perangkat daerah, perusahaan, atau lembaga.",
        "Dinas Perindustrian dan Perdagangan",
    ),
    _Column(
        "NIP",
        22,
        "18 angka, dengan atau tanpa spasi; kosongkan bila tidak punya.",
        "19800101 200501 1 999",
    ),
    _Column("Pangkat/Gol", 18, "Pangkat atau golongan, boleh keduanya.", "Pembina, IV/a"),
    _Column("No. HP", 17, "Nomor yang dapat dihubungi panitia.", "0812-0000-0000"),
    _Column("Pos-el (Email)", 26, "Boleh dikosongkan.", "yosef@contoh.id"),
    _Column("Peran", 16, "Pilih dari daftar; dikosongkan berarti Peserta.", "Peserta"),
    _Column(
        "Mewakili",
        28,
        "Jabatan atau nama orang yang diwakili, bila mewakili.",
        "Kepala Dinas Perindustrian dan Perdagangan",
    ),
    _Column("Nomor Surat Tugas", 24, "Seperti tertulis pada suratnya.", "090/123/IV/2026"),
    _Column("Tanggal Surat Tugas", 14, "Tanggal, bulan, tahun.", "10 April 2026"),
    _Column("Keterangan", 24, "Hal lain yang perlu diketahui panitia.", ""),
)
_RULES = (
    "Isi lembar “Peserta” mulai baris 2: satu orang satu baris, tanpa menggabungkan sel (merge).",
    "Jangan mengubah judul kolom. Kolom yang tidak diperlukan boleh dibiarkan kosong.",
    "Semua kolom berformat teks; jangan diubah, karena NIP dan nomor telepon akan rusak.",
    "Bila menempel dari berkas lain, pakai Tempel Nilai (Paste Values).",
    "Utusan provinsi atau kementerian memilih asal yang sesuai; utusan instansi lain memilih “Lainnya”.",
    "Simpan sebagai .xlsx lalu kirim kembali kepada panitia.",
)
_USUAL_ROLES = (Role.PARTICIPANT, Role.SPEAKER, Role.MODERATOR, Role.COMMITTEE, Role.GUEST)
_LAST_ROLES = tuple(role for role in ROLES if role not in _USUAL_ROLES)


@dataclass(frozen=True, slots=True)
class _Looks:
    """How the cells look."""

    title: Format
    head: Format
    text: Format
    wrapped: Format


def participants(regions: Sequence[Region]) -> bytes:
    """Return the workbook for a list of people from these regions; the same ones give the same bytes."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "Daftar Peserta", "created": _WRITTEN})
        looks = _Looks(
            book.add_format({"bold": True, "font_size": 14}),
            book.add_format(
                {
                    "bold": True,
                    "font_color": "#FFFFFF",
                    "bg_color": _ACCENT,
                    "border": 1,
                    "text_wrap": True,
                    "valign": "vcenter",
                    "num_format": "@",
                }
            ),
            book.add_format({"num_format": "@", "valign": "top"}),
            book.add_format(
                {"num_format": "@", "valign": "top", "text_wrap": True, "border": 1, "border_color": _ACCENT}
            ),
        )
        _fill_sheet(book.add_worksheet(_SHEET), looks, len(regions))
        _fill_guide(book.add_worksheet(_GUIDE), looks, regions)
    return out.getvalue()


def _fill_sheet(sheet: Worksheet, looks: _Looks, regions: int) -> None:
    for place, column in enumerate(_COLUMNS):
        sheet.set_column(place, place, column.width, looks.text)
        sheet.write_string(0, place, column.title, looks.head)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    first, last = _first_region(), _first_region() + regions - 1
    _offer(sheet, "L/P", ["L", "P"])
    _offer(sheet, "Kabupaten/Kota", f"={_GUIDE}!$E${first + 1}:$E${last + 1}")
    _offer(sheet, "Peran", [ROLES[role] for role in (*_USUAL_ROLES, *_LAST_ROLES)])
    sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, LINES, len(_COLUMNS) - 1)})
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    _set_up_print(sheet)


def _offer(sheet: Worksheet, title: str, source: list[str] | str) -> None:
    place = next(place for place, column in enumerate(_COLUMNS) if column.title == title)
    sheet.data_validation(
        1,
        place,
        LINES,
        place,
        {
            "validate": "list",
            "source": source,
            "error_title": title,
            "error_message": "Pilih salah satu dari daftar, atau kosongkan.",
        },
    )


def _first_region() -> int:
    return len(_RULES) + 4


def _fill_guide(sheet: Worksheet, looks: _Looks, regions: Sequence[Region]) -> None:
    sheet.write_string(0, 0, "Petunjuk pengisian daftar peserta", looks.title)
    for number, rule in enumerate(_RULES, start=1):
        sheet.write_string(number + 1, 0, f"{number}. {rule}", looks.text)
    top = _first_region() - 1
    for place, (title, width) in enumerate((("Kolom", 26), ("Cara mengisi", 62), ("Contoh", 40), ("", 3))):
        sheet.set_column(place, place, width)
        if title:
            sheet.write_string(top, place, title, looks.head)
    for number, column in enumerate(_COLUMNS, start=top + 1):
        for place, text in enumerate((column.title, column.how, column.example)):
            sheet.write_string(number, place, text, looks.wrapped)
    sheet.set_column(4, 4, 34)
    sheet.set_column(5, 5, 11)
    sheet.write_string(top, 4, "Pilihan asal", looks.head)
    sheet.write_string(top, 5, "Kode resmi", looks.head)
    for number, region in enumerate(regions, start=top + 1):
        sheet.write_string(number, 4, region.name, looks.wrapped)
        sheet.write_string(number, 5, region.code if region.is_regency else "", looks.wrapped)
    _set_up_print(sheet)


def _set_up_print(sheet: Worksheet) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&RHalaman &P dari &N")
