"""The short guide: what the keyboard does, page by page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from rakor_desktop.domain.i18n import N_, _
from rakor_desktop.ui.dialogs.fitting import fit
from rakor_desktop.ui.pieces import Label, across, button, down
from rakor_desktop.ui.theme import SPACE

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (N_("Di mana saja"), (
        ("Ctrl+1 … Ctrl+8", N_("Ke halaman pertama sampai kedelapan")),
        ("Ctrl+Z", N_("Urungkan")),
        ("Ctrl+Y", N_("Ulangi")),
        ("Ctrl+H", N_("Riwayat: siapa mengubah apa, kapan")),
        ("Ctrl+P", N_("Cetak naskah")),
        ("Ctrl+O", N_("Buka berkas lain")),
        ("Ctrl+W", N_("Tutup berkas, kembali ke pilihan berkas")),
        ("Ctrl+Shift+N", N_("Buat berkas baru")),
        ("Ctrl+Shift+S", N_("Simpan salinan berkas")),
        ("Ctrl+,", N_("Pengaturan")),
        ("Ctrl++  Ctrl+-  Ctrl+0", N_("Huruf lebih besar, lebih kecil, semula")),
        ("Ctrl+Q", N_("Keluar dari program")),
        ("F1", N_("Panduan ini")),
    )),
    (N_("Ringkasan"), (
        ("← → ↑ ↓", N_("Dari satu kabupaten/kota ke yang lain di papan kedatangan")),
        ("Enter", N_("Lihat orangnya di halaman Kehadiran")),
    )),
    (N_("Kehadiran"), (
        ("Alt+1 … Alt+5", N_("Meja, Daftar, Matriks, Papan, Lembar")),
        ("Ctrl+N", N_("Tambah peserta; di Meja: tamu yang langsung hadir")),
        ("Ctrl+M", N_("Impor daftar dari Excel, ODS, atau CSV")),
        ("Ctrl+Shift+V", N_("Impor daftar yang baru disalin")),
    )),
    (N_("Kehadiran: Meja"), (
        ("Enter", N_("Tandai hadir orang yang disebut panel")),
        ("↓  ↑  PgDn  PgUp", N_("Pilih di antara orang yang cocok")),
        ("Esc", N_("Kosongkan pencarian; tinggalkan isian tamu")),
        ("F8", N_("Hadir mewakili orang lain")),
        ("F9", N_("Urungkan tanda terakhir dari meja ini")),
        ("Ctrl+N", N_("Tambahkan tamu")),
        ("Ctrl+Enter", N_("Di isian tamu: orang lain yang senama, tambahkan juga")),
        ("Ctrl+F", N_("Ke pencarian")),
    )),
    (N_("Kehadiran: Daftar"), (
        ("Ctrl+F", N_("Cari orang")),
        ("Enter", N_("Di pencarian: tandai hadir bila tinggal satu orang")),
        ("↓", N_("Dari pencarian ke daftar")),
        (N_("Spasi"), N_("Di daftar: tandai hadir, atau hapus tandanya")),
        ("Ctrl+I  Ctrl+T", N_("Tandai izin, tandai tidak hadir")),
        ("Enter  Ctrl+Enter", N_("Di panel tambah: tambahkan, tambahkan dan hadir")),
        ("Ctrl+E", N_("Rincian baris terpilih; Esc menutupnya")),
        ("Ctrl+Delete", N_("Hapus dari daftar")),
    )),
    (N_("Kehadiran: Matriks"), (
        (N_("Spasi"), N_("Tandai hadir, atau hapus tandanya; berlaku untuk semua sel terpilih")),
        ("I  T", N_("Izin dengan alasan, tidak hadir")),
        ("J", N_("Ubah jam datang; angka langsung diketik: 08.12 atau 08.12–11.30")),
        ("L", N_("Catat jam pulang; kosong bila masih di tempat")),
        ("Delete", N_("Hapus tanda")),
        ("Ctrl+E", N_("Rincian dan riwayat tanda satu orang")),
        ("Ctrl+F", N_("Cari orang; Enter pergi ke barisnya")),
    )),
    (N_("Kehadiran: Papan"), (
        ("← → ↑ ↓", N_("Dari satu kotak ke kotak lain")),
        ("Enter", N_("Lihat orang-orangnya; Esc menutupnya")),
        ("F11", N_("Papan layar penuh untuk proyektor; F11 atau Esc menutupnya")),
    )),
    (N_("Kehadiran: Lembar"), (
        (N_("Spasi"), N_("Ada tanda tangannya: hadir, lalu ke baris berikutnya; sekali lagi menghapusnya")),
        ("Delete", N_("Hapus tanda baris itu, juga yang dibuat di Meja")),
        ("PgUp  PgDn", N_("Halaman sebelum, sesudah")),
        ("Ctrl+T", N_("Yang belum bertanda di halaman ini tidak hadir")),
        ("Enter", N_("Lihat orangnya di Daftar; di baris kosong: tambahkan orang")),
        ("Ctrl+L", N_("Lampirkan pindaian atau foto lembar")),
    )),
    (N_("Impor daftar peserta"), (
        ("Ctrl+O  Ctrl+V", N_("Pilih berkas, tempel tabel yang disalin")),
        (N_("Spasi"), N_("Ambil baris itu, atau tidak")),
        ("Enter", N_("Ke yang perlu diputuskan untuk baris itu")),
        ("Ctrl+L", N_("Senama, tetapi orang lain; atau ternyata orang yang sama")),
        ("Ctrl+Enter", N_("Tambahkan")),
    )),
    (N_("Kemungkinan orang ganda"), (
        ("↑  ↓", N_("Pasangan sebelum, sesudah")),
        ("Ctrl+Enter", N_("Gabungkan menjadi satu")),
        ("Ctrl+B", N_("Dua orang berbeda")),
        ("Ctrl+Z", N_("Urungkan")),
    )),
    (N_("Agenda"), (
        ("Ctrl+Enter", N_("Mulai mata acara terpilih")),
        ("Ctrl+Shift+Enter", N_("Selesaikan mata acara yang berlangsung")),
        ("Ctrl+N", N_("Tambah mata acara")),
        ("Alt+↑  Alt+↓", N_("Pindah ke atas, ke bawah")),
        ("Ctrl+K", N_("Catat kehadiran untuk acara terpilih")),
        ("Ctrl+Delete", N_("Hapus mata acara")),
    )),
    (N_("Notulen"), (
        ("Ctrl+Enter  Ctrl+N", N_("Selesaikan catatan ini dan mulai yang berikutnya")),
        ("Alt+PgUp  Alt+PgDn", N_("Ke catatan sebelum, sesudah")),
        ("Ctrl+F", N_("Cari catatan")),
        ("Ctrl+I", N_("Jadikan permasalahan")),
        ("Ctrl+T", N_("Jadikan tindak lanjut")),
        ("Alt+↑  Alt+↓", N_("Pindah ke atas, ke bawah")),
        ("Ctrl+Shift+Delete", N_("Hapus catatan, kesimpulan, atau tindak lanjut")),
    )),
    (N_("Permasalahan"), (
        ("Ctrl+N", N_("Catat permasalahan")),
        ("Ctrl+F  ↓", N_("Ke saringan, lalu ke daftar")),
        ("Enter  Esc", N_("Dari daftar ke isian, kembali ke daftar")),
        ("Ctrl+T", N_("Nyatakan daerah terpilih tanpa permasalahan, atau cabut")),
        ("Delete", N_("Di daftar: hapus permasalahan")),
    )),
    (N_("Program"), (
        ("Ctrl+B  Ctrl+R", N_("Matriks tahun berjalan, tahun rencana")),
        ("Ctrl+N", N_("Tambah baris")),
        ("Ctrl+F  ↓", N_("Ke saringan, lalu ke daftar")),
        ("Ctrl+E", N_("Rincian baris terpilih; Esc kembali ke daftar")),
        ("Ctrl+Shift+R", N_("Ajukan ke tahun rencana")),
        ("F5", N_("Diusulkan")),
        ("F6", N_("Disepakati")),
        ("F7", N_("Disepakati dengan catatan")),
        ("F8", N_("Ditunda")),
        ("F9", N_("Tidak diakomodasi")),
        ("Ctrl+Delete", N_("Di tabel: hapus baris")),
    )),
    (N_("Gabung Data"), (
        ("Alt+1  Alt+2  Alt+3  Alt+4", N_("Kumpulkan, Perbedaan, Kirim dan bagikan, Pusat data bila ada")),
    )),
    (N_("Gabung Data: Kumpulkan"), (
        ("Ctrl+M", N_("Pilih berkas laptop lain")),
        ("Ctrl+Shift+M", N_("Pilih folder berisi berkas laptop lain")),
        (N_("Spasi"), N_("Ikutkan berkas terpilih, atau tidak")),
        ("Ctrl+Enter", N_("Ke langkah berikutnya: lihat isinya, lalu gabungkan")),
        ("Esc", N_("Ke langkah sebelumnya")),
    )),
    (N_("Gabung Data: Kirim dan bagikan"), (
        ("F5", N_("Ambil dari folder bersama sekarang, dan tulis ke sana")),
    )),
    (N_("Dokumen"), (
        ("Enter  Ctrl+P", N_("Pratinjau dan cetak")),
        ("Ctrl+S", N_("Simpan PDF")),
    )),
    (N_("Gabung Data: Perbedaan"), (
        ("1  2  3  4  5  6  7  8  9", N_("Pilih nomor itu; bila beberapa dipilih: laptop bernomor itu")),
        ("F2", N_("Tulis nilai lain; Ctrl+Enter menyimpannya, Esc membatalkannya")),
        ("B", N_("Catatan notula: simpan keduanya")),
        ("P", N_("Pertahankan data yang dihapus di laptop lain")),
        ("Delete", N_("Benarkan penghapusannya")),
        ("Enter", N_("Tulis alasan; Enter lagi kembali ke daftar")),
        ("D", N_("Pada yang mungkin ganda: dua hal berbeda")),
        ("Ctrl+F", N_("Cari di daftar")),
        ("Ctrl+Enter", N_("Di isian nilai lain: simpan")),
    )),
    (N_("Data pribadi"), (
        ("Ctrl+F", N_("Cari orang; Enter ke daftarnya")),
        (N_("Spasi"), N_("Centang atau lepas tulisan yang ikut dihapus")),
        ("Alt+H  Alt+L", N_("Hapus data seseorang, laporan insiden")),
    )),
    (N_("Pratinjau naskah"), (
        ("PgUp  PgDn  Home  End", N_("Halaman sebelum, sesudah, pertama, terakhir")),
        ("Ctrl++  Ctrl+-  Ctrl+0", N_("Perbesar, perkecil, selebar jendela")),
        ("Ctrl+P", N_("Cetak")),
        ("Ctrl+S", N_("Simpan PDF")),
        ("Esc", N_("Tutup")),
    )),
    (N_("Gabung Data: Pusat data"), (
        ("Ctrl+Enter", N_("Kirim yang baru di sini, lalu ambil yang baru di sana")),
        ("Ctrl+Shift+K  Ctrl+Shift+A", N_("Kirim saja, ambil saja")),
        ("F5", N_("Periksa apa yang baru di sini dan di sana")),
    )),
    (N_("Di dalam tabel"), (
        ("Enter", N_("Simpan sel dan turun satu baris")),
        ("Tab", N_("Simpan sel dan ke kolom berikutnya")),
        ("F2", N_("Ubah isi sel")),
        ("Esc", N_("Batalkan ketikan di sel")),
        ("Ctrl+C  Ctrl+V", N_("Salin dan tempel, juga dari dan ke Excel")),
        ("Ctrl+Shift+C", N_("Salin dengan judul kolom")),
        ("F3", N_("Ke sel berikutnya yang ditolak saat menempel; Esc menghapus tandanya")),
        ("Ctrl+D", N_("Isi dari sel di atasnya")),
        ("Ctrl+Enter", N_("Isi semua sel terpilih dengan yang diketik")),
        ("Delete", N_("Kosongkan sel")),
        (N_("Shift+Spasi  Ctrl+Spasi"), N_("Pilih seluruh baris, seluruh kolom")),
        ("Ctrl+← → ↑ ↓", N_("Ke ujung sel yang terisi; dengan Shift sekaligus memilih")),
        ("Alt+↓", N_("Saring kolom ini")),
        ("Ctrl+Shift+L", N_("Hapus semua saringan")),
    )),
    (N_("Di dalam isian"), (
        ("Esc", N_("Batalkan ketikan yang belum tersimpan")),
        (N_("Alt+huruf"), N_("Ke isian dengan huruf bergaris bawah itu; tahan Alt untuk melihatnya")),
        ("↑  ↓", N_("Di tanggal: hari berikutnya, hari sebelumnya")),
        ("Alt+↓", N_("Di tanggal: buka kalender")),
    )),
)  # fmt: skip
"""By place: the keys (separated by two blanks) and what they do."""
_SAVING = N_("Tidak ada tombol Simpan: teks tersimpan sendiri, dan bilah bawah memberi tahu kapan.")


class KeysDialog(QDialog):
    """Lists the keys, by where they work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Panduan singkat"))
        close = button(_("Tutup"), self.accept, kind="primary")
        close.setDefault(True)
        area = QScrollArea()
        area.setWidget(_listing())
        area.setWidgetResizable(True)
        box = down(Label(_(_SAVING)), area, across(None, close), gap=SPACE, margin=2 * SPACE)
        fit(self, box, letters=80, lines=34)
        # Arrows and PgDn scroll it, Enter still closes.
        area.setFocus()


def _listing() -> QWidget:
    listing = QWidget()
    grid = QGridLayout(listing)
    grid.setHorizontalSpacing(3 * SPACE)
    grid.setColumnStretch(1, 1)
    for place, keys in KEYS:
        heading = Label(_(place), strong=True)
        heading.setContentsMargins(0, SPACE, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for key, what in keys:
            line = grid.rowCount()
            shown = Label(_(key), tone="muted")
            shown.setWordWrap(False)
            grid.addWidget(shown, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(_(what)), line, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return listing
