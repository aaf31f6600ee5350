"""Show every house widget in one window, or save pictures of them in both palettes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTabWidget, QWidget

from rakor_desktop.domain.numbers import grouped, parse_money
from rakor_desktop.ui import theme
from rakor_desktop.ui.form import (
    Check,
    Choice,
    Clock,
    Date,
    Form,
    Heading,
    Lines,
    LongText,
    Money,
    Number,
    Searchable,
    Text,
)
from rakor_desktop.ui.pieces import (
    Card,
    EmptyState,
    HeadLine,
    InlineMessage,
    Label,
    across,
    button,
    down,
    icon_button,
    scrolling,
)
from rakor_desktop.ui.table import Column, RowTable, TableView
from rakor_desktop.ui.table.column import RIGHT
from rakor_desktop.ui.theme import SPACE, State
from rakor_desktop.ui.tiles import TileBoard, TileRow

PRESENCES = (("PRESENT", "Hadir"), ("EXCUSED", "Izin"), ("ABSENT", "Tidak hadir"), ("", "Belum dicatat"))
STATES = {"PRESENT": State.OK, "EXCUSED": State.WARN, "ABSENT": State.BAD, "": State.IDLE}
REGIONS = (
    *(
        "Kupang",
        "Timor Tengah Selatan",
        "Timor Tengah Utara",
        "Belu",
        "Alor",
        "Flores Timur",
        "Sikka",
        "Ende",
    ),
    *(
        "Ngada",
        "Manggarai",
        "Sumba Timur",
        "Sumba Barat",
        "Lembata",
        "Rote Ndao",
        "Manggarai Barat",
        "Nagekeo",
    ),
    *("Sumba Tengah", "Sumba Barat Daya", "Manggarai Timur", "Sabu Raijua", "Malaka", "Kota Kupang"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the sample table."""

    uid: str
    number: str
    name: str
    institution: str
    region: str
    presence: str
    budget: int
    remarks: str = ""


def people(count: int) -> list[Person]:
    """Return made-up people."""
    titles = (("Drs.", "M.Si."), ("", "S.E."), ("Ir.", "M.T."), ("", ""), ("Dra.", "S.Sos., M.M."))
    names = ("Yosef", "Maria", "Yohanes", "Ni’am", "Kristina", "Petrus")
    return [
        Person(
            f"p{i}",
            f"A-{i + 1:03}",
            f"{titles[i % 5][0]} {names[i % 6]} Contoh {i + 1}, {titles[i % 5][1]}".strip(", "),
            f"Dinas Perdagangan, Perindustrian, Koperasi dan UKM Kabupaten {REGIONS[i % 22]}",
            REGIONS[i % 22],
            ("PRESENT", "PRESENT", "", "ABSENT", "PRESENT", "EXCUSED")[i % 6],
            125_000_000 + i * 1_750_500,
            "Mewakili Kepala Dinas" if i % 7 == 0 else "",
        )
        for i in range(count)
    ]


COLUMNS: tuple[Column[Person], ...] = (
    Column("No.", lambda r: r.number, width=6),
    Column("Nama Lengkap", lambda r: r.name, width=24, field="name", stretch=True),
    Column("Instansi", lambda r: r.institution, width=24, stretch=True),
    Column("Kabupaten/Kota", lambda r: r.region, width=18),
    Column(
        "Kehadiran",
        lambda r: dict(PRESENCES)[r.presence],
        width=16,
        state=lambda r: STATES[r.presence],
        field="presence",
        choices=PRESENCES,
    ),
    Column(
        "Pagu (Rp)",
        lambda r: grouped(r.budget),
        RIGHT,
        width=14,
        sort=lambda r: r.budget,
        field="budget",
        parse=parse_money,
    ),
)

FIELDS = (
    Heading("Peserta", "Nama ditulis seperti pada surat tugas."),
    Text("name", "Nama Lengkap", required=True),
    Searchable("region", "Kabupaten/Kota", [(name, name) for name in REGIONS], half=True),
    Choice("presence", "Kehadiran", PRESENCES, half=True),
    Date("date", "Tanggal Surat Tugas", half=True),
    Clock("time", "Waktu Tiba", half=True),
    Money("budget", "Pagu Indikatif"),
    Number("physical", "Realisasi Fisik (%)", "0–100", half=True, low=0, high=100),
    Number("year", "Tahun Anggaran", half=True, whole=True, grouped=False),
    LongText("remarks", "Keterangan", hint="Tercetak pada kolom terakhir daftar hadir."),
    Lines("objectives", "Tujuan", hint="Satu butir per baris."),
    Check("mewakili", "Mewakili Kepala Dinas"),
)

ROW = {
    "name": "Drs. Yosef Contoh, M.Si.",
    "region": "Belu",
    "presence": "PRESENT",
    "date": date(2026, 4, 14),
    "time": "08:30",
    "budget": 1_250_000,
    "physical": None,
    "year": 2026,
    "remarks": "Hadir bersama dua orang staf. " * 6,
    "objectives": ("membangun persepsi yang sama", "menginventarisasi permasalahan"),
    "mewakili": True,
}


def table_page() -> QWidget:
    """Return a table with a form beside it."""
    table: RowTable[Person] = RowTable(COLUMNS, save=lambda _changes: None)
    table.show_rows(people(60))
    view = TableView(table, name="Daftar hadir")
    view.go(3, 1)
    form = Form(FIELDS, save=lambda _uid, _changes: "Nama ini sudah ada dalam daftar.")
    form.show_row("p1", ROW)
    side = Card(form)
    split = QSplitter()
    split.addWidget(view)
    split.addWidget(scrolling(side))
    split.setSizes([900, 400])
    head = HeadLine(
        "38 dari 60 orang hadir",
        (
            icon_button("printer", "Cetak daftar hadir"),
            button("Impor"),
            button("Tambah peserta", kind="primary"),
        ),
    )
    head.show_text(
        "38 dari 60 orang hadir",
        (
            (State.OK, "19 dari 22 daerah"),
            (State.WARN, "3 daerah belum hadir"),
            (State.BAD, "Lembata tercatat dua kali"),
        ),
    )
    page = QWidget()
    page.setLayout(down(head, split, gap=0))
    page.view, page.form = view, form  # type: ignore[attr-defined]
    return page


def pieces_page() -> QWidget:
    """Return the small parts."""
    board = TileBoard()
    states = ((State.OK, "Kepala hadir"), (State.INFO, "Ada perwakilan"), (State.IDLE, "Belum ada"))
    board.show_rows(
        [
            TileRow(n, n, *states[(i * 5) % 7 % 3], count=f"{2 - (i * 5) % 7 % 3}/2")
            for i, n in enumerate(REGIONS)
        ]
    )
    buttons = across(
        button("Simpan", kind="primary"),
        button("Batal"),
        button("Hapus", kind="danger"),
        button("Lainnya", kind="quiet"),
        button("Cetak", icon="printer", shortcut="Ctrl+P"),
        icon_button("printer", "Cetak"),
        None,
    )
    off = button("Tidak bisa")
    off.setEnabled(False)
    buttons.insertWidget(5, off)
    texts = down(
        Label("Judul halaman", size="title"),
        Label("Isi: Rapat Koordinasi Bidang Perindustrian Provinsi Nusa Tenggara Timur Tahun 2026."),
        Label("Kecil dan tenang: terakhir disimpan pukul 08.12.33", size="small", tone="muted"),
    )
    page = QWidget()
    page.setLayout(
        down(
            Card(board, title="Kehadiran daerah: 19 dari 22"),
            across(
                Card(texts, buttons, None, title="Tombol dan teks"), Card(*messages(), None, title="Pesan")
            ),
            Card(
                EmptyState(
                    "notebook-pen",
                    "Belum ada catatan",
                    "Tulis apa yang dikatakan; Enter menyimpan.",
                    "Tulis catatan",
                )
            ),
            margin=2 * SPACE,
            gap=12,
        )
    )
    return page


def messages() -> list[QWidget]:
    """Return one message of each state."""
    return [
        InlineMessage(
            State.INFO, "Berkas ini dibuka hanya untuk dibaca; LAPTOP-B sedang memakainya.", "Buka salinan"
        ),
        InlineMessage(State.WARN, "Lembata tercatat dua kali; hanya dihitung satu daerah."),
        InlineMessage(State.BAD, "Tanggal 31 Februari tidak ada dalam kalender."),
        InlineMessage(State.OK, "Daftar hadir tersimpan di Dokumen/daftar-hadir.pdf."),
    ]


def empty_page() -> QWidget:
    """Return a table without rows."""
    table: RowTable[Person] = RowTable(COLUMNS)
    view = TableView(table, name="Daftar hadir")
    view.set_empty(
        EmptyState(
            "user-check",
            "Belum ada peserta",
            "Impor daftar undangan dari Excel, atau tambahkan satu per satu.",
            "Impor daftar",
        )
    )
    return view


def main() -> int:
    """Show the gallery; with a folder, save its pictures there and end."""
    app = QApplication(sys.argv[:1])
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    theme.apply(app, "light")
    window = QMainWindow()
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    table = table_page()
    for page, title in ((table, "Kehadiran"), (pieces_page(), "Ringkasan"), (empty_page(), "Program")):
        tabs.addTab(page, title)
    window.setCentralWidget(tabs)
    window.resize(1366, 768)
    window.show()
    if folder is not None:
        QTimer.singleShot(100, lambda: save(app, tabs, window, folder))
    return app.exec()


def save(app: QApplication, tabs: QTabWidget, window: QMainWindow, folder: Path) -> None:
    """Save a picture of every page in both palettes."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    form = tabs.widget(0).form  # type: ignore[attr-defined]
    form.focus("name")
    form.field("name").setText("Maria")
    form.field("name").textEdited.emit("Maria")
    form.flush()
    form.field("date").setText("31 Februari 2026")
    form.field("date").textEdited.emit("")
    form.flush()
    tabs.widget(0).view.show_refusal(
        "Nama ini sudah ada dalam daftar; beri gelar atau jabatan yang membedakan."
    )  # type: ignore[attr-defined]
    for mode in ("light", "dark"):
        theme.apply(app, mode)  # type: ignore[arg-type]
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            if place == 0:
                tabs.widget(0).view.setFocus()  # type: ignore[attr-defined]
            app.processEvents()
            window.grab().save(str(folder / f"{tabs.tabText(place)}-{mode}-{scale}x.png"))
    tabs.widget(0).view.show_refusal("x")  # type: ignore[attr-defined]
    app.quit()


if __name__ == "__main__":
    raise SystemExit(main())
